//! Messages of the user that wait for their turn.

use serde::{Deserialize, Serialize};
use turnhost_protocol::{QueuedSubmission, UserInput};

/// Messages that may wait: more than a user types ahead, few enough that the whole queue is
/// written with each change.
const MAX_QUEUED: usize = 256;

/// The messages of a thread that wait for their turn, the next first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Queue(Vec<QueuedSubmission>);

/// The reason a queue was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueueRefusal {
    /// Nothing waits.
    #[error("queue is empty")]
    Empty,
    /// No message has this id.
    #[error("queued submission not found: {0}")]
    NotFound(String),
    /// An order that leaves some out or names some twice.
    #[error("queue reorder must include every queued submission exactly once")]
    Incomplete,
    /// A message without input.
    #[error("only user input can be added to the user-message queue")]
    NoInput,
    /// Too many wait.
    #[error("the queue is full: at most {MAX_QUEUED} messages can wait; delete one or let one run")]
    Full,
}

impl Queue {
    /// Returns the messages, the next first.
    pub fn entries(&self) -> &[QueuedSubmission] {
        &self.0
    }

    /// Returns whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a message behind all others.
    pub fn add(&mut self, entry: QueuedSubmission) -> Result<(), QueueRefusal> {
        if entry.input.is_empty() {
            return Err(QueueRefusal::NoInput);
        }
        if self.0.len() >= MAX_QUEUED {
            return Err(QueueRefusal::Full);
        }
        self.0.push(entry);
        Ok(())
    }

    /// Gives the message `id` another input, and returns it as it is then.
    pub fn update(
        &mut self,
        id: &str,
        input: Vec<UserInput>,
    ) -> Result<&mut QueuedSubmission, QueueRefusal> {
        if input.is_empty() {
            return Err(QueueRefusal::NoInput);
        }
        let entry = self.0.iter_mut().find(|entry| entry.id == id);
        let entry = entry.ok_or_else(|| QueueRefusal::NotFound(id.to_owned()))?;
        entry.input = input;
        Ok(entry)
    }

    /// Takes the message `id` away. Returns whether it was there.
    pub fn delete(&mut self, id: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|entry| entry.id != id);
        self.0.len() < before
    }

    /// Puts the messages in the order of `ids`.
    pub fn reorder(&mut self, ids: &[String]) -> Result<(), QueueRefusal> {
        let place = |id: &str| ids.iter().position(|it| it == id);
        let is_whole =
            ids.len() == self.0.len() && self.0.iter().all(|entry| place(&entry.id).is_some());
        if !is_whole {
            return Err(QueueRefusal::Incomplete);
        }
        self.0.sort_by_key(|entry| place(&entry.id));
        Ok(())
    }

    /// Takes the next message out, or the one with this id.
    pub fn take(&mut self, id: Option<&str>) -> Result<QueuedSubmission, QueueRefusal> {
        let place = match id {
            None if self.0.is_empty() => return Err(QueueRefusal::Empty),
            None => 0,
            Some(id) => {
                let place = self.0.iter().position(|entry| entry.id == id);
                place.ok_or_else(|| QueueRefusal::NotFound(id.to_owned()))?
            }
        };
        Ok(self.0.remove(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str) -> QueuedSubmission {
        QueuedSubmission {
            id: id.into(),
            client_user_message_id: "m".into(),
            input: vec![UserInput::Text { text: id.into(), text_elements: vec![] }],
            responsesapi_client_metadata: None,
        }
    }

    fn ids(queue: &Queue) -> Vec<&str> {
        queue.entries().iter().map(|entry| &*entry.id).collect()
    }

    #[test]
    fn an_order_names_every_message_once() {
        let mut queue = Queue::default();
        for id in ["a", "b", "c"] {
            queue.add(entry(id)).unwrap();
        }
        for bad in [vec!["a", "b"], vec!["a", "b", "b"], vec!["a", "b", "x"], vec![]] {
            let bad: Vec<String> = bad.into_iter().map(str::to_owned).collect();
            assert_eq!(queue.reorder(&bad), Err(QueueRefusal::Incomplete), "{bad:?}");
        }
        queue.reorder(&["c", "a", "b"].map(str::to_owned)).unwrap();
        assert_eq!(ids(&queue), ["c", "a", "b"]);
        assert_eq!(queue.take(Some("a")).unwrap().id, "a");
        assert_eq!(queue.take(None).unwrap().id, "c");
        assert_eq!(queue.take(Some("a")), Err(QueueRefusal::NotFound("a".into())));
        assert!(queue.delete("b") && !queue.delete("b"));
        assert_eq!(queue.take(None), Err(QueueRefusal::Empty));
    }

    #[test]
    fn a_queue_has_bounds() {
        let mut queue = Queue::default();
        assert_eq!(
            queue.add(QueuedSubmission { input: vec![], ..entry("a") }),
            Err(QueueRefusal::NoInput)
        );
        for place in 0..MAX_QUEUED {
            queue.add(entry(&place.to_string())).unwrap();
        }
        assert_eq!(queue.add(entry("more")), Err(QueueRefusal::Full));
    }
}
