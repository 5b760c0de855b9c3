//! Identifiers as types of their own, so that one kind is never taken for another.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text that is not a UUID where one is needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct IdError(String);

impl IdError {
    /// Says where `text` stops being a UUID, in the words that clients know.
    fn new(text: &str, error: &uuid::Error) -> Self {
        let bad = text
            .chars()
            .enumerate()
            .find(|(_, letter)| !letter.is_ascii_hexdigit() && *letter != '-');
        Self(match bad {
            Some((at, letter)) => format!(
                "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], \
                 found `{letter}` at {}",
                at + 1
            ),
            None => error.to_string(),
        })
    }
}

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID made by [`crate::World::fresh_uuid`].
            pub fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Returns the UUID inside, for stores that keep the 16 bytes.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::parse_str(text).map(Self).map_err(|err| IdError::new(text, &err))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )*};
}

uuid_ids! {
    /// Names a thread: a UUID version 7, so that ids sort by the time they were made.
    ThreadId;
    /// Names a turn within all threads: a UUID version 7.
    TurnId;
}

/// Names an item within its thread.
///
/// Items that come from a model keep the id that the model gave them; the
/// others have a UUID version 7. Cloning copies a pointer.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(Arc<str>);

impl ItemId {
    /// Takes any text: a model chooses its own ids.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// Returns the text in its wire form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names one client's connection for the life of the process; counts up from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u64);

impl fmt::Display for ConnectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_uuid_is_said_with_its_place() {
        let error = |text: &str| text.parse::<ThreadId>().unwrap_err().to_string();
        assert!(error("nope").ends_with("found `n` at 1"), "{}", error("nope"));
        assert!(error("0-é").ends_with("found `é` at 3"), "{}", error("0-é"));
        assert!(!error("0000").is_empty());
    }
}
