# Written by `cargo xtask gen`; do not edit.
"""Every method with its types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from . import types
from ._base import Notification, Request

INITIALIZE: Final[Request[types.InitializeParams, types.InitializeResponse]] = Request("initialize", types.InitializeParams, types.InitializeResponse)
"""Names the client and says what it can do; must come first, once."""

ACCOUNT_GATEWAY_O_AUTH_CANCEL: Final[Request[None, types.GatewayOAuthCancelResponse]] = Request("account/gatewayOAuth/cancel", None, types.GatewayOAuthCancelResponse)
"""Cancels the login at a provider's gateway."""

ACCOUNT_GATEWAY_O_AUTH_LOGIN: Final[Request[types.GatewayOAuthLoginParams, types.GatewayOAuthLoginResponse]] = Request("account/gatewayOAuth/login", types.GatewayOAuthLoginParams, types.GatewayOAuthLoginResponse)
"""Begins a login at a provider's gateway."""

ACCOUNT_GATEWAY_O_AUTH_READ: Final[Request[types.GatewayOAuthReadParams, types.GatewayOAuthReadResponse]] = Request("account/gatewayOAuth/read", types.GatewayOAuthReadParams, types.GatewayOAuthReadResponse)
"""Reports whether a provider's gateway needs a login, and the login's state."""

ACCOUNT_LOGIN_CANCEL: Final[Request[types.CancelLoginAccountParams, types.CancelLoginAccountResponse]] = Request("account/login/cancel", types.CancelLoginAccountParams, types.CancelLoginAccountResponse)
"""Cancels a login that waits for the user."""

ACCOUNT_LOGIN_START: Final[Request[types.LoginAccountParams, types.LoginAccountResponse]] = Request("account/login/start", cast(Any, types.LoginAccountParams), cast(Any, types.LoginAccountResponse))
"""Logs in, or begins a login that the user has to continue elsewhere."""

ACCOUNT_LOGOUT: Final[Request[None, types.LogoutAccountResponse]] = Request("account/logout", None, types.LogoutAccountResponse)
"""Logs out; fine if no user is logged in."""

ACCOUNT_RATE_LIMIT_RESET_CREDIT_CONSUME: Final[Request[types.ConsumeAccountRateLimitResetCreditParams, types.ConsumeAccountRateLimitResetCreditResponse]] = Request("account/rateLimitResetCredit/consume", types.ConsumeAccountRateLimitResetCreditParams, types.ConsumeAccountRateLimitResetCreditResponse)
"""Spends a credit to make the account's rate limits start again."""

ACCOUNT_RATE_LIMITS_READ: Final[Request[types.GetAccountRateLimitsParams, types.GetAccountRateLimitsResponse]] = Request("account/rateLimits/read", types.GetAccountRateLimitsParams, types.GetAccountRateLimitsResponse)
"""Asks the backend for the account's rate limits."""

ACCOUNT_READ: Final[Request[types.GetAccountParams, types.GetAccountResponse]] = Request("account/read", types.GetAccountParams, types.GetAccountResponse)
"""Returns the account that is logged in."""

ACCOUNT_SECURITY_SETUP_READ: Final[Request[None, types.GetAccountSecuritySetupResponse]] = Request("account/securitySetup/read", None, types.GetAccountSecuritySetupResponse)
"""Returns the steps that would make the account safer."""

ACCOUNT_SEND_ADD_CREDITS_NUDGE_EMAIL: Final[Request[types.SendAddCreditsNudgeEmailParams, types.SendAddCreditsNudgeEmailResponse]] = Request("account/sendAddCreditsNudgeEmail", types.SendAddCreditsNudgeEmailParams, types.SendAddCreditsNudgeEmailResponse)
"""Asks the workspace's owner by e-mail for credits or a higher limit."""

ACCOUNT_USAGE_READ: Final[Request[types.GetAccountTokenUsageParams, types.GetAccountTokenUsageResponse]] = Request("account/usage/read", types.GetAccountTokenUsageParams, types.GetAccountTokenUsageResponse)
"""Returns the token usage of the account."""

ACCOUNT_WORKSPACE_MESSAGES_READ: Final[Request[None, types.GetWorkspaceMessagesResponse]] = Request("account/workspaceMessages/read", None, types.GetWorkspaceMessagesResponse)
"""Reads the messages of the account's workspace to its members."""

APP_INSTALLED: Final[Request[types.AppsInstalledParams, types.AppsInstalledResponse]] = Request("app/installed", types.AppsInstalledParams, types.AppsInstalledResponse)
"""Lists the connected apps as they can be called."""

APP_LIST: Final[Request[types.AppsListParams, types.AppsListResponse]] = Request("app/list", types.AppsListParams, types.AppsListResponse)
"""Lists the apps on offer, with paging."""

APP_READ: Final[Request[types.AppsReadParams, types.AppsReadResponse]] = Request("app/read", types.AppsReadParams, types.AppsReadResponse)
"""Reads about apps by their ids."""

COMMAND_EXEC: Final[Request[types.CommandExecParams, types.CommandExecResponse]] = Request("command/exec", types.CommandExecParams, types.CommandExecResponse)
"""Runs a command and answers when it has ended."""

COMMAND_EXEC_RESIZE: Final[Request[types.CommandExecResizeParams, types.CommandExecResizeResponse]] = Request("command/exec/resize", types.CommandExecResizeParams, types.CommandExecResizeResponse)
"""Resizes the terminal of a running command."""

COMMAND_EXEC_TERMINATE: Final[Request[types.CommandExecTerminateParams, types.CommandExecTerminateResponse]] = Request("command/exec/terminate", types.CommandExecTerminateParams, types.CommandExecTerminateResponse)
"""Kills a running command."""

COMMAND_EXEC_WRITE: Final[Request[types.CommandExecWriteParams, types.CommandExecWriteResponse]] = Request("command/exec/write", types.CommandExecWriteParams, types.CommandExecWriteResponse)
"""Writes to a running command's input, or closes it."""

CONFIG_BATCH_WRITE: Final[Request[types.ConfigBatchWriteParams, types.ConfigWriteResponse]] = Request("config/batchWrite", types.ConfigBatchWriteParams, types.ConfigWriteResponse)
"""Changes several keys of the user's configuration, all or none."""

CONFIG_MCP_SERVER_RELOAD: Final[Request[None, types.McpServerRefreshResponse]] = Request("config/mcpServer/reload", None, types.McpServerRefreshResponse)
"""Reads the configuration of MCP servers again."""

CONFIG_READ: Final[Request[types.ConfigReadParams, types.ConfigReadResponse]] = Request("config/read", types.ConfigReadParams, types.ConfigReadResponse)
"""Reads the configuration and where each value comes from."""

CONFIG_VALUE_WRITE: Final[Request[types.ConfigValueWriteParams, types.ConfigWriteResponse]] = Request("config/value/write", types.ConfigValueWriteParams, types.ConfigWriteResponse)
"""Changes one key of the user's configuration."""

CONFIG_REQUIREMENTS_READ: Final[Request[None, types.ConfigRequirementsReadResponse]] = Request("configRequirements/read", None, types.ConfigRequirementsReadResponse)
"""Returns the administrator's requirements for the configuration."""

EXPERIMENTAL_FEATURE_ENABLEMENT_SET: Final[Request[types.ExperimentalFeatureEnablementSetParams, types.ExperimentalFeatureEnablementSetResponse]] = Request("experimentalFeature/enablement/set", types.ExperimentalFeatureEnablementSetParams, types.ExperimentalFeatureEnablementSetResponse)
"""Switches experimental features on or off while the server runs."""

EXPERIMENTAL_FEATURE_LIST: Final[Request[types.ExperimentalFeatureListParams, types.ExperimentalFeatureListResponse]] = Request("experimentalFeature/list", types.ExperimentalFeatureListParams, types.ExperimentalFeatureListResponse)
"""Lists the experimental features and whether they are on."""

EXTERNAL_AGENT_CONFIG_DETECT: Final[Request[types.ExternalAgentConfigDetectParams, types.ExternalAgentConfigDetectResponse]] = Request("externalAgentConfig/detect", types.ExternalAgentConfigDetectParams, types.ExternalAgentConfigDetectResponse)
"""Looks for what another agent has left on the machine and can be imported."""

EXTERNAL_AGENT_CONFIG_IMPORT: Final[Request[types.ExternalAgentConfigImportParams, types.ExternalAgentConfigImportResponse]] = Request("externalAgentConfig/import", types.ExternalAgentConfigImportParams, types.ExternalAgentConfigImportResponse)
"""Begins to import what another agent has left; progress is reported by notifications."""

EXTERNAL_AGENT_CONFIG_IMPORT_READ_HISTORIES: Final[Request[None, types.ExternalAgentConfigImportHistoriesReadResponse]] = Request("externalAgentConfig/import/readHistories", None, types.ExternalAgentConfigImportHistoriesReadResponse)
"""Lists the imports of the past."""

