//! Decides when people who look elsewhere are to be woken. No I/O.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

/// The notification from which it follows: a thread works, waits for the user, or is done.
const STATUS_CHANGED: &str = "thread/status/changed";

/// Threads that work at the same time; one more is not waited for.
const THREADS: usize = 4096;

#[derive(Deserialize)]
struct RawNotification<'a> {
    #[serde(borrow, default)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    params: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusChanged {
    thread_id: String,
    status: Status,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    active_flags: Vec<String>,
}

/// The threads that work, with what each waits for.
#[derive(Debug, Default)]
pub(crate) struct Attention {
    working: BTreeMap<String, Vec<String>>,
}

impl Attention {
    /// Takes a message of the server. Returns whether it is worth waking the user: a turn ended, or
    /// begins to wait for an approval or an answer.
    pub(crate) fn take(&mut self, message: &[u8]) -> bool {
        let Ok(head) = serde_json::from_slice::<RawNotification<'_>>(message) else { return false };
        let params = head.params.filter(|_| head.method.as_deref() == Some(STATUS_CHANGED));
        let changed = params.and_then(|it| serde_json::from_str::<StatusChanged>(it.get()).ok());
        let Some(StatusChanged { thread_id, status }) = changed else { return false };
        match status.kind.as_str() {
            "active" => {
                if self.working.len() >= THREADS && !self.working.contains_key(&thread_id) {
                    return false;
                }
                let flags = status.active_flags;
                let before = self.working.insert(thread_id, flags.clone()).unwrap_or_default();
                flags.iter().any(|flag| !before.contains(flag))
            }
            "idle" | "systemError" => self.working.remove(&thread_id).is_some(),
            _ => {
                self.working.remove(&thread_id);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_end_of_a_turn_and_a_new_question_wake() {
        let mut attention = Attention::default();
        let mut take = |thread: &str, status: serde_json::Value| {
            let params = json!({"threadId": thread, "status": status});
            let message = json!({"method": STATUS_CHANGED, "params": params, "emittedAtMs": 1});
            attention.take(message.to_string().as_bytes())
        };
        let active = |flags: &[&str]| json!({"type": "active", "activeFlags": flags});
        assert!(!take("a", json!({"type": "idle"})), "it never worked");
        assert!(!take("a", active(&[])));
        assert!(take("a", active(&["waitingOnApproval"])));
        assert!(!take("a", active(&["waitingOnApproval"])), "it is the same question");
        assert!(take("a", active(&["waitingOnApproval", "waitingOnUserInput"])));
        assert!(!take("a", active(&[])), "it was answered");
        assert!(!take("b", active(&[])));
        assert!(take("a", json!({"type": "idle"})));
        assert!(take("b", json!({"type": "systemError"})));
        assert!(!take("c", active(&[])));
        assert!(!take("c", json!({"type": "notLoaded"})), "it was closed");
    }

    #[test]
    fn other_messages_wake_nobody() {
        let mut attention = Attention::default();
        for message in [
            "",
            "[]",
            r#"{"id":1,"result":{}}"#,
            r#"{"method":"thread/status/changed"}"#,
            r#"{"method":"thread/status/changed","params":{"threadId":1}}"#,
            r#"{"method":"turn/completed","params":{"threadId":"a"}}"#,
        ] {
            assert!(!attention.take(message.as_bytes()), "{message}");
        }
    }
}
