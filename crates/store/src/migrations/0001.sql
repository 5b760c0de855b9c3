-- Ids of threads and turns are 16-byte blobs; times are milliseconds since the Unix epoch.

-- What changes with every turn. `number` stands for the thread in other tables.
CREATE TABLE threads (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    recency_at INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    usage TEXT,
    read_state TEXT
);
CREATE INDEX threads_by_created ON threads (archived, created_at, id);
CREATE INDEX threads_by_updated ON threads (archived, updated_at, id);
CREATE INDEX threads_by_recency ON threads (archived, recency_at, id);

-- What searches read, apart so that they read little.
CREATE TABLE thread_titles (
    number INTEGER PRIMARY KEY,
    name TEXT,
    preview TEXT NOT NULL
);

-- What seldom changes, apart so that it is seldom written.
CREATE TABLE thread_facts (
    number INTEGER PRIMARY KEY,
    cwd TEXT NOT NULL,
    model_provider TEXT NOT NULL,
    source TEXT NOT NULL,
    originator TEXT NOT NULL,
    forked_from BLOB,
    server_version TEXT NOT NULL,
    settings TEXT NOT NULL
);

-- Turns, items and what the model was sent, in the order they came. They share
-- a table so that a batch, which has some of each, changes one page.
-- `key` is the thread's number times 2^32 plus a place that counts up from 1.
-- `kind`: 0 turn, 1 item, 2 history. `turn` is the key of an item's turn.
-- `state` and `completed_at` of a turn keep their length when it ends, since a
-- row that grows makes SQLite rewrite its neighbours: `state` is 2 running,
-- 3 completed, 4 interrupted, 5 failed (0 and 1 would be shorter), and
-- `completed_at` is 2^47 - 1 for none. `body` of a turn is its error.
CREATE TABLE entries (
    key INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    turn INTEGER,
    id,
    state INTEGER,
    started_at INTEGER,
    completed_at INTEGER,
    body TEXT
);
