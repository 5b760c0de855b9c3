//! Tests of the public interface.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers too")]

mod properties;
mod vectors;
