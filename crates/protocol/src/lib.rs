//! The words on the wire: every type and method of the app-server protocol.
//!
//! This crate holds no I/O and no runtime, so clients can stand on it alone.
//! What follows is what a client author needs to know first.
//!
//! # Envelope
//!
//! Messages are JSON-RPC 2.0 without the `jsonrpc` member: one JSON object a
//! line over stdio, one a text frame over WebSocket. A request has `id`,
//! `method` and `params`; its answer has the same `id` and either `result` or
//! `error {code, message, data}`; a notification has no `id`. Both sides ask:
//! ids of the two directions are independent of each other. An id is a text or
//! a whole number ([`RequestId`]).
//!
//! The tables [`client_methods!`], [`client_notifications!`],
//! [`server_requests!`] and [`notifications!`] list every method with the types
//! that go with it. [`Method`] ties the types together at compile time,
//! [`CLIENT_METHODS`] and its siblings list them at run time.
//!
//! # Handshake
//!
//! `initialize` comes first, once, with [`InitializeParams`]. The connection is
//! usable as soon as its answer is there; the client confirms with the
//! notification `initialized`. Methods and fields marked experimental need the
//! capability `experimentalApi`; [`ExperimentalFields`] tells which field of
//! given params does.
//!
//! # Threads, turns, items
//!
//! A [`Thread`] is a stored conversation. `thread/start` makes one and
//! `thread/resume` loads one; both subscribe the caller to its notifications.
//! `turn/start` hands over what the user says ([`UserInput`]) and answers at
//! once with a [`Turn`] that is `inProgress`. Then notifications tell what
//! happens: `turn/started`; for each [`ThreadItem`] an `item/started`, perhaps
//! deltas, and one `item/completed` with the whole item, which counts in place
//! of the deltas; at last `turn/completed` with the turn's [`TurnStatus`].
//!
//! # Approvals
//!
//! Before a command runs or files change, the server may ask: a
//! [`ServerRequest`] names thread, turn and item, and holds the item until it
//! is answered. Every subscriber is asked, the first answer counts, and the
//! others see `serverRequest/resolved`.
//!
//! # Errors
//!
//! A request that fails is answered with a JSON-RPC error. A turn that fails
//! says so in `turn/completed`, after an `error` notification; [`TurnError`]
//! has words for the user and a [`CodexErrorInfo`] for clients to branch on.
//!
//! # Turnhost's own additions
//!
//! What the reference does not have goes by the name `turnhost`, and only to
//! clients that ask for it: see [`TurnhostCapabilities`] for numbered
//! notifications and loss-free reconnect, and for hearing of a server's end.
//!
//! # Reading and writing
//!
//! Receivers ignore fields that they do not know. Options without a value are
//! written as `null`, apart from the few that are left out; both read the same.
//! Names are those of the wire in Rust's spelling, and the schema
//! (feature `schema`) is made from these types.

#![forbid(unsafe_code)]

mod account;
mod approval;
mod command;
mod config;
mod config_apps;
mod error;
mod experimental;
mod extension;
mod initialize;
mod input;
mod item;
mod item_agent;
mod item_events;
mod item_tool;
mod merge;
mod methods;
mod model;
mod path;
mod permissions;
mod remote_control;
mod response_content;
mod response_item;
mod sandbox;
mod settings;
mod tables;
mod thread;
mod thread_events;
mod thread_list;
mod thread_start;
mod turn;
mod usage;

/// JSON Schema of every type, for generators.
#[cfg(feature = "schema")]
pub mod schema;

