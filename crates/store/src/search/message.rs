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

/// Returns the text of a user's or an agent's message; `None` for other items. An agent's lines are joined: it breaks
/// them for the form, while a user's breaks are part of what was said.
fn text(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        Item::Other => None,
        Item::AgentMessage { text } => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
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
    /// White space around the text is no part of it.
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim();
        let chars: Vec<char> = text.chars().collect();
        let folded = chars.iter().copied().map(fold).collect();
        Self { chars, folded }
    }

    /// Returns the first place of `term` from the character `from` on.
    pub(super) fn find(&self, term: &[char], from: usize) -> Option<usize> {
        let rest = self.folded.get(from..)?;
        rest.windows(term.len().max(1)).position(|window| window == term).map(|at| from + at)
    }

    /// Returns the text around a match on one line, with one space for each stretch of white space, and dots
    /// for what is left out.
    pub(super) fn snippet(&self, at: usize, length: usize) -> String {
        let (start, end) = around(at, length);
        let text = squeezed(self.part(start, end));
        let before = if start > 0 { "... " } else { "" };
        let behind = if end < self.chars.len() { " ..." } else { "" };
        format!("{before}{}{behind}", text.trim())
    }

    /// Returns the text around a match as it is, with dots for what is left out, and the place of the match
    /// in it in UTF-16 units.
    pub(super) fn excerpt(&self, at: usize, length: usize) -> (String, (u32, u32)) {
        let (start, end) = around(at, length);
        let text = |from, to| -> String { self.part(from, to).iter().collect() };
        let before = format!("{}{}", if start > 0 { "... " } else { "" }, text(start, at));
        let found = text(at, at + length);
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let first = units(&before);
        let range = (first, first + units(&found));
        let behind = if end < self.chars.len() { " ..." } else { "" };
        (format!("{before}{found}{}{behind}", text(at + length, end)), range)
    }

    fn part(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default()
    }
}

/// Returns the characters that are shown for a match.
fn around(at: usize, length: usize) -> (usize, usize) {
    (at.saturating_sub(BEFORE), at + length + BEHIND)
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
        assert_eq!(text(r#"{"type":"agentMessage","text":" a \n\nb\n"}"#).as_deref(), Some("a b"));
        assert_eq!(text(r#"{"type":"commandExecution","text":"é"}"#), None);
        assert_eq!(text("{"), None);
    }

    #[test]
    fn a_match_is_shown_with_what_stands_around_it() {
        let text = Folded::new(" Straße ÄÖÜ 😀 \n Needle 😀 x\n");
        let at = text.find(&folded("nEEDLE"), 0).unwrap_or_default();
        assert_eq!(text.snippet(at, 6), "Straße ÄÖÜ 😀 Needle 😀 x");
        let (snippet, (start, end)) = text.excerpt(at, 6);
        assert_eq!(snippet, "Straße ÄÖÜ 😀 \n Needle 😀 x");
        let units: Vec<u16> = snippet.encode_utf16().collect();
        assert_eq!(String::from_utf16_lossy(&units[start as usize..end as usize]), "Needle");
        assert_eq!(text.find(&folded("äöü"), 0), Some(7));
        assert_eq!(text.find(&folded("needle"), at + 1), None);
        let long = Folded::new(&format!("{} needle {}", "a b ".repeat(50), "c d ".repeat(50)));
        let at = long.find(&folded("needle"), 0).unwrap_or_default();
        for snippet in [long.snippet(at, 6), long.excerpt(at, 6).0] {
            assert!(snippet.starts_with("... ") && snippet.ends_with(" ..."), "{snippet}");
            assert!(snippet.len() < 170, "{snippet}");
        }
    }
}
