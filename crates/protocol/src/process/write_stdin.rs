//! Types of `process/writeStdin`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `process/writeStdin`: bytes to write, or the end of the input, or both.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProcessWriteStdinParams {
        /// The process, started with `streamStdin` or `tty`.
        pub process_handle: String,
        /// The bytes in base64. None if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub delta_base64: Option<String>,
        /// True if the input ends after these bytes. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub close_stdin: bool,
    }
}

/// Answer to `process/writeStdin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ProcessWriteStdinResponse {}
