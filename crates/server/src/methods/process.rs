//! `process/*`: processes that belong to a connection.

mod kill;
mod resize_pty;
mod spawn;
mod write_stdin;

use std::sync::Arc;

use turnhost_ports::{CommandControl, TerminalSize};
use turnhost_protocol::ProcessTerminalSize;

use crate::connection::processes::Processes;
use crate::request::errors::CallError;
use crate::request::handler::OwnedBy;

/// Returns the error for a handle that no running process has.
fn not_active(handle: &str) -> CallError {
    CallError::Refused(format!("no active process for process handle \"{handle}\""))
}

/// Waits until the process of this handle runs, and returns what steers it.
async fn control(owned: &OwnedBy, handle: &str) -> Result<Arc<dyn CommandControl>, CallError> {
    let process = owned.get::<Processes>().get(handle).ok_or_else(|| not_active(handle))?;
    process.control().await.ok_or_else(|| not_active(handle))
}

/// Refuses a size that no terminal has.
fn checked_size(size: ProcessTerminalSize) -> Result<TerminalSize, CallError> {
    let ProcessTerminalSize { rows, cols } = size;
    if rows == 0 || cols == 0 {
        let text = "process size rows and cols must be greater than 0";
        return Err(CallError::BadValue(text.into()));
    }
    Ok(TerminalSize { rows, cols })
}