EXTERNAL_AGENT_CONFIG_IMPORT_RECORD_HISTORY: Final[Request[types.ExternalAgentConfigImportHistoryRecordParams, types.ExternalAgentConfigImportHistoryRecordResponse]] = Request("externalAgentConfig/import/recordHistory", types.ExternalAgentConfigImportHistoryRecordParams, types.ExternalAgentConfigImportHistoryRecordResponse)
"""Writes down an import that the client did itself."""

FEEDBACK_SAVE: Final[Request[types.FeedbackSaveParams, types.FeedbackSaveResponse]] = Request("feedback/save", types.FeedbackSaveParams, types.FeedbackSaveResponse)
"""Writes a bundle of feedback to a path."""

FEEDBACK_UPLOAD: Final[Request[types.FeedbackUploadParams, types.FeedbackUploadResponse]] = Request("feedback/upload", types.FeedbackUploadParams, types.FeedbackUploadResponse)
"""Sends feedback to the backend."""

FS_COPY: Final[Request[types.FsCopyParams, types.FsCopyResponse]] = Request("fs/copy", types.FsCopyParams, types.FsCopyResponse)
"""Copies a file or a directory."""

FS_CREATE_DIRECTORY: Final[Request[types.FsCreateDirectoryParams, types.FsCreateDirectoryResponse]] = Request("fs/createDirectory", types.FsCreateDirectoryParams, types.FsCreateDirectoryResponse)
"""Makes a directory."""

FS_GET_METADATA: Final[Request[types.FsGetMetadataParams, types.FsGetMetadataResponse]] = Request("fs/getMetadata", types.FsGetMetadataParams, types.FsGetMetadataResponse)
"""Returns the type of a path and its times."""

FS_READ_DIRECTORY: Final[Request[types.FsReadDirectoryParams, types.FsReadDirectoryResponse]] = Request("fs/readDirectory", types.FsReadDirectoryParams, types.FsReadDirectoryResponse)
"""Lists a directory, in no order."""

FS_READ_FILE: Final[Request[types.FsReadFileParams, types.FsReadFileResponse]] = Request("fs/readFile", types.FsReadFileParams, types.FsReadFileResponse)
"""Reads a file."""

FS_REMOVE: Final[Request[types.FsRemoveParams, types.FsRemoveResponse]] = Request("fs/remove", types.FsRemoveParams, types.FsRemoveResponse)
"""Removes a file or a directory."""

FS_UNWATCH: Final[Request[types.FsUnwatchParams, types.FsUnwatchResponse]] = Request("fs/unwatch", types.FsUnwatchParams, types.FsUnwatchResponse)
"""Stops watching; fine if nothing was watched."""

FS_WATCH: Final[Request[types.FsWatchParams, types.FsWatchResponse]] = Request("fs/watch", types.FsWatchParams, types.FsWatchResponse)
"""Watches a file, a directory or a path that may come to be."""

FS_WRITE_FILE: Final[Request[types.FsWriteFileParams, types.FsWriteFileResponse]] = Request("fs/writeFile", types.FsWriteFileParams, types.FsWriteFileResponse)
"""Writes a file."""

FUZZY_FILE_SEARCH: Final[Request[types.FuzzyFileSearchParams, types.FuzzyFileSearchResponse]] = Request("fuzzyFileSearch", types.FuzzyFileSearchParams, types.FuzzyFileSearchResponse)
"""Searches files by parts of their names, once."""

GET_AUTH_STATUS: Final[Request[types.GetAuthStatusParams, types.GetAuthStatusResponse]] = Request("getAuthStatus", types.GetAuthStatusParams, types.GetAuthStatusResponse)
"""Returns the kind of login, and the token if asked for; an older method."""

GET_CONVERSATION_SUMMARY: Final[Request[types.GetConversationSummaryParams, types.GetConversationSummaryResponse]] = Request("getConversationSummary", cast(Any, types.GetConversationSummaryParams), types.GetConversationSummaryResponse)
"""Returns a summary of a stored thread; an older method."""

GIT_DIFF_TO_REMOTE: Final[Request[types.GitDiffToRemoteParams, types.GitDiffToRemoteResponse]] = Request("gitDiffToRemote", types.GitDiffToRemoteParams, types.GitDiffToRemoteResponse)
"""Diffs a working tree against the nearest commit that its remote has; an older method."""

HOOKS_LIST: Final[Request[types.HooksListParams, types.HooksListResponse]] = Request("hooks/list", types.HooksListParams, types.HooksListResponse)
"""Lists the hooks that hold in each directory, with what is wrong with them."""

MARKETPLACE_ADD: Final[Request[types.MarketplaceAddParams, types.MarketplaceAddResponse]] = Request("marketplace/add", types.MarketplaceAddParams, types.MarketplaceAddResponse)
"""Fetches a marketplace of plugins and adds it to the configuration."""

MARKETPLACE_REMOVE: Final[Request[types.MarketplaceRemoveParams, types.MarketplaceRemoveResponse]] = Request("marketplace/remove", types.MarketplaceRemoveParams, types.MarketplaceRemoveResponse)
"""Takes a marketplace of plugins out again."""

MARKETPLACE_UPGRADE: Final[Request[types.MarketplaceUpgradeParams, types.MarketplaceUpgradeResponse]] = Request("marketplace/upgrade", types.MarketplaceUpgradeParams, types.MarketplaceUpgradeResponse)
"""Fetches the newest state of one marketplace or of all."""

MCP_SERVER_OAUTH_LOGIN: Final[Request[types.McpServerOauthLoginParams, types.McpServerOauthLoginResponse]] = Request("mcpServer/oauth/login", types.McpServerOauthLoginParams, types.McpServerOauthLoginResponse)
"""Begins an OAuth login to an MCP server and answers the page to open."""

MCP_SERVER_RESOURCE_READ: Final[Request[types.McpResourceReadParams, types.McpResourceReadResponse]] = Request("mcpServer/resource/read", types.McpResourceReadParams, types.McpResourceReadResponse)
"""Reads a resource of an MCP server, with or without a thread."""

MCP_SERVER_TOOL_CALL: Final[Request[types.McpServerToolCallParams, types.McpServerToolCallResponse]] = Request("mcpServer/tool/call", types.McpServerToolCallParams, types.McpServerToolCallResponse)
"""Calls a tool of an MCP server on the client's behalf; no approval is asked."""

MCP_SERVER_STATUS_LIST: Final[Request[types.ListMcpServerStatusParams, types.ListMcpServerStatusResponse]] = Request("mcpServerStatus/list", types.ListMcpServerStatusParams, types.ListMcpServerStatusResponse)
"""Lists the MCP servers by name with their tools and resources, and starts them if need be."""

MODEL_LIST: Final[Request[types.ModelListParams, types.ModelListResponse]] = Request("model/list", types.ModelListParams, types.ModelListResponse)
"""Lists the models on offer."""

MODEL_PROVIDER_CAPABILITIES_READ: Final[Request[types.ModelProviderCapabilitiesReadParams, types.ModelProviderCapabilitiesReadResponse]] = Request("modelProvider/capabilities/read", types.ModelProviderCapabilitiesReadParams, types.ModelProviderCapabilitiesReadResponse)
"""Returns the capabilities of the model provider besides models."""

MODEL_PROVIDER_CONFIG_WRITE: Final[Request[types.ModelProviderConfigWriteParams, types.ModelProviderConfigWriteResponse]] = Request("modelProvider/config/write", types.ModelProviderConfigWriteParams, types.ModelProviderConfigWriteResponse)
"""Writes a model provider's settings to the configuration."""

MODEL_PROVIDER_DEFAULT_SET: Final[Request[types.ModelProviderDefaultSetParams, types.ConfigWriteResponse]] = Request("modelProvider/default/set", types.ModelProviderDefaultSetParams, types.ConfigWriteResponse)
"""Makes a configured model provider the one that new threads use."""

MODEL_PROVIDER_LIST: Final[Request[types.ModelProviderListParams, types.ModelProviderListResponse]] = Request("modelProvider/list", types.ModelProviderListParams, types.ModelProviderListResponse)
"""Lists the model providers, with the default one."""

PERMISSION_PROFILE_LIST: Final[Request[types.PermissionProfileListParams, types.PermissionProfileListResponse]] = Request("permissionProfile/list", types.PermissionProfileListParams, types.PermissionProfileListResponse)
"""Lists the permission profiles and whether each may be used."""

PLUGIN_INSTALL: Final[Request[types.PluginInstallParams, types.PluginInstallResponse]] = Request("plugin/install", types.PluginInstallParams, types.PluginInstallResponse)
"""Installs a plugin from a marketplace."""

PLUGIN_INSTALLED: Final[Request[types.PluginInstalledParams, types.PluginInstalledResponse]] = Request("plugin/installed", types.PluginInstalledParams, types.PluginInstalledResponse)
"""Lists the installed plugins, by marketplace."""

PLUGIN_LIST: Final[Request[types.PluginListParams, types.PluginListResponse]] = Request("plugin/list", types.PluginListParams, types.PluginListResponse)
"""Lists the plugins on offer, by marketplace."""

