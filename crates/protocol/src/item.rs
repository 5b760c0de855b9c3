//! Items: the entries of a turn.

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use turnhost_base::ItemId;

use crate::record::Record;
use crate::word::Word;
use crate::{
    AgentMessageDelivery, AgentMessageModeration, AsyncUserInputQuestion, CollabAgentToolCallItem,
    CommandAction, CommandExecutionSource, CommandExecutionStatus, DynamicToolCallItem,
    FunctionCallOutputItem, ImageGenerationItem, McpToolCallItem, MemoryCitation, MessagePhase,
    SubAgentActivityItem, UserInput, WebSearchItem,
};

/// One entry of a turn: what was said, thought, run or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ThreadItem {
    /// What it is.
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
    /// An item that began at `started_at_ms` and is not complete.
    pub fn started(body: ItemBody, started_at_ms: i64) -> Self {
        Self { body, started_at_ms: Some(started_at_ms), completed_at_ms: None }
    }

    /// Its id, the same from its start to its completion.
    pub fn id(&self) -> &ItemId {
        self.body.id()
    }
}

/// What an item is: the `type` on the wire and the fields that go with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum ItemBody {
    /// What the user said.
    UserMessage(UserMessageItem),
    /// Text that hooks put before the model.
    HookPrompt(HookPromptItem),
    /// What the model said.
    AgentMessage(Box<AgentMessageItem>),
    /// The output of a tool that the client ran.
    FunctionCallOutput(Box<FunctionCallOutputItem>),
    /// A plan made in plan mode.
    Plan(PlanItem),
    /// What the model thought.
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
    /// The item's id.
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

/// What the user said.
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

/// What the model said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct AgentMessageItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The text so far; whole once the item is complete.
    pub text: String,
    /// How it reached the user, if not in the ordinary way.
    pub delivery: Option<AgentMessageDelivery>,
    /// Memories that it rests on.
    pub memory_citation: Option<MemoryCitation>,
    /// What the provider's moderation did with it.
    pub moderation: Option<AgentMessageModeration>,
    /// Whether it is said on the way or is the answer, if the model told.
    pub phase: Option<MessagePhase>,
    /// Questions to the user that need no answer at once.
    pub questions: Option<Vec<AsyncUserInputQuestion>>,
}

/// A plan made in plan mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct PlanItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The plan, in Markdown.
    pub text: String,
}

/// What the model thought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct ReasoningItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// Its raw thoughts, if the provider shows them.
    #[serde(default)]
    pub content: Vec<String>,
    /// The parts of a summary, if the provider makes one.
    #[serde(default)]
    pub summary: Vec<String>,
}

/// A command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub struct CommandExecutionItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The command line as it is run.
    pub command: String,
    /// What it is seen to do.
    pub command_actions: Vec<CommandAction>,
    /// Where it runs.
    #[schemars(with = "crate::schema::LegacyAppPathString")]
    pub cwd: String,
    /// How it stands.
    pub status: CommandExecutionStatus,
    /// All its output, stdout and stderr together; `None` if there was none yet.
    pub aggregated_output: Option<String>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<i64>,
    /// Its exit status, 128 + n for signal n, -1 if it could not be started.
    pub exit_code: Option<i32>,
    /// The plugin that it belongs to.
    pub plugin_id: Option<String>,
    /// The process, to tell it from others; `None` if there is none.
    pub process_id: Option<String>,
    /// The skill's script that it runs.
    pub script_path: Option<String>,
    /// Who had it run.
    #[serde(default)]
    pub source: CommandExecutionSource,
}

/// Changes to files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(inline)]
pub struct FileChangeItem {
    /// Its id.
    #[schemars(with = "String")]
    pub id: ItemId,
    /// The changes, one a file.
    pub changes: Vec<FileUpdateChange>,
    /// How they stand.
    pub status: PatchApplyStatus,
}

/// A change to one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct FileUpdateChange {
    /// A unified diff; the whole content for new and for deleted files.
    pub diff: String,
    /// What happens to the file.
    pub kind: PatchChangeKind,
    /// Its absolute path before the change.
    pub path: String,
}

/// What happens to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PatchChangeKind {
    /// It is made.
    Add,
    /// It is deleted.
    Delete,
    /// It is changed.
    Update {
        /// Its new path, if it is moved.
        move_path: Option<String>,
    },
}

/// How changes to files stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Word, Copy, PartialOrd, Ord, Hash)]
#[serde(rename_all = "camelCase")]
pub enum PatchApplyStatus {
    /// They are being made, or wait for approval.
    InProgress,
    /// They were made.
    Completed,
    /// They could not be made.
    Failed,
    /// They were not approved.
    Declined,
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
    /// What is reviewed, or what was found, for people.
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
