//! What the server needs of the outside.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::Value;
use turnhost_agent::ports::{CommandPort, FilePort, ModelPort};
use turnhost_base::{AbsPath, World};
use turnhost_policy::Rules;
use turnhost_protocol::{
    AskForApproval, ConfigReadParams, ConfigReadResponse, ConfigWarningNotification, Model,
    Personality, SandboxMode,
};
use turnhost_thread::Settings;
use turnhost_thread::store::StorePort;

/// The outside, as far as the server uses it.
#[derive(Clone)]
pub struct Ports {
    /// The clock and fresh ids.
    pub world: Arc<dyn World>,
    /// Storage.
    pub store: Arc<dyn StorePort>,
    /// Model providers.
    pub models: Arc<dyn ModelPort>,
    /// Commands.
    pub commands: Arc<dyn CommandPort>,
    /// Files.
    pub files: Arc<dyn FilePort>,
    /// Configuration.
    pub config: Arc<dyn ConfigPort>,
}

/// What a client wishes for a thread, on top of the configuration.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Working directory; a relative one is relative to the server's.
    pub cwd: Option<String>,
    /// The model's name.
    pub model: Option<String>,
    /// The provider's id.
    pub model_provider: Option<String>,
    /// When to ask before acting.
    pub approval_policy: Option<AskForApproval>,
    /// What commands may do.
    pub sandbox: Option<SandboxMode>,
    /// Keys of config.toml, dotted or nested.
    pub config: IndexMap<String, Value>,
    /// Instructions in place of the built-in ones.
    pub base_instructions: Option<String>,
    /// Instructions on top of the built-in ones.
    pub developer_instructions: Option<String>,
    /// The tone of answers.
    pub personality: Option<Personality>,
    /// The provider's service tier.
    pub service_tier: Option<String>,
}

impl Wish {
    /// Whether the client wishes nothing.
    pub fn is_empty(&self) -> bool {
        let Self { cwd, model, model_provider, approval_policy, sandbox, config, .. } = self;
        let Self { base_instructions, developer_instructions, personality, service_tier, .. } =
            self;
        cwd.is_none()
            && model.is_none()
            && model_provider.is_none()
            && approval_policy.is_none()
            && sandbox.is_none()
            && config.is_empty()
            && base_instructions.is_none()
            && developer_instructions.is_none()
            && personality.is_none()
            && service_tier.is_none()
    }
}

/// Why the configuration could not be read or does not fit together.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigFailure(pub String);

/// A provider that the configuration does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("model provider `{0}` is not configured")]
pub struct UnknownProvider(pub String);

/// A way to the configuration.
///
/// Its calls read small files and are made on the runtime's thread.
pub trait ConfigPort: Send + Sync {
    /// The settings of a thread for which a client wishes this.
    fn settings(&self, wish: &Wish) -> Result<Settings, ConfigFailure>;

    /// The configuration and where each value comes from.
    fn read(&self, params: &ConfigReadParams) -> Result<ConfigReadResponse, ConfigFailure>;

    /// What the user should mend in it.
    fn warnings(&self) -> Vec<ConfigWarningNotification>;

    /// The models on offer, of one provider or of the default one.
    fn models(&self, provider: Option<&str>) -> Result<Vec<Model>, UnknownProvider>;

    /// Whether the default provider needs a login with an OpenAI account.
    fn requires_openai_auth(&self) -> bool;

    /// What the user's rules allow without asking.
    fn rules(&self) -> Rules;

    /// Adds a rule that allows commands which begin with these words.
    fn keep_rule(&self, words: &[String]) -> Result<(), ConfigFailure>;

    /// The directory of `TMPDIR`, if it is set.
    fn tmpdir(&self) -> Option<AbsPath>;
}
