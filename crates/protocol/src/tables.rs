//! The tables: the whole public surface, one row a method.
//!
//! Each table is a macro that hands its rows to the macro it is given. Nobody
//! lists methods a second time. They stand where items or statements stand, not
//! within expressions: a `match` over a table is written as a function that the
//! named macro declares.

/// What clients ask. Columns: name, wire name, stability, where its handler runs, params and response.
#[macro_export]
macro_rules! client_methods {
    ($then:path) => {
        $then! {
            /// Names the client and says what it can do; must come first, once.
            Initialize = "initialize", Stable, at server,
                ($crate::InitializeParams) -> $crate::InitializeResponse;
            /// Starts a thread and subscribes the caller to it.
            ThreadStart = "thread/start", Stable, at server,
                ($crate::ThreadStartParams) -> $crate::ThreadStartResponse;
            /// Loads a stored thread, or finds it loaded, and subscribes the caller to it.
            ThreadResume = "thread/resume", Stable, at server,
                ($crate::ThreadResumeParams) -> $crate::ThreadResumeResponse;
            /// Takes the caller's subscription to a thread back.
            ThreadUnsubscribe = "thread/unsubscribe", Stable, at server,
                ($crate::ThreadUnsubscribeParams) -> $crate::ThreadUnsubscribeResponse;
            /// Moves a thread out of the ordinary lists.
            ThreadArchive = "thread/archive", Stable, at server,
                ($crate::ThreadArchiveParams) -> $crate::ThreadArchiveResponse;
            /// Moves an archived thread back into the ordinary lists, without loading it.
            ThreadUnarchive = "thread/unarchive", Stable, at server,
                ($crate::ThreadUnarchiveParams) -> $crate::ThreadUnarchiveResponse;
            /// Names a thread.
            ThreadSetName = "thread/name/set", Stable, at server,
                ($crate::ThreadSetNameParams) -> $crate::ThreadSetNameResponse;
            /// Lists stored threads.
            ThreadList = "thread/list", Stable, at server,
                ($crate::ThreadListParams) -> $crate::ThreadListResponse;
            /// Lists the threads in memory.
            ThreadLoadedList = "thread/loaded/list", Stable, at server,
                ($crate::ThreadLoadedListParams) -> $crate::ThreadLoadedListResponse;
            /// Reads a thread without loading it or subscribing to it.
            ThreadRead = "thread/read", Stable, at server,
                ($crate::ThreadReadParams) -> $crate::ThreadReadResponse;
            /// Starts a turn with what the user said.
            TurnStart = "turn/start", Stable, at thread,
                ($crate::TurnStartParams) -> $crate::TurnStartResponse;
            /// Adds to what the user said while a turn runs.
            TurnSteer = "turn/steer", Stable, at thread,
                ($crate::TurnSteerParams) -> $crate::TurnSteerResponse;
            /// Stops a running turn.
            TurnInterrupt = "turn/interrupt", Stable, at thread,
                ($crate::TurnInterruptParams) -> $crate::TurnInterruptResponse;
            /// Lists the models on offer.
            ModelList = "model/list", Stable, at server,
                ($crate::ModelListParams) -> $crate::ModelListResponse;
            /// Tells which account is logged in.
            GetAccount = "account/read", Stable, at server,
                ($crate::GetAccountParams) -> $crate::GetAccountResponse;
            /// Reads the configuration and where each value comes from.
            ConfigRead = "config/read", Stable, at server,
                ($crate::ConfigReadParams) -> $crate::ConfigReadResponse;
        }
    };
}

/// What clients tell without waiting for an answer. Columns: name, wire name, stability.
#[macro_export]
macro_rules! client_notifications {
    ($then:path) => {
        $then! {
            /// The client has read the answer to `initialize`.
            Initialized = "initialized", Stable;
        }
    };
}

/// What a server asks of a client. Columns: name, wire name, stability, params and response.
#[macro_export]
macro_rules! server_requests { ($then:path) => { $then! {
    /// Asks whether a command may run.
    CommandExecutionRequestApproval = "item/commandExecution/requestApproval", Stable,
        ($crate::CommandExecutionRequestApprovalParams) -> $crate::CommandExecutionRequestApprovalResponse;
    /// Asks whether files may be changed.
    FileChangeRequestApproval = "item/fileChange/requestApproval", Stable,
        ($crate::FileChangeRequestApprovalParams) -> $crate::FileChangeRequestApprovalResponse;
} }; }

