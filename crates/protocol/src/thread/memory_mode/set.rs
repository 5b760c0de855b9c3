//! Types of `thread/memoryMode/set`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// Says if a thread is remembered in later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ThreadMemoryMode {
    /// It is.
    Enabled,
    /// It is not.
    Disabled,
}

params! {
    /// Params of `thread/memoryMode/set`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ThreadMemoryModeSetParams {
        /// The thread.
        pub thread_id: String,
        /// Says if the thread is to be remembered in later ones.
        pub mode: ThreadMemoryMode,
    }
}

/// Answer to `thread/memoryMode/set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadMemoryModeSetResponse {}
