//! Types of `process/spawn`.

use indexmap::IndexMap;
use serde::Serialize;
use turnhost_base::AbsPath;

use crate::experimental::params;
use crate::record::Record;
use crate::{Given, ProcessTerminalSize};

params! {
    /// Params of `process/spawn`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessSpawnParams {
        /// The program and its arguments, used as given; must not be empty.
        pub command: Vec<String>,
        /// The client's name for it, unique among the connection's running processes; must not be
        /// empty.
        pub process_handle: String,
        /// The directory it runs in.
        #[serde(deserialize_with = "crate::path::one")]
        #[schemars(with = "crate::schema::AbsolutePathBuf")]
        pub cwd: AbsPath,
        /// True if it gets a terminal, which implies streaming both ways. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub tty: bool,
        /// True if `process/writeStdin` may write to it. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdin: bool,
        /// True if output is sent as it comes, by `process/outputDelta`, and not at the end. False by
        /// default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdout_stderr: bool,
        /// The number of bytes kept or sent of each output stream. 1 MiB if left out, all for null.
        #[serde(default, skip_serializing_if = "Given::is_absent")]
        #[schemars(with = "Option<usize>")]
        pub output_bytes_cap: Given<usize>,
        /// Its timeout, in milliseconds. 10 s if left out, none for null.
        #[serde(default, skip_serializing_if = "Given::is_absent")]
        #[schemars(with = "Option<i64>")]
        pub timeout_ms: Given<i64>,
        /// Changes to the server's environment: a value sets a variable, null unsets it. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub env: Option<IndexMap<String, Option<String>>>,
        /// The terminal's size; only with `tty`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<ProcessTerminalSize>,
    }
}

/// Answer to `process/spawn`, sent when the process has started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessSpawnResponse {}
