//! The form of requests that a provider takes, as far as its refusals teach it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::provider::Dialect;

/// 32,000: the output that is asked of a model over the Messages API, which wants a number. The
/// smallest limit among the models that are sold for agents' work; a model with less says how much.
const MAX_OUTPUT_TOKENS: u32 = 32_000;

/// The form of a request, beside what the request itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) dialect: Dialect,
    /// The most tokens of a response, for the API that wants it said.
    pub(crate) max_output_tokens: u32,
    /// The model chooses how much it thinks; it takes an effort, and no budget.
    pub(crate) adaptive_thinking: bool,
    /// Ids of calls are nine letters and digits (Mistral).
    pub(crate) short_call_ids: bool,
    /// Calls that another model made bear a mark in place of a signature (Gemini).
    pub(crate) unsigned_calls: bool,
}

impl Form {
    /// Returns the form to begin with.
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            max_output_tokens: MAX_OUTPUT_TOKENS,
            adaptive_thinking: false,
            short_call_ids: false,
            unsigned_calls: false,
        }
    }

    /// Returns the form to try after a refusal, or `None` if the refusal is about something else,
    /// or nothing is left to leave out.
    pub(crate) fn after(self, status: u16, body: &[u8]) -> Option<Self> {
        if !matches!(status, 400 | 422 | 500) {
            return None;
        }
        let text = String::from_utf8_lossy(body).to_lowercase();
        if let Some(limit) = output_limit(&text).filter(|limit| *limit < self.max_output_tokens) {
            return Some(Self { max_output_tokens: limit, ..self });
        }
        if text.contains("tool call id") && text.contains("length of 9") && !self.short_call_ids {
            return Some(Self { short_call_ids: true, ..self });
        }
        if text.contains("missing a") && text.contains("thought_signature") {
            return (!self.unsigned_calls).then_some(Self { unsigned_calls: true, ..self });
        }
        if text.contains("adaptive") && !self.adaptive_thinking {
            return Some(Self { adaptive_thinking: true, ..self });
        }
        let is_about_form = FORM_TEXTS.iter().any(|refusal| text.contains(refusal));
        (is_about_form && self.dialect == Dialect::Full)
            .then_some(Self { dialect: Dialect::Basic, ..self })
    }
}

/// Texts by which servers refuse what only the full form of an API has, in lower case:
/// `Cannot determine type of 'item'`, `item['content'] is not an array`, `'type' of tool must be
/// 'function'` (llama.cpp), a chat template's complaint about a role or the place of a system
/// message, and the complaints of strict parsers about members that they do not know.
const FORM_TEXTS: [&str; 23] = [
    "'item'",
    "item[",
    "role",
    "developer",
    "include",
    "custom",
    "encrypted_content",
    "system message",
    "of tool must be",
    "tool type",
    "unknown parameter",
    "unknown field",
    "unrecognized",
    "unexpected keyword",
    "extra inputs",
    "client_metadata",
    "stream_options",
    "parallel_tool_calls",
    "response_format",
    "reasoning_effort",
    "cache_control",
    "thinking",
    "unsupported parameter",
];

/// Reads the limit in `max_tokens: 32000 > 8192, which is the maximum allowed number of …`.
fn output_limit(text: &str) -> Option<u32> {
    let (_, rest) = text.split_once("max_tokens: ")?;
    let (_, rest) = rest.split_once(" > ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok().filter(|limit| *limit > 0)
}

/// The forms that models of a provider were found to take. One provider serves models with
/// different chat templates, so that it is learned for each.
#[derive(Debug, Default)]
pub(crate) struct LearnedForms(Mutex<BTreeMap<Box<str>, Form>>);

impl LearnedForms {
    /// Remembers the form that `model` took.
    pub(crate) fn insert(&self, model: &str, form: Form) {
        self.forms().insert(model.into(), form);
    }

    /// Returns the form that `model` is known to take.
    pub(crate) fn get(&self, model: &str) -> Option<Form> {
        self.forms().get(model).copied()
    }

    fn forms(&self) -> MutexGuard<'_, BTreeMap<Box<str>, Form>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_teach_one_thing_each() {
        let full = Form::new(Dialect::Full);
        let after = |form: Form, text: &str| form.after(400, text.as_bytes());
        let less = after(full, "max_tokens: 32000 > 8192, which is the maximum allowed").unwrap();
        assert_eq!((less.max_output_tokens, less.dialect), (8192, Dialect::Full));
        assert_eq!(after(less, "max_tokens: 8192 > 8192, which"), None);
        let adaptive = after(full, r#"Use "thinking.type.adaptive" instead"#).unwrap();
        assert!(adaptive.adaptive_thinking && adaptive.dialect == Dialect::Full);
        let basic = after(full, "Extra inputs are not permitted").unwrap();
        assert_eq!(basic.dialect, Dialect::Basic);
        assert_eq!(after(basic, "Extra inputs are not permitted"), None);
        assert_eq!(full.after(401, b"unknown field"), None);
        let ids = "Tool call id was call_1 but must be a-z, A-Z, 0-9, with a length of 9.";
        assert!(after(full, ids).unwrap().short_call_ids);
        let signature = "Function call is missing a thought_signature in functionCall parts.";
        let unsigned = after(full, signature).unwrap();
        assert!(unsigned.unsigned_calls);
        assert_eq!(after(unsigned, signature), None);
    }
}
