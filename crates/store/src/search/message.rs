//! The text of a message, and places of a term in it.

use std::borrow::Cow;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Deserialize;

use crate::bodies;

/// The parts of an item's JSON that are searched. Nothing else of it is interpreted.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Item<'a> {
    UserMessage {
        #[serde(borrow)]
        content: Vec<Input<'a>>,
    },
    AgentMessage {
        #[serde(borrow)]
        text: Cow<'a, str>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Input<'a> {
    Text {
        #[serde(borrow)]
        text: Cow<'a, str>,
    },
    #[serde(other)]
    Other,
}

/// Returns the text of the message that the body of an entry is; `None` if it is none, or cannot be read.
pub(super) fn of(connection: &Connection, body: ValueRef<'_>) -> Option<String> {
    bodies::text(connection, body).ok().as_deref().and_then(text)
}

/// Returns the text of a user's or an agent's message; `None` for other items.
fn text(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        Item::Other => None,
        Item::AgentMessage { text } => Some(text.into_owned()),
        Item::UserMessage { content } => {
            let texts = content.into_iter().filter_map(|input| match input {
                Input::Text { text } => Some(text),
                Input::Other => None,
            });
            Some(texts.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Characters of a text that are shown before and behind a match.
const BEFORE: usize = 49;
const BEHIND: usize = 96;

/// A text whose characters can be compared in either case.
pub(super) struct Folded {
    chars: Vec<char>,
    folded: Vec<char>,
}

/// Returns a character for comparison: its lower case, where that is one character.
fn fold(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => character,
    }
}

/// Returns a term as it is looked for.
pub(super) fn folded(term: &str) -> Vec<char> {
    term.chars().map(fold).collect()
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let folded = chars.iter().copied().map(fold).collect();
        Self { chars, folded }
    }

    /// Returns the first place of `term` from the character `from` on.
    pub(super) fn find(&self, term: &[char], from: usize) -> Option<usize> {
        let rest = self.folded.get(from..)?;
        rest.windows(term.len().max(1)).position(|window| window == term).map(|at| from + at)
    }

    /// Returns the text around a match, and the place of the match in it in UTF-16 units.
    /// White space is one space, and dots stand for what is left out.
    pub(super) fn snippet(&self, at: usize, length: usize) -> (String, (u32, u32)) {
        let (start, end) = (at.saturating_sub(BEFORE), at + length + BEHIND);
        let part = |from: usize, to: usize| {
            squeezed(self.chars.get(from..to.min(self.chars.len())).unwrap_or_default())
        };
        let before = part(start, at);
        let before = if start > 0 { format!("... {}", before.trim_start()) } else { before };
        let found: String = part(at, at + length);
        let mut behind = part(at + length, end);
        if end < self.chars.len() {
            behind.truncate(behind.trim_end().len());
            behind.push_str(" ...");
        }
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let first = units(&before);
        let range = (first, first + units(&found));
        (format!("{before}{found}{behind}"), range)
    }
}

/// Returns a text with one space for each stretch of white space.
fn squeezed(chars: &[char]) -> String {
    let mut text = String::with_capacity(chars.len());
    for &character in chars {
        if !character.is_whitespace() {
            text.push(character);
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_text_and_other_items_have_none() {
        let user = r#"{"type":"userMessage","content":[{"type":"text","text":"a"},{"type":"image","url":"x"},{"type":"text","text":"b\nc"}]}"#;
        assert_eq!(text(user).as_deref(), Some("a\nb\nc"));
        assert_eq!(text(r#"{"type":"agentMessage","text":"é"}"#).as_deref(), Some("é"));
        assert_eq!(text(r#"{"type":"commandExecution","text":"é"}"#), None);
        assert_eq!(text("{"), None);
    }

    #[test]
    fn a_match_is_shown_with_what_stands_around_it() {
        let text = Folded::new("Straße ÄÖÜ 😀  Needle 😀 x");
        let at = text.find(&folded("nEEDLE"), 0).unwrap_or_default();
        let (snippet, (start, end)) = text.snippet(at, 6);
        assert_eq!(snippet, "Straße ÄÖÜ 😀 Needle 😀 x");
        let units: Vec<u16> = snippet.encode_utf16().collect();
        assert_eq!(String::from_utf16_lossy(&units[start as usize..end as usize]), "Needle");
        assert_eq!(text.find(&folded("äöü"), 0), Some(7));
        assert_eq!(text.find(&folded("needle"), at + 1), None);
        let long = Folded::new(&format!("{} needle {}", "a b ".repeat(50), "c d ".repeat(50)));
        let (snippet, _) = long.snippet(long.find(&folded("needle"), 0).unwrap_or_default(), 6);
        assert!(snippet.starts_with("... ") && snippet.ends_with(" ..."), "{snippet}");
        assert!(snippet.len() < 170, "{snippet}");
    }
}
