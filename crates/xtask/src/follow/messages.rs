//! The unions of messages, which have a variant for each method.

use serde_json::{Map, Value};

/// The types of a protocol in JSON Schema, by name.
pub(super) type Definitions = Map<String, Value>;

/// Unions whose variants are the methods, with the table that has their rows.
pub(super) const MESSAGES: [(&str, &str); 4] = [
    ("ClientRequest", "tables/client.rs"),
    ("ClientNotification", "tables/client.rs"),
    ("ServerRequest", "tables/server.rs"),
    ("ServerNotification", "tables/server.rs"),
];

/// Returns whether a variant of a union of messages is for `method`.
pub(super) fn names(variant: &Value, method: &str) -> bool {
    let found = variant.pointer("/properties/method");
    found.is_some_and(|it| it["const"] == *method || it["enum"][0] == *method)
}
