//! Tables of what servers send.

/// Requests of a server. Columns: name, wire name, stability, params and response.
#[macro_export]
macro_rules! server_requests { ($then:path) => { $then! {
    /// Asks the client that logged in with its own tokens for fresh ones.
    ChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh", Stable,
        ($crate::ChatgptAuthTokensRefreshParams) -> $crate::ChatgptAuthTokensRefreshResponse;

    /// Asks whether files may be changed; the older form, which this server never sends.
    ApplyPatchApproval = "applyPatchApproval", Stable,
        ($crate::ApplyPatchApprovalParams) -> $crate::ApplyPatchApprovalResponse;

    /// Asks the client for a token that proves what it is. Never sent: no provider here takes one.
    AttestationGenerate = "attestation/generate", Stable,
        ($crate::AttestationGenerateParams) -> $crate::AttestationGenerateResponse;

    /// Asks whether a command may run; the older form, which this server never sends.
    ExecCommandApproval = "execCommandApproval", Stable,
        ($crate::ExecCommandApprovalParams) -> $crate::ExecCommandApprovalResponse;

    /// Asks whether a command may run.
    CommandExecutionRequestApproval = "item/commandExecution/requestApproval", Stable,
        ($crate::CommandExecutionRequestApprovalParams) -> $crate::CommandExecutionRequestApprovalResponse;
    /// Asks whether files may be changed.
    FileChangeRequestApproval = "item/fileChange/requestApproval", Stable,
        ($crate::FileChangeRequestApprovalParams) -> $crate::FileChangeRequestApprovalResponse;
    /// Asks whether the model may have more permissions.
    PermissionsRequestApproval = "item/permissions/requestApproval", Stable,
        ($crate::PermissionsRequestApprovalParams) -> $crate::PermissionsRequestApprovalResponse;
    /// Asks the client to run a tool that it brought.
    DynamicToolCall = "item/tool/call", Stable, ($crate::DynamicToolCallParams) -> $crate::DynamicToolCallResponse;
    /// Puts the model's questions to the user.
    ToolRequestUserInput = "item/tool/requestUserInput", Stable,
        ($crate::ToolRequestUserInputParams) -> $crate::ToolRequestUserInputResponse;

    /// Puts an MCP server's question to the user, or asks whether its tool may run.
    McpServerElicitationRequest = "mcpServer/elicitation/request", Stable,
        ($crate::McpServerElicitationRequestParams) -> $crate::McpServerElicitationRequestResponse;
} }; }

