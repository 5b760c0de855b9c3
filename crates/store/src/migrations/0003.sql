-- Sections that people file threads under, in the order in which they were made.
-- Clients of the protocol know the first one by its id.
CREATE TABLE sections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    appearance TEXT
);
INSERT INTO sections (id, name) VALUES ('01984de2-8f74-7c91-a3b2-5c5e937cf318', 'Pinned');

-- `key` is the client's for the request that made the project.
CREATE TABLE projects (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    roots TEXT NOT NULL,
    metadata TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

-- What clients file about a thread; a thread without a row has nothing filed.
-- `number` is the thread's, `section` and `project` are numbers too.
CREATE TABLE filings (
    number INTEGER PRIMARY KEY,
    section INTEGER,
    section_position INTEGER,
    section_entered_at INTEGER,
    project INTEGER,
    git_branch TEXT,
    git_sha TEXT,
    git_origin_url TEXT,
    daybreak INTEGER
);
CREATE INDEX filings_by_section ON filings (section, section_position) WHERE section IS NOT NULL;
CREATE INDEX filings_by_project ON filings (project) WHERE project IS NOT NULL;

-- `number` orders them by age.
CREATE TABLE attachments (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    thread INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (thread, kind, key)
);
CREATE INDEX attachments_by_key ON attachments (kind, key);

ALTER TABLE thread_facts ADD COLUMN parent BLOB;
ALTER TABLE thread_facts ADD COLUMN thread_source TEXT;
CREATE INDEX thread_facts_by_parent ON thread_facts (parent) WHERE parent IS NOT NULL;
