// Written by `cargo xtask gen`; do not edit.
import type { AccountLoginCompletedNotification } from "./AccountLoginCompletedNotification";
import type { AccountRateLimitsUpdatedNotification } from "./AccountRateLimitsUpdatedNotification";
import type { AccountUpdatedNotification } from "./AccountUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./AgentMessageDeltaNotification";
import type { AppListUpdatedNotification } from "./AppListUpdatedNotification";
import type { ApplyPatchApprovalParams } from "./ApplyPatchApprovalParams";
import type { ApplyPatchApprovalResponse } from "./ApplyPatchApprovalResponse";
import type { AppsInstalledParams } from "./AppsInstalledParams";
import type { AppsInstalledResponse } from "./AppsInstalledResponse";
import type { AppsListParams } from "./AppsListParams";
import type { AppsListResponse } from "./AppsListResponse";
import type { AppsReadParams } from "./AppsReadParams";
import type { AppsReadResponse } from "./AppsReadResponse";
import type { AttestationGenerateParams } from "./AttestationGenerateParams";
import type { AttestationGenerateResponse } from "./AttestationGenerateResponse";
import type { AuthRecoveryNotification } from "./AuthRecoveryNotification";
import type { CancelLoginAccountParams } from "./CancelLoginAccountParams";
import type { CancelLoginAccountResponse } from "./CancelLoginAccountResponse";
import type { ChatgptAuthTokensRefreshParams } from "./ChatgptAuthTokensRefreshParams";
import type { ChatgptAuthTokensRefreshResponse } from "./ChatgptAuthTokensRefreshResponse";
import type { CommandExecOutputDeltaNotification } from "./CommandExecOutputDeltaNotification";
import type { CommandExecParams } from "./CommandExecParams";
import type { CommandExecResizeParams } from "./CommandExecResizeParams";
import type { CommandExecResizeResponse } from "./CommandExecResizeResponse";
import type { CommandExecResponse } from "./CommandExecResponse";
import type { CommandExecTerminateParams } from "./CommandExecTerminateParams";
import type { CommandExecTerminateResponse } from "./CommandExecTerminateResponse";
import type { CommandExecWriteParams } from "./CommandExecWriteParams";
import type { CommandExecWriteResponse } from "./CommandExecWriteResponse";
import type { CommandExecutionOutputDeltaNotification } from "./CommandExecutionOutputDeltaNotification";
import type { CommandExecutionRequestApprovalParams } from "./CommandExecutionRequestApprovalParams";
import type { CommandExecutionRequestApprovalResponse } from "./CommandExecutionRequestApprovalResponse";
import type { ConfigBatchWriteParams } from "./ConfigBatchWriteParams";
import type { ConfigReadParams } from "./ConfigReadParams";
import type { ConfigReadResponse } from "./ConfigReadResponse";
import type { ConfigRequirementsReadResponse } from "./ConfigRequirementsReadResponse";
import type { ConfigValueWriteParams } from "./ConfigValueWriteParams";
import type { ConfigWarningNotification } from "./ConfigWarningNotification";
import type { ConfigWriteResponse } from "./ConfigWriteResponse";
import type { ConsumeAccountRateLimitResetCreditParams } from "./ConsumeAccountRateLimitResetCreditParams";
import type { ConsumeAccountRateLimitResetCreditResponse } from "./ConsumeAccountRateLimitResetCreditResponse";
import type { ContextCompactedNotification } from "./ContextCompactedNotification";
import type { DeprecationNoticeNotification } from "./DeprecationNoticeNotification";
import type { DynamicToolCallParams } from "./DynamicToolCallParams";
import type { DynamicToolCallResponse } from "./DynamicToolCallResponse";
import type { EnvironmentConnectionNotification } from "./EnvironmentConnectionNotification";
import type { ErrorNotification } from "./ErrorNotification";
import type { ExecCommandApprovalParams } from "./ExecCommandApprovalParams";
import type { ExecCommandApprovalResponse } from "./ExecCommandApprovalResponse";
import type { ExperimentalFeatureEnablementSetParams } from "./ExperimentalFeatureEnablementSetParams";
import type { ExperimentalFeatureEnablementSetResponse } from "./ExperimentalFeatureEnablementSetResponse";
import type { ExperimentalFeatureListParams } from "./ExperimentalFeatureListParams";
import type { ExperimentalFeatureListResponse } from "./ExperimentalFeatureListResponse";
import type { ExternalAgentConfigDetectParams } from "./ExternalAgentConfigDetectParams";
import type { ExternalAgentConfigDetectResponse } from "./ExternalAgentConfigDetectResponse";
import type { ExternalAgentConfigImportCompletedNotification } from "./ExternalAgentConfigImportCompletedNotification";
import type { ExternalAgentConfigImportHistoriesReadResponse } from "./ExternalAgentConfigImportHistoriesReadResponse";
import type { ExternalAgentConfigImportHistoryRecordParams } from "./ExternalAgentConfigImportHistoryRecordParams";
import type { ExternalAgentConfigImportHistoryRecordResponse } from "./ExternalAgentConfigImportHistoryRecordResponse";
import type { ExternalAgentConfigImportParams } from "./ExternalAgentConfigImportParams";
import type { ExternalAgentConfigImportProgressNotification } from "./ExternalAgentConfigImportProgressNotification";
import type { ExternalAgentConfigImportResponse } from "./ExternalAgentConfigImportResponse";
import type { FeedbackSaveParams } from "./FeedbackSaveParams";
import type { FeedbackSaveResponse } from "./FeedbackSaveResponse";
import type { FeedbackUploadParams } from "./FeedbackUploadParams";
import type { FeedbackUploadResponse } from "./FeedbackUploadResponse";
import type { FileChangeOutputDeltaNotification } from "./FileChangeOutputDeltaNotification";
import type { FileChangePatchUpdatedNotification } from "./FileChangePatchUpdatedNotification";
import type { FileChangeRequestApprovalParams } from "./FileChangeRequestApprovalParams";
import type { FileChangeRequestApprovalResponse } from "./FileChangeRequestApprovalResponse";
import type { FsChangedNotification } from "./FsChangedNotification";
import type { FsCopyParams } from "./FsCopyParams";
import type { FsCopyResponse } from "./FsCopyResponse";
import type { FsCreateDirectoryParams } from "./FsCreateDirectoryParams";
import type { FsCreateDirectoryResponse } from "./FsCreateDirectoryResponse";
import type { FsGetMetadataParams } from "./FsGetMetadataParams";
import type { FsGetMetadataResponse } from "./FsGetMetadataResponse";
import type { FsReadDirectoryParams } from "./FsReadDirectoryParams";
import type { FsReadDirectoryResponse } from "./FsReadDirectoryResponse";
import type { FsReadFileParams } from "./FsReadFileParams";
import type { FsReadFileResponse } from "./FsReadFileResponse";
import type { FsRemoveParams } from "./FsRemoveParams";
import type { FsRemoveResponse } from "./FsRemoveResponse";
import type { FsUnwatchParams } from "./FsUnwatchParams";
import type { FsUnwatchResponse } from "./FsUnwatchResponse";
import type { FsWatchParams } from "./FsWatchParams";
import type { FsWatchResponse } from "./FsWatchResponse";
import type { FsWriteFileParams } from "./FsWriteFileParams";
import type { FsWriteFileResponse } from "./FsWriteFileResponse";
import type { FuzzyFileSearchParams } from "./FuzzyFileSearchParams";
import type { FuzzyFileSearchResponse } from "./FuzzyFileSearchResponse";
import type { FuzzyFileSearchSessionCompletedNotification } from "./FuzzyFileSearchSessionCompletedNotification";
import type { FuzzyFileSearchSessionUpdatedNotification } from "./FuzzyFileSearchSessionUpdatedNotification";
import type { GatewayOAuthCancelResponse } from "./GatewayOAuthCancelResponse";
import type { GatewayOAuthChangedNotification } from "./GatewayOAuthChangedNotification";
import type { GatewayOAuthLoginParams } from "./GatewayOAuthLoginParams";
import type { GatewayOAuthLoginResponse } from "./GatewayOAuthLoginResponse";
import type { GatewayOAuthReadParams } from "./GatewayOAuthReadParams";
import type { GatewayOAuthReadResponse } from "./GatewayOAuthReadResponse";
import type { GetAccountParams } from "./GetAccountParams";
import type { GetAccountRateLimitsParams } from "./GetAccountRateLimitsParams";
import type { GetAccountRateLimitsResponse } from "./GetAccountRateLimitsResponse";
import type { GetAccountResponse } from "./GetAccountResponse";
import type { GetAccountSecuritySetupResponse } from "./GetAccountSecuritySetupResponse";
import type { GetAccountTokenUsageParams } from "./GetAccountTokenUsageParams";
import type { GetAccountTokenUsageResponse } from "./GetAccountTokenUsageResponse";
import type { GetAuthStatusParams } from "./GetAuthStatusParams";
import type { GetAuthStatusResponse } from "./GetAuthStatusResponse";
import type { GetConversationSummaryParams } from "./GetConversationSummaryParams";
import type { GetConversationSummaryResponse } from "./GetConversationSummaryResponse";
import type { GetWorkspaceMessagesResponse } from "./GetWorkspaceMessagesResponse";
import type { GitDiffToRemoteParams } from "./GitDiffToRemoteParams";
import type { GitDiffToRemoteResponse } from "./GitDiffToRemoteResponse";
import type { GuardianWarningNotification } from "./GuardianWarningNotification";
import type { HookCompletedNotification } from "./HookCompletedNotification";
import type { HookStartedNotification } from "./HookStartedNotification";
import type { HooksListParams } from "./HooksListParams";
import type { HooksListResponse } from "./HooksListResponse";
import type { InitializeParams } from "./InitializeParams";
import type { InitializeResponse } from "./InitializeResponse";
import type { ItemCompletedNotification } from "./ItemCompletedNotification";
import type { ItemGuardianApprovalReviewCompletedNotification } from "./ItemGuardianApprovalReviewCompletedNotification";
import type { ItemGuardianApprovalReviewStartedNotification } from "./ItemGuardianApprovalReviewStartedNotification";
import type { ItemStartedNotification } from "./ItemStartedNotification";
import type { ListMcpServerStatusParams } from "./ListMcpServerStatusParams";
import type { ListMcpServerStatusResponse } from "./ListMcpServerStatusResponse";
import type { LoginAccountParams } from "./LoginAccountParams";
import type { LoginAccountResponse } from "./LoginAccountResponse";
import type { LogoutAccountResponse } from "./LogoutAccountResponse";
import type { MarketplaceAddParams } from "./MarketplaceAddParams";
import type { MarketplaceAddResponse } from "./MarketplaceAddResponse";
import type { MarketplaceRemoveParams } from "./MarketplaceRemoveParams";
import type { MarketplaceRemoveResponse } from "./MarketplaceRemoveResponse";
import type { MarketplaceUpgradeParams } from "./MarketplaceUpgradeParams";
import type { MarketplaceUpgradeResponse } from "./MarketplaceUpgradeResponse";
import type { McpResourceReadParams } from "./McpResourceReadParams";
import type { McpResourceReadResponse } from "./McpResourceReadResponse";
import type { McpServerElicitationRequestParams } from "./McpServerElicitationRequestParams";
import type { McpServerElicitationRequestResponse } from "./McpServerElicitationRequestResponse";
import type { McpServerEventStreamNotification } from "./McpServerEventStreamNotification";
import type { McpServerOauthLoginCompletedNotification } from "./McpServerOauthLoginCompletedNotification";
import type { McpServerOauthLoginParams } from "./McpServerOauthLoginParams";
import type { McpServerOauthLoginResponse } from "./McpServerOauthLoginResponse";
import type { McpServerRefreshResponse } from "./McpServerRefreshResponse";
import type { McpServerStatusUpdatedNotification } from "./McpServerStatusUpdatedNotification";
import type { McpServerToolCallParams } from "./McpServerToolCallParams";
import type { McpServerToolCallResponse } from "./McpServerToolCallResponse";
import type { McpToolCallProgressNotification } from "./McpToolCallProgressNotification";
import type { ModelListParams } from "./ModelListParams";
import type { ModelListResponse } from "./ModelListResponse";
import type { ModelProviderCapabilitiesReadParams } from "./ModelProviderCapabilitiesReadParams";
import type { ModelProviderCapabilitiesReadResponse } from "./ModelProviderCapabilitiesReadResponse";
import type { ModelProviderConfigWriteParams } from "./ModelProviderConfigWriteParams";
import type { ModelProviderConfigWriteResponse } from "./ModelProviderConfigWriteResponse";
import type { ModelProviderListParams } from "./ModelProviderListParams";
import type { ModelProviderListResponse } from "./ModelProviderListResponse";
import type { ModelReroutedNotification } from "./ModelReroutedNotification";
import type { ModelSafetyBufferingUpdatedNotification } from "./ModelSafetyBufferingUpdatedNotification";
import type { ModelVerificationNotification } from "./ModelVerificationNotification";
import type { PermissionProfileListParams } from "./PermissionProfileListParams";
import type { PermissionProfileListResponse } from "./PermissionProfileListResponse";
import type { PermissionsRequestApprovalParams } from "./PermissionsRequestApprovalParams";
import type { PermissionsRequestApprovalResponse } from "./PermissionsRequestApprovalResponse";
import type { PlanDeltaNotification } from "./PlanDeltaNotification";
import type { PluginInstallParams } from "./PluginInstallParams";
import type { PluginInstallResponse } from "./PluginInstallResponse";
import type { PluginInstalledParams } from "./PluginInstalledParams";
import type { PluginInstalledResponse } from "./PluginInstalledResponse";
import type { PluginListParams } from "./PluginListParams";
import type { PluginListResponse } from "./PluginListResponse";
import type { PluginReadParams } from "./PluginReadParams";
import type { PluginReadResponse } from "./PluginReadResponse";
import type { PluginReconcileParams } from "./PluginReconcileParams";
import type { PluginReconcileResponse } from "./PluginReconcileResponse";
import type { PluginShareCheckoutParams } from "./PluginShareCheckoutParams";
import type { PluginShareCheckoutResponse } from "./PluginShareCheckoutResponse";
import type { PluginShareDeleteParams } from "./PluginShareDeleteParams";
import type { PluginShareDeleteResponse } from "./PluginShareDeleteResponse";
import type { PluginShareListParams } from "./PluginShareListParams";
import type { PluginShareListResponse } from "./PluginShareListResponse";
import type { PluginShareSaveParams } from "./PluginShareSaveParams";
import type { PluginShareSaveResponse } from "./PluginShareSaveResponse";
import type { PluginShareUpdateTargetsParams } from "./PluginShareUpdateTargetsParams";
import type { PluginShareUpdateTargetsResponse } from "./PluginShareUpdateTargetsResponse";
import type { PluginSkillReadParams } from "./PluginSkillReadParams";
import type { PluginSkillReadResponse } from "./PluginSkillReadResponse";
import type { PluginUninstallParams } from "./PluginUninstallParams";
import type { PluginUninstallResponse } from "./PluginUninstallResponse";
import type { ProcessExitedNotification } from "./ProcessExitedNotification";
import type { ProcessOutputDeltaNotification } from "./ProcessOutputDeltaNotification";
import type { ProjectChangedNotification } from "./ProjectChangedNotification";
import type { ReasoningSummaryPartAddedNotification } from "./ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./RemoteControlStatusChangedNotification";
import type { ReviewStartParams } from "./ReviewStartParams";
import type { ReviewStartResponse } from "./ReviewStartResponse";
import type { SendAddCreditsNudgeEmailParams } from "./SendAddCreditsNudgeEmailParams";
import type { SendAddCreditsNudgeEmailResponse } from "./SendAddCreditsNudgeEmailResponse";
import type { ServerRequestResolvedNotification } from "./ServerRequestResolvedNotification";
import type { SkillsChangedNotification } from "./SkillsChangedNotification";
import type { SkillsConfigWriteParams } from "./SkillsConfigWriteParams";
import type { SkillsConfigWriteResponse } from "./SkillsConfigWriteResponse";
import type { SkillsExtraRootsSetParams } from "./SkillsExtraRootsSetParams";
import type { SkillsExtraRootsSetResponse } from "./SkillsExtraRootsSetResponse";
import type { SkillsListParams } from "./SkillsListParams";
import type { SkillsListResponse } from "./SkillsListResponse";
import type { StrictReviewRequiredNotification } from "./StrictReviewRequiredNotification";
import type { TerminalInteractionNotification } from "./TerminalInteractionNotification";
import type { ThreadApproveGuardianDeniedActionParams } from "./ThreadApproveGuardianDeniedActionParams";
import type { ThreadApproveGuardianDeniedActionResponse } from "./ThreadApproveGuardianDeniedActionResponse";
import type { ThreadArchiveParams } from "./ThreadArchiveParams";
import type { ThreadArchiveResponse } from "./ThreadArchiveResponse";
import type { ThreadArchivedNotification } from "./ThreadArchivedNotification";
import type { ThreadAttachmentAddParams } from "./ThreadAttachmentAddParams";
import type { ThreadAttachmentAddResponse } from "./ThreadAttachmentAddResponse";
import type { ThreadAttachmentListParams } from "./ThreadAttachmentListParams";
import type { ThreadAttachmentListResponse } from "./ThreadAttachmentListResponse";
import type { ThreadAttachmentOwnerListParams } from "./ThreadAttachmentOwnerListParams";
import type { ThreadAttachmentOwnerListResponse } from "./ThreadAttachmentOwnerListResponse";
import type { ThreadAttachmentRemoveParams } from "./ThreadAttachmentRemoveParams";
import type { ThreadAttachmentRemoveResponse } from "./ThreadAttachmentRemoveResponse";
import type { ThreadAttachmentUpdatedNotification } from "./ThreadAttachmentUpdatedNotification";
import type { ThreadClosedNotification } from "./ThreadClosedNotification";
import type { ThreadCompactStartParams } from "./ThreadCompactStartParams";
import type { ThreadCompactStartResponse } from "./ThreadCompactStartResponse";
import type { ThreadDeleteParams } from "./ThreadDeleteParams";
import type { ThreadDeleteResponse } from "./ThreadDeleteResponse";
import type { ThreadDeletedNotification } from "./ThreadDeletedNotification";
import type { ThreadForkParams } from "./ThreadForkParams";
import type { ThreadForkResponse } from "./ThreadForkResponse";
import type { ThreadGoalClearParams } from "./ThreadGoalClearParams";
import type { ThreadGoalClearResponse } from "./ThreadGoalClearResponse";
import type { ThreadGoalClearedNotification } from "./ThreadGoalClearedNotification";
import type { ThreadGoalGetParams } from "./ThreadGoalGetParams";
import type { ThreadGoalGetResponse } from "./ThreadGoalGetResponse";
import type { ThreadGoalSetParams } from "./ThreadGoalSetParams";
import type { ThreadGoalSetResponse } from "./ThreadGoalSetResponse";
import type { ThreadGoalUpdatedNotification } from "./ThreadGoalUpdatedNotification";
import type { ThreadInjectItemsParams } from "./ThreadInjectItemsParams";
import type { ThreadInjectItemsResponse } from "./ThreadInjectItemsResponse";
import type { ThreadItemsListParams } from "./ThreadItemsListParams";
import type { ThreadItemsListResponse } from "./ThreadItemsListResponse";
import type { ThreadListParams } from "./ThreadListParams";
import type { ThreadListResponse } from "./ThreadListResponse";
import type { ThreadLoadedListParams } from "./ThreadLoadedListParams";
import type { ThreadLoadedListResponse } from "./ThreadLoadedListResponse";
import type { ThreadMetadataUpdateParams } from "./ThreadMetadataUpdateParams";
import type { ThreadMetadataUpdateResponse } from "./ThreadMetadataUpdateResponse";
import type { ThreadNameUpdatedNotification } from "./ThreadNameUpdatedNotification";
import type { ThreadPredictionUpdatedNotification } from "./ThreadPredictionUpdatedNotification";
import type { ThreadProjectUpdatedNotification } from "./ThreadProjectUpdatedNotification";
import type { ThreadQueueChangedNotification } from "./ThreadQueueChangedNotification";
import type { ThreadReadParams } from "./ThreadReadParams";
import type { ThreadReadResponse } from "./ThreadReadResponse";
import type { ThreadReadStateChangedNotification } from "./ThreadReadStateChangedNotification";
import type { ThreadRealtimeClosedNotification } from "./ThreadRealtimeClosedNotification";
import type { ThreadRealtimeErrorNotification } from "./ThreadRealtimeErrorNotification";
import type { ThreadRealtimeItemAddedNotification } from "./ThreadRealtimeItemAddedNotification";
import type { ThreadRealtimeItemCompletedNotification } from "./ThreadRealtimeItemCompletedNotification";
import type { ThreadRealtimeItemStartedNotification } from "./ThreadRealtimeItemStartedNotification";
import type { ThreadRealtimeItemTranscriptDeltaNotification } from "./ThreadRealtimeItemTranscriptDeltaNotification";
import type { ThreadRealtimeOutputAudioDeltaNotification } from "./ThreadRealtimeOutputAudioDeltaNotification";
import type { ThreadRealtimeSdpNotification } from "./ThreadRealtimeSdpNotification";
import type { ThreadRealtimeStartedNotification } from "./ThreadRealtimeStartedNotification";
import type { ThreadRealtimeTranscriptDeltaNotification } from "./ThreadRealtimeTranscriptDeltaNotification";
import type { ThreadRealtimeTranscriptDoneNotification } from "./ThreadRealtimeTranscriptDoneNotification";
import type { ThreadResumeParams } from "./ThreadResumeParams";
import type { ThreadResumeResponse } from "./ThreadResumeResponse";
import type { ThreadRevertParams } from "./ThreadRevertParams";
import type { ThreadRevertResponse } from "./ThreadRevertResponse";
import type { ThreadRevertedNotification } from "./ThreadRevertedNotification";
import type { ThreadSectionChangedNotification } from "./ThreadSectionChangedNotification";
import type { ThreadSectionCreateParams } from "./ThreadSectionCreateParams";
import type { ThreadSectionCreateResponse } from "./ThreadSectionCreateResponse";
import type { ThreadSectionDeleteParams } from "./ThreadSectionDeleteParams";
import type { ThreadSectionDeleteResponse } from "./ThreadSectionDeleteResponse";
import type { ThreadSectionListParams } from "./ThreadSectionListParams";
import type { ThreadSectionListResponse } from "./ThreadSectionListResponse";
import type { ThreadSectionMoveParams } from "./ThreadSectionMoveParams";
import type { ThreadSectionMoveResponse } from "./ThreadSectionMoveResponse";
import type { ThreadSectionUpdateParams } from "./ThreadSectionUpdateParams";
import type { ThreadSectionUpdateResponse } from "./ThreadSectionUpdateResponse";
import type { ThreadSetNameParams } from "./ThreadSetNameParams";
import type { ThreadSetNameResponse } from "./ThreadSetNameResponse";
import type { ThreadSettingsUpdatedNotification } from "./ThreadSettingsUpdatedNotification";
import type { ThreadShellCommandParams } from "./ThreadShellCommandParams";
import type { ThreadShellCommandResponse } from "./ThreadShellCommandResponse";
import type { ThreadStartParams } from "./ThreadStartParams";
import type { ThreadStartResponse } from "./ThreadStartResponse";
import type { ThreadStartedNotification } from "./ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./ThreadTokenUsageUpdatedNotification";
import type { ThreadTurnsListParams } from "./ThreadTurnsListParams";
import type { ThreadTurnsListResponse } from "./ThreadTurnsListResponse";
import type { ThreadUnarchiveParams } from "./ThreadUnarchiveParams";
import type { ThreadUnarchiveResponse } from "./ThreadUnarchiveResponse";
import type { ThreadUnarchivedNotification } from "./ThreadUnarchivedNotification";
import type { ThreadUnsubscribeParams } from "./ThreadUnsubscribeParams";
import type { ThreadUnsubscribeResponse } from "./ThreadUnsubscribeResponse";
import type { ToolRequestUserInputParams } from "./ToolRequestUserInputParams";
import type { ToolRequestUserInputResponse } from "./ToolRequestUserInputResponse";
import type { TurnCompletedNotification } from "./TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./TurnDiffUpdatedNotification";
import type { TurnInterruptParams } from "./TurnInterruptParams";
import type { TurnInterruptResponse } from "./TurnInterruptResponse";
import type { TurnModerationMetadataNotification } from "./TurnModerationMetadataNotification";
import type { TurnPlanUpdatedNotification } from "./TurnPlanUpdatedNotification";
import type { TurnStartParams } from "./TurnStartParams";
import type { TurnStartResponse } from "./TurnStartResponse";
import type { TurnStartedNotification } from "./TurnStartedNotification";
import type { TurnSteerParams } from "./TurnSteerParams";
import type { TurnSteerResponse } from "./TurnSteerResponse";
import type { TurnhostDrainingNotification } from "./TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./TurnhostResyncNotification";
import type { WarningNotification } from "./WarningNotification";
import type { WindowsSandboxReadinessResponse } from "./WindowsSandboxReadinessResponse";
import type { WindowsSandboxSetupCompletedNotification } from "./WindowsSandboxSetupCompletedNotification";
import type { WindowsSandboxSetupStartParams } from "./WindowsSandboxSetupStartParams";
import type { WindowsSandboxSetupStartResponse } from "./WindowsSandboxSetupStartResponse";
import type { WindowsWorldWritableWarningNotification } from "./WindowsWorldWritableWarningNotification";