PLUGIN_READ: Final[Request[types.PluginReadParams, types.PluginReadResponse]] = Request("plugin/read", types.PluginReadParams, types.PluginReadResponse)
"""Returns the details of one plugin."""

PLUGIN_RECONCILE: Final[Request[types.PluginReconcileParams, types.PluginReconcileResponse]] = Request("plugin/reconcile", types.PluginReconcileParams, types.PluginReconcileResponse)
"""Brings the installed plugins in line with what the cloud says should be there."""

PLUGIN_SHARE_CHECKOUT: Final[Request[types.PluginShareCheckoutParams, types.PluginShareCheckoutResponse]] = Request("plugin/share/checkout", types.PluginShareCheckoutParams, types.PluginShareCheckoutResponse)
"""Fetches a shared plugin into a local marketplace, to be worked on."""

PLUGIN_SHARE_DELETE: Final[Request[types.PluginShareDeleteParams, types.PluginShareDeleteResponse]] = Request("plugin/share/delete", types.PluginShareDeleteParams, types.PluginShareDeleteResponse)
"""Takes back the sharing of a plugin."""

PLUGIN_SHARE_LIST: Final[Request[types.PluginShareListParams, types.PluginShareListResponse]] = Request("plugin/share/list", types.PluginShareListParams, types.PluginShareListResponse)
"""Lists the plugins that the user shares."""

PLUGIN_SHARE_SAVE: Final[Request[types.PluginShareSaveParams, types.PluginShareSaveResponse]] = Request("plugin/share/save", types.PluginShareSaveParams, types.PluginShareSaveResponse)
"""Uploads a local plugin to share it, or a new version of one that is shared."""

PLUGIN_SHARE_UPDATE_TARGETS: Final[Request[types.PluginShareUpdateTargetsParams, types.PluginShareUpdateTargetsResponse]] = Request("plugin/share/updateTargets", types.PluginShareUpdateTargetsParams, types.PluginShareUpdateTargetsResponse)
"""Changes with whom a plugin is shared, and who can find it."""

PLUGIN_SKILL_READ: Final[Request[types.PluginSkillReadParams, types.PluginSkillReadResponse]] = Request("plugin/skill/read", types.PluginSkillReadParams, types.PluginSkillReadResponse)
"""Reads the text of a skill in a plugin that is not installed."""

PLUGIN_UNINSTALL: Final[Request[types.PluginUninstallParams, types.PluginUninstallResponse]] = Request("plugin/uninstall", types.PluginUninstallParams, types.PluginUninstallResponse)
"""Removes an installed plugin."""

REVIEW_START: Final[Request[types.ReviewStartParams, types.ReviewStartResponse]] = Request("review/start", types.ReviewStartParams, types.ReviewStartResponse)
"""Starts a review of changes in a thread."""

SKILLS_CONFIG_WRITE: Final[Request[types.SkillsConfigWriteParams, types.SkillsConfigWriteResponse]] = Request("skills/config/write", types.SkillsConfigWriteParams, types.SkillsConfigWriteResponse)
"""Switches a skill on or off in the user's configuration."""

SKILLS_EXTRA_ROOTS_SET: Final[Request[types.SkillsExtraRootsSetParams, types.SkillsExtraRootsSetResponse]] = Request("skills/extraRoots/set", types.SkillsExtraRootsSetParams, types.SkillsExtraRootsSetResponse)
"""Sets further directories that skills are looked for in."""

SKILLS_LIST: Final[Request[types.SkillsListParams, types.SkillsListResponse]] = Request("skills/list", types.SkillsListParams, types.SkillsListResponse)
"""Lists the skills that hold for working directories."""

THREAD_APPROVE_GUARDIAN_DENIED_ACTION: Final[Request[types.ThreadApproveGuardianDeniedActionParams, types.ThreadApproveGuardianDeniedActionResponse]] = Request("thread/approveGuardianDeniedAction", types.ThreadApproveGuardianDeniedActionParams, types.ThreadApproveGuardianDeniedActionResponse)
"""Allows an action that the automatic reviewer refused."""

THREAD_ARCHIVE: Final[Request[types.ThreadArchiveParams, types.ThreadArchiveResponse]] = Request("thread/archive", types.ThreadArchiveParams, types.ThreadArchiveResponse)
"""Moves a thread out of the ordinary lists."""

THREAD_ATTACHMENT_ADD: Final[Request[types.ThreadAttachmentAddParams, types.ThreadAttachmentAddResponse]] = Request("thread/attachment/add", types.ThreadAttachmentAddParams, types.ThreadAttachmentAddResponse)
"""Attaches something to a thread, unless it is attached already."""

THREAD_ATTACHMENT_LIST: Final[Request[types.ThreadAttachmentListParams, types.ThreadAttachmentListResponse]] = Request("thread/attachment/list", types.ThreadAttachmentListParams, types.ThreadAttachmentListResponse)
"""Lists what is attached to a thread."""

THREAD_ATTACHMENT_REMOVE: Final[Request[types.ThreadAttachmentRemoveParams, types.ThreadAttachmentRemoveResponse]] = Request("thread/attachment/remove", types.ThreadAttachmentRemoveParams, types.ThreadAttachmentRemoveResponse)
"""Takes an attachment off a thread."""

THREAD_ATTACHMENT_OWNER_LIST: Final[Request[types.ThreadAttachmentOwnerListParams, types.ThreadAttachmentOwnerListResponse]] = Request("thread/attachmentOwner/list", types.ThreadAttachmentOwnerListParams, types.ThreadAttachmentOwnerListResponse)
"""Lists the threads that have a certain attachment."""

THREAD_COMPACT_START: Final[Request[types.ThreadCompactStartParams, types.ThreadCompactStartResponse]] = Request("thread/compact/start", types.ThreadCompactStartParams, types.ThreadCompactStartResponse)
"""Has the model shorten a thread's history to a summary."""

THREAD_DELETE: Final[Request[types.ThreadDeleteParams, types.ThreadDeleteResponse]] = Request("thread/delete", types.ThreadDeleteParams, types.ThreadDeleteResponse)
"""Deletes a thread permanently."""

THREAD_FORK: Final[Request[types.ThreadForkParams, types.ThreadForkResponse]] = Request("thread/fork", types.ThreadForkParams, types.ThreadForkResponse)
"""Makes a new thread with the history of another and subscribes the caller to it."""

THREAD_GOAL_CLEAR: Final[Request[types.ThreadGoalClearParams, types.ThreadGoalClearResponse]] = Request("thread/goal/clear", types.ThreadGoalClearParams, types.ThreadGoalClearResponse)
"""Takes a thread's goal away."""

THREAD_GOAL_GET: Final[Request[types.ThreadGoalGetParams, types.ThreadGoalGetResponse]] = Request("thread/goal/get", types.ThreadGoalGetParams, types.ThreadGoalGetResponse)
"""Reads a thread's goal."""

THREAD_GOAL_SET: Final[Request[types.ThreadGoalSetParams, types.ThreadGoalSetResponse]] = Request("thread/goal/set", types.ThreadGoalSetParams, types.ThreadGoalSetResponse)
"""Sets a thread's goal, or changes parts of it."""

THREAD_INJECT_ITEMS: Final[Request[types.ThreadInjectItemsParams, types.ThreadInjectItemsResponse]] = Request("thread/inject_items", types.ThreadInjectItemsParams, types.ThreadInjectItemsResponse)
"""Appends items to the history the model is sent, without showing them."""

THREAD_ITEMS_LIST: Final[Request[types.ThreadItemsListParams, types.ThreadItemsListResponse]] = Request("thread/items/list", types.ThreadItemsListParams, types.ThreadItemsListResponse)
"""Lists a thread's items."""

THREAD_LIST: Final[Request[types.ThreadListParams, types.ThreadListResponse]] = Request("thread/list", types.ThreadListParams, types.ThreadListResponse)
"""Lists stored threads."""

THREAD_LOADED_LIST: Final[Request[types.ThreadLoadedListParams, types.ThreadLoadedListResponse]] = Request("thread/loaded/list", types.ThreadLoadedListParams, types.ThreadLoadedListResponse)
"""Lists the threads in memory."""

THREAD_METADATA_UPDATE: Final[Request[types.ThreadMetadataUpdateParams, types.ThreadMetadataUpdateResponse]] = Request("thread/metadata/update", types.ThreadMetadataUpdateParams, types.ThreadMetadataUpdateResponse)
"""Changes what is stored about a thread: its repository, its project."""

THREAD_NAME_SET: Final[Request[types.ThreadSetNameParams, types.ThreadSetNameResponse]] = Request("thread/name/set", types.ThreadSetNameParams, types.ThreadSetNameResponse)
"""Names a thread."""

THREAD_READ: Final[Request[types.ThreadReadParams, types.ThreadReadResponse]] = Request("thread/read", types.ThreadReadParams, types.ThreadReadResponse)
"""Reads a thread without loading it or subscribing to it."""

