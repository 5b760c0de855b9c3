//! Streams against relays that the tests play: honest ones that lose sockets, and others.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod cuts;
mod hostile;
mod play;
