//! Types of `process/resizePty`.

use serde::Serialize;

use crate::ProcessTerminalSize;
use crate::experimental::params;
use crate::record::Record;

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
