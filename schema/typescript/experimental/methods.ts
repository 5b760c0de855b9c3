// Written by `cargo xtask gen`; do not edit.
import type { AccountRateLimitsUpdatedNotification } from "./AccountRateLimitsUpdatedNotification";
import type { AgentMessageDeltaNotification } from "./AgentMessageDeltaNotification";
import type { CommandExecutionOutputDeltaNotification } from "./CommandExecutionOutputDeltaNotification";
import type { CommandExecutionRequestApprovalParams } from "./CommandExecutionRequestApprovalParams";
import type { CommandExecutionRequestApprovalResponse } from "./CommandExecutionRequestApprovalResponse";
import type { ConfigReadParams } from "./ConfigReadParams";
import type { ConfigReadResponse } from "./ConfigReadResponse";
import type { ConfigWarningNotification } from "./ConfigWarningNotification";
import type { DeprecationNoticeNotification } from "./DeprecationNoticeNotification";
import type { ErrorNotification } from "./ErrorNotification";
import type { FileChangeRequestApprovalParams } from "./FileChangeRequestApprovalParams";
import type { FileChangeRequestApprovalResponse } from "./FileChangeRequestApprovalResponse";
import type { GetAccountParams } from "./GetAccountParams";
import type { GetAccountResponse } from "./GetAccountResponse";
import type { InitializeParams } from "./InitializeParams";
import type { InitializeResponse } from "./InitializeResponse";
import type { ItemCompletedNotification } from "./ItemCompletedNotification";
import type { ItemStartedNotification } from "./ItemStartedNotification";
import type { ModelListParams } from "./ModelListParams";
import type { ModelListResponse } from "./ModelListResponse";
import type { ReasoningSummaryPartAddedNotification } from "./ReasoningSummaryPartAddedNotification";
import type { ReasoningSummaryTextDeltaNotification } from "./ReasoningSummaryTextDeltaNotification";
import type { ReasoningTextDeltaNotification } from "./ReasoningTextDeltaNotification";
import type { RemoteControlStatusChangedNotification } from "./RemoteControlStatusChangedNotification";
import type { ServerRequestResolvedNotification } from "./ServerRequestResolvedNotification";
import type { TerminalInteractionNotification } from "./TerminalInteractionNotification";
import type { ThreadArchiveParams } from "./ThreadArchiveParams";
import type { ThreadArchiveResponse } from "./ThreadArchiveResponse";
import type { ThreadArchivedNotification } from "./ThreadArchivedNotification";
import type { ThreadClosedNotification } from "./ThreadClosedNotification";
import type { ThreadGoalClearedNotification } from "./ThreadGoalClearedNotification";
import type { ThreadListParams } from "./ThreadListParams";
import type { ThreadListResponse } from "./ThreadListResponse";
import type { ThreadLoadedListParams } from "./ThreadLoadedListParams";
import type { ThreadLoadedListResponse } from "./ThreadLoadedListResponse";
import type { ThreadNameUpdatedNotification } from "./ThreadNameUpdatedNotification";
import type { ThreadReadParams } from "./ThreadReadParams";
import type { ThreadReadResponse } from "./ThreadReadResponse";
import type { ThreadReadStateChangedNotification } from "./ThreadReadStateChangedNotification";
import type { ThreadResumeParams } from "./ThreadResumeParams";
import type { ThreadResumeResponse } from "./ThreadResumeResponse";
import type { ThreadSetNameParams } from "./ThreadSetNameParams";
import type { ThreadSetNameResponse } from "./ThreadSetNameResponse";
import type { ThreadSettingsUpdatedNotification } from "./ThreadSettingsUpdatedNotification";
import type { ThreadStartParams } from "./ThreadStartParams";
import type { ThreadStartResponse } from "./ThreadStartResponse";
import type { ThreadStartedNotification } from "./ThreadStartedNotification";
import type { ThreadStatusChangedNotification } from "./ThreadStatusChangedNotification";
import type { ThreadTokenUsageUpdatedNotification } from "./ThreadTokenUsageUpdatedNotification";
import type { ThreadUnarchiveParams } from "./ThreadUnarchiveParams";
import type { ThreadUnarchiveResponse } from "./ThreadUnarchiveResponse";
import type { ThreadUnarchivedNotification } from "./ThreadUnarchivedNotification";
import type { ThreadUnsubscribeParams } from "./ThreadUnsubscribeParams";
import type { ThreadUnsubscribeResponse } from "./ThreadUnsubscribeResponse";
import type { TurnCompletedNotification } from "./TurnCompletedNotification";
import type { TurnDiffUpdatedNotification } from "./TurnDiffUpdatedNotification";
import type { TurnInterruptParams } from "./TurnInterruptParams";
import type { TurnInterruptResponse } from "./TurnInterruptResponse";
import type { TurnStartParams } from "./TurnStartParams";
import type { TurnStartResponse } from "./TurnStartResponse";
import type { TurnStartedNotification } from "./TurnStartedNotification";
import type { TurnSteerParams } from "./TurnSteerParams";
import type { TurnSteerResponse } from "./TurnSteerResponse";
import type { TurnhostDrainingNotification } from "./TurnhostDrainingNotification";
import type { TurnhostResyncNotification } from "./TurnhostResyncNotification";
import type { WarningNotification } from "./WarningNotification";

