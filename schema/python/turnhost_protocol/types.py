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
    uses_codex_managed_credentials: bool = Field(default=False, description="True if the server stores the credentials itself.")


class GcpAccount(TaggedModel):
    """By Google Cloud."""

    TAGS = frozenset(("type",))

    type: Literal["gcp"] = "gcp"


class AccountLoginCompletedNotification(WireModel):
    """Payload of `account/login/completed`, sent to every connection when a login has succeeded or
    failed.
    """

    error: str | None = Field(default=None, description="The reason why it failed; `None` on success.")
    login_id: str | None = Field(default=None, description="The login as the answer to `account/login/start` named it; `None` for kinds without an id,\nsuch as an API key.")
    onboarding_entrypoint: DesktopOnboardingEntrypoint | None = Field(default=None, description="The place where in the desktop app's introduction the user should continue, if anywhere special.")
    success: bool = Field(description="True if a user is logged in now.")


class AccountRateLimitsUpdatedNotification(WireModel):
    """Payload of `account/rateLimits/updated`."""

    rate_limits: RateLimitSnapshot = Field(description="The limits as last seen.")


class AccountSecuritySetupAction(WireModel):
    """The user's choices about a notice on the account's security."""

    label: str = Field(description="The words to show on the button or link.")
    url: str = Field(description="The page to open.")


class AccountSecuritySetupNotice(WireModel):
    """A notice that asks the user to make the account safer."""

    account_id: str = Field(description="The account it is about.")
    action: AccountSecuritySetupAction = Field(description="The user's choices about it.")
    description: str = Field(description="Its text.")
    title: str = Field(description="Its heading.")
    user_id: str = Field(description="The user it is for.")


class AccountSession(WireModel):
    """A stored login that the user can switch to."""

    display_name: str | None = Field(default=None, description="The user's name, if known.")
    email: str | None = Field(default=None, description="The user's e-mail address, if known.")
    image_url: str | None = Field(default=None, description="The user's picture, if there is one.")
    is_active: bool = Field(description="True if it is the one in use.")
    last_used_at: int = Field(description="When it was last in use, in seconds since the Unix epoch.")
    selected_workspace_account_id: str | None = Field(default=None, description="The `accountId` of the workspace chosen in it, if any.")
    session_id: str = Field(description="Its id, for `accountSession/switch`.")
    user_id: str | None = Field(default=None, description="The user as the backend knows it.")
    workspaces: list[AccountSessionWorkspace] = Field(description="The workspaces that the user can choose from.")


class AccountSessionWorkspace(WireModel):
    """A workspace that a login can be used with."""

    account_id: str = Field(description="Its id, for `accountSession/switch`.")
    image_url: str | None = Field(default=None, description="Its picture, if there is one.")
    kind: AccountSessionWorkspaceKind | None = Field(default=None, description="Its owner, if known.")
    name: str | None = Field(default=None, description="Its name, if known.")


class AccountTokenUsageDailyBucket(WireModel):
    """The tokens of one day."""

    start_date: str = Field(description="The day, as a date in text.")
    tokens: int = Field(description="The number used on it.")


class AccountTokenUsageSummary(WireModel):
    """An account's use of tokens in a few numbers; those that are not known are `None`."""

    current_streak_days: int | None = Field(default=None, description="The number of days in a row that it has been used up to now.")
    lifetime_tokens: int | None = Field(default=None, description="All tokens it ever used.")
    longest_running_turn_sec: int | None = Field(default=None, description="The duration of its longest turn, in seconds.")
    longest_streak_days: int | None = Field(default=None, description="The most days in a row that it was ever used.")
    peak_daily_tokens: int | None = Field(default=None, description="The most tokens it used on one day.")


class AccountUpdatedNotification(WireModel):
    """Payload of `account/updated`, sent to every connection after a login or a logout, even if no user
    was logged in.
    """

    auth_mode: AuthMode | None = Field(default=None, description="The way in which the user is logged in now; `None` if no user is.")
    plan_type: PlanType | None = Field(default=None, description="The account's plan; `None` for logins without one, such as an API key.")
    reason: AccountUpdateReason | None = Field(default=None, description="The reason for the notification where it is not a login or a logout; `None` otherwise.")


class ActivePermissionProfile(WireModel):
    """The permission profile that is in force."""

    extends: str | None = Field(default=None, description="The profile that it builds on.")
    id: str = Field(description="Its id.")


class AdditionalContextEntry(WireModel):
    """Context that a client gives the model besides the user's text."""

    kind: AdditionalContextKind = Field(description="The trust that the model may put in it.")
    name: str | None = Field(default=None, description="Its name for the model.")
    value: str = Field(description="The text.")


class AdditionalFileSystemPermissions(WireModel):
    """Access to files that is asked for."""

    entries: list[FileSystemSandboxEntry] | None = Field(default=None, description="Every path with the access to it.")
    glob_scan_max_depth: int | None = Field(default=None, description="The depth to which glob patterns are searched, in directories; at least 1.")
    read: list[LegacyAppPathString] | None = Field(default=None, description="Paths to be read.")
    write: list[LegacyAppPathString] | None = Field(default=None, description="Paths to be written.")


class AdditionalNetworkPermissions(WireModel):
    """Network access that is asked for."""

    enabled: bool | None = Field(default=None, description="True if all of the network may be used.")


class AdditionalPermissionProfile(WireModel):
    """The permissions asked for beyond the sandbox."""

    file_system: AdditionalFileSystemPermissions | None = Field(default=None, description="Files.")
    network: AdditionalNetworkPermissions | None = Field(default=None, description="The network.")


class AgentMessageDeltaNotification(WireModel):
    """Payload of `item/agentMessage/delta`."""

    delta: str = Field(description="Text to be added to the message.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ShowAgentMessageDisplay(TaggedModel):
    """The message is shown."""

    TAGS = frozenset(("mode", "version",))

    annotation: AnswerAnnotation | None = Field(default=None, description="A note to show beside it.")
    mode: Literal["show"] = "show"
    trusted_contacts: TrustedContacts = Field(description="Says if trusted contacts are to be considered.")
    version: Literal[1] = Field(default=1, description="Version of this presentation; always 1.")


class HideAgentMessageDisplay(TaggedModel):
    """The message is hidden, and something else is shown in its place."""

    TAGS = frozenset(("mode", "version",))

    mode: Literal["hide"] = "hide"
    replacement: AnswerReplacement = Field(description="The replacement.")
    version: Literal[1] = Field(default=1, description="Version of this presentation; always 1.")


class BlockAgentMessageDisplay(TaggedModel):
    """The message is withheld."""

    TAGS = frozenset(("mode", "version",))

    mode: Literal["block"] = "block"
    reason: BlockReason = Field(description="The reason to show.")
    version: Literal[1] = Field(default=1, description="Version of this presentation; always 1.")


class InputTextAgentMessageInputContent(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["input_text"] = "input_text"


class EncryptedContentAgentMessageInputContent(TaggedModel):
    """Something that only the provider can read."""

    TAGS = frozenset(("type",))

    encrypted_content: str = Field(validation_alias="encrypted_content", serialization_alias="encrypted_content", description="It, to be sent back as it is.")
    type: Literal["encrypted_content"] = "encrypted_content"


class AgentMessageModeration(WireModel):
    """The result of a provider's moderation of a message."""

    display: AgentMessageDisplay | None = Field(default=None, description="The replacement.")
    moderated: bool = Field(description="True if it did anything.")


class AnalyticsConfig(WireModel):
    """Usage statistics."""

    enabled: bool | None = Field(default=None, description="True if they are collected.")


class AnswerAnnotation(TaggedModel):
    """A note beside a message that moderation lets through."""

    TAGS = frozenset(("kind",))

    kind: Literal["wellbeingHelpline"] = "wellbeingHelpline"
    subject: HelplineSubject = Field(description="The text that called for it.")


class AnswerReplacement(TaggedModel):
    """Text shown in place of a message that moderation hides."""

    TAGS = frozenset(("kind",))

    kind: Literal["wellbeingPromptHelpline"] = "wellbeingPromptHelpline"


class AppBranding(WireModel):
    """The organisation behind an app."""

    category: str | None = Field(default=None, description="The category it is filed under.")
    developer: str | None = Field(default=None, description="The maker.")
    is_discoverable_app: bool = Field(description="True if users can find it in the directory of apps.")
    privacy_policy: str | None = Field(default=None, description="The page with its privacy policy.")
    terms_of_service: str | None = Field(default=None, description="The page with its terms of service.")
    website: str | None = Field(default=None, description="Its own page.")


class AppConfig(WireModel):
    """Configuration of a connected app."""

    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, validation_alias="approvals_reviewer", serialization_alias="approvals_reviewer", description="The reviewer of its approvals.")
    default_tools_approval_mode: AppToolApproval | None = Field(default=None, validation_alias="default_tools_approval_mode", serialization_alias="default_tools_approval_mode", description="Which calls of its tools are asked about, for tools without settings of their own.")
    default_tools_enabled: bool | None = Field(default=None, validation_alias="default_tools_enabled", serialization_alias="default_tools_enabled", description="True if its tools without settings of their own are offered.")
    destructive_enabled: bool | None = Field(default=None, validation_alias="destructive_enabled", serialization_alias="destructive_enabled", description="True if its tools that may destroy something are offered.")
    enabled: bool = Field(default=True, description="True if it is available. True by default.")
    links: AppLinksConfig | None = Field(default=None, description="Settings of its links, by link.")
    omit_tools_from: list[ToolExposureSurface] | None = Field(default=None, validation_alias="omit_tools_from", serialization_alias="omit_tools_from", description="Ways of offering tools that leave its tools out.")
    open_world_enabled: bool | None = Field(default=None, validation_alias="open_world_enabled", serialization_alias="open_world_enabled", description="True if its tools that reach the outside world are offered.")
    tools: AppToolsConfig | None = Field(default=None, description="Settings of its tools, by tool.")


class AppInfo(WireModel):
    """An app on offer."""

    app_metadata: AppMetadata | None = Field(default=None, description="More about it, as its directory page shows it.")
    branding: AppBranding | None = Field(default=None, description="The organisation behind it.")
    description: str | None = Field(default=None, description="Its description, for people.")
    distribution_channel: str | None = Field(default=None, description="The way in which it is given out, as the backend calls it.")
    icon_assets: dict[str, str] | None = Field(default=None, description="Its icons for light backgrounds, by the backend's name for each.")
    icon_dark_assets: dict[str, str] | None = Field(default=None, description="Its icons for dark backgrounds, by the backend's name for each.")
    id: str = Field(description="Its id.")
    install_url: str | None = Field(default=None, description="The page where the user can connect it.")
    is_accessible: bool = Field(default=False, description="True if the user has connected it, so that it can be used. False if left out.")
    is_enabled: bool = Field(default=True, description="True if the configuration lets it be used. True if left out.")
    labels: dict[str, str] | None = Field(default=None, description="Labels of the backend, by name.")
    logo_url: str | None = Field(default=None, description="Its logo for light backgrounds.")
    logo_url_dark: str | None = Field(default=None, description="Its logo for dark backgrounds.")
    name: str = Field(description="Its name for people.")
    plugin_display_names: list[str] = Field(default=[], description="Names of the plugins that bring it along. None if left out.")


class AppLinkConfig(WireModel):
    """Configuration of a link of a connected app."""

    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, validation_alias="approvals_reviewer", serialization_alias="approvals_reviewer", description="The reviewer of its approvals.")
    default_tools_approval_mode: AppToolApproval | None = Field(default=None, validation_alias="default_tools_approval_mode", serialization_alias="default_tools_approval_mode", description="Which calls of its tools are asked about, for tools without settings of their own.")


class AppLinksConfig(WireModel):
    """Settings of an app's links, by link."""


class AppListUpdatedNotification(WireModel):
    """Payload of `app/list/updated`, sent when the apps on offer, or what can be done with them, have
    changed.
    """

    data: list[AppInfo] = Field(description="All apps as they are now.")


class AppMetadata(WireModel):
    """More about an app, as its directory page shows it; what is not known is `None`."""

    categories: list[str] | None = Field(default=None, description="The categories it is filed under.")
    developer: str | None = Field(default=None, description="The maker.")
    first_party_requires_install: bool | None = Field(default=None, description="True if it must be connected by the user though it is the provider's own.")
    review: AppReview | None = Field(default=None, description="The status of its review by the directory.")
    screenshots: list[AppScreenshot] | None = Field(default=None, description="Pictures of it in use.")
    seo_description: str | None = Field(default=None, description="Its description for search engines.")
    show_in_composer_when_unlinked: bool | None = Field(default=None, description="True to offer it beside the input even before the user has connected it.")
    sub_categories: list[str] | None = Field(default=None, description="The finer categories it is filed under.")
    version: str | None = Field(default=None, description="Its version.")
    version_id: str | None = Field(default=None, description="The id of that version.")
    version_notes: str | None = Field(default=None, description="The changes of that version.")


class AppReview(WireModel):
    """The status of the review of an app."""

    status: str = Field(description="The status, as the backend calls it.")


class AppScreenshot(WireModel):
    """A picture of an app in use."""

    file_id: str | None = Field(default=None, description="The picture's id at the backend.")
    url: str | None = Field(default=None, description="The place to load the picture from.")
    user_prompt: str = Field(description="The user's input in it.")


class AppSummary(WireModel):
    """A connected app that a plugin uses."""

    category: str | None = Field(default=None, description="The kind of app.")
    description: str | None = Field(default=None, description="Its effect.")
    id: str = Field(description="Its id.")
    install_url: str | None = Field(default=None, description="The page where the user connects it.")
    name: str = Field(description="Its name for people.")


class AppTemplateSummary(WireModel):
    """A pattern from which a plugin's apps are made for a workspace."""

    canonical_connector_id: str | None = Field(default=None, description="Id of the app that stands for it, if there is one.")
    category: str | None = Field(default=None, description="The kind of app.")
    description: str | None = Field(default=None, description="Its effect.")
    logo_url: str | None = Field(default=None, description="Its logo.")
    logo_url_dark: str | None = Field(default=None, description="Its logo on dark ground.")
    materialized_app_ids: list[str] = Field(description="Ids of the apps that were made from it.")
    name: str = Field(description="Its name for people.")
    reason: AppTemplateUnavailableReason | None = Field(default=None, description="The reason why no app can be had from it; `None` if one can.")
    template_id: str = Field(description="The pattern's id.")


class AppToolConfig(WireModel):
    """Configuration of a tool of a connected app."""

    approval_mode: AppToolApproval | None = Field(default=None, validation_alias="approval_mode", serialization_alias="approval_mode", description="Which of its calls are asked about.")
    enabled: bool | None = Field(default=None, description="True if it is offered.")


class AppToolSummary(WireModel):
    """A tool of an app."""

    description: str = Field(description="Its effect.")
    disabled_reason: str | None = Field(default=None, description="The reason why it cannot be used, if it cannot.")
    is_enabled: bool = Field(default=True, description="True if it can be used. True if left out.")
    is_read_only: bool = Field(default=False, description="True if it only reads. False if left out.")
    name: str = Field(description="Its name, by which the model calls it.")
    title: str | None = Field(default=None, description="Its name for people.")


class AppToolsConfig(WireModel):
    """Settings of an app's tools, by tool."""


class ApplicationNetworkRequirements(WireModel):
    """The administrator's requirements on the desktop app's own network access."""

    domains: dict[str, NetworkDomainPermission] = Field(description="Says if it may reach a domain, by domain.")
    enabled: bool = Field(description="True if these rules are enforced.")


class ApplicationRequirements(WireModel):
    """The administrator's requirements on the desktop app."""

    network: ApplicationNetworkRequirements | None = Field(default=None, description="Of its network access.")
    storage: ApplicationStorageRequirements | None = Field(default=None, description="Of its storage.")


class ApplicationStorageRequirements(WireModel):
    """The place where the desktop app must keep things."""

    default_project_parent: LegacyAppPathString | None = Field(default=None, description="The directory in which new projects are made.")
    projectless_workspace_root: LegacyAppPathString | None = Field(default=None, description="The directory for work that belongs to no project.")


class ApplyPatchApprovalParams(WireModel):
    """Params of `applyPatchApproval`: may these files be changed? An older form of
    `item/fileChange/requestApproval`.
    """

    call_id: str = Field(description="The model's call that wants it.")
    conversation_id: ThreadId = Field(description="The thread.")
    file_changes: dict[str, FileChange] = Field(description="The changes that it would make, by path.")
    grant_root: str | None = Field(default=None, description="A directory to which writing would be allowed for the session.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")


class ApplyPatchApprovalResponse(WireModel):
    """Answer to `applyPatchApproval`."""

    decision: ReviewDecision = Field(description="The user's decision.")


class AppsConfig(WireModel):
    """Connected apps."""

    default: AppsDefaultConfig | None = Field(default=None, validation_alias="_default", serialization_alias="_default", description="The settings for apps without settings of their own.")


class AppsDefaultConfig(WireModel):
    """The settings for apps without settings of their own."""

    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, validation_alias="approvals_reviewer", serialization_alias="approvals_reviewer", description="The reviewer of their approvals.")
    default_tools_approval_mode: AppToolApproval | None = Field(default=None, validation_alias="default_tools_approval_mode", serialization_alias="default_tools_approval_mode", description="Which of their tools are asked about.")
    destructive_enabled: bool = Field(default=True, validation_alias="destructive_enabled", serialization_alias="destructive_enabled", description="True if tools that may destroy something are offered. True by default.")
    enabled: bool = Field(default=True, description="True if apps are available. True by default.")
    open_world_enabled: bool = Field(default=True, validation_alias="open_world_enabled", serialization_alias="open_world_enabled", description="True if tools that reach the outside world are offered. True by default.")


class AppsInstalledParams(WireModel):
    """Params of `app/installed`."""

    force_refresh: bool | None = Field(default=None, description="True to ask again instead of taking what is remembered. False by default.")
    thread_id: str | None = Field(default=None, description="A thread whose settings count; left out, the server's own do.")


class AppsInstalledResponse(WireModel):
    """Answer to `app/installed`."""

    apps: list[InstalledApp] = Field(description="The apps that are connected.")


class AppsListParams(WireModel):
    """Params of `app/list`."""

    cursor: str | None = Field(default=None, description="Cursor of the page: `nextCursor` of the one before. The first page by default.")
    force_refetch: bool | None = Field(default=None, description="True to ask the backend again instead of taking what is remembered. False by default.")
    limit: int | None = Field(default=None, description="The largest number of entries; the server's choice by default.")
    thread_id: str | None = Field(default=None, description="A thread whose settings count; left out, the server's own do.")


class AppsListResponse(WireModel):
    """Answer to `app/list`."""

    data: list[AppInfo] = Field(description="The apps of this page.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class AppsReadParams(WireModel):
    """Params of `app/read`."""

    app_ids: list[str] = Field(description="The apps that are asked about.")
    include_tools: bool | None = Field(default=None, description="True to tell their tools too. False by default.")
    thread_id: str | None = Field(default=None, description="A thread whose settings count; left out, the server's own do.")


class AppsReadResponse(WireModel):
    """Answer to `app/read`."""

    apps: list[ConnectorMetadata] = Field(description="Those of the apps that were found.")
    missing_app_ids: list[str] = Field(description="The ids that were asked for and not found.")


class GranularAskForApprovalGranular(WireModel):
    """Which kinds of questions are put to the user; the others are refused without asking."""

    mcp_elicitations: bool = Field(validation_alias="mcp_elicitations", serialization_alias="mcp_elicitations", description="Questions of MCP servers.")
    request_permissions: bool = Field(default=False, validation_alias="request_permissions", serialization_alias="request_permissions", description="The tool by which a model asks for permissions.")
    rules: bool = Field(description="The questions of command rules.")
    sandbox_approval: bool = Field(validation_alias="sandbox_approval", serialization_alias="sandbox_approval", description="Leaving the sandbox.")
    skill_approval: bool = Field(default=False, validation_alias="skill_approval", serialization_alias="skill_approval", description="Running a skill's scripts.")


class GranularAskForApproval(WireModel):
    """By kind of question."""

    granular: GranularAskForApprovalGranular = Field(description="Which kinds of questions are put to the user; the others are refused without asking.")


class AsyncUserInputQuestion(WireModel):
    """A question that needs no answer at once."""

    options: list[str] | None = Field(default=None, description="Answers to choose from.")
    title: str = Field(description="The question.")


class AttestationGenerateParams(WireModel):
    """Params of `attestation/generate`. There are none; only clients with the capability
    `requestAttestation` are asked.
    """


class AttestationGenerateResponse(WireModel):
    """Answer to `attestation/generate`."""

    token: str = Field(description="The client's proof of what it is, opaque to the server.")


class AuthRecoveryNotification(WireModel):
    """Payload of `modelProvider/authRecoveryStarted` and `modelProvider/authRecoveryCompleted`: a
    provider's login is being renewed, or that ended.
    """

    message: str = Field(description="A description of the event, for people.")
    provider: str = Field(description="The model provider.")
    thread_id: str = Field(description="The thread whose turn needs the login.")
    turn_id: str = Field(description="The turn.")


class AutoReviewRequirements(WireModel):
    """The administrator's requirements on the automatic review of approvals."""

    ignore_rules: list[str] | None = Field(default=None, description="Rules that the review must leave aside.")
    required_on_models: list[str] | None = Field(default=None, description="Models with which the review must be on.")


class ProtectionBlockReason(TaggedModel):
    """A rule that protects people."""

    TAGS = frozenset(("kind",))

    kind: Literal["protection"] = "protection"
    protection_type: str = Field(description="The rule, as the provider names it.")


class CyberBlockReason(TaggedModel):
    """A rule about attacks on computers."""

    TAGS = frozenset(("kind",))

    kind: Literal["cyber"] = "cyber"
    trusted_access: bool | None = Field(default=None, description="True if the provider's programme for security work would allow it.")


class BrowserUseConfig(WireModel):
    """The permissions of the browser tool."""

    allow_history_access: bool | None = Field(default=None, validation_alias="allow_history_access", serialization_alias="allow_history_access", description="True if it may read the browser's history.")
    default_origin_policy: BrowserUseOriginPolicyConfig | None = Field(default=None, validation_alias="default_origin_policy", serialization_alias="default_origin_policy", description="The settings for origins without settings of their own.")
    origins: dict[str, BrowserUseOriginPolicyConfig] | None = Field(default=None, description="The settings for an origin, by `scheme://host`.")


class BrowserUseExtensionRequirements(WireModel):
    """The administrator's requirements on the browser extension."""

    request_headers: list[RequestHeader] | None = Field(default=None, description="Headers that its requests must have.")


class BrowserUseOriginPolicy(WireModel):
    """The administrator's rules for the browser tool at an origin; `None` is left to the
    user.
    """

    access: AllowDenyRequirement | None = Field(default=None, description="Visit it.")
    access_approval_lifetime: BrowserUseAccessApprovalLifetime | None = Field(default=None, description="The lifetime of the user's permission to visit it.")
    auto_review: AllowDenyRequirement | None = Field(default=None, description="Have approvals about it reviewed automatically.")
    downloads: AllowDenyRequirement | None = Field(default=None, description="Download from it.")
    full_cdp_access: AllowDenyRequirement | None = Field(default=None, description="Use the whole debugging protocol on it.")
    persistent_approval: bool | None = Field(default=None, description="True if the user's approval may be remembered permanently.")
    uploads: AllowDenyRequirement | None = Field(default=None, description="Upload to it.")


class BrowserUseOriginPolicyConfig(WireModel):
    """The permissions of the browser tool at an origin."""

    access: AllowDenyRequirement | None = Field(default=None, description="Visit it.")
    downloads: AllowDenyRequirement | None = Field(default=None, description="Download from it.")
    full_cdp_access: AllowDenyRequirement | None = Field(default=None, validation_alias="full_cdp_access", serialization_alias="full_cdp_access", description="Use the whole debugging protocol on it.")
    uploads: AllowDenyRequirement | None = Field(default=None, description="Upload to it.")


class BrowserUseRequirements(WireModel):
    """The administrator's requirements on the browser tool; what is `None` is left to the user."""

    allow_global_persistent_approval: bool | None = Field(default=None, description="True if the user's approval for every origin may be remembered permanently.")
    allow_history_access: bool | None = Field(default=None, description="True if it may read the browser's history.")
    allow_webmcp: bool | None = Field(default=None, description="True if it may use tools that pages offer by WebMCP.")
    default_origin_policy: BrowserUseOriginPolicy | None = Field(default=None, description="The settings for origins without rules of their own.")
    disable_auto_review: bool | None = Field(default=None, description="True if its approvals must not be reviewed automatically.")
    extension: BrowserUseExtensionRequirements | None = Field(default=None, description="The settings for the browser extension.")
    origins: dict[str, BrowserUseOriginPolicy] | None = Field(default=None, description="The settings for an origin, by origin.")


class ByteRange(WireModel):
    """A stretch of a UTF-8 text."""

    end: int = Field(description="Offset after its last byte.")
    start: int = Field(description="Offset of its first byte.")


class CancelLoginAccountParams(WireModel):
    """Params of `account/login/cancel`."""

    login_id: str = Field(description="The login as the answer to `account/login/start` named it; must be a UUID.")


class CancelLoginAccountResponse(WireModel):
    """Answer to `account/login/cancel`."""

    status: CancelLoginAccountStatus = Field(description="Says if there was anything to cancel.")


class CapabilityRootLocation(TaggedModel):
    """Location of such a place."""

    TAGS = frozenset(("type",))

    environment_id: str = Field(description="The environment.")
    path: str = Field(description="The directory.")
    type: Literal["environment"] = "environment"


class ChatgptAuthTokensRefreshParams(WireModel):
    """Params of `account/chatgptAuthTokens/refresh`: the client that logged in with tokens of its own
    is asked for fresh ones.
    """

    previous_account_id: str | None = Field(default=None, description="The account that the old token belonged to, if known.")
    reason: ChatgptAuthTokensRefreshReason = Field(description="The reason why a new token is needed.")


class ChatgptAuthTokensRefreshResponse(WireModel):
    """Answer to `account/chatgptAuthTokens/refresh`."""

    access_token: str = Field(description="The new access token, a JWT.")
    chatgpt_account_id: str = Field(description="The account it belongs to.")
    chatgpt_plan_type: str | None = Field(default=None, description="The account's plan, if the client knows it.")


class ClientInfo(WireModel):
    """A client."""

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

    turn_kind: NonSteerableTurnKind = Field(description="The kind of turn.")


class ActiveTurnNotSteerableCodexErrorInfo(WireModel):
    """The running turn takes no further input."""

    active_turn_not_steerable: ActiveTurnNotSteerableCodexErrorInfoActiveTurnNotSteerable


class CollabAgentState(WireModel):
    """The status of an agent."""

    message: str | None = Field(default=None, description="Its last message.")
    status: CollabAgentStatus = Field(description="Its status.")


class CollaborationMode(WireModel):
    """The way in which the model works with the user."""

    mode: ModeKind = Field(description="The mode.")
    settings: Settings = Field(description="The settings that come with it.")


class CollaborationModeMask(WireModel):
    """A collaboration mode on offer, with the settings that it brings along; those that are unset stay
    as they are.
    """

    mode: ModeKind | None = Field(default=None, description="The mode to choose.")
    model: str | None = Field(default=None, description="The model it goes with.")
    name: str = Field(description="Its name for people.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, validation_alias="reasoning_effort", serialization_alias="reasoning_effort", description="The model's reasoning effort in it, if it says.")


class ReadCommandAction(TaggedModel):
    """It reads a file."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The text of this part of the command line.")
    name: str = Field(description="The file's base name.")
    path: LegacyAppPathString = Field(description="The file's path.")
    type: Literal["read"] = "read"


class ListFilesCommandAction(TaggedModel):
    """It lists files."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The text of this part of the command line.")
    path: str | None = Field(default=None, description="The place, as written.")
    type: Literal["listFiles"] = "listFiles"


class SearchCommandAction(TaggedModel):
    """It searches."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The text of this part of the command line.")
    path: str | None = Field(default=None, description="The place, as written.")
    query: str | None = Field(default=None, description="The purpose.")
    type: Literal["search"] = "search"


class UnknownCommandAction(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The command line.")
    type: Literal["unknown"] = "unknown"


class CommandExecOutputDeltaNotification(WireModel):
    """Payload of `command/exec/outputDelta`, sent for each piece of output if it is streamed, always
    before the command's response.
    """

    cap_reached: bool = Field(description="True if the cap on output is reached, so that this is the stream's last piece.")
    delta_base64: str = Field(validation_alias="deltaBase64", serialization_alias="deltaBase64", description="The bytes, in base64.")
    process_id: str = Field(description="The command, as the client named it.")
    stream: CommandExecOutputStream = Field(description="The path it was written to.")


class CommandExecParams(WireModel):
    """Params of `command/exec`. The response comes when the command has ended."""

    command: list[str] = Field(description="The program and its arguments, used as given without a shell; must not be empty.")
    cwd: str | None = Field(default=None, description="Working directory; relative to the server's own, which is the default.")
    disable_output_cap: bool | None = Field(default=None, description="True to let output grow without a cap; not together with `outputBytesCap`. False by default.")
    disable_timeout: bool | None = Field(default=None, description="True to let it run without a limit; not together with `timeoutMs`. False by default.")
    env: dict[str, str | None] | None = Field(default=None, description="Environment variables to set beside the server's own; null unsets one.")
    output_bytes_cap: int | None = Field(default=None, description="The number of bytes kept of each stream; the rest is dropped. 1 MiB by default; 0\nkeeps none.")
    process_id: str | None = Field(default=None, description="The client's name for it, unique in the connection while it runs; needed for a terminal or\nfor streaming.")
    sandbox_policy: SandboxPolicy | None = Field(default=None, description="Its permissions; as configured by default.")
    size: CommandExecTerminalSize | None = Field(default=None, description="The terminal's first size; only with `tty`.")
    stream_stdin: bool | None = Field(default=None, description="True if `command/exec/write` will be used. False by default.")
    stream_stdout_stderr: bool | None = Field(default=None, description="True if output comes as `command/exec/outputDelta` instead of in the response. False by\ndefault.")
    timeout_ms: int | None = Field(default=None, description="After how many milliseconds it is killed; 10 000 by default, 0 at once. It then ends with\nexit code 124.")
    tty: bool | None = Field(default=None, description="True if it runs in a terminal; this streams both ways. False by default.")


class CommandExecResizeParams(WireModel):
    """Params of `command/exec/resize`. Fails if the command has no terminal."""

    process_id: str = Field(description="The command, as the client named it.")
    size: CommandExecTerminalSize = Field(description="The terminal's new size.")


class CommandExecResizeResponse(WireModel):
    """Answer to `command/exec/resize`."""


class CommandExecResponse(WireModel):
    """Answer to `command/exec`, given when the command has ended."""

    exit_code: int = Field(description="Its exit code; 128 and the number after a signal, 124 after a timeout.")
    stderr: str = Field(description="Its output on standard error, up to the cap; empty if it was streamed.")
    stdout: str = Field(description="Its output on standard output, up to the cap; empty if it was streamed.")


class CommandExecTerminalSize(WireModel):
    """A terminal's size in characters."""

    cols: int = Field(description="The number of columns; more than 0.")
    rows: int = Field(description="The number of rows; more than 0.")


class CommandExecTerminateParams(WireModel):
    """Params of `command/exec/terminate`."""

    process_id: str = Field(description="The command, as the client named it; it must run on this connection.")


class CommandExecTerminateResponse(WireModel):
    """Answer to `command/exec/terminate`. The command's own response follows, with exit code 137."""


class CommandExecWriteParams(WireModel):
    """Params of `command/exec/write`. At least one of bytes and closing must be given."""

    close_stdin: bool | None = Field(default=None, description="True to close the command's input afterwards. False by default.")
    delta_base64: str | None = Field(default=None, validation_alias="deltaBase64", serialization_alias="deltaBase64", description="The bytes to write, in base64.")
    process_id: str = Field(description="The command, as the client named it; it must have been started with `streamStdin` or `tty`.")


class CommandExecWriteResponse(WireModel):
    """Answer to `command/exec/write`."""


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
    command_actions: list[CommandAction] | None = Field(default=None, description="The recognised effect of the command.")
    cwd: LegacyAppPathString | None = Field(default=None, description="The environment in which it would run.")
    environment_id: str | None = Field(default=None, description="The environment in which it would run: `local`, or the id of an environment.")
    item_id: str = Field(description="The item.")
    kind: CommandExecutionApprovalKind = Field(default="command", description="The action to approve.")
    network_approval_context: NetworkApprovalContext | None = Field(default=None, description="The host it wants to reach, if the question is about the network.")
    proposed_execpolicy_amendment: list[str] | None = Field(default=None, description="First words of a command rule that would make such questions unnecessary.")
    proposed_network_policy_amendments: list[NetworkPolicyAmendment] | None = Field(default=None, description="Network rules that would make such questions unnecessary.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")
    started_at_ms: int = Field(description="When the question was put, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class CommandExecutionRequestApprovalResponse(WireModel):
    """Answer to `item/commandExecution/requestApproval`."""

    decision: CommandExecutionApprovalDecision = Field(description="The user's decision.")


class CommandMigration(WireModel):
    """A command of another agent that can be imported."""

    name: str = Field(description="Its name.")


class ComputerUseConfig(WireModel):
    """Which programs the computer tool may use."""

    default_app_access: AllowDenyRequirement | None = Field(default=None, validation_alias="default_app_access", serialization_alias="default_app_access", description="The settings for programs not named here.")
    macos: ComputerUseMacosConfig | None = Field(default=None, description="Programs on macOS.")
    windows: ComputerUseWindowsConfig | None = Field(default=None, description="Programs on Windows.")


class ComputerUseMacosConfig(WireModel):
    """Programs on macOS."""

    bundle_ids: dict[str, AllowDenyRequirement] | None = Field(default=None, validation_alias="bundle_ids", serialization_alias="bundle_ids", description="The settings for a program, by bundle id.")


class ComputerUseMacosRequirements(WireModel):
    """Programs on macOS."""

    bundle_ids: dict[str, AllowDenyRequirement] | None = Field(default=None, description="The settings for a program, by bundle id.")


class ComputerUseRequirements(WireModel):
    """The administrator's requirements on the computer tool; what is `None` is left to the user."""

    allow_locked_computer_use: bool | None = Field(default=None, description="True if it may be used while the screen is locked.")
    allow_persistent_approval: bool | None = Field(default=None, description="True if the user's approval may be remembered permanently.")
    default_app_access: AllowDenyRequirement | None = Field(default=None, description="The settings for programs not named here.")
    macos: ComputerUseMacosRequirements | None = Field(default=None, description="Programs on macOS.")
    windows: ComputerUseWindowsRequirements | None = Field(default=None, description="Programs on Windows.")


class ComputerUseWindowsConfig(WireModel):
    """Programs on Windows."""

    aumids: dict[str, AllowDenyRequirement] | None = Field(default=None, description="The settings for a program, by application user model id.")
    exes: list[ComputerUseWindowsExeConfig] | None = Field(default=None, description="The settings for programs known by their file.")


class ComputerUseWindowsExeConfig(WireModel):
    """A Windows program known by its file."""

    access: AllowDenyRequirement = Field(description="Says if it may be used.")
    binary_name: str | None = Field(default=None, validation_alias="binary_name", serialization_alias="binary_name", description="Its file name.")
    product_name: str = Field(validation_alias="product_name", serialization_alias="product_name", description="Its product name.")
    publisher_name: str = Field(validation_alias="publisher_name", serialization_alias="publisher_name", description="Its publisher, from its signature.")


class ComputerUseWindowsExeRequirement(WireModel):
    """A Windows program known by its file."""

    access: AllowDenyRequirement = Field(description="Says if it may be used.")
    binary_name: str | None = Field(default=None, description="Its file name; left out, any.")
    product_name: str = Field(description="Its product name.")
    publisher_name: str = Field(description="Its publisher, from its signature.")


class ComputerUseWindowsRequirements(WireModel):
    """Programs on Windows."""

    aumids: dict[str, AllowDenyRequirement] | None = Field(default=None, description="The settings for a program, by application user model id.")
    exes: list[ComputerUseWindowsExeRequirement] | None = Field(default=None, description="The settings for programs known by their file.")


class Config(WireModel):
    """The configuration that is in force; a key that is not set is null."""

    analytics: AnalyticsConfig | None = Field(default=None, description="Usage statistics.")
    approval_policy: AskForApproval | None = Field(default=None, validation_alias="approval_policy", serialization_alias="approval_policy", description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, validation_alias="approvals_reviewer", serialization_alias="approvals_reviewer", description="The reviewer of approvals.")
    browser_use: BrowserUseConfig | None = Field(default=None, validation_alias="browser_use", serialization_alias="browser_use", description="The permissions of the browser tool.")
    client_search_provider: WebSearchProvider | None = Field(default=None, validation_alias="client_search_provider", serialization_alias="client_search_provider", description="The side that runs searches for clients.")
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
    model_context_window: int | None = Field(default=None, validation_alias="model_context_window", serialization_alias="model_context_window", description="The size of the model's context window, in tokens.")
    model_provider: str | None = Field(default=None, validation_alias="model_provider", serialization_alias="model_provider", description="Id of the model provider: a key of `model_providers`.")
    model_reasoning_effort: ReasoningEffort | None = Field(default=None, validation_alias="model_reasoning_effort", serialization_alias="model_reasoning_effort", description="The models' reasoning effort.")
    model_reasoning_summary: ReasoningSummary | None = Field(default=None, validation_alias="model_reasoning_summary", serialization_alias="model_reasoning_summary", description="Says if and how models should summarise their thoughts.")
    model_verbosity: Verbosity | None = Field(default=None, validation_alias="model_verbosity", serialization_alias="model_verbosity", description="The verbosity of answers.")
    review_model: str | None = Field(default=None, validation_alias="review_model", serialization_alias="review_model", description="The model for reviews.")
    sandbox_mode: SandboxMode | None = Field(default=None, validation_alias="sandbox_mode", serialization_alias="sandbox_mode", description="The sandbox of new threads.")
    sandbox_workspace_write: SandboxWorkspaceWrite | None = Field(default=None, validation_alias="sandbox_workspace_write", serialization_alias="sandbox_workspace_write", description="Details of the `workspace-write` sandbox.")
    service_tier: str | None = Field(default=None, validation_alias="service_tier", serialization_alias="service_tier", description="The provider's service tier.")
    tools: ToolsV2 | None = Field(default=None, description="Settings of tools.")
    web_search: WebSearchMode | None = Field(default=None, validation_alias="web_search", serialization_alias="web_search", description="Says if models may search the web, and how.")


class ConfigBatchWriteParams(WireModel):
    """Params of `config/batchWrite`. All edits are made or none; an empty list is fine."""

    edits: list[ConfigEdit] = Field(description="The edits, made in this order.")
    expected_version: str | None = Field(default=None, description="The version the file must still have, as last read; otherwise nothing is written. Not\nchecked by default.")
    file_path: str | None = Field(default=None, description="The file to change. Only the user's configuration file can be, and it is the default.")
    reload_user_config: bool | None = Field(default=None, description="Accepted, with no effect: threads that start later have the new configuration, loaded ones\nkeep their settings.")


class ConfigEdit(WireModel):
    """A change of one key of the configuration."""

    key_path: str = Field(description="The key, with dots between its parts; must not be empty.")
    merge_strategy: MergeStrategy = Field(description="The change to the value that is there.")
    value: Any = Field(description="The new value; null removes the key.")


class ConfigLayer(WireModel):
    """One source of configuration with its content."""

    config: Any = Field(description="Its content.")
    disabled_reason: str | None = Field(default=None, description="The reason why it does not count, if it does not.")
    name: ConfigLayerSource = Field(description="Its origin.")
    version: str = Field(description="A fingerprint of its content.")


class ConfigLayerMetadata(WireModel):
    """One source of configuration."""

    name: ConfigLayerSource = Field(description="Its origin.")
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
    include_layers: bool | None = Field(default=None, description="True to answer the layers too. False by default.")


class ConfigReadResponse(WireModel):
    """Answer to `config/read`."""

    config: Config = Field(description="The configuration that is in force.")
    layers: list[ConfigLayer] | None = Field(default=None, description="The layers from the strongest to the weakest, if they were asked for.")
    origins: dict[str, ConfigLayerMetadata] = Field(description="For each dotted key that is set, the layer it comes from.")


class ConfigRequirements(WireModel):
    """The administrator's requirements on the configuration; a field that is `None` demands nothing."""

    additional_developer_instructions: str | None = Field(default=None, description="Instructions put before every conversation in the developer's name, beside those of the\nconfiguration.")
    allow_appshots: bool | None = Field(default=None, description="True if pictures of other programs' windows may be taken.")
    allow_browser_and_computer_use: bool | None = Field(default=None, description="True if the browser tool and the computer tool may be used.")
    allow_login_shell: bool | None = Field(default=None, description="True if commands may run in a login shell.")
    allow_managed_hooks_only: bool | None = Field(default=None, description="True if only the administrator's hooks may run.")
    allow_remote_control: bool | None = Field(default=None, description="True if remote control may be switched on.")
    allowed_approval_policies: list[AskForApproval] | None = Field(default=None, description="The approval policies to choose from.")
    allowed_login_methods: list[ForcedLoginMethod] | None = Field(default=None, description="The kinds of login to choose from.")
    allowed_permission_profiles: dict[str, bool] | None = Field(default=None, description="Says if a permission profile may be chosen, by its id.")
    allowed_sandbox_modes: list[SandboxMode] | None = Field(default=None, description="The sandbox modes to choose from.")
    allowed_web_search_modes: list[WebSearchMode] | None = Field(default=None, description="The ways of searching the web to choose from.")
    allowed_windows_sandbox_implementations: list[WindowsSandboxImplementation] | None = Field(default=None, description="The kinds of sandbox on Windows to choose from.")
    auto_review: AutoReviewRequirements | None = Field(default=None, description="The settings for the automatic review of approvals.")
    browser_use: BrowserUseRequirements | None = Field(default=None, description="The settings for the browser tool.")
    chatgpt_base_url: str | None = Field(default=None, description="The base URL of the ChatGPT backend.")
    check_for_update_on_startup: bool | None = Field(default=None, description="True to look for a newer version at each start.")
    cli_auth_credentials_store: CliAuthCredentialsStoreMode | None = Field(default=None, description="The place where the login must be kept.")
    computer_use: ComputerUseRequirements | None = Field(default=None, description="The settings for the computer tool.")
    default_permissions: str | None = Field(default=None, description="Id of the permission profile that is chosen by default.")
    enforce_residency: ResidencyRequirement | None = Field(default=None, description="The region in which requests must be processed.")
    feature_requirements: dict[str, bool] | None = Field(default=None, description="Features that must be on (true) or off (false), by name.")
    feedback: FeedbackRequirements | None = Field(default=None, description="The settings for feedback.")
    in_app_browser: InAppBrowserRequirements | None = Field(default=None, description="The settings for the desktop app's own browser.")
    log_dir: str | None = Field(default=None, description="The directory for logs.")
    model_catalog_json: str | None = Field(default=None, description="The catalogue of models, as the key `model_catalog_json` of the configuration takes it.")
    model_provider: str | None = Field(default=None, description="Id of the model provider: a key of `model_providers`.")
    model_providers: dict[str, Any] | None = Field(default=None, description="Definitions of model providers by id, as in the configuration.")
    models: ModelsRequirements | None = Field(default=None, description="The settings for the choice of models.")
    otel: OtelRequirements | None = Field(default=None, description="The settings for telemetry.")
    sqlite_home: str | None = Field(default=None, description="The directory for the server's databases.")


class ConfigRequirementsReadResponse(WireModel):
    """Answer to `configRequirements/read`."""

    requirements: ConfigRequirements | None = Field(default=None, description="The requirements; `None` if nothing is.")
    supports_independent_speed_modes: bool | None = Field(default=None, description="True if the speed can be chosen apart from the model; `None` if that is not known.")


class ConfigValueWriteParams(WireModel):
    """Params of `config/value/write`. The change counts for threads that start later."""

    expected_version: str | None = Field(default=None, description="The version the file must still have, as last read; otherwise nothing is written. Not\nchecked by default.")
    file_path: str | None = Field(default=None, description="The file to change. Only the user's configuration file can be, and it is the default.")
    key_path: str = Field(description="The key, with dots between its parts; must not be empty.")
    merge_strategy: MergeStrategy = Field(description="The change to the value that is there.")
    value: Any = Field(description="The new value; null removes the key.")


class ConfigWarningNotification(WireModel):
    """Payload of `configWarning`."""

    details: str | None = Field(default=None, description="More about it.")
    path: str | None = Field(default=None, description="The file it is about.")
    range: TextRange | None = Field(default=None, description="The place in that file.")
    summary: str = Field(description="The fault.")


class ConfigWriteResponse(WireModel):
    """Answer to `config/value/write` and `config/batchWrite`."""

    file_path: AbsolutePathBuf = Field(description="The file that was written.")
    overridden_metadata: OverriddenMetadata | None = Field(default=None, description="The layer that overrides the new value; `None` if it is in force.")
    status: WriteStatus = Field(description="Says if the new value is in force.")
    version: str = Field(description="The file's new fingerprint: `sha256:` and 64 hexadecimal digits.")


class ConfigurationReasoning(WireModel):
    """The model's reasoning settings from here on."""

    effort: ReasoningEffort = Field(description="The effort.")


class CommandConfiguredHookHandler(TaggedModel):
    """It runs a command."""

    TAGS = frozenset(("type",))

    additional_context_limit: int | None = Field(default=None, description="The limit of the command's addition to the model's input; left out, the server's own\nlimit holds.")
    async_: bool = Field(validation_alias="async", serialization_alias="async", description="True if the turn continues without waiting for it.")
    command: str = Field(description="The command line.")
    command_windows: str | None = Field(default=None, description="The command line on Windows; `command` if left out.")
    status_message: str | None = Field(default=None, description="The text for the user while it runs.")
    timeout_sec: int | None = Field(default=None, description="After how many seconds it is stopped; left out, the server's own limit holds.")
    type: Literal["command"] = "command"


class McpToolConfiguredHookHandler(TaggedModel):
    """It calls a tool of an MCP server."""

    TAGS = frozenset(("type",))

    input: dict[str, Any] = Field(description="The tool's arguments.")
    server: str = Field(description="The MCP server, by its name in the configuration.")
    status_message: str | None = Field(default=None, description="The text for the user while it runs.")
    timeout_sec: int | None = Field(default=None, description="After how many seconds it is stopped; left out, the server's own limit holds.")
    tool: str = Field(description="The tool's name.")
    type: Literal["mcp_tool"] = "mcp_tool"


class PromptConfiguredHookHandler(TaggedModel):
    """It asks a model."""

    TAGS = frozenset(("type",))

    type: Literal["prompt"] = "prompt"


class AgentConfiguredHookHandler(TaggedModel):
    """It has an agent work."""

    TAGS = frozenset(("type",))

    type: Literal["agent"] = "agent"


class ConfiguredHookMatcherGroup(WireModel):
    """Hooks that run on the same condition."""

    hooks: list[ConfiguredHookHandler] = Field(description="Their effect.")
    matcher: str | None = Field(default=None, description="A pattern of what they run for, such as a tool's name; left out, for everything.")


class ConnectorMetadata(WireModel):
    """An app, with its tools if they were asked for."""

    description: str | None = Field(default=None, description="Its description, for people.")
    distribution_channel: str | None = Field(default=None, description="The way in which it is given out, as the backend calls it.")
    icon_url: str | None = Field(default=None, description="Its icon for light backgrounds.")
    icon_url_dark: str | None = Field(default=None, description="Its icon for dark backgrounds.")
    id: str = Field(description="Its id.")
    install_url: str | None = Field(default=None, description="The page where the user can connect it.")
    name: str = Field(description="Its name for people.")
    plugin_display_names: list[str] = Field(default=[], description="Names of the plugins that bring it along. None if left out.")
    tool_summaries: list[AppToolSummary] | None = Field(default=None, description="Its tools; `None` if they were not asked for or are not known.")


class ConsumeAccountRateLimitResetCreditParams(WireModel):
    """Params of `account/rateLimitResetCredit/consume`."""

    credit_id: str | None = Field(default=None, description="The credit to spend; left out, the backend chooses one.")
    idempotency_key: str = Field(description="The client's idempotency key; repeating it with the same key spends no second credit.")


class ConsumeAccountRateLimitResetCreditResponse(WireModel):
    """Answer to `account/rateLimitResetCredit/consume`."""

    outcome: ConsumeAccountRateLimitResetCreditOutcome = Field(description="Its outcome.")


class InputTextContentItem(TaggedModel):
    """Text for the model."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["input_text"] = "input_text"


class InputImageContentItem(TaggedModel):
    """An image for the model."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
    image_url: str = Field(validation_alias="image_url", serialization_alias="image_url", description="A URL; `data:` URLs carry the content themselves.")
    type: Literal["input_image"] = "input_image"


class InputImageContentItemVariant(TaggedModel):
    """An image for the model."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
    file_id: str = Field(validation_alias="file_id", serialization_alias="file_id", description="The id.")
    type: Literal["input_image"] = "input_image"


class InputAudioContentItem(TaggedModel):
    """A recording for the model."""

    TAGS = frozenset(("type",))

    audio_url: str = Field(validation_alias="audio_url", serialization_alias="audio_url", description="A URL; `data:` URLs carry the content themselves.")
    type: Literal["input_audio"] = "input_audio"


class InputAudioContentItemVariant(TaggedModel):
    """A recording for the model."""

    TAGS = frozenset(("type",))

    file_id: str = Field(validation_alias="file_id", serialization_alias="file_id", description="The id.")
    type: Literal["input_audio"] = "input_audio"


class OutputTextContentItem(TaggedModel):
    """Text by the model."""

    TAGS = frozenset(("type",))

    annotations: list[Any] | None = Field(default=None, description="The provider's annotations of places in it.")
    logprobs: list[Any] | None = Field(default=None, description="Likelihoods of its tokens.")
    text: str = Field(description="The text.")
    type: Literal["output_text"] = "output_text"


class ContextCompactedNotification(WireModel):
    """Payload of `thread/compacted`, sent when a thread's history was shortened."""

    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn in which that was done.")


class ConversationGitInfo(WireModel):
    """State of git in a thread's directory when the thread began."""

    branch: str | None = Field(default=None, description="The branch, if one was checked out.")
    origin_url: str | None = Field(default=None, validation_alias="origin_url", serialization_alias="origin_url", description="The URL of the remote `origin`.")
    sha: str | None = Field(default=None, description="The commit.")


class ConversationSummary(WireModel):
    """A stored thread, in short."""

    cli_version: str = Field(description="The version of the server that made it.")
    conversation_id: str = Field(description="The thread's id.")
    cwd: str = Field(description="Its working directory.")
    git_info: ConversationGitInfo | None = Field(default=None, description="State of git in its directory; `None` outside a repository.")
    model_provider: str = Field(description="Id of its model provider.")
    path: str = Field(description="The file that holds it.")
    preview: str = Field(description="The text of its first user message.")
    source: SessionSource = Field(description="The kind of program it was started from.")
    timestamp: str | None = Field(default=None, description="When it began, as RFC 3339 text.")
    updated_at: str | None = Field(default=None, description="When it last changed, as RFC 3339 text.")


class CreditsSnapshot(WireModel):
    """Bought credits."""

    balance: str | None = Field(default=None, description="The remainder, as text.")
    has_credits: bool = Field(description="True if there are any.")
    unlimited: bool = Field(description="True if they never run out.")


class DeprecationNoticeNotification(WireModel):
    """Payload of `deprecationNotice`."""

    details: str | None = Field(default=None, description="The replacement.")
    summary: str = Field(description="The deprecated feature.")


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


class DynamicToolCallParams(WireModel):
    """Params of `item/tool/call`: run this tool, which the client brought to the thread."""

    arguments: Any = Field(description="The arguments, as the model gave them.")
    call_id: str = Field(description="Id of the call; the item has the same.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to; `None` if it belongs to none.")
    thread_id: str = Field(description="The thread.")
    tool: str = Field(description="The tool's name.")
    turn_id: str = Field(description="The turn.")


class DynamicToolCallResponse(WireModel):
    """Answer to `item/tool/call`."""

    content_items: list[DynamicToolCallOutputContentItem] = Field(description="The tool's result; it goes to the model, also when it failed. May be empty.")
    success: bool = Field(description="True if it worked; if not, the item is `failed`.")


class DynamicToolNamespaceTool(TaggedModel):
    """A tool in a group."""

    TAGS = frozenset(("type",))

    defer_loading: bool | None = Field(default=None, description="True if the model learns of it only when it searches for tools. False by default.")
    description: str = Field(description="Its description, for the model.")
    input_schema: Any = Field(description="JSON Schema of its arguments.")
    name: str = Field(description="Its name within the group.")
    type: Literal["function"] = "function"


class FunctionDynamicToolSpec(TaggedModel):
    """A tool."""

    TAGS = frozenset(("type",))

    defer_loading: bool | None = Field(default=None, description="True if the model learns of it only when it searches for tools. False by default.")
    description: str = Field(description="Its description, for the model.")
    input_schema: Any = Field(description="JSON Schema of its arguments.")
    name: str = Field(description="Its name.")
    type: Literal["function"] = "function"


class NamespaceDynamicToolSpec(TaggedModel):
    """A group of tools."""

    TAGS = frozenset(("type",))

    description: str = Field(description="Their purpose, for the model.")
    name: str = Field(description="The group's name.")
    tools: list[DynamicToolNamespaceTool] = Field(description="The tools.")
    type: Literal["namespace"] = "namespace"


class EnvironmentConnectionNotification(WireModel):
    """Payload of `thread/environment/connected` and `thread/environment/disconnected`, sent when a
    thread's environment comes or goes.
    """

    environment_id: str = Field(description="The environment.")
    thread_id: str = Field(description="The thread.")


class EnvironmentSkillsParams(WireModel):
    """The skills that an environment must have."""

    required: list[str] | None = Field(default=None, description="The skills that must be there. None by default.")


class ErrorNotification(WireModel):
    """Payload of `error`."""

    error: TurnError = Field(description="The failure.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")
    will_retry: bool = Field(description="True if the server tries again by itself; if not, the turn ends.")


class ExecCommandApprovalParams(WireModel):
    """Params of `execCommandApproval`: may this command run? An older form of
    `item/commandExecution/requestApproval`.
    """

    approval_id: str | None = Field(default=None, description="Tells questions about the same call apart; unset if there is only one.")
    call_id: str = Field(description="The model's call that wants it.")
    command: list[str] = Field(description="The program and its arguments.")
    conversation_id: ThreadId = Field(description="The thread.")
    cwd: str = Field(description="The environment in which it would run.")
    parsed_cmd: list[ParsedCommand] = Field(description="The recognised effect of the command, part by part.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")


class ExecCommandApprovalResponse(WireModel):
    """Answer to `execCommandApproval`."""

    decision: ReviewDecision = Field(description="The user's decision.")


class ExperimentalFeature(WireModel):
    """A feature that can be switched on or off."""

    announcement: str | None = Field(default=None, description="The text for the user when it is offered to them; may be empty. `None` if it is not meant for\nthem yet.")
    default_enabled: bool = Field(description="True if it is on unless the configuration says otherwise.")
    description: str | None = Field(default=None, description="Its description, for people; `None` if it is not meant for them yet.")
    display_name: str | None = Field(default=None, description="Its name for people; `None` if it is not meant for them yet.")
    enabled: bool = Field(description="True if it is on.")
    name: str = Field(description="Its name in the configuration and in `experimentalFeature/enablement/set`.")
    stage: ExperimentalFeatureStage = Field(description="Its progress.")


class ExperimentalFeatureEnablementSetParams(WireModel):
    """Params of `experimentalFeature/enablement/set`."""

    enablement: dict[str, bool] = Field(description="Says if a feature is to be on, by its name. Unknown names are ignored; features not named\nstay as they are.")


class ExperimentalFeatureEnablementSetResponse(WireModel):
    """Answer to `experimentalFeature/enablement/set`."""

    enablement: dict[str, bool] = Field(description="The values that were set, by the feature's name; empty if none of the names is known.")


class ExperimentalFeatureListParams(WireModel):
    """Params of `experimentalFeature/list`."""

    cursor: str | None = Field(default=None, description="Cursor of the page: `nextCursor` of the one before. The first page by default.")
    limit: int | None = Field(default=None, description="The largest number of entries; all by default. 0 counts as 1.")
    thread_id: str | None = Field(default=None, description="A thread whose configuration counts; left out, the server's own does.")


class ExperimentalFeatureListResponse(WireModel):
    """Answer to `experimentalFeature/list`."""

    data: list[ExperimentalFeature] = Field(description="The features of this page.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ExternalAgentConfigDetectParams(WireModel):
    """Params of `externalAgentConfig/detect`."""

    cwds: list[str] | None = Field(default=None, description="Directories of projects to look in. None by default.")
    include_home: bool | None = Field(default=None, description="True to look in the user's home directory too. False by default.")
    max_session_age_days: int | None = Field(default=None, description="The largest age of sessions, in days; the server's own limit by default.")
    max_sessions: int | None = Field(default=None, description="The largest number of sessions to find; the server's own limit by default.")
    migration_source: str | None = Field(default=None, description="The other agent to look for, by name; the server's choice by default.")
    source: str | None = Field(default=None, description="The source, as the client names it; free text.")


class ExternalAgentConfigDetectResponse(WireModel):
    """Answer to `externalAgentConfig/detect`."""

    connectors: list[ExternalAgentDetectedConnectorCandidate] = Field(default=[], description="Connectors that the other agent was seen to use. None if left out.")
    items: list[ExternalAgentConfigMigrationItem] = Field(description="The items that can be imported, for `externalAgentConfig/import`.")


class ExternalAgentConfigImportCompletedNotification(WireModel):
    """Payload of `externalAgentConfig/import/completed`, sent once when an import has done all it
    could.
    """

    import_id: str = Field(description="The import.")
    item_type_results: list[ExternalAgentConfigImportTypeResult] = Field(description="Its outcome, by kind of thing.")


class ExternalAgentConfigImportHistoriesReadResponse(WireModel):
    """Answer to `externalAgentConfig/import/readHistories`."""

    connectors: list[ExternalAgentImportedConnectorCandidate] = Field(description="Connectors that the other agent used, as earlier imports found them.")
    data: list[ExternalAgentConfigImportHistory] = Field(description="The imports of the past.")


class ExternalAgentConfigImportHistory(WireModel):
    """An import of the past."""

    completed_at_ms: int = Field(description="When it was done, in milliseconds since the Unix epoch.")
    failures: list[ExternalAgentConfigImportItemTypeFailure] = Field(description="The items that could not be imported.")
    import_id: str = Field(description="Its id.")
    provider_id: str | None = Field(default=None, description="The agent that was imported from, as the client named it, if it did.")
    successes: list[ExternalAgentConfigImportItemTypeSuccess] = Field(description="The imported items.")


class ExternalAgentConfigImportHistoryRecordParams(WireModel):
    """Params of `externalAgentConfig/import/recordHistory`: the client did an import itself."""

    item_type_results: list[ExternalAgentConfigImportHistoryRecordTypeResultParams] = Field(description="Its outcome, by kind of thing.")
    provider_id: str = Field(description="The agent that was imported from, as the client names it.")


class ExternalAgentConfigImportHistoryRecordResponse(WireModel):
    """Answer to `externalAgentConfig/import/recordHistory`."""

    import_id: str = Field(description="The id it was written down with.")


class ExternalAgentConfigImportHistoryRecordSuccessParams(WireModel):
    """Something that the client imported itself."""

    cwd: str | None = Field(default=None, description="The project's directory; unset for what belongs to the user's home.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="Its kind.")
    source: str | None = Field(default=None, description="The path it was taken from.")
    target: str | None = Field(default=None, description="The path it was put at.")
    title: str | None = Field(default=None, description="Its title for people, if it has one.")


class ExternalAgentConfigImportHistoryRecordTypeResultParams(WireModel):
    """The outcome of one kind of thing in an import that the client did itself."""

    failures: list[ExternalAgentConfigImportItemTypeFailure] = Field(description="Those that could not be imported.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="The kind.")
    successes: list[ExternalAgentConfigImportHistoryRecordSuccessParams] = Field(description="Those that were imported.")


class ExternalAgentConfigImportItemTypeFailure(WireModel):
    """Something that could not be imported."""

    cwd: str | None = Field(default=None, description="The project's directory; unset for what belongs to the user's home.")
    error_type: str | None = Field(default=None, description="The kind of error, for programs.")
    failure_stage: str = Field(description="At which step it failed.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="Its kind.")
    message: str = Field(description="The reason why it failed, for people.")
    source: str | None = Field(default=None, description="The place where it was to be taken from.")
    sub_error_type: str | None = Field(default=None, description="The kind of error, finer than `errorType`.")


class ExternalAgentConfigImportItemTypeSuccess(WireModel):
    """Something that was imported."""

    cwd: str | None = Field(default=None, description="The project's directory; unset for what belongs to the user's home.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="Its kind.")
    source: str | None = Field(default=None, description="The path it was taken from.")
    target: str | None = Field(default=None, description="The path it was put at.")
    title: str | None = Field(default=None, description="Its title for people, if it has one.")


class ExternalAgentConfigImportParams(WireModel):
    """Params of `externalAgentConfig/import`."""

    migration_items: list[ExternalAgentConfigMigrationItem] = Field(description="The items to import: those of `externalAgentConfig/detect` that the user chose.")
    migration_source: str | None = Field(default=None, description="The other agent to import from, by name; the server's choice by default.")
    provider_id: str | None = Field(default=None, description="The agent that these are from, for the import's history.")
    source: str | None = Field(default=None, description="The source, as the client names it; free text.")


class ExternalAgentConfigImportProgressNotification(WireModel):
    """Payload of `externalAgentConfig/import/progress`, sent while an import is in progress."""

    import_id: str = Field(description="The import.")
    item_type_results: list[ExternalAgentConfigImportTypeResult] = Field(description="Its outcome so far, by kind of thing.")


class ExternalAgentConfigImportResponse(WireModel):
    """Answer to `externalAgentConfig/import`. The end is reported by
    `externalAgentConfig/import/completed`.
    """

    import_id: str = Field(description="The import's id, as its notifications name it.")


class ExternalAgentConfigImportTypeResult(WireModel):
    """The outcome of one kind of thing in an import."""

    failures: list[ExternalAgentConfigImportItemTypeFailure] = Field(description="Those that could not be imported.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="The kind.")
    successes: list[ExternalAgentConfigImportItemTypeSuccess] = Field(description="Those that were imported.")


class ExternalAgentConfigMigrationItem(WireModel):
    """Something of another agent that can be imported."""

    cwd: str | None = Field(default=None, description="The project's directory; unset for what belongs to the user's home.")
    description: str = Field(description="Its description, for people.")
    details: MigrationDetails | None = Field(default=None, description="Its parts, if it has any.")
    item_type: ExternalAgentConfigMigrationItemType = Field(description="Its kind.")


class ExternalAgentDetectedConnectorCandidate(WireModel):
    """A connector that another agent was seen to use."""

    name: str = Field(description="Its name.")
    session_count: int = Field(description="In how many sessions it was used.")
    source: ExternalAgentDetectedConnectorSource = Field(description="The way it was found.")


class ExternalAgentImportedConnectorCandidate(WireModel):
    """A connector that another agent used, as an import found it."""

    name: str = Field(description="Its name.")
    session_count: int = Field(description="In how many sessions it was used.")
    source: ExternalAgentImportedConnectorSource = Field(description="The way it was found.")


class FeedbackRequirements(WireModel):
    """The administrator's requirements on feedback."""

    enabled: bool | None = Field(default=None, description="True if the user may send any.")


class FeedbackSaveParams(WireModel):
    """Params of `feedback/save`."""

    classification: str = Field(description="The kind of feedback, such as `bug`.")
    extra_log_files: list[str] | None = Field(default=None, description="Paths of further files to put in. None by default.")
    include_logs: bool | None = Field(default=None, description="True if the server's logs are put in. False by default.")
    reason: str | None = Field(default=None, description="The user's input.")
    save_path: LegacyAppPathString = Field(description="The place to write the bundle; an absolute path on the server's machine.")
    tags: dict[str, str] | None = Field(default=None, description="Further labels, by name.")
    thread_id: str | None = Field(default=None, description="The thread that it is about, if any.")


class FeedbackSaveResponse(WireModel):
    """Answer to `feedback/save`."""

    prompt_hash: str | None = Field(default=None, description="A fingerprint of the prompt, if there is one.")
    saved_path: LegacyAppPathString = Field(description="The path of the bundle.")
    thread_id: str = Field(description="The thread that it is about, or a made-up id that begins with `no-active-thread-`.")


class FeedbackUploadParams(WireModel):
    """Params of `feedback/upload`."""

    classification: str = Field(description="The kind of feedback, such as `bug`.")
    extra_log_files: list[str] | None = Field(default=None, description="Paths of further files to send along. None by default.")
    include_logs: bool | None = Field(default=None, description="True if the server's logs are sent along. False by default.")
    reason: str | None = Field(default=None, description="The user's input.")
    tags: dict[str, str] | None = Field(default=None, description="Further labels, by name.")
    thread_id: str | None = Field(default=None, description="The thread that it is about, if any.")


class FeedbackUploadResponse(WireModel):
    """Answer to `feedback/upload`."""

    prompt_hash: str | None = Field(default=None, description="A fingerprint of the prompt, if there is one.")
    thread_id: str = Field(description="The thread that it is about, or an id made up for want of one.")


class AddFileChange(TaggedModel):
    """It is made."""

    TAGS = frozenset(("type",))

    content: str = Field(description="Its content.")
    type: Literal["add"] = "add"


class DeleteFileChange(TaggedModel):
    """It is removed."""

    TAGS = frozenset(("type",))

    content: str = Field(description="The content it had.")
    type: Literal["delete"] = "delete"


class UpdateFileChange(TaggedModel):
    """It is changed, and perhaps moved."""

    TAGS = frozenset(("type",))

    move_path: str | None = Field(default=None, validation_alias="move_path", serialization_alias="move_path", description="The place where it is moved to, if it is.")
    type: Literal["update"] = "update"
    unified_diff: str = Field(validation_alias="unified_diff", serialization_alias="unified_diff", description="The change, as a unified diff.")


class FileChangeOutputDeltaNotification(WireModel):
    """Payload of `item/fileChange/outputDelta`: sent when changing files gives output."""

    delta: str = Field(description="Text to be added to the output.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class FileChangePatchUpdatedNotification(WireModel):
    """Payload of `item/fileChange/patchUpdated`: sent when the changes of an item become known or
    others.
    """

    changes: list[FileUpdateChange] = Field(description="All its changes, in place of those sent before.")
    item_id: str = Field(description="The item.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class FileChangeRequestApprovalParams(WireModel):
    """Params of `item/fileChange/requestApproval`: may these files be changed?
    The changes are those of the item.
    """

    grant_root: str | None = Field(default=None, description="A directory to which writing would be allowed for the session.")
    item_id: str = Field(description="The item.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")
    started_at_ms: int = Field(description="When the question was put, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class FileChangeRequestApprovalResponse(WireModel):
    """Answer to `item/fileChange/requestApproval`."""

    decision: FileChangeApprovalDecision = Field(description="The user's decision.")


class PathFileSystemPath(TaggedModel):
    """At one path and below it."""

    TAGS = frozenset(("type",))

    path: LegacyAppPathString = Field(description="The path.")
    type: Literal["path"] = "path"


class GlobPatternFileSystemPath(TaggedModel):
    """At every path that a pattern matches."""

    TAGS = frozenset(("type",))

    pattern: str = Field(description="The pattern.")
    type: Literal["glob_pattern"] = "glob_pattern"


class SpecialFileSystemPath(TaggedModel):
    """At a place with a name."""

    TAGS = frozenset(("type",))

    type: Literal["special"] = "special"
    value: FileSystemSpecialPath = Field(description="The place.")


class FileSystemSandboxEntry(WireModel):
    """A path and what may be done there."""

    access: FileSystemAccessMode = Field(description="The permission.")
    path: FileSystemPath = Field(description="The place.")


class RootFileSystemSpecialPath(TaggedModel):
    """The whole file system."""

    TAGS = frozenset(("kind",))

    kind: Literal["root"] = "root"


class MinimalFileSystemSpecialPath(TaggedModel):
    """The files that programs need to start: system libraries and the like."""

    TAGS = frozenset(("kind",))

    kind: Literal["minimal"] = "minimal"


class ProjectRootsFileSystemSpecialPath(TaggedModel):
    """The workspace's roots."""

    TAGS = frozenset(("kind",))

    kind: Literal["project_roots"] = "project_roots"
    subpath: LegacyAppPathString | None = Field(default=None, description="Only this path below each root.")


class TmpdirFileSystemSpecialPath(TaggedModel):
    """The directory that `TMPDIR` names."""

    TAGS = frozenset(("kind",))

    kind: Literal["tmpdir"] = "tmpdir"


class SlashTmpFileSystemSpecialPath(TaggedModel):
    """`/tmp`."""

    TAGS = frozenset(("kind",))

    kind: Literal["slash_tmp"] = "slash_tmp"


class UnknownFileSystemSpecialPath(TaggedModel):
    """A place that this version does not know."""

    TAGS = frozenset(("kind",))

    kind: Literal["unknown"] = "unknown"
    path: str = Field(description="Its name.")
    subpath: LegacyAppPathString | None = Field(default=None, description="Only this path below it.")


class FileUpdateChange(WireModel):
    """A change to one file."""

    diff: str = Field(description="A unified diff; the whole content for new and for deleted files.")
    kind: PatchChangeKind = Field(description="The change to the file.")
    path: str = Field(description="Its absolute path before the change.")


class FsChangedNotification(WireModel):
    """Payload of `fs/changed`, sent when something watched has changed; changes within a short time
    come together.
    """

    changed_paths: list[AbsolutePathBuf] = Field(description="The change.")
    watch_id: str = Field(description="The watch, as the client named it.")


class FsCopyParams(WireModel):
    """Params of `fs/copy`. A symbolic link is copied as a link."""

    destination_path: AbsolutePathBuf = Field(description="The target; not within `sourcePath`.")
    recursive: bool | None = Field(default=None, description="True if a directory may be copied with all that is in it; without it copying one fails. No\nby default.")
    source_path: AbsolutePathBuf = Field(description="The path to copy.")


class FsCopyResponse(WireModel):
    """Answer to `fs/copy`."""


class FsCreateDirectoryParams(WireModel):
    """Params of `fs/createDirectory`."""

    path: AbsolutePathBuf = Field(description="The directory to make.")
    recursive: bool | None = Field(default=None, description="True to make its parents too, and to be content if it exists. True by default.")


class FsCreateDirectoryResponse(WireModel):
    """Answer to `fs/createDirectory`."""


class FsGetMetadataParams(WireModel):
    """Params of `fs/getMetadata`. Fails for a link that leads nowhere."""

    path: AbsolutePathBuf = Field(description="The path; links are followed.")


class FsGetMetadataResponse(WireModel):
    """Answer to `fs/getMetadata`."""

    created_at_ms: int = Field(description="When it was made, in milliseconds since the Unix epoch.")
    is_directory: bool = Field(description="True if it is a directory, or a link to one.")
    is_file: bool = Field(description="True if it is a file, or a link to one.")
    is_symlink: bool = Field(description="True if it is a symbolic link itself.")
    modified_at_ms: int = Field(description="When its content last changed, in milliseconds since the Unix epoch.")


class FsReadDirectoryEntry(WireModel):
    """An entry of a directory."""

    file_name: str = Field(description="Its name, without the directory.")
    is_directory: bool = Field(description="True if it is a directory, or a link to one.")
    is_file: bool = Field(description="True if it is a file, or a link to one.")


class FsReadDirectoryParams(WireModel):
    """Params of `fs/readDirectory`."""

    path: AbsolutePathBuf = Field(description="The directory.")


class FsReadDirectoryResponse(WireModel):
    """Answer to `fs/readDirectory`."""

    entries: list[FsReadDirectoryEntry] = Field(description="Its entries, in no order; links that lead nowhere are left out.")


class FsReadFileParams(WireModel):
    """Params of `fs/readFile`."""

    path: AbsolutePathBuf = Field(description="The file; a directory is refused.")


class FsReadFileResponse(WireModel):
    """Answer to `fs/readFile`."""

    data_base64: str = Field(validation_alias="dataBase64", serialization_alias="dataBase64", description="Its whole content, in base64.")


class FsRemoveParams(WireModel):
    """Params of `fs/remove`."""

    force: bool | None = Field(default=None, description="True to be content if it does not exist. True by default.")
    path: AbsolutePathBuf = Field(description="The path to remove.")
    recursive: bool | None = Field(default=None, description="True if a directory is removed with all that is in it. True by default.")


class FsRemoveResponse(WireModel):
    """Answer to `fs/remove`."""


class FsUnwatchParams(WireModel):
    """Params of `fs/unwatch`."""

    watch_id: str = Field(description="The watch, as the client named it; an unknown one is fine.")


class FsUnwatchResponse(WireModel):
    """Answer to `fs/unwatch`."""


class FsWatchParams(WireModel):
    """Params of `fs/watch`. Changes are reported by `fs/changed` to this connection only."""

    path: AbsolutePathBuf = Field(description="A file or a directory; it need not exist yet.")
    watch_id: str = Field(description="The client's name for the watch, unique in the connection.")


class FsWatchResponse(WireModel):
    """Answer to `fs/watch`."""

    path: AbsolutePathBuf = Field(description="The watched path.")


class FsWriteFileParams(WireModel):
    """Params of `fs/writeFile`. The file is made if need be, its parents are not."""

    data_base64: str = Field(validation_alias="dataBase64", serialization_alias="dataBase64", description="Its new content, in base64.")
    path: AbsolutePathBuf = Field(description="The file.")


class FsWriteFileResponse(WireModel):
    """Answer to `fs/writeFile`."""


class InputTextFunctionCallOutputContentItem(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["input_text"] = "input_text"


class InputImageFunctionCallOutputContentItem(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
    image_url: str = Field(validation_alias="image_url", serialization_alias="image_url", description="A URL; `data:` URLs carry the content themselves.")
    type: Literal["input_image"] = "input_image"


class InputImageFunctionCallOutputContentItemVariant(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
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


class FuzzyFileSearchParams(WireModel):
    """Params of `fuzzyFileSearch`. Hidden files are searched, ignored ones are not."""

    cancellation_token: str | None = Field(default=None, description="The client's name for the search, by which a later one with the same name can take its\nplace.")
    query: str = Field(description="The query: characters that stand in this order in the path; an empty one finds\nnothing.")
    roots: list[str] = Field(description="Directories to search; those that do not exist are passed over.")


class FuzzyFileSearchResponse(WireModel):
    """Answer to `fuzzyFileSearch`."""

    files: list[FuzzyFileSearchResult] = Field(description="The results, the best first; 50 at most.")


class FuzzyFileSearchResult(WireModel):
    """Something that a search has found."""

    file_name: str = Field(validation_alias="file_name", serialization_alias="file_name", description="Its base name.")
    indices: list[int] | None = Field(default=None, description="Which characters of `path` match the query, counted from 0.")
    match_type: FuzzyFileSearchMatchType = Field(validation_alias="match_type", serialization_alias="match_type", description="Says if it is a file or a directory.")
    path: str = Field(description="Its path, relative to `root`.")
    root: str = Field(description="Which of the directories searched it is in, as the client gave it.")
    score: int = Field(description="The score of the match; the higher the better.")


class FuzzyFileSearchSessionCompletedNotification(WireModel):
    """Payload of `fuzzyFileSearch/sessionCompleted`, sent when a session has found all for its query."""

    session_id: str = Field(description="The session, as the client named it.")


class FuzzyFileSearchSessionUpdatedNotification(WireModel):
    """Payload of `fuzzyFileSearch/sessionUpdated`, sent once or more after each new query."""

    files: list[FuzzyFileSearchResult] = Field(description="All that was found so far, the best first.")
    query: str = Field(description="The query that it was found for.")
    session_id: str = Field(description="The session, as the client named it.")


class NoneGatewayAuth(TaggedModel):
    """It does not ask."""

    TAGS = frozenset(("mode",))

    mode: Literal["none"] = "none"


class EnvironmentVariableGatewayAuth(TaggedModel):
    """By a key in an environment variable of the server."""

    TAGS = frozenset(("mode",))

    env_key: str = Field(description="The variable's name.")
    mode: Literal["environmentVariable"] = "environmentVariable"


class ExternallyConfiguredGatewayAuth(TaggedModel):
    """By something in the configuration that cannot be set through this method."""

    TAGS = frozenset(("mode",))

    env_key: str | None = Field(default=None, description="The environment variable that is also set; `None` if none is.")
    mode: Literal["externallyConfigured"] = "externallyConfigured"


class GatewayOAuthCancelResponse(WireModel):
    """Answer to `account/gatewayOAuth/cancel`."""


class GatewayOAuthChangedNotification(WireModel):
    """Payload of `account/gatewayOAuth/changed`, sent when the login at a provider's gateway moves on."""

    auth_url: str | None = Field(default=None, description="The page where the user logs in, if there is one to open.")
    error: str | None = Field(default=None, description="The reason why the login failed, if it did.")
    login_id: str | None = Field(default=None, description="The login, if one is under way or has just ended.")
    provider_id: str = Field(description="The model provider whose gateway it is: a key of `model_providers`.")
    status: GatewayOAuthStatus = Field(description="The status of the login now.")


class GatewayOAuthLoginParams(WireModel):
    """Params of `account/gatewayOAuth/login`."""

    device_auth: bool | None = Field(default=None, description="True if the user types a code on another device instead of logging in with a browser here.\nFalse by default.")
    model_provider: str | None = Field(default=None, description="The provider to log in at; the configured one by default.")


class GatewayOAuthLoginResponse(WireModel):
    """Answer to `account/gatewayOAuth/login`. Progress is reported by
    `account/gatewayOAuth/changed`.
    """

    prompt: GatewayOAuthPrompt | None = Field(default=None, description="The text to show to the user for a login by device code; `None` for other logins.")


class GatewayOAuthPrompt(WireModel):
    """The data that the user needs for a login by device code."""

    login_id: str = Field(description="The login.")
    user_code: str = Field(description="The code to type in.")
    verification_url: str = Field(description="The page to type it in at.")


class GatewayOAuthReadParams(WireModel):
    """Params of `account/gatewayOAuth/read`."""

    model_provider: str | None = Field(default=None, description="The provider that is asked about; the configured one by default.")


class GatewayOAuthReadResponse(WireModel):
    """Answer to `account/gatewayOAuth/read`."""

    error: str | None = Field(default=None, description="The reason why the last login failed, if it did.")
    provider_id: str = Field(description="The model provider: a key of `model_providers`.")
    provider_name: str = Field(description="Its name for people.")
    required: bool = Field(description="True if its gateway needs a login.")
    status: GatewayOAuthStatus | None = Field(default=None, description="The status of the login; `None` if there is nothing to tell.")
    supports_device_auth: bool = Field(default=False, description="True if the user can log in by device code. False if left out.")


class GetAccountParams(WireModel):
    """Params of `account/read`."""

    refresh_token: bool | None = Field(default=None, description="True to renew the login's token first. False by default. Harmless and without effect here\nwhile no account is logged in: there is no token to renew.")


class GetAccountRateLimitsParams(WireModel):
    """Params of `account/rateLimits/read`."""

    exclude_reset_credit_details: bool | None = Field(default=None, description="True to leave the single reset credits out and give only their number. False by default.")
    supports_luna_reserve: bool | None = Field(default=None, description="True if the client can show the reserve that the backend calls Luna. False by default.")


class GetAccountRateLimitsResponse(WireModel):
    """Answer to `account/rateLimits/read`."""

    account_id: str | None = Field(default=None, description="The account that the limits hold for, if known.")
    ordinary_usage_allowed: bool | None = Field(default=None, description="True if the account may continue as usual; `None` if the backend does not say.")
    rate_limit_reset_credits: RateLimitResetCreditsSummary | None = Field(default=None, description="Credits by which the limits can be made to start again, if the account may have any.")
    rate_limit_upsell: Any = Field(default=None, description="The backend's offer when a limit is reached, in its words.")
    rate_limits: RateLimitSnapshot = Field(description="The account's main limit.")
    rate_limits_by_limit_id: dict[str, RateLimitSnapshot] | None = Field(default=None, description="Every limit by its `limitId`, if the backend reports more than one.")


class GetAccountResponse(WireModel):
    """Answer to `account/read`."""

    account: Account | None = Field(default=None, description="The account that is logged in; `None` if there is none, or if no login is needed.")
    requires_openai_auth: bool = Field(description="True if the default provider needs a login.")
    user_id: str | None = Field(default=None, description="The user as the provider knows it.")


class GetAccountSecuritySetupResponse(WireModel):
    """Answer to `account/securitySetup/read`."""

    notice: AccountSecuritySetupNotice | None = Field(default=None, description="The text for the user; `None` if there is nothing to do.")


class GetAccountTokenUsageParams(WireModel):
    """Params of `account/usage/read`."""

    thread_id: str | None = Field(default=None, description="A thread whose usage is wanted too. None by default.")


class GetAccountTokenUsageResponse(WireModel):
    """Answer to `account/usage/read`."""

    daily_usage_buckets: list[AccountTokenUsageDailyBucket] | None = Field(default=None, description="The tokens of each day, if the backend reports them.")
    summary: AccountTokenUsageSummary = Field(description="The account's usage in a few numbers.")
    thread_usage: ThreadUsage | None = Field(default=None, description="The usage of the thread that was asked about; `None` if none was, or if nothing is known of\nit.")


class GetAuthStatusParams(WireModel):
    """Params of `getAuthStatus`."""

    include_token: bool | None = Field(default=None, description="True to answer the token too. False if unset.")
    refresh_token: bool | None = Field(default=None, description="True to renew the token first. False if unset.")


class GetAuthStatusResponse(WireModel):
    """Answer to `getAuthStatus`."""

    auth_method: AuthMode | None = Field(default=None, description="The way in which the server is logged in; `None` if it is not.")
    auth_token: str | None = Field(default=None, description="The token or API key, if it was asked for and there is one.")
    requires_openai_auth: bool | None = Field(default=None, description="True if the default provider needs a login.")


class RolloutPathGetConversationSummaryParams(WireModel):
    """By its file."""

    rollout_path: str = Field(description="The file, as the thread's `path` names it.")


class ConversationIdGetConversationSummaryParams(WireModel):
    """By its id."""

    conversation_id: str = Field(description="The thread's id.")


class GetConversationSummaryResponse(WireModel):
    """Answer to `getConversationSummary`."""

    summary: ConversationSummary = Field(description="The thread in short.")


class GetWorkspaceMessagesResponse(WireModel):
    """Answer to `account/workspaceMessages/read`."""

    feature_enabled: bool = Field(description="True if the account's workspace has such messages.")
    messages: list[WorkspaceMessage] = Field(description="The messages; empty if there are none.")


class GitDiffToRemoteParams(WireModel):
    """Params of `gitDiffToRemote`."""

    cwd: str = Field(description="A directory in a git repository; it is an error if no diff can be made.")


class GitDiffToRemoteResponse(WireModel):
    """Answer to `gitDiffToRemote`."""

    diff: str = Field(description="The working tree's changes since that commit, as git writes them.")
    sha: str = Field(description="The commit that was compared with, which the remote has too.")


class GitInfo(WireModel):
    """A Git repository's state."""

    branch: str | None = Field(default=None, description="The branch checked out.")
    origin_url: str | None = Field(default=None, description="Address of the remote called `origin`.")
    sha: str | None = Field(default=None, description="The commit checked out.")


class GrantedPermissionProfile(WireModel):
    """The part of what was asked for that the user grants; what is left out is refused."""

    file_system: AdditionalFileSystemPermissions | None = Field(default=None, description="Access to files. None if unset.")
    network: AdditionalNetworkPermissions | None = Field(default=None, description="Access to the network. None if unset.")


class GuardianApprovalReview(WireModel):
    """The reviewing model's decision on an approval."""

    rationale: str | None = Field(default=None, description="The reason why it decides so; `None` if it has not decided or says nothing.")
    risk_level: GuardianRiskLevel | None = Field(default=None, description="The reviewer's view of the risk; `None` until it has decided.")
    status: GuardianApprovalReviewStatus = Field(description="The status of the review.")
    user_authorization: GuardianUserAuthorization | None = Field(default=None, description="The clarity with which the user wanted the action; `None` until it has decided.")


class CommandGuardianApprovalReviewAction(TaggedModel):
    """Running a command."""

    TAGS = frozenset(("type",))

    command: str = Field(description="The command line.")
    cwd: LegacyAppPathString = Field(description="The environment in which it would run.")
    source: GuardianCommandSource = Field(description="Which of the model's tools would run it.")
    type: Literal["command"] = "command"


class ExecveGuardianApprovalReviewAction(TaggedModel):
    """Starting a program, from within a command that runs."""

    TAGS = frozenset(("type",))

    argv: list[str] = Field(description="The program's arguments, its name first.")
    cwd: AbsolutePathBuf = Field(description="The environment in which it would run.")
    program: str = Field(description="The program's path.")
    source: GuardianCommandSource = Field(description="Which of the model's tools runs the command.")
    type: Literal["execve"] = "execve"


class WriteStdinGuardianApprovalReviewAction(TaggedModel):
    """Writing to a command that runs."""

    TAGS = frozenset(("type",))

    approval_id: str = Field(description="Id of the approval.")
    cwd: LegacyAppPathString = Field(description="Working directory of the command.")
    process_id: str = Field(description="The command's process.")
    stdin: str = Field(description="The content that would be written.")
    type: Literal["writeStdin"] = "writeStdin"


class ApplyPatchGuardianApprovalReviewAction(TaggedModel):
    """Changing files."""

    TAGS = frozenset(("type",))

    cwd: LegacyAppPathString = Field(description="The directory of the change.")
    files: list[LegacyAppPathString] = Field(description="The files that would change.")
    type: Literal["applyPatch"] = "applyPatch"


class NetworkAccessGuardianApprovalReviewAction(TaggedModel):
    """Reaching a host."""

    TAGS = frozenset(("type",))

    host: str = Field(description="Its name or address.")
    port: int = Field(description="Its port.")
    protocol: NetworkApprovalProtocol = Field(description="The way in which it would be reached.")
    target: str = Field(description="Host and port in one text.")
    type: Literal["networkAccess"] = "networkAccess"


class McpToolCallGuardianApprovalReviewAction(TaggedModel):
    """Calling an MCP server's tool."""

    TAGS = frozenset(("type",))

    connector_id: str | None = Field(default=None, description="Id of the connected app behind the server; `None` if there is none.")
    connector_name: str | None = Field(default=None, description="The app's name for people.")
    server: str = Field(description="The server's name.")
    tool_name: str = Field(description="The tool's name.")
    tool_title: str | None = Field(default=None, description="The tool's name for people.")
    type: Literal["mcpToolCall"] = "mcpToolCall"


class RequestPermissionsGuardianApprovalReviewAction(TaggedModel):
    """Getting more permissions."""

    TAGS = frozenset(("type",))

    permissions: RequestPermissionProfile = Field(description="The request.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")
    type: Literal["requestPermissions"] = "requestPermissions"


class GuardianWarningNotification(WireModel):
    """Payload of `guardianWarning`: sent when the reviewing model has something the user should know."""

    message: str = Field(description="The words for the user.")
    thread_id: str = Field(description="The thread.")


class HookCompletedNotification(WireModel):
    """Payload of `hook/completed`: sent when a hook's run ended, however it did."""

    run: HookRunSummary = Field(description="The run with its outcome.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the hook ran outside one.")


class HookErrorInfo(WireModel):
    """The reason why hooks of a file could not be read."""

    message: str = Field(description="The fault.")
    path: str = Field(description="The file.")


class CommandHookMetadata(TaggedModel):
    """A hook as it is configured."""

    TAGS = frozenset(("handler_type",))

    additional_context_limit: int | None = Field(default=None, description="The limit of its addition to the model's input; `None` if nothing is set.")
    async_: bool = Field(default=False, validation_alias="async", serialization_alias="async", description="True if nothing waits for it. False by default.")
    command: str = Field(description="The command line.")
    current_hash: str = Field(description="A fingerprint of the hook as it is now; trust is given to a fingerprint.")
    display_order: int = Field(description="Its place among other hooks when they are shown; lower ones first.")
    enabled: bool = Field(description="True if it is switched on.")
    environment_id: str | None = Field(default=None, description="The environment that it runs in; `None` if none is named.")
    event_name: HookEventName = Field(description="Its trigger.")
    handler_type: Literal["command"] = "command"
    is_managed: bool = Field(description="True if an administrator set it, so that the user cannot change it.")
    key: str = Field(description="The key that tells it from other hooks in the configuration.")
    matcher: str | None = Field(default=None, description="A pattern of what it is for, such as tool names; `None` for everything.")
    plugin_id: str | None = Field(default=None, description="The plugin that brought it; `None` if no plugin did.")
    source: HookSource = Field(description="The source of the configuration.")
    source_path: AbsolutePathBuf = Field(description="The file that configures it.")
    status_message: str | None = Field(default=None, description="The text to show while it runs.")
    timeout_sec: int = Field(description="Its timeout, in seconds.")
    trust_status: HookTrustStatus = Field(description="Says if the user trusts it.")


class McpToolHookMetadata(TaggedModel):
    """A hook as it is configured."""

    TAGS = frozenset(("handler_type",))

    additional_context_limit: int | None = Field(default=None, description="The limit of its addition to the model's input; `None` if nothing is set.")
    current_hash: str = Field(description="A fingerprint of the hook as it is now; trust is given to a fingerprint.")
    display_order: int = Field(description="Its place among other hooks when they are shown; lower ones first.")
    enabled: bool = Field(description="True if it is switched on.")
    environment_id: str | None = Field(default=None, description="The environment that it runs in; `None` if none is named.")
    event_name: HookEventName = Field(description="Its trigger.")
    handler_type: Literal["mcpTool"] = "mcpTool"
    is_managed: bool = Field(description="True if an administrator set it, so that the user cannot change it.")
    key: str = Field(description="The key that tells it from other hooks in the configuration.")
    matcher: str | None = Field(default=None, description="A pattern of what it is for, such as tool names; `None` for everything.")
    plugin_id: str | None = Field(default=None, description="The plugin that brought it; `None` if no plugin did.")
    server: str = Field(description="The server's name.")
    source: HookSource = Field(description="The source of the configuration.")
    source_path: AbsolutePathBuf = Field(description="The file that configures it.")
    status_message: str | None = Field(default=None, description="The text to show while it runs.")
    timeout_sec: int = Field(description="Its timeout, in seconds.")
    tool: str = Field(description="The tool's name.")
    trust_status: HookTrustStatus = Field(description="Says if the user trusts it.")


class PromptHookMetadata(TaggedModel):
    """A hook as it is configured."""

    TAGS = frozenset(("handler_type",))

    additional_context_limit: int | None = Field(default=None, description="The limit of its addition to the model's input; `None` if nothing is set.")
    current_hash: str = Field(description="A fingerprint of the hook as it is now; trust is given to a fingerprint.")
    display_order: int = Field(description="Its place among other hooks when they are shown; lower ones first.")
    enabled: bool = Field(description="True if it is switched on.")
    environment_id: str | None = Field(default=None, description="The environment that it runs in; `None` if none is named.")
    event_name: HookEventName = Field(description="Its trigger.")
    handler_type: Literal["prompt"] = "prompt"
    is_managed: bool = Field(description="True if an administrator set it, so that the user cannot change it.")
    key: str = Field(description="The key that tells it from other hooks in the configuration.")
    matcher: str | None = Field(default=None, description="A pattern of what it is for, such as tool names; `None` for everything.")
    plugin_id: str | None = Field(default=None, description="The plugin that brought it; `None` if no plugin did.")
    source: HookSource = Field(description="The source of the configuration.")
    source_path: AbsolutePathBuf = Field(description="The file that configures it.")
    status_message: str | None = Field(default=None, description="The text to show while it runs.")
    timeout_sec: int = Field(description="Its timeout, in seconds.")
    trust_status: HookTrustStatus = Field(description="Says if the user trusts it.")


class AgentHookMetadata(TaggedModel):
    """A hook as it is configured."""

    TAGS = frozenset(("handler_type",))

    additional_context_limit: int | None = Field(default=None, description="The limit of its addition to the model's input; `None` if nothing is set.")
    current_hash: str = Field(description="A fingerprint of the hook as it is now; trust is given to a fingerprint.")
    display_order: int = Field(description="Its place among other hooks when they are shown; lower ones first.")
    enabled: bool = Field(description="True if it is switched on.")
    environment_id: str | None = Field(default=None, description="The environment that it runs in; `None` if none is named.")
    event_name: HookEventName = Field(description="Its trigger.")
    handler_type: Literal["agent"] = "agent"
    is_managed: bool = Field(description="True if an administrator set it, so that the user cannot change it.")
    key: str = Field(description="The key that tells it from other hooks in the configuration.")
    matcher: str | None = Field(default=None, description="A pattern of what it is for, such as tool names; `None` for everything.")
    plugin_id: str | None = Field(default=None, description="The plugin that brought it; `None` if no plugin did.")
    source: HookSource = Field(description="The source of the configuration.")
    source_path: AbsolutePathBuf = Field(description="The file that configures it.")
    status_message: str | None = Field(default=None, description="The text to show while it runs.")
    timeout_sec: int = Field(description="Its timeout, in seconds.")
    trust_status: HookTrustStatus = Field(description="Says if the user trusts it.")


class HookMigration(WireModel):
    """A hook of another agent that can be imported."""

    name: str = Field(description="Its name.")


class HookOutputEntry(WireModel):
    """One thing that a hook's run had to say."""

    kind: HookOutputEntryKind = Field(description="Its purpose.")
    text: str = Field(description="The words.")


class HookPromptFragment(WireModel):
    """One hook's text."""

    hook_run_id: str = Field(description="The hook's run.")
    text: str = Field(description="The text.")


class HookRunSummary(WireModel):
    """One run of a hook."""

    completed_at: int | None = Field(default=None, description="When it ended, in seconds since the Unix epoch; `None` while it runs.")
    display_order: int = Field(description="Its place among other runs when they are shown; lower ones first.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds; `None` while it runs.")
    entries: list[HookOutputEntry] = Field(description="Its output; empty while it runs.")
    event_name: HookEventName = Field(description="Its trigger.")
    execution_mode: HookExecutionMode = Field(description="Says if it is waited for.")
    handler_type: HookHandlerType = Field(description="The hook's action.")
    id: str = Field(description="The run's id, the same when it starts and when it ends.")
    scope: HookScope = Field(description="Its scope: the thread or a turn.")
    source: HookSource = Field(default="unknown", description="The source of the configuration. `unknown` by default.")
    source_path: LegacyAppPathString = Field(description="The file that configures the hook.")
    started_at: int = Field(description="When it began, in seconds since the Unix epoch.")
    status: HookRunStatus = Field(description="The status of the run.")
    status_message: str | None = Field(default=None, description="The text to show while it runs, if the hook says so.")


class HookStartedNotification(WireModel):
    """Payload of `hook/started`: sent when a hook begins to run."""

    run: HookRunSummary = Field(description="The run as it begins.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the hook runs outside one.")


class HooksListEntry(WireModel):
    """The hooks that hold in one directory."""

    cwd: str = Field(description="The directory, as it was asked about.")
    errors: list[HookErrorInfo] = Field(description="The part that could not be read.")
    hooks: list[HookMetadata] = Field(description="The hooks.")
    warnings: list[str] = Field(description="The text for the user about them.")


class HooksListParams(WireModel):
    """Params of `hooks/list`."""

    cwds: list[str] | None = Field(default=None, description="The directories to answer for, one entry each. The server's own if empty or left out.")
    thread_id: str | None = Field(default=None, description="A thread whose configuration counts. None if unset.")


class HooksListResponse(WireModel):
    """Answer to `hooks/list`."""

    data: list[HooksListEntry] = Field(description="An entry for each directory.")


class ImageGenerationFailure(TaggedModel):
    """The reason why an image was not made."""

    TAGS = frozenset(("type",))

    limit_id: str = Field(description="Which one.")
    resets_at: int | None = Field(default=None, description="The time of the reset, in seconds since the Unix epoch.")
    type: Literal["usageLimitExceeded"] = "usageLimitExceeded"


class ImageGenerationInputImage(WireModel):
    """An image that another was made from."""

    path: AbsolutePathBuf = Field(description="Its file.")
    sha256: str = Field(validation_alias="sha256", serialization_alias="sha256", description="SHA-256 of its content, in hexadecimal.")


class InAppBrowserRequirements(WireModel):
    """The administrator's requirements on the desktop app's own browser."""

    allow_external_browser_settings_import: bool | None = Field(default=None, description="True if it may take settings over from another browser.")


class InitializeCapabilities(WireModel):
    """A client's capabilities and options."""

    experimental_api: bool = Field(default=False, description="True if it may use experimental methods and fields. False by default.")
    explicit_gateway_oauth: bool | None = Field(default=None, description="True if it logs in to gateways itself.")
    extensions: dict[str, Any] | None = Field(default=None, description="Agreements beyond this protocol, by name.")
    mcp_server_openai_form_elicitation: bool | None = Field(default=None, description="True if it can show the provider's own kind of forms for MCP servers.")
    opt_out_notification_methods: list[str] | None = Field(default=None, description="Exact names of notifications that it does not want.")
    request_attestation: bool = Field(default=False, description="True if it can attest to requests. Harmless: no provider here takes an attestation, so that\n`attestation/generate` is never asked.")
    required_human_approval: bool | None = Field(default=None, description="True if it can show questions that only a human may answer.")
    turnhost: TurnhostCapabilities | None = Field(default=None, description="Its support of Turnhost's own additions.")


class InitializeParams(WireModel):
    """Params of `initialize`."""

    capabilities: InitializeCapabilities | None = Field(default=None, description="Its capabilities and options.")
    client_info: ClientInfo = Field(description="The client.")


class InitializeResponse(WireModel):
    """Answer to `initialize`."""

    codex_home: AbsolutePathBuf = Field(description="The server's home directory.")
    platform_family: str = Field(description="`unix` or `windows`.")
    platform_os: str = Field(description="The operating system, such as `linux`.")
    user_agent: str = Field(description="The server's name towards model providers on behalf of this client.")


class InstalledApp(WireModel):
    """An app that is connected."""

    callable: bool = Field(description="True if the model can call its tools now.")
    enabled: bool = Field(description="True if the configuration lets it be used.")
    id: str = Field(description="Its id.")
    runtime_name: str | None = Field(default=None, description="The name it has while it runs, if it has one.")


class InternalChatMessageMetadataPassthrough(WireModel):
    """Metadata that providers of this protocol family pass along."""

    turn_id: str | None = Field(default=None, validation_alias="turn_id", serialization_alias="turn_id", description="The turn.")


class ItemCompletedNotification(WireModel):
    """Payload of `item/completed`."""

    completed_at_ms: int = Field(description="When it was complete, in milliseconds since the Unix epoch.")
    content_token_count: int | None = Field(default=None, description="Tokens of its content, if counted.")
    item: ThreadItem = Field(description="The whole item, in place of all earlier deltas.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ItemGuardianApprovalReviewCompletedNotification(WireModel):
    """Payload of `item/autoApprovalReview/completed`: sent when a review ended, decided or not."""

    action: GuardianApprovalReviewAction = Field(description="The action that was to be approved.")
    completed_at_ms: int = Field(description="When the review ended, in milliseconds since the Unix epoch.")
    decision_source: AutoReviewDecisionSource = Field(description="The party that decided.")
    review: GuardianApprovalReview = Field(description="The review with its outcome.")
    review_id: str = Field(description="Id of the review, the same as when it started.")
    started_at_ms: int = Field(description="When the review began, in milliseconds since the Unix epoch.")
    target_item_id: str | None = Field(default=None, description="The item that the action belongs to; `None` if there is none.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ItemGuardianApprovalReviewStartedNotification(WireModel):
    """Payload of `item/autoApprovalReview/started`: sent when the reviewing model begins to look at an
    action.
    """

    action: GuardianApprovalReviewAction = Field(description="The action to approve.")
    review: GuardianApprovalReview = Field(description="The review, `inProgress`.")
    review_id: str = Field(description="Id of the review, to match it with its end.")
    started_at_ms: int = Field(description="When the review began, in milliseconds since the Unix epoch.")
    target_item_id: str | None = Field(default=None, description="The item that the action belongs to; `None` if there is none.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ItemStartedNotification(WireModel):
    """Payload of `item/started`."""

    item: ThreadItem = Field(description="The item as it begins.")
    started_at_ms: int = Field(description="When it began, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class JSONRPCError(WireModel):
    """The answer to a request that failed."""

    error: JSONRPCErrorError
    id: RequestId


class JSONRPCErrorError(WireModel):
    """What went wrong."""

    code: int
    data: Any = None
    message: str


class JSONRPCNotification(WireModel):
    """A word without an answer."""

    method: str
    params: Any = None


class JSONRPCRequest(WireModel):
    """A question."""

    id: RequestId
    method: str
    params: Any = None
    trace: W3cTraceContext | None = None


class JSONRPCResponse(WireModel):
    """The answer to a request."""

    id: RequestId
    result: Any


class ListMcpServerStatusParams(WireModel):
    """Params of `mcpServerStatus/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    detail: McpServerStatusDetail | None = Field(default=None, description="The extent of the description of each server. All if unset.")
    environment_id: str | None = Field(default=None, description="Only servers of this environment; needs `serverName` and `threadId`. Those of the\nconfiguration if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    server_name: str | None = Field(default=None, description="The only server to list; an unknown one gives an empty list. All if unset.")
    thread_id: str | None = Field(default=None, description="The thread whose servers are meant. Those of the configuration if unset.")


class ListMcpServerStatusResponse(WireModel):
    """Answer to `mcpServerStatus/list`."""

    data: list[McpServerStatus] = Field(description="The servers, sorted by name.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class LocalShellAction(TaggedModel):
    """A call of the provider's shell tool."""

    TAGS = frozenset(("type",))

    command: list[str] = Field(description="Program and arguments.")
    env: dict[str, str] | None = Field(default=None, description="Variables on top of the environment.")
    timeout_ms: int | None = Field(default=None, validation_alias="timeout_ms", serialization_alias="timeout_ms", description="Its timeout, in milliseconds.")
    type: Literal["exec"] = "exec"
    user: str | None = Field(default=None, description="The user to run it as.")
    working_directory: str | None = Field(default=None, validation_alias="working_directory", serialization_alias="working_directory", description="The directory to run it in.")


class ApiKeyLoginAccountParams(TaggedModel):
    """By an API key; done at once."""

    TAGS = frozenset(("type",))

    api_key: str = Field(description="The key. It is not checked; even an empty one is taken.")
    type: Literal["apiKey"] = "apiKey"


class ChatgptLoginAccountParams(TaggedModel):
    """By a ChatGPT account, with a browser on the server's machine."""

    TAGS = frozenset(("type",))

    app_brand: LoginAppBrand | None = Field(default=None, description="The product whose name the pages of the login show. The server's choice by default.")
    codex_streamlined_login: bool | None = Field(default=None, description="True to use the shorter course of the login pages. False by default.")
    type: Literal["chatgpt"] = "chatgpt"
    use_hosted_login_success_page: bool | None = Field(default=None, description="True if the login ends on a page of the provider instead of one served here. False by\ndefault.")


class ChatgptDeviceCodeLoginAccountParams(TaggedModel):
    """By a ChatGPT account, with a code to type in on any device."""

    TAGS = frozenset(("type",))

    type: Literal["chatgptDeviceCode"] = "chatgptDeviceCode"


class ChatgptAuthTokensLoginAccountParams(TaggedModel):
    """By tokens of a ChatGPT account that the client got itself; they are kept in memory only."""

    TAGS = frozenset(("type",))

    access_token: str = Field(description="The access token, a JWT.")
    chatgpt_account_id: str = Field(description="The account it belongs to.")
    chatgpt_plan_type: str | None = Field(default=None, description="The account's plan, if the client knows it.")
    type: Literal["chatgptAuthTokens"] = "chatgptAuthTokens"


class AmazonBedrockLoginAccountParams(TaggedModel):
    """By an API key of Amazon Bedrock."""

    TAGS = frozenset(("type",))

    api_key: str = Field(description="The key.")
    region: str = Field(description="The AWS region to send requests to.")
    type: Literal["amazonBedrock"] = "amazonBedrock"


class AmazonBedrockAccessKeysLoginAccountParams(TaggedModel):
    """By AWS access keys, for Amazon Bedrock."""

    TAGS = frozenset(("type",))

    access_key_id: str = Field(description="The access key's id.")
    region: str = Field(description="The AWS region to send requests to.")
    secret_access_key: str = Field(description="The access key's secret.")
    session_token: str | None = Field(default=None, description="The token that goes with keys that hold for a time only.")
    type: Literal["amazonBedrockAccessKeys"] = "amazonBedrockAccessKeys"


class ApiKeyLoginAccountResponse(TaggedModel):
    """By an API key; the user is logged in."""

    TAGS = frozenset(("type",))

    type: Literal["apiKey"] = "apiKey"


class ChatgptLoginAccountResponse(TaggedModel):
    """By a browser; the user has to continue there."""

    TAGS = frozenset(("type",))

    auth_url: str = Field(description="The page to open in the browser.")
    login_id: str = Field(description="The login, for `account/login/cancel`.")
    type: Literal["chatgpt"] = "chatgpt"


class ChatgptDeviceCodeLoginAccountResponse(TaggedModel):
    """By a code; the user has to type it in."""

    TAGS = frozenset(("type",))

    login_id: str = Field(description="The login, for `account/login/cancel`.")
    type: Literal["chatgptDeviceCode"] = "chatgptDeviceCode"
    user_code: str = Field(description="The code to type in.")
    verification_url: str = Field(description="The page to type it in at.")


class ChatgptAuthTokensLoginAccountResponse(TaggedModel):
    """By the client's tokens; the user is logged in."""

    TAGS = frozenset(("type",))

    type: Literal["chatgptAuthTokens"] = "chatgptAuthTokens"


class AmazonBedrockLoginAccountResponse(TaggedModel):
    """By either kind of Amazon Bedrock credentials; the user is logged in."""

    TAGS = frozenset(("type",))

    type: Literal["amazonBedrock"] = "amazonBedrock"


class LogoutAccountResponse(WireModel):
    """Answer to `account/logout`."""


class ManagedHooksRequirements(WireModel):
    """The administrator's hooks, by the event that they run on."""

    interrupt: list[ConfiguredHookMatcherGroup] = Field(default=[], validation_alias="Interrupt", serialization_alias="Interrupt", description="The user interrupts a turn. None if left out.")
    permission_request: list[ConfiguredHookMatcherGroup] = Field(validation_alias="PermissionRequest", serialization_alias="PermissionRequest", description="The user would be asked for approval.")
    post_compact: list[ConfiguredHookMatcherGroup] = Field(validation_alias="PostCompact", serialization_alias="PostCompact", description="A history was shortened.")
    post_model_request: list[ConfiguredHookMatcherGroup] = Field(default=[], validation_alias="PostModelRequest", serialization_alias="PostModelRequest", description="The model has answered a request. None if left out.")
    post_tool_use: list[ConfiguredHookMatcherGroup] = Field(validation_alias="PostToolUse", serialization_alias="PostToolUse", description="A tool was used.")
    pre_compact: list[ConfiguredHookMatcherGroup] = Field(validation_alias="PreCompact", serialization_alias="PreCompact", description="A history is about to be shortened.")
    pre_model_request: list[ConfiguredHookMatcherGroup] = Field(default=[], validation_alias="PreModelRequest", serialization_alias="PreModelRequest", description="The model is about to be asked. None if left out.")
    pre_tool_use: list[ConfiguredHookMatcherGroup] = Field(validation_alias="PreToolUse", serialization_alias="PreToolUse", description="A tool is about to be used.")
    session_end: list[ConfiguredHookMatcherGroup] = Field(default=[], validation_alias="SessionEnd", serialization_alias="SessionEnd", description="A session ends. None if left out.")
    session_start: list[ConfiguredHookMatcherGroup] = Field(validation_alias="SessionStart", serialization_alias="SessionStart", description="A session starts.")
    stop: list[ConfiguredHookMatcherGroup] = Field(validation_alias="Stop", serialization_alias="Stop", description="The model ends a turn.")
    subagent_start: list[ConfiguredHookMatcherGroup] = Field(validation_alias="SubagentStart", serialization_alias="SubagentStart", description="A sub-agent starts.")
    subagent_stop: list[ConfiguredHookMatcherGroup] = Field(validation_alias="SubagentStop", serialization_alias="SubagentStop", description="A sub-agent ends.")
    user_prompt_submit: list[ConfiguredHookMatcherGroup] = Field(validation_alias="UserPromptSubmit", serialization_alias="UserPromptSubmit", description="The user has said something.")
    managed_dir: str | None = Field(default=None, description="The directory with the hooks' files.")
    windows_managed_dir: str | None = Field(default=None, description="The same on Windows.")


class MarketplaceAddParams(WireModel):
    """Params of `marketplace/add`."""

    ref_name: str | None = Field(default=None, description="The git branch, tag or commit to take. The source's default if unset.")
    source: str = Field(description="Location of the marketplace: a git URL, a short name of a repository, or a local directory.")
    sparse_paths: list[str] | None = Field(default=None, description="The only paths of the repository to fetch. All of it if unset.")


class MarketplaceAddResponse(WireModel):
    """Answer to `marketplace/add`."""

    already_added: bool = Field(description="True if it was there before, so that nothing was done.")
    installed_root: AbsolutePathBuf = Field(description="The directory that holds it.")
    marketplace_name: str = Field(description="Its name.")


class MarketplaceInterface(WireModel):
    """The way in which a marketplace is shown."""

    display_name: str | None = Field(default=None, description="Its name for people.")


class MarketplaceLoadErrorInfo(WireModel):
    """The reason why a marketplace could not be read."""

    marketplace_path: AbsolutePathBuf = Field(description="The marketplace's path.")
    message: str = Field(description="Its fault.")


class MarketplaceRemoveParams(WireModel):
    """Params of `marketplace/remove`."""

    marketplace_name: str = Field(description="The marketplace to remove.")


class MarketplaceRemoveResponse(WireModel):
    """Answer to `marketplace/remove`."""

    installed_root: AbsolutePathBuf | None = Field(default=None, description="The directory that was removed; `None` if none was.")
    marketplace_name: str = Field(description="The marketplace that was removed.")


class MarketplaceUpgradeErrorInfo(WireModel):
    """The reason why a marketplace was not upgraded."""

    marketplace_name: str = Field(description="The marketplace.")
    message: str = Field(description="The failure.")


class MarketplaceUpgradeParams(WireModel):
    """Params of `marketplace/upgrade`."""

    marketplace_name: str | None = Field(default=None, description="The only marketplace to upgrade. All if unset.")


class MarketplaceUpgradeResponse(WireModel):
    """Answer to `marketplace/upgrade`."""

    errors: list[MarketplaceUpgradeErrorInfo] = Field(description="The marketplaces that could not be upgraded, and why.")
    selected_marketplaces: list[str] = Field(description="The names of those that were to be upgraded.")
    upgraded_roots: list[AbsolutePathBuf] = Field(description="The directories of those that did change.")


class McpAppUi(WireModel):
    """The user interface that an MCP tool brings."""

    preferred_model_display_mode: McpAppDisplayMode = Field(description="The way in which it wants to be shown.")
    resource_uri: str = Field(description="Its location: a `ui://` address on the MCP server.")


class McpElicitationBooleanSchema(WireModel):
    """A field of a form that is answered yes or no."""

    default: bool | None = Field(default=None, description="The answer to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationBooleanType = Field(description="Always `boolean`.")


class McpElicitationConstOption(WireModel):
    """A choice with a name for people."""

    const: str = Field(description="The value that is answered.")
    title: str = Field(description="Its name for people.")


class McpElicitationLegacyTitledEnumSchema(WireModel):
    """A field of a form with one choice to make, in the older form: names beside the values."""

    default: str | None = Field(default=None, description="The choice to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    enum: list[str] = Field(description="The values to choose from.")
    enum_names: list[str] | None = Field(default=None, description="Their names for people, in the same order. The values themselves if unset.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationStringType = Field(description="Always `string`.")


class McpElicitationNumberSchema(WireModel):
    """A field of a form that takes a number."""

    default: float | None = Field(default=None, description="The number to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    maximum: float | None = Field(default=None, description="The largest number allowed. Any if unset.")
    minimum: float | None = Field(default=None, description="The smallest number allowed. Any if unset.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationNumberType = Field(description="Says if it must be whole.")


class McpElicitationSchema(WireModel):
    """A form that an MCP server wants filled in: a flat object in a small part of JSON Schema."""

    schema_: str | None = Field(default=None, validation_alias="$schema", serialization_alias="$schema", description="The version of JSON Schema it is written in.")
    properties: dict[str, McpElicitationPrimitiveSchema] = Field(description="The fields by name; none if only a yes or no is asked.")
    required: list[str] | None = Field(default=None, description="Names of the fields that must be filled in. None if unset.")
    type: McpElicitationObjectType = Field(description="Always `object`.")


class McpElicitationStringSchema(WireModel):
    """A field of a form that takes a text."""

    default: str | None = Field(default=None, description="The text to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    format: McpElicitationStringFormat | None = Field(default=None, description="The required format. Any if unset.")
    max_length: int | None = Field(default=None, description="The largest length, in characters. Any length if unset.")
    min_length: int | None = Field(default=None, description="The smallest length, in characters. Any length if unset.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationStringType = Field(description="Always `string`.")


class McpElicitationTitledEnumItems(WireModel):
    """Choices with names for people."""

    any_of: list[McpElicitationConstOption] = Field(description="The choices.")


class McpElicitationTitledMultiSelectEnumSchema(WireModel):
    """A field of a form with any number of choices to make, which have names for people."""

    default: list[str] | None = Field(default=None, description="The choices to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    items: McpElicitationTitledEnumItems = Field(description="The options.")
    max_items: int | None = Field(default=None, description="The largest number of choices. Any number if unset.")
    min_items: int | None = Field(default=None, description="The smallest number of choices. Any number if unset.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationArrayType = Field(description="Always `array`.")


class McpElicitationTitledSingleSelectEnumSchema(WireModel):
    """A field of a form with one choice to make among choices that have names for people."""

    default: str | None = Field(default=None, description="The choice to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    one_of: list[McpElicitationConstOption] = Field(description="The choices.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationStringType = Field(description="Always `string`.")


class McpElicitationUntitledEnumItems(WireModel):
    """Choices that are shown as they are."""

    enum: list[str] = Field(description="The values to choose from.")
    type: McpElicitationStringType = Field(description="Always `string`.")


class McpElicitationUntitledMultiSelectEnumSchema(WireModel):
    """A field of a form with any number of choices to make, which are shown as they are."""

    default: list[str] | None = Field(default=None, description="The choices to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    items: McpElicitationUntitledEnumItems = Field(description="The options.")
    max_items: int | None = Field(default=None, description="The largest number of choices. Any number if unset.")
    min_items: int | None = Field(default=None, description="The smallest number of choices. Any number if unset.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationArrayType = Field(description="Always `array`.")


class McpElicitationUntitledSingleSelectEnumSchema(WireModel):
    """A field of a form with one choice to make among choices that are shown as they are."""

    default: str | None = Field(default=None, description="The choice to begin with.")
    description: str | None = Field(default=None, description="The purpose of the field.")
    enum: list[str] = Field(description="The values to choose from.")
    title: str | None = Field(default=None, description="The field's name for people.")
    type: McpElicitationStringType = Field(description="Always `string`.")


class McpResourceReadParams(WireModel):
    """Params of `mcpServer/resource/read`."""

    meta: dict[str, Any] | None = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the MCP server, as MCP defines it.")
    connector_id: str | None = Field(default=None, description="Id of the connected app that the resource belongs to.")
    environment_id: str | None = Field(default=None, description="The environment that brought the server along. None if unset.")
    origin_call_id: str | None = Field(default=None, description="Id of the tool call that led to the resource; it comes back in the answer.")
    server: str = Field(description="The server's name; an unknown one is an error.")
    target: McpResourceReadTarget | None = Field(default=None, description="The connected app and the user's connection to it.")
    thread_id: str | None = Field(default=None, description="The thread whose server is asked; it works without one too.")
    uri: str = Field(description="The resource's URI.")


class McpResourceReadResponse(WireModel):
    """Answer to `mcpServer/resource/read`."""

    contents: list[ResourceContent] = Field(description="The resource's parts, as the server gave them.")
    origin_call_id: str | None = Field(default=None, description="The id that the params gave; `None` if they gave none.")


class McpResourceReadTarget(WireModel):
    """A connected app, and which of the user's connections to it."""

    connector_id: str = Field(description="The app's id.")
    link_id: str | None = Field(description="The user's connection to it; `None` if no particular one is meant.")


class FormMcpServerElicitationRequestParams(TaggedModel):
    """Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
    `form` without fields whose `_meta` says so.
    """

    TAGS = frozenset(("mode",))

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the client. For the approval of a tool call it tells the tool, its\narguments and how long an answer may hold.")
    environment_id: str | None = Field(default=None, description="The environment that brought the MCP server along; `None` for servers of the\nconfiguration.")
    message: str = Field(description="The question, for people.")
    mode: Literal["form"] = "form"
    requested_schema: McpElicitationSchema = Field(description="The form's fields.")
    server_name: str = Field(description="The MCP server that asks, or whose tool is to run.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the question belongs to no turn, as with a client's own\n`mcpServer/tool/call`.")


class OpenaiFormMcpServerElicitationRequestParams(TaggedModel):
    """Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
    `form` without fields whose `_meta` says so.
    """

    TAGS = frozenset(("mode",))

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the client.")
    environment_id: str | None = Field(default=None, description="The environment that brought the MCP server along; `None` for servers of the\nconfiguration.")
    message: str = Field(description="The question, for people.")
    mode: Literal["openai/form"] = "openai/form"
    requested_schema: Any = Field(description="The form, in the provider's own terms.")
    server_name: str = Field(description="The MCP server that asks, or whose tool is to run.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the question belongs to no turn, as with a client's own\n`mcpServer/tool/call`.")


class OpenaiFormMcpServerElicitationRequestParamsVariant(TaggedModel):
    """Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
    `form` without fields whose `_meta` says so.
    """

    TAGS = frozenset(("mode",))

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the client.")
    environment_id: str | None = Field(default=None, description="The environment that brought the MCP server along; `None` for servers of the\nconfiguration.")
    message: str = Field(description="The question, for people.")
    mode: Literal["openaiForm"] = "openaiForm"
    requested_schema: Any = Field(description="The form, in the provider's own terms.")
    server_name: str = Field(description="The MCP server that asks, or whose tool is to run.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the question belongs to no turn, as with a client's own\n`mcpServer/tool/call`.")


class UrlMcpServerElicitationRequestParams(TaggedModel):
    """Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
    `form` without fields whose `_meta` says so.
    """

    TAGS = frozenset(("mode",))

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the client.")
    elicitation_id: str = Field(description="The question's id, as the MCP server knows it.")
    environment_id: str | None = Field(default=None, description="The environment that brought the MCP server along; `None` for servers of the\nconfiguration.")
    message: str = Field(description="The reason why the page is to be opened, for people.")
    mode: Literal["url"] = "url"
    server_name: str = Field(description="The MCP server that asks, or whose tool is to run.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn; `None` if the question belongs to no turn, as with a client's own\n`mcpServer/tool/call`.")
    url: str = Field(description="The page.")


class McpServerElicitationRequestResponse(WireModel):
    """Answer to `mcpServer/elicitation/request`; an error in its place counts as `decline`."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the asker. For the approval of a tool call, `{\"persist\": \"session\"}` also stops\nfurther questions.")
    action: McpServerElicitationAction = Field(description="The user's action.")
    content: Any = Field(default=None, description="The values of the form's fields by name; only with `accept`, null otherwise.")


class McpServerEventNotification(WireModel):
    """An event, as the MCP server sent it."""

    method: str = Field(description="Its method.")
    params: Any = Field(description="Its params.")


class McpServerEventStreamNotification(WireModel):
    """Payload of `mcpServer/event/stream/notification`: sent for each event of a subscription."""

    notification: McpServerEventNotification = Field(description="The event.")
    subscription_id: str = Field(description="The subscription it belongs to.")


class McpServerInfo(WireModel):
    """An MCP server's description of itself."""

    description: str | None = Field(default=None, description="Its purpose.")
    icons: list[Any] | None = Field(default=None, description="Its icons, as MCP defines them.")
    name: str = Field(description="Its own name, which need not be its name in the configuration.")
    title: str | None = Field(default=None, description="Its name for people.")
    version: str = Field(description="Its version.")
    website_url: str | None = Field(default=None, description="The address of its documentation.")


class McpServerMigration(WireModel):
    """An MCP server of another agent's configuration that can be imported."""

    name: str = Field(description="Its name.")


class McpServerOauthLoginCompletedNotification(WireModel):
    """Payload of `mcpServer/oauthLogin/completed`: sent when a login to an MCP server succeeded,
    failed or took too long.
    """

    error: str | None = Field(default=None, description="The reason why it failed; `None` if it did not.")
    login_id: str | None = Field(default=None, description="The login, as the answer to `mcpServer/oauth/login` named it.")
    name: str = Field(description="The MCP server's name.")
    success: bool = Field(description="True if the server is logged in now.")
    thread_id: str | None = Field(default=None, description="The thread that the login was asked for; `None` if for none.")


class McpServerOauthLoginParams(WireModel):
    """Params of `mcpServer/oauth/login`."""

    client_registration: McpServerOauthClientRegistration | None = Field(default=None, description="The way to make this server known as an OAuth client. As configured if unset.")
    environment_id: str | None = Field(default=None, description="The environment that brought the server along. None if unset.")
    name: str = Field(description="The MCP server's name.")
    scopes: list[str] | None = Field(default=None, description="The OAuth scopes to ask for. As configured if unset.")
    thread_id: str | None = Field(default=None, description="The thread whose MCP server is meant. None if unset.")
    timeout_secs: int | None = Field(default=None, description="The timeout for the user, in seconds. The server's own time if unset.")


class McpServerOauthLoginResponse(WireModel):
    """Answer to `mcpServer/oauth/login`, sent before the user has logged in."""

    authorization_url: str = Field(description="The page for the user to open.")
    login_id: str | None = Field(default=None, description="The login's id, with which its end is reported; `None` if it has none.")


class McpServerRefreshResponse(WireModel):
    """Answer to `config/mcpServer/reload`."""


class McpServerStatus(WireModel):
    """An MCP server with what it offers."""

    auth_status: McpAuthStatus = Field(description="Its status with its login.")
    environment_id: str | None = Field(default=None, description="The environment that brought the server along; `None` for servers of the configuration.")
    http_origin: str | None = Field(default=None, description="The origin of its address; `None` if it is not reached by HTTP.")
    name: str = Field(description="Its name in the configuration.")
    plugin_id: str | None = Field(default=None, description="The plugin that brought it; `None` if no plugin did.")
    resource_templates: list[ResourceTemplate] = Field(description="Patterns of resources it offers; empty if only tools were asked for.")
    resources: list[Resource] = Field(description="Resources it offers; empty if only tools were asked for.")
    runtime_status: McpServerConnectionStatus | None = Field(default=None, description="The status of the connection to it; `None` if that is not known.")
    server_capabilities: Any = Field(default=None, description="Its abilities, as MCP defines it; null if it does not start.")
    server_info: McpServerInfo | None = Field(default=None, description="Its description of itself; `None` if it does not start.")
    tool_list_meta: Any = Field(default=None, description="Metadata that came with its tools, as MCP defines it.")
    tools: dict[str, Tool] = Field(description="Its tools by name; empty if it does not start.")
    tools_error: str | None = Field(default=None, description="The reason why its tools could not be had; `None` if they could.")


class McpServerStatusUpdatedNotification(WireModel):
    """Payload of `mcpServer/startupStatus/updated`: sent when an MCP server is starting, and again
    when it is ready or failed.
    """

    environment_id: str | None = Field(default=None, description="The environment that brought the server along; `None` for servers of the configuration.")
    error: str | None = Field(default=None, description="The reason why it could not be started; set with `failed`, null otherwise.")
    failure_reason: McpServerStartupFailureReason | None = Field(default=None, description="The kind of failure, if it is a known kind.")
    name: str = Field(description="The MCP server's name.")
    status: McpServerStartupState = Field(description="The status of its start.")
    thread_id: str | None = Field(default=None, description="The thread it is started for; `None` if for none.")


class McpServerToolCallParams(WireModel):
    """Params of `mcpServer/tool/call`."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata for the MCP server, as MCP defines it.")
    arguments: Any = Field(default=None, description="The tool's arguments. None if left out.")
    environment_id: str | None = Field(default=None, description="The environment that brought the server along. None if unset.")
    server: str = Field(description="The server's name; an unknown one is an error.")
    thread_id: str = Field(description="The thread whose server is called.")
    tool: str = Field(description="The tool's name.")


class McpServerToolCallResponse(WireModel):
    """Answer to `mcpServer/tool/call`: what the tool returned, as it is. Errors of the MCP server are
    passed on as errors.
    """

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    content: list[Any] = Field(description="Parts as MCP defines them.")
    is_error: bool | None = Field(default=None, description="True if the tool itself failed. False if left out.")
    structured_content: Any = Field(default=None, description="The result as data.")


class McpToolCallAppContext(WireModel):
    """The connected app behind an MCP server."""

    action_name: str | None = Field(default=None, description="The action that it is asked for, for people.")
    app_name: str | None = Field(default=None, description="Its name for people.")
    connector_id: str = Field(description="The app's id.")
    link_id: str | None = Field(default=None, description="The user's connection to it.")
    resource_uri: str | None = Field(default=None, description="Its subject.")


class McpToolCallError(WireModel):
    """The reason why a call of an MCP tool failed."""

    message: str = Field(description="The event.")


class McpToolCallProgressNotification(WireModel):
    """Payload of `item/mcpToolCall/progress`: sent when an MCP tool says how far it is."""

    item_id: str = Field(description="The item.")
    message: str = Field(description="The server's words.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class McpToolCallResult(WireModel):
    """An MCP tool's result."""

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
    note: str = Field(description="Its text.")
    path: str = Field(description="The file.")


class MigrationDetails(WireModel):
    """The parts of something that can be imported; every list is empty if left out."""

    commands: list[CommandMigration] = Field(default=[], description="Commands.")
    hooks: list[HookMigration] = Field(default=[], description="Hooks.")
    mcp_servers: list[McpServerMigration] = Field(default=[], description="MCP servers.")
    memory: list[str] | None = Field(default=None, description="Entries of memory.")
    plugins: list[PluginsMigration] = Field(default=[], description="Plugins, by the marketplace they come from.")
    sessions: list[SessionMigration] = Field(default=[], description="Sessions.")
    skills: list[SkillMigration] = Field(default=[], description="Skills.")
    subagents: list[SubagentMigration] = Field(default=[], description="Sub-agents.")


class MisalignmentErrorDetails(WireModel):
    """The finding of a reviewer of the model's behaviour."""

    detailed_explanation: str | None = Field(default=None, description="The finding at length.")
    error_type: str | None = Field(default=None, description="Its kind, as the provider calls it.")
    review_target: str | None = Field(default=None, description="The subject of the review.")
    steer: MisalignmentSteer | None = Field(default=None, description="The text for the model.")


class MisalignmentSteer(WireModel):
    """The text for the model after a finding."""

    message: str = Field(description="The words.")


class Model(WireModel):
    """A model on offer."""

    additional_speed_tiers: list[str] = Field(default=[], description="Speeds it can be had at besides the ordinary one.")
    availability_nux: ModelAvailabilityNux | None = Field(default=None, description="The notice for people who see it for the first time.")
    available_access_programs: ModelAccessPrograms | None = Field(default=None, description="Programmes that give more access to it.")
    default_reasoning_effort: ReasoningEffort = Field(description="Its reasoning effort by default.")
    default_service_tier: str | None = Field(default=None, description="The service tier it uses by default.")
    description: str = Field(description="Its uses.")
    display_name: str = Field(description="Its name for people.")
    hidden: bool = Field(description="True if it is not offered to everyone.")
    id: str = Field(description="Its id.")
    input_modalities: list[InputModality] | None = Field(default=None, description="Its input modalities. Text and images by default.")
    is_default: bool = Field(description="True if new threads use it.")
    model: str = Field(description="Its name as the provider knows it.")
    model_specialty: str | None = Field(default=None, description="Its purpose.")
    multi_agent_version: MultiAgentVersion | None = Field(default=None, description="The way in which it works with other agents.")
    service_tiers: list[ModelServiceTier] = Field(default=[], description="Service tiers it can be had at.")
    supported_reasoning_efforts: list[ReasoningEffortOption] = Field(description="The reasoning efforts it has.")
    supports_personality: bool = Field(default=False, description="True if its tone can be chosen. False by default.")
    upgrade: str | None = Field(default=None, description="The model that takes its place.")
    upgrade_info: ModelUpgradeInfo | None = Field(default=None, description="More about the model that takes its place.")


class ModelAccessPrograms(WireModel):
    """Programmes that give more access to a model."""

    cyber: list[CyberAccessProgram] = Field(description="Those for security work.")


class ModelAvailabilityNux(WireModel):
    """The notice for people who see a model for the first time."""

    message: str = Field(description="The words.")


class ModelListParams(WireModel):
    """Params of `model/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    include_hidden: bool | None = Field(default=None, description="True to list models that are not offered to everyone. False by default.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    model_provider: str | None = Field(default=None, description="The provider. The default provider if unset.")


class ModelListResponse(WireModel):
    """Answer to `model/list`."""

    data: list[Model] = Field(description="The models.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ModelProviderCapabilitiesReadParams(WireModel):
    """Params of `modelProvider/capabilities/read`: an empty object."""


class ModelProviderCapabilitiesReadResponse(WireModel):
    """Answer to `modelProvider/capabilities/read`."""

    image_generation: bool = Field(description="True if the provider makes images.")
    web_search: bool = Field(description="True if the provider searches the web.")


class ModelProviderConfigWriteParams(WireModel):
    """Params of `modelProvider/config/write`."""

    settings: ProviderSettingsPatch = Field(description="The provider, and what is to change.")


class ModelProviderConfigWriteResponse(WireModel):
    """Answer to `modelProvider/config/write`."""

    provider: ModelProviderSummary = Field(description="The provider as it is now.")


class ModelProviderDefaultSetParams(WireModel):
    """Params of `modelProvider/default/set`."""

    provider_id: str = Field(description="The provider; it must be configured.")


class ModelProviderMismatchModelProviderError(TaggedModel):
    """Another provider is in use."""

    TAGS = frozenset(("type",))

    current_model_provider: str = Field(description="The provider in use.")
    model_provider: str = Field(description="The provider that was asked for.")
    type: Literal["modelProviderMismatch"] = "modelProviderMismatch"


class ModelProviderNotConfiguredModelProviderError(TaggedModel):
    """The configuration does not know the provider."""

    TAGS = frozenset(("type",))

    model_provider: str = Field(description="The provider that was asked for.")
    type: Literal["modelProviderNotConfigured"] = "modelProviderNotConfigured"


class ModelProviderPolicyConflictModelProviderError(TaggedModel):
    """A policy requires another provider."""

    TAGS = frozenset(("type",))

    model_provider: str = Field(description="The provider that was asked for.")
    required_model_provider: str = Field(description="The provider that the policy requires.")
    type: Literal["modelProviderPolicyConflict"] = "modelProviderPolicyConflict"


class ModelProviderListParams(WireModel):
    """Params of `modelProvider/list`: an empty object."""


class ModelProviderListResponse(WireModel):
    """Answer to `modelProvider/list`."""

    can_change_default: bool = Field(description="True if the user may make another provider the default.")
    data: list[ModelProviderSummary] = Field(description="The providers.")
    default_provider_id: str = Field(description="The provider of new threads.")


class ModelProviderSummary(WireModel):
    """A model provider."""

    base_url: str | None = Field(default=None, description="Location of its interface; `None` if it needs no address of its own.")
    can_edit: bool = Field(description="True if `modelProvider/config/write` may change it.")
    id: str = Field(description="Its id: its key in the configuration.")
    name: str = Field(description="Its name for people.")
    settings: ProviderSettings = Field(description="Its kind, with that kind's settings.")


class ModelReroutedNotification(WireModel):
    """Payload of `model/rerouted`: sent when the provider has another model answer than the one asked."""

    from_model: str = Field(description="The model that was asked.")
    reason: ModelRerouteReason = Field(description="The reason why it did not answer.")
    thread_id: str = Field(description="The thread.")
    to_model: str = Field(description="The model that answers.")
    turn_id: str = Field(description="The turn.")


class ModelSafetyBufferingUpdatedNotification(WireModel):
    """Payload of `model/safetyBuffering/updated`: sent when the provider begins or ceases to hold
    output back for a safety check.
    """

    faster_model: str | None = Field(default=None, description="A model that would answer without the delay, if there is one.")
    model: str = Field(description="The model whose output is held back.")
    reasons: list[str] = Field(description="The reason, in the provider's words.")
    show_buffering_ui: bool = Field(description="True to show the user that output is held back.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")
    use_cases: list[str] = Field(description="The reason of the provider, in its words.")


class ModelServiceTier(WireModel):
    """A service tier that a model can be had at."""

    description: str = Field(description="Its uses.")
    id: str = Field(description="Its id.")
    name: str = Field(description="Its name for people.")


class ModelUpgradeInfo(WireModel):
    """The model that takes another's place."""

    migration_markdown: str | None = Field(default=None, description="The change, in Markdown.")
    model: str = Field(description="Its name.")
    model_link: str | None = Field(default=None, description="The address of its documentation.")
    retirement_at: int | None = Field(default=None, description="When the older model goes away, in seconds since the Unix epoch.")
    upgrade_copy: str | None = Field(default=None, description="The way to offer it.")


class ModelVerificationNotification(WireModel):
    """Payload of `model/verification`: sent when the provider wants the user verified."""

    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")
    verifications: list[ModelVerification] = Field(description="The verification that the provider demands.")


class ModelsRequirements(WireModel):
    """The administrator's requirements on the choice of models."""

    new_thread: NewThreadModelDefaults | None = Field(default=None, description="The defaults of new threads.")


class CustomMultiAgentMode(WireModel):
    """By instructions of the client's own."""

    custom: str


class NetworkApprovalContext(WireModel):
    """A host that a command wants to reach."""

    host: str = Field(description="Its name or address.")
    protocol: NetworkApprovalProtocol = Field(description="The way in which it would be reached.")


class NetworkPolicyAmendment(WireModel):
    """A network rule to be kept."""

    action: NetworkPolicyRuleAction = Field(description="Its effect.")
    host: str = Field(description="The host it is about.")


class NetworkRequirements(WireModel):
    """The administrator's requirements on the network access of commands, which goes through a proxy of
    the server.
    """

    allow_local_binding: bool | None = Field(default=None, description="True if commands may listen on, and reach, addresses of the machine itself.")
    allow_unix_sockets: list[str] | None = Field(default=None, description="Paths of the Unix sockets that may be reached, as a list.")
    allow_upstream_proxy: bool | None = Field(default=None, description="True if the proxy may itself use another proxy.")
    allowed_domains: list[str] | None = Field(default=None, description="The domains that may be reached, as a list.")
    dangerously_allow_all_unix_sockets: bool | None = Field(default=None, description="True if every Unix socket may be reached.")
    dangerously_allow_non_loopback_proxy: bool | None = Field(default=None, description="True if the proxy may listen on addresses that other machines can reach.")
    denied_domains: list[str] | None = Field(default=None, description="The domains that may not be reached, as a list.")
    domains: dict[str, NetworkDomainPermission] | None = Field(default=None, description="Says if a domain may be reached, by domain.")
    enabled: bool | None = Field(default=None, description="True if commands have network access by the proxy.")
    http_port: int | None = Field(default=None, description="The port of the HTTP proxy.")
    managed_allowed_domains_only: bool | None = Field(default=None, description="True if only the administrator's domains may be reached, regardless of the user's rules.")
    review_domains: list[str] | None = Field(default=None, description="The domains that are asked about before they are reached.")
    socks_port: int | None = Field(default=None, description="The port of the SOCKS proxy.")
    unix_sockets: dict[str, NetworkUnixSocketPermission] | None = Field(default=None, description="Says if a Unix socket may be reached, by path.")


class NewThreadModelDefaults(WireModel):
    """The defaults of new threads, unless something else is asked for."""

    model: str | None = Field(default=None, description="The model.")
    model_reasoning_effort: ReasoningEffort | None = Field(default=None, description="Its reasoning effort.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")


class OtlpHttpOtelExporterOtlpHttp(WireModel):

    endpoint: str = Field(description="The collector's URL.")
    headers: dict[str, str] = Field(description="Headers of each request.")
    protocol: OtelHttpProtocol = Field(description="The encoding of the data.")
    tls: OtelTlsConfig | None = Field(default=None, description="Certificates for the connection; left out, those of the system.")


class OtlpHttpOtelExporter(WireModel):
    """To a collector, by OTLP over HTTP."""

    otlp_http: OtlpHttpOtelExporterOtlpHttp = Field(validation_alias="otlp-http", serialization_alias="otlp-http")


class OtlpGrpcOtelExporterOtlpGrpc(WireModel):

    endpoint: str = Field(description="The collector's URL.")
    headers: dict[str, str] = Field(description="Metadata of each request.")
    tls: OtelTlsConfig | None = Field(default=None, description="Certificates for the connection; left out, those of the system.")


class OtlpGrpcOtelExporter(WireModel):
    """To a collector, by OTLP over gRPC."""

    otlp_grpc: OtlpGrpcOtelExporterOtlpGrpc = Field(validation_alias="otlp-grpc", serialization_alias="otlp-grpc")


class OtelRequirements(WireModel):
    """The administrator's requirements on telemetry; what is `None` is left to the user."""

    environment: str | None = Field(default=None, description="The name of the surroundings that the data is marked with.")
    exporter: OtelExporter | None = Field(default=None, description="Destination of logs.")
    headers_helper: str | None = Field(default=None, validation_alias="headers_helper", serialization_alias="headers_helper", description="Command that prints headers for the collector.")
    headers_helper_refresh_interval_ms: int | None = Field(default=None, validation_alias="headers_helper_refresh_interval_ms", serialization_alias="headers_helper_refresh_interval_ms", description="Interval after which that command runs again, in milliseconds.")
    log_agent_responses: bool | None = Field(default=None, validation_alias="log_agent_responses", serialization_alias="log_agent_responses", description="True if the agent's words are logged.")
    log_guardian_assessments: bool | None = Field(default=None, validation_alias="log_guardian_assessments", serialization_alias="log_guardian_assessments", description="True if the judgements of automatic reviews are logged.")
    log_sse_deltas: bool | None = Field(default=None, validation_alias="log_sse_deltas", serialization_alias="log_sse_deltas", description="True if the pieces of streamed answers are logged.")
    log_user_prompt: bool | None = Field(default=None, validation_alias="log_user_prompt", serialization_alias="log_user_prompt", description="True if the user's words are logged.")
    metrics_exporter: OtelExporter | None = Field(default=None, validation_alias="metrics_exporter", serialization_alias="metrics_exporter", description="Destination of metrics.")
    span_attributes: dict[str, str] | None = Field(default=None, validation_alias="span_attributes", serialization_alias="span_attributes", description="Attributes that every span gets.")
    tool_result: OtelToolResultLogConfig | None = Field(default=None, validation_alias="tool_result", serialization_alias="tool_result", description="The way in which results of tools are logged.")
    trace_exporter: OtelExporter | None = Field(default=None, validation_alias="trace_exporter", serialization_alias="trace_exporter", description="Destination of traces.")
    tracestate: dict[str, dict[str, str]] | None = Field(default=None, description="Members to put into the W3C `tracestate`: for each, its fields and their values.")


class OtelTlsConfig(WireModel):
    """Certificates for a connection to a collector."""

    ca_certificate: str | None = Field(default=None, validation_alias="ca-certificate", serialization_alias="ca-certificate", description="File with the certificate authority that the collector is checked against.")
    client_certificate: str | None = Field(default=None, validation_alias="client-certificate", serialization_alias="client-certificate", description="File with the certificate to show to the collector.")
    client_private_key: str | None = Field(default=None, validation_alias="client-private-key", serialization_alias="client-private-key", description="File with that certificate's private key.")


class OtelToolResultLogConfig(WireModel):
    """The way in which results of tools are logged."""

    max_bytes: int = Field(validation_alias="max_bytes", serialization_alias="max_bytes", description="The largest number of bytes of a result that are logged.")


class OverriddenMetadata(WireModel):
    """The setting that overrides a value that was written."""

    effective_value: Any = Field(description="The value that is in force.")
    message: str = Field(description="An explanation for people.")
    overriding_layer: ConfigLayerMetadata = Field(description="The layer that is stronger.")


class ReadParsedCommand(TaggedModel):
    """It reads a file."""

    TAGS = frozenset(("type",))

    cmd: str = Field(description="The text of this part of the command line.")
    name: str = Field(description="The file's base name.")
    path: str = Field(description="The file's path.")
    type: Literal["read"] = "read"


class ListFilesParsedCommand(TaggedModel):
    """It lists files."""

    TAGS = frozenset(("type",))

    cmd: str = Field(description="The text of this part of the command line.")
    path: str | None = Field(default=None, description="The place, as written.")
    type: Literal["list_files"] = "list_files"


class SearchParsedCommand(TaggedModel):
    """It searches."""

    TAGS = frozenset(("type",))

    cmd: str = Field(description="The text of this part of the command line.")
    path: str | None = Field(default=None, description="The place, as written.")
    query: str | None = Field(default=None, description="The purpose.")
    type: Literal["search"] = "search"


class UnknownParsedCommand(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    cmd: str = Field(description="The command line.")
    type: Literal["unknown"] = "unknown"


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


class PermissionProfileListParams(WireModel):
    """Params of `permissionProfile/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    cwd: str | None = Field(default=None, description="The directory whose project layers of configuration count. None if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most.")


class PermissionProfileListResponse(WireModel):
    """Answer to `permissionProfile/list`."""

    data: list[PermissionProfileSummary] = Field(description="The profiles: those that are built in, and those of the configuration.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class PermissionProfileSummary(WireModel):
    """A permission profile: a sandbox with a name."""

    allowed: bool = Field(description="True if requirements let it be used.")
    description: str | None = Field(default=None, description="Its permissions, for people.")
    id: str = Field(description="Its name; those that are built in begin with a colon, such as `:workspace`.")


class PermissionsRequestApprovalParams(WireModel):
    """Params of `item/permissions/requestApproval`: may the model have these permissions?"""

    cwd: LegacyAppPathString = Field(description="The directory that relative paths count from.")
    environment_id: str | None = Field(default=None, description="The environment in which they would hold: `local`, or the id of an environment.")
    item_id: str = Field(description="The item.")
    permissions: RequestPermissionProfile = Field(description="The request.")
    reason: str | None = Field(default=None, description="The reason why the model wants it.")
    started_at_ms: int = Field(description="When the question was put, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class PermissionsRequestApprovalResponse(WireModel):
    """Answer to `item/permissions/requestApproval`; the model is informed of what was granted."""

    permissions: GrantedPermissionProfile = Field(description="The permissions granted; an empty object grants nothing.")
    scope: PermissionGrantScope = Field(default="turn", description="Its lifetime. The turn by default.")
    strict_auto_review: bool | None = Field(default=None, description="True if automatic reviews are to be strict while the grant holds. False if unset.")


class PlanDeltaNotification(WireModel):
    """Payload of `item/plan/delta`: sent for each piece of a plan, in plan mode only."""

    delta: str = Field(description="Text to be added to the plan.")
    item_id: str = Field(description="The item: the turn's id and `-plan`.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class PluginDetail(WireModel):
    """All about a plugin."""

    app_templates: list[AppTemplateSummary] = Field(description="Patterns from which its apps are made for a workspace.")
    apps: list[AppSummary] = Field(description="Connected apps it uses.")
    description: str | None = Field(default=None, description="Its long description.")
    hooks: list[PluginHookSummary] = Field(description="Hooks it brings.")
    marketplace_name: str = Field(description="The marketplace it is in.")
    marketplace_path: AbsolutePathBuf | None = Field(default=None, description="The marketplace's path; `None` if it is not a local one.")
    mcp_servers: list[str] = Field(description="Names of MCP servers it brings.")
    onboarding_skill: SkillSummary | None = Field(default=None, description="The skill that introduces the user to it, if it has one.")
    scheduled_tasks: list[ScheduledTaskSummary] | None = Field(default=None, description="Tasks it offers to run at set times; `None` if that is not known.")
    share_url: str | None = Field(default=None, description="The page by which it is shared; `None` if it is not.")
    skills: list[SkillSummary] = Field(description="Skills it brings.")
    summary: PluginSummary = Field(description="The plugin as lists show it.")


class PluginHookSummary(WireModel):
    """A hook that a plugin brings."""

    event_name: HookEventName = Field(description="Its trigger.")
    key: str = Field(description="The key that tells it from other hooks in the configuration.")


class PluginInstallParams(WireModel):
    """Params of `plugin/install`. Either marketplace field says where the plugin is."""

    install_attempt_id: str | None = Field(default=None, description="The client's id for this attempt, to follow it across systems.")
    marketplace_path: AbsolutePathBuf | None = Field(default=None, description="The path of a local marketplace that has it.")
    plugin_name: str = Field(description="The plugin's name in its marketplace.")
    remote_marketplace_name: str | None = Field(default=None, description="The name of a marketplace in the cloud that has it.")


class PluginInstallResponse(WireModel):
    """Answer to `plugin/install`."""

    apps_needing_auth: list[AppSummary] = Field(description="Its apps that the user has yet to log in to.")
    auth_policy: PluginAuthPolicy = Field(description="When the user has to log in to them.")


class PluginInstalledParams(WireModel):
    """Params of `plugin/installed`."""

    cwds: list[AbsolutePathBuf] | None = Field(default=None, description="Directories whose local marketplaces count too. None if unset.")
    install_suggestion_plugin_names: list[str] | None = Field(default=None, description="Names of plugins to list even if they are not installed, to suggest them. None if unset.")


class PluginInstalledResponse(WireModel):
    """Answer to `plugin/installed`."""

    marketplace_load_errors: list[MarketplaceLoadErrorInfo] = Field(default=[], description="Marketplaces that could not be read. None by default.")
    marketplaces: list[PluginMarketplaceEntry] = Field(description="The marketplaces with those of their plugins that are installed or suggested.")


class PluginInterface(WireModel):
    """The way in which a plugin is shown."""

    brand_color: str | None = Field(default=None, description="Its colour.")
    capabilities: list[str] = Field(description="Its abilities, in few words each.")
    category: str | None = Field(default=None, description="The kind of plugin.")
    composer_icon: AbsolutePathBuf | None = Field(default=None, description="The file of its icon where the user writes.")
    composer_icon_url: str | None = Field(default=None, description="The URL of its icon where the user writes.")
    default_prompt: list[str] | None = Field(default=None, description="A prompt that the user might begin with.")
    developer_name: str | None = Field(default=None, description="The maker.")
    display_name: str | None = Field(default=None, description="Its name for people.")
    logo: AbsolutePathBuf | None = Field(default=None, description="The file of its logo.")
    logo_dark: AbsolutePathBuf | None = Field(default=None, description="The file of its logo on dark ground.")
    logo_url: str | None = Field(default=None, description="The URL of its logo.")
    logo_url_dark: str | None = Field(default=None, description="The URL of its logo on dark ground.")
    long_description: str | None = Field(default=None, description="Its long description.")
    privacy_policy_url: str | None = Field(default=None, description="The page on privacy.")
    screenshot_urls: list[str] = Field(description="URLs of pictures of it.")
    screenshots: list[AbsolutePathBuf] = Field(description="Files with pictures of it.")
    short_description: str | None = Field(default=None, description="Its description, in few words.")
    terms_of_service_url: str | None = Field(default=None, description="The page with its terms.")
    website_url: str | None = Field(default=None, description="The address of its documentation.")


class PluginListParams(WireModel):
    """Params of `plugin/list`."""

    cwds: list[AbsolutePathBuf] | None = Field(default=None, description="Directories whose local marketplaces count too. None if unset.")
    force_refetch: bool | None = Field(default=None, description="True to ask the cloud again instead of using the cache. False by default.")
    marketplace_kinds: list[PluginListMarketplaceKind] | None = Field(default=None, description="The kinds of marketplaces to list. The server's own choice if unset.")


class PluginListResponse(WireModel):
    """Answer to `plugin/list`."""

    featured_plugin_ids: list[str] = Field(default=[], description="Ids of plugins to show first. None by default.")
    marketplace_load_errors: list[MarketplaceLoadErrorInfo] = Field(default=[], description="Marketplaces that could not be read. None by default.")
    marketplaces: list[PluginMarketplaceEntry] = Field(description="The marketplaces with their plugins.")


class PluginMarketplaceEntry(WireModel):
    """A marketplace with plugins."""

    interface: MarketplaceInterface | None = Field(default=None, description="Its presentation; `None` if it does not say.")
    name: str = Field(description="Its name.")
    path: AbsolutePathBuf | None = Field(default=None, description="Its path; `None` if it is not a local one.")
    plugins: list[PluginSummary] = Field(description="The plugins.")


class PluginReadParams(WireModel):
    """Params of `plugin/read`. Either marketplace field says where the plugin is."""

    marketplace_path: AbsolutePathBuf | None = Field(default=None, description="The path of a local marketplace that has it.")
    plugin_name: str = Field(description="The plugin's name in its marketplace.")
    remote_marketplace_name: str | None = Field(default=None, description="The name of a marketplace in the cloud that has it.")


class PluginReadResponse(WireModel):
    """Answer to `plugin/read`."""

    plugin: PluginDetail = Field(description="All about the plugin.")


class PluginReconcileChangedPlugin(WireModel):
    """A plugin that was changed by `plugin/reconcile`, with what needs to be read again."""

    has_apps: bool = Field(description="True if it has connected apps.")
    has_hooks: bool = Field(description="True if it has hooks.")
    has_mcps: bool = Field(description="True if it has MCP servers.")
    has_skills: bool = Field(description="True if it has skills.")
    id: str = Field(description="The plugin's id.")


class PluginReconcileParams(WireModel):
    """Params of `plugin/reconcile`."""

    reason: str | None = Field(default=None, description="The client's word for why it asks.")


class PluginReconcileResponse(WireModel):
    """Answer to `plugin/reconcile`."""

    changed_plugins: list[PluginReconcileChangedPlugin] = Field(description="The plugins that are other than before.")
    failed_materialization_remote_plugin_ids: list[str] = Field(description="Cloud ids of plugins whose files could not be put in place.")
    failed_remote_plugin_ids: list[str] = Field(description="Cloud ids of plugins that could not be brought in line.")


class PluginSearchResult(WireModel):
    """A plugin that was found."""

    marketplace_name: str = Field(description="The marketplace it is in.")
    marketplace_path: AbsolutePathBuf | None = Field(default=None, description="The marketplace's path; `None` if it is not a local one.")
    plugin: PluginSummary = Field(description="The plugin.")


class PluginShareCheckoutParams(WireModel):
    """Params of `plugin/share/checkout`."""

    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")


class PluginShareCheckoutResponse(WireModel):
    """Answer to `plugin/share/checkout`."""

    marketplace_name: str = Field(description="The local marketplace that it was added to.")
    marketplace_path: AbsolutePathBuf = Field(description="The marketplace's path.")
    plugin_id: str = Field(description="The plugin's id here.")
    plugin_name: str = Field(description="The plugin's name in that marketplace.")
    plugin_path: AbsolutePathBuf = Field(description="The directory with its files.")
    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")
    remote_version: str | None = Field(default=None, description="The version that was fetched, if known.")


class PluginShareContext(WireModel):
    """The way in which a plugin is shared."""

    can_publish_to_workspace: bool | None = Field(default=None, description="True if the user may list it for the whole workspace; `None` if that is not known.")
    creator_account_user_id: str | None = Field(default=None, description="The maker's id.")
    creator_name: str | None = Field(default=None, description="The maker's name.")
    discoverability: PluginShareDiscoverability | None = Field(default=None, description="The people who can find it; `None` if that is not known.")
    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")
    remote_version: str | None = Field(default=None, description="The version in the cloud; `None` if that is not known.")
    share_principals: list[PluginSharePrincipal] | None = Field(default=None, description="With whom it is shared; `None` if that is not known.")
    share_url: str | None = Field(default=None, description="The page by which it is shared.")


class PluginShareDeleteParams(WireModel):
    """Params of `plugin/share/delete`."""

    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")


class PluginShareDeleteResponse(WireModel):
    """Answer to `plugin/share/delete`."""


class PluginShareListItem(WireModel):
    """A plugin that the user shares."""

    local_plugin_path: AbsolutePathBuf | None = Field(default=None, description="The directory with its files on this machine; `None` if there is none.")
    plugin: PluginSummary = Field(description="The plugin.")


class PluginShareListParams(WireModel):
    """Params of `plugin/share/list`: an empty object."""


class PluginShareListResponse(WireModel):
    """Answer to `plugin/share/list`."""

    data: list[PluginShareListItem] = Field(description="The plugins that the user shares.")


class PluginSharePrincipal(WireModel):
    """Someone with whom a plugin is shared."""

    name: str = Field(description="Their name for people.")
    principal_id: str = Field(description="Their id.")
    principal_type: PluginSharePrincipalType = Field(description="The kind of them: a person, a group or a workspace.")
    role: PluginSharePrincipalRole = Field(description="Their permissions with it.")


class PluginShareSaveParams(WireModel):
    """Params of `plugin/share/save`."""

    discoverability: PluginShareDiscoverability | None = Field(default=None, description="The people who can find it. Left to the cloud if unset.")
    plugin_path: AbsolutePathBuf = Field(description="The directory with the plugin's files.")
    remote_plugin_id: str | None = Field(default=None, description="The shared plugin that gets a new version. A new one is made if unset.")
    share_targets: list[PluginShareTarget] | None = Field(default=None, description="With whom to share it. Left to the cloud if unset.")


class PluginShareSaveResponse(WireModel):
    """Answer to `plugin/share/save`."""

    can_publish_to_workspace: bool | None = Field(default=None, description="True if the user may list it for the whole workspace; `None` if that is not known.")
    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")
    share_url: str = Field(description="The page by which it is shared.")


class PluginShareTarget(WireModel):
    """Someone with whom a plugin is to be shared."""

    principal_id: str = Field(description="Their id.")
    principal_type: PluginSharePrincipalType = Field(description="The kind of them: a person, a group or a workspace.")
    role: PluginShareTargetRole = Field(description="Their permissions with it.")


class PluginShareUpdateTargetsParams(WireModel):
    """Params of `plugin/share/updateTargets`."""

    discoverability: PluginShareUpdateDiscoverability = Field(description="The people who shall be able to find it.")
    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")
    share_targets: list[PluginShareTarget] = Field(description="With whom it shall be shared.")


class PluginShareUpdateTargetsResponse(WireModel):
    """Answer to `plugin/share/updateTargets`."""

    discoverability: PluginShareDiscoverability = Field(description="The people who can find it now.")
    principals: list[PluginSharePrincipal] = Field(description="With whom it is shared now.")


class PluginSkillReadParams(WireModel):
    """Params of `plugin/skill/read`."""

    remote_marketplace_name: str = Field(description="The name of the marketplace in the cloud that has the plugin.")
    remote_plugin_id: str = Field(description="The plugin's id in the cloud.")
    skill_name: str = Field(description="The skill's name.")


class PluginSkillReadResponse(WireModel):
    """Answer to `plugin/skill/read`."""

    contents: str | None = Field(default=None, description="The skill's text; `None` if there is none to be had.")


class LocalPluginSource(TaggedModel):
    """From a directory on this machine."""

    TAGS = frozenset(("type",))

    path: AbsolutePathBuf = Field(description="The directory.")
    type: Literal["local"] = "local"


class GitPluginSource(TaggedModel):
    """From a git repository."""

    TAGS = frozenset(("type",))

    path: str | None = Field(default=None, description="The directory within the repository. Its root if unset.")
    ref_name: str | None = Field(default=None, description="The branch, tag or commit to take. The repository's default if unset.")
    sha: str | None = Field(default=None, description="The commit it must be, if it is pinned.")
    type: Literal["git"] = "git"
    url: str = Field(description="The repository.")


class NpmPluginSource(TaggedModel):
    """From an npm package."""

    TAGS = frozenset(("type",))

    package: str = Field(description="The package's name.")
    registry: str | None = Field(default=None, description="The registry's URL. The usual one if unset.")
    type: Literal["npm"] = "npm"
    version: str | None = Field(default=None, description="The version or range to take. The newest if unset.")


class RemotePluginSource(TaggedModel):
    """From the cloud."""

    TAGS = frozenset(("type",))

    type: Literal["remote"] = "remote"


class PluginSummary(WireModel):
    """A plugin as lists show it."""

    auth_policy: PluginAuthPolicy = Field(description="When the user has to log in to its apps.")
    availability: PluginAvailability = Field(default="AVAILABLE", description="Says if it can be had. `AVAILABLE` by default.")
    disabled_reason: PluginDisabledReason | None = Field(default=None, description="The reason why it cannot be used; `None` if it can be used.")
    eligible_plan_types: list[str] | None = Field(default=None, description="The plans that include it; `None` if that is unknown.")
    enabled: bool = Field(description="True if it is switched on.")
    id: str = Field(description="Its id, by which it is configured and uninstalled.")
    install_policy: PluginInstallPolicy = Field(description="Says if it may be installed.")
    install_policy_source: PluginInstallPolicySource | None = Field(default=None, description="The source of the decision on its installation, if known.")
    installed: bool = Field(description="True if it is installed.")
    installed_at: int | None = Field(default=None, description="When it was installed, in seconds since the Unix epoch; `None` if it is not or that is not\nknown.")
    interface: PluginInterface | None = Field(default=None, description="Its presentation; `None` if it does not say.")
    keywords: list[str] = Field(default=[], description="Words to find it by. None by default.")
    local_version: str | None = Field(default=None, description="The version that is installed; `None` if it is not or that is not known.")
    must_show_installation_interstitial: bool | None = Field(default=None, description="True if the user must be shown a page before it is installed; `None` if that is unknown.")
    name: str = Field(description="Its name in its marketplace.")
    remote_plugin_id: str | None = Field(default=None, description="Its id in the cloud; `None` if it is not there.")
    share_context: PluginShareContext | None = Field(default=None, description="The way in which it is shared; `None` if it is not.")
    source: PluginSource = Field(description="Origin of its files.")
    version: str | None = Field(default=None, description="The available version, if known.")


class PluginUninstallParams(WireModel):
    """Params of `plugin/uninstall`."""

    plugin_id: str = Field(description="The plugin to remove.")


class PluginUninstallResponse(WireModel):
    """Answer to `plugin/uninstall`."""


class PluginsMigration(WireModel):
    """Another agent's plugins from one marketplace."""

    marketplace_name: str = Field(description="The marketplace.")
    plugin_names: list[str] = Field(description="The plugins.")


class ProcessExitedNotification(WireModel):
    """Payload of `process/exited`: sent once, when a process has ended."""

    exit_code: int = Field(description="Its exit status, 128 + n for signal n, 124 if it ran out of time.")
    output_drain_timed_out: bool | None = Field(default=None, description="True if output may be missing because its end did not come in time; `None` if that is not\nknown.")
    process_handle: str = Field(description="The process; the handle is free again.")
    stderr: str = Field(description="Its output on standard error; empty if that was streamed.")
    stderr_cap_reached: bool = Field(description="True if standard error was cut at the cap.")
    stdout: str = Field(description="Its output on standard output; empty if that was streamed.")
    stdout_cap_reached: bool = Field(description="True if standard output was cut at the cap.")


class ProcessOutputDeltaNotification(WireModel):
    """Payload of `process/outputDelta`: sent for each piece of output of a process that streams it."""

    cap_reached: bool = Field(description="True if this is the last piece of its stream because the cap was reached.")
    delta_base64: str = Field(validation_alias="deltaBase64", serialization_alias="deltaBase64", description="The bytes in base64.")
    process_handle: str = Field(description="The process.")
    stream: ProcessOutputStream = Field(description="The path it was written to.")


class ProcessTerminalSize(WireModel):
    """A terminal's size."""

    cols: int = Field(description="Its columns, in characters.")
    rows: int = Field(description="Its rows, in characters.")


class Project(WireModel):
    """A project: directories that belong together, and the threads filed under it."""

    created_at: int = Field(description="When it was created, in seconds since the Unix epoch.")
    id: str = Field(description="Its id, a UUID the server made.")
    metadata: dict[str, str] = Field(description="The client's own data about it, by key; empty unless some was given.")
    name: str = Field(description="Its name; not empty.")
    recency_at: int | None = Field(default=None, description="When it was last worked in, in seconds since the Unix epoch; `None` before that.")
    roots: list[ProjectRoot] = Field(description="Its directories; may be empty.")
    updated_at: int = Field(description="When it last changed, in seconds since the Unix epoch.")


class ProjectChangedNotification(WireModel):
    """Payload of `project/changed`, sent to every connection before the answer to what caused it."""

    change_type: ProjectChangeType = Field(description="The event.")
    project_id: str = Field(description="The project.")


class ProjectRoot(WireModel):
    """A directory of a project."""

    path: AbsolutePathBuf = Field(description="The directory; absolute.")


class OpenaiProviderSettings(TaggedModel):
    """OpenAI."""

    TAGS = frozenset(("type",))

    type: Literal["openai"] = "openai"


class CustomGatewayProviderSettings(TaggedModel):
    """A gateway of one's own."""

    TAGS = frozenset(("type",))

    auth: GatewayAuth = Field(description="The way in which it knows who asks.")
    type: Literal["customGateway"] = "customGateway"


class BedrockProviderSettings(TaggedModel):
    """Amazon Bedrock."""

    TAGS = frozenset(("type",))

    profile: str | None = Field(default=None, description="The AWS profile; `None` if none is set.")
    region: str | None = Field(default=None, description="The AWS region; `None` if none is set.")
    type: Literal["bedrock"] = "bedrock"


class GcpProviderSettings(TaggedModel):
    """Google Cloud."""

    TAGS = frozenset(("type",))

    credential_file: str | None = Field(default=None, description="The file with the credentials; `None` if none is set.")
    location: str | None = Field(default=None, description="The location that requests go to; `None` if none is set.")
    project_id: str | None = Field(default=None, description="The project that requests count for; `None` if none is set.")
    type: Literal["gcp"] = "gcp"


class CustomGatewayProviderSettingsPatch(TaggedModel):
    """A gateway of one's own."""

    TAGS = frozenset(("type",))

    base_url: str | None = Field(default=None, description="Its address.")
    env_key: str | None = Field(default=None, description="The environment variable that holds its key.")
    name: str | None = Field(default=None, description="Its name for people.")
    provider_id: str | None = Field(default=None, description="The gateway to change; `None` if none is named.")
    type: Literal["customGateway"] = "customGateway"


class BedrockProviderSettingsPatch(TaggedModel):
    """Amazon Bedrock."""

    TAGS = frozenset(("type",))

    profile: str | None = Field(default=None, description="The AWS profile.")
    provider_id: BedrockProviderId = Field(description="The provider to change.")
    region: str | None = Field(default=None, description="The AWS region.")
    type: Literal["bedrock"] = "bedrock"


class GcpProviderSettingsPatch(TaggedModel):
    """Google Cloud."""

    TAGS = frozenset(("type",))

    credential_file: str | None = Field(default=None, description="The file with the credentials.")
    location: str | None = Field(default=None, description="The location that requests go to.")
    project_id: str | None = Field(default=None, description="The project that requests count for.")
    provider_id: GcpProviderId = Field(description="The provider to change.")
    type: Literal["gcp"] = "gcp"


class QueuedSubmission(WireModel):
    """A message of the user that waits for its turn."""

    client_user_message_id: str = Field(description="The client's id for the message; comes back in its item. Need not be unique.")
    id: str = Field(description="Its id in the queue, a UUID the server made.")
    input: list[UserInput] = Field(description="The user's input.")
    responsesapi_client_metadata: dict[str, str] | None = Field(default=None, description="Metadata passed to the provider with the requests of its turn.")


class RateLimitResetCredit(WireModel):
    """A credit by which rate limits can be made to start again."""

    description: str | None = Field(default=None, description="Its description, for people.")
    expires_at: int | None = Field(default=None, description="When it is lost if not spent, in seconds since the Unix epoch; `None` if it never is.")
    granted_at: int = Field(description="When the account got it, in seconds since the Unix epoch.")
    id: str = Field(description="Its id, for `account/rateLimitResetCredit/consume`.")
    reset_type: RateLimitResetType = Field(description="Which limits it resets.")
    status: RateLimitResetCreditStatus = Field(description="Says if it can still be spent.")
    title: str | None = Field(default=None, description="Its name for people.")


class RateLimitResetCreditsSummary(WireModel):
    """The reset credits of an account."""

    available_count: int = Field(description="The number that can be spent.")
    credits: list[RateLimitResetCredit] | None = Field(default=None, description="The credits one by one; `None` if they were not asked for or are not known.")


class RateLimitSnapshot(WireModel):
    """The state of a provider's rate limits."""

    credits: CreditsSnapshot | None = Field(default=None, description="Bought credits.")
    individual_limit: SpendControlLimitSnapshot | None = Field(default=None, description="A limit set for this user.")
    limit_id: str | None = Field(default=None, description="Which limit this is about.")
    limit_name: str | None = Field(default=None, description="Its name for people.")
    normal_model_slug: str | None = Field(default=None, description="The model that the limit applies to when it is not a fallback.")
    plan_type: PlanType | None = Field(default=None, description="The account's plan.")
    primary: RateLimitWindow | None = Field(default=None, description="The shorter window.")
    rate_limit_reached_type: RateLimitReachedType | None = Field(default=None, description="Which limit was reached, if any.")
    secondary: RateLimitWindow | None = Field(default=None, description="The longer window.")
    spend_control_reached: bool | None = Field(default=None, description="True if a limit on spending was reached.")


class RateLimitWindow(WireModel):
    """A limit over a stretch of time."""

    resets_at: int | None = Field(default=None, description="The time of the reset, in seconds since the Unix epoch.")
    used_percent: int = Field(description="The part used, 0 to 100.")
    window_duration_mins: int | None = Field(default=None, description="Its length in minutes.")


class RawResponseCompletedNotification(WireModel):
    """Payload for a response of the provider that is complete."""

    response_id: str = Field(description="The provider's id of the response.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")
    usage: TokenUsageBreakdown | None = Field(default=None, description="Tokens the response used; `None` if the provider does not tell.")
    usage_metadata: ResponseUsageMetadata | None = Field(default=None, description="Further counts of the provider about its use.")


class RawResponseItemCompletedNotification(WireModel):
    """Payload for an item of the provider's response that is complete."""

    item: ResponseItem = Field(description="The item, as the provider's Responses API knows it.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class RealtimeVoicesList(WireModel):
    """The voices on offer, by version of the provider's protocol."""

    default_v1: RealtimeVoice = Field(validation_alias="defaultV1", serialization_alias="defaultV1", description="The voice used with version 1 if none is chosen.")
    default_v2: RealtimeVoice = Field(validation_alias="defaultV2", serialization_alias="defaultV2", description="The voice used with version 2 if none is chosen.")
    v1: list[RealtimeVoice] = Field(validation_alias="v1", serialization_alias="v1", description="Voices for version 1.")
    v2: list[RealtimeVoice] = Field(validation_alias="v2", serialization_alias="v2", description="Voices for version 2.")
    v3: list[RealtimeVoice] = Field(default=[], validation_alias="v3", serialization_alias="v3", description="Voices for version 3. Empty by default.")


class ReasoningEffortOption(WireModel):
    """A degree of thinking that a model offers."""

    description: str = Field(description="Its uses.")
    reasoning_effort: ReasoningEffort = Field(description="The word for it.")


class ReasoningTextReasoningItemContent(TaggedModel):
    """Thoughts."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["reasoning_text"] = "reasoning_text"


class TextReasoningItemContent(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["text"] = "text"


class ReasoningItemReasoningSummary(TaggedModel):
    """A part of a summary of thoughts."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    type: Literal["summary_text"] = "summary_text"


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


class RemoteControlDisableParams(WireModel):
    """Params of `remoteControl/disable`; may be left out."""

    ephemeral: bool | None = Field(default=None, description="True to leave the stored preference alone, so that it holds again after a restart. False by\ndefault.")


class RemoteControlEnableParams(WireModel):
    """Params of `remoteControl/enable`; may be left out."""

    ephemeral: bool | None = Field(default=None, description="True to leave the stored preference alone, so that it holds again after a restart; the\nanswer then waits for no relay. False by default.")


class RemoteControlStatusChangedNotification(WireModel):
    """Payload of `remoteControl/status/changed`."""

    environment_id: str | None = Field(default=None, description="The machine as the relay knows it; `None` until it is known there.")
    installation_id: str = Field(description="This installation, to tell it from others.")
    server_name: str = Field(description="The machine's name for people.")
    status: RemoteControlConnectionStatus = Field(description="The status of the connection.")


class RequestHeader(WireModel):
    """A header of an HTTP request."""

    name: str = Field(description="Its name.")
    value: str = Field(description="Its value.")


class RequestPermissionProfile(WireModel):
    """The permissions asked for beyond the sandbox."""

    file_system: AdditionalFileSystemPermissions | None = Field(default=None, description="Access to files; `None` if it asks for none.")
    network: AdditionalNetworkPermissions | None = Field(default=None, description="Access to the network; `None` if it asks for none.")


class Resource(WireModel):
    """A resource of an MCP server."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    annotations: Any = Field(default=None, description="Hints for its use, as MCP defines them.")
    description: str | None = Field(default=None, description="Its kind.")
    icons: list[Any] | None = Field(default=None, description="Its icons, as MCP defines them.")
    mime_type: str | None = Field(default=None, description="Its media type.")
    name: str = Field(description="Its name.")
    size: int | None = Field(default=None, description="Its size in bytes, if known.")
    title: str | None = Field(default=None, description="Its name for people.")
    uri: str = Field(description="Its URI, by which it is read.")


class MetaResourceContent(WireModel):
    """Text."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    mime_type: str | None = Field(default=None, description="Its media type.")
    text: str = Field(description="The text.")
    uri: str = Field(description="Its URI.")


class MetaResourceContentVariant(WireModel):
    """Bytes."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    blob: str = Field(description="The bytes in base64.")
    mime_type: str | None = Field(default=None, description="Their media type.")
    uri: str = Field(description="Their URI.")


class ResourceTemplate(WireModel):
    """A pattern of resources that an MCP server offers."""

    annotations: Any = Field(default=None, description="Hints for their use, as MCP defines them.")
    description: str | None = Field(default=None, description="Their kind.")
    mime_type: str | None = Field(default=None, description="Their media type, if they share one.")
    name: str = Field(description="The pattern's name.")
    title: str | None = Field(default=None, description="The pattern's name for people.")
    uri_template: str = Field(description="The pattern of their URIs, as RFC 6570 defines it.")


class AdditionalToolsResponseItem(TaggedModel):
    """Further tools on offer."""

    TAGS = frozenset(("type",))

    id: str | None = Field(default=None, description="Its id.")
    role: str = Field(description="The organisation that offers them.")
    tools: list[Any] = Field(description="Their definitions.")
    type: Literal["additional_tools"] = "additional_tools"


class MessageResponseItem(TaggedModel):
    """A message by anyone."""

    TAGS = frozenset(("type",))

    content: list[ContentItem] = Field(description="Its parts.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    phase: MessagePhase | None = Field(default=None, description="Says if it is said on the way or is the answer.")
    role: str = Field(description="Its role: `user`, `assistant`, `developer` or `system`.")
    status: str | None = Field(default=None, description="Its progress, as the provider calls it.")
    type: Literal["message"] = "message"


class AgentMessageResponseItem(TaggedModel):
    """A message between agents."""

    TAGS = frozenset(("type",))

    author: str = Field(description="The speaker.")
    content: list[AgentMessageInputContent] = Field(description="Its parts.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    recipient: str = Field(description="Its addressee.")
    type: Literal["agent_message"] = "agent_message"


class ReasoningResponseItem(TaggedModel):
    """The model's reasoning."""

    TAGS = frozenset(("type",))

    content: list[ReasoningItemContent] | None = Field(default=None, description="Its raw thoughts.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    summary: list[ReasoningItemReasoningSummary] = Field(description="The parts of a summary.")
    type: Literal["reasoning"] = "reasoning"


class LocalShellCallResponseItem(TaggedModel):
    """A call of the provider's shell tool."""

    TAGS = frozenset(("type",))

    action: LocalShellAction = Field(description="The action.")
    call_id: str | None = Field(default=None, validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    status: LocalShellStatus = Field(description="Its progress.")
    type: Literal["local_shell_call"] = "local_shell_call"


class FunctionCallResponseItem(TaggedModel):
    """A call of a tool with JSON arguments."""

    TAGS = frozenset(("type",))

    arguments: str = Field(description="The arguments: JSON as text.")
    call_id: str = Field(validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    encrypted_function_args: list[str] | None = Field(default=None, validation_alias="encrypted_function_args", serialization_alias="encrypted_function_args", description="Arguments that only the provider can read.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    name: str = Field(description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    status: str | None = Field(default=None, description="Its progress, as the provider calls it.")
    type: Literal["function_call"] = "function_call"


class ToolSearchCallResponseItem(TaggedModel):
    """A search for tools."""

    TAGS = frozenset(("type",))

    arguments: Any = Field(description="The query.")
    call_id: str | None = Field(default=None, validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    execution: str = Field(description="The side that runs the search: `client` or `server`.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    status: str | None = Field(default=None, description="Its progress, as the provider calls it.")
    type: Literal["tool_search_call"] = "tool_search_call"


class FunctionCallOutputResponseItem(TaggedModel):
    """The output of a `FunctionCall`."""

    TAGS = frozenset(("type",))

    call_id: str | None = Field(default=None, validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    name: str | None = Field(default=None, description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    output: FunctionCallOutputBody = Field(description="The tool's result.")
    type: Literal["function_call_output"] = "function_call_output"


class CustomToolCallResponseItem(TaggedModel):
    """A call of a tool with free-form input."""

    TAGS = frozenset(("type",))

    call_id: str = Field(validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    input: str = Field(description="The input.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    name: str = Field(description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    status: str | None = Field(default=None, description="Its progress, as the provider calls it.")
    type: Literal["custom_tool_call"] = "custom_tool_call"


class CustomToolCallOutputResponseItem(TaggedModel):
    """The output of a `CustomToolCall`."""

    TAGS = frozenset(("type",))

    call_id: str = Field(validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    name: str | None = Field(default=None, description="The tool.")
    output: FunctionCallOutputBody = Field(description="The tool's result.")
    type: Literal["custom_tool_call_output"] = "custom_tool_call_output"


class ToolSearchOutputResponseItem(TaggedModel):
    """The tools that a `ToolSearchCall` found."""

    TAGS = frozenset(("type",))

    call_id: str | None = Field(default=None, validation_alias="call_id", serialization_alias="call_id", description="Joins a call with its output.")
    execution: str = Field(description="The side that ran the search: `client` or `server`.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    status: str = Field(description="Its progress, as the provider calls it.")
    tools: list[Any] = Field(description="Their definitions.")
    type: Literal["tool_search_output"] = "tool_search_output"


class WebSearchCallResponseItem(TaggedModel):
    """A web search that the provider ran."""

    TAGS = frozenset(("type",))

    action: ResponsesApiWebSearchAction | None = Field(default=None, description="The action.")
    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    status: str | None = Field(default=None, description="Its progress, as the provider calls it.")
    type: Literal["web_search_call"] = "web_search_call"


class ImageGenerationCallResponseItem(TaggedModel):
    """An image that the provider made."""

    TAGS = frozenset(("type",))

    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    result: str = Field(description="The image, base64.")
    revised_prompt: str | None = Field(default=None, validation_alias="revised_prompt", serialization_alias="revised_prompt", description="The prompt as the provider rewrote it.")
    status: str = Field(description="Its progress, as the provider calls it.")
    type: Literal["image_generation_call"] = "image_generation_call"


class CompactionResponseItem(TaggedModel):
    """A history shortened by the provider."""

    TAGS = frozenset(("type",))

    encrypted_content: str = Field(validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    type: Literal["compaction"] = "compaction"


class ConfigurationUpdateResponseItem(TaggedModel):
    """A change of settings from here on."""

    TAGS = frozenset(("type",))

    reasoning: ConfigurationReasoning = Field(description="The model's reasoning settings.")
    type: Literal["configuration_update"] = "configuration_update"


class CompactionTriggerResponseItem(TaggedModel):
    """Asks the provider to shorten the history."""

    TAGS = frozenset(("type",))

    type: Literal["compaction_trigger"] = "compaction_trigger"


class ContextCompactionResponseItem(TaggedModel):
    """A place where the history was shortened."""

    TAGS = frozenset(("type",))

    encrypted_content: str | None = Field(default=None, validation_alias="encrypted_content", serialization_alias="encrypted_content", description="Content that only the provider can read, to be sent back as it is.")
    id: str | None = Field(default=None, description="Its id.")
    internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough | None = Field(default=None, validation_alias="internal_chat_message_metadata_passthrough", serialization_alias="internal_chat_message_metadata_passthrough", description="Metadata that providers of this protocol family pass along.")
    type: Literal["context_compaction"] = "context_compaction"


class OtherResponseItem(TaggedModel):
    """A type that this version does not know, whole, with its `type`."""

    TAGS = frozenset(("type",))

    type: Literal["other"] = "other"


class ResponseUsageMetadata(WireModel):
    """The counts of a provider about a response beside the tokens."""

    amount: str | None = Field(default=None, description="An amount, as the provider writes it.")
    metadata: Any = Field(default=None, description="Anything else, as it was received.")


class SearchResponsesApiWebSearchAction(TaggedModel):
    """It searched."""

    TAGS = frozenset(("type",))

    queries: list[str] | None = Field(default=None, description="All the queries, if there were several.")
    query: str | None = Field(default=None, description="The query.")
    type: Literal["search"] = "search"


class OpenPageResponsesApiWebSearchAction(TaggedModel):
    """It opened a page."""

    TAGS = frozenset(("type",))

    type: Literal["open_page"] = "open_page"
    url: str | None = Field(default=None, description="The page.")


class FindInPageResponsesApiWebSearchAction(TaggedModel):
    """It searched a page."""

    TAGS = frozenset(("type",))

    pattern: str | None = Field(default=None, description="The purpose.")
    type: Literal["find_in_page"] = "find_in_page"
    url: str | None = Field(default=None, description="The page.")


class OtherResponsesApiWebSearchAction(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    type: Literal["other"] = "other"


class ApprovedExecpolicyAmendmentReviewDecisionApprovedExecpolicyAmendment(WireModel):

    proposed_execpolicy_amendment: list[str] = Field(validation_alias="proposed_execpolicy_amendment", serialization_alias="proposed_execpolicy_amendment", description="First words of the commands to be allowed.")


class ApprovedExecpolicyAmendmentReviewDecision(WireModel):
    """Run it, and keep a rule that allows commands with this beginning."""

    approved_execpolicy_amendment: ApprovedExecpolicyAmendmentReviewDecisionApprovedExecpolicyAmendment = Field(validation_alias="approved_execpolicy_amendment", serialization_alias="approved_execpolicy_amendment")


class NetworkPolicyAmendmentReviewDecisionNetworkPolicyAmendment(WireModel):

    network_policy_amendment: NetworkPolicyAmendment = Field(validation_alias="network_policy_amendment", serialization_alias="network_policy_amendment", description="The rule.")


class NetworkPolicyAmendmentReviewDecision(WireModel):
    """Keep a rule for a network host."""

    network_policy_amendment: NetworkPolicyAmendmentReviewDecisionNetworkPolicyAmendment = Field(validation_alias="network_policy_amendment", serialization_alias="network_policy_amendment")


class DeniedReviewDecisionDenied(WireModel):

    rejection: str = Field(description="The text for the model about it.")


class DeniedReviewDecision(WireModel):
    """Do not do it; the turn continues."""

    denied: DeniedReviewDecisionDenied


class ReviewStartParams(WireModel):
    """Params of `review/start`."""

    delivery: ReviewDelivery | None = Field(default=None, description="The thread that the review runs in. In the thread itself by default.")
    target: ReviewTarget = Field(description="The subject of the review.")
    thread_id: str = Field(description="The thread.")


class ReviewStartResponse(WireModel):
    """Answer to `review/start`."""

    review_thread_id: str = Field(description="The thread that the review takes place in: the one that was given.")
    turn: Turn = Field(description="The review's turn, with a label of the review as its user message.")


class UncommittedChangesReviewTarget(TaggedModel):
    """All changes in the working tree that are not committed."""

    TAGS = frozenset(("type",))

    type: Literal["uncommittedChanges"] = "uncommittedChanges"


class BaseBranchReviewTarget(TaggedModel):
    """The changes against a branch."""

    TAGS = frozenset(("type",))

    branch: str = Field(description="The branch; must not be empty.")
    type: Literal["baseBranch"] = "baseBranch"


class CommitReviewTarget(TaggedModel):
    """The changes of a commit."""

    TAGS = frozenset(("type",))

    sha: str = Field(description="The commit; must not be empty.")
    title: str | None = Field(default=None, description="Its title, for the review's label.")
    type: Literal["commit"] = "commit"


class CustomReviewTarget(TaggedModel):
    """The client's own instructions."""

    TAGS = frozenset(("type",))

    instructions: str = Field(description="The instructions; must not be empty.")
    type: Literal["custom"] = "custom"


class DangerFullAccessSandboxPolicy(TaggedModel):
    """Everything: there is no sandbox."""

    TAGS = frozenset(("type",))

    type: Literal["dangerFullAccess"] = "dangerFullAccess"


class ReadOnlySandboxPolicy(TaggedModel):
    """Read everywhere and write nowhere."""

    TAGS = frozenset(("type",))

    network_access: bool = Field(default=False, description="True if they may use the network. False by default.")
    type: Literal["readOnly"] = "readOnly"


class ExternalSandboxSandboxPolicy(TaggedModel):
    """Everything that a sandbox around the server allows."""

    TAGS = frozenset(("type",))

    network_access: NetworkAccess = Field(default="restricted", description="Says if that sandbox lets them use the network.")
    type: Literal["externalSandbox"] = "externalSandbox"


class WorkspaceWriteSandboxPolicy(TaggedModel):
    """Read everywhere, write in the workspace and in directories for temporary files."""

    TAGS = frozenset(("type",))

    exclude_slash_tmp: bool = Field(default=False, description="True if `/tmp` is kept from being written.")
    exclude_tmpdir_env_var: bool = Field(default=False, description="True if the directory that `TMPDIR` names is kept from being written.")
    network_access: bool = Field(default=False, description="True if they may use the network. False by default.")
    type: Literal["workspaceWrite"] = "workspaceWrite"
    writable_roots: list[AbsolutePathBuf] = Field(default=[], description="Directories that may be written besides the working directory.")


class SandboxWorkspaceWrite(WireModel):
    """Details of the `workspace-write` sandbox."""

    exclude_slash_tmp: bool = Field(default=False, validation_alias="exclude_slash_tmp", serialization_alias="exclude_slash_tmp", description="True if `/tmp` is kept from being written.")
    exclude_tmpdir_env_var: bool = Field(default=False, validation_alias="exclude_tmpdir_env_var", serialization_alias="exclude_tmpdir_env_var", description="True if the directory that `TMPDIR` names is kept from being written.")
    network_access: bool = Field(default=False, validation_alias="network_access", serialization_alias="network_access", description="True if commands may use the network. False by default.")
    writable_roots: list[str] = Field(default=[], validation_alias="writable_roots", serialization_alias="writable_roots", description="Directories that may be written besides the working directory.")


class HourlyScheduledTaskSchedule(TaggedModel):
    """Every so many hours."""

    TAGS = frozenset(("type",))

    days: list[ScheduledTaskWeekday] | None = Field(default=None, description="Only on these days. Every day if unset.")
    interval_hours: int = Field(description="Hours from one run to the next.")
    type: Literal["hourly"] = "hourly"


class DailyScheduledTaskSchedule(TaggedModel):
    """Every day."""

    TAGS = frozenset(("type",))

    time: str = Field(description="The time of day.")
    type: Literal["daily"] = "daily"


class WeekdaysScheduledTaskSchedule(TaggedModel):
    """From Monday to Friday."""

    TAGS = frozenset(("type",))

    time: str = Field(description="The time of day.")
    type: Literal["weekdays"] = "weekdays"


class WeeklyScheduledTaskSchedule(TaggedModel):
    """On some days of the week."""

    TAGS = frozenset(("type",))

    days: list[ScheduledTaskWeekday] = Field(description="The days.")
    time: str = Field(description="The time of day.")
    type: Literal["weekly"] = "weekly"


class ScheduledTaskSummary(WireModel):
    """A task that a plugin offers to run at set times."""

    key: str = Field(description="The key that tells it from the plugin's other tasks.")
    name: str = Field(description="Its name for people.")
    prompt: str = Field(description="The text to the model when it runs.")
    schedule: ScheduledTaskSchedule = Field(description="When it runs.")


class SelectedCapabilityRoot(WireModel):
    """A place that brings skills and tools."""

    id: str = Field(description="Its id.")
    location: CapabilityRootLocation = Field(description="Its location.")


class SendAddCreditsNudgeEmailParams(WireModel):
    """Params of `account/sendAddCreditsNudgeEmail`."""

    credit_type: AddCreditsNudgeCreditType = Field(description="The request to the workspace's owner.")


class SendAddCreditsNudgeEmailResponse(WireModel):
    """Answer to `account/sendAddCreditsNudgeEmail`."""

    status: AddCreditsNudgeEmailStatus = Field(description="Says if the e-mail was sent.")


class ServerDiagnosticsGauge(WireModel):
    """Something the server counts about itself."""

    name: str = Field(description="Its name, such as `app.requests.in_flight`.")
    value: int = Field(description="Its value now; never 0, as gauges at zero are left out.")


class ServerDiagnosticsProcess(WireModel):
    """The server's process."""

    id: int = Field(description="Its process id.")
    physical_footprint_bytes: int | None = Field(default=None, description="Its physical memory footprint, in bytes; `None` where the system does not measure it, as on\nLinux.")
    resident_memory_bytes: int | None = Field(default=None, description="Its memory that is in RAM, in bytes; `None` if not known.")


class ServerRequestResolvedNotification(WireModel):
    """Payload of `serverRequest/resolved`: answered by someone, or no longer of interest."""

    request_id: RequestId = Field(description="Id of the request.")
    thread_id: str = Field(description="The thread.")


class SessionMigration(WireModel):
    """A session of another agent that can be imported."""

    cwd: str = Field(description="The directory it worked in.")
    path: str = Field(description="The file with its history.")
    title: str | None = Field(default=None, description="Its title, if it has one.")


class CustomSessionSource(WireModel):
    """Another program, by its name."""

    custom: str


class SubAgentSessionSource(WireModel):
    """A thread that works for another one."""

    sub_agent: SubAgentSource


class Settings(WireModel):
    """The settings of a collaboration mode."""

    developer_instructions: str | None = Field(default=None, validation_alias="developer_instructions", serialization_alias="developer_instructions", description="Replaces the mode's own instructions.")
    model: str = Field(description="The model.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, validation_alias="reasoning_effort", serialization_alias="reasoning_effort", description="The model's reasoning effort.")


class SkillDependencies(WireModel):
    """A skill's requirements."""

    tools: list[SkillToolDependency] = Field(description="The tools it needs.")


class SkillErrorInfo(WireModel):
    """A skill that could not be read."""

    message: str = Field(description="Its fault, in words.")
    path: str = Field(description="Its SKILL.md.")


class SkillInterface(WireModel):
    """The way in which a skill is shown."""

    brand_color: str | None = Field(default=None, description="Its colour.")
    default_prompt: str | None = Field(default=None, description="A prompt that the user might begin with.")
    display_name: str | None = Field(default=None, description="Its name for people.")
    icon_large: AbsolutePathBuf | None = Field(default=None, description="The file of its large icon.")
    icon_large_url: str | None = Field(default=None, description="The URL of its large icon.")
    icon_small: AbsolutePathBuf | None = Field(default=None, description="The file of its small icon.")
    icon_small_url: str | None = Field(default=None, description="The URL of its small icon.")
    short_description: str | None = Field(default=None, description="Its description, in few words.")


class SkillMetadata(WireModel):
    """A skill, as far as a list shows it."""

    dependencies: SkillDependencies | None = Field(default=None, description="Its requirements, if it says so.")
    description: str = Field(description="Its purpose, from its front matter.")
    enabled: bool = Field(description="True if models are offered it.")
    interface: SkillInterface | None = Field(default=None, description="The way in which clients show it, if it says so.")
    name: str = Field(description="Its name.")
    path: LegacyAppPathString = Field(description="Its SKILL.md; absolute.")
    plugin_id: str | None = Field(default=None, description="The plugin that brings it; `None` if none does.")
    scope: SkillScope = Field(description="Its location.")
    short_description: str | None = Field(default=None, description="Its purpose, in fewer words, if it says so.")


class SkillMigration(WireModel):
    """A skill of another agent that can be imported."""

    name: str = Field(description="Its name.")


class SkillSummary(WireModel):
    """A skill that a plugin brings."""

    description: str = Field(description="Its purpose.")
    enabled: bool = Field(description="True if it is switched on.")
    interface: SkillInterface | None = Field(default=None, description="Its presentation; `None` if it does not say.")
    name: str = Field(description="Its name.")
    path: LegacyAppPathString | None = Field(default=None, description="Its path; `None` if it is not on this machine.")
    short_description: str | None = Field(default=None, description="Its purpose, in few words.")


class SkillToolDependency(WireModel):
    """A tool that a skill needs."""

    command: str | None = Field(default=None, description="The command that starts it, if it is started that way.")
    description: str | None = Field(default=None, description="Its purpose.")
    transport: str | None = Field(default=None, description="The way in which it is spoken to.")
    type: str = Field(description="The kind of tool.")
    url: str | None = Field(default=None, description="The place where it is reached, if it is reached that way.")
    value: str = Field(description="Its name among tools of its kind.")


class SkillsChangedNotification(WireModel):
    """Payload of `skills/changed`, sent when a list of skills read earlier may no longer be right."""


class SkillsConfigWriteParams(WireModel):
    """Params of `skills/config/write`. Takes exactly one of `path` and `name`."""

    enabled: bool = Field(description="True if models are to be offered the skill.")
    name: str | None = Field(default=None, description="The skill by its name.")
    path: AbsolutePathBuf | None = Field(default=None, description="The skill by its SKILL.md; absolute.")


class SkillsConfigWriteResponse(WireModel):
    """Answer to `skills/config/write`."""

    effective_enabled: bool = Field(description="True if models are offered the skill now, all settings taken together.")


class SkillsExtraRootsSetParams(WireModel):
    """Params of `skills/extraRoots/set`."""

    extra_roots: list[AbsolutePathBuf] = Field(description="Further directories to look for skills in, in place of those set before; absolute.")


class SkillsExtraRootsSetResponse(WireModel):
    """Answer to `skills/extraRoots/set`, given after `skills/changed`."""


class SkillsListEntry(WireModel):
    """The skills that hold for one working directory."""

    cwd: str = Field(description="The working directory, as it was given.")
    errors: list[SkillErrorInfo] = Field(description="The skills that could not be read.")
    skills: list[SkillMetadata] = Field(description="The skills, those switched off included.")


class SkillsListParams(WireModel):
    """Params of `skills/list`."""

    cwds: list[str] | None = Field(default=None, description="The working directories to list for; relative ones are resolved against the server's own.")
    force_reload: bool | None = Field(default=None, description="True to read all files again instead of what is remembered of them. False by default.")


class SkillsListResponse(WireModel):
    """Answer to `skills/list`."""

    data: list[SkillsListEntry] = Field(description="The skills, by working directory.")


class SpendControlLimitSnapshot(WireModel):
    """A limit on one user's spending."""

    limit: str = Field(description="The limit, as text.")
    remaining_percent: int = Field(description="The remainder, 0 to 100.")
    resets_at: int = Field(description="The time of the reset, in seconds since the Unix epoch.")
    used: str = Field(description="The part used, as text.")


class StrictReviewRequiredNotification(WireModel):
    """Payload of `autoApprovalReview/strictReviewRequired`, sent when a turn's automatic reviews of
    approvals have to be strict.
    """

    started_at_ms: int = Field(description="When that began, in milliseconds since the Unix epoch.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ThreadSpawnSubAgentSourceThreadSpawn(WireModel):

    agent_nickname: str | None = Field(default=None, validation_alias="agent_nickname", serialization_alias="agent_nickname", description="Its name for people.")
    agent_path: AgentPath | None = Field(default=None, validation_alias="agent_path", serialization_alias="agent_path", description="Its place in the tree of agents.")
    agent_role: str | None = Field(default=None, validation_alias="agent_role", serialization_alias="agent_role", description="Its purpose.")
    depth: int = Field(description="Generations from the user's own thread.")
    parent_thread_id: ThreadId = Field(validation_alias="parent_thread_id", serialization_alias="parent_thread_id", description="The thread whose model did.")


class ThreadSpawnSubAgentSource(WireModel):
    """Because a model started it."""

    thread_spawn: ThreadSpawnSubAgentSourceThreadSpawn = Field(validation_alias="thread_spawn", serialization_alias="thread_spawn")


class OtherSubAgentSource(WireModel):
    """For another purpose, in words."""

    other: str


class SubagentMigration(WireModel):
    """A sub-agent of another agent that can be imported."""

    name: str = Field(description="Its name.")


class TerminalInteractionNotification(WireModel):
    """Payload of `item/commandExecution/terminalInteraction`."""

    item_id: str = Field(description="The item.")
    process_id: str = Field(description="The process.")
    stdin: str = Field(description="The input that was written to it; empty for a mere wait.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TextElement(WireModel):
    """A stretch of the user's text that stands for something else."""

    byte_range: ByteRange = Field(description="Which stretch.")
    placeholder: str | None = Field(default=None, description="The replacement.")


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

    agent_nickname: str | None = Field(default=None, description="The nickname of the agent that works in it.")
    agent_role: str | None = Field(default=None, description="The purpose of that agent.")
    cli_version: str = Field(description="Version of the server that started it.")
    created_at: int = Field(description="When it was started, in seconds since the Unix epoch.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    ephemeral: bool = Field(description="True if it is gone when the server ends.")
    forked_from_id: str | None = Field(default=None, description="The thread it was forked from.")
    git_info: GitInfo | None = Field(default=None, description="The repository that its working directory was in.")
    history_mode: ThreadHistoryMode = Field(default="legacy", description="The form of its history.")
    id: str = Field(description="Its id.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    name: str | None = Field(default=None, description="The name that a client gave it.")
    originator: str | None = Field(default=None, description="Name of the client that started it.")
    parent_thread_id: str | None = Field(default=None, description="The thread whose model started it.")
    path: str | None = Field(default=None, description="The file it is kept in; `None` if it is not kept in one.")
    preview: str = Field(description="Text of its first user message; empty until there is one.")
    project_id: str | None = Field(description="The project it belongs to.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort; its own choice if unset.")
    recency_at: int | None = Field(default=None, description="When it was last worked in, in seconds since the Unix epoch.")
    section: ThreadSection | None = Field(default=None, description="The section it is filed under.")
    section_entered_at: int | None = Field(default=None, description="When it was filed there, in seconds since the Unix epoch.")
    session_id: str = Field(description="The thread at the root of the tree that this one belongs to; itself if it stands alone.")
    source: SessionSource = Field(description="Its origin.")
    status: ThreadStatus = Field(description="Its effect.")
    thread_source: ThreadSource | None = Field(default=None, description="The client's word for why it was started.")
    turns: list[Turn] = Field(description="Its turns, oldest first; empty unless they were asked for.")
    updated_at: int = Field(description="When anything of it last changed, in seconds since the Unix epoch.")


class ThreadApproveGuardianDeniedActionParams(WireModel):
    """Params of `thread/approveGuardianDeniedAction`."""

    event: Any = Field(description="The automatic reviewer's event of the refusal, as the client received it.")
    thread_id: str = Field(description="The thread.")


class ThreadApproveGuardianDeniedActionResponse(WireModel):
    """Answer to `thread/approveGuardianDeniedAction`."""


class ThreadArchiveParams(WireModel):
    """Params of `thread/archive`."""

    thread_id: str = Field(description="The thread.")


class ThreadArchiveResponse(WireModel):
    """Answer to `thread/archive`."""


class ThreadArchivedNotification(WireModel):
    """Payload of `thread/archived`."""

    thread_id: str = Field(description="The thread.")


class ThreadAttachment(WireModel):
    """Something that clients attached to a thread; its type and key together name it."""

    attachment_type: str = Field(description="Its type, a word of the client's; not empty.")
    created_at: int = Field(description="When it was attached, in seconds since the Unix epoch.")
    id: str = Field(description="Its id, a UUID the server made.")
    identity_key: str = Field(description="Its key among attachments of its type, a word of the client's.")
    payload: Any = Field(description="Any JSON the client stored with it.")


class ThreadAttachmentAddParams(WireModel):
    """Params of `thread/attachment/add`."""

    attachment_type: str = Field(description="Its type; must not be empty.")
    identity_key: str = Field(description="Its key among attachments of its type.")
    payload: Any = Field(description="Any JSON to store with it; ignored if the thread has one with this type and key.")
    thread_id: str = Field(description="The thread; it must have had a user message.")


class ThreadAttachmentAddResponse(WireModel):
    """Answer to `thread/attachment/add`."""

    attachment: ThreadAttachment = Field(description="The attachment as it is stored.")
    outcome: ThreadAttachmentAddOutcome = Field(description="Says if it is a new one.")


class ThreadAttachmentListParams(WireModel):
    """Params of `thread/attachment/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    thread_id: str = Field(description="The thread.")


class ThreadAttachmentListResponse(WireModel):
    """Answer to `thread/attachment/list`."""

    data: list[ThreadAttachment] = Field(description="The thread's attachments.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ThreadAttachmentOwner(WireModel):
    """A thread that has a certain attachment."""

    archived: bool = Field(description="True if the thread is archived.")
    thread_id: str = Field(description="The thread.")


class ThreadAttachmentOwnerListParams(WireModel):
    """Params of `thread/attachmentOwner/list`."""

    archived: bool | None = Field(default=None, description="Only threads that are archived, or only those that are not. Both if unset.")
    attachment_type: str = Field(description="The attachment's type.")
    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    identity_key: str = Field(description="Its key.")
    limit: int | None = Field(default=None, description="Entries a page at most.")


class ThreadAttachmentOwnerListResponse(WireModel):
    """Answer to `thread/attachmentOwner/list`."""

    data: list[ThreadAttachmentOwner] = Field(description="The threads that have the attachment.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ThreadAttachmentRemoveParams(WireModel):
    """Params of `thread/attachment/remove`."""

    attachment_type: str = Field(description="The attachment's type; must not be empty.")
    identity_key: str = Field(description="Its key.")
    thread_id: str = Field(description="The thread.")


class ThreadAttachmentRemoveResponse(WireModel):
    """Answer to `thread/attachment/remove`; the same if there was nothing to remove."""


class ThreadAttachmentUpdatedNotification(WireModel):
    """Payload of `thread/attachment/updated`, sent to every connection when a thread gets or loses an
    attachment.
    """

    attachment_id: str = Field(description="The attachment's id.")
    attachment_type: str = Field(description="Its type.")
    identity_key: str = Field(description="Its key.")
    operation: ThreadAttachmentOperation = Field(description="The event.")
    thread_id: str = Field(description="The thread.")


class ThreadClosedNotification(WireModel):
    """Payload of `thread/closed`."""

    thread_id: str = Field(description="The thread.")


class ThreadCompactStartParams(WireModel):
    """Params of `thread/compact/start`."""

    thread_id: str = Field(description="The thread.")


class ThreadCompactStartResponse(WireModel):
    """Answer to `thread/compact/start`, given at once; the work is a turn of its own."""


class ThreadDeleteParams(WireModel):
    """Params of `thread/delete`. Fails while a fork still uses the thread's history."""

    thread_id: str = Field(description="The thread.")


class ThreadDeleteResponse(WireModel):
    """Answer to `thread/delete`."""


class ThreadDeletedNotification(WireModel):
    """Payload of `thread/deleted`, sent to every connection after the answer to `thread/delete`."""

    thread_id: str = Field(description="The thread, which is gone.")


class ThreadEnvironment(WireModel):
    """A place where a thread's commands run."""

    cwd: LegacyAppPathString = Field(description="The working directory there.")
    environment_id: str = Field(description="`local`, or the id of an environment.")
    runtime_workspace_roots: list[LegacyAppPathString] = Field(description="The workspace's roots there.")


class ThreadExtra(WireModel):
    """Fields of other programs; none are defined."""


class ThreadForkParams(WireModel):
    """Params of `thread/fork`. The settings given here hold for the fork alone."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="The reviewer of approvals.")
    base_instructions: str | None = Field(default=None, description="Replaces the model's base instructions.")
    config: dict[str, Any] | None = Field(default=None, description="Configuration of the fork alone, by dotted key.")
    cwd: str | None = Field(default=None, description="Working directory; a relative one is resolved against the server's own.")
    developer_instructions: str | None = Field(default=None, description="Instructions put before the conversation in the developer's name.")
    ephemeral: bool | None = Field(default=None, description="True if nothing of the fork is to be stored. False by default.")
    exclude_turns: bool | None = Field(default=None, description="True to answer the fork without its turns. False by default.")
    last_turn_id: str | None = Field(default=None, description="Keeps the turns up to and including this one. All are kept if neither is set.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str | None = Field(default=None, description="Id of the model provider.")
    sandbox: SandboxMode | None = Field(default=None, description="The permissions of commands. Not together with `permissions`.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread_id: str = Field(description="The thread to fork.")
    thread_source: ThreadSource | None = Field(default=None, description="The client's word for why it is forked.")


class ThreadForkResponse(WireModel):
    """Answer to `thread/fork`: the new thread and what holds for it."""

    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="The reviewer of approvals.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    instruction_sources: list[LegacyAppPathString] = Field(default=[], description="Instruction files that were read, such as AGENTS.md.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort; its own choice if unset.")
    sandbox: SandboxPolicy = Field(description="The permissions of commands.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread: Thread = Field(description="The new thread. Its turns have the same ids as the source's; one that ran there is\ninterrupted here.")


class ThreadGoal(WireModel):
    """The aim that a thread pursues by itself, from turn to turn."""

    created_at: int = Field(description="When it was set, in seconds since the Unix epoch.")
    objective: str = Field(description="The objective, in words; not empty.")
    status: ThreadGoalStatus = Field(description="Its status.")
    thread_id: str = Field(description="The thread.")
    time_used_seconds: int = Field(description="Time spent on it so far, in seconds.")
    token_budget: int | None = Field(default=None, description="Tokens it may use; `None` for no limit.")
    tokens_used: int = Field(description="Tokens it used so far: input that was not cached, and output.")
    updated_at: int = Field(description="When it last changed, in seconds since the Unix epoch.")


class ThreadGoalClearParams(WireModel):
    """Params of `thread/goal/clear`."""

    origin: ThreadGoalMutationOrigin | None = Field(default=None, description="On whose behalf it is taken away.")
    thread_id: str = Field(description="The thread.")


class ThreadGoalClearResponse(WireModel):
    """Answer to `thread/goal/clear`."""

    cleared: bool = Field(description="True if there was a goal.")


class ThreadGoalClearedNotification(WireModel):
    """Payload of `thread/goal/cleared`."""

    thread_id: str = Field(description="The thread.")


class ThreadGoalGetParams(WireModel):
    """Params of `thread/goal/get`."""

    thread_id: str = Field(description="The thread.")


class ThreadGoalGetResponse(WireModel):
    """Answer to `thread/goal/get`."""

    goal: ThreadGoal | None = Field(default=None, description="The goal; `None` if the thread has none.")


class ThreadGoalSetParams(WireModel):
    """Params of `thread/goal/set`. What is unset stays as it was; without a goal, `objective` makes
    one.
    """

    objective: str | None = Field(default=None, description="The objective, in words; must not be empty.")
    origin: ThreadGoalMutationOrigin | None = Field(default=None, description="On whose behalf it is set.")
    status: ThreadGoalStatus | None = Field(default=None, description="The status of it is to; `active` makes an idle thread start working.")
    thread_id: str = Field(description="The thread.")
    token_budget: int | None = Field(default=None, description="Tokens it may use; must be positive.")


class ThreadGoalSetResponse(WireModel):
    """Answer to `thread/goal/set`."""

    goal: ThreadGoal = Field(description="The goal as it is now.")


class ThreadGoalUpdatedNotification(WireModel):
    """Payload of `thread/goal/updated`, sent to every connection when a goal is set, at the end of its
    turns, and when a thread that has one is resumed.
    """

    goal: ThreadGoal = Field(description="The goal as it is now.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="The turn whose end changed it; `None` if no turn did.")


class ThreadInjectItemsParams(WireModel):
    """Params of `thread/inject_items`."""

    items: list[Any] = Field(description="Items as the provider's Responses API knows them, in order; at least one, and each an\nobject.")
    thread_id: str = Field(description="The thread.")


class ThreadInjectItemsResponse(WireModel):
    """Answer to `thread/inject_items`. No item of the thread shows them."""


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
    delivery: AgentMessageDelivery | None = Field(default=None, description="The way in which it reached the user, if not in the ordinary way.")
    id: str = Field(description="Its id.")
    memory_citation: MemoryCitation | None = Field(default=None, description="Memories that it rests on.")
    moderation: AgentMessageModeration | None = Field(default=None, description="The result of the provider's moderation.")
    phase: MessagePhase | None = Field(default=None, description="Commentary or final answer, if the model says.")
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
    output: FunctionCallOutputBody = Field(description="Its result.")
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
    command_actions: list[CommandAction] = Field(description="The recognised effect of the command.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    cwd: LegacyAppPathString = Field(description="Its directory.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds.")
    exit_code: int | None = Field(default=None, description="Its exit status, 128 + n for signal n, -1 if it could not be started.")
    id: str = Field(description="Its id.")
    plugin_id: str | None = Field(default=None, description="The plugin that it belongs to.")
    process_id: str | None = Field(default=None, description="The process, to tell it from others; `None` if there is none.")
    script_path: str | None = Field(default=None, description="The skill's script that it runs.")
    source: CommandExecutionSource = Field(default="agent", description="The party that had it run.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: CommandExecutionStatus = Field(description="Its status.")
    type: Literal["commandExecution"] = "commandExecution"


class FileChangeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    changes: list[FileUpdateChange] = Field(description="The changes, one a file.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: PatchApplyStatus = Field(description="Their status.")
    type: Literal["fileChange"] = "fileChange"


class McpToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    app_context: McpToolCallAppContext | None = Field(default=None, description="The connected app behind the server.")
    arguments: Any = Field(description="Its arguments.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds.")
    environment_id: str | None = Field(default=None, description="The environment that brought the server along; `None` for servers of the configuration.")
    error: McpToolCallError | None = Field(default=None, description="The reason why it failed, if the server gave no result.")
    id: str = Field(description="Its id.")
    mcp_app_resource_uri: str | None = Field(default=None, description="The tool's user interface; older form of `mcpAppUi`.")
    mcp_app_ui: McpAppUi | None = Field(default=None, description="The tool's user interface.")
    plugin_id: str | None = Field(default=None, description="The plugin that it belongs to.")
    read_only_hint: bool | None = Field(default=None, description="True if the server says that the tool changes nothing.")
    result: McpToolCallResult | None = Field(default=None, description="The tool's result.")
    server: str = Field(description="The server's name.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: McpToolCallStatus = Field(description="Its status.")
    tool: str = Field(description="The tool's name.")
    type: Literal["mcpToolCall"] = "mcpToolCall"


class DynamicToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    arguments: Any = Field(description="Its arguments.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    content_items: list[DynamicToolCallOutputContentItem] | None = Field(default=None, description="Its result.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds.")
    id: str = Field(description="Its id.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: DynamicToolCallStatus = Field(description="Its status.")
    success: bool | None = Field(default=None, description="True if it did what it should.")
    tool: str = Field(description="The tool's name.")
    type: Literal["dynamicToolCall"] = "dynamicToolCall"


class CollabAgentToolCallThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    agents_states: dict[str, CollabAgentState] = Field(description="The status of the agents, by thread.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    model: str | None = Field(default=None, description="The model of the agent to be started.")
    prompt: str | None = Field(default=None, description="The text for the agents.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="The reasoning effort of the agent to be started.")
    receiver_thread_ids: list[str] = Field(description="The threads it is for.")
    sender_thread_id: str = Field(description="The thread it comes from.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: CollabAgentToolCallStatus = Field(description="The status of the call.")
    tool: CollabAgentTool = Field(description="The action.")
    type: Literal["collabAgentToolCall"] = "collabAgentToolCall"


class SubAgentActivityThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    agent_path: str = Field(description="Its place in the tree of agents.")
    agent_thread_id: str = Field(description="Its thread.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    kind: SubAgentActivityKind = Field(description="The event.")
    model: str | None = Field(default=None, description="Its model.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="Its reasoning effort.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["subAgentActivity"] = "subAgentActivity"


class WebSearchThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    action: WebSearchAction | None = Field(default=None, description="The action.")
    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    query: str = Field(description="The query.")
    results: list[Any] | None = Field(default=None, description="The results, as reported by the provider.")
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
    failure: ImageGenerationFailure | None = Field(default=None, description="The reason why there is no image.")
    file_id: str = Field(description="The id.")
    generation_id: str | None = Field(default=None, description="Its id with the provider.")
    id: str = Field(description="Its id.")
    input_images: list[ImageGenerationInputImage] | None = Field(default=None, description="The images it was made from.")
    revised_prompt: str | None = Field(default=None, description="The prompt as the provider rewrote it.")
    saved_path: AbsolutePathBuf | None = Field(default=None, description="The path of the stored image.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: str = Field(description="Its status, as the provider calls it.")
    transparent_background: bool | None = Field(default=None, description="True if its background is transparent.")
    type: Literal["imageGeneration"] = "imageGeneration"


class ImageGenerationThreadItemVariant(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    failure: ImageGenerationFailure | None = Field(default=None, description="The reason why there is no image.")
    generation_id: str | None = Field(default=None, description="Its id with the provider.")
    id: str = Field(description="Its id.")
    input_images: list[ImageGenerationInputImage] | None = Field(default=None, description="The images it was made from.")
    result: str = Field(description="The image, base64.")
    revised_prompt: str | None = Field(default=None, description="The prompt as the provider rewrote it.")
    saved_path: AbsolutePathBuf | None = Field(default=None, description="The path of the stored image.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    status: str = Field(description="Its status, as the provider calls it.")
    transparent_background: bool | None = Field(default=None, description="True if its background is transparent.")
    type: Literal["imageGeneration"] = "imageGeneration"


class EnteredReviewModeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    review: str = Field(description="The subject of the review, or what was found, for people.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["enteredReviewMode"] = "enteredReviewMode"


class ExitedReviewModeThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    review: str = Field(description="The subject of the review, or what was found, for people.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["exitedReviewMode"] = "exitedReviewMode"


class ContextCompactionThreadItem(TaggedModel):
    """One entry of a turn: what was said, thought, run or changed."""

    TAGS = frozenset(("type",))

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` until then.")
    id: str = Field(description="Its id.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch.")
    type: Literal["contextCompaction"] = "contextCompaction"


class ThreadItemEntry(WireModel):
    """An item of a thread, with its turn and times."""

    completed_at_ms: int | None = Field(default=None, description="When it was complete, in milliseconds since the Unix epoch; `None` if it is not, or not\nknown.")
    item: ThreadItem = Field(description="The item.")
    started_at_ms: int | None = Field(default=None, description="When it began, in milliseconds since the Unix epoch; `None` if not known.")
    turn_id: str = Field(description="The turn it belongs to.")


class ThreadItemOutputDeferral(WireModel):
    """Which items are listed without their output, to be read later with `thread/items/read`."""


class ThreadItemsListAnchor(TaggedModel):
    """A place in a thread that a list of items begins at."""

    TAGS = frozenset(("type",))

    item_id: str = Field(description="The item.")
    type: Literal["item"] = "item"


class ThreadItemsListParams(WireModel):
    """Params of `thread/items/list`."""

    cursor: ThreadItemsListCursor | None = Field(default=None, description="Cursor from an earlier page, or an item. From the start if unset.")
    defer_output: ThreadItemOutputDeferral | None = Field(default=None, description="Which items to list without their output. None by default.")
    limit: int | None = Field(default=None, description="Entries a page at most. 25 by default, never more than 100.")
    sort_direction: SortDirection | None = Field(default=None, description="Which way. Oldest first by default.")
    thread_id: str = Field(description="The thread.")
    turn_id: str | None = Field(default=None, description="Only items of this turn; there are none if the turn is not known.")


class ThreadItemsListResponse(WireModel):
    """Answer to `thread/items/list`."""

    backwards_cursor: str | None = Field(default=None, description="Start of a list in the other direction; `None` if the page is empty.")
    data: list[ThreadItemEntry] = Field(description="The items.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ThreadListParams(WireModel):
    """Params of `thread/list`."""

    archived: bool | None = Field(default=None, description="True to list archived threads instead of the others. False by default.")
    current_account_only: bool | None = Field(default=None, description="Only threads of the account that is logged in. No by default.")
    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    cwd: ThreadListCwdFilter | None = Field(default=None, description="Only threads with this working directory.")
    excluded_thread_ids: list[str] | None = Field(default=None, description="All but these.")
    included_thread_ids: list[str] | None = Field(default=None, description="Only these threads; an empty list finds none. At most 100.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    model_providers: list[str] | None = Field(default=None, description="Only these providers; all if empty.")
    originators: list[str] | None = Field(default=None, description="Only threads started by these clients.")
    search_term: str | None = Field(default=None, description="Only threads whose name or preview holds this text.")
    section_id: str | None = Field(default=None, description="Only threads of this section; null lists those of none.")
    sort_direction: SortDirection | None = Field(default=None, description="Which way. Newest first by default.")
    sort_key: ThreadSortKey | None = Field(default=None, description="The sort key. `created_at` by default.")
    source_kinds: list[ThreadSourceKind] | None = Field(default=None, description="Only threads of these sources; those for people if empty.")
    turnhost: TurnhostListParams | None = Field(default=None, description="Options that only this server knows.")
    use_state_db_only: bool | None = Field(default=None, description="True to trust the index without looking at the files. False by default.")


class ThreadListResponse(WireModel):
    """Answer to `thread/list`."""

    backwards_cursor: str | None = Field(default=None, description="Start of a list in the other direction; `None` if the page is empty.")
    data: list[Thread] = Field(description="The threads, without turns.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")
    turnhost: TurnhostListResponse | None = Field(default=None, description="The counts of this server; only for clients that asked for them.")


class ThreadLoadedListParams(WireModel):
    """Params of `thread/loaded/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most.")


class ThreadLoadedListResponse(WireModel):
    """Answer to `thread/loaded/list`."""

    data: list[str] = Field(description="Ids of the threads.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ThreadMetadataGitInfoUpdateParams(WireModel):
    """Changes to what is stored about a thread's repository: what is left out stays, null clears. At
    least one field.
    """

    branch: str | None = Field(default=None, description="The branch checked out; must not be blank.")
    origin_url: str | None = Field(default=None, description="Address of the remote called `origin`; must not be blank.")
    sha: str | None = Field(default=None, description="The commit checked out; must not be blank.")


class ThreadMetadataUpdateParams(WireModel):
    """Params of `thread/metadata/update`. At least one field beside the thread; what is left out
    stays.
    """

    git_info: ThreadMetadataGitInfoUpdateParams | None = Field(default=None, description="Changes to what is stored about its repository.")
    thread_id: str = Field(description="The thread.")


class ThreadMetadataUpdateResponse(WireModel):
    """Answer to `thread/metadata/update`."""

    thread: Thread = Field(description="The thread as it is now, without turns.")


class ThreadNameUpdatedNotification(WireModel):
    """Payload of `thread/name/updated`."""

    thread_id: str = Field(description="The thread.")
    thread_name: str | None = Field(default=None, description="Its name now.")


class CompletedThreadPredictionResult(TaggedModel):
    """It was made."""

    TAGS = frozenset(("type",))

    text: str | None = Field(default=None, description="The predicted words; `None` if nothing is to be suggested.")
    type: Literal["completed"] = "completed"


class FailedThreadPredictionResult(TaggedModel):
    """It could not be made."""

    TAGS = frozenset(("type",))

    type: Literal["failed"] = "failed"


class ThreadPredictionUpdatedNotification(WireModel):
    """Payload of `thread/prediction/updated`, sent when a prediction that was asked for is there or
    has failed.
    """

    result: ThreadPredictionResult = Field(description="Its outcome.")
    source_turn_id: str = Field(description="The turn it follows.")
    thread_id: str = Field(description="The thread.")


class ThreadProjectUpdatedNotification(WireModel):
    """Payload of `thread/project/updated`, sent to every connection before the answer to what moved
    the thread.
    """

    project_id: str | None = Field(description="The project it belongs to now; `None` if it belongs to none.")
    thread_id: str = Field(description="The thread.")


class ThreadQueueChangedNotification(WireModel):
    """Payload of `thread/queue/changed`, sent with every change of a thread's queue, also when its
    next message is taken.
    """

    thread_id: str = Field(description="The thread.")


class ThreadReadParams(WireModel):
    """Params of `thread/read`."""

    include_turns: bool | None = Field(default=None, description="True to read the turns too. False by default.")
    thread_id: str = Field(description="The thread.")


class ThreadReadResponse(WireModel):
    """Answer to `thread/read`."""

    thread: Thread = Field(description="The thread.")


class ThreadReadState(WireModel):
    """The unread part of a thread."""

    first_unread: ThreadUnreadPosition | None = Field(default=None, description="Start of the unread part; `None` if all is read.")
    revision: str = Field(description="Opaque; changes with every change of the state.")


class ThreadReadStateChangedNotification(WireModel):
    """Payload of `thread/readState/changed`."""

    read_state: ThreadReadState = Field(description="The unread part now.")
    thread_id: str = Field(description="The thread.")


class ReadThreadReadStateOperation(TaggedModel):
    """Mark all of it as read."""

    TAGS = frozenset(("type",))

    type: Literal["read"] = "read"


class UnreadThreadReadStateOperation(TaggedModel):
    """Mark it as unread from its beginning."""

    TAGS = frozenset(("type",))

    type: Literal["unread"] = "unread"


class ThreadRealtimeAudioChunk(WireModel):
    """A piece of sound."""

    data: str = Field(description="The samples, encoded as text.")
    item_id: str | None = Field(default=None, description="The item of the voice conversation that it belongs to.")
    num_channels: int = Field(description="Channels.")
    sample_rate: int = Field(description="Samples a second in each channel.")
    samples_per_channel: int | None = Field(default=None, description="Samples in each channel of this piece; `None` if unknown.")


class WholeItemThreadRealtimeBemItemPresentation(TaggedModel):
    """All of it."""

    TAGS = frozenset(("type",))

    type: Literal["wholeItem"] = "wholeItem"


class InlineMarkdownThreadRealtimeBemItemPresentation(TaggedModel):
    """As Markdown among the words."""

    TAGS = frozenset(("type",))

    type: Literal["inlineMarkdown"] = "inlineMarkdown"


class InlineVisualizationThreadRealtimeBemItemPresentation(TaggedModel):
    """As one of its pictures among the words."""

    TAGS = frozenset(("type",))

    index: int = Field(description="Which of them, from 0.")
    type: Literal["inlineVisualization"] = "inlineVisualization"


class ThreadRealtimeClosedNotification(WireModel):
    """Payload of `thread/realtime/closed`, sent when a thread's voice conversation is over."""

    reason: str | None = Field(default=None, description="The reason why it is over, if that is known.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeEntry(WireModel):
    """A stored entry of a voice conversation."""

    item: ThreadRealtimeItem = Field(description="The entry.")
    position: int = Field(description="Its position in the thread's history.")


class ThreadRealtimeErrorNotification(WireModel):
    """Payload of `thread/realtime/error`, sent when something in a thread's voice conversation goes
    wrong.
    """

    message: str = Field(description="The failure, in words.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeFrameChannels(WireModel):
    """Payloads of a frame, at most one a channel."""

    voice_transcript: ThreadRealtimeVoiceTranscript = Field(validation_alias="voice_transcript", serialization_alias="voice_transcript", description="Speech, as text.")


class ThreadRealtimeInitialItem(WireModel):
    """A text that a voice conversation begins with."""

    role: ConversationTextRole = Field(description="The speaker.")
    text: str = Field(description="The text.")


class RealtimeSessionStartedThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Its id.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    type: Literal["realtimeSessionStarted"] = "realtimeSessionStarted"


class FrameThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    channels: ThreadRealtimeFrameChannels = Field(description="The payload of each channel.")
    id: str = Field(description="Its id.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    type: Literal["frame"] = "frame"


class TranscriptSegmentThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Its id.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    role: ThreadRealtimeTranscriptRole = Field(description="The speaker.")
    text: str = Field(description="The text.")
    type: Literal["transcriptSegment"] = "transcriptSegment"


class BemItemPromotedThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Its id.")
    item_id: str = Field(description="The item.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    presentation: ThreadRealtimeBemItemPresentation = Field(description="Its presentation.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    turn_id: str = Field(description="The turn.")
    type: Literal["bemItemPromoted"] = "bemItemPromoted"


class RealtimeSessionClosedThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Its id.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    outcome: ThreadRealtimeSessionOutcome = Field(description="Its end.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    type: Literal["realtimeSessionClosed"] = "realtimeSessionClosed"


class TurnInputAcceptedThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    handoff_id: str = Field(description="Id of the handoff.")
    id: str = Field(description="Its id.")
    input: str = Field(description="The input.")
    input_item_id: str = Field(description="The item that holds the input.")
    mode: ThreadRealtimeHandoffMode = Field(description="The way in which the turn got it.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    source_event_ids: list[str] = Field(description="The provider's events that the input was made of.")
    turn_id: str = Field(description="The turn.")
    type: Literal["turnInputAccepted"] = "turnInputAccepted"


class SessionEndInputSavedThreadRealtimeItem(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    id: str = Field(description="Its id.")
    input: str = Field(description="The input.")
    input_item_id: str = Field(description="The item that holds the input.")
    observed_at_ms: int | None = Field(default=None, description="Time at which the provider observed it, in milliseconds since the Unix epoch.")
    realtime_session_id: str = Field(description="The conversation it belongs to.")
    source_event_ids: list[str] = Field(description="The provider's events that the input was made of.")
    type: Literal["sessionEndInputSaved"] = "sessionEndInputSaved"


class ThreadRealtimeItemAddedNotification(WireModel):
    """Payload of `thread/realtime/itemAdded`, sent when the provider adds an item to the voice
    conversation.
    """

    item: Any = Field(description="The item, as the provider sent it.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeItemCompletedNotification(WireModel):
    """Payload of `thread/realtime/item/completed`, sent when an entry of a voice conversation is
    complete.
    """

    item: ThreadRealtimeItem = Field(description="The entry.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeItemStartedNotification(WireModel):
    """Payload of `thread/realtime/item/started`, sent when an entry of a voice conversation begins."""

    item: ThreadRealtimeItem = Field(description="The entry as it begins.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeItemTranscriptDeltaNotification(WireModel):
    """Payload of `thread/realtime/item/transcript/delta`, sent as more of an entry's words are known."""

    delta: str = Field(description="The words to append to the entry's text.")
    item_id: str = Field(description="The entry.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeOutputAudioDeltaNotification(WireModel):
    """Payload of `thread/realtime/outputAudio/delta`, sent with each piece of the model's speech."""

    audio: ThreadRealtimeAudioChunk = Field(description="The piece.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeSdpNotification(WireModel):
    """Payload of `thread/realtime/sdp`, sent when the provider has answered a WebRTC offer."""

    sdp: str = Field(description="The provider's session description.")
    thread_id: str = Field(description="The thread.")


class WebsocketThreadRealtimeStartTransport(TaggedModel):
    """Over a WebSocket of the server's; sound passes through this protocol."""

    TAGS = frozenset(("type",))

    type: Literal["websocket"] = "websocket"


class WebrtcThreadRealtimeStartTransport(TaggedModel):
    """Over WebRTC between the client and the provider."""

    TAGS = frozenset(("type",))

    sdp: str = Field(description="The client's offer; the answer comes as `thread/realtime/sdp`.")
    type: Literal["webrtc"] = "webrtc"


class ExistingCallThreadRealtimeStartTransport(TaggedModel):
    """Over a call that exists already."""

    TAGS = frozenset(("type",))

    call_id: str = Field(description="The call.")
    type: Literal["existingCall"] = "existingCall"


class ThreadRealtimeStartedNotification(WireModel):
    """Payload of `thread/realtime/started`, sent when a thread's voice conversation has begun."""

    realtime_session_id: str | None = Field(default=None, description="The conversation's id, if it has one.")
    thread_id: str = Field(description="The thread.")
    version: RealtimeConversationVersion = Field(description="Version of the provider's protocol that is spoken.")


class ThreadRealtimeTranscriptDeltaNotification(WireModel):
    """Payload of `thread/realtime/transcript/delta`, sent as more of what is said becomes known as
    text.
    """

    delta: str = Field(description="The further words.")
    role: str = Field(description="The speaker.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeTranscriptDoneNotification(WireModel):
    """Payload of `thread/realtime/transcript/done`, sent when all of what someone said is known as
    text.
    """

    role: str = Field(description="The speaker.")
    text: str = Field(description="All of what was said.")
    thread_id: str = Field(description="The thread.")


class ThreadRealtimeVoiceTranscript(WireModel):
    """Speech of a frame, as text."""

    role: ThreadRealtimeTranscriptRole = Field(description="The speaker.")
    text: str = Field(description="The text.")


class ThreadResumeInitialTurnsPageParams(WireModel):
    """Which page of turns to answer beside a thread."""

    items_view: TurnItemsView | None = Field(default=None, description="The extent of their items.")
    limit: int | None = Field(default=None, description="Entries a page at most.")
    sort_direction: SortDirection | None = Field(default=None, description="Which end of the thread to begin at.")


class ThreadResumeParams(WireModel):
    """Params of `thread/resume`. What is unset stays as it was."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="The reviewer of approvals.")
    base_instructions: str | None = Field(default=None, description="Replaces the model's base instructions.")
    config: dict[str, Any] | None = Field(default=None, description="Configuration of this thread alone, by dotted key.")
    cwd: str | None = Field(default=None, description="Working directory.")
    developer_instructions: str | None = Field(default=None, description="Instructions put before the conversation in the developer's name.")
    exclude_turns: bool | None = Field(default=None, description="True to answer the thread without its turns. False by default.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str | None = Field(default=None, description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox: SandboxMode | None = Field(default=None, description="The permissions of commands.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread_id: str = Field(description="The thread.")
    turnhost: TurnhostResumeParams | None = Field(default=None, description="The last state of the thread that a returning client knows.")


class ThreadResumeResponse(WireModel):
    """Answer to `thread/resume`: the thread and what holds for it."""

    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="The reviewer of approvals.")
    collaboration_mode: CollaborationMode | None = Field(default=None, description="The way in which the model works with the user.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    instruction_sources: list[LegacyAppPathString] = Field(default=[], description="Instruction files that were read, such as AGENTS.md.")
    items_backwards_cursor: str | None = Field(default=None, description="Start of a list of its items, newest first.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort; its own choice if unset.")
    sandbox: SandboxPolicy = Field(description="The permissions of commands.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    thread: Thread = Field(description="The thread.")
    turnhost: TurnhostResumeResponse | None = Field(default=None, description="The point from which its notifications continue; only for clients that declared Turnhost's\n`eventSequence`.")
    turns_backwards_cursor: str | None = Field(default=None, description="Start of a list of its turns, newest first.")


class ThreadRevertParams(WireModel):
    """Params of `thread/revert`."""

    before_turn_id: str = Field(description="The turn that is dropped, with all after it.")
    thread_id: str = Field(description="The thread.")


class ThreadRevertResponse(WireModel):
    """Answer to `thread/revert`."""

    items_backwards_cursor: str | None = Field(default=None, description="Start of a list of its items, newest first; `None` if none are left.")
    thread: Thread = Field(description="The thread as it is now, without turns; it is kept in a new file.")
    turns_backwards_cursor: str | None = Field(default=None, description="Start of a list of its turns, newest first; `None` if none are left.")


class ThreadRevertedNotification(WireModel):
    """Payload of `thread/reverted`, sent after the answer to `thread/revert`."""

    thread_id: str = Field(description="The thread, whose last turns are gone.")


class ThreadSearchPartialNotification(WireModel):
    """Payload of `thread/search/partial`: some hits of a `thread/search/stream` before its answer.

    It is sent to the asking connection only, perhaps never, and not after the answer, which
    replaces it. Hits come in the order of discovery, each thread once.
    """

    data: list[ThreadSearchResult] = Field(description="The threads found, with what is stored of them.")
    request_id: RequestId = Field(description="Id of the request.")


class ThreadSearchResult(WireModel):
    """A thread that was found."""

    snippet: str = Field(description="The place where the text was found, with some words around it.")
    thread: Thread = Field(description="The thread, without turns.")


class ThreadSection(WireModel):
    """A section that threads are filed under."""

    appearance: ThreadSectionAppearance | None = Field(default=None, description="The way in which it looks.")
    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")


class ThreadSectionAppearance(WireModel):
    """The way in which a section looks."""

    color: str | None = Field(default=None, description="Its colour.")
    icon: str | None = Field(default=None, description="Its icon.")


class ThreadSectionChangedNotification(WireModel):
    """Payload of `thread/section/changed`, sent to every connection when `thread/section/move` files a
    thread elsewhere.
    """

    section_id: str | None = Field(description="The section it is filed under now; `None` if under none.")
    thread_id: str = Field(description="The thread.")


class ThreadSectionCreateParams(WireModel):
    """Params of `threadSection/create`."""

    appearance: ThreadSectionAppearance | None = Field(default=None, description="The way in which it looks. No look of its own by default.")
    name: str = Field(description="Its name; must not be empty, need not be unique.")


class ThreadSectionCreateResponse(WireModel):
    """Answer to `threadSection/create`."""

    section: ThreadSection = Field(description="The new section.")


class ThreadSectionDeleteParams(WireModel):
    """Params of `threadSection/delete`."""

    section_id: str = Field(description="The section.")


class ThreadSectionDeleteResponse(WireModel):
    """Answer to `threadSection/delete`. The section's threads are under none afterwards; nothing is
    sent about it.
    """


class ThreadSectionListParams(WireModel):
    """Params of `threadSection/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    limit: int | None = Field(default=None, description="Entries a page at most. 25 by default, never more than 100.")


class ThreadSectionListResponse(WireModel):
    """Answer to `threadSection/list`."""

    data: list[ThreadSection] = Field(description="The sections; one named `Pinned` is there from the start.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class ThreadSectionMoveParams(WireModel):
    """Params of `thread/section/move`."""

    before_thread_id: str | None = Field(default=None, description="The thread of the section to put it before.")
    section_id: str | None = Field(description="The section to file it under; `None` to take it out of its section. Must be given.")
    thread_id: str = Field(description="The thread.")


class ThreadSectionMoveResponse(WireModel):
    """Answer to `thread/section/move`."""


class ThreadSectionUpdateParams(WireModel):
    """Params of `threadSection/update`."""

    appearance: ThreadSectionAppearance | None = Field(default=None, description="The way in which it is to look.")
    name: str = Field(description="Its new name; must not be empty, need not be unique.")
    section_id: str = Field(description="The section.")


class ThreadSectionUpdateResponse(WireModel):
    """Answer to `threadSection/update`."""

    section: ThreadSection = Field(description="The section as it is now.")


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
    approvals_reviewer: ApprovalsReviewer = Field(description="The reviewer of approvals.")
    collaboration_mode: CollaborationMode = Field(description="The way in which the model works with the user.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort; the model's own choice if unset.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox_policy: SandboxPolicy = Field(description="The permissions of commands.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    summary: ReasoningSummary | None = Field(default=None, description="Says if and how the model summarises its thoughts.")


class ThreadSettingsUpdatedNotification(WireModel):
    """Payload of `thread/settings/updated`."""

    thread_id: str = Field(description="The thread.")
    thread_settings: ThreadSettings = Field(description="All settings as they are now.")


class ThreadShellCommandParams(WireModel):
    """Params of `thread/shellCommand`."""

    command: str = Field(description="The command line, for the user's login shell; must not be empty. It runs outside the\nsandbox.")
    thread_id: str = Field(description="The thread.")
    timeout_ms: int | None = Field(default=None, description="Milliseconds until the command is given up.")


class ThreadShellCommandResponse(WireModel):
    """Answer to `thread/shellCommand`, given at once; the command's item has its outcome."""


class ThreadStartParams(WireModel):
    """Params of `thread/start`. What is unset comes from the configuration."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="The reviewer of approvals.")
    base_instructions: str | None = Field(default=None, description="Replaces the model's base instructions.")
    config: dict[str, Any] | None = Field(default=None, description="Configuration of this thread alone, by dotted key.")
    cwd: str | None = Field(default=None, description="Working directory; a relative one is resolved against the server's own, which is the default.")
    developer_instructions: str | None = Field(default=None, description="Instructions put before the conversation in the developer's name.")
    ephemeral: bool | None = Field(default=None, description="True if nothing is to be stored. False by default.")
    model: str | None = Field(default=None, description="The model.")
    model_provider: str | None = Field(default=None, description="Id of the model provider.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    sandbox: SandboxMode | None = Field(default=None, description="The permissions of commands.")
    service_name: str | None = Field(default=None, description="The client's service, for statistics.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    session_start_source: ThreadStartSource | None = Field(default=None, description="The reason why the session starts, for hooks.")
    thread_source: ThreadSource | None = Field(default=None, description="The client's word for why it is started.")


class ThreadStartResponse(WireModel):
    """Answer to `thread/start`: the thread and what holds for it."""

    approval_policy: AskForApproval = Field(description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer = Field(description="The reviewer of approvals.")
    cwd: AbsolutePathBuf = Field(description="Working directory.")
    disabled_plugin_ids: list[str] = Field(default=[], description="Plugins that are switched off.")
    instruction_sources: list[LegacyAppPathString] = Field(default=[], description="Instruction files that were read, such as AGENTS.md.")
    model: str = Field(description="The model.")
    model_provider: str = Field(description="Id of the model provider.")
    reasoning_effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort; its own choice if unset.")
    sandbox: SandboxPolicy = Field(description="The permissions of commands.")
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
    """It has failed."""

    TAGS = frozenset(("type",))

    type: Literal["systemError"] = "systemError"


class ActiveThreadStatus(TaggedModel):
    """A turn runs."""

    TAGS = frozenset(("type",))

    active_flags: list[ThreadActiveFlag] = Field(description="The reasons for which the turn waits; empty while it works.")
    type: Literal["active"] = "active"


class ThreadStatusChangedNotification(WireModel):
    """Payload of `thread/status/changed`."""

    status: ThreadStatus = Field(description="Its present activity.")
    thread_id: str = Field(description="The thread.")


class ItemThreadTimelineEntry(TaggedModel):
    """An item of a turn."""

    TAGS = frozenset(("type",))

    item: ThreadItem = Field(description="The item.")
    position: int = Field(description="Its place in the timeline; grows, with gaps.")
    turn_id: str = Field(description="The turn it belongs to.")
    type: Literal["item"] = "item"


class RealtimeThreadTimelineEntry(TaggedModel):
    """An entry of a voice conversation."""

    TAGS = frozenset(("type",))

    item: ThreadRealtimeItem = Field(description="The entry.")
    position: int = Field(description="Its place in the timeline; grows, with gaps.")
    type: Literal["realtime"] = "realtime"


class TurnStartedThreadTimelineEntry(TaggedModel):
    """A turn began."""

    TAGS = frozenset(("type",))

    position: int = Field(description="Its place in the timeline; grows, with gaps.")
    started_at: int | None = Field(default=None, description="When it began, in seconds since the Unix epoch; `None` if not known.")
    turn_id: str = Field(description="The turn.")
    type: Literal["turnStarted"] = "turnStarted"


class TurnCompletedThreadTimelineEntry(TaggedModel):
    """A turn ended."""

    TAGS = frozenset(("type",))

    completed_at: int | None = Field(default=None, description="When it ended, in seconds since the Unix epoch; `None` if not known.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds; `None` if not known.")
    error: TurnError | None = Field(default=None, description="The reason why it failed, if it did.")
    position: int = Field(description="Its place in the timeline; grows, with gaps.")
    started_at: int | None = Field(default=None, description="When it began, in seconds since the Unix epoch; `None` if not known.")
    status: TurnStatus = Field(description="Its end.")
    turn_id: str = Field(description="The turn.")
    type: Literal["turnCompleted"] = "turnCompleted"


class ThreadTokenUsage(WireModel):
    """A thread's tokens."""

    last: TokenUsageBreakdown = Field(description="Of the latest model request.")
    model_context_window: int | None = Field(default=None, description="The size of the model's context window, in tokens, if known.")
    total: TokenUsageBreakdown = Field(description="Of all model requests so far.")


class ThreadTokenUsageUpdatedNotification(WireModel):
    """Payload of `thread/tokenUsage/updated`."""

    thread_id: str = Field(description="The thread.")
    token_usage: ThreadTokenUsage = Field(description="The counts.")
    turn_id: str = Field(description="The turn.")


class ThreadTurnsListParams(WireModel):
    """Params of `thread/turns/list`."""

    cursor: str | None = Field(default=None, description="Cursor from an earlier page. From the start if unset.")
    items_view: TurnItemsView | None = Field(default=None, description="The amount of detail of the turns' items. `summary` by default.")
    limit: int | None = Field(default=None, description="Entries a page at most. 25 by default, never more than 100.")
    sort_direction: SortDirection | None = Field(default=None, description="Which way. Newest first by default.")
    thread_id: str = Field(description="The thread; it need not be loaded, but must have had a user message.")


class ThreadTurnsListResponse(WireModel):
    """Answer to `thread/turns/list`."""

    backwards_cursor: str | None = Field(default=None, description="Start of a list in the other direction; `None` if the page is empty.")
    data: list[Turn] = Field(description="The turns.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


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

    status: ThreadUnsubscribeStatus = Field(description="Its outcome.")


class ThreadUsage(WireModel):
    """The cost of one thread, as the backend counts it."""

    estimated_usage_credits_micros: int = Field(description="About how much in credits, in millionths of one.")
    estimated_usage_usd_micros: int | None = Field(default=None, description="About how much in US dollars, in millionths of one, if known.")
    groups: list[ThreadUsageBreakdownGroup] = Field(description="The same by model, effort and speed.")
    native_usage_usd_micros: int | None = Field(default=None, description="The cost in millionths of a US dollar, where usage is billed in dollars to begin\nwith.")
    thread_id: str = Field(description="The thread.")


class ThreadUsageBreakdownGroup(WireModel):
    """The cost of a thread with one model at one effort and speed; counts that are not known are
    `None`.
    """

    cached_input_tokens: int | None = Field(default=None, description="Tokens sent that the provider had cached.")
    estimated_usage_credits_micros: int = Field(description="About how much in credits, in millionths of one.")
    input_tokens: int | None = Field(default=None, description="Tokens sent, cached ones included.")
    model: str | None = Field(default=None, description="The model, if known.")
    net_new_input_tokens: int | None = Field(default=None, description="Tokens sent that were new.")
    output_tokens: int | None = Field(default=None, description="Tokens received.")
    reasoning_effort: str | None = Field(default=None, description="The model's reasoning effort, if known.")
    speed: str | None = Field(default=None, description="The speed at which the model was used, as the backend calls it.")
    total_tokens: int | None = Field(default=None, description="All tokens, as the backend adds them up.")


class TokenUsageBreakdown(WireModel):
    """Counts of tokens."""

    cache_write_input_tokens: int = Field(default=0, description="Those sent that the provider put into its cache.")
    cached_input_tokens: int = Field(description="Those sent that the provider had cached.")
    input_tokens: int = Field(description="Sent, cached ones included.")
    output_tokens: int = Field(description="Received, reasoning included.")
    reasoning_output_tokens: int = Field(description="Those received that were reasoning.")
    total_tokens: int = Field(description="All of them, as the provider adds them up.")


class Tool(WireModel):
    """A tool of an MCP server."""

    meta: Any = Field(default=None, validation_alias="_meta", serialization_alias="_meta", description="Metadata as MCP defines it.")
    annotations: Any = Field(default=None, description="Hints about what it does, as MCP defines them; without `readOnlyHint` its calls need\napproval.")
    description: str | None = Field(default=None, description="Its description, for the model.")
    icons: list[Any] | None = Field(default=None, description="Its icons, as MCP defines them.")
    input_schema: Any = Field(description="JSON Schema of its arguments.")
    name: str = Field(description="Its name, by which it is called.")
    output_schema: Any = Field(default=None, description="JSON Schema of its structured result; unset if it promises none.")
    title: str | None = Field(default=None, description="Its name for people.")


class ToolRequestUserInputAnswer(WireModel):
    """The user's answer to one question."""

    answers: list[str] = Field(description="The user's answers: labels of options, or text.")


class ToolRequestUserInputOption(WireModel):
    """An answer that a question offers."""

    description: str = Field(description="The meaning of choosing it.")
    label: str = Field(description="The answer itself, in few words.")


class ToolRequestUserInputParams(WireModel):
    """Params of `item/tool/requestUserInput`: put these questions to the user. Asked in plan mode
    only.
    """

    auto_resolution_ms: int | None = Field(default=None, description="After how many milliseconds to continue without an answer; `None` to wait as long as it takes.")
    is_blocking: bool = Field(description="True if the turn waits for the answer.")
    item_id: str = Field(description="Id of the tool call; there is no item for it.")
    questions: list[ToolRequestUserInputQuestion] = Field(description="The questions, in order; may be empty.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class ToolRequestUserInputQuestion(WireModel):
    """A question to the user."""

    header: str = Field(description="A title of a word or two.")
    id: str = Field(description="The question's id, the key of its answer.")
    is_other: bool = Field(default=False, description="True if the user may also write an answer that is not offered. False by default.")
    is_secret: bool = Field(default=False, description="True if what is written is to be hidden, as with passwords. False by default.")
    options: list[ToolRequestUserInputOption] | None = Field(default=None, description="The answers on offer; `None` if the answer is free text.")
    question: str = Field(description="The question.")


class ToolRequestUserInputResponse(WireModel):
    """Answer to `item/tool/requestUserInput`; it goes to the model as JSON."""

    answers: dict[str, ToolRequestUserInputAnswer] = Field(description="The answers by the id of their question.")


class ToolsV2(WireModel):
    """Settings of tools."""

    web_search: WebSearchToolConfig | None = Field(default=None, validation_alias="web_search", serialization_alias="web_search", description="The web search tool.")


class Turn(WireModel):
    """From one input of the user until the model stops."""

    completed_at: int | None = Field(default=None, description="When it ended, in seconds since the Unix epoch.")
    duration_ms: int | None = Field(default=None, description="Its duration, in milliseconds.")
    error: TurnError | None = Field(default=None, description="The reason why it failed.")
    id: str = Field(description="Its id.")
    items: list[ThreadItem] = Field(description="Its items, as many as `itemsView` says.")
    items_view: TurnItemsView = Field(default="full", description="The extent of its items.")
    root_turn_id: str | None = Field(default=None, description="The turn of the user that it goes back to; itself if the user started it.")
    started_at: int | None = Field(default=None, description="When it began, in seconds since the Unix epoch; `None` before that.")
    status: TurnStatus = Field(description="Its status.")


class TurnCompletedNotification(WireModel):
    """Payload of `turn/completed`."""

    thread_id: str = Field(description="The thread.")
    turn: Turn = Field(description="The turn as it ended.")


class TurnDiffUpdatedNotification(WireModel):
    """Payload of `turn/diff/updated`."""

    diff: str = Field(description="A unified diff of all that the turn has changed so far.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TurnEnvironmentParams(WireModel):
    """A place where commands are to run."""

    cwd: LegacyAppPathString = Field(description="The working directory there.")
    environment_id: str = Field(description="`local`, or the id of an environment.")
    runtime_workspace_roots: list[LegacyAppPathString] | None = Field(default=None, description="The workspace's roots there. The working directory by default.")


class TurnError(WireModel):
    """The reason why a turn failed, or had to try again."""

    additional_details: str | None = Field(default=None, description="The cause, where there is more to say.")
    codex_error_info: CodexErrorInfo | None = Field(default=None, description="The kind, for clients to branch on.")
    message: str = Field(description="The event, in words for the user.")
    misalignment: MisalignmentErrorDetails | None = Field(default=None, description="The finding of a reviewer of the model's behaviour.")


class TurnInterruptParams(WireModel):
    """Params of `turn/interrupt`."""

    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn, which must be the one that runs.")


class TurnInterruptResponse(WireModel):
    """Answer to `turn/interrupt`, given once the turn no longer runs."""


class TurnModerationMetadataNotification(WireModel):
    """Payload of `turn/moderationMetadata`, sent when the provider reports the moderation of
    a turn.
    """

    metadata: Any = Field(description="Its content as it was received.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TurnPlanStep(WireModel):
    """A step of a model's plan."""

    status: TurnPlanStepStatus = Field(description="Its progress.")
    step: str = Field(description="The task, in words.")


class TurnPlanUpdatedNotification(WireModel):
    """Payload of `turn/plan/updated`, sent when the model makes a plan or changes it."""

    explanation: str | None = Field(default=None, description="The reason why it changed, in the model's words, if it says so.")
    plan: list[TurnPlanStep] = Field(description="All steps as they are now, in order.")
    thread_id: str = Field(description="The thread.")
    turn_id: str = Field(description="The turn.")


class TurnStartParams(WireModel):
    """Params of `turn/start`. Settings given here hold for this turn and those after it."""

    approval_policy: AskForApproval | None = Field(default=None, description="When the user is asked before something runs.")
    approvals_reviewer: ApprovalsReviewer | None = Field(default=None, description="The reviewer of approvals.")
    client_user_message_id: str | None = Field(default=None, description="The client's id for the user's message.")
    cwd: str | None = Field(default=None, description="Working directory.")
    disabled_plugin_ids: list[str] | None = Field(default=None, description="Plugins that are switched off.")
    effort: ReasoningEffort | None = Field(default=None, description="The model's reasoning effort.")
    input: list[UserInput] = Field(description="The user's input.")
    model: str | None = Field(default=None, description="The model.")
    output_schema: Any = Field(default=None, description="JSON Schema that the answer must match; for this turn only.")
    parent_turn_id: str | None = Field(default=None, description="The turn that led to this one.")
    personality: Personality | None = Field(default=None, description="The model's tone.")
    root_turn_id: str | None = Field(default=None, description="The turn of the user that this one goes back to.")
    sandbox_policy: SandboxPolicy | None = Field(default=None, description="The permissions of commands.")
    service_tier: str | None = Field(default=None, description="The provider's service tier.")
    service_tier_for_turn: str | None = Field(default=None, description="The provider's service tier for this turn only.")
    summary: ReasoningSummary | None = Field(default=None, description="Says if and how the model should summarise its thoughts.")
    thread_id: str = Field(description="The thread.")
    tool_output: TurnToolOutput | None = Field(default=None, description="The output of a tool that the turn begins with.")
    turn_trigger: str | None = Field(default=None, description="The client's word for why the turn is started.")
    turnhost: TurnhostTurnStartParams | None = Field(default=None, description="Options that only this server knows.")


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
    input: list[UserInput] = Field(description="The user's input; not empty.")
    thread_id: str = Field(description="The thread.")


class TurnSteerResponse(WireModel):
    """Answer to `turn/steer`."""

    turn_id: str = Field(description="The running turn.")


class TurnToolOutput(WireModel):
    """The output of a tool that a turn begins with."""

    name: str = Field(description="The tool.")
    namespace: str | None = Field(default=None, description="The group that the tool belongs to.")
    output: FunctionCallOutputBody = Field(description="Its result.")
    retain: bool | None = Field(default=None, description="True if the tool stays on offer. False by default.")


class TurnhostCapabilities(WireModel):
    """A client's support of Turnhost's own additions."""

    event_sequence: bool | None = Field(default=None, description="True if notifications of threads carry `seq`, and `turnhost/resync` is understood.")
    supported_server_requests: list[str] | None = Field(default=None, description="Methods of the server's requests that this connection can answer, such as\n`item/commandExecution/requestApproval`; it is sent no others. Names that the server does not\nknow change nothing. Every request is sent to a connection that leaves it out.")


class TurnhostDrainingNotification(WireModel):
    """Payload of `turnhost/draining`."""

    deadline_at_ms: int | None = Field(default=None, description="When the server ends at the latest, in Unix milliseconds; `null` if it\nwaits for running turns however long they take.")
    running_turns: int = Field(description="The number of turns it waits for.")


class TurnhostListParams(WireModel):
    """Options for a list of threads."""

    count_hidden: bool | None = Field(default=None, description="True to have the threads counted that the filters of the list hide. False by default.")


class TurnhostListResponse(WireModel):
    """The effect of a list's filters."""

    hidden: int = Field(description="The number of threads that the same list has without its filters and that they leave out, over all\npages. Neither archived threads nor attached ones are of a list that does not ask for them.")


class TurnhostRemoteControlTrouble(WireModel):
    """The reason why a server is not connected to its relay."""

    last_error: str = Field(description="The last error, for people.")
    next_attempt_at: int = Field(description="The time of the next attempt, in Unix seconds.")


class TurnhostResumeParams(WireModel):
    """The last state of a thread that a returning client knows."""

    after_seq: int | None = Field(default=None, description="The `seq` of the last notification seen; what came after it is wanted.")


class TurnhostResumeResponse(WireModel):
    """The point in a thread's notifications from which a resumed one continues."""

    replayed: bool = Field(description="True if what came after `afterSeq` follows this answer. If not, the\nclient takes the thread from the answer or reads it.")
    seq: int = Field(description="The number of the last notification that the thread as answered includes.")


class TurnhostResyncNotification(WireModel):
    """Payload of `turnhost/resync`."""

    thread_ids: list[str] = Field(description="The threads that this connection receives nothing of until it resumes them.\nNotifications about lists of threads may have been lost as well.")


class TurnhostTurnStartParams(WireModel):
    """Options for a turn that starts."""

    once: bool | None = Field(default=None, description="True if the request may arrive more than once: one with the same `clientUserMessageId`\nbegins no other turn and is answered with the one that there is. The thread remembers the\nlast 64, also over a restart. False by default.")


class TurnsPage(WireModel):
    """A page of a thread's turns."""

    backwards_cursor: str | None = Field(default=None, description="Start of a list in the other direction; `None` if the page is empty.")
    data: list[Turn] = Field(description="The turns.")
    next_cursor: str | None = Field(default=None, description="Start of the next page; `None` on the last.")


class TextUserInput(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = Field(description="The text.")
    text_elements: list[TextElement] = Field(default=[], validation_alias="text_elements", serialization_alias="text_elements", description="Stretches of it that stand for something else.")
    type: Literal["text"] = "text"


class ImageUserInput(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
    type: Literal["image"] = "image"
    url: str = Field(description="A URL; `data:` URLs carry the content themselves.")


class ImageUserInputVariant(TaggedModel):
    """An image."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
    file_id: str = Field(description="The id.")
    type: Literal["image"] = "image"


class LocalImageUserInput(TaggedModel):
    """An image file on the server's machine."""

    TAGS = frozenset(("type",))

    detail: ImageDetail | None = Field(default=None, description="The level of detail.")
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

    name: str = Field(description="The user's name for it.")
    path: str = Field(description="Its path or URI.")
    type: Literal["mention"] = "mention"


class W3cTraceContext(WireModel):
    """The trace that a request belongs to."""

    traceparent: str | None = None
    tracestate: str | None = None


class WarningNotification(WireModel):
    """Payload of `warning`."""

    message: str = Field(description="The text for the user.")
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

    pattern: str | None = Field(default=None, description="The purpose.")
    type: Literal["findInPage"] = "findInPage"
    url: str | None = Field(default=None, description="The page.")


class OtherWebSearchAction(TaggedModel):
    """Anything else."""

    TAGS = frozenset(("type",))

    type: Literal["other"] = "other"


class WebSearchLocation(WireModel):
    """Location of the user, roughly."""

    city: str | None = Field(default=None, description="City.")
    country: str | None = Field(default=None, description="Two-letter country code.")
    region: str | None = Field(default=None, description="State or region.")
    timezone: str | None = Field(default=None, description="IANA time zone.")


class WebSearchToolConfig(WireModel):
    """Settings of the web search tool."""

    allowed_domains: list[str] | None = Field(default=None, validation_alias="allowed_domains", serialization_alias="allowed_domains", description="The only domains to be searched.")
    context_size: WebSearchContextSize | None = Field(default=None, validation_alias="context_size", serialization_alias="context_size", description="The amount of search results that goes to the model.")
    location: WebSearchLocation | None = Field(default=None, description="Location of the user.")


class WindowsSandboxReadinessResponse(WireModel):
    """Answer to `windowsSandbox/readiness`."""

    status: WindowsSandboxReadiness = Field(description="Says if the sandbox can be used.")


class WindowsSandboxSetupCompletedNotification(WireModel):
    """Payload of `windowsSandbox/setupCompleted`, sent when a set-up begun with
    `windowsSandbox/setupStart` has ended.
    """

    error: str | None = Field(default=None, description="The failure, in words; `None` if nothing failed.")
    mode: WindowsSandboxSetupMode = Field(description="Which set-up it was.")
    success: bool = Field(description="True if the sandbox can be used now.")


class WindowsSandboxSetupStartParams(WireModel):
    """Params of `windowsSandbox/setupStart`."""

    cwd: AbsolutePathBuf | None = Field(default=None, description="The working directory to set it up for; absolute.")
    mode: WindowsSandboxSetupMode = Field(description="With what rights to set it up.")


class WindowsSandboxSetupStartResponse(WireModel):
    """Answer to `windowsSandbox/setupStart`. The end comes as `windowsSandbox/setupCompleted`."""

    started: bool = Field(description="True if the set-up was begun.")


class WindowsWorldWritableWarningNotification(WireModel):
    """Payload of `windows/worldWritableWarning`, sent when directories that everyone may write to
    weaken the sandbox on Windows.
    """

    extra_count: int = Field(description="The number beyond those that `samplePaths` names.")
    failed_scan: bool = Field(description="True if the search for them could not be finished.")
    sample_paths: list[str] = Field(description="Some of the directories.")


class WorkspaceMessage(WireModel):
    """A message from a workspace to its members."""

    archived_at: int | None = Field(default=None, description="When it was put away, in seconds since the Unix epoch; `None` if it was not.")
    created_at: int | None = Field(default=None, description="When it was written, in seconds since the Unix epoch, if known.")
    message_body: str = Field(description="Its text.")
    message_id: str = Field(description="Its id.")
    message_type: WorkspaceMessageType = Field(description="The way in which it is meant to be shown.")


class WorkspaceRouting(WireModel):
    """Destination of an account's requests."""

    account_routing_override: AccountRoutingOverride = Field(description="The region in which they may be processed.")
    backend_origin: str = Field(description="The origin, `https://HOST`, of the backend they go to.")
    chatgpt_account_id: str = Field(description="The account as the backend knows it.")


AbsolutePathBuf: TypeAlias = str
"""An absolute path, normalised."""


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
"""The account that is logged in, by kind of login."""


AccountRoutingOverride: TypeAlias = Annotated[Literal["NO_CONSTRAINT", "us", "us_cr"], OPEN]
"""The region in which an account's requests may be processed."""


AccountSessionWorkspaceKind: TypeAlias = Annotated[Literal["personal", "workspace"], OPEN]
"""The kind of a workspace's owner."""


AccountUpdateReason: TypeAlias = Annotated[Literal["workspaceRoutingReady", "unknown"], OPEN]
"""A reason for `account/updated` other than a login or a logout."""


AddCreditsNudgeCreditType: TypeAlias = Annotated[Literal["credits", "usage_limit"], OPEN]
"""A request to the owner of a workspace by e-mail."""


AddCreditsNudgeEmailStatus: TypeAlias = Annotated[Literal["sent", "cooldown_active"], OPEN]
"""The outcome of an e-mail to the workspace's owner."""


AdditionalContextKind: TypeAlias = Annotated[Literal["untrusted", "application"], OPEN]
"""The trust that a model may put in a text."""


AgentMessageDelivery: TypeAlias = Annotated[Literal["async"], OPEN]
"""The way in which a message reached the user."""


AgentMessageDisplay: TypeAlias = Annotated[
    Union[
        Annotated[BlockAgentMessageDisplay, Tag("block")],
        Annotated[HideAgentMessageDisplay, Tag("hide")],
        Annotated[ShowAgentMessageDisplay, Tag("show")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("mode", "mode", frozenset(("block", "hide", "show",))),
]
"""Presentation of a moderated message."""


AgentMessageInputContent: TypeAlias = Annotated[
    Union[
        Annotated[EncryptedContentAgentMessageInputContent, Tag("encrypted_content")],
        Annotated[InputTextAgentMessageInputContent, Tag("input_text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("encrypted_content", "input_text",))),
]
"""A part of a message between agents."""


AgentPath: TypeAlias = str
"""An agent's place in the tree of agents."""


AllowDenyRequirement: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""Says if something may be done."""


AppTemplateUnavailableReason: TypeAlias = Annotated[Literal["NOT_CONFIGURED_FOR_WORKSPACE", "NO_ACTIVE_WORKSPACE"], OPEN]
"""The reason why no app can be had from a pattern."""


AppToolApproval: TypeAlias = Annotated[Literal["auto", "prompt", "writes", "approve"], OPEN]
"""Which calls of an app's tools are asked about."""


ApprovalsReviewer: TypeAlias = Annotated[Literal["user", "auto_review", "guardian_subagent"], OPEN]
"""The reviewer of approvals."""


AskForApproval: TypeAlias = Annotated[Union[Annotated[Literal["untrusted", "on-request", "never"], OPEN], GranularAskForApproval, UnknownVariant], Field(union_mode="left_to_right")]
"""When the user is asked before something runs."""


AuthMode: TypeAlias = Annotated[Literal["apikey", "chatgpt", "chatgptAuthTokens", "headers", "agentIdentity", "personalAccessToken", "bedrockApiKey", "bedrockAccessKeys"], OPEN]
"""The way in which the server is logged in to the model provider."""


AutoCompactTokenLimitScope: TypeAlias = Annotated[Literal["total", "body_after_prefix"], OPEN]
"""Which tokens count towards the limit at which a history is shortened."""


AutoReviewDecisionSource: TypeAlias = Annotated[Literal["agent"], OPEN]
"""The party that decided a review."""


BedrockProviderId: TypeAlias = Annotated[Literal["amazon-bedrock", "amazon-bedrock-runtime"], OPEN]
"""A model provider of Amazon Bedrock."""


BlockReason: TypeAlias = Annotated[
    Union[
        Annotated[CyberBlockReason, Tag("cyber")],
        Annotated[ProtectionBlockReason, Tag("protection")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("kind", "kind", frozenset(("cyber", "protection",))),
]
"""A reason for withholding a message."""


BrowserUseAccessApprovalLifetime: TypeAlias = Annotated[Literal["turn", "thread"], OPEN]
"""The lifetime of the user's permission to visit an origin."""


CancelLoginAccountStatus: TypeAlias = Annotated[Literal["canceled", "notFound"], OPEN]
"""Says if a login was cancelled."""


ChatgptAuthTokensRefreshReason: TypeAlias = Annotated[Literal["unauthorized"], OPEN]
"""The reason why the server needs a new token."""


CliAuthCredentialsStoreMode: TypeAlias = Annotated[Literal["file", "keyring", "auto", "ephemeral"], OPEN]
"""The place where the login is kept."""


CodexErrorInfo: TypeAlias = Annotated[Literal["contextWindowExceeded", "sessionBudgetExceeded", "usageLimitExceeded", "rateLimitExceeded", "flexUnavailable", "serverOverloaded", "modelNotFound", "policyCapacityUnavailable", "cyberPolicy", "bioPolicy", "misalignmentPolicyViolation", "tooManyDenials", "internalServerError", "unauthorized", "badRequest", "threadRollbackFailed", "sandboxError", "other", "inferenceHookDenied"], OPEN] | HttpConnectionFailedCodexErrorInfo | ResponseStreamConnectionFailedCodexErrorInfo | ResponseStreamDisconnectedCodexErrorInfo | ResponseTooManyFailedAttemptsCodexErrorInfo | ActiveTurnNotSteerableCodexErrorInfo | str | dict[str, Any]
"""The kind of a turn's error, for clients to branch on."""


CodexResponseHandoffMode: TypeAlias = Annotated[Literal["thinking", "commentary", "bemTags"], OPEN]
"""The way in which the thread's own answers are handed to the voice model."""


CollabAgentStatus: TypeAlias = Annotated[Literal["pendingInit", "running", "interrupted", "completed", "errored", "shutdown", "notFound"], OPEN]
"""The status of an agent."""


CollabAgentTool: TypeAlias = Annotated[Literal["spawnAgent", "sendInput", "resumeAgent", "wait", "closeAgent", "sendMessage", "followupTask", "interruptAgent", "listAgents"], OPEN]
"""An action on other agents."""


CollabAgentToolCallStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "interrupted"], OPEN]
"""The status of a call that steers agents."""


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
"""The recognised effect of the command, at best effort; for display, not for decisions."""


CommandExecOutputStream: TypeAlias = Annotated[Literal["stdout", "stderr"], OPEN]
"""The stream that a command writes to."""


CommandExecutionApprovalDecision: TypeAlias = Annotated[Union[Annotated[Literal["accept", "acceptForSession", "decline", "cancel"], OPEN], AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision, ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision, UnknownVariant], Field(union_mode="left_to_right")]
"""The user's answer to a command approval."""


CommandExecutionApprovalKind: TypeAlias = Annotated[Literal["command", "writeStdin", "humanCommand"], OPEN]
"""The subject of a command approval."""


CommandExecutionSource: TypeAlias = Annotated[Literal["agent", "userShell", "unifiedExecStartup", "unifiedExecInteraction"], OPEN]
"""The party that had a command run, and the way it did."""


CommandExecutionStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "declined"], OPEN]
"""The status of a command."""


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
"""Origin of a layer of configuration."""


ConfiguredHookHandler: TypeAlias = Annotated[
    Union[
        Annotated[AgentConfiguredHookHandler, Tag("agent")],
        Annotated[CommandConfiguredHookHandler, Tag("command")],
        Annotated[McpToolConfiguredHookHandler, Tag("mcp_tool")],
        Annotated[PromptConfiguredHookHandler, Tag("prompt")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("agent", "command", "mcp_tool", "prompt",))),
]
"""The effect of a hook."""


ConsumeAccountRateLimitResetCreditOutcome: TypeAlias = Annotated[Literal["reset", "nothingToReset", "noCredit", "alreadyRedeemed"], OPEN]
"""The outcome of spending a reset credit."""


ContentItem: TypeAlias = Annotated[
    Union[
        Annotated[InputAudioContentItem | InputAudioContentItemVariant, Tag("input_audio")],
        Annotated[InputImageContentItem | InputImageContentItemVariant, Tag("input_image")],
        Annotated[InputTextContentItem, Tag("input_text")],
        Annotated[OutputTextContentItem, Tag("output_text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("input_audio", "input_image", "input_text", "output_text",))),
]
"""A part of a message as models exchange it."""


ConversationTextRole: TypeAlias = Annotated[Literal["user", "developer", "assistant"], OPEN]
"""Speaker of a text in a voice conversation."""


CyberAccessProgram: TypeAlias = Annotated[Literal["standard", "daybreakBlue", "daybreakRed"], OPEN]
"""A programme for security work."""


DesktopOnboardingEntrypoint: TypeAlias = Annotated[Literal["life_sciences"], OPEN]
"""The place where in the desktop app's introduction a login leads."""


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
"""The status of a call of a client's tool."""


DynamicToolSpec: TypeAlias = Annotated[
    Union[
        Annotated[FunctionDynamicToolSpec, Tag("function")],
        Annotated[NamespaceDynamicToolSpec, Tag("namespace")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("function", "namespace",))),
]
"""A tool that a client brings, or a group of them."""


ExperimentalFeatureStage: TypeAlias = Annotated[Literal["beta", "underDevelopment", "stable", "deprecated", "removed"], OPEN]
"""Progress of a feature."""


ExternalAgentConfigMigrationItemType: TypeAlias = Annotated[Literal["AGENTS_MD", "CONFIG", "SKILLS", "PLUGINS", "MCP_SERVER_CONFIG", "SUBAGENTS", "HOOKS", "COMMANDS", "MEMORY", "SESSIONS"], OPEN]
"""The kind of thing that is imported."""


ExternalAgentDetectedConnectorSource: TypeAlias = Annotated[Literal["remoteMcpServersConfig", "sessionToolUse"], OPEN]
"""The way in which a connector of another agent was found."""


ExternalAgentImportedConnectorSource: TypeAlias = Annotated[Literal["remoteMcpServersConfig"], OPEN]
"""The way in which an import found a connector of another agent."""


FileChange: TypeAlias = Annotated[
    Union[
        Annotated[AddFileChange, Tag("add")],
        Annotated[DeleteFileChange, Tag("delete")],
        Annotated[UpdateFileChange, Tag("update")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("add", "delete", "update",))),
]
"""Change to one file."""


FileChangeApprovalDecision: TypeAlias = Annotated[Literal["accept", "acceptForSession", "decline", "cancel"], OPEN]
"""The user's answer to a file change approval."""


FileSystemAccessMode: TypeAlias = Annotated[Literal["read", "write", "deny"], OPEN]
"""The access to a path."""


FileSystemPath: TypeAlias = Annotated[
    Union[
        Annotated[GlobPatternFileSystemPath, Tag("glob_pattern")],
        Annotated[PathFileSystemPath, Tag("path")],
        Annotated[SpecialFileSystemPath, Tag("special")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("glob_pattern", "path", "special",))),
]
"""The place where an entry applies."""


FileSystemSpecialPath: TypeAlias = Annotated[
    Union[
        Annotated[MinimalFileSystemSpecialPath, Tag("minimal")],
        Annotated[ProjectRootsFileSystemSpecialPath, Tag("project_roots")],
        Annotated[RootFileSystemSpecialPath, Tag("root")],
        Annotated[SlashTmpFileSystemSpecialPath, Tag("slash_tmp")],
        Annotated[TmpdirFileSystemSpecialPath, Tag("tmpdir")],
        Annotated[UnknownFileSystemSpecialPath, Tag("unknown")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("kind", "kind", frozenset(("minimal", "project_roots", "root", "slash_tmp", "tmpdir", "unknown",))),
]
"""A place that has a name instead of a path."""


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
"""A tool's result."""


FuzzyFileSearchMatchType: TypeAlias = Annotated[Literal["file", "directory"], OPEN]
"""A result of a search."""


GatewayAuth: TypeAlias = Annotated[
    Union[
        Annotated[EnvironmentVariableGatewayAuth, Tag("environmentVariable")],
        Annotated[ExternallyConfiguredGatewayAuth, Tag("externallyConfigured")],
        Annotated[NoneGatewayAuth, Tag("none")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("mode", "mode", frozenset(("environmentVariable", "externallyConfigured", "none",))),
]
"""The way in which a gateway of one's own knows who asks."""


GatewayOAuthStatus: TypeAlias = Annotated[Literal["notReady", "started", "succeeded", "failed"], OPEN]
"""The status of the login at a provider's gateway."""


GcpProviderId: TypeAlias = Annotated[Literal["gcp"], OPEN]
"""The model provider of Google Cloud."""


GetConversationSummaryParams: TypeAlias = Annotated[Union[RolloutPathGetConversationSummaryParams, ConversationIdGetConversationSummaryParams, UnknownVariant], Field(union_mode="left_to_right")]
"""Params of `getConversationSummary`: the thread, by its file or its id."""


GuardianApprovalReviewAction: TypeAlias = Annotated[
    Union[
        Annotated[ApplyPatchGuardianApprovalReviewAction, Tag("applyPatch")],
        Annotated[CommandGuardianApprovalReviewAction, Tag("command")],
        Annotated[ExecveGuardianApprovalReviewAction, Tag("execve")],
        Annotated[McpToolCallGuardianApprovalReviewAction, Tag("mcpToolCall")],
        Annotated[NetworkAccessGuardianApprovalReviewAction, Tag("networkAccess")],
        Annotated[RequestPermissionsGuardianApprovalReviewAction, Tag("requestPermissions")],
        Annotated[WriteStdinGuardianApprovalReviewAction, Tag("writeStdin")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("applyPatch", "command", "execve", "mcpToolCall", "networkAccess", "requestPermissions", "writeStdin",))),
]
"""The action that the reviewing model decides on."""


GuardianApprovalReviewStatus: TypeAlias = Annotated[Literal["inProgress", "approved", "denied", "timedOut", "aborted"], OPEN]
"""The status of a review by the reviewing model."""


GuardianCommandSource: TypeAlias = Annotated[Literal["shell", "unifiedExec"], OPEN]
"""Which of the model's tools runs a command."""


GuardianRiskLevel: TypeAlias = Annotated[Literal["low", "medium", "high", "critical"], OPEN]
"""The harm an action may do, as the automatic reviewer sees it."""


GuardianUserAuthorization: TypeAlias = Annotated[Literal["unknown", "low", "medium", "high"], OPEN]
"""The clarity with which the user wanted an action, as the automatic reviewer sees it."""


HelplineSubject: TypeAlias = Annotated[Literal["answer", "prompt"], OPEN]
"""The text that a helpline is shown for."""


HookEventName: TypeAlias = Annotated[Literal["preModelRequest", "postModelRequest", "preToolUse", "permissionRequest", "postToolUse", "preCompact", "postCompact", "sessionStart", "sessionEnd", "userPromptSubmit", "subagentStart", "subagentStop", "stop", "interrupt"], OPEN]
"""Trigger of a hook."""


HookExecutionMode: TypeAlias = Annotated[Literal["sync", "async"], OPEN]
"""Says if a hook is waited for."""


HookHandlerType: TypeAlias = Annotated[Literal["command", "mcpTool", "prompt", "agent"], OPEN]
"""The effect of a hook."""


HookMetadata: TypeAlias = Annotated[
    Union[
        Annotated[AgentHookMetadata, Tag("agent")],
        Annotated[CommandHookMetadata, Tag("command")],
        Annotated[McpToolHookMetadata, Tag("mcpTool")],
        Annotated[PromptHookMetadata, Tag("prompt")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("handlerType", "handler_type", frozenset(("agent", "command", "mcpTool", "prompt",))),
]
"""A hook as it is configured."""


HookOutputEntryKind: TypeAlias = Annotated[Literal["warning", "stop", "feedback", "context", "error"], OPEN]
"""The purpose of a hook's words."""


HookRunStatus: TypeAlias = Annotated[Literal["running", "completed", "failed", "blocked", "stopped"], OPEN]
"""The status of a hook's run."""


HookScope: TypeAlias = Annotated[Literal["thread", "turn"], OPEN]
"""The scope of a hook's run."""


HookSource: TypeAlias = Annotated[Literal["system", "user", "project", "mdm", "sessionFlags", "plugin", "cloudRequirements", "cloudManagedConfig", "legacyManagedConfigFile", "legacyManagedConfigMdm", "unknown"], OPEN]
"""The source of the configuration."""


HookTrustStatus: TypeAlias = Annotated[Literal["managed", "untrusted", "trusted", "modified"], OPEN]
"""Says if a hook is trusted."""


ImageDetail: TypeAlias = Annotated[Literal["auto", "low", "high", "original"], OPEN]
"""The resolution at which a model sees an image."""


InputModality: TypeAlias = Annotated[Literal["text", "image", "audio"], OPEN]
"""A model's input modalities."""


JSONRPCMessage: TypeAlias = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError
"""Any message."""


LegacyAppPathString: TypeAlias = str
"""A path that may belong to another machine."""


LocalShellStatus: TypeAlias = Annotated[Literal["completed", "in_progress", "incomplete"], OPEN]
"""Progress of a call of the shell tool."""


LoginAccountParams: TypeAlias = Annotated[
    Union[
        Annotated[AmazonBedrockLoginAccountParams, Tag("amazonBedrock")],
        Annotated[AmazonBedrockAccessKeysLoginAccountParams, Tag("amazonBedrockAccessKeys")],
        Annotated[ApiKeyLoginAccountParams, Tag("apiKey")],
        Annotated[ChatgptLoginAccountParams, Tag("chatgpt")],
        Annotated[ChatgptAuthTokensLoginAccountParams, Tag("chatgptAuthTokens")],
        Annotated[ChatgptDeviceCodeLoginAccountParams, Tag("chatgptDeviceCode")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("amazonBedrock", "amazonBedrockAccessKeys", "apiKey", "chatgpt", "chatgptAuthTokens", "chatgptDeviceCode",))),
]
"""Params of `account/login/start`, by kind of login."""


LoginAccountResponse: TypeAlias = Annotated[
    Union[
        Annotated[AmazonBedrockLoginAccountResponse, Tag("amazonBedrock")],
        Annotated[ApiKeyLoginAccountResponse, Tag("apiKey")],
        Annotated[ChatgptLoginAccountResponse, Tag("chatgpt")],
        Annotated[ChatgptAuthTokensLoginAccountResponse, Tag("chatgptAuthTokens")],
        Annotated[ChatgptDeviceCodeLoginAccountResponse, Tag("chatgptDeviceCode")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("amazonBedrock", "apiKey", "chatgpt", "chatgptAuthTokens", "chatgptDeviceCode",))),
]
"""Answer to `account/login/start`, by kind of login. Completion is reported by
`account/login/completed`.
"""


LoginAppBrand: TypeAlias = Annotated[Literal["codex", "chatgpt"], OPEN]
"""The product whose name the pages of a login show."""


McpAppDisplayMode: TypeAlias = Annotated[Literal["inline", "fullscreen"], OPEN]
"""The way in which a tool's user interface is shown."""


McpAuthStatus: TypeAlias = Annotated[Literal["unknown", "unsupported", "notLoggedIn", "bearerToken", "oAuth"], OPEN]
"""The status of an MCP server with its login."""


McpElicitationArrayType: TypeAlias = Annotated[Literal["array"], OPEN]
"""The type of a list."""


McpElicitationBooleanType: TypeAlias = Annotated[Literal["boolean"], OPEN]
"""The type of a yes or no."""


McpElicitationMultiSelectEnumSchema: TypeAlias = McpElicitationUntitledMultiSelectEnumSchema | McpElicitationTitledMultiSelectEnumSchema
"""A field of a form with any number of choices to make."""


McpElicitationSingleSelectEnumSchema: TypeAlias = McpElicitationUntitledSingleSelectEnumSchema | McpElicitationTitledSingleSelectEnumSchema
"""A field of a form with one choice to make."""


McpElicitationEnumSchema: TypeAlias = McpElicitationSingleSelectEnumSchema | McpElicitationMultiSelectEnumSchema | McpElicitationLegacyTitledEnumSchema
"""A field of a form with choices."""


McpElicitationNumberType: TypeAlias = Annotated[Literal["number", "integer"], OPEN]
"""The kind of number a field takes."""


McpElicitationObjectType: TypeAlias = Annotated[Literal["object"], OPEN]
"""The type of a form."""


McpElicitationPrimitiveSchema: TypeAlias = McpElicitationEnumSchema | McpElicitationStringSchema | McpElicitationNumberSchema | McpElicitationBooleanSchema
"""One field of a form."""


McpElicitationStringFormat: TypeAlias = Annotated[Literal["email", "uri", "date", "date-time"], OPEN]
"""The required format of a text."""


McpElicitationStringType: TypeAlias = Annotated[Literal["string"], OPEN]
"""The type of a text."""


McpServerConnectionStatus: TypeAlias = Annotated[Literal["notStarted", "starting", "connected", "authenticationRequired", "failed", "cancelled", "disabled"], OPEN]
"""The status of the connection to an MCP server."""


McpServerElicitationAction: TypeAlias = Annotated[Literal["accept", "decline", "cancel"], OPEN]
"""The user's reaction to an MCP server's question."""


McpServerElicitationRequestParams: TypeAlias = Annotated[
    Union[
        Annotated[FormMcpServerElicitationRequestParams, Tag("form")],
        Annotated[OpenaiFormMcpServerElicitationRequestParams, Tag("openai/form")],
        Annotated[OpenaiFormMcpServerElicitationRequestParamsVariant, Tag("openaiForm")],
        Annotated[UrlMcpServerElicitationRequestParams, Tag("url")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("mode", "mode", frozenset(("form", "openai/form", "openaiForm", "url",))),
]
"""Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
`form` without fields whose `_meta` says so.
"""


McpServerOauthClientRegistration: TypeAlias = Annotated[Literal["auto", "cimd", "dcr"], OPEN]
"""The way in which the server makes itself known as an OAuth client."""


McpServerStartupFailureReason: TypeAlias = Annotated[Literal["reauthenticationRequired"], OPEN]
"""The reason why an MCP server could not be started, if there is something to do about it."""


McpServerStartupState: TypeAlias = Annotated[Literal["starting", "ready", "failed", "cancelled"], OPEN]
"""The status of the start of an MCP server."""


McpServerStatusDetail: TypeAlias = Annotated[Literal["full", "toolsAndAuthOnly"], OPEN]
"""The extent of the description of an MCP server."""


McpToolCallStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed"], OPEN]
"""The status of a call of an MCP tool."""


MergeStrategy: TypeAlias = Annotated[Literal["replace", "upsert"], OPEN]
"""The change to the value that a key has when another is written."""


MessagePhase: TypeAlias = Annotated[Literal["commentary", "partial_answer", "final_answer"], OPEN]
"""The role of the model's message within its turn."""


ModeKind: TypeAlias = Annotated[Literal["plan", "default"], OPEN]
"""A mode of working together.

The words of earlier versions for its second mode are read too.
"""


ModelProviderError: TypeAlias = Annotated[
    Union[
        Annotated[ModelProviderMismatchModelProviderError, Tag("modelProviderMismatch")],
        Annotated[ModelProviderNotConfiguredModelProviderError, Tag("modelProviderNotConfigured")],
        Annotated[ModelProviderPolicyConflictModelProviderError, Tag("modelProviderPolicyConflict")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("modelProviderMismatch", "modelProviderNotConfigured", "modelProviderPolicyConflict",))),
]
"""The reason why a request about a model provider was refused; comes as an error's `data`."""


ModelRerouteReason: TypeAlias = Annotated[Literal["highRiskCyberActivity"], OPEN]
"""The reason why another model answered."""


ModelVerification: TypeAlias = Annotated[Literal["trustedAccessForCyber"], OPEN]
"""A kind of verification that a provider wants."""


MultiAgentMode: TypeAlias = Annotated[Union[Annotated[Literal["explicitRequestOnly", "proactive"], OPEN], CustomMultiAgentMode, UnknownVariant], Field(union_mode="left_to_right")]
"""The readiness with which a model hands work to other agents."""


MultiAgentVersion: TypeAlias = Annotated[Literal["disabled", "v1", "v2"], OPEN]
"""The way in which a model works with other agents."""


NetworkAccess: TypeAlias = Annotated[Literal["restricted", "enabled"], OPEN]
"""Says if the network may be used."""


NetworkApprovalProtocol: TypeAlias = Annotated[Literal["http", "https", "socks5Tcp", "socks5Udp"], OPEN]
"""The way in which a host is reached."""


NetworkDomainPermission: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""Permission to reach a domain."""


NetworkPolicyRuleAction: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""Effect of a network rule."""


NetworkUnixSocketPermission: TypeAlias = Annotated[Literal["allow", "deny"], OPEN]
"""Says if a Unix socket may be reached."""


NonSteerableTurnKind: TypeAlias = Annotated[Literal["review", "compact"], OPEN]
"""A kind of turn that takes no further input."""


NullableGatewayOAuthLoginParams: TypeAlias = GatewayOAuthLoginParams | None
"""`GatewayOAuthLoginParams` where a request has params, or null."""


NullableGatewayOAuthReadParams: TypeAlias = GatewayOAuthReadParams | None
"""`GatewayOAuthReadParams` where a request has params, or null."""


NullableGetAccountRateLimitsParams: TypeAlias = GetAccountRateLimitsParams | None
"""`GetAccountRateLimitsParams` where a request has params, or null."""


NullableGetAccountTokenUsageParams: TypeAlias = GetAccountTokenUsageParams | None
"""`GetAccountTokenUsageParams` where a request has params, or null."""


OtelExporter: TypeAlias = Annotated[Union[Annotated[Literal["none", "statsig"], OPEN], OtlpHttpOtelExporter, OtlpGrpcOtelExporter, UnknownVariant], Field(union_mode="left_to_right")]
"""Destination of telemetry."""


OtelHttpProtocol: TypeAlias = Annotated[Literal["binary", "json"], OPEN]
"""The way in which telemetry is encoded over HTTP."""


ParsedCommand: TypeAlias = Annotated[
    Union[
        Annotated[ListFilesParsedCommand, Tag("list_files")],
        Annotated[ReadParsedCommand, Tag("read")],
        Annotated[SearchParsedCommand, Tag("search")],
        Annotated[UnknownParsedCommand, Tag("unknown")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("list_files", "read", "search", "unknown",))),
]
"""The recognised effect of the command, at best effort, in the older form; for display, not for
decisions.
"""


PatchApplyStatus: TypeAlias = Annotated[Literal["inProgress", "completed", "failed", "declined"], OPEN]
"""The status of changes to files."""


PatchChangeKind: TypeAlias = Annotated[
    Union[
        Annotated[AddPatchChangeKind, Tag("add")],
        Annotated[DeletePatchChangeKind, Tag("delete")],
        Annotated[UpdatePatchChangeKind, Tag("update")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("add", "delete", "update",))),
]
"""Change to a file."""


PathUri: TypeAlias = str
"""A path as a URI, for machines that are not the server's own."""


PermissionGrantScope: TypeAlias = Annotated[Literal["turn", "session"], OPEN]
"""The lifetime of granted permissions."""


Personality: TypeAlias = Annotated[Literal["none", "friendly", "pragmatic"], OPEN]
"""A model's tone."""


PlanType: TypeAlias = Annotated[Literal["free", "go", "plus", "pro", "prolite", "promax", "team", "self_serve_business_prolite", "self_serve_business_usage_based", "business", "ent26", "enterprise_cbp_automation", "enterprise_cbp_usage_based", "enterprise", "edu", "edu_plus", "edu_pro", "sci", "sci_plus", "unknown"], OPEN]
"""A ChatGPT account's plan, as the provider calls it."""


PluginAuthPolicy: TypeAlias = Annotated[Literal["ON_INSTALL", "ON_USE"], OPEN]
"""When the user has to log in to a plugin's apps."""


PluginAvailability: TypeAlias = Annotated[Literal["DISABLED_BY_ADMIN", "AVAILABLE"], OPEN]
"""Says if a plugin can be had."""


PluginDisabledReason: TypeAlias = Annotated[Literal["disabled_by_admin", "plan_not_eligible", "required_app_unavailable", "unknown"], OPEN]
"""The reason why a plugin cannot be used."""


PluginInstallPolicy: TypeAlias = Annotated[Literal["NOT_AVAILABLE", "AVAILABLE", "INSTALLED_BY_DEFAULT"], OPEN]
"""Says if a plugin may be installed."""


PluginInstallPolicySource: TypeAlias = Annotated[Literal["WORKSPACE_SETTING", "IMPLICIT_CANONICAL_APP"], OPEN]
"""The source of the decision on a plugin's installation."""


PluginListMarketplaceKind: TypeAlias = Annotated[Literal["local", "vertical", "workspace-directory", "shared-with-me", "created-by-me-remote"], OPEN]
"""A kind of marketplace."""


PluginSearchScope: TypeAlias = Annotated[Literal["global", "workspace", "personal"], OPEN]
"""The place where plugins are searched."""


PluginShareDiscoverability: TypeAlias = Annotated[Literal["LISTED", "UNLISTED", "PRIVATE"], OPEN]
"""The people who can find a shared plugin."""


PluginSharePrincipalRole: TypeAlias = Annotated[Literal["reader", "editor", "owner"], OPEN]
"""The permissions of someone with a shared plugin."""


PluginSharePrincipalType: TypeAlias = Annotated[Literal["user", "group", "workspace"], OPEN]
"""With what kind of someone a plugin is shared."""


PluginShareTargetRole: TypeAlias = Annotated[Literal["reader", "editor"], OPEN]
"""The rights of a person with whom a plugin is shared."""


PluginShareUpdateDiscoverability: TypeAlias = Annotated[Literal["UNLISTED", "PRIVATE", "LISTED"], OPEN]
"""The people who shall be able to find a shared plugin."""


PluginSource: TypeAlias = Annotated[
    Union[
        Annotated[GitPluginSource, Tag("git")],
        Annotated[LocalPluginSource, Tag("local")],
        Annotated[NpmPluginSource, Tag("npm")],
        Annotated[RemotePluginSource, Tag("remote")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("git", "local", "npm", "remote",))),
]
"""Origin of a plugin's files."""


ProcessOutputStream: TypeAlias = Annotated[Literal["stdout", "stderr"], OPEN]
"""The stream that a process writes to."""


ProjectChangeType: TypeAlias = Annotated[Literal["created", "updated", "deleted"], OPEN]
"""Change to a project."""


ProjectSortKey: TypeAlias = Annotated[Literal["position", "recencyAt"], OPEN]
"""The sort key of projects."""


ProviderSettings: TypeAlias = Annotated[
    Union[
        Annotated[BedrockProviderSettings, Tag("bedrock")],
        Annotated[CustomGatewayProviderSettings, Tag("customGateway")],
        Annotated[GcpProviderSettings, Tag("gcp")],
        Annotated[OpenaiProviderSettings, Tag("openai")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("bedrock", "customGateway", "gcp", "openai",))),
]
"""The kind of model provider, with its settings."""


ProviderSettingsPatch: TypeAlias = Annotated[
    Union[
        Annotated[BedrockProviderSettingsPatch, Tag("bedrock")],
        Annotated[CustomGatewayProviderSettingsPatch, Tag("customGateway")],
        Annotated[GcpProviderSettingsPatch, Tag("gcp")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("bedrock", "customGateway", "gcp",))),
]
"""A change of a model provider's settings, by the provider's kind; a setting that is left out
stays.
"""


RateLimitReachedType: TypeAlias = Annotated[Literal["rate_limit_reached", "workspace_owner_credits_depleted", "workspace_member_credits_depleted", "workspace_owner_usage_limit_reached", "workspace_member_usage_limit_reached"], OPEN]
"""Which limit was reached."""


RateLimitResetCreditStatus: TypeAlias = Annotated[Literal["available", "redeeming", "redeemed", "unknown"], OPEN]
"""Says if a reset credit can still be spent."""


RateLimitResetType: TypeAlias = Annotated[Literal["codexRateLimits", "unknown"], OPEN]
"""Which limits a reset credit resets."""


RealtimeConversationVersion: TypeAlias = Annotated[Literal["v1", "v2", "v3"], OPEN]
"""Version of the provider's protocol for voice conversations."""


RealtimeOutputModality: TypeAlias = Annotated[Literal["text", "audio"], OPEN]
"""The form of the voice model's answers."""


RealtimeVoice: TypeAlias = Annotated[Literal["alloy", "arbor", "ash", "aube", "ballad", "breeze", "bubbie", "cedar", "coral", "cove", "echo", "ember", "haetsal", "hanul", "himari", "juniper", "leher", "maple", "marin", "miko", "neer", "porto", "rindo", "rio", "rivage", "sage", "selva", "shimmer", "sol", "sonna", "spruce", "tinta", "vale", "verse", "viola"], OPEN]
"""A voice of the provider's."""


ReasoningEffort: TypeAlias = str
"""How hard a model should think, in its provider's word."""


ReasoningItemContent: TypeAlias = Annotated[
    Union[
        Annotated[ReasoningTextReasoningItemContent, Tag("reasoning_text")],
        Annotated[TextReasoningItemContent, Tag("text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("reasoning_text", "text",))),
]
"""A part of a model's raw thoughts."""


ReasoningSummary: TypeAlias = Annotated[Literal["auto", "concise", "detailed", "none"], OPEN]
"""Says if and how a model summarises its thoughts."""


RemoteControlConnectionStatus: TypeAlias = Annotated[Literal["disabled", "connecting", "connected", "errored"], OPEN]
"""The status of the connection to the relay."""


RequestId: TypeAlias = str | int
"""The id of a JSON-RPC request, chosen by its sender."""


ResidencyRequirement: TypeAlias = Annotated[Literal["us"], OPEN]
"""The region in which requests must be processed."""


ResourceContent: TypeAlias = MetaResourceContent | MetaResourceContentVariant
"""A part of a resource of an MCP server."""


ResponseItem: TypeAlias = Annotated[
    Union[
        Annotated[AdditionalToolsResponseItem, Tag("additional_tools")],
        Annotated[AgentMessageResponseItem, Tag("agent_message")],
        Annotated[CompactionResponseItem, Tag("compaction")],
        Annotated[CompactionTriggerResponseItem, Tag("compaction_trigger")],
        Annotated[ConfigurationUpdateResponseItem, Tag("configuration_update")],
        Annotated[ContextCompactionResponseItem, Tag("context_compaction")],
        Annotated[CustomToolCallResponseItem, Tag("custom_tool_call")],
        Annotated[CustomToolCallOutputResponseItem, Tag("custom_tool_call_output")],
        Annotated[FunctionCallResponseItem, Tag("function_call")],
        Annotated[FunctionCallOutputResponseItem, Tag("function_call_output")],
        Annotated[ImageGenerationCallResponseItem, Tag("image_generation_call")],
        Annotated[LocalShellCallResponseItem, Tag("local_shell_call")],
        Annotated[MessageResponseItem, Tag("message")],
        Annotated[OtherResponseItem, Tag("other")],
        Annotated[ReasoningResponseItem, Tag("reasoning")],
        Annotated[ToolSearchCallResponseItem, Tag("tool_search_call")],
        Annotated[ToolSearchOutputResponseItem, Tag("tool_search_output")],
        Annotated[WebSearchCallResponseItem, Tag("web_search_call")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("additional_tools", "agent_message", "compaction", "compaction_trigger", "configuration_update", "context_compaction", "custom_tool_call", "custom_tool_call_output", "function_call", "function_call_output", "image_generation_call", "local_shell_call", "message", "other", "reasoning", "tool_search_call", "tool_search_output", "web_search_call",))),
]
"""One item of the Responses API: what a model is sent and what it says.

Options that are unset are left out, as providers expect.
"""


ResponsesApiWebSearchAction: TypeAlias = Annotated[
    Union[
        Annotated[FindInPageResponsesApiWebSearchAction, Tag("find_in_page")],
        Annotated[OpenPageResponsesApiWebSearchAction, Tag("open_page")],
        Annotated[OtherResponsesApiWebSearchAction, Tag("other")],
        Annotated[SearchResponsesApiWebSearchAction, Tag("search")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("find_in_page", "open_page", "other", "search",))),
]
"""The action of a provider's web search."""


ReviewDecision: TypeAlias = Annotated[Union[Annotated[Literal["approved", "approved_for_session", "approved_mcp_policy_amendment", "timed_out", "abort"], OPEN], ApprovedExecpolicyAmendmentReviewDecision, NetworkPolicyAmendmentReviewDecision, DeniedReviewDecision, UnknownVariant], Field(union_mode="left_to_right")]
"""The user's answer to an approval of the older form."""


ReviewDelivery: TypeAlias = Annotated[Literal["inline"], OPEN]
"""The thread that a review runs in."""


ReviewTarget: TypeAlias = Annotated[
    Union[
        Annotated[BaseBranchReviewTarget, Tag("baseBranch")],
        Annotated[CommitReviewTarget, Tag("commit")],
        Annotated[CustomReviewTarget, Tag("custom")],
        Annotated[UncommittedChangesReviewTarget, Tag("uncommittedChanges")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("baseBranch", "commit", "custom", "uncommittedChanges",))),
]
"""The subject of the review."""


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
"""The kernel's sandbox for a thread's commands."""


ScheduledTaskSchedule: TypeAlias = Annotated[
    Union[
        Annotated[DailyScheduledTaskSchedule, Tag("daily")],
        Annotated[HourlyScheduledTaskSchedule, Tag("hourly")],
        Annotated[WeekdaysScheduledTaskSchedule, Tag("weekdays")],
        Annotated[WeeklyScheduledTaskSchedule, Tag("weekly")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("daily", "hourly", "weekdays", "weekly",))),
]
"""When a task runs."""


ScheduledTaskWeekday: TypeAlias = Annotated[Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"], OPEN]
"""A day of the week."""


SessionSource: TypeAlias = Annotated[Union[Annotated[Literal["cli", "vscode", "exec", "appServer", "unknown"], OPEN], CustomSessionSource, SubAgentSessionSource, UnknownVariant], Field(union_mode="left_to_right")]
"""Origin of a thread."""


SkillScope: TypeAlias = Annotated[Literal["user", "repo", "system", "admin"], OPEN]
"""Location of a skill."""


SortDirection: TypeAlias = Annotated[Literal["asc", "desc"], OPEN]
"""Which way a list is sorted."""


SubAgentActivityKind: TypeAlias = Annotated[Literal["started", "interacted", "interrupted", "completed"], OPEN]
"""Change to an agent."""


SubAgentSource: TypeAlias = Annotated[Union[Annotated[Literal["review", "compact", "memory_consolidation"], OPEN], ThreadSpawnSubAgentSource, OtherSubAgentSource, UnknownVariant], Field(union_mode="left_to_right")]
"""The reason why a thread works for another one."""


ThreadActiveFlag: TypeAlias = Annotated[Literal["waitingOnApproval", "waitingOnUserInput"], OPEN]
"""A reason for which a running turn waits."""


ThreadAttachmentAddOutcome: TypeAlias = Annotated[Literal["created", "existing"], OPEN]
"""The outcome of `thread/attachment/add`."""


ThreadAttachmentOperation: TypeAlias = Annotated[Literal["created", "deleted"], OPEN]
"""Change to an attachment."""


ThreadGoalMutationOrigin: TypeAlias = Annotated[Literal["user", "automatic"], OPEN]
"""On whose behalf a client changes a goal."""


ThreadGoalStatus: TypeAlias = Annotated[Literal["active", "paused", "blocked", "usageLimited", "budgetLimited", "complete"], OPEN]
"""The status of a goal."""


ThreadHistoryMode: TypeAlias = Annotated[Literal["legacy", "paginated"], OPEN]
"""The way in which a thread's history is kept."""


ThreadId: TypeAlias = str
"""A thread's id."""


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


ThreadItemsListCursor: TypeAlias = str | ThreadItemsListAnchor
"""Start of a list of items."""


ThreadListCwdFilter: TypeAlias = str | list[str]
"""One working directory or several."""


ThreadMemoryMode: TypeAlias = Annotated[Literal["enabled", "disabled"], OPEN]
"""Says if a thread is remembered in later ones."""


ThreadPredictionResult: TypeAlias = Annotated[
    Union[
        Annotated[CompletedThreadPredictionResult, Tag("completed")],
        Annotated[FailedThreadPredictionResult, Tag("failed")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("completed", "failed",))),
]
"""The outcome of a prediction."""


ThreadReadStateOperation: TypeAlias = Annotated[
    Union[
        Annotated[ReadThreadReadStateOperation, Tag("read")],
        Annotated[UnreadThreadReadStateOperation, Tag("unread")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("read", "unread",))),
]
"""A change of a thread's read state."""


ThreadRealtimeBemItemPresentation: TypeAlias = Annotated[
    Union[
        Annotated[InlineMarkdownThreadRealtimeBemItemPresentation, Tag("inlineMarkdown")],
        Annotated[InlineVisualizationThreadRealtimeBemItemPresentation, Tag("inlineVisualization")],
        Annotated[WholeItemThreadRealtimeBemItemPresentation, Tag("wholeItem")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("inlineMarkdown", "inlineVisualization", "wholeItem",))),
]
"""The way in which an item of a turn is shown in a voice conversation."""


ThreadRealtimeCoverage: TypeAlias = Annotated[Literal["unsupported", "pending", "ready"], OPEN]
"""Completeness of a list of entries."""


ThreadRealtimeHandoffMode: TypeAlias = Annotated[Literal["start", "steer"], OPEN]
"""The way in which a turn gets speech as its input."""


ThreadRealtimeItem: TypeAlias = Annotated[
    Union[
        Annotated[BemItemPromotedThreadRealtimeItem, Tag("bemItemPromoted")],
        Annotated[FrameThreadRealtimeItem, Tag("frame")],
        Annotated[RealtimeSessionClosedThreadRealtimeItem, Tag("realtimeSessionClosed")],
        Annotated[RealtimeSessionStartedThreadRealtimeItem, Tag("realtimeSessionStarted")],
        Annotated[SessionEndInputSavedThreadRealtimeItem, Tag("sessionEndInputSaved")],
        Annotated[TranscriptSegmentThreadRealtimeItem, Tag("transcriptSegment")],
        Annotated[TurnInputAcceptedThreadRealtimeItem, Tag("turnInputAccepted")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("bemItemPromoted", "frame", "realtimeSessionClosed", "realtimeSessionStarted", "sessionEndInputSaved", "transcriptSegment", "turnInputAccepted",))),
]
"""An entry of a voice conversation."""


ThreadRealtimeOrder: TypeAlias = Annotated[Literal["observedAt", "position"], OPEN]
"""Order of a list of entries."""


ThreadRealtimeSessionOutcome: TypeAlias = Annotated[Literal["ended", "failed"], OPEN]
"""The way in which a voice conversation ended."""


ThreadRealtimeStartTransport: TypeAlias = Annotated[
    Union[
        Annotated[ExistingCallThreadRealtimeStartTransport, Tag("existingCall")],
        Annotated[WebrtcThreadRealtimeStartTransport, Tag("webrtc")],
        Annotated[WebsocketThreadRealtimeStartTransport, Tag("websocket")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("existingCall", "webrtc", "websocket",))),
]
"""The way in which sound and events of a voice conversation reach the provider."""


ThreadRealtimeTranscriptRole: TypeAlias = Annotated[Literal["user", "assistant"], OPEN]
"""Speaker in a voice conversation."""


ThreadSearchSortKey: TypeAlias = Annotated[Literal["created_at", "updated_at", "recency_at"], OPEN]
"""Sort key of found threads."""


ThreadSortKey: TypeAlias = Annotated[Literal["created_at", "updated_at", "recency_at", "section_position"], OPEN]
"""The sort key of threads."""


ThreadSource: TypeAlias = str
"""A client's word for why it started a thread."""


ThreadSourceKind: TypeAlias = Annotated[Literal["cli", "vscode", "exec", "appServer", "subAgent", "subAgentReview", "subAgentCompact", "subAgentThreadSpawn", "subAgentOther", "unknown"], OPEN]
"""A kind of source of threads."""


ThreadStartSource: TypeAlias = Annotated[Literal["startup", "clear"], OPEN]
"""The reason why a session starts."""


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
"""A thread's activity."""


ThreadTimelineEntry: TypeAlias = Annotated[
    Union[
        Annotated[ItemThreadTimelineEntry, Tag("item")],
        Annotated[RealtimeThreadTimelineEntry, Tag("realtime")],
        Annotated[TurnCompletedThreadTimelineEntry, Tag("turnCompleted")],
        Annotated[TurnStartedThreadTimelineEntry, Tag("turnStarted")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("item", "realtime", "turnCompleted", "turnStarted",))),
]
"""An entry of a thread's timeline."""


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
"""The outcome of `thread/unsubscribe`."""


ToolExposureSurface: TypeAlias = Annotated[Literal["code_mode", "deferred", "direct"], OPEN]
"""A way of offering tools to a model."""


TrustedContacts: TypeAlias = Annotated[Literal["check", "skip"], OPEN]
"""Says if the client considers the user's trusted contacts."""


TurnItemsView: TypeAlias = Annotated[Literal["notLoaded", "summary", "full"], OPEN]
"""The amount of detail of a turn's items."""


TurnPlanStepStatus: TypeAlias = Annotated[Literal["pending", "inProgress", "completed"], OPEN]
"""Progress of a step of a plan."""


TurnStatus: TypeAlias = Annotated[Literal["completed", "interrupted", "failed", "inProgress"], OPEN]
"""The status of a turn."""


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
"""The verbosity of answers."""


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
"""The action of a web search."""


WebSearchContextSize: TypeAlias = Annotated[Literal["low", "medium", "high"], OPEN]
"""The amount of search results that goes to the model."""


WebSearchMode: TypeAlias = Annotated[Literal["disabled", "cached", "indexed", "live"], OPEN]
"""The way in which models may search the web."""


WebSearchProvider: TypeAlias = Annotated[Literal["standalone", "search_mcp"], OPEN]
"""The side that runs searches for clients."""


WindowsSandboxImplementation: TypeAlias = Annotated[Literal["elevated", "unelevated", "mxc"], OPEN]
"""The way in which commands are sandboxed on Windows."""


WindowsSandboxReadiness: TypeAlias = Annotated[Literal["ready", "notConfigured", "updateRequired"], OPEN]
"""Says if the sandbox on Windows can be used."""


WindowsSandboxSetupMode: TypeAlias = Annotated[Literal["elevated", "unelevated"], OPEN]
"""With what rights the sandbox on Windows is set up."""


WorkspaceMessageType: TypeAlias = Annotated[Literal["headline", "announcement", "unknown"], OPEN]
"""The way in which a workspace's message is meant to be shown."""


WriteStatus: TypeAlias = Annotated[Literal["ok", "okOverridden"], OPEN]
"""Says if a value that was written is in force."""


__all__ = [
    "AbsolutePathBuf",
    "AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision",
    "AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecisionAcceptWithExecpolicyAmendment",
    "Account",
    "AccountLoginCompletedNotification",
    "AccountRateLimitsUpdatedNotification",
    "AccountRoutingOverride",
    "AccountSecuritySetupAction",
    "AccountSecuritySetupNotice",
    "AccountSession",
    "AccountSessionWorkspace",
    "AccountSessionWorkspaceKind",
    "AccountTokenUsageDailyBucket",
    "AccountTokenUsageSummary",
    "AccountUpdateReason",
    "AccountUpdatedNotification",
    "ActivePermissionProfile",
    "ActiveThreadStatus",
    "ActiveTurnNotSteerableCodexErrorInfo",
    "ActiveTurnNotSteerableCodexErrorInfoActiveTurnNotSteerable",
    "AddCreditsNudgeCreditType",
    "AddCreditsNudgeEmailStatus",
    "AddFileChange",
    "AddPatchChangeKind",
    "AdditionalContextEntry",
    "AdditionalContextKind",
    "AdditionalFileSystemPermissions",
    "AdditionalNetworkPermissions",
    "AdditionalPermissionProfile",
    "AdditionalToolsResponseItem",
    "AgentConfiguredHookHandler",
    "AgentHookMetadata",
    "AgentMessageDelivery",
    "AgentMessageDeltaNotification",
    "AgentMessageDisplay",
    "AgentMessageInputContent",
    "AgentMessageModeration",
    "AgentMessageResponseItem",
    "AgentMessageThreadItem",
    "AgentPath",
    "AllowDenyRequirement",
    "AmazonBedrockAccessKeysLoginAccountParams",
    "AmazonBedrockAccount",
    "AmazonBedrockLoginAccountParams",
    "AmazonBedrockLoginAccountResponse",
    "AnalyticsConfig",
    "AnswerAnnotation",
    "AnswerReplacement",
    "ApiKeyAccount",
    "ApiKeyLoginAccountParams",
    "ApiKeyLoginAccountResponse",
    "AppBranding",
    "AppConfig",
    "AppInfo",
    "AppLinkConfig",
    "AppLinksConfig",
    "AppListUpdatedNotification",
    "AppMetadata",
    "AppReview",
    "AppScreenshot",
    "AppSummary",
    "AppTemplateSummary",
    "AppTemplateUnavailableReason",
    "AppToolApproval",
    "AppToolConfig",
    "AppToolSummary",
    "AppToolsConfig",
    "ApplicationNetworkRequirements",
    "ApplicationRequirements",
    "ApplicationStorageRequirements",
    "ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision",
    "ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecisionApplyNetworkPolicyAmendment",
    "ApplyPatchApprovalParams",
    "ApplyPatchApprovalResponse",
    "ApplyPatchGuardianApprovalReviewAction",
    "ApprovalsReviewer",
    "ApprovedExecpolicyAmendmentReviewDecision",
    "ApprovedExecpolicyAmendmentReviewDecisionApprovedExecpolicyAmendment",
    "AppsConfig",
    "AppsDefaultConfig",
    "AppsInstalledParams",
    "AppsInstalledResponse",
    "AppsListParams",
    "AppsListResponse",
    "AppsReadParams",
    "AppsReadResponse",
    "AskForApproval",
    "AsyncUserInputQuestion",
    "AttestationGenerateParams",
    "AttestationGenerateResponse",
    "AudioUserInput",
    "AudioUserInputVariant",
    "AuthMode",
    "AuthRecoveryNotification",
    "AutoCompactTokenLimitScope",
    "AutoReviewDecisionSource",
    "AutoReviewRequirements",
    "BaseBranchReviewTarget",
    "BedrockProviderId",
    "BedrockProviderSettings",
    "BedrockProviderSettingsPatch",
    "BemItemPromotedThreadRealtimeItem",
    "BlockAgentMessageDisplay",
    "BlockReason",
    "BrowserUseAccessApprovalLifetime",
    "BrowserUseConfig",
    "BrowserUseExtensionRequirements",
    "BrowserUseOriginPolicy",
    "BrowserUseOriginPolicyConfig",
    "BrowserUseRequirements",
    "ByteRange",
    "CancelLoginAccountParams",
    "CancelLoginAccountResponse",
    "CancelLoginAccountStatus",
    "CapabilityRootLocation",
    "ChatgptAccount",
    "ChatgptAuthTokensLoginAccountParams",
    "ChatgptAuthTokensLoginAccountResponse",
    "ChatgptAuthTokensRefreshParams",
    "ChatgptAuthTokensRefreshReason",
    "ChatgptAuthTokensRefreshResponse",
    "ChatgptDeviceCodeLoginAccountParams",
    "ChatgptDeviceCodeLoginAccountResponse",
    "ChatgptLoginAccountParams",
    "ChatgptLoginAccountResponse",
    "CliAuthCredentialsStoreMode",
    "ClientInfo",
    "CodexErrorInfo",
    "CodexResponseHandoffMode",
    "CollabAgentState",
    "CollabAgentStatus",
    "CollabAgentTool",
    "CollabAgentToolCallStatus",
    "CollabAgentToolCallThreadItem",
    "CollaborationMode",
    "CollaborationModeMask",
    "CommandAction",
    "CommandConfiguredHookHandler",
    "CommandExecOutputDeltaNotification",
    "CommandExecOutputStream",
    "CommandExecParams",
    "CommandExecResizeParams",
    "CommandExecResizeResponse",
    "CommandExecResponse",
    "CommandExecTerminalSize",
    "CommandExecTerminateParams",
    "CommandExecTerminateResponse",
    "CommandExecWriteParams",
    "CommandExecWriteResponse",
    "CommandExecutionApprovalDecision",
    "CommandExecutionApprovalKind",
    "CommandExecutionOutputDeltaNotification",
    "CommandExecutionRequestApprovalParams",
    "CommandExecutionRequestApprovalResponse",
    "CommandExecutionSource",
    "CommandExecutionStatus",
    "CommandExecutionThreadItem",
    "CommandGuardianApprovalReviewAction",
    "CommandHookMetadata",
    "CommandMigration",
    "CommitReviewTarget",
    "CompactionResponseItem",
    "CompactionTriggerResponseItem",
    "CompletedThreadPredictionResult",
    "ComputerUseConfig",
    "ComputerUseMacosConfig",
    "ComputerUseMacosRequirements",
    "ComputerUseRequirements",
    "ComputerUseWindowsConfig",
    "ComputerUseWindowsExeConfig",
    "ComputerUseWindowsExeRequirement",
    "ComputerUseWindowsRequirements",
    "Config",
    "ConfigBatchWriteParams",
    "ConfigEdit",
    "ConfigLayer",
    "ConfigLayerMetadata",
    "ConfigLayerSource",
    "ConfigReadParams",
    "ConfigReadResponse",
    "ConfigRequirements",
    "ConfigRequirementsReadResponse",
    "ConfigValueWriteParams",
    "ConfigWarningNotification",
    "ConfigWriteResponse",
    "ConfigurationReasoning",
    "ConfigurationUpdateResponseItem",
    "ConfiguredHookHandler",
    "ConfiguredHookMatcherGroup",
    "ConnectorMetadata",
    "ConsumeAccountRateLimitResetCreditOutcome",
    "ConsumeAccountRateLimitResetCreditParams",
    "ConsumeAccountRateLimitResetCreditResponse",
    "ContentItem",
    "ContextCompactedNotification",
    "ContextCompactionResponseItem",
    "ContextCompactionThreadItem",
    "ConversationGitInfo",
    "ConversationIdGetConversationSummaryParams",
    "ConversationSummary",
    "ConversationTextRole",
    "CreditsSnapshot",
    "CustomGatewayProviderSettings",
    "CustomGatewayProviderSettingsPatch",
    "CustomMultiAgentMode",
    "CustomReviewTarget",
    "CustomSessionSource",
    "CustomToolCallOutputResponseItem",
    "CustomToolCallResponseItem",
    "CyberAccessProgram",
    "CyberBlockReason",
    "DailyScheduledTaskSchedule",
    "DangerFullAccessSandboxPolicy",
    "DeleteFileChange",
    "DeletePatchChangeKind",
    "DeniedReviewDecision",
    "DeniedReviewDecisionDenied",
    "DeprecationNoticeNotification",
    "DesktopOnboardingEntrypoint",
    "DynamicToolCallOutputContentItem",
    "DynamicToolCallParams",
    "DynamicToolCallResponse",
    "DynamicToolCallStatus",
    "DynamicToolCallThreadItem",
    "DynamicToolNamespaceTool",
    "DynamicToolSpec",
    "EncryptedContentAgentMessageInputContent",
    "EncryptedContentFunctionCallOutputContentItem",
    "EnteredReviewModeThreadItem",
    "EnterpriseManagedConfigLayerSource",
    "EnvironmentConnectionNotification",
    "EnvironmentSkillsParams",
    "EnvironmentVariableGatewayAuth",
    "ErrorNotification",
    "ExecCommandApprovalParams",
    "ExecCommandApprovalResponse",
    "ExecveGuardianApprovalReviewAction",
    "ExistingCallThreadRealtimeStartTransport",
    "ExitedReviewModeThreadItem",
    "ExperimentalFeature",
    "ExperimentalFeatureEnablementSetParams",
    "ExperimentalFeatureEnablementSetResponse",
    "ExperimentalFeatureListParams",
    "ExperimentalFeatureListResponse",
    "ExperimentalFeatureStage",
    "ExternalAgentConfigDetectParams",
    "ExternalAgentConfigDetectResponse",
    "ExternalAgentConfigImportCompletedNotification",
    "ExternalAgentConfigImportHistoriesReadResponse",
    "ExternalAgentConfigImportHistory",
    "ExternalAgentConfigImportHistoryRecordParams",
    "ExternalAgentConfigImportHistoryRecordResponse",
    "ExternalAgentConfigImportHistoryRecordSuccessParams",
    "ExternalAgentConfigImportHistoryRecordTypeResultParams",
    "ExternalAgentConfigImportItemTypeFailure",
    "ExternalAgentConfigImportItemTypeSuccess",
    "ExternalAgentConfigImportParams",
    "ExternalAgentConfigImportProgressNotification",
    "ExternalAgentConfigImportResponse",
    "ExternalAgentConfigImportTypeResult",
    "ExternalAgentConfigMigrationItem",
    "ExternalAgentConfigMigrationItemType",
    "ExternalAgentDetectedConnectorCandidate",
    "ExternalAgentDetectedConnectorSource",
    "ExternalAgentImportedConnectorCandidate",
    "ExternalAgentImportedConnectorSource",
    "ExternalSandboxSandboxPolicy",
    "ExternallyConfiguredGatewayAuth",
    "FailedThreadPredictionResult",
    "FeedbackRequirements",
    "FeedbackSaveParams",
    "FeedbackSaveResponse",
    "FeedbackUploadParams",
    "FeedbackUploadResponse",
    "FileChange",
    "FileChangeApprovalDecision",
    "FileChangeOutputDeltaNotification",
    "FileChangePatchUpdatedNotification",
    "FileChangeRequestApprovalParams",
    "FileChangeRequestApprovalResponse",
    "FileChangeThreadItem",
    "FileSystemAccessMode",
    "FileSystemPath",
    "FileSystemSandboxEntry",
    "FileSystemSpecialPath",
    "FileUpdateChange",
    "FindInPageResponsesApiWebSearchAction",
    "FindInPageWebSearchAction",
    "ForcedChatgptWorkspaceIds",
    "ForcedLoginMethod",
    "FormMcpServerElicitationRequestParams",
    "FrameThreadRealtimeItem",
    "FsChangedNotification",
    "FsCopyParams",
    "FsCopyResponse",
    "FsCreateDirectoryParams",
    "FsCreateDirectoryResponse",
    "FsGetMetadataParams",
    "FsGetMetadataResponse",
    "FsReadDirectoryEntry",
    "FsReadDirectoryParams",
    "FsReadDirectoryResponse",
    "FsReadFileParams",
    "FsReadFileResponse",
    "FsRemoveParams",
    "FsRemoveResponse",
    "FsUnwatchParams",
    "FsUnwatchResponse",
    "FsWatchParams",
    "FsWatchResponse",
    "FsWriteFileParams",
    "FsWriteFileResponse",
    "FunctionCallOutputBody",
    "FunctionCallOutputContentItem",
    "FunctionCallOutputResponseItem",
    "FunctionCallOutputThreadItem",
    "FunctionCallResponseItem",
    "FunctionDynamicToolSpec",
    "FuzzyFileSearchMatchType",
    "FuzzyFileSearchParams",
    "FuzzyFileSearchResponse",
    "FuzzyFileSearchResult",
    "FuzzyFileSearchSessionCompletedNotification",
    "FuzzyFileSearchSessionUpdatedNotification",
    "GatewayAuth",
    "GatewayOAuthCancelResponse",
    "GatewayOAuthChangedNotification",
    "GatewayOAuthLoginParams",
    "GatewayOAuthLoginResponse",
    "GatewayOAuthPrompt",
    "GatewayOAuthReadParams",
    "GatewayOAuthReadResponse",
    "GatewayOAuthStatus",
    "GcpAccount",
    "GcpProviderId",
    "GcpProviderSettings",
    "GcpProviderSettingsPatch",
    "GetAccountParams",
    "GetAccountRateLimitsParams",
    "GetAccountRateLimitsResponse",
    "GetAccountResponse",
    "GetAccountSecuritySetupResponse",
    "GetAccountTokenUsageParams",
    "GetAccountTokenUsageResponse",
    "GetAuthStatusParams",
    "GetAuthStatusResponse",
    "GetConversationSummaryParams",
    "GetConversationSummaryResponse",
    "GetWorkspaceMessagesResponse",
    "GitDiffToRemoteParams",
    "GitDiffToRemoteResponse",
    "GitInfo",
    "GitPluginSource",
    "GlobPatternFileSystemPath",
    "GrantedPermissionProfile",
    "GranularAskForApproval",
    "GranularAskForApprovalGranular",
    "GuardianApprovalReview",
    "GuardianApprovalReviewAction",
    "GuardianApprovalReviewStatus",
    "GuardianCommandSource",
    "GuardianRiskLevel",
    "GuardianUserAuthorization",
    "GuardianWarningNotification",
    "HelplineSubject",
    "HideAgentMessageDisplay",
    "HookCompletedNotification",
    "HookErrorInfo",
    "HookEventName",
    "HookExecutionMode",
    "HookHandlerType",
    "HookMetadata",
    "HookMigration",
    "HookOutputEntry",
    "HookOutputEntryKind",
    "HookPromptFragment",
    "HookPromptThreadItem",
    "HookRunStatus",
    "HookRunSummary",
    "HookScope",
    "HookSource",
    "HookStartedNotification",
    "HookTrustStatus",
    "HooksListEntry",
    "HooksListParams",
    "HooksListResponse",
    "HourlyScheduledTaskSchedule",
    "HttpConnectionFailedCodexErrorInfo",
    "HttpConnectionFailedCodexErrorInfoHttpConnectionFailed",
    "IdleThreadStatus",
    "ImageDetail",
    "ImageGenerationCallResponseItem",
    "ImageGenerationFailure",
    "ImageGenerationInputImage",
    "ImageGenerationThreadItem",
    "ImageGenerationThreadItemVariant",
    "ImageUserInput",
    "ImageUserInputVariant",
    "ImageViewThreadItem",
    "InAppBrowserRequirements",
    "InitializeCapabilities",
    "InitializeParams",
    "InitializeResponse",
    "InlineMarkdownThreadRealtimeBemItemPresentation",
    "InlineVisualizationThreadRealtimeBemItemPresentation",
    "InputAudioContentItem",
    "InputAudioContentItemVariant",
    "InputAudioDynamicToolCallOutputContentItem",
    "InputAudioFunctionCallOutputContentItem",
    "InputAudioFunctionCallOutputContentItemVariant",
    "InputImageContentItem",
    "InputImageContentItemVariant",
    "InputImageDynamicToolCallOutputContentItem",
    "InputImageFunctionCallOutputContentItem",
    "InputImageFunctionCallOutputContentItemVariant",
    "InputModality",
    "InputTextAgentMessageInputContent",
    "InputTextContentItem",
    "InputTextDynamicToolCallOutputContentItem",
    "InputTextFunctionCallOutputContentItem",
    "InstalledApp",
    "InternalChatMessageMetadataPassthrough",
    "ItemCompletedNotification",
    "ItemGuardianApprovalReviewCompletedNotification",
    "ItemGuardianApprovalReviewStartedNotification",
    "ItemStartedNotification",
    "ItemThreadTimelineEntry",
    "JSONRPCError",
    "JSONRPCErrorError",
    "JSONRPCMessage",
    "JSONRPCNotification",
    "JSONRPCRequest",
    "JSONRPCResponse",
    "LegacyAppPathString",
    "LegacyManagedConfigTomlFromFileConfigLayerSource",
    "LegacyManagedConfigTomlFromMdmConfigLayerSource",
    "ListFilesCommandAction",
    "ListFilesParsedCommand",
    "ListMcpServerStatusParams",
    "ListMcpServerStatusResponse",
    "LocalAudioUserInput",
    "LocalImageUserInput",
    "LocalPluginSource",
    "LocalShellAction",
    "LocalShellCallResponseItem",
    "LocalShellStatus",
    "LoginAccountParams",
    "LoginAccountResponse",
    "LoginAppBrand",
    "LogoutAccountResponse",
    "ManagedHooksRequirements",
    "MarketplaceAddParams",
    "MarketplaceAddResponse",
    "MarketplaceInterface",
    "MarketplaceLoadErrorInfo",
    "MarketplaceRemoveParams",
    "MarketplaceRemoveResponse",
    "MarketplaceUpgradeErrorInfo",
    "MarketplaceUpgradeParams",
    "MarketplaceUpgradeResponse",
    "McpAppDisplayMode",
    "McpAppUi",
    "McpAuthStatus",
    "McpElicitationArrayType",
    "McpElicitationBooleanSchema",
    "McpElicitationBooleanType",
    "McpElicitationConstOption",
    "McpElicitationEnumSchema",
    "McpElicitationLegacyTitledEnumSchema",
    "McpElicitationMultiSelectEnumSchema",
    "McpElicitationNumberSchema",
    "McpElicitationNumberType",
    "McpElicitationObjectType",
    "McpElicitationPrimitiveSchema",
    "McpElicitationSchema",
    "McpElicitationSingleSelectEnumSchema",
    "McpElicitationStringFormat",
    "McpElicitationStringSchema",
    "McpElicitationStringType",
    "McpElicitationTitledEnumItems",
    "McpElicitationTitledMultiSelectEnumSchema",
    "McpElicitationTitledSingleSelectEnumSchema",
    "McpElicitationUntitledEnumItems",
    "McpElicitationUntitledMultiSelectEnumSchema",
    "McpElicitationUntitledSingleSelectEnumSchema",
    "McpResourceReadParams",
    "McpResourceReadResponse",
    "McpResourceReadTarget",
    "McpServerConnectionStatus",
    "McpServerElicitationAction",
    "McpServerElicitationRequestParams",
    "McpServerElicitationRequestResponse",
    "McpServerEventNotification",
    "McpServerEventStreamNotification",
    "McpServerInfo",
    "McpServerMigration",
    "McpServerOauthClientRegistration",
    "McpServerOauthLoginCompletedNotification",
    "McpServerOauthLoginParams",
    "McpServerOauthLoginResponse",
    "McpServerRefreshResponse",
    "McpServerStartupFailureReason",
    "McpServerStartupState",
    "McpServerStatus",
    "McpServerStatusDetail",
    "McpServerStatusUpdatedNotification",
    "McpServerToolCallParams",
    "McpServerToolCallResponse",
    "McpToolCallAppContext",
    "McpToolCallError",
    "McpToolCallGuardianApprovalReviewAction",
    "McpToolCallProgressNotification",
    "McpToolCallResult",
    "McpToolCallStatus",
    "McpToolCallThreadItem",
    "McpToolConfiguredHookHandler",
    "McpToolHookMetadata",
    "MdmConfigLayerSource",
    "MemoryCitation",
    "MemoryCitationEntry",
    "MentionUserInput",
    "MergeStrategy",
    "MessagePhase",
    "MessageResponseItem",
    "MetaResourceContent",
    "MetaResourceContentVariant",
    "MigrationDetails",
    "MinimalFileSystemSpecialPath",
    "MisalignmentErrorDetails",
    "MisalignmentSteer",
    "ModeKind",
    "Model",
    "ModelAccessPrograms",
    "ModelAvailabilityNux",
    "ModelListParams",
    "ModelListResponse",
    "ModelProviderCapabilitiesReadParams",
    "ModelProviderCapabilitiesReadResponse",
    "ModelProviderConfigWriteParams",
    "ModelProviderConfigWriteResponse",
    "ModelProviderDefaultSetParams",
    "ModelProviderError",
    "ModelProviderListParams",
    "ModelProviderListResponse",
    "ModelProviderMismatchModelProviderError",
    "ModelProviderNotConfiguredModelProviderError",
    "ModelProviderPolicyConflictModelProviderError",
    "ModelProviderSummary",
    "ModelRerouteReason",
    "ModelReroutedNotification",
    "ModelSafetyBufferingUpdatedNotification",
    "ModelServiceTier",
    "ModelUpgradeInfo",
    "ModelVerification",
    "ModelVerificationNotification",
    "ModelsRequirements",
    "MultiAgentMode",
    "MultiAgentVersion",
    "NamespaceDynamicToolSpec",
    "NetworkAccess",
    "NetworkAccessGuardianApprovalReviewAction",
    "NetworkApprovalContext",
    "NetworkApprovalProtocol",
    "NetworkDomainPermission",
    "NetworkPolicyAmendment",
    "NetworkPolicyAmendmentReviewDecision",
    "NetworkPolicyAmendmentReviewDecisionNetworkPolicyAmendment",
    "NetworkPolicyRuleAction",
    "NetworkRequirements",
    "NetworkUnixSocketPermission",
    "NewThreadModelDefaults",
    "NonSteerableTurnKind",
    "NoneGatewayAuth",
    "NotLoadedThreadStatus",
    "NpmPluginSource",
    "NullableGatewayOAuthLoginParams",
    "NullableGatewayOAuthReadParams",
    "NullableGetAccountRateLimitsParams",
    "NullableGetAccountTokenUsageParams",
    "OpenPageResponsesApiWebSearchAction",
    "OpenPageWebSearchAction",
    "OpenaiFormMcpServerElicitationRequestParams",
    "OpenaiFormMcpServerElicitationRequestParamsVariant",
    "OpenaiProviderSettings",
    "OtelExporter",
    "OtelHttpProtocol",
    "OtelRequirements",
    "OtelTlsConfig",
    "OtelToolResultLogConfig",
    "OtherResponseItem",
    "OtherResponsesApiWebSearchAction",
    "OtherSubAgentSource",
    "OtherWebSearchAction",
    "OtlpGrpcOtelExporter",
    "OtlpGrpcOtelExporterOtlpGrpc",
    "OtlpHttpOtelExporter",
    "OtlpHttpOtelExporterOtlpHttp",
    "OutputTextContentItem",
    "OverriddenMetadata",
    "PackagedDefaultsConfigLayerSource",
    "ParsedCommand",
    "PatchApplyStatus",
    "PatchChangeKind",
    "PathFileSystemPath",
    "PathUri",
    "PermissionGrantScope",
    "PermissionProfileListParams",
    "PermissionProfileListResponse",
    "PermissionProfileSummary",
    "PermissionsRequestApprovalParams",
    "PermissionsRequestApprovalResponse",
    "Personality",
    "PlanDeltaNotification",
    "PlanThreadItem",
    "PlanType",
    "PluginAuthPolicy",
    "PluginAvailability",
    "PluginDetail",
    "PluginDisabledReason",
    "PluginHookSummary",
    "PluginInstallParams",
    "PluginInstallPolicy",
    "PluginInstallPolicySource",
    "PluginInstallResponse",
    "PluginInstalledParams",
    "PluginInstalledResponse",
    "PluginInterface",
    "PluginListMarketplaceKind",
    "PluginListParams",
    "PluginListResponse",
    "PluginMarketplaceEntry",
    "PluginReadParams",
    "PluginReadResponse",
    "PluginReconcileChangedPlugin",
    "PluginReconcileParams",
    "PluginReconcileResponse",
    "PluginSearchResult",
    "PluginSearchScope",
    "PluginShareCheckoutParams",
    "PluginShareCheckoutResponse",
    "PluginShareContext",
    "PluginShareDeleteParams",
    "PluginShareDeleteResponse",
    "PluginShareDiscoverability",
    "PluginShareListItem",
    "PluginShareListParams",
    "PluginShareListResponse",
    "PluginSharePrincipal",
    "PluginSharePrincipalRole",
    "PluginSharePrincipalType",
    "PluginShareSaveParams",
    "PluginShareSaveResponse",
    "PluginShareTarget",
    "PluginShareTargetRole",
    "PluginShareUpdateDiscoverability",
    "PluginShareUpdateTargetsParams",
    "PluginShareUpdateTargetsResponse",
    "PluginSkillReadParams",
    "PluginSkillReadResponse",
    "PluginSource",
    "PluginSummary",
    "PluginUninstallParams",
    "PluginUninstallResponse",
    "PluginsMigration",
    "ProcessExitedNotification",
    "ProcessOutputDeltaNotification",
    "ProcessOutputStream",
    "ProcessTerminalSize",
    "Project",
    "ProjectChangeType",
    "ProjectChangedNotification",
    "ProjectConfigLayerSource",
    "ProjectRoot",
    "ProjectRootsFileSystemSpecialPath",
    "ProjectSortKey",
    "PromptConfiguredHookHandler",
    "PromptHookMetadata",
    "ProtectionBlockReason",
    "ProviderSettings",
    "ProviderSettingsPatch",
    "QueuedSubmission",
    "RateLimitReachedType",
    "RateLimitResetCredit",
    "RateLimitResetCreditStatus",
    "RateLimitResetCreditsSummary",
    "RateLimitResetType",
    "RateLimitSnapshot",
    "RateLimitWindow",
    "RawResponseCompletedNotification",
    "RawResponseItemCompletedNotification",
    "ReadCommandAction",
    "ReadOnlySandboxPolicy",
    "ReadParsedCommand",
    "ReadThreadReadStateOperation",
    "RealtimeConversationVersion",
    "RealtimeOutputModality",
    "RealtimeSessionClosedThreadRealtimeItem",
    "RealtimeSessionStartedThreadRealtimeItem",
    "RealtimeThreadTimelineEntry",
    "RealtimeVoice",
    "RealtimeVoicesList",
    "ReasoningEffort",
    "ReasoningEffortOption",
    "ReasoningItemContent",
    "ReasoningItemReasoningSummary",
    "ReasoningResponseItem",
    "ReasoningSummary",
    "ReasoningSummaryPartAddedNotification",
    "ReasoningSummaryTextDeltaNotification",
    "ReasoningTextDeltaNotification",
    "ReasoningTextReasoningItemContent",
    "ReasoningThreadItem",
    "RemoteControlConnectionStatus",
    "RemoteControlDisableParams",
    "RemoteControlEnableParams",
    "RemoteControlStatusChangedNotification",
    "RemotePluginSource",
    "RequestHeader",
    "RequestId",
    "RequestPermissionProfile",
    "RequestPermissionsGuardianApprovalReviewAction",
    "ResidencyRequirement",
    "Resource",
    "ResourceContent",
    "ResourceTemplate",
    "ResponseItem",
    "ResponseStreamConnectionFailedCodexErrorInfo",
    "ResponseStreamConnectionFailedCodexErrorInfoResponseStreamConnectionFailed",
    "ResponseStreamDisconnectedCodexErrorInfo",
    "ResponseStreamDisconnectedCodexErrorInfoResponseStreamDisconnected",
    "ResponseTooManyFailedAttemptsCodexErrorInfo",
    "ResponseTooManyFailedAttemptsCodexErrorInfoResponseTooManyFailedAttempts",
    "ResponseUsageMetadata",
    "ResponsesApiWebSearchAction",
    "ReviewDecision",
    "ReviewDelivery",
    "ReviewStartParams",
    "ReviewStartResponse",
    "ReviewTarget",
    "RolloutPathGetConversationSummaryParams",
    "RootFileSystemSpecialPath",
    "SandboxMode",
    "SandboxPolicy",
    "SandboxWorkspaceWrite",
    "ScheduledTaskSchedule",
    "ScheduledTaskSummary",
    "ScheduledTaskWeekday",
    "SearchCommandAction",
    "SearchParsedCommand",
    "SearchResponsesApiWebSearchAction",
    "SearchWebSearchAction",
    "SelectedCapabilityRoot",
    "SendAddCreditsNudgeEmailParams",
    "SendAddCreditsNudgeEmailResponse",
    "ServerDiagnosticsGauge",
    "ServerDiagnosticsProcess",
    "ServerRequestResolvedNotification",
    "SessionEndInputSavedThreadRealtimeItem",
    "SessionFlagsConfigLayerSource",
    "SessionMigration",
    "SessionSource",
    "Settings",
    "ShowAgentMessageDisplay",
    "SkillDependencies",
    "SkillErrorInfo",
    "SkillInterface",
    "SkillMetadata",
    "SkillMigration",
    "SkillScope",
    "SkillSummary",
    "SkillToolDependency",
    "SkillUserInput",
    "SkillsChangedNotification",
    "SkillsConfigWriteParams",
    "SkillsConfigWriteResponse",
    "SkillsExtraRootsSetParams",
    "SkillsExtraRootsSetResponse",
    "SkillsListEntry",
    "SkillsListParams",
    "SkillsListResponse",
    "SlashTmpFileSystemSpecialPath",
    "SleepThreadItem",
    "SortDirection",
    "SpecialFileSystemPath",
    "SpendControlLimitSnapshot",
    "StrictReviewRequiredNotification",
    "SubAgentActivityKind",
    "SubAgentActivityThreadItem",
    "SubAgentSessionSource",
    "SubAgentSource",
    "SubagentMigration",
    "SystemConfigLayerSource",
    "SystemErrorThreadStatus",
    "TerminalInteractionNotification",
    "TextElement",
    "TextPosition",
    "TextRange",
    "TextReasoningItemContent",
    "TextUserInput",
    "Thread",
    "ThreadActiveFlag",
    "ThreadApproveGuardianDeniedActionParams",
    "ThreadApproveGuardianDeniedActionResponse",
    "ThreadArchiveParams",
    "ThreadArchiveResponse",
    "ThreadArchivedNotification",
    "ThreadAttachment",
    "ThreadAttachmentAddOutcome",
    "ThreadAttachmentAddParams",
    "ThreadAttachmentAddResponse",
    "ThreadAttachmentListParams",
    "ThreadAttachmentListResponse",
    "ThreadAttachmentOperation",
    "ThreadAttachmentOwner",
    "ThreadAttachmentOwnerListParams",
    "ThreadAttachmentOwnerListResponse",
    "ThreadAttachmentRemoveParams",
    "ThreadAttachmentRemoveResponse",
    "ThreadAttachmentUpdatedNotification",
    "ThreadClosedNotification",
    "ThreadCompactStartParams",
    "ThreadCompactStartResponse",
    "ThreadDeleteParams",
    "ThreadDeleteResponse",
    "ThreadDeletedNotification",
    "ThreadEnvironment",
    "ThreadExtra",
    "ThreadForkParams",
    "ThreadForkResponse",
    "ThreadGoal",
    "ThreadGoalClearParams",
    "ThreadGoalClearResponse",
    "ThreadGoalClearedNotification",
    "ThreadGoalGetParams",
    "ThreadGoalGetResponse",
    "ThreadGoalMutationOrigin",
    "ThreadGoalSetParams",
    "ThreadGoalSetResponse",
    "ThreadGoalStatus",
    "ThreadGoalUpdatedNotification",
    "ThreadHistoryMode",
    "ThreadId",
    "ThreadInjectItemsParams",
    "ThreadInjectItemsResponse",
    "ThreadItem",
    "ThreadItemEntry",
    "ThreadItemOutputDeferral",
    "ThreadItemsListAnchor",
    "ThreadItemsListCursor",
    "ThreadItemsListParams",
    "ThreadItemsListResponse",
    "ThreadListCwdFilter",
    "ThreadListParams",
    "ThreadListResponse",
    "ThreadLoadedListParams",
    "ThreadLoadedListResponse",
    "ThreadMemoryMode",
    "ThreadMetadataGitInfoUpdateParams",
    "ThreadMetadataUpdateParams",
    "ThreadMetadataUpdateResponse",
    "ThreadNameUpdatedNotification",
    "ThreadPredictionResult",
    "ThreadPredictionUpdatedNotification",
    "ThreadProjectUpdatedNotification",
    "ThreadQueueChangedNotification",
    "ThreadReadParams",
    "ThreadReadResponse",
    "ThreadReadState",
    "ThreadReadStateChangedNotification",
    "ThreadReadStateOperation",
    "ThreadRealtimeAudioChunk",
    "ThreadRealtimeBemItemPresentation",
    "ThreadRealtimeClosedNotification",
    "ThreadRealtimeCoverage",
    "ThreadRealtimeEntry",
    "ThreadRealtimeErrorNotification",
    "ThreadRealtimeFrameChannels",
    "ThreadRealtimeHandoffMode",
    "ThreadRealtimeInitialItem",
    "ThreadRealtimeItem",
    "ThreadRealtimeItemAddedNotification",
    "ThreadRealtimeItemCompletedNotification",
    "ThreadRealtimeItemStartedNotification",
    "ThreadRealtimeItemTranscriptDeltaNotification",
    "ThreadRealtimeOrder",
    "ThreadRealtimeOutputAudioDeltaNotification",
    "ThreadRealtimeSdpNotification",
    "ThreadRealtimeSessionOutcome",
    "ThreadRealtimeStartTransport",
    "ThreadRealtimeStartedNotification",
    "ThreadRealtimeTranscriptDeltaNotification",
    "ThreadRealtimeTranscriptDoneNotification",
    "ThreadRealtimeTranscriptRole",
    "ThreadRealtimeVoiceTranscript",
    "ThreadResumeInitialTurnsPageParams",
    "ThreadResumeParams",
    "ThreadResumeResponse",
    "ThreadRevertParams",
    "ThreadRevertResponse",
    "ThreadRevertedNotification",
    "ThreadSearchPartialNotification",
    "ThreadSearchResult",
    "ThreadSearchSortKey",
    "ThreadSection",
    "ThreadSectionAppearance",
    "ThreadSectionChangedNotification",
    "ThreadSectionCreateParams",
    "ThreadSectionCreateResponse",
    "ThreadSectionDeleteParams",
    "ThreadSectionDeleteResponse",
    "ThreadSectionListParams",
    "ThreadSectionListResponse",
    "ThreadSectionMoveParams",
    "ThreadSectionMoveResponse",
    "ThreadSectionUpdateParams",
    "ThreadSectionUpdateResponse",
    "ThreadSetNameParams",
    "ThreadSetNameResponse",
    "ThreadSettings",
    "ThreadSettingsUpdatedNotification",
    "ThreadShellCommandParams",
    "ThreadShellCommandResponse",
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
    "ThreadTimelineEntry",
    "ThreadTokenUsage",
    "ThreadTokenUsageUpdatedNotification",
    "ThreadTurnsListParams",
    "ThreadTurnsListResponse",
    "ThreadUnarchiveParams",
    "ThreadUnarchiveResponse",
    "ThreadUnarchivedNotification",
    "ThreadUnreadPosition",
    "ThreadUnsubscribeParams",
    "ThreadUnsubscribeResponse",
    "ThreadUnsubscribeStatus",
    "ThreadUsage",
    "ThreadUsageBreakdownGroup",
    "TmpdirFileSystemSpecialPath",
    "TokenUsageBreakdown",
    "Tool",
    "ToolExposureSurface",
    "ToolRequestUserInputAnswer",
    "ToolRequestUserInputOption",
    "ToolRequestUserInputParams",
    "ToolRequestUserInputQuestion",
    "ToolRequestUserInputResponse",
    "ToolSearchCallResponseItem",
    "ToolSearchOutputResponseItem",
    "ToolsV2",
    "TranscriptSegmentThreadRealtimeItem",
    "TrustedContacts",
    "Turn",
    "TurnCompletedNotification",
    "TurnCompletedThreadTimelineEntry",
    "TurnDiffUpdatedNotification",
    "TurnEnvironmentParams",
    "TurnError",
    "TurnInputAcceptedThreadRealtimeItem",
    "TurnInterruptParams",
    "TurnInterruptResponse",
    "TurnItemsView",
    "TurnModerationMetadataNotification",
    "TurnPlanStep",
    "TurnPlanStepStatus",
    "TurnPlanUpdatedNotification",
    "TurnStartParams",
    "TurnStartResponse",
    "TurnStartedNotification",
    "TurnStartedThreadTimelineEntry",
    "TurnStatus",
    "TurnSteerParams",
    "TurnSteerResponse",
    "TurnThreadUnreadPosition",
    "TurnToolOutput",
    "TurnhostCapabilities",
    "TurnhostDrainingNotification",
    "TurnhostListParams",
    "TurnhostListResponse",
    "TurnhostRemoteControlTrouble",
    "TurnhostResumeParams",
    "TurnhostResumeResponse",
    "TurnhostResyncNotification",
    "TurnhostTurnStartParams",
    "TurnsPage",
    "UncommittedChangesReviewTarget",
    "UnknownCommandAction",
    "UnknownFileSystemSpecialPath",
    "UnknownParsedCommand",
    "UnreadThreadReadStateOperation",
    "UpdateFileChange",
    "UpdatePatchChangeKind",
    "UrlMcpServerElicitationRequestParams",
    "UserConfigLayerSource",
    "UserInput",
    "UserMessageThreadItem",
    "Verbosity",
    "W3cTraceContext",
    "WarningNotification",
    "WebSearchAction",
    "WebSearchCallResponseItem",
    "WebSearchContextSize",
    "WebSearchLocation",
    "WebSearchMode",
    "WebSearchProvider",
    "WebSearchThreadItem",
    "WebSearchToolConfig",
    "WebrtcThreadRealtimeStartTransport",
    "WebsocketThreadRealtimeStartTransport",
    "WeekdaysScheduledTaskSchedule",
    "WeeklyScheduledTaskSchedule",
    "WholeItemThreadRealtimeBemItemPresentation",
    "WindowsSandboxImplementation",
    "WindowsSandboxReadiness",
    "WindowsSandboxReadinessResponse",
    "WindowsSandboxSetupCompletedNotification",
    "WindowsSandboxSetupMode",
    "WindowsSandboxSetupStartParams",
    "WindowsSandboxSetupStartResponse",
    "WindowsWorldWritableWarningNotification",
    "WorkspaceMessage",
    "WorkspaceMessageType",
    "WorkspaceRouting",
    "WorkspaceWriteSandboxPolicy",
    "WriteStatus",
    "WriteStdinGuardianApprovalReviewAction",
]
