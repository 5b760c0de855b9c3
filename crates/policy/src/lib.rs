//! Approval and sandbox decisions; reading what a command does.
//!
//! Pure: facts come in, a decision comes out. Nothing here asks anybody, runs
//! anything or touches a file; paths that decisions are about must have had
//! their symbolic links followed by the caller.

#![forbid(unsafe_code)]

mod changes;
mod commands;
mod read;
mod rules;
mod session;
mod words;
mod writable_roots;

pub use changes::{ChangeDecision, decide_changes};
pub use commands::{
    CommandDecision, CommandRequest, Containment, decide_command, proposed_amendment,
};
pub use read::command_actions;
pub use rules::{Rule, RuleDecision, Rules, RulesError};
pub use session::SessionApprovals;
pub use words::{join_words, plain_commands, quote_word};
pub use writable_roots::{Bounds, PROTECTED_NAMES, Places, WritableRoots};
