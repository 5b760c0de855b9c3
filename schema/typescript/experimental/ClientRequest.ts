// Written by `cargo xtask gen`; do not edit.
import type { AccountSessionsListParams } from "./v2/AccountSessionsListParams";
import type { AccountSessionsSwitchParams } from "./v2/AccountSessionsSwitchParams";
import type { AppsInstalledParams } from "./v2/AppsInstalledParams";
import type { AppsListParams } from "./v2/AppsListParams";
import type { AppsReadParams } from "./v2/AppsReadParams";
import type { BedrockCheckGovCloudRequirementsParams } from "./v2/BedrockCheckGovCloudRequirementsParams";
import type { BedrockDiscoverParams } from "./v2/BedrockDiscoverParams";
import type { BedrockSetupParams } from "./v2/BedrockSetupParams";
import type { CancelLoginAccountParams } from "./v2/CancelLoginAccountParams";
import type { CollaborationModeListParams } from "./v2/CollaborationModeListParams";
import type { CommandExecParams } from "./v2/CommandExecParams";
import type { CommandExecResizeParams } from "./v2/CommandExecResizeParams";
import type { CommandExecTerminateParams } from "./v2/CommandExecTerminateParams";
import type { CommandExecWriteParams } from "./v2/CommandExecWriteParams";
import type { ConfigBatchWriteParams } from "./v2/ConfigBatchWriteParams";
import type { ConfigReadParams } from "./v2/ConfigReadParams";
import type { ConfigValueWriteParams } from "./v2/ConfigValueWriteParams";
import type { ConsumeAccountRateLimitResetCreditParams } from "./v2/ConsumeAccountRateLimitResetCreditParams";
import type { EnvironmentAddParams } from "./v2/EnvironmentAddParams";
import type { EnvironmentInfoParams } from "./v2/EnvironmentInfoParams";
import type { EnvironmentStatusParams } from "./v2/EnvironmentStatusParams";
import type { ExperimentalFeatureEnablementSetParams } from "./v2/ExperimentalFeatureEnablementSetParams";
import type { ExperimentalFeatureListParams } from "./v2/ExperimentalFeatureListParams";
import type { ExternalAgentConfigDetectParams } from "./v2/ExternalAgentConfigDetectParams";
import type { ExternalAgentConfigImportHistoryRecordParams } from "./v2/ExternalAgentConfigImportHistoryRecordParams";
import type { ExternalAgentConfigImportParams } from "./v2/ExternalAgentConfigImportParams";
import type { FeedbackSaveParams } from "./v2/FeedbackSaveParams";
import type { FeedbackUploadParams } from "./v2/FeedbackUploadParams";
import type { FsCopyParams } from "./v2/FsCopyParams";
import type { FsCreateDirectoryParams } from "./v2/FsCreateDirectoryParams";
import type { FsGetMetadataParams } from "./v2/FsGetMetadataParams";
import type { FsReadDirectoryParams } from "./v2/FsReadDirectoryParams";
import type { FsReadFileParams } from "./v2/FsReadFileParams";
import type { FsRemoveParams } from "./v2/FsRemoveParams";
import type { FsUnwatchParams } from "./v2/FsUnwatchParams";
import type { FsWatchParams } from "./v2/FsWatchParams";
import type { FsWriteFileParams } from "./v2/FsWriteFileParams";
import type { FuzzyFileSearchParams } from "./FuzzyFileSearchParams";
import type { FuzzyFileSearchSessionStartParams } from "./FuzzyFileSearchSessionStartParams";
import type { FuzzyFileSearchSessionStopParams } from "./FuzzyFileSearchSessionStopParams";
import type { FuzzyFileSearchSessionUpdateParams } from "./FuzzyFileSearchSessionUpdateParams";
import type { GatewayOAuthLoginParams } from "./v2/GatewayOAuthLoginParams";
import type { GatewayOAuthReadParams } from "./v2/GatewayOAuthReadParams";
import type { GcpSetupParams } from "./v2/GcpSetupParams";
import type { GetAccountParams } from "./v2/GetAccountParams";
import type { GetAccountRateLimitsParams } from "./v2/GetAccountRateLimitsParams";
import type { GetAccountTokenUsageParams } from "./v2/GetAccountTokenUsageParams";
import type { GetAuthStatusParams } from "./GetAuthStatusParams";
import type { GetConversationSummaryParams } from "./GetConversationSummaryParams";
import type { GitDiffToRemoteParams } from "./GitDiffToRemoteParams";
import type { HooksListParams } from "./v2/HooksListParams";
import type { InitializeParams } from "./InitializeParams";
import type { ListMcpServerStatusParams } from "./v2/ListMcpServerStatusParams";
import type { LoginAccountParams } from "./v2/LoginAccountParams";
import type { MarketplaceAddParams } from "./v2/MarketplaceAddParams";
import type { MarketplaceRemoveParams } from "./v2/MarketplaceRemoveParams";
import type { MarketplaceUpgradeParams } from "./v2/MarketplaceUpgradeParams";
import type { McpResourceReadParams } from "./v2/McpResourceReadParams";
import type { McpServerEventStreamStartParams } from "./v2/McpServerEventStreamStartParams";
import type { McpServerEventStreamStopParams } from "./v2/McpServerEventStreamStopParams";
import type { McpServerOauthLoginParams } from "./v2/McpServerOauthLoginParams";
import type { McpServerToolCallParams } from "./v2/McpServerToolCallParams";
import type { MemoryStatusParams } from "./v2/MemoryStatusParams";
import type { MockExperimentalMethodParams } from "./v2/MockExperimentalMethodParams";
import type { ModelListParams } from "./v2/ModelListParams";
import type { ModelProviderCapabilitiesReadParams } from "./v2/ModelProviderCapabilitiesReadParams";
import type { ModelProviderConfigWriteParams } from "./v2/ModelProviderConfigWriteParams";
import type { ModelProviderDefaultSetParams } from "./v2/ModelProviderDefaultSetParams";
import type { ModelProviderListParams } from "./v2/ModelProviderListParams";
import type { PermissionProfileListParams } from "./v2/PermissionProfileListParams";
import type { PluginInstallParams } from "./v2/PluginInstallParams";
import type { PluginInstalledParams } from "./v2/PluginInstalledParams";
import type { PluginListParams } from "./v2/PluginListParams";
import type { PluginReadParams } from "./v2/PluginReadParams";
import type { PluginReconcileParams } from "./v2/PluginReconcileParams";
import type { PluginSearchParams } from "./v2/PluginSearchParams";
import type { PluginShareCheckoutParams } from "./v2/PluginShareCheckoutParams";
import type { PluginShareDeleteParams } from "./v2/PluginShareDeleteParams";
import type { PluginShareListParams } from "./v2/PluginShareListParams";
import type { PluginShareSaveParams } from "./v2/PluginShareSaveParams";
import type { PluginShareUpdateTargetsParams } from "./v2/PluginShareUpdateTargetsParams";
import type { PluginSkillReadParams } from "./v2/PluginSkillReadParams";
import type { PluginUninstallParams } from "./v2/PluginUninstallParams";
import type { ProcessKillParams } from "./v2/ProcessKillParams";
import type { ProcessResizePtyParams } from "./v2/ProcessResizePtyParams";
import type { ProcessSpawnParams } from "./v2/ProcessSpawnParams";
import type { ProcessWriteStdinParams } from "./v2/ProcessWriteStdinParams";
import type { ProjectCreateParams } from "./v2/ProjectCreateParams";
import type { ProjectDeleteParams } from "./v2/ProjectDeleteParams";
import type { ProjectImportParams } from "./v2/ProjectImportParams";
import type { ProjectListParams } from "./v2/ProjectListParams";
import type { ProjectMoveParams } from "./v2/ProjectMoveParams";
import type { ProjectReadParams } from "./v2/ProjectReadParams";
import type { ProjectUpdateParams } from "./v2/ProjectUpdateParams";
import type { RemoteControlClientsListParams } from "./v2/RemoteControlClientsListParams";
import type { RemoteControlClientsRevokeParams } from "./v2/RemoteControlClientsRevokeParams";
import type { RemoteControlDisableParams } from "./v2/RemoteControlDisableParams";
import type { RemoteControlEnableParams } from "./v2/RemoteControlEnableParams";
import type { RemoteControlPairingStartParams } from "./v2/RemoteControlPairingStartParams";
import type { RemoteControlPairingStatusParams } from "./v2/RemoteControlPairingStatusParams";
import type { RequestId } from "./RequestId";
import type { ReviewStartParams } from "./v2/ReviewStartParams";
import type { SendAddCreditsNudgeEmailParams } from "./v2/SendAddCreditsNudgeEmailParams";
import type { ServerDiagnosticsParams } from "./v2/ServerDiagnosticsParams";
import type { SkillsConfigWriteParams } from "./v2/SkillsConfigWriteParams";
import type { SkillsExtraRootsSetParams } from "./v2/SkillsExtraRootsSetParams";
import type { SkillsListParams } from "./v2/SkillsListParams";
import type { ThreadApproveGuardianDeniedActionParams } from "./v2/ThreadApproveGuardianDeniedActionParams";
import type { ThreadArchiveParams } from "./v2/ThreadArchiveParams";
import type { ThreadAttachmentAddParams } from "./v2/ThreadAttachmentAddParams";
import type { ThreadAttachmentListParams } from "./v2/ThreadAttachmentListParams";
import type { ThreadAttachmentOwnerListParams } from "./v2/ThreadAttachmentOwnerListParams";
import type { ThreadAttachmentRemoveParams } from "./v2/ThreadAttachmentRemoveParams";
import type { ThreadBackgroundTerminalsCleanParams } from "./v2/ThreadBackgroundTerminalsCleanParams";
import type { ThreadBackgroundTerminalsListParams } from "./v2/ThreadBackgroundTerminalsListParams";
import type { ThreadBackgroundTerminalsTerminateParams } from "./v2/ThreadBackgroundTerminalsTerminateParams";
import type { ThreadCompactStartParams } from "./v2/ThreadCompactStartParams";
import type { ThreadDecrementElicitationParams } from "./v2/ThreadDecrementElicitationParams";
import type { ThreadDeleteParams } from "./v2/ThreadDeleteParams";
import type { ThreadForkParams } from "./v2/ThreadForkParams";
import type { ThreadGoalClearParams } from "./v2/ThreadGoalClearParams";
import type { ThreadGoalGetParams } from "./v2/ThreadGoalGetParams";
import type { ThreadGoalSetParams } from "./v2/ThreadGoalSetParams";
import type { ThreadGuardianReviewParams } from "./v2/ThreadGuardianReviewParams";
import type { ThreadIncrementElicitationParams } from "./v2/ThreadIncrementElicitationParams";
import type { ThreadInjectItemsParams } from "./v2/ThreadInjectItemsParams";
import type { ThreadItemsListParams } from "./v2/ThreadItemsListParams";
import type { ThreadItemsReadParams } from "./v2/ThreadItemsReadParams";
import type { ThreadListParams } from "./v2/ThreadListParams";
import type { ThreadLoadedListParams } from "./v2/ThreadLoadedListParams";
import type { ThreadMemoryModeSetParams } from "./v2/ThreadMemoryModeSetParams";
import type { ThreadMemoryReadParams } from "./v2/ThreadMemoryReadParams";
import type { ThreadMetadataUpdateParams } from "./v2/ThreadMetadataUpdateParams";
import type { ThreadPredictionRequestParams } from "./v2/ThreadPredictionRequestParams";
import type { ThreadPrepareApprovedPlanParams } from "./v2/ThreadPrepareApprovedPlanParams";
import type { ThreadQueueAddParams } from "./v2/ThreadQueueAddParams";
import type { ThreadQueueDeleteParams } from "./v2/ThreadQueueDeleteParams";
import type { ThreadQueueListParams } from "./v2/ThreadQueueListParams";
import type { ThreadQueueReorderParams } from "./v2/ThreadQueueReorderParams";
import type { ThreadQueueStartParams } from "./v2/ThreadQueueStartParams";
import type { ThreadQueueUpdateParams } from "./v2/ThreadQueueUpdateParams";
import type { ThreadReadParams } from "./v2/ThreadReadParams";
import type { ThreadReadStateUpdateParams } from "./v2/ThreadReadStateUpdateParams";
import type { ThreadRealtimeAppendAudioParams } from "./v2/ThreadRealtimeAppendAudioParams";
import type { ThreadRealtimeAppendSpeechParams } from "./v2/ThreadRealtimeAppendSpeechParams";
import type { ThreadRealtimeAppendTextParams } from "./v2/ThreadRealtimeAppendTextParams";
import type { ThreadRealtimeListParams } from "./v2/ThreadRealtimeListParams";
import type { ThreadRealtimeListVoicesParams } from "./v2/ThreadRealtimeListVoicesParams";
import type { ThreadRealtimeStartParams } from "./v2/ThreadRealtimeStartParams";
import type { ThreadRealtimeStopParams } from "./v2/ThreadRealtimeStopParams";
import type { ThreadResumeParams } from "./v2/ThreadResumeParams";
import type { ThreadRevertParams } from "./v2/ThreadRevertParams";
import type { ThreadSampleCancelParams } from "./v2/ThreadSampleCancelParams";
import type { ThreadSampleParams } from "./v2/ThreadSampleParams";
import type { ThreadSearchCancelParams } from "./v2/ThreadSearchCancelParams";
import type { ThreadSearchOccurrencesParams } from "./v2/ThreadSearchOccurrencesParams";
import type { ThreadSearchParams } from "./v2/ThreadSearchParams";
import type { ThreadSectionCreateParams } from "./v2/ThreadSectionCreateParams";
import type { ThreadSectionDeleteParams } from "./v2/ThreadSectionDeleteParams";
import type { ThreadSectionListParams } from "./v2/ThreadSectionListParams";
import type { ThreadSectionMoveParams } from "./v2/ThreadSectionMoveParams";
import type { ThreadSectionUpdateParams } from "./v2/ThreadSectionUpdateParams";
import type { ThreadSetNameParams } from "./v2/ThreadSetNameParams";
import type { ThreadSettingsUpdateParams } from "./v2/ThreadSettingsUpdateParams";
import type { ThreadShellCommandParams } from "./v2/ThreadShellCommandParams";
import type { ThreadStartParams } from "./v2/ThreadStartParams";
import type { ThreadTimelineListParams } from "./v2/ThreadTimelineListParams";
import type { ThreadTurnsListParams } from "./v2/ThreadTurnsListParams";
import type { ThreadUnarchiveParams } from "./v2/ThreadUnarchiveParams";
import type { ThreadUnsubscribeParams } from "./v2/ThreadUnsubscribeParams";
import type { TurnInterruptParams } from "./v2/TurnInterruptParams";
import type { TurnSettingsUpdateParams } from "./v2/TurnSettingsUpdateParams";
import type { TurnStartParams } from "./v2/TurnStartParams";
import type { TurnSteerParams } from "./v2/TurnSteerParams";
import type { UserVerificationCancelParams } from "./v2/UserVerificationCancelParams";
import type { UserVerificationDeleteParams } from "./v2/UserVerificationDeleteParams";
import type { UserVerificationEnrollParams } from "./v2/UserVerificationEnrollParams";
import type { UserVerificationStatusParams } from "./v2/UserVerificationStatusParams";
import type { UserVerificationVerifyParams } from "./v2/UserVerificationVerifyParams";
import type { WindowsSandboxSetupStartParams } from "./v2/WindowsSandboxSetupStartParams";

