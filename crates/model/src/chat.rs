//! The Chat Completions API, as OpenAI and the servers of local models speak it.

pub(crate) mod body;
mod calls;
mod finish;
pub(crate) mod reader;
mod tagged;
