//! Modules: the file of each type, and names that only TypeScript has.
//!
//! Clients import types by these paths, so they are those of the published TypeScript: most types in
//! `v2/`, those that are older or shared with other programs beside it.

/// Types that stand outside of `v2/`.
const ROOT: &[&str] = &[
    "AbsolutePathBuf",
    "AgentMessageInputContent",
    "AgentPath",
    "ApplyPatchApprovalParams",
    "ApplyPatchApprovalResponse",
    "AuthMode",
    "AutoCompactTokenLimitScope",
    "ClientInfo",
    "ClientNotification",
    "ClientRequest",
    "CodexResponseHandoffMode",
    "CollaborationMode",
    "ConfigurationReasoning",
    "ContentItem",
    "ConversationGitInfo",
    "ConversationSummary",
    "ConversationTextRole",
    "ExecCommandApprovalParams",
    "ExecCommandApprovalResponse",
    "FileChange",
    "ForcedLoginMethod",
    "FunctionCallOutputBody",
    "FunctionCallOutputContentItem",
    "FuzzyFileSearchMatchType",
    "FuzzyFileSearchParams",
    "FuzzyFileSearchResponse",
    "FuzzyFileSearchResult",
    "FuzzyFileSearchSessionCompletedNotification",
    "FuzzyFileSearchSessionStartParams",
    "FuzzyFileSearchSessionStartResponse",
    "FuzzyFileSearchSessionStopParams",
    "FuzzyFileSearchSessionStopResponse",
    "FuzzyFileSearchSessionUpdateParams",
    "FuzzyFileSearchSessionUpdateResponse",
    "FuzzyFileSearchSessionUpdatedNotification",
    "GetAuthStatusParams",
    "GetAuthStatusResponse",
    "GetConversationSummaryParams",
    "GetConversationSummaryResponse",
    "GitDiffToRemoteParams",
    "GitDiffToRemoteResponse",
    "GuardianAssessmentOutcome",
    "ImageDetail",
    "ImageGenerationFailure",
    "ImageGenerationInputImage",
    "InitializeCapabilities",
    "InitializeParams",
    "InitializeResponse",
    "InputModality",
    "InternalChatMessageMetadataPassthrough",
    "JSONRPCError",
    "JSONRPCErrorError",
    "JSONRPCMessage",
    "JSONRPCNotification",
    "JSONRPCRequest",
    "JSONRPCResponse",
    "LegacyAppPathString",
    "LocalShellAction",
    "LocalShellStatus",
    "McpServerInfo",
    "MessagePhase",
    "ModeKind",
    "MultiAgentMode",
    "ParsedCommand",
    "PathUri",
    "Personality",
    "PlanType",
    "RealtimeConversationVersion",
    "RealtimeOutputModality",
    "RealtimeVoice",
    "RealtimeVoicesList",
    "ReasoningEffort",
    "ReasoningItemContent",
    "ReasoningItemReasoningSummary",
    "ReasoningSummary",
    "RequestId",
    "Resource",
    "ResourceContent",
    "ResourceTemplate",
    "ResponseItem",
    "ReviewDecision",
    "ServerNotification",
    "ServerRequest",
    "Settings",
    "SubAgentSource",
    "ThreadId",
    "ThreadMemoryMode",
    "Tool",
    "ToolExposureSurface",
    "Verbosity",
    "W3cTraceContext",
    "WebSearchContextSize",
    "WebSearchLocation",
    "WebSearchMode",
    "WebSearchProvider",
    "WebSearchToolConfig",
];

/// Free-form JSON.
pub(super) const JSON_VALUE: &str = "JsonValue";

/// Returns the module of a type, from the directory of the output.
pub(super) fn module(name: &str) -> String {
    if name == JSON_VALUE {
        format!("serde_json/{name}")
    } else if ROOT.contains(&name) {
        name.to_owned()
    } else {
        format!("v2/{name}")
    }
}

/// Returns a module path as one of its siblings in `directory` (empty, or ending with a slash)
/// names it.
pub(super) fn path_from(directory: &str, module: &str) -> String {
    match module.strip_prefix(directory) {
        Some(sibling) => format!("./{sibling}"),
        None => format!("../{module}"),
    }
}

/// A name for a type that the bundle has under another name, or only as a part of a type.
pub(super) struct Alias {
    /// Its module, the last part of which is its name.
    pub(super) module: &'static str,
    /// Says what it is.
    pub(super) expression: &'static str,
    /// The type that the expression names, if any.
    pub(super) of: Option<&'static str>,
}

impl Alias {
    /// Returns the last part of the module.
    pub(super) fn name(&self) -> &'static str {
        self.module.rsplit('/').next().unwrap_or(self.module)
    }
}

macro_rules! aliases {
    ($($module:literal = $expression:literal $(of $of:literal)?;)*) => {
        /// Names that the bundle does not have.
        pub(super) const ALIASES: &[Alias] = &[$(Alias {
            module: $module,
            expression: $expression,
            of: [$(Some($of),)? None][0],
        }),*];
    };
}
aliases! {
    "ExecPolicyAmendment" = "Array<string>";
    "GitSha" = "string";
    "ImageGenerationItem" = r#"ThreadItem extends infer Item ? (Item extends { type: "imageGeneration" } ? Omit<Item, "type"> : never) : never"# of "ThreadItem";
    "InternalSessionSource" = r#""memory_consolidation" | "guardian""#;
    "LocalShellExecAction" = r#"Omit<Extract<LocalShellAction, { type: "exec" }>, "type">"# of "LocalShellAction";
    "NetworkPolicyAmendment" = "{ host: string; action: NetworkPolicyRuleAction }" of "NetworkPolicyRuleAction";
    "NetworkPolicyRuleAction" = r#""allow" | "deny""#;
    "ResponseItemId" = "string";
    "ServerNotificationEnvelope" = "ServerNotification" of "ServerNotification";
    "SessionSource" = r#""cli" | "vscode" | "exec" | "mcp" | "unknown" | { custom: string } | { internal: "memory_consolidation" | "guardian" } | { subagent: SubAgentSource }"# of "SubAgentSource";
    "SleepItem" = r#"Omit<Extract<ThreadItem, { type: "sleep" }>, "type">"# of "ThreadItem";
    "WebSearchAction" = "ResponsesApiWebSearchAction" of "ResponsesApiWebSearchAction";
    "WebSearchItem" = r#"Omit<Extract<ThreadItem, { type: "webSearch" }>, "type">"# of "ThreadItem";
    "v2/BedrockSettingsParams" = r#"Omit<Extract<ProviderSettingsPatch, { type: "bedrock" }>, "type">"# of "ProviderSettingsPatch";
    "v2/CustomGatewaySettingsParams" = r#"Omit<Extract<ProviderSettingsPatch, { type: "customGateway" }>, "type">"# of "ProviderSettingsPatch";
    "v2/DynamicToolFunctionSpec" = r#"Omit<Extract<DynamicToolSpec, { type: "function" }>, "type">"# of "DynamicToolSpec";
    "v2/DynamicToolNamespaceSpec" = r#"Omit<Extract<DynamicToolSpec, { type: "namespace" }>, "type">"# of "DynamicToolSpec";
    "v2/ExecPolicyAmendment" = "Array<string>";
    "v2/GcpSettingsParams" = r#"Omit<Extract<ProviderSettingsPatch, { type: "gcp" }>, "type">"# of "ProviderSettingsPatch";
}
