//! The public interface, from outside.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "this is a test")]

mod corpus;
