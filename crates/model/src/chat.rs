//! The Chat Completions API, as OpenAI and the servers of local models speak it.

pub(crate) mod body;
pub(crate) mod reader;
