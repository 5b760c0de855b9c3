//! Output that the provider holds back for a safety check.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

/// Payload of `model/safetyBuffering/updated`: sent when the provider begins or ceases to hold
/// output back for a safety check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelSafetyBufferingUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The model whose output is held back.
    pub model: String,
    /// The reason, in the provider's words.
    pub reasons: Vec<String>,
    /// True to show the user that output is held back.
    pub show_buffering_ui: bool,
    /// The reason of the provider, in its words.
    pub use_cases: Vec<String>,
    /// A model that would answer without the delay, if there is one.
    pub faster_model: Option<String>,
}
