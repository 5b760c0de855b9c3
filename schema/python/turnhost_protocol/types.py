# Written by `cargo xtask gen`; do not edit.
"""The types of the protocol, under their names on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field, Tag

from ._base import OPEN, TaggedModel, UnknownVariant, WireModel, by_tag


class ApiKeyAccount(TaggedModel):
    """By an API key."""

    TAGS = frozenset(("type",))

    type: Literal["apiKey"] = "apiKey"


class ChatgptAccount(TaggedModel):
    """By a ChatGPT account."""

    TAGS = frozenset(("type",))

    email: str | None = Field(description="Its e-mail address, if known.")
    plan_type: PlanType = Field(description="Its plan.")
    type: Literal["chatgpt"] = "chatgpt"
    workspace_name: str | None = Field(default=None, description="The workspace it belongs to.")


class AmazonBedrockAccount(TaggedModel):
    """By Amazon Bedrock."""

    TAGS = frozenset(("type",))

    type: Literal["amazonBedrock"] = "amazonBedrock"
    uses_codex_managed_credentials: bool = Field(default=False, description="Whether the server keeps the credentials itself.")


class GcpAccount(TaggedModel):
    """By Google Cloud."""

    TAGS = frozenset(("type",))

    type: Literal["gcp"] = "gcp"


class AccountRateLimitsUpdatedNotification(WireModel):
    """Payload of `account/rateLimits/updated`."""

    rate_limits: RateLimitSnapshot = Field(description="The limits as last seen.")


class ActivePermissionProfile(WireModel):
    """The permission profile that is in force."""

    extends: str | None = Field(default=None, description="The profile that it builds on.")
    id: str = Field(description="Its id.")


class AgentMessageDeltaNotification(WireModel):
    """Payload of `item/agentMessage/delta`."""

    delta: str = Field(description="Text to be added to the message.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class AgentMessageDisplay(WireModel):
    """What to show for a moderated message."""

    action: str = Field(description="What to do with it, as the provider calls it.")
    block_type: str | None = Field(default=None, description="The kind of block.")
    check_trusted_contacts: bool | None = Field(default=None, description="Whether to point at trusted contacts.")
    cyber_trusted_access: bool | None = Field(default=None, description="Whether to point at the programme for security work.")


class AgentMessageModeration(WireModel):
    """What the provider's moderation did with a message."""

    display: AgentMessageDisplay | None = Field(default=None, description="What to show in its place.")
    moderated: bool = Field(description="Whether it did anything.")


class AnalyticsConfig(WireModel):
    """Usage statistics."""

    enabled: bool | None = Field(default=None, description="Whether they are collected.")


class GranularAskForApprovalGranular(WireModel):
    """Which kinds of questions are put to the user; the others are refused without asking."""

    mcp_elicitations: bool = Field(validation_alias="mcp_elicitations", serialization_alias="mcp_elicitations", description="Questions of MCP servers.")
    request_permissions: bool = Field(default=False, validation_alias="request_permissions", serialization_alias="request_permissions", description="The tool by which a model asks for permissions.")
    rules: bool = Field(description="What command rules want asked.")
    sandbox_approval: bool = Field(validation_alias="sandbox_approval", serialization_alias="sandbox_approval", description="Leaving the sandbox.")
    skill_approval: bool = Field(default=False, validation_alias="skill_approval", serialization_alias="skill_approval", description="Running a skill's scripts.")


class GranularAskForApproval(WireModel):
    """By kind of question."""

    granular: GranularAskForApprovalGranular = Field(description="Which kinds of questions are put to the user; the others are refused without asking.")


class AsyncUserInputQuestion(WireModel):
    """A question that needs no answer at once."""

    options: list[str] | None = Field(default=None, description="Answers to choose from.")
    title: str = Field(description="The question.")


class BrowserUseConfig(WireModel):
    """What the browser tool may do."""

    allow_history_access: bool | None = Field(default=None, validation_alias="allow_history_access", serialization_alias="allow_history_access", description="Whether it may read the browser's history.")
    default_origin_policy: BrowserUseOriginPolicyConfig | None = Field(default=None, validation_alias="default_origin_policy", serialization_alias="default_origin_policy", description="What holds for origins without settings of their own.")
    origins: dict[str, BrowserUseOriginPolicyConfig] | None = Field(default=None, description="What holds for an origin, by `scheme://host`.")


class BrowserUseOriginPolicyConfig(WireModel):
    """What the browser tool may do at an origin."""

    access: AllowDenyRequirement | None = Field(default=None, description="Visit it.")
    downloads: AllowDenyRequirement | None = Field(default=None, description="Download from it.")
    full_cdp_access: AllowDenyRequirement | None = Field(default=None, validation_alias="full_cdp_access", serialization_alias="full_cdp_access", description="Use the whole debugging protocol on it.")
    uploads: AllowDenyRequirement | None = Field(default=None, description="Upload to it.")


class ByteRange(WireModel):
    """A stretch of a UTF-8 text."""

    end: int = Field(description="Offset after its last byte.")
    start: int = Field(description="Offset of its first byte.")


class ClientInfo(WireModel):
    """Who a client is."""

    name: str = Field(description="Its name, fit for an HTTP header: it becomes the `originator` of the threads it starts.")
    title: str | None = Field(default=None, description="Its name for people.")
    version: str = Field(description="Its version.")


class HttpConnectionFailedCodexErrorInfoHttpConnectionFailed(WireModel):

    http_status_code: int | None = Field(default=None, description="The HTTP status, if there was one.")


class HttpConnectionFailedCodexErrorInfo(WireModel):
    """The provider could not be reached."""

    http_connection_failed: HttpConnectionFailedCodexErrorInfoHttpConnectionFailed


class ResponseStreamConnectionFailedCodexErrorInfoResponseStreamConnectionFailed(WireModel):

    http_status_code: int | None = Field(default=None, description="The HTTP status, if there was one.")


class ResponseStreamConnectionFailedCodexErrorInfo(WireModel):
    """The response's stream could not be opened."""

    response_stream_connection_failed: ResponseStreamConnectionFailedCodexErrorInfoResponseStreamConnectionFailed


class ResponseStreamDisconnectedCodexErrorInfoResponseStreamDisconnected(WireModel):

    http_status_code: int | None = Field(default=None, description="The HTTP status, if there was one.")


class ResponseStreamDisconnectedCodexErrorInfo(WireModel):
    """The response's stream broke before its end."""

    response_stream_disconnected: ResponseStreamDisconnectedCodexErrorInfoResponseStreamDisconnected


class ResponseTooManyFailedAttemptsCodexErrorInfoResponseTooManyFailedAttempts(WireModel):

    http_status_code: int | None = Field(default=None, description="The last HTTP status, if there was one.")


class ResponseTooManyFailedAttemptsCodexErrorInfo(WireModel):
    """It failed as often as it may be tried."""

    response_too_many_failed_attempts: ResponseTooManyFailedAttemptsCodexErrorInfoResponseTooManyFailedAttempts


class ActiveTurnNotSteerableCodexErrorInfoActiveTurnNotSteerable(WireModel):

    turn_kind: NonSteerableTurnKind = Field(description="What kind of turn it is.")


class ActiveTurnNotSteerableCodexErrorInfo(WireModel):
    """The running turn takes no further input."""

    active_turn_not_steerable: ActiveTurnNotSteerableCodexErrorInfoActiveTurnNotSteerable


class CollabAgentState(WireModel):
    """How an agent stands."""

    message: str | None = Field(default=None, description="What it said last.")
    status: CollabAgentStatus = Field(description="How it stands.")


class CollaborationMode(WireModel):
    """How the model works with the user."""

    mode: ModeKind = Field(description="The mode.")
    settings: Settings = Field(description="What comes with it.")


class ReadCommandAction(TaggedModel):
    """It reads a file."""

    TAGS = frozenset(("type",))

    command: str = Field(description="That part of the command line.")
    name: str = Field(description="The file's base name.")
    path: LegacyAppPathString = Field(description="The file's path.")
    type: Literal["read"] = "read"


class ListFilesCommandAction(TaggedModel):
    """It lists files."""

    TAGS = frozenset(("type",))

    command: str = Field(description="That part of the command line.")
    path: str | None = Field(default=None, description="Where, as written.")
    type: Literal["listFiles"] = "listFiles"


class SearchCommandAction(TaggedModel):
    """It searches."""

    TAGS = frozenset(("type",))

    command: str = Field(description="That part of the command line.")
    path: str | None = Field(default=None, description="Where, as written.")
    query: str | None = Field(default=None, description="What for.")
    type: Literal["search"] = "search"


