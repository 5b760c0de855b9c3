# Written by `cargo xtask gen`; do not edit.
"""Every method with its types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from . import types
from ._base import Notification, Request

INITIALIZE: Final[Request[types.InitializeParams, types.InitializeResponse]] = Request("initialize", types.InitializeParams, types.InitializeResponse)
"""Names the client and says what it can do; must come first, once."""

THREAD_START: Final[Request[types.ThreadStartParams, types.ThreadStartResponse]] = Request("thread/start", types.ThreadStartParams, types.ThreadStartResponse)
"""Starts a thread and subscribes the caller to it."""

THREAD_RESUME: Final[Request[types.ThreadResumeParams, types.ThreadResumeResponse]] = Request("thread/resume", types.ThreadResumeParams, types.ThreadResumeResponse)
"""Loads a stored thread, or finds it loaded, and subscribes the caller to it."""

THREAD_UNSUBSCRIBE: Final[Request[types.ThreadUnsubscribeParams, types.ThreadUnsubscribeResponse]] = Request("thread/unsubscribe", types.ThreadUnsubscribeParams, types.ThreadUnsubscribeResponse)
"""Takes the caller's subscription to a thread back."""

THREAD_ARCHIVE: Final[Request[types.ThreadArchiveParams, types.ThreadArchiveResponse]] = Request("thread/archive", types.ThreadArchiveParams, types.ThreadArchiveResponse)
"""Moves a thread out of the ordinary lists."""

THREAD_UNARCHIVE: Final[Request[types.ThreadUnarchiveParams, types.ThreadUnarchiveResponse]] = Request("thread/unarchive", types.ThreadUnarchiveParams, types.ThreadUnarchiveResponse)
"""Moves an archived thread back into the ordinary lists, without loading it."""

THREAD_NAME_SET: Final[Request[types.ThreadSetNameParams, types.ThreadSetNameResponse]] = Request("thread/name/set", types.ThreadSetNameParams, types.ThreadSetNameResponse)
"""Names a thread."""

THREAD_LIST: Final[Request[types.ThreadListParams, types.ThreadListResponse]] = Request("thread/list", types.ThreadListParams, types.ThreadListResponse)
"""Lists stored threads."""

THREAD_LOADED_LIST: Final[Request[types.ThreadLoadedListParams, types.ThreadLoadedListResponse]] = Request("thread/loaded/list", types.ThreadLoadedListParams, types.ThreadLoadedListResponse)
"""Lists the threads in memory."""

THREAD_READ: Final[Request[types.ThreadReadParams, types.ThreadReadResponse]] = Request("thread/read", types.ThreadReadParams, types.ThreadReadResponse)
"""Reads a thread without loading it or subscribing to it."""

TURN_START: Final[Request[types.TurnStartParams, types.TurnStartResponse]] = Request("turn/start", types.TurnStartParams, types.TurnStartResponse)
"""Starts a turn with what the user said."""

TURN_STEER: Final[Request[types.TurnSteerParams, types.TurnSteerResponse]] = Request("turn/steer", types.TurnSteerParams, types.TurnSteerResponse)
"""Adds to what the user said while a turn runs."""

TURN_INTERRUPT: Final[Request[types.TurnInterruptParams, types.TurnInterruptResponse]] = Request("turn/interrupt", types.TurnInterruptParams, types.TurnInterruptResponse)
"""Stops a running turn."""

MODEL_LIST: Final[Request[types.ModelListParams, types.ModelListResponse]] = Request("model/list", types.ModelListParams, types.ModelListResponse)
"""Lists the models on offer."""

ACCOUNT_READ: Final[Request[types.GetAccountParams, types.GetAccountResponse]] = Request("account/read", types.GetAccountParams, types.GetAccountResponse)
"""Tells which account is logged in."""

CONFIG_READ: Final[Request[types.ConfigReadParams, types.ConfigReadResponse]] = Request("config/read", types.ConfigReadParams, types.ConfigReadResponse)
"""Reads the configuration and where each value comes from."""

INITIALIZED: Final[Notification[None]] = Notification("initialized", None)
"""The client has read the answer to `initialize`."""

ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL: Final[Request[types.CommandExecutionRequestApprovalParams, types.CommandExecutionRequestApprovalResponse]] = Request("item/commandExecution/requestApproval", types.CommandExecutionRequestApprovalParams, types.CommandExecutionRequestApprovalResponse)
"""Asks whether a command may run."""

ITEM_FILE_CHANGE_REQUEST_APPROVAL: Final[Request[types.FileChangeRequestApprovalParams, types.FileChangeRequestApprovalResponse]] = Request("item/fileChange/requestApproval", types.FileChangeRequestApprovalParams, types.FileChangeRequestApprovalResponse)
"""Asks whether files may be changed."""

