//! Types of `command/exec/resize`.

use serde::Serialize;

use crate::CommandExecTerminalSize;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `command/exec/resize`. Fails if the command has no terminal.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecResizeParams {
        /// The command, as the client named it.
        pub process_id: String,
        /// The terminal's new size.
        pub size: CommandExecTerminalSize,
    }
}

/// Answer to `command/exec/resize`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct CommandExecResizeResponse {}
