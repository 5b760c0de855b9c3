//! Types of `process/spawn`.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::AbsPath;

use crate::ProcessTerminalSize;
use crate::experimental::params;
use crate::record::Record;

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
