//! What Turnhost adds to the protocol of the reference, all under its own name.
//!
//! A client opts in with the member `turnhost` of its capabilities; nothing of
//! this reaches one that does not. In the schema these types and members are
//! marked `x-turnhost-extension`.
//!
//! # Losing nothing
//!
//! `initialize` with `capabilities: {"turnhost": {"eventSequence": true}}`:
//!
//! * Every notification that a thread tells carries a number `seq` beside
//!   `method`, `params` and `emittedAtMs`: `{"method":"item/completed",
//!   "params":{…},"emittedAtMs":1700000000000,"seq":1740800000000001}`.
//!   Numbers of one thread rise, through restarts of the server too, and stay
//!   below 2^53. They leave gaps: deltas that were joined have the number of
//!   the last of them. Numbers of two threads have nothing to do with each
//!   other. What is about lists of threads rather than about what happens
//!   in one (`thread/started`, `thread/archived`, `thread/name/updated` and
//!   the like) has none, and neither have requests to the client: those
//!   are asked again of whoever resumes.
//! * `thread/resume` with `"turnhost": {"afterSeq": N}`, where N is the last
//!   number seen of that thread, answers with `"turnhost": {"seq": M,
//!   "replayed": true}` and then sends what was told after N up to M, once and
//!   in order, before anything newer: as if the client had never left. With
//!   `excludeTurns: true` the answer need not repeat the history.
//!   `"replayed": false` says that the log does not reach back to N: nothing is
//!   repeated, the client takes the thread from the answer (`thread.turns`, or
//!   `thread/read`), and what is new has numbers above M.
//!   Without `afterSeq`, or for an N that this thread never had, it is the same.
//! * A client that reads too slowly is not disconnected: what waited for it of
//!   its threads is dropped, `turnhost/resync` stands in its place, and the
//!   threads named there tell this connection no more until it resumes them.
//!   Answers are never dropped.
//!
//! # Hearing of the end
//!
//! With a `turnhost` capability, even an empty one, `turnhost/draining` says
//! that the server will end, as soon as it knows.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

/// What a client understands of Turnhost's own additions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostCapabilities {
    /// Whether notifications of threads carry `seq`, and `turnhost/resync` is understood.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub event_sequence: bool,
}

/// What a client that was here before knows of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResumeParams {
    /// The `seq` of the last notification seen; what came after it is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_seq: Option<u64>,
}

/// Where a thread's notifications go on for whoever resumed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResumeResponse {
    /// The number of the last notification that the thread as answered includes.
    pub seq: u64,
    /// Whether what came after `afterSeq` follows this answer. If not, the
    /// client takes the thread from the answer or reads it.
    pub replayed: bool,
}

/// Payload of `turnhost/draining`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostDrainingNotification {
    /// When the server ends at the latest, in Unix milliseconds; `null` if it
    /// waits for running turns however long they take.
    pub deadline_at_ms: Option<i64>,
    /// How many turns it waits for.
    pub running_turns: u32,
}

/// Payload of `turnhost/resync`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResyncNotification {
    /// The threads that this connection hears nothing of until it resumes them.
    /// Notifications about lists of threads may have been lost as well.
    #[schemars(with = "Vec<String>")]
    pub thread_ids: Vec<ThreadId>,
}
