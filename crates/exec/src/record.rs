//! The records by which the server and its commands talk to the watchdog.

use rustix::process::Pid;

/// Names a command to the watchdog; never given out twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Token(pub(crate) u32);

/// Bytes of a record: the token, and what to do. Small enough to be written whole or not at all.
pub(crate) const RECORD_BYTES: usize = 8;
/// The command is over and collected.
pub(crate) const FORGET: u32 = 0;
/// Kill what belongs to the session. No process has this number.
pub(crate) const SWEEP: u32 = u32::MAX;

/// Returns what a command writes to announce that it leads the session `pid`.
pub(crate) fn announcement(token: Token, pid: Pid) -> [u8; RECORD_BYTES] {
    record(token, pid.as_raw_nonzero().get().unsigned_abs())
}

/// Returns the record that says `word` of the command `token`.
pub(crate) fn record(token: Token, word: u32) -> [u8; RECORD_BYTES] {
    (u64::from(token.0) << 32 | u64::from(word)).to_ne_bytes()
}

/// Takes a record apart.
pub(crate) fn parse(bytes: [u8; RECORD_BYTES]) -> (u64, u32) {
    let whole = u64::from_ne_bytes(bytes);
    (whole >> 32, u32::try_from(whole & u64::from(u32::MAX)).unwrap_or(FORGET))
}
