-- Small texts of threads that are read and written whole: what waits in a queue, a goal.
-- `kind`: 0 queue, 1 goal.
CREATE TABLE thread_documents (
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (number, kind)
) WITHOUT ROWID;
