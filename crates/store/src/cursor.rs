//! Cursors of lists: a sort value and an id. A page begins after that entry,
//! in whichever direction it is read.

use turnhost_base::{Millis, ThreadId};

/// The beginning of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The entry's value of the sort key that the list had.
    pub(crate) at: Millis,
    /// The entry's id.
    pub(crate) id: ThreadId,
}

impl Cursor {
    /// Returns the text for clients: the value, a dot, the id.
    pub(crate) fn text(self) -> String {
        format!("{}.{}", self.at.0, self.id)
    }

    /// Reads what [`Cursor::text`] wrote; anything else comes back as the error.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let parsed = Self::split(text).filter(|cursor| cursor.text() == text);
        parsed.ok_or_else(|| text.to_owned())
    }

    fn split(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: Millis(at.parse().ok()?), id: id.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_being_text() {
        let id = "00000000-0000-7000-8000-00000000002a".parse().unwrap();
        for at in [0, -5, i64::MAX] {
            let cursor = Cursor { at: Millis(at), id };
            assert_eq!(Cursor::parse(&cursor.text()), Ok(cursor));
        }
    }

    #[test]
    fn other_texts_are_refused_and_named() {
        let good = "5.00000000-0000-7000-8000-00000000002a";
        assert!(Cursor::parse(good).is_ok());
        for text in ["", "x", "é", "5", "5.zz", &good.replace('5', "+5"), &good.to_uppercase()] {
            assert_eq!(Cursor::parse(text), Err(text.to_owned()));
        }
    }
}
