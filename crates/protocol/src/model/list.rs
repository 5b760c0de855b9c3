//! Types of `model/list`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{CyberAccessProgram, ReasoningEffort};

params! {
    /// Params of `model/list`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ModelListParams {
        /// The provider. The default provider if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub model_provider: Option<String>,
        /// Cursor from an earlier page. From the start if unset.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cursor: Option<String>,
        /// Entries a page at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u32>,
        /// True to list models that are not offered to everyone. False by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub include_hidden: Option<bool>,
    }
}

/// Answer to `model/list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ModelListResponse {
    /// The models.
    pub data: Vec<Model>,
    /// Start of the next page; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A model on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// Its reasoning effort by default.
    pub default_reasoning_effort: ReasoningEffort,
    /// Its uses.
    pub description: String,
    /// Its name for people.
    pub display_name: String,
    /// True if it is not offered to everyone.
    pub hidden: bool,
    /// Its id.
    pub id: String,
    /// True if new threads use it.
    pub is_default: bool,
    /// Its name as the provider knows it.
    pub model: String,
    /// The reasoning efforts it has.
    pub supported_reasoning_efforts: Vec<ReasoningEffortOption>,
    /// Speeds it can be had at besides the ordinary one.
    #[serde(default)]
    pub additional_speed_tiers: Vec<String>,
    /// The notice for people who see it for the first time.
    pub availability_nux: Option<ModelAvailabilityNux>,
    /// Programmes that give more access to it.
    pub available_access_programs: Option<ModelAccessPrograms>,
    /// The service tier it uses by default.
    pub default_service_tier: Option<String>,
    /// Its input modalities. Text and images by default.
    #[serde(default = "default_modalities")]
    pub input_modalities: Vec<InputModality>,
    /// Its purpose.
    pub model_specialty: Option<String>,
    /// The way in which it works with other agents.
    pub multi_agent_version: Option<MultiAgentVersion>,
    /// Service tiers it can be had at.
    #[serde(default)]
    pub service_tiers: Vec<ModelServiceTier>,
    /// True if its tone can be chosen. False by default.
    #[serde(default)]
    pub supports_personality: bool,
    /// The model that takes its place.
    pub upgrade: Option<String>,
    /// More about the model that takes its place.
    pub upgrade_info: Option<ModelUpgradeInfo>,
}

/// A degree of thinking that a model offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ReasoningEffortOption {
    /// Its uses.
    pub description: String,
    /// The word for it.
    pub reasoning_effort: ReasoningEffort,
}

/// A model's input modalities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum InputModality {
    /// Text.
    Text,
    /// Images.
    Image,
    /// Recordings.
    Audio,
}

/// The notice for people who see a model for the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ModelAvailabilityNux {
    /// The words.
    pub message: String,
}

/// Programmes that give more access to a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ModelAccessPrograms {
    /// Those for security work.
    pub cyber: Vec<CyberAccessProgram>,
}

/// A service tier that a model can be had at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ModelServiceTier {
    /// Its uses.
    pub description: String,
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// The model that takes another's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelUpgradeInfo {
    /// Its name.
    pub model: String,
    /// The change, in Markdown.
    pub migration_markdown: Option<String>,
    /// The address of its documentation.
    pub model_link: Option<String>,
    /// When the older model goes away, in seconds since the Unix epoch.
    pub retirement_at: Option<i64>,
    /// The way to offer it.
    pub upgrade_copy: Option<String>,
}

/// The way in which a model works with other agents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum MultiAgentVersion {
    /// It does not.
    Disabled,
    /// By the first set of tools.
    V1,
    /// By the second set of tools.
    V2,
}

fn default_modalities() -> Vec<InputModality> {
    vec![InputModality::Text, InputModality::Image]
}