THREAD_RESUME: Final[Request[types.ThreadResumeParams, types.ThreadResumeResponse]] = Request("thread/resume", types.ThreadResumeParams, types.ThreadResumeResponse)
"""Loads a stored thread, or finds it loaded, and subscribes the caller to it."""

THREAD_REVERT: Final[Request[types.ThreadRevertParams, types.ThreadRevertResponse]] = Request("thread/revert", types.ThreadRevertParams, types.ThreadRevertResponse)
"""Drops a thread's last turns, from a certain one on."""

THREAD_SECTION_MOVE: Final[Request[types.ThreadSectionMoveParams, types.ThreadSectionMoveResponse]] = Request("thread/section/move", types.ThreadSectionMoveParams, types.ThreadSectionMoveResponse)
"""Files a thread under a section, or under none."""

THREAD_SHELL_COMMAND: Final[Request[types.ThreadShellCommandParams, types.ThreadShellCommandResponse]] = Request("thread/shellCommand", types.ThreadShellCommandParams, types.ThreadShellCommandResponse)
"""Runs a command of the user's in a thread, outside the sandbox and without approval."""

THREAD_START: Final[Request[types.ThreadStartParams, types.ThreadStartResponse]] = Request("thread/start", types.ThreadStartParams, types.ThreadStartResponse)
"""Starts a thread and subscribes the caller to it."""

THREAD_TURNS_LIST: Final[Request[types.ThreadTurnsListParams, types.ThreadTurnsListResponse]] = Request("thread/turns/list", types.ThreadTurnsListParams, types.ThreadTurnsListResponse)
"""Lists a thread's turns, without loading it."""

THREAD_UNARCHIVE: Final[Request[types.ThreadUnarchiveParams, types.ThreadUnarchiveResponse]] = Request("thread/unarchive", types.ThreadUnarchiveParams, types.ThreadUnarchiveResponse)
"""Moves an archived thread back into the ordinary lists, without loading it."""

THREAD_UNSUBSCRIBE: Final[Request[types.ThreadUnsubscribeParams, types.ThreadUnsubscribeResponse]] = Request("thread/unsubscribe", types.ThreadUnsubscribeParams, types.ThreadUnsubscribeResponse)
"""Takes the caller's subscription to a thread back."""

THREAD_SECTION_CREATE: Final[Request[types.ThreadSectionCreateParams, types.ThreadSectionCreateResponse]] = Request("threadSection/create", types.ThreadSectionCreateParams, types.ThreadSectionCreateResponse)
"""Creates a section that threads can be filed under."""

THREAD_SECTION_DELETE: Final[Request[types.ThreadSectionDeleteParams, types.ThreadSectionDeleteResponse]] = Request("threadSection/delete", types.ThreadSectionDeleteParams, types.ThreadSectionDeleteResponse)
"""Deletes a section; its threads stay."""

THREAD_SECTION_LIST: Final[Request[types.ThreadSectionListParams, types.ThreadSectionListResponse]] = Request("threadSection/list", types.ThreadSectionListParams, types.ThreadSectionListResponse)
"""Lists the sections."""

THREAD_SECTION_UPDATE: Final[Request[types.ThreadSectionUpdateParams, types.ThreadSectionUpdateResponse]] = Request("threadSection/update", types.ThreadSectionUpdateParams, types.ThreadSectionUpdateResponse)
"""Changes a section's name and look."""

TURN_INTERRUPT: Final[Request[types.TurnInterruptParams, types.TurnInterruptResponse]] = Request("turn/interrupt", types.TurnInterruptParams, types.TurnInterruptResponse)
"""Stops a running turn."""

TURN_START: Final[Request[types.TurnStartParams, types.TurnStartResponse]] = Request("turn/start", types.TurnStartParams, types.TurnStartResponse)
"""Starts a turn with what the user said."""

TURN_STEER: Final[Request[types.TurnSteerParams, types.TurnSteerResponse]] = Request("turn/steer", types.TurnSteerParams, types.TurnSteerResponse)
"""Adds to what the user said while a turn runs."""

WINDOWS_SANDBOX_READINESS: Final[Request[None, types.WindowsSandboxReadinessResponse]] = Request("windowsSandbox/readiness", None, types.WindowsSandboxReadinessResponse)
"""Reports whether the sandbox on Windows can be used."""

WINDOWS_SANDBOX_SETUP_START: Final[Request[types.WindowsSandboxSetupStartParams, types.WindowsSandboxSetupStartResponse]] = Request("windowsSandbox/setupStart", types.WindowsSandboxSetupStartParams, types.WindowsSandboxSetupStartResponse)
"""Begins to set up the sandbox on Windows."""

INITIALIZED: Final[Notification[None]] = Notification("initialized", None)
"""The client has read the answer to `initialize`."""

ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH: Final[Request[types.ChatgptAuthTokensRefreshParams, types.ChatgptAuthTokensRefreshResponse]] = Request("account/chatgptAuthTokens/refresh", types.ChatgptAuthTokensRefreshParams, types.ChatgptAuthTokensRefreshResponse)
"""Asks the client that logged in with its own tokens for fresh ones."""

APPLY_PATCH_APPROVAL: Final[Request[types.ApplyPatchApprovalParams, types.ApplyPatchApprovalResponse]] = Request("applyPatchApproval", types.ApplyPatchApprovalParams, types.ApplyPatchApprovalResponse)
"""Asks whether files may be changed; the older form, which this server never sends."""

ATTESTATION_GENERATE: Final[Request[types.AttestationGenerateParams, types.AttestationGenerateResponse]] = Request("attestation/generate", types.AttestationGenerateParams, types.AttestationGenerateResponse)
"""Asks the client for a token that proves what it is. Never sent: no provider here takes one."""

EXEC_COMMAND_APPROVAL: Final[Request[types.ExecCommandApprovalParams, types.ExecCommandApprovalResponse]] = Request("execCommandApproval", types.ExecCommandApprovalParams, types.ExecCommandApprovalResponse)
"""Asks whether a command may run; the older form, which this server never sends."""

ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL: Final[Request[types.CommandExecutionRequestApprovalParams, types.CommandExecutionRequestApprovalResponse]] = Request("item/commandExecution/requestApproval", types.CommandExecutionRequestApprovalParams, types.CommandExecutionRequestApprovalResponse)
"""Asks whether a command may run."""

ITEM_FILE_CHANGE_REQUEST_APPROVAL: Final[Request[types.FileChangeRequestApprovalParams, types.FileChangeRequestApprovalResponse]] = Request("item/fileChange/requestApproval", types.FileChangeRequestApprovalParams, types.FileChangeRequestApprovalResponse)
"""Asks whether files may be changed."""

ITEM_PERMISSIONS_REQUEST_APPROVAL: Final[Request[types.PermissionsRequestApprovalParams, types.PermissionsRequestApprovalResponse]] = Request("item/permissions/requestApproval", types.PermissionsRequestApprovalParams, types.PermissionsRequestApprovalResponse)
"""Asks whether the model may have more permissions."""

ITEM_TOOL_CALL: Final[Request[types.DynamicToolCallParams, types.DynamicToolCallResponse]] = Request("item/tool/call", types.DynamicToolCallParams, types.DynamicToolCallResponse)
"""Asks the client to run a tool that it brought."""

ITEM_TOOL_REQUEST_USER_INPUT: Final[Request[types.ToolRequestUserInputParams, types.ToolRequestUserInputResponse]] = Request("item/tool/requestUserInput", types.ToolRequestUserInputParams, types.ToolRequestUserInputResponse)
"""Puts the model's questions to the user."""

MCP_SERVER_ELICITATION_REQUEST: Final[Request[types.McpServerElicitationRequestParams, types.McpServerElicitationRequestResponse]] = Request("mcpServer/elicitation/request", cast(Any, types.McpServerElicitationRequestParams), types.McpServerElicitationRequestResponse)
"""Puts an MCP server's question to the user, or asks whether its tool may run."""

ACCOUNT_GATEWAY_O_AUTH_CHANGED: Final[Notification[types.GatewayOAuthChangedNotification]] = Notification("account/gatewayOAuth/changed", types.GatewayOAuthChangedNotification)
"""The login at a provider's gateway moved on."""

ACCOUNT_LOGIN_COMPLETED: Final[Notification[types.AccountLoginCompletedNotification]] = Notification("account/login/completed", types.AccountLoginCompletedNotification)
"""A login succeeded or failed."""

ACCOUNT_RATE_LIMITS_UPDATED: Final[Notification[types.AccountRateLimitsUpdatedNotification]] = Notification("account/rateLimits/updated", types.AccountRateLimitsUpdatedNotification)
"""The provider's rate limits as last seen."""

ACCOUNT_UPDATED: Final[Notification[types.AccountUpdatedNotification]] = Notification("account/updated", types.AccountUpdatedNotification)
"""The account that is logged in has changed."""

APP_LIST_UPDATED: Final[Notification[types.AppListUpdatedNotification]] = Notification("app/list/updated", types.AppListUpdatedNotification)
"""The apps on offer have changed."""

