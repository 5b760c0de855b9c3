//! The helper's report to the server over a pipe that closes when the command
//! takes the helper's place.
//!
//! On the pipe: `R` when every right has been taken away, then nothing if the
//! command started, or `E` and the system's error if it could not be executed;
//! or `S` and a reason instead of `R`.

use std::io::Write;

use crate::SandboxError;

/// Exit status of a helper that could not enforce the policy.
pub(crate) const EXIT_REFUSED: i32 = 125;

/// Exit status of a helper that could not execute the command.
pub(crate) const EXIT_NOT_EXECUTED: i32 = 126;

/// The outcome of the start of a sandboxed command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The command runs, bound by its policy.
    Started,
    /// The policy cannot be enforced, so the command was not started.
    Refused(String),
    /// The command could not be executed, with the system's error.
    NotExecuted(String),
    /// The helper ended, or became something else, without a word.
    Silent,
}

/// First byte of a refusal.
pub(crate) const REFUSED: u8 = b'S';
/// Said right before the command takes the helper's place.
pub(crate) const READY: u8 = b'R';
/// First byte after [`READY`] if it did not.
pub(crate) const NOT_EXECUTED: u8 = b'E';

impl Report {
    /// Reads what stood on the pipe from its beginning to its end.
    pub fn parse(bytes: &[u8]) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match bytes {
            [READY] => Self::Started,
            [READY, NOT_EXECUTED, words @ ..] => Self::NotExecuted(text(words)),
            [REFUSED, reason @ ..] => Self::Refused(text(reason)),
            _ => Self::Silent,
        }
    }
}

/// Reports the reason, and returns the exit status for it. A failed report is ignored.
pub(crate) fn refuse(to: &mut dyn Write, err: &SandboxError) -> i32 {
    let _ = to.write_all(&[&[REFUSED], err.to_string().as_bytes()].concat());
    EXIT_REFUSED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_helper_that_was_ready_counts_as_started() {
        assert_eq!(Report::parse(b"R"), Report::Started);
        assert_eq!(Report::parse(b"REno"), Report::NotExecuted("no".into()));
        assert_eq!(Report::parse(b"Sold"), Report::Refused("old".into()));
        assert_eq!(Report::parse(b""), Report::Silent);
        assert_eq!(Report::parse(b"?"), Report::Silent);
    }
}