class UnknownCommandAction(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The command line.")
    type: Literal["unknown"] = "unknown"


class AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecisionAcceptWithExecpolicyAmendment(WireModel):

    execpolicy_amendment: list[str] = Field(validation_alias="execpolicy_amendment", serialization_alias="execpolicy_amendment", description="First words of the commands to be allowed.")


class AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision(WireModel):
    """Run it, and keep a rule that allows commands with this beginning."""

    accept_with_execpolicy_amendment: AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecisionAcceptWithExecpolicyAmendment


class ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecisionApplyNetworkPolicyAmendment(WireModel):

    network_policy_amendment: NetworkPolicyAmendment = Field(validation_alias="network_policy_amendment", serialization_alias="network_policy_amendment", description="The rule.")


class ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision(WireModel):
    """Keep a rule for a network host."""

    apply_network_policy_amendment: ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecisionApplyNetworkPolicyAmendment


class CommandExecutionOutputDeltaNotification(WireModel):
    """Payload of `item/commandExecution/outputDelta`."""

    delta: str = Field(description="Output, stdout and stderr in the order they were read.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class CommandExecutionRequestApprovalParams(WireModel):
    """Params of `item/commandExecution/requestApproval`: may this command run?"""

    approval_id: str | None = Field(default=None, description="Tells questions about the same item apart; unset if there is only one.")
    command: str | None = Field(default=None, description="The command line.")
    command_actions: list[CommandAction] | None = Field(default=None, description="What the command is seen to do.")
    cwd: LegacyAppPathString | None = Field(default=None, description="Where it would run.")
    environment_id: str | None = Field(default=None, description="Where it would run: `local`, or the id of an environment.")
    item_id: str = Field(description="The item.")
    kind: CommandExecutionApprovalKind = Field(default="command", description="What is to be approved.")
    network_approval_context: NetworkApprovalContext | None = Field(default=None, description="The host it wants to reach, if the question is about the network.")
    proposed_execpolicy_amendment: list[str] | None = Field(default=None, description="First words of a command rule that would make such questions unnecessary.")
    proposed_network_policy_amendments: list[NetworkPolicyAmendment] | None = Field(default=None, description="Network rules that would make such questions unnecessary.")
    reason: str | None = Field(default=None, description="Why the model wants it.")
    started_at_ms: int = Field(description="When the question was put, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class CommandExecutionRequestApprovalResponse(WireModel):
    """Answer to `item/commandExecution/requestApproval`."""

    decision: CommandExecutionApprovalDecision = Field(description="The user's decision.")


class ComputerUseConfig(WireModel):
    """Which programs the computer tool may use."""

    default_app_access: AllowDenyRequirement | None = Field(default=None, validation_alias="default_app_access", serialization_alias="default_app_access", description="What holds for programs not named here.")
    macos: ComputerUseMacosConfig | None = Field(default=None, description="Programs on macOS.")
    windows: ComputerUseWindowsConfig | None = Field(default=None, description="Programs on Windows.")


class ComputerUseMacosConfig(WireModel):
    """Programs on macOS."""

    bundle_ids: dict[str, AllowDenyRequirement] | None = Field(default=None, validation_alias="bundle_ids", serialization_alias="bundle_ids", description="What holds for a program, by bundle id.")


class ComputerUseWindowsConfig(WireModel):
    """Programs on Windows."""

    aumids: dict[str, AllowDenyRequirement] | None = Field(default=None, description="What holds for a program, by application user model id.")
    exes: list[ComputerUseWindowsExeConfig] | None = Field(default=None, description="What holds for programs known by their file.")


class ComputerUseWindowsExeConfig(WireModel):
    """A Windows program known by its file."""

    access: AllowDenyRequirement = Field(description="Whether it may be used.")
    binary_name: str | None = Field(default=None, validation_alias="binary_name", serialization_alias="binary_name", description="Its file name.")
    product_name: str = Field(validation_alias="product_name", serialization_alias="product_name", description="Its product name.")
    publisher_name: str = Field(validation_alias="publisher_name", serialization_alias="publisher_name", description="Its publisher, from its signature.")


class Config(WireModel):
    """The configuration that is in force; a key that is not set is null."""

    analytics: AnalyticsConfig | None = Field(default=None, description="Usage statistics.")
    approval_policy: AskForApproval | None = Field(default=None, validation_alias="approval_policy", serialization_alias="approval_policy", description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, validation_alias="approvals_reviewer", serialization_alias="approvals_reviewer", description="Who answers approvals.")
    browser_use: BrowserUseConfig | None = Field(default=None, validation_alias="browser_use", serialization_alias="browser_use", description="What the browser tool may do.")
    client_search_provider: WebSearchProvider | None = Field(default=None, validation_alias="client_search_provider", serialization_alias="client_search_provider", description="Who runs searches for clients.")
    compact_prompt: str | None = Field(default=None, validation_alias="compact_prompt", serialization_alias="compact_prompt", description="Replaces the prompt by which histories are shortened.")
    computer_use: ComputerUseConfig | None = Field(default=None, validation_alias="computer_use", serialization_alias="computer_use", description="Which programs the computer tool may use.")
    desktop: dict[str, Any] | None = Field(default=None, description="Settings of the desktop app, which no one else reads.")
    developer_instructions: str | None = Field(default=None, validation_alias="developer_instructions", serialization_alias="developer_instructions", description="Instructions put before the conversation in the developer's name.")
    forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds | None = Field(default=None, validation_alias="forced_chatgpt_workspace_id", serialization_alias="forced_chatgpt_workspace_id", description="Workspaces that a ChatGPT login may belong to.")
    forced_login_method: ForcedLoginMethod | None = Field(default=None, validation_alias="forced_login_method", serialization_alias="forced_login_method", description="The only kind of login allowed.")
    instructions: str | None = Field(default=None, description="Instructions put before the conversation.")
    model: str | None = Field(default=None, description="The model of new threads.")
    model_auto_compact_token_limit: int | None = Field(default=None, validation_alias="model_auto_compact_token_limit", serialization_alias="model_auto_compact_token_limit", description="Tokens at which a history is shortened by itself.")
    model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope | None = Field(default=None, validation_alias="model_auto_compact_token_limit_scope", serialization_alias="model_auto_compact_token_limit_scope", description="Which tokens count towards that limit.")
    model_context_window: int | None = Field(default=None, validation_alias="model_context_window", serialization_alias="model_context_window", description="How many tokens the model can see.")
    model_provider: str | None = Field(default=None, validation_alias="model_provider", serialization_alias="model_provider", description="Id of the model provider: a key of `model_providers`.")
    model_reasoning_effort: ReasoningEffort | None = Field(default=None, validation_alias="model_reasoning_effort", serialization_alias="model_reasoning_effort", description="How hard models should think.")
    model_reasoning_summary: ReasoningSummary | None = Field(default=None, validation_alias="model_reasoning_summary", serialization_alias="model_reasoning_summary", description="Whether and how models should summarise their thoughts.")
    model_verbosity: Verbosity | None = Field(default=None, validation_alias="model_verbosity", serialization_alias="model_verbosity", description="How wordy answers should be.")
    review_model: str | None = Field(default=None, validation_alias="review_model", serialization_alias="review_model", description="The model for reviews.")
    sandbox_mode: SandboxMode | None = Field(default=None, validation_alias="sandbox_mode", serialization_alias="sandbox_mode", description="The sandbox of new threads.")
    sandbox_workspace_write: SandboxWorkspaceWrite | None = Field(default=None, validation_alias="sandbox_workspace_write", serialization_alias="sandbox_workspace_write", description="Details of the `workspace-write` sandbox.")
    service_tier: str | None = Field(default=None, validation_alias="service_tier", serialization_alias="service_tier", description="The provider's service tier.")
    tools: ToolsV2 | None = Field(default=None, description="Settings of tools.")
    web_search: WebSearchMode | None = Field(default=None, validation_alias="web_search", serialization_alias="web_search", description="Whether models may search the web, and how.")


class ConfigLayer(WireModel):
    """One source of configuration with its content."""

    config: Any = Field(description="Its content.")
    disabled_reason: str | None = Field(default=None, description="Why it does not count, if it does not.")
    name: ConfigLayerSource = Field(description="Where it comes from.")
    version: str = Field(description="A fingerprint of its content.")


class ConfigLayerMetadata(WireModel):
    """One source of configuration."""

    name: ConfigLayerSource = Field(description="Where it comes from.")
    version: str = Field(description="A fingerprint of its content.")


class PackagedDefaultsConfigLayerSource(TaggedModel):
    """A file that came with the program."""

    TAGS = frozenset(("type",))

    file: AbsolutePathBuf = Field(description="The file.")
    type: Literal["packagedDefaults"] = "packagedDefaults"


class MdmConfigLayerSource(TaggedModel):
    """The machine's management system."""

    TAGS = frozenset(("type",))

    domain: str = Field(description="Its preference domain.")
    key: str = Field(description="Its key in there.")
    type: Literal["mdm"] = "mdm"


class SystemConfigLayerSource(TaggedModel):
    """The machine's file."""

    TAGS = frozenset(("type",))

    file: AbsolutePathBuf = Field(description="The file.")
    type: Literal["system"] = "system"


class EnterpriseManagedConfigLayerSource(TaggedModel):
    """An organisation's settings, fetched for its members."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Their id.")
    name: str = Field(description="Their name for people.")
    type: Literal["enterpriseManaged"] = "enterpriseManaged"


class UserConfigLayerSource(TaggedModel):
    """The user's file."""

    TAGS = frozenset(("type",))

    file: AbsolutePathBuf = Field(description="The file.")
    profile: str | None = Field(default=None, description="The profile chosen in it.")
    type: Literal["user"] = "user"


class ProjectConfigLayerSource(TaggedModel):
    """A trusted project's directory."""

    TAGS = frozenset(("type",))

    dot_codex_folder: AbsolutePathBuf = Field(description="The folder with the project's file.")
    type: Literal["project"] = "project"


class SessionFlagsConfigLayerSource(TaggedModel):
    """The command line, or a request's own settings."""

    TAGS = frozenset(("type",))

    type: Literal["sessionFlags"] = "sessionFlags"


class LegacyManagedConfigTomlFromFileConfigLayerSource(TaggedModel):
    """An organisation's file of an older kind."""

    TAGS = frozenset(("type",))

    file: AbsolutePathBuf = Field(description="The file.")
    type: Literal["legacyManagedConfigTomlFromFile"] = "legacyManagedConfigTomlFromFile"


class LegacyManagedConfigTomlFromMdmConfigLayerSource(TaggedModel):
    """An organisation's settings of an older kind, from the management system."""

    TAGS = frozenset(("type",))

    type: Literal["legacyManagedConfigTomlFromMdm"] = "legacyManagedConfigTomlFromMdm"


class ConfigReadParams(WireModel):
    """Params of `config/read`."""

    cwd: str | None = Field(default=None, description="The directory whose project layers count; relative to the server's own. None by default.")
    include_layers: bool | None = Field(default=None, description="Whether to answer the layers too. No by default.")


class ConfigReadResponse(WireModel):
    """Answer to `config/read`."""

    config: Config = Field(description="The configuration that is in force.")
    layers: list[ConfigLayer] | None = Field(default=None, description="The layers from the strongest to the weakest, if they were asked for.")
    origins: dict[str, ConfigLayerMetadata] = Field(description="For each dotted key that is set, the layer it comes from.")


class ConfigWarningNotification(WireModel):
    """Payload of `configWarning`."""

    details: str | None = Field(default=None, description="More about it.")
    path: str | None = Field(default=None, description="The file it is about.")
    range: TextRange | None = Field(default=None, description="The place in that file.")
    summary: str = Field(description="What is wrong.")


class CreditsSnapshot(WireModel):
    """Bought credits."""

    balance: str | None = Field(default=None, description="What is left, as text.")
    has_credits: bool = Field(description="Whether there are any.")
    unlimited: bool = Field(description="Whether they never run out.")


class DeprecationNoticeNotification(WireModel):
    """Payload of `deprecationNotice`."""

    details: str | None = Field(default=None, description="What to use instead.")
    summary: str = Field(description="What will go away.")


class InputTextDynamicToolCallOutputContentItem(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["inputText"] = "inputText"


class InputImageDynamicToolCallOutputContentItem(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    image_url: str = Field(description="Its address; `data:` URLs carry it themselves.")
    type: Literal["inputImage"] = "inputImage"


class InputAudioDynamicToolCallOutputContentItem(TaggedModel):
    """A recording."""

    TAGS = frozenset(("type",))

    audio_url: str = Field(description="Its address; `data:` URLs carry it themselves.")
    type: Literal["inputAudio"] = "inputAudio"


class ErrorNotification(WireModel):
    """Payload of `error`."""

    error: TurnError = Field(description="What went wrong.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")
    will_retry: bool = Field(description="Whether the server tries again by itself; if not, the turn ends.")


class FileChangeRequestApprovalParams(WireModel):
    """Params of `item/fileChange/requestApproval`: may these files be changed?
    The changes are those of the item.
    """

    grant_root: str | None = Field(default=None, description="A directory to which writing would be allowed for the session.")
    item_id: str = Field(description="The item.")
    reason: str | None = Field(default=None, description="Why the model wants it.")
    started_at_ms: int = Field(description="When the question was put, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class FileChangeRequestApprovalResponse(WireModel):
    """Answer to `item/fileChange/requestApproval`."""

    decision: FileChangeApprovalDecision = Field(description="The user's decision.")


class FileUpdateChange(WireModel):
    """A change to one file."""

    diff: str = Field(description="A unified diff; the whole content for new and for deleted files.")
    kind: PatchChangeKind = Field(description="What happens to the file.")
    path: str = Field(description="Its absolute path before the change.")


class InputTextFunctionCallOutputContentItem(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["input_text"] = "input_text"


class InputImageFunctionCallOutputContentItem(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="How closely to look.")
    image_url: str = Field(validation_alias="image_url", serialization_alias="image_url", description="A URL; `data:` URLs carry the content themselves.")
    type: Literal["input_image"] = "input_image"


class InputImageFunctionCallOutputContentItemVariant(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="How closely to look.")
    file_id: str = Field(validation_alias="file_id", serialization_alias="file_id", description="The id.")
    type: Literal["input_image"] = "input_image"


class InputAudioFunctionCallOutputContentItem(TaggedModel):
    """A recording."""

    TAGS = frozenset(("type",))

    audio_url: str = Field(validation_alias="audio_url", serialization_alias="audio_url", description="A URL; `data:` URLs carry the content themselves.")
    type: Literal["input_audio"] = "input_audio"


class InputAudioFunctionCallOutputContentItemVariant(TaggedModel):
    """A recording."""

    TAGS = frozenset(("type",))

    file_id: str = Field(validation_alias="file_id", serialization_alias="file_id", description="The id.")
    type: Literal["input_audio"] = "input_audio"


class EncryptedContentFunctionCallOutputContentItem(TaggedModel):
    """Something that only the provider can read."""

    TAGS = frozenset(("type",))

    encrypted_content: str = Field(validation_alias="encrypted_content", serialization_alias="encrypted_content", description="It, to be sent back as it is.")
    type: Literal["encrypted_content"] = "encrypted_content"


class GetAccountParams(WireModel):
    """Params of `account/read`."""

    refresh_token: bool | None = Field(default=None, description="Whether to renew the login's token first. No by default.")


class GetAccountResponse(WireModel):
    """Answer to `account/read`."""

    account: Account | None = Field(default=None, description="Who is logged in; `None` if nobody is, or if no login is needed.")
    requires_openai_auth: bool = Field(description="Whether the default provider needs a login.")
    user_id: str | None = Field(default=None, description="The user as the provider knows it.")


class GitInfo(WireModel):
    """A Git repository's state."""

    branch: str | None = Field(default=None, description="The branch checked out.")
    origin_url: str | None = Field(default=None, description="Address of the remote called `origin`.")
    sha: str | None = Field(default=None, description="The commit checked out.")


class HookPromptFragment(WireModel):
    """One hook's text."""

    hook_run_id: str = Field(description="The hook's run.")
    text: str = Field(description="The text.")


class ImageGenerationFailure(TaggedModel):
    """Why an image was not made."""

    TAGS = frozenset(("type",))

    limit_id: str = Field(description="Which one.")
    resets_at: int | None = Field(default=None, description="When it starts anew, in seconds since the Unix epoch.")
    type: Literal["usageLimitExceeded"] = "usageLimitExceeded"


class ImageGenerationInputImage(WireModel):
    """An image that another was made from."""

    path: AbsolutePathBuf = Field(description="Its file.")
    sha256: str = Field(validation_alias="sha256", serialization_alias="sha256", description="SHA-256 of its content, in hexadecimal.")


class InitializeCapabilities(WireModel):
    """What a client can do and wants."""

    experimental_api: bool = Field(default=False, description="Whether it may use experimental methods and fields. No by default.")
    explicit_gateway_oauth: bool | None = Field(default=None, description="Whether it logs in to gateways itself.")
    extensions: dict[str, Any] | None = Field(default=None, description="Agreements beyond this protocol, by name.")
    mcp_server_openai_form_elicitation: bool | None = Field(default=None, description="Whether it can show the provider's own kind of forms for MCP servers.")
    opt_out_notification_methods: list[str] | None = Field(default=None, description="Exact names of notifications that it does not want.")
    request_attestation: bool = Field(default=False, description="Whether it can attest to requests.")
    required_human_approval: bool | None = Field(default=None, description="Whether it can show questions that only a human may answer.")
    turnhost: TurnhostCapabilities | None = Field(default=None, description="What it understands of Turnhost's own additions.")


class InitializeParams(WireModel):
    """Params of `initialize`."""

    capabilities: InitializeCapabilities | None = Field(default=None, description="What it can do and wants.")
    client_info: ClientInfo = Field(description="Who the client is.")


class InitializeResponse(WireModel):
    """Answer to `initialize`."""

    codex_home: AbsolutePathBuf = Field(description="The server's home directory.")
    platform_family: str = Field(description="`unix` or `windows`.")
    platform_os: str = Field(description="The operating system, such as `linux`.")
    user_agent: str = Field(description="What the server calls itself towards model providers on behalf of this client.")


class ItemCompletedNotification(WireModel):
    """Payload of `item/completed`."""

    completed_at_ms: int = Field(description="When it was complete, in milliseconds since the Unix epoch.")
    content_token_count: int | None = Field(default=None, description="Tokens of its content, if counted.")
    item: ThreadItem = Field(description="The whole item, in place of all that was told of it before.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ItemStartedNotification(WireModel):
    """Payload of `item/started`."""

    item: ThreadItem = Field(description="The item as it begins.")
    started_at_ms: int = Field(description="When it began, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class McpAppUi(WireModel):
    """The user interface that an MCP tool brings."""

    preferred_model_display_mode: McpAppDisplayMode = Field(description="How it wants to be shown.")
    resource_uri: str = Field(description="Where it is: a `ui://` address on the MCP server.")


class McpToolCallAppContext(WireModel):
    """The connected app behind an MCP server."""

    action_name: str | None = Field(default=None, description="What it is asked to do, for people.")
    app_name: str | None = Field(default=None, description="Its name for people.")
    connector_id: str = Field(description="The app's id.")
    link_id: str | None = Field(default=None, description="The user's connection to it.")
    resource_uri: str | None = Field(default=None, description="What it is asked about.")


class McpToolCallError(WireModel):
    """Why a call of an MCP tool failed."""

    message: str = Field(description="What happened.")


class McpToolCallResult(WireModel):
    """What an MCP tool returned."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    content: list[Any] = Field(description="Parts as MCP defines them.")
    structured_content: Any = Field(default=None, description="The result as data.")


class MemoryCitation(WireModel):
    """Memories that a message rests on."""

    entries: list[MemoryCitationEntry] = Field(description="The places.")
    thread_ids: list[str] = Field(description="The threads that they were learned in.")


class MemoryCitationEntry(WireModel):
    """A place in a memory file."""

    line_end: int = Field(description="Its last line, from 1.")
    line_start: int = Field(description="Its first line, from 1.")
    note: str = Field(description="What it says.")
    path: str = Field(description="The file.")


class MisalignmentErrorDetails(WireModel):
    """What a reviewer of the model's behaviour found."""

    detailed_explanation: str | None = Field(default=None, description="The finding at length.")
    error_type: str | None = Field(default=None, description="Its kind, as the provider calls it.")
    review_target: str | None = Field(default=None, description="What was reviewed.")
    steer: MisalignmentSteer | None = Field(default=None, description="What the model is told.")


class MisalignmentSteer(WireModel):
    """What a model is told after a finding."""

    message: str = Field(description="The words.")


class Model(WireModel):
    """A model on offer."""

    additional_speed_tiers: list[str] = Field(default=[], description="Speeds it can be had at besides the ordinary one.")
    availability_nux: ModelAvailabilityNux | None = Field(default=None, description="What to tell people who see it first.")
    available_access_programs: ModelAccessPrograms | None = Field(default=None, description="Programmes that give more access to it.")
    default_reasoning_effort: ReasoningEffort = Field(description="How hard it thinks unless told.")
    default_service_tier: str | None = Field(default=None, description="The service tier it uses unless told.")
    description: str = Field(description="What it is good for.")
    display_name: str = Field(description="Its name for people.")
    hidden: bool = Field(description="Whether it is not offered to everyone.")
    id: str = Field(description="Its id.")
    input_modalities: list[InputModality] | None = Field(default=None, description="What it takes. Text and images by default.")
    is_default: bool = Field(description="Whether new threads use it.")
    model: str = Field(description="Its name as the provider knows it.")
    model_specialty: str | None = Field(default=None, description="What it is made for.")
    multi_agent_version: MultiAgentVersion | None = Field(default=None, description="How it works with other agents.")
    service_tiers: list[ModelServiceTier] = Field(default=[], description="Service tiers it can be had at.")
    supported_reasoning_efforts: list[ReasoningEffortOption] = Field(description="How hard it can think.")
    supports_personality: bool = Field(default=False, description="Whether its tone can be chosen. No by default.")
    upgrade: str | None = Field(default=None, description="The model that takes its place.")
    upgrade_info: ModelUpgradeInfo | None = Field(default=None, description="More about the model that takes its place.")


class ModelAccessPrograms(WireModel):
    """Programmes that give more access to a model."""

    cyber: list[CyberAccessProgram] = Field(description="Those for security work.")


class ModelAvailabilityNux(WireModel):
    """What to tell people who see a model first."""

    message: str = Field(description="The words.")


class ModelListParams(WireModel):
    """Params of `model/list`."""

    cursor: str | None = Field(default=None, description="Where to go on: a cursor from an earlier page. From the start if unset.")
    include_hidden: bool | None = Field(default=None, description="Whether to list models that are not offered to everyone. No by default.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    model_provider: str | None = Field(default=None, description="The provider. The default provider if unset.")


class ModelListResponse(WireModel):
    """Answer to `model/list`."""

    data: list[Model] = Field(description="The models.")
    next_cursor: str | None = Field(default=None, description="Where the next page begins; `None` on the last.")


class ModelServiceTier(WireModel):
    """A service tier that a model can be had at."""

    description: str = Field(description="What it is good for.")
    id: str = Field(description="Its id.")
    name: str = Field(description="Its name for people.")


class ModelUpgradeInfo(WireModel):
    """The model that takes another's place."""

    migration_markdown: str | None = Field(default=None, description="What changes, in Markdown.")
    model: str = Field(description="Its name.")
    model_link: str | None = Field(default=None, description="Where to read about it.")
    retirement_at: int | None = Field(default=None, description="When the older model goes away, in seconds since the Unix epoch.")
    upgrade_copy: str | None = Field(default=None, description="How to offer it.")


class NetworkApprovalContext(WireModel):
    """A host that a command wants to reach."""

    host: str = Field(description="Its name or address.")
    protocol: NetworkApprovalProtocol = Field(description="How it would be reached.")


class NetworkPolicyAmendment(WireModel):
    """A network rule to be kept."""

    action: NetworkPolicyRuleAction = Field(description="What it does.")
    host: str = Field(description="The host it is about.")


class AddPatchChangeKind(TaggedModel):
    """It is made."""

    TAGS = frozenset(("type",))

    type: Literal["add"] = "add"


class DeletePatchChangeKind(TaggedModel):
    """It is deleted."""

    TAGS = frozenset(("type",))

    type: Literal["delete"] = "delete"


class UpdatePatchChangeKind(TaggedModel):
    """It is changed."""

    TAGS = frozenset(("type",))

    move_path: str | None = Field(default=None, validation_alias="move_path", serialization_alias="move_path", description="Its new path, if it is moved.")
    type: Literal["update"] = "update"


class RateLimitSnapshot(WireModel):
    """What a provider said about its limits."""

    credits: CreditsSnapshot | None = Field(default=None, description="Bought credits.")
    individual_limit: SpendControlLimitSnapshot | None = Field(default=None, description="A limit set for this user.")
    limit_id: str | None = Field(default=None, description="Which limit this is about.")
    limit_name: str | None = Field(default=None, description="Its name for people.")
    normal_model_slug: str | None = Field(default=None, description="The model that the limit applies to when it is not a fallback.")
    plan_type: PlanType | None = Field(default=None, description="The account's plan.")
    primary: RateLimitWindow | None = Field(default=None, description="The shorter window.")
    rate_limit_reached_type: RateLimitReachedType | None = Field(default=None, description="Which limit was reached, if any.")
    secondary: RateLimitWindow | None = Field(default=None, description="The longer window.")
    spend_control_reached: bool | None = Field(default=None, description="Whether a limit on spending was reached.")


class RateLimitWindow(WireModel):
    """A limit over a stretch of time."""

    resets_at: int | None = Field(default=None, description="When it starts anew, in seconds since the Unix epoch.")
    used_percent: int = Field(description="How much is used, 0 to 100.")
    window_duration_mins: int | None = Field(default=None, description="Its length in minutes.")


class ReasoningEffortOption(WireModel):
    """A degree of thinking that a model offers."""

    description: str = Field(description="What it is good for.")
    reasoning_effort: ReasoningEffort = Field(description="The word for it.")


class ReasoningSummaryPartAddedNotification(WireModel):
    """Payload of `item/reasoning/summaryPartAdded`."""

    item_id: str = Field(description="The item.")
    summary_index: int = Field(description="The part of the summary, from 0.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ReasoningSummaryTextDeltaNotification(WireModel):
    """Payload of `item/reasoning/summaryTextDelta`."""

    delta: str = Field(description="Text to be added to the part.")
    item_id: str = Field(description="The item.")
    summary_index: int = Field(description="The part of the summary, from 0.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ReasoningTextDeltaNotification(WireModel):
    """Payload of `item/reasoning/textDelta`."""

    content_index: int = Field(description="The part of the thoughts, from 0.")
    delta: str = Field(description="Text to be added to the part.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class RemoteControlStatusChangedNotification(WireModel):
    """Payload of `remoteControl/status/changed`."""

    environment_id: str | None = Field(default=None, description="The machine as the relay knows it; `None` until it is known there.")
    installation_id: str = Field(description="This installation, to tell it from others.")
    server_name: str = Field(description="The machine's name for people.")
    status: RemoteControlConnectionStatus = Field(description="How the connection stands.")


class DangerFullAccessSandboxPolicy(TaggedModel):
    """Everything: there is no sandbox."""

    TAGS = frozenset(("type",))

    type: Literal["dangerFullAccess"] = "dangerFullAccess"


class ReadOnlySandboxPolicy(TaggedModel):
    """Read everywhere and write nowhere."""

    TAGS = frozenset(("type",))

    network_access: bool = Field(default=False, description="Whether they may use the network. No by default.")
    type: Literal["readOnly"] = "readOnly"


class ExternalSandboxSandboxPolicy(TaggedModel):
    """Whatever a sandbox around the server allows."""

    TAGS = frozenset(("type",))

    network_access: NetworkAccess = Field(default="restricted", description="Whether that sandbox lets them use the network.")
    type: Literal["externalSandbox"] = "externalSandbox"


class WorkspaceWriteSandboxPolicy(TaggedModel):
    """Read everywhere, write in the workspace and in directories for temporary files."""

    TAGS = frozenset(("type",))

    exclude_slash_tmp: bool = Field(default=False, description="Whether `/tmp` is kept from being written.")
    exclude_tmpdir_env_var: bool = Field(default=False, description="Whether the directory that `TMPDIR` names is kept from being written.")
    network_access: bool = Field(default=False, description="Whether they may use the network. No by default.")
    type: Literal["workspaceWrite"] = "workspaceWrite"
    writable_roots: list[AbsolutePathBuf] = Field(default=[], description="Directories that may be written besides the working directory.")


class SandboxWorkspaceWrite(WireModel):
    """Details of the `workspace-write` sandbox."""

    exclude_slash_tmp: bool = Field(default=False, validation_alias="exclude_slash_tmp", serialization_alias="exclude_slash_tmp", description="Whether `/tmp` is kept from being written.")
    exclude_tmpdir_env_var: bool = Field(default=False, validation_alias="exclude_tmpdir_env_var", serialization_alias="exclude_tmpdir_env_var", description="Whether the directory that `TMPDIR` names is kept from being written.")
    network_access: bool = Field(default=False, validation_alias="network_access", serialization_alias="network_access", description="Whether commands may use the network. No by default.")
    writable_roots: list[str] = Field(default=[], validation_alias="writable_roots", serialization_alias="writable_roots", description="Directories that may be written besides the working directory.")


class ServerRequestResolvedNotification(WireModel):
    """Payload of `serverRequest/resolved`: answered by someone, or no longer of interest."""

    request_id: RequestId = Field(description="Id of the request.")
    thread_id: str = Field(description="The thread.")


class CustomSessionSource(WireModel):
    """Another program, by its name."""

    custom: str


class SubAgentSessionSource(WireModel):
    """A thread that works for another one."""

    sub_agent: SubAgentSource


class Settings(WireModel):
    """What comes with a mode of working together."""

    developer_instructions: str | None = Field(default=None, validation_alias="developer_instructions", serialization_alias="developer_instructions", description="Replaces the mode's own instructions.")
    model: str = Field(description="The model.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, validation_alias="reasoning_effort", serialization_alias="reasoning_effort", description="How hard the model thinks.")


class SpendControlLimitSnapshot(WireModel):
    """A limit on one user's spending."""

    limit: str = Field(description="The limit, as text.")
    remaining_percent: int = Field(description="What is left of it, 0 to 100.")
    resets_at: int = Field(description="When it starts anew, in seconds since the Unix epoch.")
    used: str = Field(description="What is used, as text.")


class ThreadSpawnSubAgentSourceThreadSpawn(WireModel):

    agent_nickname: str | None = Field(default=None, validation_alias="agent_nickname", serialization_alias="agent_nickname", description="What people call it.")
    agent_path: AgentPath | None = Field(default=None, validation_alias="agent_path", serialization_alias="agent_path", description="Its place in the tree of agents.")
    agent_role: str | None = Field(default=None, validation_alias="agent_role", serialization_alias="agent_role", description="What it is for.")
    depth: int = Field(description="Generations from the user's own thread.")
    parent_thread_id: ThreadId = Field(validation_alias="parent_thread_id", serialization_alias="parent_thread_id", description="The thread whose model did.")


class ThreadSpawnSubAgentSource(WireModel):
    """Because a model started it."""

    thread_spawn: ThreadSpawnSubAgentSourceThreadSpawn = Field(validation_alias="thread_spawn", serialization_alias="thread_spawn")


class OtherSubAgentSource(WireModel):
    """For another purpose, in words."""

    other: str


class TerminalInteractionNotification(WireModel):
    """Payload of `item/commandExecution/terminalInteraction`."""

    item_id: str = Field(description="The item.")
    process_id: str = Field(description="The process.")
    stdin: str = Field(description="What was written to it; empty if it was only waited for.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TextElement(WireModel):
    """A stretch of the user's text that stands for something else."""

    byte_range: ByteRange = Field(description="Which stretch.")
    placeholder: str | None = Field(default=None, description="What is shown in its place.")


class TextPosition(WireModel):
    """A place in a text."""

    column: int = Field(description="The character in the line, from 1.")
    line: int = Field(description="The line, from 1.")


class TextRange(WireModel):
    """A stretch of text."""

    end: TextPosition = Field(description="The character after its last.")
    start: TextPosition = Field(description="Its first character.")


class Thread(WireModel):
    """A stored conversation."""

    agent_nickname: str | None = Field(default=None, description="What people call the agent that works in it.")
    agent_role: str | None = Field(default=None, description="What that agent is for.")
    cli_version: str = Field(description="Version of the server that started it.")
    created_at: int = Field(description="When it was started, in seconds since the Unix epoch.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    ephemeral: bool = Field(description="Whether it is gone when the server ends.")
    forked_from_id: str | None = Field(default=None, description="The thread it was forked from.")
    git_info: GitInfo | None = Field(default=None, description="The repository that its working directory was in.")
    history_mode: ThreadHistoryMode = Field(default="legacy", description="How its history is kept.")
    id: str = Field(description="Its id.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    name: str | None = Field(default=None, description="The name that a client gave it.")
    originator: str | None = Field(default=None, description="Name of the client that started it.")
    parent_thread_id: str | None = Field(default=None, description="The thread whose model started it.")
    path: str | None = Field(default=None, description="The file it is kept in; `None` if it is not kept in one.")
    preview: str = Field(description="Text of its first user message; empty until there is one.")
    project_id: str | None = Field(description="The project it belongs to.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="How hard the model thinks; its own choice if unset.")
    recency_at: int | None = Field(default=None, description="When it was last worked in, in seconds since the Unix epoch.")
    section: ThreadSection | None = Field(default=None, description="The section it is filed under.")
    section_entered_at: int | None = Field(default=None, description="When it was filed there, in seconds since the Unix epoch.")
    session_id: str = Field(description="The thread at the root of the tree that this one belongs to; itself if it stands alone.")
    source: SessionSource = Field(description="Where it came from.")
    status: ThreadStatus = Field(description="What it does.")
    thread_source: ThreadSource | None = Field(default=None, description="The client's word for why it was started.")
    turns: list[Turn] = Field(description="Its turns, oldest first; empty unless they were asked for.")
    updated_at: int = Field(description="When anything of it last changed, in seconds since the Unix epoch.")


class ThreadArchiveParams(WireModel):
    """Params of `thread/archive`."""

    thread_id: str = Field(description="The thread.")


class ThreadArchiveResponse(WireModel):
    """Answer to `thread/archive`."""


class ThreadArchivedNotification(WireModel):
    """Payload of `thread/archived`."""

    thread_id: str = Field(description="The thread.")


class ThreadClosedNotification(WireModel):
    """Payload of `thread/closed`."""

    thread_id: str = Field(description="The thread.")


class ThreadGoalClearedNotification(WireModel):
    """Payload of `thread/goal/cleared`."""

    thread_id: str = Field(description="The thread.")


class UserMessageThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    client_id: str | None = Field(default=None, description="The id that the client gave it.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    content: list[UserInput] = Field(description="Its parts, as they were given.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["userMessage"] = "userMessage"


class HookPromptThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    fragments: list[HookPromptFragment] = Field(description="The texts.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["hookPrompt"] = "hookPrompt"


class AgentMessageThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    delivery: AgentMessageDelivery | None = Field(default=None, description="How it reached the user, if not in the ordinary way.")
    id: str = Field(description="Its id.")
    memory_citation: MemoryCitation | None = Field(default=None, description="Memories that it rests on.")
    moderation: AgentMessageModeration | None = Field(default=None, description="What the provider's moderation did with it.")
    phase: MessagePhase | None = Field(default=None, description="Whether it is said on the way or is the answer, if the model told.")
    questions: list[AsyncUserInputQuestion] | None = Field(default=None, description="Questions to the user that need no answer at once.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    text: str = Field(description="The text so far; whole once the item is complete.")
    type: Literal["agentMessage"] = "agentMessage"


class FunctionCallOutputThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    name: str = Field(description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    output: FunctionCallOutputBody = Field(description="What it returned.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["functionCallOutput"] = "functionCallOutput"


class PlanThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    text: str = Field(description="The plan, in Markdown.")
    type: Literal["plan"] = "plan"


class ReasoningThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    content: list[str] = Field(default=[], description="Its raw thoughts, if the provider shows them.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    summary: list[str] = Field(default=[], description="The parts of a summary, if the provider makes one.")
    type: Literal["reasoning"] = "reasoning"


class CommandExecutionThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    aggregated_output: str | None = Field(default=None, description="All its output, stdout and stderr together; `None` if there was none yet.")
    command: str = Field(description="The command line as it is run.")
    command_actions: list[CommandAction] = Field(description="What it is seen to do.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    cwd: LegacyAppPathString = Field(description="Where it runs.")
    duration_ms: int | None = Field(default=None, description="How long it took, in milliseconds.")
    exit_code: int | None = Field(default=None, description="Its exit status, 128 + n for signal n, -1 if it could not be started.")
    id: str = Field(description="Its id.")
    plugin_id: str | None = Field(default=None, description="The plugin that it belongs to.")
    process_id: str | None = Field(default=None, description="The process, to tell it from others; `None` if there is none.")
    script_path: str | None = Field(default=None, description="The skill's script that it runs.")
    source: CommandExecutionSource = Field(default="agent", description="Who had it run.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: CommandExecutionStatus = Field(description="How it stands.")
    type: Literal["commandExecution"] = "commandExecution"


class FileChangeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    changes: list[FileUpdateChange] = Field(description="The changes, one a file.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: PatchApplyStatus = Field(description="How they stand.")
    type: Literal["fileChange"] = "fileChange"


class McpToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    app_context: McpToolCallAppContext | None = Field(default=None, description="The connected app behind the server.")
    arguments: Any = Field(description="Its arguments.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    duration_ms: int | None = Field(default=None, description="How long it took, in milliseconds.")
    error: McpToolCallError | None = Field(default=None, description="Why it failed, if the server gave no result.")
    id: str = Field(description="Its id.")
    mcp_app_resource_uri: str | None = Field(default=None, description="The tool's user interface; older form of `mcpAppUi`.")
    mcp_app_ui: McpAppUi | None = Field(default=None, description="The tool's user interface.")
    plugin_id: str | None = Field(default=None, description="The plugin that it belongs to.")
    read_only_hint: bool | None = Field(default=None, description="Whether the server says that the tool changes nothing.")
    result: McpToolCallResult | None = Field(default=None, description="What the tool returned.")
    server: str = Field(description="The server's name.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: McpToolCallStatus = Field(description="How it stands.")
    tool: str = Field(description="The tool's name.")
    type: Literal["mcpToolCall"] = "mcpToolCall"


class DynamicToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    arguments: Any = Field(description="Its arguments.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    content_items: list[DynamicToolCallOutputContentItem] | None = Field(default=None, description="What it returned.")
    duration_ms: int | None = Field(default=None, description="How long it took, in milliseconds.")
    id: str = Field(description="Its id.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: DynamicToolCallStatus = Field(description="How it stands.")
    success: bool | None = Field(default=None, description="Whether it did what it should.")
    tool: str = Field(description="The tool's name.")
    type: Literal["dynamicToolCall"] = "dynamicToolCall"


class CollabAgentToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    agents_states: dict[str, CollabAgentState] = Field(description="How the agents stand, by thread.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    model: str | None = Field(default=None, description="The model of the agent to be started.")
    prompt: str | None = Field(default=None, description="What the agents are told.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="How hard the agent to be started should think.")
    receiver_thread_ids: list[str] = Field(description="The threads it is for.")
    sender_thread_id: str = Field(description="The thread it comes from.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: CollabAgentToolCallStatus = Field(description="How the call stands.")
    tool: CollabAgentTool = Field(description="What is done.")
    type: Literal["collabAgentToolCall"] = "collabAgentToolCall"


class SubAgentActivityThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    agent_path: str = Field(description="Its place in the tree of agents.")
    agent_thread_id: str = Field(description="Its thread.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    kind: SubAgentActivityKind = Field(description="What happened.")
    model: str | None = Field(default=None, description="Its model.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="How hard it thinks.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["subAgentActivity"] = "subAgentActivity"


class WebSearchThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    action: WebSearchAction | None = Field(default=None, description="What was done.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    query: str = Field(description="What was searched for.")
    results: list[Any] | None = Field(default=None, description="What was found, as the provider tells it.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["webSearch"] = "webSearch"


class ImageViewThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    path: LegacyAppPathString = Field(description="The image's file.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["imageView"] = "imageView"


class SleepThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    duration_ms: int = Field(description="Its length in milliseconds.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["sleep"] = "sleep"


class ImageGenerationThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    failure: ImageGenerationFailure | None = Field(default=None, description="Why there is no image.")
    file_id: str = Field(description="The id.")
    generation_id: str | None = Field(default=None, description="Its id with the provider.")
    id: str = Field(description="Its id.")
    input_images: list[ImageGenerationInputImage] | None = Field(default=None, description="The images it was made from.")
    revised_prompt: str | None = Field(default=None, description="The prompt as the provider rewrote it.")
    saved_path: AbsolutePathBuf | None = Field(default=None, description="Where the server keeps it.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: str = Field(description="How it stands, as the provider calls it.")
    transparent_background: bool | None = Field(default=None, description="Whether its background is transparent.")
    type: Literal["imageGeneration"] = "imageGeneration"


class ImageGenerationThreadItemVariant(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    failure: ImageGenerationFailure | None = Field(default=None, description="Why there is no image.")
    generation_id: str | None = Field(default=None, description="Its id with the provider.")
    id: str = Field(description="Its id.")
    input_images: list[ImageGenerationInputImage] | None = Field(default=None, description="The images it was made from.")
    result: str = Field(description="The image, base64.")
    revised_prompt: str | None = Field(default=None, description="The prompt as the provider rewrote it.")
    saved_path: AbsolutePathBuf | None = Field(default=None, description="Where the server keeps it.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: str = Field(description="How it stands, as the provider calls it.")
    transparent_background: bool | None = Field(default=None, description="Whether its background is transparent.")
    type: Literal["imageGeneration"] = "imageGeneration"


class EnteredReviewModeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    review: str = Field(description="What is reviewed, or what was found, for people.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["enteredReviewMode"] = "enteredReviewMode"


class ExitedReviewModeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    review: str = Field(description="What is reviewed, or what was found, for people.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["exitedReviewMode"] = "exitedReviewMode"


class ContextCompactionThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["contextCompaction"] = "contextCompaction"


class ThreadListParams(WireModel):
    """Params of `thread/list`."""

    archived: bool | None = Field(default=None, description="Whether to list archived threads instead of the others. No by default.")
    current_account_only: bool | None = Field(default=None, description="Only threads of the account that is logged in. No by default.")
    cursor: str | None = Field(default=None, description="Where to go on: a cursor from an earlier page. From the start if unset.")
    cwd: ThreadListCwdFilter | None = Field(default=None, description="Only threads with this working directory.")
    excluded_thread_ids: list[str] | None = Field(default=None, description="All but these.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    model_providers: list[str] | None = Field(default=None, description="Only these providers; all if empty.")
    originators: list[str] | None = Field(default=None, description="Only threads started by these clients.")
    search_term: str | None = Field(default=None, description="Only threads whose name or preview holds this text.")
    section_id: str | None = Field(default=None, description="Only threads of this section.")
    sort_direction: SortDirection | None = Field(default=None, description="Which way. Newest first by default.")
    sort_key: ThreadSortKey | None = Field(default=None, description="What to sort by. `created_at` by default.")
    source_kinds: list[ThreadSourceKind] | None = Field(default=None, description="Only threads of these sources; those for people if empty.")
    use_state_db_only: bool | None = Field(default=None, description="Whether to trust the index without looking at the files. No by default.")


class ThreadListResponse(WireModel):
    """Answer to `thread/list`."""

    backwards_cursor: str | None = Field(default=None, description="Where a list in the other direction begins; `None` if the page is empty.")
    data: list[Thread] = Field(description="The threads, without turns.")
    next_cursor: str | None = Field(default=None, description="Where the next page begins; `None` on the last.")


class ThreadLoadedListParams(WireModel):
    """Params of `thread/loaded/list`."""

    cursor: str | None = Field(default=None, description="Where to go on: a cursor from an earlier page. From the start if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most.")


class ThreadLoadedListResponse(WireModel):
    """Answer to `thread/loaded/list`."""

    data: list[str] = Field(description="Ids of the threads.")
    next_cursor: str | None = Field(default=None, description="Where the next page begins; `None` on the last.")


class ThreadNameUpdatedNotification(WireModel):
    """Payload of `thread/name/updated`."""

    thread_id: str = Field(description="The thread.")
    thread_name: str | None = Field(default=None, description="Its name now.")


class ThreadReadParams(WireModel):
    """Params of `thread/read`."""

    include_turns: bool | None = Field(default=None, description="Whether to read the turns too. No by default.")
    thread_id: str = Field(description="The thread.")


class ThreadReadResponse(WireModel):
    """Answer to `thread/read`."""

    thread: Thread = Field(description="The thread.")


class ThreadReadState(WireModel):
    """What of a thread is unread."""

    first_unread: ThreadUnreadPosition | None = Field(default=None, description="Where the unread part begins; `None` if all is read.")
    revision: str = Field(description="Opaque; changes with every change of the state.")


class ThreadReadStateChangedNotification(WireModel):
    """Payload of `thread/readState/changed`."""

    read_state: ThreadReadState = Field(description="What is unread now.")
    thread_id: str = Field(description="The thread.")


class ThreadResumeParams(WireModel):
    """Params of `thread/resume`. What is unset stays as it was."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="Who answers approvals.")
    base_instructions: str | None = Field(default=None, description="Replaces the model's base instructions.")
    config: dict[str, Any] | None = Field(default=None, description="Configuration of this thread alone, by dotted key.")
    cwd: str | None = Field(default=None, description="Working directory.")
    developer_instructions: str | None = Field(default=None, description="Instructions put before the conversation in the developer's name.")
    exclude_turns: bool | None = Field(default=None, description="Whether to answer the thread without its turns. No by default.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str | None = Field(default=None, description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox: SandboxMode | None = Field(default=None, description="What commands may do.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread_id: str = Field(description="The thread.")
    turnhost: TurnhostResumeParams | None = Field(default=None, description="What a client that was here before knows of the thread.")


class ThreadResumeResponse(WireModel):
    """Answer to `thread/resume`: the thread and what holds for it."""

    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="Who answers approvals.")
    collaboration_mode: CollaborationMode | None = Field(default=None, description="How the model works with the user.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    instruction_sources: list[LegacyAppPathString] = Field(default=[], description="Instruction files that were read, such as AGENTS.md.")
    items_backwards_cursor: str | None = Field(default=None, description="Where a list of its items, newest first, begins.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="How hard the model thinks; its own choice if unset.")
    sandbox: SandboxPolicy = Field(description="What commands may do.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread: Thread = Field(description="The thread.")
    turnhost: TurnhostResumeResponse | None = Field(default=None, description="Where its notifications go on; only for clients that declared Turnhost's `eventSequence`.")
    turns_backwards_cursor: str | None = Field(default=None, description="Where a list of its turns, newest first, begins.")


class ThreadSection(WireModel):
    """A section that threads are filed under."""

    appearance: ThreadSectionAppearance | None = Field(default=None, description="How it looks.")
    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")


class ThreadSectionAppearance(WireModel):
    """How a section looks."""

    color: str | None = Field(default=None, description="Its colour.")
    icon: str | None = Field(default=None, description="Its icon.")


class ThreadSetNameParams(WireModel):
    """Params of `thread/name/set`."""

    name: str = Field(description="The name.")
    thread_id: str = Field(description="The thread.")


class ThreadSetNameResponse(WireModel):
    """Answer to `thread/name/set`."""


class ThreadSettings(WireModel):
    """A thread's settings, as they hold for its next turn."""

    active_permission_profile: ActivePermissionProfile | None = Field(default=None, description="The permission profile in force, if one was chosen.")
    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="Who answers approvals.")
    collaboration_mode: CollaborationMode = Field(description="How the model works with the user.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    effort: ReasoningEffort | None = Field(default=None, description="How hard the model thinks; the model's own choice if unset.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox_policy: SandboxPolicy = Field(description="What commands may do.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    summary: ReasoningSummary | None = Field(default=None, description="Whether and how the model summarises its thoughts.")


class ThreadSettingsUpdatedNotification(WireModel):
    """Payload of `thread/settings/updated`."""

    thread_id: str = Field(description="The thread.")
    thread_settings: ThreadSettings = Field(description="All settings as they are now.")


class ThreadStartParams(WireModel):
    """Params of `thread/start`. What is unset comes from the configuration."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="Who answers approvals.")
    base_instructions: str | None = Field(default=None, description="Replaces the model's base instructions.")
    config: dict[str, Any] | None = Field(default=None, description="Configuration of this thread alone, by dotted key.")
    cwd: str | None = Field(default=None, description="Working directory; a relative one is resolved against the server's own, which is the default.")
    developer_instructions: str | None = Field(default=None, description="Instructions put before the conversation in the developer's name.")
    ephemeral: bool | None = Field(default=None, description="Whether nothing is to be stored. No by default.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str | None = Field(default=None, description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox: SandboxMode | None = Field(default=None, description="What commands may do.")
    service_name: str | None = Field(default=None, description="The client's service, for statistics.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    session_start_source: ThreadStartSource | None = Field(default=None, description="Why the session starts, for hooks.")
    thread_source: ThreadSource | None = Field(default=None, description="The client's word for why it is started.")


class ThreadStartResponse(WireModel):
    """Answer to `thread/start`: the thread and what holds for it."""

    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="Who answers approvals.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    instruction_sources: list[LegacyAppPathString] = Field(default=[], description="Instruction files that were read, such as AGENTS.md.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="How hard the model thinks; its own choice if unset.")
    sandbox: SandboxPolicy = Field(description="What commands may do.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread: Thread = Field(description="The thread.")


class ThreadStartedNotification(WireModel):
    """Payload of `thread/started`."""

    thread: Thread = Field(description="The thread.")


class NotLoadedThreadStatus(TaggedModel):
    """It is stored and not in memory."""

    TAGS = frozenset(("type",))

    type: Literal["notLoaded"] = "notLoaded"


class IdleThreadStatus(TaggedModel):
    """It waits for a turn."""

    TAGS = frozenset(("type",))

    type: Literal["idle"] = "idle"


class SystemErrorThreadStatus(TaggedModel):
    """It cannot go on."""

    TAGS = frozenset(("type",))

    type: Literal["systemError"] = "systemError"


class ActiveThreadStatus(TaggedModel):
    """A turn runs."""

    TAGS = frozenset(("type",))

    active_flags: list[ThreadActiveFlag] = Field(description="What the turn waits for; empty while it works.")
    type: Literal["active"] = "active"


class ThreadStatusChangedNotification(WireModel):
    """Payload of `thread/status/changed`."""

    status: ThreadStatus = Field(description="What it does now.")
    thread_id: str = Field(description="The thread.")


class ThreadTokenUsage(WireModel):
    """A thread's tokens."""

    last: TokenUsageBreakdown = Field(description="Of the latest model request.")
    model_context_window: int | None = Field(default=None, description="How many tokens the model can see, if known.")
    total: TokenUsageBreakdown = Field(description="Of all model requests so far.")


class ThreadTokenUsageUpdatedNotification(WireModel):
    """Payload of `thread/tokenUsage/updated`."""

    thread_id: str = Field(description="The thread.")
    token_usage: ThreadTokenUsage = Field(description="The counts.")
    turn_id: str = Field(description="The turn.")


class ThreadUnarchiveParams(WireModel):
    """Params of `thread/unarchive`."""

    thread_id: str = Field(description="The thread.")


class ThreadUnarchiveResponse(WireModel):
    """Answer to `thread/unarchive`."""

    thread: Thread = Field(description="The thread, which is not loaded by this.")


class ThreadUnarchivedNotification(WireModel):
    """Payload of `thread/unarchived`."""

    thread_id: str = Field(description="The thread.")


class ThreadStartThreadUnreadPosition(TaggedModel):
    """Its beginning."""

    TAGS = frozenset(("type",))

    type: Literal["threadStart"] = "threadStart"


class TurnThreadUnreadPosition(TaggedModel):
    """The beginning of a turn."""

    TAGS = frozenset(("type",))

    turn_id: str = Field(description="The turn.")
    type: Literal["turn"] = "turn"


class ThreadUnsubscribeParams(WireModel):
    """Params of `thread/unsubscribe`."""

    thread_id: str = Field(description="The thread.")


class ThreadUnsubscribeResponse(WireModel):
    """Answer to `thread/unsubscribe`."""

    status: ThreadUnsubscribeStatus = Field(description="What came of it.")


class TokenUsageBreakdown(WireModel):
    """Counts of tokens."""

    cache_write_input_tokens: int = Field(default=0, description="Those sent that the provider put into its cache.")
    cached_input_tokens: int = Field(description="Those sent that the provider had cached.")
    input_tokens: int = Field(description="Sent, cached ones included.")
    output_tokens: int = Field(description="Received, reasoning included.")
    reasoning_output_tokens: int = Field(description="Those received that were reasoning.")
    total_tokens: int = Field(description="All of them, as the provider adds them up.")


class ToolsV2(WireModel):
    """Settings of tools."""

    web_search: WebSearchToolConfig | None = Field(default=None, validation_alias="web_search", serialization_alias="web_search", description="The web search tool.")


class Turn(WireModel):
    """From one input of the user until the model stops."""

    completed_at: int | None = Field(default=None, description="When it ended, in seconds since the Unix epoch.")
    duration_ms: int | None = Field(default=None, description="How long it took, in milliseconds.")
    error: TurnError | None = Field(default=None, description="Why it failed.")
    id: str = Field(description="Its id.")
    items: list[ThreadItem] = Field(description="Its items, as many as `itemsView` says.")
    items_view: TurnItemsView = Field(default="full", description="How much of its items is here.")
    root_turn_id: str | None = Field(default=None, description="The turn of the user that it goes back to; itself if the user started it.")
    started_at: int | None = Field(default=None, description="When it began, in seconds since the Unix epoch; `None` before that.")
    status: TurnStatus = Field(description="How it stands.")


class TurnCompletedNotification(WireModel):
    """Payload of `turn/completed`."""

    thread_id: str = Field(description="The thread.")
    turn: Turn = Field(description="The turn as it ended.")


class TurnDiffUpdatedNotification(WireModel):
    """Payload of `turn/diff/updated`."""

    diff: str = Field(description="A unified diff of all that the turn has changed so far.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TurnError(WireModel):
    """Why a turn failed, or had to try again."""

    additional_details: str | None = Field(default=None, description="The cause, where there is more to say.")
    codex_error_info: CodexErrorInfo | None = Field(default=None, description="The kind, for clients to branch on.")
    message: str = Field(description="What happened, in words for the user.")
    misalignment: MisalignmentErrorDetails | None = Field(default=None, description="What a reviewer of the model's behaviour found.")


class TurnInterruptParams(WireModel):
    """Params of `turn/interrupt`."""

    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn, which must be the one that runs.")


class TurnInterruptResponse(WireModel):
    """Answer to `turn/interrupt`, given once the turn no longer runs."""


class TurnStartParams(WireModel):
    """Params of `turn/start`. Settings given here hold for this turn and those after it."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="Who answers approvals.")
    client_user_message_id: str | None = Field(default=None, description="The client's id for the user's message.")
    cwd: str | None = Field(default=None, description="Working directory.")
    disabled_plugin_ids: list[str] | None = Field(default=None, description="Plugins that are switched off.")
    effort: ReasoningEffort | None = Field(default=None, description="How hard the model should think.")
    input: list[UserInput] = Field(description="What the user says.")
    model: str | None = Field(default=None, description="The model.")
    output_schema: Any = Field(default=None, description="JSON Schema that the answer must match; for this turn only.")
    parent_turn_id: str | None = Field(default=None, description="The turn that led to this one.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    root_turn_id: str | None = Field(default=None, description="The turn of the user that this one goes back to.")
    sandbox_policy: SandboxPolicy | None = Field(default=None, description="What commands may do.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    service_tier_for_turn: str | None = Field(default=None, description="The provider's service tier for this turn only.")
    summary: ReasoningSummary | None = Field(default=None, description="Whether and how the model should summarise its thoughts.")
    thread_id: str = Field(description="The thread.")
    tool_output: TurnToolOutput | None = Field(default=None, description="The output of a tool that the turn begins with.")
    turn_trigger: str | None = Field(default=None, description="The client's word for why the turn is started.")


class TurnStartResponse(WireModel):
    """Answer to `turn/start`."""

    turn: Turn = Field(description="The turn, not yet begun.")


class TurnStartedNotification(WireModel):
    """Payload of `turn/started`."""

    thread_id: str = Field(description="The thread.")
    turn: Turn = Field(description="The turn as it begins.")


class TurnSteerParams(WireModel):
    """Params of `turn/steer`."""

    client_user_message_id: str | None = Field(default=None, description="The client's own id for the message; comes back in its item.")
    expected_turn_id: str = Field(description="The turn, which must be the one that runs.")
    input: list[UserInput] = Field(description="What the user adds; not empty.")
    thread_id: str = Field(description="The thread.")


class TurnSteerResponse(WireModel):
    """Answer to `turn/steer`."""

    turn_id: str = Field(description="The running turn.")


class TurnToolOutput(WireModel):
    """The output of a tool that a turn begins with."""

    name: str = Field(description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    output: FunctionCallOutputBody = Field(description="What it returned.")
    retain: bool | None = Field(default=None, description="Whether the tool stays on offer. No by default.")


class TurnhostCapabilities(WireModel):
    """What a client understands of Turnhost's own additions."""

    event_sequence: bool | None = Field(default=None, description="Whether notifications of threads carry `seq`, and `turnhost/resync` is understood.")


class TurnhostDrainingNotification(WireModel):
    """Payload of `turnhost/draining`."""

    deadline_at_ms: int | None = Field(default=None, description="When the server ends at the latest, in Unix milliseconds; `null` if it\nwaits for running turns however long they take.")
    running_turns: int = Field(description="How many turns it waits for.")


class TurnhostResumeParams(WireModel):
    """What a client that was here before knows of a thread."""

    after_seq: int | None = Field(default=None, description="The `seq` of the last notification seen; what came after it is wanted.")


class TurnhostResumeResponse(WireModel):
    """Where a thread's notifications go on for whoever resumed it."""

    replayed: bool = Field(description="Whether what came after `afterSeq` follows this answer. If not, the\nclient takes the thread from the answer or reads it.")
    seq: int = Field(description="The number of the last notification that the thread as answered includes.")


class TurnhostResyncNotification(WireModel):
    """Payload of `turnhost/resync`."""

    thread_ids: list[str] = Field(description="The threads that this connection hears nothing of until it resumes them.\nNotifications about lists of threads may have been lost as well.")


class TextUserInput(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    text_elements: list[TextElement] = Field(default=[], validation_alias="text_elements", serialization_alias="text_elements", description="Stretches of it that stand for something else.")
    type: Literal["text"] = "text"


class ImageUserInput(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="How closely to look.")
    type: Literal["image"] = "image"
    url: str = Field(description="A URL; `data:` URLs carry the content themselves.")


class ImageUserInputVariant(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="How closely to look.")
    file_id: str = Field(description="The id.")
    type: Literal["image"] = "image"


class LocalImageUserInput(TaggedModel):
    """An image file on the server's machine."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="How closely to look.")
    path: str = Field(description="Its path.")
    type: Literal["localImage"] = "localImage"


class AudioUserInput(TaggedModel):
    """A recording."""

    TAGS = frozenset(("type",))

    type: Literal["audio"] = "audio"
    url: str = Field(description="A URL; `data:` URLs carry the content themselves.")


class AudioUserInputVariant(TaggedModel):
    """A recording."""

    TAGS = frozenset(("type",))

    file_id: str = Field(description="The id.")
    type: Literal["audio"] = "audio"


class LocalAudioUserInput(TaggedModel):
    """A recording's file on the server's machine."""

    TAGS = frozenset(("type",))

    path: str = Field(description="Its path.")
    type: Literal["localAudio"] = "localAudio"


class SkillUserInput(TaggedModel):
    """A skill to be used."""

    TAGS = frozenset(("type",))

    name: str = Field(description="Its name.")
    path: str = Field(description="Its file.")
    type: Literal["skill"] = "skill"


class MentionUserInput(TaggedModel):
    """A file or app that is spoken of."""

    TAGS = frozenset(("type",))

    name: str = Field(description="What the user calls it.")
    path: str = Field(description="Its path or URI.")
    type: Literal["mention"] = "mention"


class WarningNotification(WireModel):
    """Payload of `warning`."""

    message: str = Field(description="What the user should know.")
    thread_id: str | None = Field(default=None, description="The thread it is about; `None` if it is about none.")


class SearchWebSearchAction(TaggedModel):
    """It searched."""

    TAGS = frozenset(("type",))

    queries: list[str] | None = Field(default=None, description="All the queries, if there were several.")
    query: str | None = Field(default=None, description="The query.")
    type: Literal["search"] = "search"


class OpenPageWebSearchAction(TaggedModel):
    """It opened a page."""

    TAGS = frozenset(("type",))

    type: Literal["openPage"] = "openPage"
    url: str | None = Field(default=None, description="The page.")


class FindInPageWebSearchAction(TaggedModel):
    """It searched a page."""

    TAGS = frozenset(("type",))

    pattern: str | None = Field(default=None, description="What for.")
    type: Literal["findInPage"] = "findInPage"
    url: str | None = Field(default=None, description="The page.")


class OtherWebSearchAction(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    type: Literal["other"] = "other"


class WebSearchLocation(WireModel):
    """Where the user is, roughly."""

    city: str | None = Field(default=None, description="City.")
    country: str | None = Field(default=None, description="Two-letter country code.")
    region: str | None = Field(default=None, description="State or region.")
    timezone: str | None = Field(default=None, description="IANA time zone.")


class WebSearchToolConfig(WireModel):
    """Settings of the web search tool."""

    allowed_domains: list[str] | None = Field(default=None, validation_alias="allowed_domains", serialization_alias="allowed_domains", description="The only domains to be searched.")
    context_size: WebSearchContextSize | None = Field(default=None, validation_alias="context_size", serialization_alias="context_size", description="How much of what it finds goes to the model.")
    location: WebSearchLocation | None = Field(default=None, description="Where the user is.")


AbsolutePathBuf: TypeAlias = str


Account: TypeAlias = Annotated[
    Union[
        Annotated[AmazonBedrockAccount, Tag("amazonBedrock")],
        Annotated[ApiKeyAccount, Tag("apiKey")],
        Annotated[ChatgptAccount, Tag("chatgpt")],
        Annotated[GcpAccount, Tag("gcp")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("amazonBedrock", "apiKey", "chatgpt", "gcp",))),
]
"""Who is logged in, by kind of login."""


AgentMessageDelivery: TypeAlias = Annotated[Literal["async"], OPEN]
"""How a message reached the user."""


AgentPath: TypeAlias = str


AllowDenyRequirement: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""Whether something may be done."""


ApprovalsReviewer: TypeAlias = Annotated[Literal["user", "auto_review", "guardian_subagent"], OPEN]
"""Who answers approvals."""


AskForApproval: TypeAlias = Annotated[Union[Annotated[Literal["untrusted", "on-request", "never"], OPEN], GranularAskForApproval, UnknownVariant], Field(union_mode="left_to_right")]
"""When the user is asked before something runs."""


AutoCompactTokenLimitScope: TypeAlias = Annotated[Literal["total", "body_after_prefix"], OPEN]
"""Which tokens count towards the limit at which a history is shortened."""


CodexErrorInfo: TypeAlias = Annotated[Literal["contextWindowExceeded", "sessionBudgetExceeded", "usageLimitExceeded", "rateLimitExceeded", "flexUnavailable", "serverOverloaded", "modelNotFound", "policyCapacityUnavailable", "cyberPolicy", "misalignmentPolicyViolation", "tooManyDenials", "internalServerError", "unauthorized", "badRequest", "threadRollbackFailed", "sandboxError", "other", "inferenceHookDenied"], OPEN] | HttpConnectionFailedCodexErrorInfo | ResponseStreamConnectionFailedCodexErrorInfo | ResponseStreamDisconnectedCodexErrorInfo | ResponseTooManyFailedAttemptsCodexErrorInfo | ActiveTurnNotSteerableCodexErrorInfo | str | dict[str, Any]
"""The kind of a turn's error, for clients to branch on."""


CollabAgentStatus: TypeAlias = Annotated[Literal["pendingInit", "running", "interrupted", "completed", "errored", "shutdown", "notFound"], OPEN]
"""How an agent stands."""


CollabAgentTool: TypeAlias = Annotated[Literal["spawnAgent", "sendInput", "resumeAgent", "wait", "closeAgent", "sendMessage", "followupTask", "interruptAgent", "listAgents"], OPEN]
"""What can be done with other agents."""


CollabAgentToolCallStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "interrupted"], OPEN]
"""How a call that steers agents stands."""


CommandAction: TypeAlias = Annotated[
    Union[
        Annotated[ListFilesCommandAction, Tag("listFiles")],
        Annotated[ReadCommandAction, Tag("read")],
        Annotated[SearchCommandAction, Tag("search")],
        Annotated[UnknownCommandAction, Tag("unknown")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("listFiles", "read", "search", "unknown",))),
]
"""What a part of a command is seen to do, at best effort; for display, not for decisions."""


CommandExecutionApprovalDecision: TypeAlias = Annotated[Union[Annotated[Literal["accept", "acceptForSession", "decline", "cancel"], OPEN], AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision, ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision, UnknownVariant], Field(union_mode="left_to_right")]
"""The user's answer to a command approval."""


CommandExecutionApprovalKind: TypeAlias = Annotated[Literal["command", "writeStdin", "humanCommand"], OPEN]
"""What a command approval is about."""


CommandExecutionSource: TypeAlias = Annotated[Literal["agent", "userShell", "unifiedExecStartup", "unifiedExecInteraction"], OPEN]
"""Who had a command run, and how."""


CommandExecutionStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "declined"], OPEN]
"""How a command stands."""


ConfigLayerSource: TypeAlias = Annotated[
    Union[
        Annotated[EnterpriseManagedConfigLayerSource, Tag("enterpriseManaged")],
        Annotated[LegacyManagedConfigTomlFromFileConfigLayerSource, Tag("legacyManagedConfigTomlFromFile")],
        Annotated[LegacyManagedConfigTomlFromMdmConfigLayerSource, Tag("legacyManagedConfigTomlFromMdm")],
        Annotated[MdmConfigLayerSource, Tag("mdm")],
        Annotated[PackagedDefaultsConfigLayerSource, Tag("packagedDefaults")],
        Annotated[ProjectConfigLayerSource, Tag("project")],
        Annotated[SessionFlagsConfigLayerSource, Tag("sessionFlags")],
        Annotated[SystemConfigLayerSource, Tag("system")],
        Annotated[UserConfigLayerSource, Tag("user")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("enterpriseManaged", "legacyManagedConfigTomlFromFile", "legacyManagedConfigTomlFromMdm", "mdm", "packagedDefaults", "project", "sessionFlags", "system", "user",))),
]
"""Where a layer of configuration comes from."""


CyberAccessProgram: TypeAlias = Annotated[Literal["standard", "daybreakBlue", "daybreakRed"], OPEN]
"""A programme for security work."""


DynamicToolCallOutputContentItem: TypeAlias = Annotated[
    Union[
        Annotated[InputAudioDynamicToolCallOutputContentItem, Tag("inputAudio")],
        Annotated[InputImageDynamicToolCallOutputContentItem, Tag("inputImage")],
        Annotated[InputTextDynamicToolCallOutputContentItem, Tag("inputText")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("inputAudio", "inputImage", "inputText",))),
]
"""A part of what a client's tool returned."""


DynamicToolCallStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed"], OPEN]
"""How a call of a client's tool stands."""


FileChangeApprovalDecision: TypeAlias = Annotated[Literal["accept", "acceptForSession", "decline", "cancel"], OPEN]
"""The user's answer to a file change approval."""


ForcedChatgptWorkspaceIds: TypeAlias = str | list[str]
"""The workspaces that a ChatGPT login may belong to."""


ForcedLoginMethod: TypeAlias = Annotated[Literal["chatgpt", "api"], OPEN]
"""A kind of login."""


FunctionCallOutputContentItem: TypeAlias = Annotated[
    Union[
        Annotated[EncryptedContentFunctionCallOutputContentItem, Tag("encrypted_content")],
        Annotated[InputAudioFunctionCallOutputContentItem | InputAudioFunctionCallOutputContentItemVariant, Tag("input_audio")],
        Annotated[InputImageFunctionCallOutputContentItem | InputImageFunctionCallOutputContentItemVariant, Tag("input_image")],
        Annotated[InputTextFunctionCallOutputContentItem, Tag("input_text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("encrypted_content", "input_audio", "input_image", "input_text",))),
]
"""A part of what a tool returned."""


FunctionCallOutputBody: TypeAlias = str | list[FunctionCallOutputContentItem]
"""What a tool returned."""


ImageDetail: TypeAlias = Annotated[Literal["auto", "low", "high", "original"], OPEN]
"""How closely a model should look at an image."""


InputModality: TypeAlias = Annotated[Literal["text", "image", "audio"], OPEN]
"""What a model takes."""


LegacyAppPathString: TypeAlias = str


McpAppDisplayMode: TypeAlias = Annotated[Literal["inline", "fullscreen"], OPEN]
"""How a tool's user interface is shown."""


McpToolCallStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed"], OPEN]
"""How a call of an MCP tool stands."""


MessagePhase: TypeAlias = Annotated[Literal["commentary", "partial_answer", "final_answer"], OPEN]
"""What a message of the model is within its turn."""


ModeKind: TypeAlias = Annotated[Literal["plan", "default"], OPEN]
"""A mode of working together."""


MultiAgentVersion: TypeAlias = Annotated[Literal["disabled", "v1", "v2"], OPEN]
"""How a model works with other agents."""


NetworkAccess: TypeAlias = Annotated[Literal["restricted", "enabled"], OPEN]
"""Whether the network may be used."""


NetworkApprovalProtocol: TypeAlias = Annotated[Literal["http", "https", "socks5Tcp", "socks5Udp"], OPEN]
"""How a host is reached."""


NetworkPolicyRuleAction: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""What a network rule does."""


NonSteerableTurnKind: TypeAlias = Annotated[Literal["review", "compact"], OPEN]
"""A kind of turn that takes no further input."""


PatchApplyStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "declined"], OPEN]
"""How changes to files stand."""


PatchChangeKind: TypeAlias = Annotated[
    Union[
        Annotated[AddPatchChangeKind, Tag("add")],
        Annotated[DeletePatchChangeKind, Tag("delete")],
        Annotated[UpdatePatchChangeKind, Tag("update")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("add", "delete", "update",))),
]
"""What happens to a file."""


Personality: TypeAlias = Annotated[Literal["none", "friendly", "pragmatic"], OPEN]
"""A model's tone."""


PlanType: TypeAlias = Annotated[Literal["free", "go", "plus", "pro", "prolite", "promax", "team", "self_serve_business_prolite", "self_serve_business_usage_based", "business", "ent26", "enterprise_cbp_automation", "enterprise_cbp_usage_based", "enterprise", "edu", "edu_plus", "edu_pro", "sci", "sci_plus", "unknown"], OPEN]
"""A ChatGPT account's plan, as the provider calls it."""


RateLimitReachedType: TypeAlias = Annotated[Literal["rate_limit_reached", "workspace_owner_credits_depleted", "workspace_member_credits_depleted", "workspace_owner_usage_limit_reached", "workspace_member_usage_limit_reached"], OPEN]
"""Which limit was reached."""


ReasoningEffort: TypeAlias = str


ReasoningSummary: TypeAlias = Annotated[Literal["auto", "concise", "detailed", "none"], OPEN]
"""Whether and how a model summarises its thoughts."""


RemoteControlConnectionStatus: TypeAlias = Annotated[Literal["disabled", "connecting", "connected", "errored"], OPEN]
"""How the connection to the relay stands."""


RequestId: TypeAlias = str | int
"""The id of a JSON-RPC request: whatever its sender chose."""


SandboxMode: TypeAlias = Annotated[Literal["read-only", "workspace-write", "danger-full-access"], OPEN]
"""A sandbox policy by its short name."""


SandboxPolicy: TypeAlias = Annotated[
    Union[
        Annotated[DangerFullAccessSandboxPolicy, Tag("dangerFullAccess")],
        Annotated[ExternalSandboxSandboxPolicy, Tag("externalSandbox")],
        Annotated[ReadOnlySandboxPolicy, Tag("readOnly")],
        Annotated[WorkspaceWriteSandboxPolicy, Tag("workspaceWrite")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("dangerFullAccess", "externalSandbox", "readOnly", "workspaceWrite",))),
]
"""What the kernel lets a thread's commands do."""


SessionSource: TypeAlias = Annotated[Union[Annotated[Literal["cli", "vscode", "exec", "appServer", "unknown"], OPEN], CustomSessionSource, SubAgentSessionSource, UnknownVariant], Field(union_mode="left_to_right")]
"""Where a thread came from."""


SortDirection: TypeAlias = Annotated[Literal["asc", "desc"], OPEN]
"""Which way a list is sorted."""


SubAgentActivityKind: TypeAlias = Annotated[Literal["started", "interacted", "interrupted", "completed"], OPEN]
"""What happened to an agent."""


SubAgentSource: TypeAlias = Annotated[Union[Annotated[Literal["review", "compact", "memory_consolidation"], OPEN], ThreadSpawnSubAgentSource, OtherSubAgentSource, UnknownVariant], Field(union_mode="left_to_right")]
"""Why a thread works for another one."""


ThreadActiveFlag: TypeAlias = Annotated[Literal["waitingOnApproval", "waitingOnUserInput"], OPEN]
"""What a running turn waits for."""


ThreadHistoryMode: TypeAlias = Annotated[Literal["legacy", "paginated"], OPEN]
"""How a thread's history is kept."""


ThreadId: TypeAlias = str


ThreadItem: TypeAlias = Annotated[
    Union[
        Annotated[AgentMessageThreadItem, Tag("agentMessage")],
        Annotated[CollabAgentToolCallThreadItem, Tag("collabAgentToolCall")],
        Annotated[CommandExecutionThreadItem, Tag("commandExecution")],
        Annotated[ContextCompactionThreadItem, Tag("contextCompaction")],
        Annotated[DynamicToolCallThreadItem, Tag("dynamicToolCall")],
        Annotated[EnteredReviewModeThreadItem, Tag("enteredReviewMode")],
        Annotated[ExitedReviewModeThreadItem, Tag("exitedReviewMode")],
        Annotated[FileChangeThreadItem, Tag("fileChange")],
        Annotated[FunctionCallOutputThreadItem, Tag("functionCallOutput")],
        Annotated[HookPromptThreadItem, Tag("hookPrompt")],
        Annotated[ImageGenerationThreadItem | ImageGenerationThreadItemVariant, Tag("imageGeneration")],
        Annotated[ImageViewThreadItem, Tag("imageView")],
        Annotated[McpToolCallThreadItem, Tag("mcpToolCall")],
        Annotated[PlanThreadItem, Tag("plan")],
        Annotated[ReasoningThreadItem, Tag("reasoning")],
        Annotated[SleepThreadItem, Tag("sleep")],
        Annotated[SubAgentActivityThreadItem, Tag("subAgentActivity")],
        Annotated[UserMessageThreadItem, Tag("userMessage")],
        Annotated[WebSearchThreadItem, Tag("webSearch")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("agentMessage", "collabAgentToolCall", "commandExecution", "contextCompaction", "dynamicToolCall", "enteredReviewMode", "exitedReviewMode", "fileChange", "functionCallOutput", "hookPrompt", "imageGeneration", "imageView", "mcpToolCall", "plan", "reasoning", "sleep", "subAgentActivity", "userMessage", "webSearch",))),
]
"""One entry of a turn: what was said, thought, run or changed."""


ThreadListCwdFilter: TypeAlias = str | list[str]
"""One working directory or several."""


ThreadSortKey: TypeAlias = Annotated[Literal["created_at", "updated_at", "recency_at", "section_position"], OPEN]
"""What threads are sorted by."""


ThreadSource: TypeAlias = str


ThreadSourceKind: TypeAlias = Annotated[Literal["cli", "vscode", "exec", "appServer", "subAgent", "subAgentReview", "subAgentCompact", "subAgentThreadSpawn", "subAgentOther", "unknown"], OPEN]
"""A kind of source of threads."""


ThreadStartSource: TypeAlias = Annotated[Literal["startup", "clear"], OPEN]
"""Why a session starts."""


ThreadStatus: TypeAlias = Annotated[
    Union[
        Annotated[ActiveThreadStatus, Tag("active")],
        Annotated[IdleThreadStatus, Tag("idle")],
        Annotated[NotLoadedThreadStatus, Tag("notLoaded")],
        Annotated[SystemErrorThreadStatus, Tag("systemError")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("active", "idle", "notLoaded", "systemError",))),
]
"""What a thread does."""


ThreadUnreadPosition: TypeAlias = Annotated[
    Union[
        Annotated[ThreadStartThreadUnreadPosition, Tag("threadStart")],
        Annotated[TurnThreadUnreadPosition, Tag("turn")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("threadStart", "turn",))),
]
"""A place in a thread."""


ThreadUnsubscribeStatus: TypeAlias = Annotated[Literal["notLoaded", "notSubscribed", "unsubscribed"], OPEN]
"""What came of `thread/unsubscribe`."""


TurnItemsView: TypeAlias = Annotated[Literal["notLoaded", "summary", "full"], OPEN]
"""How much of a turn's items is given."""


TurnStatus: TypeAlias = Annotated[Literal["completed", "interrupted", "failed", "inProgress"], OPEN]
"""How a turn stands."""


UserInput: TypeAlias = Annotated[
    Union[
        Annotated[AudioUserInput | AudioUserInputVariant, Tag("audio")],
        Annotated[ImageUserInput | ImageUserInputVariant, Tag("image")],
        Annotated[LocalAudioUserInput, Tag("localAudio")],
        Annotated[LocalImageUserInput, Tag("localImage")],
        Annotated[MentionUserInput, Tag("mention")],
        Annotated[SkillUserInput, Tag("skill")],
        Annotated[TextUserInput, Tag("text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("audio", "image", "localAudio", "localImage", "mention", "skill", "text",))),
]
"""A part of what the user says to start or steer a turn."""


Verbosity: TypeAlias = Annotated[Literal["low", "medium", "high"], OPEN]
"""How wordy answers should be."""


WebSearchAction: TypeAlias = Annotated[
    Union[
        Annotated[FindInPageWebSearchAction, Tag("findInPage")],
        Annotated[OpenPageWebSearchAction, Tag("openPage")],
        Annotated[OtherWebSearchAction, Tag("other")],
        Annotated[SearchWebSearchAction, Tag("search")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("findInPage", "openPage", "other", "search",))),
]
"""What a web search did."""


WebSearchContextSize: TypeAlias = Annotated[Literal["low", "medium", "high"], OPEN]
"""How much of what a search finds goes to the model."""


WebSearchMode: TypeAlias = Annotated[Literal["disabled", "cached", "indexed", "live"], OPEN]
"""How models may search the web."""


WebSearchProvider: TypeAlias = Annotated[Literal["standalone", "search_mcp"], OPEN]
"""Who runs searches for clients."""


__all__ = [
    "AbsolutePathBuf",
    "AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision",
    "AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecisionAcceptWithExecpolicyAmendment",
    "Account",
    "AccountRateLimitsUpdatedNotification",
    "ActivePermissionProfile",
    "ActiveThreadStatus",
    "ActiveTurnNotSteerableCodexErrorInfo",
    "ActiveTurnNotSteerableCodexErrorInfoActiveTurnNotSteerable",
    "AddPatchChangeKind",
    "AgentMessageDelivery",
    "AgentMessageDeltaNotification",
    "AgentMessageDisplay",
    "AgentMessageModeration",
    "AgentMessageThreadItem",
    "AgentPath",
    "AllowDenyRequirement",
    "AmazonBedrockAccount",
    "AnalyticsConfig",
    "ApiKeyAccount",
    "ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision",
    "ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecisionApplyNetworkPolicyAmendment",
    "ApprovalsReviewer",
    "AskForApproval",
    "AsyncUserInputQuestion",
    "AudioUserInput",
    "AudioUserInputVariant",
    "AutoCompactTokenLimitScope",
    "BrowserUseConfig",
    "BrowserUseOriginPolicyConfig",
    "ByteRange",
    "ChatgptAccount",
    "ClientInfo",
    "CodexErrorInfo",
    "CollabAgentState",
    "CollabAgentStatus",
    "CollabAgentTool",
    "CollabAgentToolCallStatus",
    "CollabAgentToolCallThreadItem",
    "CollaborationMode",
    "CommandAction",
    "CommandExecutionApprovalDecision",
    "CommandExecutionApprovalKind",
    "CommandExecutionOutputDeltaNotification",
    "CommandExecutionRequestApprovalParams",
    "CommandExecutionRequestApprovalResponse",
    "CommandExecutionSource",
    "CommandExecutionStatus",
    "CommandExecutionThreadItem",
    "ComputerUseConfig",
    "ComputerUseMacosConfig",
    "ComputerUseWindowsConfig",
    "ComputerUseWindowsExeConfig",
    "Config",
    "ConfigLayer",
    "ConfigLayerMetadata",
    "ConfigLayerSource",
    "ConfigReadParams",
    "ConfigReadResponse",
    "ConfigWarningNotification",
    "ContextCompactionThreadItem",
    "CreditsSnapshot",
    "CustomSessionSource",
    "CyberAccessProgram",
    "DangerFullAccessSandboxPolicy",
    "DeletePatchChangeKind",
    "DeprecationNoticeNotification",
    "DynamicToolCallOutputContentItem",
    "DynamicToolCallStatus",
    "DynamicToolCallThreadItem",
    "EncryptedContentFunctionCallOutputContentItem",
    "EnteredReviewModeThreadItem",
    "EnterpriseManagedConfigLayerSource",
    "ErrorNotification",
    "ExitedReviewModeThreadItem",
    "ExternalSandboxSandboxPolicy",
    "FileChangeApprovalDecision",
    "FileChangeRequestApprovalParams",
    "FileChangeRequestApprovalResponse",
    "FileChangeThreadItem",
    "FileUpdateChange",
    "FindInPageWebSearchAction",
    "ForcedChatgptWorkspaceIds",
    "ForcedLoginMethod",
    "FunctionCallOutputBody",
    "FunctionCallOutputContentItem",
    "FunctionCallOutputThreadItem",
    "GcpAccount",
    "GetAccountParams",
    "GetAccountResponse",
    "GitInfo",
    "GranularAskForApproval",
    "GranularAskForApprovalGranular",
    "HookPromptFragment",
    "HookPromptThreadItem",
    "HttpConnectionFailedCodexErrorInfo",
    "HttpConnectionFailedCodexErrorInfoHttpConnectionFailed",
    "IdleThreadStatus",
    "ImageDetail",
    "ImageGenerationFailure",
    "ImageGenerationInputImage",
    "ImageGenerationThreadItem",
    "ImageGenerationThreadItemVariant",
    "ImageUserInput",
    "ImageUserInputVariant",
    "ImageViewThreadItem",
    "InitializeCapabilities",
    "InitializeParams",
    "InitializeResponse",
    "InputAudioDynamicToolCallOutputContentItem",
    "InputAudioFunctionCallOutputContentItem",
    "InputAudioFunctionCallOutputContentItemVariant",
    "InputImageDynamicToolCallOutputContentItem",
    "InputImageFunctionCallOutputContentItem",
    "InputImageFunctionCallOutputContentItemVariant",
    "InputModality",
    "InputTextDynamicToolCallOutputContentItem",
    "InputTextFunctionCallOutputContentItem",
    "ItemCompletedNotification",
    "ItemStartedNotification",
    "LegacyAppPathString",
    "LegacyManagedConfigTomlFromFileConfigLayerSource",
    "LegacyManagedConfigTomlFromMdmConfigLayerSource",
    "ListFilesCommandAction",
    "LocalAudioUserInput",
    "LocalImageUserInput",
    "McpAppDisplayMode",
    "McpAppUi",
    "McpToolCallAppContext",
    "McpToolCallError",
    "McpToolCallResult",
    "McpToolCallStatus",
    "McpToolCallThreadItem",
    "MdmConfigLayerSource",
    "MemoryCitation",
    "MemoryCitationEntry",
    "MentionUserInput",
    "MessagePhase",
    "MisalignmentErrorDetails",
    "MisalignmentSteer",
    "ModeKind",
    "Model",
    "ModelAccessPrograms",
    "ModelAvailabilityNux",
    "ModelListParams",
    "ModelListResponse",
    "ModelServiceTier",
    "ModelUpgradeInfo",
    "MultiAgentVersion",
    "NetworkAccess",
    "NetworkApprovalContext",
    "NetworkApprovalProtocol",
    "NetworkPolicyAmendment",
    "NetworkPolicyRuleAction",
    "NonSteerableTurnKind",
    "NotLoadedThreadStatus",
    "OpenPageWebSearchAction",
    "OtherSubAgentSource",
    "OtherWebSearchAction",
    "PackagedDefaultsConfigLayerSource",
    "PatchApplyStatus",
    "PatchChangeKind",
    "Personality",
    "PlanThreadItem",
    "PlanType",
    "ProjectConfigLayerSource",
    "RateLimitReachedType",
    "RateLimitSnapshot",
    "RateLimitWindow",
    "ReadCommandAction",
    "ReadOnlySandboxPolicy",
    "ReasoningEffort",
    "ReasoningEffortOption",
    "ReasoningSummary",
    "ReasoningSummaryPartAddedNotification",
    "ReasoningSummaryTextDeltaNotification",
    "ReasoningTextDeltaNotification",
    "ReasoningThreadItem",
    "RemoteControlConnectionStatus",
    "RemoteControlStatusChangedNotification",
    "RequestId",
    "ResponseStreamConnectionFailedCodexErrorInfo",
    "ResponseStreamConnectionFailedCodexErrorInfoResponseStreamConnectionFailed",
    "ResponseStreamDisconnectedCodexErrorInfo",
    "ResponseStreamDisconnectedCodexErrorInfoResponseStreamDisconnected",
    "ResponseTooManyFailedAttemptsCodexErrorInfo",
    "ResponseTooManyFailedAttemptsCodexErrorInfoResponseTooManyFailedAttempts",
    "SandboxMode",
    "SandboxPolicy",
    "SandboxWorkspaceWrite",
    "SearchCommandAction",
    "SearchWebSearchAction",
    "ServerRequestResolvedNotification",
    "SessionFlagsConfigLayerSource",
    "SessionSource",
    "Settings",
    "SkillUserInput",
    "SleepThreadItem",
    "SortDirection",
    "SpendControlLimitSnapshot",
    "SubAgentActivityKind",
    "SubAgentActivityThreadItem",
    "SubAgentSessionSource",
    "SubAgentSource",
    "SystemConfigLayerSource",
    "SystemErrorThreadStatus",
    "TerminalInteractionNotification",
    "TextElement",
    "TextPosition",
    "TextRange",
    "TextUserInput",
    "Thread",
    "ThreadActiveFlag",
    "ThreadArchiveParams",
    "ThreadArchiveResponse",
    "ThreadArchivedNotification",
    "ThreadClosedNotification",
    "ThreadGoalClearedNotification",
    "ThreadHistoryMode",
    "ThreadId",
    "ThreadItem",
    "ThreadListCwdFilter",
    "ThreadListParams",
    "ThreadListResponse",
    "ThreadLoadedListParams",
    "ThreadLoadedListResponse",
    "ThreadNameUpdatedNotification",
    "ThreadReadParams",
    "ThreadReadResponse",
    "ThreadReadState",
    "ThreadReadStateChangedNotification",
    "ThreadResumeParams",
    "ThreadResumeResponse",
    "ThreadSection",
    "ThreadSectionAppearance",
    "ThreadSetNameParams",
    "ThreadSetNameResponse",
    "ThreadSettings",
    "ThreadSettingsUpdatedNotification",
    "ThreadSortKey",
    "ThreadSource",
    "ThreadSourceKind",
    "ThreadSpawnSubAgentSource",
    "ThreadSpawnSubAgentSourceThreadSpawn",
    "ThreadStartParams",
    "ThreadStartResponse",
    "ThreadStartSource",
    "ThreadStartThreadUnreadPosition",
    "ThreadStartedNotification",
    "ThreadStatus",
    "ThreadStatusChangedNotification",
    "ThreadTokenUsage",
    "ThreadTokenUsageUpdatedNotification",
    "ThreadUnarchiveParams",
    "ThreadUnarchiveResponse",
    "ThreadUnarchivedNotification",
    "ThreadUnreadPosition",
    "ThreadUnsubscribeParams",
    "ThreadUnsubscribeResponse",
    "ThreadUnsubscribeStatus",
    "TokenUsageBreakdown",
    "ToolsV2",
    "Turn",
    "TurnCompletedNotification",
    "TurnDiffUpdatedNotification",
    "TurnError",
    "TurnInterruptParams",
    "TurnInterruptResponse",
    "TurnItemsView",
    "TurnStartParams",
    "TurnStartResponse",
    "TurnStartedNotification",
    "TurnStatus",
    "TurnSteerParams",
    "TurnSteerResponse",
    "TurnThreadUnreadPosition",
    "TurnToolOutput",
    "TurnhostCapabilities",
    "TurnhostDrainingNotification",
    "TurnhostResumeParams",
    "TurnhostResumeResponse",
    "TurnhostResyncNotification",
    "UnknownCommandAction",
    "UpdatePatchChangeKind",
    "UserConfigLayerSource",
    "UserInput",
    "UserMessageThreadItem",
    "Verbosity",
    "WarningNotification",
    "WebSearchAction",
    "WebSearchContextSize",
    "WebSearchLocation",
    "WebSearchMode",
    "WebSearchProvider",
    "WebSearchThreadItem",
    "WebSearchToolConfig",
    "WorkspaceWriteSandboxPolicy",
]
