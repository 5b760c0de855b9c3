// Written by `cargo xtask gen`; do not edit.
import type { AccountLoginCompletedNotification } from "./AccountLoginCompletedNotification";
import type { AccountRateLimitsUpdatedNotification } from "./AccountRateLimitsUpdatedNotification";
import type { AccountUpdatedNotification } from "./AccountUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./AgentMessageDeltaNotification";
import type { AppListUpdatedNotification } from "./AppListUpdatedNotification";
import type { AuthRecoveryNotification } from "./AuthRecoveryNotification";
import type { CommandExecOutputDeltaNotification } from "./CommandExecOutputDeltaNotification";
import type { CommandExecutionOutputDeltaNotification } from "./CommandExecutionOutputDeltaNotification";
import type { ConfigWarningNotification } from "./ConfigWarningNotification";
import type { ContextCompactedNotification } from "./ContextCompactedNotification";
import type { DeprecationNoticeNotification } from "./DeprecationNoticeNotification";
import type { EnvironmentConnectionNotification } from "./EnvironmentConnectionNotification";
import type { ErrorNotification } from "./ErrorNotification";
import type { ExternalAgentConfigImportCompletedNotification } from "./ExternalAgentConfigImportCompletedNotification";
import type { ExternalAgentConfigImportProgressNotification } from "./ExternalAgentConfigImportProgressNotification";
import type { FileChangeOutputDeltaNotification } from "./FileChangeOutputDeltaNotification";
import type { FileChangePatchUpdatedNotification } from "./FileChangePatchUpdatedNotification";
import type { FsChangedNotification } from "./FsChangedNotification";
import type { FuzzyFileSearchSessionCompletedNotification } from "./FuzzyFileSearchSessionCompletedNotification";
import type { FuzzyFileSearchSessionUpdatedNotification } from "./FuzzyFileSearchSessionUpdatedNotification";
import type { GatewayOAuthChangedNotification } from "./GatewayOAuthChangedNotification";
import type { GuardianWarningNotification } from "./GuardianWarningNotification";
import type { HookCompletedNotification } from "./HookCompletedNotification";
import type { HookStartedNotification } from "./HookStartedNotification";
import type { ItemCompletedNotification } from "./ItemCompletedNotification";
import type { ItemGuardianApprovalReviewCompletedNotification } from "./ItemGuardianApprovalReviewCompletedNotification";
import type { ItemGuardianApprovalReviewStartedNotification } from "./ItemGuardianApprovalReviewStartedNotification";
import type { ItemStartedNotification } from "./ItemStartedNotification";
import type { McpServerEventStreamNotification } from "./McpServerEventStreamNotification";
import type { McpServerOauthLoginCompletedNotification } from "./McpServerOauthLoginCompletedNotification";
import type { McpServerStatusUpdatedNotification } from "./McpServerStatusUpdatedNotification";
import type { McpToolCallProgressNotification } from "./McpToolCallProgressNotification";
import type { ModelReroutedNotification } from "./ModelReroutedNotification";
import type { ModelSafetyBufferingUpdatedNotification } from "./ModelSafetyBufferingUpdatedNotification";
import type { ModelVerificationNotification } from "./ModelVerificationNotification";
import type { PlanDeltaNotification } from "./PlanDeltaNotification";
import type { ProcessExitedNotification } from "./ProcessExitedNotification";
import type { ProcessOutputDeltaNotification } from "./ProcessOutputDeltaNotification";
import type { ProjectChangedNotification } from "./ProjectChangedNotification";
import type { ReasoningSummaryPartAddedNotification } from "./ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./RemoteControlStatusChangedNotification";
import type { ServerRequestResolvedNotification } from "./ServerRequestResolvedNotification";
import type { SkillsChangedNotification } from "./SkillsChangedNotification";
import type { StrictReviewRequiredNotification } from "./StrictReviewRequiredNotification";
import type { TerminalInteractionNotification } from "./TerminalInteractionNotification";
import type { ThreadArchivedNotification } from "./ThreadArchivedNotification";
import type { ThreadAttachmentUpdatedNotification } from "./ThreadAttachmentUpdatedNotification";
import type { ThreadClosedNotification } from "./ThreadClosedNotification";
import type { ThreadDeletedNotification } from "./ThreadDeletedNotification";
import type { ThreadGoalClearedNotification } from "./ThreadGoalClearedNotification";
import type { ThreadGoalUpdatedNotification } from "./ThreadGoalUpdatedNotification";
import type { ThreadNameUpdatedNotification } from "./ThreadNameUpdatedNotification";
import type { ThreadPredictionUpdatedNotification } from "./ThreadPredictionUpdatedNotification";
import type { ThreadProjectUpdatedNotification } from "./ThreadProjectUpdatedNotification";
import type { ThreadQueueChangedNotification } from "./ThreadQueueChangedNotification";
import type { ThreadReadStateChangedNotification } from "./ThreadReadStateChangedNotification";
import type { ThreadRealtimeClosedNotification } from "./ThreadRealtimeClosedNotification";
import type { ThreadRealtimeErrorNotification } from "./ThreadRealtimeErrorNotification";
import type { ThreadRealtimeItemAddedNotification } from "./ThreadRealtimeItemAddedNotification";
import type { ThreadRealtimeItemCompletedNotification } from "./ThreadRealtimeItemCompletedNotification";
import type { ThreadRealtimeItemStartedNotification } from "./ThreadRealtimeItemStartedNotification";
import type { ThreadRealtimeItemTranscriptDeltaNotification } from "./ThreadRealtimeItemTranscriptDeltaNotification";
import type { ThreadRealtimeOutputAudioDeltaNotification } from "./ThreadRealtimeOutputAudioDeltaNotification";
import type { ThreadRealtimeSdpNotification } from "./ThreadRealtimeSdpNotification";
import type { ThreadRealtimeStartedNotification } from "./ThreadRealtimeStartedNotification";
import type { ThreadRealtimeTranscriptDeltaNotification } from "./ThreadRealtimeTranscriptDeltaNotification";
import type { ThreadRealtimeTranscriptDoneNotification } from "./ThreadRealtimeTranscriptDoneNotification";
import type { ThreadRevertedNotification } from "./ThreadRevertedNotification";
import type { ThreadSectionChangedNotification } from "./ThreadSectionChangedNotification";
import type { ThreadSettingsUpdatedNotification } from "./ThreadSettingsUpdatedNotification";
import type { ThreadStartedNotification } from "./ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./ThreadTokenUsageUpdatedNotification";
import type { ThreadUnarchivedNotification } from "./ThreadUnarchivedNotification";
import type { TurnCompletedNotification } from "./TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./TurnDiffUpdatedNotification";
import type { TurnModerationMetadataNotification } from "./TurnModerationMetadataNotification";
import type { TurnPlanUpdatedNotification } from "./TurnPlanUpdatedNotification";
import type { TurnStartedNotification } from "./TurnStartedNotification";
import type { TurnhostDrainingNotification } from "./TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./TurnhostResyncNotification";
import type { WarningNotification } from "./WarningNotification";
import type { WindowsSandboxSetupCompletedNotification } from "./WindowsSandboxSetupCompletedNotification";
import type { WindowsWorldWritableWarningNotification } from "./WindowsWorldWritableWarningNotification";

