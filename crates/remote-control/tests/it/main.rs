//! A host against a relay that the tests play, answer by answer.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod attempts;
mod calls;
mod play;
