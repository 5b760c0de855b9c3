//! The one thread that reads. It sees what was committed, and never waits for the writer.
//!
//! Ends when the store is dropped, after all that was queued.

use std::sync::mpsc::Receiver;

use rusqlite::Connection;
use turnhost_ports::StoreError;

use crate::connection::Opened;
use crate::error::Fault;
use crate::files::Files;
use crate::worker::Reply;

/// A job of the reader.
pub(crate) enum ReadJob {
    /// Reads something and answers.
    Read(Box<dyn FnOnce(&mut Reader<'_>) + Send>),
    /// Closes the database, for now.
    Close(Reply<()>),
}

impl ReadJob {
    /// Makes a job that answers with what `read` returns.
    pub(crate) fn of<T: Send + 'static>(
        read: impl FnOnce(&Connection) -> Result<T, Fault> + Send + 'static,
        reply: Reply<T>,
    ) -> Self {
        Self::Read(Box::new(move |reader| reader.answer(reply, read)))
    }
}

/// Runs as the body of the thread.
pub(crate) fn run(files: &Files, queue: &Receiver<ReadJob>) {
    let mut reader = Reader { files, connection: None };
    while let Ok(job) = queue.recv() {
        match job {
            ReadJob::Read(read) => read(&mut reader),
            ReadJob::Close(reply) => {
                reader.connection = None;
                // The caller may be gone; closing was what mattered.
                let _ = reply.send(Ok(()));
            }
        }
    }
}

/// The connection of the thread that reads.
pub(crate) struct Reader<'a> {
    files: &'a Files,
    connection: Option<Opened>,
}

impl Reader<'_> {
    fn answer<T>(&mut self, reply: Reply<T>, read: impl FnOnce(&Connection) -> Result<T, Fault>) {
        // A caller that stopped waiting is not worth the reading.
        if reply.is_closed() {
            return;
        }
        let outcome = self.read(read).map_err(|fault| -> StoreError {
            if !matches!(fault, Fault::Cursor(_)) {
                tracing::error!(err = %fault, "the store could not be read");
            }
            fault.into_store_error(self.files)
        });
        let _ = reply.send(outcome);
    }

    fn read<T>(&mut self, read: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let kept = self.connection.take().filter(Opened::is_in_place);
        let opened = match kept {
            Some(opened) => opened,
            None => Opened::open(self.files)?,
        };
        read(self.connection.insert(opened).connection())
    }
}
