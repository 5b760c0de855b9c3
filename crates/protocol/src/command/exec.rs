//! Commands that a client runs, outside any thread.

mod resize;
mod terminate;
mod write;

use indexmap::IndexMap;
use serde::Serialize;

use crate::SandboxPolicy;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

pub use resize::*;
pub use terminate::*;
pub use write::*;

params! {
    /// Params of `command/exec`. The response comes when the command has ended.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecParams {
        /// The program and its arguments, used as given without a shell; must not be empty.
        pub command: Vec<String>,
        /// The client's name for it, unique in the connection while it runs; needed for a terminal or
        /// for streaming.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub process_id: Option<String>,
        /// True if it runs in a terminal; this streams both ways. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub tty: bool,
        /// True if `command/exec/write` will be used. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdin: bool,
        /// True if output comes as `command/exec/outputDelta` instead of in the response. False by
        /// default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub stream_stdout_stderr: bool,
        /// The number of bytes kept of each stream; the rest is dropped. 1 MiB by default; 0
        /// keeps none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output_bytes_cap: Option<usize>,
        /// True to let output grow without a cap; not together with `outputBytesCap`. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub disable_output_cap: bool,
        /// True to let it run without a limit; not together with `timeoutMs`. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub disable_timeout: bool,
        /// After how many milliseconds it is killed; 10 000 by default, 0 at once. It then ends with
        /// exit code 124.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timeout_ms: Option<i64>,
        /// Working directory; relative to the server's own, which is the default.
        #[serde(
            default,
            deserialize_with = "crate::path::optional_text",
            skip_serializing_if = "Option::is_none"
        )]
        pub cwd: Option<String>,
        /// Environment variables to set beside the server's own; null unsets one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub env: Option<IndexMap<String, Option<String>>>,
        /// The terminal's first size; only with `tty`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<CommandExecTerminalSize>,
        /// Its permissions; as configured by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sandbox_policy: Option<SandboxPolicy>,
    }
    experimental {
        /// Id of the permission profile to run it in, such as `:read-only`; the configured one by
        /// default.
        "permissionProfile" => pub permission_profile: Option<String>,
    }
}

/// A terminal's size in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CommandExecTerminalSize {
    /// The number of rows; more than 0.
    pub rows: u16,
    /// The number of columns; more than 0.
    pub cols: u16,
}

/// Answer to `command/exec`, given when the command has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CommandExecResponse {
    /// Its exit code; 128 and the number after a signal, 124 after a timeout.
    pub exit_code: i32,
    /// Its output on standard error, up to the cap; empty if it was streamed.
    pub stderr: String,
    /// Its output on standard output, up to the cap; empty if it was streamed.
    pub stdout: String,
}

/// Payload of `command/exec/outputDelta`, sent for each piece of output if it is streamed, always
/// before the command's response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CommandExecOutputDeltaNotification {
    /// True if the cap on output is reached, so that this is the stream's last piece.
    pub cap_reached: bool,
    /// The bytes, in base64.
    pub delta_base64: String,
    /// The command, as the client named it.
    pub process_id: String,
    /// The path it was written to.
    pub stream: CommandExecOutputStream,
}

/// The stream that a command writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum CommandExecOutputStream {
    /// Standard output; with a terminal, everything.
    Stdout,
    /// Standard error.
    Stderr,
}
