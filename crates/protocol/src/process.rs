//! Processes that belong to a connection.

mod kill;
mod resize_pty;
mod spawn;
mod write_stdin;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use kill::*;
pub use resize_pty::*;
pub use spawn::*;
pub use write_stdin::*;

/// A terminal's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProcessTerminalSize {
    /// Its rows, in characters.
    pub rows: u16,
    /// Its columns, in characters.
    pub cols: u16,
}

/// Payload of `process/outputDelta`: sent for each piece of output of a process that streams it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProcessOutputDeltaNotification {
    /// True if this is the last piece of its stream because the cap was reached.
    pub cap_reached: bool,
    /// The bytes in base64.
    pub delta_base64: String,
    /// The process.
    pub process_handle: String,
    /// The path it was written to.
    pub stream: ProcessOutputStream,
}

/// The stream that a process writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ProcessOutputStream {
    /// Standard output, and everything on a terminal.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Payload of `process/exited`: sent once, when a process has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProcessExitedNotification {
    /// Its exit status, 128 + n for signal n, 124 if it ran out of time.
    pub exit_code: i32,
    /// The process; the handle is free again.
    pub process_handle: String,
    /// Its output on standard error; empty if that was streamed.
    pub stderr: String,
    /// True if standard error was cut at the cap.
    pub stderr_cap_reached: bool,
    /// Its output on standard output; empty if that was streamed.
    pub stdout: String,
    /// True if standard output was cut at the cap.
    pub stdout_cap_reached: bool,
    /// True if output may be missing because its end did not come in time; `None` if that is not
    /// known.
    pub output_drain_timed_out: Option<bool>,
}
