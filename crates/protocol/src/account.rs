//! The account that a provider is used with.

mod cloud;
mod gateway;
mod limits;
mod login;
mod messages;
mod session;
mod usage;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::experimental::params;
use crate::record::Record;
use crate::word::Word;

pub use cloud::*;
pub use gateway::*;
pub use limits::*;
pub use login::*;
pub use messages::*;
pub use session::*;
pub use usage::*;

/// Who is logged in, by kind of login.
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
        /// Whether the server keeps the credentials itself.
        #[serde(default)]
        uses_codex_managed_credentials: bool,
    },
    /// By Google Cloud.
    Gcp,
}

/// Where an account's requests may be processed.
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

/// A ChatGPT account's plan, as the provider calls it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum PlanType {
    /// Free.
    Free,
    /// Go.
    Go,
    /// Plus.
    Plus,
    /// Pro.
    Pro,
    /// Pro Lite.
    Prolite,
    /// Pro Max.
    Promax,
    /// Team.
    Team,
    /// Business, bought online, at the Pro Lite level.
    SelfServeBusinessProlite,
    /// Business, bought online, paid by usage.
    SelfServeBusinessUsageBased,
    /// Business.
    Business,
    /// Enterprise, by the terms of 2026.
    Ent26,
    /// Enterprise, for automation.
    EnterpriseCbpAutomation,
    /// Enterprise, paid by usage.
    EnterpriseCbpUsageBased,
    /// Enterprise.
    Enterprise,
    /// Education.
    Edu,
    /// Education Plus.
    EduPlus,
    /// Education Pro.
    EduPro,
    /// Science.
    Sci,
    /// Science Plus.
    SciPlus,
    /// A plan that this version does not know.
    Unknown,
}

/// Where an account's requests go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceRouting {
    /// Where they may be processed.
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
        /// Whether to renew the login's token first. No by default.
        #[serde(default, skip_serializing_if = "crate::is_false")]
        pub refresh_token: bool,
    }
}

/// Answer to `account/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountResponse {
    /// Whether the default provider needs a login.
    pub requires_openai_auth: bool,
    /// Who is logged in; `None` if nobody is, or if no login is needed.
    pub account: Option<Account>,
    /// The user as the provider knows it.
    pub user_id: Option<String>,
    /// Where the account's requests go, if that is decided.
    #[schemars(extend("x-experimental" = true))]
    pub workspace_routing: Option<WorkspaceRouting>,
}