/** The types of each `ClientRequest`, by method name. */
export interface ClientRequestMethods {
  /** Names the client and says what it can do; must come first, once. */
  "initialize": { params: InitializeParams; response: InitializeResponse };
  /** Starts a thread and subscribes the caller to it. */
  "thread/start": { params: ThreadStartParams; response: ThreadStartResponse };
  /** Loads a stored thread, or finds it loaded, and subscribes the caller to it. */
  "thread/resume": { params: ThreadResumeParams; response: ThreadResumeResponse };
  /** Takes the caller's subscription to a thread back. */
  "thread/unsubscribe": { params: ThreadUnsubscribeParams; response: ThreadUnsubscribeResponse };
  /** Moves a thread out of the ordinary lists. */
  "thread/archive": { params: ThreadArchiveParams; response: ThreadArchiveResponse };
  /** Moves an archived thread back into the ordinary lists, without loading it. */
  "thread/unarchive": { params: ThreadUnarchiveParams; response: ThreadUnarchiveResponse };
  /** Names a thread. */
  "thread/name/set": { params: ThreadSetNameParams; response: ThreadSetNameResponse };
  /** Lists stored threads. */
  "thread/list": { params: ThreadListParams; response: ThreadListResponse };
  /** Lists the threads in memory. */
  "thread/loaded/list": { params: ThreadLoadedListParams; response: ThreadLoadedListResponse };
  /** Reads a thread without loading it or subscribing to it. */
  "thread/read": { params: ThreadReadParams; response: ThreadReadResponse };
  /** Starts a turn with what the user said. */
  "turn/start": { params: TurnStartParams; response: TurnStartResponse };
  /** Adds to what the user said while a turn runs. */
  "turn/steer": { params: TurnSteerParams; response: TurnSteerResponse };
  /** Stops a running turn. */
  "turn/interrupt": { params: TurnInterruptParams; response: TurnInterruptResponse };
  /** Lists the models on offer. */
  "model/list": { params: ModelListParams; response: ModelListResponse };
  /** Tells which account is logged in. */
  "account/read": { params: GetAccountParams; response: GetAccountResponse };
  /** Reads the configuration and where each value comes from. */
  "config/read": { params: ConfigReadParams; response: ConfigReadResponse };
}

/** The types of each `ClientNotification`, by method name. */
export interface ClientNotificationMethods {
  /** The client has read the answer to `initialize`. */
  "initialized": { params: undefined };
}

