//! Types of `thread/shellCommand`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/shellCommand`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadShellCommandParams {
        /// The thread.
        pub thread_id: String,
        /// The command line, for the user's login shell; must not be empty. It runs outside the
        /// sandbox.
        pub command: String,
        /// Milliseconds until the command is given up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub timeout_ms: Option<i64>,
    }
}

/// Answer to `thread/shellCommand`, given at once; the command's item has its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadShellCommandResponse {}
