-- The thread that the history of a fork came from, as long as both are stored. `copied` is the key of the
-- fork's last entry that came from there. Forks that were made before this version have no row.
CREATE TABLE fork_bases (
    number INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    copied INTEGER NOT NULL
);
CREATE INDEX fork_bases_by_source ON fork_bases (source);
