// Written by `cargo xtask gen`; do not edit.
import type { AccountLoginCompletedNotification } from "./v2/AccountLoginCompletedNotification";
import type { AccountRateLimitsUpdatedNotification } from "./v2/AccountRateLimitsUpdatedNotification";
import type { AccountUpdatedNotification } from "./v2/AccountUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./v2/AgentMessageDeltaNotification";
import type { AppListUpdatedNotification } from "./v2/AppListUpdatedNotification";
import type { ApplyPatchApprovalParams } from "./ApplyPatchApprovalParams";
import type { ApplyPatchApprovalResponse } from "./ApplyPatchApprovalResponse";
import type { AppsInstalledParams } from "./v2/AppsInstalledParams";
import type { AppsInstalledResponse } from "./v2/AppsInstalledResponse";
import type { AppsListParams } from "./v2/AppsListParams";
import type { AppsListResponse } from "./v2/AppsListResponse";
import type { AppsReadParams } from "./v2/AppsReadParams";
import type { AppsReadResponse } from "./v2/AppsReadResponse";
import type { AttestationGenerateParams } from "./v2/AttestationGenerateParams";
import type { AttestationGenerateResponse } from "./v2/AttestationGenerateResponse";
import type { AuthRecoveryNotification } from "./v2/AuthRecoveryNotification";
import type { CancelLoginAccountParams } from "./v2/CancelLoginAccountParams";
import type { CancelLoginAccountResponse } from "./v2/CancelLoginAccountResponse";
import type { ChatgptAuthTokensRefreshParams } from "./v2/ChatgptAuthTokensRefreshParams";
import type { ChatgptAuthTokensRefreshResponse } from "./v2/ChatgptAuthTokensRefreshResponse";
import type { CommandExecOutputDeltaNotification } from "./v2/CommandExecOutputDeltaNotification";
import type { CommandExecParams } from "./v2/CommandExecParams";
import type { CommandExecResizeParams } from "./v2/CommandExecResizeParams";
import type { CommandExecResizeResponse } from "./v2/CommandExecResizeResponse";
import type { CommandExecResponse } from "./v2/CommandExecResponse";
import type { CommandExecTerminateParams } from "./v2/CommandExecTerminateParams";
import type { CommandExecTerminateResponse } from "./v2/CommandExecTerminateResponse";
import type { CommandExecWriteParams } from "./v2/CommandExecWriteParams";
import type { CommandExecWriteResponse } from "./v2/CommandExecWriteResponse";
import type { CommandExecutionOutputDeltaNotification } from "./v2/CommandExecutionOutputDeltaNotification";
import type { CommandExecutionRequestApprovalParams } from "./v2/CommandExecutionRequestApprovalParams";
import type { CommandExecutionRequestApprovalResponse } from "./v2/CommandExecutionRequestApprovalResponse";
import type { ConfigBatchWriteParams } from "./v2/ConfigBatchWriteParams";
import type { ConfigReadParams } from "./v2/ConfigReadParams";
import type { ConfigReadResponse } from "./v2/ConfigReadResponse";
import type { ConfigRequirementsReadResponse } from "./v2/ConfigRequirementsReadResponse";
import type { ConfigValueWriteParams } from "./v2/ConfigValueWriteParams";
import type { ConfigWarningNotification } from "./v2/ConfigWarningNotification";
import type { ConfigWriteResponse } from "./v2/ConfigWriteResponse";
import type { ConsumeAccountRateLimitResetCreditParams } from "./v2/ConsumeAccountRateLimitResetCreditParams";
import type { ConsumeAccountRateLimitResetCreditResponse } from "./v2/ConsumeAccountRateLimitResetCreditResponse";
import type { ContextCompactedNotification } from "./v2/ContextCompactedNotification";
import type { DeprecationNoticeNotification } from "./v2/DeprecationNoticeNotification";
import type { DynamicToolCallParams } from "./v2/DynamicToolCallParams";
import type { DynamicToolCallResponse } from "./v2/DynamicToolCallResponse";
import type { EnvironmentConnectionNotification } from "./v2/EnvironmentConnectionNotification";
import type { ErrorNotification } from "./v2/ErrorNotification";
import type { ExecCommandApprovalParams } from "./ExecCommandApprovalParams";
import type { ExecCommandApprovalResponse } from "./ExecCommandApprovalResponse";
import type { ExperimentalFeatureEnablementSetParams } from "./v2/ExperimentalFeatureEnablementSetParams";
import type { ExperimentalFeatureEnablementSetResponse } from "./v2/ExperimentalFeatureEnablementSetResponse";
import type { ExperimentalFeatureListParams } from "./v2/ExperimentalFeatureListParams";
import type { ExperimentalFeatureListResponse } from "./v2/ExperimentalFeatureListResponse";
import type { ExternalAgentConfigDetectParams } from "./v2/ExternalAgentConfigDetectParams";
import type { ExternalAgentConfigDetectResponse } from "./v2/ExternalAgentConfigDetectResponse";
import type { ExternalAgentConfigImportCompletedNotification } from "./v2/ExternalAgentConfigImportCompletedNotification";
import type { ExternalAgentConfigImportHistoriesReadResponse } from "./v2/ExternalAgentConfigImportHistoriesReadResponse";
import type { ExternalAgentConfigImportHistoryRecordParams } from "./v2/ExternalAgentConfigImportHistoryRecordParams";
import type { ExternalAgentConfigImportHistoryRecordResponse } from "./v2/ExternalAgentConfigImportHistoryRecordResponse";
import type { ExternalAgentConfigImportParams } from "./v2/ExternalAgentConfigImportParams";
import type { ExternalAgentConfigImportProgressNotification } from "./v2/ExternalAgentConfigImportProgressNotification";
import type { ExternalAgentConfigImportResponse } from "./v2/ExternalAgentConfigImportResponse";
import type { FeedbackSaveParams } from "./v2/FeedbackSaveParams";
import type { FeedbackSaveResponse } from "./v2/FeedbackSaveResponse";
import type { FeedbackUploadParams } from "./v2/FeedbackUploadParams";
import type { FeedbackUploadResponse } from "./v2/FeedbackUploadResponse";
import type { FileChangeOutputDeltaNotification } from "./v2/FileChangeOutputDeltaNotification";
import type { FileChangePatchUpdatedNotification } from "./v2/FileChangePatchUpdatedNotification";
import type { FileChangeRequestApprovalParams } from "./v2/FileChangeRequestApprovalParams";
import type { FileChangeRequestApprovalResponse } from "./v2/FileChangeRequestApprovalResponse";
import type { FsChangedNotification } from "./v2/FsChangedNotification";
import type { FsCopyParams } from "./v2/FsCopyParams";
import type { FsCopyResponse } from "./v2/FsCopyResponse";
import type { FsCreateDirectoryParams } from "./v2/FsCreateDirectoryParams";
import type { FsCreateDirectoryResponse } from "./v2/FsCreateDirectoryResponse";
import type { FsGetMetadataParams } from "./v2/FsGetMetadataParams";
import type { FsGetMetadataResponse } from "./v2/FsGetMetadataResponse";
import type { FsReadDirectoryParams } from "./v2/FsReadDirectoryParams";
import type { FsReadDirectoryResponse } from "./v2/FsReadDirectoryResponse";
import type { FsReadFileParams } from "./v2/FsReadFileParams";
import type { FsReadFileResponse } from "./v2/FsReadFileResponse";
import type { FsRemoveParams } from "./v2/FsRemoveParams";
import type { FsRemoveResponse } from "./v2/FsRemoveResponse";
import type { FsUnwatchParams } from "./v2/FsUnwatchParams";
import type { FsUnwatchResponse } from "./v2/FsUnwatchResponse";
import type { FsWatchParams } from "./v2/FsWatchParams";
import type { FsWatchResponse } from "./v2/FsWatchResponse";
import type { FsWriteFileParams } from "./v2/FsWriteFileParams";
import type { FsWriteFileResponse } from "./v2/FsWriteFileResponse";
import type { FuzzyFileSearchParams } from "./FuzzyFileSearchParams";
import type { FuzzyFileSearchResponse } from "./FuzzyFileSearchResponse";
import type { FuzzyFileSearchSessionCompletedNotification } from "./FuzzyFileSearchSessionCompletedNotification";
import type { FuzzyFileSearchSessionUpdatedNotification } from "./FuzzyFileSearchSessionUpdatedNotification";
import type { GatewayOAuthCancelResponse } from "./v2/GatewayOAuthCancelResponse";
import type { GatewayOAuthChangedNotification } from "./v2/GatewayOAuthChangedNotification";
import type { GatewayOAuthLoginParams } from "./v2/GatewayOAuthLoginParams";
import type { GatewayOAuthLoginResponse } from "./v2/GatewayOAuthLoginResponse";
import type { GatewayOAuthReadParams } from "./v2/GatewayOAuthReadParams";
import type { GatewayOAuthReadResponse } from "./v2/GatewayOAuthReadResponse";
import type { GetAccountParams } from "./v2/GetAccountParams";
import type { GetAccountRateLimitsParams } from "./v2/GetAccountRateLimitsParams";
import type { GetAccountRateLimitsResponse } from "./v2/GetAccountRateLimitsResponse";
import type { GetAccountResponse } from "./v2/GetAccountResponse";
import type { GetAccountSecuritySetupResponse } from "./v2/GetAccountSecuritySetupResponse";
import type { GetAccountTokenUsageParams } from "./v2/GetAccountTokenUsageParams";
import type { GetAccountTokenUsageResponse } from "./v2/GetAccountTokenUsageResponse";
import type { GetAuthStatusParams } from "./GetAuthStatusParams";
import type { GetAuthStatusResponse } from "./GetAuthStatusResponse";
import type { GetConversationSummaryParams } from "./GetConversationSummaryParams";
import type { GetConversationSummaryResponse } from "./GetConversationSummaryResponse";
import type { GetWorkspaceMessagesResponse } from "./v2/GetWorkspaceMessagesResponse";
import type { GitDiffToRemoteParams } from "./GitDiffToRemoteParams";
import type { GitDiffToRemoteResponse } from "./GitDiffToRemoteResponse";
import type { GuardianWarningNotification } from "./v2/GuardianWarningNotification";
import type { HookCompletedNotification } from "./v2/HookCompletedNotification";
import type { HookStartedNotification } from "./v2/HookStartedNotification";
import type { HooksListParams } from "./v2/HooksListParams";
import type { HooksListResponse } from "./v2/HooksListResponse";
import type { InitializeParams } from "./InitializeParams";
import type { InitializeResponse } from "./InitializeResponse";
import type { ItemCompletedNotification } from "./v2/ItemCompletedNotification";
import type { ItemGuardianApprovalReviewCompletedNotification } from "./v2/ItemGuardianApprovalReviewCompletedNotification";
import type { ItemGuardianApprovalReviewStartedNotification } from "./v2/ItemGuardianApprovalReviewStartedNotification";
import type { ItemStartedNotification } from "./v2/ItemStartedNotification";
import type { ListMcpServerStatusParams } from "./v2/ListMcpServerStatusParams";
import type { ListMcpServerStatusResponse } from "./v2/ListMcpServerStatusResponse";
import type { LoginAccountParams } from "./v2/LoginAccountParams";
import type { LoginAccountResponse } from "./v2/LoginAccountResponse";
import type { LogoutAccountResponse } from "./v2/LogoutAccountResponse";
import type { MarketplaceAddParams } from "./v2/MarketplaceAddParams";
import type { MarketplaceAddResponse } from "./v2/MarketplaceAddResponse";
import type { MarketplaceRemoveParams } from "./v2/MarketplaceRemoveParams";
import type { MarketplaceRemoveResponse } from "./v2/MarketplaceRemoveResponse";
import type { MarketplaceUpgradeParams } from "./v2/MarketplaceUpgradeParams";
import type { MarketplaceUpgradeResponse } from "./v2/MarketplaceUpgradeResponse";
import type { McpResourceReadParams } from "./v2/McpResourceReadParams";
import type { McpResourceReadResponse } from "./v2/McpResourceReadResponse";
import type { McpServerElicitationRequestParams } from "./v2/McpServerElicitationRequestParams";
import type { McpServerElicitationRequestResponse } from "./v2/McpServerElicitationRequestResponse";
import type { McpServerEventStreamNotification } from "./v2/McpServerEventStreamNotification";
import type { McpServerOauthLoginCompletedNotification } from "./v2/McpServerOauthLoginCompletedNotification";
import type { McpServerOauthLoginParams } from "./v2/McpServerOauthLoginParams";
import type { McpServerOauthLoginResponse } from "./v2/McpServerOauthLoginResponse";
import type { McpServerRefreshResponse } from "./v2/McpServerRefreshResponse";
import type { McpServerStatusUpdatedNotification } from "./v2/McpServerStatusUpdatedNotification";
import type { McpServerToolCallParams } from "./v2/McpServerToolCallParams";
import type { McpServerToolCallResponse } from "./v2/McpServerToolCallResponse";
import type { McpToolCallProgressNotification } from "./v2/McpToolCallProgressNotification";
import type { ModelListParams } from "./v2/ModelListParams";
import type { ModelListResponse } from "./v2/ModelListResponse";
import type { ModelProviderCapabilitiesReadParams } from "./v2/ModelProviderCapabilitiesReadParams";
import type { ModelProviderCapabilitiesReadResponse } from "./v2/ModelProviderCapabilitiesReadResponse";
import type { ModelProviderConfigWriteParams } from "./v2/ModelProviderConfigWriteParams";
import type { ModelProviderConfigWriteResponse } from "./v2/ModelProviderConfigWriteResponse";
import type { ModelProviderDefaultSetParams } from "./v2/ModelProviderDefaultSetParams";
import type { ModelProviderListParams } from "./v2/ModelProviderListParams";
import type { ModelProviderListResponse } from "./v2/ModelProviderListResponse";
import type { ModelReroutedNotification } from "./v2/ModelReroutedNotification";
import type { ModelSafetyBufferingUpdatedNotification } from "./v2/ModelSafetyBufferingUpdatedNotification";
import type { ModelVerificationNotification } from "./v2/ModelVerificationNotification";
import type { PermissionProfileListParams } from "./v2/PermissionProfileListParams";
import type { PermissionProfileListResponse } from "./v2/PermissionProfileListResponse";
import type { PermissionsRequestApprovalParams } from "./v2/PermissionsRequestApprovalParams";
import type { PermissionsRequestApprovalResponse } from "./v2/PermissionsRequestApprovalResponse";
import type { PlanDeltaNotification } from "./v2/PlanDeltaNotification";
import type { PluginInstallParams } from "./v2/PluginInstallParams";
import type { PluginInstallResponse } from "./v2/PluginInstallResponse";
import type { PluginInstalledParams } from "./v2/PluginInstalledParams";
import type { PluginInstalledResponse } from "./v2/PluginInstalledResponse";
import type { PluginListParams } from "./v2/PluginListParams";
import type { PluginListResponse } from "./v2/PluginListResponse";
import type { PluginReadParams } from "./v2/PluginReadParams";
import type { PluginReadResponse } from "./v2/PluginReadResponse";
import type { PluginReconcileParams } from "./v2/PluginReconcileParams";
import type { PluginReconcileResponse } from "./v2/PluginReconcileResponse";
import type { PluginShareCheckoutParams } from "./v2/PluginShareCheckoutParams";
import type { PluginShareCheckoutResponse } from "./v2/PluginShareCheckoutResponse";
import type { PluginShareDeleteParams } from "./v2/PluginShareDeleteParams";
import type { PluginShareDeleteResponse } from "./v2/PluginShareDeleteResponse";
import type { PluginShareListParams } from "./v2/PluginShareListParams";
import type { PluginShareListResponse } from "./v2/PluginShareListResponse";
import type { PluginShareSaveParams } from "./v2/PluginShareSaveParams";
import type { PluginShareSaveResponse } from "./v2/PluginShareSaveResponse";
import type { PluginShareUpdateTargetsParams } from "./v2/PluginShareUpdateTargetsParams";
import type { PluginShareUpdateTargetsResponse } from "./v2/PluginShareUpdateTargetsResponse";
import type { PluginSkillReadParams } from "./v2/PluginSkillReadParams";
import type { PluginSkillReadResponse } from "./v2/PluginSkillReadResponse";
import type { PluginUninstallParams } from "./v2/PluginUninstallParams";
import type { PluginUninstallResponse } from "./v2/PluginUninstallResponse";
import type { ProcessExitedNotification } from "./v2/ProcessExitedNotification";
import type { ProcessOutputDeltaNotification } from "./v2/ProcessOutputDeltaNotification";
import type { ProjectChangedNotification } from "./v2/ProjectChangedNotification";
import type { ReasoningSummaryPartAddedNotification } from "./v2/ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./v2/ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./v2/ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./v2/RemoteControlStatusChangedNotification";
import type { ReviewStartParams } from "./v2/ReviewStartParams";
import type { ReviewStartResponse } from "./v2/ReviewStartResponse";
import type { SendAddCreditsNudgeEmailParams } from "./v2/SendAddCreditsNudgeEmailParams";
import type { SendAddCreditsNudgeEmailResponse } from "./v2/SendAddCreditsNudgeEmailResponse";
import type { ServerRequestResolvedNotification } from "./v2/ServerRequestResolvedNotification";
import type { SkillsChangedNotification } from "./v2/SkillsChangedNotification";
import type { SkillsConfigWriteParams } from "./v2/SkillsConfigWriteParams";
import type { SkillsConfigWriteResponse } from "./v2/SkillsConfigWriteResponse";
import type { SkillsExtraRootsSetParams } from "./v2/SkillsExtraRootsSetParams";
import type { SkillsExtraRootsSetResponse } from "./v2/SkillsExtraRootsSetResponse";
import type { SkillsListParams } from "./v2/SkillsListParams";
import type { SkillsListResponse } from "./v2/SkillsListResponse";
import type { StrictReviewRequiredNotification } from "./v2/StrictReviewRequiredNotification";
import type { TerminalInteractionNotification } from "./v2/TerminalInteractionNotification";
import type { ThreadApproveGuardianDeniedActionParams } from "./v2/ThreadApproveGuardianDeniedActionParams";
import type { ThreadApproveGuardianDeniedActionResponse } from "./v2/ThreadApproveGuardianDeniedActionResponse";
import type { ThreadArchiveParams } from "./v2/ThreadArchiveParams";
import type { ThreadArchiveResponse } from "./v2/ThreadArchiveResponse";
import type { ThreadArchivedNotification } from "./v2/ThreadArchivedNotification";
import type { ThreadAttachmentAddParams } from "./v2/ThreadAttachmentAddParams";
import type { ThreadAttachmentAddResponse } from "./v2/ThreadAttachmentAddResponse";
import type { ThreadAttachmentListParams } from "./v2/ThreadAttachmentListParams";
import type { ThreadAttachmentListResponse } from "./v2/ThreadAttachmentListResponse";
import type { ThreadAttachmentOwnerListParams } from "./v2/ThreadAttachmentOwnerListParams";
import type { ThreadAttachmentOwnerListResponse } from "./v2/ThreadAttachmentOwnerListResponse";
import type { ThreadAttachmentRemoveParams } from "./v2/ThreadAttachmentRemoveParams";
import type { ThreadAttachmentRemoveResponse } from "./v2/ThreadAttachmentRemoveResponse";
import type { ThreadAttachmentUpdatedNotification } from "./v2/ThreadAttachmentUpdatedNotification";
import type { ThreadClosedNotification } from "./v2/ThreadClosedNotification";
import type { ThreadCompactStartParams } from "./v2/ThreadCompactStartParams";
import type { ThreadCompactStartResponse } from "./v2/ThreadCompactStartResponse";
import type { ThreadDeleteParams } from "./v2/ThreadDeleteParams";
import type { ThreadDeleteResponse } from "./v2/ThreadDeleteResponse";
import type { ThreadDeletedNotification } from "./v2/ThreadDeletedNotification";
import type { ThreadForkParams } from "./v2/ThreadForkParams";
import type { ThreadForkResponse } from "./v2/ThreadForkResponse";
import type { ThreadGoalClearParams } from "./v2/ThreadGoalClearParams";
import type { ThreadGoalClearResponse } from "./v2/ThreadGoalClearResponse";
import type { ThreadGoalClearedNotification } from "./v2/ThreadGoalClearedNotification";
import type { ThreadGoalGetParams } from "./v2/ThreadGoalGetParams";
import type { ThreadGoalGetResponse } from "./v2/ThreadGoalGetResponse";
import type { ThreadGoalSetParams } from "./v2/ThreadGoalSetParams";
import type { ThreadGoalSetResponse } from "./v2/ThreadGoalSetResponse";
import type { ThreadGoalUpdatedNotification } from "./v2/ThreadGoalUpdatedNotification";
import type { ThreadInjectItemsParams } from "./v2/ThreadInjectItemsParams";
import type { ThreadInjectItemsResponse } from "./v2/ThreadInjectItemsResponse";
import type { ThreadItemsListParams } from "./v2/ThreadItemsListParams";
import type { ThreadItemsListResponse } from "./v2/ThreadItemsListResponse";
import type { ThreadListParams } from "./v2/ThreadListParams";
import type { ThreadListResponse } from "./v2/ThreadListResponse";
import type { ThreadLoadedListParams } from "./v2/ThreadLoadedListParams";
import type { ThreadLoadedListResponse } from "./v2/ThreadLoadedListResponse";
import type { ThreadMetadataUpdateParams } from "./v2/ThreadMetadataUpdateParams";
import type { ThreadMetadataUpdateResponse } from "./v2/ThreadMetadataUpdateResponse";
import type { ThreadNameUpdatedNotification } from "./v2/ThreadNameUpdatedNotification";
import type { ThreadPredictionUpdatedNotification } from "./v2/ThreadPredictionUpdatedNotification";
import type { ThreadProjectUpdatedNotification } from "./v2/ThreadProjectUpdatedNotification";
import type { ThreadQueueChangedNotification } from "./v2/ThreadQueueChangedNotification";
import type { ThreadReadParams } from "./v2/ThreadReadParams";
import type { ThreadReadResponse } from "./v2/ThreadReadResponse";
import type { ThreadReadStateChangedNotification } from "./v2/ThreadReadStateChangedNotification";
import type { ThreadRealtimeClosedNotification } from "./v2/ThreadRealtimeClosedNotification";
import type { ThreadRealtimeErrorNotification } from "./v2/ThreadRealtimeErrorNotification";
import type { ThreadRealtimeItemAddedNotification } from "./v2/ThreadRealtimeItemAddedNotification";
import type { ThreadRealtimeItemCompletedNotification } from "./v2/ThreadRealtimeItemCompletedNotification";
import type { ThreadRealtimeItemStartedNotification } from "./v2/ThreadRealtimeItemStartedNotification";
import type { ThreadRealtimeItemTranscriptDeltaNotification } from "./v2/ThreadRealtimeItemTranscriptDeltaNotification";
import type { ThreadRealtimeOutputAudioDeltaNotification } from "./v2/ThreadRealtimeOutputAudioDeltaNotification";
import type { ThreadRealtimeSdpNotification } from "./v2/ThreadRealtimeSdpNotification";
import type { ThreadRealtimeStartedNotification } from "./v2/ThreadRealtimeStartedNotification";
import type { ThreadRealtimeTranscriptDeltaNotification } from "./v2/ThreadRealtimeTranscriptDeltaNotification";
import type { ThreadRealtimeTranscriptDoneNotification } from "./v2/ThreadRealtimeTranscriptDoneNotification";
import type { ThreadResumeParams } from "./v2/ThreadResumeParams";
import type { ThreadResumeResponse } from "./v2/ThreadResumeResponse";
import type { ThreadRevertParams } from "./v2/ThreadRevertParams";
import type { ThreadRevertResponse } from "./v2/ThreadRevertResponse";
import type { ThreadRevertedNotification } from "./v2/ThreadRevertedNotification";
import type { ThreadSearchPartialNotification } from "./v2/ThreadSearchPartialNotification";
import type { ThreadSectionChangedNotification } from "./v2/ThreadSectionChangedNotification";
import type { ThreadSectionCreateParams } from "./v2/ThreadSectionCreateParams";
import type { ThreadSectionCreateResponse } from "./v2/ThreadSectionCreateResponse";
import type { ThreadSectionDeleteParams } from "./v2/ThreadSectionDeleteParams";
import type { ThreadSectionDeleteResponse } from "./v2/ThreadSectionDeleteResponse";
import type { ThreadSectionListParams } from "./v2/ThreadSectionListParams";
import type { ThreadSectionListResponse } from "./v2/ThreadSectionListResponse";
import type { ThreadSectionMoveParams } from "./v2/ThreadSectionMoveParams";
import type { ThreadSectionMoveResponse } from "./v2/ThreadSectionMoveResponse";
import type { ThreadSectionUpdateParams } from "./v2/ThreadSectionUpdateParams";
import type { ThreadSectionUpdateResponse } from "./v2/ThreadSectionUpdateResponse";
import type { ThreadSetNameParams } from "./v2/ThreadSetNameParams";
import type { ThreadSetNameResponse } from "./v2/ThreadSetNameResponse";
import type { ThreadSettingsUpdatedNotification } from "./v2/ThreadSettingsUpdatedNotification";
import type { ThreadShellCommandParams } from "./v2/ThreadShellCommandParams";
import type { ThreadShellCommandResponse } from "./v2/ThreadShellCommandResponse";
import type { ThreadStartParams } from "./v2/ThreadStartParams";
import type { ThreadStartResponse } from "./v2/ThreadStartResponse";
import type { ThreadStartedNotification } from "./v2/ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./v2/ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./v2/ThreadTokenUsageUpdatedNotification";
import type { ThreadTurnsListParams } from "./v2/ThreadTurnsListParams";
import type { ThreadTurnsListResponse } from "./v2/ThreadTurnsListResponse";
import type { ThreadUnarchiveParams } from "./v2/ThreadUnarchiveParams";
import type { ThreadUnarchiveResponse } from "./v2/ThreadUnarchiveResponse";
import type { ThreadUnarchivedNotification } from "./v2/ThreadUnarchivedNotification";
import type { ThreadUnsubscribeParams } from "./v2/ThreadUnsubscribeParams";
import type { ThreadUnsubscribeResponse } from "./v2/ThreadUnsubscribeResponse";
import type { ToolRequestUserInputParams } from "./v2/ToolRequestUserInputParams";
import type { ToolRequestUserInputResponse } from "./v2/ToolRequestUserInputResponse";
import type { TurnCompletedNotification } from "./v2/TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./v2/TurnDiffUpdatedNotification";
import type { TurnInterruptParams } from "./v2/TurnInterruptParams";
import type { TurnInterruptResponse } from "./v2/TurnInterruptResponse";
import type { TurnModerationMetadataNotification } from "./v2/TurnModerationMetadataNotification";
import type { TurnPlanUpdatedNotification } from "./v2/TurnPlanUpdatedNotification";
import type { TurnStartParams } from "./v2/TurnStartParams";
import type { TurnStartResponse } from "./v2/TurnStartResponse";
import type { TurnStartedNotification } from "./v2/TurnStartedNotification";
import type { TurnSteerParams } from "./v2/TurnSteerParams";
import type { TurnSteerResponse } from "./v2/TurnSteerResponse";
import type { TurnhostDrainingNotification } from "./v2/TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./v2/TurnhostResyncNotification";
import type { WarningNotification } from "./v2/WarningNotification";
import type { WindowsSandboxReadinessResponse } from "./v2/WindowsSandboxReadinessResponse";
import type { WindowsSandboxSetupCompletedNotification } from "./v2/WindowsSandboxSetupCompletedNotification";
import type { WindowsSandboxSetupStartParams } from "./v2/WindowsSandboxSetupStartParams";
import type { WindowsSandboxSetupStartResponse } from "./v2/WindowsSandboxSetupStartResponse";
import type { WindowsWorldWritableWarningNotification } from "./v2/WindowsWorldWritableWarningNotification";

