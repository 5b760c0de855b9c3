//! What servers say.

/// What a server asks of a client. Columns: name, wire name, stability, params and response.
#[macro_export]
macro_rules! server_requests { ($then:path) => { $then! {
    /// Asks the client that logged in with its own tokens for fresh ones.
    ChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh", Stable,
        ($crate::ChatgptAuthTokensRefreshParams) -> $crate::ChatgptAuthTokensRefreshResponse;

    /// Asks whether files may be changed; the older form.
    ApplyPatchApproval = "applyPatchApproval", Stable,
        ($crate::ApplyPatchApprovalParams) -> $crate::ApplyPatchApprovalResponse;

    /// Asks the client for a token that proves what it is.
    AttestationGenerate = "attestation/generate", Stable,
        ($crate::AttestationGenerateParams) -> $crate::AttestationGenerateResponse;

    /// Asks whether a command may run; the older form.
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

/// What a server tells. Columns: name, wire name, stability, what may happen to it when its reader is slow, payload.
///
/// A payload that is `shared` by two rows does not convert into a notification by itself.
#[macro_export]
macro_rules! notifications { ($then:path) => { $then! {
    /// The login at a provider's gateway moved on.
    GatewayOAuthChanged = "account/gatewayOAuth/changed", Stable, Must, ($crate::GatewayOAuthChangedNotification);
    /// A login succeeded or failed.
    AccountLoginCompleted = "account/login/completed", Stable, Must, ($crate::AccountLoginCompletedNotification);
    /// The provider's rate limits as last seen.
    AccountRateLimitsUpdated = "account/rateLimits/updated", Stable, Merge,
        ($crate::AccountRateLimitsUpdatedNotification);
    /// Who is logged in has changed.
    AccountUpdated = "account/updated", Stable, Must, ($crate::AccountUpdatedNotification);

    /// The apps on offer have changed.
    AppListUpdated = "app/list/updated", Stable, Merge, ($crate::AppListUpdatedNotification);

    /// A turn's approvals are reviewed strictly from here on.
    StrictReviewRequired = "autoApprovalReview/strictReviewRequired", Stable, Must,
        ($crate::StrictReviewRequiredNotification);

    /// A piece of the output of a command of `command/exec`.
    CommandExecOutputDelta = "command/exec/outputDelta", Stable, Must, ($crate::CommandExecOutputDeltaNotification);

    /// Something in the configuration that the user should fix.
    ConfigWarning = "configWarning", Stable, Must, ($crate::ConfigWarningNotification);

    /// The client used something that will go away.
    DeprecationNotice = "deprecationNotice", Stable, Must, ($crate::DeprecationNoticeNotification);

    /// A turn met an error.
    Error = "error", Stable, Must, ($crate::ErrorNotification);

    /// An import is done.
    ExternalAgentConfigImportCompleted = "externalAgentConfig/import/completed", Stable, Must,
        ($crate::ExternalAgentConfigImportCompletedNotification);
    /// An import moved on.
    ExternalAgentConfigImportProgress = "externalAgentConfig/import/progress", Stable, Must,
        ($crate::ExternalAgentConfigImportProgressNotification);

    /// Something that is watched has changed.
    FsChanged = "fs/changed", Stable, Must, ($crate::FsChangedNotification);

    /// A search session has found all for its query.
    FuzzyFileSearchSessionCompleted = "fuzzyFileSearch/sessionCompleted", Stable, Must,
        ($crate::FuzzyFileSearchSessionCompletedNotification);
    /// What a search session has found so far.
    FuzzyFileSearchSessionUpdated = "fuzzyFileSearch/sessionUpdated", Stable, Merge,
        ($crate::FuzzyFileSearchSessionUpdatedNotification);

    /// The reviewing model has something that the user should know.
    GuardianWarning = "guardianWarning", Stable, Must, ($crate::GuardianWarningNotification);

    /// A hook's run ended.
    HookCompleted = "hook/completed", Stable, Must, ($crate::HookCompletedNotification);
    /// A hook began to run.
    HookStarted = "hook/started", Stable, Must, ($crate::HookStartedNotification);

    /// A piece of a message.
    AgentMessageDelta = "item/agentMessage/delta", Stable, Merge, ($crate::AgentMessageDeltaNotification);
    /// The reviewing model has decided about an approval.
    ItemGuardianApprovalReviewCompleted = "item/autoApprovalReview/completed", Stable, Must,
        ($crate::ItemGuardianApprovalReviewCompletedNotification);
    /// The reviewing model began to look at an approval.
    ItemGuardianApprovalReviewStarted = "item/autoApprovalReview/started", Stable, Must,
        ($crate::ItemGuardianApprovalReviewStartedNotification);
    /// A piece of a command's output.
    CommandExecutionOutputDelta = "item/commandExecution/outputDelta", Stable, Merge,
        ($crate::CommandExecutionOutputDeltaNotification);
    /// Something was typed into a command.
    TerminalInteraction = "item/commandExecution/terminalInteraction", Stable, Must,
        ($crate::TerminalInteractionNotification);
    /// An item is complete.
    ItemCompleted = "item/completed", Stable, Must, ($crate::ItemCompletedNotification);
    /// A piece of the output of changing files.
    FileChangeOutputDelta = "item/fileChange/outputDelta", Stable, Merge, ($crate::FileChangeOutputDeltaNotification);
    /// The changes of a file change item, as far as they are known.
    FileChangePatchUpdated = "item/fileChange/patchUpdated", Stable, Merge,
        ($crate::FileChangePatchUpdatedNotification);
    /// An MCP tool says how far it is.
    McpToolCallProgress = "item/mcpToolCall/progress", Stable, Must, ($crate::McpToolCallProgressNotification);
    /// A piece of a plan.
    PlanDelta = "item/plan/delta", Stable, Merge, ($crate::PlanDeltaNotification);
    /// Another part of a reasoning summary begins.
    ReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded", Stable, Must,
        ($crate::ReasoningSummaryPartAddedNotification);
    /// A piece of a reasoning summary.
    ReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta", Stable, Merge,
        ($crate::ReasoningSummaryTextDeltaNotification);
    /// A piece of raw reasoning.
    ReasoningTextDelta = "item/reasoning/textDelta", Stable, Merge, ($crate::ReasoningTextDeltaNotification);
    /// An item began.
    ItemStarted = "item/started", Stable, Must, ($crate::ItemStartedNotification);

    /// An event of an MCP server that the client subscribed to.
    McpServerEventStream = "mcpServer/event/stream/notification", Stable, Must,
        ($crate::McpServerEventStreamNotification);
    /// An OAuth login to an MCP server ended.
    McpServerOauthLoginCompleted = "mcpServer/oauthLogin/completed", Stable, Must,
        ($crate::McpServerOauthLoginCompletedNotification);
    /// An MCP server is starting, is ready, or could not be started.
    McpServerStatusUpdated = "mcpServer/startupStatus/updated", Stable, Must,
        ($crate::McpServerStatusUpdatedNotification);

    /// The provider answered with another model than the one asked.
    ModelRerouted = "model/rerouted", Stable, Must, ($crate::ModelReroutedNotification);
    /// The provider holds output back for a safety check, or no longer does.
    ModelSafetyBufferingUpdated = "model/safetyBuffering/updated", Stable, Must,
        ($crate::ModelSafetyBufferingUpdatedNotification);
    /// The provider wants the user verified.
    ModelVerification = "model/verification", Stable, Must, ($crate::ModelVerificationNotification);

    /// The attempt to renew a model provider's login ended.
    ModelProviderAuthRecoveryCompleted = "modelProvider/authRecoveryCompleted", Stable, Must,
        ($crate::AuthRecoveryNotification) shared;
    /// The server began to renew a model provider's login.
    ModelProviderAuthRecoveryStarted = "modelProvider/authRecoveryStarted", Stable, Must,
        ($crate::AuthRecoveryNotification) shared;

    /// A process ended.
    ProcessExited = "process/exited", Stable, Must, ($crate::ProcessExitedNotification);
    /// A piece of a process's output.
    ProcessOutputDelta = "process/outputDelta", Stable, Must, ($crate::ProcessOutputDeltaNotification);

    /// A project was created, changed or deleted.
    ProjectChanged = "project/changed", Stable, Must, ($crate::ProjectChangedNotification);

    /// Remote control was switched, or its connection has changed.
    RemoteControlStatusChanged = "remoteControl/status/changed", Stable, Must,
        ($crate::RemoteControlStatusChangedNotification);

    /// A question of the server needs no answer any more.
    ServerRequestResolved = "serverRequest/resolved", Stable, Must, ($crate::ServerRequestResolvedNotification);

    /// The skills on offer may have changed.
    SkillsChanged = "skills/changed", Stable, Must, ($crate::SkillsChangedNotification);

    /// A thread was archived.
    ThreadArchived = "thread/archived", Stable, Must, ($crate::ThreadArchivedNotification);
    /// Something was attached to a thread or taken off it.
    ThreadAttachmentUpdated = "thread/attachment/updated", Stable, Must, ($crate::ThreadAttachmentUpdatedNotification);
    /// A thread left the server's memory.
    ThreadClosed = "thread/closed", Stable, Must, ($crate::ThreadClosedNotification);
    /// A thread's history was shortened.
    ContextCompacted = "thread/compacted", Stable, Must, ($crate::ContextCompactedNotification);
    /// A thread was deleted.
    ThreadDeleted = "thread/deleted", Stable, Must, ($crate::ThreadDeletedNotification);
    /// An environment of a thread was connected.
    ThreadEnvironmentConnected = "thread/environment/connected", Stable, Must,
        ($crate::EnvironmentConnectionNotification) shared;
    /// An environment of a thread was disconnected.
    ThreadEnvironmentDisconnected = "thread/environment/disconnected", Stable, Must,
        ($crate::EnvironmentConnectionNotification) shared;
    /// A thread's goal was taken away.
    ThreadGoalCleared = "thread/goal/cleared", Stable, Must, ($crate::ThreadGoalClearedNotification);
    /// A thread's goal was set or has changed.
    ThreadGoalUpdated = "thread/goal/updated", Stable, Must, ($crate::ThreadGoalUpdatedNotification);
    /// A thread got another name.
    ThreadNameUpdated = "thread/name/updated", Stable, Must, ($crate::ThreadNameUpdatedNotification);
    /// A prediction was made or has failed.
    ThreadPredictionUpdated = "thread/prediction/updated", Stable, Must, ($crate::ThreadPredictionUpdatedNotification);
    /// A thread was put into a project or taken out of one.
    ThreadProjectUpdated = "thread/project/updated", Stable, Must, ($crate::ThreadProjectUpdatedNotification);
    /// A thread's queue has changed.
    ThreadQueueChanged = "thread/queue/changed", Stable, Must, ($crate::ThreadQueueChangedNotification);
    /// What is unread in a thread has changed.
    ThreadReadStateChanged = "thread/readState/changed", Stable, Must, ($crate::ThreadReadStateChangedNotification);
    /// A thread's voice conversation is over.
    ThreadRealtimeClosed = "thread/realtime/closed", Stable, Must, ($crate::ThreadRealtimeClosedNotification);
    /// Something in a thread's voice conversation went wrong.
    ThreadRealtimeError = "thread/realtime/error", Stable, Must, ($crate::ThreadRealtimeErrorNotification);
    /// An entry of a thread's voice conversation is complete.
    ThreadRealtimeItemCompleted = "thread/realtime/item/completed", Stable, Must,
        ($crate::ThreadRealtimeItemCompletedNotification);
    /// An entry of a thread's voice conversation began.
    ThreadRealtimeItemStarted = "thread/realtime/item/started", Stable, Must,
        ($crate::ThreadRealtimeItemStartedNotification);
    /// A piece of an entry's words in a thread's voice conversation.
    ThreadRealtimeItemTranscriptDelta = "thread/realtime/item/transcript/delta", Stable, Merge,
        ($crate::ThreadRealtimeItemTranscriptDeltaNotification);
    /// The provider added an item to a thread's voice conversation.
    ThreadRealtimeItemAdded = "thread/realtime/itemAdded", Stable, Must, ($crate::ThreadRealtimeItemAddedNotification);
    /// A piece of the model's speech.
    ThreadRealtimeOutputAudioDelta = "thread/realtime/outputAudio/delta", Stable, Must,
        ($crate::ThreadRealtimeOutputAudioDeltaNotification);
    /// The provider's answer to a WebRTC offer.
    ThreadRealtimeSdp = "thread/realtime/sdp", Stable, Must, ($crate::ThreadRealtimeSdpNotification);
    /// A thread's voice conversation has begun.
    ThreadRealtimeStarted = "thread/realtime/started", Stable, Must, ($crate::ThreadRealtimeStartedNotification);
    /// A piece of what is said, as text.
    ThreadRealtimeTranscriptDelta = "thread/realtime/transcript/delta", Stable, Merge,
        ($crate::ThreadRealtimeTranscriptDeltaNotification);
    /// All of what someone said, as text.
    ThreadRealtimeTranscriptDone = "thread/realtime/transcript/done", Stable, Must,
        ($crate::ThreadRealtimeTranscriptDoneNotification);
    /// A thread's last turns were dropped.
    ThreadReverted = "thread/reverted", Stable, Must, ($crate::ThreadRevertedNotification);
    /// Some hits of a streamed search, before its answer.
    ThreadSearchPartial = "thread/search/partial", Stable, Must, ($crate::ThreadSearchPartialNotification);
    /// A thread was filed under another section, or under none.
    ThreadSectionChanged = "thread/section/changed", Stable, Must, ($crate::ThreadSectionChangedNotification);
    /// A thread's settings have changed.
    ThreadSettingsUpdated = "thread/settings/updated", Stable, Must, ($crate::ThreadSettingsUpdatedNotification);
    /// A thread was started.
    ThreadStarted = "thread/started", Stable, Must, ($crate::ThreadStartedNotification);
    /// What a thread does has changed.
    ThreadStatusChanged = "thread/status/changed", Stable, Must, ($crate::ThreadStatusChangedNotification);
    /// A thread used tokens.
    ThreadTokenUsageUpdated = "thread/tokenUsage/updated", Stable, Merge, ($crate::ThreadTokenUsageUpdatedNotification);
    /// A thread is no longer archived.
    ThreadUnarchived = "thread/unarchived", Stable, Must, ($crate::ThreadUnarchivedNotification);

    /// A turn ended.
    TurnCompleted = "turn/completed", Stable, Must, ($crate::TurnCompletedNotification);
    /// The diff of all that a turn changed so far.
    TurnDiffUpdated = "turn/diff/updated", Stable, Merge, ($crate::TurnDiffUpdatedNotification);
    /// The provider tells what its moderation makes of a turn.
    TurnModerationMetadata = "turn/moderationMetadata", Stable, Must, ($crate::TurnModerationMetadataNotification);
    /// The model made a plan or changed it.
    TurnPlanUpdated = "turn/plan/updated", Stable, Merge, ($crate::TurnPlanUpdatedNotification);
    /// A turn began.
    TurnStarted = "turn/started", Stable, Must, ($crate::TurnStartedNotification);

    /// The server will end and starts no more work.
    TurnhostDraining = "turnhost/draining", Stable, Must, ($crate::TurnhostDrainingNotification);
    /// Notifications were dropped because the client reads too slowly.
    TurnhostResync = "turnhost/resync", Stable, Must, ($crate::TurnhostResyncNotification);

    /// Something that the user should know.
    Warning = "warning", Stable, Must, ($crate::WarningNotification);

    /// Directories that everyone may write to weaken the sandbox on Windows.
    WindowsWorldWritableWarning = "windows/worldWritableWarning", Stable, Must,
        ($crate::WindowsWorldWritableWarningNotification);

    /// The set-up of the sandbox on Windows has ended.
    WindowsSandboxSetupCompleted = "windowsSandbox/setupCompleted", Stable, Must,
        ($crate::WindowsSandboxSetupCompletedNotification);
} }; }
