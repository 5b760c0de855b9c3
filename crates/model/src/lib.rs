//! One stream over every model provider: Responses, Chat Completions, Messages, and the scripted model.
//!
//! [`Models`] implements the agent's `ModelPort`. A stream parses on the task
//! that polls it; nothing here runs beside that, except for reading the rest of
//! a response that is over. Secrets never show in `Debug` forms or messages.

#![forbid(unsafe_code)]

mod assembly;
mod chat;
mod failure;
mod flat_tools;
mod form;
mod history;
mod json_schema;
mod known;
mod listing;
mod mend;
mod messages;
mod models;
mod opening;
mod output_schema;
mod provider;
mod read;
mod responses;
mod scripted;
mod seal;
mod sse;
mod stream;
mod wire;

pub use models::{Models, Providers, SCRIPTED};
pub use provider::{
    ApiKey, Dialect, Freshness, KeySource, LoginKey, LoginKeys, Provider, RequestSigner, Secret,
    WireApi,
};
pub use scripted::{Pieces, Scripted, Step};
