//! Absolute paths as they are read from the wire.
//!
//! A relative path is refused in the words that clients of this protocol know.

use serde::{Deserialize, Deserializer, de};
use turnhost_base::AbsPath;

struct Absolute(AbsPath);

impl<'de> Deserialize<'de> for Absolute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        AbsPath::new(text)
            .map(Self)
            .map_err(|_| de::Error::custom("AbsolutePathBuf deserialized without a base path"))
    }
}

pub(crate) fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AbsPath, D::Error> {
    Absolute::deserialize(deserializer).map(|path| path.0)
}

pub(crate) fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<AbsPath>, D::Error> {
    Option::<Absolute>::deserialize(deserializer).map(|path| path.map(|path| path.0))
}

pub(crate) fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<AbsPath>, D::Error> {
    Vec::<Absolute>::deserialize(deserializer).map(unwrap_all)
}

pub(crate) fn optional_list<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<AbsPath>>, D::Error> {
    Option::<Vec<Absolute>>::deserialize(deserializer).map(|paths| paths.map(unwrap_all))
}

fn unwrap_all(paths: Vec<Absolute>) -> Vec<AbsPath> {
    paths.into_iter().map(|path| path.0).collect()
}
