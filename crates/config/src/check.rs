//! Checks of single values.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Says what is wrong with a value of a key.
pub(crate) type Check = fn(&Value) -> Result<(), String>;

/// Refuses a value that is no `T`.
pub(crate) fn fits<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    T::deserialize(value).map(drop).map_err(|err| err.to_string())
}
