//! The program as a user meets it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod doctor;
mod manual;
mod pattern;
mod program;
mod readme;
mod signals;
