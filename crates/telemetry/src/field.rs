//! Names of fields, the same in every crate, so that logs can be searched by them.
//!
//! Prompts, file contents and secrets are never fields.

/// A connection's id, a number.
pub const CONN: &str = "conn";
/// A request's id as the client gave it.
pub const REQ: &str = "req";
/// A method's name on the wire.
pub const METHOD: &str = "method";
/// A thread's id.
pub const THREAD: &str = "thread";
/// A turn's id.
pub const TURN: &str = "turn";
/// An item's id.
pub const ITEM: &str = "item";
/// An approval's id.
pub const APPROVAL: &str = "approval";
/// A process id of the operating system.
pub const PID: &str = "pid";
/// A place in a thread's sequence of events.
pub const SEQ: &str = "seq";
/// A size in bytes.
pub const BYTES: &str = "bytes";
/// A time taken, in milliseconds.
pub const ELAPSED_MS: &str = "elapsed_ms";
/// A kind of error or of thing, one of few words.
pub const KIND: &str = "kind";
/// An error with its causes.
pub const ERR: &str = "err";

/// The target of all spans, for `RUST_LOG`: the crate whose work they show.
/// (The macros take it as a literal constant only.)
pub(crate) const TARGET: &str = "turnhost_server";
