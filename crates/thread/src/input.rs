//! Facts for a thread, and the reasons it does not take one.

use turnhost_base::TurnId;
use turnhost_protocol::{self as wire, ThreadGoal, ThreadItem, TurnError};

use crate::pending_request::PendingRequest;
use crate::queue::Queue;
use crate::settings::TurnSettings;
use crate::usage::TokenCounts;

/// The outcome of a turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The model had nothing more to ask.
    Completed,
    /// It did what there was to do, and nothing of it is news to the user: their own command, a
    /// shortened history.
    CompletedSilently,
    /// It was interrupted.
    Interrupted,
    /// It failed.
    Failed(Box<TurnError>),
}

/// The kind of a turn that reviews nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnKind {
    /// It answers, and takes more of the user's words.
    Answers,
    /// It shortens the history, and takes none.
    Compacts,
}

/// A fact for a thread.
#[derive(Clone, Debug)]
pub enum Input {
    /// A turn begins. `preview` is the user's text, if there is any.
    Begin {
        /// Id of the turn.
        turn: TurnId,
        /// The turn of another thread on whose behalf it runs, if it does.
        root: Option<TurnId>,
        /// Text of the user's message.
        preview: Option<String>,
        /// The kind of turn.
        kind: TurnKind,
    },
    /// A review's turn begins. Nothing is published before [`Input::ReviewRuns`].
    BeginReview {
        /// Id of the turn.
        turn: TurnId,
        /// Id of the reviewer's own run, which is stored as a turn of its own, before the turn.
        run: TurnId,
        /// The request to the reviewer.
        preview: String,
    },
    /// The reviewer begins, with this message. It is stored with the reviewer's run and published with
    /// the turn.
    ReviewRuns(Box<ThreadItem>),
    /// The turn has failed; items of it may follow, and then its `End` with the same error.
    Failing(Box<TurnError>),
    /// An item of `turn` begins; an item may outlive its turn.
    ItemStarted(TurnId, Box<ThreadItem>),
    /// An item of `turn` is complete.
    ItemCompleted(TurnId, Box<ThreadItem>),
    /// An addition to what the model is sent, as JSON text.
    History(String),
    /// Everything that the model was sent is replaced by the additions that follow.
    HistoryReset,
    /// A model response ended, with its usage if it came to its end.
    ResponseEnded(TurnId, Option<wire::TokenUsageBreakdown>),
    /// Sends the token usage to the subscribers again.
    PublishUsage(TurnId),
    /// The model refused a request because its context is full.
    ContextFilled(TurnId),
    /// The history was shortened to about this many tokens.
    ContextShortened(TurnId, i64),
    /// A request to the clients.
    Ask {
        /// The request.
        request: PendingRequest,
        /// The item that waits for it, where it begins with the question.
        started: Option<(TurnId, Box<ThreadItem>)>,
    },
    /// A request was answered or has become pointless. `Resumed` follows, in its place
    /// beside what the answer does to the item.
    Settled(i64),
    /// The turn continues after an answer.
    Resumed,
    /// Something failed that belongs to no turn; the status says so until the next turn begins.
    Failed,
    /// The turn ends.
    End(Outcome),
    /// The name changes.
    Rename(Option<String>),
    /// The settings change.
    Configure(Box<TurnSettings>),
    /// Other messages wait for their turn.
    Queue(Queue),
    /// The thread works towards something else, or towards nothing.
    Goal {
        /// Its goal from now on.
        goal: Option<Box<ThreadGoal>>,
        /// The turn whose model changed it; `None` if a client did.
        turn: Option<TurnId>,
    },
    /// The running turn was begun by a request of which a repeat begins none.
    BegunOnce(String),
    /// The last turns of the thread are taken away. None may run.
    Revert {
        /// The turns.
        turns: Vec<TurnId>,
        /// The token counts at the end of the turn before them, as far as they are known.
        counts: Option<Box<TokenCounts>>,
    },
    /// The read state changes.
    ReadState(wire::ThreadReadState),
    /// The thread is to be stored, even if it has no turn yet.
    Keep,
    /// The thread is archived; stored with that, even if it has no turn yet.
    Archive,
}

/// The reason why a thread did not take an input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A turn runs already.
    #[error("turn {0} is running")]
    TurnRunning(TurnId),
    /// No turn runs.
    #[error("no turn is running")]
    NoTurn,
    /// No request is pending under this number.
    #[error("no request {0} is pending")]
    NotPending(i64),
    /// A value cannot be written as JSON, so that it could be neither stored nor published.
    #[error("{what} cannot be encoded: {reason}")]
    Unencodable {
        /// The value.
        what: &'static str,
        /// The encoder's text.
        reason: String,
    },
}
