//! Every message of the recorded sessions with the reference implementation, read and written again.
//!
//! `recorded.jsonl` holds each distinct message once, with `kind`, `method`, `body` (params, payload
//! or result) and the session that it is `from`. Ids, times and paths were filled in; texts were cut
//! to 400 characters.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use turnhost_protocol::{CLIENT_METHODS, ClientNotification, ModelProviderError};

use crate::by_name::{Again, CLIENT, NOTIFICATIONS, SERVER, row, says_all};

#[derive(Deserialize)]
struct Recorded {
    kind: Kind,
    method: String,
    body: Value,
    from: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
enum Kind {
    ClientRequest,
    /// A request whose params the reference could not read.
    Refused,
    ClientNotification,
    Response,
    Notification,
    ServerRequest,
    /// A client's answer to a server request.
    Answer,
}

impl Kind {
    fn written_by_a_client(self) -> bool {
        matches!(self, Self::ClientRequest | Self::Answer)
    }
}

fn recorded() -> impl Iterator<Item = Recorded> {
    include_str!("recorded.jsonl").lines().map(|line| serde_json::from_str(line).unwrap())
}

impl Recorded {
    /// Returns the way in which the body's type reads and writes; `None` for what has no body.
    fn again(&self) -> Option<Again> {
        Some(match self.kind {
            Kind::ClientRequest | Kind::Refused => row(CLIENT, &self.method).params,
            Kind::Response => row(CLIENT, &self.method).response?,
            Kind::Notification => row(NOTIFICATIONS, &self.method).params,
            Kind::ServerRequest => row(SERVER, &self.method).params,
            Kind::Answer => row(SERVER, &self.method).response?,
            Kind::ClientNotification => return None,
        })
    }
}

#[test]
fn every_recorded_message_is_read_and_written_as_it_was() {
    let mut seen = BTreeMap::<Kind, usize>::new();
    let mut wrong = Vec::new();
    for message in recorded().filter(|message| message.kind != Kind::Refused) {
        let Recorded { kind, method, body, from } = &message;
        *seen.entry(*kind).or_default() += 1;
        let Some(again) = message.again() else {
            assert!(ClientNotification::from_method(method).is_some(), "{method} is in no table");
            continue;
        };
        match again(&body.to_string()) {
            Err(err) => wrong.push(format!("{kind:?} {method} ({from}): {err}\n  {body}")),
            Ok(written) => {
                // Clients leave out, or write out, what is the default.
                let same = if kind.written_by_a_client() {
                    says_all(body, &written)
                } else {
                    written == *body
                };
                if !same {
                    wrong.push(format!(
                        "{kind:?} {method} ({from}):\n  read    {body}\n  written {written}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} messages differ:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(seen.len(), 6, "every kind is there: {seen:?}");
}

#[test]
fn what_the_reference_cannot_read_is_refused_here_too() {
    for Recorded { method, body, from, .. } in
        recorded().filter(|message| message.kind == Kind::Refused)
    {
        if CLIENT_METHODS.iter().any(|row| row.name == method) {
            let read = (row(CLIENT, &method).params)(&body.to_string());
            assert!(read.is_err(), "{method} ({from}) takes {body}");
        }
    }
}

/// The data of errors has types too.
#[test]
fn data_of_recorded_errors_is_read_and_written_as_it_was() {
    let errors = include_str!("../../../jsonrpc/tests/it/errors.jsonl").lines();
    let mut typed = 0;
    for error in errors.map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let data = &error["message"]["error"]["data"];
        if data["type"].as_str().is_some_and(|kind| kind.starts_with("modelProvider")) {
            let read: ModelProviderError = serde_json::from_value(data.clone()).unwrap();
            assert_eq!(serde_json::to_value(read).unwrap(), *data);
            typed += 1;
        }
    }
    assert_eq!(typed, 2, "the others have words of their methods, which no type names");
}
