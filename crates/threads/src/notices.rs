//! Notices for users who look elsewhere: a turn ended, or a client is asked for approval.

use turnhost_base::TurnId;
use turnhost_ports::TurnExtensions;
use turnhost_protocol::{ItemBody, UserInput};

/// The contents of a notice about the turn that runs; kept only where notices have a recipient.
#[derive(Default)]
pub(crate) struct Notices {
    pub(crate) is_wanted: bool,
    pub(crate) turn: Option<TurnId>,
    pub(crate) said: Vec<String>,
    pub(crate) answered: Option<String>,
}

impl Notices {
    /// Resets for a turn, with the known extensions.
    pub(crate) fn turn_begins(&mut self, turn: TurnId, known: Option<&TurnExtensions>) {
        let is_wanted = known.map_or(self.is_wanted, |known| known.notifies);
        *self = Self { is_wanted, turn: Some(turn), ..Self::default() };
    }

    pub(crate) fn know(&mut self, known: &TurnExtensions) {
        self.is_wanted = known.notifies;
    }

    /// Notes what is said in the turn. Those of a turn whose extensions are being read come later.
    pub(crate) fn note(&mut self, body: &ItemBody) {
        match body {
            ItemBody::UserMessage(message) => {
                let text = |input: &UserInput| match input {
                    UserInput::Text { text, .. } => Some(text.clone()),
                    _ => None,
                };
                self.said.extend(message.content.iter().filter_map(text));
            }
            ItemBody::AgentMessage(message) => self.answered = Some(message.text.clone()),
            _ => {}
        }
    }
}
