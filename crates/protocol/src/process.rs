//! Processes that a client starts, without a sandbox.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

params! {
    /// Params of `process/spawn`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessSpawnParams {
        /// The program and its arguments, used as given; must not be empty.
        pub command: Vec<String>,
        /// The directory it runs in.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub cwd: AbsPath,
        /// The client's name for it, unique among the connection's running processes; must not be
        /// empty.
        pub process_handle: String,
        /// Changes to the server's environment: a value sets a variable, null unsets it. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub env: Option<IndexMap<String, Option<String>>>,
        /// How many bytes of each output stream are kept or sent. The server's own cap if left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub output_bytes_cap: Option<usize>,
        /// The terminal's size; only with `tty`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub size: Option<ProcessTerminalSize>,
        /// Whether `process/writeStdin` may write to it. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdin: bool,
        /// Whether output is sent as it comes, by `process/outputDelta`, and not at the end. No by
        /// default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdout_stderr: bool,
        /// How long it may run, in milliseconds. The server's own limit if left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timeout_ms: Option<i64>,
        /// Whether it gets a terminal, which implies streaming both ways. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub tty: bool,
    }
}

/// Answer to `process/spawn`, sent when the process has started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessSpawnResponse {}

/// A terminal's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ProcessTerminalSize {
    /// Its rows, in characters.
    pub rows: u16,
    /// Its columns, in characters.
    pub cols: u16,
}

params! {
    /// Params of `process/writeStdin`: bytes to write, or the end of the input, or both.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessWriteStdinParams {
        /// The process, started with `streamStdin` or `tty`.
        pub process_handle: String,
        /// Whether the input ends after these bytes. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub close_stdin: bool,
        /// The bytes in base64. None if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delta_base64: Option<String>,
    }
}

/// Answer to `process/writeStdin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessWriteStdinResponse {}

params! {
    /// Params of `process/resizePty`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessResizePtyParams {
        /// The process, which must have a terminal.
        pub process_handle: String,
        /// The terminal's new size.
        pub size: ProcessTerminalSize,
    }
}

/// Answer to `process/resizePty`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessResizePtyResponse {}

params! {
    /// Params of `process/kill`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessKillParams {
        /// The process to kill; one that has ended is an error.
        pub process_handle: String,
    }
}

/// Answer to `process/kill`; the end itself is told by `process/exited`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessKillResponse {}

/// Payload of `process/outputDelta`: sent for each piece of output of a process that streams it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ProcessOutputDeltaNotification {
    /// Whether this is the last piece of its stream because the cap was reached.
    pub cap_reached: bool,
    /// The bytes in base64.
    pub delta_base64: String,
    /// The process.
    pub process_handle: String,
    /// Where it was written to.
    pub stream: ProcessOutputStream,
}

/// Where a process wrote its output to.
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
    /// What it wrote to standard error; empty if that was streamed.
    pub stderr: String,
    /// Whether standard error was cut at the cap.
    pub stderr_cap_reached: bool,
    /// What it wrote to standard output; empty if that was streamed.
    pub stdout: String,
    /// Whether standard output was cut at the cap.
    pub stdout_cap_reached: bool,
    /// Whether output may be missing because its end did not come in time; `None` if that is not
    /// known.
    pub output_drain_timed_out: Option<bool>,
}
