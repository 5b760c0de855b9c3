//! The items of the model's input and output, as a thread's subscribers may see them.

/// Selects if a thread's subscribers get the provider's items beside those of the thread.
///
/// It holds while the thread is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawEvents {
    /// They do not.
    #[default]
    Off,
    /// They do.
    On,
}

/// The state of their publication.
pub(crate) struct RawEventState {
    pub(crate) events: RawEvents,
    /// The provider's id of the response that is being read.
    pub(crate) response: Option<String>,
    /// Set while a history replaces another one, whose items were published when they were new.
    pub(crate) is_replacing: bool,
}

impl RawEventState {
    pub(crate) fn new(events: RawEvents) -> Self {
        Self { events, response: None, is_replacing: false }
    }
}
