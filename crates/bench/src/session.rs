//! The messages of a client to an app server, and a reader of its answers that does
//! not parse more than it must.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use crate::link::Link;

/// The kind of a message of the server.
#[derive(Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// The result of the request with this number.
    Result(u64),
    /// The error of the request with this number.
    Failure(u64),
    /// A notification, or a request that the generator leaves alone.
    Notification(Cow<'a, str>),
}

#[derive(Deserialize)]
struct Envelope<'a> {
    id: Option<u64>,
    #[serde(borrow)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

/// Classifies `line`. Messages in the usual spelling are recognised by their first
/// bytes, others are parsed.
///
/// # Errors
/// If it is not a message at all.
pub fn classify(line: &[u8]) -> Result<Message<'_>> {
    if let Some(message) = by_first_bytes(line) {
        return Ok(message);
    }
    let envelope: Envelope<'_> = serde_json::from_slice(line)
        .with_context(|| format!("not a message: `{}`", start_of(line)))?;
    match envelope {
        Envelope { method: Some(method), .. } => Ok(Message::Notification(method)),
        Envelope { id: Some(id), error: None, .. } => Ok(Message::Result(id)),
        Envelope { id: Some(id), error: Some(_), .. } => Ok(Message::Failure(id)),
        Envelope { .. } => bail!("neither answer nor notification: `{}`", start_of(line)),
    }
}

fn by_first_bytes(line: &[u8]) -> Option<Message<'_>> {
    if let Some(rest) = line.strip_prefix(br#"{"method":""#) {
        let end = rest.iter().position(|&byte| byte == b'"')?;
        return Some(Message::Notification(Cow::Borrowed(std::str::from_utf8(&rest[..end]).ok()?)));
    }
    let mut rest = line.strip_prefix(br#"{"id":"#)?;
    let mut id: u64 = 0;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        id = id.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
        rest = tail;
    }
    rest.starts_with(br#","result":"#).then_some(Message::Result(id))
}

fn start_of(line: &[u8]) -> String {
    String::from_utf8_lossy(&line[..line.len().min(300)]).into_owned()
}

/// The method of the notification that ends a turn.
pub const TURN_COMPLETED: &str = "turn/completed";
/// The method of the notification that carries a piece of the answer.
pub const DELTA: &str = "item/agentMessage/delta";

/// The method of the notification that ends an item.
pub const ITEM_COMPLETED: &str = "item/completed";

/// An initialized conversation with a server.
#[derive(Debug)]
pub struct Session {
    /// The connection, for loops that count messages themselves.
    pub link: Link,
    last_id: u64,
}

impl Session {
    /// Creates a session over a new connection.
    pub fn new(link: Link) -> Self {
        Self { link, last_id: 0 }
    }

    /// Sends `initialize` and waits for its answer, without `initialized`.
    ///
    /// # Errors
    /// If the server refuses or ends.
    pub fn hello(&mut self) -> Result<()> {
        let client = json!({"name": "bench", "title": "Bench", "version": "1.0.0"});
        self.call(
            "initialize",
            &json!({"clientInfo": client, "capabilities": {"experimentalApi": true}}),
        )?;
        Ok(())
    }