AUTO_APPROVAL_REVIEW_STRICT_REVIEW_REQUIRED: Final[Notification[types.StrictReviewRequiredNotification]] = Notification("autoApprovalReview/strictReviewRequired", types.StrictReviewRequiredNotification)
"""A turn's approvals are reviewed strictly from here on."""

COMMAND_EXEC_OUTPUT_DELTA: Final[Notification[types.CommandExecOutputDeltaNotification]] = Notification("command/exec/outputDelta", types.CommandExecOutputDeltaNotification)
"""A piece of the output of a command of `command/exec`."""

CONFIG_WARNING: Final[Notification[types.ConfigWarningNotification]] = Notification("configWarning", types.ConfigWarningNotification)
"""Something in the configuration that the user should fix."""

DEPRECATION_NOTICE: Final[Notification[types.DeprecationNoticeNotification]] = Notification("deprecationNotice", types.DeprecationNoticeNotification)
"""The client used something that will go away."""

ERROR: Final[Notification[types.ErrorNotification]] = Notification("error", types.ErrorNotification)
"""A turn met an error."""

EXTERNAL_AGENT_CONFIG_IMPORT_COMPLETED: Final[Notification[types.ExternalAgentConfigImportCompletedNotification]] = Notification("externalAgentConfig/import/completed", types.ExternalAgentConfigImportCompletedNotification)
"""An import is done."""

EXTERNAL_AGENT_CONFIG_IMPORT_PROGRESS: Final[Notification[types.ExternalAgentConfigImportProgressNotification]] = Notification("externalAgentConfig/import/progress", types.ExternalAgentConfigImportProgressNotification)
"""An import moved on."""

FS_CHANGED: Final[Notification[types.FsChangedNotification]] = Notification("fs/changed", types.FsChangedNotification)
"""Something that is watched has changed."""

FUZZY_FILE_SEARCH_SESSION_COMPLETED: Final[Notification[types.FuzzyFileSearchSessionCompletedNotification]] = Notification("fuzzyFileSearch/sessionCompleted", types.FuzzyFileSearchSessionCompletedNotification)
"""A search session has found all for its query."""

FUZZY_FILE_SEARCH_SESSION_UPDATED: Final[Notification[types.FuzzyFileSearchSessionUpdatedNotification]] = Notification("fuzzyFileSearch/sessionUpdated", types.FuzzyFileSearchSessionUpdatedNotification)
"""The results of a search session so far."""

GUARDIAN_WARNING: Final[Notification[types.GuardianWarningNotification]] = Notification("guardianWarning", types.GuardianWarningNotification)
"""The reviewing model has something that the user should know."""

HOOK_COMPLETED: Final[Notification[types.HookCompletedNotification]] = Notification("hook/completed", types.HookCompletedNotification)
"""A hook's run ended."""

HOOK_STARTED: Final[Notification[types.HookStartedNotification]] = Notification("hook/started", types.HookStartedNotification)
"""A hook began to run."""

ITEM_AGENT_MESSAGE_DELTA: Final[Notification[types.AgentMessageDeltaNotification]] = Notification("item/agentMessage/delta", types.AgentMessageDeltaNotification)
"""A piece of a message."""

ITEM_AUTO_APPROVAL_REVIEW_COMPLETED: Final[Notification[types.ItemGuardianApprovalReviewCompletedNotification]] = Notification("item/autoApprovalReview/completed", types.ItemGuardianApprovalReviewCompletedNotification)
"""The reviewing model has decided about an approval."""

ITEM_AUTO_APPROVAL_REVIEW_STARTED: Final[Notification[types.ItemGuardianApprovalReviewStartedNotification]] = Notification("item/autoApprovalReview/started", types.ItemGuardianApprovalReviewStartedNotification)
"""The reviewing model began to look at an approval."""

ITEM_COMMAND_EXECUTION_OUTPUT_DELTA: Final[Notification[types.CommandExecutionOutputDeltaNotification]] = Notification("item/commandExecution/outputDelta", types.CommandExecutionOutputDeltaNotification)
"""A piece of a command's output."""

ITEM_COMMAND_EXECUTION_TERMINAL_INTERACTION: Final[Notification[types.TerminalInteractionNotification]] = Notification("item/commandExecution/terminalInteraction", types.TerminalInteractionNotification)
"""Something was typed into a command."""

ITEM_COMPLETED: Final[Notification[types.ItemCompletedNotification]] = Notification("item/completed", types.ItemCompletedNotification)
"""An item is complete."""

ITEM_FILE_CHANGE_OUTPUT_DELTA: Final[Notification[types.FileChangeOutputDeltaNotification]] = Notification("item/fileChange/outputDelta", types.FileChangeOutputDeltaNotification)
"""A piece of the output of changing files."""

ITEM_FILE_CHANGE_PATCH_UPDATED: Final[Notification[types.FileChangePatchUpdatedNotification]] = Notification("item/fileChange/patchUpdated", types.FileChangePatchUpdatedNotification)
"""The changes of a file change item, as far as they are known."""

ITEM_MCP_TOOL_CALL_PROGRESS: Final[Notification[types.McpToolCallProgressNotification]] = Notification("item/mcpToolCall/progress", types.McpToolCallProgressNotification)
"""An MCP tool says how far it is."""

ITEM_PLAN_DELTA: Final[Notification[types.PlanDeltaNotification]] = Notification("item/plan/delta", types.PlanDeltaNotification)
"""A piece of a plan."""

ITEM_REASONING_SUMMARY_PART_ADDED: Final[Notification[types.ReasoningSummaryPartAddedNotification]] = Notification("item/reasoning/summaryPartAdded", types.ReasoningSummaryPartAddedNotification)
"""Another part of a reasoning summary begins."""

ITEM_REASONING_SUMMARY_TEXT_DELTA: Final[Notification[types.ReasoningSummaryTextDeltaNotification]] = Notification("item/reasoning/summaryTextDelta", types.ReasoningSummaryTextDeltaNotification)
"""A piece of a reasoning summary."""

ITEM_REASONING_TEXT_DELTA: Final[Notification[types.ReasoningTextDeltaNotification]] = Notification("item/reasoning/textDelta", types.ReasoningTextDeltaNotification)
"""A piece of raw reasoning."""

ITEM_STARTED: Final[Notification[types.ItemStartedNotification]] = Notification("item/started", types.ItemStartedNotification)
"""An item began."""

MCP_SERVER_EVENT_STREAM_NOTIFICATION: Final[Notification[types.McpServerEventStreamNotification]] = Notification("mcpServer/event/stream/notification", types.McpServerEventStreamNotification)
"""An event of an MCP server that the client subscribed to."""

MCP_SERVER_OAUTH_LOGIN_COMPLETED: Final[Notification[types.McpServerOauthLoginCompletedNotification]] = Notification("mcpServer/oauthLogin/completed", types.McpServerOauthLoginCompletedNotification)
"""An OAuth login to an MCP server ended."""

MCP_SERVER_STARTUP_STATUS_UPDATED: Final[Notification[types.McpServerStatusUpdatedNotification]] = Notification("mcpServer/startupStatus/updated", types.McpServerStatusUpdatedNotification)
"""An MCP server is starting, is ready, or could not be started."""

MODEL_REROUTED: Final[Notification[types.ModelReroutedNotification]] = Notification("model/rerouted", types.ModelReroutedNotification)
"""The provider answered with another model than the one asked."""

MODEL_SAFETY_BUFFERING_UPDATED: Final[Notification[types.ModelSafetyBufferingUpdatedNotification]] = Notification("model/safetyBuffering/updated", types.ModelSafetyBufferingUpdatedNotification)
"""The provider holds output back for a safety check, or no longer does."""

MODEL_VERIFICATION: Final[Notification[types.ModelVerificationNotification]] = Notification("model/verification", types.ModelVerificationNotification)
"""The provider wants the user verified."""

MODEL_PROVIDER_AUTH_RECOVERY_COMPLETED: Final[Notification[types.AuthRecoveryNotification]] = Notification("modelProvider/authRecoveryCompleted", types.AuthRecoveryNotification)
"""The attempt to renew a model provider's login ended."""

MODEL_PROVIDER_AUTH_RECOVERY_STARTED: Final[Notification[types.AuthRecoveryNotification]] = Notification("modelProvider/authRecoveryStarted", types.AuthRecoveryNotification)
"""The server began to renew a model provider's login."""

PROCESS_EXITED: Final[Notification[types.ProcessExitedNotification]] = Notification("process/exited", types.ProcessExitedNotification)
"""A process ended."""

PROCESS_OUTPUT_DELTA: Final[Notification[types.ProcessOutputDeltaNotification]] = Notification("process/outputDelta", types.ProcessOutputDeltaNotification)
"""A piece of a process's output."""

PROJECT_CHANGED: Final[Notification[types.ProjectChangedNotification]] = Notification("project/changed", types.ProjectChangedNotification)
"""A project was created, changed or deleted."""

