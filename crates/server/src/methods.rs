//! The handlers, one file a method, grouped by noun.

mod account;
mod config;
mod initialize;
mod model;
mod read_turns;
mod thread;
mod turn;

use std::str::FromStr;

use turnhost_base::ThreadId;

use crate::errors::CallError;

/// Reads a thread's id as most methods do.
fn thread_id(text: &str) -> Result<ThreadId, CallError> {
    ThreadId::from_str(text)
        .map_err(|error| CallError::BadThreadId { noun: "thread", reason: error.to_string() })
}

/// Reads a thread's id as the methods do that once spoke of sessions.
fn session_id(text: &str) -> Result<ThreadId, CallError> {
    ThreadId::from_str(text)
        .map_err(|error| CallError::BadThreadId { noun: "session", reason: error.to_string() })
}

/// Entries of a page if the client does not say.
const DEFAULT_PAGE: u32 = 25;

/// Entries of a page at most; a client that wants more gets this many.
const MAX_PAGE: u32 = 100;

/// A page's size from what the client wishes: 0 counts as 1.
fn page_size(limit: Option<u32>, default: u32) -> u32 {
    limit.unwrap_or(default).clamp(1, MAX_PAGE)
}
