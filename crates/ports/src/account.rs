//! The port to the stored logins for model providers.

use std::fmt;
use std::sync::Arc;

use turnhost_protocol::PlanType;

use crate::BoxFuture;

/// Selects one of the accounts of a home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AccountChoice {
    /// The one without a name.
    #[default]
    Default,
    /// The one of this name.
    Named(Arc<str>),
}

impl AccountChoice {
    /// Returns the choice that a setting makes; without it, the account without a name.
    pub fn of(name: Option<&str>) -> Self {
        name.map_or(Self::Default, |name| Self::Named(name.into()))
    }
}

/// A login. Its secrets show in no message.
#[derive(Clone, PartialEq, Eq)]
pub enum Login {
    /// By an API key, as the user gave it.
    ApiKey(String),
    /// By tokens of a ChatGPT account that a client brought; they are in memory only.
    External(ExternalTokens),
}

impl Login {
    /// Returns what is sent to providers.
    pub fn secret(&self) -> &str {
        match self {
            Self::ApiKey(key) => key,
            Self::External(tokens) => &tokens.access_token,
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(..)")
    }
}

/// Tokens of a ChatGPT account, and what they say about it.
#[derive(Clone, PartialEq, Eq)]
pub struct ExternalTokens {
    /// The access token.
    pub access_token: String,
    /// The account as the provider knows it.
    pub account_id: String,
    /// The account's plan, if it is known.
    pub plan_type: Option<PlanType>,
    /// The user's address, if the token has it.
    pub email: Option<String>,
    /// The user as the provider knows it, if the token says.
    pub user_id: Option<String>,
}

impl fmt::Debug for ExternalTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExternalTokens(..)")
    }
}

/// A way to further tokens of a client that brought some.
pub trait TokenRenewal: Send + Sync {
    /// Asks for a token in place of one that a provider refused; `None` if there is no other.
    fn renew(&self, previous: ExternalTokens) -> BoxFuture<'static, Option<ExternalTokens>>;
}

/// The reason why a login could not be kept or taken away: the file, and what the system says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AccountFailure(pub String);

/// A way to the server's logins.
pub trait AccountPort: Send + Sync {
    /// Returns who is logged in now. Tokens that a client brought count before what is kept. Reads a
    /// small file on the caller's thread, so that a login of another process counts at once.
    fn login(&self, account: &AccountChoice) -> Option<Login>;

    /// Returns the secrets of all logins, so that they can be taken out of texts.
    fn secrets(&self) -> Vec<String>;

    /// Stores an API key in place of the present login. It outlives the server. Does not block the
    /// caller's thread.
    fn log_in(
        &self,
        account: AccountChoice,
        api_key: String,
    ) -> BoxFuture<'static, Result<(), AccountFailure>>;

    /// Uses the tokens of a client, until the server ends or the user logs out.
    fn log_in_externally(
        &self,
        account: AccountChoice,
        tokens: ExternalTokens,
        renewal: Arc<dyn TokenRenewal>,
    );

    /// Asks for another token in place of the one that a provider refused. Returns true if there is
    /// another one now. An API key cannot be renewed.
    fn renew(&self, account: AccountChoice, refused: String) -> BoxFuture<'static, bool>;

    /// Takes the login away; succeeds if there is none. Does not block the caller's thread.
    fn log_out(&self, account: AccountChoice) -> BoxFuture<'static, Result<(), AccountFailure>>;
}

/// A profile of the user's AWS configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsProfile {
    /// Its name.
    pub name: String,
    /// The region that it sets.
    pub region: Option<String>,
}

/// A kind of AWS credentials that the environment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwsEnvironmentKey {
    /// An access key id with its secret.
    AccessKeys,
    /// An API key of Amazon Bedrock.
    BedrockApiKey,
}

/// The reason why AWS credentials cannot be used. It names no secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AwsFailure(pub String);

/// A way to the AWS credentials of the user, which are kept by other programs.
///
/// Its calls read small files on the caller's thread.
pub trait AwsPort: Send + Sync {
    /// Lists the profiles: the default one, then the others by name.
    fn profiles(&self) -> Result<Vec<AwsProfile>, AwsFailure>;

    /// Lists the kinds of credentials that the environment has.
    fn environment_keys(&self) -> Vec<AwsEnvironmentKey>;

    /// Returns the region that the environment sets.
    fn environment_region(&self) -> Option<String>;

    /// Fails if there are no credentials to use: those of a profile, or of the environment.
    fn check(&self, profile: Option<&str>) -> Result<(), AwsFailure>;
}