RAW_RESPONSE_COMPLETED: Final[Notification[types.RawResponseCompletedNotification]] = Notification("rawResponse/completed", types.RawResponseCompletedNotification)
"""A response of the provider is complete. Only for threads that were started with
`experimentalRawEvents`.
"""

RAW_RESPONSE_ITEM_COMPLETED: Final[Notification[types.RawResponseItemCompletedNotification]] = Notification("rawResponseItem/completed", types.RawResponseItemCompletedNotification)
"""An item was added to what the model is sent. Only for threads that were started with
`experimentalRawEvents`.
"""

REMOTE_CONTROL_STATUS_CHANGED: Final[Notification[types.RemoteControlStatusChangedNotification]] = Notification("remoteControl/status/changed", types.RemoteControlStatusChangedNotification)
"""Remote control was switched, or its connection has changed."""

SERVER_REQUEST_RESOLVED: Final[Notification[types.ServerRequestResolvedNotification]] = Notification("serverRequest/resolved", types.ServerRequestResolvedNotification)
"""A question of the server needs no answer any more."""

SKILLS_CHANGED: Final[Notification[types.SkillsChangedNotification]] = Notification("skills/changed", types.SkillsChangedNotification)
"""The skills on offer may have changed."""

THREAD_ARCHIVED: Final[Notification[types.ThreadArchivedNotification]] = Notification("thread/archived", types.ThreadArchivedNotification)
"""A thread was archived."""

THREAD_ATTACHMENT_UPDATED: Final[Notification[types.ThreadAttachmentUpdatedNotification]] = Notification("thread/attachment/updated", types.ThreadAttachmentUpdatedNotification)
"""Something was attached to a thread or taken off it."""

THREAD_CLOSED: Final[Notification[types.ThreadClosedNotification]] = Notification("thread/closed", types.ThreadClosedNotification)
"""A thread left the server's memory."""

THREAD_COMPACTED: Final[Notification[types.ContextCompactedNotification]] = Notification("thread/compacted", types.ContextCompactedNotification)
"""A thread's history was shortened."""

THREAD_DELETED: Final[Notification[types.ThreadDeletedNotification]] = Notification("thread/deleted", types.ThreadDeletedNotification)
"""A thread was deleted."""

THREAD_ENVIRONMENT_CONNECTED: Final[Notification[types.EnvironmentConnectionNotification]] = Notification("thread/environment/connected", types.EnvironmentConnectionNotification)
"""An environment of a thread was connected."""

THREAD_ENVIRONMENT_DISCONNECTED: Final[Notification[types.EnvironmentConnectionNotification]] = Notification("thread/environment/disconnected", types.EnvironmentConnectionNotification)
"""An environment of a thread was disconnected."""

THREAD_GOAL_CLEARED: Final[Notification[types.ThreadGoalClearedNotification]] = Notification("thread/goal/cleared", types.ThreadGoalClearedNotification)
"""A thread's goal was taken away."""

THREAD_GOAL_UPDATED: Final[Notification[types.ThreadGoalUpdatedNotification]] = Notification("thread/goal/updated", types.ThreadGoalUpdatedNotification)
"""A thread's goal was set or has changed."""

THREAD_NAME_UPDATED: Final[Notification[types.ThreadNameUpdatedNotification]] = Notification("thread/name/updated", types.ThreadNameUpdatedNotification)
"""A thread got another name."""

THREAD_PREDICTION_UPDATED: Final[Notification[types.ThreadPredictionUpdatedNotification]] = Notification("thread/prediction/updated", types.ThreadPredictionUpdatedNotification)
"""A prediction was made or has failed."""

THREAD_PROJECT_UPDATED: Final[Notification[types.ThreadProjectUpdatedNotification]] = Notification("thread/project/updated", types.ThreadProjectUpdatedNotification)
"""A thread was put into a project or taken out of one."""

THREAD_QUEUE_CHANGED: Final[Notification[types.ThreadQueueChangedNotification]] = Notification("thread/queue/changed", types.ThreadQueueChangedNotification)
"""A thread's queue has changed."""

THREAD_READ_STATE_CHANGED: Final[Notification[types.ThreadReadStateChangedNotification]] = Notification("thread/readState/changed", types.ThreadReadStateChangedNotification)
"""The unread part in a thread has changed."""

THREAD_REALTIME_CLOSED: Final[Notification[types.ThreadRealtimeClosedNotification]] = Notification("thread/realtime/closed", types.ThreadRealtimeClosedNotification)
"""A thread's voice conversation is over."""

THREAD_REALTIME_ERROR: Final[Notification[types.ThreadRealtimeErrorNotification]] = Notification("thread/realtime/error", types.ThreadRealtimeErrorNotification)
"""Something in a thread's voice conversation went wrong."""

THREAD_REALTIME_ITEM_COMPLETED: Final[Notification[types.ThreadRealtimeItemCompletedNotification]] = Notification("thread/realtime/item/completed", types.ThreadRealtimeItemCompletedNotification)
"""An entry of a thread's voice conversation is complete."""

THREAD_REALTIME_ITEM_STARTED: Final[Notification[types.ThreadRealtimeItemStartedNotification]] = Notification("thread/realtime/item/started", types.ThreadRealtimeItemStartedNotification)
"""An entry of a thread's voice conversation began."""

THREAD_REALTIME_ITEM_TRANSCRIPT_DELTA: Final[Notification[types.ThreadRealtimeItemTranscriptDeltaNotification]] = Notification("thread/realtime/item/transcript/delta", types.ThreadRealtimeItemTranscriptDeltaNotification)
"""A piece of an entry's words in a thread's voice conversation."""

THREAD_REALTIME_ITEM_ADDED: Final[Notification[types.ThreadRealtimeItemAddedNotification]] = Notification("thread/realtime/itemAdded", types.ThreadRealtimeItemAddedNotification)
"""The provider added an item to a thread's voice conversation."""

THREAD_REALTIME_OUTPUT_AUDIO_DELTA: Final[Notification[types.ThreadRealtimeOutputAudioDeltaNotification]] = Notification("thread/realtime/outputAudio/delta", types.ThreadRealtimeOutputAudioDeltaNotification)
"""A piece of the model's speech."""

THREAD_REALTIME_SDP: Final[Notification[types.ThreadRealtimeSdpNotification]] = Notification("thread/realtime/sdp", types.ThreadRealtimeSdpNotification)
"""The provider's answer to a WebRTC offer."""

THREAD_REALTIME_STARTED: Final[Notification[types.ThreadRealtimeStartedNotification]] = Notification("thread/realtime/started", types.ThreadRealtimeStartedNotification)
"""A thread's voice conversation has begun."""

THREAD_REALTIME_TRANSCRIPT_DELTA: Final[Notification[types.ThreadRealtimeTranscriptDeltaNotification]] = Notification("thread/realtime/transcript/delta", types.ThreadRealtimeTranscriptDeltaNotification)
"""A piece of what is said, as text."""

THREAD_REALTIME_TRANSCRIPT_DONE: Final[Notification[types.ThreadRealtimeTranscriptDoneNotification]] = Notification("thread/realtime/transcript/done", types.ThreadRealtimeTranscriptDoneNotification)
"""All of what someone said, as text."""

THREAD_REVERTED: Final[Notification[types.ThreadRevertedNotification]] = Notification("thread/reverted", types.ThreadRevertedNotification)
"""A thread's last turns were dropped."""

THREAD_SEARCH_PARTIAL: Final[Notification[types.ThreadSearchPartialNotification]] = Notification("thread/search/partial", types.ThreadSearchPartialNotification)
"""Some hits of a streamed search, before its answer."""

THREAD_SECTION_CHANGED: Final[Notification[types.ThreadSectionChangedNotification]] = Notification("thread/section/changed", types.ThreadSectionChangedNotification)
"""A thread was filed under another section, or under none."""

THREAD_SETTINGS_UPDATED: Final[Notification[types.ThreadSettingsUpdatedNotification]] = Notification("thread/settings/updated", types.ThreadSettingsUpdatedNotification)
"""A thread's settings have changed."""

THREAD_STARTED: Final[Notification[types.ThreadStartedNotification]] = Notification("thread/started", types.ThreadStartedNotification)
"""A thread was started."""

THREAD_STATUS_CHANGED: Final[Notification[types.ThreadStatusChangedNotification]] = Notification("thread/status/changed", types.ThreadStatusChangedNotification)
"""A thread's status has changed."""

THREAD_TOKEN_USAGE_UPDATED: Final[Notification[types.ThreadTokenUsageUpdatedNotification]] = Notification("thread/tokenUsage/updated", types.ThreadTokenUsageUpdatedNotification)
"""A thread used tokens."""

THREAD_UNARCHIVED: Final[Notification[types.ThreadUnarchivedNotification]] = Notification("thread/unarchived", types.ThreadUnarchivedNotification)
"""A thread is no longer archived."""

TURN_COMPLETED: Final[Notification[types.TurnCompletedNotification]] = Notification("turn/completed", types.TurnCompletedNotification)
"""A turn ended."""