/** The types of each `ClientRequest`, by method name. */
export interface ClientRequestMethods {
  /** Names the client and says what it can do; must come first, once. */
  "initialize": { params: InitializeParams; response: InitializeResponse };
  /** Starts a thread and subscribes the caller to it. */
  "thread/start": { params: ThreadStartParams; response: ThreadStartResponse };
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  "thread/resume": { params: ThreadResumeParams; response: ThreadResumeResponse };
  /** Takes the caller's subscription to a thread back. */
  "thread/unsubscribe": { params: ThreadUnsubscribeParams; response: ThreadUnsubscribeResponse };
  /** Moves a thread out of the ordinary lists. */
  "thread/archive": { params: ThreadArchiveParams; response: ThreadArchiveResponse };
  /** Moves an archived thread back into the ordinary lists, without loading it. */
  "thread/unarchive": { params: ThreadUnarchiveParams; response: ThreadUnarchiveResponse };
  /** Names a thread. */
  "thread/name/set": { params: ThreadSetNameParams; response: ThreadSetNameResponse };
  /** Lists stored threads. */
  "thread/list": { params: ThreadListParams; response: ThreadListResponse };
  /** Lists the threads in memory. */
  "thread/loaded/list": { params: ThreadLoadedListParams; response: ThreadLoadedListResponse };
  /** Reads a thread without loading it or subscribing to it. */
  "thread/read": { params: ThreadReadParams; response: ThreadReadResponse };
  /** Allows an action that the automatic reviewer refused. */
  "thread/approveGuardianDeniedAction": { params: ThreadApproveGuardianDeniedActionParams; response: ThreadApproveGuardianDeniedActionResponse };
  /** Attaches something to a thread, unless it is attached already. */
  "thread/attachment/add": { params: ThreadAttachmentAddParams; response: ThreadAttachmentAddResponse };
  /** Lists what is attached to a thread. */
  "thread/attachment/list": { params: ThreadAttachmentListParams; response: ThreadAttachmentListResponse };
  /** Takes an attachment off a thread. */
  "thread/attachment/remove": { params: ThreadAttachmentRemoveParams; response: ThreadAttachmentRemoveResponse };
  /** Lists the threads that have a certain attachment. */
  "thread/attachmentOwner/list": { params: ThreadAttachmentOwnerListParams; response: ThreadAttachmentOwnerListResponse };
  /** Has the model shorten a thread's history to a summary. */
  "thread/compact/start": { params: ThreadCompactStartParams; response: ThreadCompactStartResponse };
  /** Deletes a thread for good. */
  "thread/delete": { params: ThreadDeleteParams; response: ThreadDeleteResponse };
  /** Makes a new thread with the history of another and subscribes the caller to it. */
  "thread/fork": { params: ThreadForkParams; response: ThreadForkResponse };
  /** Takes a thread's goal away. */
  "thread/goal/clear": { params: ThreadGoalClearParams; response: ThreadGoalClearResponse };
  /** Reads a thread's goal. */
  "thread/goal/get": { params: ThreadGoalGetParams; response: ThreadGoalGetResponse };
  /** Sets a thread's goal, or changes parts of it. */
  "thread/goal/set": { params: ThreadGoalSetParams; response: ThreadGoalSetResponse };
  /** Appends items to the history the model is sent, without showing them. */
  "thread/inject_items": { params: ThreadInjectItemsParams; response: ThreadInjectItemsResponse };
  /** Lists a thread's items. */
  "thread/items/list": { params: ThreadItemsListParams; response: ThreadItemsListResponse };
  /** Changes what is stored about a thread: its repository, its project. */
  "thread/metadata/update": { params: ThreadMetadataUpdateParams; response: ThreadMetadataUpdateResponse };
  /** Drops a thread's last turns, from a certain one on. */
  "thread/revert": { params: ThreadRevertParams; response: ThreadRevertResponse };
  /** Files a thread under a section, or under none. */
  "thread/section/move": { params: ThreadSectionMoveParams; response: ThreadSectionMoveResponse };
  /** Runs a command of the user's in a thread, outside the sandbox and without approval. */
  "thread/shellCommand": { params: ThreadShellCommandParams; response: ThreadShellCommandResponse };
  /** Lists a thread's turns, without loading it. */
  "thread/turns/list": { params: ThreadTurnsListParams; response: ThreadTurnsListResponse };
  /** Creates a section that threads can be filed under. */
  "threadSection/create": { params: ThreadSectionCreateParams; response: ThreadSectionCreateResponse };
  /** Deletes a section; its threads stay. */
  "threadSection/delete": { params: ThreadSectionDeleteParams; response: ThreadSectionDeleteResponse };
  /** Lists the sections. */
  "threadSection/list": { params: ThreadSectionListParams; response: ThreadSectionListResponse };
  /** Changes a section's name and look. */
  "threadSection/update": { params: ThreadSectionUpdateParams; response: ThreadSectionUpdateResponse };
  /** Starts a turn with what the user said. */
  "turn/start": { params: TurnStartParams; response: TurnStartResponse };
  /** Adds to what the user said while a turn runs. */
  "turn/steer": { params: TurnSteerParams; response: TurnSteerResponse };
  /** Stops a running turn. */
  "turn/interrupt": { params: TurnInterruptParams; response: TurnInterruptResponse };
  /** Starts a review of changes in a thread. */
  "review/start": { params: ReviewStartParams; response: ReviewStartResponse };
  /** Lists the models on offer. */
  "model/list": { params: ModelListParams; response: ModelListResponse };
  /** Tells what the model provider offers besides models. */
  "modelProvider/capabilities/read": { params: ModelProviderCapabilitiesReadParams; response: ModelProviderCapabilitiesReadResponse };
  /** Writes a model provider's settings to the configuration. */
  "modelProvider/config/write": { params: ModelProviderConfigWriteParams; response: ModelProviderConfigWriteResponse };
  /** Lists the model providers, and tells which one is the default. */
  "modelProvider/list": { params: ModelProviderListParams; response: ModelProviderListResponse };
  /** Tells which account is logged in. */
  "account/read": { params: GetAccountParams; response: GetAccountResponse };
  /** Cancels the login at a provider's gateway. */
  "account/gatewayOAuth/cancel": { params?: null; response: GatewayOAuthCancelResponse };
  /** Begins a login at a provider's gateway. */
  "account/gatewayOAuth/login": { params?: GatewayOAuthLoginParams | null; response: GatewayOAuthLoginResponse };
  /** Tells whether a provider's gateway needs a login and how it stands. */
  "account/gatewayOAuth/read": { params?: GatewayOAuthReadParams | null; response: GatewayOAuthReadResponse };
  /** Cancels a login that waits for the user. */
  "account/login/cancel": { params: CancelLoginAccountParams; response: CancelLoginAccountResponse };
  /** Logs in, or begins a login that the user has to go on with elsewhere. */
  "account/login/start": { params: LoginAccountParams; response: LoginAccountResponse };
  /** Logs out; fine if nobody is logged in. */
  "account/logout": { params?: null; response: LogoutAccountResponse };
  /** Spends a credit to make the account's rate limits start anew. */
  "account/rateLimitResetCredit/consume": { params: ConsumeAccountRateLimitResetCreditParams; response: ConsumeAccountRateLimitResetCreditResponse };
  /** Asks the backend for the account's rate limits. */
  "account/rateLimits/read": { params?: GetAccountRateLimitsParams | null; response: GetAccountRateLimitsResponse };
  /** Tells what the user should do to make the account safer. */
  "account/securitySetup/read": { params?: null; response: GetAccountSecuritySetupResponse };
  /** Asks the workspace's owner by e-mail for credits or a higher limit. */
  "account/sendAddCreditsNudgeEmail": { params: SendAddCreditsNudgeEmailParams; response: SendAddCreditsNudgeEmailResponse };
  /** Tells how many tokens the account has used. */
  "account/usage/read": { params?: GetAccountTokenUsageParams | null; response: GetAccountTokenUsageResponse };
  /** Reads what the account's workspace tells its members. */
  "account/workspaceMessages/read": { params?: null; response: GetWorkspaceMessagesResponse };
  /** Reads the configuration and where each value comes from. */
  "config/read": { params: ConfigReadParams; response: ConfigReadResponse };
  /** Changes several keys of the user's configuration, all or none. */
  "config/batchWrite": { params: ConfigBatchWriteParams; response: ConfigWriteResponse };
  /** Reads the configuration of MCP servers again. */
  "config/mcpServer/reload": { params?: null; response: McpServerRefreshResponse };
  /** Changes one key of the user's configuration. */
  "config/value/write": { params: ConfigValueWriteParams; response: ConfigWriteResponse };
  /** Tells what the administrator demands of the configuration. */
  "configRequirements/read": { params?: null; response: ConfigRequirementsReadResponse };
  /** Switches experimental features on or off while the server runs. */
  "experimentalFeature/enablement/set": { params: ExperimentalFeatureEnablementSetParams; response: ExperimentalFeatureEnablementSetResponse };
  /** Lists the experimental features and whether they are on. */
  "experimentalFeature/list": { params: ExperimentalFeatureListParams; response: ExperimentalFeatureListResponse };
  /** Lists the permission profiles and whether each may be used. */
  "permissionProfile/list": { params: PermissionProfileListParams; response: PermissionProfileListResponse };
  /** Looks for what another agent has left on the machine and can be imported. */
  "externalAgentConfig/detect": { params: ExternalAgentConfigDetectParams; response: ExternalAgentConfigDetectResponse };
  /** Begins to import what another agent has left; progress is told by notifications. */
  "externalAgentConfig/import": { params: ExternalAgentConfigImportParams; response: ExternalAgentConfigImportResponse };
  /** Lists the imports of the past. */
  "externalAgentConfig/import/readHistories": { params?: null; response: ExternalAgentConfigImportHistoriesReadResponse };
  /** Writes down an import that the client did itself. */
  "externalAgentConfig/import/recordHistory": { params: ExternalAgentConfigImportHistoryRecordParams; response: ExternalAgentConfigImportHistoryRecordResponse };
  /** Switches a skill on or off in the user's configuration. */
  "skills/config/write": { params: SkillsConfigWriteParams; response: SkillsConfigWriteResponse };
  /** Sets further directories that skills are looked for in. */
  "skills/extraRoots/set": { params: SkillsExtraRootsSetParams; response: SkillsExtraRootsSetResponse };
  /** Lists the skills that hold for working directories. */
  "skills/list": { params: SkillsListParams; response: SkillsListResponse };
  /** Lists the hooks that hold in each directory, with what is wrong with them. */
  "hooks/list": { params: HooksListParams; response: HooksListResponse };
  /** Installs a plugin from a marketplace. */
  "plugin/install": { params: PluginInstallParams; response: PluginInstallResponse };
  /** Lists the installed plugins, by marketplace. */
  "plugin/installed": { params: PluginInstalledParams; response: PluginInstalledResponse };
  /** Lists the plugins on offer, by marketplace. */
  "plugin/list": { params: PluginListParams; response: PluginListResponse };
  /** Tells all about one plugin. */
  "plugin/read": { params: PluginReadParams; response: PluginReadResponse };
  /** Brings the installed plugins in line with what the cloud says should be there. */
  "plugin/reconcile": { params: PluginReconcileParams; response: PluginReconcileResponse };
  /** Fetches a shared plugin into a local marketplace, to be worked on. */
  "plugin/share/checkout": { params: PluginShareCheckoutParams; response: PluginShareCheckoutResponse };
  /** Takes back the sharing of a plugin. */
  "plugin/share/delete": { params: PluginShareDeleteParams; response: PluginShareDeleteResponse };
  /** Lists the plugins that the user shares. */
  "plugin/share/list": { params: PluginShareListParams; response: PluginShareListResponse };
  /** Uploads a local plugin to share it, or a new version of one that is shared. */
  "plugin/share/save": { params: PluginShareSaveParams; response: PluginShareSaveResponse };
  /** Changes with whom a plugin is shared, and who can find it. */
  "plugin/share/updateTargets": { params: PluginShareUpdateTargetsParams; response: PluginShareUpdateTargetsResponse };
  /** Reads the text of a skill in a plugin that is not installed. */
  "plugin/skill/read": { params: PluginSkillReadParams; response: PluginSkillReadResponse };
  /** Removes an installed plugin. */
  "plugin/uninstall": { params: PluginUninstallParams; response: PluginUninstallResponse };
  /** Fetches a marketplace of plugins and adds it to the configuration. */
  "marketplace/add": { params: MarketplaceAddParams; response: MarketplaceAddResponse };
  /** Takes a marketplace of plugins out again. */
  "marketplace/remove": { params: MarketplaceRemoveParams; response: MarketplaceRemoveResponse };
  /** Fetches the newest state of one marketplace or of all. */
  "marketplace/upgrade": { params: MarketplaceUpgradeParams; response: MarketplaceUpgradeResponse };
  /** Lists the connected apps as they can be called. */
  "app/installed": { params: AppsInstalledParams; response: AppsInstalledResponse };
  /** Lists the apps on offer, with paging. */
  "app/list": { params: AppsListParams; response: AppsListResponse };
  /** Reads about apps by their ids. */
  "app/read": { params: AppsReadParams; response: AppsReadResponse };
  /** Begins an OAuth login to an MCP server and answers the page to open. */
  "mcpServer/oauth/login": { params: McpServerOauthLoginParams; response: McpServerOauthLoginResponse };
  /** Reads a resource of an MCP server, with or without a thread. */
  "mcpServer/resource/read": { params: McpResourceReadParams; response: McpResourceReadResponse };
  /** Calls a tool of an MCP server on the client's behalf; no approval is asked. */
  "mcpServer/tool/call": { params: McpServerToolCallParams; response: McpServerToolCallResponse };
  /** Lists the MCP servers by name with their tools and resources, and starts them if need be. */
  "mcpServerStatus/list": { params: ListMcpServerStatusParams; response: ListMcpServerStatusResponse };
  /** Copies a file or a directory. */
  "fs/copy": { params: FsCopyParams; response: FsCopyResponse };
  /** Makes a directory. */
  "fs/createDirectory": { params: FsCreateDirectoryParams; response: FsCreateDirectoryResponse };
  /** Tells what a path is and when it was changed. */
  "fs/getMetadata": { params: FsGetMetadataParams; response: FsGetMetadataResponse };
  /** Lists a directory, in no order. */
  "fs/readDirectory": { params: FsReadDirectoryParams; response: FsReadDirectoryResponse };
  /** Reads a file. */
  "fs/readFile": { params: FsReadFileParams; response: FsReadFileResponse };
  /** Removes a file or a directory. */
  "fs/remove": { params: FsRemoveParams; response: FsRemoveResponse };
  /** Stops watching; fine if nothing was watched. */
  "fs/unwatch": { params: FsUnwatchParams; response: FsUnwatchResponse };
  /** Watches a file, a directory or a path that may come to be. */
  "fs/watch": { params: FsWatchParams; response: FsWatchResponse };
  /** Writes a file. */
  "fs/writeFile": { params: FsWriteFileParams; response: FsWriteFileResponse };
  /** Searches files by parts of their names, once. */
  "fuzzyFileSearch": { params: FuzzyFileSearchParams; response: FuzzyFileSearchResponse };
  /** Runs a command and answers when it has ended. */
  "command/exec": { params: CommandExecParams; response: CommandExecResponse };
  /** Tells a running command the new size of its terminal. */
  "command/exec/resize": { params: CommandExecResizeParams; response: CommandExecResizeResponse };
  /** Kills a running command. */
  "command/exec/terminate": { params: CommandExecTerminateParams; response: CommandExecTerminateResponse };
  /** Writes to a running command's input, or closes it. */
  "command/exec/write": { params: CommandExecWriteParams; response: CommandExecWriteResponse };
  /** Tells whether the sandbox on Windows can be used. */
  "windowsSandbox/readiness": { params?: null; response: WindowsSandboxReadinessResponse };
  /** Begins to set up the sandbox on Windows. */
  "windowsSandbox/setupStart": { params: WindowsSandboxSetupStartParams; response: WindowsSandboxSetupStartResponse };
  /** Writes a bundle of feedback to a path. */
  "feedback/save": { params: FeedbackSaveParams; response: FeedbackSaveResponse };
  /** Sends feedback to the backend. */
  "feedback/upload": { params: FeedbackUploadParams; response: FeedbackUploadResponse };
  /** Tells how the server is logged in, and the token if asked for; an older method. */
  "getAuthStatus": { params: GetAuthStatusParams; response: GetAuthStatusResponse };
  /** Tells in short what a stored thread is; an older method. */
  "getConversationSummary": { params: GetConversationSummaryParams; response: GetConversationSummaryResponse };
  /** Diffs a working tree against the nearest commit that its remote has; an older method. */
  "gitDiffToRemote": { params: GitDiffToRemoteParams; response: GitDiffToRemoteResponse };
}

