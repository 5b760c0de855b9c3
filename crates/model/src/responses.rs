//! The Responses API of OpenAI.

pub(crate) mod body;
pub(crate) mod reader;
