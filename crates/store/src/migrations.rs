//! Numbered migrations: forward only, each in a transaction of its own, the
//! number kept in `user_version`.
//!
//! A new database begins as a copy of one that went through all of them, since the first turn in a
//! home waits for it: the steps take some milliseconds, and the disk is waited for after most.
//!
//! They run under a lock on a file beside the database, since several
//! processes may start at once. Afterwards the log is moved into the database,
//! so that the next process reads the version from the header alone.

use rusqlite::Connection;

use crate::error::Fault;
use crate::files::Files;
use crate::version::LATEST;

/// The step from each version to the next.
const STEPS: [&str; LATEST as usize] = [
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
    include_str!("migrations/0007.sql"),
    include_str!("migrations/0008.sql"),
    include_str!("migrations/0009.sql"),
];

/// A database that the steps made and that nothing was put into. A test holds it to them;
/// `UPDATE_EXPECT=1` has it write the file.
pub(crate) const NEW: &[u8] = include_bytes!("migrations/new.sqlite");

/// Bytes of a page. Small, because a commit writes whole pages: a short turn of
/// three batches writes 8 kB with 512, 12 kB with 1024, 19 kB with 2048 and
/// 35 kB with 4096, while reads take the same time within a quarter.
const PAGE_BYTES: u32 = 512;

/// Makes or migrates the database behind `connection`. The caller holds the lock.
pub(crate) fn run(connection: &mut Connection, files: &Files) -> Result<(), Fault> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > LATEST {
        return Err(files.newer(found).into());
    }
    if found == 0 {
        connection.execute_batch(&format!("PRAGMA page_size = {PAGE_BYTES}"))?;
    }
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = NORMAL")?;
    for (done, step) in (0..LATEST).zip(STEPS).skip(found as usize) {
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.execute_batch(&format!("PRAGMA user_version = {}", done + 1))?;
        transaction.commit()?;
    }
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Returns a database in memory, as a new one is.
#[cfg(test)]
pub(crate) fn in_memory() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    for step in STEPS {
        connection.execute_batch(step).unwrap();
    }
    connection
}

#[cfg(test)]
mod tests {
    use turnhost_base::AbsPath;

    use super::*;

    /// The bytes of a header in which SQLite notes its own version.
    const SQLITE_VERSION: std::ops::Range<usize> = 96..100;

    #[test]
    fn a_new_database_is_what_the_migrations_make() {
        let directory = tempfile::tempdir().unwrap();
        let files = Files::of(&AbsPath::from_std(directory.path()).unwrap());
        let mut connection = Connection::open(files.database.as_std()).unwrap();
        run(&mut connection, &files).unwrap();
        connection.close().unwrap();
        let mut made = std::fs::read(files.database.as_std()).unwrap();
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/migrations/new.sqlite");
            std::fs::write(path, &made).unwrap();
            return;
        }
        made[SQLITE_VERSION].copy_from_slice(&NEW[SQLITE_VERSION]);
        assert!(made == NEW, "new.sqlite is not what the migrations make; set UPDATE_EXPECT=1");
    }
}
