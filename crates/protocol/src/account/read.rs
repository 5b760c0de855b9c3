//! Types of `account/read`.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::PlanType;
use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

/// The account that is logged in, by kind of login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Account {
    /// By an API key.
    ApiKey,
    /// By a ChatGPT account.
    Chatgpt {
        /// Its e-mail address, if known.
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Nullable<String>"))]
        email: Option<String>,
        /// Its plan.
        plan_type: PlanType,
        /// The workspace it belongs to.
        workspace_name: Option<String>,
    },
    /// By Amazon Bedrock.
    AmazonBedrock {
        /// True if the server stores the credentials itself.
        #[serde(default)]
        uses_codex_managed_credentials: bool,
    },
    /// By Google Cloud.
    Gcp,
}

/// The region in which an account's requests may be processed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
pub enum AccountRoutingOverride {
    /// Anywhere.
    #[serde(rename = "NO_CONSTRAINT")]
    NoConstraint,
    /// In the United States.
    #[serde(rename = "us")]
    Us,
    /// In the United States, with controlled residency.
    #[serde(rename = "us_cr")]
    UsCr,
}

/// Destination of an account's requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceRouting {
    /// The region in which they may be processed.
    pub account_routing_override: AccountRoutingOverride,
    /// The origin, `https://HOST`, of the backend they go to.
    pub backend_origin: String,
    /// The account as the backend knows it.
    pub chatgpt_account_id: String,
}

params! {
    /// Params of `account/read`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    #[serde(rename_all = "camelCase")]
    pub struct GetAccountParams {
        /// True to renew the login's token first. False by default. Harmless and without effect here
        /// while no account is logged in: there is no token to renew.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub refresh_token: bool,
    }
}

/// Answer to `account/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountResponse {
    /// True if the default provider needs a login.
    pub requires_openai_auth: bool,
    /// The account that is logged in; `None` if there is none, or if no login is needed.
    pub account: Option<Account>,
    /// The user as the provider knows it.
    pub user_id: Option<String>,
    /// Destination of the account's requests, if that is decided.
    #[schemars(extend("x-experimental" = true))]
    pub workspace_routing: Option<WorkspaceRouting>,
}
