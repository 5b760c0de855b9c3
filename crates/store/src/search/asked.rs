//! Questions to an index of three characters each: which rows may hold a term.

use std::collections::BTreeSet;

use rusqlite::types::Value;

/// Characters that stand beside each other in the index.
const INDEXED_CHARS: usize = 3;

/// Neighbours of a term that the index is asked for: enough to find a needle among millions
/// of messages, and few for its parser, which goes as deep as there are parts.
const MAX_PARTS: usize = 24;

/// The end that each text gets, so that each of its characters begins a neighbourhood.
const END: &str = "\n\n";

/// An index: its table, and the one of its neighbourhoods.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index {
    pub(super) table: &'static str,
    pub(super) terms: &'static str,
}

/// A question to an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The query for rows with all neighbourhoods of a term.
    Parts(String),
    /// The beginnings of neighbourhoods, one of which a row has: for terms that are shorter.
    Beginnings(Vec<String>),
}

impl Asked {
    /// Returns the question for a term; `None` for one without characters, and for one with a NUL, which
    /// no index has.
    pub(super) fn of(term: &str) -> Option<Self> {
        let chars: Vec<char> = term.chars().collect();
        if chars.is_empty() || chars.contains(&'\0') {
            return None;
        }
        if chars.len() < INDEXED_CHARS {
            return Some(Self::Beginnings(beginnings(&chars)));
        }
        let quoted = |three: &[char]| {
            let text: String = three.iter().collect();
            format!("\"{}\"", text.replace('"', "\"\""))
        };
        let parts: Vec<_> = chars.windows(INDEXED_CHARS).take(MAX_PARTS).map(quoted).collect();
        Some(Self::Parts(parts.join(" AND ")))
    }

    /// Returns the query, where there is one.
    pub(super) fn parts(&self) -> Option<&str> {
        match self {
            Self::Parts(parts) => Some(parts),
            Self::Beginnings(_) => None,
        }
    }

    /// Returns the statement that lists the rows, some of them several times, with its values.
    pub(super) fn rows(&self, index: Index) -> (String, Vec<Value>) {
        let Index { table, terms } = index;
        match self {
            Self::Parts(parts) => (
                format!("SELECT rowid AS row FROM {table} WHERE {table} MATCH ?"),
                vec![parts.clone().into()],
            ),
            Self::Beginnings(beginnings) => {
                let part = format!("SELECT doc AS row FROM {terms} WHERE term >= ? AND term < ?");
                let parts = vec![part; beginnings.len()].join(" UNION ALL ");
                let bounds = beginnings.iter().flat_map(|beginning| {
                    [beginning.clone().into(), format!("{beginning}{0}{0}", char::MAX).into()]
                });
                (parts, bounds.collect())
            }
        }
    }
}

/// Returns a text as an index takes it, which ends at a NUL.
pub(super) fn indexed(text: &str) -> String {
    format!("{}{END}", text.replace('\0', " "))
}

/// Returns the beginnings for a term in either case. The index has each character in its simple
/// folding: that is one of these, or no text with the term has it.
fn beginnings(chars: &[char]) -> Vec<String> {
    let mut all = BTreeSet::from([String::new()]);
    for &char in chars {
        let cases = cases(char);
        all = all
            .iter()
            .flat_map(|beginning| cases.iter().map(move |case| format!("{beginning}{case}")))
            .collect();
    }
    all.into_iter().collect()
}

/// Returns a character as it is, in lower case, in upper case, and in lower case from there, as far as
/// each is one character.
fn cases(char: char) -> BTreeSet<char> {
    fn one(mut cases: impl Iterator<Item = char>) -> Option<char> {
        cases.next().filter(|_| cases.next().is_none())
    }
    let upper = one(char.to_uppercase());
    let lower = one(char.to_lowercase());
    let again = upper.and_then(|upper| one(upper.to_lowercase()));
    [Some(char), lower, upper, again].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(term: &str) -> String {
        Asked::of(term).unwrap().parts().unwrap().to_owned()
    }

    fn beginnings(term: &str) -> Vec<String> {
        match Asked::of(term).unwrap() {
            Asked::Beginnings(beginnings) => beginnings,
            Asked::Parts(parts) => panic!("{parts}"),
        }
    }

    #[test]
    fn a_term_is_asked_for_by_its_neighbours() {
        assert_eq!(parts("a\"bc"), r#""a""b" AND """bc""#);
        assert_eq!(parts(&"x".repeat(100)).matches("AND").count(), 23);
        assert_eq!(Asked::of(""), None);
        assert_eq!(Asked::of("a\0b"), None);
    }

    #[test]
    fn a_short_term_is_asked_for_by_what_begins_with_it_in_either_case() {
        assert_eq!(beginnings("検索"), ["検索"]);
        assert_eq!(beginnings("%"), ["%"]);
        assert_eq!(beginnings("Ab"), ["AB", "Ab", "aB", "ab"]);
        assert_eq!(beginnings("ς"), ["Σ", "ς", "σ"]);
        assert_eq!(beginnings("ß"), ["ß"]);
    }
}
