//! Tables of what clients send.

/// Requests of clients. Columns: name, wire name, stability, place of the handler, marks, params and response.
///
/// Marks are those of [`Mark`]($crate::Mark). `at nowhere` means that this server knows the method but does not serve it; a word behind
/// it is the reason, one of those of [`MethodInfo::reason`]($crate::MethodInfo::reason). Params in `Option` may
/// be left out; `NoParams` says that there are none.
#[macro_export]
macro_rules! client_methods { ($then:path) => { $then! {
    /// Names the client and says what it can do; must come first, once.
    Initialize = "initialize", Stable, at server, ($crate::InitializeParams) -> $crate::InitializeResponse;

    /// Reports whether Amazon Bedrock is used in AWS GovCloud and whether the user should be warned about it.
    BedrockCheckGovCloudRequirements = "account/bedrock/checkGovCloudRequirements", Experimental, at server,
        ($crate::BedrockCheckGovCloudRequirementsParams) -> $crate::BedrockCheckGovCloudRequirementsResponse;
    /// Looks for AWS profiles and credentials on the server's machine.
    BedrockDiscover = "account/bedrock/discover", Experimental, at server,
        ($crate::BedrockDiscoverParams) -> $crate::BedrockDiscoverResponse;
    /// Sets Amazon Bedrock up as the provider, with a profile or the environment's credentials.
    BedrockSetup = "account/bedrock/setup", Experimental, at server,
        ($crate::BedrockSetupParams) -> $crate::BedrockSetupResponse;
    /// Cancels the login at a provider's gateway.
    GatewayOAuthCancel = "account/gatewayOAuth/cancel", Stable, at server,
        ($crate::NoParams) -> $crate::GatewayOAuthCancelResponse;
    /// Begins a login at a provider's gateway.
    GatewayOAuthLogin = "account/gatewayOAuth/login", Stable, at server,
        (Option<$crate::GatewayOAuthLoginParams>) -> $crate::GatewayOAuthLoginResponse;
    /// Reports whether a provider's gateway needs a login, and the login's state.
    GatewayOAuthRead = "account/gatewayOAuth/read", Stable, at server,
        (Option<$crate::GatewayOAuthReadParams>) -> $crate::GatewayOAuthReadResponse;
    /// Sets Google Cloud up as the provider.
    GcpSetup = "account/gcp/setup", Experimental, at server, ($crate::GcpSetupParams) -> $crate::GcpSetupResponse;
    /// Cancels a login that waits for the user.
    CancelLoginAccount = "account/login/cancel", Stable, at server,
        ($crate::CancelLoginAccountParams) -> $crate::CancelLoginAccountResponse;
    /// Logs in, or begins a login that the user has to continue elsewhere.
    LoginAccount = "account/login/start", Stable, at server,
        ($crate::LoginAccountParams) -> $crate::LoginAccountResponse;
    /// Logs out; fine if no user is logged in.
    LogoutAccount = "account/logout", Stable, at server, ($crate::NoParams) -> $crate::LogoutAccountResponse;
    /// Spends a credit to make the account's rate limits start again.
    ConsumeAccountRateLimitResetCredit = "account/rateLimitResetCredit/consume", Stable, at server,
        ($crate::ConsumeAccountRateLimitResetCreditParams) -> $crate::ConsumeAccountRateLimitResetCreditResponse;
    /// Asks the backend for the account's rate limits.
    GetAccountRateLimits = "account/rateLimits/read", Stable, at server,
        (Option<$crate::GetAccountRateLimitsParams>) -> $crate::GetAccountRateLimitsResponse;
    /// Returns the account that is logged in.
    GetAccount = "account/read", Stable, at server, ($crate::GetAccountParams) -> $crate::GetAccountResponse;
    /// Returns the steps that would make the account safer.
    GetAccountSecuritySetup = "account/securitySetup/read", Stable, at server,
        ($crate::NoParams) -> $crate::GetAccountSecuritySetupResponse;
    /// Asks the workspace's owner by e-mail for credits or a higher limit.
    SendAddCreditsNudgeEmail = "account/sendAddCreditsNudgeEmail", Stable, at server,
        ($crate::SendAddCreditsNudgeEmailParams) -> $crate::SendAddCreditsNudgeEmailResponse;
    /// Returns the token usage of the account.
    GetAccountTokenUsage = "account/usage/read", Stable, at server,
        (Option<$crate::GetAccountTokenUsageParams>) -> $crate::GetAccountTokenUsageResponse;
    /// Reads the messages of the account's workspace to its members.
    GetWorkspaceMessages = "account/workspaceMessages/read", Stable, at server,
        ($crate::NoParams) -> $crate::GetWorkspaceMessagesResponse;

    /// Lists the stored logins.
    AccountSessionsList = "accountSession/list", Experimental, at server,
        ($crate::AccountSessionsListParams) -> $crate::AccountSessionsResponse;
    /// Switches to another login or workspace.
    AccountSessionsSwitch = "accountSession/switch", Experimental, at server,
        ($crate::AccountSessionsSwitchParams) -> $crate::AccountSessionsSwitchResponse;

    /// Lists the connected apps as they can be called.
    AppsInstalled = "app/installed", Stable, at server, ($crate::AppsInstalledParams) -> $crate::AppsInstalledResponse;
    /// Lists the apps on offer, with paging.
    AppsList = "app/list", Stable, at server, ($crate::AppsListParams) -> $crate::AppsListResponse;
    /// Reads about apps by their ids.
    AppsRead = "app/read", Stable, at server, ($crate::AppsReadParams) -> $crate::AppsReadResponse;

    /// Lists the collaboration modes on offer.
    CollaborationModeList = "collaborationMode/list", Experimental, at server,
        ($crate::CollaborationModeListParams) -> $crate::CollaborationModeListResponse;

    /// Runs a command and answers when it has ended.
    CommandExec = "command/exec", Stable, at connection, ($crate::CommandExecParams) -> $crate::CommandExecResponse;
    /// Resizes the terminal of a running command.
    CommandExecResize = "command/exec/resize", Stable, at connection,
        ($crate::CommandExecResizeParams) -> $crate::CommandExecResizeResponse;
    /// Kills a running command.
    CommandExecTerminate = "command/exec/terminate", Stable, at connection,
        ($crate::CommandExecTerminateParams) -> $crate::CommandExecTerminateResponse;
    /// Writes to a running command's input, or closes it.
    CommandExecWrite = "command/exec/write", Stable, at connection,
        ($crate::CommandExecWriteParams) -> $crate::CommandExecWriteResponse;

    /// Changes several keys of the user's configuration, all or none.
    ConfigBatchWrite = "config/batchWrite", Stable, at server,
        ($crate::ConfigBatchWriteParams) -> $crate::ConfigWriteResponse;
    /// Reads the configuration of MCP servers again.
    McpServerRefresh = "config/mcpServer/reload", Stable, at server,
        ($crate::NoParams) -> $crate::McpServerRefreshResponse;
    /// Reads the configuration and where each value comes from.
    ConfigRead = "config/read", Stable, at server, ($crate::ConfigReadParams) -> $crate::ConfigReadResponse;
    /// Changes one key of the user's configuration.
    ConfigValueWrite = "config/value/write", Stable, at server,
        ($crate::ConfigValueWriteParams) -> $crate::ConfigWriteResponse;

    /// Returns the administrator's requirements for the configuration.
    ConfigRequirementsRead = "configRequirements/read", Stable, at server,
        ($crate::NoParams) -> $crate::ConfigRequirementsReadResponse;

    /// Makes a remote environment known to the server.
    EnvironmentAdd = "environment/add", Experimental, at server,
        ($crate::EnvironmentAddParams) -> $crate::EnvironmentAddResponse;
    /// Returns an environment's shell and working directory.
    EnvironmentInfo = "environment/info", Experimental, at server,
        ($crate::EnvironmentInfoParams) -> $crate::EnvironmentInfoResponse;
    /// Reports whether an environment can be reached.
    EnvironmentStatus = "environment/status", Experimental, at server,
        ($crate::EnvironmentStatusParams) -> $crate::EnvironmentStatusResponse;

    /// Switches experimental features on or off while the server runs.
    ExperimentalFeatureEnablementSet = "experimentalFeature/enablement/set", Stable, at server,
        ($crate::ExperimentalFeatureEnablementSetParams) -> $crate::ExperimentalFeatureEnablementSetResponse;
    /// Lists the experimental features and whether they are on.
    ExperimentalFeatureList = "experimentalFeature/list", Stable, at server,
        ($crate::ExperimentalFeatureListParams) -> $crate::ExperimentalFeatureListResponse;

    /// Looks for what another agent has left on the machine and can be imported.
    ExternalAgentConfigDetect = "externalAgentConfig/detect", Stable, at server,
        ($crate::ExternalAgentConfigDetectParams) -> $crate::ExternalAgentConfigDetectResponse;
    /// Begins to import what another agent has left; progress is reported by notifications.
    ExternalAgentConfigImport = "externalAgentConfig/import", Stable, at server,
        ($crate::ExternalAgentConfigImportParams) -> $crate::ExternalAgentConfigImportResponse;
    /// Lists the imports of the past.
    ExternalAgentConfigImportHistoriesRead = "externalAgentConfig/import/readHistories", Stable, at server,
        ($crate::NoParams) -> $crate::ExternalAgentConfigImportHistoriesReadResponse;
    /// Writes down an import that the client did itself.
    ExternalAgentConfigImportHistoryRecord = "externalAgentConfig/import/recordHistory", Stable, at server,
        ($crate::ExternalAgentConfigImportHistoryRecordParams) -> $crate::ExternalAgentConfigImportHistoryRecordResponse;

    /// Writes a bundle of feedback to a path.
    FeedbackSave = "feedback/save", Stable, at server, ($crate::FeedbackSaveParams) -> $crate::FeedbackSaveResponse;
    /// Sends feedback to the backend.
    FeedbackUpload = "feedback/upload", Stable, at nowhere cloud,
        ($crate::FeedbackUploadParams) -> $crate::FeedbackUploadResponse;

    /// Copies a file or a directory.
    FsCopy = "fs/copy", Stable, at server, ($crate::FsCopyParams) -> $crate::FsCopyResponse;
    /// Makes a directory.
    FsCreateDirectory = "fs/createDirectory", Stable, at server,
        ($crate::FsCreateDirectoryParams) -> $crate::FsCreateDirectoryResponse;
    /// Returns the type of a path and its times.
    FsGetMetadata = "fs/getMetadata", Stable, at server,
        ($crate::FsGetMetadataParams) -> $crate::FsGetMetadataResponse;
    /// Lists a directory, in no order.
    FsReadDirectory = "fs/readDirectory", Stable, at server,
        ($crate::FsReadDirectoryParams) -> $crate::FsReadDirectoryResponse;
    /// Reads a file.
    FsReadFile = "fs/readFile", Stable, at server, ($crate::FsReadFileParams) -> $crate::FsReadFileResponse;
    /// Removes a file or a directory.
    FsRemove = "fs/remove", Stable, at server, ($crate::FsRemoveParams) -> $crate::FsRemoveResponse;
    /// Stops watching; fine if nothing was watched.
    FsUnwatch = "fs/unwatch", Stable, at connection, ($crate::FsUnwatchParams) -> $crate::FsUnwatchResponse;
    /// Watches a file, a directory or a path that may come to be.
    FsWatch = "fs/watch", Stable, at connection, ($crate::FsWatchParams) -> $crate::FsWatchResponse;
    /// Writes a file.
    FsWriteFile = "fs/writeFile", Stable, at server, ($crate::FsWriteFileParams) -> $crate::FsWriteFileResponse;

    /// Searches files by parts of their names, once.
    FuzzyFileSearch = "fuzzyFileSearch", Stable, at connection,
        ($crate::FuzzyFileSearchParams) -> $crate::FuzzyFileSearchResponse;
    /// Begins a search whose query will change while the user types.
    FuzzyFileSearchSessionStart = "fuzzyFileSearch/sessionStart", Experimental, at connection,
        ($crate::FuzzyFileSearchSessionStartParams) -> $crate::FuzzyFileSearchSessionStartResponse;
    /// Ends such a search; succeeds if there is none.
    FuzzyFileSearchSessionStop = "fuzzyFileSearch/sessionStop", Experimental, at connection,
        ($crate::FuzzyFileSearchSessionStopParams) -> $crate::FuzzyFileSearchSessionStopResponse;
    /// Gives such a search another query.
    FuzzyFileSearchSessionUpdate = "fuzzyFileSearch/sessionUpdate", Experimental, at connection,
        ($crate::FuzzyFileSearchSessionUpdateParams) -> $crate::FuzzyFileSearchSessionUpdateResponse;

    /// Returns the kind of login, and the token if asked for; an older method.
    GetAuthStatus = "getAuthStatus", Stable, at server, ($crate::GetAuthStatusParams) -> $crate::GetAuthStatusResponse;

    /// Returns a summary of a stored thread; an older method.
    GetConversationSummary = "getConversationSummary", Stable, at server,
        ($crate::GetConversationSummaryParams) -> $crate::GetConversationSummaryResponse;

    /// Diffs a working tree against the nearest commit that its remote has; an older method.
    GitDiffToRemote = "gitDiffToRemote", Stable, at server,
        ($crate::GitDiffToRemoteParams) -> $crate::GitDiffToRemoteResponse;

    /// Lists the hooks that hold in each directory, with what is wrong with them.
    HooksList = "hooks/list", Stable, at server, ($crate::HooksListParams) -> $crate::HooksListResponse;

    /// Fetches a marketplace of plugins and adds it to the configuration.
    MarketplaceAdd = "marketplace/add", Stable, at server,
        ($crate::MarketplaceAddParams) -> $crate::MarketplaceAddResponse;
    /// Takes a marketplace of plugins out again.
    MarketplaceRemove = "marketplace/remove", Stable, at server,
        ($crate::MarketplaceRemoveParams) -> $crate::MarketplaceRemoveResponse;
    /// Fetches the newest state of one marketplace or of all.
    MarketplaceUpgrade = "marketplace/upgrade", Stable, at server,
        ($crate::MarketplaceUpgradeParams) -> $crate::MarketplaceUpgradeResponse;

    /// Subscribes the caller to events of an MCP server.
    McpServerEventStreamStart = "mcpServer/event/stream/start", Experimental, at server,
        ($crate::McpServerEventStreamStartParams) -> $crate::McpServerEventStreamStartResponse;
    /// Takes a subscription to events of an MCP server back.
    McpServerEventStreamStop = "mcpServer/event/stream/stop", Experimental, at server,
        ($crate::McpServerEventStreamStopParams) -> $crate::McpServerEventStreamStopResponse;
    /// Begins an OAuth login to an MCP server and answers the page to open.
    McpServerOauthLogin = "mcpServer/oauth/login", Stable, at server,
        ($crate::McpServerOauthLoginParams) -> $crate::McpServerOauthLoginResponse;
    /// Reads a resource of an MCP server, with or without a thread.
    McpResourceRead = "mcpServer/resource/read", Stable, at server,
        ($crate::McpResourceReadParams) -> $crate::McpResourceReadResponse;
    /// Calls a tool of an MCP server on the client's behalf; no approval is asked.
    McpServerToolCall = "mcpServer/tool/call", Stable, at server,
        ($crate::McpServerToolCallParams) -> $crate::McpServerToolCallResponse;

    /// Lists the MCP servers by name with their tools and resources, and starts them if need be.
    ListMcpServerStatus = "mcpServerStatus/list", Stable, at server,
        ($crate::ListMcpServerStatusParams) -> $crate::ListMcpServerStatusResponse;

    /// Forgets all that the server has remembered from threads.
    MemoryReset = "memory/reset", Experimental, at server, ($crate::NoParams) -> $crate::MemoryResetResponse;
    /// Reports whether there is enough in memory to be used.
    MemoryStatus = "memory/status", Experimental, at server, ($crate::MemoryStatusParams) -> $crate::MemoryStatusResponse;

    /// Echoes a value; it exists to test how experimental methods are guarded.
    MockExperimentalMethod = "mock/experimentalMethod", Experimental, at server,
        ($crate::MockExperimentalMethodParams) -> $crate::MockExperimentalMethodResponse;

    /// Lists the models on offer.
    ModelList = "model/list", Stable, at server, ($crate::ModelListParams) -> $crate::ModelListResponse;

    /// Returns the capabilities of the model provider besides models.
    ModelProviderCapabilitiesRead = "modelProvider/capabilities/read", Stable, at server,
        ($crate::ModelProviderCapabilitiesReadParams) -> $crate::ModelProviderCapabilitiesReadResponse;
    /// Writes a model provider's settings to the configuration.
    ModelProviderConfigWrite = "modelProvider/config/write", Stable, at server,
        ($crate::ModelProviderConfigWriteParams) -> $crate::ModelProviderConfigWriteResponse;
    /// Makes a configured model provider the one that new threads use.
    ModelProviderDefaultSet = "modelProvider/default/set", Stable, at server,
        ($crate::ModelProviderDefaultSetParams) -> $crate::ConfigWriteResponse;
    /// Lists the model providers, with the default one.
    ModelProviderList = "modelProvider/list", Stable, at server,
        ($crate::ModelProviderListParams) -> $crate::ModelProviderListResponse;

    /// Lists the permission profiles and whether each may be used.
    PermissionProfileList = "permissionProfile/list", Stable, at server,
        ($crate::PermissionProfileListParams) -> $crate::PermissionProfileListResponse;

    /// Installs a plugin from a marketplace.
    PluginInstall = "plugin/install", Stable, at server,
        ($crate::PluginInstallParams) -> $crate::PluginInstallResponse;
    /// Lists the installed plugins, by marketplace.
    PluginInstalled = "plugin/installed", Stable, at server,
        ($crate::PluginInstalledParams) -> $crate::PluginInstalledResponse;
    /// Lists the plugins on offer, by marketplace.
    PluginList = "plugin/list", Stable, at server, ($crate::PluginListParams) -> $crate::PluginListResponse;
    /// Returns the details of one plugin.
    PluginRead = "plugin/read", Stable, at server, ($crate::PluginReadParams) -> $crate::PluginReadResponse;
    /// Brings the installed plugins in line with what the cloud says should be there.
    PluginReconcile = "plugin/reconcile", Stable, at server,
        ($crate::PluginReconcileParams) -> $crate::PluginReconcileResponse;
    /// Searches the plugins on offer.
    PluginSearch = "plugin/search", Experimental, at server,
        ($crate::PluginSearchParams) -> $crate::PluginSearchResponse;
    /// Fetches a shared plugin into a local marketplace, to be worked on.
    PluginShareCheckout = "plugin/share/checkout", Stable, at server,
        ($crate::PluginShareCheckoutParams) -> $crate::PluginShareCheckoutResponse;
    /// Takes back the sharing of a plugin.
    PluginShareDelete = "plugin/share/delete", Stable, at server,
        ($crate::PluginShareDeleteParams) -> $crate::PluginShareDeleteResponse;
    /// Lists the plugins that the user shares.
    PluginShareList = "plugin/share/list", Stable, at server,
        ($crate::PluginShareListParams) -> $crate::PluginShareListResponse;
    /// Uploads a local plugin to share it, or a new version of one that is shared.
    PluginShareSave = "plugin/share/save", Stable, at server,
        ($crate::PluginShareSaveParams) -> $crate::PluginShareSaveResponse;
    /// Changes with whom a plugin is shared, and who can find it.
    PluginShareUpdateTargets = "plugin/share/updateTargets", Stable, at server,
        ($crate::PluginShareUpdateTargetsParams) -> $crate::PluginShareUpdateTargetsResponse;
    /// Reads the text of a skill in a plugin that is not installed.
    PluginSkillRead = "plugin/skill/read", Stable, at server,
        ($crate::PluginSkillReadParams) -> $crate::PluginSkillReadResponse;
    /// Removes an installed plugin.
    PluginUninstall = "plugin/uninstall", Stable, at server,
        ($crate::PluginUninstallParams) -> $crate::PluginUninstallResponse;

    /// Kills a process of this connection; its exit status is then 137.
    ProcessKill = "process/kill", Experimental, at connection, ($crate::ProcessKillParams) -> $crate::ProcessKillResponse;
    /// Changes the size of a process's terminal.
    ProcessResizePty = "process/resizePty", Experimental, at connection,
        ($crate::ProcessResizePtyParams) -> $crate::ProcessResizePtyResponse;
    /// Starts a process that belongs to this connection; its end is reported by `process/exited`.
    ProcessSpawn = "process/spawn", Experimental, at connection,
        ($crate::ProcessSpawnParams) -> $crate::ProcessSpawnResponse;
    /// Writes to a process's standard input, or closes it.
    ProcessWriteStdin = "process/writeStdin", Experimental, at connection,
        ($crate::ProcessWriteStdinParams) -> $crate::ProcessWriteStdinResponse;

    /// Creates a project, or finds the one that the same key created.
    ProjectCreate = "project/create", Experimental, at server,
        ($crate::ProjectCreateParams) -> $crate::ProjectCreateResponse;
    /// Deletes a project; its threads stay and belong to none.
    ProjectDelete = "project/delete", Experimental, at server,
        ($crate::ProjectDeleteParams) -> $crate::ProjectDeleteResponse;
    /// Creates a project and files existing threads under it.
    ProjectImport = "project/import", Experimental, at server,
        ($crate::ProjectImportParams) -> $crate::ProjectImportResponse;
    /// Lists the projects.
    ProjectList = "project/list", Experimental, at server, ($crate::ProjectListParams) -> $crate::ProjectListResponse;
    /// Moves a project to another place in the list.
    ProjectMove = "project/move", Experimental, at server, ($crate::ProjectMoveParams) -> $crate::ProjectMoveResponse;
    /// Reads a project.
    ProjectRead = "project/read", Experimental, at server, ($crate::ProjectReadParams) -> $crate::ProjectReadResponse;
    /// Changes a project's name, directories or metadata.
    ProjectUpdate = "project/update", Experimental, at server,
        ($crate::ProjectUpdateParams) -> $crate::ProjectUpdateResponse;

    /// Lists the clients that are paired with a machine.
    RemoteControlClientsList = "remoteControl/client/list", Experimental, at server,
        ($crate::RemoteControlClientsListParams) -> $crate::RemoteControlClientsListResponse;
    /// Takes a client's pairing with a machine back.
    RemoteControlClientsRevoke = "remoteControl/client/revoke", Experimental, at server,
        ($crate::RemoteControlClientsRevokeParams) -> $crate::RemoteControlClientsRevokeResponse;
    /// Switches remote control off.
    RemoteControlDisable = "remoteControl/disable", Experimental, at server,
        (Option<$crate::RemoteControlDisableParams>) -> $crate::RemoteControlDisableResponse;
    /// Switches remote control on.
    RemoteControlEnable = "remoteControl/enable", Experimental, at server,
        (Option<$crate::RemoteControlEnableParams>) -> $crate::RemoteControlEnableResponse;
    /// Asks the relay for a code that pairs a client with this machine.
    RemoteControlPairingStart = "remoteControl/pairing/start", Experimental, at server,
        ($crate::RemoteControlPairingStartParams) -> $crate::RemoteControlPairingStartResponse;
    /// Reports whether a client has used a pairing code.
    RemoteControlPairingStatus = "remoteControl/pairing/status", Experimental, at server,
        ($crate::RemoteControlPairingStatusParams) -> $crate::RemoteControlPairingStatusResponse;
    /// Reports whether remote control is on, and the state of its connection.
    RemoteControlStatusRead = "remoteControl/status/read", Experimental, at server,
        ($crate::NoParams) -> $crate::RemoteControlStatusReadResponse;

    /// Starts a review of changes in a thread.
    ReviewStart = "review/start", Stable, at thread loaded, StartsWork,
        ($crate::ReviewStartParams) -> $crate::ReviewStartResponse;

    /// Compresses the files that threads are kept in.
    RolloutCompress = "rollout/compress", Experimental, at server,
        ($crate::NoParams) -> $crate::RolloutCompressResponse;

    /// Returns the server's process id, its memory and its counters.
    ServerDiagnostics = "server/diagnostics", Experimental, at server,
        ($crate::ServerDiagnosticsParams) -> $crate::ServerDiagnosticsResponse;

    /// Switches a skill on or off in the user's configuration.
    SkillsConfigWrite = "skills/config/write", Stable, at server,
        ($crate::SkillsConfigWriteParams) -> $crate::SkillsConfigWriteResponse;
    /// Sets further directories that skills are looked for in.
    SkillsExtraRootsSet = "skills/extraRoots/set", Stable, at server,
        ($crate::SkillsExtraRootsSetParams) -> $crate::SkillsExtraRootsSetResponse;
    /// Lists the skills that hold for working directories.
    SkillsList = "skills/list", Stable, at server, ($crate::SkillsListParams) -> $crate::SkillsListResponse;

    /// Allows an action that the automatic reviewer refused.
    ThreadApproveGuardianDeniedAction = "thread/approveGuardianDeniedAction", Stable, at thread loaded,
        ($crate::ThreadApproveGuardianDeniedActionParams) -> $crate::ThreadApproveGuardianDeniedActionResponse;
    /// Moves a thread out of the ordinary lists.
    ThreadArchive = "thread/archive", Stable, at thread stored, ($crate::ThreadArchiveParams) -> $crate::ThreadArchiveResponse;
    /// Attaches something to a thread, unless it is attached already.
    ThreadAttachmentAdd = "thread/attachment/add", Stable, at server,
        ($crate::ThreadAttachmentAddParams) -> $crate::ThreadAttachmentAddResponse;
    /// Lists what is attached to a thread.
    ThreadAttachmentList = "thread/attachment/list", Stable, at server,
        ($crate::ThreadAttachmentListParams) -> $crate::ThreadAttachmentListResponse;
    /// Takes an attachment off a thread.
    ThreadAttachmentRemove = "thread/attachment/remove", Stable, at server,
        ($crate::ThreadAttachmentRemoveParams) -> $crate::ThreadAttachmentRemoveResponse;
    /// Lists the threads that have a certain attachment.
    ThreadAttachmentOwnerList = "thread/attachmentOwner/list", Stable, at server,
        ($crate::ThreadAttachmentOwnerListParams) -> $crate::ThreadAttachmentOwnerListResponse;
    /// Ends all commands of a thread that still run in the background.
    ThreadBackgroundTerminalsClean = "thread/backgroundTerminals/clean", Experimental, at thread loaded,
        ($crate::ThreadBackgroundTerminalsCleanParams) -> $crate::ThreadBackgroundTerminalsCleanResponse;
    /// Lists a thread's commands that still run in the background.
    ThreadBackgroundTerminalsList = "thread/backgroundTerminals/list", Experimental, at snapshot,
        ($crate::ThreadBackgroundTerminalsListParams) -> $crate::ThreadBackgroundTerminalsListResponse;
    /// Ends one of a thread's commands that still run in the background.
    ThreadBackgroundTerminalsTerminate = "thread/backgroundTerminals/terminate", Experimental, at thread loaded,
        ($crate::ThreadBackgroundTerminalsTerminateParams) -> $crate::ThreadBackgroundTerminalsTerminateResponse;
    /// Has the model shorten a thread's history to a summary.
    ThreadCompactStart = "thread/compact/start", Stable, at thread loaded, StartsWork,
        ($crate::ThreadCompactStartParams) -> $crate::ThreadCompactStartResponse;
    /// Counts one open question less that a client puts outside this protocol.
    ThreadDecrementElicitation = "thread/decrement_elicitation", Experimental, at thread loaded,
        ($crate::ThreadDecrementElicitationParams) -> $crate::ThreadDecrementElicitationResponse;
    /// Deletes a thread permanently.
    ThreadDelete = "thread/delete", Stable, at server, ($crate::ThreadDeleteParams) -> $crate::ThreadDeleteResponse;
    /// Makes a new thread with the history of another and subscribes the caller to it.
    ThreadFork = "thread/fork", Stable, at server, StartsWork, Subscribes,
        ($crate::ThreadForkParams) -> $crate::ThreadForkResponse;
    /// Takes a thread's goal away.
    ThreadGoalClear = "thread/goal/clear", Stable, at thread stored,
        ($crate::ThreadGoalClearParams) -> $crate::ThreadGoalClearResponse;
    /// Reads a thread's goal.
    ThreadGoalGet = "thread/goal/get", Stable, at thread stored,
        ($crate::ThreadGoalGetParams) -> $crate::ThreadGoalGetResponse;
    /// Sets a thread's goal, or changes parts of it.
    ThreadGoalSet = "thread/goal/set", Stable, at thread stored,
        ($crate::ThreadGoalSetParams) -> $crate::ThreadGoalSetResponse;
    /// Has the automatic reviewer look at what a thread wants to do.
    ThreadGuardianReview = "thread/guardianReview", Experimental, at server, StartsWork,
        ($crate::ThreadGuardianReviewParams) -> $crate::ThreadGuardianReviewResponse;
    /// Counts one open question more that a client puts outside this protocol.
    ThreadIncrementElicitation = "thread/increment_elicitation", Experimental, at thread loaded,
        ($crate::ThreadIncrementElicitationParams) -> $crate::ThreadIncrementElicitationResponse;
    /// Appends items to the history the model is sent, without showing them.
    ThreadInjectItems = "thread/inject_items", Stable, at thread loaded,
        ($crate::ThreadInjectItemsParams) -> $crate::ThreadInjectItemsResponse;
    /// Lists a thread's items.
    ThreadItemsList = "thread/items/list", Stable, at server,
        ($crate::ThreadItemsListParams) -> $crate::ThreadItemsListResponse;
    /// Reads certain items of a turn.
    ThreadItemsRead = "thread/items/read", Experimental, at server,
        ($crate::ThreadItemsReadParams) -> $crate::ThreadItemsReadResponse;
    /// Lists stored threads.
    ThreadList = "thread/list", Stable, at server, ($crate::ThreadListParams) -> $crate::ThreadListResponse;
    /// Lists the threads in memory.
    ThreadLoadedList = "thread/loaded/list", Stable, at server,
        ($crate::ThreadLoadedListParams) -> $crate::ThreadLoadedListResponse;
    /// Reads what is remembered of a thread.
    ThreadMemoryRead = "thread/memory/read", Experimental, at server,
        ($crate::ThreadMemoryReadParams) -> $crate::ThreadMemoryReadResponse;
    /// Says whether a thread is remembered in later ones.
    ThreadMemoryModeSet = "thread/memoryMode/set", Experimental, at thread stored,
        ($crate::ThreadMemoryModeSetParams) -> $crate::ThreadMemoryModeSetResponse;
    /// Changes what is stored about a thread: its repository, its project.
    ThreadMetadataUpdate = "thread/metadata/update", Stable, at server,
        ($crate::ThreadMetadataUpdateParams) -> $crate::ThreadMetadataUpdateResponse;
    /// Names a thread.
    ThreadSetName = "thread/name/set", Stable, at thread stored,
        ($crate::ThreadSetNameParams) -> $crate::ThreadSetNameResponse;
    /// Asks for a prediction of the user's next words.
    ThreadPredictionRequest = "thread/prediction/request", Experimental, at server,
        ($crate::ThreadPredictionRequestParams) -> $crate::ThreadPredictionRequestResponse;
    /// Turns a plan that the user approved into the words that start its turn.
    ThreadPrepareApprovedPlan = "thread/prepareApprovedPlan", Experimental, at thread loaded,
        ($crate::ThreadPrepareApprovedPlanParams) -> $crate::ThreadPrepareApprovedPlanResponse;
    /// Queues a message for a thread; starts a turn with it if the thread is idle.
    ThreadQueueAdd = "thread/queue/add", Experimental, at thread stored,
        ($crate::ThreadQueueAddParams) -> $crate::ThreadQueueAddResponse;
    /// Takes a message out of a thread's queue.
    ThreadQueueDelete = "thread/queue/delete", Experimental, at thread stored,
        ($crate::ThreadQueueDeleteParams) -> $crate::ThreadQueueDeleteResponse;
    /// Lists the messages that wait in a thread's queue.
    ThreadQueueList = "thread/queue/list", Experimental, at thread stored,
        ($crate::ThreadQueueListParams) -> $crate::ThreadQueueListResponse;
    /// Puts a thread's queue into another order.
    ThreadQueueReorder = "thread/queue/reorder", Experimental, at thread stored,
        ($crate::ThreadQueueReorderParams) -> $crate::ThreadQueueReorderResponse;
    /// Starts a turn with a message of a thread's queue.
    ThreadQueueStart = "thread/queue/start", Experimental, at thread stored, StartsWork,
        ($crate::ThreadQueueStartParams) -> $crate::ThreadQueueStartResponse;
    /// Changes a message that waits in a thread's queue.
    ThreadQueueUpdate = "thread/queue/update", Experimental, at thread stored,
        ($crate::ThreadQueueUpdateParams) -> $crate::ThreadQueueUpdateResponse;
    /// Reads a thread without loading it or subscribing to it.
    ThreadRead = "thread/read", Stable, at server, ($crate::ThreadReadParams) -> $crate::ThreadReadResponse;
    /// Marks a thread as read or unread.
    ThreadReadStateUpdate = "thread/readState/update", Experimental, at thread stored,
        ($crate::ThreadReadStateUpdateParams) -> $crate::ThreadReadStateUpdateResponse;
    /// Adds a piece of sound to what the user says in a thread's voice conversation.
    ThreadRealtimeAppendAudio = "thread/realtime/appendAudio", Experimental, at thread loaded,
        ($crate::ThreadRealtimeAppendAudioParams) -> $crate::ThreadRealtimeAppendAudioResponse;
    /// Has words spoken in a thread's voice conversation.
    ThreadRealtimeAppendSpeech = "thread/realtime/appendSpeech", Experimental, at thread loaded,
        ($crate::ThreadRealtimeAppendSpeechParams) -> $crate::ThreadRealtimeAppendSpeechResponse;
    /// Adds a text to a thread's voice conversation.
    ThreadRealtimeAppendText = "thread/realtime/appendText", Experimental, at thread loaded,
        ($crate::ThreadRealtimeAppendTextParams) -> $crate::ThreadRealtimeAppendTextResponse;
    /// Lists the stored entries of a thread's voice conversations.
    ThreadRealtimeList = "thread/realtime/list", Experimental, at server,
        ($crate::ThreadRealtimeListParams) -> $crate::ThreadRealtimeListResponse;
    /// Lists the voices on offer.
    ThreadRealtimeListVoices = "thread/realtime/listVoices", Experimental, at nowhere voices,
        ($crate::ThreadRealtimeListVoicesParams) -> $crate::ThreadRealtimeListVoicesResponse;
    /// Starts a voice conversation about a thread.
    ThreadRealtimeStart = "thread/realtime/start", Experimental, at thread loaded, StartsWork,
        ($crate::ThreadRealtimeStartParams) -> $crate::ThreadRealtimeStartResponse;
    /// Ends a thread's voice conversation.
    ThreadRealtimeStop = "thread/realtime/stop", Experimental, at thread loaded,
        ($crate::ThreadRealtimeStopParams) -> $crate::ThreadRealtimeStopResponse;
    /// Loads a stored thread, or finds it loaded, and subscribes the caller to it.
    ThreadResume = "thread/resume", Stable, at thread made, Subscribes,
        ($crate::ThreadResumeParams) -> $crate::ThreadResumeResponse;
    /// Drops a thread's last turns, from a certain one on.
    ThreadRevert = "thread/revert", Stable, at thread loaded, StartsWork, Subscribes,
        ($crate::ThreadRevertParams) -> $crate::ThreadRevertResponse;
    /// Asks the model a question on a thread's history, beside its turns.
    ThreadSample = "thread/sample", Experimental, at connection, StartsWork,
        ($crate::ThreadSampleParams) -> $crate::ThreadSampleResponse;
    /// Cancels such a question.
    ThreadSampleCancel = "thread/sample/cancel", Experimental, at connection,
        ($crate::ThreadSampleCancelParams) -> $crate::ThreadSampleCancelResponse;
    /// Finds threads by what was said in them.
    ThreadSearch = "thread/search", Experimental, at connection,
        ($crate::ThreadSearchParams) -> $crate::ThreadSearchResponse;
    /// Cancels a `thread/search` of the same connection; succeeds if there is none.
    ThreadSearchCancel = "thread/search/cancel", Experimental, at connection,
        ($crate::ThreadSearchCancelParams) -> $crate::ThreadSearchCancelResponse;
    /// Searches threads as `thread/search` does, and may send some hits before the answer.
    ThreadSearchStream = "thread/search/stream", Experimental, at connection,
        ($crate::ThreadSearchParams) -> $crate::ThreadSearchResponse;
    /// Cancels a `thread/search/stream` of the same connection; succeeds if there is none.
    ThreadSearchStreamCancel = "thread/search/stream/cancel", Experimental, at connection,
        ($crate::ThreadSearchCancelParams) -> $crate::ThreadSearchCancelResponse;
    /// Finds the messages of a thread that hold a text.
    ThreadSearchOccurrences = "thread/searchOccurrences", Experimental, at server,
        ($crate::ThreadSearchOccurrencesParams) -> $crate::ThreadSearchOccurrencesResponse;
    /// Files a thread under a section, or under none.
    ThreadSectionMove = "thread/section/move", Stable, at server,
        ($crate::ThreadSectionMoveParams) -> $crate::ThreadSectionMoveResponse;
    /// Changes a thread's settings for the turns that follow.
    ThreadSettingsUpdate = "thread/settings/update", Experimental, at thread loaded, StartsWork,
        ($crate::ThreadSettingsUpdateParams) -> $crate::ThreadSettingsUpdateResponse;
    /// Runs a command of the user's in a thread, outside the sandbox and without approval.
    ThreadShellCommand = "thread/shellCommand", Stable, at thread loaded, StartsWork,
        ($crate::ThreadShellCommandParams) -> $crate::ThreadShellCommandResponse;
    /// Starts a thread and subscribes the caller to it.
    ThreadStart = "thread/start", Stable, at server, StartsWork, Subscribes,
        ($crate::ThreadStartParams) -> $crate::ThreadStartResponse;
    /// Lists what happened in a thread: turns, items and voice conversations, latest page first.
    ThreadTimelineList = "thread/timeline/list", Experimental, at server,
        ($crate::ThreadTimelineListParams) -> $crate::ThreadTimelineListResponse;
    /// Lists a thread's turns, without loading it.
    ThreadTurnsList = "thread/turns/list", Stable, at server,
        ($crate::ThreadTurnsListParams) -> $crate::ThreadTurnsListResponse;
    /// Moves an archived thread back into the ordinary lists, without loading it.
    ThreadUnarchive = "thread/unarchive", Stable, at server,
        ($crate::ThreadUnarchiveParams) -> $crate::ThreadUnarchiveResponse;
    /// Takes the caller's subscription to a thread back.
    ThreadUnsubscribe = "thread/unsubscribe", Stable, at thread stored,
        ($crate::ThreadUnsubscribeParams) -> $crate::ThreadUnsubscribeResponse;

    /// Creates a section that threads can be filed under.
    ThreadSectionCreate = "threadSection/create", Stable, at server,
        ($crate::ThreadSectionCreateParams) -> $crate::ThreadSectionCreateResponse;
    /// Deletes a section; its threads stay.
    ThreadSectionDelete = "threadSection/delete", Stable, at server,
        ($crate::ThreadSectionDeleteParams) -> $crate::ThreadSectionDeleteResponse;
    /// Lists the sections.
    ThreadSectionList = "threadSection/list", Stable, at server,
        ($crate::ThreadSectionListParams) -> $crate::ThreadSectionListResponse;
    /// Changes a section's name and look.
    ThreadSectionUpdate = "threadSection/update", Stable, at server,
        ($crate::ThreadSectionUpdateParams) -> $crate::ThreadSectionUpdateResponse;

    /// Stops a running turn.
    TurnInterrupt = "turn/interrupt", Stable, at thread loaded, ($crate::TurnInterruptParams) -> $crate::TurnInterruptResponse;
    /// Changes the settings of a turn that has begun.
    TurnSettingsUpdate = "turn/settings/update", Experimental, at thread loaded, StartsWork,
        ($crate::TurnSettingsUpdateParams) -> $crate::TurnSettingsUpdateResponse;
    /// Starts a turn with what the user said.
    TurnStart = "turn/start", Stable, at thread loaded, StartsWork, ($crate::TurnStartParams) -> $crate::TurnStartResponse;
    /// Adds to what the user said while a turn runs.
    TurnSteer = "turn/steer", Stable, at thread loaded, StartsWork, ($crate::TurnSteerParams) -> $crate::TurnSteerResponse;

    /// Cancels a user verification that waits for the user.
    UserVerificationCancel = "userVerification/cancel", Experimental, at server,
        ($crate::UserVerificationCancelParams) -> $crate::UserVerificationCancelResponse;
    /// Deletes this machine's credential for verifying the user.
    UserVerificationDelete = "userVerification/delete", Experimental, at server,
        ($crate::UserVerificationDeleteParams) -> $crate::UserVerificationDeleteResponse;
    /// Creates a credential on this machine for verifying the user.
    UserVerificationEnroll = "userVerification/enroll", Experimental, at server,
        ($crate::UserVerificationEnrollParams) -> $crate::UserVerificationEnrollResponse;
    /// Reports whether the user can be verified on this machine.
    UserVerificationStatus = "userVerification/status", Experimental, at server,
        ($crate::UserVerificationStatusParams) -> $crate::UserVerificationStatusResponse;
    /// Has the user confirm something on this machine and signs a challenge as proof.
    UserVerificationVerify = "userVerification/verify", Experimental, at server,
        ($crate::UserVerificationVerifyParams) -> $crate::UserVerificationVerifyResponse;

    /// Reports whether the sandbox on Windows can be used.
    WindowsSandboxReadiness = "windowsSandbox/readiness", Stable, at server,
        ($crate::NoParams) -> $crate::WindowsSandboxReadinessResponse;
    /// Begins to set up the sandbox on Windows.
    WindowsSandboxSetupStart = "windowsSandbox/setupStart", Stable, at server,
        ($crate::WindowsSandboxSetupStartParams) -> $crate::WindowsSandboxSetupStartResponse;
} }; }

/// Notifications of clients. Columns: name, wire name, stability.
#[macro_export]
macro_rules! client_notifications {
    ($then:path) => {
        $then! {
            /// The client has read the answer to `initialize`.
            Initialized = "initialized", Stable;
        }
    };
}