TURN_DIFF_UPDATED: Final[Notification[types.TurnDiffUpdatedNotification]] = Notification("turn/diff/updated", types.TurnDiffUpdatedNotification)
"""The diff of all that a turn changed so far."""

TURN_MODERATION_METADATA: Final[Notification[types.TurnModerationMetadataNotification]] = Notification("turn/moderationMetadata", types.TurnModerationMetadataNotification)
"""The provider's moderation has judged a turn."""

TURN_PLAN_UPDATED: Final[Notification[types.TurnPlanUpdatedNotification]] = Notification("turn/plan/updated", types.TurnPlanUpdatedNotification)
"""The model made a plan or changed it."""

TURN_STARTED: Final[Notification[types.TurnStartedNotification]] = Notification("turn/started", types.TurnStartedNotification)
"""A turn began."""

TURNHOST_DRAINING: Final[Notification[types.TurnhostDrainingNotification]] = Notification("turnhost/draining", types.TurnhostDrainingNotification)
"""The server will end and starts no more work."""

TURNHOST_RESYNC: Final[Notification[types.TurnhostResyncNotification]] = Notification("turnhost/resync", types.TurnhostResyncNotification)
"""Notifications were dropped because the client reads too slowly."""

WARNING: Final[Notification[types.WarningNotification]] = Notification("warning", types.WarningNotification)
"""Something that the user should know."""

WINDOWS_WORLD_WRITABLE_WARNING: Final[Notification[types.WindowsWorldWritableWarningNotification]] = Notification("windows/worldWritableWarning", types.WindowsWorldWritableWarningNotification)
"""Directories that everyone may write to weaken the sandbox on Windows."""

WINDOWS_SANDBOX_SETUP_COMPLETED: Final[Notification[types.WindowsSandboxSetupCompletedNotification]] = Notification("windowsSandbox/setupCompleted", types.WindowsSandboxSetupCompletedNotification)
"""The set-up of the sandbox on Windows has ended."""

CLIENT_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
    "initialize": INITIALIZE,
    "account/gatewayOAuth/cancel": ACCOUNT_GATEWAY_O_AUTH_CANCEL,
    "account/gatewayOAuth/login": ACCOUNT_GATEWAY_O_AUTH_LOGIN,
    "account/gatewayOAuth/read": ACCOUNT_GATEWAY_O_AUTH_READ,
    "account/login/cancel": ACCOUNT_LOGIN_CANCEL,
    "account/login/start": ACCOUNT_LOGIN_START,
    "account/logout": ACCOUNT_LOGOUT,
    "account/rateLimitResetCredit/consume": ACCOUNT_RATE_LIMIT_RESET_CREDIT_CONSUME,
    "account/rateLimits/read": ACCOUNT_RATE_LIMITS_READ,
    "account/read": ACCOUNT_READ,
    "account/securitySetup/read": ACCOUNT_SECURITY_SETUP_READ,
    "account/sendAddCreditsNudgeEmail": ACCOUNT_SEND_ADD_CREDITS_NUDGE_EMAIL,
    "account/usage/read": ACCOUNT_USAGE_READ,
    "account/workspaceMessages/read": ACCOUNT_WORKSPACE_MESSAGES_READ,
    "app/installed": APP_INSTALLED,
    "app/list": APP_LIST,
    "app/read": APP_READ,
    "command/exec": COMMAND_EXEC,
    "command/exec/resize": COMMAND_EXEC_RESIZE,
    "command/exec/terminate": COMMAND_EXEC_TERMINATE,
    "command/exec/write": COMMAND_EXEC_WRITE,
    "config/batchWrite": CONFIG_BATCH_WRITE,
    "config/mcpServer/reload": CONFIG_MCP_SERVER_RELOAD,
    "config/read": CONFIG_READ,
    "config/value/write": CONFIG_VALUE_WRITE,
    "configRequirements/read": CONFIG_REQUIREMENTS_READ,
    "experimentalFeature/enablement/set": EXPERIMENTAL_FEATURE_ENABLEMENT_SET,
    "experimentalFeature/list": EXPERIMENTAL_FEATURE_LIST,
    "externalAgentConfig/detect": EXTERNAL_AGENT_CONFIG_DETECT,
    "externalAgentConfig/import": EXTERNAL_AGENT_CONFIG_IMPORT,
    "externalAgentConfig/import/readHistories": EXTERNAL_AGENT_CONFIG_IMPORT_READ_HISTORIES,
    "externalAgentConfig/import/recordHistory": EXTERNAL_AGENT_CONFIG_IMPORT_RECORD_HISTORY,
    "feedback/save": FEEDBACK_SAVE,
    "feedback/upload": FEEDBACK_UPLOAD,
    "fs/copy": FS_COPY,
    "fs/createDirectory": FS_CREATE_DIRECTORY,
    "fs/getMetadata": FS_GET_METADATA,
    "fs/readDirectory": FS_READ_DIRECTORY,
    "fs/readFile": FS_READ_FILE,
    "fs/remove": FS_REMOVE,
    "fs/unwatch": FS_UNWATCH,
    "fs/watch": FS_WATCH,
    "fs/writeFile": FS_WRITE_FILE,
    "fuzzyFileSearch": FUZZY_FILE_SEARCH,
    "getAuthStatus": GET_AUTH_STATUS,
    "getConversationSummary": GET_CONVERSATION_SUMMARY,
    "gitDiffToRemote": GIT_DIFF_TO_REMOTE,
    "hooks/list": HOOKS_LIST,
    "marketplace/add": MARKETPLACE_ADD,
    "marketplace/remove": MARKETPLACE_REMOVE,
    "marketplace/upgrade": MARKETPLACE_UPGRADE,
    "mcpServer/oauth/login": MCP_SERVER_OAUTH_LOGIN,
    "mcpServer/resource/read": MCP_SERVER_RESOURCE_READ,
    "mcpServer/tool/call": MCP_SERVER_TOOL_CALL,
    "mcpServerStatus/list": MCP_SERVER_STATUS_LIST,
    "model/list": MODEL_LIST,
    "modelProvider/capabilities/read": MODEL_PROVIDER_CAPABILITIES_READ,
    "modelProvider/config/write": MODEL_PROVIDER_CONFIG_WRITE,
    "modelProvider/default/set": MODEL_PROVIDER_DEFAULT_SET,
    "modelProvider/list": MODEL_PROVIDER_LIST,
    "permissionProfile/list": PERMISSION_PROFILE_LIST,
    "plugin/install": PLUGIN_INSTALL,
    "plugin/installed": PLUGIN_INSTALLED,
    "plugin/list": PLUGIN_LIST,
    "plugin/read": PLUGIN_READ,
    "plugin/reconcile": PLUGIN_RECONCILE,
    "plugin/share/checkout": PLUGIN_SHARE_CHECKOUT,
    "plugin/share/delete": PLUGIN_SHARE_DELETE,
    "plugin/share/list": PLUGIN_SHARE_LIST,
    "plugin/share/save": PLUGIN_SHARE_SAVE,
    "plugin/share/updateTargets": PLUGIN_SHARE_UPDATE_TARGETS,
    "plugin/skill/read": PLUGIN_SKILL_READ,
    "plugin/uninstall": PLUGIN_UNINSTALL,
    "review/start": REVIEW_START,
    "skills/config/write": SKILLS_CONFIG_WRITE,
    "skills/extraRoots/set": SKILLS_EXTRA_ROOTS_SET,
    "skills/list": SKILLS_LIST,
    "thread/approveGuardianDeniedAction": THREAD_APPROVE_GUARDIAN_DENIED_ACTION,
    "thread/archive": THREAD_ARCHIVE,
    "thread/attachment/add": THREAD_ATTACHMENT_ADD,
    "thread/attachment/list": THREAD_ATTACHMENT_LIST,
    "thread/attachment/remove": THREAD_ATTACHMENT_REMOVE,
    "thread/attachmentOwner/list": THREAD_ATTACHMENT_OWNER_LIST,
    "thread/compact/start": THREAD_COMPACT_START,
    "thread/delete": THREAD_DELETE,
    "thread/fork": THREAD_FORK,
    "thread/goal/clear": THREAD_GOAL_CLEAR,
    "thread/goal/get": THREAD_GOAL_GET,
    "thread/goal/set": THREAD_GOAL_SET,
    "thread/inject_items": THREAD_INJECT_ITEMS,
    "thread/items/list": THREAD_ITEMS_LIST,
    "thread/list": THREAD_LIST,
    "thread/loaded/list": THREAD_LOADED_LIST,
    "thread/metadata/update": THREAD_METADATA_UPDATE,
    "thread/name/set": THREAD_NAME_SET,
    "thread/read": THREAD_READ,
    "thread/resume": THREAD_RESUME,
    "thread/revert": THREAD_REVERT,
    "thread/section/move": THREAD_SECTION_MOVE,
    "thread/shellCommand": THREAD_SHELL_COMMAND,
    "thread/start": THREAD_START,
    "thread/turns/list": THREAD_TURNS_LIST,
    "thread/unarchive": THREAD_UNARCHIVE,
    "thread/unsubscribe": THREAD_UNSUBSCRIBE,
    "threadSection/create": THREAD_SECTION_CREATE,
    "threadSection/delete": THREAD_SECTION_DELETE,
    "threadSection/list": THREAD_SECTION_LIST,
    "threadSection/update": THREAD_SECTION_UPDATE,
    "turn/interrupt": TURN_INTERRUPT,
    "turn/start": TURN_START,
    "turn/steer": TURN_STEER,
    "windowsSandbox/readiness": WINDOWS_SANDBOX_READINESS,
    "windowsSandbox/setupStart": WINDOWS_SANDBOX_SETUP_START,
}
"""What a client asks, by name."""

