//! Types of `account/login/start`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ExperimentalFields;
use crate::word::Word;

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
        /// The product whose name the pages of the login show. The server's choice by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        app_brand: Option<LoginAppBrand>,
        /// True to use the shorter course of the login pages. False by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        codex_streamlined_login: bool,
        /// True if the login ends on a page of the provider instead of one served here. False by
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

/// The product whose name the pages of a login show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum LoginAppBrand {
    /// Codex.
    Codex,
    /// ChatGPT.
    Chatgpt,
}

/// Answer to `account/login/start`, by kind of login. Completion is reported by
/// `account/login/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LoginAccountResponse {
    /// By an API key; the user is logged in.
    ApiKey,
    /// By a browser; the user has to continue there.
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
