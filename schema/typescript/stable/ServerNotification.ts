// Written by `cargo xtask gen`; do not edit.
import type { AccountLoginCompletedNotification } from "./v2/AccountLoginCompletedNotification";
import type { AccountRateLimitsUpdatedNotification } from "./v2/AccountRateLimitsUpdatedNotification";
import type { AccountUpdatedNotification } from "./v2/AccountUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./v2/AgentMessageDeltaNotification";
import type { AppListUpdatedNotification } from "./v2/AppListUpdatedNotification";
import type { AuthRecoveryNotification } from "./v2/AuthRecoveryNotification";
import type { CommandExecOutputDeltaNotification } from "./v2/CommandExecOutputDeltaNotification";
import type { CommandExecutionOutputDeltaNotification } from "./v2/CommandExecutionOutputDeltaNotification";
import type { ConfigWarningNotification } from "./v2/ConfigWarningNotification";
import type { ContextCompactedNotification } from "./v2/ContextCompactedNotification";
import type { DeprecationNoticeNotification } from "./v2/DeprecationNoticeNotification";
import type { EnvironmentConnectionNotification } from "./v2/EnvironmentConnectionNotification";
import type { ErrorNotification } from "./v2/ErrorNotification";
import type { ExternalAgentConfigImportCompletedNotification } from "./v2/ExternalAgentConfigImportCompletedNotification";
import type { ExternalAgentConfigImportProgressNotification } from "./v2/ExternalAgentConfigImportProgressNotification";
import type { FileChangeOutputDeltaNotification } from "./v2/FileChangeOutputDeltaNotification";
import type { FileChangePatchUpdatedNotification } from "./v2/FileChangePatchUpdatedNotification";
import type { FsChangedNotification } from "./v2/FsChangedNotification";
import type { FuzzyFileSearchSessionCompletedNotification } from "./FuzzyFileSearchSessionCompletedNotification";
import type { FuzzyFileSearchSessionUpdatedNotification } from "./FuzzyFileSearchSessionUpdatedNotification";
import type { GatewayOAuthChangedNotification } from "./v2/GatewayOAuthChangedNotification";
import type { GuardianWarningNotification } from "./v2/GuardianWarningNotification";
import type { HookCompletedNotification } from "./v2/HookCompletedNotification";
import type { HookStartedNotification } from "./v2/HookStartedNotification";
import type { ItemCompletedNotification } from "./v2/ItemCompletedNotification";
import type { ItemGuardianApprovalReviewCompletedNotification } from "./v2/ItemGuardianApprovalReviewCompletedNotification";
import type { ItemGuardianApprovalReviewStartedNotification } from "./v2/ItemGuardianApprovalReviewStartedNotification";
import type { ItemStartedNotification } from "./v2/ItemStartedNotification";
import type { McpServerEventStreamNotification } from "./v2/McpServerEventStreamNotification";
import type { McpServerOauthLoginCompletedNotification } from "./v2/McpServerOauthLoginCompletedNotification";
import type { McpServerStatusUpdatedNotification } from "./v2/McpServerStatusUpdatedNotification";
import type { McpToolCallProgressNotification } from "./v2/McpToolCallProgressNotification";
import type { ModelReroutedNotification } from "./v2/ModelReroutedNotification";
import type { ModelSafetyBufferingUpdatedNotification } from "./v2/ModelSafetyBufferingUpdatedNotification";
import type { ModelVerificationNotification } from "./v2/ModelVerificationNotification";
import type { PlanDeltaNotification } from "./v2/PlanDeltaNotification";
import type { ProcessExitedNotification } from "./v2/ProcessExitedNotification";
import type { ProcessOutputDeltaNotification } from "./v2/ProcessOutputDeltaNotification";
import type { ProjectChangedNotification } from "./v2/ProjectChangedNotification";
import type { ReasoningSummaryPartAddedNotification } from "./v2/ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./v2/ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./v2/ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./v2/RemoteControlStatusChangedNotification";
import type { ServerRequestResolvedNotification } from "./v2/ServerRequestResolvedNotification";
import type { SkillsChangedNotification } from "./v2/SkillsChangedNotification";
import type { StrictReviewRequiredNotification } from "./v2/StrictReviewRequiredNotification";
import type { TerminalInteractionNotification } from "./v2/TerminalInteractionNotification";
import type { ThreadArchivedNotification } from "./v2/ThreadArchivedNotification";
import type { ThreadAttachmentUpdatedNotification } from "./v2/ThreadAttachmentUpdatedNotification";
import type { ThreadClosedNotification } from "./v2/ThreadClosedNotification";
import type { ThreadDeletedNotification } from "./v2/ThreadDeletedNotification";
import type { ThreadGoalClearedNotification } from "./v2/ThreadGoalClearedNotification";
import type { ThreadGoalUpdatedNotification } from "./v2/ThreadGoalUpdatedNotification";
import type { ThreadNameUpdatedNotification } from "./v2/ThreadNameUpdatedNotification";
import type { ThreadPredictionUpdatedNotification } from "./v2/ThreadPredictionUpdatedNotification";
import type { ThreadProjectUpdatedNotification } from "./v2/ThreadProjectUpdatedNotification";
import type { ThreadQueueChangedNotification } from "./v2/ThreadQueueChangedNotification";
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
import type { ThreadRevertedNotification } from "./v2/ThreadRevertedNotification";
import type { ThreadSearchPartialNotification } from "./v2/ThreadSearchPartialNotification";
import type { ThreadSectionChangedNotification } from "./v2/ThreadSectionChangedNotification";
import type { ThreadSettingsUpdatedNotification } from "./v2/ThreadSettingsUpdatedNotification";
import type { ThreadStartedNotification } from "./v2/ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./v2/ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./v2/ThreadTokenUsageUpdatedNotification";
import type { ThreadUnarchivedNotification } from "./v2/ThreadUnarchivedNotification";
import type { TurnCompletedNotification } from "./v2/TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./v2/TurnDiffUpdatedNotification";
import type { TurnModerationMetadataNotification } from "./v2/TurnModerationMetadataNotification";
import type { TurnPlanUpdatedNotification } from "./v2/TurnPlanUpdatedNotification";
import type { TurnStartedNotification } from "./v2/TurnStartedNotification";
import type { TurnhostDrainingNotification } from "./v2/TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./v2/TurnhostResyncNotification";
import type { WarningNotification } from "./v2/WarningNotification";
import type { WindowsSandboxSetupCompletedNotification } from "./v2/WindowsSandboxSetupCompletedNotification";
import type { WindowsWorldWritableWarningNotification } from "./v2/WindowsWorldWritableWarningNotification";

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
  /** Who is logged in has changed. */
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
  /** What a search session has found so far. */
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
  /** What is unread in a thread has changed. */
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
  /** What a thread does has changed. */
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
  /** The provider tells what its moderation makes of a turn. */
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
