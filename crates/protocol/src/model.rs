//! Models: their settings, and events of the provider about them.

mod list;
mod safety_buffering;

#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

#[cfg(feature = "schema")]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use turnhost_base::{ThreadId, TurnId};

use crate::record::Record;
use crate::word::Word;

pub use list::*;
pub use safety_buffering::*;

/// A reasoning effort: a word that the provider knows, such as `low`. Never empty.
///
/// Cloning copies a pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ReasoningEffort(Arc<str>);

impl ReasoningEffort {
    /// Takes a word; `None` if it is empty.
    pub fn new(word: impl Into<Arc<str>>) -> Option<Self> {
        let word = word.into();
        (!word.is_empty()).then_some(Self(word))
    }

    /// Returns the word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReasoningEffort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ReasoningEffort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Arc::<str>::deserialize(deserializer)?;
        Self::new(word).ok_or_else(|| D::Error::custom("reasoning_effort must not be empty"))
    }
}

#[cfg(feature = "schema")]
impl JsonSchema for ReasoningEffort {
    fn schema_name() -> Cow<'static, str> {
        "ReasoningEffort".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How hard a model should think, in its provider's word.",
            "type": "string",
            "minLength": 1,
        })
    }
}

/// Says if and how a model summarises its thoughts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ReasoningSummary {
    /// As it sees fit.
    Auto,
    /// Briefly.
    Concise,
    /// At length.
    Detailed,
    /// Not at all.
    None,
}

/// The verbosity of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Verbosity {
    /// Brief.
    Low,
    /// Ordinary.
    Medium,
    /// At length.
    High,
}

/// A programme for security work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum CyberAccessProgram {
    /// None beyond what everyone has.
    Standard,
    /// Daybreak for defenders.
    DaybreakBlue,
    /// Daybreak for testers of defences.
    DaybreakRed,
}

/// The reason why another model answered.
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
    /// The reason why it did not answer.
    pub reason: ModelRerouteReason,
    /// The model that answers.
    pub to_model: String,
}

/// A kind of verification that a provider wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum ModelVerification {
    /// The user is trusted with security work.
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
    /// The verification that the provider demands.
    pub verifications: Vec<ModelVerification>,
}