/// What a server tells. Columns: name, wire name, stability, what may happen to it when its reader is slow, payload.
#[macro_export]
macro_rules! notifications { ($then:path) => { $then! {
    /// A thread was started.
    ThreadStarted = "thread/started", Stable, Must, ($crate::ThreadStartedNotification);
    /// What a thread does has changed.
    ThreadStatusChanged = "thread/status/changed", Stable, Must, ($crate::ThreadStatusChangedNotification);
    /// A thread was archived.
    ThreadArchived = "thread/archived", Stable, Must, ($crate::ThreadArchivedNotification);
    /// A thread is no longer archived.
    ThreadUnarchived = "thread/unarchived", Stable, Must, ($crate::ThreadUnarchivedNotification);
    /// A thread left the server's memory.
    ThreadClosed = "thread/closed", Stable, Must, ($crate::ThreadClosedNotification);
    /// A thread got another name.
    ThreadNameUpdated = "thread/name/updated", Stable, Must, ($crate::ThreadNameUpdatedNotification);
    /// A thread's settings have changed.
    ThreadSettingsUpdated = "thread/settings/updated", Stable, Must, ($crate::ThreadSettingsUpdatedNotification);
    /// A thread used tokens.
    ThreadTokenUsageUpdated = "thread/tokenUsage/updated", Stable, Merge, ($crate::ThreadTokenUsageUpdatedNotification);
    /// What is unread in a thread has changed.
    ThreadReadStateChanged = "thread/readState/changed", Stable, Must, ($crate::ThreadReadStateChangedNotification);
    /// A thread's goal was taken away.
    ThreadGoalCleared = "thread/goal/cleared", Stable, Must, ($crate::ThreadGoalClearedNotification);
    /// A turn began.
    TurnStarted = "turn/started", Stable, Must, ($crate::TurnStartedNotification);
    /// A turn ended.
    TurnCompleted = "turn/completed", Stable, Must, ($crate::TurnCompletedNotification);
    /// The diff of all that a turn changed so far.
    TurnDiffUpdated = "turn/diff/updated", Stable, Merge, ($crate::TurnDiffUpdatedNotification);
    /// An item began.
    ItemStarted = "item/started", Stable, Must, ($crate::ItemStartedNotification);
    /// An item is complete.
    ItemCompleted = "item/completed", Stable, Must, ($crate::ItemCompletedNotification);
    /// A piece of a message.
    AgentMessageDelta = "item/agentMessage/delta", Stable, Merge, ($crate::AgentMessageDeltaNotification);
    /// A piece of a reasoning summary.
    ReasoningSummaryTextDelta = "item/reasoning/summaryTextDelta", Stable, Merge,
        ($crate::ReasoningSummaryTextDeltaNotification);
    /// Another part of a reasoning summary begins.
    ReasoningSummaryPartAdded = "item/reasoning/summaryPartAdded", Stable, Must,
        ($crate::ReasoningSummaryPartAddedNotification);
    /// A piece of raw reasoning.
    ReasoningTextDelta = "item/reasoning/textDelta", Stable, Merge, ($crate::ReasoningTextDeltaNotification);
    /// A piece of a command's output.
    CommandExecutionOutputDelta = "item/commandExecution/outputDelta", Stable, Merge,
        ($crate::CommandExecutionOutputDeltaNotification);
    /// Something was typed into a command.
    TerminalInteraction = "item/commandExecution/terminalInteraction", Stable, Must,
        ($crate::TerminalInteractionNotification);
    /// The provider's rate limits as last seen.
    AccountRateLimitsUpdated = "account/rateLimits/updated", Stable, Merge,
        ($crate::AccountRateLimitsUpdatedNotification);
    /// A question of the server needs no answer any more.
    ServerRequestResolved = "serverRequest/resolved", Stable, Must, ($crate::ServerRequestResolvedNotification);
    /// A turn met an error.
    Error = "error", Stable, Must, ($crate::ErrorNotification);
    /// Something that the user should know.
    Warning = "warning", Stable, Must, ($crate::WarningNotification);
    /// Something in the configuration that the user should fix.
    ConfigWarning = "configWarning", Stable, Must, ($crate::ConfigWarningNotification);
    /// The client used something that will go away.
    DeprecationNotice = "deprecationNotice", Stable, Must, ($crate::DeprecationNoticeNotification);
    /// The server will end and starts no more work. Turnhost's own, for clients that declared it.
    TurnhostDraining = "turnhost/draining", Stable, Must, ($crate::TurnhostDrainingNotification);
    /// Notifications were dropped because the client reads too slowly. Turnhost's own, for clients that declared it.
    TurnhostResync = "turnhost/resync", Stable, Must, ($crate::TurnhostResyncNotification);
    /// Remote control was switched, or its connection has changed.
    RemoteControlStatusChanged = "remoteControl/status/changed", Stable, Must,
        ($crate::RemoteControlStatusChangedNotification);
} }; }
