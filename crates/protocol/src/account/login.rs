//! Logging in and out, and what an account still has to set up.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;
use crate::{ExperimentalFields, PlanType};

/// Params of `account/login/start`, by kind of login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LoginAccountParams {
    /// By an API key; done at once.
    ApiKey {
        /// The key. It is not checked; even an empty one is taken.
        api_key: String,
    },
    /// By a ChatGPT account, with a browser on the server's machine.
    Chatgpt {
        /// Whose name the pages of the login show. The server's choice by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        app_brand: Option<LoginAppBrand>,
        /// Whether to use the shorter course of the login pages. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        codex_streamlined_login: bool,
        /// Whether the login ends on a page of the provider instead of one served here. No by
        /// default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        use_hosted_login_success_page: bool,
    },
    /// By a ChatGPT account, with a code to type in on any device.
    ChatgptDeviceCode,
    /// By tokens of a ChatGPT account that the client got itself; they are kept in memory only.
    ChatgptAuthTokens {
        /// The access token, a JWT.
        access_token: String,
        /// The account it belongs to.
        chatgpt_account_id: String,
        /// The account's plan, if the client knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chatgpt_plan_type: Option<String>,
    },
    /// By an API key of Amazon Bedrock.
    AmazonBedrock {
        /// The key.
        api_key: String,
        /// The AWS region to send requests to.
        region: String,
    },
    /// By AWS access keys, for Amazon Bedrock.
    AmazonBedrockAccessKeys {
        /// The access key's id.
        access_key_id: String,
        /// The AWS region to send requests to.
        region: String,
        /// The access key's secret.
        secret_access_key: String,
        /// The token that goes with keys that hold for a time only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        session_token: Option<String>,
    },
}

impl ExperimentalFields for LoginAccountParams {}

/// Whose name the pages of a login show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum LoginAppBrand {
    /// Codex.
    Codex,
    /// ChatGPT.
    Chatgpt,
}

/// Answer to `account/login/start`, by kind of login. That it is done is told by
/// `account/login/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LoginAccountResponse {
    /// By an API key; the user is logged in.
    ApiKey,
    /// By a browser; the user has to go on there.
    Chatgpt {
        /// The page to open in the browser.
        auth_url: String,
        /// The login, for `account/login/cancel`.
        login_id: String,
    },
    /// By a code; the user has to type it in.
    ChatgptDeviceCode {
        /// The login, for `account/login/cancel`.
        login_id: String,
        /// The code to type in.
        user_code: String,
        /// The page to type it in at.
        verification_url: String,
    },
    /// By the client's tokens; the user is logged in.
    ChatgptAuthTokens,
    /// By either kind of Amazon Bedrock credentials; the user is logged in.
    AmazonBedrock,
}

params! {
    /// Params of `account/login/cancel`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct CancelLoginAccountParams {
        /// The login as the answer to `account/login/start` named it; must be a UUID.
        pub login_id: String,
    }
}

/// Answer to `account/login/cancel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct CancelLoginAccountResponse {
    /// Whether there was anything to cancel.
    pub status: CancelLoginAccountStatus,
}

/// Whether a login was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum CancelLoginAccountStatus {
    /// It was waiting for the user and no longer is.
    Canceled,
    /// No such login is waiting.
    NotFound,
}

/// Answer to `account/logout`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct LogoutAccountResponse {}

/// Payload of `account/login/completed`, sent to every connection when a login has succeeded or
/// failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountLoginCompletedNotification {
    /// Whether somebody is logged in now.
    pub success: bool,
    /// Why it failed; `None` on success.
    pub error: Option<String>,
    /// The login as the answer to `account/login/start` named it; `None` for kinds without an id,
    /// such as an API key.
    pub login_id: Option<String>,
    /// Where in the desktop app's introduction the user should go on, if anywhere special.
    pub onboarding_entrypoint: Option<DesktopOnboardingEntrypoint>,
}

/// Where in the desktop app's introduction a login leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "snake_case")]
pub enum DesktopOnboardingEntrypoint {
    /// To the part for the life sciences.
    LifeSciences,
}

/// Payload of `account/updated`, sent to every connection after a login or a logout, even if nobody
/// was logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountUpdatedNotification {
    /// How the user is logged in now; `None` if nobody is.
    pub auth_mode: Option<AuthMode>,
    /// The account's plan; `None` for logins without one, such as an API key.
    pub plan_type: Option<PlanType>,
}

/// How the server is logged in to the model provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum AuthMode {
    /// By an API key.
    Apikey,
    /// By a ChatGPT account whose tokens the server keeps and renews.
    Chatgpt,
    /// By tokens of a ChatGPT account that the client brings and renews.
    ChatgptAuthTokens,
    /// By HTTP headers that are given to the server.
    Headers,
    /// By an agent's own identity.
    AgentIdentity,
    /// By a personal access token.
    PersonalAccessToken,
    /// By an API key for Amazon Bedrock.
    BedrockApiKey,
    /// By AWS access keys for Amazon Bedrock.
    BedrockAccessKeys,
}

params! {
    /// Params of `getAuthStatus`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAuthStatusParams {
        /// Whether to answer the token too. No if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub include_token: Option<bool>,
        /// Whether to renew the token first. No if unset.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<bool>,
    }
}

/// Answer to `getAuthStatus`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct GetAuthStatusResponse {
    /// How the server is logged in; `None` if it is not.
    pub auth_method: Option<AuthMode>,
    /// The token or API key, if it was asked for and there is one.
    pub auth_token: Option<String>,
    /// Whether the default provider needs a login.
    pub requires_openai_auth: Option<bool>,
}

params! {
    /// Params of `account/chatgptAuthTokens/refresh`: the client that logged in with tokens of its own
    /// is asked for fresh ones.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct ChatgptAuthTokensRefreshParams {
        /// Why a new token is needed.
        pub reason: ChatgptAuthTokensRefreshReason,
        /// The account that the old token belonged to, if known.
        pub previous_account_id: Option<String>,
    }
}

/// Why the server needs a new token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum ChatgptAuthTokensRefreshReason {
    /// The backend refused the old one.
    Unauthorized,
}

/// Answer to `account/chatgptAuthTokens/refresh`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct ChatgptAuthTokensRefreshResponse {
    /// The new access token, a JWT.
    pub access_token: String,
    /// The account it belongs to.
    pub chatgpt_account_id: String,
    /// The account's plan, if the client knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chatgpt_plan_type: Option<String>,
}

/// Answer to `account/securitySetup/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct GetAccountSecuritySetupResponse {
    /// What the user should be told; `None` if there is nothing to do.
    pub notice: Option<AccountSecuritySetupNotice>,
}

/// What the user can do about a notice on the account's security.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct AccountSecuritySetupAction {
    /// The words to show on the button or link.
    pub label: String,
    /// The page to open.
    pub url: String,
}

/// A notice that asks the user to make the account safer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountSecuritySetupNotice {
    /// The account it is about.
    pub account_id: String,
    /// What the user can do about it.
    pub action: AccountSecuritySetupAction,
    /// Its text.
    pub description: String,
    /// Its heading.
    pub title: String,
    /// The user it is for.
    pub user_id: String,
}
