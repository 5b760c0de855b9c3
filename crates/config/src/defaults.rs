//! Values that count where nobody sets a key.

use serde_json::Value;

use crate::tree::Table;

/// Every known key with what counts when nobody sets it, as `config/read` answers it.
const ROOT: &str = include_str!("defaults.json");

/// The same for each model provider.
const PROVIDER: &str = include_str!("provider_defaults.json");

/// Returns the values of all keys at the root.
pub(crate) fn root() -> Table {
    table(ROOT)
}

/// Returns the values of a model provider's keys.
pub(crate) fn provider() -> Table {
    table(PROVIDER)
}

/// Returns whether a key at the root has the value that counts when nobody sets it.
pub(crate) fn is_default(key: &str, value: &Value) -> bool {
    root().get(key) == Some(value)
}

/// One of the tables that are part of the program; tests parse both.
fn table(json: &str) -> Table {
    serde_json::from_str(json).unwrap_or_default()
}
