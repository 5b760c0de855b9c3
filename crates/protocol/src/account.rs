//! The account that the server acts for.

mod bedrock;
mod chatgpt_auth_tokens;
mod gateway_oauth;
mod gcp;
mod login;
mod logout;
mod rate_limit_reset_credit;
mod rate_limits;
mod read;
mod security_setup;
mod send_add_credits_nudge_email;
mod usage;
mod workspace_messages;

use serde::Serialize;

use crate::record::Record;
use crate::word::Word;

pub use bedrock::*;
pub use chatgpt_auth_tokens::*;
pub use gateway_oauth::*;
pub use gcp::*;
pub use login::*;
pub use logout::*;
pub use rate_limit_reset_credit::*;
pub use rate_limits::*;
pub use read::*;
pub use security_setup::*;
pub use send_add_credits_nudge_email::*;
pub use usage::*;
pub use workspace_messages::*;

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

/// Payload of `account/updated`, sent to every connection after a login or a logout, even if no user
/// was logged in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AccountUpdatedNotification {
    /// The way in which the user is logged in now; `None` if no user is.
    pub auth_mode: Option<AuthMode>,
    /// The account's plan; `None` for logins without one, such as an API key.
    pub plan_type: Option<PlanType>,
    /// The reason for the notification where it is not a login or a logout; `None` otherwise.
    pub reason: Option<AccountUpdateReason>,
}

/// A reason for `account/updated` other than a login or a logout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum AccountUpdateReason {
    /// The workspace that requests are routed to is known now.
    WorkspaceRoutingReady,
    /// None of the others.
    Unknown,
}

/// The way in which the server is logged in to the model provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "camelCase")]
pub enum AuthMode {
    /// By an API key.
    Apikey,
    /// By a ChatGPT account whose tokens the server stores and renews.
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