export type ServerNotification =
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
  /** A thread was archived. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/archived";
    params: ThreadArchivedNotification;
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
  /** A thread left the server's memory. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/closed";
    params: ThreadClosedNotification;
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
  /** A thread's settings have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/settings/updated";
    params: ThreadSettingsUpdatedNotification;
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
  /** What is unread in a thread has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/readState/changed";
    params: ThreadReadStateChangedNotification;
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
  /** Something was attached to a thread or taken off it. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/attachment/updated";
    params: ThreadAttachmentUpdatedNotification;
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
  /** A thread's goal was set or has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/goal/updated";
    params: ThreadGoalUpdatedNotification;
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
  /** A thread was filed under another section, or under none. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/section/changed";
    params: ThreadSectionChangedNotification;
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
  /** An item began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/started";
    params: ItemStartedNotification;
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
  /** A piece of a message. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/agentMessage/delta";
    params: AgentMessageDeltaNotification;
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
  /** Another part of a reasoning summary begins. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/summaryPartAdded";
    params: ReasoningSummaryPartAddedNotification;
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
  /** A turn's approvals are reviewed strictly from here on. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "autoApprovalReview/strictReviewRequired";
    params: StrictReviewRequiredNotification;
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
  /** The provider's rate limits as last seen. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/rateLimits/updated";
    params: AccountRateLimitsUpdatedNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
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
  /** Who is logged in has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/updated";
    params: AccountUpdatedNotification;
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
  /** The skills on offer may have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "skills/changed";
    params: SkillsChangedNotification;
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
  /** A piece of the output of a command of `command/exec`. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "command/exec/outputDelta";
    params: CommandExecOutputDeltaNotification;
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
  /** A turn met an error. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "error";
    params: ErrorNotification;
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
  /** The client used something that will go away. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "deprecationNotice";
    params: DeprecationNoticeNotification;
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
  };
