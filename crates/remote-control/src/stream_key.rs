//! Names of streams.

use std::sync::Arc;

/// Names a stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) client: Arc<str>,
    pub(crate) stream: Arc<str>,
}
