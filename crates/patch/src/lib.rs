//! The patch grammar, applying it to text, and diffs.
//!
//! Pure: texts come in, texts go out. Which files a [`Patch`] may touch is
//! decided in `turnhost-policy`; reading and writing them is done in `turnhost-files`.

#![forbid(unsafe_code)]

mod apply;
mod diff;
mod parse;
mod patch;
mod shell;
mod turn_diff;

pub use apply::{ApplyError, apply_hunks};
pub use diff::{blob_id, update_diff};
pub use parse::ParseError;
pub use patch::{FileOp, Hunk, HunkLine, Patch};
pub use shell::ShellPatch;
pub use turn_diff::{Side, TurnDiff};
