//! The bounds of what a loaded thread holds, and why each is this number.

/// 256: how much may wait for a thread's actor. It empties its mailbox between two
/// events of a turn, so that this is reached only by a client that floods one thread.
pub(crate) const MAILBOX: usize = 256;

/// 1 MiB: how much of what a thread published is kept for clients that reconnect, some
/// 2,000 deltas, which is half a minute of a fast model. Kept only for threads that a
/// client with the capability `turnhost.eventSequence` has subscribed to.
pub(crate) const LOG_BYTES: usize = 1 << 20;

/// 4 MiB: how much is kept in all of what threads published that have left memory since.
pub(crate) const KEPT_LOGS_BYTES: usize = 4 * LOG_BYTES;
