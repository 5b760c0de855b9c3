//! Plugins: bundles of skills, hooks, apps and MCP servers.

mod install;
mod installed;
mod list;
mod read;
mod reconcile;
mod search;
mod share;
mod skill;
mod uninstall;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::AbsPath;

use crate::MarketplaceInterface;
use crate::record::Record;
use crate::word::Word;

pub use install::*;
pub use installed::*;
pub use list::*;
pub use read::*;
pub use reconcile::*;
pub use search::*;
pub use share::*;
pub use skill::*;
pub use uninstall::*;

/// A marketplace with plugins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct PluginMarketplaceEntry {
    /// Its name.
    pub name: String,
    /// The plugins.
    pub plugins: Vec<PluginSummary>,
    /// Its presentation; `None` if it does not say.
    pub interface: Option<MarketplaceInterface>,
    /// Its path; `None` if it is not a local one.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub path: Option<AbsPath>,
}

/// A plugin as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginSummary {
    /// Its id, by which it is configured and uninstalled.
    pub id: String,
    /// When the user has to log in to its apps.
    pub auth_policy: PluginAuthPolicy,
    /// True if it is switched on.
    pub enabled: bool,
    /// Says if it may be installed.
    pub install_policy: PluginInstallPolicy,
    /// True if it is installed.
    pub installed: bool,
    /// Its name in its marketplace.
    pub name: String,
    /// Origin of its files.
    pub source: PluginSource,
    /// Says if it can be had. `AVAILABLE` by default.
    #[serde(default)]
    pub availability: PluginAvailability,
    /// The reason why it cannot be used; `None` if it can be used.
    pub disabled_reason: Option<PluginDisabledReason>,
    /// The plans that include it; `None` if that is unknown.
    pub eligible_plan_types: Option<Vec<String>>,
    /// The source of the decision on its installation, if known.
    pub install_policy_source: Option<PluginInstallPolicySource>,
    /// When it was installed, in seconds since the Unix epoch; `None` if it is not or that is not
    /// known.
    pub installed_at: Option<i64>,
    /// Its presentation; `None` if it does not say.
    pub interface: Option<PluginInterface>,
    /// Words to find it by. None by default.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// The version that is installed; `None` if it is not or that is not known.
    pub local_version: Option<String>,
    /// True if the user must be shown a page before it is installed; `None` if that is unknown.
    pub must_show_installation_interstitial: Option<bool>,
    /// Its id in the cloud; `None` if it is not there.
    pub remote_plugin_id: Option<String>,
    /// The way in which it is shared; `None` if it is not.
    pub share_context: Option<PluginShareContext>,
    /// The available version, if known.
    pub version: Option<String>,
}

/// Origin of a plugin's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PluginSource {
    /// From a directory on this machine.
    Local {
        /// The directory.
        #[serde(deserialize_with = "crate::path::one")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AbsolutePathBuf"))]
        path: AbsPath,
    },
    /// From a git repository.
    Git {
        /// The repository.
        url: String,
        /// The directory within the repository. Its root if unset.
        path: Option<String>,
        /// The branch, tag or commit to take. The repository's default if unset.
        ref_name: Option<String>,
        /// The commit it must be, if it is pinned.
        sha: Option<String>,
    },
    /// From an npm package.
    Npm {
        /// The package's name.
        package: String,
        /// The registry's URL. The usual one if unset.
        registry: Option<String>,
        /// The version or range to take. The newest if unset.
        version: Option<String>,
    },
    /// From the cloud.
    Remote,
}

/// The way in which a plugin is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct PluginInterface {
    /// Its abilities, in few words each.
    pub capabilities: Vec<String>,
    /// URLs of pictures of it.
    pub screenshot_urls: Vec<String>,
    /// Files with pictures of it.
    #[serde(deserialize_with = "crate::path::list")]
    #[schemars(with = "Vec<crate::schema::AbsolutePathBuf>")]
    pub screenshots: Vec<AbsPath>,
    /// Its colour.
    pub brand_color: Option<String>,
    /// The kind of plugin.
    pub category: Option<String>,
    /// The file of its icon where the user writes.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub composer_icon: Option<AbsPath>,
    /// The URL of its icon where the user writes.
    pub composer_icon_url: Option<String>,
    /// A prompt that the user might begin with.
    pub default_prompt: Option<Vec<String>>,
    /// The maker.
    pub developer_name: Option<String>,
    /// Its name for people.
    pub display_name: Option<String>,
    /// The file of its logo.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub logo: Option<AbsPath>,
    /// The file of its logo on dark ground.
    #[serde(default, deserialize_with = "crate::path::optional")]
    #[schemars(with = "Option<crate::schema::AbsolutePathBuf>")]
    pub logo_dark: Option<AbsPath>,
    /// The URL of its logo.
    pub logo_url: Option<String>,
    /// The URL of its logo on dark ground.
    pub logo_url_dark: Option<String>,
    /// Its long description.
    pub long_description: Option<String>,
    /// The page on privacy.
    pub privacy_policy_url: Option<String>,
    /// Its description, in few words.
    pub short_description: Option<String>,
    /// The page with its terms.
    pub terms_of_service_url: Option<String>,
    /// The address of its documentation.
    pub website_url: Option<String>,
}

/// When the user has to log in to a plugin's apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginAuthPolicy {
    /// When it is installed.
    OnInstall,
    /// When it is first used.
    OnUse,
}

/// Says if a plugin can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginAvailability {
    /// No: an administrator has switched it off.
    DisabledByAdmin,
    /// Yes.
    #[default]
    Available,
}

/// The reason why a plugin cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum PluginDisabledReason {
    /// An administrator has switched it off.
    DisabledByAdmin,
    /// The user's plan does not include it.
    PlanNotEligible,
    /// An app it needs cannot be had.
    RequiredAppUnavailable,
    /// A reason that this version does not know.
    Unknown,
}

/// Says if a plugin may be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginInstallPolicy {
    /// No.
    NotAvailable,
    /// Yes, by the user.
    Available,
    /// It is there without the user's doing.
    InstalledByDefault,
}

/// The source of the decision on a plugin's installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PluginInstallPolicySource {
    /// A setting of the workspace.
    WorkspaceSetting,
    /// The app that it stands for.
    ImplicitCanonicalApp,
}
