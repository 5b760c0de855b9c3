//! The Messages API of Anthropic.

pub(crate) mod body;
pub(crate) mod reader;
