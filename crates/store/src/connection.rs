//! Opening the database, for the writer and the reader alike.

use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use turnhost_base::AbsPath;

use crate::error::Fault;
use crate::files::{DatabaseFile, Files, OpenError};
use crate::migrations;
use crate::version::LATEST;

/// Time to wait for another process that writes. Its transactions take milliseconds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Pages that a connection keeps in memory: 384 KiB, enough for the upper
/// pages of each tree and for the titles of 2,000 threads.
const SETTINGS: &str = "
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA cache_size = -384;
    PRAGMA temp_store = MEMORY;
";

/// Statements kept prepared: more than either thread uses, the shapes of lists apart.
const PREPARED_STATEMENTS: usize = 40;

/// Opens the database; makes or migrates it first where that is due.
fn open(files: &Files) -> Result<Connection, Fault> {
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
    let file = files.create_database(migrations::NEW)?;
    let mut connection = connect(files)?;
    match file {
        DatabaseFile::Made => {
            // Nothing has to be on disk first: the file has held no other log, which what a loss of power
            // leaves of this one could be taken for.
            connection.execute_batch("PRAGMA synchronous = OFF")?;
            begin_log(&mut connection)?;
        }
        DatabaseFile::Found if files.version()? < LATEST => {
            migrations::run(&mut connection, files)?;
        }
        DatabaseFile::Found => {}
    }
    Ok(connection)
}

/// Begins the write-ahead log, by writing what is there already.
fn begin_log(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    transaction.execute_batch(&format!("PRAGMA user_version = {version}"))?;
    transaction.commit()
}

fn connect(files: &Files) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(files.database.as_std(), flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

/// An open database, with the identity of its files.
///
/// SQLite continues files that were removed under it, and what it writes
/// there is lost without an error.
pub(crate) struct Opened {
    connection: Connection,
    files: Files,
    database: Option<FileIdentity>,
    /// Known after the first use; SQLite makes the log then.
    log: Option<FileIdentity>,
}

/// The device and inode of a file.
type FileIdentity = (u64, u64);

impl Opened {
    /// Opens the database; makes or migrates it first where that is due.
    pub(crate) fn open(files: &Files) -> Result<Self, Fault> {
        let connection = open(files)?;
        let database = identity(&files.database);
        Ok(Self { connection, files: files.clone(), database, log: None })
    }

    /// Returns whether the files that were opened are still the ones at their paths.
    pub(crate) fn is_in_place(&self) -> bool {
        identity(&self.files.database) == self.database
            && self.log.is_none_or(|log| identity(&self.files.log()) == Some(log))
    }

    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Begins the log if it is empty: with the first change SQLite waits until the beginning of the log and
    /// its directory are on disk.
    pub(crate) fn begin_log(&mut self) -> rusqlite::Result<()> {
        let log = std::fs::metadata(self.files.log().as_std());
        if log.map_or(true, |log| log.len() == 0) {
            begin_log(&mut self.connection)?;
        }
        self.note_log();
        Ok(())
    }

    /// Notes the identity of the log, after something was written to it.
    pub(crate) fn note_log(&mut self) {
        if self.log.is_none() {
            self.log = identity(&self.files.log());
        }
    }

    /// Closes it.
    pub(crate) fn close(self) -> rusqlite::Result<()> {
        self.connection.close().map_err(|(_, err)| err)
    }
}

fn identity(path: &AbsPath) -> Option<FileIdentity> {
    let metadata = std::fs::metadata(path.as_std()).ok()?;
    Some((metadata.dev(), metadata.ino()))
}
