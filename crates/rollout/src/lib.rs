//! Reads the session files in the home of the reference, for an import.
//!
//! A home has a file a thread in `sessions/YYYY/MM/DD/` or `archived_sessions/`, a JSON object a
//! line, and the threads' names in `session_index.jsonl`. A fork, and a thread that was taken back
//! to an earlier turn, continue another file from one of its lines on. Files that rested for long are
//! packed (`.jsonl.zst`). Nothing is written there.
//!
//! Lines of kinds that are not known are passed over; a line that cannot be read costs itself and
//! is counted.

#![forbid(unsafe_code)]

mod find;
mod items;
mod line;
mod session;
mod unpack;

pub use find::{FindError, Sessions};
pub use session::{Rollout, SessionSettings};
pub use unpack::Unpacker;
