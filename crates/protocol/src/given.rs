//! Fields in which null says something else than leaving them out.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field of which null is a value of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// It is left out.
    #[default]
    Absent,
    /// It is null.
    Null,
    /// It is this.
    Value(T),
}

impl<T> Given<T> {
    /// Returns whether it is left out.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns the value; `absent` if it is left out, and `None` if it is null.
    pub fn or(self, absent: T) -> Option<T> {
        match self {
            Self::Absent => Some(absent),
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}

impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(value),
            Self::Absent | Self::Null => serializer.serialize_none(),
        }
    }
}
