//! Messages on their way to one or all connections.

pub(crate) mod connections;
pub(crate) mod outgoing;
