//! The search of messages: an index of three characters each, checked against the messages; and such an
//! index of titles for lists.
//!
//! The index narrows a search to messages that may hold the term; a hit is what the message
//! itself says. Terms of one or two characters, which the index does not know, are looked for
//! in the messages alone.

mod index;
mod message;
mod occurrences;
mod threads;
mod titles;

pub(crate) use index::{Step, add_some, forget, is_behind, mark};
pub(crate) use occurrences::occurrences;
pub(crate) use threads::threads;
pub(crate) use titles::{titled, wait as titles_wait};

/// Characters of a term from which the index knows it.
const INDEXED_CHARS: usize = 3;

/// Returns the query of the index for messages that may hold the term: those with all of its
/// neighbours of three. `None` for a term that is too short for the index.
fn index_query(term: &str) -> Option<String> {
    let chars: Vec<char> = term.chars().collect();
    let quoted = |three: &[char]| {
        let text: String = three.iter().collect();
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let parts: Vec<String> = chars.windows(INDEXED_CHARS).take(MAX_PARTS).map(quoted).collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// Neighbours of a term that the index is asked for: enough to find a needle among millions
/// of messages, and few for its parser, which goes as deep as there are parts.
const MAX_PARTS: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_asked_for_by_its_neighbours() {
        assert_eq!(index_query("ab"), None);
        assert_eq!(index_query("検索"), None);
        assert_eq!(index_query("a\"bc").as_deref(), Some(r#""a""b" AND """bc""#));
        assert_eq!(index_query(&"x".repeat(100)).unwrap_or_default().matches("AND").count(), 23);
    }
}
