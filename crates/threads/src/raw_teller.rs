//! The state of telling a thread's subscribers what the model is sent and says, as it is.

/// Selects if a thread's subscribers hear of the provider's items beside what is made of them.
///
/// It holds while the thread is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawEvents {
    /// They do not.
    #[default]
    Untold,
    /// They do.
    Told,
}

/// The state of telling them.
pub(crate) struct RawTeller {
    pub(crate) events: RawEvents,
    /// The provider's id of the response that is being read.
    pub(crate) response: Option<String>,
    /// Set while a history replaces another one, whose items were told when they were new.
    pub(crate) retells: bool,
}

impl RawTeller {
    pub(crate) fn new(events: RawEvents) -> Self {
        Self { events, response: None, retells: false }
    }
}
