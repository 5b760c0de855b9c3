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
import type { WarningNotification } from "./WarningNotification";

export type ServerNotification =
  /** A thread was started. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/started";
    params: ThreadStartedNotification;
  }
  /** What a thread does has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/status/changed";
    params: ThreadStatusChangedNotification;
  }
  /** A thread was archived. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/archived";
    params: ThreadArchivedNotification;
  }
  /** A thread is no longer archived. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/unarchived";
    params: ThreadUnarchivedNotification;
  }
  /** A thread left the server's memory. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/closed";
    params: ThreadClosedNotification;
  }
  /** A thread got another name. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/name/updated";
    params: ThreadNameUpdatedNotification;
  }
  /** A thread's settings have changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/settings/updated";
    params: ThreadSettingsUpdatedNotification;
  }
  /** A thread used tokens. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/tokenUsage/updated";
    params: ThreadTokenUsageUpdatedNotification;
  }
  /** What is unread in a thread has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/readState/changed";
    params: ThreadReadStateChangedNotification;
  }
  /** A thread's goal was taken away. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "thread/goal/cleared";
    params: ThreadGoalClearedNotification;
  }
  /** A turn began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/started";
    params: TurnStartedNotification;
  }
  /** A turn ended. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/completed";
    params: TurnCompletedNotification;
  }
  /** The diff of all that a turn changed so far. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "turn/diff/updated";
    params: TurnDiffUpdatedNotification;
  }
  /** An item began. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/started";
    params: ItemStartedNotification;
  }
  /** An item is complete. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/completed";
    params: ItemCompletedNotification;
  }
  /** A piece of a message. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/agentMessage/delta";
    params: AgentMessageDeltaNotification;
  }
  /** A piece of a reasoning summary. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/summaryTextDelta";
    params: ReasoningSummaryTextDeltaNotification;
  }
  /** Another part of a reasoning summary begins. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/summaryPartAdded";
    params: ReasoningSummaryPartAddedNotification;
  }
  /** A piece of raw reasoning. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/reasoning/textDelta";
    params: ReasoningTextDeltaNotification;
  }
  /** A piece of a command's output. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/commandExecution/outputDelta";
    params: CommandExecutionOutputDeltaNotification;
  }
  /** Something was typed into a command. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "item/commandExecution/terminalInteraction";
    params: TerminalInteractionNotification;
  }
  /** The provider's rate limits as last seen. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "account/rateLimits/updated";
    params: AccountRateLimitsUpdatedNotification;
  }
  /** A question of the server needs no answer any more. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "serverRequest/resolved";
    params: ServerRequestResolvedNotification;
  }
  /** A turn met an error. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "error";
    params: ErrorNotification;
  }
  /** Something that the user should know. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "warning";
    params: WarningNotification;
  }
  /** Something in the configuration that the user should fix. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "configWarning";
    params: ConfigWarningNotification;
  }
  /** The client used something that will go away. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "deprecationNotice";
    params: DeprecationNoticeNotification;
  }
  /** Remote control was switched, or its connection has changed. */
  | {
    /** When the server emitted it, in Unix milliseconds. */
    emittedAtMs?: number;
    method: "remoteControl/status/changed";
    params: RemoteControlStatusChangedNotification;
  };
