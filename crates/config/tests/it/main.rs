//! Configuration from real files: errors, warnings, layers, origins, settings, providers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod files;
mod layers;
mod profiles;
mod requirements;
mod schema;
mod settings;
mod support;
mod write;
