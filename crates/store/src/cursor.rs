//! Cursors of lists: a sort value and an id, and whether that entry itself belongs to the page.

use turnhost_base::{Millis, ThreadId};

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The entry's value of the sort key that the list had.
    pub(crate) at: Millis,
    /// The entry's id.
    pub(crate) id: ThreadId,
    /// Whether the page begins with the entry or right after it.
    pub(crate) edge: Edge,
}

/// Whether a cursor's own entry is part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The page begins after the entry.
    After,
    /// The page begins with the entry.
    With,
}

impl Cursor {
    /// The text for clients: `n` or `b`, the value, a dot, the id.
    pub(crate) fn text(self) -> String {
        let edge = match self.edge {
            Edge::After => 'n',
            Edge::With => 'b',
        };
        format!("{edge}{}.{}", self.at.0, self.id)
    }

    /// Reads what [`Cursor::text`] wrote; anything else comes back as the error.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let parsed = Self::split(text).filter(|cursor| cursor.text() == text);
        parsed.ok_or_else(|| text.to_owned())
    }

    fn split(text: &str) -> Option<Self> {
        let (edge, rest) = match text.split_at_checked(1)? {
            ("n", rest) => (Edge::After, rest),
            ("b", rest) => (Edge::With, rest),
            _ => return None,
        };
        let (at, id) = rest.split_once('.')?;
        Some(Self { at: Millis(at.parse().ok()?), id: id.parse().ok()?, edge })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_being_text() {
        let id = "00000000-0000-7000-8000-00000000002a".parse().unwrap();
        for (at, edge) in [(0, Edge::After), (-5, Edge::With), (i64::MAX, Edge::After)] {
            let cursor = Cursor { at: Millis(at), id, edge };
            assert_eq!(Cursor::parse(&cursor.text()), Ok(cursor));
        }
    }

    #[test]
    fn other_texts_are_refused_and_named() {
        let good = "n5.00000000-0000-7000-8000-00000000002a";
        assert!(Cursor::parse(good).is_ok());
        for text in
            ["", "x", "é", "n", "n5", "n5.zz", &good.replace('n', "q"), &good.replace('5', "+5")]
        {
            assert_eq!(Cursor::parse(text), Err(text.to_owned()));
        }
    }
}