/** The types of each `ServerRequest`, by method name. */
export interface ServerRequestMethods {
  /** Asks whether a command may run. */
  "item/commandExecution/requestApproval": { params: CommandExecutionRequestApprovalParams; response: CommandExecutionRequestApprovalResponse };
  /** Asks whether files may be changed. */
  "item/fileChange/requestApproval": { params: FileChangeRequestApprovalParams; response: FileChangeRequestApprovalResponse };
}

/** The types of each `ServerNotification`, by method name. */
export interface ServerNotificationMethods {
  /** A thread was started. */
  "thread/started": { params: ThreadStartedNotification };
  /** What a thread does has changed. */
  "thread/status/changed": { params: ThreadStatusChangedNotification };
  /** A thread was archived. */
  "thread/archived": { params: ThreadArchivedNotification };
  /** A thread is no longer archived. */
  "thread/unarchived": { params: ThreadUnarchivedNotification };
  /** A thread left the server's memory. */
  "thread/closed": { params: ThreadClosedNotification };
  /** A thread got another name. */
  "thread/name/updated": { params: ThreadNameUpdatedNotification };
  /** A thread's settings have changed. */
  "thread/settings/updated": { params: ThreadSettingsUpdatedNotification };
  /** A thread used tokens. */
  "thread/tokenUsage/updated": { params: ThreadTokenUsageUpdatedNotification };
  /** What is unread in a thread has changed. */
  "thread/readState/changed": { params: ThreadReadStateChangedNotification };
  /** A thread's goal was taken away. */
  "thread/goal/cleared": { params: ThreadGoalClearedNotification };
  /** A turn began. */
  "turn/started": { params: TurnStartedNotification };
  /** A turn ended. */
  "turn/completed": { params: TurnCompletedNotification };
  /** The diff of all that a turn changed so far. */
  "turn/diff/updated": { params: TurnDiffUpdatedNotification };
  /** An item began. */
  "item/started": { params: ItemStartedNotification };
  /** An item is complete. */
  "item/completed": { params: ItemCompletedNotification };
  /** A piece of a message. */
  "item/agentMessage/delta": { params: AgentMessageDeltaNotification };
  /** A piece of a reasoning summary. */
  "item/reasoning/summaryTextDelta": { params: ReasoningSummaryTextDeltaNotification };
  /** Another part of a reasoning summary begins. */
  "item/reasoning/summaryPartAdded": { params: ReasoningSummaryPartAddedNotification };
  /** A piece of raw reasoning. */
  "item/reasoning/textDelta": { params: ReasoningTextDeltaNotification };
  /** A piece of a command's output. */
  "item/commandExecution/outputDelta": { params: CommandExecutionOutputDeltaNotification };
  /** Something was typed into a command. */
  "item/commandExecution/terminalInteraction": { params: TerminalInteractionNotification };
  /** The provider's rate limits as last seen. */
  "account/rateLimits/updated": { params: AccountRateLimitsUpdatedNotification };
  /** A question of the server needs no answer any more. */
  "serverRequest/resolved": { params: ServerRequestResolvedNotification };
  /** A turn met an error. */
  "error": { params: ErrorNotification };
  /** Something that the user should know. */
  "warning": { params: WarningNotification };
  /** Something in the configuration that the user should fix. */
  "configWarning": { params: ConfigWarningNotification };
  /** The client used something that will go away. */
  "deprecationNotice": { params: DeprecationNoticeNotification };
  /** The server will end and starts no more work. Turnhost's own, for clients that declared it. */
  "turnhost/draining": { params: TurnhostDrainingNotification };
  /** Notifications were dropped because the client reads too slowly. Turnhost's own, for clients that declared it. */
  "turnhost/resync": { params: TurnhostResyncNotification };
  /** Remote control was switched, or its connection has changed. */
  "remoteControl/status/changed": { params: RemoteControlStatusChangedNotification };
}
