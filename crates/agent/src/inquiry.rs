//! A question to the model on behalf of a thread, beside its turns: one request, one reply.
//!
//! Reviews of approvals and samples of a thread are inquiries. None of it is an item: a reply is
//! gathered from its stream and given as a whole.

use turnhost_ports::{FailedAt, ModelError, ModelEvent, Retry, Usage};
use turnhost_protocol::{CodexErrorInfo, ResponseItem};

use crate::items;

/// 1 MiB: the most text of a reply. A verdict has some hundred bytes, a sample some thousand.
const MAX_REPLY_BYTES: usize = 1 << 20;

/// The reply to an inquiry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The provider's id of the response, if it gave one.
    pub response_id: Option<String>,
    /// The text of its messages; `None` if it has none.
    pub text: Option<String>,
    /// Its tokens, if the provider counted them.
    pub usage: Option<Usage>,
}

/// A reply as it is gathered from the events of its stream.
#[derive(Debug, Default)]
pub struct Gathering {
    response_id: Option<String>,
    /// The text of complete messages.
    text: String,
    /// The text that streamed since the last complete message.
    streamed: String,
    bytes: usize,
}

impl Gathering {
    /// Takes the next event. Returns the reply once it is complete. Fails if its text is over the
    /// limit of 1 MiB.
    pub fn take(&mut self, event: ModelEvent) -> Result<Option<Reply>, ModelError> {
        match event {
            ModelEvent::ResponseNamed(id) => self.response_id = Some(id),
            ModelEvent::TextDelta { delta, .. } => {
                self.count(delta.len())?;
                self.streamed.push_str(&delta);
            }
            ModelEvent::ItemDone(item) => {
                if let ResponseItem::Message(message) = *item {
                    let (text, _) = items::message_parts(&message);
                    self.count(text.len().saturating_sub(self.streamed.len()))?;
                    self.streamed.clear();
                    self.text.push_str(&text);
                }
            }
            ModelEvent::Completed { usage } => {
                let text = std::mem::take(&mut self.text) + &std::mem::take(&mut self.streamed);
                let response_id = self.response_id.take();
                let text = (!text.is_empty()).then_some(text);
                return Ok(Some(Reply { response_id, text, usage }));
            }
            ModelEvent::ItemAdded { .. }
            | ModelEvent::CallDelta { .. }
            | ModelEvent::SummaryPart { .. }
            | ModelEvent::SummaryDelta { .. }
            | ModelEvent::ReasoningDelta { .. } => {}
        }
        Ok(None)
    }

    fn count(&mut self, bytes: usize) -> Result<(), ModelError> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes <= MAX_REPLY_BYTES {
            return Ok(());
        }
        let message = format!("the reply is over the limit of {} KiB", MAX_REPLY_BYTES >> 10);
        let (info, retry) = (CodexErrorInfo::Other, Retry::No);
        Err(ModelError { info, message, retry, at: FailedAt::Response })
    }
}

#[cfg(test)]
mod tests {
    use turnhost_base::ItemId;

    use super::*;

    fn gathered(events: impl IntoIterator<Item = ModelEvent>) -> Reply {
        let mut gathering = Gathering::default();
        events.into_iter().find_map(|event| gathering.take(event).unwrap()).unwrap()
    }

    fn message(text: &str) -> ModelEvent {
        let json = serde_json::json!({
            "type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}],
        });
        ModelEvent::ItemDone(Box::new(serde_json::from_value(json).unwrap()))
    }

    fn delta(text: &str) -> ModelEvent {
        ModelEvent::TextDelta { id: ItemId::new("m"), delta: text.to_owned() }
    }

    #[test]
    fn a_reply_is_the_text_of_its_messages_each_once() {
        let reply = gathered([
            ModelEvent::ResponseNamed("r1".to_owned()),
            delta("on"),
            delta("e "),
            message("one "),
            delta("two"),
            ModelEvent::Completed { usage: None },
        ]);
        assert_eq!(
            (reply.response_id.as_deref(), reply.text.as_deref()),
            (Some("r1"), Some("one two"))
        );
        assert_eq!(gathered([ModelEvent::Completed { usage: None }]), Reply::default());
    }

    #[test]
    fn a_reply_without_end_is_given_up() {
        let mut gathering = Gathering::default();
        assert!(gathering.take(delta(&"x".repeat(MAX_REPLY_BYTES))).is_ok());
        let error = gathering.take(delta("x")).unwrap_err();
        assert_eq!(error.message, "the reply is over the limit of 1024 KiB");
    }
}