/** The types of each `ClientRequest`, by method name. */
export interface ClientRequestMethods {
  /** Names the client and says what it can do; must come first, once. */
  "initialize": { params: InitializeParams; response: InitializeResponse };
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
  /** Tells which account is logged in. */
  "account/read": { params: GetAccountParams; response: GetAccountResponse };
  /** Tells what the user should do to make the account safer. */
  "account/securitySetup/read": { params?: null; response: GetAccountSecuritySetupResponse };
  /** Asks the workspace's owner by e-mail for credits or a higher limit. */
  "account/sendAddCreditsNudgeEmail": { params: SendAddCreditsNudgeEmailParams; response: SendAddCreditsNudgeEmailResponse };
  /** Tells how many tokens the account has used. */
  "account/usage/read": { params?: GetAccountTokenUsageParams | null; response: GetAccountTokenUsageResponse };
  /** Reads what the account's workspace tells its members. */
  "account/workspaceMessages/read": { params?: null; response: GetWorkspaceMessagesResponse };
  /** Lists the connected apps as they can be called. */
  "app/installed": { params: AppsInstalledParams; response: AppsInstalledResponse };
  /** Lists the apps on offer, with paging. */
  "app/list": { params: AppsListParams; response: AppsListResponse };
  /** Reads about apps by their ids. */
  "app/read": { params: AppsReadParams; response: AppsReadResponse };
  /** Runs a command and answers when it has ended. */
  "command/exec": { params: CommandExecParams; response: CommandExecResponse };
  /** Tells a running command the new size of its terminal. */
  "command/exec/resize": { params: CommandExecResizeParams; response: CommandExecResizeResponse };
  /** Kills a running command. */
  "command/exec/terminate": { params: CommandExecTerminateParams; response: CommandExecTerminateResponse };
  /** Writes to a running command's input, or closes it. */
  "command/exec/write": { params: CommandExecWriteParams; response: CommandExecWriteResponse };
  /** Changes several keys of the user's configuration, all or none. */
  "config/batchWrite": { params: ConfigBatchWriteParams; response: ConfigWriteResponse };
  /** Reads the configuration of MCP servers again. */
  "config/mcpServer/reload": { params?: null; response: McpServerRefreshResponse };
  /** Reads the configuration and where each value comes from. */
  "config/read": { params: ConfigReadParams; response: ConfigReadResponse };
  /** Changes one key of the user's configuration. */
  "config/value/write": { params: ConfigValueWriteParams; response: ConfigWriteResponse };
  /** Tells what the administrator demands of the configuration. */
  "configRequirements/read": { params?: null; response: ConfigRequirementsReadResponse };
  /** Switches experimental features on or off while the server runs. */
  "experimentalFeature/enablement/set": { params: ExperimentalFeatureEnablementSetParams; response: ExperimentalFeatureEnablementSetResponse };
  /** Lists the experimental features and whether they are on. */
  "experimentalFeature/list": { params: ExperimentalFeatureListParams; response: ExperimentalFeatureListResponse };
  /** Looks for what another agent has left on the machine and can be imported. */
  "externalAgentConfig/detect": { params: ExternalAgentConfigDetectParams; response: ExternalAgentConfigDetectResponse };
  /** Begins to import what another agent has left; progress is told by notifications. */
  "externalAgentConfig/import": { params: ExternalAgentConfigImportParams; response: ExternalAgentConfigImportResponse };
  /** Lists the imports of the past. */
  "externalAgentConfig/import/readHistories": { params?: null; response: ExternalAgentConfigImportHistoriesReadResponse };
  /** Writes down an import that the client did itself. */
  "externalAgentConfig/import/recordHistory": { params: ExternalAgentConfigImportHistoryRecordParams; response: ExternalAgentConfigImportHistoryRecordResponse };
  /** Writes a bundle of feedback to a path. */
  "feedback/save": { params: FeedbackSaveParams; response: FeedbackSaveResponse };
  /** Sends feedback to the backend. */
  "feedback/upload": { params: FeedbackUploadParams; response: FeedbackUploadResponse };
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
  /** Tells how the server is logged in, and the token if asked for; an older method. */
  "getAuthStatus": { params: GetAuthStatusParams; response: GetAuthStatusResponse };
  /** Tells in short what a stored thread is; an older method. */
  "getConversationSummary": { params: GetConversationSummaryParams; response: GetConversationSummaryResponse };
  /** Diffs a working tree against the nearest commit that its remote has; an older method. */
  "gitDiffToRemote": { params: GitDiffToRemoteParams; response: GitDiffToRemoteResponse };
  /** Lists the hooks that hold in each directory, with what is wrong with them. */
  "hooks/list": { params: HooksListParams; response: HooksListResponse };
  /** Fetches a marketplace of plugins and adds it to the configuration. */
  "marketplace/add": { params: MarketplaceAddParams; response: MarketplaceAddResponse };
  /** Takes a marketplace of plugins out again. */
  "marketplace/remove": { params: MarketplaceRemoveParams; response: MarketplaceRemoveResponse };
  /** Fetches the newest state of one marketplace or of all. */
  "marketplace/upgrade": { params: MarketplaceUpgradeParams; response: MarketplaceUpgradeResponse };
  /** Begins an OAuth login to an MCP server and answers the page to open. */
  "mcpServer/oauth/login": { params: McpServerOauthLoginParams; response: McpServerOauthLoginResponse };
  /** Reads a resource of an MCP server, with or without a thread. */
  "mcpServer/resource/read": { params: McpResourceReadParams; response: McpResourceReadResponse };
  /** Calls a tool of an MCP server on the client's behalf; no approval is asked. */
  "mcpServer/tool/call": { params: McpServerToolCallParams; response: McpServerToolCallResponse };
  /** Lists the MCP servers by name with their tools and resources, and starts them if need be. */
  "mcpServerStatus/list": { params: ListMcpServerStatusParams; response: ListMcpServerStatusResponse };
  /** Lists the models on offer. */
  "model/list": { params: ModelListParams; response: ModelListResponse };
  /** Tells what the model provider offers besides models. */
  "modelProvider/capabilities/read": { params: ModelProviderCapabilitiesReadParams; response: ModelProviderCapabilitiesReadResponse };
  /** Writes a model provider's settings to the configuration. */
  "modelProvider/config/write": { params: ModelProviderConfigWriteParams; response: ModelProviderConfigWriteResponse };
  /** Makes a configured model provider the one that new threads use. */
  "modelProvider/default/set": { params: ModelProviderDefaultSetParams; response: ConfigWriteResponse };
  /** Lists the model providers, and tells which one is the default. */
  "modelProvider/list": { params: ModelProviderListParams; response: ModelProviderListResponse };
  /** Lists the permission profiles and whether each may be used. */
  "permissionProfile/list": { params: PermissionProfileListParams; response: PermissionProfileListResponse };
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
  /** Starts a review of changes in a thread. */
  "review/start": { params: ReviewStartParams; response: ReviewStartResponse };
  /** Switches a skill on or off in the user's configuration. */
  "skills/config/write": { params: SkillsConfigWriteParams; response: SkillsConfigWriteResponse };
  /** Sets further directories that skills are looked for in. */
  "skills/extraRoots/set": { params: SkillsExtraRootsSetParams; response: SkillsExtraRootsSetResponse };
  /** Lists the skills that hold for working directories. */
  "skills/list": { params: SkillsListParams; response: SkillsListResponse };
  /** Allows an action that the automatic reviewer refused. */
  "thread/approveGuardianDeniedAction": { params: ThreadApproveGuardianDeniedActionParams; response: ThreadApproveGuardianDeniedActionResponse };
  /** Moves a thread out of the ordinary lists. */
  "thread/archive": { params: ThreadArchiveParams; response: ThreadArchiveResponse };
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
  /** Lists stored threads. */
  "thread/list": { params: ThreadListParams; response: ThreadListResponse };
  /** Lists the threads in memory. */
  "thread/loaded/list": { params: ThreadLoadedListParams; response: ThreadLoadedListResponse };
  /** Changes what is stored about a thread: its repository, its project. */
  "thread/metadata/update": { params: ThreadMetadataUpdateParams; response: ThreadMetadataUpdateResponse };
  /** Names a thread. */
  "thread/name/set": { params: ThreadSetNameParams; response: ThreadSetNameResponse };
  /** Reads a thread without loading it or subscribing to it. */
  "thread/read": { params: ThreadReadParams; response: ThreadReadResponse };
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  "thread/resume": { params: ThreadResumeParams; response: ThreadResumeResponse };
  /** Drops a thread's last turns, from a certain one on. */
  "thread/revert": { params: ThreadRevertParams; response: ThreadRevertResponse };
  /** Files a thread under a section, or under none. */
  "thread/section/move": { params: ThreadSectionMoveParams; response: ThreadSectionMoveResponse };
  /** Runs a command of the user's in a thread, outside the sandbox and without approval. */
  "thread/shellCommand": { params: ThreadShellCommandParams; response: ThreadShellCommandResponse };
  /** Starts a thread and subscribes the caller to it. */
  "thread/start": { params: ThreadStartParams; response: ThreadStartResponse };
  /** Lists a thread's turns, without loading it. */
  "thread/turns/list": { params: ThreadTurnsListParams; response: ThreadTurnsListResponse };
  /** Moves an archived thread back into the ordinary lists, without loading it. */
  "thread/unarchive": { params: ThreadUnarchiveParams; response: ThreadUnarchiveResponse };
  /** Takes the caller's subscription to a thread back. */
  "thread/unsubscribe": { params: ThreadUnsubscribeParams; response: ThreadUnsubscribeResponse };
  /** Creates a section that threads can be filed under. */
  "threadSection/create": { params: ThreadSectionCreateParams; response: ThreadSectionCreateResponse };
  /** Deletes a section; its threads stay. */
  "threadSection/delete": { params: ThreadSectionDeleteParams; response: ThreadSectionDeleteResponse };
  /** Lists the sections. */
  "threadSection/list": { params: ThreadSectionListParams; response: ThreadSectionListResponse };
  /** Changes a section's name and look. */
  "threadSection/update": { params: ThreadSectionUpdateParams; response: ThreadSectionUpdateResponse };
  /** Stops a running turn. */
  "turn/interrupt": { params: TurnInterruptParams; response: TurnInterruptResponse };
  /** Starts a turn with what the user said. */
  "turn/start": { params: TurnStartParams; response: TurnStartResponse };
  /** Adds to what the user said while a turn runs. */
  "turn/steer": { params: TurnSteerParams; response: TurnSteerResponse };
  /** Tells whether the sandbox on Windows can be used. */
  "windowsSandbox/readiness": { params?: null; response: WindowsSandboxReadinessResponse };
  /** Begins to set up the sandbox on Windows. */
  "windowsSandbox/setupStart": { params: WindowsSandboxSetupStartParams; response: WindowsSandboxSetupStartResponse };
}