    /// Makes the whole handshake.
    ///
    /// # Errors
    /// If the server refuses or ends.
    pub fn initialize(&mut self) -> Result<()> {
        self.hello()?;
        self.link.queue(br#"{"method":"initialized"}"#);
        self.link.flush()
    }

    /// Queues a request and returns its number.
    pub fn queue(&mut self, method: &str, params: &serde_json::Value) -> u64 {
        self.last_id += 1;
        let id = self.last_id;
        self.link
            .queue(format!(r#"{{"method":"{method}","id":{id},"params":{params}}}"#).as_bytes());
        id
    }

    /// Sends a request and waits for its result; notifications meanwhile are skipped.
    ///
    /// # Errors
    /// If the answer is an error, or the server ends.
    pub fn call(&mut self, method: &str, params: &serde_json::Value) -> Result<&[u8]> {
        let id = self.queue(method, params);
        self.link.flush()?;
        loop {
            let line = self.link.read()?;
            match classify(line)? {
                Message::Result(answered) if answered == id => break,
                Message::Failure(answered) if answered == id => {
                    bail!("`{method}` failed: {}", start_of(line))
                }
                _ => {}
            }
        }
        Ok(self.link.last())
    }

    /// Starts a thread that works in `folder`, and returns its id.
    ///
    /// # Errors
    /// If the server refuses or ends.
    pub fn start_thread(&mut self, folder: &Path) -> Result<String> {
        started_thread(self.call("thread/start", &json!({"cwd": folder}))?)
    }

    /// Queues the start of a thread, and returns the request's number.
    pub fn queue_thread(&mut self, folder: &Path) -> u64 {
        self.queue("thread/start", &json!({"cwd": folder}))
    }

    /// Queues the start of a turn.
    pub fn queue_turn(&mut self, thread: &str) -> u64 {
        self.queue(
            "turn/start",
            &json!({"threadId": thread, "input": [{"type": "text", "text": "Go on, please."}]}),
        )
    }

    /// Runs a turn to its end and returns how many notifications it had.
    ///
    /// # Errors
    /// If the turn does not start, does not complete, or the server ends.
    pub fn turn(&mut self, thread: &str) -> Result<u64> {
        let mut notifications = 0;
        self.watch_turn(thread, |_, _| notifications += 1)?;
        Ok(notifications)
    }

    /// Runs a turn to its end and shows each notification, with its method, to `watch`.
    ///
    /// # Errors
    /// As [`Session::turn`].
    pub fn watch_turn(&mut self, thread: &str, mut watch: impl FnMut(&str, &[u8])) -> Result<()> {
        self.queue_turn(thread);
        self.link.flush()?;
        loop {
            let line = self.link.read()?;
            match classify(line)? {
                Message::Failure(_) => bail!("the turn did not start: {}", start_of(line)),
                Message::Notification(method) => {
                    watch(&method, line);
                    if method == TURN_COMPLETED {
                        return completed(line);
                    }
                }
                Message::Result(_) => {}
            }
        }
    }
}

/// Returns the id of the thread in a result of `thread/start`.
///
/// # Errors
/// If it has none.
pub fn started_thread(line: &[u8]) -> Result<String> {
    #[derive(Deserialize)]
    struct Answer {
        result: Started,
    }
    #[derive(Deserialize)]
    struct Started {
        thread: Thread,
    }
    #[derive(Deserialize)]
    struct Thread {
        id: String,
    }
    let answer: Answer = serde_json::from_slice(line)?;
    Ok(answer.result.thread.id)
}

/// Checks that a `turn/completed` says so.
///
/// # Errors
/// If the turn failed or was interrupted.
pub fn completed(line: &[u8]) -> Result<()> {
    #[derive(Deserialize)]
    struct Completed {
        params: Params,
    }
    #[derive(Deserialize)]
    struct Params {
        turn: Turn,
    }
    #[derive(Deserialize)]
    struct Turn {
        status: String,
    }
    let message: Completed = serde_json::from_slice(line)?;
    let status = &message.params.turn.status;
    ensure!(status == "completed", "the turn ended as `{status}`: {}", start_of(line));
    Ok(())
}

/// Returns `true` for an `item/completed` of a command that ended with exit code 0.
pub fn command_succeeded(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Completed {
        params: Params,
    }
    #[derive(Deserialize)]
    struct Params {
        item: Item,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Item {
        r#type: String,
        exit_code: Option<i64>,
    }
    serde_json::from_slice(line).is_ok_and(|Completed { params: Params { item } }| {
        item.r#type == "commandExecution" && item.exit_code == Some(0)
    })
}

/// Returns the length in bytes of the text in a delta notification. Deltas of the scripted model
/// have no character that JSON would escape.
pub fn delta_bytes(line: &[u8]) -> Option<usize> {
    const NAME: &[u8] = br#""delta":""#;
    // The text is near the end, after the ids.
    let start = line.windows(NAME.len()).rposition(|window| window == NAME)? + NAME.len();
    line[start..].iter().position(|&byte| byte == b'"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_in_any_spelling() {
        let check = |line: &str, expected: Message<'_>| {
            assert_eq!(classify(line.as_bytes()).unwrap(), expected);
        };
        let notification = |name| Message::Notification(Cow::Borrowed(name));
        check(r#"{"id":17,"result":{}}"#, Message::Result(17));
        check(r#"{"result":{"id":3},"id":17}"#, Message::Result(17));
        check(r#"{"id":17,"error":{"code":-32600,"message":"no"}}"#, Message::Failure(17));
        check(r#"{"jsonrpc":"2.0","id":17,"result":1}"#, Message::Result(17));
        check(r#"{"method":"turn/completed","params":{}}"#, notification("turn/completed"));
        check(
            r#"{ "params" : {"method":"x"}, "method" : "turn/started" }"#,
            notification("turn/started"),
        );
        assert!(classify(b"hello").is_err());
        assert!(classify(b"{}").is_err());
    }

    #[test]
    fn the_text_of_a_delta_is_measured() {
        let line =
            br#"{"method":"x","params":{"threadId":"t","delta":"12345678"},"emittedAtMs":1}"#;
        assert_eq!(delta_bytes(line), Some(8));
        assert_eq!(delta_bytes(br#"{"method":"x"}"#), None);
    }

    #[test]
    fn a_turn_that_failed_is_an_error() {
        assert!(completed(br#"{"params":{"turn":{"status":"completed"}}}"#).is_ok());
        assert!(completed(br#"{"params":{"turn":{"status":"failed"}}}"#).is_err());
    }
}
