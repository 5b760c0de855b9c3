//! Sections of the configuration about apps, browsers and other programs.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ApprovalsReviewer;

/// Usage statistics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct AnalyticsConfig {
    /// Whether they are collected.
    pub enabled: Option<bool>,
    /// Every other key, as it was found.
    #[serde(flatten)]
    pub additional: IndexMap<String, Value>,
}

/// Connected apps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AppsConfig {
    /// What holds for apps without settings of their own.
    #[serde(rename = "_default")]
    pub default: Option<AppsDefaultConfig>,
}

/// What holds for apps without settings of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct AppsDefaultConfig {
    /// Who answers their approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// Which of their tools are asked about.
    pub default_tools_approval_mode: Option<AppToolApproval>,
    /// Whether tools that may destroy something are offered. Yes by default.
    #[serde(default = "crate::truth")]
    pub destructive_enabled: bool,
    /// Whether apps are offered at all. Yes by default.
    #[serde(default = "crate::truth")]
    pub enabled: bool,
    /// Whether tools that reach the outside world are offered. Yes by default.
    #[serde(default = "crate::truth")]
    pub open_world_enabled: bool,
}

/// Which calls of an app's tools are asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Copy, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AppToolApproval {
    /// Those that look risky.
    Auto,
    /// All.
    Prompt,
    /// Those that change something.
    Writes,
    /// None.
    Approve,
}

/// Whether something may be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Copy, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AllowDenyRequirement {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// What the browser tool may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct BrowserUseConfig {
    /// Whether it may read the browser's history.
    pub allow_history_access: Option<bool>,
    /// What holds for origins without settings of their own.
    pub default_origin_policy: Option<BrowserUseOriginPolicyConfig>,
    /// What holds for an origin, by `scheme://host`.
    pub origins: Option<IndexMap<String, BrowserUseOriginPolicyConfig>>,
}

/// What the browser tool may do at an origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct BrowserUseOriginPolicyConfig {
    /// Visit it.
    pub access: Option<AllowDenyRequirement>,
    /// Download from it.
    pub downloads: Option<AllowDenyRequirement>,
    /// Use the whole debugging protocol on it.
    pub full_cdp_access: Option<AllowDenyRequirement>,
    /// Upload to it.
    pub uploads: Option<AllowDenyRequirement>,
}

/// Which programs the computer tool may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct ComputerUseConfig {
    /// What holds for programs not named here.
    pub default_app_access: Option<AllowDenyRequirement>,
    /// Programs on macOS.
    pub macos: Option<ComputerUseMacosConfig>,
    /// Programs on Windows.
    pub windows: Option<ComputerUseWindowsConfig>,
}

/// Programs on macOS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct ComputerUseMacosConfig {
    /// What holds for a program, by bundle id.
    pub bundle_ids: Option<IndexMap<String, AllowDenyRequirement>>,
}

/// Programs on Windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct ComputerUseWindowsConfig {
    /// What holds for a program, by application user model id.
    pub aumids: Option<IndexMap<String, AllowDenyRequirement>>,
    /// What holds for programs known by their file.
    pub exes: Option<Vec<ComputerUseWindowsExeConfig>>,
}

/// A Windows program known by its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct ComputerUseWindowsExeConfig {
    /// Whether it may be used.
    pub access: AllowDenyRequirement,
    /// Its product name.
    pub product_name: String,
    /// Its publisher, from its signature.
    pub publisher_name: String,
    /// Its file name.
    pub binary_name: Option<String>,
}