THREAD_STARTED: Final[Notification[types.ThreadStartedNotification]] = Notification("thread/started", types.ThreadStartedNotification)
"""A thread was started."""

THREAD_STATUS_CHANGED: Final[Notification[types.ThreadStatusChangedNotification]] = Notification("thread/status/changed", types.ThreadStatusChangedNotification)
"""What a thread does has changed."""

THREAD_ARCHIVED: Final[Notification[types.ThreadArchivedNotification]] = Notification("thread/archived", types.ThreadArchivedNotification)
"""A thread was archived."""

THREAD_UNARCHIVED: Final[Notification[types.ThreadUnarchivedNotification]] = Notification("thread/unarchived", types.ThreadUnarchivedNotification)
"""A thread is no longer archived."""

THREAD_CLOSED: Final[Notification[types.ThreadClosedNotification]] = Notification("thread/closed", types.ThreadClosedNotification)
"""A thread left the server's memory."""

THREAD_NAME_UPDATED: Final[Notification[types.ThreadNameUpdatedNotification]] = Notification("thread/name/updated", types.ThreadNameUpdatedNotification)
"""A thread got another name."""

THREAD_SETTINGS_UPDATED: Final[Notification[types.ThreadSettingsUpdatedNotification]] = Notification("thread/settings/updated", types.ThreadSettingsUpdatedNotification)
"""A thread's settings have changed."""

THREAD_TOKEN_USAGE_UPDATED: Final[Notification[types.ThreadTokenUsageUpdatedNotification]] = Notification("thread/tokenUsage/updated", types.ThreadTokenUsageUpdatedNotification)
"""A thread used tokens."""

THREAD_READ_STATE_CHANGED: Final[Notification[types.ThreadReadStateChangedNotification]] = Notification("thread/readState/changed", types.ThreadReadStateChangedNotification)
"""What is unread in a thread has changed."""

THREAD_GOAL_CLEARED: Final[Notification[types.ThreadGoalClearedNotification]] = Notification("thread/goal/cleared", types.ThreadGoalClearedNotification)
"""A thread's goal was taken away."""

TURN_STARTED: Final[Notification[types.TurnStartedNotification]] = Notification("turn/started", types.TurnStartedNotification)
"""A turn began."""

TURN_COMPLETED: Final[Notification[types.TurnCompletedNotification]] = Notification("turn/completed", types.TurnCompletedNotification)
"""A turn ended."""

TURN_DIFF_UPDATED: Final[Notification[types.TurnDiffUpdatedNotification]] = Notification("turn/diff/updated", types.TurnDiffUpdatedNotification)
"""The diff of all that a turn changed so far."""

ITEM_STARTED: Final[Notification[types.ItemStartedNotification]] = Notification("item/started", types.ItemStartedNotification)
"""An item began."""

ITEM_COMPLETED: Final[Notification[types.ItemCompletedNotification]] = Notification("item/completed", types.ItemCompletedNotification)
"""An item is complete."""

ITEM_AGENT_MESSAGE_DELTA: Final[Notification[types.AgentMessageDeltaNotification]] = Notification("item/agentMessage/delta", types.AgentMessageDeltaNotification)
"""A piece of a message."""

ITEM_REASONING_SUMMARY_TEXT_DELTA: Final[Notification[types.ReasoningSummaryTextDeltaNotification]] = Notification("item/reasoning/summaryTextDelta", types.ReasoningSummaryTextDeltaNotification)
"""A piece of a reasoning summary."""

ITEM_REASONING_SUMMARY_PART_ADDED: Final[Notification[types.ReasoningSummaryPartAddedNotification]] = Notification("item/reasoning/summaryPartAdded", types.ReasoningSummaryPartAddedNotification)
"""Another part of a reasoning summary begins."""

ITEM_REASONING_TEXT_DELTA: Final[Notification[types.ReasoningTextDeltaNotification]] = Notification("item/reasoning/textDelta", types.ReasoningTextDeltaNotification)
"""A piece of raw reasoning."""

ITEM_COMMAND_EXECUTION_OUTPUT_DELTA: Final[Notification[types.CommandExecutionOutputDeltaNotification]] = Notification("item/commandExecution/outputDelta", types.CommandExecutionOutputDeltaNotification)
"""A piece of a command's output."""

ITEM_COMMAND_EXECUTION_TERMINAL_INTERACTION: Final[Notification[types.TerminalInteractionNotification]] = Notification("item/commandExecution/terminalInteraction", types.TerminalInteractionNotification)
"""Something was typed into a command."""

ACCOUNT_RATE_LIMITS_UPDATED: Final[Notification[types.AccountRateLimitsUpdatedNotification]] = Notification("account/rateLimits/updated", types.AccountRateLimitsUpdatedNotification)
"""The provider's rate limits as last seen."""

SERVER_REQUEST_RESOLVED: Final[Notification[types.ServerRequestResolvedNotification]] = Notification("serverRequest/resolved", types.ServerRequestResolvedNotification)
"""A question of the server needs no answer any more."""

