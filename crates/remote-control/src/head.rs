//! The head of a client's message, which says what it is.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// The members that are read of a message. A relay's client says with them what is to be opened.
#[derive(Deserialize)]
pub(crate) struct Head<'a> {
    #[serde(borrow, default)]
    pub(crate) method: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
}

impl Head<'_> {
    /// Returns whether it is the request that opens a connection.
    pub(crate) fn is_introduction(&self) -> bool {
        self.method.as_deref() == Some("initialize") && self.id.is_some()
    }
}
