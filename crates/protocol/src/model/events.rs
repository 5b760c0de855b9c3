//! What happens to models while a turn runs.

use serde::Serialize;
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

/// Why another model answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ModelRerouteReason {
    /// The request looked like risky security work.
    HighRiskCyberActivity,
}

/// Payload of `model/rerouted`: sent when the provider has another model answer than the one asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelReroutedNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// The model that was asked.
    pub from_model: String,
    /// Why it did not answer.
    pub reason: ModelRerouteReason,
    /// The model that answers.
    pub to_model: String,
}

/// A kind of verification that a provider wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ModelVerification {
    /// That the user is trusted with security work.
    TrustedAccessForCyber,
}

/// Payload of `model/verification`: sent when the provider wants the user verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelVerificationNotification {
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// What the provider wants.
    pub verifications: Vec<ModelVerification>,
}

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
    /// Why, in the provider's words.
    pub reasons: Vec<String>,
    /// Whether to show the user that output is held back.
    pub show_buffering_ui: bool,
    /// What the request was taken for, in the provider's words.
    pub use_cases: Vec<String>,
    /// A model that would answer without the delay, if there is one.
    pub faster_model: Option<String>,
}
