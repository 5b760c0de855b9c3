//! Types of `command/exec/write`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `command/exec/write`. At least one of bytes and closing must be given.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecWriteParams {
        /// The command, as the client named it; it must have been started with `streamStdin` or `tty`.
        pub process_id: String,
        /// The bytes to write, in base64.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub delta_base64: Option<String>,
        /// True to close the command's input afterwards. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub close_stdin: bool,
    }
}

/// Answer to `command/exec/write`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct CommandExecWriteResponse {}
