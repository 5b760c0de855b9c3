//! Requirements that an administrator puts on the configuration.

mod apps;
mod read;
mod system;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use crate::record::Record;
use crate::word::Word;
use crate::{
    ApprovalsReviewer, AskForApproval, ForcedLoginMethod, ReasoningEffort, SandboxMode,
    WebSearchMode,
};

pub use apps::*;
pub use read::*;
pub use system::*;

/// The administrator's requirements on the configuration; a field that is `None` demands nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ConfigRequirements {
    /// Instructions put before every conversation in the developer's name, beside those of the
    /// configuration.
    pub additional_developer_instructions: Option<String>,
    /// True if pictures of other programs' windows may be taken.
    pub allow_appshots: Option<bool>,
    /// True if the browser tool and the computer tool may be used.
    pub allow_browser_and_computer_use: Option<bool>,
    /// True if commands may run in a login shell.
    pub allow_login_shell: Option<bool>,
    /// True if only the administrator's hooks may run.
    pub allow_managed_hooks_only: Option<bool>,
    /// True if remote control may be switched on.
    pub allow_remote_control: Option<bool>,
    /// The approval policies to choose from.
    pub allowed_approval_policies: Option<Vec<AskForApproval>>,
    /// The people who may answer approvals.
    #[schemars(extend("x-experimental" = true))]
    pub allowed_approvals_reviewers: Option<Vec<ApprovalsReviewer>>,
    /// The kinds of login to choose from.
    pub allowed_login_methods: Option<Vec<ForcedLoginMethod>>,
    /// Says if a permission profile may be chosen, by its id.
    pub allowed_permission_profiles: Option<IndexMap<String, bool>>,
    /// The sandbox modes to choose from.
    pub allowed_sandbox_modes: Option<Vec<SandboxMode>>,
    /// The ways of searching the web to choose from.
    pub allowed_web_search_modes: Option<Vec<WebSearchMode>>,
    /// The kinds of sandbox on Windows to choose from.
    pub allowed_windows_sandbox_implementations: Option<Vec<WindowsSandboxImplementation>>,
    /// The settings for the desktop app.
    #[schemars(extend("x-experimental" = true))]
    pub application: Option<ApplicationRequirements>,
    /// The settings for the automatic review of approvals.
    pub auto_review: Option<AutoReviewRequirements>,
    /// The settings for the browser tool.
    pub browser_use: Option<BrowserUseRequirements>,
    /// The base URL of the ChatGPT backend.
    pub chatgpt_base_url: Option<String>,
    /// True to look for a newer version at each start.
    pub check_for_update_on_startup: Option<bool>,
    /// The place where the login must be kept.
    pub cli_auth_credentials_store: Option<CliAuthCredentialsStoreMode>,
    /// The settings for the computer tool.
    pub computer_use: Option<ComputerUseRequirements>,
    /// Id of the permission profile that is chosen by default.
    pub default_permissions: Option<String>,
    /// The region in which requests must be processed.
    pub enforce_residency: Option<ResidencyRequirement>,
    /// Features that must be on (true) or off (false), by name.
    pub feature_requirements: Option<IndexMap<String, bool>>,
    /// The settings for feedback.
    pub feedback: Option<FeedbackRequirements>,
    /// The administrator's hooks.
    #[schemars(extend("x-experimental" = true))]
    pub hooks: Option<ManagedHooksRequirements>,
    /// The settings for the desktop app's own browser.
    pub in_app_browser: Option<InAppBrowserRequirements>,
    /// The directory for logs.
    pub log_dir: Option<String>,
    /// The catalogue of models, as the key `model_catalog_json` of the configuration takes it.
    pub model_catalog_json: Option<String>,
    /// Id of the model provider: a key of `model_providers`.
    pub model_provider: Option<String>,
    /// Definitions of model providers by id, as in the configuration.
    pub model_providers: Option<IndexMap<String, Value>>,
    /// The settings for the choice of models.
    pub models: Option<ModelsRequirements>,
    /// The settings for the network access of commands.
    #[schemars(extend("x-experimental" = true))]
    pub network: Option<NetworkRequirements>,
    /// The settings for telemetry.
    pub otel: Option<OtelRequirements>,
    /// The directory for the server's databases.
    pub sqlite_home: Option<String>,
}

/// The administrator's requirements on the automatic review of approvals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AutoReviewRequirements {
    /// Rules that the review must leave aside.
    pub ignore_rules: Option<Vec<String>>,
    /// Models with which the review must be on.
    pub required_on_models: Option<Vec<String>>,
}

/// The place where the login is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum CliAuthCredentialsStoreMode {
    /// In a file below the home.
    File,
    /// In the operating system's keyring.
    Keyring,
    /// In the keyring if there is one, otherwise in a file.
    Auto,
    /// In memory only.
    Ephemeral,
}

/// The administrator's requirements on feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FeedbackRequirements {
    /// True if the user may send any.
    pub enabled: Option<bool>,
}

/// The administrator's requirements on the choice of models.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ModelsRequirements {
    /// The defaults of new threads.
    pub new_thread: Option<NewThreadModelDefaults>,
}

/// The defaults of new threads, unless something else is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct NewThreadModelDefaults {
    /// The model.
    pub model: Option<String>,
    /// Its reasoning effort.
    pub model_reasoning_effort: Option<ReasoningEffort>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
}

/// The region in which requests must be processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ResidencyRequirement {
    /// In the United States.
    Us,
}

/// The way in which commands are sandboxed on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum WindowsSandboxImplementation {
    /// By a helper that was set up with an administrator's rights.
    Elevated,
    /// With the user's own rights.
    Unelevated,
    /// By the implementation called MXC.
    Mxc,
}
