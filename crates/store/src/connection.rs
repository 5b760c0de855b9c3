//! Opening the database, for the writer and the reader alike.

use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::fault::Fault;
use crate::files::{Files, OpenError};
use crate::migrations::{self, LATEST};

/// How long to wait for another process that writes. Its transactions take milliseconds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// What a connection keeps of the database in memory: 384 KiB, enough for the upper
/// pages of each tree and for the titles of 2,000 threads.
const SETTINGS: &str = "
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA cache_size = -384;
    PRAGMA temp_store = MEMORY;
";

/// Statements kept prepared: more than either thread uses, the shapes of lists apart.
const PREPARED_STATEMENTS: usize = 32;

/// Opens the database; makes or migrates it first where that is due.
pub(crate) fn open(files: &Files) -> Result<Connection, Fault> {
    let connection = if files.version()? == LATEST { connect(files)? } else { migrate(files)? };
    // Asked again: the header does not know of a migration that is still in the log.
    let found = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > LATEST {
        return Err(files.newer(found).into());
    }
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
    Ok(connection)
}

fn migrate(files: &Files) -> Result<Connection, Fault> {
    let lock = files.open_lock()?;
    lock.lock().map_err(|source| OpenError::NotWritable { path: files.lock.clone(), source })?;
    files.create_database()?;
    let mut connection = connect(files)?;
    migrations::run(&mut connection, files)?;
    Ok(connection)
}

fn connect(files: &Files) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(files.database.as_std(), flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}
