//! Commands as real processes.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "this is a test")]

mod basics;
mod failures;
mod lives;
mod proxied;
mod sandboxed;
mod starts;
mod streams;
mod support;
mod terminal;
