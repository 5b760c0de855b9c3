//! The sealed form of reasoning: `encrypted_content` with the API that made it before it.
//!
//! Reasoning is sent back as its API wants it: a signature, redacted data, or the name of the
//! member it came in. All travel in the history's `encrypted_content`, which the Responses API
//! takes for its own; the prefix tells them apart when a thread changes its provider.

use std::borrow::Cow;

use turnhost_ports::HistoryItem;
use turnhost_protocol::{FunctionCall, ResponseItem};

/// Begins the sealed form of all APIs but Responses.
const FOREIGN: &str = "turnhost:";

/// The sealed form of a thought of Chat Completions or Messages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seal<'a> {
    /// The member of a Chat Completions message that held the text.
    Member(&'a str),
    /// The list that a Chat Completions server wants back, as JSON text.
    Details(&'a str),
    /// Data that a Chat Completions server wants back with a call, as JSON text.
    Extra(&'a str),
    /// The signature of a `thinking` block.
    Signature(&'a str),
    /// The data of a `redacted_thinking` block.
    Redacted(&'a str),
}

impl<'a> Seal<'a> {
    /// Writes it as `encrypted_content`.
    pub(crate) fn write(&self) -> String {
        let (kind, value) = match self {
            Self::Member(value) => ("member", value),
            Self::Details(value) => ("details", value),
            Self::Extra(value) => ("extra", value),
            Self::Signature(value) => ("signature", value),
            Self::Redacted(value) => ("redacted", value),
        };
        format!("{FOREIGN}{kind}:{value}")
    }

    /// Reads it, unless another API wrote it.
    pub(crate) fn read(sealed: &'a str) -> Option<Self> {
        let (kind, value) = sealed.strip_prefix(FOREIGN)?.split_once(':')?;
        match kind {
            "member" => Some(Self::Member(value)),
            "details" => Some(Self::Details(value)),
            "extra" => Some(Self::Extra(value)),
            "signature" => Some(Self::Signature(value)),
            "redacted" => Some(Self::Redacted(value)),
            _ => None,
        }
    }
}

/// Returns `true` if an item's JSON text holds what another API than Responses sealed. Quotes within
/// JSON strings are escaped, so no text can look like this. Messages, most of a history, hold nothing sealed.
pub(crate) fn is_foreign(item: &str) -> bool {
    !item.starts_with(r#"{"type":"message","#) && item.contains(r#""encrypted_content":"turnhost:"#)
}

/// Returns an item as the Responses API takes it: a call without what another API sealed.
/// `None` for reasoning of another API.
pub(crate) fn unsealed(item: &HistoryItem) -> Option<Cow<'_, str>> {
    if !is_foreign(item.json()) {
        return Some(item.json().into());
    }
    let mut call = item.parse().ok()?;
    let ResponseItem::FunctionCall(FunctionCall { encrypted_content, .. }) = &mut call else {
        return None;
    };
    *encrypted_content = None;
    serde_json::to_string(&call).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_are_read_as_they_were_written() {
        for seal in [
            Seal::Member("reasoning_content"),
            Seal::Details(r#"[{"a":":"}]"#),
            Seal::Extra("{}"),
            Seal::Signature("E:="),
            Seal::Redacted(""),
        ] {
            assert_eq!(Seal::read(&seal.write()), Some(seal));
        }
        assert_eq!(Seal::read("gAAAA"), None);
        assert_eq!(Seal::read("turnhost:later:x"), None);
    }
}
