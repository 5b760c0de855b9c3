//! Sections of the configuration about apps, browsers and computer use.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ApprovalsReviewer;
use crate::record::Record;
use crate::word::Word;

/// Usage statistics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct AnalyticsConfig {
    /// True if they are collected.
    pub enabled: Option<bool>,
    /// Every other key, as it was found.
    #[serde(flatten)]
    pub additional: IndexMap<String, Value>,
}

/// Connected apps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AppsConfig {
    /// The settings for apps without settings of their own.
    #[serde(rename = "_default")]
    pub default: Option<AppsDefaultConfig>,
}

/// The settings for apps without settings of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppsDefaultConfig {
    /// The reviewer of their approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// Which of their tools are asked about.
    pub default_tools_approval_mode: Option<AppToolApproval>,
    /// True if tools that may destroy something are offered. True by default.
    #[serde(default = "crate::truth")]
    pub destructive_enabled: bool,
    /// True if apps are available. True by default.
    #[serde(default = "crate::truth")]
    pub enabled: bool,
    /// True if tools that reach the outside world are offered. True by default.
    #[serde(default = "crate::truth")]
    pub open_world_enabled: bool,
}

/// Which calls of an app's tools are asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
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

/// Says if something may be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum AllowDenyRequirement {
    /// It may.
    Allow,
    /// It may not.
    Deny,
}

/// The permissions of the browser tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct BrowserUseConfig {
    /// True if it may read the browser's history.
    pub allow_history_access: Option<bool>,
    /// The settings for origins without settings of their own.
    pub default_origin_policy: Option<BrowserUseOriginPolicyConfig>,
    /// The settings for an origin, by `scheme://host`.
    pub origins: Option<IndexMap<String, BrowserUseOriginPolicyConfig>>,
}

/// The permissions of the browser tool at an origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ComputerUseConfig {
    /// The settings for programs not named here.
    pub default_app_access: Option<AllowDenyRequirement>,
    /// Programs on macOS.
    pub macos: Option<ComputerUseMacosConfig>,
    /// Programs on Windows.
    pub windows: Option<ComputerUseWindowsConfig>,
}

/// Programs on macOS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ComputerUseMacosConfig {
    /// The settings for a program, by bundle id.
    pub bundle_ids: Option<IndexMap<String, AllowDenyRequirement>>,
}

/// Programs on Windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ComputerUseWindowsConfig {
    /// The settings for a program, by application user model id.
    pub aumids: Option<IndexMap<String, AllowDenyRequirement>>,
    /// The settings for programs known by their file.
    pub exes: Option<Vec<ComputerUseWindowsExeConfig>>,
}

/// A Windows program known by its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ComputerUseWindowsExeConfig {
    /// Says if it may be used.
    pub access: AllowDenyRequirement,
    /// Its product name.
    pub product_name: String,
    /// Its publisher, from its signature.
    pub publisher_name: String,
    /// Its file name.
    pub binary_name: Option<String>,
}

/// Configuration of a connected app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppConfig {
    /// The reviewer of its approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// Which calls of its tools are asked about, for tools without settings of their own.
    pub default_tools_approval_mode: Option<AppToolApproval>,
    /// True if its tools without settings of their own are offered.
    pub default_tools_enabled: Option<bool>,
    /// True if its tools that may destroy something are offered.
    pub destructive_enabled: Option<bool>,
    /// True if it is available. True by default.
    #[serde(default = "crate::truth")]
    pub enabled: bool,
    /// Settings of its links, by link.
    pub links: Option<AppLinksConfig>,
    /// Ways of offering tools that leave its tools out.
    pub omit_tools_from: Option<Vec<ToolExposureSurface>>,
    /// True if its tools that reach the outside world are offered.
    pub open_world_enabled: Option<bool>,
    /// Settings of its tools, by tool.
    pub tools: Option<AppToolsConfig>,
}

/// Configuration of a link of a connected app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppLinkConfig {
    /// The reviewer of its approvals.
    pub approvals_reviewer: Option<ApprovalsReviewer>,
    /// Which calls of its tools are asked about, for tools without settings of their own.
    pub default_tools_approval_mode: Option<AppToolApproval>,
}

/// Settings of an app's links, by link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct AppLinksConfig(
    /// The settings.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Object"))]
    pub IndexMap<String, AppLinkConfig>,
);

/// Settings of an app's tools, by tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct AppToolsConfig(
    /// The settings.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Object"))]
    pub IndexMap<String, AppToolConfig>,
);

/// Configuration of a tool of a connected app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AppToolConfig {
    /// Which of its calls are asked about.
    pub approval_mode: Option<AppToolApproval>,
    /// True if it is offered.
    pub enabled: Option<bool>,
}

/// A way of offering tools to a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum ToolExposureSurface {
    /// In code that the model writes.
    CodeMode,
    /// Only once the model searches for tools.
    Deferred,
    /// Among the tools of each request.
    Direct,
}
