//! Requirements on apps, browsers and computer use.

use indexmap::IndexMap;
use serde::Serialize;

use crate::record::Record;
use crate::word::Word;
use crate::{AllowDenyRequirement, NetworkDomainPermission};

/// The administrator's requirements on the desktop app's own network access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ApplicationNetworkRequirements {
    /// Says if it may reach a domain, by domain.
    pub domains: IndexMap<String, NetworkDomainPermission>,
    /// True if these rules are enforced.
    pub enabled: bool,
}

/// The administrator's requirements on the desktop app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ApplicationRequirements {
    /// Of its network access.
    pub network: Option<ApplicationNetworkRequirements>,
    /// Of its storage.
    pub storage: Option<ApplicationStorageRequirements>,
}

/// The place where the desktop app must keep things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationStorageRequirements {
    /// The directory in which new projects are made.
    #[schemars(with = "Option<crate::schema::LegacyAppPathString>")]
    pub default_project_parent: Option<String>,
    /// The directory for work that belongs to no project.
    #[schemars(with = "Option<crate::schema::LegacyAppPathString>")]
    pub projectless_workspace_root: Option<String>,
}

/// The lifetime of the user's permission to visit an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum BrowserUseAccessApprovalLifetime {
    /// For the turn.
    Turn,
    /// For the thread.
    Thread,
}

/// The administrator's requirements on the browser extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BrowserUseExtensionRequirements {
    /// Headers that its requests must have.
    pub request_headers: Option<Vec<RequestHeader>>,
}

/// The administrator's rules for the browser tool at an origin; `None` is left to the
/// user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BrowserUseOriginPolicy {
    /// Visit it.
    pub access: Option<AllowDenyRequirement>,
    /// The lifetime of the user's permission to visit it.
    pub access_approval_lifetime: Option<BrowserUseAccessApprovalLifetime>,
    /// Have approvals about it reviewed automatically.
    pub auto_review: Option<AllowDenyRequirement>,
    /// Download from it.
    pub downloads: Option<AllowDenyRequirement>,
    /// Use the whole debugging protocol on it.
    pub full_cdp_access: Option<AllowDenyRequirement>,
    /// True if the user's approval may be remembered permanently.
    pub persistent_approval: Option<bool>,
    /// Upload to it.
    pub uploads: Option<AllowDenyRequirement>,
}

/// The administrator's requirements on the browser tool; what is `None` is left to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct BrowserUseRequirements {
    /// True if the user's approval for every origin may be remembered permanently.
    pub allow_global_persistent_approval: Option<bool>,
    /// True if it may read the browser's history.
    pub allow_history_access: Option<bool>,
    /// True if it may use tools that pages offer by WebMCP.
    pub allow_webmcp: Option<bool>,
    /// The settings for origins without rules of their own.
    pub default_origin_policy: Option<BrowserUseOriginPolicy>,
    /// True if its approvals must not be reviewed automatically.
    pub disable_auto_review: Option<bool>,
    /// The settings for the browser extension.
    pub extension: Option<BrowserUseExtensionRequirements>,
    /// The settings for an origin, by origin.
    pub origins: Option<IndexMap<String, BrowserUseOriginPolicy>>,
}

/// A header of an HTTP request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct RequestHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The administrator's requirements on the desktop app's own browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct InAppBrowserRequirements {
    /// True if it may take settings over from another browser.
    pub allow_external_browser_settings_import: Option<bool>,
}

/// Programs on macOS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ComputerUseMacosRequirements {
    /// The settings for a program, by bundle id.
    pub bundle_ids: Option<IndexMap<String, AllowDenyRequirement>>,
}

/// The administrator's requirements on the computer tool; what is `None` is left to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ComputerUseRequirements {
    /// True if it may be used while the screen is locked.
    pub allow_locked_computer_use: Option<bool>,
    /// True if the user's approval may be remembered permanently.
    pub allow_persistent_approval: Option<bool>,
    /// The settings for programs not named here.
    pub default_app_access: Option<AllowDenyRequirement>,
    /// Programs on macOS.
    pub macos: Option<ComputerUseMacosRequirements>,
    /// Programs on Windows.
    pub windows: Option<ComputerUseWindowsRequirements>,
}

/// A Windows program known by its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ComputerUseWindowsExeRequirement {
    /// Says if it may be used.
    pub access: AllowDenyRequirement,
    /// Its product name.
    pub product_name: String,
    /// Its publisher, from its signature.
    pub publisher_name: String,
    /// Its file name; left out, any.
    pub binary_name: Option<String>,
}

/// Programs on Windows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ComputerUseWindowsRequirements {
    /// The settings for a program, by application user model id.
    pub aumids: Option<IndexMap<String, AllowDenyRequirement>>,
    /// The settings for programs known by their file.
    pub exes: Option<Vec<ComputerUseWindowsExeRequirement>>,
}
