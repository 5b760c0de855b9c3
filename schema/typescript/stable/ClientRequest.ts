// Written by `cargo xtask gen`; do not edit.
import type { AppsInstalledParams } from "./v2/AppsInstalledParams";
import type { AppsListParams } from "./v2/AppsListParams";
import type { AppsReadParams } from "./v2/AppsReadParams";
import type { CancelLoginAccountParams } from "./v2/CancelLoginAccountParams";
import type { CommandExecParams } from "./v2/CommandExecParams";
import type { CommandExecResizeParams } from "./v2/CommandExecResizeParams";
import type { CommandExecTerminateParams } from "./v2/CommandExecTerminateParams";
import type { CommandExecWriteParams } from "./v2/CommandExecWriteParams";
import type { ConfigBatchWriteParams } from "./v2/ConfigBatchWriteParams";
import type { ConfigReadParams } from "./v2/ConfigReadParams";
import type { ConfigValueWriteParams } from "./v2/ConfigValueWriteParams";
import type { ConsumeAccountRateLimitResetCreditParams } from "./v2/ConsumeAccountRateLimitResetCreditParams";
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
import type { GatewayOAuthLoginParams } from "./v2/GatewayOAuthLoginParams";
import type { GatewayOAuthReadParams } from "./v2/GatewayOAuthReadParams";
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
import type { McpServerOauthLoginParams } from "./v2/McpServerOauthLoginParams";
import type { McpServerToolCallParams } from "./v2/McpServerToolCallParams";
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
import type { PluginShareCheckoutParams } from "./v2/PluginShareCheckoutParams";
import type { PluginShareDeleteParams } from "./v2/PluginShareDeleteParams";
import type { PluginShareListParams } from "./v2/PluginShareListParams";
import type { PluginShareSaveParams } from "./v2/PluginShareSaveParams";
import type { PluginShareUpdateTargetsParams } from "./v2/PluginShareUpdateTargetsParams";
import type { PluginSkillReadParams } from "./v2/PluginSkillReadParams";
import type { PluginUninstallParams } from "./v2/PluginUninstallParams";
import type { RequestId } from "./RequestId";
import type { ReviewStartParams } from "./v2/ReviewStartParams";
import type { SendAddCreditsNudgeEmailParams } from "./v2/SendAddCreditsNudgeEmailParams";
import type { SkillsConfigWriteParams } from "./v2/SkillsConfigWriteParams";
import type { SkillsExtraRootsSetParams } from "./v2/SkillsExtraRootsSetParams";
import type { SkillsListParams } from "./v2/SkillsListParams";
import type { ThreadApproveGuardianDeniedActionParams } from "./v2/ThreadApproveGuardianDeniedActionParams";
import type { ThreadArchiveParams } from "./v2/ThreadArchiveParams";
import type { ThreadAttachmentAddParams } from "./v2/ThreadAttachmentAddParams";
import type { ThreadAttachmentListParams } from "./v2/ThreadAttachmentListParams";
import type { ThreadAttachmentOwnerListParams } from "./v2/ThreadAttachmentOwnerListParams";
import type { ThreadAttachmentRemoveParams } from "./v2/ThreadAttachmentRemoveParams";
import type { ThreadCompactStartParams } from "./v2/ThreadCompactStartParams";
import type { ThreadDeleteParams } from "./v2/ThreadDeleteParams";
import type { ThreadForkParams } from "./v2/ThreadForkParams";
import type { ThreadGoalClearParams } from "./v2/ThreadGoalClearParams";
import type { ThreadGoalGetParams } from "./v2/ThreadGoalGetParams";
import type { ThreadGoalSetParams } from "./v2/ThreadGoalSetParams";
import type { ThreadInjectItemsParams } from "./v2/ThreadInjectItemsParams";
import type { ThreadItemsListParams } from "./v2/ThreadItemsListParams";
import type { ThreadListParams } from "./v2/ThreadListParams";
import type { ThreadLoadedListParams } from "./v2/ThreadLoadedListParams";
import type { ThreadMetadataUpdateParams } from "./v2/ThreadMetadataUpdateParams";
import type { ThreadReadParams } from "./v2/ThreadReadParams";
import type { ThreadResumeParams } from "./v2/ThreadResumeParams";
import type { ThreadRevertParams } from "./v2/ThreadRevertParams";
import type { ThreadSectionCreateParams } from "./v2/ThreadSectionCreateParams";
import type { ThreadSectionDeleteParams } from "./v2/ThreadSectionDeleteParams";
import type { ThreadSectionListParams } from "./v2/ThreadSectionListParams";
import type { ThreadSectionMoveParams } from "./v2/ThreadSectionMoveParams";
import type { ThreadSectionUpdateParams } from "./v2/ThreadSectionUpdateParams";
import type { ThreadSetNameParams } from "./v2/ThreadSetNameParams";
import type { ThreadShellCommandParams } from "./v2/ThreadShellCommandParams";
import type { ThreadStartParams } from "./v2/ThreadStartParams";
import type { ThreadTurnsListParams } from "./v2/ThreadTurnsListParams";
import type { ThreadUnarchiveParams } from "./v2/ThreadUnarchiveParams";
import type { ThreadUnsubscribeParams } from "./v2/ThreadUnsubscribeParams";
import type { TurnInterruptParams } from "./v2/TurnInterruptParams";
import type { TurnStartParams } from "./v2/TurnStartParams";
import type { TurnSteerParams } from "./v2/TurnSteerParams";
import type { WindowsSandboxSetupStartParams } from "./v2/WindowsSandboxSetupStartParams";

/** What clients ask, told apart by `method`. */
export type ClientRequest =
  /** Names the client and says what it can do; must come first, once. */
  | {
    id: RequestId;
    method: "initialize";
    params: InitializeParams;
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
  /** Starts a review of changes in a thread. */
  | {
    id: RequestId;
    method: "review/start";
    params: ReviewStartParams;
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
  /** Has the model shorten a thread's history to a summary. */
  | {
    id: RequestId;
    method: "thread/compact/start";
    params: ThreadCompactStartParams;
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
  /** Reads a thread without loading it or subscribing to it. */
  | {
    id: RequestId;
    method: "thread/read";
    params: ThreadReadParams;
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
  /** Files a thread under a section, or under none. */
  | {
    id: RequestId;
    method: "thread/section/move";
    params: ThreadSectionMoveParams;
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