/** The types of each `ClientNotification`, by method name. */
export interface ClientNotificationMethods {
  /** The client has read the answer to `initialize`. */
  "initialized": { params?: null };
}

/** The types of each `ServerRequest`, by method name. */
export interface ServerRequestMethods {
  /** Asks whether a command may run. */
  "item/commandExecution/requestApproval": { params: CommandExecutionRequestApprovalParams; response: CommandExecutionRequestApprovalResponse };
  /** Asks whether files may be changed. */
  "item/fileChange/requestApproval": { params: FileChangeRequestApprovalParams; response: FileChangeRequestApprovalResponse };
  /** Asks whether the model may have more permissions. */
  "item/permissions/requestApproval": { params: PermissionsRequestApprovalParams; response: PermissionsRequestApprovalResponse };
  /** Asks the client to run a tool that it brought. */
  "item/tool/call": { params: DynamicToolCallParams; response: DynamicToolCallResponse };
  /** Puts the model's questions to the user. */
  "item/tool/requestUserInput": { params: ToolRequestUserInputParams; response: ToolRequestUserInputResponse };
  /** Puts an MCP server's question to the user, or asks whether its tool may run. */
  "mcpServer/elicitation/request": { params: McpServerElicitationRequestParams; response: McpServerElicitationRequestResponse };
  /** Asks the client that logged in with its own tokens for fresh ones. */
  "account/chatgptAuthTokens/refresh": { params: ChatgptAuthTokensRefreshParams; response: ChatgptAuthTokensRefreshResponse };
  /** Asks the client for a token that proves what it is. */
  "attestation/generate": { params: AttestationGenerateParams; response: AttestationGenerateResponse };
  /** Asks whether files may be changed; the older form. */
  "applyPatchApproval": { params: ApplyPatchApprovalParams; response: ApplyPatchApprovalResponse };
  /** Asks whether a command may run; the older form. */
  "execCommandApproval": { params: ExecCommandApprovalParams; response: ExecCommandApprovalResponse };
}

