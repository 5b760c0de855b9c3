//! One connection: its outbound half, its reading half, and what ends with it.

pub(crate) mod command_output;
pub(crate) mod owned;
pub(crate) mod peer;
pub(crate) mod processes;
pub(crate) mod read;
pub(crate) mod samples;
pub(crate) mod searches;
pub(crate) mod thread_searches;
pub(crate) mod watches;
