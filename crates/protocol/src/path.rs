//! Paths as they are read from the wire.
//!
//! Text that is not a path, or must be an absolute one and is not, is refused in the words that clients of this
//! protocol know.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, de};
use turnhost_base::AbsPath;

struct Absolute(AbsPath);

impl<'de> Deserialize<'de> for Absolute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AbsPath::new(text(deserializer)?)
            .map(Self)
            .map_err(|_| de::Error::custom("AbsolutePathBuf deserialized without a base path"))
    }
}

/// Reads a path that may be relative.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let path = PathBuf::deserialize(deserializer)?.into_os_string();
    path.into_string().map_err(|_| de::Error::custom("the path is not UTF-8"))
}

struct Relative(String);

impl<'de> Deserialize<'de> for Relative {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text(deserializer).map(Self)
    }
}

/// Reads a path that may be relative or left out.
pub(crate) fn optional_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(Option::<Relative>::deserialize(deserializer)?.map(|path| path.0))
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
