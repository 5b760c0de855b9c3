-- The index of titles: in whose names and previews three characters stand beside each other, in any
-- script and case. Its rows have the numbers of their threads and hold no text.
CREATE VIRTUAL TABLE titles USING fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'none'
);

-- Threads whose titles are not in the index: new ones, which are added many at once, since to add
-- one alone would write more than the rest of it.
CREATE TABLE titles_pending (number INTEGER PRIMARY KEY);
INSERT INTO titles_pending SELECT number FROM thread_titles;

CREATE TRIGGER titles_insert AFTER INSERT ON thread_titles BEGIN
    INSERT INTO titles_pending (number) SELECT NEW.number
        WHERE NOT EXISTS (SELECT 1 FROM titles_pending WHERE number = NEW.number);
END;
CREATE TRIGGER titles_update AFTER UPDATE OF name, preview ON thread_titles BEGIN
    DELETE FROM titles WHERE rowid = NEW.number;
    INSERT INTO titles_pending (number) SELECT NEW.number
        WHERE NOT EXISTS (SELECT 1 FROM titles_pending WHERE number = NEW.number);
END;
CREATE TRIGGER titles_delete AFTER DELETE ON thread_titles BEGIN
    DELETE FROM titles WHERE rowid = OLD.number;
    DELETE FROM titles_pending WHERE number = OLD.number;
END;
