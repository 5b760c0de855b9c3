//! News of a connection to a server, in words for people and one word for programs.

use std::time::Duration;

use turnhost_remote_client::SessionEvent;

/// A change of the connection.
pub(crate) struct News {
    /// One of `lost`, `waiting`, `back` and `missed`.
    pub(crate) word: &'static str,
    /// The same for people.
    pub(crate) text: String,
}

impl News {
    /// Returns the news in an event; `None` for what the server said and for the session's end.
    pub(crate) fn of(event: &SessionEvent) -> Option<Self> {
        let (word, text) = match event {
            SessionEvent::Disconnected { reason } => ("lost", reason.to_string()),
            SessionEvent::Reconnecting { failed: 0, delay, .. } => ("waiting", again(*delay)),
            SessionEvent::Reconnecting { delay, reason, .. } => {
                ("waiting", format!("{reason}; {}", again(*delay)))
            }
            SessionEvent::Reconnected { .. } => ("back", "connected again".to_owned()),
            SessionEvent::Gap { thread_id, reason, .. } => {
                ("missed", format!("thread {thread_id}: {reason}"))
            }
            SessionEvent::Server(_) | SessionEvent::Ended { .. } => return None,
        };
        Some(Self { word, text })
    }
}

fn again(delay: Duration) -> String {
    format!("trying again in {:.1} s", delay.as_secs_f64())
}
