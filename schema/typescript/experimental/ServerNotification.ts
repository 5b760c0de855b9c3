// Written by `cargo xtask gen`; do not edit.
import type { AccountRateLimitsUpdatedNotification } from "./AccountRateLimitsUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./AgentMessageDeltaNotification";
import type { CommandExecutionOutputDeltaNotification } from "./CommandExecutionOutputDeltaNotification";
import type { ConfigWarningNotification } from "./ConfigWarningNotification";
import type { DeprecationNoticeNotification } from "./DeprecationNoticeNotification";
import type { ErrorNotification } from "./ErrorNotification";
import type { ItemCompletedNotification } from "./ItemCompletedNotification";
import type { ItemStartedNotification } from "./ItemStartedNotification";
import type { ReasoningSummaryPartAddedNotification } from "./ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./RemoteControlStatusChangedNotification";
import type { ServerRequestResolvedNotification } from "./ServerRequestResolvedNotification";
import type { TerminalInteractionNotification } from "./TerminalInteractionNotification";
import type { ThreadArchivedNotification } from "./ThreadArchivedNotification";
import type { ThreadClosedNotification } from "./ThreadClosedNotification";
import type { ThreadGoalClearedNotification } from "./ThreadGoalClearedNotification";
import type { ThreadNameUpdatedNotification } from "./ThreadNameUpdatedNotification";
import type { ThreadReadStateChangedNotification } from "./ThreadReadStateChangedNotification";
import type { ThreadSettingsUpdatedNotification } from "./ThreadSettingsUpdatedNotification";
import type { ThreadStartedNotification } from "./ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./ThreadTokenUsageUpdatedNotification";
import type { ThreadUnarchivedNotification } from "./ThreadUnarchivedNotification";
import type { TurnCompletedNotification } from "./TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./TurnDiffUpdatedNotification";
import type { TurnStartedNotification } from "./TurnStartedNotification";
import type { TurnhostDrainingNotification } from "./TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./TurnhostResyncNotification";
import type { WarningNotification } from "./WarningNotification";

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
  /** The provider's rate limits as last seen. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/rateLimits/updated";
    params: AccountRateLimitsUpdatedNotification;
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
  /** The server will end and starts no more work. Turnhost's own, for clients that declared it. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turnhost/draining";
    params: TurnhostDrainingNotification;
    /** Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`. */
    seq?: number;
  }
  /** Notifications were dropped because the client reads too slowly. Turnhost's own, for clients that declared it. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turnhost/resync";
    params: TurnhostResyncNotification;
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
  };