CLIENT_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "initialized": INITIALIZED,
}
"""What a client tells, by name."""

SERVER_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
    "account/chatgptAuthTokens/refresh": ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH,
    "applyPatchApproval": APPLY_PATCH_APPROVAL,
    "attestation/generate": ATTESTATION_GENERATE,
    "execCommandApproval": EXEC_COMMAND_APPROVAL,
    "item/commandExecution/requestApproval": ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL,
    "item/fileChange/requestApproval": ITEM_FILE_CHANGE_REQUEST_APPROVAL,
    "item/permissions/requestApproval": ITEM_PERMISSIONS_REQUEST_APPROVAL,
    "item/tool/call": ITEM_TOOL_CALL,
    "item/tool/requestUserInput": ITEM_TOOL_REQUEST_USER_INPUT,
    "mcpServer/elicitation/request": MCP_SERVER_ELICITATION_REQUEST,
}
"""What the server asks of a client, by name."""

SERVER_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "account/gatewayOAuth/changed": ACCOUNT_GATEWAY_O_AUTH_CHANGED,
    "account/login/completed": ACCOUNT_LOGIN_COMPLETED,
    "account/rateLimits/updated": ACCOUNT_RATE_LIMITS_UPDATED,
    "account/updated": ACCOUNT_UPDATED,
    "app/list/updated": APP_LIST_UPDATED,
    "autoApprovalReview/strictReviewRequired": AUTO_APPROVAL_REVIEW_STRICT_REVIEW_REQUIRED,
    "command/exec/outputDelta": COMMAND_EXEC_OUTPUT_DELTA,
    "configWarning": CONFIG_WARNING,
    "deprecationNotice": DEPRECATION_NOTICE,
    "error": ERROR,
    "externalAgentConfig/import/completed": EXTERNAL_AGENT_CONFIG_IMPORT_COMPLETED,
    "externalAgentConfig/import/progress": EXTERNAL_AGENT_CONFIG_IMPORT_PROGRESS,
    "fs/changed": FS_CHANGED,
    "fuzzyFileSearch/sessionCompleted": FUZZY_FILE_SEARCH_SESSION_COMPLETED,
    "fuzzyFileSearch/sessionUpdated": FUZZY_FILE_SEARCH_SESSION_UPDATED,
    "guardianWarning": GUARDIAN_WARNING,
    "hook/completed": HOOK_COMPLETED,
    "hook/started": HOOK_STARTED,
    "item/agentMessage/delta": ITEM_AGENT_MESSAGE_DELTA,
    "item/autoApprovalReview/completed": ITEM_AUTO_APPROVAL_REVIEW_COMPLETED,
    "item/autoApprovalReview/started": ITEM_AUTO_APPROVAL_REVIEW_STARTED,
    "item/commandExecution/outputDelta": ITEM_COMMAND_EXECUTION_OUTPUT_DELTA,
    "item/commandExecution/terminalInteraction": ITEM_COMMAND_EXECUTION_TERMINAL_INTERACTION,
    "item/completed": ITEM_COMPLETED,
    "item/fileChange/outputDelta": ITEM_FILE_CHANGE_OUTPUT_DELTA,
    "item/fileChange/patchUpdated": ITEM_FILE_CHANGE_PATCH_UPDATED,
    "item/mcpToolCall/progress": ITEM_MCP_TOOL_CALL_PROGRESS,
    "item/plan/delta": ITEM_PLAN_DELTA,
    "item/reasoning/summaryPartAdded": ITEM_REASONING_SUMMARY_PART_ADDED,
    "item/reasoning/summaryTextDelta": ITEM_REASONING_SUMMARY_TEXT_DELTA,
    "item/reasoning/textDelta": ITEM_REASONING_TEXT_DELTA,
    "item/started": ITEM_STARTED,
    "mcpServer/event/stream/notification": MCP_SERVER_EVENT_STREAM_NOTIFICATION,
    "mcpServer/oauthLogin/completed": MCP_SERVER_OAUTH_LOGIN_COMPLETED,
    "mcpServer/startupStatus/updated": MCP_SERVER_STARTUP_STATUS_UPDATED,
    "model/rerouted": MODEL_REROUTED,
    "model/safetyBuffering/updated": MODEL_SAFETY_BUFFERING_UPDATED,
    "model/verification": MODEL_VERIFICATION,
    "modelProvider/authRecoveryCompleted": MODEL_PROVIDER_AUTH_RECOVERY_COMPLETED,
    "modelProvider/authRecoveryStarted": MODEL_PROVIDER_AUTH_RECOVERY_STARTED,
    "process/exited": PROCESS_EXITED,
    "process/outputDelta": PROCESS_OUTPUT_DELTA,
    "project/changed": PROJECT_CHANGED,
    "rawResponse/completed": RAW_RESPONSE_COMPLETED,
    "rawResponseItem/completed": RAW_RESPONSE_ITEM_COMPLETED,
    "remoteControl/status/changed": REMOTE_CONTROL_STATUS_CHANGED,
    "serverRequest/resolved": SERVER_REQUEST_RESOLVED,
    "skills/changed": SKILLS_CHANGED,
    "thread/archived": THREAD_ARCHIVED,
    "thread/attachment/updated": THREAD_ATTACHMENT_UPDATED,
    "thread/closed": THREAD_CLOSED,
    "thread/compacted": THREAD_COMPACTED,
    "thread/deleted": THREAD_DELETED,
    "thread/environment/connected": THREAD_ENVIRONMENT_CONNECTED,
    "thread/environment/disconnected": THREAD_ENVIRONMENT_DISCONNECTED,
    "thread/goal/cleared": THREAD_GOAL_CLEARED,
    "thread/goal/updated": THREAD_GOAL_UPDATED,
    "thread/name/updated": THREAD_NAME_UPDATED,
    "thread/prediction/updated": THREAD_PREDICTION_UPDATED,
    "thread/project/updated": THREAD_PROJECT_UPDATED,
    "thread/queue/changed": THREAD_QUEUE_CHANGED,
    "thread/readState/changed": THREAD_READ_STATE_CHANGED,
    "thread/realtime/closed": THREAD_REALTIME_CLOSED,
    "thread/realtime/error": THREAD_REALTIME_ERROR,
    "thread/realtime/item/completed": THREAD_REALTIME_ITEM_COMPLETED,
    "thread/realtime/item/started": THREAD_REALTIME_ITEM_STARTED,
    "thread/realtime/item/transcript/delta": THREAD_REALTIME_ITEM_TRANSCRIPT_DELTA,
    "thread/realtime/itemAdded": THREAD_REALTIME_ITEM_ADDED,
    "thread/realtime/outputAudio/delta": THREAD_REALTIME_OUTPUT_AUDIO_DELTA,
    "thread/realtime/sdp": THREAD_REALTIME_SDP,
    "thread/realtime/started": THREAD_REALTIME_STARTED,
    "thread/realtime/transcript/delta": THREAD_REALTIME_TRANSCRIPT_DELTA,
    "thread/realtime/transcript/done": THREAD_REALTIME_TRANSCRIPT_DONE,
    "thread/reverted": THREAD_REVERTED,
    "thread/search/partial": THREAD_SEARCH_PARTIAL,
    "thread/section/changed": THREAD_SECTION_CHANGED,
    "thread/settings/updated": THREAD_SETTINGS_UPDATED,
    "thread/started": THREAD_STARTED,
    "thread/status/changed": THREAD_STATUS_CHANGED,
    "thread/tokenUsage/updated": THREAD_TOKEN_USAGE_UPDATED,
    "thread/unarchived": THREAD_UNARCHIVED,
    "turn/completed": TURN_COMPLETED,
    "turn/diff/updated": TURN_DIFF_UPDATED,
    "turn/moderationMetadata": TURN_MODERATION_METADATA,
    "turn/plan/updated": TURN_PLAN_UPDATED,
    "turn/started": TURN_STARTED,
    "turnhost/draining": TURNHOST_DRAINING,
    "turnhost/resync": TURNHOST_RESYNC,
    "warning": WARNING,
    "windows/worldWritableWarning": WINDOWS_WORLD_WRITABLE_WARNING,
    "windowsSandbox/setupCompleted": WINDOWS_SANDBOX_SETUP_COMPLETED,
}
"""What the server tells, by name."""