/** What clients ask, told apart by `method`. */
export type ClientRequest =
  /** Names the client and says what it can do; must come first, once. */
  | {
    id: RequestId;
    method: "initialize";
    params: InitializeParams;
  }
  /** Tells whether Amazon Bedrock is used in AWS GovCloud and whether the user should be warned about it. */
  | {
    id: RequestId;
    method: "account/bedrock/checkGovCloudRequirements";
    params: BedrockCheckGovCloudRequirementsParams;
  }
  /** Looks for AWS profiles and credentials on the server's machine. */
  | {
    id: RequestId;
    method: "account/bedrock/discover";
    params: BedrockDiscoverParams;
  }
  /** Sets Amazon Bedrock up as the provider, with a profile or the environment's credentials. */
  | {
    id: RequestId;
    method: "account/bedrock/setup";
    params: BedrockSetupParams;
  }
  /** Cancels the login at a provider's gateway. */
  | {
    id: RequestId;
    method: "account/gatewayOAuth/cancel";
    params?: null;
  }
  /** Begins a login at a provider's gateway. */
  | {
    id: RequestId;
    method: "account/gatewayOAuth/login";
    params?: GatewayOAuthLoginParams | null;
  }
  /** Tells whether a provider's gateway needs a login and how it stands. */
  | {
    id: RequestId;
    method: "account/gatewayOAuth/read";
    params?: GatewayOAuthReadParams | null;
  }
  /** Sets Google Cloud up as the provider. */
  | {
    id: RequestId;
    method: "account/gcp/setup";
    params: GcpSetupParams;
  }
  /** Cancels a login that waits for the user. */
  | {
    id: RequestId;
    method: "account/login/cancel";
    params: CancelLoginAccountParams;
  }
  /** Logs in, or begins a login that the user has to go on with elsewhere. */
  | {
    id: RequestId;
    method: "account/login/start";
    params: LoginAccountParams;
  }
  /** Logs out; fine if nobody is logged in. */
  | {
    id: RequestId;
    method: "account/logout";
    params?: null;
  }
  /** Spends a credit to make the account's rate limits start anew. */
  | {
    id: RequestId;
    method: "account/rateLimitResetCredit/consume";
    params: ConsumeAccountRateLimitResetCreditParams;
  }
  /** Asks the backend for the account's rate limits. */
  | {
    id: RequestId;
    method: "account/rateLimits/read";
    params?: GetAccountRateLimitsParams | null;
  }
  /** Tells which account is logged in. */
  | {
    id: RequestId;
    method: "account/read";
    params: GetAccountParams;
  }
  /** Tells what the user should do to make the account safer. */
  | {
    id: RequestId;
    method: "account/securitySetup/read";
    params?: null;
  }
  /** Asks the workspace's owner by e-mail for credits or a higher limit. */
  | {
    id: RequestId;
    method: "account/sendAddCreditsNudgeEmail";
    params: SendAddCreditsNudgeEmailParams;
  }
  /** Tells how many tokens the account has used. */
  | {
    id: RequestId;
    method: "account/usage/read";
    params?: GetAccountTokenUsageParams | null;
  }
  /** Reads what the account's workspace tells its members. */
  | {
    id: RequestId;
    method: "account/workspaceMessages/read";
    params?: null;
  }
  /** Lists the logins that the server keeps. */
  | {
    id: RequestId;
    method: "accountSession/list";
    params: AccountSessionsListParams;
  }
  /** Switches to another login or workspace. */
  | {
    id: RequestId;
    method: "accountSession/switch";
    params: AccountSessionsSwitchParams;
  }
  /** Lists the connected apps as they can be called. */
  | {
    id: RequestId;
    method: "app/installed";
    params: AppsInstalledParams;
  }
  /** Lists the apps on offer, with paging. */
  | {
    id: RequestId;
    method: "app/list";
    params: AppsListParams;
  }
  /** Reads about apps by their ids. */
  | {
    id: RequestId;
    method: "app/read";
    params: AppsReadParams;
  }
  /** Lists the collaboration modes on offer. */
  | {
    id: RequestId;
    method: "collaborationMode/list";
    params: CollaborationModeListParams;
  }
  /** Runs a command and answers when it has ended. */
  | {
    id: RequestId;
    method: "command/exec";
    params: CommandExecParams;
  }
  /** Tells a running command the new size of its terminal. */
  | {
    id: RequestId;
    method: "command/exec/resize";
    params: CommandExecResizeParams;
  }
  /** Kills a running command. */
  | {
    id: RequestId;
    method: "command/exec/terminate";
    params: CommandExecTerminateParams;
  }
  /** Writes to a running command's input, or closes it. */
  | {
    id: RequestId;
    method: "command/exec/write";
    params: CommandExecWriteParams;
  }
  /** Changes several keys of the user's configuration, all or none. */
  | {
    id: RequestId;
    method: "config/batchWrite";
    params: ConfigBatchWriteParams;
  }
  /** Reads the configuration of MCP servers again. */
  | {
    id: RequestId;
    method: "config/mcpServer/reload";
    params?: null;
  }
  /** Reads the configuration and where each value comes from. */
  | {
    id: RequestId;
    method: "config/read";
    params: ConfigReadParams;
  }
  /** Changes one key of the user's configuration. */
  | {
    id: RequestId;
    method: "config/value/write";
    params: ConfigValueWriteParams;
  }
  /** Tells what the administrator demands of the configuration. */
  | {
    id: RequestId;
    method: "configRequirements/read";
    params?: null;
  }
  /** Makes a remote environment known to the server. */
  | {
    id: RequestId;
    method: "environment/add";
    params: EnvironmentAddParams;
  }
  /** Tells an environment's shell and working directory. */
  | {
    id: RequestId;
    method: "environment/info";
    params: EnvironmentInfoParams;
  }
  /** Tells whether an environment can be reached. */
  | {
    id: RequestId;
    method: "environment/status";
    params: EnvironmentStatusParams;
  }
  /** Switches experimental features on or off while the server runs. */
  | {
    id: RequestId;
    method: "experimentalFeature/enablement/set";
    params: ExperimentalFeatureEnablementSetParams;
  }
  /** Lists the experimental features and whether they are on. */
  | {
    id: RequestId;
    method: "experimentalFeature/list";
    params: ExperimentalFeatureListParams;
  }
  /** Looks for what another agent has left on the machine and can be imported. */
  | {
    id: RequestId;
    method: "externalAgentConfig/detect";
    params: ExternalAgentConfigDetectParams;
  }
  /** Begins to import what another agent has left; progress is told by notifications. */
  | {
    id: RequestId;
    method: "externalAgentConfig/import";
    params: ExternalAgentConfigImportParams;
  }
  /** Lists the imports of the past. */
  | {
    id: RequestId;
    method: "externalAgentConfig/import/readHistories";
    params?: null;
  }
  /** Writes down an import that the client did itself. */
  | {
    id: RequestId;
    method: "externalAgentConfig/import/recordHistory";
    params: ExternalAgentConfigImportHistoryRecordParams;
  }
  /** Writes a bundle of feedback to a path. */
  | {
    id: RequestId;
    method: "feedback/save";
    params: FeedbackSaveParams;
  }
  /** Sends feedback to the backend. */
  | {
    id: RequestId;
    method: "feedback/upload";
    params: FeedbackUploadParams;
  }
  /** Copies a file or a directory. */
  | {
    id: RequestId;
    method: "fs/copy";
    params: FsCopyParams;
  }
  /** Makes a directory. */
  | {
    id: RequestId;
    method: "fs/createDirectory";
    params: FsCreateDirectoryParams;
  }
  /** Tells what a path is and when it was changed. */
  | {
    id: RequestId;
    method: "fs/getMetadata";
    params: FsGetMetadataParams;
  }
  /** Lists a directory, in no order. */
  | {
    id: RequestId;
    method: "fs/readDirectory";
    params: FsReadDirectoryParams;
  }
  /** Reads a file. */
  | {
    id: RequestId;
    method: "fs/readFile";
    params: FsReadFileParams;
  }
  /** Removes a file or a directory. */
  | {
    id: RequestId;
    method: "fs/remove";
    params: FsRemoveParams;
  }
  /** Stops watching; fine if nothing was watched. */
  | {
    id: RequestId;
    method: "fs/unwatch";
    params: FsUnwatchParams;
  }
  /** Watches a file, a directory or a path that may come to be. */
  | {
    id: RequestId;
    method: "fs/watch";
    params: FsWatchParams;
  }
  /** Writes a file. */
  | {
    id: RequestId;
    method: "fs/writeFile";
    params: FsWriteFileParams;
  }
  /** Searches files by parts of their names, once. */
  | {
    id: RequestId;
    method: "fuzzyFileSearch";
    params: FuzzyFileSearchParams;
  }
  /** Begins a search whose query will change while the user types. */
  | {
    id: RequestId;
    method: "fuzzyFileSearch/sessionStart";
    params: FuzzyFileSearchSessionStartParams;
  }
  /** Ends such a search; fine if there is none. */
  | {
    id: RequestId;
    method: "fuzzyFileSearch/sessionStop";
    params: FuzzyFileSearchSessionStopParams;
  }
  /** Gives such a search another query. */
  | {
    id: RequestId;
    method: "fuzzyFileSearch/sessionUpdate";
    params: FuzzyFileSearchSessionUpdateParams;
  }
  /** Tells how the server is logged in, and the token if asked for; an older method. */
  | {
    id: RequestId;
    method: "getAuthStatus";
    params: GetAuthStatusParams;
  }
  /** Tells in short what a stored thread is; an older method. */
  | {
    id: RequestId;
    method: "getConversationSummary";
    params: GetConversationSummaryParams;
  }
  /** Diffs a working tree against the nearest commit that its remote has; an older method. */
  | {
    id: RequestId;
    method: "gitDiffToRemote";
    params: GitDiffToRemoteParams;
  }
  /** Lists the hooks that hold in each directory, with what is wrong with them. */
  | {
    id: RequestId;
    method: "hooks/list";
    params: HooksListParams;
  }
  /** Fetches a marketplace of plugins and adds it to the configuration. */
  | {
    id: RequestId;
    method: "marketplace/add";
    params: MarketplaceAddParams;
  }
  /** Takes a marketplace of plugins out again. */
  | {
    id: RequestId;
    method: "marketplace/remove";
    params: MarketplaceRemoveParams;
  }
  /** Fetches the newest state of one marketplace or of all. */
  | {
    id: RequestId;
    method: "marketplace/upgrade";
    params: MarketplaceUpgradeParams;
  }
  /** Subscribes the caller to events of an MCP server. */
  | {
    id: RequestId;
    method: "mcpServer/event/stream/start";
    params: McpServerEventStreamStartParams;
  }
  /** Takes a subscription to events of an MCP server back. */
  | {
    id: RequestId;
    method: "mcpServer/event/stream/stop";
    params: McpServerEventStreamStopParams;
  }
  /** Begins an OAuth login to an MCP server and answers the page to open. */
  | {
    id: RequestId;
    method: "mcpServer/oauth/login";
    params: McpServerOauthLoginParams;
  }
  /** Reads a resource of an MCP server, with or without a thread. */
  | {
    id: RequestId;
    method: "mcpServer/resource/read";
    params: McpResourceReadParams;
  }
  /** Calls a tool of an MCP server on the client's behalf; no approval is asked. */
  | {
    id: RequestId;
    method: "mcpServer/tool/call";
    params: McpServerToolCallParams;
  }
  /** Lists the MCP servers by name with their tools and resources, and starts them if need be. */
  | {
    id: RequestId;
    method: "mcpServerStatus/list";
    params: ListMcpServerStatusParams;
  }
  /** Forgets all that the server has remembered from threads. */
  | {
    id: RequestId;
    method: "memory/reset";
    params?: null;
  }
  /** Tells whether there is enough in memory to be used. */
  | {
    id: RequestId;
    method: "memory/status";
    params: MemoryStatusParams;
  }
  /** Echoes a value; it exists to test how experimental methods are guarded. */
  | {
    id: RequestId;
    method: "mock/experimentalMethod";
    params: MockExperimentalMethodParams;
  }
  /** Lists the models on offer. */
  | {
    id: RequestId;
    method: "model/list";
    params: ModelListParams;
  }
  /** Tells what the model provider offers besides models. */
  | {
    id: RequestId;
    method: "modelProvider/capabilities/read";
    params: ModelProviderCapabilitiesReadParams;
  }
  /** Writes a model provider's settings to the configuration. */
  | {
    id: RequestId;
    method: "modelProvider/config/write";
    params: ModelProviderConfigWriteParams;
  }
  /** Makes a configured model provider the one that new threads use. */
  | {
    id: RequestId;
    method: "modelProvider/default/set";
    params: ModelProviderDefaultSetParams;
  }
  /** Lists the model providers, and tells which one is the default. */
  | {
    id: RequestId;
    method: "modelProvider/list";
    params: ModelProviderListParams;
  }
  /** Lists the permission profiles and whether each may be used. */
  | {
    id: RequestId;
    method: "permissionProfile/list";
    params: PermissionProfileListParams;
  }
  /** Installs a plugin from a marketplace. */
  | {
    id: RequestId;
    method: "plugin/install";
    params: PluginInstallParams;
  }
  /** Lists the installed plugins, by marketplace. */
  | {
    id: RequestId;
    method: "plugin/installed";
    params: PluginInstalledParams;
  }
  /** Lists the plugins on offer, by marketplace. */
  | {
    id: RequestId;
    method: "plugin/list";
    params: PluginListParams;
  }
  /** Tells all about one plugin. */
  | {
    id: RequestId;
    method: "plugin/read";
    params: PluginReadParams;
  }
  /** Brings the installed plugins in line with what the cloud says should be there. */
  | {
    id: RequestId;
    method: "plugin/reconcile";
    params: PluginReconcileParams;
  }
  /** Searches the plugins on offer. */
  | {
    id: RequestId;
    method: "plugin/search";
    params: PluginSearchParams;
  }
  /** Fetches a shared plugin into a local marketplace, to be worked on. */
  | {
    id: RequestId;
    method: "plugin/share/checkout";
    params: PluginShareCheckoutParams;
  }
  /** Takes back the sharing of a plugin. */
  | {
    id: RequestId;
    method: "plugin/share/delete";
    params: PluginShareDeleteParams;
  }
  /** Lists the plugins that the user shares. */
  | {
    id: RequestId;
    method: "plugin/share/list";
    params: PluginShareListParams;
  }
  /** Uploads a local plugin to share it, or a new version of one that is shared. */
  | {
    id: RequestId;
    method: "plugin/share/save";
    params: PluginShareSaveParams;
  }
  /** Changes with whom a plugin is shared, and who can find it. */
  | {
    id: RequestId;
    method: "plugin/share/updateTargets";
    params: PluginShareUpdateTargetsParams;
  }
  /** Reads the text of a skill in a plugin that is not installed. */
  | {
    id: RequestId;
    method: "plugin/skill/read";
    params: PluginSkillReadParams;
  }
  /** Removes an installed plugin. */
  | {
    id: RequestId;
    method: "plugin/uninstall";
    params: PluginUninstallParams;
  }
  /** Kills a process of this connection; its exit status is then 137. */
  | {
    id: RequestId;
    method: "process/kill";
    params: ProcessKillParams;
  }
  /** Changes the size of a process's terminal. */
  | {
    id: RequestId;
    method: "process/resizePty";
    params: ProcessResizePtyParams;
  }
  /** Starts a process that belongs to this connection; its end is told by `process/exited`. */
  | {
    id: RequestId;
    method: "process/spawn";
    params: ProcessSpawnParams;
  }
  /** Writes to a process's standard input, or closes it. */
  | {
    id: RequestId;
    method: "process/writeStdin";
    params: ProcessWriteStdinParams;
  }
  /** Creates a project, or finds the one that the same key created. */
  | {
    id: RequestId;
    method: "project/create";
    params: ProjectCreateParams;
  }
  /** Deletes a project; its threads stay and belong to none. */
  | {
    id: RequestId;
    method: "project/delete";
    params: ProjectDeleteParams;
  }
  /** Creates a project and files existing threads under it. */
  | {
    id: RequestId;
    method: "project/import";
    params: ProjectImportParams;
  }
  /** Lists the projects. */
  | {
    id: RequestId;
    method: "project/list";
    params: ProjectListParams;
  }
  /** Moves a project to another place in the list. */
  | {
    id: RequestId;
    method: "project/move";
    params: ProjectMoveParams;
  }
  /** Reads a project. */
  | {
    id: RequestId;
    method: "project/read";
    params: ProjectReadParams;
  }
  /** Changes a project's name, directories or metadata. */
  | {
    id: RequestId;
    method: "project/update";
    params: ProjectUpdateParams;
  }
  /** Lists the clients that are paired with a machine. */
  | {
    id: RequestId;
    method: "remoteControl/client/list";
    params: RemoteControlClientsListParams;
  }
  /** Takes a client's pairing with a machine back. */
  | {
    id: RequestId;
    method: "remoteControl/client/revoke";
    params: RemoteControlClientsRevokeParams;
  }
  /** Switches remote control off. */
  | {
    id: RequestId;
    method: "remoteControl/disable";
    params?: RemoteControlDisableParams | null;
  }
  /** Switches remote control on. */
  | {
    id: RequestId;
    method: "remoteControl/enable";
    params?: RemoteControlEnableParams | null;
  }
  /** Asks the relay for a code that pairs a client with this machine. */
  | {
    id: RequestId;
    method: "remoteControl/pairing/start";
    params: RemoteControlPairingStartParams;
  }
  /** Tells whether a client has used a pairing code. */
  | {
    id: RequestId;
    method: "remoteControl/pairing/status";
    params: RemoteControlPairingStatusParams;
  }
  /** Tells whether remote control is on and how its connection stands. */
  | {
    id: RequestId;
    method: "remoteControl/status/read";
    params?: null;
  }
  /** Starts a review of changes in a thread. */
  | {
    id: RequestId;
    method: "review/start";
    params: ReviewStartParams;
  }
  /** Compresses the files that threads are kept in. */
  | {
    id: RequestId;
    method: "rollout/compress";
    params?: null;
  }
  /** Tells the server's process id, its memory and what it counts about itself. */
  | {
    id: RequestId;
    method: "server/diagnostics";
    params: ServerDiagnosticsParams;
  }
  /** Switches a skill on or off in the user's configuration. */
  | {
    id: RequestId;
    method: "skills/config/write";
    params: SkillsConfigWriteParams;
  }
  /** Sets further directories that skills are looked for in. */
  | {
    id: RequestId;
    method: "skills/extraRoots/set";
    params: SkillsExtraRootsSetParams;
  }
  /** Lists the skills that hold for working directories. */
  | {
    id: RequestId;
    method: "skills/list";
    params: SkillsListParams;
  }
  /** Allows an action that the automatic reviewer refused. */
  | {
    id: RequestId;
    method: "thread/approveGuardianDeniedAction";
    params: ThreadApproveGuardianDeniedActionParams;
  }
  /** Moves a thread out of the ordinary lists. */
  | {
    id: RequestId;
    method: "thread/archive";
    params: ThreadArchiveParams;
  }
  /** Attaches something to a thread, unless it is attached already. */
  | {
    id: RequestId;
    method: "thread/attachment/add";
    params: ThreadAttachmentAddParams;
  }
  /** Lists what is attached to a thread. */
  | {
    id: RequestId;
    method: "thread/attachment/list";
    params: ThreadAttachmentListParams;
  }
  /** Takes an attachment off a thread. */
  | {
    id: RequestId;
    method: "thread/attachment/remove";
    params: ThreadAttachmentRemoveParams;
  }
  /** Lists the threads that have a certain attachment. */
  | {
    id: RequestId;
    method: "thread/attachmentOwner/list";
    params: ThreadAttachmentOwnerListParams;
  }
  /** Ends all commands of a thread that still run in the background. */
  | {
    id: RequestId;
    method: "thread/backgroundTerminals/clean";
    params: ThreadBackgroundTerminalsCleanParams;
  }
  /** Lists a thread's commands that still run in the background. */
  | {
    id: RequestId;
    method: "thread/backgroundTerminals/list";
    params: ThreadBackgroundTerminalsListParams;
  }
  /** Ends one of a thread's commands that still run in the background. */
  | {
    id: RequestId;
    method: "thread/backgroundTerminals/terminate";
    params: ThreadBackgroundTerminalsTerminateParams;
  }
  /** Has the model shorten a thread's history to a summary. */
  | {
    id: RequestId;
    method: "thread/compact/start";
    params: ThreadCompactStartParams;
  }
  /** Counts one open question less that a client puts outside this protocol. */
  | {
    id: RequestId;
    method: "thread/decrement_elicitation";
    params: ThreadDecrementElicitationParams;
  }
  /** Deletes a thread for good. */
  | {
    id: RequestId;
    method: "thread/delete";
    params: ThreadDeleteParams;
  }
  /** Makes a new thread with the history of another and subscribes the caller to it. */
  | {
    id: RequestId;
    method: "thread/fork";
    params: ThreadForkParams;
  }
  /** Takes a thread's goal away. */
  | {
    id: RequestId;
    method: "thread/goal/clear";
    params: ThreadGoalClearParams;
  }
  /** Reads a thread's goal. */
  | {
    id: RequestId;
    method: "thread/goal/get";
    params: ThreadGoalGetParams;
  }
  /** Sets a thread's goal, or changes parts of it. */
  | {
    id: RequestId;
    method: "thread/goal/set";
    params: ThreadGoalSetParams;
  }
  /** Has the automatic reviewer look at what a thread wants to do. */
  | {
    id: RequestId;
    method: "thread/guardianReview";
    params: ThreadGuardianReviewParams;
  }
  /** Counts one open question more that a client puts outside this protocol. */
  | {
    id: RequestId;
    method: "thread/increment_elicitation";
    params: ThreadIncrementElicitationParams;
  }
  /** Appends items to the history the model is sent, without showing them. */
  | {
    id: RequestId;
    method: "thread/inject_items";
    params: ThreadInjectItemsParams;
  }
  /** Lists a thread's items. */
  | {
    id: RequestId;
    method: "thread/items/list";
    params: ThreadItemsListParams;
  }
  /** Reads certain items of a turn. */
  | {
    id: RequestId;
    method: "thread/items/read";
    params: ThreadItemsReadParams;
  }
  /** Lists stored threads. */
  | {
    id: RequestId;
    method: "thread/list";
    params: ThreadListParams;
  }
  /** Lists the threads in memory. */
  | {
    id: RequestId;
    method: "thread/loaded/list";
    params: ThreadLoadedListParams;
  }
  /** Reads what is remembered of a thread. */
  | {
    id: RequestId;
    method: "thread/memory/read";
    params: ThreadMemoryReadParams;
  }
  /** Says whether a thread is remembered in later ones. */
  | {
    id: RequestId;
    method: "thread/memoryMode/set";
    params: ThreadMemoryModeSetParams;
  }
  /** Changes what is stored about a thread: its repository, its project. */
  | {
    id: RequestId;
    method: "thread/metadata/update";
    params: ThreadMetadataUpdateParams;
  }
  /** Names a thread. */
  | {
    id: RequestId;
    method: "thread/name/set";
    params: ThreadSetNameParams;
  }
  /** Asks for a prediction of the user's next words. */
  | {
    id: RequestId;
    method: "thread/prediction/request";
    params: ThreadPredictionRequestParams;
  }
  /** Turns a plan that the user approved into the words that start its turn. */
  | {
    id: RequestId;
    method: "thread/prepareApprovedPlan";
    params: ThreadPrepareApprovedPlanParams;
  }
  /** Queues a message for a thread; starts a turn with it if the thread is idle. */
  | {
    id: RequestId;
    method: "thread/queue/add";
    params: ThreadQueueAddParams;
  }
  /** Takes a message out of a thread's queue. */
  | {
    id: RequestId;
    method: "thread/queue/delete";
    params: ThreadQueueDeleteParams;
  }
  /** Lists the messages that wait in a thread's queue. */
  | {
    id: RequestId;
    method: "thread/queue/list";
    params: ThreadQueueListParams;
  }
  /** Puts a thread's queue into another order. */
  | {
    id: RequestId;
    method: "thread/queue/reorder";
    params: ThreadQueueReorderParams;
  }
  /** Starts a turn with a message of a thread's queue. */
  | {
    id: RequestId;
    method: "thread/queue/start";
    params: ThreadQueueStartParams;
  }
  /** Changes a message that waits in a thread's queue. */
  | {
    id: RequestId;
    method: "thread/queue/update";
    params: ThreadQueueUpdateParams;
  }
  /** Reads a thread without loading it or subscribing to it. */
  | {
    id: RequestId;
    method: "thread/read";
    params: ThreadReadParams;
  }
  /** Marks a thread as read or unread. */
  | {
    id: RequestId;
    method: "thread/readState/update";
    params: ThreadReadStateUpdateParams;
  }
  /** Adds a piece of sound to what the user says in a thread's voice conversation. */
  | {
    id: RequestId;
    method: "thread/realtime/appendAudio";
    params: ThreadRealtimeAppendAudioParams;
  }
  /** Has words spoken in a thread's voice conversation. */
  | {
    id: RequestId;
    method: "thread/realtime/appendSpeech";
    params: ThreadRealtimeAppendSpeechParams;
  }
  /** Adds a text to a thread's voice conversation. */
  | {
    id: RequestId;
    method: "thread/realtime/appendText";
    params: ThreadRealtimeAppendTextParams;
  }
  /** Lists the stored entries of a thread's voice conversations. */
  | {
    id: RequestId;
    method: "thread/realtime/list";
    params: ThreadRealtimeListParams;
  }
  /** Lists the voices on offer. */
  | {
    id: RequestId;
    method: "thread/realtime/listVoices";
    params: ThreadRealtimeListVoicesParams;
  }
  /** Starts a voice conversation about a thread. */
  | {
    id: RequestId;
    method: "thread/realtime/start";
    params: ThreadRealtimeStartParams;
  }
  /** Ends a thread's voice conversation. */
  | {
    id: RequestId;
    method: "thread/realtime/stop";
    params: ThreadRealtimeStopParams;
  }
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  | {
    id: RequestId;
    method: "thread/resume";
    params: ThreadResumeParams;
  }
  /** Drops a thread's last turns, from a certain one on. */
  | {
    id: RequestId;
    method: "thread/revert";
    params: ThreadRevertParams;
  }
  /** Asks the model a question on a thread's history, beside its turns. */
  | {
    id: RequestId;
    method: "thread/sample";
    params: ThreadSampleParams;
  }
  /** Cancels such a question. */
  | {
    id: RequestId;
    method: "thread/sample/cancel";
    params: ThreadSampleCancelParams;
  }
  /** Finds threads by what was said in them. */
  | {
    id: RequestId;
    method: "thread/search";
    params: ThreadSearchParams;
  }
  /** Cancels a `thread/search` of the same connection; fine if there is none. */
  | {
    id: RequestId;
    method: "thread/search/cancel";
    params: ThreadSearchCancelParams;
  }
  /** Searches threads as `thread/search` does, and may send some hits before the answer. */
  | {
    id: RequestId;
    method: "thread/search/stream";
    params: ThreadSearchParams;
  }
  /** Cancels a `thread/search/stream` of the same connection; fine if there is none. */
  | {
    id: RequestId;
    method: "thread/search/stream/cancel";
    params: ThreadSearchCancelParams;
  }
  /** Finds the messages of a thread that hold a text. */
  | {
    id: RequestId;
    method: "thread/searchOccurrences";
    params: ThreadSearchOccurrencesParams;
  }
  /** Files a thread under a section, or under none. */
  | {
    id: RequestId;
    method: "thread/section/move";
    params: ThreadSectionMoveParams;
  }
  /** Changes a thread's settings for the turns that follow. */
  | {
    id: RequestId;
    method: "thread/settings/update";
    params: ThreadSettingsUpdateParams;
  }
  /** Runs a command of the user's in a thread, outside the sandbox and without approval. */
  | {
    id: RequestId;
    method: "thread/shellCommand";
    params: ThreadShellCommandParams;
  }
  /** Starts a thread and subscribes the caller to it. */
  | {
    id: RequestId;
    method: "thread/start";
    params: ThreadStartParams;
  }
  /** Lists what happened in a thread: turns, items and voice conversations, latest page first. */
  | {
    id: RequestId;
    method: "thread/timeline/list";
    params: ThreadTimelineListParams;
  }
  /** Lists a thread's turns, without loading it. */
  | {
    id: RequestId;
    method: "thread/turns/list";
    params: ThreadTurnsListParams;
  }
  /** Moves an archived thread back into the ordinary lists, without loading it. */
  | {
    id: RequestId;
    method: "thread/unarchive";
    params: ThreadUnarchiveParams;
  }
  /** Takes the caller's subscription to a thread back. */
  | {
    id: RequestId;
    method: "thread/unsubscribe";
    params: ThreadUnsubscribeParams;
  }
  /** Creates a section that threads can be filed under. */
  | {
    id: RequestId;
    method: "threadSection/create";
    params: ThreadSectionCreateParams;
  }
  /** Deletes a section; its threads stay. */
  | {
    id: RequestId;
    method: "threadSection/delete";
    params: ThreadSectionDeleteParams;
  }
  /** Lists the sections. */
  | {
    id: RequestId;
    method: "threadSection/list";
    params: ThreadSectionListParams;
  }
  /** Changes a section's name and look. */
  | {
    id: RequestId;
    method: "threadSection/update";
    params: ThreadSectionUpdateParams;
  }
  /** Stops a running turn. */
  | {
    id: RequestId;
    method: "turn/interrupt";
    params: TurnInterruptParams;
  }
  /** Changes the settings of a turn that has begun. */
  | {
    id: RequestId;
    method: "turn/settings/update";
    params: TurnSettingsUpdateParams;
  }
  /** Starts a turn with what the user said. */
  | {
    id: RequestId;
    method: "turn/start";
    params: TurnStartParams;
  }
  /** Adds to what the user said while a turn runs. */
  | {
    id: RequestId;
    method: "turn/steer";
    params: TurnSteerParams;
  }
  /** Cancels a user verification that waits for the user. */
  | {
    id: RequestId;
    method: "userVerification/cancel";
    params: UserVerificationCancelParams;
  }
  /** Deletes this machine's credential for verifying the user. */
  | {
    id: RequestId;
    method: "userVerification/delete";
    params: UserVerificationDeleteParams;
  }
  /** Creates a credential on this machine for verifying the user. */
  | {
    id: RequestId;
    method: "userVerification/enroll";
    params: UserVerificationEnrollParams;
  }
  /** Tells whether the user can be verified on this machine. */
  | {
    id: RequestId;
    method: "userVerification/status";
    params: UserVerificationStatusParams;
  }
  /** Has the user confirm something on this machine and signs a challenge as proof. */
  | {
    id: RequestId;
    method: "userVerification/verify";
    params: UserVerificationVerifyParams;
  }
  /** Tells whether the sandbox on Windows can be used. */
  | {
    id: RequestId;
    method: "windowsSandbox/readiness";
    params?: null;
  }
  /** Begins to set up the sandbox on Windows. */
  | {
    id: RequestId;
    method: "windowsSandbox/setupStart";
    params: WindowsSandboxSetupStartParams;
  };
