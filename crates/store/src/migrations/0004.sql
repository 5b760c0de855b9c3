-- The index of messages. Its rows have the keys of their entries and hold no text: they say
-- in which messages three characters stand beside each other, in any script and case.
CREATE VIRTUAL TABLE search USING fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'none'
);

-- Threads with messages that are not in the index yet. A turn marks its thread, and the
-- messages are added later and many at once: to add one alone would write more than the turn does.
CREATE TABLE search_pending (number INTEGER PRIMARY KEY);
INSERT INTO search_pending SELECT number FROM threads;

-- The key of the last entry of a thread that was looked at for the index.
CREATE TABLE search_done (
    number INTEGER PRIMARY KEY,
    through INTEGER NOT NULL
);
