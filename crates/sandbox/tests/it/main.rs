//! The sandbox against the real kernel: each test runs a shell in the helper
//! and looks at the results.
//!
//! Where the kernel lacks what a sandbox needs, the tests assert the refusal.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "this is a test")]

mod attacks;
mod escapes;
mod files;
mod git;
mod helper;
mod namespaces;
mod network;
mod run;