pub use account::{
    Account, AccountRoutingOverride, GetAccountParams, GetAccountResponse, PlanType,
    WorkspaceRouting,
};
pub use approval::{
    ApprovalsReviewer, AskForApproval, CommandExecutionApprovalDecision,
    CommandExecutionApprovalKind, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse, FileChangeApprovalDecision,
    FileChangeRequestApprovalParams, FileChangeRequestApprovalResponse, GranularApproval,
    NetworkApprovalContext, NetworkApprovalProtocol, NetworkPolicyAmendment,
    NetworkPolicyRuleAction, RequestId, ServerRequestResolvedNotification,
};
pub use command::{
    CommandAction, CommandExecutionOutputDeltaNotification, CommandExecutionSource,
    CommandExecutionStatus, TerminalInteractionNotification,
};
pub use config::{
    AutoCompactTokenLimitScope, Config, ConfigLayer, ConfigLayerMetadata, ConfigLayerSource,
    ConfigReadParams, ConfigReadResponse, ConfigWarningNotification, ForcedChatgptWorkspaceIds,
    ForcedLoginMethod, SandboxWorkspaceWrite, TextPosition, TextRange, ToolsV2,
    WebSearchContextSize, WebSearchLocation, WebSearchMode, WebSearchProvider, WebSearchToolConfig,
};
pub use config_apps::{
    AllowDenyRequirement, AnalyticsConfig, AppToolApproval, AppsConfig, AppsDefaultConfig,
    BrowserUseConfig, BrowserUseOriginPolicyConfig, ComputerUseConfig, ComputerUseMacosConfig,
    ComputerUseWindowsConfig, ComputerUseWindowsExeConfig,
};
pub use error::{
    CodexErrorInfo, DeprecationNoticeNotification, ErrorNotification, MisalignmentErrorDetails,
    MisalignmentSteer, NonSteerableTurnKind, TurnError, WarningNotification,
};
pub use experimental::ExperimentalFields;
pub use extension::{
    TurnhostCapabilities, TurnhostDrainingNotification, TurnhostResumeParams,
    TurnhostResumeResponse, TurnhostResyncNotification,
};
pub use initialize::{ClientInfo, InitializeCapabilities, InitializeParams, InitializeResponse};
pub use input::{
    AdditionalContextEntry, AdditionalContextKind, ByteRange, ImageDetail, MediaSource,
    TextElement, UserInput,
};
pub use item::{
    AgentMessageItem, CommandExecutionItem, ContextCompactionItem, FileChangeItem,
    FileUpdateChange, HookPromptFragment, HookPromptItem, ImageViewItem, ItemBody,
    PatchApplyStatus, PatchChangeKind, PlanItem, ReasoningItem, ReviewModeItem, SleepItem,
    ThreadItem, UserMessageItem,
};
pub use item_agent::{
    AgentMessageDelivery, AgentMessageDisplay, AgentMessageModeration, AsyncUserInputQuestion,
    CollabAgentState, CollabAgentStatus, CollabAgentTool, CollabAgentToolCallItem,
    CollabAgentToolCallStatus, MemoryCitation, MemoryCitationEntry, MessagePhase,
    SubAgentActivityItem, SubAgentActivityKind,
};
pub use item_events::{
    AgentMessageDeltaNotification, ItemCompletedNotification, ItemStartedNotification,
    ReasoningSummaryPartAddedNotification, ReasoningSummaryTextDeltaNotification,
    ReasoningTextDeltaNotification,
};
pub use item_tool::{
    DynamicToolCallItem, DynamicToolCallOutputContentItem, DynamicToolCallStatus,
    FunctionCallOutputItem, ImageGenerationFailure, ImageGenerationInputImage, ImageGenerationItem,
    ImageGenerationOutput, McpAppDisplayMode, McpAppUi, McpToolCallAppContext, McpToolCallError,
    McpToolCallItem, McpToolCallResult, McpToolCallStatus, WebSearchAction, WebSearchItem,
};
pub use methods::{
    CLIENT_METHODS, CLIENT_NOTIFICATIONS, ClientNotification, Delivery, Method, MethodInfo,
    SERVER_NOTIFICATIONS, SERVER_REQUESTS, ServerNotification, ServerRequest, Stability, method,
    server_method,
};
pub use model::{
    CyberAccessProgram, InputModality, Model, ModelAccessPrograms, ModelAvailabilityNux,
    ModelListParams, ModelListResponse, ModelServiceTier, ModelUpgradeInfo, MultiAgentVersion,
    ReasoningEffort, ReasoningEffortOption, ReasoningSummary, Verbosity,
};
pub use permissions::{
    AdditionalFileSystemPermissions, AdditionalNetworkPermissions, AdditionalPermissionProfile,
    FileSystemAccessMode, FileSystemPath, FileSystemSandboxEntry, FileSystemSpecialPath,
};
pub use remote_control::{RemoteControlConnectionStatus, RemoteControlStatusChangedNotification};
pub use response_content::{
    AgentMessageInputContent, ConfigurationReasoning, ContentItem, FunctionCallOutputBody,
    FunctionCallOutputContentItem, InternalChatMessageMetadataPassthrough, LocalShellAction,
    LocalShellStatus, ModelAudio, ModelImage, ReasoningItemContent, ReasoningItemReasoningSummary,
    ResponsesApiWebSearchAction,
};
pub use response_item::{
    AdditionalTools, Compaction, ConfigurationUpdate, ContextCompaction, CustomToolCall,
    CustomToolCallOutput, FunctionCall, FunctionCallOutput, ImageGenerationCall, LocalShellCall,
    ResponseAgentMessage, ResponseItem, ResponseMessage, ResponseReasoning, ToolSearchCall,
    ToolSearchOutput, WebSearchCall,
};
pub use sandbox::{ActivePermissionProfile, NetworkAccess, SandboxMode, SandboxPolicy};
pub use settings::{
    CollaborationMode, ModeKind, MultiAgentMode, Personality, Settings, ThreadSettings,
    ThreadSettingsUpdatedNotification,
};
pub use thread::{
    GitInfo, SessionSource, SubAgentSource, Thread, ThreadActiveFlag, ThreadEnvironment,
    ThreadExtra, ThreadHistoryMode, ThreadReadState, ThreadSection, ThreadSectionAppearance,
    ThreadStatus, ThreadUnreadPosition,
};
pub use thread_events::{
    ThreadArchivedNotification, ThreadClosedNotification, ThreadGoalClearedNotification,
    ThreadNameUpdatedNotification, ThreadReadStateChangedNotification, ThreadStartedNotification,
    ThreadStatusChangedNotification, ThreadUnarchivedNotification,
};
pub use thread_list::{
    SortDirection, ThreadArchiveParams, ThreadArchiveResponse, ThreadListCwdFilter,
    ThreadListParams, ThreadListResponse, ThreadLoadedListParams, ThreadLoadedListResponse,
    ThreadReadParams, ThreadReadResponse, ThreadSetNameParams, ThreadSetNameResponse,
    ThreadSortKey, ThreadSourceKind, ThreadUnarchiveParams, ThreadUnarchiveResponse,
    ThreadUnsubscribeParams, ThreadUnsubscribeResponse, ThreadUnsubscribeStatus,
};
pub use thread_start::{
    CapabilityRootLocation, DynamicToolNamespaceTool, DynamicToolSpec, SelectedCapabilityRoot,
    ThreadResumeInitialTurnsPageParams, ThreadResumeParams, ThreadResumeResponse,
    ThreadStartParams, ThreadStartResponse, ThreadStartSource, TurnEnvironmentParams,
};
pub use turn::{
    Turn, TurnCompletedNotification, TurnDiffUpdatedNotification, TurnInterruptParams,
    TurnInterruptResponse, TurnItemsView, TurnStartParams, TurnStartResponse,
    TurnStartedNotification, TurnStatus, TurnSteerParams, TurnSteerResponse, TurnToolOutput,
    TurnsPage,
};
pub use usage::{
    AccountRateLimitsUpdatedNotification, CreditsSnapshot, RateLimitReachedType, RateLimitSnapshot,
    RateLimitWindow, SpendControlLimitSnapshot, ThreadTokenUsage,
    ThreadTokenUsageUpdatedNotification, TokenUsageBreakdown,
};

/// For fields that are left out when false.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}

/// For fields that are true when left out.
pub(crate) fn truth() -> bool {
    true
}
