// Written by `cargo xtask gen`; do not edit.

/** Free-form JSON. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | Array<JsonValue>
  | { [key in string]?: JsonValue };

/** An absolute path, normalised. */
export type AbsolutePathBuf = string;

/** The account that is logged in, by kind of login. */
export type Account =
  /** By an API key. */
  | {
    type: "apiKey";
  }
  /** By a ChatGPT account. */
  | {
    /** Its e-mail address, if known. */
    email: string | null;
    /** Its plan. */
    planType: PlanType;
    type: "chatgpt";
    /** The workspace it belongs to. */
    workspaceName: string | null;
  }
  /** By Amazon Bedrock. */
  | {
    type: "amazonBedrock";
    /** True if the server stores the credentials itself. */
    usesCodexManagedCredentials: boolean;
  }
  /** By Google Cloud. */
  | {
    type: "gcp";
  };

/**
 * Payload of `account/login/completed`, sent to every connection when a login has succeeded or
 * failed.
 */
export type AccountLoginCompletedNotification = {
  /** The reason why it failed; `None` on success. */
  error: string | null;
  /**
   * The login as the answer to `account/login/start` named it; `None` for kinds without an id,
   * such as an API key.
   */
  loginId: string | null;
  /** The place where in the desktop app's introduction the user should continue, if anywhere special. */
  onboardingEntrypoint: DesktopOnboardingEntrypoint | null;
  /** True if a user is logged in now. */
  success: boolean;
};

/** Payload of `account/rateLimits/updated`. */
export type AccountRateLimitsUpdatedNotification = {
  /** The limits as last seen. */
  rateLimits: RateLimitSnapshot;
};

/** The region in which an account's requests may be processed. */
export type AccountRoutingOverride =
  /** Anywhere. */
  | "NO_CONSTRAINT"
  /** In the United States. */
  | "us"
  /** In the United States, with controlled residency. */
  | "us_cr";

/** The user's choices about a notice on the account's security. */
export type AccountSecuritySetupAction = {
  /** The words to show on the button or link. */
  label: string;
  /** The page to open. */
  url: string;
};

/** A notice that asks the user to make the account safer. */
export type AccountSecuritySetupNotice = {
  /** The account it is about. */
  accountId: string;
  /** The user's choices about it. */
  action: AccountSecuritySetupAction;
  /** Its text. */
  description: string;
  /** Its heading. */
  title: string;
  /** The user it is for. */
  userId: string;
};

/** A stored login that the user can switch to. */
export type AccountSession = {
  /** The user's name, if known. */
  displayName: string | null;
  /** The user's e-mail address, if known. */
  email: string | null;
  /** The user's picture, if there is one. */
  imageUrl: string | null;
  /** True if it is the one in use. */
  isActive: boolean;
  /** When it was last in use, in seconds since the Unix epoch. */
  lastUsedAt: number;
  /** The `accountId` of the workspace chosen in it, if any. */
  selectedWorkspaceAccountId: string | null;
  /** Its id, for `accountSession/switch`. */
  sessionId: string;
  /** The user as the backend knows it. */
  userId: string | null;
  /** The workspaces that the user can choose from. */
  workspaces: Array<AccountSessionWorkspace>;
};

/** A workspace that a login can be used with. */
export type AccountSessionWorkspace = {
  /** Its id, for `accountSession/switch`. */
  accountId: string;
  /** Its picture, if there is one. */
  imageUrl: string | null;
  /** Its owner, if known. */
  kind: AccountSessionWorkspaceKind | null;
  /** Its name, if known. */
  name: string | null;
};

/** The kind of a workspace's owner. */
export type AccountSessionWorkspaceKind =
  /** The user's own. */
  | "personal"
  /** One shared with others. */
  | "workspace";

/** Params of `accountSession/list`. */
export type AccountSessionsListParams = {
  /** True to ask the backend again for names and pictures of workspaces. False by default. */
  refreshWorkspaceMetadata?: boolean;
};

/** Answer to `accountSession/list`. */
export type AccountSessionsResponse = {
  /** The `sessionId` of the login in use; `None` if no user is logged in. */
  activeSessionId: string | null;
  /** The stored logins; empty if there are none. */
  sessions: Array<AccountSession>;
};

/** Params of `accountSession/switch`. */
export type AccountSessionsSwitchParams = {
  /** The workspace to use it with. */
  accountId: string;
  /** True if a browser may be opened if the login has to be renewed. False by default. */
  allowBrowserLogin?: boolean;
  /** The login to switch to. */
  sessionId: string;
};

/** The outcome of a switch to another account session: the sessions, or a login that has to come first. */
export type AccountSessionsSwitchResponse =
  /** The switch was made. */
  | {
    /** The session in use now; `None` if none is. */
    activeSessionId: string | null;
    /** All sessions. */
    sessions: Array<AccountSession>;
  }
  /** The user has to log in with a browser first. */
  | {
    /** The page to open. */
    authUrl: string;
    /** The login's id. */
    loginId: string;
  };

/** The tokens of one day. */
export type AccountTokenUsageDailyBucket = {
  /** The day, as a date in text. */
  startDate: string;
  /** The number used on it. */
  tokens: number;
};

/** An account's use of tokens in a few numbers; those that are not known are `None`. */
export type AccountTokenUsageSummary = {
  /** The number of days in a row that it has been used up to now. */
  currentStreakDays: number | null;
  /** All tokens it ever used. */
  lifetimeTokens: number | null;
  /** The duration of its longest turn, in seconds. */
  longestRunningTurnSec: number | null;
  /** The most days in a row that it was ever used. */
  longestStreakDays: number | null;
  /** The most tokens it used on one day. */
  peakDailyTokens: number | null;
};

/** A reason for `account/updated` other than a login or a logout. */
export type AccountUpdateReason =
  /** The workspace that requests are routed to is known now. */
  | "workspaceRoutingReady"
  /** None of the others. */
  | "unknown";

/**
 * Payload of `account/updated`, sent to every connection after a login or a logout, even if no user
 * was logged in.
 */
export type AccountUpdatedNotification = {
  /** The way in which the user is logged in now; `None` if no user is. */
  authMode: AuthMode | null;
  /** The account's plan; `None` for logins without one, such as an API key. */
  planType: PlanType | null;
  /** The reason for the notification where it is not a login or a logout; `None` otherwise. */
  reason: AccountUpdateReason | null;
};

/** The permission profile that is in force. */
export type ActivePermissionProfile = {
  /** The profile that it builds on. */
  extends: string | null;
  /** Its id. */
  id: string;
};

/** A request to the owner of a workspace by e-mail. */
export type AddCreditsNudgeCreditType =
  /** More credits. */
  | "credits"
  /** A higher limit on usage. */
  | "usage_limit";

/** The outcome of an e-mail to the workspace's owner. */
export type AddCreditsNudgeEmailStatus =
  /** It was sent. */
  | "sent"
  /** It was not sent, since the last one was too short a time ago. */
  | "cooldown_active";

/** Context that a client gives the model besides the user's text. */
export type AdditionalContextEntry = {
  /** The trust that the model may put in it. */
  kind: AdditionalContextKind;
  /** Its name for the model. */
  name?: string | null;
  /** The text. */
  value: string;
};

/** The trust that a model may put in a text. */
export type AdditionalContextKind =
  /** It may come from anyone. */
  | "untrusted"
  /** It comes from the client's own program. */
  | "application";

/** Access to files that is asked for. */
export type AdditionalFileSystemPermissions = {
  /** Every path with the access to it. */
  entries?: Array<FileSystemSandboxEntry>;
  /** The depth to which glob patterns are searched, in directories; at least 1. */
  globScanMaxDepth?: number;
  /** Paths to be read. */
  read: Array<LegacyAppPathString> | null;
  /** Paths to be written. */
  write: Array<LegacyAppPathString> | null;
};

/** Network access that is asked for. */
export type AdditionalNetworkPermissions = {
  /** True if all of the network may be used. */
  enabled: boolean | null;
};

/** The permissions asked for beyond the sandbox. */
export type AdditionalPermissionProfile = {
  /** Files. */
  fileSystem: AdditionalFileSystemPermissions | null;
  /** The network. */
  network: AdditionalNetworkPermissions | null;
};

/** The way in which a message reached the user. */
export type AgentMessageDelivery = "async";

/** Payload of `item/agentMessage/delta`. */
export type AgentMessageDeltaNotification = {
  /** Text to be added to the message. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Presentation of a moderated message. */
export type AgentMessageDisplay =
  /** The message is shown. */
  | {
    /** A note to show beside it. */
    annotation?: AnswerAnnotation;
    mode: "show";
    /** Says if trusted contacts are to be considered. */
    trustedContacts: TrustedContacts;
    /** Version of this presentation; always 1. */
    version: 1;
  }
  /** The message is hidden, and something else is shown in its place. */
  | {
    mode: "hide";
    /** The replacement. */
    replacement: AnswerReplacement;
    /** Version of this presentation; always 1. */
    version: 1;
  }
  /** The message is withheld. */
  | {
    mode: "block";
    /** The reason to show. */
    reason: BlockReason;
    /** Version of this presentation; always 1. */
    version: 1;
  };

/** A part of a message between agents. */
export type AgentMessageInputContent =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** Something that only the provider can read. */
  | {
    /** It, to be sent back as it is. */
    encrypted_content: string;
    type: "encrypted_content";
  };

/** The result of a provider's moderation of a message. */
export type AgentMessageModeration = {
  /** The replacement. */
  display: AgentMessageDisplay | null;
  /** True if it did anything. */
  moderated: boolean;
};

/** An agent's place in the tree of agents. */
export type AgentPath = string;

/** Says if something may be done. */
export type AllowDenyRequirement =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";

/** Usage statistics. */
export type AnalyticsConfig = {
  /** True if they are collected. */
  enabled: boolean | null;
};

/** A note beside a message that moderation lets through. */
export type AnswerAnnotation = {
    kind: "wellbeingHelpline";
    /** The text that called for it. */
    subject: HelplineSubject;
  };

/** Text shown in place of a message that moderation hides. */
export type AnswerReplacement = {
    kind: "wellbeingPromptHelpline";
  };

/** The organisation behind an app. */
export type AppBranding = {
  /** The category it is filed under. */
  category: string | null;
  /** The maker. */
  developer: string | null;
  /** True if users can find it in the directory of apps. */
  isDiscoverableApp: boolean;
  /** The page with its privacy policy. */
  privacyPolicy: string | null;
  /** The page with its terms of service. */
  termsOfService: string | null;
  /** Its own page. */
  website: string | null;
};

/** Configuration of a connected app. */
export type AppConfig = {
  /** The reviewer of its approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which calls of its tools are asked about, for tools without settings of their own. */
  default_tools_approval_mode: AppToolApproval | null;
  /** True if its tools without settings of their own are offered. */
  default_tools_enabled: boolean | null;
  /** True if its tools that may destroy something are offered. */
  destructive_enabled: boolean | null;
  /** True if it is available. True by default. */
  enabled: boolean;
  /** Settings of its links, by link. */
  links: AppLinksConfig | null;
  /** Ways of offering tools that leave its tools out. */
  omit_tools_from: Array<ToolExposureSurface> | null;
  /** True if its tools that reach the outside world are offered. */
  open_world_enabled: boolean | null;
  /** Settings of its tools, by tool. */
  tools: AppToolsConfig | null;
};

/** An app on offer. */
export type AppInfo = {
  /** More about it, as its directory page shows it. */
  appMetadata: AppMetadata | null;
  /** The organisation behind it. */
  branding: AppBranding | null;
  /** Its description, for people. */
  description: string | null;
  /** The way in which it is given out, as the backend calls it. */
  distributionChannel: string | null;
  /** Its icons for light backgrounds, by the backend's name for each. */
  iconAssets: { [key in string]?: string } | null;
  /** Its icons for dark backgrounds, by the backend's name for each. */
  iconDarkAssets: { [key in string]?: string } | null;
  /** Its id. */
  id: string;
  /** The page where the user can connect it. */
  installUrl: string | null;
  /** True if the user has connected it, so that it can be used. False if left out. */
  isAccessible: boolean;
  /** True if the configuration lets it be used. True if left out. */
  isEnabled: boolean;
  /** Labels of the backend, by name. */
  labels: { [key in string]?: string } | null;
  /** Its logo for light backgrounds. */
  logoUrl: string | null;
  /** Its logo for dark backgrounds. */
  logoUrlDark: string | null;
  /** Its name for people. */
  name: string;
  /** Names of the plugins that bring it along. None if left out. */
  pluginDisplayNames: Array<string>;
};

/** Configuration of a link of a connected app. */
export type AppLinkConfig = {
  /** The reviewer of its approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which calls of its tools are asked about, for tools without settings of their own. */
  default_tools_approval_mode: AppToolApproval | null;
};

/** Settings of an app's links, by link. */
export type AppLinksConfig = Record<string, never>;

/**
 * Payload of `app/list/updated`, sent when the apps on offer, or what can be done with them, have
 * changed.
 */
export type AppListUpdatedNotification = {
  /** All apps as they are now. */
  data: Array<AppInfo>;
};

/** More about an app, as its directory page shows it; what is not known is `None`. */
export type AppMetadata = {
  /** The categories it is filed under. */
  categories: Array<string> | null;
  /** The maker. */
  developer: string | null;
  /** True if it must be connected by the user though it is the provider's own. */
  firstPartyRequiresInstall: boolean | null;
  /** The status of its review by the directory. */
  review: AppReview | null;
  /** Pictures of it in use. */
  screenshots: Array<AppScreenshot> | null;
  /** Its description for search engines. */
  seoDescription: string | null;
  /** True to offer it beside the input even before the user has connected it. */
  showInComposerWhenUnlinked: boolean | null;
  /** The finer categories it is filed under. */
  subCategories: Array<string> | null;
  /** Its version. */
  version: string | null;
  /** The id of that version. */
  versionId: string | null;
  /** The changes of that version. */
  versionNotes: string | null;
};

/** The status of the review of an app. */
export type AppReview = {
  /** The status, as the backend calls it. */
  status: string;
};

/** A picture of an app in use. */
export type AppScreenshot = {
  /** The picture's id at the backend. */
  fileId: string | null;
  /** The place to load the picture from. */
  url: string | null;
  /** The user's input in it. */
  userPrompt: string;
};

/** A connected app that a plugin uses. */
export type AppSummary = {
  /** The kind of app. */
  category: string | null;
  /** Its effect. */
  description: string | null;
  /** Its id. */
  id: string;
  /** The page where the user connects it. */
  installUrl: string | null;
  /** Its name for people. */
  name: string;
};

/** A pattern from which a plugin's apps are made for a workspace. */
export type AppTemplateSummary = {
  /** Id of the app that stands for it, if there is one. */
  canonicalConnectorId: string | null;
  /** The kind of app. */
  category: string | null;
  /** Its effect. */
  description: string | null;
  /** Its logo. */
  logoUrl: string | null;
  /** Its logo on dark ground. */
  logoUrlDark: string | null;
  /** Ids of the apps that were made from it. */
  materializedAppIds: Array<string>;
  /** Its name for people. */
  name: string;
  /** The reason why no app can be had from it; `None` if one can. */
  reason: AppTemplateUnavailableReason | null;
  /** The pattern's id. */
  templateId: string;
};

/** The reason why no app can be had from a pattern. */
export type AppTemplateUnavailableReason =
  /** The workspace has not set it up. */
  | "NOT_CONFIGURED_FOR_WORKSPACE"
  /** The user is in no workspace. */
  | "NO_ACTIVE_WORKSPACE";

/** Which calls of an app's tools are asked about. */
export type AppToolApproval =
  /** Those that look risky. */
  | "auto"
  /** All. */
  | "prompt"
  /** Those that change something. */
  | "writes"
  /** None. */
  | "approve";

/** Configuration of a tool of a connected app. */
export type AppToolConfig = {
  /** Which of its calls are asked about. */
  approval_mode: AppToolApproval | null;
  /** True if it is offered. */
  enabled: boolean | null;
};

/** A tool of an app. */
export type AppToolSummary = {
  /** Its effect. */
  description: string;
  /** The reason why it cannot be used, if it cannot. */
  disabledReason: string | null;
  /** True if it can be used. True if left out. */
  isEnabled: boolean;
  /** True if it only reads. False if left out. */
  isReadOnly: boolean;
  /** Its name, by which the model calls it. */
  name: string;
  /** Its name for people. */
  title: string | null;
};

/** Settings of an app's tools, by tool. */
export type AppToolsConfig = Record<string, never>;

/** The administrator's requirements on the desktop app's own network access. */
export type ApplicationNetworkRequirements = {
  /** Says if it may reach a domain, by domain. */
  domains: { [key in string]?: NetworkDomainPermission };
  /** True if these rules are enforced. */
  enabled: boolean;
};

/** The administrator's requirements on the desktop app. */
export type ApplicationRequirements = {
  /** Of its network access. */
  network: ApplicationNetworkRequirements | null;
  /** Of its storage. */
  storage: ApplicationStorageRequirements | null;
};

/** The place where the desktop app must keep things. */
export type ApplicationStorageRequirements = {
  /** The directory in which new projects are made. */
  defaultProjectParent: LegacyAppPathString | null;
  /** The directory for work that belongs to no project. */
  projectlessWorkspaceRoot: LegacyAppPathString | null;
};

/**
 * Params of `applyPatchApproval`: may these files be changed? An older form of
 * `item/fileChange/requestApproval`.
 */
export type ApplyPatchApprovalParams = {
  /** The model's call that wants it. */
  callId: string;
  /** The thread. */
  conversationId: ThreadId;
  /** The changes that it would make, by path. */
  fileChanges: { [key in string]?: FileChange };
  /** A directory to which writing would be allowed for the session. */
  grantRoot: string | null;
  /** The reason why the model wants it. */
  reason: string | null;
};

/** Answer to `applyPatchApproval`. */
export type ApplyPatchApprovalResponse = {
  /** The user's decision. */
  decision: ReviewDecision;
};

/** The reviewer of approvals. */
export type ApprovalsReviewer =
  /** The user. */
  | "user"
  /** A reviewing model, before the user is asked. */
  | "auto_review"
  /** An older name of `auto_review`. */
  | "guardian_subagent";

/** Connected apps. */
export type AppsConfig = {
  /** The settings for apps without settings of their own. */
  _default: AppsDefaultConfig | null;
};

/** The settings for apps without settings of their own. */
export type AppsDefaultConfig = {
  /** The reviewer of their approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Which of their tools are asked about. */
  default_tools_approval_mode: AppToolApproval | null;
  /** True if tools that may destroy something are offered. True by default. */
  destructive_enabled: boolean;
  /** True if apps are available. True by default. */
  enabled: boolean;
  /** True if tools that reach the outside world are offered. True by default. */
  open_world_enabled: boolean;
};

/** Params of `app/installed`. */
export type AppsInstalledParams = {
  /** True to ask again instead of taking what is remembered. False by default. */
  forceRefresh?: boolean;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};

/** Answer to `app/installed`. */
export type AppsInstalledResponse = {
  /** The apps that are connected. */
  apps: Array<InstalledApp>;
};

/** Params of `app/list`. */
export type AppsListParams = {
  /** Cursor of the page: `nextCursor` of the one before. The first page by default. */
  cursor?: string | null;
  /** True to ask the backend again instead of taking what is remembered. False by default. */
  forceRefetch?: boolean;
  /** The largest number of entries; the server's choice by default. */
  limit?: number | null;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};

/** Answer to `app/list`. */
export type AppsListResponse = {
  /** The apps of this page. */
  data: Array<AppInfo>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `app/read`. */
export type AppsReadParams = {
  /** The apps that are asked about. */
  appIds: Array<string>;
  /** True to tell their tools too. False by default. */
  includeTools?: boolean;
  /** A thread whose settings count; left out, the server's own do. */
  threadId?: string | null;
};

/** Answer to `app/read`. */
export type AppsReadResponse = {
  /** Those of the apps that were found. */
  apps: Array<ConnectorMetadata>;
  /** The ids that were asked for and not found. */
  missingAppIds: Array<string>;
};

/** When the user is asked before something runs. */
export type AskForApproval =
  /** Before every command that is not known to be harmless. */
  | "untrusted"
  /** When the model asks for it, or when a command needs more than the sandbox allows. */
  | "on-request"
  /** By kind of question. */
  | {
    /** Which kinds of questions are put to the user; the others are refused without asking. */
    granular: {
      /** Questions of MCP servers. */
      mcp_elicitations: boolean;
      /** The tool by which a model asks for permissions. */
      request_permissions: boolean;
      /** The questions of command rules. */
      rules: boolean;
      /** Leaving the sandbox. */
      sandbox_approval: boolean;
      /** Running a skill's scripts. */
      skill_approval: boolean;
    };
  }
  /** Never: what is not allowed is refused. */
  | "never";

/** A question that needs no answer at once. */
export type AsyncUserInputQuestion = {
  /** Answers to choose from. */
  options: Array<string> | null;
  /** The question. */
  title: string;
};

/**
 * Params of `attestation/generate`. There are none; only clients with the capability
 * `requestAttestation` are asked.
 */
export type AttestationGenerateParams = Record<string, never>;

/** Answer to `attestation/generate`. */
export type AttestationGenerateResponse = {
  /** The client's proof of what it is, opaque to the server. */
  token: string;
};

/** The way in which the server is logged in to the model provider. */
export type AuthMode =
  /** By an API key. */
  | "apikey"
  /** By a ChatGPT account whose tokens the server stores and renews. */
  | "chatgpt"
  /** By tokens of a ChatGPT account that the client brings and renews. */
  | "chatgptAuthTokens"
  /** By HTTP headers that are given to the server. */
  | "headers"
  /** By an agent's own identity. */
  | "agentIdentity"
  /** By a personal access token. */
  | "personalAccessToken"
  /** By an API key for Amazon Bedrock. */
  | "bedrockApiKey"
  /** By AWS access keys for Amazon Bedrock. */
  | "bedrockAccessKeys";

/**
 * Payload of `modelProvider/authRecoveryStarted` and `modelProvider/authRecoveryCompleted`: a
 * provider's login is being renewed, or that ended.
 */
export type AuthRecoveryNotification = {
  /** A description of the event, for people. */
  message: string;
  /** The model provider. */
  provider: string;
  /** The thread whose turn needs the login. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Which tokens count towards the limit at which a history is shortened. */
export type AutoCompactTokenLimitScope =
  /** All. */
  | "total"
  /** Those after what every request begins with. */
  | "body_after_prefix";

/** The party that decided a review. */
export type AutoReviewDecisionSource = "agent";

/** The administrator's requirements on the automatic review of approvals. */
export type AutoReviewRequirements = {
  /** Rules that the review must leave aside. */
  ignoreRules: Array<string> | null;
  /** Models with which the review must be on. */
  requiredOnModels: Array<string> | null;
};

/** Which kind of AWS credentials was found. */
export type AwsCredentialType =
  /** An access key id with its secret. */
  | "accessKeys"
  /** An API key of Amazon Bedrock. */
  | "bedrockApiKey";

/** A named profile of the AWS configuration on the server's machine. */
export type BedrockAwsProfile = {
  /** Its name there. */
  name: string;
  /** The AWS region it sets, if any. */
  region: string | null;
};

/** Params of `account/bedrock/checkGovCloudRequirements`. There are none. */
export type BedrockCheckGovCloudRequirementsParams = Record<string, never>;

/** Answer to `account/bedrock/checkGovCloudRequirements`. */
export type BedrockCheckGovCloudRequirementsResponse = {
  /** True if Amazon Bedrock is used in an AWS GovCloud region. */
  isGovCloud: boolean;
  /** True if the user should be warned that the requirements for it are not met. */
  shouldWarn: boolean;
};

/** Params of `account/bedrock/discover`. There are none. */
export type BedrockDiscoverParams = Record<string, never>;

/** Answer to `account/bedrock/discover`. */
export type BedrockDiscoverResponse = {
  /** Credentials in the server's environment variables; which kinds, not the secrets. */
  environmentCredentials: Array<BedrockEnvironmentCredential>;
  /** The profiles of the AWS configuration. */
  profiles: Array<BedrockAwsProfile>;
};

/** AWS credentials in the server's environment variables. */
export type BedrockEnvironmentCredential = {
  /** The AWS region that the environment sets, if any. */
  region: string | null;
  /** Which kind they are. */
  type: AwsCredentialType;
};

/** A model provider of Amazon Bedrock. */
export type BedrockProviderId =
  /** Amazon Bedrock. */
  | "amazon-bedrock"
  /** Amazon Bedrock by its runtime interface. */
  | "amazon-bedrock-runtime";

/** Params of `account/bedrock/setup`, by where the credentials come from. */
export type BedrockSetupParams =
  /** From a profile of the AWS configuration. */
  | {
    /** The profile's name. */
    profile: string;
    /** The AWS region to send requests to. */
    region: string;
    type: "profile";
  }
  /** From the server's environment variables. */
  | {
    /** The AWS region to send requests to. */
    region: string;
    type: "environment";
  };

/** Answer to `account/bedrock/setup`. */
export type BedrockSetupResponse = Record<string, never>;

/** A reason for withholding a message. */
export type BlockReason =
  /** A rule that protects people. */
  | {
    kind: "protection";
    /** The rule, as the provider names it. */
    protectionType: string;
  }
  /** A rule about attacks on computers. */
  | {
    kind: "cyber";
    /** True if the provider's programme for security work would allow it. */
    trustedAccess?: boolean;
  };

/** The lifetime of the user's permission to visit an origin. */
export type BrowserUseAccessApprovalLifetime =
  /** For the turn. */
  | "turn"
  /** For the thread. */
  | "thread";

/** The permissions of the browser tool. */
export type BrowserUseConfig = {
  /** True if it may read the browser's history. */
  allow_history_access: boolean | null;
  /** The settings for origins without settings of their own. */
  default_origin_policy: BrowserUseOriginPolicyConfig | null;
  /** The settings for an origin, by `scheme://host`. */
  origins: { [key in string]?: BrowserUseOriginPolicyConfig } | null;
};

/** The administrator's requirements on the browser extension. */
export type BrowserUseExtensionRequirements = {
  /** Headers that its requests must have. */
  requestHeaders: Array<RequestHeader> | null;
};

/**
 * The administrator's rules for the browser tool at an origin; `None` is left to the
 * user.
 */
export type BrowserUseOriginPolicy = {
  /** Visit it. */
  access: AllowDenyRequirement | null;
  /** The lifetime of the user's permission to visit it. */
  accessApprovalLifetime: BrowserUseAccessApprovalLifetime | null;
  /** Have approvals about it reviewed automatically. */
  autoReview: AllowDenyRequirement | null;
  /** Download from it. */
  downloads: AllowDenyRequirement | null;
  /** Use the whole debugging protocol on it. */
  fullCdpAccess: AllowDenyRequirement | null;
  /** True if the user's approval may be remembered permanently. */
  persistentApproval: boolean | null;
  /** Upload to it. */
  uploads: AllowDenyRequirement | null;
};

/** The permissions of the browser tool at an origin. */
export type BrowserUseOriginPolicyConfig = {
  /** Visit it. */
  access: AllowDenyRequirement | null;
  /** Download from it. */
  downloads: AllowDenyRequirement | null;
  /** Use the whole debugging protocol on it. */
  full_cdp_access: AllowDenyRequirement | null;
  /** Upload to it. */
  uploads: AllowDenyRequirement | null;
};

/** The administrator's requirements on the browser tool; what is `None` is left to the user. */
export type BrowserUseRequirements = {
  /** True if the user's approval for every origin may be remembered permanently. */
  allowGlobalPersistentApproval: boolean | null;
  /** True if it may read the browser's history. */
  allowHistoryAccess: boolean | null;
  /** True if it may use tools that pages offer by WebMCP. */
  allowWebmcp: boolean | null;
  /** The settings for origins without rules of their own. */
  defaultOriginPolicy: BrowserUseOriginPolicy | null;
  /** True if its approvals must not be reviewed automatically. */
  disableAutoReview: boolean | null;
  /** The settings for the browser extension. */
  extension: BrowserUseExtensionRequirements | null;
  /** The settings for an origin, by origin. */
  origins: { [key in string]?: BrowserUseOriginPolicy } | null;
};

/** A stretch of a UTF-8 text. */
export type ByteRange = {
  /** Offset after its last byte. */
  end: number;
  /** Offset of its first byte. */
  start: number;
};

/** Params of `account/login/cancel`. */
export type CancelLoginAccountParams = {
  /** The login as the answer to `account/login/start` named it; must be a UUID. */
  loginId: string;
};

/** Answer to `account/login/cancel`. */
export type CancelLoginAccountResponse = {
  /** Says if there was anything to cancel. */
  status: CancelLoginAccountStatus;
};

/** Says if a login was cancelled. */
export type CancelLoginAccountStatus =
  /** It was waiting for the user and no longer is. */
  | "canceled"
  /** No such login is waiting. */
  | "notFound";

/** Location of such a place. */
export type CapabilityRootLocation = {
    /** The environment. */
    environmentId: string;
    /** The directory. */
    path: string;
    type: "environment";
  };

/**
 * Params of `account/chatgptAuthTokens/refresh`: the client that logged in with tokens of its own
 * is asked for fresh ones.
 */
export type ChatgptAuthTokensRefreshParams = {
  /** The account that the old token belonged to, if known. */
  previousAccountId: string | null;
  /** The reason why a new token is needed. */
  reason: ChatgptAuthTokensRefreshReason;
};

/** The reason why the server needs a new token. */
export type ChatgptAuthTokensRefreshReason = "unauthorized";

/** Answer to `account/chatgptAuthTokens/refresh`. */
export type ChatgptAuthTokensRefreshResponse = {
  /** The new access token, a JWT. */
  accessToken: string;
  /** The account it belongs to. */
  chatgptAccountId: string;
  /** The account's plan, if the client knows it. */
  chatgptPlanType?: string | null;
};

/** The place where the login is kept. */
export type CliAuthCredentialsStoreMode =
  /** In a file below the home. */
  | "file"
  /** In the operating system's keyring. */
  | "keyring"
  /** In the keyring if there is one, otherwise in a file. */
  | "auto"
  /** In memory only. */
  | "ephemeral";

/** A client. */
export type ClientInfo = {
  /** Its name, fit for an HTTP header: it becomes the `originator` of the threads it starts. */
  name: string;
  /** Its name for people. */
  title?: string | null;
  /** Its version. */
  version: string;
};

/** What clients say, told apart by `method`. */
export type ClientNotification = {
    method: "initialized";
  };

/** What clients ask, told apart by `method`. */
export type ClientRequest =
  /** Names the client and says what it can do; must come first, once. */
  | {
    id: RequestId;
    method: "initialize";
    params: InitializeParams;
  }
  /** Reports whether Amazon Bedrock is used in AWS GovCloud and whether the user should be warned about it. */
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
  /** Reports whether a provider's gateway needs a login, and the login's state. */
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
  /** Logs in, or begins a login that the user has to continue elsewhere. */
  | {
    id: RequestId;
    method: "account/login/start";
    params: LoginAccountParams;
  }
  /** Logs out; fine if no user is logged in. */
  | {
    id: RequestId;
    method: "account/logout";
    params?: null;
  }
  /** Spends a credit to make the account's rate limits start again. */
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
  /** Returns the account that is logged in. */
  | {
    id: RequestId;
    method: "account/read";
    params: GetAccountParams;
  }
  /** Returns the steps that would make the account safer. */
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
  /** Returns the token usage of the account. */
  | {
    id: RequestId;
    method: "account/usage/read";
    params?: GetAccountTokenUsageParams | null;
  }
  /** Reads the messages of the account's workspace to its members. */
  | {
    id: RequestId;
    method: "account/workspaceMessages/read";
    params?: null;
  }
  /** Lists the stored logins. */
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
  /** Resizes the terminal of a running command. */
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
  /** Returns the administrator's requirements for the configuration. */
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
  /** Returns an environment's shell and working directory. */
  | {
    id: RequestId;
    method: "environment/info";
    params: EnvironmentInfoParams;
  }
  /** Reports whether an environment can be reached. */
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
  /** Begins to import what another agent has left; progress is reported by notifications. */
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
  /** Returns the type of a path and its times. */
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
  /** Ends such a search; succeeds if there is none. */
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
  /** Returns the kind of login, and the token if asked for; an older method. */
  | {
    id: RequestId;
    method: "getAuthStatus";
    params: GetAuthStatusParams;
  }
  /** Returns a summary of a stored thread; an older method. */
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
  /** Reports whether there is enough in memory to be used. */
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
  /** Returns the capabilities of the model provider besides models. */
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
  /** Lists the model providers, with the default one. */
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
  /** Returns the details of one plugin. */
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
  /** Starts a process that belongs to this connection; its end is reported by `process/exited`. */
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
  /** Reports whether a client has used a pairing code. */
  | {
    id: RequestId;
    method: "remoteControl/pairing/status";
    params: RemoteControlPairingStatusParams;
  }
  /** Reports whether remote control is on, and the state of its connection. */
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
  /** Returns the server's process id, its memory and its counters. */
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
  /** Deletes a thread permanently. */
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
  /** Cancels a `thread/search` of the same connection; succeeds if there is none. */
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
  /** Cancels a `thread/search/stream` of the same connection; succeeds if there is none. */
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
  /** Reports whether the user can be verified on this machine. */
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
  /** Reports whether the sandbox on Windows can be used. */
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

/** The kind of a turn's error, for clients to branch on. */
export type CodexErrorInfo =
  /** The history does not fit the model's context window. */
  | "contextWindowExceeded"
  /** The session used up its budget. */
  | "sessionBudgetExceeded"
  /** The account used up its allowance. */
  | "usageLimitExceeded"
  /** Too many requests in a short time. */
  | "rateLimitExceeded"
  /** The flexible service tier has no capacity. */
  | "flexUnavailable"
  /** The provider has no capacity. */
  | "serverOverloaded"
  /** The provider does not know the model. */
  | "modelNotFound"
  /** There is no capacity for checking policies. */
  | "policyCapacityUnavailable"
  /** The provider's rules on security work forbid it. */
  | "cyberPolicy"
  /** The provider's rules on biology forbid it. */
  | "bioPolicy"
  /** The provider's rules on misaligned behaviour forbid it. */
  | "misalignmentPolicyViolation"
  /** The automatic reviewer refused too often. */
  | "tooManyDenials"
  /** The provider failed inside. */
  | "internalServerError"
  /** The login is missing or no longer valid. */
  | "unauthorized"
  /** The provider did not accept the request. */
  | "badRequest"
  /** The thread could not be taken back to an earlier turn. */
  | "threadRollbackFailed"
  /** The sandbox could not be set up. */
  | "sandboxError"
  /** Anything else. */
  | "other"
  /** A hook refused the model request. */
  | "inferenceHookDenied"
  /** The provider could not be reached. */
  | {
    httpConnectionFailed: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The response's stream could not be opened. */
  | {
    responseStreamConnectionFailed: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The response's stream broke before its end. */
  | {
    responseStreamDisconnected: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** It failed as often as it may be tried. */
  | {
    responseTooManyFailedAttempts: {
      /** The last HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The running turn takes no further input. */
  | {
    activeTurnNotSteerable: {
      /** The kind of turn. */
      turnKind: NonSteerableTurnKind;
    };
  }
  /** A kind that this version does not know, as it was received. */
  | string | Record<string, never>;

/** The way in which the thread's own answers are handed to the voice model. */
export type CodexResponseHandoffMode =
  /** As thoughts of its own. */
  | "thinking"
  /** As comments on the work. */
  | "commentary"
  /** In tags that mark them. */
  | "bemTags";

/** The status of an agent. */
export type CollabAgentState = {
  /** Its last message. */
  message: string | null;
  /** Its status. */
  status: CollabAgentStatus;
};

/** The status of an agent. */
export type CollabAgentStatus =
  /** It is being started. */
  | "pendingInit"
  /** It works. */
  | "running"
  /** It was interrupted. */
  | "interrupted"
  /** It is done. */
  | "completed"
  /** It failed. */
  | "errored"
  /** It was ended. */
  | "shutdown"
  /** There is no such agent. */
  | "notFound";

/** An action on other agents. */
export type CollabAgentTool =
  /** Start one. */
  | "spawnAgent"
  /** Give it something to do. */
  | "sendInput"
  /** Load it again. */
  | "resumeAgent"
  /** Wait for it. */
  | "wait"
  /** End it. */
  | "closeAgent"
  /** Tell it something. */
  | "sendMessage"
  /** Give it something further to do. */
  | "followupTask"
  /** Stop what it does. */
  | "interruptAgent"
  /** See which there are. */
  | "listAgents";

/** The status of a call that steers agents. */
export type CollabAgentToolCallStatus =
  /** It runs. */
  | "inProgress"
  /** It is done. */
  | "completed"
  /** It failed. */
  | "failed"
  /** It was interrupted. */
  | "interrupted";

/** The way in which the model works with the user. */
export type CollaborationMode = {
  /** The mode. */
  mode: ModeKind;
  /** The settings that come with it. */
  settings: Settings;
};

/** Params of `collaborationMode/list`. There are none. */
export type CollaborationModeListParams = Record<string, never>;

/** Answer to `collaborationMode/list`. */
export type CollaborationModeListResponse = {
  /** The modes on offer: Plan and Default. */
  data: Array<CollaborationModeMask>;
};

/**
 * A collaboration mode on offer, with the settings that it brings along; those that are unset stay
 * as they are.
 */
export type CollaborationModeMask = {
  /** The mode to choose. */
  mode: ModeKind | null;
  /** The model it goes with. */
  model: string | null;
  /** Its name for people. */
  name: string;
  /** The model's reasoning effort in it, if it says. */
  reasoning_effort: ReasoningEffort | null;
};

/** The recognised effect of the command, at best effort; for display, not for decisions. */
export type CommandAction =
  /** It reads a file. */
  | {
    /** The text of this part of the command line. */
    command: string;
    /** The file's base name. */
    name: string;
    /** The file's path. */
    path: LegacyAppPathString;
    type: "read";
  }
  /** It lists files. */
  | {
    /** The text of this part of the command line. */
    command: string;
    /** The place, as written. */
    path: string | null;
    type: "listFiles";
  }
  /** It searches. */
  | {
    /** The text of this part of the command line. */
    command: string;
    /** The place, as written. */
    path: string | null;
    /** The purpose. */
    query: string | null;
    type: "search";
  }
  /** Anything else. */
  | {
    /** The command line. */
    command: string;
    type: "unknown";
  };

/**
 * Payload of `command/exec/outputDelta`, sent for each piece of output if it is streamed, always
 * before the command's response.
 */
export type CommandExecOutputDeltaNotification = {
  /** True if the cap on output is reached, so that this is the stream's last piece. */
  capReached: boolean;
  /** The bytes, in base64. */
  deltaBase64: string;
  /** The command, as the client named it. */
  processId: string;
  /** The path it was written to. */
  stream: CommandExecOutputStream;
};

/** The stream that a command writes to. */
export type CommandExecOutputStream =
  /** Standard output; with a terminal, everything. */
  | "stdout"
  /** Standard error. */
  | "stderr";

/** Params of `command/exec`. The response comes when the command has ended. */
export type CommandExecParams = {
  /** The program and its arguments, used as given without a shell; must not be empty. */
  command: Array<string>;
  /** Working directory; relative to the server's own, which is the default. */
  cwd?: string | null;
  /** True to let output grow without a cap; not together with `outputBytesCap`. False by default. */
  disableOutputCap?: boolean;
  /** True to let it run without a limit; not together with `timeoutMs`. False by default. */
  disableTimeout?: boolean;
  /** Environment variables to set beside the server's own; null unsets one. */
  env?: { [key in string]?: string | null } | null;
  /**
   * The number of bytes kept of each stream; the rest is dropped. 1 MiB by default; 0
   * keeps none.
   */
  outputBytesCap?: number | null;
  /**
   * Id of the permission profile to run it in, such as `:read-only`; the configured one by
   * default.
   */
  permissionProfile?: string | null;
  /**
   * The client's name for it, unique in the connection while it runs; needed for a terminal or
   * for streaming.
   */
  processId?: string | null;
  /** Its permissions; as configured by default. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The terminal's first size; only with `tty`. */
  size?: CommandExecTerminalSize | null;
  /** True if `command/exec/write` will be used. False by default. */
  streamStdin?: boolean;
  /**
   * True if output comes as `command/exec/outputDelta` instead of in the response. False by
   * default.
   */
  streamStdoutStderr?: boolean;
  /**
   * After how many milliseconds it is killed; 10 000 by default, 0 at once. It then ends with
   * exit code 124.
   */
  timeoutMs?: number | null;
  /** True if it runs in a terminal; this streams both ways. False by default. */
  tty?: boolean;
};

/** Params of `command/exec/resize`. Fails if the command has no terminal. */
export type CommandExecResizeParams = {
  /** The command, as the client named it. */
  processId: string;
  /** The terminal's new size. */
  size: CommandExecTerminalSize;
};

/** Answer to `command/exec/resize`. */
export type CommandExecResizeResponse = Record<string, never>;

/** Answer to `command/exec`, given when the command has ended. */
export type CommandExecResponse = {
  /** Its exit code; 128 and the number after a signal, 124 after a timeout. */
  exitCode: number;
  /** Its output on standard error, up to the cap; empty if it was streamed. */
  stderr: string;
  /** Its output on standard output, up to the cap; empty if it was streamed. */
  stdout: string;
};

/** A terminal's size in characters. */
export type CommandExecTerminalSize = {
  /** The number of columns; more than 0. */
  cols: number;
  /** The number of rows; more than 0. */
  rows: number;
};

/** Params of `command/exec/terminate`. */
export type CommandExecTerminateParams = {
  /** The command, as the client named it; it must run on this connection. */
  processId: string;
};

/** Answer to `command/exec/terminate`. The command's own response follows, with exit code 137. */
export type CommandExecTerminateResponse = Record<string, never>;

/** Params of `command/exec/write`. At least one of bytes and closing must be given. */
export type CommandExecWriteParams = {
  /** True to close the command's input afterwards. False by default. */
  closeStdin?: boolean;
  /** The bytes to write, in base64. */
  deltaBase64?: string | null;
  /** The command, as the client named it; it must have been started with `streamStdin` or `tty`. */
  processId: string;
};

/** Answer to `command/exec/write`. */
export type CommandExecWriteResponse = Record<string, never>;

/** The user's answer to a command approval. */
export type CommandExecutionApprovalDecision =
  /** Run it. */
  | "accept"
  /** Run it, and do not ask again for the same command in this session. */
  | "acceptForSession"
  /** Run it, and keep a rule that allows commands with this beginning. */
  | {
    acceptWithExecpolicyAmendment: {
      /** First words of the commands to be allowed. */
      execpolicy_amendment: Array<string>;
    };
  }
  /** Keep a rule for a network host. */
  | {
    applyNetworkPolicyAmendment: {
      /** The rule. */
      network_policy_amendment: NetworkPolicyAmendment;
    };
  }
  /** Do not run it; the turn continues. */
  | "decline"
  /** Do not run it, and interrupt the turn. */
  | "cancel";

/** The subject of a command approval. */
export type CommandExecutionApprovalKind =
  /** Starting a command. */
  | "command"
  /** Writing to a command that runs. */
  | "writeStdin"
  /** A command for the user to run. */
  | "humanCommand";

/** Payload of `item/commandExecution/outputDelta`. */
export type CommandExecutionOutputDeltaNotification = {
  /** Output, stdout and stderr in the order they were read. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Params of `item/commandExecution/requestApproval`: may this command run? */
export type CommandExecutionRequestApprovalParams = {
  /** The permissions asked for beyond the sandbox. */
  additionalPermissions?: AdditionalPermissionProfile;
  /** Tells questions about the same item apart; unset if there is only one. */
  approvalId?: string;
  /** The answers to offer, in this order. */
  availableDecisions?: Array<CommandExecutionApprovalDecision>;
  /** The command line. */
  command?: string;
  /** The recognised effect of the command. */
  commandActions?: Array<CommandAction>;
  /** The environment in which it would run. */
  cwd?: LegacyAppPathString;
  /** The environment in which it would run: `local`, or the id of an environment. */
  environmentId: string | null;
  /** The item. */
  itemId: string;
  /** The action to approve. */
  kind: CommandExecutionApprovalKind;
  /** The host it wants to reach, if the question is about the network. */
  networkApprovalContext?: NetworkApprovalContext;
  /** First words of a command rule that would make such questions unnecessary. */
  proposedExecpolicyAmendment?: Array<string>;
  /** Network rules that would make such questions unnecessary. */
  proposedNetworkPolicyAmendments?: Array<NetworkPolicyAmendment>;
  /** The reason why the model wants it. */
  reason?: string;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Answer to `item/commandExecution/requestApproval`. */
export type CommandExecutionRequestApprovalResponse = {
  /** The user's decision. */
  decision: CommandExecutionApprovalDecision;
};

/** The party that had a command run, and the way it did. */
export type CommandExecutionSource =
  /** The model, in one go. */
  | "agent"
  /** The user. */
  | "userShell"
  /** The model, as a process that may continue in the background. */
  | "unifiedExecStartup"
  /** The model, by writing to such a process. */
  | "unifiedExecInteraction";

/** The status of a command. */
export type CommandExecutionStatus =
  /** It runs, or waits for approval. */
  | "inProgress"
  /** It ended with status 0. */
  | "completed"
  /** It ended with another status, or could not be started. */
  | "failed"
  /** It was not approved. */
  | "declined";

/** A command of another agent that can be imported. */
export type CommandMigration = {
  /** Its name. */
  name: string;
};

/** Which programs the computer tool may use. */
export type ComputerUseConfig = {
  /** The settings for programs not named here. */
  default_app_access: AllowDenyRequirement | null;
  /** Programs on macOS. */
  macos: ComputerUseMacosConfig | null;
  /** Programs on Windows. */
  windows: ComputerUseWindowsConfig | null;
};

/** Programs on macOS. */
export type ComputerUseMacosConfig = {
  /** The settings for a program, by bundle id. */
  bundle_ids: { [key in string]?: AllowDenyRequirement } | null;
};

/** Programs on macOS. */
export type ComputerUseMacosRequirements = {
  /** The settings for a program, by bundle id. */
  bundleIds: { [key in string]?: AllowDenyRequirement } | null;
};

/** The administrator's requirements on the computer tool; what is `None` is left to the user. */
export type ComputerUseRequirements = {
  /** True if it may be used while the screen is locked. */
  allowLockedComputerUse: boolean | null;
  /** True if the user's approval may be remembered permanently. */
  allowPersistentApproval: boolean | null;
  /** The settings for programs not named here. */
  defaultAppAccess: AllowDenyRequirement | null;
  /** Programs on macOS. */
  macos: ComputerUseMacosRequirements | null;
  /** Programs on Windows. */
  windows: ComputerUseWindowsRequirements | null;
};

/** Programs on Windows. */
export type ComputerUseWindowsConfig = {
  /** The settings for a program, by application user model id. */
  aumids: { [key in string]?: AllowDenyRequirement } | null;
  /** The settings for programs known by their file. */
  exes: Array<ComputerUseWindowsExeConfig> | null;
};

/** A Windows program known by its file. */
export type ComputerUseWindowsExeConfig = {
  /** Says if it may be used. */
  access: AllowDenyRequirement;
  /** Its file name. */
  binary_name: string | null;
  /** Its product name. */
  product_name: string;
  /** Its publisher, from its signature. */
  publisher_name: string;
};

/** A Windows program known by its file. */
export type ComputerUseWindowsExeRequirement = {
  /** Says if it may be used. */
  access: AllowDenyRequirement;
  /** Its file name; left out, any. */
  binaryName: string | null;
  /** Its product name. */
  productName: string;
  /** Its publisher, from its signature. */
  publisherName: string;
};

/** Programs on Windows. */
export type ComputerUseWindowsRequirements = {
  /** The settings for a program, by application user model id. */
  aumids: { [key in string]?: AllowDenyRequirement } | null;
  /** The settings for programs known by their file. */
  exes: Array<ComputerUseWindowsExeRequirement> | null;
};

/** The configuration that is in force; a key that is not set is null. */
export type Config = {
  /** Usage statistics. */
  analytics: AnalyticsConfig | null;
  /** When the user is asked before something runs. */
  approval_policy: AskForApproval | null;
  /** The reviewer of approvals. */
  approvals_reviewer: ApprovalsReviewer | null;
  /** Connected apps. */
  apps: AppsConfig | null;
  /** The permissions of the browser tool. */
  browser_use: BrowserUseConfig | null;
  /** The side that runs searches for clients. */
  client_search_provider: WebSearchProvider | null;
  /** Replaces the prompt by which histories are shortened. */
  compact_prompt: string | null;
  /** Which programs the computer tool may use. */
  computer_use: ComputerUseConfig | null;
  /** Settings of the desktop app, which no one else reads. */
  desktop: { [key in string]?: JsonValue } | null;
  /** Instructions put before the conversation in the developer's name. */
  developer_instructions: string | null;
  /** Workspaces that a ChatGPT login may belong to. */
  forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds | null;
  /** The only kind of login allowed. */
  forced_login_method: ForcedLoginMethod | null;
  /** Instructions put before the conversation. */
  instructions: string | null;
  /** The model of new threads. */
  model: string | null;
  /** Tokens at which a history is shortened by itself. */
  model_auto_compact_token_limit: number | null;
  /** Which tokens count towards that limit. */
  model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope | null;
  /** The size of the model's context window, in tokens. */
  model_context_window: number | null;
  /** Id of the model provider: a key of `model_providers`. */
  model_provider: string | null;
  /** The models' reasoning effort. */
  model_reasoning_effort: ReasoningEffort | null;
  /** Says if and how models should summarise their thoughts. */
  model_reasoning_summary: ReasoningSummary | null;
  /** The verbosity of answers. */
  model_verbosity: Verbosity | null;
  /** The model for reviews. */
  review_model: string | null;
  /** The sandbox of new threads. */
  sandbox_mode: SandboxMode | null;
  /** Details of the `workspace-write` sandbox. */
  sandbox_workspace_write: SandboxWorkspaceWrite | null;
  /** The provider's service tier. */
  service_tier: string | null;
  /** Settings of tools. */
  tools: ToolsV2 | null;
  /** Says if models may search the web, and how. */
  web_search: WebSearchMode | null;
};

/** Params of `config/batchWrite`. All edits are made or none; an empty list is fine. */
export type ConfigBatchWriteParams = {
  /** The edits, made in this order. */
  edits: Array<ConfigEdit>;
  /**
   * The version the file must still have, as last read; otherwise nothing is written. Not
   * checked by default.
   */
  expectedVersion?: string | null;
  /** The file to change. Only the user's configuration file can be, and it is the default. */
  filePath?: string | null;
  /**
   * Accepted, with no effect: threads that start later have the new configuration, loaded ones
   * keep their settings.
   */
  reloadUserConfig?: boolean;
};

/** A change of one key of the configuration. */
export type ConfigEdit = {
  /** The key, with dots between its parts; must not be empty. */
  keyPath: string;
  /** The change to the value that is there. */
  mergeStrategy: MergeStrategy;
  /** The new value; null removes the key. */
  value: JsonValue;
};

/** One source of configuration with its content. */
export type ConfigLayer = {
  /** Its content. */
  config: JsonValue;
  /** The reason why it does not count, if it does not. */
  disabledReason?: string;
  /** Its origin. */
  name: ConfigLayerSource;
  /** A fingerprint of its content. */
  version: string;
};

/** One source of configuration. */
export type ConfigLayerMetadata = {
  /** Its origin. */
  name: ConfigLayerSource;
  /** A fingerprint of its content. */
  version: string;
};

/** Origin of a layer of configuration. */
export type ConfigLayerSource =
  /** A file that came with the program. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "packagedDefaults";
  }
  /** The machine's management system. */
  | {
    /** Its preference domain. */
    domain: string;
    /** Its key in there. */
    key: string;
    type: "mdm";
  }
  /** The machine's file. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "system";
  }
  /** An organisation's settings, fetched for its members. */
  | {
    /** Their id. */
    id: string;
    /** Their name for people. */
    name: string;
    type: "enterpriseManaged";
  }
  /** The user's file. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    /** The profile chosen in it. */
    profile: string | null;
    type: "user";
  }
  /** A trusted project's directory. */
  | {
    /** The folder with the project's file. */
    dotCodexFolder: AbsolutePathBuf;
    type: "project";
  }
  /** The command line, or a request's own settings. */
  | {
    type: "sessionFlags";
  }
  /** An organisation's file of an older kind. */
  | {
    /** The file. */
    file: AbsolutePathBuf;
    type: "legacyManagedConfigTomlFromFile";
  }
  /** An organisation's settings of an older kind, from the management system. */
  | {
    type: "legacyManagedConfigTomlFromMdm";
  };

/** Params of `config/read`. */
export type ConfigReadParams = {
  /** The directory whose project layers count; relative to the server's own. None by default. */
  cwd?: string | null;
  /** True to answer the layers too. False by default. */
  includeLayers?: boolean;
};

/** Answer to `config/read`. */
export type ConfigReadResponse = {
  /** The configuration that is in force. */
  config: Config;
  /** The layers from the strongest to the weakest, if they were asked for. */
  layers?: Array<ConfigLayer>;
  /** For each dotted key that is set, the layer it comes from. */
  origins: { [key in string]?: ConfigLayerMetadata };
};

/** The administrator's requirements on the configuration; a field that is `None` demands nothing. */
export type ConfigRequirements = {
  /**
   * Instructions put before every conversation in the developer's name, beside those of the
   * configuration.
   */
  additionalDeveloperInstructions: string | null;
  /** True if pictures of other programs' windows may be taken. */
  allowAppshots: boolean | null;
  /** True if the browser tool and the computer tool may be used. */
  allowBrowserAndComputerUse: boolean | null;
  /** True if commands may run in a login shell. */
  allowLoginShell: boolean | null;
  /** True if only the administrator's hooks may run. */
  allowManagedHooksOnly: boolean | null;
  /** True if remote control may be switched on. */
  allowRemoteControl: boolean | null;
  /** The approval policies to choose from. */
  allowedApprovalPolicies: Array<AskForApproval> | null;
  /** The people who may answer approvals. */
  allowedApprovalsReviewers: Array<ApprovalsReviewer> | null;
  /** The kinds of login to choose from. */
  allowedLoginMethods: Array<ForcedLoginMethod> | null;
  /** Says if a permission profile may be chosen, by its id. */
  allowedPermissionProfiles: { [key in string]?: boolean } | null;
  /** The sandbox modes to choose from. */
  allowedSandboxModes: Array<SandboxMode> | null;
  /** The ways of searching the web to choose from. */
  allowedWebSearchModes: Array<WebSearchMode> | null;
  /** The kinds of sandbox on Windows to choose from. */
  allowedWindowsSandboxImplementations: Array<WindowsSandboxImplementation> | null;
  /** The settings for the desktop app. */
  application: ApplicationRequirements | null;
  /** The settings for the automatic review of approvals. */
  autoReview: AutoReviewRequirements | null;
  /** The settings for the browser tool. */
  browserUse: BrowserUseRequirements | null;
  /** The base URL of the ChatGPT backend. */
  chatgptBaseUrl: string | null;
  /** True to look for a newer version at each start. */
  checkForUpdateOnStartup: boolean | null;
  /** The place where the login must be kept. */
  cliAuthCredentialsStore: CliAuthCredentialsStoreMode | null;
  /** The settings for the computer tool. */
  computerUse: ComputerUseRequirements | null;
  /** Id of the permission profile that is chosen by default. */
  defaultPermissions: string | null;
  /** The region in which requests must be processed. */
  enforceResidency: ResidencyRequirement | null;
  /** Features that must be on (true) or off (false), by name. */
  featureRequirements: { [key in string]?: boolean } | null;
  /** The settings for feedback. */
  feedback: FeedbackRequirements | null;
  /** The administrator's hooks. */
  hooks: ManagedHooksRequirements | null;
  /** The settings for the desktop app's own browser. */
  inAppBrowser: InAppBrowserRequirements | null;
  /** The directory for logs. */
  logDir: string | null;
  /** The catalogue of models, as the key `model_catalog_json` of the configuration takes it. */
  modelCatalogJson: string | null;
  /** Id of the model provider: a key of `model_providers`. */
  modelProvider: string | null;
  /** Definitions of model providers by id, as in the configuration. */
  modelProviders: { [key in string]?: JsonValue } | null;
  /** The settings for the choice of models. */
  models: ModelsRequirements | null;
  /** The settings for the network access of commands. */
  network: NetworkRequirements | null;
  /** The settings for telemetry. */
  otel: OtelRequirements | null;
  /** The directory for the server's databases. */
  sqliteHome: string | null;
};

/** Answer to `configRequirements/read`. */
export type ConfigRequirementsReadResponse = {
  /** The requirements; `None` if nothing is. */
  requirements: ConfigRequirements | null;
  /** True if the speed can be chosen apart from the model; `None` if that is not known. */
  supportsIndependentSpeedModes: boolean | null;
};

/** Params of `config/value/write`. The change counts for threads that start later. */
export type ConfigValueWriteParams = {
  /**
   * The version the file must still have, as last read; otherwise nothing is written. Not
   * checked by default.
   */
  expectedVersion?: string | null;
  /** The file to change. Only the user's configuration file can be, and it is the default. */
  filePath?: string | null;
  /** The key, with dots between its parts; must not be empty. */
  keyPath: string;
  /** The change to the value that is there. */
  mergeStrategy: MergeStrategy;
  /** The new value; null removes the key. */
  value: JsonValue;
};

/** Payload of `configWarning`. */
export type ConfigWarningNotification = {
  /** More about it. */
  details: string | null;
  /** The file it is about. */
  path?: string;
  /** The place in that file. */
  range?: TextRange;
  /** The fault. */
  summary: string;
};

/** Answer to `config/value/write` and `config/batchWrite`. */
export type ConfigWriteResponse = {
  /** The file that was written. */
  filePath: AbsolutePathBuf;
  /** The layer that overrides the new value; `None` if it is in force. */
  overriddenMetadata: OverriddenMetadata | null;
  /** Says if the new value is in force. */
  status: WriteStatus;
  /** The file's new fingerprint: `sha256:` and 64 hexadecimal digits. */
  version: string;
};

/** The model's reasoning settings from here on. */
export type ConfigurationReasoning = {
  /** The effort. */
  effort: ReasoningEffort;
};

/** The effect of a hook. */
export type ConfiguredHookHandler =
  /** It runs a command. */
  | {
    /**
     * The limit of the command's addition to the model's input; left out, the server's own
     * limit holds.
     */
    additionalContextLimit: number | null;
    /** True if the turn continues without waiting for it. */
    async: boolean;
    /** The command line. */
    command: string;
    /** The command line on Windows; `command` if left out. */
    commandWindows: string | null;
    /** The text for the user while it runs. */
    statusMessage: string | null;
    /** After how many seconds it is stopped; left out, the server's own limit holds. */
    timeoutSec: number | null;
    type: "command";
  }
  /** It calls a tool of an MCP server. */
  | {
    /** The tool's arguments. */
    input: { [key in string]?: JsonValue };
    /** The MCP server, by its name in the configuration. */
    server: string;
    /** The text for the user while it runs. */
    statusMessage: string | null;
    /** After how many seconds it is stopped; left out, the server's own limit holds. */
    timeoutSec: number | null;
    /** The tool's name. */
    tool: string;
    type: "mcp_tool";
  }
  /** It asks a model. */
  | {
    type: "prompt";
  }
  /** It has an agent work. */
  | {
    type: "agent";
  };

/** Hooks that run on the same condition. */
export type ConfiguredHookMatcherGroup = {
  /** Their effect. */
  hooks: Array<ConfiguredHookHandler>;
  /** A pattern of what they run for, such as a tool's name; left out, for everything. */
  matcher: string | null;
};

/** An app, with its tools if they were asked for. */
export type ConnectorMetadata = {
  /** Its description, for people. */
  description: string | null;
  /** The way in which it is given out, as the backend calls it. */
  distributionChannel: string | null;
  /** Its icon for light backgrounds. */
  iconUrl: string | null;
  /** Its icon for dark backgrounds. */
  iconUrlDark: string | null;
  /** Its id. */
  id: string;
  /** The page where the user can connect it. */
  installUrl: string | null;
  /** Its name for people. */
  name: string;
  /** Names of the plugins that bring it along. None if left out. */
  pluginDisplayNames: Array<string>;
  /** Its tools; `None` if they were not asked for or are not known. */
  toolSummaries: Array<AppToolSummary> | null;
};

/** The outcome of spending a reset credit. */
export type ConsumeAccountRateLimitResetCreditOutcome =
  /** The credit was spent and the limits start again. */
  | "reset"
  /** No limit was there to be reset; no credit was spent. */
  | "nothingToReset"
  /** There is no credit to spend. */
  | "noCredit"
  /** It was spent before. */
  | "alreadyRedeemed";

/** Params of `account/rateLimitResetCredit/consume`. */
export type ConsumeAccountRateLimitResetCreditParams = {
  /** The credit to spend; left out, the backend chooses one. */
  creditId?: string | null;
  /** The client's idempotency key; repeating it with the same key spends no second credit. */
  idempotencyKey: string;
};

/** Answer to `account/rateLimitResetCredit/consume`. */
export type ConsumeAccountRateLimitResetCreditResponse = {
  /** Its outcome. */
  outcome: ConsumeAccountRateLimitResetCreditOutcome;
};

/** A part of a message as models exchange it. */
export type ContentItem =
  /** Text for the model. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** An image for the model. */
  | {
    /** The level of detail. */
    detail?: ImageDetail;
    type: "input_image";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      image_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** A recording for the model. */
  | {
    type: "input_audio";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      audio_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** Text by the model. */
  | {
    /** The provider's annotations of places in it. */
    annotations?: Array<JsonValue>;
    /** Likelihoods of its tokens. */
    logprobs?: Array<JsonValue>;
    /** The text. */
    text: string;
    type: "output_text";
  };

/** Payload of `thread/compacted`, sent when a thread's history was shortened. */
export type ContextCompactedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn in which that was done. */
  turnId: string;
};

/** State of git in a thread's directory when the thread began. */
export type ConversationGitInfo = {
  /** The branch, if one was checked out. */
  branch: string | null;
  /** The URL of the remote `origin`. */
  origin_url: string | null;
  /** The commit. */
  sha: string | null;
};

/** A stored thread, in short. */
export type ConversationSummary = {
  /** The version of the server that made it. */
  cliVersion: string;
  /** The thread's id. */
  conversationId: string;
  /** Its working directory. */
  cwd: string;
  /** State of git in its directory; `None` outside a repository. */
  gitInfo: ConversationGitInfo | null;
  /** Id of its model provider. */
  modelProvider: string;
  /** The file that holds it. */
  path: string;
  /** The text of its first user message. */
  preview: string;
  /** The kind of program it was started from. */
  source: SessionSource;
  /** When it began, as RFC 3339 text. */
  timestamp: string | null;
  /** When it last changed, as RFC 3339 text. */
  updatedAt: string | null;
};

/** Speaker of a text in a voice conversation. */
export type ConversationTextRole =
  /** The user. */
  | "user"
  /** The developer of the client. */
  | "developer"
  /** The model. */
  | "assistant";

/** Bought credits. */
export type CreditsSnapshot = {
  /** The remainder, as text. */
  balance: string | null;
  /** True if there are any. */
  hasCredits: boolean;
  /** True if they never run out. */
  unlimited: boolean;
};

/** A programme for security work. */
export type CyberAccessProgram =
  /** None beyond what everyone has. */
  | "standard"
  /** Daybreak for defenders. */
  | "daybreakBlue"
  /** Daybreak for testers of defences. */
  | "daybreakRed";

/** Payload of `deprecationNotice`. */
export type DeprecationNoticeNotification = {
  /** The replacement. */
  details: string | null;
  /** The deprecated feature. */
  summary: string;
};

/** The place where in the desktop app's introduction a login leads. */
export type DesktopOnboardingEntrypoint = "life_sciences";

/** A part of what a client's tool returned. */
export type DynamicToolCallOutputContentItem =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "inputText";
  }
  /** An image. */
  | {
    /** Its address; `data:` URLs carry it themselves. */
    imageUrl: string;
    type: "inputImage";
  }
  /** A recording. */
  | {
    /** Its address; `data:` URLs carry it themselves. */
    audioUrl: string;
    type: "inputAudio";
  };

/** Params of `item/tool/call`: run this tool, which the client brought to the thread. */
export type DynamicToolCallParams = {
  /** The arguments, as the model gave them. */
  arguments: JsonValue;
  /** Id of the call; the item has the same. */
  callId: string;
  /** The group that the tool belongs to; `None` if it belongs to none. */
  namespace: string | null;
  /** The thread. */
  threadId: string;
  /** The tool's name. */
  tool: string;
  /** The turn. */
  turnId: string;
};

/** Answer to `item/tool/call`. */
export type DynamicToolCallResponse = {
  /** The tool's result; it goes to the model, also when it failed. May be empty. */
  contentItems: Array<DynamicToolCallOutputContentItem>;
  /** True if it worked; if not, the item is `failed`. */
  success: boolean;
};

/** The status of a call of a client's tool. */
export type DynamicToolCallStatus =
  /** It runs. */
  | "inProgress"
  /** It returned. */
  | "completed"
  /** It failed. */
  | "failed";

/** A tool in a group. */
export type DynamicToolNamespaceTool = {
    /** True if the model learns of it only when it searches for tools. False by default. */
    deferLoading?: boolean;
    /** Its description, for the model. */
    description: string;
    /** JSON Schema of its arguments. */
    inputSchema: JsonValue;
    /** Its name within the group. */
    name: string;
    type: "function";
  };

/** A tool that a client brings, or a group of them. */
export type DynamicToolSpec =
  /** A tool. */
  | {
    /** True if the model learns of it only when it searches for tools. False by default. */
    deferLoading?: boolean;
    /** Its description, for the model. */
    description: string;
    /** JSON Schema of its arguments. */
    inputSchema: JsonValue;
    /** Its name. */
    name: string;
    type: "function";
  }
  /** A group of tools. */
  | {
    /** Their purpose, for the model. */
    description: string;
    /** The group's name. */
    name: string;
    /** The tools. */
    tools: Array<DynamicToolNamespaceTool>;
    type: "namespace";
  };

/** Params of `environment/add`. */
export type EnvironmentAddParams = {
  /** The bearer token to connect with, if one is needed. */
  authBearerToken?: string | null;
  /** The timeout of connecting, in milliseconds; the server's own limit by default. */
  connectTimeoutMs?: number | null;
  /** The id it shall have. */
  environmentId: string;
  /** The URL of the server in it that runs commands. */
  execServerUrl: string;
  /** The skills that it must have. */
  skills?: EnvironmentSkillsParams | null;
  /** An id that goes with the request for its WebSocket. */
  websocketRequestId?: string | null;
};

/** Answer to `environment/add`. */
export type EnvironmentAddResponse = Record<string, never>;

/**
 * Payload of `thread/environment/connected` and `thread/environment/disconnected`, sent when a
 * thread's environment comes or goes.
 */
export type EnvironmentConnectionNotification = {
  /** The environment. */
  environmentId: string;
  /** The thread. */
  threadId: string;
};

/** Params of `environment/info`. Fails for an unknown environment. */
export type EnvironmentInfoParams = {
  /** The environment; `local` is the server's own machine. */
  environmentId: string;
};

/** Answer to `environment/info`. */
export type EnvironmentInfoResponse = {
  /** Its working directory, if known. */
  cwd: PathUri | null;
  /** The shell that commands run in. */
  shell: EnvironmentShellInfo;
};

/** An environment's shell. */
export type EnvironmentShellInfo = {
  /** Its name, such as `bash`. */
  name: string;
  /** Its path, such as `/bin/bash`. */
  path: string;
};

/** The skills that an environment must have. */
export type EnvironmentSkillsParams = {
  /** The skills that must be there. None by default. */
  required?: Array<string> | null;
};

/** Says if an environment can be reached. */
export type EnvironmentStatusKind =
  /** It can. */
  | "ready"
  /** The connection is not there yet. */
  | "pending"
  /** The connection was lost. */
  | "disconnected"
  /** Nothing is known about it. */
  | "unknown";

/** Params of `environment/status`. */
export type EnvironmentStatusParams = {
  /** The environment; `local` is the server's own machine. */
  environmentId: string;
};

/** Answer to `environment/status`. */
export type EnvironmentStatusResponse = {
  /** The reason why it cannot be reached; left out if it can. */
  error?: string;
  /** Says if it can be reached. */
  status: EnvironmentStatusKind;
};

/** Payload of `error`. */
export type ErrorNotification = {
  /** The failure. */
  error: TurnError;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** True if the server tries again by itself; if not, the turn ends. */
  willRetry: boolean;
};

/**
 * Params of `execCommandApproval`: may this command run? An older form of
 * `item/commandExecution/requestApproval`.
 */
export type ExecCommandApprovalParams = {
  /** Tells questions about the same call apart; unset if there is only one. */
  approvalId: string | null;
  /** The model's call that wants it. */
  callId: string;
  /** The program and its arguments. */
  command: Array<string>;
  /** The thread. */
  conversationId: ThreadId;
  /** The environment in which it would run. */
  cwd: string;
  /** The recognised effect of the command, part by part. */
  parsedCmd: Array<ParsedCommand>;
  /** The reason why the model wants it. */
  reason: string | null;
};

/** Answer to `execCommandApproval`. */
export type ExecCommandApprovalResponse = {
  /** The user's decision. */
  decision: ReviewDecision;
};

/** A feature that can be switched on or off. */
export type ExperimentalFeature = {
  /**
   * The text for the user when it is offered to them; may be empty. `None` if it is not meant for
   * them yet.
   */
  announcement: string | null;
  /** True if it is on unless the configuration says otherwise. */
  defaultEnabled: boolean;
  /** Its description, for people; `None` if it is not meant for them yet. */
  description: string | null;
  /** Its name for people; `None` if it is not meant for them yet. */
  displayName: string | null;
  /** True if it is on. */
  enabled: boolean;
  /** Its name in the configuration and in `experimentalFeature/enablement/set`. */
  name: string;
  /** Its progress. */
  stage: ExperimentalFeatureStage;
};

/** Params of `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetParams = {
  /**
   * Says if a feature is to be on, by its name. Unknown names are ignored; features not named
   * stay as they are.
   */
  enablement: { [key in string]?: boolean };
};

/** Answer to `experimentalFeature/enablement/set`. */
export type ExperimentalFeatureEnablementSetResponse = {
  /** The values that were set, by the feature's name; empty if none of the names is known. */
  enablement: { [key in string]?: boolean };
};

/** Params of `experimentalFeature/list`. */
export type ExperimentalFeatureListParams = {
  /** Cursor of the page: `nextCursor` of the one before. The first page by default. */
  cursor?: string | null;
  /** The largest number of entries; all by default. 0 counts as 1. */
  limit?: number | null;
  /** A thread whose configuration counts; left out, the server's own does. */
  threadId?: string | null;
};

/** Answer to `experimentalFeature/list`. */
export type ExperimentalFeatureListResponse = {
  /** The features of this page. */
  data: Array<ExperimentalFeature>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Progress of a feature. */
export type ExperimentalFeatureStage =
  /** Users may try it. */
  | "beta"
  /** It is being made and not meant for users yet. */
  | "underDevelopment"
  /** It is finished. */
  | "stable"
  /** It will go away. */
  | "deprecated"
  /** It is gone; only its name is still accepted. */
  | "removed";

/** Params of `externalAgentConfig/detect`. */
export type ExternalAgentConfigDetectParams = {
  /** Directories of projects to look in. None by default. */
  cwds?: Array<string> | null;
  /** True to look in the user's home directory too. False by default. */
  includeHome?: boolean;
  /** The largest age of sessions, in days; the server's own limit by default. */
  maxSessionAgeDays?: number | null;
  /** The largest number of sessions to find; the server's own limit by default. */
  maxSessions?: number | null;
  /** The other agent to look for, by name; the server's choice by default. */
  migrationSource?: string | null;
  /** The source, as the client names it; free text. */
  source?: string | null;
};

/** Answer to `externalAgentConfig/detect`. */
export type ExternalAgentConfigDetectResponse = {
  /** Connectors that the other agent was seen to use. None if left out. */
  connectors: Array<ExternalAgentDetectedConnectorCandidate>;
  /** The items that can be imported, for `externalAgentConfig/import`. */
  items: Array<ExternalAgentConfigMigrationItem>;
};

/**
 * Payload of `externalAgentConfig/import/completed`, sent once when an import has done all it
 * could.
 */
export type ExternalAgentConfigImportCompletedNotification = {
  /** The import. */
  importId: string;
  /** Its outcome, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportTypeResult>;
};

/** Answer to `externalAgentConfig/import/readHistories`. */
export type ExternalAgentConfigImportHistoriesReadResponse = {
  /** Connectors that the other agent used, as earlier imports found them. */
  connectors: Array<ExternalAgentImportedConnectorCandidate>;
  /** The imports of the past. */
  data: Array<ExternalAgentConfigImportHistory>;
};

/** An import of the past. */
export type ExternalAgentConfigImportHistory = {
  /** When it was done, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** The items that could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** Its id. */
  importId: string;
  /** The agent that was imported from, as the client named it, if it did. */
  providerId: string | null;
  /** The imported items. */
  successes: Array<ExternalAgentConfigImportItemTypeSuccess>;
};

/** Params of `externalAgentConfig/import/recordHistory`: the client did an import itself. */
export type ExternalAgentConfigImportHistoryRecordParams = {
  /** Its outcome, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportHistoryRecordTypeResultParams>;
  /** The agent that was imported from, as the client names it. */
  providerId: string;
};

/** Answer to `externalAgentConfig/import/recordHistory`. */
export type ExternalAgentConfigImportHistoryRecordResponse = {
  /** The id it was written down with. */
  importId: string;
};

/** Something that the client imported itself. */
export type ExternalAgentConfigImportHistoryRecordSuccessParams = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd?: string | null;
  /** Its kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** The path it was taken from. */
  source?: string | null;
  /** The path it was put at. */
  target?: string | null;
  /** Its title for people, if it has one. */
  title?: string | null;
};

/** The outcome of one kind of thing in an import that the client did itself. */
export type ExternalAgentConfigImportHistoryRecordTypeResultParams = {
  /** Those that could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** The kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Those that were imported. */
  successes: Array<ExternalAgentConfigImportHistoryRecordSuccessParams>;
};

/** Something that could not be imported. */
export type ExternalAgentConfigImportItemTypeFailure = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd: string | null;
  /** The kind of error, for programs. */
  errorType: string | null;
  /** At which step it failed. */
  failureStage: string;
  /** Its kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** The reason why it failed, for people. */
  message: string;
  /** The place where it was to be taken from. */
  source: string | null;
  /** The kind of error, finer than `errorType`. */
  subErrorType: string | null;
};

/** Something that was imported. */
export type ExternalAgentConfigImportItemTypeSuccess = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd: string | null;
  /** Its kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** The path it was taken from. */
  source: string | null;
  /** The path it was put at. */
  target: string | null;
  /** Its title for people, if it has one. */
  title: string | null;
};

/** Params of `externalAgentConfig/import`. */
export type ExternalAgentConfigImportParams = {
  /** The items to import: those of `externalAgentConfig/detect` that the user chose. */
  migrationItems: Array<ExternalAgentConfigMigrationItem>;
  /** The other agent to import from, by name; the server's choice by default. */
  migrationSource?: string | null;
  /** The agent that these are from, for the import's history. */
  providerId?: string | null;
  /** The source, as the client names it; free text. */
  source?: string | null;
};

/** Payload of `externalAgentConfig/import/progress`, sent while an import is in progress. */
export type ExternalAgentConfigImportProgressNotification = {
  /** The import. */
  importId: string;
  /** Its outcome so far, by kind of thing. */
  itemTypeResults: Array<ExternalAgentConfigImportTypeResult>;
};

/**
 * Answer to `externalAgentConfig/import`. The end is reported by
 * `externalAgentConfig/import/completed`.
 */
export type ExternalAgentConfigImportResponse = {
  /** The import's id, as its notifications name it. */
  importId: string;
};

/** The outcome of one kind of thing in an import. */
export type ExternalAgentConfigImportTypeResult = {
  /** Those that could not be imported. */
  failures: Array<ExternalAgentConfigImportItemTypeFailure>;
  /** The kind. */
  itemType: ExternalAgentConfigMigrationItemType;
  /** Those that were imported. */
  successes: Array<ExternalAgentConfigImportItemTypeSuccess>;
};

/** Something of another agent that can be imported. */
export type ExternalAgentConfigMigrationItem = {
  /** The project's directory; unset for what belongs to the user's home. */
  cwd: string | null;
  /** Its description, for people. */
  description: string;
  /** Its parts, if it has any. */
  details: MigrationDetails | null;
  /** Its kind. */
  itemType: ExternalAgentConfigMigrationItemType;
};

/** The kind of thing that is imported. */
export type ExternalAgentConfigMigrationItemType =
  /** Instructions, which go into an AGENTS.md file. */
  | "AGENTS_MD"
  /** Settings. */
  | "CONFIG"
  /** Skills. */
  | "SKILLS"
  /** Plugins. */
  | "PLUGINS"
  /** MCP servers. */
  | "MCP_SERVER_CONFIG"
  /** Sub-agents. */
  | "SUBAGENTS"
  /** Hooks. */
  | "HOOKS"
  /** Commands. */
  | "COMMANDS"
  /** Memory. */
  | "MEMORY"
  /** Sessions, which become threads. */
  | "SESSIONS";

/** A connector that another agent was seen to use. */
export type ExternalAgentDetectedConnectorCandidate = {
  /** Its name. */
  name: string;
  /** In how many sessions it was used. */
  sessionCount: number;
  /** The way it was found. */
  source: ExternalAgentDetectedConnectorSource;
};

/** The way in which a connector of another agent was found. */
export type ExternalAgentDetectedConnectorSource =
  /** As a remote MCP server in the agent's configuration. */
  | "remoteMcpServersConfig"
  /** By calls of its tools in the agent's sessions. */
  | "sessionToolUse";

/** A connector that another agent used, as an import found it. */
export type ExternalAgentImportedConnectorCandidate = {
  /** Its name. */
  name: string;
  /** In how many sessions it was used. */
  sessionCount: number;
  /** The way it was found. */
  source: ExternalAgentImportedConnectorSource;
};

/** The way in which an import found a connector of another agent. */
export type ExternalAgentImportedConnectorSource = "remoteMcpServersConfig";

/** The administrator's requirements on feedback. */
export type FeedbackRequirements = {
  /** True if the user may send any. */
  enabled: boolean | null;
};

/** Params of `feedback/save`. */
export type FeedbackSaveParams = {
  /** The kind of feedback, such as `bug`. */
  classification: string;
  /** Paths of further files to put in. None by default. */
  extraLogFiles?: Array<string> | null;
  /** True if the server's logs are put in. False by default. */
  includeLogs?: boolean;
  /** The user's input. */
  reason?: string | null;
  /** The place to write the bundle; an absolute path on the server's machine. */
  savePath: LegacyAppPathString;
  /** Further labels, by name. */
  tags?: { [key in string]?: string } | null;
  /** The thread that it is about, if any. */
  threadId?: string | null;
};

/** Answer to `feedback/save`. */
export type FeedbackSaveResponse = {
  /** A fingerprint of the prompt, if there is one. */
  promptHash: string | null;
  /** The path of the bundle. */
  savedPath: LegacyAppPathString;
  /** The thread that it is about, or a made-up id that begins with `no-active-thread-`. */
  threadId: string;
};

/** Params of `feedback/upload`. */
export type FeedbackUploadParams = {
  /** The kind of feedback, such as `bug`. */
  classification: string;
  /** Paths of further files to send along. None by default. */
  extraLogFiles?: Array<string> | null;
  /** True if the server's logs are sent along. False by default. */
  includeLogs?: boolean;
  /** The user's input. */
  reason?: string | null;
  /** Further labels, by name. */
  tags?: { [key in string]?: string } | null;
  /** The thread that it is about, if any. */
  threadId?: string | null;
};

/** Answer to `feedback/upload`. */
export type FeedbackUploadResponse = {
  /** A fingerprint of the prompt, if there is one. */
  promptHash: string | null;
  /** The thread that it is about, or an id made up for want of one. */
  threadId: string;
};

/** Change to one file. */
export type FileChange =
  /** It is made. */
  | {
    /** Its content. */
    content: string;
    type: "add";
  }
  /** It is removed. */
  | {
    /** The content it had. */
    content: string;
    type: "delete";
  }
  /** It is changed, and perhaps moved. */
  | {
    /** The place where it is moved to, if it is. */
    move_path: string | null;
    type: "update";
    /** The change, as a unified diff. */
    unified_diff: string;
  };

/** The user's answer to a file change approval. */
export type FileChangeApprovalDecision =
  /** Make the changes. */
  | "accept"
  /** Make them, and do not ask again for these files in this session. */
  | "acceptForSession"
  /** Do not make them; the turn continues. */
  | "decline"
  /** Do not make them, and interrupt the turn. */
  | "cancel";

/** Payload of `item/fileChange/outputDelta`: sent when changing files gives output. */
export type FileChangeOutputDeltaNotification = {
  /** Text to be added to the output. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/**
 * Payload of `item/fileChange/patchUpdated`: sent when the changes of an item become known or
 * others.
 */
export type FileChangePatchUpdatedNotification = {
  /** All its changes, in place of those sent before. */
  changes: Array<FileUpdateChange>;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/**
 * Params of `item/fileChange/requestApproval`: may these files be changed?
 * The changes are those of the item.
 */
export type FileChangeRequestApprovalParams = {
  /** A directory to which writing would be allowed for the session. */
  grantRoot: string | null;
  /** The item. */
  itemId: string;
  /** The reason why the model wants it. */
  reason: string | null;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Answer to `item/fileChange/requestApproval`. */
export type FileChangeRequestApprovalResponse = {
  /** The user's decision. */
  decision: FileChangeApprovalDecision;
};

/** The access to a path. */
export type FileSystemAccessMode =
  /** Read. */
  | "read"
  /** Read and write. */
  | "write"
  /** Nothing. */
  | "deny";

/** The place where an entry applies. */
export type FileSystemPath =
  /** At one path and below it. */
  | {
    /** The path. */
    path: LegacyAppPathString;
    type: "path";
  }
  /** At every path that a pattern matches. */
  | {
    /** The pattern. */
    pattern: string;
    type: "glob_pattern";
  }
  /** At a place with a name. */
  | {
    type: "special";
    /** The place. */
    value: FileSystemSpecialPath;
  };

/** A path and what may be done there. */
export type FileSystemSandboxEntry = {
  /** The permission. */
  access: FileSystemAccessMode;
  /** The place. */
  path: FileSystemPath;
};

/** A place that has a name instead of a path. */
export type FileSystemSpecialPath =
  /** The whole file system. */
  | {
    kind: "root";
  }
  /** The files that programs need to start: system libraries and the like. */
  | {
    kind: "minimal";
  }
  /** The workspace's roots. */
  | {
    kind: "project_roots";
    /** Only this path below each root. */
    subpath: LegacyAppPathString | null;
  }
  /** The directory that `TMPDIR` names. */
  | {
    kind: "tmpdir";
  }
  /** `/tmp`. */
  | {
    kind: "slash_tmp";
  }
  /** A place that this version does not know. */
  | {
    kind: "unknown";
    /** Its name. */
    path: string;
    /** Only this path below it. */
    subpath: LegacyAppPathString | null;
  };

/** A change to one file. */
export type FileUpdateChange = {
  /** A unified diff; the whole content for new and for deleted files. */
  diff: string;
  /** The change to the file. */
  kind: PatchChangeKind;
  /** Its absolute path before the change. */
  path: string;
};

/** The workspaces that a ChatGPT login may belong to. */
export type ForcedChatgptWorkspaceIds =
  /** Only this one. */
  | string
  /** Any of these. */
  | Array<string>;

/** A kind of login. */
export type ForcedLoginMethod =
  /** By a ChatGPT account. */
  | "chatgpt"
  /** By an API key. */
  | "api";

/**
 * Payload of `fs/changed`, sent when something watched has changed; changes within a short time
 * come together.
 */
export type FsChangedNotification = {
  /** The change. */
  changedPaths: Array<AbsolutePathBuf>;
  /** The watch, as the client named it. */
  watchId: string;
};

/** Params of `fs/copy`. A symbolic link is copied as a link. */
export type FsCopyParams = {
  /** The target; not within `sourcePath`. */
  destinationPath: AbsolutePathBuf;
  /**
   * True if a directory may be copied with all that is in it; without it copying one fails. No
   * by default.
   */
  recursive?: boolean;
  /** The path to copy. */
  sourcePath: AbsolutePathBuf;
};

/** Answer to `fs/copy`. */
export type FsCopyResponse = Record<string, never>;

/** Params of `fs/createDirectory`. */
export type FsCreateDirectoryParams = {
  /** The directory to make. */
  path: AbsolutePathBuf;
  /** True to make its parents too, and to be content if it exists. True by default. */
  recursive?: boolean | null;
};

/** Answer to `fs/createDirectory`. */
export type FsCreateDirectoryResponse = Record<string, never>;

/** Params of `fs/getMetadata`. Fails for a link that leads nowhere. */
export type FsGetMetadataParams = {
  /** The path; links are followed. */
  path: AbsolutePathBuf;
};

/** Answer to `fs/getMetadata`. */
export type FsGetMetadataResponse = {
  /** When it was made, in milliseconds since the Unix epoch. */
  createdAtMs: number;
  /** True if it is a directory, or a link to one. */
  isDirectory: boolean;
  /** True if it is a file, or a link to one. */
  isFile: boolean;
  /** True if it is a symbolic link itself. */
  isSymlink: boolean;
  /** When its content last changed, in milliseconds since the Unix epoch. */
  modifiedAtMs: number;
};

/** An entry of a directory. */
export type FsReadDirectoryEntry = {
  /** Its name, without the directory. */
  fileName: string;
  /** True if it is a directory, or a link to one. */
  isDirectory: boolean;
  /** True if it is a file, or a link to one. */
  isFile: boolean;
};

/** Params of `fs/readDirectory`. */
export type FsReadDirectoryParams = {
  /** The directory. */
  path: AbsolutePathBuf;
};

/** Answer to `fs/readDirectory`. */
export type FsReadDirectoryResponse = {
  /** Its entries, in no order; links that lead nowhere are left out. */
  entries: Array<FsReadDirectoryEntry>;
};

/** Params of `fs/readFile`. */
export type FsReadFileParams = {
  /** The file; a directory is refused. */
  path: AbsolutePathBuf;
};

/** Answer to `fs/readFile`. */
export type FsReadFileResponse = {
  /** Its whole content, in base64. */
  dataBase64: string;
};

/** Params of `fs/remove`. */
export type FsRemoveParams = {
  /** True to be content if it does not exist. True by default. */
  force?: boolean | null;
  /** The path to remove. */
  path: AbsolutePathBuf;
  /** True if a directory is removed with all that is in it. True by default. */
  recursive?: boolean | null;
};

/** Answer to `fs/remove`. */
export type FsRemoveResponse = Record<string, never>;

/** Params of `fs/unwatch`. */
export type FsUnwatchParams = {
  /** The watch, as the client named it; an unknown one is fine. */
  watchId: string;
};

/** Answer to `fs/unwatch`. */
export type FsUnwatchResponse = Record<string, never>;

/** Params of `fs/watch`. Changes are reported by `fs/changed` to this connection only. */
export type FsWatchParams = {
  /** A file or a directory; it need not exist yet. */
  path: AbsolutePathBuf;
  /** The client's name for the watch, unique in the connection. */
  watchId: string;
};

/** Answer to `fs/watch`. */
export type FsWatchResponse = {
  /** The watched path. */
  path: AbsolutePathBuf;
};

/** Params of `fs/writeFile`. The file is made if need be, its parents are not. */
export type FsWriteFileParams = {
  /** Its new content, in base64. */
  dataBase64: string;
  /** The file. */
  path: AbsolutePathBuf;
};

/** Answer to `fs/writeFile`. */
export type FsWriteFileResponse = Record<string, never>;

/** A tool's result. */
export type FunctionCallOutputBody =
  /** One text. */
  | string
  /** Several parts, such as images. */
  | Array<FunctionCallOutputContentItem>;

/** A part of what a tool returned. */
export type FunctionCallOutputContentItem =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** An image. */
  | {
    /** The level of detail. */
    detail?: ImageDetail;
    type: "input_image";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      image_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** A recording. */
  | {
    type: "input_audio";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      audio_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** Something that only the provider can read. */
  | {
    /** It, to be sent back as it is. */
    encrypted_content: string;
    type: "encrypted_content";
  };

/** A result of a search. */
export type FuzzyFileSearchMatchType =
  /** A file. */
  | "file"
  /** A directory. */
  | "directory";

/** Params of `fuzzyFileSearch`. Hidden files are searched, ignored ones are not. */
export type FuzzyFileSearchParams = {
  /**
   * The client's name for the search, by which a later one with the same name can take its
   * place.
   */
  cancellationToken?: string | null;
  /**
   * The query: characters that stand in this order in the path; an empty one finds
   * nothing.
   */
  query: string;
  /** Directories to search; those that do not exist are passed over. */
  roots: Array<string>;
};

/** Answer to `fuzzyFileSearch`. */
export type FuzzyFileSearchResponse = {
  /** The results, the best first; 50 at most. */
  files: Array<FuzzyFileSearchResult>;
};

/** Something that a search has found. */
export type FuzzyFileSearchResult = {
  /** Its base name. */
  file_name: string;
  /** Which characters of `path` match the query, counted from 0. */
  indices: Array<number> | null;
  /** Says if it is a file or a directory. */
  match_type: FuzzyFileSearchMatchType;
  /** Its path, relative to `root`. */
  path: string;
  /** Which of the directories searched it is in, as the client gave it. */
  root: string;
  /** The score of the match; the higher the better. */
  score: number;
};

/** Payload of `fuzzyFileSearch/sessionCompleted`, sent when a session has found all for its query. */
export type FuzzyFileSearchSessionCompletedNotification = {
  /** The session, as the client named it. */
  sessionId: string;
};

/** Params of `fuzzyFileSearch/sessionStart`. */
export type FuzzyFileSearchSessionStartParams = {
  /** Directories to search. */
  roots: Array<string>;
  /** The client's name for the session; must not be empty. */
  sessionId: string;
};

/** Answer to `fuzzyFileSearch/sessionStart`. */
export type FuzzyFileSearchSessionStartResponse = Record<string, never>;

/** Params of `fuzzyFileSearch/sessionStop`. */
export type FuzzyFileSearchSessionStopParams = {
  /** The session, as the client named it; an unknown one is fine. */
  sessionId: string;
};

/** Answer to `fuzzyFileSearch/sessionStop`. */
export type FuzzyFileSearchSessionStopResponse = Record<string, never>;

/** Params of `fuzzyFileSearch/sessionUpdate`. Results are reported by notifications. */
export type FuzzyFileSearchSessionUpdateParams = {
  /** The new query. */
  query: string;
  /** The session, as the client named it; fails for an unknown one. */
  sessionId: string;
};

/** Answer to `fuzzyFileSearch/sessionUpdate`. */
export type FuzzyFileSearchSessionUpdateResponse = Record<string, never>;

/** Payload of `fuzzyFileSearch/sessionUpdated`, sent once or more after each new query. */
export type FuzzyFileSearchSessionUpdatedNotification = {
  /** All that was found so far, the best first. */
  files: Array<FuzzyFileSearchResult>;
  /** The query that it was found for. */
  query: string;
  /** The session, as the client named it. */
  sessionId: string;
};

/** The way in which a gateway of one's own knows who asks. */
export type GatewayAuth =
  /** It does not ask. */
  | {
    mode: "none";
  }
  /** By a key in an environment variable of the server. */
  | {
    /** The variable's name. */
    envKey: string;
    mode: "environmentVariable";
  }
  /** By something in the configuration that cannot be set through this method. */
  | {
    /** The environment variable that is also set; `None` if none is. */
    envKey: string | null;
    mode: "externallyConfigured";
  };

/** Answer to `account/gatewayOAuth/cancel`. */
export type GatewayOAuthCancelResponse = Record<string, never>;

/** Payload of `account/gatewayOAuth/changed`, sent when the login at a provider's gateway moves on. */
export type GatewayOAuthChangedNotification = {
  /** The page where the user logs in, if there is one to open. */
  authUrl: string | null;
  /** The reason why the login failed, if it did. */
  error: string | null;
  /** The login, if one is under way or has just ended. */
  loginId: string | null;
  /** The model provider whose gateway it is: a key of `model_providers`. */
  providerId: string;
  /** The status of the login now. */
  status: GatewayOAuthStatus;
};

/** Params of `account/gatewayOAuth/login`. */
export type GatewayOAuthLoginParams = {
  /**
   * True if the user types a code on another device instead of logging in with a browser here.
   * False by default.
   */
  deviceAuth?: boolean;
  /** The provider to log in at; the configured one by default. */
  modelProvider?: string | null;
};

/**
 * Answer to `account/gatewayOAuth/login`. Progress is reported by
 * `account/gatewayOAuth/changed`.
 */
export type GatewayOAuthLoginResponse = {
  /** The text to show to the user for a login by device code; `None` for other logins. */
  prompt: GatewayOAuthPrompt | null;
};

/** The data that the user needs for a login by device code. */
export type GatewayOAuthPrompt = {
  /** The login. */
  loginId: string;
  /** The code to type in. */
  userCode: string;
  /** The page to type it in at. */
  verificationUrl: string;
};

/** Params of `account/gatewayOAuth/read`. */
export type GatewayOAuthReadParams = {
  /** The provider that is asked about; the configured one by default. */
  modelProvider?: string | null;
};

/** Answer to `account/gatewayOAuth/read`. */
export type GatewayOAuthReadResponse = {
  /** The reason why the last login failed, if it did. */
  error: string | null;
  /** The model provider: a key of `model_providers`. */
  providerId: string;
  /** Its name for people. */
  providerName: string;
  /** True if its gateway needs a login. */
  required: boolean;
  /** The status of the login; `None` if there is nothing to tell. */
  status: GatewayOAuthStatus | null;
  /** True if the user can log in by device code. False if left out. */
  supportsDeviceAuth: boolean;
};

/** The status of the login at a provider's gateway. */
export type GatewayOAuthStatus =
  /** No user is logged in and no login runs. */
  | "notReady"
  /** A login waits for the user. */
  | "started"
  /** The user is logged in. */
  | "succeeded"
  /** The login failed. */
  | "failed";

/** The model provider of Google Cloud. */
export type GcpProviderId = "gcp";

/** Params of `account/gcp/setup`: use models by way of Google Cloud. */
export type GcpSetupParams = {
  /** Path of a file with credentials; left out, those of the server's surroundings count. */
  credentialFile?: string | null;
  /** The Google Cloud location to send requests to; left out, the server chooses. */
  location?: string | null;
  /** The Google Cloud project that is billed. */
  projectId: string;
};

/** Answer to `account/gcp/setup`. */
export type GcpSetupResponse = Record<string, never>;

/** Params of `account/read`. */
export type GetAccountParams = {
  /**
   * True to renew the login's token first. False by default. Harmless and without effect here
   * while no account is logged in: there is no token to renew.
   */
  refreshToken?: boolean;
};

/** Params of `account/rateLimits/read`. */
export type GetAccountRateLimitsParams = {
  /** True to leave the single reset credits out and give only their number. False by default. */
  excludeResetCreditDetails?: boolean;
  /** True if the client can show the reserve that the backend calls Luna. False by default. */
  supportsLunaReserve?: boolean;
};

/** Answer to `account/rateLimits/read`. */
export type GetAccountRateLimitsResponse = {
  /** The account that the limits hold for, if known. */
  accountId: string | null;
  /** True if the account may continue as usual; `None` if the backend does not say. */
  ordinaryUsageAllowed: boolean | null;
  /** Credits by which the limits can be made to start again, if the account may have any. */
  rateLimitResetCredits: RateLimitResetCreditsSummary | null;
  /** The backend's offer when a limit is reached, in its words. */
  rateLimitUpsell: JsonValue;
  /** The account's main limit. */
  rateLimits: RateLimitSnapshot;
  /** Every limit by its `limitId`, if the backend reports more than one. */
  rateLimitsByLimitId: { [key in string]?: RateLimitSnapshot } | null;
};

/** Answer to `account/read`. */
export type GetAccountResponse = {
  /** The account that is logged in; `None` if there is none, or if no login is needed. */
  account: Account | null;
  /** True if the default provider needs a login. */
  requiresOpenaiAuth: boolean;
  /** The user as the provider knows it. */
  userId: string | null;
  /** Destination of the account's requests, if that is decided. */
  workspaceRouting: WorkspaceRouting | null;
};

/** Answer to `account/securitySetup/read`. */
export type GetAccountSecuritySetupResponse = {
  /** The text for the user; `None` if there is nothing to do. */
  notice: AccountSecuritySetupNotice | null;
};

/** Params of `account/usage/read`. */
export type GetAccountTokenUsageParams = {
  /** A thread whose usage is wanted too. None by default. */
  threadId?: string | null;
};

/** Answer to `account/usage/read`. */
export type GetAccountTokenUsageResponse = {
  /** The tokens of each day, if the backend reports them. */
  dailyUsageBuckets: Array<AccountTokenUsageDailyBucket> | null;
  /** The account's usage in a few numbers. */
  summary: AccountTokenUsageSummary;
  /**
   * The usage of the thread that was asked about; `None` if none was, or if nothing is known of
   * it.
   */
  threadUsage: ThreadUsage | null;
};

/** Params of `getAuthStatus`. */
export type GetAuthStatusParams = {
  /** True to answer the token too. False if unset. */
  includeToken?: boolean | null;
  /** True to renew the token first. False if unset. */
  refreshToken?: boolean | null;
};

/** Answer to `getAuthStatus`. */
export type GetAuthStatusResponse = {
  /** The way in which the server is logged in; `None` if it is not. */
  authMethod: AuthMode | null;
  /** The token or API key, if it was asked for and there is one. */
  authToken: string | null;
  /** True if the default provider needs a login. */
  requiresOpenaiAuth: boolean | null;
};

/** Params of `getConversationSummary`: the thread, by its file or its id. */
export type GetConversationSummaryParams =
  /** By its file. */
  | {
    /** The file, as the thread's `path` names it. */
    rolloutPath: string;
  }
  /** By its id. */
  | {
    /** The thread's id. */
    conversationId: string;
  };

/** Answer to `getConversationSummary`. */
export type GetConversationSummaryResponse = {
  /** The thread in short. */
  summary: ConversationSummary;
};

/** Answer to `account/workspaceMessages/read`. */
export type GetWorkspaceMessagesResponse = {
  /** True if the account's workspace has such messages. */
  featureEnabled: boolean;
  /** The messages; empty if there are none. */
  messages: Array<WorkspaceMessage>;
};

/** Params of `gitDiffToRemote`. */
export type GitDiffToRemoteParams = {
  /** A directory in a git repository; it is an error if no diff can be made. */
  cwd: string;
};

/** Answer to `gitDiffToRemote`. */
export type GitDiffToRemoteResponse = {
  /** The working tree's changes since that commit, as git writes them. */
  diff: string;
  /** The commit that was compared with, which the remote has too. */
  sha: string;
};

/** A Git repository's state. */
export type GitInfo = {
  /** The branch checked out. */
  branch: string | null;
  /** Address of the remote called `origin`. */
  originUrl: string | null;
  /** The commit checked out. */
  sha: string | null;
};

/** The part of what was asked for that the user grants; what is left out is refused. */
export type GrantedPermissionProfile = {
  /** Access to files. None if unset. */
  fileSystem?: AdditionalFileSystemPermissions | null;
  /** Access to the network. None if unset. */
  network?: AdditionalNetworkPermissions | null;
};

/** The reviewing model's decision on an approval. */
export type GuardianApprovalReview = {
  /** The reason why it decides so; `None` if it has not decided or says nothing. */
  rationale: string | null;
  /** The reviewer's view of the risk; `None` until it has decided. */
  riskLevel: GuardianRiskLevel | null;
  /** The status of the review. */
  status: GuardianApprovalReviewStatus;
  /** The clarity with which the user wanted the action; `None` until it has decided. */
  userAuthorization: GuardianUserAuthorization | null;
};

/** The action that the reviewing model decides on. */
export type GuardianApprovalReviewAction =
  /** Running a command. */
  | {
    /** The command line. */
    command: string;
    /** The environment in which it would run. */
    cwd: LegacyAppPathString;
    /** Which of the model's tools would run it. */
    source: GuardianCommandSource;
    type: "command";
  }
  /** Starting a program, from within a command that runs. */
  | {
    /** The program's arguments, its name first. */
    argv: Array<string>;
    /** The environment in which it would run. */
    cwd: AbsolutePathBuf;
    /** The program's path. */
    program: string;
    /** Which of the model's tools runs the command. */
    source: GuardianCommandSource;
    type: "execve";
  }
  /** Writing to a command that runs. */
  | {
    /** Id of the approval. */
    approvalId: string;
    /** Working directory of the command. */
    cwd: LegacyAppPathString;
    /** The command's process. */
    processId: string;
    /** The content that would be written. */
    stdin: string;
    type: "writeStdin";
  }
  /** Changing files. */
  | {
    /** The directory of the change. */
    cwd: LegacyAppPathString;
    /** The files that would change. */
    files: Array<LegacyAppPathString>;
    type: "applyPatch";
  }
  /** Reaching a host. */
  | {
    /** Its name or address. */
    host: string;
    /** Its port. */
    port: number;
    /** The way in which it would be reached. */
    protocol: NetworkApprovalProtocol;
    /** Host and port in one text. */
    target: string;
    type: "networkAccess";
  }
  /** Calling an MCP server's tool. */
  | {
    /** Id of the connected app behind the server; `None` if there is none. */
    connectorId: string | null;
    /** The app's name for people. */
    connectorName: string | null;
    /** The server's name. */
    server: string;
    /** The tool's name. */
    toolName: string;
    /** The tool's name for people. */
    toolTitle: string | null;
    type: "mcpToolCall";
  }
  /** Getting more permissions. */
  | {
    /** The request. */
    permissions: RequestPermissionProfile;
    /** The reason why the model wants it. */
    reason: string | null;
    type: "requestPermissions";
  };

/** The status of a review by the reviewing model. */
export type GuardianApprovalReviewStatus =
  /** It continues. */
  | "inProgress"
  /** The action may be done. */
  | "approved"
  /** The action may not be done. */
  | "denied"
  /** It took too long; nothing was decided. */
  | "timedOut"
  /** It was given up; nothing was decided. */
  | "aborted";

/** The automatic reviewer's verdict on an action. */
export type GuardianAssessmentOutcome =
  /** It may be done. */
  | "allow"
  /** It may not. */
  | "deny";

/** Which of the model's tools runs a command. */
export type GuardianCommandSource =
  /** The tool that runs a command to its end. */
  | "shell"
  /** The one whose processes may continue in the background. */
  | "unifiedExec";

/** The harm an action may do, as the automatic reviewer sees it. */
export type GuardianRiskLevel =
  /** Little. */
  | "low"
  /** Some. */
  | "medium"
  /** Much. */
  | "high"
  /** As much as there is. */
  | "critical";

/** The clarity with which the user wanted an action, as the automatic reviewer sees it. */
export type GuardianUserAuthorization =
  /** It cannot be determined. */
  | "unknown"
  /** Hardly. */
  | "low"
  /** In part. */
  | "medium"
  /** Clearly. */
  | "high";

/** Payload of `guardianWarning`: sent when the reviewing model has something the user should know. */
export type GuardianWarningNotification = {
  /** The words for the user. */
  message: string;
  /** The thread. */
  threadId: string;
};

/** The text that a helpline is shown for. */
export type HelplineSubject =
  /** The model's answer. */
  | "answer"
  /** The user's prompt. */
  | "prompt";

/** Payload of `hook/completed`: sent when a hook's run ended, however it did. */
export type HookCompletedNotification = {
  /** The run with its outcome. */
  run: HookRunSummary;
  /** The thread. */
  threadId: string;
  /** The turn; `None` if the hook ran outside one. */
  turnId: string | null;
};

/** The reason why hooks of a file could not be read. */
export type HookErrorInfo = {
  /** The fault. */
  message: string;
  /** The file. */
  path: string;
};

/** Trigger of a hook. */
export type HookEventName =
  /** The model is about to be asked. */
  | "preModelRequest"
  /** The model has answered. */
  | "postModelRequest"
  /** A tool is about to run. */
  | "preToolUse"
  /** The user is about to be asked for an approval. */
  | "permissionRequest"
  /** A tool has run. */
  | "postToolUse"
  /** A history is about to be shortened. */
  | "preCompact"
  /** A history has been shortened. */
  | "postCompact"
  /** A session begins. */
  | "sessionStart"
  /** A session ends. */
  | "sessionEnd"
  /** The user said something. */
  | "userPromptSubmit"
  /** An agent was started by another one. */
  | "subagentStart"
  /** An agent that another one started is done. */
  | "subagentStop"
  /** The agent is done with a turn. */
  | "stop"
  /** A turn was interrupted. */
  | "interrupt";

/** Says if a hook is waited for. */
export type HookExecutionMode =
  /** The event that started it waits for it. */
  | "sync"
  /** It runs beside what set it off. */
  | "async";

/** The effect of a hook. */
export type HookHandlerType =
  /** It runs a command. */
  | "command"
  /** It calls an MCP server's tool. */
  | "mcpTool"
  /** It asks a model. */
  | "prompt"
  /** It starts an agent. */
  | "agent";

/** A hook as it is configured. */
export type HookMetadata = {
  /** The limit of its addition to the model's input; `None` if nothing is set. */
  additionalContextLimit: number | null;
  /** A fingerprint of the hook as it is now; trust is given to a fingerprint. */
  currentHash: string;
  /** Its place among other hooks when they are shown; lower ones first. */
  displayOrder: number;
  /** True if it is switched on. */
  enabled: boolean;
  /** The environment that it runs in; `None` if none is named. */
  environmentId: string | null;
  /** Its trigger. */
  eventName: HookEventName;
  /** True if an administrator set it, so that the user cannot change it. */
  isManaged: boolean;
  /** The key that tells it from other hooks in the configuration. */
  key: string;
  /** A pattern of what it is for, such as tool names; `None` for everything. */
  matcher: string | null;
  /** The plugin that brought it; `None` if no plugin did. */
  pluginId: string | null;
  /** The source of the configuration. */
  source: HookSource;
  /** The file that configures it. */
  sourcePath: AbsolutePathBuf;
  /** The text to show while it runs. */
  statusMessage: string | null;
  /** Its timeout, in seconds. */
  timeoutSec: number;
  /** Says if the user trusts it. */
  trustStatus: HookTrustStatus;
} & (
  /** It runs a command. */
  | {
    /** True if nothing waits for it. False by default. */
    async: boolean;
    /** The command line. */
    command: string;
    handlerType: "command";
  }
  /** It calls an MCP server's tool. */
  | {
    handlerType: "mcpTool";
    /** The server's name. */
    server: string;
    /** The tool's name. */
    tool: string;
  }
  /** It asks a model. */
  | {
    handlerType: "prompt";
  }
  /** It starts an agent. */
  | {
    handlerType: "agent";
  });

/** A hook of another agent that can be imported. */
export type HookMigration = {
  /** Its name. */
  name: string;
};

/** One thing that a hook's run had to say. */
export type HookOutputEntry = {
  /** Its purpose. */
  kind: HookOutputEntryKind;
  /** The words. */
  text: string;
};

/** The purpose of a hook's words. */
export type HookOutputEntryKind =
  /** To warn the user. */
  | "warning"
  /** To say why it stopped the work in progress. */
  | "stop"
  /** To tell the model what it should do otherwise. */
  | "feedback"
  /** To add to what the model knows. */
  | "context"
  /** To say why the hook failed. */
  | "error";

/** One hook's text. */
export type HookPromptFragment = {
  /** The hook's run. */
  hookRunId: string;
  /** The text. */
  text: string;
};

/** The status of a hook's run. */
export type HookRunStatus =
  /** It runs. */
  | "running"
  /** It ended well. */
  | "completed"
  /** It failed. */
  | "failed"
  /** It ended, and forbade what set it off. */
  | "blocked"
  /** It ended, and stopped the work in progress. */
  | "stopped";

/** One run of a hook. */
export type HookRunSummary = {
  /** When it ended, in seconds since the Unix epoch; `None` while it runs. */
  completedAt: number | null;
  /** Its place among other runs when they are shown; lower ones first. */
  displayOrder: number;
  /** Its duration, in milliseconds; `None` while it runs. */
  durationMs: number | null;
  /** Its output; empty while it runs. */
  entries: Array<HookOutputEntry>;
  /** Its trigger. */
  eventName: HookEventName;
  /** Says if it is waited for. */
  executionMode: HookExecutionMode;
  /** The hook's action. */
  handlerType: HookHandlerType;
  /** The run's id, the same when it starts and when it ends. */
  id: string;
  /** Its scope: the thread or a turn. */
  scope: HookScope;
  /** The source of the configuration. `unknown` by default. */
  source: HookSource;
  /** The file that configures the hook. */
  sourcePath: LegacyAppPathString;
  /** When it began, in seconds since the Unix epoch. */
  startedAt: number;
  /** The status of the run. */
  status: HookRunStatus;
  /** The text to show while it runs, if the hook says so. */
  statusMessage: string | null;
};

/** The scope of a hook's run. */
export type HookScope =
  /** The thread as a whole. */
  | "thread"
  /** One turn. */
  | "turn";

/** The source of the configuration. */
export type HookSource =
  /** In the machine's configuration. */
  | "system"
  /** In the user's configuration. */
  | "user"
  /** In a project's configuration. */
  | "project"
  /** In the machine's management system. */
  | "mdm"
  /** On the command line, or in a request's own settings. */
  | "sessionFlags"
  /** In a plugin. */
  | "plugin"
  /** In requirements that the cloud sets. */
  | "cloudRequirements"
  /** In an organisation's settings, fetched for its members. */
  | "cloudManagedConfig"
  /** In an organisation's file of an older kind. */
  | "legacyManagedConfigFile"
  /** In an organisation's settings of an older kind, from the management system. */
  | "legacyManagedConfigMdm"
  /** Somewhere that this version does not know. */
  | "unknown";

/** Payload of `hook/started`: sent when a hook begins to run. */
export type HookStartedNotification = {
  /** The run as it begins. */
  run: HookRunSummary;
  /** The thread. */
  threadId: string;
  /** The turn; `None` if the hook runs outside one. */
  turnId: string | null;
};

/** Says if a hook is trusted. */
export type HookTrustStatus =
  /** An administrator set it; the user's trust is not asked. */
  | "managed"
  /** The user has not trusted it. */
  | "untrusted"
  /** The user trusts it as it is. */
  | "trusted"
  /** The user trusted it, but it has changed since. */
  | "modified";

/** The hooks that hold in one directory. */
export type HooksListEntry = {
  /** The directory, as it was asked about. */
  cwd: string;
  /** The part that could not be read. */
  errors: Array<HookErrorInfo>;
  /** The hooks. */
  hooks: Array<HookMetadata>;
  /** The text for the user about them. */
  warnings: Array<string>;
};

/** Params of `hooks/list`. */
export type HooksListParams = {
  /** The directories to answer for, one entry each. The server's own if empty or left out. */
  cwds?: Array<string>;
  /** A thread whose configuration counts. None if unset. */
  threadId?: string | null;
};

/** Answer to `hooks/list`. */
export type HooksListResponse = {
  /** An entry for each directory. */
  data: Array<HooksListEntry>;
};

/** The resolution at which a model sees an image. */
export type ImageDetail =
  /** As it sees fit. */
  | "auto"
  /** Roughly. */
  | "low"
  /** Closely. */
  | "high"
  /** At full resolution. */
  | "original";

/** The reason why an image was not made. */
export type ImageGenerationFailure = {
    /** Which one. */
    limitId: string;
    /** The time of the reset, in seconds since the Unix epoch. */
    resetsAt: number | null;
    type: "usageLimitExceeded";
  };

/** An image that another was made from. */
export type ImageGenerationInputImage = {
  /** Its file. */
  path: AbsolutePathBuf;
  /** SHA-256 of its content, in hexadecimal. */
  sha256: string;
};

/** The administrator's requirements on the desktop app's own browser. */
export type InAppBrowserRequirements = {
  /** True if it may take settings over from another browser. */
  allowExternalBrowserSettingsImport: boolean | null;
};

/** A client's capabilities and options. */
export type InitializeCapabilities = {
  /** True if it may use experimental methods and fields. False by default. */
  experimentalApi: boolean;
  /** True if it logs in to gateways itself. */
  explicitGatewayOauth?: boolean;
  /** Agreements beyond this protocol, by name. */
  extensions?: { [key in string]?: JsonValue } | null;
  /** True if it can show the provider's own kind of forms for MCP servers. */
  mcpServerOpenaiFormElicitation?: boolean;
  /** Exact names of notifications that it does not want. */
  optOutNotificationMethods?: Array<string> | null;
  /**
   * True if it can attest to requests. Harmless: no provider here takes an attestation, so that
   * `attestation/generate` is never asked.
   */
  requestAttestation: boolean;
  /** True if it can show questions that only a human may answer. */
  requiredHumanApproval?: boolean;
  /** Its support of Turnhost's own additions. */
  turnhost?: TurnhostCapabilities | null;
};

/** Params of `initialize`. */
export type InitializeParams = {
  /** Its capabilities and options. */
  capabilities?: InitializeCapabilities | null;
  /** The client. */
  clientInfo: ClientInfo;
};

/** Answer to `initialize`. */
export type InitializeResponse = {
  /** The server's home directory. */
  codexHome: AbsolutePathBuf;
  /** `unix` or `windows`. */
  platformFamily: string;
  /** The operating system, such as `linux`. */
  platformOs: string;
  /** The server's name towards model providers on behalf of this client. */
  userAgent: string;
};

/** A model's input modalities. */
export type InputModality =
  /** Text. */
  | "text"
  /** Images. */
  | "image"
  /** Recordings. */
  | "audio";

/** An app that is connected. */
export type InstalledApp = {
  /** True if the model can call its tools now. */
  callable: boolean;
  /** True if the configuration lets it be used. */
  enabled: boolean;
  /** Its id. */
  id: string;
  /** The name it has while it runs, if it has one. */
  runtimeName: string | null;
};

/** Metadata that providers of this protocol family pass along. */
export type InternalChatMessageMetadataPassthrough = {
  /** The turn. */
  turn_id?: string;
};

/** Payload of `item/completed`. */
export type ItemCompletedNotification = {
  /** When it was complete, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** Tokens of its content, if counted. */
  contentTokenCount: number | null;
  /** The whole item, in place of all earlier deltas. */
  item: ThreadItem;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Payload of `item/autoApprovalReview/completed`: sent when a review ended, decided or not. */
export type ItemGuardianApprovalReviewCompletedNotification = {
  /** The action that was to be approved. */
  action: GuardianApprovalReviewAction;
  /** When the review ended, in milliseconds since the Unix epoch. */
  completedAtMs: number;
  /** The party that decided. */
  decisionSource: AutoReviewDecisionSource;
  /** The review with its outcome. */
  review: GuardianApprovalReview;
  /** Id of the review, the same as when it started. */
  reviewId: string;
  /** When the review began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The item that the action belongs to; `None` if there is none. */
  targetItemId: string | null;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/**
 * Payload of `item/autoApprovalReview/started`: sent when the reviewing model begins to look at an
 * action.
 */
export type ItemGuardianApprovalReviewStartedNotification = {
  /** The action to approve. */
  action: GuardianApprovalReviewAction;
  /** The review, `inProgress`. */
  review: GuardianApprovalReview;
  /** Id of the review, to match it with its end. */
  reviewId: string;
  /** When the review began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The item that the action belongs to; `None` if there is none. */
  targetItemId: string | null;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Payload of `item/started`. */
export type ItemStartedNotification = {
  /** The item as it begins. */
  item: ThreadItem;
  /** When it began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** The answer to a request that failed. */
export type JSONRPCError = {
  error: JSONRPCErrorError;
  id: RequestId;
};

/** What went wrong. */
export type JSONRPCErrorError = {
  code: number;
  data?: JsonValue;
  message: string;
};

/** Any message. */
export type JSONRPCMessage = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError;

/** A word without an answer. */
export type JSONRPCNotification = {
  method: string;
  params?: JsonValue;
};

/** A question. */
export type JSONRPCRequest = {
  id: RequestId;
  method: string;
  params?: JsonValue;
  trace?: W3cTraceContext | null;
};

/** The answer to a request. */
export type JSONRPCResponse = {
  id: RequestId;
  result: JsonValue;
};

/** A path that may belong to another machine. */
export type LegacyAppPathString = string;

/** Params of `mcpServerStatus/list`. */
export type ListMcpServerStatusParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The extent of the description of each server. All if unset. */
  detail?: McpServerStatusDetail | null;
  /**
   * Only servers of this environment; needs `serverName` and `threadId`. Those of the
   * configuration if unset.
   */
  environmentId?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The only server to list; an unknown one gives an empty list. All if unset. */
  serverName?: string | null;
  /** The thread whose servers are meant. Those of the configuration if unset. */
  threadId?: string | null;
};

/** Answer to `mcpServerStatus/list`. */
export type ListMcpServerStatusResponse = {
  /** The servers, sorted by name. */
  data: Array<McpServerStatus>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** A call of the provider's shell tool. */
export type LocalShellAction = {
    /** Program and arguments. */
    command: Array<string>;
    /** Variables on top of the environment. */
    env?: { [key in string]?: string };
    /** Its timeout, in milliseconds. */
    timeout_ms?: number;
    type: "exec";
    /** The user to run it as. */
    user?: string;
    /** The directory to run it in. */
    working_directory?: string;
  };

/** Progress of a call of the shell tool. */
export type LocalShellStatus =
  /** It is whole. */
  | "completed"
  /** It is still being written. */
  | "in_progress"
  /** It was cut short. */
  | "incomplete";

/** Params of `account/login/start`, by kind of login. */
export type LoginAccountParams =
  /** By an API key; done at once. */
  | {
    /** The key. It is not checked; even an empty one is taken. */
    apiKey: string;
    type: "apiKey";
  }
  /** By a ChatGPT account, with a browser on the server's machine. */
  | {
    /** The product whose name the pages of the login show. The server's choice by default. */
    appBrand?: LoginAppBrand | null;
    /** True to use the shorter course of the login pages. False by default. */
    codexStreamlinedLogin?: boolean;
    type: "chatgpt";
    /**
     * True if the login ends on a page of the provider instead of one served here. False by
     * default.
     */
    useHostedLoginSuccessPage?: boolean;
  }
  /** By a ChatGPT account, with a code to type in on any device. */
  | {
    type: "chatgptDeviceCode";
  }
  /** By tokens of a ChatGPT account that the client got itself; they are kept in memory only. */
  | {
    /** The access token, a JWT. */
    accessToken: string;
    /** The account it belongs to. */
    chatgptAccountId: string;
    /** The account's plan, if the client knows it. */
    chatgptPlanType?: string | null;
    type: "chatgptAuthTokens";
  }
  /** By an API key of Amazon Bedrock. */
  | {
    /** The key. */
    apiKey: string;
    /** The AWS region to send requests to. */
    region: string;
    type: "amazonBedrock";
  }
  /** By AWS access keys, for Amazon Bedrock. */
  | {
    /** The access key's id. */
    accessKeyId: string;
    /** The AWS region to send requests to. */
    region: string;
    /** The access key's secret. */
    secretAccessKey: string;
    /** The token that goes with keys that hold for a time only. */
    sessionToken?: string | null;
    type: "amazonBedrockAccessKeys";
  };

/**
 * Answer to `account/login/start`, by kind of login. Completion is reported by
 * `account/login/completed`.
 */
export type LoginAccountResponse =
  /** By an API key; the user is logged in. */
  | {
    type: "apiKey";
  }
  /** By a browser; the user has to continue there. */
  | {
    /** The page to open in the browser. */
    authUrl: string;
    /** The login, for `account/login/cancel`. */
    loginId: string;
    type: "chatgpt";
  }
  /** By a code; the user has to type it in. */
  | {
    /** The login, for `account/login/cancel`. */
    loginId: string;
    type: "chatgptDeviceCode";
    /** The code to type in. */
    userCode: string;
    /** The page to type it in at. */
    verificationUrl: string;
  }
  /** By the client's tokens; the user is logged in. */
  | {
    type: "chatgptAuthTokens";
  }
  /** By either kind of Amazon Bedrock credentials; the user is logged in. */
  | {
    type: "amazonBedrock";
  };

/** The product whose name the pages of a login show. */
export type LoginAppBrand =
  /** Codex. */
  | "codex"
  /** ChatGPT. */
  | "chatgpt";

/** Answer to `account/logout`. */
export type LogoutAccountResponse = Record<string, never>;

/** The administrator's hooks, by the event that they run on. */
export type ManagedHooksRequirements = {
  /** The user interrupts a turn. None if left out. */
  Interrupt: Array<ConfiguredHookMatcherGroup>;
  /** The user would be asked for approval. */
  PermissionRequest: Array<ConfiguredHookMatcherGroup>;
  /** A history was shortened. */
  PostCompact: Array<ConfiguredHookMatcherGroup>;
  /** The model has answered a request. None if left out. */
  PostModelRequest: Array<ConfiguredHookMatcherGroup>;
  /** A tool was used. */
  PostToolUse: Array<ConfiguredHookMatcherGroup>;
  /** A history is about to be shortened. */
  PreCompact: Array<ConfiguredHookMatcherGroup>;
  /** The model is about to be asked. None if left out. */
  PreModelRequest: Array<ConfiguredHookMatcherGroup>;
  /** A tool is about to be used. */
  PreToolUse: Array<ConfiguredHookMatcherGroup>;
  /** A session ends. None if left out. */
  SessionEnd: Array<ConfiguredHookMatcherGroup>;
  /** A session starts. */
  SessionStart: Array<ConfiguredHookMatcherGroup>;
  /** The model ends a turn. */
  Stop: Array<ConfiguredHookMatcherGroup>;
  /** A sub-agent starts. */
  SubagentStart: Array<ConfiguredHookMatcherGroup>;
  /** A sub-agent ends. */
  SubagentStop: Array<ConfiguredHookMatcherGroup>;
  /** The user has said something. */
  UserPromptSubmit: Array<ConfiguredHookMatcherGroup>;
  /** The directory with the hooks' files. */
  managedDir: string | null;
  /** The same on Windows. */
  windowsManagedDir: string | null;
};

/** Params of `marketplace/add`. */
export type MarketplaceAddParams = {
  /** The git branch, tag or commit to take. The source's default if unset. */
  refName?: string | null;
  /** Location of the marketplace: a git URL, a short name of a repository, or a local directory. */
  source: string;
  /** The only paths of the repository to fetch. All of it if unset. */
  sparsePaths?: Array<string> | null;
};

/** Answer to `marketplace/add`. */
export type MarketplaceAddResponse = {
  /** True if it was there before, so that nothing was done. */
  alreadyAdded: boolean;
  /** The directory that holds it. */
  installedRoot: AbsolutePathBuf;
  /** Its name. */
  marketplaceName: string;
};

/** The way in which a marketplace is shown. */
export type MarketplaceInterface = {
  /** Its name for people. */
  displayName: string | null;
};

/** The reason why a marketplace could not be read. */
export type MarketplaceLoadErrorInfo = {
  /** The marketplace's path. */
  marketplacePath: AbsolutePathBuf;
  /** Its fault. */
  message: string;
};

/** Params of `marketplace/remove`. */
export type MarketplaceRemoveParams = {
  /** The marketplace to remove. */
  marketplaceName: string;
};

/** Answer to `marketplace/remove`. */
export type MarketplaceRemoveResponse = {
  /** The directory that was removed; `None` if none was. */
  installedRoot: AbsolutePathBuf | null;
  /** The marketplace that was removed. */
  marketplaceName: string;
};

/** The reason why a marketplace was not upgraded. */
export type MarketplaceUpgradeErrorInfo = {
  /** The marketplace. */
  marketplaceName: string;
  /** The failure. */
  message: string;
};

/** Params of `marketplace/upgrade`. */
export type MarketplaceUpgradeParams = {
  /** The only marketplace to upgrade. All if unset. */
  marketplaceName?: string | null;
};

/** Answer to `marketplace/upgrade`. */
export type MarketplaceUpgradeResponse = {
  /** The marketplaces that could not be upgraded, and why. */
  errors: Array<MarketplaceUpgradeErrorInfo>;
  /** The names of those that were to be upgraded. */
  selectedMarketplaces: Array<string>;
  /** The directories of those that did change. */
  upgradedRoots: Array<AbsolutePathBuf>;
};

/** The way in which a tool's user interface is shown. */
export type McpAppDisplayMode =
  /** Within the conversation. */
  | "inline"
  /** In place of it. */
  | "fullscreen";

/** The user interface that an MCP tool brings. */
export type McpAppUi = {
  /** The way in which it wants to be shown. */
  preferredModelDisplayMode: McpAppDisplayMode;
  /** Its location: a `ui://` address on the MCP server. */
  resourceUri: string;
};

/** The status of an MCP server with its login. */
export type McpAuthStatus =
  /** It could not be determined. */
  | "unknown"
  /** It has no login, as a server that is run as a command. */
  | "unsupported"
  /** It has one, and the user has not logged in. */
  | "notLoggedIn"
  /** A token is configured for it. */
  | "bearerToken"
  /** The user has logged in by OAuth. */
  | "oAuth";

/** The type of a list. */
export type McpElicitationArrayType = "array";

/** A field of a form that is answered yes or no. */
export type McpElicitationBooleanSchema = {
  /** The answer to begin with. */
  default?: boolean;
  /** The purpose of the field. */
  description?: string;
  /** The field's name for people. */
  title?: string;
  /** Always `boolean`. */
  type: McpElicitationBooleanType;
};

/** The type of a yes or no. */
export type McpElicitationBooleanType = "boolean";

/** A choice with a name for people. */
export type McpElicitationConstOption = {
  /** The value that is answered. */
  const: string;
  /** Its name for people. */
  title: string;
};

/** A field of a form with choices. */
export type McpElicitationEnumSchema =
  /** One of them. */
  | McpElicitationSingleSelectEnumSchema
  /** Any number of them. */
  | McpElicitationMultiSelectEnumSchema
  /** One of them, with names for people in the older form. */
  | McpElicitationLegacyTitledEnumSchema;

/** A field of a form with one choice to make, in the older form: names beside the values. */
export type McpElicitationLegacyTitledEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** The purpose of the field. */
  description?: string;
  /** The values to choose from. */
  enum: Array<string>;
  /** Their names for people, in the same order. The values themselves if unset. */
  enumNames?: Array<string>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};

/** A field of a form with any number of choices to make. */
export type McpElicitationMultiSelectEnumSchema =
  /** The choices are shown as they are. */
  | McpElicitationUntitledMultiSelectEnumSchema
  /** The choices have names for people. */
  | McpElicitationTitledMultiSelectEnumSchema;

/** A field of a form that takes a number. */
export type McpElicitationNumberSchema = {
  /** The number to begin with. */
  default?: number;
  /** The purpose of the field. */
  description?: string;
  /** The largest number allowed. Any if unset. */
  maximum?: number;
  /** The smallest number allowed. Any if unset. */
  minimum?: number;
  /** The field's name for people. */
  title?: string;
  /** Says if it must be whole. */
  type: McpElicitationNumberType;
};

/** The kind of number a field takes. */
export type McpElicitationNumberType =
  /** Any number. */
  | "number"
  /** A whole number. */
  | "integer";

/** The type of a form. */
export type McpElicitationObjectType = "object";

/** One field of a form. */
export type McpElicitationPrimitiveSchema =
  /** Choices. */
  | McpElicitationEnumSchema
  /** A text. */
  | McpElicitationStringSchema
  /** A number. */
  | McpElicitationNumberSchema
  /** A yes or no. */
  | McpElicitationBooleanSchema;

/** A form that an MCP server wants filled in: a flat object in a small part of JSON Schema. */
export type McpElicitationSchema = {
  /** The version of JSON Schema it is written in. */
  "$schema"?: string;
  /** The fields by name; none if only a yes or no is asked. */
  properties: { [key in string]?: McpElicitationPrimitiveSchema };
  /** Names of the fields that must be filled in. None if unset. */
  required?: Array<string>;
  /** Always `object`. */
  type: McpElicitationObjectType;
};

/** A field of a form with one choice to make. */
export type McpElicitationSingleSelectEnumSchema =
  /** The choices are shown as they are. */
  | McpElicitationUntitledSingleSelectEnumSchema
  /** The choices have names for people. */
  | McpElicitationTitledSingleSelectEnumSchema;

/** The required format of a text. */
export type McpElicitationStringFormat =
  /** An e-mail address. */
  | "email"
  /** A URI. */
  | "uri"
  /** A date. */
  | "date"
  /** A date with a time. */
  | "date-time";

/** A field of a form that takes a text. */
export type McpElicitationStringSchema = {
  /** The text to begin with. */
  default?: string;
  /** The purpose of the field. */
  description?: string;
  /** The required format. Any if unset. */
  format?: McpElicitationStringFormat;
  /** The largest length, in characters. Any length if unset. */
  maxLength?: number;
  /** The smallest length, in characters. Any length if unset. */
  minLength?: number;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};

/** The type of a text. */
export type McpElicitationStringType = "string";

/** Choices with names for people. */
export type McpElicitationTitledEnumItems = {
  /** The choices. */
  anyOf: Array<McpElicitationConstOption>;
};

/** A field of a form with any number of choices to make, which have names for people. */
export type McpElicitationTitledMultiSelectEnumSchema = {
  /** The choices to begin with. */
  default?: Array<string>;
  /** The purpose of the field. */
  description?: string;
  /** The options. */
  items: McpElicitationTitledEnumItems;
  /** The largest number of choices. Any number if unset. */
  maxItems?: number;
  /** The smallest number of choices. Any number if unset. */
  minItems?: number;
  /** The field's name for people. */
  title?: string;
  /** Always `array`. */
  type: McpElicitationArrayType;
};

/** A field of a form with one choice to make among choices that have names for people. */
export type McpElicitationTitledSingleSelectEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** The purpose of the field. */
  description?: string;
  /** The choices. */
  oneOf: Array<McpElicitationConstOption>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};

/** Choices that are shown as they are. */
export type McpElicitationUntitledEnumItems = {
  /** The values to choose from. */
  enum: Array<string>;
  /** Always `string`. */
  type: McpElicitationStringType;
};

/** A field of a form with any number of choices to make, which are shown as they are. */
export type McpElicitationUntitledMultiSelectEnumSchema = {
  /** The choices to begin with. */
  default?: Array<string>;
  /** The purpose of the field. */
  description?: string;
  /** The options. */
  items: McpElicitationUntitledEnumItems;
  /** The largest number of choices. Any number if unset. */
  maxItems?: number;
  /** The smallest number of choices. Any number if unset. */
  minItems?: number;
  /** The field's name for people. */
  title?: string;
  /** Always `array`. */
  type: McpElicitationArrayType;
};

/** A field of a form with one choice to make among choices that are shown as they are. */
export type McpElicitationUntitledSingleSelectEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** The purpose of the field. */
  description?: string;
  /** The values to choose from. */
  enum: Array<string>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};

/** Params of `mcpServer/resource/read`. */
export type McpResourceReadParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: { [key in string]?: JsonValue } | null;
  /** Id of the connected app that the resource belongs to. */
  connectorId?: string | null;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** Id of the tool call that led to the resource; it comes back in the answer. */
  originCallId?: string | null;
  /** The server's name; an unknown one is an error. */
  server: string;
  /** The connected app and the user's connection to it. */
  target?: McpResourceReadTarget | null;
  /** The thread whose server is asked; it works without one too. */
  threadId?: string | null;
  /** The resource's URI. */
  uri: string;
};

/** Answer to `mcpServer/resource/read`. */
export type McpResourceReadResponse = {
  /** The resource's parts, as the server gave them. */
  contents: Array<ResourceContent>;
  /** The id that the params gave; `None` if they gave none. */
  originCallId: string | null;
};

/** A connected app, and which of the user's connections to it. */
export type McpResourceReadTarget = {
  /** The app's id. */
  connectorId: string;
  /** The user's connection to it; `None` if no particular one is meant. */
  linkId: string | null;
};

/** The status of the connection to an MCP server. */
export type McpServerConnectionStatus =
  /** It has not been made. */
  | "notStarted"
  /** It is being made. */
  | "starting"
  /** It is up. */
  | "connected"
  /** The user has to log in first. */
  | "authenticationRequired"
  /** It could not be made. */
  | "failed"
  /** Making it was given up. */
  | "cancelled"
  /** The server is switched off. */
  | "disabled";

/** The user's reaction to an MCP server's question. */
export type McpServerElicitationAction =
  /** Answered it, or said yes. */
  | "accept"
  /** Said no. */
  | "decline"
  /** Closed it without answering. */
  | "cancel";

/**
 * Params of `mcpServer/elicitation/request`. Calls of MCP tools are approved by it too, as a
 * `form` without fields whose `_meta` says so.
 */
export type McpServerElicitationRequestParams = {
  /**
   * The environment that brought the MCP server along; `None` for servers of the
   * configuration.
   */
  environmentId: string | null;
  /** The MCP server that asks, or whose tool is to run. */
  serverName: string;
  /** The thread. */
  threadId: string;
  /**
   * The turn; `None` if the question belongs to no turn, as with a client's own
   * `mcpServer/tool/call`.
   */
  turnId: string | null;
} & (
  /** The user is to prove who they are. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** The subject of the proof. */
    challenge: string;
    /** The action that it allows, for people. */
    description: string;
    mode: "openai/userVerification";
    /** A heading, for people. */
    title: string;
  }
  /** The user is to fill in a form. */
  | {
    /**
     * Metadata for the client. For the approval of a tool call it tells the tool, its
     * arguments and how long an answer may hold.
     */
    _meta: JsonValue;
    /** The question, for people. */
    message: string;
    mode: "form";
    /** The form's fields. */
    requestedSchema: McpElicitationSchema;
  }
  /** The user is to fill in the provider's own kind of form. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** The question, for people. */
    message: string;
    mode: "openai/form";
    /** The form, in the provider's own terms. */
    requestedSchema: JsonValue;
  }
  /** As `openai/form`, under another name. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** The question, for people. */
    message: string;
    mode: "openaiForm";
    /** The form, in the provider's own terms. */
    requestedSchema: JsonValue;
  }
  /** The user is to open a page and continue there. */
  | {
    /** Metadata for the client. */
    _meta: JsonValue;
    /** The question's id, as the MCP server knows it. */
    elicitationId: string;
    /** The reason why the page is to be opened, for people. */
    message: string;
    mode: "url";
    /** The page. */
    url: string;
  });

/** Answer to `mcpServer/elicitation/request`; an error in its place counts as `decline`. */
export type McpServerElicitationRequestResponse = {
  /**
   * Metadata for the asker. For the approval of a tool call, `{"persist": "session"}` also stops
   * further questions.
   */
  _meta?: JsonValue;
  /** The user's action. */
  action: McpServerElicitationAction;
  /** The values of the form's fields by name; only with `accept`, null otherwise. */
  content?: JsonValue;
};

/** An event, as the MCP server sent it. */
export type McpServerEventNotification = {
  /** Its method. */
  method: string;
  /** Its params. */
  params: JsonValue;
};

/** Payload of `mcpServer/event/stream/notification`: sent for each event of a subscription. */
export type McpServerEventStreamNotification = {
  /** The event. */
  notification: McpServerEventNotification;
  /** The subscription it belongs to. */
  subscriptionId: string;
};

/** Params of `mcpServer/event/stream/start`. */
export type McpServerEventStreamStartParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: JsonValue;
  /** Arguments for the event stream, in the MCP server's terms. */
  arguments: JsonValue;
  /** The event stream's name, as the MCP server knows it. */
  name: string;
  /** The server's name. */
  server: string;
  /** The client's id for the subscription, which its events carry and by which it is stopped. */
  subscriptionId: string;
  /** The thread whose server is meant. */
  threadId: string;
};

/** Answer to `mcpServer/event/stream/start`. */
export type McpServerEventStreamStartResponse = Record<string, never>;

/** Params of `mcpServer/event/stream/stop`. */
export type McpServerEventStreamStopParams = {
  /** The subscription to stop. */
  subscriptionId: string;
};

/** Answer to `mcpServer/event/stream/stop`. */
export type McpServerEventStreamStopResponse = Record<string, never>;

/** An MCP server's description of itself. */
export type McpServerInfo = {
  /** Its purpose. */
  description: string | null;
  /** Its icons, as MCP defines them. */
  icons: Array<JsonValue> | null;
  /** Its own name, which need not be its name in the configuration. */
  name: string;
  /** Its name for people. */
  title: string | null;
  /** Its version. */
  version: string;
  /** The address of its documentation. */
  websiteUrl: string | null;
};

/** An MCP server of another agent's configuration that can be imported. */
export type McpServerMigration = {
  /** Its name. */
  name: string;
};

/** The way in which the server makes itself known as an OAuth client. */
export type McpServerOauthClientRegistration =
  /** By whichever way the other side supports. */
  | "auto"
  /** By a client ID metadata document. */
  | "cimd"
  /** By dynamic client registration. */
  | "dcr";

/**
 * Payload of `mcpServer/oauthLogin/completed`: sent when a login to an MCP server succeeded,
 * failed or took too long.
 */
export type McpServerOauthLoginCompletedNotification = {
  /** The reason why it failed; `None` if it did not. */
  error?: string;
  /** The login, as the answer to `mcpServer/oauth/login` named it. */
  loginId: string | null;
  /** The MCP server's name. */
  name: string;
  /** True if the server is logged in now. */
  success: boolean;
  /** The thread that the login was asked for; `None` if for none. */
  threadId: string | null;
};

/** Params of `mcpServer/oauth/login`. */
export type McpServerOauthLoginParams = {
  /** The way to make this server known as an OAuth client. As configured if unset. */
  clientRegistration?: McpServerOauthClientRegistration | null;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** The MCP server's name. */
  name: string;
  /** The OAuth scopes to ask for. As configured if unset. */
  scopes?: Array<string> | null;
  /** The thread whose MCP server is meant. None if unset. */
  threadId?: string | null;
  /** The timeout for the user, in seconds. The server's own time if unset. */
  timeoutSecs?: number | null;
};

/** Answer to `mcpServer/oauth/login`, sent before the user has logged in. */
export type McpServerOauthLoginResponse = {
  /** The page for the user to open. */
  authorizationUrl: string;
  /** The login's id, with which its end is reported; `None` if it has none. */
  loginId?: string;
};

/** Answer to `config/mcpServer/reload`. */
export type McpServerRefreshResponse = Record<string, never>;

/** The reason why an MCP server could not be started, if there is something to do about it. */
export type McpServerStartupFailureReason = "reauthenticationRequired";

/** The status of the start of an MCP server. */
export type McpServerStartupState =
  /** It is being started. */
  | "starting"
  /** Its tools can be called. */
  | "ready"
  /** It could not be started. */
  | "failed"
  /** Its start was given up. */
  | "cancelled";

/** An MCP server with what it offers. */
export type McpServerStatus = {
  /** Its status with its login. */
  authStatus: McpAuthStatus;
  /** The environment that brought the server along; `None` for servers of the configuration. */
  environmentId: string | null;
  /** The origin of its address; `None` if it is not reached by HTTP. */
  httpOrigin: string | null;
  /** Its name in the configuration. */
  name: string;
  /** The plugin that brought it; `None` if no plugin did. */
  pluginId: string | null;
  /** Patterns of resources it offers; empty if only tools were asked for. */
  resourceTemplates: Array<ResourceTemplate>;
  /** Resources it offers; empty if only tools were asked for. */
  resources: Array<Resource>;
  /** The status of the connection to it; `None` if that is not known. */
  runtimeStatus: McpServerConnectionStatus | null;
  /** Its abilities, as MCP defines it; null if it does not start. */
  serverCapabilities: JsonValue;
  /** Its description of itself; `None` if it does not start. */
  serverInfo: McpServerInfo | null;
  /** Metadata that came with its tools, as MCP defines it. */
  toolListMeta: JsonValue;
  /** Its tools by name; empty if it does not start. */
  tools: { [key in string]?: Tool };
  /** The reason why its tools could not be had; `None` if they could. */
  toolsError: string | null;
};

/** The extent of the description of an MCP server. */
export type McpServerStatusDetail =
  /** Everything. */
  | "full"
  /** Its tools and its login; resources are left empty. */
  | "toolsAndAuthOnly";

/**
 * Payload of `mcpServer/startupStatus/updated`: sent when an MCP server is starting, and again
 * when it is ready or failed.
 */
export type McpServerStatusUpdatedNotification = {
  /** The environment that brought the server along; `None` for servers of the configuration. */
  environmentId: string | null;
  /** The reason why it could not be started; set with `failed`, null otherwise. */
  error: string | null;
  /** The kind of failure, if it is a known kind. */
  failureReason: McpServerStartupFailureReason | null;
  /** The MCP server's name. */
  name: string;
  /** The status of its start. */
  status: McpServerStartupState;
  /** The thread it is started for; `None` if for none. */
  threadId: string | null;
};

/** Params of `mcpServer/tool/call`. */
export type McpServerToolCallParams = {
  /** Metadata for the MCP server, as MCP defines it. */
  _meta?: JsonValue;
  /** The tool's arguments. None if left out. */
  arguments?: JsonValue;
  /** The environment that brought the server along. None if unset. */
  environmentId?: string | null;
  /** The server's name; an unknown one is an error. */
  server: string;
  /** The thread whose server is called. */
  threadId: string;
  /** The tool's name. */
  tool: string;
};

/**
 * Answer to `mcpServer/tool/call`: what the tool returned, as it is. Errors of the MCP server are
 * passed on as errors.
 */
export type McpServerToolCallResponse = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /** Parts as MCP defines them. */
  content: Array<JsonValue>;
  /** True if the tool itself failed. False if left out. */
  isError?: boolean;
  /** The result as data. */
  structuredContent?: JsonValue;
};

/** The connected app behind an MCP server. */
export type McpToolCallAppContext = {
  /** The action that it is asked for, for people. */
  actionName: string | null;
  /** Its name for people. */
  appName: string | null;
  /** The app's id. */
  connectorId: string;
  /** The user's connection to it. */
  linkId: string | null;
  /** Its subject. */
  resourceUri: string | null;
};

/** The reason why a call of an MCP tool failed. */
export type McpToolCallError = {
  /** The event. */
  message: string;
};

/** Payload of `item/mcpToolCall/progress`: sent when an MCP tool says how far it is. */
export type McpToolCallProgressNotification = {
  /** The item. */
  itemId: string;
  /** The server's words. */
  message: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** An MCP tool's result. */
export type McpToolCallResult = {
  /** Metadata as MCP defines it. */
  _meta: JsonValue;
  /** Parts as MCP defines them. */
  content: Array<JsonValue>;
  /** The result as data. */
  structuredContent: JsonValue;
};

/** The status of a call of an MCP tool. */
export type McpToolCallStatus =
  /** It runs, or waits for approval. */
  | "inProgress"
  /** It returned. */
  | "completed"
  /** It failed or was refused. */
  | "failed";

/** Memories that a message rests on. */
export type MemoryCitation = {
  /** The places. */
  entries: Array<MemoryCitationEntry>;
  /** The threads that they were learned in. */
  threadIds: Array<string>;
};

/** A place in a memory file. */
export type MemoryCitationEntry = {
  /** Its last line, from 1. */
  lineEnd: number;
  /** Its first line, from 1. */
  lineStart: number;
  /** Its text. */
  note: string;
  /** The file. */
  path: string;
};

/** Answer to `memory/reset`. */
export type MemoryResetResponse = Record<string, never>;

/** Params of `memory/status`. */
export type MemoryStatusParams = {
  /**
   * The number of threads in memory from which it counts as ready. The server's own
   * number if unset.
   */
  minConsolidatedThreads?: number | null;
};

/** Answer to `memory/status`. */
export type MemoryStatusResponse = {
  /** The number of threads in memory of the second kind. */
  v2ConsolidatedThreads: number;
  /** True if those are enough to use it. */
  v2Ready: boolean;
};

/** The change to the value that a key has when another is written. */
export type MergeStrategy =
  /** The new value takes its place. */
  | "replace"
  /** Tables are merged key by key; any other value is replaced. */
  | "upsert";

/** The role of the model's message within its turn. */
export type MessagePhase =
  /** Said on the way. */
  | "commentary"
  /** A part of the answer. */
  | "partial_answer"
  /** The answer. */
  | "final_answer";

/** The parts of something that can be imported; every list is empty if left out. */
export type MigrationDetails = {
  /** Commands. */
  commands: Array<CommandMigration>;
  /** Hooks. */
  hooks: Array<HookMigration>;
  /** MCP servers. */
  mcpServers: Array<McpServerMigration>;
  /** Entries of memory. */
  memory?: Array<string>;
  /** Plugins, by the marketplace they come from. */
  plugins: Array<PluginsMigration>;
  /** Sessions. */
  sessions: Array<SessionMigration>;
  /** Skills. */
  skills: Array<SkillMigration>;
  /** Sub-agents. */
  subagents: Array<SubagentMigration>;
};

/** The finding of a reviewer of the model's behaviour. */
export type MisalignmentErrorDetails = {
  /** The finding at length. */
  detailedExplanation: string | null;
  /** Its kind, as the provider calls it. */
  errorType: string | null;
  /** The subject of the review. */
  reviewTarget: string | null;
  /** The text for the model. */
  steer: MisalignmentSteer | null;
};

/** The text for the model after a finding. */
export type MisalignmentSteer = {
  /** The words. */
  message: string;
};

/** Params of `mock/experimentalMethod`. */
export type MockExperimentalMethodParams = {
  /** The value to echo. */
  value?: string | null;
};

/** Answer to `mock/experimentalMethod`. */
export type MockExperimentalMethodResponse = {
  /** The value that was given, if any. */
  echoed: string | null;
};

/**
 * A mode of working together.
 *
 * The words of earlier versions for its second mode are read too.
 */
export type ModeKind =
  /** The model makes a plan first and changes nothing. */
  | "plan"
  /** The model does what it is asked. */
  | "default";

/** A model on offer. */
export type Model = {
  /** Speeds it can be had at besides the ordinary one. */
  additionalSpeedTiers: Array<string>;
  /** The notice for people who see it for the first time. */
  availabilityNux: ModelAvailabilityNux | null;
  /** Programmes that give more access to it. */
  availableAccessPrograms: ModelAccessPrograms | null;
  /** Its reasoning effort by default. */
  defaultReasoningEffort: ReasoningEffort;
  /** The service tier it uses by default. */
  defaultServiceTier: string | null;
  /** Its uses. */
  description: string;
  /** Its name for people. */
  displayName: string;
  /** True if it is not offered to everyone. */
  hidden: boolean;
  /** Its id. */
  id: string;
  /** Its input modalities. Text and images by default. */
  inputModalities: Array<InputModality>;
  /** True if new threads use it. */
  isDefault: boolean;
  /** Its name as the provider knows it. */
  model: string;
  /** Its purpose. */
  modelSpecialty: string | null;
  /** The way in which it works with other agents. */
  multiAgentVersion: MultiAgentVersion | null;
  /** Service tiers it can be had at. */
  serviceTiers: Array<ModelServiceTier>;
  /** The reasoning efforts it has. */
  supportedReasoningEfforts: Array<ReasoningEffortOption>;
  /** True if its tone can be chosen. False by default. */
  supportsPersonality: boolean;
  /** The model that takes its place. */
  upgrade: string | null;
  /** More about the model that takes its place. */
  upgradeInfo: ModelUpgradeInfo | null;
};

/** Programmes that give more access to a model. */
export type ModelAccessPrograms = {
  /** Those for security work. */
  cyber: Array<CyberAccessProgram>;
};

/** The notice for people who see a model for the first time. */
export type ModelAvailabilityNux = {
  /** The words. */
  message: string;
};

/** Params of `model/list`. */
export type ModelListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** True to list models that are not offered to everyone. False by default. */
  includeHidden?: boolean | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The provider. The default provider if unset. */
  modelProvider?: string | null;
};

/** Answer to `model/list`. */
export type ModelListResponse = {
  /** The models. */
  data: Array<Model>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `modelProvider/capabilities/read`: an empty object. */
export type ModelProviderCapabilitiesReadParams = Record<string, never>;

/** Answer to `modelProvider/capabilities/read`. */
export type ModelProviderCapabilitiesReadResponse = {
  /** True if the provider makes images. */
  imageGeneration: boolean;
  /** True if the provider searches the web. */
  webSearch: boolean;
};

/** Params of `modelProvider/config/write`. */
export type ModelProviderConfigWriteParams = {
  /** The provider, and what is to change. */
  settings: ProviderSettingsPatch;
};

/** Answer to `modelProvider/config/write`. */
export type ModelProviderConfigWriteResponse = {
  /** The provider as it is now. */
  provider: ModelProviderSummary;
};

/** Params of `modelProvider/default/set`. */
export type ModelProviderDefaultSetParams = {
  /** The provider; it must be configured. */
  providerId: string;
};

/** The reason why a request about a model provider was refused; comes as an error's `data`. */
export type ModelProviderError =
  /** Another provider is in use. */
  | {
    /** The provider in use. */
    currentModelProvider: string;
    /** The provider that was asked for. */
    modelProvider: string;
    type: "modelProviderMismatch";
  }
  /** The configuration does not know the provider. */
  | {
    /** The provider that was asked for. */
    modelProvider: string;
    type: "modelProviderNotConfigured";
  }
  /** A policy requires another provider. */
  | {
    /** The provider that was asked for. */
    modelProvider: string;
    /** The provider that the policy requires. */
    requiredModelProvider: string;
    type: "modelProviderPolicyConflict";
  };

/** Params of `modelProvider/list`: an empty object. */
export type ModelProviderListParams = Record<string, never>;

/** Answer to `modelProvider/list`. */
export type ModelProviderListResponse = {
  /** True if the user may make another provider the default. */
  canChangeDefault: boolean;
  /** The providers. */
  data: Array<ModelProviderSummary>;
  /** The provider of new threads. */
  defaultProviderId: string;
};

/** A model provider. */
export type ModelProviderSummary = {
  /** Location of its interface; `None` if it needs no address of its own. */
  baseUrl: string | null;
  /** True if `modelProvider/config/write` may change it. */
  canEdit: boolean;
  /** Its id: its key in the configuration. */
  id: string;
  /** Its name for people. */
  name: string;
  /** Its kind, with that kind's settings. */
  settings: ProviderSettings;
};

/** The reason why another model answered. */
export type ModelRerouteReason = "highRiskCyberActivity";

/** Payload of `model/rerouted`: sent when the provider has another model answer than the one asked. */
export type ModelReroutedNotification = {
  /** The model that was asked. */
  fromModel: string;
  /** The reason why it did not answer. */
  reason: ModelRerouteReason;
  /** The thread. */
  threadId: string;
  /** The model that answers. */
  toModel: string;
  /** The turn. */
  turnId: string;
};

/**
 * Payload of `model/safetyBuffering/updated`: sent when the provider begins or ceases to hold
 * output back for a safety check.
 */
export type ModelSafetyBufferingUpdatedNotification = {
  /** A model that would answer without the delay, if there is one. */
  fasterModel: string | null;
  /** The model whose output is held back. */
  model: string;
  /** The reason, in the provider's words. */
  reasons: Array<string>;
  /** True to show the user that output is held back. */
  showBufferingUi: boolean;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** The reason of the provider, in its words. */
  useCases: Array<string>;
};

/** A service tier that a model can be had at. */
export type ModelServiceTier = {
  /** Its uses. */
  description: string;
  /** Its id. */
  id: string;
  /** Its name for people. */
  name: string;
};

/** The model that takes another's place. */
export type ModelUpgradeInfo = {
  /** The change, in Markdown. */
  migrationMarkdown: string | null;
  /** Its name. */
  model: string;
  /** The address of its documentation. */
  modelLink: string | null;
  /** When the older model goes away, in seconds since the Unix epoch. */
  retirementAt: number | null;
  /** The way to offer it. */
  upgradeCopy: string | null;
};

/** A kind of verification that a provider wants. */
export type ModelVerification = "trustedAccessForCyber";

/** Payload of `model/verification`: sent when the provider wants the user verified. */
export type ModelVerificationNotification = {
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** The verification that the provider demands. */
  verifications: Array<ModelVerification>;
};

/** The administrator's requirements on the choice of models. */
export type ModelsRequirements = {
  /** The defaults of new threads. */
  newThread: NewThreadModelDefaults | null;
};

/** The readiness with which a model hands work to other agents. */
export type MultiAgentMode =
  /** Only when the user asks for it. */
  | "explicitRequestOnly"
  /** Whenever it helps. */
  | "proactive"
  /** By instructions of the client's own. */
  | {
    custom: string;
  };

/** The way in which a model works with other agents. */
export type MultiAgentVersion =
  /** It does not. */
  | "disabled"
  /** By the first set of tools. */
  | "v1"
  /** By the second set of tools. */
  | "v2";

/** Says if the network may be used. */
export type NetworkAccess =
  /** It may not. */
  | "restricted"
  /** It may. */
  | "enabled";

/** A host that a command wants to reach. */
export type NetworkApprovalContext = {
  /** Its name or address. */
  host: string;
  /** The way in which it would be reached. */
  protocol: NetworkApprovalProtocol;
};

/** The way in which a host is reached. */
export type NetworkApprovalProtocol =
  /** HTTP. */
  | "http"
  /** HTTPS. */
  | "https"
  /** TCP through SOCKS 5. */
  | "socks5Tcp"
  /** UDP through SOCKS 5. */
  | "socks5Udp";

/** Permission to reach a domain. */
export type NetworkDomainPermission =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";

/** A network rule to be kept. */
export type NetworkPolicyAmendment = {
  /** Its effect. */
  action: NetworkPolicyRuleAction;
  /** The host it is about. */
  host: string;
};

/** Effect of a network rule. */
export type NetworkPolicyRuleAction =
  /** Lets connections through. */
  | "allow"
  /** Refuses them. */
  | "deny";

/**
 * The administrator's requirements on the network access of commands, which goes through a proxy of
 * the server.
 */
export type NetworkRequirements = {
  /** True if commands may listen on, and reach, addresses of the machine itself. */
  allowLocalBinding: boolean | null;
  /** Paths of the Unix sockets that may be reached, as a list. */
  allowUnixSockets: Array<string> | null;
  /** True if the proxy may itself use another proxy. */
  allowUpstreamProxy: boolean | null;
  /** The domains that may be reached, as a list. */
  allowedDomains: Array<string> | null;
  /** True if every Unix socket may be reached. */
  dangerouslyAllowAllUnixSockets: boolean | null;
  /** True if the proxy may listen on addresses that other machines can reach. */
  dangerouslyAllowNonLoopbackProxy: boolean | null;
  /** The domains that may not be reached, as a list. */
  deniedDomains: Array<string> | null;
  /** Says if a domain may be reached, by domain. */
  domains: { [key in string]?: NetworkDomainPermission } | null;
  /** True if commands have network access by the proxy. */
  enabled: boolean | null;
  /** The port of the HTTP proxy. */
  httpPort: number | null;
  /** True if only the administrator's domains may be reached, regardless of the user's rules. */
  managedAllowedDomainsOnly: boolean | null;
  /** The domains that are asked about before they are reached. */
  reviewDomains: Array<string> | null;
  /** The port of the SOCKS proxy. */
  socksPort: number | null;
  /** Says if a Unix socket may be reached, by path. */
  unixSockets: { [key in string]?: NetworkUnixSocketPermission } | null;
};

/** Says if a Unix socket may be reached. */
export type NetworkUnixSocketPermission =
  /** It may. */
  | "allow"
  /** It may not. */
  | "deny";

/** The defaults of new threads, unless something else is asked for. */
export type NewThreadModelDefaults = {
  /** The model. */
  model: string | null;
  /** Its reasoning effort. */
  modelReasoningEffort: ReasoningEffort | null;
  /** The provider's service tier. */
  serviceTier: string | null;
};

/** A kind of turn that takes no further input. */
export type NonSteerableTurnKind =
  /** A review. */
  | "review"
  /** The shortening of a history. */
  | "compact";

/** `GatewayOAuthLoginParams` where a request has params, or null. */
export type NullableGatewayOAuthLoginParams = GatewayOAuthLoginParams | null;

/** `GatewayOAuthReadParams` where a request has params, or null. */
export type NullableGatewayOAuthReadParams = GatewayOAuthReadParams | null;

/** `GetAccountRateLimitsParams` where a request has params, or null. */
export type NullableGetAccountRateLimitsParams = GetAccountRateLimitsParams | null;

/** `GetAccountTokenUsageParams` where a request has params, or null. */
export type NullableGetAccountTokenUsageParams = GetAccountTokenUsageParams | null;

/** `RemoteControlDisableParams` where a request has params, or null. */
export type NullableRemoteControlDisableParams = RemoteControlDisableParams | null;

/** `RemoteControlEnableParams` where a request has params, or null. */
export type NullableRemoteControlEnableParams = RemoteControlEnableParams | null;

/** Destination of telemetry. */
export type OtelExporter =
  /** Nowhere. */
  | "none"
  /** To Statsig. */
  | "statsig"
  /** To a collector, by OTLP over HTTP. */
  | {
    "otlp-http": {
      /** The collector's URL. */
      endpoint: string;
      /** Headers of each request. */
      headers: { [key in string]?: string };
      /** The encoding of the data. */
      protocol: OtelHttpProtocol;
      /** Certificates for the connection; left out, those of the system. */
      tls: OtelTlsConfig | null;
    };
  }
  /** To a collector, by OTLP over gRPC. */
  | {
    "otlp-grpc": {
      /** The collector's URL. */
      endpoint: string;
      /** Metadata of each request. */
      headers: { [key in string]?: string };
      /** Certificates for the connection; left out, those of the system. */
      tls: OtelTlsConfig | null;
    };
  };

/** The way in which telemetry is encoded over HTTP. */
export type OtelHttpProtocol =
  /** As binary Protocol Buffers. */
  | "binary"
  /** As JSON. */
  | "json";

/** The administrator's requirements on telemetry; what is `None` is left to the user. */
export type OtelRequirements = {
  /** The name of the surroundings that the data is marked with. */
  environment: string | null;
  /** Destination of logs. */
  exporter: OtelExporter | null;
  /** Command that prints headers for the collector. */
  headers_helper: string | null;
  /** Interval after which that command runs again, in milliseconds. */
  headers_helper_refresh_interval_ms: number | null;
  /** True if the agent's words are logged. */
  log_agent_responses: boolean | null;
  /** True if the judgements of automatic reviews are logged. */
  log_guardian_assessments: boolean | null;
  /** True if the pieces of streamed answers are logged. */
  log_sse_deltas: boolean | null;
  /** True if the user's words are logged. */
  log_user_prompt: boolean | null;
  /** Destination of metrics. */
  metrics_exporter: OtelExporter | null;
  /** Attributes that every span gets. */
  span_attributes: { [key in string]?: string } | null;
  /** The way in which results of tools are logged. */
  tool_result: OtelToolResultLogConfig | null;
  /** Destination of traces. */
  trace_exporter: OtelExporter | null;
  /** Members to put into the W3C `tracestate`: for each, its fields and their values. */
  tracestate: { [key in string]?: { [key in string]?: string } } | null;
};

/** Certificates for a connection to a collector. */
export type OtelTlsConfig = {
  /** File with the certificate authority that the collector is checked against. */
  "ca-certificate": string | null;
  /** File with the certificate to show to the collector. */
  "client-certificate": string | null;
  /** File with that certificate's private key. */
  "client-private-key": string | null;
};

/** The way in which results of tools are logged. */
export type OtelToolResultLogConfig = {
  /** The largest number of bytes of a result that are logged. */
  max_bytes: number;
};

/** The setting that overrides a value that was written. */
export type OverriddenMetadata = {
  /** The value that is in force. */
  effectiveValue: JsonValue;
  /** An explanation for people. */
  message: string;
  /** The layer that is stronger. */
  overridingLayer: ConfigLayerMetadata;
};

/**
 * The recognised effect of the command, at best effort, in the older form; for display, not for
 * decisions.
 */
export type ParsedCommand =
  /** It reads a file. */
  | {
    /** The text of this part of the command line. */
    cmd: string;
    /** The file's base name. */
    name: string;
    /** The file's path. */
    path: string;
    type: "read";
  }
  /** It lists files. */
  | {
    /** The text of this part of the command line. */
    cmd: string;
    /** The place, as written. */
    path: string | null;
    type: "list_files";
  }
  /** It searches. */
  | {
    /** The text of this part of the command line. */
    cmd: string;
    /** The place, as written. */
    path: string | null;
    /** The purpose. */
    query: string | null;
    type: "search";
  }
  /** Anything else. */
  | {
    /** The command line. */
    cmd: string;
    type: "unknown";
  };

/** The status of changes to files. */
export type PatchApplyStatus =
  /** They are being made, or wait for approval. */
  | "inProgress"
  /** They were made. */
  | "completed"
  /** They could not be made. */
  | "failed"
  /** They were not approved. */
  | "declined";

/** Change to a file. */
export type PatchChangeKind =
  /** It is made. */
  | {
    type: "add";
  }
  /** It is deleted. */
  | {
    type: "delete";
  }
  /** It is changed. */
  | {
    /** Its new path, if it is moved. */
    move_path: string | null;
    type: "update";
  };

/** A path as a URI, for machines that are not the server's own. */
export type PathUri = string;

/** The lifetime of granted permissions. */
export type PermissionGrantScope =
  /** To the end of the turn. */
  | "turn"
  /** To the end of the session. */
  | "session";

/** Params of `permissionProfile/list`. */
export type PermissionProfileListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The directory whose project layers of configuration count. None if unset. */
  cwd?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
};

/** Answer to `permissionProfile/list`. */
export type PermissionProfileListResponse = {
  /** The profiles: those that are built in, and those of the configuration. */
  data: Array<PermissionProfileSummary>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** A permission profile: a sandbox with a name. */
export type PermissionProfileSummary = {
  /** True if requirements let it be used. */
  allowed: boolean;
  /** Its permissions, for people. */
  description: string | null;
  /** Its name; those that are built in begin with a colon, such as `:workspace`. */
  id: string;
};

/** Params of `item/permissions/requestApproval`: may the model have these permissions? */
export type PermissionsRequestApprovalParams = {
  /** The directory that relative paths count from. */
  cwd: LegacyAppPathString;
  /** The environment in which they would hold: `local`, or the id of an environment. */
  environmentId: string | null;
  /** The item. */
  itemId: string;
  /** The request. */
  permissions: RequestPermissionProfile;
  /** The reason why the model wants it. */
  reason: string | null;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Answer to `item/permissions/requestApproval`; the model is informed of what was granted. */
export type PermissionsRequestApprovalResponse = {
  /** The permissions granted; an empty object grants nothing. */
  permissions: GrantedPermissionProfile;
  /** Its lifetime. The turn by default. */
  scope: PermissionGrantScope;
  /** True if automatic reviews are to be strict while the grant holds. False if unset. */
  strictAutoReview?: boolean | null;
};

/** A model's tone. */
export type Personality =
  /** No tone of its own. */
  | "none"
  /** Friendly. */
  | "friendly"
  /** Matter-of-fact. */
  | "pragmatic";

/** Payload of `item/plan/delta`: sent for each piece of a plan, in plan mode only. */
export type PlanDeltaNotification = {
  /** Text to be added to the plan. */
  delta: string;
  /** The item: the turn's id and `-plan`. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A ChatGPT account's plan, as the provider calls it. */
export type PlanType =
  /** Free. */
  | "free"
  /** Go. */
  | "go"
  /** Plus. */
  | "plus"
  /** Pro. */
  | "pro"
  /** Pro Lite. */
  | "prolite"
  /** Pro Max. */
  | "promax"
  /** Team. */
  | "team"
  /** Business, bought online, at the Pro Lite level. */
  | "self_serve_business_prolite"
  /** Business, bought online, paid by usage. */
  | "self_serve_business_usage_based"
  /** Business. */
  | "business"
  /** Enterprise, by the terms of 2026. */
  | "ent26"
  /** Enterprise, for automation. */
  | "enterprise_cbp_automation"
  /** Enterprise, paid by usage. */
  | "enterprise_cbp_usage_based"
  /** Enterprise. */
  | "enterprise"
  /** Education. */
  | "edu"
  /** Education Plus. */
  | "edu_plus"
  /** Education Pro. */
  | "edu_pro"
  /** Science. */
  | "sci"
  /** Science Plus. */
  | "sci_plus"
  /** A plan that this version does not know. */
  | "unknown";

/** When the user has to log in to a plugin's apps. */
export type PluginAuthPolicy =
  /** When it is installed. */
  | "ON_INSTALL"
  /** When it is first used. */
  | "ON_USE";

/** Says if a plugin can be had. */
export type PluginAvailability =
  /** No: an administrator has switched it off. */
  | "DISABLED_BY_ADMIN"
  /** Yes. */
  | "AVAILABLE";

/** All about a plugin. */
export type PluginDetail = {
  /** Patterns from which its apps are made for a workspace. */
  appTemplates: Array<AppTemplateSummary>;
  /** Connected apps it uses. */
  apps: Array<AppSummary>;
  /** Its long description. */
  description: string | null;
  /** Hooks it brings. */
  hooks: Array<PluginHookSummary>;
  /** The marketplace it is in. */
  marketplaceName: string;
  /** The marketplace's path; `None` if it is not a local one. */
  marketplacePath: AbsolutePathBuf | null;
  /** Names of MCP servers it brings. */
  mcpServers: Array<string>;
  /** The skill that introduces the user to it, if it has one. */
  onboardingSkill: SkillSummary | null;
  /** Tasks it offers to run at set times; `None` if that is not known. */
  scheduledTasks: Array<ScheduledTaskSummary> | null;
  /** The page by which it is shared; `None` if it is not. */
  shareUrl: string | null;
  /** Skills it brings. */
  skills: Array<SkillSummary>;
  /** The plugin as lists show it. */
  summary: PluginSummary;
};

/** The reason why a plugin cannot be used. */
export type PluginDisabledReason =
  /** An administrator has switched it off. */
  | "disabled_by_admin"
  /** The user's plan does not include it. */
  | "plan_not_eligible"
  /** An app it needs cannot be had. */
  | "required_app_unavailable"
  /** A reason that this version does not know. */
  | "unknown";

/** A hook that a plugin brings. */
export type PluginHookSummary = {
  /** Its trigger. */
  eventName: HookEventName;
  /** The key that tells it from other hooks in the configuration. */
  key: string;
};

/** Params of `plugin/install`. Either marketplace field says where the plugin is. */
export type PluginInstallParams = {
  /** The client's id for this attempt, to follow it across systems. */
  installAttemptId?: string | null;
  /** The path of a local marketplace that has it. */
  marketplacePath?: AbsolutePathBuf | null;
  /** The plugin's name in its marketplace. */
  pluginName: string;
  /** The name of a marketplace in the cloud that has it. */
  remoteMarketplaceName?: string | null;
};

/** Says if a plugin may be installed. */
export type PluginInstallPolicy =
  /** No. */
  | "NOT_AVAILABLE"
  /** Yes, by the user. */
  | "AVAILABLE"
  /** It is there without the user's doing. */
  | "INSTALLED_BY_DEFAULT";

/** The source of the decision on a plugin's installation. */
export type PluginInstallPolicySource =
  /** A setting of the workspace. */
  | "WORKSPACE_SETTING"
  /** The app that it stands for. */
  | "IMPLICIT_CANONICAL_APP";

/** Answer to `plugin/install`. */
export type PluginInstallResponse = {
  /** Its apps that the user has yet to log in to. */
  appsNeedingAuth: Array<AppSummary>;
  /** When the user has to log in to them. */
  authPolicy: PluginAuthPolicy;
};

/** Params of `plugin/installed`. */
export type PluginInstalledParams = {
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** Names of plugins to list even if they are not installed, to suggest them. None if unset. */
  installSuggestionPluginNames?: Array<string> | null;
};

/** Answer to `plugin/installed`. */
export type PluginInstalledResponse = {
  /** Marketplaces that could not be read. None by default. */
  marketplaceLoadErrors: Array<MarketplaceLoadErrorInfo>;
  /** The marketplaces with those of their plugins that are installed or suggested. */
  marketplaces: Array<PluginMarketplaceEntry>;
};

/** The way in which a plugin is shown. */
export type PluginInterface = {
  /** Its colour. */
  brandColor: string | null;
  /** Its abilities, in few words each. */
  capabilities: Array<string>;
  /** The kind of plugin. */
  category: string | null;
  /** The file of its icon where the user writes. */
  composerIcon: AbsolutePathBuf | null;
  /** The URL of its icon where the user writes. */
  composerIconUrl: string | null;
  /** A prompt that the user might begin with. */
  defaultPrompt: Array<string> | null;
  /** The maker. */
  developerName: string | null;
  /** Its name for people. */
  displayName: string | null;
  /** The file of its logo. */
  logo: AbsolutePathBuf | null;
  /** The file of its logo on dark ground. */
  logoDark: AbsolutePathBuf | null;
  /** The URL of its logo. */
  logoUrl: string | null;
  /** The URL of its logo on dark ground. */
  logoUrlDark: string | null;
  /** Its long description. */
  longDescription: string | null;
  /** The page on privacy. */
  privacyPolicyUrl: string | null;
  /** URLs of pictures of it. */
  screenshotUrls: Array<string>;
  /** Files with pictures of it. */
  screenshots: Array<AbsolutePathBuf>;
  /** Its description, in few words. */
  shortDescription: string | null;
  /** The page with its terms. */
  termsOfServiceUrl: string | null;
  /** The address of its documentation. */
  websiteUrl: string | null;
};

/** A kind of marketplace. */
export type PluginListMarketplaceKind =
  /** Those on this machine. */
  | "local"
  /** Those for a field of work. */
  | "vertical"
  /** The workspace's own. */
  | "workspace-directory"
  /** Plugins that others share with the user. */
  | "shared-with-me"
  /** Plugins of the user's own in the cloud. */
  | "created-by-me-remote";

/** Params of `plugin/list`. */
export type PluginListParams = {
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** True to ask the cloud again instead of using the cache. False by default. */
  forceRefetch?: boolean;
  /** The kinds of marketplaces to list. The server's own choice if unset. */
  marketplaceKinds?: Array<PluginListMarketplaceKind> | null;
};

/** Answer to `plugin/list`. */
export type PluginListResponse = {
  /** Ids of plugins to show first. None by default. */
  featuredPluginIds: Array<string>;
  /** Marketplaces that could not be read. None by default. */
  marketplaceLoadErrors: Array<MarketplaceLoadErrorInfo>;
  /** The marketplaces with their plugins. */
  marketplaces: Array<PluginMarketplaceEntry>;
};

/** A marketplace with plugins. */
export type PluginMarketplaceEntry = {
  /** Its presentation; `None` if it does not say. */
  interface: MarketplaceInterface | null;
  /** Its name. */
  name: string;
  /** Its path; `None` if it is not a local one. */
  path: AbsolutePathBuf | null;
  /** The plugins. */
  plugins: Array<PluginSummary>;
};

/** Params of `plugin/read`. Either marketplace field says where the plugin is. */
export type PluginReadParams = {
  /** The path of a local marketplace that has it. */
  marketplacePath?: AbsolutePathBuf | null;
  /** The plugin's name in its marketplace. */
  pluginName: string;
  /** The name of a marketplace in the cloud that has it. */
  remoteMarketplaceName?: string | null;
};

/** Answer to `plugin/read`. */
export type PluginReadResponse = {
  /** All about the plugin. */
  plugin: PluginDetail;
};

/** A plugin that was changed by `plugin/reconcile`, with what needs to be read again. */
export type PluginReconcileChangedPlugin = {
  /** True if it has connected apps. */
  hasApps: boolean;
  /** True if it has hooks. */
  hasHooks: boolean;
  /** True if it has MCP servers. */
  hasMcps: boolean;
  /** True if it has skills. */
  hasSkills: boolean;
  /** The plugin's id. */
  id: string;
};

/** Params of `plugin/reconcile`. */
export type PluginReconcileParams = {
  /** The client's word for why it asks. */
  reason?: string | null;
};

/** Answer to `plugin/reconcile`. */
export type PluginReconcileResponse = {
  /** The plugins that are other than before. */
  changedPlugins: Array<PluginReconcileChangedPlugin>;
  /** Cloud ids of plugins whose files could not be put in place. */
  failedMaterializationRemotePluginIds: Array<string>;
  /** Cloud ids of plugins that could not be brought in line. */
  failedRemotePluginIds: Array<string>;
};

/** Params of `plugin/search`. */
export type PluginSearchParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Directories whose local marketplaces count too. None if unset. */
  cwds?: Array<AbsolutePathBuf> | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The scope of the search. Everywhere if unset. */
  scope?: PluginSearchScope | null;
  /** The query. */
  searchTerm: string;
};

/** Answer to `plugin/search`. */
export type PluginSearchResponse = {
  /** The plugins that were found. */
  data: Array<PluginSearchResult>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** A plugin that was found. */
export type PluginSearchResult = {
  /** The marketplace it is in. */
  marketplaceName: string;
  /** The marketplace's path; `None` if it is not a local one. */
  marketplacePath: AbsolutePathBuf | null;
  /** The plugin. */
  plugin: PluginSummary;
};

/** The place where plugins are searched. */
export type PluginSearchScope =
  /** Among those for everyone. */
  | "global"
  /** Among those of the workspace. */
  | "workspace"
  /** Among the user's own. */
  | "personal";

/** Params of `plugin/share/checkout`. */
export type PluginShareCheckoutParams = {
  /** The plugin's id in the cloud. */
  remotePluginId: string;
};

/** Answer to `plugin/share/checkout`. */
export type PluginShareCheckoutResponse = {
  /** The local marketplace that it was added to. */
  marketplaceName: string;
  /** The marketplace's path. */
  marketplacePath: AbsolutePathBuf;
  /** The plugin's id here. */
  pluginId: string;
  /** The plugin's name in that marketplace. */
  pluginName: string;
  /** The directory with its files. */
  pluginPath: AbsolutePathBuf;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The version that was fetched, if known. */
  remoteVersion: string | null;
};

/** The way in which a plugin is shared. */
export type PluginShareContext = {
  /** True if the user may list it for the whole workspace; `None` if that is not known. */
  canPublishToWorkspace: boolean | null;
  /** The maker's id. */
  creatorAccountUserId: string | null;
  /** The maker's name. */
  creatorName: string | null;
  /** The people who can find it; `None` if that is not known. */
  discoverability: PluginShareDiscoverability | null;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The version in the cloud; `None` if that is not known. */
  remoteVersion: string | null;
  /** With whom it is shared; `None` if that is not known. */
  sharePrincipals: Array<PluginSharePrincipal> | null;
  /** The page by which it is shared. */
  shareUrl: string | null;
};

/** Params of `plugin/share/delete`. */
export type PluginShareDeleteParams = {
  /** The plugin's id in the cloud. */
  remotePluginId: string;
};

/** Answer to `plugin/share/delete`. */
export type PluginShareDeleteResponse = Record<string, never>;

/** The people who can find a shared plugin. */
export type PluginShareDiscoverability =
  /** Everyone in the workspace: it is in lists. */
  | "LISTED"
  /** Those who have its address. */
  | "UNLISTED"
  /** Only those it is shared with. */
  | "PRIVATE";

/** A plugin that the user shares. */
export type PluginShareListItem = {
  /** The directory with its files on this machine; `None` if there is none. */
  localPluginPath: AbsolutePathBuf | null;
  /** The plugin. */
  plugin: PluginSummary;
};

/** Params of `plugin/share/list`: an empty object. */
export type PluginShareListParams = Record<string, never>;

/** Answer to `plugin/share/list`. */
export type PluginShareListResponse = {
  /** The plugins that the user shares. */
  data: Array<PluginShareListItem>;
};

/** Someone with whom a plugin is shared. */
export type PluginSharePrincipal = {
  /** Their name for people. */
  name: string;
  /** Their id. */
  principalId: string;
  /** The kind of them: a person, a group or a workspace. */
  principalType: PluginSharePrincipalType;
  /** Their permissions with it. */
  role: PluginSharePrincipalRole;
};

/** The permissions of someone with a shared plugin. */
export type PluginSharePrincipalRole =
  /** Use it. */
  | "reader"
  /** Use and change it. */
  | "editor"
  /** Everything. */
  | "owner";

/** With what kind of someone a plugin is shared. */
export type PluginSharePrincipalType =
  /** A person. */
  | "user"
  /** A group. */
  | "group"
  /** A workspace. */
  | "workspace";

/** Params of `plugin/share/save`. */
export type PluginShareSaveParams = {
  /** The people who can find it. Left to the cloud if unset. */
  discoverability?: PluginShareDiscoverability | null;
  /** The directory with the plugin's files. */
  pluginPath: AbsolutePathBuf;
  /** The shared plugin that gets a new version. A new one is made if unset. */
  remotePluginId?: string | null;
  /** With whom to share it. Left to the cloud if unset. */
  shareTargets?: Array<PluginShareTarget> | null;
};

/** Answer to `plugin/share/save`. */
export type PluginShareSaveResponse = {
  /** True if the user may list it for the whole workspace; `None` if that is not known. */
  canPublishToWorkspace: boolean | null;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The page by which it is shared. */
  shareUrl: string;
};

/** Someone with whom a plugin is to be shared. */
export type PluginShareTarget = {
  /** Their id. */
  principalId: string;
  /** The kind of them: a person, a group or a workspace. */
  principalType: PluginSharePrincipalType;
  /** Their permissions with it. */
  role: PluginShareTargetRole;
};

/** The rights of a person with whom a plugin is shared. */
export type PluginShareTargetRole =
  /** Use it. */
  | "reader"
  /** Use and change it. */
  | "editor";

/** The people who shall be able to find a shared plugin. */
export type PluginShareUpdateDiscoverability =
  /** Those who have its address. */
  | "UNLISTED"
  /** Only those it is shared with. */
  | "PRIVATE"
  /** Everyone in the workspace: it is in lists. */
  | "LISTED";

/** Params of `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsParams = {
  /** The people who shall be able to find it. */
  discoverability: PluginShareUpdateDiscoverability;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** With whom it shall be shared. */
  shareTargets: Array<PluginShareTarget>;
};

/** Answer to `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsResponse = {
  /** The people who can find it now. */
  discoverability: PluginShareDiscoverability;
  /** With whom it is shared now. */
  principals: Array<PluginSharePrincipal>;
};

/** Params of `plugin/skill/read`. */
export type PluginSkillReadParams = {
  /** The name of the marketplace in the cloud that has the plugin. */
  remoteMarketplaceName: string;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The skill's name. */
  skillName: string;
};

/** Answer to `plugin/skill/read`. */
export type PluginSkillReadResponse = {
  /** The skill's text; `None` if there is none to be had. */
  contents: string | null;
};

/** Origin of a plugin's files. */
export type PluginSource =
  /** From a directory on this machine. */
  | {
    /** The directory. */
    path: AbsolutePathBuf;
    type: "local";
  }
  /** From a git repository. */
  | {
    /** The directory within the repository. Its root if unset. */
    path: string | null;
    /** The branch, tag or commit to take. The repository's default if unset. */
    refName: string | null;
    /** The commit it must be, if it is pinned. */
    sha: string | null;
    type: "git";
    /** The repository. */
    url: string;
  }
  /** From an npm package. */
  | {
    /** The package's name. */
    package: string;
    /** The registry's URL. The usual one if unset. */
    registry: string | null;
    type: "npm";
    /** The version or range to take. The newest if unset. */
    version: string | null;
  }
  /** From the cloud. */
  | {
    type: "remote";
  };

/** A plugin as lists show it. */
export type PluginSummary = {
  /** When the user has to log in to its apps. */
  authPolicy: PluginAuthPolicy;
  /** Says if it can be had. `AVAILABLE` by default. */
  availability: PluginAvailability;
  /** The reason why it cannot be used; `None` if it can be used. */
  disabledReason: PluginDisabledReason | null;
  /** The plans that include it; `None` if that is unknown. */
  eligiblePlanTypes: Array<string> | null;
  /** True if it is switched on. */
  enabled: boolean;
  /** Its id, by which it is configured and uninstalled. */
  id: string;
  /** Says if it may be installed. */
  installPolicy: PluginInstallPolicy;
  /** The source of the decision on its installation, if known. */
  installPolicySource: PluginInstallPolicySource | null;
  /** True if it is installed. */
  installed: boolean;
  /**
   * When it was installed, in seconds since the Unix epoch; `None` if it is not or that is not
   * known.
   */
  installedAt: number | null;
  /** Its presentation; `None` if it does not say. */
  interface: PluginInterface | null;
  /** Words to find it by. None by default. */
  keywords: Array<string>;
  /** The version that is installed; `None` if it is not or that is not known. */
  localVersion: string | null;
  /** True if the user must be shown a page before it is installed; `None` if that is unknown. */
  mustShowInstallationInterstitial: boolean | null;
  /** Its name in its marketplace. */
  name: string;
  /** Its id in the cloud; `None` if it is not there. */
  remotePluginId: string | null;
  /** The way in which it is shared; `None` if it is not. */
  shareContext: PluginShareContext | null;
  /** Origin of its files. */
  source: PluginSource;
  /** The available version, if known. */
  version: string | null;
};

/** Params of `plugin/uninstall`. */
export type PluginUninstallParams = {
  /** The plugin to remove. */
  pluginId: string;
};

/** Answer to `plugin/uninstall`. */
export type PluginUninstallResponse = Record<string, never>;

/** Another agent's plugins from one marketplace. */
export type PluginsMigration = {
  /** The marketplace. */
  marketplaceName: string;
  /** The plugins. */
  pluginNames: Array<string>;
};

/** Payload of `process/exited`: sent once, when a process has ended. */
export type ProcessExitedNotification = {
  /** Its exit status, 128 + n for signal n, 124 if it ran out of time. */
  exitCode: number;
  /**
   * True if output may be missing because its end did not come in time; `None` if that is not
   * known.
   */
  outputDrainTimedOut: boolean | null;
  /** The process; the handle is free again. */
  processHandle: string;
  /** Its output on standard error; empty if that was streamed. */
  stderr: string;
  /** True if standard error was cut at the cap. */
  stderrCapReached: boolean;
  /** Its output on standard output; empty if that was streamed. */
  stdout: string;
  /** True if standard output was cut at the cap. */
  stdoutCapReached: boolean;
};

/** Params of `process/kill`. */
export type ProcessKillParams = {
  /** The process to kill; one that has ended is an error. */
  processHandle: string;
};

/** Answer to `process/kill`; the end itself is reported by `process/exited`. */
export type ProcessKillResponse = Record<string, never>;

/** Payload of `process/outputDelta`: sent for each piece of output of a process that streams it. */
export type ProcessOutputDeltaNotification = {
  /** True if this is the last piece of its stream because the cap was reached. */
  capReached: boolean;
  /** The bytes in base64. */
  deltaBase64: string;
  /** The process. */
  processHandle: string;
  /** The path it was written to. */
  stream: ProcessOutputStream;
};

/** The stream that a process writes to. */
export type ProcessOutputStream =
  /** Standard output, and everything on a terminal. */
  | "stdout"
  /** Standard error. */
  | "stderr";

/** Params of `process/resizePty`. */
export type ProcessResizePtyParams = {
  /** The process, which must have a terminal. */
  processHandle: string;
  /** The terminal's new size. */
  size: ProcessTerminalSize;
};

/** Answer to `process/resizePty`. */
export type ProcessResizePtyResponse = Record<string, never>;

/** Params of `process/spawn`. */
export type ProcessSpawnParams = {
  /** The program and its arguments, used as given; must not be empty. */
  command: Array<string>;
  /** The directory it runs in. */
  cwd: AbsolutePathBuf;
  /** Changes to the server's environment: a value sets a variable, null unsets it. None if unset. */
  env?: { [key in string]?: string | null } | null;
  /** The number of bytes kept or sent of each output stream. 1 MiB if left out, all for null. */
  outputBytesCap?: number | null;
  /**
   * The client's name for it, unique among the connection's running processes; must not be
   * empty.
   */
  processHandle: string;
  /** The terminal's size; only with `tty`. */
  size?: ProcessTerminalSize | null;
  /** True if `process/writeStdin` may write to it. False by default. */
  streamStdin?: boolean;
  /**
   * True if output is sent as it comes, by `process/outputDelta`, and not at the end. False by
   * default.
   */
  streamStdoutStderr?: boolean;
  /** Its timeout, in milliseconds. 10 s if left out, none for null. */
  timeoutMs?: number | null;
  /** True if it gets a terminal, which implies streaming both ways. False by default. */
  tty?: boolean;
};

/** Answer to `process/spawn`, sent when the process has started. */
export type ProcessSpawnResponse = Record<string, never>;

/** A terminal's size. */
export type ProcessTerminalSize = {
  /** Its columns, in characters. */
  cols: number;
  /** Its rows, in characters. */
  rows: number;
};

/** Params of `process/writeStdin`: bytes to write, or the end of the input, or both. */
export type ProcessWriteStdinParams = {
  /** True if the input ends after these bytes. False by default. */
  closeStdin?: boolean;
  /** The bytes in base64. None if unset. */
  deltaBase64?: string | null;
  /** The process, started with `streamStdin` or `tty`. */
  processHandle: string;
};

/** Answer to `process/writeStdin`. */
export type ProcessWriteStdinResponse = Record<string, never>;

/** A project: directories that belong together, and the threads filed under it. */
export type Project = {
  /** When it was created, in seconds since the Unix epoch. */
  createdAt: number;
  /** Its id, a UUID the server made. */
  id: string;
  /** The client's own data about it, by key; empty unless some was given. */
  metadata: { [key in string]?: string };
  /** Its name; not empty. */
  name: string;
  /** When it was last worked in, in seconds since the Unix epoch; `None` before that. */
  recencyAt: number | null;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
  /** When it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};

/** Change to a project. */
export type ProjectChangeType =
  /** It was created. */
  | "created"
  /** It was changed or moved. */
  | "updated"
  /** It was deleted. */
  | "deleted";

/** Payload of `project/changed`, sent to every connection before the answer to what caused it. */
export type ProjectChangedNotification = {
  /** The event. */
  changeType: ProjectChangeType;
  /** The project. */
  projectId: string;
};

/** Params of `project/create`. The new project goes to the end of the list. */
export type ProjectCreateParams = {
  /**
   * The client's key for this request; a second one with the same key answers the same project
   * and creates nothing.
   */
  idempotencyKey: string;
  /** The client's own data about it, by key. None by default. */
  metadata?: { [key in string]?: string } | null;
  /** Its name; must not be empty. */
  name: string;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
};

/** Answer to `project/create`. */
export type ProjectCreateResponse = {
  /** The project, new or found by its key. */
  project: Project;
};

/** Params of `project/delete`. */
export type ProjectDeleteParams = {
  /** The project. */
  projectId: string;
};

/** Answer to `project/delete`. The project's threads belong to none afterwards. */
export type ProjectDeleteResponse = Record<string, never>;

/** Params of `project/import`: a project and threads to file under it. */
export type ProjectImportParams = {
  /** The client's key for this request; a repeat with the same key imports nothing twice. */
  idempotencyKey: string;
  /** The client's own data about it, by key. None by default. */
  metadata?: { [key in string]?: string } | null;
  /** Its name; must not be empty. */
  name: string;
  /** Its directories; may be empty. */
  roots: Array<ProjectRoot>;
  /** Ids of the threads that go into it. None by default. */
  threads?: Array<string> | null;
};

/** Answer to `project/import`. */
export type ProjectImportResponse = {
  /** The project. */
  project: Project;
};

/** Params of `project/list`. */
export type ProjectListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way to sort. */
  sortDirection?: SortDirection | null;
  /** The sort key. The position by default. */
  sortKey?: ProjectSortKey | null;
};

/** Answer to `project/list`. */
export type ProjectListResponse = {
  /** The projects. */
  data: Array<Project>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `project/move`. */
export type ProjectMoveParams = {
  /** The project to put it before; at the end if unset. */
  beforeProjectId?: string | null;
  /** The project to move. */
  projectId: string;
};

/** Answer to `project/move`. All positions are renumbered. */
export type ProjectMoveResponse = Record<string, never>;

/** Params of `project/read`. */
export type ProjectReadParams = {
  /** The project. */
  projectId: string;
};

/** Answer to `project/read`. */
export type ProjectReadResponse = {
  /** The project. */
  project: Project;
};

/** A directory of a project. */
export type ProjectRoot = {
  /** The directory; absolute. */
  path: AbsolutePathBuf;
};

/** The sort key of projects. */
export type ProjectSortKey =
  /** Their place in the list, as the user arranged it. */
  | "position"
  /** When they were last worked in. */
  | "recencyAt";

/** Params of `project/update`. What is unset stays as it was. */
export type ProjectUpdateParams = {
  /** The client's own data about it, in place of the old. */
  metadata?: { [key in string]?: string } | null;
  /** Its new name; must not be empty. */
  name?: string | null;
  /** The project. */
  projectId: string;
  /** Its directories, in place of the old. */
  roots?: Array<ProjectRoot> | null;
};

/** Answer to `project/update`. */
export type ProjectUpdateResponse = {
  /** The project as it is now. */
  project: Project;
};

/** The kind of model provider, with its settings. */
export type ProviderSettings =
  /** OpenAI. */
  | {
    type: "openai";
  }
  /** A gateway of one's own. */
  | {
    /** The way in which it knows who asks. */
    auth: GatewayAuth;
    type: "customGateway";
  }
  /** Amazon Bedrock. */
  | {
    /** The AWS profile; `None` if none is set. */
    profile: string | null;
    /** The AWS region; `None` if none is set. */
    region: string | null;
    type: "bedrock";
  }
  /** Google Cloud. */
  | {
    /** The file with the credentials; `None` if none is set. */
    credentialFile: string | null;
    /** The location that requests go to; `None` if none is set. */
    location: string | null;
    /** The project that requests count for; `None` if none is set. */
    projectId: string | null;
    type: "gcp";
  };

/**
 * A change of a model provider's settings, by the provider's kind; a setting that is left out
 * stays.
 */
export type ProviderSettingsPatch =
  /** A gateway of one's own. */
  | {
    /** Its address. */
    baseUrl?: string | null;
    /** The environment variable that holds its key. */
    envKey?: string | null;
    /** Its name for people. */
    name?: string;
    /** The gateway to change; `None` if none is named. */
    providerId?: string | null;
    type: "customGateway";
  }
  /** Amazon Bedrock. */
  | {
    /** The AWS profile. */
    profile?: string | null;
    /** The provider to change. */
    providerId: BedrockProviderId;
    /** The AWS region. */
    region?: string | null;
    type: "bedrock";
  }
  /** Google Cloud. */
  | {
    /** The file with the credentials. */
    credentialFile?: string | null;
    /** The location that requests go to. */
    location?: string | null;
    /** The project that requests count for. */
    projectId?: string | null;
    /** The provider to change. */
    providerId: GcpProviderId;
    type: "gcp";
  };

/** A message of the user that waits for its turn. */
export type QueuedSubmission = {
  /** The client's id for the message; comes back in its item. Need not be unique. */
  clientUserMessageId: string;
  /** Its id in the queue, a UUID the server made. */
  id: string;
  /** The user's input. */
  input: Array<UserInput>;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata: { [key in string]?: string } | null;
};

/** Which limit was reached. */
export type RateLimitReachedType =
  /** The rate limit. */
  | "rate_limit_reached"
  /** The workspace has no credits left; the user owns it. */
  | "workspace_owner_credits_depleted"
  /** The workspace has no credits left; the user is a member. */
  | "workspace_member_credits_depleted"
  /** The workspace's allowance is used up; the user owns it. */
  | "workspace_owner_usage_limit_reached"
  /** The workspace's allowance is used up; the user is a member. */
  | "workspace_member_usage_limit_reached";

/** A credit by which rate limits can be made to start again. */
export type RateLimitResetCredit = {
  /** Its description, for people. */
  description: string | null;
  /** When it is lost if not spent, in seconds since the Unix epoch; `None` if it never is. */
  expiresAt: number | null;
  /** When the account got it, in seconds since the Unix epoch. */
  grantedAt: number;
  /** Its id, for `account/rateLimitResetCredit/consume`. */
  id: string;
  /** Which limits it resets. */
  resetType: RateLimitResetType;
  /** Says if it can still be spent. */
  status: RateLimitResetCreditStatus;
  /** Its name for people. */
  title: string | null;
};

/** Says if a reset credit can still be spent. */
export type RateLimitResetCreditStatus =
  /** It can. */
  | "available"
  /** It is just being spent. */
  | "redeeming"
  /** It was spent. */
  | "redeemed"
  /** A status that this version does not know. */
  | "unknown";

/** The reset credits of an account. */
export type RateLimitResetCreditsSummary = {
  /** The number that can be spent. */
  availableCount: number;
  /** The credits one by one; `None` if they were not asked for or are not known. */
  credits: Array<RateLimitResetCredit> | null;
};

/** Which limits a reset credit resets. */
export type RateLimitResetType =
  /** The rate limits of coding. */
  | "codexRateLimits"
  /** Limits that this version does not know. */
  | "unknown";

/** The state of a provider's rate limits. */
export type RateLimitSnapshot = {
  /** Bought credits. */
  credits: CreditsSnapshot | null;
  /** A limit set for this user. */
  individualLimit: SpendControlLimitSnapshot | null;
  /** Which limit this is about. */
  limitId: string | null;
  /** Its name for people. */
  limitName: string | null;
  /** The model that the limit applies to when it is not a fallback. */
  normalModelSlug: string | null;
  /** The account's plan. */
  planType: PlanType | null;
  /** The shorter window. */
  primary: RateLimitWindow | null;
  /** Which limit was reached, if any. */
  rateLimitReachedType: RateLimitReachedType | null;
  /** The longer window. */
  secondary: RateLimitWindow | null;
  /** True if a limit on spending was reached. */
  spendControlReached: boolean | null;
};

/** A limit over a stretch of time. */
export type RateLimitWindow = {
  /** The time of the reset, in seconds since the Unix epoch. */
  resetsAt: number | null;
  /** The part used, 0 to 100. */
  usedPercent: number;
  /** Its length in minutes. */
  windowDurationMins: number | null;
};

/** Payload for a response of the provider that is complete. */
export type RawResponseCompletedNotification = {
  /** The provider's id of the response. */
  responseId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** Tokens the response used; `None` if the provider does not tell. */
  usage: TokenUsageBreakdown | null;
  /** Further counts of the provider about its use. */
  usageMetadata: ResponseUsageMetadata | null;
};

/** Payload for an item of the provider's response that is complete. */
export type RawResponseItemCompletedNotification = {
  /** The item, as the provider's Responses API knows it. */
  item: ResponseItem;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Version of the provider's protocol for voice conversations. */
export type RealtimeConversationVersion =
  /** The first. */
  | "v1"
  /** The second. */
  | "v2"
  /** The third. */
  | "v3";

/** The form of the voice model's answers. */
export type RealtimeOutputModality =
  /** Text. */
  | "text"
  /** Speech. */
  | "audio";

/** A voice of the provider's. */
export type RealtimeVoice =
  /** The voice `alloy`. */
  | "alloy"
  /** The voice `arbor`. */
  | "arbor"
  /** The voice `ash`. */
  | "ash"
  /** The voice `aube`. */
  | "aube"
  /** The voice `ballad`. */
  | "ballad"
  /** The voice `breeze`. */
  | "breeze"
  /** The voice `bubbie`. */
  | "bubbie"
  /** The voice `cedar`. */
  | "cedar"
  /** The voice `coral`. */
  | "coral"
  /** The voice `cove`. */
  | "cove"
  /** The voice `echo`. */
  | "echo"
  /** The voice `ember`. */
  | "ember"
  /** The voice `haetsal`. */
  | "haetsal"
  /** The voice `hanul`. */
  | "hanul"
  /** The voice `himari`. */
  | "himari"
  /** The voice `juniper`. */
  | "juniper"
  /** The voice `leher`. */
  | "leher"
  /** The voice `maple`. */
  | "maple"
  /** The voice `marin`. */
  | "marin"
  /** The voice `miko`. */
  | "miko"
  /** The voice `neer`. */
  | "neer"
  /** The voice `porto`. */
  | "porto"
  /** The voice `rindo`. */
  | "rindo"
  /** The voice `rio`. */
  | "rio"
  /** The voice `rivage`. */
  | "rivage"
  /** The voice `sage`. */
  | "sage"
  /** The voice `selva`. */
  | "selva"
  /** The voice `shimmer`. */
  | "shimmer"
  /** The voice `sol`. */
  | "sol"
  /** The voice `sonna`. */
  | "sonna"
  /** The voice `spruce`. */
  | "spruce"
  /** The voice `tinta`. */
  | "tinta"
  /** The voice `vale`. */
  | "vale"
  /** The voice `verse`. */
  | "verse"
  /** The voice `viola`. */
  | "viola";

/** The voices on offer, by version of the provider's protocol. */
export type RealtimeVoicesList = {
  /** The voice used with version 1 if none is chosen. */
  defaultV1: RealtimeVoice;
  /** The voice used with version 2 if none is chosen. */
  defaultV2: RealtimeVoice;
  /** Voices for version 1. */
  v1: Array<RealtimeVoice>;
  /** Voices for version 2. */
  v2: Array<RealtimeVoice>;
  /** Voices for version 3. Empty by default. */
  v3: Array<RealtimeVoice>;
};

/** How hard a model should think, in its provider's word. */
export type ReasoningEffort = string;

/** A degree of thinking that a model offers. */
export type ReasoningEffortOption = {
  /** Its uses. */
  description: string;
  /** The word for it. */
  reasoningEffort: ReasoningEffort;
};

/** A part of a model's raw thoughts. */
export type ReasoningItemContent =
  /** Thoughts. */
  | {
    /** The text. */
    text: string;
    type: "reasoning_text";
  }
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "text";
  };

/** A part of a summary of thoughts. */
export type ReasoningItemReasoningSummary = {
    /** The text. */
    text: string;
    type: "summary_text";
  };

/** Says if and how a model summarises its thoughts. */
export type ReasoningSummary =
  /** As it sees fit. */
  | "auto"
  /** Briefly. */
  | "concise"
  /** At length. */
  | "detailed"
  /** Not at all. */
  | "none";

/** Payload of `item/reasoning/summaryPartAdded`. */
export type ReasoningSummaryPartAddedNotification = {
  /** The item. */
  itemId: string;
  /** The part of the summary, from 0. */
  summaryIndex: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Payload of `item/reasoning/summaryTextDelta`. */
export type ReasoningSummaryTextDeltaNotification = {
  /** Text to be added to the part. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The part of the summary, from 0. */
  summaryIndex: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Payload of `item/reasoning/textDelta`. */
export type ReasoningTextDeltaNotification = {
  /** The part of the thoughts, from 0. */
  contentIndex: number;
  /** Text to be added to the part. */
  delta: string;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A client that was paired with this machine. */
export type RemoteControlClient = {
  /** Version of its program, if known. */
  appVersion: string | null;
  /** Its id at the relay; `remoteControl/client/revoke` takes it. */
  clientId: string;
  /** Model of its device, if known. */
  deviceModel: string | null;
  /** Kind of its device, if known. */
  deviceType: string | null;
  /** Its name for people, if it has one. */
  displayName: string | null;
  /** When the relay last saw it, in seconds since the Unix epoch; `None` if not known. */
  lastSeenAt: number | null;
  /** Version of its operating system, if known. */
  osVersion: string | null;
  /** The platform it runs on, if known. */
  platform: string | null;
};

/** Which way paired clients are sorted; passed on to the relay. */
export type RemoteControlClientsListOrder =
  /** Ascending. */
  | "asc"
  /** Descending. */
  | "desc";

/** Params of `remoteControl/client/list`. */
export type RemoteControlClientsListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The machine as the relay knows it; must not be empty. */
  environmentId: string;
  /** Entries a page at most, from 1 to 100. The relay's choice if unset. */
  limit?: number | null;
  /** Which way to sort. The relay's choice if unset. */
  order?: RemoteControlClientsListOrder | null;
};

/** Answer to `remoteControl/client/list`. */
export type RemoteControlClientsListResponse = {
  /** The paired clients. */
  data: Array<RemoteControlClient>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `remoteControl/client/revoke`. */
export type RemoteControlClientsRevokeParams = {
  /** The client to turn away; must not be empty. */
  clientId: string;
  /** The machine as the relay knows it. */
  environmentId: string;
};

/** Answer to `remoteControl/client/revoke`. */
export type RemoteControlClientsRevokeResponse = Record<string, never>;

/** The status of the connection to the relay. */
export type RemoteControlConnectionStatus =
  /** Remote control is off. */
  | "disabled"
  /** It is being made. */
  | "connecting"
  /** It is up. */
  | "connected"
  /** It failed. */
  | "errored";

/** Params of `remoteControl/disable`; may be left out. */
export type RemoteControlDisableParams = {
  /**
   * True to leave the stored preference alone, so that it holds again after a restart. False by
   * default.
   */
  ephemeral?: boolean;
};

/** Answer to `remoteControl/disable`: the state afterwards. */
export type RemoteControlDisableResponse = {
  /** The machine as the relay knows it; `None` while remote control is off. */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** The status of the connection to the relay. */
  status: RemoteControlConnectionStatus;
};

/** Params of `remoteControl/enable`; may be left out. */
export type RemoteControlEnableParams = {
  /**
   * True to leave the stored preference alone, so that it holds again after a restart; the
   * answer then waits for no relay. False by default.
   */
  ephemeral?: boolean;
};

/** Answer to `remoteControl/enable`: the state afterwards, which may still be `connecting`. */
export type RemoteControlEnableResponse = {
  /** The machine as the relay knows it; `None` until it is known there. */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** The status of the connection to the relay. */
  status: RemoteControlConnectionStatus;
};

/** Params of `remoteControl/pairing/start`. Remote control must be on. */
export type RemoteControlPairingStartParams = {
  /** True to ask for a short code too, one that people can type. False by default. */
  manualCode?: boolean;
};

/** Answer to `remoteControl/pairing/start`: codes that a client shows to the relay. */
export type RemoteControlPairingStartResponse = {
  /** The machine as the relay knows it. */
  environmentId: string;
  /** When the codes stop working, in seconds since the Unix epoch. */
  expiresAt: number;
  /** The short code; `None` if it was not asked for. */
  manualPairingCode: string | null;
  /** The code for programs. */
  pairingCode: string;
};

/** Params of `remoteControl/pairing/status`: exactly one of the two codes. */
export type RemoteControlPairingStatusParams = {
  /** The short code of the pairing. */
  manualPairingCode?: string | null;
  /** The code for programs of the pairing. */
  pairingCode?: string | null;
};

/** Answer to `remoteControl/pairing/status`. */
export type RemoteControlPairingStatusResponse = {
  /** True if a client has used the code. */
  claimed: boolean;
};

/** Payload of `remoteControl/status/changed`. */
export type RemoteControlStatusChangedNotification = {
  /** The machine as the relay knows it; `None` until it is known there. */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** The status of the connection. */
  status: RemoteControlConnectionStatus;
};

/** Answer to `remoteControl/status/read`. */
export type RemoteControlStatusReadResponse = {
  /**
   * The machine as the relay knows it; `None` until it is known there, and while remote control
   * is off.
   */
  environmentId: string | null;
  /** This installation, to tell it from others. */
  installationId: string;
  /** The machine's name for people. */
  serverName: string;
  /** The status of the connection to the relay. */
  status: RemoteControlConnectionStatus;
  /** The reason why there is no connection; absent while there is one or none is wanted. */
  turnhost?: TurnhostRemoteControlTrouble;
};

/** A header of an HTTP request. */
export type RequestHeader = {
  /** Its name. */
  name: string;
  /** Its value. */
  value: string;
};

/** The id of a JSON-RPC request, chosen by its sender. */
export type RequestId =
  /** A text. */
  | string
  /** A whole number. */
  | number;

/** The permissions asked for beyond the sandbox. */
export type RequestPermissionProfile = {
  /** Access to files; `None` if it asks for none. */
  fileSystem: AdditionalFileSystemPermissions | null;
  /** Access to the network; `None` if it asks for none. */
  network: AdditionalNetworkPermissions | null;
};

/** The region in which requests must be processed. */
export type ResidencyRequirement = "us";

/** A resource of an MCP server. */
export type Resource = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /** Hints for its use, as MCP defines them. */
  annotations?: JsonValue;
  /** Its kind. */
  description?: string;
  /** Its icons, as MCP defines them. */
  icons?: Array<JsonValue>;
  /** Its media type. */
  mimeType?: string;
  /** Its name. */
  name: string;
  /** Its size in bytes, if known. */
  size?: number;
  /** Its name for people. */
  title?: string;
  /** Its URI, by which it is read. */
  uri: string;
};

/** A part of a resource of an MCP server. */
export type ResourceContent =
  /** Text. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: JsonValue;
    /** Its media type. */
    mimeType?: string;
    /** The text. */
    text: string;
    /** Its URI. */
    uri: string;
  }
  /** Bytes. */
  | {
    /** Metadata as MCP defines it. */
    _meta?: JsonValue;
    /** The bytes in base64. */
    blob: string;
    /** Their media type. */
    mimeType?: string;
    /** Their URI. */
    uri: string;
  };

/** A pattern of resources that an MCP server offers. */
export type ResourceTemplate = {
  /** Hints for their use, as MCP defines them. */
  annotations?: JsonValue;
  /** Their kind. */
  description?: string;
  /** Their media type, if they share one. */
  mimeType?: string;
  /** The pattern's name. */
  name: string;
  /** The pattern's name for people. */
  title?: string;
  /** The pattern of their URIs, as RFC 6570 defines it. */
  uriTemplate: string;
};

/**
 * One item of the Responses API: what a model is sent and what it says.
 *
 * Options that are unset are left out, as providers expect.
 */
export type ResponseItem =
  /** Further tools on offer. */
  | {
    /** Its id. */
    id?: string;
    /** The organisation that offers them. */
    role: string;
    /** Their definitions. */
    tools: Array<JsonValue>;
    type: "additional_tools";
  }
  /** A message by anyone. */
  | {
    /** Its parts. */
    content: Array<ContentItem>;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Says if it is said on the way or is the answer. */
    phase?: MessagePhase;
    /** Its role: `user`, `assistant`, `developer` or `system`. */
    role: string;
    /** Its progress, as the provider calls it. */
    status?: string;
    type: "message";
  }
  /** A message between agents. */
  | {
    /** The speaker. */
    author: string;
    /** Its parts. */
    content: Array<AgentMessageInputContent>;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Its addressee. */
    recipient: string;
    type: "agent_message";
  }
  /** The model's reasoning. */
  | {
    /** Its raw thoughts. */
    content?: Array<ReasoningItemContent>;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The parts of a summary. */
    summary: Array<ReasoningItemReasoningSummary>;
    type: "reasoning";
  }
  /** A call of the provider's shell tool. */
  | {
    /** The action. */
    action: LocalShellAction;
    /** Joins a call with its output. */
    call_id?: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Its progress. */
    status: LocalShellStatus;
    type: "local_shell_call";
  }
  /** A call of a tool with JSON arguments. */
  | {
    /** The arguments: JSON as text. */
    arguments: string;
    /** Joins a call with its output. */
    call_id: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Arguments that only the provider can read. */
    encrypted_function_args?: Array<string>;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** Its progress, as the provider calls it. */
    status?: string;
    type: "function_call";
  }
  /** A search for tools. */
  | {
    /** The query. */
    arguments: JsonValue;
    /** Joins a call with its output. */
    call_id?: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** The side that runs the search: `client` or `server`. */
    execution: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Its progress, as the provider calls it. */
    status?: string;
    type: "tool_search_call";
  }
  /** The output of a `FunctionCall`. */
  | {
    /** Joins a call with its output. */
    call_id?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name?: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** The tool's result. */
    output: FunctionCallOutputBody;
    type: "function_call_output";
  }
  /** A call of a tool with free-form input. */
  | {
    /** Joins a call with its output. */
    call_id: string;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** The input. */
    input: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace?: string;
    /** Its progress, as the provider calls it. */
    status?: string;
    type: "custom_tool_call";
  }
  /** The output of a `CustomToolCall`. */
  | {
    /** Joins a call with its output. */
    call_id: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The tool. */
    name?: string;
    /** The tool's result. */
    output: FunctionCallOutputBody;
    type: "custom_tool_call_output";
  }
  /** The tools that a `ToolSearchCall` found. */
  | {
    /** Joins a call with its output. */
    call_id?: string;
    /** The side that ran the search: `client` or `server`. */
    execution: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Its progress, as the provider calls it. */
    status: string;
    /** Their definitions. */
    tools: Array<JsonValue>;
    type: "tool_search_output";
  }
  /** A web search that the provider ran. */
  | {
    /** The action. */
    action?: ResponsesApiWebSearchAction;
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** Its progress, as the provider calls it. */
    status?: string;
    type: "web_search_call";
  }
  /** An image that the provider made. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    /** The image, base64. */
    result: string;
    /** The prompt as the provider rewrote it. */
    revised_prompt?: string;
    /** Its progress, as the provider calls it. */
    status: string;
    type: "image_generation_call";
  }
  /** A history shortened by the provider. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    type: "compaction";
  }
  /** A change of settings from here on. */
  | {
    /** The model's reasoning settings. */
    reasoning: ConfigurationReasoning;
    type: "configuration_update";
  }
  /** Asks the provider to shorten the history. */
  | {
    type: "compaction_trigger";
  }
  /** A place where the history was shortened. */
  | {
    /** Content that only the provider can read, to be sent back as it is. */
    encrypted_content?: string;
    /** Its id. */
    id?: string;
    /** Metadata that providers of this protocol family pass along. */
    internal_chat_message_metadata_passthrough?: InternalChatMessageMetadataPassthrough;
    type: "context_compaction";
  }
  /** A type that this version does not know, whole, with its `type`. */
  | {
    type: "other";
  };

/** The counts of a provider about a response beside the tokens. */
export type ResponseUsageMetadata = {
  /** An amount, as the provider writes it. */
  amount: string | null;
  /** Anything else, as it was received. */
  metadata: JsonValue;
};

/** The action of a provider's web search. */
export type ResponsesApiWebSearchAction =
  /** It searched. */
  | {
    /** All the queries, if there were several. */
    queries?: Array<string>;
    /** The query. */
    query?: string;
    type: "search";
  }
  /** It opened a page. */
  | {
    type: "open_page";
    /** The page. */
    url?: string;
  }
  /** It searched a page. */
  | {
    /** The purpose. */
    pattern?: string;
    type: "find_in_page";
    /** The page. */
    url?: string;
  }
  /** Anything else. */
  | {
    type: "other";
  };

/** The user's answer to an approval of the older form. */
export type ReviewDecision =
  /** Do it. */
  | "approved"
  /** Run it, and keep a rule that allows commands with this beginning. */
  | {
    approved_execpolicy_amendment: {
      /** First words of the commands to be allowed. */
      proposed_execpolicy_amendment: Array<string>;
    };
  }
  /** Do it, and do not ask again for the same in this session. */
  | "approved_for_session"
  /** Do it, and keep a rule that allows the MCP tool. */
  | "approved_mcp_policy_amendment"
  /** Keep a rule for a network host. */
  | {
    network_policy_amendment: {
      /** The rule. */
      network_policy_amendment: NetworkPolicyAmendment;
    };
  }
  /** Do not do it; the turn continues. */
  | {
    denied: {
      /** The text for the model about it. */
      rejection: string;
    };
  }
  /** No answer came in time. */
  | "timed_out"
  /** Do not do it, and interrupt the turn. */
  | "abort";

/** The thread that a review runs in. */
export type ReviewDelivery = "inline";

/** Params of `review/start`. */
export type ReviewStartParams = {
  /** The thread that the review runs in. In the thread itself by default. */
  delivery?: ReviewDelivery | null;
  /** The subject of the review. */
  target: ReviewTarget;
  /** The thread. */
  threadId: string;
};

/** Answer to `review/start`. */
export type ReviewStartResponse = {
  /** The thread that the review takes place in: the one that was given. */
  reviewThreadId: string;
  /** The review's turn, with a label of the review as its user message. */
  turn: Turn;
};

/** The subject of the review. */
export type ReviewTarget =
  /** All changes in the working tree that are not committed. */
  | {
    type: "uncommittedChanges";
  }
  /** The changes against a branch. */
  | {
    /** The branch; must not be empty. */
    branch: string;
    type: "baseBranch";
  }
  /** The changes of a commit. */
  | {
    /** The commit; must not be empty. */
    sha: string;
    /** Its title, for the review's label. */
    title?: string | null;
    type: "commit";
  }
  /** The client's own instructions. */
  | {
    /** The instructions; must not be empty. */
    instructions: string;
    type: "custom";
  };

/** Answer to `rollout/compress`. */
export type RolloutCompressResponse = Record<string, never>;

/** A sandbox policy by its short name. */
export type SandboxMode =
  /** Reading everywhere, writing nowhere, no network. */
  | "read-only"
  /** Writing in the workspace too. */
  | "workspace-write"
  /** No sandbox. */
  | "danger-full-access";

/** The kernel's sandbox for a thread's commands. */
export type SandboxPolicy =
  /** Everything: there is no sandbox. */
  | {
    type: "dangerFullAccess";
  }
  /** Read everywhere and write nowhere. */
  | {
    /** True if they may use the network. False by default. */
    networkAccess: boolean;
    type: "readOnly";
  }
  /** Everything that a sandbox around the server allows. */
  | {
    /** Says if that sandbox lets them use the network. */
    networkAccess: NetworkAccess;
    type: "externalSandbox";
  }
  /** Read everywhere, write in the workspace and in directories for temporary files. */
  | {
    /** True if `/tmp` is kept from being written. */
    excludeSlashTmp: boolean;
    /** True if the directory that `TMPDIR` names is kept from being written. */
    excludeTmpdirEnvVar: boolean;
    /** True if they may use the network. False by default. */
    networkAccess: boolean;
    type: "workspaceWrite";
    /** Directories that may be written besides the working directory. */
    writableRoots: Array<AbsolutePathBuf>;
  };

/** Details of the `workspace-write` sandbox. */
export type SandboxWorkspaceWrite = {
  /** True if `/tmp` is kept from being written. */
  exclude_slash_tmp: boolean;
  /** True if the directory that `TMPDIR` names is kept from being written. */
  exclude_tmpdir_env_var: boolean;
  /** True if commands may use the network. False by default. */
  network_access: boolean;
  /** Directories that may be written besides the working directory. */
  writable_roots: Array<string>;
};

/** When a task runs. */
export type ScheduledTaskSchedule =
  /** Every so many hours. */
  | {
    /** Only on these days. Every day if unset. */
    days: Array<ScheduledTaskWeekday> | null;
    /** Hours from one run to the next. */
    intervalHours: number;
    type: "hourly";
  }
  /** Every day. */
  | {
    /** The time of day. */
    time: string;
    type: "daily";
  }
  /** From Monday to Friday. */
  | {
    /** The time of day. */
    time: string;
    type: "weekdays";
  }
  /** On some days of the week. */
  | {
    /** The days. */
    days: Array<ScheduledTaskWeekday>;
    /** The time of day. */
    time: string;
    type: "weekly";
  };

/** A task that a plugin offers to run at set times. */
export type ScheduledTaskSummary = {
  /** The key that tells it from the plugin's other tasks. */
  key: string;
  /** Its name for people. */
  name: string;
  /** The text to the model when it runs. */
  prompt: string;
  /** When it runs. */
  schedule: ScheduledTaskSchedule;
};

/** A day of the week. */
export type ScheduledTaskWeekday =
  /** Monday. */
  | "MO"
  /** Tuesday. */
  | "TU"
  /** Wednesday. */
  | "WE"
  /** Thursday. */
  | "TH"
  /** Friday. */
  | "FR"
  /** Saturday. */
  | "SA"
  /** Sunday. */
  | "SU";

/** A place that brings skills and tools. */
export type SelectedCapabilityRoot = {
  /** Its id. */
  id: string;
  /** Its location. */
  location: CapabilityRootLocation;
};

/** Params of `account/sendAddCreditsNudgeEmail`. */
export type SendAddCreditsNudgeEmailParams = {
  /** The request to the workspace's owner. */
  creditType: AddCreditsNudgeCreditType;
};

/** Answer to `account/sendAddCreditsNudgeEmail`. */
export type SendAddCreditsNudgeEmailResponse = {
  /** Says if the e-mail was sent. */
  status: AddCreditsNudgeEmailStatus;
};

/** Something the server counts about itself. */
export type ServerDiagnosticsGauge = {
  /** Its name, such as `app.requests.in_flight`. */
  name: string;
  /** Its value now; never 0, as gauges at zero are left out. */
  value: number;
};

/** Params of `server/diagnostics`. */
export type ServerDiagnosticsParams = Record<string, never>;

/** The server's process. */
export type ServerDiagnosticsProcess = {
  /** Its process id. */
  id: number;
  /**
   * Its physical memory footprint, in bytes; `None` where the system does not measure it, as on
   * Linux.
   */
  physicalFootprintBytes: number | null;
  /** Its memory that is in RAM, in bytes; `None` if not known. */
  residentMemoryBytes: number | null;
};

/** Answer to `server/diagnostics`. */
export type ServerDiagnosticsResponse = {
  /** The server's own counts, without those at zero. */
  gauges: Array<ServerDiagnosticsGauge>;
  /** The server's process. */
  process: ServerDiagnosticsProcess;
};

/** What the server says, told apart by `method`. */
export type ServerNotification =
  /** The login at a provider's gateway moved on. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/gatewayOAuth/changed";
    params: GatewayOAuthChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A login succeeded or failed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/login/completed";
    params: AccountLoginCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider's rate limits as last seen. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/rateLimits/updated";
    params: AccountRateLimitsUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The account that is logged in has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/updated";
    params: AccountUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The apps on offer have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "app/list/updated";
    params: AppListUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A turn's approvals are reviewed strictly from here on. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "autoApprovalReview/strictReviewRequired";
    params: StrictReviewRequiredNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of the output of a command of `command/exec`. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "command/exec/outputDelta";
    params: CommandExecOutputDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something in the configuration that the user should fix. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "configWarning";
    params: ConfigWarningNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The client used something that will go away. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "deprecationNotice";
    params: DeprecationNoticeNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A turn met an error. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "error";
    params: ErrorNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An import is done. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "externalAgentConfig/import/completed";
    params: ExternalAgentConfigImportCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An import moved on. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "externalAgentConfig/import/progress";
    params: ExternalAgentConfigImportProgressNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something that is watched has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "fs/changed";
    params: FsChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A search session has found all for its query. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "fuzzyFileSearch/sessionCompleted";
    params: FuzzyFileSearchSessionCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The results of a search session so far. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "fuzzyFileSearch/sessionUpdated";
    params: FuzzyFileSearchSessionUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The reviewing model has something that the user should know. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "guardianWarning";
    params: GuardianWarningNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A hook's run ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "hook/completed";
    params: HookCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A hook began to run. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "hook/started";
    params: HookStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of a message. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/agentMessage/delta";
    params: AgentMessageDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The reviewing model has decided about an approval. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/autoApprovalReview/completed";
    params: ItemGuardianApprovalReviewCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The reviewing model began to look at an approval. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/autoApprovalReview/started";
    params: ItemGuardianApprovalReviewStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of a command's output. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/commandExecution/outputDelta";
    params: CommandExecutionOutputDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something was typed into a command. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/commandExecution/terminalInteraction";
    params: TerminalInteractionNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An item is complete. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/completed";
    params: ItemCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of the output of changing files. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/fileChange/outputDelta";
    params: FileChangeOutputDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The changes of a file change item, as far as they are known. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/fileChange/patchUpdated";
    params: FileChangePatchUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An MCP tool says how far it is. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/mcpToolCall/progress";
    params: McpToolCallProgressNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of a plan. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/plan/delta";
    params: PlanDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Another part of a reasoning summary begins. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/summaryPartAdded";
    params: ReasoningSummaryPartAddedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of a reasoning summary. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/summaryTextDelta";
    params: ReasoningSummaryTextDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of raw reasoning. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/textDelta";
    params: ReasoningTextDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An item began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/started";
    params: ItemStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An event of an MCP server that the client subscribed to. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "mcpServer/event/stream/notification";
    params: McpServerEventStreamNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An OAuth login to an MCP server ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "mcpServer/oauthLogin/completed";
    params: McpServerOauthLoginCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An MCP server is starting, is ready, or could not be started. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "mcpServer/startupStatus/updated";
    params: McpServerStatusUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider answered with another model than the one asked. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "model/rerouted";
    params: ModelReroutedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider holds output back for a safety check, or no longer does. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "model/safetyBuffering/updated";
    params: ModelSafetyBufferingUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider wants the user verified. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "model/verification";
    params: ModelVerificationNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The attempt to renew a model provider's login ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "modelProvider/authRecoveryCompleted";
    params: AuthRecoveryNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The server began to renew a model provider's login. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "modelProvider/authRecoveryStarted";
    params: AuthRecoveryNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A process ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "process/exited";
    params: ProcessExitedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of a process's output. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "process/outputDelta";
    params: ProcessOutputDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A project was created, changed or deleted. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "project/changed";
    params: ProjectChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /**
   * A response of the provider is complete. Only for threads that were started with
   * `experimentalRawEvents`.
   */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "rawResponse/completed";
    params: RawResponseCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /**
   * An item was added to what the model is sent. Only for threads that were started with
   * `experimentalRawEvents`.
   */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "rawResponseItem/completed";
    params: RawResponseItemCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Remote control was switched, or its connection has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "remoteControl/status/changed";
    params: RemoteControlStatusChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A question of the server needs no answer any more. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "serverRequest/resolved";
    params: ServerRequestResolvedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The skills on offer may have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "skills/changed";
    params: SkillsChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread was archived. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/archived";
    params: ThreadArchivedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something was attached to a thread or taken off it. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/attachment/updated";
    params: ThreadAttachmentUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread left the server's memory. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/closed";
    params: ThreadClosedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's history was shortened. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/compacted";
    params: ContextCompactedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread was deleted. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/deleted";
    params: ThreadDeletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An environment of a thread was connected. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/environment/connected";
    params: EnvironmentConnectionNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An environment of a thread was disconnected. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/environment/disconnected";
    params: EnvironmentConnectionNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's goal was taken away. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/goal/cleared";
    params: ThreadGoalClearedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's goal was set or has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/goal/updated";
    params: ThreadGoalUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread got another name. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/name/updated";
    params: ThreadNameUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A prediction was made or has failed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/prediction/updated";
    params: ThreadPredictionUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread was put into a project or taken out of one. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/project/updated";
    params: ThreadProjectUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's queue has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/queue/changed";
    params: ThreadQueueChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The unread part in a thread has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/readState/changed";
    params: ThreadReadStateChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's voice conversation is over. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/closed";
    params: ThreadRealtimeClosedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something in a thread's voice conversation went wrong. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/error";
    params: ThreadRealtimeErrorNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An entry of a thread's voice conversation is complete. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/item/completed";
    params: ThreadRealtimeItemCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** An entry of a thread's voice conversation began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/item/started";
    params: ThreadRealtimeItemStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of an entry's words in a thread's voice conversation. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/item/transcript/delta";
    params: ThreadRealtimeItemTranscriptDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider added an item to a thread's voice conversation. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/itemAdded";
    params: ThreadRealtimeItemAddedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of the model's speech. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/outputAudio/delta";
    params: ThreadRealtimeOutputAudioDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider's answer to a WebRTC offer. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/sdp";
    params: ThreadRealtimeSdpNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's voice conversation has begun. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/started";
    params: ThreadRealtimeStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A piece of what is said, as text. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/transcript/delta";
    params: ThreadRealtimeTranscriptDeltaNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** All of what someone said, as text. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/realtime/transcript/done";
    params: ThreadRealtimeTranscriptDoneNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's last turns were dropped. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/reverted";
    params: ThreadRevertedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Some hits of a streamed search, before its answer. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/search/partial";
    params: ThreadSearchPartialNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread was filed under another section, or under none. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/section/changed";
    params: ThreadSectionChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's settings have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/settings/updated";
    params: ThreadSettingsUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread was started. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/started";
    params: ThreadStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread's status has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/status/changed";
    params: ThreadStatusChangedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread used tokens. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/tokenUsage/updated";
    params: ThreadTokenUsageUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A thread is no longer archived. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/unarchived";
    params: ThreadUnarchivedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A turn ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/completed";
    params: TurnCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The diff of all that a turn changed so far. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/diff/updated";
    params: TurnDiffUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The provider's moderation has judged a turn. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/moderationMetadata";
    params: TurnModerationMetadataNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The model made a plan or changed it. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/plan/updated";
    params: TurnPlanUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** A turn began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/started";
    params: TurnStartedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The server will end and starts no more work. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turnhost/draining";
    params: TurnhostDrainingNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Notifications were dropped because the client reads too slowly. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turnhost/resync";
    params: TurnhostResyncNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Something that the user should know. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "warning";
    params: WarningNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Directories that everyone may write to weaken the sandbox on Windows. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "windows/worldWritableWarning";
    params: WindowsWorldWritableWarningNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** The set-up of the sandbox on Windows has ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "windowsSandbox/setupCompleted";
    params: WindowsSandboxSetupCompletedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  };

/** What the server asks a client, told apart by `method`. */
export type ServerRequest =
  /** Asks the client that logged in with its own tokens for fresh ones. */
  | {
    id: RequestId;
    method: "account/chatgptAuthTokens/refresh";
    params: ChatgptAuthTokensRefreshParams;
  }
  /** Asks whether files may be changed; the older form, which this server never sends. */
  | {
    id: RequestId;
    method: "applyPatchApproval";
    params: ApplyPatchApprovalParams;
  }
  /** Asks the client for a token that proves what it is. Never sent: no provider here takes one. */
  | {
    id: RequestId;
    method: "attestation/generate";
    params: AttestationGenerateParams;
  }
  /** Asks whether a command may run; the older form, which this server never sends. */
  | {
    id: RequestId;
    method: "execCommandApproval";
    params: ExecCommandApprovalParams;
  }
  /** Asks whether a command may run. */
  | {
    id: RequestId;
    method: "item/commandExecution/requestApproval";
    params: CommandExecutionRequestApprovalParams;
  }
  /** Asks whether files may be changed. */
  | {
    id: RequestId;
    method: "item/fileChange/requestApproval";
    params: FileChangeRequestApprovalParams;
  }
  /** Asks whether the model may have more permissions. */
  | {
    id: RequestId;
    method: "item/permissions/requestApproval";
    params: PermissionsRequestApprovalParams;
  }
  /** Asks the client to run a tool that it brought. */
  | {
    id: RequestId;
    method: "item/tool/call";
    params: DynamicToolCallParams;
  }
  /** Puts the model's questions to the user. */
  | {
    id: RequestId;
    method: "item/tool/requestUserInput";
    params: ToolRequestUserInputParams;
  }
  /** Puts an MCP server's question to the user, or asks whether its tool may run. */
  | {
    id: RequestId;
    method: "mcpServer/elicitation/request";
    params: McpServerElicitationRequestParams;
  };

/** Payload of `serverRequest/resolved`: answered by someone, or no longer of interest. */
export type ServerRequestResolvedNotification = {
  /** Id of the request. */
  requestId: RequestId;
  /** The thread. */
  threadId: string;
};

/** A session of another agent that can be imported. */
export type SessionMigration = {
  /** The directory it worked in. */
  cwd: string;
  /** The file with its history. */
  path: string;
  /** Its title, if it has one. */
  title: string | null;
};

/** Origin of a thread. */
export type SessionSource =
  /** The interactive command line. */
  | "cli"
  /** A client of this protocol; named for the first one. */
  | "vscode"
  /** The non-interactive command line. */
  | "exec"
  /** The server itself. */
  | "appServer"
  /** Another program, by its name. */
  | {
    custom: string;
  }
  /** A thread that works for another one. */
  | {
    subAgent: SubAgentSource;
  }
  /** Not known. */
  | "unknown";

/** The settings of a collaboration mode. */
export type Settings = {
  /** Replaces the mode's own instructions. */
  developer_instructions: string | null;
  /** The model. */
  model: string;
  /** The model's reasoning effort. */
  reasoning_effort: ReasoningEffort | null;
};

/** A skill's requirements. */
export type SkillDependencies = {
  /** The tools it needs. */
  tools: Array<SkillToolDependency>;
};

/** A skill that could not be read. */
export type SkillErrorInfo = {
  /** Its fault, in words. */
  message: string;
  /** Its SKILL.md. */
  path: string;
};

/** The way in which a skill is shown. */
export type SkillInterface = {
  /** Its colour. */
  brandColor?: string;
  /** A prompt that the user might begin with. */
  defaultPrompt?: string;
  /** Its name for people. */
  displayName?: string;
  /** The file of its large icon. */
  iconLarge?: AbsolutePathBuf;
  /** The URL of its large icon. */
  iconLargeUrl: string | null;
  /** The file of its small icon. */
  iconSmall?: AbsolutePathBuf;
  /** The URL of its small icon. */
  iconSmallUrl: string | null;
  /** Its description, in few words. */
  shortDescription?: string;
};

/** A skill, as far as a list shows it. */
export type SkillMetadata = {
  /** Its requirements, if it says so. */
  dependencies?: SkillDependencies;
  /** Its purpose, from its front matter. */
  description: string;
  /** True if models are offered it. */
  enabled: boolean;
  /** The way in which clients show it, if it says so. */
  interface?: SkillInterface;
  /** Its name. */
  name: string;
  /** Its SKILL.md; absolute. */
  path: LegacyAppPathString;
  /** The plugin that brings it; `None` if none does. */
  pluginId: string | null;
  /** Its location. */
  scope: SkillScope;
  /** Its purpose, in fewer words, if it says so. */
  shortDescription?: string;
};

/** A skill of another agent that can be imported. */
export type SkillMigration = {
  /** Its name. */
  name: string;
};

/** Location of a skill. */
export type SkillScope =
  /** Below the server's home, or in an extra root. */
  | "user"
  /** In `.agents/skills` of the working directory's project. */
  | "repo"
  /** It comes with the server. */
  | "system"
  /** The machine's administrator put it there. */
  | "admin";

/** A skill that a plugin brings. */
export type SkillSummary = {
  /** Its purpose. */
  description: string;
  /** True if it is switched on. */
  enabled: boolean;
  /** Its presentation; `None` if it does not say. */
  interface: SkillInterface | null;
  /** Its name. */
  name: string;
  /** Its path; `None` if it is not on this machine. */
  path: LegacyAppPathString | null;
  /** Its purpose, in few words. */
  shortDescription: string | null;
};

/** A tool that a skill needs. */
export type SkillToolDependency = {
  /** The command that starts it, if it is started that way. */
  command?: string;
  /** Its purpose. */
  description?: string;
  /** The way in which it is spoken to. */
  transport?: string;
  /** The kind of tool. */
  type: string;
  /** The place where it is reached, if it is reached that way. */
  url?: string;
  /** Its name among tools of its kind. */
  value: string;
};

/** Payload of `skills/changed`, sent when a list of skills read earlier may no longer be right. */
export type SkillsChangedNotification = Record<string, never>;

/** Params of `skills/config/write`. Takes exactly one of `path` and `name`. */
export type SkillsConfigWriteParams = {
  /** True if models are to be offered the skill. */
  enabled: boolean;
  /** The skill by its name. */
  name?: string | null;
  /** The skill by its SKILL.md; absolute. */
  path?: AbsolutePathBuf | null;
};

/** Answer to `skills/config/write`. */
export type SkillsConfigWriteResponse = {
  /** True if models are offered the skill now, all settings taken together. */
  effectiveEnabled: boolean;
};

/** Params of `skills/extraRoots/set`. */
export type SkillsExtraRootsSetParams = {
  /** Further directories to look for skills in, in place of those set before; absolute. */
  extraRoots: Array<AbsolutePathBuf>;
};

/** Answer to `skills/extraRoots/set`, given after `skills/changed`. */
export type SkillsExtraRootsSetResponse = Record<string, never>;

/** The skills that hold for one working directory. */
export type SkillsListEntry = {
  /** The working directory, as it was given. */
  cwd: string;
  /** The skills that could not be read. */
  errors: Array<SkillErrorInfo>;
  /** The skills, those switched off included. */
  skills: Array<SkillMetadata>;
};

/** Params of `skills/list`. */
export type SkillsListParams = {
  /** The working directories to list for; relative ones are resolved against the server's own. */
  cwds?: Array<string>;
  /** True to read all files again instead of what is remembered of them. False by default. */
  forceReload?: boolean;
};

/** Answer to `skills/list`. */
export type SkillsListResponse = {
  /** The skills, by working directory. */
  data: Array<SkillsListEntry>;
};

/** Which way a list is sorted. */
export type SortDirection =
  /** Smallest or oldest first. */
  | "asc"
  /** Largest or newest first. */
  | "desc";

/** A limit on one user's spending. */
export type SpendControlLimitSnapshot = {
  /** The limit, as text. */
  limit: string;
  /** The remainder, 0 to 100. */
  remainingPercent: number;
  /** The time of the reset, in seconds since the Unix epoch. */
  resetsAt: number;
  /** The part used, as text. */
  used: string;
};

/**
 * Payload of `autoApprovalReview/strictReviewRequired`, sent when a turn's automatic reviews of
 * approvals have to be strict.
 */
export type StrictReviewRequiredNotification = {
  /** When that began, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Change to an agent. */
export type SubAgentActivityKind =
  /** It was started. */
  | "started"
  /** It was sent a message. */
  | "interacted"
  /** It was interrupted. */
  | "interrupted"
  /** It is done. */
  | "completed";

/** The reason why a thread works for another one. */
export type SubAgentSource =
  /** To review changes. */
  | "review"
  /** To shorten a history. */
  | "compact"
  /** To tidy memories. */
  | "memory_consolidation"
  /** Because a model started it. */
  | {
    thread_spawn: {
      /** Its name for people. */
      agent_nickname: string | null;
      /** Its place in the tree of agents. */
      agent_path: AgentPath | null;
      /** Its purpose. */
      agent_role: string | null;
      /** Generations from the user's own thread. */
      depth: number;
      /** The thread whose model did. */
      parent_thread_id: ThreadId;
    };
  }
  /** For another purpose, in words. */
  | {
    other: string;
  };

/** A sub-agent of another agent that can be imported. */
export type SubagentMigration = {
  /** Its name. */
  name: string;
};

/** Payload of `item/commandExecution/terminalInteraction`. */
export type TerminalInteractionNotification = {
  /** The item. */
  itemId: string;
  /** The process. */
  processId: string;
  /** The input that was written to it; empty for a mere wait. */
  stdin: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A stretch of the user's text that stands for something else. */
export type TextElement = {
  /** Which stretch. */
  byteRange: ByteRange;
  /** The replacement. */
  placeholder: string | null;
};

/** A place in a text. */
export type TextPosition = {
  /** The character in the line, from 1. */
  column: number;
  /** The line, from 1. */
  line: number;
};

/** A stretch of text. */
export type TextRange = {
  /** The character after its last. */
  end: TextPosition;
  /** Its first character. */
  start: TextPosition;
};

/** A stored conversation. */
export type Thread = {
  /** The nickname of the agent that works in it. */
  agentNickname: string | null;
  /** The purpose of that agent. */
  agentRole: string | null;
  /** The thread that it is shown with. */
  attachedToThreadId: string | null;
  /** True if clients may start turns in it; `None` if it is not loaded. */
  canAcceptDirectInput: boolean | null;
  /** Version of the server that started it. */
  cliVersion: string;
  /** When it was started, in seconds since the Unix epoch. */
  createdAt: number;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** True if Daybreak is on in it. */
  daybreakEnabled: boolean | null;
  /** The working directory of its commands; `None` if it is not loaded. */
  environments: Array<ThreadEnvironment> | null;
  /** True if it is gone when the server ends. */
  ephemeral: boolean;
  /** Fields of other programs. */
  extra: ThreadExtra | null;
  /** The thread it was forked from. */
  forkedFromId: string | null;
  /** The repository that its working directory was in. */
  gitInfo: GitInfo | null;
  /** The form of its history. */
  historyMode: ThreadHistoryMode;
  /** Its id. */
  id: string;
  /** The model. */
  model: string | null;
  /** Id of the model provider. */
  modelProvider: string;
  /** The name that a client gave it. */
  name: string | null;
  /** Name of the client that started it. */
  originator: string | null;
  /** The thread whose model started it. */
  parentThreadId: string | null;
  /** The file it is kept in; `None` if it is not kept in one. */
  path: string | null;
  /** Text of its first user message; empty until there is one. */
  preview: string;
  /** The project it belongs to. */
  projectId: string | null;
  /** The model's reasoning effort; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** When it was last worked in, in seconds since the Unix epoch. */
  recencyAt: number | null;
  /** The section it is filed under. */
  section: ThreadSection | null;
  /** When it was filed there, in seconds since the Unix epoch. */
  sectionEnteredAt: number | null;
  /** The thread at the root of the tree that this one belongs to; itself if it stands alone. */
  sessionId: string;
  /** Its origin. */
  source: SessionSource;
  /** Its effect. */
  status: ThreadStatus;
  /** The client's word for why it was started. */
  threadSource: ThreadSource | null;
  /** Its turns, oldest first; empty unless they were asked for. */
  turns: Array<Turn>;
  /** When anything of it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};

/** A reason for which a running turn waits. */
export type ThreadActiveFlag =
  /** An approval. */
  | "waitingOnApproval"
  /** An answer of the user. */
  | "waitingOnUserInput";

/** Params of `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionParams = {
  /** The automatic reviewer's event of the refusal, as the client received it. */
  event: JsonValue;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionResponse = Record<string, never>;

/** Params of `thread/archive`. */
export type ThreadArchiveParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/archive`. */
export type ThreadArchiveResponse = Record<string, never>;

/** Payload of `thread/archived`. */
export type ThreadArchivedNotification = {
  /** The thread. */
  threadId: string;
};

/** Something that clients attached to a thread; its type and key together name it. */
export type ThreadAttachment = {
  /** Its type, a word of the client's; not empty. */
  attachmentType: string;
  /** When it was attached, in seconds since the Unix epoch. */
  createdAt: number;
  /** Its id, a UUID the server made. */
  id: string;
  /** Its key among attachments of its type, a word of the client's. */
  identityKey: string;
  /** Any JSON the client stored with it. */
  payload: JsonValue;
};

/** The outcome of `thread/attachment/add`. */
export type ThreadAttachmentAddOutcome =
  /** It was attached. */
  | "created"
  /** The thread had one with this type and key already, which stays as it was. */
  | "existing";

/** Params of `thread/attachment/add`. */
export type ThreadAttachmentAddParams = {
  /** Its type; must not be empty. */
  attachmentType: string;
  /** Its key among attachments of its type. */
  identityKey: string;
  /** Any JSON to store with it; ignored if the thread has one with this type and key. */
  payload: JsonValue;
  /** The thread; it must have had a user message. */
  threadId: string;
};

/** Answer to `thread/attachment/add`. */
export type ThreadAttachmentAddResponse = {
  /** The attachment as it is stored. */
  attachment: ThreadAttachment;
  /** Says if it is a new one. */
  outcome: ThreadAttachmentAddOutcome;
};

/** Params of `thread/attachment/list`. */
export type ThreadAttachmentListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/attachment/list`. */
export type ThreadAttachmentListResponse = {
  /** The thread's attachments. */
  data: Array<ThreadAttachment>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Change to an attachment. */
export type ThreadAttachmentOperation =
  /** It was attached. */
  | "created"
  /** It was taken off. */
  | "deleted";

/** A thread that has a certain attachment. */
export type ThreadAttachmentOwner = {
  /** True if the thread is archived. */
  archived: boolean;
  /** The thread. */
  threadId: string;
};

/** Params of `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListParams = {
  /** Only threads that are archived, or only those that are not. Both if unset. */
  archived?: boolean | null;
  /** The attachment's type. */
  attachmentType: string;
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Its key. */
  identityKey: string;
  /** Entries a page at most. */
  limit?: number | null;
};

/** Answer to `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListResponse = {
  /** The threads that have the attachment. */
  data: Array<ThreadAttachmentOwner>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/attachment/remove`. */
export type ThreadAttachmentRemoveParams = {
  /** The attachment's type; must not be empty. */
  attachmentType: string;
  /** Its key. */
  identityKey: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/attachment/remove`; the same if there was nothing to remove. */
export type ThreadAttachmentRemoveResponse = Record<string, never>;

/**
 * Payload of `thread/attachment/updated`, sent to every connection when a thread gets or loses an
 * attachment.
 */
export type ThreadAttachmentUpdatedNotification = {
  /** The attachment's id. */
  attachmentId: string;
  /** Its type. */
  attachmentType: string;
  /** Its key. */
  identityKey: string;
  /** The event. */
  operation: ThreadAttachmentOperation;
  /** The thread. */
  threadId: string;
};

/** A command that a model started and that still runs. */
export type ThreadBackgroundTerminal = {
  /** The command line, as the model gave it. */
  command: string;
  /** Its share of the processor's time, in per cent; `None` if not known. */
  cpuPercent: number | null;
  /** Its working directory. */
  cwd: LegacyAppPathString;
  /** The item of the command. */
  itemId: string;
  /** The operating system's id of its process; `None` if not known. */
  osPid: number | null;
  /** The server's id of it, a decimal number; not the operating system's. */
  processId: string;
  /** Its memory that is in RAM, in kilobytes; `None` if not known. */
  rssKb: number | null;
};

/** Params of `thread/backgroundTerminals/clean`. */
export type ThreadBackgroundTerminalsCleanParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/backgroundTerminals/clean`. */
export type ThreadBackgroundTerminalsCleanResponse = Record<string, never>;

/** Params of `thread/backgroundTerminals/list`. */
export type ThreadBackgroundTerminalsListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/backgroundTerminals/list`. */
export type ThreadBackgroundTerminalsListResponse = {
  /** The commands that still run. */
  data: Array<ThreadBackgroundTerminal>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/backgroundTerminals/terminate`. */
export type ThreadBackgroundTerminalsTerminateParams = {
  /** The command, by its `processId` in the list. */
  processId: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/backgroundTerminals/terminate`. */
export type ThreadBackgroundTerminalsTerminateResponse = {
  /** True if there was such a command; its item is completed as failed afterwards. */
  terminated: boolean;
};

/** Payload of `thread/closed`. */
export type ThreadClosedNotification = {
  /** The thread. */
  threadId: string;
};

/** Params of `thread/compact/start`. */
export type ThreadCompactStartParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/compact/start`, given at once; the work is a turn of its own. */
export type ThreadCompactStartResponse = Record<string, never>;

/** Params of `thread/decrement_elicitation`. Fails if the count is 0. */
export type ThreadDecrementElicitationParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/decrement_elicitation`. */
export type ThreadDecrementElicitationResponse = {
  /** Questions that are still open outside this protocol. */
  count: number;
  /** True if the thread is held up by them. */
  paused: boolean;
};

/** Params of `thread/delete`. Fails while a fork still uses the thread's history. */
export type ThreadDeleteParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/delete`. */
export type ThreadDeleteResponse = Record<string, never>;

/** Payload of `thread/deleted`, sent to every connection after the answer to `thread/delete`. */
export type ThreadDeletedNotification = {
  /** The thread, which is gone. */
  threadId: string;
};

/** A place where a thread's commands run. */
export type ThreadEnvironment = {
  /** The working directory there. */
  cwd: LegacyAppPathString;
  /** `local`, or the id of an environment. */
  environmentId: string;
  /** The workspace's roots there. */
  runtimeWorkspaceRoots: Array<LegacyAppPathString>;
};

/** Fields of other programs; none are defined. */
export type ThreadExtra = Record<string, never>;

/** Params of `thread/fork`. The settings given here hold for the fork alone. */
export type ThreadForkParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** True if the fork is shown with the source. False by default. */
  attachToSource?: boolean;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Keeps the turns before this one. Not together with `lastTurnId`. */
  beforeTurnId?: string | null;
  /** Configuration of the fork alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory; a relative one is resolved against the server's own. */
  cwd?: string | null;
  /** True if the fork is not to continue its goal by itself at once. False by default. */
  deferGoalContinuation?: boolean;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** True if nothing of the fork is to be stored. False by default. */
  ephemeral?: boolean;
  /** True to answer the fork without its turns. False by default. */
  excludeTurns?: boolean;
  /** True if a fork for predictions does without MCP servers. False by default. */
  experimentalDisablePredictionMcp?: boolean;
  /** True if the fork is for predicting what the user says next. False by default. */
  experimentalPredictionMode?: boolean;
  /** Keeps the turns up to and including this one. All are kept if neither is set. */
  lastTurnId?: string | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** Names the source by its file instead of its id. */
  path?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** The permissions of commands. Not together with `permissions`. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread to fork. */
  threadId: string;
  /** The client's word for why it is forked. */
  threadSource?: ThreadSource | null;
};

/** Answer to `thread/fork`: the new thread and what holds for it. */
export type ThreadForkResponse = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** The reviewer of approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** Instruction files that were read, such as AGENTS.md. */
  instructionSources: Array<LegacyAppPathString>;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** The model's reasoning effort; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots: Array<AbsolutePathBuf>;
  /** The permissions of commands. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /**
   * The new thread. Its turns have the same ids as the source's; one that ran there is
   * interrupted here.
   */
  thread: Thread;
};

/** The aim that a thread pursues by itself, from turn to turn. */
export type ThreadGoal = {
  /** When it was set, in seconds since the Unix epoch. */
  createdAt: number;
  /** The objective, in words; not empty. */
  objective: string;
  /** Its status. */
  status: ThreadGoalStatus;
  /** The thread. */
  threadId: string;
  /** Time spent on it so far, in seconds. */
  timeUsedSeconds: number;
  /** Tokens it may use; `None` for no limit. */
  tokenBudget: number | null;
  /** Tokens it used so far: input that was not cached, and output. */
  tokensUsed: number;
  /** When it last changed, in seconds since the Unix epoch. */
  updatedAt: number;
};

/** Params of `thread/goal/clear`. */
export type ThreadGoalClearParams = {
  /** On whose behalf it is taken away. */
  origin?: ThreadGoalMutationOrigin | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/goal/clear`. */
export type ThreadGoalClearResponse = {
  /** True if there was a goal. */
  cleared: boolean;
};

/** Payload of `thread/goal/cleared`. */
export type ThreadGoalClearedNotification = {
  /** The thread. */
  threadId: string;
};

/** Params of `thread/goal/get`. */
export type ThreadGoalGetParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/goal/get`. */
export type ThreadGoalGetResponse = {
  /** The goal; `None` if the thread has none. */
  goal: ThreadGoal | null;
};

/** On whose behalf a client changes a goal. */
export type ThreadGoalMutationOrigin =
  /** The user's. */
  | "user"
  /** No user's: the client does it by itself. */
  | "automatic";

/**
 * Params of `thread/goal/set`. What is unset stays as it was; without a goal, `objective` makes
 * one.
 */
export type ThreadGoalSetParams = {
  /** The objective, in words; must not be empty. */
  objective?: string | null;
  /** On whose behalf it is set. */
  origin?: ThreadGoalMutationOrigin | null;
  /** The status of it is to; `active` makes an idle thread start working. */
  status?: ThreadGoalStatus | null;
  /** The thread. */
  threadId: string;
  /** Tokens it may use; must be positive. */
  tokenBudget?: number | null;
};

/** Answer to `thread/goal/set`. */
export type ThreadGoalSetResponse = {
  /** The goal as it is now. */
  goal: ThreadGoal;
};

/** The status of a goal. */
export type ThreadGoalStatus =
  /** The thread works towards it and starts turns by itself. */
  | "active"
  /** It rests until it is made active again. */
  | "paused"
  /** Something is in its way. */
  | "blocked"
  /** It rests because the account used up its allowance. */
  | "usageLimited"
  /** It used up its token budget; no further turn starts. */
  | "budgetLimited"
  /** It is reached. */
  | "complete";

/**
 * Payload of `thread/goal/updated`, sent to every connection when a goal is set, at the end of its
 * turns, and when a thread that has one is resumed.
 */
export type ThreadGoalUpdatedNotification = {
  /** The goal as it is now. */
  goal: ThreadGoal;
  /** The thread. */
  threadId: string;
  /** The turn whose end changed it; `None` if no turn did. */
  turnId: string | null;
};

/** The automatic reviewer's assessment of an action. */
export type ThreadGuardianAssessment = {
  /** Says if it may be done. */
  outcome: GuardianAssessmentOutcome;
  /** The reason, in words. */
  rationale: string;
  /** The harm it may do. */
  riskLevel: GuardianRiskLevel;
  /** The clarity with which the user wanted it. */
  userAuthorization: GuardianUserAuthorization;
};

/** Params of `thread/guardianReview`. */
export type ThreadGuardianReviewParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/guardianReview`. */
export type ThreadGuardianReviewResponse = {
  /** The reviewer's assessment; `None` if it has none. */
  assessment: ThreadGuardianAssessment | null;
  /** The tool call that was reviewed. */
  callId: string;
};

/** The way in which a thread's history is kept. */
export type ThreadHistoryMode =
  /** In one piece. */
  | "legacy"
  /** In pages that are read one by one. */
  | "paginated";

/** A thread's id. */
export type ThreadId = string;

/** Params of `thread/increment_elicitation`. */
export type ThreadIncrementElicitationParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/increment_elicitation`. */
export type ThreadIncrementElicitationResponse = {
  /** Questions that are open outside this protocol, this one included. */
  count: number;
  /** True if the thread is held up by them. */
  paused: boolean;
};

/** Params of `thread/inject_items`. */
export type ThreadInjectItemsParams = {
  /**
   * Items as the provider's Responses API knows them, in order; at least one, and each an
   * object.
   */
  items: Array<JsonValue>;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/inject_items`. No item of the thread shows them. */
export type ThreadInjectItemsResponse = Record<string, never>;

/** One entry of a turn: what was said, thought, run or changed. */
export type ThreadItem = {
  /** When it was complete, in milliseconds since the Unix epoch; `None` until then. */
  completedAtMs: number | null;
  /** When it began, in milliseconds since the Unix epoch. */
  startedAtMs: number | null;
} & (
  /** The user's input. */
  | {
    /** The id that the client gave it. */
    clientId: string | null;
    /** Its parts, as they were given. */
    content: Array<UserInput>;
    /** Its id. */
    id: string;
    type: "userMessage";
  }
  /** Text that hooks put before the model. */
  | {
    /** The texts. */
    fragments: Array<HookPromptFragment>;
    /** Its id. */
    id: string;
    type: "hookPrompt";
  }
  /** The model's text. */
  | {
    /** The way in which it reached the user, if not in the ordinary way. */
    delivery: AgentMessageDelivery | null;
    /** Its id. */
    id: string;
    /** Memories that it rests on. */
    memoryCitation: MemoryCitation | null;
    /** The result of the provider's moderation. */
    moderation: AgentMessageModeration | null;
    /** Commentary or final answer, if the model says. */
    phase: MessagePhase | null;
    /** Questions to the user that need no answer at once. */
    questions: Array<AsyncUserInputQuestion> | null;
    /** The text so far; whole once the item is complete. */
    text: string;
    type: "agentMessage";
  }
  /** The output of a tool that the client ran. */
  | {
    /** Its id. */
    id: string;
    /** The tool. */
    name: string;
    /** The group that the tool belongs to. */
    namespace: string | null;
    /** Its result. */
    output: FunctionCallOutputBody;
    type: "functionCallOutput";
  }
  /** A plan made in plan mode. */
  | {
    /** Its id. */
    id: string;
    /** The plan, in Markdown. */
    text: string;
    type: "plan";
  }
  /** The model's reasoning. */
  | {
    /** Its raw thoughts, if the provider shows them. */
    content: Array<string>;
    /** Its id. */
    id: string;
    /** The parts of a summary, if the provider makes one. */
    summary: Array<string>;
    type: "reasoning";
  }
  /** A command. */
  | {
    /** All its output, stdout and stderr together; `None` if there was none yet. */
    aggregatedOutput: string | null;
    /** The command line as it is run. */
    command: string;
    /** The recognised effect of the command. */
    commandActions: Array<CommandAction>;
    /** Its directory. */
    cwd: LegacyAppPathString;
    /** Its duration, in milliseconds. */
    durationMs: number | null;
    /** Its exit status, 128 + n for signal n, -1 if it could not be started. */
    exitCode: number | null;
    /** Its id. */
    id: string;
    /** The plugin that it belongs to. */
    pluginId: string | null;
    /** The process, to tell it from others; `None` if there is none. */
    processId: string | null;
    /** The skill's script that it runs. */
    scriptPath: string | null;
    /** The party that had it run. */
    source: CommandExecutionSource;
    /** Its status. */
    status: CommandExecutionStatus;
    type: "commandExecution";
  }
  /** Changes to files. */
  | {
    /** The changes, one a file. */
    changes: Array<FileUpdateChange>;
    /** Its id. */
    id: string;
    /** Their status. */
    status: PatchApplyStatus;
    type: "fileChange";
  }
  /** A call of an MCP server's tool. */
  | {
    /** The connected app behind the server. */
    appContext: McpToolCallAppContext | null;
    /** Its arguments. */
    arguments: JsonValue;
    /** Its duration, in milliseconds. */
    durationMs: number | null;
    /** The environment that brought the server along; `None` for servers of the configuration. */
    environmentId: string | null;
    /** The reason why it failed, if the server gave no result. */
    error: McpToolCallError | null;
    /** Its id. */
    id: string;
    /** The tool's user interface; older form of `mcpAppUi`. */
    mcpAppResourceUri?: string;
    /** The tool's user interface. */
    mcpAppUi: McpAppUi | null;
    /** The plugin that it belongs to. */
    pluginId: string | null;
    /** True if the server says that the tool changes nothing. */
    readOnlyHint: boolean | null;
    /** The tool's result. */
    result: McpToolCallResult | null;
    /** The server's name. */
    server: string;
    /** Its status. */
    status: McpToolCallStatus;
    /** The tool's name. */
    tool: string;
    type: "mcpToolCall";
  }
  /** A call of a tool that the client brought. */
  | {
    /** Its arguments. */
    arguments: JsonValue;
    /** Its result. */
    contentItems: Array<DynamicToolCallOutputContentItem> | null;
    /** Its duration, in milliseconds. */
    durationMs: number | null;
    /** Its id. */
    id: string;
    /** The group that the tool belongs to. */
    namespace: string | null;
    /** Its status. */
    status: DynamicToolCallStatus;
    /** True if it did what it should. */
    success: boolean | null;
    /** The tool's name. */
    tool: string;
    type: "dynamicToolCall";
  }
  /** A call that steers other agents. */
  | {
    /** The status of the agents, by thread. */
    agentsStates: { [key in string]?: CollabAgentState };
    /** Its id. */
    id: string;
    /** The model of the agent to be started. */
    model: string | null;
    /** The text for the agents. */
    prompt: string | null;
    /** The reasoning effort of the agent to be started. */
    reasoningEffort: ReasoningEffort | null;
    /** The threads it is for. */
    receiverThreadIds: Array<string>;
    /** The thread it comes from. */
    senderThreadId: string;
    /** The status of the call. */
    status: CollabAgentToolCallStatus;
    /** The action. */
    tool: CollabAgentTool;
    type: "collabAgentToolCall";
  }
  /** News of another agent. */
  | {
    /** Its place in the tree of agents. */
    agentPath: string;
    /** Its thread. */
    agentThreadId: string;
    /** Its id. */
    id: string;
    /** The event. */
    kind: SubAgentActivityKind;
    /** Its model. */
    model: string | null;
    /** Its reasoning effort. */
    reasoningEffort: ReasoningEffort | null;
    type: "subAgentActivity";
  }
  /** A web search. */
  | {
    /** The action. */
    action: WebSearchAction | null;
    /** Its id. */
    id: string;
    /** The query. */
    query: string;
    /** The results, as reported by the provider. */
    results: Array<JsonValue> | null;
    type: "webSearch";
  }
  /** An image that the model looked at. */
  | {
    /** Its id. */
    id: string;
    /** The image's file. */
    path: LegacyAppPathString;
    type: "imageView";
  }
  /** A pause. */
  | {
    /** Its length in milliseconds. */
    durationMs: number;
    /** Its id. */
    id: string;
    type: "sleep";
  }
  /** An image that the model made. */
  | {
    /** The reason why there is no image. */
    failure: ImageGenerationFailure | null;
    /** Its id with the provider. */
    generationId: string | null;
    /** Its id. */
    id: string;
    /** The images it was made from. */
    inputImages?: Array<ImageGenerationInputImage>;
    /** The prompt as the provider rewrote it. */
    revisedPrompt: string | null;
    /** The path of the stored image. */
    savedPath?: AbsolutePathBuf;
    /** Its status, as the provider calls it. */
    status: string;
    /** True if its background is transparent. */
    transparentBackground?: boolean;
    type: "imageGeneration";
  } & (
    /** Kept by the provider under an id. */
    | {
      /** The id. */
      fileId: string;
    }
    /** Given in place. */
    | {
      /** The image, base64. */
      result: string;
    })
  /** A review began. */
  | {
    /** Its id. */
    id: string;
    /** The subject of the review, or what was found, for people. */
    review: string;
    type: "enteredReviewMode";
  }
  /** A review ended. */
  | {
    /** Its id. */
    id: string;
    /** The subject of the review, or what was found, for people. */
    review: string;
    type: "exitedReviewMode";
  }
  /** The history was shortened. */
  | {
    /** Its id. */
    id: string;
    type: "contextCompaction";
  });

/** An item of a thread, with its turn and times. */
export type ThreadItemEntry = {
  /**
   * When it was complete, in milliseconds since the Unix epoch; `None` if it is not, or not
   * known.
   */
  completedAtMs: number | null;
  /** The item. */
  item: ThreadItem;
  /** True if its output was left out, as the request wished. */
  outputDeferred?: boolean;
  /** When it began, in milliseconds since the Unix epoch; `None` if not known. */
  startedAtMs: number | null;
  /** The turn it belongs to. */
  turnId: string;
};

/** Which items are listed without their output, to be read later with `thread/items/read`. */
export type ThreadItemOutputDeferral = {
  /** True if commands are. False by default. */
  commandExecution?: boolean;
  /** True if calls of MCP tools are. False by default. */
  mcpToolCall?: boolean;
};

/** A place in a thread that a list of items begins at. */
export type ThreadItemsListAnchor = {
    /** The item. */
    itemId: string;
    type: "item";
  };

/** Start of a list of items. */
export type ThreadItemsListCursor =
  /** At a cursor from an earlier page. */
  | string
  /** At a place in the thread. */
  | ThreadItemsListAnchor;

/** Params of `thread/items/list`. */
export type ThreadItemsListParams = {
  /** Cursor from an earlier page, or an item. From the start if unset. */
  cursor?: ThreadItemsListCursor | null;
  /** Which items to list without their output. None by default. */
  deferOutput?: ThreadItemOutputDeferral | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way. Oldest first by default. */
  sortDirection?: SortDirection | null;
  /** The thread. */
  threadId: string;
  /** Only items of this turn; there are none if the turn is not known. */
  turnId?: string | null;
};

/** Answer to `thread/items/list`. */
export type ThreadItemsListResponse = {
  /** Start of a list in the other direction; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The items. */
  data: Array<ThreadItemEntry>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/items/read`. */
export type ThreadItemsReadParams = {
  /** The items, from 1 to 100. */
  itemIds: Array<string>;
  /** The thread. */
  threadId: string;
  /** The turn they belong to. */
  turnId: string;
};

/** Answer to `thread/items/read`. */
export type ThreadItemsReadResponse = {
  /** The items; those that are not known are left out. */
  data: Array<ThreadItemEntry>;
};

/** One working directory or several. */
export type ThreadListCwdFilter =
  /** Only this one. */
  | string
  /** Any of these. */
  | Array<string>;

/** Params of `thread/list`. */
export type ThreadListParams = {
  /** Only threads that this one's model started, directly or not. */
  ancestorThreadId?: string | null;
  /** True to list archived threads instead of the others. False by default. */
  archived?: boolean | null;
  /** Only threads that are shown with this one. */
  attachedToThreadId?: string | null;
  /** Only threads of the account that is logged in. No by default. */
  currentAccountOnly?: boolean;
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Only threads with this working directory. */
  cwd?: ThreadListCwdFilter | null;
  /** All but these. */
  excludedThreadIds?: Array<string> | null;
  /** True if threads that are shown with others are listed too. False by default. */
  includeAttachedThreads?: boolean;
  /** Only these threads; an empty list finds none. At most 100. */
  includedThreadIds?: Array<string> | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Only these providers; all if empty. */
  modelProviders?: Array<string> | null;
  /** Only threads started by these clients. */
  originators?: Array<string> | null;
  /** Only threads that this one's model started. */
  parentThreadId?: string | null;
  /** Only threads of this project; null lists those of none. */
  projectId?: string | null;
  /** Only threads whose name or preview holds this text. */
  searchTerm?: string | null;
  /** Only threads of this section; null lists those of none. */
  sectionId?: string | null;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** The sort key. `created_at` by default. */
  sortKey?: ThreadSortKey | null;
  /** Only threads of these sources; those for people if empty. */
  sourceKinds?: Array<ThreadSourceKind> | null;
  /** Options that only this server knows. */
  turnhost?: TurnhostListParams | null;
  /** True to trust the index without looking at the files. False by default. */
  useStateDbOnly?: boolean;
};

/** Answer to `thread/list`. */
export type ThreadListResponse = {
  /** Start of a list in the other direction; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The threads, without turns. */
  data: Array<Thread>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
  /** The unread part in them, by thread. */
  readStates: { [key in string]?: ThreadReadState } | null;
  /** The counts of this server; only for clients that asked for them. */
  turnhost?: TurnhostListResponse;
};

/** Params of `thread/loaded/list`. */
export type ThreadLoadedListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
};

/** Answer to `thread/loaded/list`. */
export type ThreadLoadedListResponse = {
  /** Ids of the threads. */
  data: Array<string>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Says if a thread is remembered in later ones. */
export type ThreadMemoryMode =
  /** It is. */
  | "enabled"
  /** It is not. */
  | "disabled";

/** Params of `thread/memoryMode/set`. */
export type ThreadMemoryModeSetParams = {
  /** Says if the thread is to be remembered in later ones. */
  mode: ThreadMemoryMode;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/memoryMode/set`. */
export type ThreadMemoryModeSetResponse = Record<string, never>;

/** Params of `thread/memory/read`. */
export type ThreadMemoryReadParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/memory/read`. */
export type ThreadMemoryReadResponse = {
  /** The memory of the thread, if there is any. */
  summary: string | null;
};

/**
 * Changes to what is stored about a thread's repository: what is left out stays, null clears. At
 * least one field.
 */
export type ThreadMetadataGitInfoUpdateParams = {
  /** The branch checked out; must not be blank. */
  branch?: string | null;
  /** Address of the remote called `origin`; must not be blank. */
  originUrl?: string | null;
  /** The commit checked out; must not be blank. */
  sha?: string | null;
};

/**
 * Params of `thread/metadata/update`. At least one field beside the thread; what is left out
 * stays.
 */
export type ThreadMetadataUpdateParams = {
  /** True if Daybreak is on in it. */
  daybreakEnabled?: boolean | null;
  /** Changes to what is stored about its repository. */
  gitInfo?: ThreadMetadataGitInfoUpdateParams | null;
  /** The project it is to belong to. */
  projectId?: string | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/metadata/update`. */
export type ThreadMetadataUpdateResponse = {
  /** The thread as it is now, without turns. */
  thread: Thread;
};

/** Payload of `thread/name/updated`. */
export type ThreadNameUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** Its name now. */
  threadName?: string;
};

/** Params of `thread/prediction/request`. */
export type ThreadPredictionRequestParams = {
  /** The turn after which the user's next words are to be predicted. */
  sourceTurnId: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/prediction/request`. The prediction comes as `thread/prediction/updated`. */
export type ThreadPredictionRequestResponse = Record<string, never>;

/** The outcome of a prediction. */
export type ThreadPredictionResult =
  /** It was made. */
  | {
    /** The predicted words; `None` if nothing is to be suggested. */
    text: string | null;
    type: "completed";
  }
  /** It could not be made. */
  | {
    type: "failed";
  };

/**
 * Payload of `thread/prediction/updated`, sent when a prediction that was asked for is there or
 * has failed.
 */
export type ThreadPredictionUpdatedNotification = {
  /** Its outcome. */
  result: ThreadPredictionResult;
  /** The turn it follows. */
  sourceTurnId: string;
  /** The thread. */
  threadId: string;
};

/** Params of `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanParams = {
  /** A file that holds the plan, if there is one. */
  attachmentPath?: string | null;
  /** The plan that the user approved, in Markdown. */
  markdown: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanResponse = {
  /** The words with which to start the turn that carries the plan out. */
  prompt: string;
};

/**
 * Payload of `thread/project/updated`, sent to every connection before the answer to what moved
 * the thread.
 */
export type ThreadProjectUpdatedNotification = {
  /** The project it belongs to now; `None` if it belongs to none. */
  projectId: string | null;
  /** The thread. */
  threadId: string;
};

/** Params of `thread/queue/add`. If the thread is idle, a turn starts with it at once. */
export type ThreadQueueAddParams = {
  /** The client's id for the message; comes back in its item. Need not be unique. */
  clientUserMessageId: string;
  /** The user's input; not empty. */
  input: Array<UserInput>;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/add`. */
export type ThreadQueueAddResponse = {
  /** The message as it was queued, even if its turn has begun already. */
  queuedSubmission: QueuedSubmission;
};

/**
 * Payload of `thread/queue/changed`, sent with every change of a thread's queue, also when its
 * next message is taken.
 */
export type ThreadQueueChangedNotification = {
  /** The thread. */
  threadId: string;
};

/** Params of `thread/queue/delete`. */
export type ThreadQueueDeleteParams = {
  /** The message, by its id in the queue. */
  queuedSubmissionId: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/delete`. */
export type ThreadQueueDeleteResponse = {
  /** True if the message was in the queue. */
  deleted: boolean;
};

/** Params of `thread/queue/list`. */
export type ThreadQueueListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/list`. */
export type ThreadQueueListResponse = {
  /** The messages that wait, the next first. */
  data: Array<QueuedSubmission>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/queue/reorder`. */
export type ThreadQueueReorderParams = {
  /** All messages of the queue in their new order, each exactly once. */
  queuedSubmissionIds: Array<string>;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/reorder`. */
export type ThreadQueueReorderResponse = Record<string, never>;

/** Params of `thread/queue/start`. Needed after an interrupt, when the queue waits. */
export type ThreadQueueStartParams = {
  /** The message to start with. The next by default. */
  queuedSubmissionId?: string | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/start`. */
export type ThreadQueueStartResponse = {
  /** The turn, not yet begun. */
  turn: Turn;
};

/** Params of `thread/queue/update`. */
export type ThreadQueueUpdateParams = {
  /** The user's input instead. */
  input: Array<UserInput>;
  /** The message, by its id in the queue. */
  queuedSubmissionId: string;
  /** Metadata passed to the provider with the requests of its turn. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/queue/update`. */
export type ThreadQueueUpdateResponse = {
  /** The message as it is now; its `clientUserMessageId` stays. */
  queuedSubmission: QueuedSubmission;
};

/** Params of `thread/read`. */
export type ThreadReadParams = {
  /** True to read the turns too. False by default. */
  includeTurns?: boolean;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/read`. */
export type ThreadReadResponse = {
  /** The unread part; `None` before the first turn. */
  readState: ThreadReadState | null;
  /** The thread. */
  thread: Thread;
};

/** The unread part of a thread. */
export type ThreadReadState = {
  /** Start of the unread part; `None` if all is read. */
  firstUnread: ThreadUnreadPosition | null;
  /** Opaque; changes with every change of the state. */
  revision: string;
};

/** Payload of `thread/readState/changed`. */
export type ThreadReadStateChangedNotification = {
  /** The unread part now. */
  readState: ThreadReadState;
  /** The thread. */
  threadId: string;
};

/** A change of a thread's read state. */
export type ThreadReadStateOperation =
  /** Mark all of it as read. */
  | {
    type: "read";
  }
  /** Mark it as unread from its beginning. */
  | {
    type: "unread";
  };

/** Params of `thread/readState/update`. */
export type ThreadReadStateUpdateParams = {
  /**
   * The revision that the client has seen; if it is no longer the current one, nothing is
   * changed and the error has the current state.
   */
  expectedRevision: string;
  /** The action. */
  operation: ThreadReadStateOperation;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/readState/update`. */
export type ThreadReadStateUpdateResponse = {
  /** The unread part now, with a new revision. */
  readState: ThreadReadState;
};

/** Params of `thread/realtime/appendAudio`. */
export type ThreadRealtimeAppendAudioParams = {
  /** The piece of sound. */
  audio: ThreadRealtimeAudioChunk;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/realtime/appendAudio`. */
export type ThreadRealtimeAppendAudioResponse = Record<string, never>;

/** Params of `thread/realtime/appendSpeech`. */
export type ThreadRealtimeAppendSpeechParams = {
  /** The words to be spoken. */
  text: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/realtime/appendSpeech`. */
export type ThreadRealtimeAppendSpeechResponse = Record<string, never>;

/** Params of `thread/realtime/appendText`. */
export type ThreadRealtimeAppendTextParams = {
  /** The speaker. The user by default. */
  role: ConversationTextRole;
  /** The text. */
  text: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/realtime/appendText`. */
export type ThreadRealtimeAppendTextResponse = Record<string, never>;

/** A piece of sound. */
export type ThreadRealtimeAudioChunk = {
  /** The samples, encoded as text. */
  data: string;
  /** The item of the voice conversation that it belongs to. */
  itemId: string | null;
  /** Channels. */
  numChannels: number;
  /** Samples a second in each channel. */
  sampleRate: number;
  /** Samples in each channel of this piece; `None` if unknown. */
  samplesPerChannel: number | null;
};

/** The way in which an item of a turn is shown in a voice conversation. */
export type ThreadRealtimeBemItemPresentation =
  /** All of it. */
  | {
    type: "wholeItem";
  }
  /** As Markdown among the words. */
  | {
    type: "inlineMarkdown";
  }
  /** As one of its pictures among the words. */
  | {
    /** Which of them, from 0. */
    index: number;
    type: "inlineVisualization";
  };

/** Payload of `thread/realtime/closed`, sent when a thread's voice conversation is over. */
export type ThreadRealtimeClosedNotification = {
  /** The reason why it is over, if that is known. */
  reason: string | null;
  /** The thread. */
  threadId: string;
};

/** Completeness of a list of entries. */
export type ThreadRealtimeCoverage =
  /** The thread's history does not hold such entries. */
  | "unsupported"
  /** An event or a position that was asked for is not stored yet. */
  | "pending"
  /** Everything is there. */
  | "ready";

/** A stored entry of a voice conversation. */
export type ThreadRealtimeEntry = {
  /** The entry. */
  item: ThreadRealtimeItem;
  /** Its position in the thread's history. */
  position: number;
};

/**
 * Payload of `thread/realtime/error`, sent when something in a thread's voice conversation goes
 * wrong.
 */
export type ThreadRealtimeErrorNotification = {
  /** The failure, in words. */
  message: string;
  /** The thread. */
  threadId: string;
};

/** Payloads of a frame, at most one a channel. */
export type ThreadRealtimeFrameChannels = {
  /** Speech, as text. */
  voice_transcript: ThreadRealtimeVoiceTranscript;
};

/** The way in which a turn gets speech as its input. */
export type ThreadRealtimeHandoffMode =
  /** A turn starts with it. */
  | "start"
  /** A running turn is steered by it. */
  | "steer";

/** A text that a voice conversation begins with. */
export type ThreadRealtimeInitialItem = {
  /** The speaker. */
  role: ConversationTextRole;
  /** The text. */
  text: string;
};

/** An entry of a voice conversation. */
export type ThreadRealtimeItem = {
  /** Its id. */
  id: string;
  /** Time at which the provider observed it, in milliseconds since the Unix epoch. */
  observedAtMs?: number;
  /** The conversation it belongs to. */
  realtimeSessionId: string;
} & (
  /** The conversation began. */
  | {
    type: "realtimeSessionStarted";
  }
  /** A frame of the conversation: what its channels carry at one time. */
  | {
    /** The payload of each channel. */
    channels: ThreadRealtimeFrameChannels;
    type: "frame";
  }
  /** Something was said. */
  | {
    /** The speaker. */
    role: ThreadRealtimeTranscriptRole;
    /** The text. */
    text: string;
    type: "transcriptSegment";
  }
  /** An item of one of the thread's turns is shown. */
  | {
    /** The item. */
    itemId: string;
    /** Its presentation. */
    presentation: ThreadRealtimeBemItemPresentation;
    /** The turn. */
    turnId: string;
    type: "bemItemPromoted";
  }
  /** The conversation is over. */
  | {
    /** Its end. */
    outcome: ThreadRealtimeSessionOutcome;
    type: "realtimeSessionClosed";
  }
  /** Speech was handed to one of the thread's turns as its input. */
  | {
    /** Id of the handoff. */
    handoffId: string;
    /** The input. */
    input: string;
    /** The item that holds the input. */
    inputItemId: string;
    /** The way in which the turn got it. */
    mode: ThreadRealtimeHandoffMode;
    /** The provider's events that the input was made of. */
    sourceEventIds: Array<string>;
    /** The turn. */
    turnId: string;
    type: "turnInputAccepted";
  }
  /** Speech at the end of the conversation was saved, for no turn took it. */
  | {
    /** The input. */
    input: string;
    /** The item that holds the input. */
    inputItemId: string;
    /** The provider's events that the input was made of. */
    sourceEventIds: Array<string>;
    type: "sessionEndInputSaved";
  });

/**
 * Payload of `thread/realtime/itemAdded`, sent when the provider adds an item to the voice
 * conversation.
 */
export type ThreadRealtimeItemAddedNotification = {
  /** The item, as the provider sent it. */
  item: JsonValue;
  /** The thread. */
  threadId: string;
};

/**
 * Payload of `thread/realtime/item/completed`, sent when an entry of a voice conversation is
 * complete.
 */
export type ThreadRealtimeItemCompletedNotification = {
  /** The entry. */
  item: ThreadRealtimeItem;
  /** The thread. */
  threadId: string;
};

/** Payload of `thread/realtime/item/started`, sent when an entry of a voice conversation begins. */
export type ThreadRealtimeItemStartedNotification = {
  /** The entry as it begins. */
  item: ThreadRealtimeItem;
  /** The thread. */
  threadId: string;
};

/** Payload of `thread/realtime/item/transcript/delta`, sent as more of an entry's words are known. */
export type ThreadRealtimeItemTranscriptDeltaNotification = {
  /** The words to append to the entry's text. */
  delta: string;
  /** The entry. */
  itemId: string;
  /** The thread. */
  threadId: string;
};

/** Params of `thread/realtime/list`. */
export type ThreadRealtimeListParams = {
  /** Only entries after this position in the thread's history. */
  afterPosition?: number | null;
  /** Cursor of an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Only this event; `coverage` is `pending` until it is stored. */
  eventId?: string | null;
  /** Only entries observed at this time or later, in milliseconds since the Unix epoch. */
  fromObservedAtMs?: number | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Order of the entries. `observedAt` by default. */
  order?: ThreadRealtimeOrder | null;
  /** Position that must be stored; `coverage` is `pending` until it is. */
  requiredThroughPosition?: number | null;
  /** Only entries of this voice conversation. */
  sessionId?: string | null;
  /** Only entries before this position: the `snapshotEnd` of an earlier page. */
  snapshotEnd?: number | null;
  /** The thread. */
  threadId: string;
  /** Only entries observed before this time, in milliseconds since the Unix epoch. */
  toObservedAtMs?: number | null;
};

/** Answer to `thread/realtime/list`. */
export type ThreadRealtimeListResponse = {
  /** Says if everything that was asked for is there. */
  coverage: ThreadRealtimeCoverage;
  /** The entries. */
  data: Array<ThreadRealtimeEntry>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
  /** Position just after the part of the history that has been searched for entries. */
  projectedThroughItemIndex: number;
  /** Position just after the entries that this list and its further pages show. */
  snapshotEnd: number;
};

/** Params of `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesParams = Record<string, never>;

/** Answer to `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesResponse = {
  /** The voices on offer. */
  voices: RealtimeVoicesList;
};

/** Order of a list of entries. */
export type ThreadRealtimeOrder =
  /** By the time of observation. */
  | "observedAt"
  /** By position in the thread's history. */
  | "position";

/** Payload of `thread/realtime/outputAudio/delta`, sent with each piece of the model's speech. */
export type ThreadRealtimeOutputAudioDeltaNotification = {
  /** The piece. */
  audio: ThreadRealtimeAudioChunk;
  /** The thread. */
  threadId: string;
};

/** Payload of `thread/realtime/sdp`, sent when the provider has answered a WebRTC offer. */
export type ThreadRealtimeSdpNotification = {
  /** The provider's session description. */
  sdp: string;
  /** The thread. */
  threadId: string;
};

/** The way in which a voice conversation ended. */
export type ThreadRealtimeSessionOutcome =
  /** In the ordinary way. */
  | "ended"
  /** By a failure. */
  | "failed";

/** Params of `thread/realtime/start`. */
export type ThreadRealtimeStartParams = {
  /** True if the voice model is informed when the thread's own model thinks. False by default. */
  backendReasoningStatus?: boolean;
  /** True if the client itself hands work from the voice model to the thread. */
  clientManagedHandoffs?: boolean | null;
  /** Prefixes for the thread's answers as they are handed over, by channel. */
  codexResponseHandoffChannelPrefixes?: { [key in string]?: Array<string> } | null;
  /** The way in which the thread's answers are handed to the voice model. */
  codexResponseHandoffMode?: CodexResponseHandoffMode | null;
  /** A prefix for answers of the thread that are handed over as items. */
  codexResponseItemPrefix?: string | null;
  /** True if the thread's answers are handed over as items of the voice conversation. */
  codexResponsesAsItems?: boolean | null;
  /** True if the voice model fills the time with a few words when it hands work over. */
  delegationAckFiller?: boolean | null;
  /** True if what was said last still goes to the thread when the conversation ends. */
  flushTranscriptTailOnSessionEnd?: boolean | null;
  /** True if the voice model gets a summary of the thread at the start. */
  includeStartupContext?: boolean | null;
  /** Texts that the conversation begins with. */
  initialItems?: Array<ThreadRealtimeInitialItem> | null;
  /** The voice model. */
  model?: string | null;
  /** Its answer. */
  outputModality: RealtimeOutputModality;
  /** Instructions for the voice model. */
  prompt?: string | null;
  /** The text for the thread's model when the conversation ends. */
  realtimeEndInstructions?: string | null;
  /** The id of the conversation at the provider, if the client has one. */
  realtimeSessionId?: string | null;
  /** The text for the thread's model when the conversation starts. */
  realtimeStartInstructions?: string | null;
  /** The thread. */
  threadId: string;
  /** The way in which sound and events reach the provider. */
  transport?: ThreadRealtimeStartTransport | null;
  /** Version of the provider's protocol. */
  version?: RealtimeConversationVersion | null;
  /** The voice it speaks with. */
  voice?: RealtimeVoice | null;
  /** The client's id of its voice session. */
  voiceSessionId?: string | null;
};

/** Answer to `thread/realtime/start`. */
export type ThreadRealtimeStartResponse = Record<string, never>;

/** The way in which sound and events of a voice conversation reach the provider. */
export type ThreadRealtimeStartTransport =
  /** Over a WebSocket of the server's; sound passes through this protocol. */
  | {
    type: "websocket";
  }
  /** Over WebRTC between the client and the provider. */
  | {
    /** The client's offer; the answer comes as `thread/realtime/sdp`. */
    sdp: string;
    type: "webrtc";
  }
  /** Over a call that exists already. */
  | {
    /** The call. */
    callId: string;
    type: "existingCall";
  };

/** Payload of `thread/realtime/started`, sent when a thread's voice conversation has begun. */
export type ThreadRealtimeStartedNotification = {
  /** The conversation's id, if it has one. */
  realtimeSessionId: string | null;
  /** The thread. */
  threadId: string;
  /** Version of the provider's protocol that is spoken. */
  version: RealtimeConversationVersion;
};

/** Params of `thread/realtime/stop`. */
export type ThreadRealtimeStopParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/realtime/stop`. */
export type ThreadRealtimeStopResponse = Record<string, never>;

/**
 * Payload of `thread/realtime/transcript/delta`, sent as more of what is said becomes known as
 * text.
 */
export type ThreadRealtimeTranscriptDeltaNotification = {
  /** The further words. */
  delta: string;
  /** The speaker. */
  role: string;
  /** The thread. */
  threadId: string;
};

/**
 * Payload of `thread/realtime/transcript/done`, sent when all of what someone said is known as
 * text.
 */
export type ThreadRealtimeTranscriptDoneNotification = {
  /** The speaker. */
  role: string;
  /** All of what was said. */
  text: string;
  /** The thread. */
  threadId: string;
};

/** Speaker in a voice conversation. */
export type ThreadRealtimeTranscriptRole =
  /** The user. */
  | "user"
  /** The model. */
  | "assistant";

/** Speech of a frame, as text. */
export type ThreadRealtimeVoiceTranscript = {
  /** The speaker. */
  role: ThreadRealtimeTranscriptRole;
  /** The text. */
  text: string;
};

/** Which page of turns to answer beside a thread. */
export type ThreadResumeInitialTurnsPageParams = {
  /** The extent of their items. */
  itemsView?: TurnItemsView | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** Which end of the thread to begin at. */
  sortDirection?: SortDirection | null;
};

/** Params of `thread/resume`. What is unset stays as it was. */
export type ThreadResumeParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Configuration of this thread alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory. */
  cwd?: string | null;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** True to answer the thread without its turns. False by default. */
  excludeTurns?: boolean;
  /** Continues from this history instead of the stored one. */
  history?: Array<ResponseItem> | null;
  /** Asks for a page of turns beside the thread. */
  initialTurnsPage?: ThreadResumeInitialTurnsPageParams | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** Names the thread by its file instead of its id. */
  path?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** The permissions of commands. */
  sandbox?: SandboxMode | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The thread. */
  threadId: string;
  /** The last state of the thread that a returning client knows. */
  turnhost?: TurnhostResumeParams | null;
};

/** Answer to `thread/resume`: the thread and what holds for it. */
export type ThreadResumeResponse = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** The reviewer of approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** The way in which the model works with the user. */
  collaborationMode: CollaborationMode | null;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** The page of turns that was asked for. */
  initialTurnsPage: TurnsPage | null;
  /** Instruction files that were read, such as AGENTS.md. */
  instructionSources: Array<LegacyAppPathString>;
  /** Start of a list of its items, newest first. */
  itemsBackwardsCursor: string | null;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** The model's reasoning effort; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots: Array<AbsolutePathBuf>;
  /** The permissions of commands. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** The thread. */
  thread: Thread;
  /**
   * The point from which its notifications continue; only for clients that declared Turnhost's
   * `eventSequence`.
   */
  turnhost?: TurnhostResumeResponse;
  /** Start of a list of its turns, newest first. */
  turnsBackwardsCursor: string | null;
};

/** Params of `thread/revert`. */
export type ThreadRevertParams = {
  /** The turn that is dropped, with all after it. */
  beforeTurnId: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/revert`. */
export type ThreadRevertResponse = {
  /** Start of a list of its items, newest first; `None` if none are left. */
  itemsBackwardsCursor: string | null;
  /** The thread as it is now, without turns; it is kept in a new file. */
  thread: Thread;
  /** Start of a list of its turns, newest first; `None` if none are left. */
  turnsBackwardsCursor: string | null;
};

/** Payload of `thread/reverted`, sent after the answer to `thread/revert`. */
export type ThreadRevertedNotification = {
  /** The thread, whose last turns are gone. */
  threadId: string;
};

/** Params of `thread/sample/cancel`. Unknown fields are refused. */
export type ThreadSampleCancelParams = {
  /** The request id of the `thread/sample` to cancel. */
  requestId: RequestId;
};

/** Answer to `thread/sample/cancel`. */
export type ThreadSampleCancelResponse = Record<string, never>;

/** Params of `thread/sample`: a question to the model on a thread's history, beside its turns. */
export type ThreadSampleParams = {
  /** True if it may be asked while a turn runs. False by default. */
  allowInProgressTurn?: boolean;
  /** True if the tools of MCP servers are left out. False by default. */
  disableMcp?: boolean;
  /** The model's reasoning effort. */
  effort?: ReasoningEffort | null;
  /** The turn that the client takes for the thread's latest. */
  expectedTurnId: string;
  /** True if cancelling the question also interrupts the work begun for it. */
  interruptOnCancel?: boolean | null;
  /** The question. */
  prompt: string;
  /** Metadata passed to the provider with the request. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
  /** The client's word for where it comes from. */
  threadSource?: ThreadSource | null;
  /** The client's word for why it is asked. */
  turnTrigger?: string | null;
};

/** Answer to `thread/sample`. */
export type ThreadSampleResponse = {
  /** Input tokens that the provider had cached; `None` if unknown. */
  cachedInputTokens: number | null;
  /** Input tokens in all; `None` if unknown. */
  inputTokens: number | null;
  /** Output tokens; `None` if unknown. */
  outputTokens: number | null;
  /** The provider's id of the response. */
  responseId: string;
  /** The turn up to which the history was used. */
  sourceTurnId: string;
  /** The model's text; `None` if it gave none. */
  text: string | null;
};

/** Params of `thread/search/cancel` and `thread/search/stream/cancel`. */
export type ThreadSearchCancelParams = {
  /** Id of the request to cancel, of the same connection. */
  requestId: RequestId;
};

/** Answer to `thread/search/cancel` and `thread/search/stream/cancel`, also if no such search runs. */
export type ThreadSearchCancelResponse = Record<string, never>;

/** A message in which the text was found. */
export type ThreadSearchOccurrence = {
  /** The item of the message. */
  itemId: string;
  /** The place where the text was found, with some words around it. */
  snippet: string;
  /** The range of the text in `snippet`. */
  snippetMatchRange: ThreadSearchTextRange;
  /** A cursor with which `thread/turns/list` begins at the turn. */
  turnCursor: string;
  /** The turn. */
  turnId: string;
};

/** Params of `thread/searchOccurrences`. */
export type ThreadSearchOccurrencesParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The text to look for, in upper or lower case; must not be empty. */
  searchTerm: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/searchOccurrences`. */
export type ThreadSearchOccurrencesResponse = {
  /** The messages found, each once. */
  data: Array<ThreadSearchOccurrence>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/search` and `thread/search/stream`. */
export type ThreadSearchParams = {
  /** True to search archived threads instead of the others. False by default. */
  archived?: boolean | null;
  /** Only threads of the account that is logged in. No by default. */
  currentAccountOnly?: boolean;
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** True if threads that are shown with others are searched too. False by default. */
  includeAttachedThreads?: boolean;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The text to look for, in upper or lower case; must not be empty. */
  searchTerm: string;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** The sort key. */
  sortKey?: ThreadSearchSortKey | null;
  /** Only threads of these sources; those for people if empty. */
  sourceKinds?: Array<ThreadSourceKind> | null;
};

/**
 * Payload of `thread/search/partial`: some hits of a `thread/search/stream` before its answer.
 *
 * It is sent to the asking connection only, perhaps never, and not after the answer, which
 * replaces it. Hits come in the order of discovery, each thread once.
 */
export type ThreadSearchPartialNotification = {
  /** The threads found, with what is stored of them. */
  data: Array<ThreadSearchResult>;
  /** Id of the request. */
  requestId: RequestId;
};

/** Answer to `thread/search` and `thread/search/stream`. */
export type ThreadSearchResponse = {
  /** Start of a list in the other direction; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The threads found. */
  data: Array<ThreadSearchResult>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** A thread that was found. */
export type ThreadSearchResult = {
  /** The place where the text was found, with some words around it. */
  snippet: string;
  /** The thread, without turns. */
  thread: Thread;
};

/** Sort key of found threads. */
export type ThreadSearchSortKey =
  /** When they were started. */
  | "created_at"
  /** When they last changed. */
  | "updated_at"
  /** When they were last worked in. */
  | "recency_at";

/** A part of a text. */
export type ThreadSearchTextRange = {
  /** The offset just after its end. */
  end: number;
  /** The offset of its beginning, from 0. */
  start: number;
};

/** A section that threads are filed under. */
export type ThreadSection = {
  /** The way in which it looks. */
  appearance: ThreadSectionAppearance | null;
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
};

/** The way in which a section looks. */
export type ThreadSectionAppearance = {
  /** Its colour. */
  color: string | null;
  /** Its icon. */
  icon: string | null;
};

/**
 * Payload of `thread/section/changed`, sent to every connection when `thread/section/move` files a
 * thread elsewhere.
 */
export type ThreadSectionChangedNotification = {
  /** The section it is filed under now; `None` if under none. */
  sectionId: string | null;
  /** The thread. */
  threadId: string;
};

/** Params of `threadSection/create`. */
export type ThreadSectionCreateParams = {
  /** The way in which it looks. No look of its own by default. */
  appearance?: ThreadSectionAppearance | null;
  /** Its name; must not be empty, need not be unique. */
  name: string;
};

/** Answer to `threadSection/create`. */
export type ThreadSectionCreateResponse = {
  /** The new section. */
  section: ThreadSection;
};

/** Params of `threadSection/delete`. */
export type ThreadSectionDeleteParams = {
  /** The section. */
  sectionId: string;
};

/**
 * Answer to `threadSection/delete`. The section's threads are under none afterwards; nothing is
 * sent about it.
 */
export type ThreadSectionDeleteResponse = Record<string, never>;

/** Params of `threadSection/list`. */
export type ThreadSectionListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
};

/** Answer to `threadSection/list`. */
export type ThreadSectionListResponse = {
  /** The sections; one named `Pinned` is there from the start. */
  data: Array<ThreadSection>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/section/move`. */
export type ThreadSectionMoveParams = {
  /** The thread of the section to put it before. */
  beforeThreadId?: string | null;
  /** The section to file it under; `None` to take it out of its section. Must be given. */
  sectionId: string | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/section/move`. */
export type ThreadSectionMoveResponse = Record<string, never>;

/** Params of `threadSection/update`. */
export type ThreadSectionUpdateParams = {
  /** The way in which it is to look. */
  appearance?: ThreadSectionAppearance | null;
  /** Its new name; must not be empty, need not be unique. */
  name: string;
  /** The section. */
  sectionId: string;
};

/** Answer to `threadSection/update`. */
export type ThreadSectionUpdateResponse = {
  /** The section as it is now. */
  section: ThreadSection;
};

/** Params of `thread/name/set`. */
export type ThreadSetNameParams = {
  /** The name. */
  name: string;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/name/set`. */
export type ThreadSetNameResponse = Record<string, never>;

/** A thread's settings, as they hold for its next turn. */
export type ThreadSettings = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** The reviewer of approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** The way in which the model works with the user. */
  collaborationMode: CollaborationMode;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** The model's reasoning effort; the model's own choice if unset. */
  effort: ReasoningEffort | null;
  /** The working directory of commands. */
  environments: Array<ThreadEnvironment> | null;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** The model's tone. */
  personality: Personality | null;
  /** The permissions of commands. */
  sandboxPolicy: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** Says if and how the model summarises its thoughts. */
  summary: ReasoningSummary | null;
};

/**
 * Params of `thread/settings/update`. What is given holds for the turns that follow; what is unset
 * stays.
 */
export type ThreadSettingsUpdateParams = {
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** The way in which the model works with the user. */
  collaborationMode?: CollaborationMode | null;
  /** Working directory; a relative one is resolved against the server's own. */
  cwd?: string | null;
  /** Plugins that are switched off. */
  disabledPluginIds?: Array<string> | null;
  /** The model's reasoning effort. */
  effort?: ReasoningEffort | null;
  /** The working directory of commands. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** The model. */
  model?: string | null;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The permissions of commands. Not together with `permissions`. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Says if and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/settings/update`; `thread/settings/updated` follows if anything changed. */
export type ThreadSettingsUpdateResponse = Record<string, never>;

/** Payload of `thread/settings/updated`. */
export type ThreadSettingsUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** All settings as they are now. */
  threadSettings: ThreadSettings;
};

/** Params of `thread/shellCommand`. */
export type ThreadShellCommandParams = {
  /**
   * The command line, for the user's login shell; must not be empty. It runs outside the
   * sandbox.
   */
  command: string;
  /** The thread. */
  threadId: string;
  /** Milliseconds until the command is given up. */
  timeoutMs?: number | null;
};

/** Answer to `thread/shellCommand`, given at once; the command's item has its outcome. */
export type ThreadShellCommandResponse = Record<string, never>;

/** The sort key of threads. */
export type ThreadSortKey =
  /** When they were started. */
  | "created_at"
  /** When they last changed. */
  | "updated_at"
  /** When they were last worked in. */
  | "recency_at"
  /** Their place in their section. */
  | "section_position";

/** A client's word for why it started a thread. */
export type ThreadSource = string;

/** A kind of source of threads. */
export type ThreadSourceKind =
  /** The interactive command line. */
  | "cli"
  /** Clients of this protocol. */
  | "vscode"
  /** The non-interactive command line. */
  | "exec"
  /** The server itself. */
  | "appServer"
  /** Work for another thread, of any kind. */
  | "subAgent"
  /** Reviews. */
  | "subAgentReview"
  /** The shortening of histories. */
  | "subAgentCompact"
  /** Threads started by a model. */
  | "subAgentThreadSpawn"
  /** Other work for another thread. */
  | "subAgentOther"
  /** Not known. */
  | "unknown";

/** Params of `thread/start`. What is unset comes from the configuration. */
export type ThreadStartParams = {
  /** True if the provider may use another model if it does not know this one. False by default. */
  allowProviderModelFallback?: boolean;
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** Replaces the model's base instructions. */
  baseInstructions?: string | null;
  /** Configuration of this thread alone, by dotted key. */
  config?: { [key in string]?: JsonValue } | null;
  /** Working directory; a relative one is resolved against the server's own, which is the default. */
  cwd?: string | null;
  /** True if Daybreak is on in it. */
  daybreakEnabled?: boolean | null;
  /** Instructions put before the conversation in the developer's name. */
  developerInstructions?: string | null;
  /** Tools that the client brings and runs itself. */
  dynamicTools?: Array<DynamicToolSpec> | null;
  /** The working directory of its commands. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** True if nothing is to be stored. False by default. */
  ephemeral?: boolean | null;
  /** True to send the provider's items too. False by default. */
  experimentalRawEvents?: boolean;
  /** The form of its history. */
  historyMode?: ThreadHistoryMode | null;
  /** Does nothing; for tests of the capability. */
  mockExperimentalField?: string | null;
  /** The model. */
  model?: string | null;
  /** Id of the model provider. */
  modelProvider?: string | null;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** The project it belongs to. */
  projectId?: string | null;
  /** The workspace's roots. The working directory by default. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** The permissions of commands. */
  sandbox?: SandboxMode | null;
  /** Places that bring skills and tools. */
  selectedCapabilityRoots?: Array<SelectedCapabilityRoot> | null;
  /** The client's service, for statistics. */
  serviceName?: string | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The reason why the session starts, for hooks. */
  sessionStartSource?: ThreadStartSource | null;
  /** The client's word for why it is started. */
  threadSource?: ThreadSource | null;
};

/** Answer to `thread/start`: the thread and what holds for it. */
export type ThreadStartResponse = {
  /** The permission profile in force, if one was chosen. */
  activePermissionProfile: ActivePermissionProfile | null;
  /** When the user is asked before something runs. */
  approvalPolicy: AskForApproval;
  /** The reviewer of approvals. */
  approvalsReviewer: ApprovalsReviewer;
  /** Working directory. */
  cwd: AbsolutePathBuf;
  /** Plugins that are switched off. */
  disabledPluginIds: Array<string>;
  /** Instruction files that were read, such as AGENTS.md. */
  instructionSources: Array<LegacyAppPathString>;
  /** The model. */
  model: string;
  /** Id of the model provider. */
  modelProvider: string;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode: MultiAgentMode;
  /** The model's reasoning effort; its own choice if unset. */
  reasoningEffort: ReasoningEffort | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots: Array<AbsolutePathBuf>;
  /** The permissions of commands. */
  sandbox: SandboxPolicy;
  /** The provider's service tier. */
  serviceTier: string | null;
  /** The thread. */
  thread: Thread;
};

/** The reason why a session starts. */
export type ThreadStartSource =
  /** A client was started. */
  | "startup"
  /** The user cleared the conversation. */
  | "clear";

/** Payload of `thread/started`. */
export type ThreadStartedNotification = {
  /** The thread. */
  thread: Thread;
};

/** A thread's activity. */
export type ThreadStatus =
  /** It is stored and not in memory. */
  | {
    type: "notLoaded";
  }
  /** It waits for a turn. */
  | {
    type: "idle";
  }
  /** It has failed. */
  | {
    type: "systemError";
  }
  /** A turn runs. */
  | {
    /** The reasons for which the turn waits; empty while it works. */
    activeFlags: Array<ThreadActiveFlag>;
    type: "active";
  };

/** Payload of `thread/status/changed`. */
export type ThreadStatusChangedNotification = {
  /** Its present activity. */
  status: ThreadStatus;
  /** The thread. */
  threadId: string;
};

/** An entry of a thread's timeline. */
export type ThreadTimelineEntry =
  /** An item of a turn. */
  | {
    /** The item. */
    item: ThreadItem;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** The turn it belongs to. */
    turnId: string;
    type: "item";
  }
  /** An entry of a voice conversation. */
  | {
    /** The entry. */
    item: ThreadRealtimeItem;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    type: "realtime";
  }
  /** A turn began. */
  | {
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** When it began, in seconds since the Unix epoch; `None` if not known. */
    startedAt: number | null;
    /** The turn. */
    turnId: string;
    type: "turnStarted";
  }
  /** A turn ended. */
  | {
    /** When it ended, in seconds since the Unix epoch; `None` if not known. */
    completedAt: number | null;
    /** Its duration, in milliseconds; `None` if not known. */
    durationMs: number | null;
    /** The reason why it failed, if it did. */
    error: TurnError | null;
    /** Its place in the timeline; grows, with gaps. */
    position: number;
    /** When it began, in seconds since the Unix epoch; `None` if not known. */
    startedAt: number | null;
    /** Its end. */
    status: TurnStatus;
    /** The turn. */
    turnId: string;
    type: "turnCompleted";
  };

/** Params of `thread/timeline/list`. */
export type ThreadTimelineListParams = {
  /** Cursor from an earlier page. From the thread's end if unset. */
  cursor?: string | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/timeline/list`. */
export type ThreadTimelineListResponse = {
  /** The voice conversation that continues where the page begins; `None` if none does. */
  activeRealtimeSessionAtPageStart: string | null;
  /** The entries, oldest first. The first page holds the latest ones. */
  data: Array<ThreadTimelineEntry>;
  /** Start of the next page, with earlier entries; `None` on the last. */
  nextCursor: string | null;
};

/** A thread's tokens. */
export type ThreadTokenUsage = {
  /** Of the latest model request. */
  last: TokenUsageBreakdown;
  /** The size of the model's context window, in tokens, if known. */
  modelContextWindow: number | null;
  /** Of all model requests so far. */
  total: TokenUsageBreakdown;
};

/** Payload of `thread/tokenUsage/updated`. */
export type ThreadTokenUsageUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** The counts. */
  tokenUsage: ThreadTokenUsage;
  /** The turn. */
  turnId: string;
};

/** Params of `thread/turns/list`. */
export type ThreadTurnsListParams = {
  /** Cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** The amount of detail of the turns' items. `summary` by default. */
  itemsView?: TurnItemsView | null;
  /** Entries a page at most. 25 by default, never more than 100. */
  limit?: number | null;
  /** Which way. Newest first by default. */
  sortDirection?: SortDirection | null;
  /** The thread; it need not be loaded, but must have had a user message. */
  threadId: string;
};

/** Answer to `thread/turns/list`. */
export type ThreadTurnsListResponse = {
  /** Start of a list in the other direction; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The turns. */
  data: Array<Turn>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** Params of `thread/unarchive`. */
export type ThreadUnarchiveParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/unarchive`. */
export type ThreadUnarchiveResponse = {
  /** The thread, which is not loaded by this. */
  thread: Thread;
};

/** Payload of `thread/unarchived`. */
export type ThreadUnarchivedNotification = {
  /** The thread. */
  threadId: string;
};

/** A place in a thread. */
export type ThreadUnreadPosition =
  /** Its beginning. */
  | {
    type: "threadStart";
  }
  /** The beginning of a turn. */
  | {
    /** The turn. */
    turnId: string;
    type: "turn";
  };

/** Params of `thread/unsubscribe`. */
export type ThreadUnsubscribeParams = {
  /** The thread. */
  threadId: string;
};

/** Answer to `thread/unsubscribe`. */
export type ThreadUnsubscribeResponse = {
  /** Its outcome. */
  status: ThreadUnsubscribeStatus;
};

/** The outcome of `thread/unsubscribe`. */
export type ThreadUnsubscribeStatus =
  /** The thread is not loaded. */
  | "notLoaded"
  /** The caller was not subscribed. */
  | "notSubscribed"
  /** The caller is no longer subscribed. */
  | "unsubscribed";

/** The cost of one thread, as the backend counts it. */
export type ThreadUsage = {
  /** About how much in credits, in millionths of one. */
  estimatedUsageCreditsMicros: number;
  /** About how much in US dollars, in millionths of one, if known. */
  estimatedUsageUsdMicros: number | null;
  /** The same by model, effort and speed. */
  groups: Array<ThreadUsageBreakdownGroup>;
  /**
   * The cost in millionths of a US dollar, where usage is billed in dollars to begin
   * with.
   */
  nativeUsageUsdMicros: number | null;
  /** The thread. */
  threadId: string;
};

/**
 * The cost of a thread with one model at one effort and speed; counts that are not known are
 * `None`.
 */
export type ThreadUsageBreakdownGroup = {
  /** Tokens sent that the provider had cached. */
  cachedInputTokens: number | null;
  /** About how much in credits, in millionths of one. */
  estimatedUsageCreditsMicros: number;
  /** Tokens sent, cached ones included. */
  inputTokens: number | null;
  /** The model, if known. */
  model: string | null;
  /** Tokens sent that were new. */
  netNewInputTokens: number | null;
  /** Tokens received. */
  outputTokens: number | null;
  /** The model's reasoning effort, if known. */
  reasoningEffort: string | null;
  /** The speed at which the model was used, as the backend calls it. */
  speed: string | null;
  /** All tokens, as the backend adds them up. */
  totalTokens: number | null;
};

/** Counts of tokens. */
export type TokenUsageBreakdown = {
  /** Those sent that the provider put into its cache. */
  cacheWriteInputTokens: number;
  /** Those sent that the provider had cached. */
  cachedInputTokens: number;
  /** Sent, cached ones included. */
  inputTokens: number;
  /** Received, reasoning included. */
  outputTokens: number;
  /** Those received that were reasoning. */
  reasoningOutputTokens: number;
  /** All of them, as the provider adds them up. */
  totalTokens: number;
};

/** A tool of an MCP server. */
export type Tool = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /**
   * Hints about what it does, as MCP defines them; without `readOnlyHint` its calls need
   * approval.
   */
  annotations?: JsonValue;
  /** Its description, for the model. */
  description?: string;
  /** Its icons, as MCP defines them. */
  icons?: Array<JsonValue>;
  /** JSON Schema of its arguments. */
  inputSchema: JsonValue;
  /** Its name, by which it is called. */
  name: string;
  /** JSON Schema of its structured result; unset if it promises none. */
  outputSchema?: JsonValue;
  /** Its name for people. */
  title?: string;
};

/** A way of offering tools to a model. */
export type ToolExposureSurface =
  /** In code that the model writes. */
  | "code_mode"
  /** Only once the model searches for tools. */
  | "deferred"
  /** Among the tools of each request. */
  | "direct";

/** The user's answer to one question. */
export type ToolRequestUserInputAnswer = {
  /** The user's answers: labels of options, or text. */
  answers: Array<string>;
};

/** An answer that a question offers. */
export type ToolRequestUserInputOption = {
  /** The meaning of choosing it. */
  description: string;
  /** The answer itself, in few words. */
  label: string;
};

/**
 * Params of `item/tool/requestUserInput`: put these questions to the user. Asked in plan mode
 * only.
 */
export type ToolRequestUserInputParams = {
  /** After how many milliseconds to continue without an answer; `None` to wait as long as it takes. */
  autoResolutionMs: number | null;
  /** True if the turn waits for the answer. */
  isBlocking: boolean;
  /** Id of the tool call; there is no item for it. */
  itemId: string;
  /** The questions, in order; may be empty. */
  questions: Array<ToolRequestUserInputQuestion>;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A question to the user. */
export type ToolRequestUserInputQuestion = {
  /** A title of a word or two. */
  header: string;
  /** The question's id, the key of its answer. */
  id: string;
  /** True if the user may also write an answer that is not offered. False by default. */
  isOther: boolean;
  /** True if what is written is to be hidden, as with passwords. False by default. */
  isSecret: boolean;
  /** The answers on offer; `None` if the answer is free text. */
  options: Array<ToolRequestUserInputOption> | null;
  /** The question. */
  question: string;
};

/** Answer to `item/tool/requestUserInput`; it goes to the model as JSON. */
export type ToolRequestUserInputResponse = {
  /** The answers by the id of their question. */
  answers: { [key in string]?: ToolRequestUserInputAnswer };
};

/** Settings of tools. */
export type ToolsV2 = {
  /** The web search tool. */
  web_search: WebSearchToolConfig | null;
};

/** Says if the client considers the user's trusted contacts. */
export type TrustedContacts =
  /** It considers them. */
  | "check"
  /** It does not. */
  | "skip";

/** From one input of the user until the model stops. */
export type Turn = {
  /** When it ended, in seconds since the Unix epoch. */
  completedAt: number | null;
  /** Its duration, in milliseconds. */
  durationMs: number | null;
  /** The reason why it failed. */
  error: TurnError | null;
  /** Its id. */
  id: string;
  /** Its items, as many as `itemsView` says. */
  items: Array<ThreadItem>;
  /** The extent of its items. */
  itemsView: TurnItemsView;
  /** The turn of the user that it goes back to; itself if the user started it. */
  rootTurnId: string | null;
  /** When it began, in seconds since the Unix epoch; `None` before that. */
  startedAt: number | null;
  /** Its status. */
  status: TurnStatus;
};

/** Payload of `turn/completed`. */
export type TurnCompletedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn as it ended. */
  turn: Turn;
};

/** Payload of `turn/diff/updated`. */
export type TurnDiffUpdatedNotification = {
  /** A unified diff of all that the turn has changed so far. */
  diff: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A place where commands are to run. */
export type TurnEnvironmentParams = {
  /** The working directory there. */
  cwd: LegacyAppPathString;
  /** `local`, or the id of an environment. */
  environmentId: string;
  /** The workspace's roots there. The working directory by default. */
  runtimeWorkspaceRoots?: Array<LegacyAppPathString> | null;
};

/** The reason why a turn failed, or had to try again. */
export type TurnError = {
  /** The cause, where there is more to say. */
  additionalDetails: string | null;
  /** The kind, for clients to branch on. */
  codexErrorInfo: CodexErrorInfo | null;
  /** The event, in words for the user. */
  message: string;
  /** The finding of a reviewer of the model's behaviour. */
  misalignment: MisalignmentErrorDetails | null;
};

/** Params of `turn/interrupt`. */
export type TurnInterruptParams = {
  /** The thread. */
  threadId: string;
  /** The turn, which must be the one that runs. */
  turnId: string;
};

/** Answer to `turn/interrupt`, given once the turn no longer runs. */
export type TurnInterruptResponse = Record<string, never>;

/** The amount of detail of a turn's items. */
export type TurnItemsView =
  /** None. */
  | "notLoaded"
  /** The user's words and the last of the model's. */
  | "summary"
  /** All. */
  | "full";

/**
 * Payload of `turn/moderationMetadata`, sent when the provider reports the moderation of
 * a turn.
 */
export type TurnModerationMetadataNotification = {
  /** Its content as it was received. */
  metadata: JsonValue;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** A step of a model's plan. */
export type TurnPlanStep = {
  /** Its progress. */
  status: TurnPlanStepStatus;
  /** The task, in words. */
  step: string;
};

/** Progress of a step of a plan. */
export type TurnPlanStepStatus =
  /** It is still to do. */
  | "pending"
  /** It is being done. */
  | "inProgress"
  /** It is done. */
  | "completed";

/** Payload of `turn/plan/updated`, sent when the model makes a plan or changes it. */
export type TurnPlanUpdatedNotification = {
  /** The reason why it changed, in the model's words, if it says so. */
  explanation: string | null;
  /** All steps as they are now, in order. */
  plan: Array<TurnPlanStep>;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/**
 * Params of `turn/settings/update`: settings for a turn that has begun. What is unset stays.
 * Unknown fields are refused.
 */
export type TurnSettingsUpdateParams = {
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** The model's reasoning effort. */
  effort?: ReasoningEffort | null;
  /** The working directory of commands. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** The model. */
  model?: string | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** Says if and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};

/** Answer to `turn/settings/update`. */
export type TurnSettingsUpdateResponse = {
  /** Its outcome. */
  status: TurnSettingsUpdateStatus;
};

/** The outcome of `turn/settings/update`. */
export type TurnSettingsUpdateStatus =
  /** The settings hold. */
  | "applied"
  /** The turn cannot take them, as it is not there to be changed. */
  | "targetUnavailable";

/** Params of `turn/start`. Settings given here hold for this turn and those after it. */
export type TurnStartParams = {
  /** The client's additional context for the model, by key. */
  additionalContext?: { [key in string]?: AdditionalContextEntry } | null;
  /** When the user is asked before something runs. */
  approvalPolicy?: AskForApproval | null;
  /** The reviewer of approvals. */
  approvalsReviewer?: ApprovalsReviewer | null;
  /** The client's id for the user's message. */
  clientUserMessageId?: string | null;
  /** The way in which the model works with the user. */
  collaborationMode?: CollaborationMode | null;
  /** Working directory. */
  cwd?: string | null;
  /** The programme for security work that it runs under. */
  cyberAccessProgram?: CyberAccessProgram | null;
  /** Plugins that are switched off. */
  disabledPluginIds?: Array<string> | null;
  /** The model's reasoning effort. */
  effort?: ReasoningEffort | null;
  /** The working directory of commands. */
  environments?: Array<TurnEnvironmentParams> | null;
  /** The user's input. */
  input: Array<UserInput>;
  /** The model. */
  model?: string | null;
  /** The readiness with which the model hands work to other agents. */
  multiAgentMode?: MultiAgentMode | null;
  /** JSON Schema that the answer must match; for this turn only. */
  outputSchema?: JsonValue;
  /** The turn that led to this one. */
  parentTurnId?: string | null;
  /** A permission profile, in place of a sandbox policy. */
  permissions?: string | null;
  /** The model's tone. */
  personality?: Personality | null;
  /** Metadata passed to the provider with each request. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** Changes to the metadata that is passed already. */
  responsesapiClientMetadataPatch?: { [key in string]?: string } | null;
  /** The turn of the user that this one goes back to. */
  rootTurnId?: string | null;
  /** The workspace's roots. */
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null;
  /** The permissions of commands. */
  sandboxPolicy?: SandboxPolicy | null;
  /** The provider's service tier. */
  serviceTier?: string | null;
  /** The provider's service tier for this turn only. */
  serviceTierForTurn?: string | null;
  /** Says if and how the model should summarise its thoughts. */
  summary?: ReasoningSummary | null;
  /** The thread. */
  threadId: string;
  /** The output of a tool that the turn begins with. */
  toolOutput?: TurnToolOutput | null;
  /** The client's word for why the turn is started. */
  turnTrigger?: string | null;
  /** Options that only this server knows. */
  turnhost?: TurnhostTurnStartParams | null;
};

/** Answer to `turn/start`. */
export type TurnStartResponse = {
  /** The turn, not yet begun. */
  turn: Turn;
};

/** Payload of `turn/started`. */
export type TurnStartedNotification = {
  /** The thread. */
  threadId: string;
  /** The turn as it begins. */
  turn: Turn;
};

/** The status of a turn. */
export type TurnStatus =
  /** The model came to its end. */
  | "completed"
  /** It was interrupted. */
  | "interrupted"
  /** It failed. */
  | "failed"
  /** It runs. */
  | "inProgress";

/** Params of `turn/steer`. */
export type TurnSteerParams = {
  /** Context from the client's surroundings, by name. */
  additionalContext?: { [key in string]?: AdditionalContextEntry } | null;
  /** The client's own id for the message; comes back in its item. */
  clientUserMessageId?: string | null;
  /** The turn, which must be the one that runs. */
  expectedTurnId: string;
  /** The user's input; not empty. */
  input: Array<UserInput>;
  /** Metadata for the provider. */
  responsesapiClientMetadata?: { [key in string]?: string } | null;
  /** Changes of that metadata. */
  responsesapiClientMetadataPatch?: { [key in string]?: string } | null;
  /** The thread. */
  threadId: string;
};

/** Answer to `turn/steer`. */
export type TurnSteerResponse = {
  /** The running turn. */
  turnId: string;
};

/** The output of a tool that a turn begins with. */
export type TurnToolOutput = {
  /** The tool. */
  name: string;
  /** The group that the tool belongs to. */
  namespace?: string | null;
  /** Its result. */
  output: FunctionCallOutputBody;
  /** True if the tool stays on offer. False by default. */
  retain?: boolean;
};

/** A client's support of Turnhost's own additions. */
export type TurnhostCapabilities = {
  /** True if notifications of threads carry `seq`, and `turnhost/resync` is understood. */
  eventSequence?: boolean;
  /**
   * Methods of the server's requests that this connection can answer, such as
   * `item/commandExecution/requestApproval`; it is sent no others. Names that the server does not
   * know change nothing. Every request is sent to a connection that leaves it out.
   */
  supportedServerRequests?: Array<string> | null;
};

/** Payload of `turnhost/draining`. */
export type TurnhostDrainingNotification = {
  /**
   * When the server ends at the latest, in Unix milliseconds; `null` if it
   * waits for running turns however long they take.
   */
  deadlineAtMs: number | null;
  /** The number of turns it waits for. */
  runningTurns: number;
};

/** Options for a list of threads. */
export type TurnhostListParams = {
  /** True to have the threads counted that the filters of the list hide. False by default. */
  countHidden?: boolean;
};

/** The effect of a list's filters. */
export type TurnhostListResponse = {
  /**
   * The number of threads that the same list has without its filters and that they leave out, over all
   * pages. Neither archived threads nor attached ones are of a list that does not ask for them.
   */
  hidden: number;
};

/** The reason why a server is not connected to its relay. */
export type TurnhostRemoteControlTrouble = {
  /** The last error, for people. */
  lastError: string;
  /** The time of the next attempt, in Unix seconds. */
  nextAttemptAt: number;
};

/** The last state of a thread that a returning client knows. */
export type TurnhostResumeParams = {
  /** The `seq` of the last notification seen; what came after it is wanted. */
  afterSeq?: number | null;
};

/** The point in a thread's notifications from which a resumed one continues. */
export type TurnhostResumeResponse = {
  /**
   * True if what came after `afterSeq` follows this answer. If not, the
   * client takes the thread from the answer or reads it.
   */
  replayed: boolean;
  /** The number of the last notification that the thread as answered includes. */
  seq: number;
};

/** Payload of `turnhost/resync`. */
export type TurnhostResyncNotification = {
  /**
   * The threads that this connection receives nothing of until it resumes them.
   * Notifications about lists of threads may have been lost as well.
   */
  threadIds: Array<string>;
};

/** Options for a turn that starts. */
export type TurnhostTurnStartParams = {
  /**
   * True if the request may arrive more than once: one with the same `clientUserMessageId`
   * begins no other turn and is answered with the one that there is. The thread remembers the
   * last 64, also over a restart. False by default.
   */
  once?: boolean;
};

/** A page of a thread's turns. */
export type TurnsPage = {
  /** Start of a list in the other direction; `None` if the page is empty. */
  backwardsCursor: string | null;
  /** The turns. */
  data: Array<Turn>;
  /** Start of the next page; `None` on the last. */
  nextCursor: string | null;
};

/** A part of what the user says to start or steer a turn. */
export type UserInput =
  /** Text. */
  | {
    /** The text. */
    text: string;
    /** Stretches of it that stand for something else. */
    text_elements: Array<TextElement>;
    type: "text";
  }
  /** An image. */
  | {
    /** The level of detail. */
    detail?: ImageDetail;
    type: "image";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      fileId: string;
    })
  /** An image file on the server's machine. */
  | {
    /** The level of detail. */
    detail?: ImageDetail;
    /** Its path. */
    path: string;
    type: "localImage";
  }
  /** A recording. */
  | {
    type: "audio";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      fileId: string;
    })
  /** A recording's file on the server's machine. */
  | {
    /** Its path. */
    path: string;
    type: "localAudio";
  }
  /** A skill to be used. */
  | {
    /** Its name. */
    name: string;
    /** Its file. */
    path: string;
    type: "skill";
  }
  /** A file or app that is spoken of. */
  | {
    /** The user's name for it. */
    name: string;
    /** Its path or URI. */
    path: string;
    type: "mention";
  };

/** A kind of biometric check. */
export type UserVerificationBiometricType = "fingerprint";

/** Params of `userVerification/cancel`. Unknown fields are refused. */
export type UserVerificationCancelParams = {
  /** The request id of the user verification to cancel. */
  requestId: RequestId;
};

/** Answer to `userVerification/cancel`. */
export type UserVerificationCancelResponse = Record<string, never>;

/** The reason why a user verification was cancelled. */
export type UserVerificationCancellationReason =
  /** The user cancelled it. */
  | "userCancelled"
  /** It was interrupted. */
  | "interrupted";

/** Params of `userVerification/delete`. Unknown fields are refused. */
export type UserVerificationDeleteParams = Record<string, never>;

/** Answer to `userVerification/delete`. */
export type UserVerificationDeleteResponse = Record<string, never>;

/** Params of `userVerification/enroll`. Unknown fields are refused. */
export type UserVerificationEnrollParams = Record<string, never>;

/** Answer to `userVerification/enroll`. */
export type UserVerificationEnrollResponse = {
  /** The algorithm of the credential's key, if known. */
  algorithm: string | null;
  /** The credential's id. */
  credentialId: string;
  /** The credential's public key, if known. */
  publicKey: string | null;
};

/** The reason why a user verification came to nothing. */
export type UserVerificationErrorDetails =
  /** The request was wrong. */
  | {
    /** Its fault. */
    reason: UserVerificationInvalidRequestReason;
    type: "invalidRequest";
  }
  /** The user cannot be verified here. */
  | {
    /** The reason against it. */
    reason: UserVerificationUnavailableReason;
    type: "unavailable";
  }
  /** It was cancelled. */
  | {
    /** The reason. */
    reason: UserVerificationCancellationReason;
    type: "cancelled";
  }
  /** It was tried and failed. */
  | {
    /** At what. */
    reason: UserVerificationFailureReason;
    type: "failed";
  };

/** At what a user verification failed. */
export type UserVerificationFailureReason =
  /** The user was not recognised. */
  | "authenticationFailed"
  /** The user did not answer in time. */
  | "timeout"
  /** The verifier failed. */
  | "providerError"
  /** The service behind it failed. */
  | "serviceError";

/** A fault of a request for user verification. */
export type UserVerificationInvalidRequestReason = "invalidParams";

/** Proof that the user was there and agreed. */
export type UserVerificationProof = {
  /** The credential that signed. */
  credentialId: string;
  /** Its signature of the challenge. */
  signature: string;
};

/** The error that answers a user verification. */
export type UserVerificationRpcError = {
  /** The kind of error, as JSON-RPC counts it. */
  code: number;
  /** The reason why the verification came to nothing. */
  data: UserVerificationErrorDetails;
  /** The event, in words. */
  message: string;
};

/** Params of `userVerification/status`. Unknown fields are refused. */
export type UserVerificationStatusParams = Record<string, never>;

/** Answer to `userVerification/status`. */
export type UserVerificationStatusResponse = {
  /** The credential on this machine; `None` if there is none. */
  credentialId: string | null;
  /** The reason why the user cannot be verified, in words; goes with `unavailableReason`. */
  unavailableMessage: string | null;
  /** The reason why the user cannot be verified; `None` if that is possible. */
  unavailableReason: UserVerificationUnavailableReason | null;
};

/** The reason why a user cannot be verified. */
export type UserVerificationUnavailableReason =
  /** There is no credential on this machine. */
  | "credentialMissing"
  /** The machine cannot check who the user is, such as by a fingerprint. */
  | "biometricsUnavailable"
  /** The verifier cannot be reached. */
  | "providerUnavailable";

/** Params of `userVerification/verify`. Unknown fields are refused. */
export type UserVerificationVerifyParams = {
  /** The data that the credential has to sign. */
  challenge: string;
  /** The text that the user agrees to, for the dialogue. */
  description: string;
  /** The dialogue's title. */
  title: string;
};

/** Answer to `userVerification/verify`. */
export type UserVerificationVerifyResponse = {
  /** The kind of biometric check that was made; `None` if it is not known. */
  biometricType: UserVerificationBiometricType | null;
  /** The proof. */
  proof: UserVerificationProof;
};

/** The verbosity of answers. */
export type Verbosity =
  /** Brief. */
  | "low"
  /** Ordinary. */
  | "medium"
  /** At length. */
  | "high";

/** The trace that a request belongs to. */
export type W3cTraceContext = {
  traceparent?: string | null;
  tracestate?: string | null;
};

/** Payload of `warning`. */
export type WarningNotification = {
  /** The text for the user. */
  message: string;
  /** The thread it is about; `None` if it is about none. */
  threadId: string | null;
};

/** The action of a web search. */
export type WebSearchAction =
  /** It searched. */
  | {
    /** All the queries, if there were several. */
    queries: Array<string> | null;
    /** The query. */
    query: string | null;
    type: "search";
  }
  /** It opened a page. */
  | {
    type: "openPage";
    /** The page. */
    url: string | null;
  }
  /** It searched a page. */
  | {
    /** The purpose. */
    pattern: string | null;
    type: "findInPage";
    /** The page. */
    url: string | null;
  }
  /** Anything else. */
  | {
    type: "other";
  };

/** The amount of search results that goes to the model. */
export type WebSearchContextSize =
  /** Little. */
  | "low"
  /** Some. */
  | "medium"
  /** Much. */
  | "high";

/** Location of the user, roughly. */
export type WebSearchLocation = {
  /** City. */
  city: string | null;
  /** Two-letter country code. */
  country: string | null;
  /** State or region. */
  region: string | null;
  /** IANA time zone. */
  timezone: string | null;
};

/** The way in which models may search the web. */
export type WebSearchMode =
  /** Not at all. */
  | "disabled"
  /** In the provider's stored copies only. */
  | "cached"
  /** In what the provider has indexed. */
  | "indexed"
  /** In the web as it is. */
  | "live";

/** The side that runs searches for clients. */
export type WebSearchProvider =
  /** The server itself. */
  | "standalone"
  /** An MCP server. */
  | "search_mcp";

/** Settings of the web search tool. */
export type WebSearchToolConfig = {
  /** The only domains to be searched. */
  allowed_domains: Array<string> | null;
  /** The amount of search results that goes to the model. */
  context_size: WebSearchContextSize | null;
  /** Location of the user. */
  location: WebSearchLocation | null;
};

/** The way in which commands are sandboxed on Windows. */
export type WindowsSandboxImplementation =
  /** By a helper that was set up with an administrator's rights. */
  | "elevated"
  /** With the user's own rights. */
  | "unelevated"
  /** By the implementation called MXC. */
  | "mxc";

/** Says if the sandbox on Windows can be used. */
export type WindowsSandboxReadiness =
  /** It can. */
  | "ready"
  /** It was never set up; also the answer on other systems. */
  | "notConfigured"
  /** It has to be set up again. */
  | "updateRequired";

/** Answer to `windowsSandbox/readiness`. */
export type WindowsSandboxReadinessResponse = {
  /** Says if the sandbox can be used. */
  status: WindowsSandboxReadiness;
};

/**
 * Payload of `windowsSandbox/setupCompleted`, sent when a set-up begun with
 * `windowsSandbox/setupStart` has ended.
 */
export type WindowsSandboxSetupCompletedNotification = {
  /** The failure, in words; `None` if nothing failed. */
  error: string | null;
  /** Which set-up it was. */
  mode: WindowsSandboxSetupMode;
  /** True if the sandbox can be used now. */
  success: boolean;
};

/** With what rights the sandbox on Windows is set up. */
export type WindowsSandboxSetupMode =
  /** With those of an administrator. */
  | "elevated"
  /** With those of the user. */
  | "unelevated";

/** Params of `windowsSandbox/setupStart`. */
export type WindowsSandboxSetupStartParams = {
  /** The working directory to set it up for; absolute. */
  cwd?: AbsolutePathBuf | null;
  /** With what rights to set it up. */
  mode: WindowsSandboxSetupMode;
};

/** Answer to `windowsSandbox/setupStart`. The end comes as `windowsSandbox/setupCompleted`. */
export type WindowsSandboxSetupStartResponse = {
  /** True if the set-up was begun. */
  started: boolean;
};

/**
 * Payload of `windows/worldWritableWarning`, sent when directories that everyone may write to
 * weaken the sandbox on Windows.
 */
export type WindowsWorldWritableWarningNotification = {
  /** The number beyond those that `samplePaths` names. */
  extraCount: number;
  /** True if the search for them could not be finished. */
  failedScan: boolean;
  /** Some of the directories. */
  samplePaths: Array<string>;
};

/** A message from a workspace to its members. */
export type WorkspaceMessage = {
  /** When it was put away, in seconds since the Unix epoch; `None` if it was not. */
  archivedAt: number | null;
  /** When it was written, in seconds since the Unix epoch, if known. */
  createdAt: number | null;
  /** Its text. */
  messageBody: string;
  /** Its id. */
  messageId: string;
  /** The way in which it is meant to be shown. */
  messageType: WorkspaceMessageType;
};

/** The way in which a workspace's message is meant to be shown. */
export type WorkspaceMessageType =
  /** As a headline. */
  | "headline"
  /** As an announcement. */
  | "announcement"
  /** In a way that this version does not know. */
  | "unknown";

/** Destination of an account's requests. */
export type WorkspaceRouting = {
  /** The region in which they may be processed. */
  accountRoutingOverride: AccountRoutingOverride;
  /** The origin, `https://HOST`, of the backend they go to. */
  backendOrigin: string;
  /** The account as the backend knows it. */
  chatgptAccountId: string;
};

/** Says if a value that was written is in force. */
export type WriteStatus =
  /** It is. */
  | "ok"
  /** It is in the file, but a stronger layer sets another. */
  | "okOverridden";

/** The types of each `ClientRequest`, by method name. */
export interface ClientRequestMethods {
  /** Names the client and says what it can do; must come first, once. */
  "initialize": { params: InitializeParams; response: InitializeResponse };
  /** Reports whether Amazon Bedrock is used in AWS GovCloud and whether the user should be warned about it. */
  "account/bedrock/checkGovCloudRequirements": { params: BedrockCheckGovCloudRequirementsParams; response: BedrockCheckGovCloudRequirementsResponse };
  /** Looks for AWS profiles and credentials on the server's machine. */
  "account/bedrock/discover": { params: BedrockDiscoverParams; response: BedrockDiscoverResponse };
  /** Sets Amazon Bedrock up as the provider, with a profile or the environment's credentials. */
  "account/bedrock/setup": { params: BedrockSetupParams; response: BedrockSetupResponse };
  /** Cancels the login at a provider's gateway. */
  "account/gatewayOAuth/cancel": { params?: null; response: GatewayOAuthCancelResponse };
  /** Begins a login at a provider's gateway. */
  "account/gatewayOAuth/login": { params?: GatewayOAuthLoginParams | null; response: GatewayOAuthLoginResponse };
  /** Reports whether a provider's gateway needs a login, and the login's state. */
  "account/gatewayOAuth/read": { params?: GatewayOAuthReadParams | null; response: GatewayOAuthReadResponse };
  /** Sets Google Cloud up as the provider. */
  "account/gcp/setup": { params: GcpSetupParams; response: GcpSetupResponse };
  /** Cancels a login that waits for the user. */
  "account/login/cancel": { params: CancelLoginAccountParams; response: CancelLoginAccountResponse };
  /** Logs in, or begins a login that the user has to continue elsewhere. */
  "account/login/start": { params: LoginAccountParams; response: LoginAccountResponse };
  /** Logs out; fine if no user is logged in. */
  "account/logout": { params?: null; response: LogoutAccountResponse };
  /** Spends a credit to make the account's rate limits start again. */
  "account/rateLimitResetCredit/consume": { params: ConsumeAccountRateLimitResetCreditParams; response: ConsumeAccountRateLimitResetCreditResponse };
  /** Asks the backend for the account's rate limits. */
  "account/rateLimits/read": { params?: GetAccountRateLimitsParams | null; response: GetAccountRateLimitsResponse };
  /** Returns the account that is logged in. */
  "account/read": { params: GetAccountParams; response: GetAccountResponse };
  /** Returns the steps that would make the account safer. */
  "account/securitySetup/read": { params?: null; response: GetAccountSecuritySetupResponse };
  /** Asks the workspace's owner by e-mail for credits or a higher limit. */
  "account/sendAddCreditsNudgeEmail": { params: SendAddCreditsNudgeEmailParams; response: SendAddCreditsNudgeEmailResponse };
  /** Returns the token usage of the account. */
  "account/usage/read": { params?: GetAccountTokenUsageParams | null; response: GetAccountTokenUsageResponse };
  /** Reads the messages of the account's workspace to its members. */
  "account/workspaceMessages/read": { params?: null; response: GetWorkspaceMessagesResponse };
  /** Lists the stored logins. */
  "accountSession/list": { params: AccountSessionsListParams; response: AccountSessionsResponse };
  /** Switches to another login or workspace. */
  "accountSession/switch": { params: AccountSessionsSwitchParams; response: AccountSessionsSwitchResponse };
  /** Lists the connected apps as they can be called. */
  "app/installed": { params: AppsInstalledParams; response: AppsInstalledResponse };
  /** Lists the apps on offer, with paging. */
  "app/list": { params: AppsListParams; response: AppsListResponse };
  /** Reads about apps by their ids. */
  "app/read": { params: AppsReadParams; response: AppsReadResponse };
  /** Lists the collaboration modes on offer. */
  "collaborationMode/list": { params: CollaborationModeListParams; response: CollaborationModeListResponse };
  /** Runs a command and answers when it has ended. */
  "command/exec": { params: CommandExecParams; response: CommandExecResponse };
  /** Resizes the terminal of a running command. */
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
  /** Returns the administrator's requirements for the configuration. */
  "configRequirements/read": { params?: null; response: ConfigRequirementsReadResponse };
  /** Makes a remote environment known to the server. */
  "environment/add": { params: EnvironmentAddParams; response: EnvironmentAddResponse };
  /** Returns an environment's shell and working directory. */
  "environment/info": { params: EnvironmentInfoParams; response: EnvironmentInfoResponse };
  /** Reports whether an environment can be reached. */
  "environment/status": { params: EnvironmentStatusParams; response: EnvironmentStatusResponse };
  /** Switches experimental features on or off while the server runs. */
  "experimentalFeature/enablement/set": { params: ExperimentalFeatureEnablementSetParams; response: ExperimentalFeatureEnablementSetResponse };
  /** Lists the experimental features and whether they are on. */
  "experimentalFeature/list": { params: ExperimentalFeatureListParams; response: ExperimentalFeatureListResponse };
  /** Looks for what another agent has left on the machine and can be imported. */
  "externalAgentConfig/detect": { params: ExternalAgentConfigDetectParams; response: ExternalAgentConfigDetectResponse };
  /** Begins to import what another agent has left; progress is reported by notifications. */
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
  /** Returns the type of a path and its times. */
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
  /** Begins a search whose query will change while the user types. */
  "fuzzyFileSearch/sessionStart": { params: FuzzyFileSearchSessionStartParams; response: FuzzyFileSearchSessionStartResponse };
  /** Ends such a search; succeeds if there is none. */
  "fuzzyFileSearch/sessionStop": { params: FuzzyFileSearchSessionStopParams; response: FuzzyFileSearchSessionStopResponse };
  /** Gives such a search another query. */
  "fuzzyFileSearch/sessionUpdate": { params: FuzzyFileSearchSessionUpdateParams; response: FuzzyFileSearchSessionUpdateResponse };
  /** Returns the kind of login, and the token if asked for; an older method. */
  "getAuthStatus": { params: GetAuthStatusParams; response: GetAuthStatusResponse };
  /** Returns a summary of a stored thread; an older method. */
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
  /** Subscribes the caller to events of an MCP server. */
  "mcpServer/event/stream/start": { params: McpServerEventStreamStartParams; response: McpServerEventStreamStartResponse };
  /** Takes a subscription to events of an MCP server back. */
  "mcpServer/event/stream/stop": { params: McpServerEventStreamStopParams; response: McpServerEventStreamStopResponse };
  /** Begins an OAuth login to an MCP server and answers the page to open. */
  "mcpServer/oauth/login": { params: McpServerOauthLoginParams; response: McpServerOauthLoginResponse };
  /** Reads a resource of an MCP server, with or without a thread. */
  "mcpServer/resource/read": { params: McpResourceReadParams; response: McpResourceReadResponse };
  /** Calls a tool of an MCP server on the client's behalf; no approval is asked. */
  "mcpServer/tool/call": { params: McpServerToolCallParams; response: McpServerToolCallResponse };
  /** Lists the MCP servers by name with their tools and resources, and starts them if need be. */
  "mcpServerStatus/list": { params: ListMcpServerStatusParams; response: ListMcpServerStatusResponse };
  /** Forgets all that the server has remembered from threads. */
  "memory/reset": { params?: null; response: MemoryResetResponse };
  /** Reports whether there is enough in memory to be used. */
  "memory/status": { params: MemoryStatusParams; response: MemoryStatusResponse };
  /** Echoes a value; it exists to test how experimental methods are guarded. */
  "mock/experimentalMethod": { params: MockExperimentalMethodParams; response: MockExperimentalMethodResponse };
  /** Lists the models on offer. */
  "model/list": { params: ModelListParams; response: ModelListResponse };
  /** Returns the capabilities of the model provider besides models. */
  "modelProvider/capabilities/read": { params: ModelProviderCapabilitiesReadParams; response: ModelProviderCapabilitiesReadResponse };
  /** Writes a model provider's settings to the configuration. */
  "modelProvider/config/write": { params: ModelProviderConfigWriteParams; response: ModelProviderConfigWriteResponse };
  /** Makes a configured model provider the one that new threads use. */
  "modelProvider/default/set": { params: ModelProviderDefaultSetParams; response: ConfigWriteResponse };
  /** Lists the model providers, with the default one. */
  "modelProvider/list": { params: ModelProviderListParams; response: ModelProviderListResponse };
  /** Lists the permission profiles and whether each may be used. */
  "permissionProfile/list": { params: PermissionProfileListParams; response: PermissionProfileListResponse };
  /** Installs a plugin from a marketplace. */
  "plugin/install": { params: PluginInstallParams; response: PluginInstallResponse };
  /** Lists the installed plugins, by marketplace. */
  "plugin/installed": { params: PluginInstalledParams; response: PluginInstalledResponse };
  /** Lists the plugins on offer, by marketplace. */
  "plugin/list": { params: PluginListParams; response: PluginListResponse };
  /** Returns the details of one plugin. */
  "plugin/read": { params: PluginReadParams; response: PluginReadResponse };
  /** Brings the installed plugins in line with what the cloud says should be there. */
  "plugin/reconcile": { params: PluginReconcileParams; response: PluginReconcileResponse };
  /** Searches the plugins on offer. */
  "plugin/search": { params: PluginSearchParams; response: PluginSearchResponse };
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
  /** Kills a process of this connection; its exit status is then 137. */
  "process/kill": { params: ProcessKillParams; response: ProcessKillResponse };
  /** Changes the size of a process's terminal. */
  "process/resizePty": { params: ProcessResizePtyParams; response: ProcessResizePtyResponse };
  /** Starts a process that belongs to this connection; its end is reported by `process/exited`. */
  "process/spawn": { params: ProcessSpawnParams; response: ProcessSpawnResponse };
  /** Writes to a process's standard input, or closes it. */
  "process/writeStdin": { params: ProcessWriteStdinParams; response: ProcessWriteStdinResponse };
  /** Creates a project, or finds the one that the same key created. */
  "project/create": { params: ProjectCreateParams; response: ProjectCreateResponse };
  /** Deletes a project; its threads stay and belong to none. */
  "project/delete": { params: ProjectDeleteParams; response: ProjectDeleteResponse };
  /** Creates a project and files existing threads under it. */
  "project/import": { params: ProjectImportParams; response: ProjectImportResponse };
  /** Lists the projects. */
  "project/list": { params: ProjectListParams; response: ProjectListResponse };
  /** Moves a project to another place in the list. */
  "project/move": { params: ProjectMoveParams; response: ProjectMoveResponse };
  /** Reads a project. */
  "project/read": { params: ProjectReadParams; response: ProjectReadResponse };
  /** Changes a project's name, directories or metadata. */
  "project/update": { params: ProjectUpdateParams; response: ProjectUpdateResponse };
  /** Lists the clients that are paired with a machine. */
  "remoteControl/client/list": { params: RemoteControlClientsListParams; response: RemoteControlClientsListResponse };
  /** Takes a client's pairing with a machine back. */
  "remoteControl/client/revoke": { params: RemoteControlClientsRevokeParams; response: RemoteControlClientsRevokeResponse };
  /** Switches remote control off. */
  "remoteControl/disable": { params?: RemoteControlDisableParams | null; response: RemoteControlDisableResponse };
  /** Switches remote control on. */
  "remoteControl/enable": { params?: RemoteControlEnableParams | null; response: RemoteControlEnableResponse };
  /** Asks the relay for a code that pairs a client with this machine. */
  "remoteControl/pairing/start": { params: RemoteControlPairingStartParams; response: RemoteControlPairingStartResponse };
  /** Reports whether a client has used a pairing code. */
  "remoteControl/pairing/status": { params: RemoteControlPairingStatusParams; response: RemoteControlPairingStatusResponse };
  /** Reports whether remote control is on, and the state of its connection. */
  "remoteControl/status/read": { params?: null; response: RemoteControlStatusReadResponse };
  /** Starts a review of changes in a thread. */
  "review/start": { params: ReviewStartParams; response: ReviewStartResponse };
  /** Compresses the files that threads are kept in. */
  "rollout/compress": { params?: null; response: RolloutCompressResponse };
  /** Returns the server's process id, its memory and its counters. */
  "server/diagnostics": { params: ServerDiagnosticsParams; response: ServerDiagnosticsResponse };
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
  /** Ends all commands of a thread that still run in the background. */
  "thread/backgroundTerminals/clean": { params: ThreadBackgroundTerminalsCleanParams; response: ThreadBackgroundTerminalsCleanResponse };
  /** Lists a thread's commands that still run in the background. */
  "thread/backgroundTerminals/list": { params: ThreadBackgroundTerminalsListParams; response: ThreadBackgroundTerminalsListResponse };
  /** Ends one of a thread's commands that still run in the background. */
  "thread/backgroundTerminals/terminate": { params: ThreadBackgroundTerminalsTerminateParams; response: ThreadBackgroundTerminalsTerminateResponse };
  /** Has the model shorten a thread's history to a summary. */
  "thread/compact/start": { params: ThreadCompactStartParams; response: ThreadCompactStartResponse };
  /** Counts one open question less that a client puts outside this protocol. */
  "thread/decrement_elicitation": { params: ThreadDecrementElicitationParams; response: ThreadDecrementElicitationResponse };
  /** Deletes a thread permanently. */
  "thread/delete": { params: ThreadDeleteParams; response: ThreadDeleteResponse };
  /** Makes a new thread with the history of another and subscribes the caller to it. */
  "thread/fork": { params: ThreadForkParams; response: ThreadForkResponse };
  /** Takes a thread's goal away. */
  "thread/goal/clear": { params: ThreadGoalClearParams; response: ThreadGoalClearResponse };
  /** Reads a thread's goal. */
  "thread/goal/get": { params: ThreadGoalGetParams; response: ThreadGoalGetResponse };
  /** Sets a thread's goal, or changes parts of it. */
  "thread/goal/set": { params: ThreadGoalSetParams; response: ThreadGoalSetResponse };
  /** Has the automatic reviewer look at what a thread wants to do. */
  "thread/guardianReview": { params: ThreadGuardianReviewParams; response: ThreadGuardianReviewResponse };
  /** Counts one open question more that a client puts outside this protocol. */
  "thread/increment_elicitation": { params: ThreadIncrementElicitationParams; response: ThreadIncrementElicitationResponse };
  /** Appends items to the history the model is sent, without showing them. */
  "thread/inject_items": { params: ThreadInjectItemsParams; response: ThreadInjectItemsResponse };
  /** Lists a thread's items. */
  "thread/items/list": { params: ThreadItemsListParams; response: ThreadItemsListResponse };
  /** Reads certain items of a turn. */
  "thread/items/read": { params: ThreadItemsReadParams; response: ThreadItemsReadResponse };
  /** Lists stored threads. */
  "thread/list": { params: ThreadListParams; response: ThreadListResponse };
  /** Lists the threads in memory. */
  "thread/loaded/list": { params: ThreadLoadedListParams; response: ThreadLoadedListResponse };
  /** Reads what is remembered of a thread. */
  "thread/memory/read": { params: ThreadMemoryReadParams; response: ThreadMemoryReadResponse };
  /** Says whether a thread is remembered in later ones. */
  "thread/memoryMode/set": { params: ThreadMemoryModeSetParams; response: ThreadMemoryModeSetResponse };
  /** Changes what is stored about a thread: its repository, its project. */
  "thread/metadata/update": { params: ThreadMetadataUpdateParams; response: ThreadMetadataUpdateResponse };
  /** Names a thread. */
  "thread/name/set": { params: ThreadSetNameParams; response: ThreadSetNameResponse };
  /** Asks for a prediction of the user's next words. */
  "thread/prediction/request": { params: ThreadPredictionRequestParams; response: ThreadPredictionRequestResponse };
  /** Turns a plan that the user approved into the words that start its turn. */
  "thread/prepareApprovedPlan": { params: ThreadPrepareApprovedPlanParams; response: ThreadPrepareApprovedPlanResponse };
  /** Queues a message for a thread; starts a turn with it if the thread is idle. */
  "thread/queue/add": { params: ThreadQueueAddParams; response: ThreadQueueAddResponse };
  /** Takes a message out of a thread's queue. */
  "thread/queue/delete": { params: ThreadQueueDeleteParams; response: ThreadQueueDeleteResponse };
  /** Lists the messages that wait in a thread's queue. */
  "thread/queue/list": { params: ThreadQueueListParams; response: ThreadQueueListResponse };
  /** Puts a thread's queue into another order. */
  "thread/queue/reorder": { params: ThreadQueueReorderParams; response: ThreadQueueReorderResponse };
  /** Starts a turn with a message of a thread's queue. */
  "thread/queue/start": { params: ThreadQueueStartParams; response: ThreadQueueStartResponse };
  /** Changes a message that waits in a thread's queue. */
  "thread/queue/update": { params: ThreadQueueUpdateParams; response: ThreadQueueUpdateResponse };
  /** Reads a thread without loading it or subscribing to it. */
  "thread/read": { params: ThreadReadParams; response: ThreadReadResponse };
  /** Marks a thread as read or unread. */
  "thread/readState/update": { params: ThreadReadStateUpdateParams; response: ThreadReadStateUpdateResponse };
  /** Adds a piece of sound to what the user says in a thread's voice conversation. */
  "thread/realtime/appendAudio": { params: ThreadRealtimeAppendAudioParams; response: ThreadRealtimeAppendAudioResponse };
  /** Has words spoken in a thread's voice conversation. */
  "thread/realtime/appendSpeech": { params: ThreadRealtimeAppendSpeechParams; response: ThreadRealtimeAppendSpeechResponse };
  /** Adds a text to a thread's voice conversation. */
  "thread/realtime/appendText": { params: ThreadRealtimeAppendTextParams; response: ThreadRealtimeAppendTextResponse };
  /** Lists the stored entries of a thread's voice conversations. */
  "thread/realtime/list": { params: ThreadRealtimeListParams; response: ThreadRealtimeListResponse };
  /** Lists the voices on offer. */
  "thread/realtime/listVoices": { params: ThreadRealtimeListVoicesParams; response: ThreadRealtimeListVoicesResponse };
  /** Starts a voice conversation about a thread. */
  "thread/realtime/start": { params: ThreadRealtimeStartParams; response: ThreadRealtimeStartResponse };
  /** Ends a thread's voice conversation. */
  "thread/realtime/stop": { params: ThreadRealtimeStopParams; response: ThreadRealtimeStopResponse };
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  "thread/resume": { params: ThreadResumeParams; response: ThreadResumeResponse };
  /** Drops a thread's last turns, from a certain one on. */
  "thread/revert": { params: ThreadRevertParams; response: ThreadRevertResponse };
  /** Asks the model a question on a thread's history, beside its turns. */
  "thread/sample": { params: ThreadSampleParams; response: ThreadSampleResponse };
  /** Cancels such a question. */
  "thread/sample/cancel": { params: ThreadSampleCancelParams; response: ThreadSampleCancelResponse };
  /** Finds threads by what was said in them. */
  "thread/search": { params: ThreadSearchParams; response: ThreadSearchResponse };
  /** Cancels a `thread/search` of the same connection; succeeds if there is none. */
  "thread/search/cancel": { params: ThreadSearchCancelParams; response: ThreadSearchCancelResponse };
  /** Searches threads as `thread/search` does, and may send some hits before the answer. */
  "thread/search/stream": { params: ThreadSearchParams; response: ThreadSearchResponse };
  /** Cancels a `thread/search/stream` of the same connection; succeeds if there is none. */
  "thread/search/stream/cancel": { params: ThreadSearchCancelParams; response: ThreadSearchCancelResponse };
  /** Finds the messages of a thread that hold a text. */
  "thread/searchOccurrences": { params: ThreadSearchOccurrencesParams; response: ThreadSearchOccurrencesResponse };
  /** Files a thread under a section, or under none. */
  "thread/section/move": { params: ThreadSectionMoveParams; response: ThreadSectionMoveResponse };
  /** Changes a thread's settings for the turns that follow. */
  "thread/settings/update": { params: ThreadSettingsUpdateParams; response: ThreadSettingsUpdateResponse };
  /** Runs a command of the user's in a thread, outside the sandbox and without approval. */
  "thread/shellCommand": { params: ThreadShellCommandParams; response: ThreadShellCommandResponse };
  /** Starts a thread and subscribes the caller to it. */
  "thread/start": { params: ThreadStartParams; response: ThreadStartResponse };
  /** Lists what happened in a thread: turns, items and voice conversations, latest page first. */
  "thread/timeline/list": { params: ThreadTimelineListParams; response: ThreadTimelineListResponse };
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
  /** Changes the settings of a turn that has begun. */
  "turn/settings/update": { params: TurnSettingsUpdateParams; response: TurnSettingsUpdateResponse };
  /** Starts a turn with what the user said. */
  "turn/start": { params: TurnStartParams; response: TurnStartResponse };
  /** Adds to what the user said while a turn runs. */
  "turn/steer": { params: TurnSteerParams; response: TurnSteerResponse };
  /** Cancels a user verification that waits for the user. */
  "userVerification/cancel": { params: UserVerificationCancelParams; response: UserVerificationCancelResponse };
  /** Deletes this machine's credential for verifying the user. */
  "userVerification/delete": { params: UserVerificationDeleteParams; response: UserVerificationDeleteResponse };
  /** Creates a credential on this machine for verifying the user. */
  "userVerification/enroll": { params: UserVerificationEnrollParams; response: UserVerificationEnrollResponse };
  /** Reports whether the user can be verified on this machine. */
  "userVerification/status": { params: UserVerificationStatusParams; response: UserVerificationStatusResponse };
  /** Has the user confirm something on this machine and signs a challenge as proof. */
  "userVerification/verify": { params: UserVerificationVerifyParams; response: UserVerificationVerifyResponse };
  /** Reports whether the sandbox on Windows can be used. */
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
  /** Asks whether files may be changed; the older form, which this server never sends. */
  "applyPatchApproval": { params: ApplyPatchApprovalParams; response: ApplyPatchApprovalResponse };
  /** Asks the client for a token that proves what it is. Never sent: no provider here takes one. */
  "attestation/generate": { params: AttestationGenerateParams; response: AttestationGenerateResponse };
  /** Asks whether a command may run; the older form, which this server never sends. */
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
  /** The account that is logged in has changed. */
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
  /** The results of a search session so far. */
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
  /**
   * A response of the provider is complete. Only for threads that were started with
   * `experimentalRawEvents`.
   */
  "rawResponse/completed": { params: RawResponseCompletedNotification };
  /**
   * An item was added to what the model is sent. Only for threads that were started with
   * `experimentalRawEvents`.
   */
  "rawResponseItem/completed": { params: RawResponseItemCompletedNotification };
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
  /** The unread part in a thread has changed. */
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
  /** A thread's status has changed. */
  "thread/status/changed": { params: ThreadStatusChangedNotification };
  /** A thread used tokens. */
  "thread/tokenUsage/updated": { params: ThreadTokenUsageUpdatedNotification };
  /** A thread is no longer archived. */
  "thread/unarchived": { params: ThreadUnarchivedNotification };
  /** A turn ended. */
  "turn/completed": { params: TurnCompletedNotification };
  /** The diff of all that a turn changed so far. */
  "turn/diff/updated": { params: TurnDiffUpdatedNotification };
  /** The provider's moderation has judged a turn. */
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
