//! Copies of a store, and stores made smaller.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use rusqlite::{Connection, params};

use super::{Maintenance, MaintenanceError, OnProgress, Progress};
use crate::bodies;
use crate::error::Fault;
use crate::keys::thread_number;

/// Time between two looks at how far SQLite has come.
const LOOK: Duration = Duration::from_millis(200);

/// The sizes of a database in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// Before it was made smaller.
    pub before_bytes: u64,
    /// After that.
    pub after_bytes: u64,
}

impl Maintenance {
    /// Writes a copy of the store as it is at this moment to `target`, which its owner alone can
    /// read, and returns its size in bytes. Servers continue meanwhile. A copy that was cut short
    /// has another name.
    ///
    /// # Errors
    /// If `target` exists or cannot be written, or if the store cannot be read.
    pub fn backup(
        &mut self,
        target: &Path,
        on_progress: OnProgress<'_>,
    ) -> Result<u64, MaintenanceError> {
        if target.exists() {
            return Err(MaintenanceError::Exists(target.to_owned()));
        }
        let file = |path: &Path| {
            let path = path.to_owned();
            move |source| MaintenanceError::File { path, source }
        };
        let mut partial = target.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        // SQLite fills a file that is empty.
        OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&partial)
            .map_err(file(&partial))?;
        let total = self.run(|connection| Ok(used_bytes(connection)?))?;
        let copied = self.run(|connection| {
            let name = partial.to_string_lossy().into_owned();
            let watch = Watch { step: "copy", file: &partial, total };
            watched(connection, watch, on_progress, move |connection| {
                connection.execute("VACUUM INTO ?1", params![name])?;
                Ok(())
            })
        });
        if let Err(error) = copied {
            // What is left is of no use; the error says what matters.
            _ = fs::remove_file(&partial);
            return Err(error);
        }
        let written = OpenOptions::new().read(true).open(&partial).and_then(|it| it.sync_all());
        written.map_err(file(&partial))?;
        fs::rename(&partial, target).map_err(file(target))?;
        Ok(fs::metadata(target).map_err(file(target))?.len())
    }

    /// Rewrites the database without the room of what was deleted, and joins the pieces of the
    /// index of messages. Servers wait to write meanwhile.
    ///
    /// # Errors
    /// If the disk is full, or if another process holds the database for too long.
    pub fn compact(&mut self, on_progress: OnProgress<'_>) -> Result<Compacted, MaintenanceError> {
        let database = self.files.database.clone();
        let size = || {
            let source = |source| MaintenanceError::File { path: database.as_std().into(), source };
            Ok::<_, MaintenanceError>(fs::metadata(database.as_std()).map_err(source)?.len())
        };
        self.run(truncate_log)?;
        let before_bytes = size()?;
        self.split_bodies(on_progress)?;
        on_progress(Progress { step: "index", done: 0, total: 1 });
        self.run(|connection| {
            let optimize = "INSERT INTO search (search) VALUES ('optimize');
                INSERT INTO titles (titles) VALUES ('optimize');";
            Ok(connection.execute_batch(optimize)?)
        })?;
        on_progress(Progress { step: "index", done: 1, total: 1 });
        let log = self.files.log();
        self.run(|connection| {
            let total = used_bytes(connection)?;
            let watch = Watch { step: "rewrite", file: log.as_std(), total };
            watched(connection, watch, on_progress, |connection| {
                Ok(connection.execute_batch("VACUUM")?)
            })
        })?;
        self.run(truncate_log)?;
        Ok(Compacted { before_bytes, after_bytes: size()? })
    }
}

impl Maintenance {
    /// Deduplicates the long strings of entries that an earlier version stored with each entry.
    fn split_bodies(&mut self, on_progress: OnProgress<'_>) -> Result<(), MaintenanceError> {
        let total: i64 = self.run(|connection| {
            let sql = "SELECT ifnull(max(number), 0) FROM threads";
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        })?;
        let (mut next, total) = (Some(0), total.unsigned_abs());
        while let Some(key) = next {
            on_progress(Progress { step: "threads", done: thread_number(key), total });
            next = self.run(|connection| {
                let behavior = rusqlite::TransactionBehavior::Immediate;
                let transaction = connection.transaction_with_behavior(behavior)?;
                let next = bodies::split_some(&transaction, key)?;
                transaction.commit()?;
                Ok(next)
            })?;
        }
        on_progress(Progress { step: "threads", done: total, total });
        Ok(())
    }
}

fn truncate_log(connection: &mut Connection) -> Result<(), Fault> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Returns the bytes of the pages that hold something.
fn used_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    let pragma = |name: &str| -> rusqlite::Result<u64> {
        let value: i64 = connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?;
        Ok(value.unsigned_abs())
    };
    let pages = pragma("page_count")?.saturating_sub(pragma("freelist_count")?);
    Ok(pages * pragma("page_size")?)
}

/// A step whose progress shows in the growth of a file.
struct Watch<'a> {
    step: &'static str,
    file: &'a Path,
    /// The expected size of the file, in bytes.
    total: u64,
}

/// Runs `work` on a separate thread, and meanwhile reports the growth of the file that it writes.
fn watched(
    connection: &mut Connection,
    Watch { step, file, total }: Watch<'_>,
    on_progress: OnProgress<'_>,
    work: impl FnOnce(&mut Connection) -> Result<(), Fault> + Send,
) -> Result<(), Fault> {
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel(1);
        // Only this function receives from it, and the scope joins it.
        scope.spawn(move || _ = sender.send(work(connection)));
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok(outcome) => {
                    if outcome.is_ok() {
                        on_progress(Progress { step, done: total, total });
                    }
                    return outcome;
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    let done = fs::metadata(file).map_or(0, |metadata| metadata.len()).min(total);
                    on_progress(Progress { step, done, total });
                }
            }
        }
    })
}
