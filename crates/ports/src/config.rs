//! The port to the configuration.

use turnhost_policy::{Places, Rules};
use turnhost_protocol::{ConfigReadParams, ConfigReadResponse, ConfigWarningNotification, Model};
use turnhost_thread::{Settings, ThreadOverrides};

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
    /// Returns the settings of a thread with these overrides on top of the configuration.
    fn settings(&self, overrides: &ThreadOverrides) -> Result<Settings, ConfigFailure>;

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

    /// Returns the temporary directory and the server's own places on this machine.
    fn places(&self) -> Places;
}