ERROR: Final[Notification[types.ErrorNotification]] = Notification("error", types.ErrorNotification)
"""A turn met an error."""

WARNING: Final[Notification[types.WarningNotification]] = Notification("warning", types.WarningNotification)
"""Something that the user should know."""

CONFIG_WARNING: Final[Notification[types.ConfigWarningNotification]] = Notification("configWarning", types.ConfigWarningNotification)
"""Something in the configuration that the user should fix."""

DEPRECATION_NOTICE: Final[Notification[types.DeprecationNoticeNotification]] = Notification("deprecationNotice", types.DeprecationNoticeNotification)
"""The client used something that will go away."""

TURNHOST_DRAINING: Final[Notification[types.TurnhostDrainingNotification]] = Notification("turnhost/draining", types.TurnhostDrainingNotification)
"""The server will end and starts no more work. Turnhost's own, for clients that declared it."""

TURNHOST_RESYNC: Final[Notification[types.TurnhostResyncNotification]] = Notification("turnhost/resync", types.TurnhostResyncNotification)
"""Notifications were dropped because the client reads too slowly. Turnhost's own, for clients that declared it."""

REMOTE_CONTROL_STATUS_CHANGED: Final[Notification[types.RemoteControlStatusChangedNotification]] = Notification("remoteControl/status/changed", types.RemoteControlStatusChangedNotification)
"""Remote control was switched, or its connection has changed."""

CLIENT_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
    "initialize": INITIALIZE,
    "thread/start": THREAD_START,
    "thread/resume": THREAD_RESUME,
    "thread/unsubscribe": THREAD_UNSUBSCRIBE,
    "thread/archive": THREAD_ARCHIVE,
    "thread/unarchive": THREAD_UNARCHIVE,
    "thread/name/set": THREAD_NAME_SET,
    "thread/list": THREAD_LIST,
    "thread/loaded/list": THREAD_LOADED_LIST,
    "thread/read": THREAD_READ,
    "turn/start": TURN_START,
    "turn/steer": TURN_STEER,
    "turn/interrupt": TURN_INTERRUPT,
    "model/list": MODEL_LIST,
    "account/read": ACCOUNT_READ,
    "config/read": CONFIG_READ,
}
"""What a client asks, by name."""

CLIENT_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "initialized": INITIALIZED,
}
"""What a client tells, by name."""

SERVER_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
    "item/commandExecution/requestApproval": ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL,
    "item/fileChange/requestApproval": ITEM_FILE_CHANGE_REQUEST_APPROVAL,
}
"""What the server asks of a client, by name."""

SERVER_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "thread/started": THREAD_STARTED,
    "thread/status/changed": THREAD_STATUS_CHANGED,
    "thread/archived": THREAD_ARCHIVED,
    "thread/unarchived": THREAD_UNARCHIVED,
    "thread/closed": THREAD_CLOSED,
    "thread/name/updated": THREAD_NAME_UPDATED,
    "thread/settings/updated": THREAD_SETTINGS_UPDATED,
    "thread/tokenUsage/updated": THREAD_TOKEN_USAGE_UPDATED,
    "thread/readState/changed": THREAD_READ_STATE_CHANGED,
    "thread/goal/cleared": THREAD_GOAL_CLEARED,
    "turn/started": TURN_STARTED,
    "turn/completed": TURN_COMPLETED,
    "turn/diff/updated": TURN_DIFF_UPDATED,
    "item/started": ITEM_STARTED,
    "item/completed": ITEM_COMPLETED,
    "item/agentMessage/delta": ITEM_AGENT_MESSAGE_DELTA,
    "item/reasoning/summaryTextDelta": ITEM_REASONING_SUMMARY_TEXT_DELTA,
    "item/reasoning/summaryPartAdded": ITEM_REASONING_SUMMARY_PART_ADDED,
    "item/reasoning/textDelta": ITEM_REASONING_TEXT_DELTA,
    "item/commandExecution/outputDelta": ITEM_COMMAND_EXECUTION_OUTPUT_DELTA,
    "item/commandExecution/terminalInteraction": ITEM_COMMAND_EXECUTION_TERMINAL_INTERACTION,
    "account/rateLimits/updated": ACCOUNT_RATE_LIMITS_UPDATED,
    "serverRequest/resolved": SERVER_REQUEST_RESOLVED,
    "error": ERROR,
    "warning": WARNING,
    "configWarning": CONFIG_WARNING,
    "deprecationNotice": DEPRECATION_NOTICE,
    "turnhost/draining": TURNHOST_DRAINING,
    "turnhost/resync": TURNHOST_RESYNC,
    "remoteControl/status/changed": REMOTE_CONTROL_STATUS_CHANGED,
}
"""What the server tells, by name."""