/// Notifications of a server. Columns: name, wire name, stability, audience, delivery, payload.
///
/// The audience is one of `subscribers` (connections subscribed to the thread), `everyone` (all
/// initialised connections) and `connection` (the one that caused it); `about` names the member
/// that holds the thread's id.
///
/// The delivery says what may happen while the reader is slow: a notification that is `Must` is
/// delivered whole and in order. Two neighbours that are `Merge` become one if they agree in the
/// members after `by`: `append` joins their `delta`, `replace` keeps the newer one.
///
/// A payload that is `shared` by two rows does not convert into a notification by itself.
#[macro_export]
macro_rules! notifications { ($then:path) => { $then! {
    /// The login at a provider's gateway moved on.
    GatewayOAuthChanged = "account/gatewayOAuth/changed", Stable, to everyone, Must,
        ($crate::GatewayOAuthChangedNotification);
    /// A login succeeded or failed.
    AccountLoginCompleted = "account/login/completed", Stable, to everyone, Must,
        ($crate::AccountLoginCompletedNotification);
    /// The provider's rate limits as last seen.
    AccountRateLimitsUpdated = "account/rateLimits/updated", Stable, to subscribers, Merge(replace),
        ($crate::AccountRateLimitsUpdatedNotification);
    /// The account that is logged in has changed.
    AccountUpdated = "account/updated", Stable, to everyone, Must, ($crate::AccountUpdatedNotification);

    /// The apps on offer have changed.
    AppListUpdated = "app/list/updated", Stable, to everyone, Merge(replace), ($crate::AppListUpdatedNotification);

    /// A turn's approvals are reviewed strictly from here on.
    StrictReviewRequired = "autoApprovalReview/strictReviewRequired", Stable, to subscribers about thread_id, Must,
        ($crate::StrictReviewRequiredNotification);

    /// A piece of the output of a command of `command/exec`.
    CommandExecOutputDelta = "command/exec/outputDelta", Stable, to connection, Must,
        ($crate::CommandExecOutputDeltaNotification);

    /// Something in the configuration that the user should fix.
    ConfigWarning = "configWarning", Stable, to connection, Must, ($crate::ConfigWarningNotification);

    /// The client used something that will go away.
    DeprecationNotice = "deprecationNotice", Stable, to connection, Must, ($crate::DeprecationNoticeNotification);

    /// A turn met an error.
    Error = "error", Stable, to subscribers about thread_id, Must, ($crate::ErrorNotification);

    /// An import is done.
    ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed", Stable, to everyone, Must,
        ($crate::ExternalAgentConfigImportCompletedNotification);
    /// An import moved on.
    ExternalAgentConfigImportProgress = "externalAgentConfig/import/progress", Stable, to everyone, Must,
        ($crate::ExternalAgentConfigImportProgressNotification);

    /// Something that is watched has changed.
    FsChanged = "fs/changed", Stable, to connection, Must, ($crate::FsChangedNotification);

    /// A search session has found all for its query.
    FuzzyFileSearchSessionCompleted = "fuzzyFileSearch/sessionCompleted", Stable, to connection, Must,
        ($crate::FuzzyFileSearchSessionCompletedNotification);
    /// The results of a search session so far.
    FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated", Stable, to connection, Merge(replace by session_id),
        ($crate::FuzzyFileSearchSessionUpdatedNotification);

    /// The reviewing model has something that the user should know.
    GuardianWarning = "guardianWarning", Stable, to subscribers about thread_id, Must,
        ($crate::GuardianWarningNotification);

    /// A hook's run ended.
    HookCompleted = "hook/completed", Stable, to subscribers about thread_id, Must,
        ($crate::HookCompletedNotification);
    /// A hook began to run.
    HookStarted = "hook/started", Stable, to subscribers about thread_id, Must, ($crate::HookStartedNotification);

    /// A piece of a message.
    AgentMessageDelta = "item/agentMessage/delta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id),
        ($crate::AgentMessageDeltaNotification);
    /// The reviewing model has decided about an approval.
    ItemGuardianApprovalReviewCompleted = "item/autoApprovalReview/completed", Stable, to subscribers about thread_id, Must,
        ($crate::ItemGuardianApprovalReviewCompletedNotification);
    /// The reviewing model began to look at an approval.
    ItemGuardianApprovalReviewStarted = "item/autoApprovalReview/started", Stable, to subscribers about thread_id, Must,
        ($crate::ItemGuardianApprovalReviewStartedNotification);
    /// A piece of a command's output.
    CommandExecutionOutputDelta = "item/commandExecution/outputDelta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id),
        ($crate::CommandExecutionOutputDeltaNotification);
    /// Something was typed into a command.
    TerminalInteraction = "item/commandExecution/terminalInteraction", Stable, to subscribers about thread_id, Must,
        ($crate::TerminalInteractionNotification);
    /// An item is complete.
    ItemCompleted = "item/completed", Stable, to subscribers about thread_id, Must,
        ($crate::ItemCompletedNotification);
    /// A piece of the output of changing files.
    FileChangeOutputDelta = "item/fileChange/outputDelta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id),
        ($crate::FileChangeOutputDeltaNotification);
    /// The changes of a file change item, as far as they are known.
    FileChangePatchUpdated = "item/fileChange/patchUpdated", Stable, to subscribers about thread_id, Merge(replace by turn_id, item_id),
        ($crate::FileChangePatchUpdatedNotification);
    /// An MCP tool says how far it is.
    McpToolCallProgress = "item/mcpToolCall/progress", Stable, to subscribers about thread_id, Must,
        ($crate::McpToolCallProgressNotification);
    /// A piece of a plan.
    PlanDelta = "item/plan/delta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id),
        ($crate::PlanDeltaNotification);
    /// Another part of a reasoning summary begins.
    ReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded", Stable, to subscribers about thread_id, Must,
        ($crate::ReasoningSummaryPartAddedNotification);
    /// A piece of a reasoning summary.
    ReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id, summary_index),
        ($crate::ReasoningSummaryTextDeltaNotification);
    /// A piece of raw reasoning.
    ReasoningTextDelta = "item/reasoning/textDelta", Stable, to subscribers about thread_id, Merge(append by turn_id, item_id, content_index),
        ($crate::ReasoningTextDeltaNotification);
    /// An item began.
    ItemStarted = "item/started", Stable, to subscribers about thread_id, Must, ($crate::ItemStartedNotification);

    /// An event of an MCP server that the client subscribed to.
    McpServerEventStream = "mcpServer/event/stream/notification", Stable, to connection, Must,
        ($crate::McpServerEventStreamNotification);
    /// An OAuth login to an MCP server ended.
    McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed", Stable, to everyone about thread_id, Must,
        ($crate::McpServerOauthLoginCompletedNotification);
    /// An MCP server is starting, is ready, or could not be started.
    McpServerStatusUpdated = "mcpServer/startupStatus/updated", Stable, to subscribers about thread_id, Must,
        ($crate::McpServerStatusUpdatedNotification);

    /// The provider answered with another model than the one asked.
    ModelRerouted = "model/rerouted", Stable, to subscribers about thread_id, Must,
        ($crate::ModelReroutedNotification);
    /// The provider holds output back for a safety check, or no longer does.
    ModelSafetyBufferingUpdated = "model/safetyBuffering/updated", Stable, to subscribers about thread_id, Must,
        ($crate::ModelSafetyBufferingUpdatedNotification);
    /// The provider wants the user verified.
    ModelVerification = "model/verification", Stable, to subscribers about thread_id, Must,
        ($crate::ModelVerificationNotification);

    /// The attempt to renew a model provider's login ended.
    ModelProviderAuthRecoveryCompleted = "modelProvider/authRecoveryCompleted", Stable, to subscribers about thread_id, Must,
        ($crate::AuthRecoveryNotification) shared;
    /// The server began to renew a model provider's login.
    ModelProviderAuthRecoveryStarted = "modelProvider/authRecoveryStarted", Stable, to subscribers about thread_id, Must,
        ($crate::AuthRecoveryNotification) shared;

    /// A process ended.
    ProcessExited = "process/exited", Stable, to connection, Must, ($crate::ProcessExitedNotification);
    /// A piece of a process's output.
    ProcessOutputDelta = "process/outputDelta", Stable, to connection, Must, ($crate::ProcessOutputDeltaNotification);

    /// A project was created, changed or deleted.
    ProjectChanged = "project/changed", Stable, to everyone, Must, ($crate::ProjectChangedNotification);

    /// A response of the provider is complete. Only for threads that were started with
    /// `experimentalRawEvents`.
    RawResponseCompleted = "rawResponse/completed", Stable, to subscribers about thread_id, Must,
        ($crate::RawResponseCompletedNotification);
    /// An item was added to what the model is sent. Only for threads that were started with
    /// `experimentalRawEvents`.
    RawResponseItemCompleted = "rawResponseItem/completed", Stable, to subscribers about thread_id, Must,
        ($crate::RawResponseItemCompletedNotification);

    /// Remote control was switched, or its connection has changed.
    RemoteControlStatusChanged = "remoteControl/status/changed", Stable, to everyone, Must,
        ($crate::RemoteControlStatusChangedNotification);

    /// A question of the server needs no answer any more.
    ServerRequestResolved = "serverRequest/resolved", Stable, to subscribers about thread_id, Must,
        ($crate::ServerRequestResolvedNotification);

    /// The skills on offer may have changed.
    SkillsChanged = "skills/changed", Stable, to everyone, Must, ($crate::SkillsChangedNotification);

    /// A thread was archived.
    ThreadArchived = "thread/archived", Stable, to everyone about thread_id, Must,
        ($crate::ThreadArchivedNotification);
    /// Something was attached to a thread or taken off it.
    ThreadAttachmentUpdated = "thread/attachment/updated", Stable, to everyone about thread_id, Must,
        ($crate::ThreadAttachmentUpdatedNotification);
    /// A thread left the server's memory.
    ThreadClosed = "thread/closed", Stable, to everyone about thread_id, Must, ($crate::ThreadClosedNotification);
    /// A thread's history was shortened.
    ContextCompacted = "thread/compacted", Stable, to subscribers about thread_id, Must,
        ($crate::ContextCompactedNotification);
    /// A thread was deleted.
    ThreadDeleted = "thread/deleted", Stable, to everyone about thread_id, Must, ($crate::ThreadDeletedNotification);
    /// An environment of a thread was connected.
    ThreadEnvironmentConnected = "thread/environment/connected", Stable, to subscribers about thread_id, Must,
        ($crate::EnvironmentConnectionNotification) shared;
    /// An environment of a thread was disconnected.
    ThreadEnvironmentDisconnected = "thread/environment/disconnected", Stable, to subscribers about thread_id, Must,
        ($crate::EnvironmentConnectionNotification) shared;
    /// A thread's goal was taken away.
    ThreadGoalCleared = "thread/goal/cleared", Stable, to everyone about thread_id, Must,
        ($crate::ThreadGoalClearedNotification);
    /// A thread's goal was set or has changed.
    ThreadGoalUpdated = "thread/goal/updated", Stable, to everyone about thread_id, Must,
        ($crate::ThreadGoalUpdatedNotification);
    /// A thread got another name.
    ThreadNameUpdated = "thread/name/updated", Stable, to everyone about thread_id, Must,
        ($crate::ThreadNameUpdatedNotification);
    /// A prediction was made or has failed.
    ThreadPredictionUpdated = "thread/prediction/updated", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadPredictionUpdatedNotification);
    /// A thread was put into a project or taken out of one.
    ThreadProjectUpdated = "thread/project/updated", Stable, to everyone about thread_id, Must,
        ($crate::ThreadProjectUpdatedNotification);
    /// A thread's queue has changed.
    ThreadQueueChanged = "thread/queue/changed", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadQueueChangedNotification);
    /// The unread part in a thread has changed.
    ThreadReadStateChanged = "thread/readState/changed", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadReadStateChangedNotification);
    /// A thread's voice conversation is over.
    ThreadRealtimeClosed = "thread/realtime/closed", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeClosedNotification);
    /// Something in a thread's voice conversation went wrong.
    ThreadRealtimeError = "thread/realtime/error", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeErrorNotification);
    /// An entry of a thread's voice conversation is complete.
    ThreadRealtimeItemCompleted = "thread/realtime/item/completed", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeItemCompletedNotification);
    /// An entry of a thread's voice conversation began.
    ThreadRealtimeItemStarted = "thread/realtime/item/started", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeItemStartedNotification);
    /// A piece of an entry's words in a thread's voice conversation.
    ThreadRealtimeItemTranscriptDelta = "thread/realtime/item/transcript/delta", Stable, to subscribers about thread_id, Merge(append by thread_id, item_id),
        ($crate::ThreadRealtimeItemTranscriptDeltaNotification);
    /// The provider added an item to a thread's voice conversation.
    ThreadRealtimeItemAdded = "thread/realtime/itemAdded", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeItemAddedNotification);
    /// A piece of the model's speech.
    ThreadRealtimeOutputAudioDelta = "thread/realtime/outputAudio/delta", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeOutputAudioDeltaNotification);
    /// The provider's answer to a WebRTC offer.
    ThreadRealtimeSdp = "thread/realtime/sdp", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeSdpNotification);
    /// A thread's voice conversation has begun.
    ThreadRealtimeStarted = "thread/realtime/started", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeStartedNotification);
    /// A piece of what is said, as text.
    ThreadRealtimeTranscriptDelta = "thread/realtime/transcript/delta", Stable, to subscribers about thread_id, Merge(append by thread_id, role),
        ($crate::ThreadRealtimeTranscriptDeltaNotification);
    /// All of what someone said, as text.
    ThreadRealtimeTranscriptDone = "thread/realtime/transcript/done", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadRealtimeTranscriptDoneNotification);
    /// A thread's last turns were dropped.
    ThreadReverted = "thread/reverted", Stable, to everyone about thread_id, Must,
        ($crate::ThreadRevertedNotification);
    /// Some hits of a streamed search, before its answer.
    ThreadSearchPartial = "thread/search/partial", Stable, to connection, Must,
        ($crate::ThreadSearchPartialNotification);
    /// A thread was filed under another section, or under none.
    ThreadSectionChanged = "thread/section/changed", Stable, to everyone about thread_id, Must,
        ($crate::ThreadSectionChangedNotification);
    /// A thread's settings have changed.
    ThreadSettingsUpdated = "thread/settings/updated", Stable, to subscribers about thread_id, Must,
        ($crate::ThreadSettingsUpdatedNotification);
    /// A thread was started.
    ThreadStarted = "thread/started", Stable, to everyone about thread.id, Must, ($crate::ThreadStartedNotification);
    /// A thread's status has changed.
    ThreadStatusChanged = "thread/status/changed", Stable, to everyone about thread_id, Must,
        ($crate::ThreadStatusChangedNotification);
    /// A thread used tokens.
    ThreadTokenUsageUpdated = "thread/tokenUsage/updated", Stable, to subscribers about thread_id, Merge(replace by thread_id),
        ($crate::ThreadTokenUsageUpdatedNotification);
    /// A thread is no longer archived.
    ThreadUnarchived = "thread/unarchived", Stable, to everyone about thread_id, Must,
        ($crate::ThreadUnarchivedNotification);

    /// A turn ended.
    TurnCompleted = "turn/completed", Stable, to subscribers about thread_id, Must,
        ($crate::TurnCompletedNotification);
    /// The diff of all that a turn changed so far.
    TurnDiffUpdated = "turn/diff/updated", Stable, to subscribers about thread_id, Merge(replace by turn_id),
        ($crate::TurnDiffUpdatedNotification);
    /// The provider's moderation has judged a turn.
    TurnModerationMetadata = "turn/moderationMetadata", Stable, to subscribers about thread_id, Must,
        ($crate::TurnModerationMetadataNotification);
    /// The model made a plan or changed it.
    TurnPlanUpdated = "turn/plan/updated", Stable, to subscribers about thread_id, Merge(replace by turn_id),
        ($crate::TurnPlanUpdatedNotification);
    /// A turn began.
    TurnStarted = "turn/started", Stable, to subscribers about thread_id, Must, ($crate::TurnStartedNotification);

    /// The server will end and starts no more work.
    TurnhostDraining = "turnhost/draining", Stable, to everyone, Must, ($crate::TurnhostDrainingNotification);
    /// Notifications were dropped because the client reads too slowly.
    TurnhostResync = "turnhost/resync", Stable, to connection, Must, ($crate::TurnhostResyncNotification);

    /// Something that the user should know.
    Warning = "warning", Stable, to subscribers about thread_id, Must, ($crate::WarningNotification);

    /// Directories that everyone may write to weaken the sandbox on Windows.
    WindowsWorldWritableWarning = "windows/worldWritableWarning", Stable, to connection, Must,
        ($crate::WindowsWorldWritableWarningNotification);

    /// The set-up of the sandbox on Windows has ended.
    WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted", Stable, to connection, Must,
        ($crate::WindowsSandboxSetupCompletedNotification);
} }; }
