//! Lines of stdin, and the questions that some of them answer.

use std::collections::VecDeque;
use std::io::BufRead as _;

use anyhow::{Context as _, Result};
use serde_json::Value;
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use turnhost_jsonrpc::{ErrorObject, RequestId, code};
use turnhost_protocol::{
    self as wire, CLIENT_METHODS, CommandExecutionApprovalDecision as CommandDecision,
    CommandExecutionRequestApprovalResponse, FileChangeApprovalDecision as FileDecision,
    FileChangeRequestApprovalResponse, ServerRequest, server_method,
};
use turnhost_remote_client::Session;

use super::QUEUE;

/// The meaning of a line of input.
#[derive(Debug)]
pub(super) enum Line {
    Nothing,
    Call { method: String, params: Option<Box<RawValue>> },
    Prompt(String),
}

impl Line {
    /// Reads a line: it is a request if its first word is a method, or looks like one and is
    /// followed by nothing or by JSON; else it is a prompt.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        let line = line.trim();
        if line.is_empty() {
            return Ok(Self::Nothing);
        }
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim_start();
        let is_known = CLIENT_METHODS.iter().any(|method| method.name == word);
        let is_path = word.split('/').count() > 1
            && word.split('/').all(|part| !part.is_empty() && part.chars().all(is_letter));
        if !(is_known || is_path) || !(rest.is_empty() || rest.starts_with('{')) {
            return Ok(Self::Prompt(line.to_owned()));
        }
        let params = match rest {
            "" => None,
            json => Some(RawValue::from_string(json.to_owned()).map_err(|err| {
                format!("the params of `{word}` are not JSON ({err}); nothing was sent")
            })?),
        };
        Ok(Self::Call { method: word.to_owned(), params })
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

/// Returns the id of the `thread` or `turn` that an answer is about.
pub(super) fn id_of(result: &RawValue, what: &str) -> Option<String> {
    let result: Value = serde_json::from_str(result.get()).ok()?;
    Some(result.get(what)?.get("id")?.as_str()?.to_owned())
}

/// Reads stdin in a thread of its own: a terminal cannot be read without blocking.
pub(super) fn read_stdin() -> Result<mpsc::Receiver<String>> {
    let (sender, receiver) = mpsc::channel(QUEUE);
    std::thread::Builder::new()
        .name("stdin".to_owned())
        .spawn(move || {
            for line in std::io::stdin().lock().lines().map_while(Result::ok) {
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        })
        .context("no thread for stdin")?;
    Ok(receiver)
}

/// PendingRequests that wait for a line, the oldest first.
#[derive(Debug, Default)]
pub(super) struct PendingRequests(VecDeque<PendingRequest>);

#[derive(Debug)]
struct PendingRequest {
    id: RequestId,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Command,
    Files,
}

/// A question with its answer.
#[derive(Debug)]
pub(super) struct Answered {
    question: PendingRequest,
    answer: Yes,
}

#[derive(Clone, Copy, Debug)]
enum Yes {
    Once,
    ForSession,
    No,
}

impl PendingRequests {
    /// Stores a question until it is answered; `false` if no line could answer it.
    pub(super) fn ask(&mut self, id: &RequestId, request: &ServerRequest) -> bool {
        let kind = match request {
            ServerRequest::CommandExecutionRequestApproval(_) => Kind::Command,
            ServerRequest::FileChangeRequestApproval(_) => Kind::Files,
            _ => return false,
        };
        self.0.push_back(PendingRequest { id: id.clone(), kind });
        true
    }

    /// Forgets a question that another client answered.
    pub(super) fn settled(&mut self, id: &wire::RequestId) {
        let text = id.to_string();
        self.0.retain(|question| question.id.to_string() != text);
    }

    /// Takes the oldest question, if this line answers it.
    pub(super) fn take(&mut self, line: &str) -> Option<Answered> {
        let answer = match line.trim() {
            "y" | "yes" => Yes::Once,
            "s" => Yes::ForSession,
            "n" | "no" => Yes::No,
            _ => return None,
        };
        self.0.pop_front().map(|question| Answered { question, answer })
    }
}

impl Answered {
    pub(super) fn answer(self, session: &Session) -> Result<()> {
        let id = &self.question.id;
        match self.question.kind {
            Kind::Command => {
                let decision = match self.answer {
                    Yes::Once => CommandDecision::Accept,
                    Yes::ForSession => CommandDecision::AcceptForSession,
                    Yes::No => CommandDecision::Decline,
                };
                let response = CommandExecutionRequestApprovalResponse { decision };
                session.respond::<server_method::CommandExecutionRequestApproval>(id, &response)?;
            }
            Kind::Files => {
                let decision = match self.answer {
                    Yes::Once => FileDecision::Accept,
                    Yes::ForSession => FileDecision::AcceptForSession,
                    Yes::No => FileDecision::Decline,
                };
                let response = FileChangeRequestApprovalResponse { decision };
                session.respond::<server_method::FileChangeRequestApproval>(id, &response)?;
            }
        }
        Ok(())
    }
}

/// Says that this client has no form for a question.
pub(super) fn refuse(session: &Session, id: &RequestId, request: &ServerRequest) {
    let text = format!("unsupported remote app-server request `{}`", request.method());
    session.refuse(id, &ErrorObject::new(code::METHOD_NOT_FOUND, text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_requests_or_prompts() {
        for (line, expected) in [
            ("", "Nothing"),
            ("thread/list", "thread/list -"),
            (r#"thread/list {"limit": 3}"#, r#"thread/list {"limit": 3}"#),
            ("later/method {}", "later/method {}"),
            ("initialize {}", "initialize {}"),
            ("fix src/main.rs", "> fix src/main.rs"),
            ("thread/list shows too much", "> thread/list shows too much"),
            ("/etc/hosts", "> /etc/hosts"),
            ("  hello ", "> hello"),
        ] {
            let said = match Line::parse(line).unwrap() {
                Line::Nothing => "Nothing".to_owned(),
                Line::Call { method, params } => {
                    format!("{method} {}", params.map_or("-".to_owned(), |it| it.to_string()))
                }
                Line::Prompt(text) => format!("> {text}"),
            };
            assert_eq!(said, expected);
        }
        let mistake = Line::parse("thread/list {limit: 3}").unwrap_err();
        assert!(mistake.starts_with("the params of `thread/list` are not JSON"), "{mistake}");
    }
}
