//! One stream over every model provider: Responses and the scripted model.
//!
//! [`Models`] implements the agent's `ModelPort`. A stream parses on the task
//! that polls it; nothing here runs beside that, except for reading the rest of
//! a response that is over. Secrets never show in `Debug` forms or messages.

#![forbid(unsafe_code)]

mod body;
mod failure;
mod mend;
mod models;
mod provider;
mod reader;
mod responses;
mod retry_after;
mod scripted;
mod sse;
mod stream;

pub use models::{Models, SCRIPTED};
pub use provider::{ApiKey, Dialect, Provider, Secret, WireApi};
pub use scripted::{Pieces, Scripted, Step};
