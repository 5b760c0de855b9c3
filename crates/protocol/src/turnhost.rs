//! Turnhost's own additions to the protocol.

use serde::Serialize;
use turnhost_base::ThreadId;

use crate::record::Record;

/// A client's support of Turnhost's own additions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostCapabilities {
    /// True if notifications of threads carry `seq`, and `turnhost/resync` is understood.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub event_sequence: bool,
    /// Methods of the server's requests that this connection can answer, such as
    /// `item/commandExecution/requestApproval`; it is sent no others. Names that the server does not
    /// know change nothing. Every request is sent to a connection that leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supported_server_requests: Option<Vec<String>>,
}

/// The last state of a thread that a returning client knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResumeParams {
    /// The `seq` of the last notification seen; what came after it is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_seq: Option<u64>,
}

/// Options for a list of threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostListParams {
    /// True to have the threads counted that the filters of the list hide. False by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub count_hidden: bool,
}

/// The effect of a list's filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostListResponse {
    /// The number of threads that the same list has without its filters and that they leave out, over all
    /// pages. Neither archived threads nor attached ones are of a list that does not ask for them.
    pub hidden: u64,
}

/// Options for a turn that starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record, Default)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostTurnStartParams {
    /// True if the request may arrive more than once: one with the same `clientUserMessageId`
    /// begins no other turn and is answered with the one that there is. The thread remembers the
    /// last 64, also over a restart. False by default.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub once: bool,
}

/// The point in a thread's notifications from which a resumed one continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResumeResponse {
    /// The number of the last notification that the thread as answered includes.
    pub seq: u64,
    /// True if what came after `afterSeq` follows this answer. If not, the
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
    /// The number of turns it waits for.
    pub running_turns: u32,
}

/// Payload of `turnhost/resync`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[schemars(extend("x-turnhost-extension" = true))]
#[serde(rename_all = "camelCase")]
pub struct TurnhostResyncNotification {
    /// The threads that this connection receives nothing of until it resumes them.
    /// Notifications about lists of threads may have been lost as well.
    #[schemars(with = "Vec<String>")]
    pub thread_ids: Vec<ThreadId>,
}