/** The types of each `ServerNotification`, by method name. */
export interface ServerNotificationMethods {
  /** A thread was started. */
  "thread/started": { params: ThreadStartedNotification };
  /** What a thread does has changed. */
  "thread/status/changed": { params: ThreadStatusChangedNotification };
  /** A thread was archived. */
  "thread/archived": { params: ThreadArchivedNotification };
  /** A thread is no longer archived. */
  "thread/unarchived": { params: ThreadUnarchivedNotification };
  /** A thread left the server's memory. */
  "thread/closed": { params: ThreadClosedNotification };
  /** A thread got another name. */
  "thread/name/updated": { params: ThreadNameUpdatedNotification };
  /** A thread's settings have changed. */
  "thread/settings/updated": { params: ThreadSettingsUpdatedNotification };
  /** A thread used tokens. */
  "thread/tokenUsage/updated": { params: ThreadTokenUsageUpdatedNotification };
  /** What is unread in a thread has changed. */
  "thread/readState/changed": { params: ThreadReadStateChangedNotification };
  /** A thread's goal was taken away. */
  "thread/goal/cleared": { params: ThreadGoalClearedNotification };
  /** Something was attached to a thread or taken off it. */
  "thread/attachment/updated": { params: ThreadAttachmentUpdatedNotification };
  /** A thread's history was shortened. */
  "thread/compacted": { params: ContextCompactedNotification };
  /** A thread was deleted. */
  "thread/deleted": { params: ThreadDeletedNotification };
  /** An environment of a thread was connected. */
  "thread/environment/connected": { params: EnvironmentConnectionNotification };
  /** An environment of a thread was disconnected. */
  "thread/environment/disconnected": { params: EnvironmentConnectionNotification };
  /** A thread's goal was set or has changed. */
  "thread/goal/updated": { params: ThreadGoalUpdatedNotification };
  /** A prediction was made or has failed. */
  "thread/prediction/updated": { params: ThreadPredictionUpdatedNotification };
  /** A thread was put into a project or taken out of one. */
  "thread/project/updated": { params: ThreadProjectUpdatedNotification };
  /** A thread's queue has changed. */
  "thread/queue/changed": { params: ThreadQueueChangedNotification };
  /** A thread's voice conversation is over. */
  "thread/realtime/closed": { params: ThreadRealtimeClosedNotification };
  /** Something in a thread's voice conversation went wrong. */
  "thread/realtime/error": { params: ThreadRealtimeErrorNotification };
  /** An entry of a thread's voice conversation is complete. */
  "thread/realtime/item/completed": { params: ThreadRealtimeItemCompletedNotification };
  /** An entry of a thread's voice conversation began. */
  "thread/realtime/item/started": { params: ThreadRealtimeItemStartedNotification };
  /** A piece of an entry's words in a thread's voice conversation. */
  "thread/realtime/item/transcript/delta": { params: ThreadRealtimeItemTranscriptDeltaNotification };
  /** The provider added an item to a thread's voice conversation. */
  "thread/realtime/itemAdded": { params: ThreadRealtimeItemAddedNotification };
  /** A piece of the model's speech. */
  "thread/realtime/outputAudio/delta": { params: ThreadRealtimeOutputAudioDeltaNotification };
  /** The provider's answer to a WebRTC offer. */
  "thread/realtime/sdp": { params: ThreadRealtimeSdpNotification };
  /** A thread's voice conversation has begun. */
  "thread/realtime/started": { params: ThreadRealtimeStartedNotification };
  /** A piece of what is said, as text. */
  "thread/realtime/transcript/delta": { params: ThreadRealtimeTranscriptDeltaNotification };
  /** All of what someone said, as text. */
  "thread/realtime/transcript/done": { params: ThreadRealtimeTranscriptDoneNotification };
  /** A thread's last turns were dropped. */
  "thread/reverted": { params: ThreadRevertedNotification };
  /** A thread was filed under another section, or under none. */
  "thread/section/changed": { params: ThreadSectionChangedNotification };
  /** A turn began. */
  "turn/started": { params: TurnStartedNotification };
  /** A turn ended. */
  "turn/completed": { params: TurnCompletedNotification };
  /** The diff of all that a turn changed so far. */
  "turn/diff/updated": { params: TurnDiffUpdatedNotification };
  /** The provider tells what its moderation makes of a turn. */
  "turn/moderationMetadata": { params: TurnModerationMetadataNotification };
  /** The model made a plan or changed it. */
  "turn/plan/updated": { params: TurnPlanUpdatedNotification };
  /** An item began. */
  "item/started": { params: ItemStartedNotification };
  /** An item is complete. */
  "item/completed": { params: ItemCompletedNotification };
  /** A piece of a message. */
  "item/agentMessage/delta": { params: AgentMessageDeltaNotification };
  /** A piece of a reasoning summary. */
  "item/reasoning/summaryTextDelta": { params: ReasoningSummaryTextDeltaNotification };
  /** Another part of a reasoning summary begins. */
  "item/reasoning/summaryPartAdded": { params: ReasoningSummaryPartAddedNotification };
  /** A piece of raw reasoning. */
  "item/reasoning/textDelta": { params: ReasoningTextDeltaNotification };
  /** A piece of a command's output. */
  "item/commandExecution/outputDelta": { params: CommandExecutionOutputDeltaNotification };
  /** Something was typed into a command. */
  "item/commandExecution/terminalInteraction": { params: TerminalInteractionNotification };
  /** The reviewing model has decided about an approval. */
  "item/autoApprovalReview/completed": { params: ItemGuardianApprovalReviewCompletedNotification };
  /** The reviewing model began to look at an approval. */
  "item/autoApprovalReview/started": { params: ItemGuardianApprovalReviewStartedNotification };
  /** A piece of the output of changing files. */
  "item/fileChange/outputDelta": { params: FileChangeOutputDeltaNotification };
  /** The changes of a file change item, as far as they are known. */
  "item/fileChange/patchUpdated": { params: FileChangePatchUpdatedNotification };
  /** An MCP tool says how far it is. */
  "item/mcpToolCall/progress": { params: McpToolCallProgressNotification };
  /** A piece of a plan. */
  "item/plan/delta": { params: PlanDeltaNotification };
  /** A turn's approvals are reviewed strictly from here on. */
  "autoApprovalReview/strictReviewRequired": { params: StrictReviewRequiredNotification };
  /** The reviewing model has something that the user should know. */
  "guardianWarning": { params: GuardianWarningNotification };
  /** A hook's run ended. */
  "hook/completed": { params: HookCompletedNotification };
  /** A hook began to run. */
  "hook/started": { params: HookStartedNotification };
  /** The provider answered with another model than the one asked. */
  "model/rerouted": { params: ModelReroutedNotification };
  /** The provider holds output back for a safety check, or no longer does. */
  "model/safetyBuffering/updated": { params: ModelSafetyBufferingUpdatedNotification };
  /** The provider wants the user verified. */
  "model/verification": { params: ModelVerificationNotification };
  /** The attempt to renew a model provider's login ended. */
  "modelProvider/authRecoveryCompleted": { params: AuthRecoveryNotification };
  /** The server began to renew a model provider's login. */
  "modelProvider/authRecoveryStarted": { params: AuthRecoveryNotification };
  /** The provider's rate limits as last seen. */
  "account/rateLimits/updated": { params: AccountRateLimitsUpdatedNotification };
  /** The login at a provider's gateway moved on. */
  "account/gatewayOAuth/changed": { params: GatewayOAuthChangedNotification };
  /** A login succeeded or failed. */
  "account/login/completed": { params: AccountLoginCompletedNotification };
  /** Who is logged in has changed. */
  "account/updated": { params: AccountUpdatedNotification };
  /** Something in the configuration that the user should fix. */
  "configWarning": { params: ConfigWarningNotification };
  /** An import is done. */
  "externalAgentConfig/import/completed": { params: ExternalAgentConfigImportCompletedNotification };
  /** An import moved on. */
  "externalAgentConfig/import/progress": { params: ExternalAgentConfigImportProgressNotification };
  /** The skills on offer may have changed. */
  "skills/changed": { params: SkillsChangedNotification };
  /** The apps on offer have changed. */
  "app/list/updated": { params: AppListUpdatedNotification };
  /** An event of an MCP server that the client subscribed to. */
  "mcpServer/event/stream/notification": { params: McpServerEventStreamNotification };
  /** An OAuth login to an MCP server ended. */
  "mcpServer/oauthLogin/completed": { params: McpServerOauthLoginCompletedNotification };
  /** An MCP server is starting, is ready, or could not be started. */
  "mcpServer/startupStatus/updated": { params: McpServerStatusUpdatedNotification };
  /** Something that is watched has changed. */
  "fs/changed": { params: FsChangedNotification };
  /** A search session has found all for its query. */
  "fuzzyFileSearch/sessionCompleted": { params: FuzzyFileSearchSessionCompletedNotification };
  /** What a search session has found so far. */
  "fuzzyFileSearch/sessionUpdated": { params: FuzzyFileSearchSessionUpdatedNotification };
  /** A piece of the output of a command of `command/exec`. */
  "command/exec/outputDelta": { params: CommandExecOutputDeltaNotification };
  /** A process ended. */
  "process/exited": { params: ProcessExitedNotification };
  /** A piece of a process's output. */
  "process/outputDelta": { params: ProcessOutputDeltaNotification };
  /** Directories that everyone may write to weaken the sandbox on Windows. */
  "windows/worldWritableWarning": { params: WindowsWorldWritableWarningNotification };
  /** The set-up of the sandbox on Windows has ended. */
  "windowsSandbox/setupCompleted": { params: WindowsSandboxSetupCompletedNotification };
  /** A project was created, changed or deleted. */
  "project/changed": { params: ProjectChangedNotification };
  /** Remote control was switched, or its connection has changed. */
  "remoteControl/status/changed": { params: RemoteControlStatusChangedNotification };
  /** A question of the server needs no answer any more. */
  "serverRequest/resolved": { params: ServerRequestResolvedNotification };
  /** A turn met an error. */
  "error": { params: ErrorNotification };
  /** Something that the user should know. */
  "warning": { params: WarningNotification };
  /** The client used something that will go away. */
  "deprecationNotice": { params: DeprecationNoticeNotification };
  /** The server will end and starts no more work. */
  "turnhost/draining": { params: TurnhostDrainingNotification };
  /** Notifications were dropped because the client reads too slowly. */
  "turnhost/resync": { params: TurnhostResyncNotification };
}