/** The types of each `ClientNotification`, by method name. */
export interface ClientNotificationMethods {
  /** The client has read the answer to `initialize`. */
  "initialized": { params?: null };
}

/** The types of each `ServerRequest`, by method name. */
export interface ServerRequestMethods {
  /** Asks the client that logged in with its own tokens for fresh ones. */
  "account/chatgptAuthTokens/refresh": { params: ChatgptAuthTokensRefreshParams; response: ChatgptAuthTokensRefreshResponse };
  /** Asks whether files may be changed; the older form. */
  "applyPatchApproval": { params: ApplyPatchApprovalParams; response: ApplyPatchApprovalResponse };
  /** Asks the client for a token that proves what it is. */
  "attestation/generate": { params: AttestationGenerateParams; response: AttestationGenerateResponse };
  /** Asks whether a command may run; the older form. */
  "execCommandApproval": { params: ExecCommandApprovalParams; response: ExecCommandApprovalResponse };
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
}

/** The types of each `ServerNotification`, by method name. */
export interface ServerNotificationMethods {
  /** The login at a provider's gateway moved on. */
  "account/gatewayOAuth/changed": { params: GatewayOAuthChangedNotification };
  /** A login succeeded or failed. */
  "account/login/completed": { params: AccountLoginCompletedNotification };
  /** The provider's rate limits as last seen. */
  "account/rateLimits/updated": { params: AccountRateLimitsUpdatedNotification };
  /** Who is logged in has changed. */
  "account/updated": { params: AccountUpdatedNotification };
  /** The apps on offer have changed. */
  "app/list/updated": { params: AppListUpdatedNotification };
  /** A turn's approvals are reviewed strictly from here on. */
  "autoApprovalReview/strictReviewRequired": { params: StrictReviewRequiredNotification };
  /** A piece of the output of a command of `command/exec`. */
  "command/exec/outputDelta": { params: CommandExecOutputDeltaNotification };
  /** Something in the configuration that the user should fix. */
  "configWarning": { params: ConfigWarningNotification };
  /** The client used something that will go away. */
  "deprecationNotice": { params: DeprecationNoticeNotification };
  /** A turn met an error. */
  "error": { params: ErrorNotification };
  /** An import is done. */
  "externalAgentConfig/import/completed": { params: ExternalAgentConfigImportCompletedNotification };
  /** An import moved on. */
  "externalAgentConfig/import/progress": { params: ExternalAgentConfigImportProgressNotification };
  /** Something that is watched has changed. */
  "fs/changed": { params: FsChangedNotification };
  /** A search session has found all for its query. */
  "fuzzyFileSearch/sessionCompleted": { params: FuzzyFileSearchSessionCompletedNotification };
  /** What a search session has found so far. */
  "fuzzyFileSearch/sessionUpdated": { params: FuzzyFileSearchSessionUpdatedNotification };
  /** The reviewing model has something that the user should know. */
  "guardianWarning": { params: GuardianWarningNotification };
  /** A hook's run ended. */
  "hook/completed": { params: HookCompletedNotification };
  /** A hook began to run. */
  "hook/started": { params: HookStartedNotification };
  /** A piece of a message. */
  "item/agentMessage/delta": { params: AgentMessageDeltaNotification };
  /** The reviewing model has decided about an approval. */
  "item/autoApprovalReview/completed": { params: ItemGuardianApprovalReviewCompletedNotification };
  /** The reviewing model began to look at an approval. */
  "item/autoApprovalReview/started": { params: ItemGuardianApprovalReviewStartedNotification };
  /** A piece of a command's output. */
  "item/commandExecution/outputDelta": { params: CommandExecutionOutputDeltaNotification };
  /** Something was typed into a command. */
  "item/commandExecution/terminalInteraction": { params: TerminalInteractionNotification };
  /** An item is complete. */
  "item/completed": { params: ItemCompletedNotification };
  /** A piece of the output of changing files. */
  "item/fileChange/outputDelta": { params: FileChangeOutputDeltaNotification };
  /** The changes of a file change item, as far as they are known. */
  "item/fileChange/patchUpdated": { params: FileChangePatchUpdatedNotification };
  /** An MCP tool says how far it is. */
  "item/mcpToolCall/progress": { params: McpToolCallProgressNotification };
  /** A piece of a plan. */
  "item/plan/delta": { params: PlanDeltaNotification };
  /** Another part of a reasoning summary begins. */
  "item/reasoning/summaryPartAdded": { params: ReasoningSummaryPartAddedNotification };
  /** A piece of a reasoning summary. */
  "item/reasoning/summaryTextDelta": { params: ReasoningSummaryTextDeltaNotification };
  /** A piece of raw reasoning. */
  "item/reasoning/textDelta": { params: ReasoningTextDeltaNotification };
  /** An item began. */
  "item/started": { params: ItemStartedNotification };
  /** An event of an MCP server that the client subscribed to. */
  "mcpServer/event/stream/notification": { params: McpServerEventStreamNotification };
  /** An OAuth login to an MCP server ended. */
  "mcpServer/oauthLogin/completed": { params: McpServerOauthLoginCompletedNotification };
  /** An MCP server is starting, is ready, or could not be started. */
  "mcpServer/startupStatus/updated": { params: McpServerStatusUpdatedNotification };
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
  /** A process ended. */
  "process/exited": { params: ProcessExitedNotification };
  /** A piece of a process's output. */
  "process/outputDelta": { params: ProcessOutputDeltaNotification };
  /** A project was created, changed or deleted. */
  "project/changed": { params: ProjectChangedNotification };
  /** Remote control was switched, or its connection has changed. */
  "remoteControl/status/changed": { params: RemoteControlStatusChangedNotification };
  /** A question of the server needs no answer any more. */
  "serverRequest/resolved": { params: ServerRequestResolvedNotification };
  /** The skills on offer may have changed. */
  "skills/changed": { params: SkillsChangedNotification };
  /** A thread was archived. */
  "thread/archived": { params: ThreadArchivedNotification };
  /** Something was attached to a thread or taken off it. */
  "thread/attachment/updated": { params: ThreadAttachmentUpdatedNotification };
  /** A thread left the server's memory. */
  "thread/closed": { params: ThreadClosedNotification };
  /** A thread's history was shortened. */
  "thread/compacted": { params: ContextCompactedNotification };
  /** A thread was deleted. */
  "thread/deleted": { params: ThreadDeletedNotification };
  /** An environment of a thread was connected. */
  "thread/environment/connected": { params: EnvironmentConnectionNotification };
  /** An environment of a thread was disconnected. */
  "thread/environment/disconnected": { params: EnvironmentConnectionNotification };
  /** A thread's goal was taken away. */
  "thread/goal/cleared": { params: ThreadGoalClearedNotification };
  /** A thread's goal was set or has changed. */
  "thread/goal/updated": { params: ThreadGoalUpdatedNotification };
  /** A thread got another name. */
  "thread/name/updated": { params: ThreadNameUpdatedNotification };
  /** A prediction was made or has failed. */
  "thread/prediction/updated": { params: ThreadPredictionUpdatedNotification };
  /** A thread was put into a project or taken out of one. */
  "thread/project/updated": { params: ThreadProjectUpdatedNotification };
  /** A thread's queue has changed. */
  "thread/queue/changed": { params: ThreadQueueChangedNotification };
  /** What is unread in a thread has changed. */
  "thread/readState/changed": { params: ThreadReadStateChangedNotification };
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
  /** Some hits of a streamed search, before its answer. */
  "thread/search/partial": { params: ThreadSearchPartialNotification };
  /** A thread was filed under another section, or under none. */
  "thread/section/changed": { params: ThreadSectionChangedNotification };
  /** A thread's settings have changed. */
  "thread/settings/updated": { params: ThreadSettingsUpdatedNotification };
  /** A thread was started. */
  "thread/started": { params: ThreadStartedNotification };
  /** What a thread does has changed. */
  "thread/status/changed": { params: ThreadStatusChangedNotification };
  /** A thread used tokens. */
  "thread/tokenUsage/updated": { params: ThreadTokenUsageUpdatedNotification };
  /** A thread is no longer archived. */
  "thread/unarchived": { params: ThreadUnarchivedNotification };
  /** A turn ended. */
  "turn/completed": { params: TurnCompletedNotification };
  /** The diff of all that a turn changed so far. */
  "turn/diff/updated": { params: TurnDiffUpdatedNotification };
  /** The provider tells what its moderation makes of a turn. */
  "turn/moderationMetadata": { params: TurnModerationMetadataNotification };
  /** The model made a plan or changed it. */
  "turn/plan/updated": { params: TurnPlanUpdatedNotification };
  /** A turn began. */
  "turn/started": { params: TurnStartedNotification };
  /** The server will end and starts no more work. */
  "turnhost/draining": { params: TurnhostDrainingNotification };
  /** Notifications were dropped because the client reads too slowly. */
  "turnhost/resync": { params: TurnhostResyncNotification };
  /** Something that the user should know. */
  "warning": { params: WarningNotification };
  /** Directories that everyone may write to weaken the sandbox on Windows. */
  "windows/worldWritableWarning": { params: WindowsWorldWritableWarningNotification };
  /** The set-up of the sandbox on Windows has ended. */
  "windowsSandbox/setupCompleted": { params: WindowsSandboxSetupCompletedNotification };
}
