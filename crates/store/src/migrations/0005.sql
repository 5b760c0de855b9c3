-- Long strings of entries: images and outputs, each once however many entries hold it.
-- `hash` is the SHA-256 of `body`, which is a part of JSON text, without its quotes.
CREATE TABLE blobs (
    number INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    body TEXT NOT NULL
);

-- The entries, by their keys, that hold a blob.
CREATE TABLE blob_uses (
    key INTEGER NOT NULL,
    blob INTEGER NOT NULL,
    PRIMARY KEY (key, blob)
) WITHOUT ROWID;
CREATE INDEX blob_uses_by_blob ON blob_uses (blob);

-- The body of an entry that holds blobs is a BLOB, not TEXT: JSON text with the numbers of the
-- blobs between bytes of value 1.
CREATE TRIGGER entries_release AFTER DELETE ON entries WHEN typeof(OLD.body) = 'blob' BEGIN
    DELETE FROM blob_uses WHERE key = OLD.key;
END;
CREATE TRIGGER blobs_release AFTER DELETE ON blob_uses BEGIN
    DELETE FROM blobs WHERE number = OLD.blob
        AND NOT EXISTS (SELECT 1 FROM blob_uses WHERE blob = OLD.blob);
END;
