//! Models against a fake provider on the loopback address.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod chat;
mod failures;
mod fake;
mod keys;
mod listing;
mod messages;
mod prefix;
mod recorded;
mod refusals;
mod requests;
mod scripted;
mod servers;
mod streams;
