//! Clients in the process of their server.

#![forbid(unsafe_code)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod begin;
mod behind;
mod slow;
