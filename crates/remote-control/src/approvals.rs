//! Finds the approvals that a client gives. No I/O.
//!
//! The relay's log says who approved something. It learns neither what nor of which thread.

use std::collections::VecDeque;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// Requests of one stream that wait. The oldest makes room, and its answer is not reported.
const WAITING: usize = 256;

/// Requests for an approval have methods that end so.
const APPROVAL: &[u8] = b"Approval";

/// The news that a request needs no answer any more, because another client gave one, say.
const RESOLVED: &[u8] = b"serverRequest/resolved";

/// The answers to an approval that let nothing happen.
const REFUSALS: [&str; 4] = ["decline", "cancel", "denied", "abort"];

#[derive(Deserialize)]
struct RawRequest<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
}

#[derive(Deserialize)]
struct Resolved<'a> {
    #[serde(borrow)]
    params: ResolvedParams<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResolvedParams<'a> {
    #[serde(borrow)]
    request_id: &'a RawValue,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    result: Given,
}

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    decision: Option<Value>,
    #[serde(default)]
    permissions: Option<Value>,
}

/// The approvals that one stream's client was asked for.
#[derive(Debug, Default)]
pub(crate) struct Approvals {
    /// The ids of the requests, as JSON.
    waiting: VecDeque<String>,
}

impl Approvals {
    /// Takes a message of the server to the client.
    pub(crate) fn sent(&mut self, message: &[u8]) {
        match method(message) {
            Some(method) if method.ends_with(APPROVAL) => {
                // A notification of such a name asks for nothing.
                let Ok(RawRequest { id }) = serde_json::from_slice(message) else { return };
                if self.waiting.len() >= WAITING {
                    self.waiting.pop_front();
                }
                self.waiting.push_back(id.get().to_owned());
            }
            Some(RESOLVED) if !self.waiting.is_empty() => {
                let Ok(Resolved { params }) = serde_json::from_slice(message) else { return };
                self.waiting.retain(|id| id != params.request_id.get());
            }
            _ => {}
        }
    }

    /// Takes a message of the client. Returns whether it approves something that it was asked for.
    pub(crate) fn is_given_by(&mut self, message: &[u8]) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        let Ok(Response { id, result }) = serde_json::from_slice(message) else { return false };
        let Some(place) = self.waiting.iter().position(|it| it == id.get()) else { return false };
        self.waiting.remove(place);
        match (result.decision, result.permissions) {
            (Some(Value::String(word)), _) => !REFUSALS.contains(&word.as_str()),
            (Some(Value::Object(kind)), _) => {
                let rule = kind.get("applyNetworkPolicyAmendment");
                rule.is_none_or(|it| it["network_policy_amendment"]["action"] != "deny")
            }
            (_, Some(Value::Object(granted))) => !granted.is_empty(),
            _ => false,
        }
    }
}

/// Returns the method of a message of the server, which comes first.
fn method(message: &[u8]) -> Option<&[u8]> {
    let rest = message.strip_prefix(br#"{"method":""#)?;
    rest.get(..rest.iter().take(64).position(|byte| *byte == b'"')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(it: &mut Approvals, id: &str) {
        let method = "item/commandExecution/requestApproval";
        it.sent(format!(r#"{{"method":"{method}","id":{id},"params":{{}}}}"#).as_bytes());
    }

    fn answer(it: &mut Approvals, id: &str, result: &str) -> bool {
        it.is_given_by(format!(r#"{{"id":{id},"result":{result}}}"#).as_bytes())
    }

    #[test]
    fn what_lets_something_happen_is_an_approval_and_counts_once() {
        for (result, expected) in [
            (r#"{"decision":"accept"}"#, true),
            (r#"{"decision":"acceptForSession"}"#, true),
            (r#"{"decision":"approved"}"#, true),
            (r#"{"decision":{"acceptWithExecpolicyAmendment":{}}}"#, true),
            (
                r#"{"decision":{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"h","action":"allow"}}}}"#,
                true,
            ),
            (
                r#"{"decision":{"applyNetworkPolicyAmendment":{"network_policy_amendment":{"host":"h","action":"deny"}}}}"#,
                false,
            ),
            (r#"{"permissions":{"network":{"enabled":true}},"scope":"turn"}"#, true),
            (r#"{"permissions":{}}"#, false),
            (r#"{"decision":"decline"}"#, false),
            (r#"{"decision":"cancel"}"#, false),
            (r#"{"decision":"denied"}"#, false),
            (r#"{"decision":"abort"}"#, false),
            (r#"{"decision":1}"#, false),
            ("{}", false),
            ("[]", false),
        ] {
            let mut it = Approvals::default();
            ask(&mut it, "7");
            assert!(!answer(&mut it, "8", result), "nobody asked");
            assert_eq!(answer(&mut it, "7", result), expected, "{result}");
            assert!(!answer(&mut it, "7", result), "it was answered");
        }
    }

    #[test]
    fn requests_that_are_resolved_and_messages_of_other_kinds_wait_for_nothing() {
        let mut it = Approvals::default();
        let yes = r#"{"decision":"accept"}"#;
        ask(&mut it, "1");
        ask(&mut it, "\"2\"");
        it.sent(br#"{"method":"serverRequest/resolved","params":{"threadId":"t","requestId":1}}"#);
        assert!(!answer(&mut it, "1", yes));
        assert!(answer(&mut it, "\"2\"", yes));
        for message in [
            r#"{"method":"item/tool/requestUserInput","id":3,"params":{}}"#,
            r#"{"method":"some/Approval","params":{}}"#,
            r#"{"id":3,"result":{"method":"x/requestApproval"}}"#,
            r#"{"method":"#,
            "",
        ] {
            it.sent(message.as_bytes());
            assert!(it.waiting.is_empty(), "{message}");
        }
        for number in 0..1000 {
            ask(&mut it, &number.to_string());
        }
        assert_eq!(it.waiting.len(), WAITING);
    }
}
