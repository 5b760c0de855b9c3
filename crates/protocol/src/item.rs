//! Items: the entries of a turn.

mod agent_message;
mod auto_approval_review;
mod collab_agent;
mod command_execution;
mod dynamic_tool_call;
mod file_change;
mod image_generation;
mod mcp_tool_call;
mod permissions;
mod plan;
mod reasoning;
mod tool;
mod web_search;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::{ItemId, ThreadId, TurnId};

use crate::UserInput;
use crate::record::Record;

pub use agent_message::*;
pub use auto_approval_review::*;
pub use collab_agent::*;
pub use command_execution::*;
pub use dynamic_tool_call::*;
pub use file_change::*;
pub use image_generation::*;
pub use mcp_tool_call::*;
pub use permissions::*;
pub use plan::*;
pub use reasoning::*;
pub use tool::*;
pub use web_search::*;

/// One entry of a turn: what was said, thought, run or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadItem {
    /// Its kind.
    #[serde(flatten)]
    pub body: ItemBody,
    /// When it began, in milliseconds since the Unix epoch.
    #[serde(default)]
    pub started_at_ms: Option<i64>,
    /// When it was complete, in milliseconds since the Unix epoch; `None` until then.
    #[serde(default)]
    pub completed_at_ms: Option<i64>,
}

impl ThreadItem {
    /// Creates an item that began at `started_at_ms` and is not complete.
    pub fn started(body: ItemBody, started_at_ms: i64) -> Self {
        Self { body, started_at_ms: Some(started_at_ms), completed_at_ms: None }
    }

    /// Returns its id, the same from its start to its completion.
    pub fn id(&self) -> &ItemId {
        self.body.id()
    }
}

/// The kind of an item: the `type` on the wire and the fields that go with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum ItemBody {
    /// The user's input.
    UserMessage(UserMessageItem),
    /// Text that hooks put before the model.
    HookPrompt(HookPromptItem),
    /// The model's text.
    AgentMessage(Box<AgentMessageItem>),
    /// The output of a tool that the client ran.
    FunctionCallOutput(Box<FunctionCallOutputItem>),
    /// A plan made in plan mode.
    Plan(PlanItem),
    /// The model's reasoning.
    Reasoning(ReasoningItem),
    /// A command.
    CommandExecution(Box<CommandExecutionItem>),
    /// Changes to files.
    FileChange(FileChangeItem),
    /// A call of an MCP server's tool.
    McpToolCall(Box<McpToolCallItem>),
    /// A call of a tool that the client brought.
    DynamicToolCall(Box<DynamicToolCallItem>),
    /// A call that steers other agents.
    CollabAgentToolCall(Box<CollabAgentToolCallItem>),
    /// News of another agent.
    SubAgentActivity(Box<SubAgentActivityItem>),
    /// A web search.
    WebSearch(Box<WebSearchItem>),
    /// An image that the model looked at.
    ImageView(ImageViewItem),
    /// A pause.
    Sleep(SleepItem),
    /// An image that the model made.
    ImageGeneration(Box<ImageGenerationItem>),
    /// A review began.
    EnteredReviewMode(ReviewModeItem),
    /// A review ended.
    ExitedReviewMode(ReviewModeItem),
    /// The history was shortened.
    ContextCompaction(ContextCompactionItem),
}

impl ItemBody {
    /// Returns the item's id.
    pub fn id(&self) -> &ItemId {
        match self {
            Self::UserMessage(item) => &item.id,
            Self::HookPrompt(item) => &item.id,
            Self::AgentMessage(item) => &item.id,
            Self::FunctionCallOutput(item) => &item.id,
            Self::Plan(item) => &item.id,
            Self::Reasoning(item) => &item.id,
            Self::CommandExecution(item) => &item.id,
            Self::FileChange(item) => &item.id,
            Self::McpToolCall(item) => &item.id,
            Self::DynamicToolCall(item) => &item.id,
            Self::CollabAgentToolCall(item) => &item.id,
            Self::SubAgentActivity(item) => &item.id,
            Self::WebSearch(item) => &item.id,
            Self::ImageView(item) => &item.id,
            Self::Sleep(item) => &item.id,
            Self::ImageGeneration(item) => &item.id,
            Self::EnteredReviewMode(item) | Self::ExitedReviewMode(item) => &item.id,
            Self::ContextCompaction(item) => &item.id,
        }
    }
}

/// The user's input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct UserMessageItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its parts, as they were given.
    pub content: Vec<UserInput>,
    /// The id that the client gave it.
    pub client_id: Option<String>,
}

/// Text that hooks put before the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct HookPromptItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The texts.
    pub fragments: Vec<HookPromptFragment>,
}

/// One hook's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct HookPromptFragment {
    /// The hook's run.
    pub hook_run_id: String,
    /// The text.
    pub text: String,
}

/// An image that the model looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ImageViewItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The image's file.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub path: String,
}

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct SleepItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its length in milliseconds.
    pub duration_ms: u64,
}

/// The beginning or the end of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ReviewModeItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The subject of the review, or what was found, for people.
    pub review: String,
}

/// The history was shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ContextCompactionItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
}

/// Payload of `item/started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemStartedNotification {
    /// The item as it begins.
    pub item: ThreadItem,
    /// When it began, in milliseconds since the Unix epoch.
    pub started_at_ms: i64,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
}

/// Payload of `item/completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ItemCompletedNotification {
    /// When it was complete, in milliseconds since the Unix epoch.
    pub completed_at_ms: i64,
    /// The whole item, in place of all earlier deltas.
    pub item: ThreadItem,
    /// The thread.
    #[schemars(with = "String")]
    pub thread_id: ThreadId,
    /// The turn.
    #[schemars(with = "String")]
    pub turn_id: TurnId,
    /// Tokens of its content, if counted.
    pub content_token_count: Option<u64>,
}
