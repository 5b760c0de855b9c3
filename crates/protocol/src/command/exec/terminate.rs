//! Types of `command/exec/terminate`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `command/exec/terminate`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CommandExecTerminateParams {
        /// The command, as the client named it; it must run on this connection.
        pub process_id: String,
    }
}

/// Answer to `command/exec/terminate`. The command's own response follows, with exit code 137.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct CommandExecTerminateResponse {}
