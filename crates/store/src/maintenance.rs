//! Work on a whole store that its owner asks for: checks, copies, moves between homes.
//!
//! It opens a connection of its own and may run beside servers of the same home: each step is a
//! transaction. Nothing here is called by a server.

mod backup;
mod check;
mod export;
mod line;

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};
use turnhost_base::{AbsPath, ThreadId};
use turnhost_ports::{Append, StoreError, ThreadDump};

use crate::append::{self, RowCache};
use crate::connection::Opened;
use crate::error::Fault;
use crate::files::Files;
use crate::keys::number_of;
use crate::{filing, row};

pub use self::backup::Compacted;
pub use self::export::ImportCount;
pub use self::line::{ExportReader, ExportWriter, Exported};

/// Imports after which the write-ahead log is moved into the database, so that it stays at some megabytes.
const IMPORTS_A_CHECKPOINT: u32 = 256;

/// The progress of a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The step.
    pub step: &'static str,
    /// The part that is done.
    pub done: u64,
    /// All of it; 0 if that is not known.
    pub total: u64,
}

/// A listener to the progress of work.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress);

/// The action where a home has no store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// An error.
    Refuse,
    /// A new one is made.
    Create,
}

/// The outcome of importing a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It is stored.
    New,
    /// It was stored before, and stays as it was.
    Existing,
}

/// A failure of work on a store.
#[derive(Debug, thiserror::Error)]
pub enum MaintenanceError {
    /// The store failed; the text says how, where and what to do.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// There is nothing to work on.
    #[error("there is no store in `{0}`; set TURNHOST_HOME to the home that has one")]
    NoStore(AbsPath),
    /// A file that is to be written exists.
    #[error("`{}` exists; name another file, or move it away", .0.display())]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("`{}`: {source}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A line of an export cannot be read.
    #[error("line {line}: {reason}")]
    Line {
        /// The line, counted from 1.
        line: u64,
        /// Its fault.
        reason: String,
    },
}

/// A store that is worked on as a whole.
pub struct Maintenance {
    files: Files,
    opened: Opened,
    cache: RowCache,
    imports: u32,
}

impl Maintenance {
    /// Opens the store of a home, and migrates it if an earlier version made it.
    ///
    /// # Errors
    /// If there is none and `missing` refuses that, or if it cannot be opened.
    pub fn open(home: &AbsPath, missing: Missing) -> Result<Self, MaintenanceError> {
        let files = Files::of(home);
        if missing == Missing::Refuse && !files.database.as_std().exists() {
            return Err(MaintenanceError::NoStore(home.clone()));
        }
        files.check().map_err(|error| StoreError::Failed(error.to_string()))?;
        let mut opened = Opened::open(&files).map_err(|fault| fault.into_store_error(&files))?;
        // A rewrite of the whole database is no work for memory.
        opened
            .connection()
            .execute_batch("PRAGMA temp_store = FILE")
            .map_err(|error| Fault::from(error).into_store_error(&files))?;
        Ok(Self { files, opened, cache: RowCache::default(), imports: 0 })
    }

    /// Returns the database's file.
    pub fn path(&self) -> &AbsPath {
        &self.files.database
    }

    /// Runs `work` on the connection; its fault becomes an error with the file and a remedy.
    fn run<T>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T, Fault>,
    ) -> Result<T, MaintenanceError> {
        let files = &self.files;
        work(self.opened.connection()).map_err(|fault| fault.into_store_error(files).into())
    }

    /// Lists the ids of all threads, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn threads(&mut self) -> Result<Vec<ThreadId>, MaintenanceError> {
        self.run(|connection| {
            let mut statement = connection.prepare("SELECT id FROM threads ORDER BY id")?;
            let ids = statement.query_map([], |row| row::thread_id(0, row.get(0)?))?;
            Ok(ids.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Stores a thread with all that it comes with, or nothing of it. A thread that is stored
    /// already stays as it is.
    ///
    /// # Errors
    /// If the database cannot be written, or if an entry precedes what it belongs to.
    pub fn import(&mut self, dump: &ThreadDump) -> Result<Imported, MaintenanceError> {
        let cache = &mut self.cache;
        let files = &self.files;
        let imported = import(self.opened.connection(), cache, dump);
        if imported.is_err() {
            self.cache.forget();
        }
        let imported = imported.map_err(|fault| fault.into_store_error(files))?;
        self.imports += 1;
        if self.imports.is_multiple_of(IMPORTS_A_CHECKPOINT) {
            self.checkpoint()?;
        }
        Ok(imported)
    }

    /// Moves the write-ahead log into the database as far as readers allow.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn checkpoint(&mut self) -> Result<(), MaintenanceError> {
        self.run(|connection| {
            Ok(connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
        })
    }
}

fn import(
    connection: &mut Connection,
    cache: &mut RowCache,
    dump: &ThreadDump,
) -> Result<Imported, Fault> {
    let ThreadDump { record, entries, attachments } = dump;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if number_of(&transaction, record.id)?.is_some() {
        return Ok(Imported::Existing);
    }
    let first = [Append::Thread(Box::new(record.clone()))];
    append::append(&transaction, cache, record.id, &first)?;
    append::append(&transaction, cache, record.id, entries)?;
    for attachment in attachments {
        filing::attach(&transaction, record.id, attachment)?;
    }
    transaction.commit()?;
    // Imports are many, and each thread is written once.
    cache.remove(record.id);
    Ok(Imported::New)
}
