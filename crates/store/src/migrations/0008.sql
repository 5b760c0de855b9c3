-- The indices know terms of one and two characters too: by the neighbours of three that begin with
-- them, for which each text ends in two characters more. All texts are added again.
INSERT INTO search (search) VALUES ('delete-all');
DELETE FROM search_done;
INSERT OR IGNORE INTO search_pending (number) SELECT number FROM threads;
INSERT INTO titles (titles) VALUES ('delete-all');
INSERT OR IGNORE INTO titles_pending (number) SELECT number FROM thread_titles;

-- The neighbours of three in each index, sorted, with the rows that have them.
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, instance);
CREATE VIRTUAL TABLE titles_terms USING fts5vocab (titles, instance);
