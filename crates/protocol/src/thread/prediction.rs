//! Predictions of what the user says next.

mod request;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;

pub use request::*;

/// The outcome of a prediction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ThreadPredictionResult {
    /// It was made.
    Completed {
        /// The predicted words; `None` if nothing is to be suggested.
        text: Option<String>,
    },
    /// It could not be made.
    Failed,
}

/// Payload of `thread/prediction/updated`, sent when a prediction that was asked for is there or
/// has failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ThreadPredictionUpdatedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// Its outcome.
    pub result: ThreadPredictionResult,
    /// The turn it follows.
    #[schemars(with = "String")]
    pub source_turn_id: TurnId,
}
