//! Collaboration modes: presets of model, effort and instructions.

mod list;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ReasoningEffort;
use crate::record::Record;

pub use list::*;

/// The way in which the model works with the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CollaborationMode {
    /// The mode.
    pub mode: ModeKind,
    /// The settings that come with it.
    pub settings: Settings,
}

/// A mode of working together.
///
/// The words of earlier versions for its second mode are read too.
#[derive(
    Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Copy, PartialOrd, Ord, Hash, Default,
)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ModeKind {
    /// The model makes a plan first and changes nothing.
    Plan,
    /// The model does what it is asked.
    #[default]
    #[serde(alias = "code", alias = "custom", alias = "execute", alias = "pair_programming")]
    Default,
}

/// The settings of a collaboration mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct Settings {
    /// The model.
    pub model: String,
    /// Replaces the mode's own instructions.
    pub developer_instructions: Option<String>,
    /// The model's reasoning effort.
    pub reasoning_effort: Option<ReasoningEffort>,
}

/// The readiness with which a model hands work to other agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MultiAgentMode {
    /// Only when the user asks for it.
    #[default]
    #[serde(alias = "none")]
    ExplicitRequestOnly,
    /// Whenever it helps.
    Proactive,
    /// By instructions of the client's own.
    Custom(String),
}
