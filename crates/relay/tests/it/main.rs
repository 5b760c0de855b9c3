//! The relay over real sockets, with hosts and clients that the tests play.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod abuse;
mod accounts;
mod audit;
mod clocks;
mod console;
mod hosts;
mod large;
mod play;
mod privacy;
mod push;
mod streams;
