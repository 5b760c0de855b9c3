//! Every type of the tables by the name of its method: JSON in, the same type's JSON out.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Result, Value};
use turnhost_protocol::{client_methods, notifications, server_requests};

/// Reads a type from JSON and writes it again; by function pointer, so that each type costs one function.
pub(crate) type Again = fn(&str) -> Result<Value>;

fn again<T: Serialize + DeserializeOwned>(json: &str) -> Result<Value> {
    serde_json::to_value(serde_json::from_str::<T>(json)?)
}

/// One row of a table; the payload of a notification counts as params.
pub(crate) struct Row {
    pub(crate) method: &'static str,
    pub(crate) params: Again,
    pub(crate) response: Option<Again>,
}

macro_rules! requests {
    ($list:ident; $($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, $(at $place:ident $($unloaded:ident)?, $($mark:ident,)*)?
        ($params:ty) -> $response:ty;)*) => {
        /// The rows of one table.
        pub(crate) const $list: &[Row] = &[$(
            Row { method: $wire, params: again::<$params>, response: Some(again::<$response>) }
        ),*];
    };
}
macro_rules! client_rows {
    ($($rows:tt)*) => { requests! { CLIENT; $($rows)* } };
}
macro_rules! server_rows {
    ($($rows:tt)*) => { requests! { SERVER; $($rows)* } };
}
macro_rules! payloads {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, to $audience:ident $(about $($thread:ident).+)?,
            $delivery:ident $(($how:ident $(by $($key:ident),+)?))?,
        ($params:ty) $($shared:ident)?;)*) => {
        /// The rows of the table of notifications.
        pub(crate) const NOTIFICATIONS: &[Row] = &[$(
            Row { method: $wire, params: again::<$params>, response: None }
        ),*];
    };
}
client_methods!(client_rows);
server_requests!(server_rows);
notifications!(payloads);

/// Returns the row of `method`.
pub(crate) fn row<'a>(rows: &'a [Row], method: &str) -> &'a Row {
    rows.iter()
        .find(|row| row.method == method)
        .unwrap_or_else(|| panic!("{method} is in no table"))
}

/// Returns whether `written` has everything of `read`; null, false and empty members may be left out.
pub(crate) fn says_all(read: &Value, written: &Value) -> bool {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => read.iter().all(|(name, member)| {
            written.get(name).map_or(is_default(member), |kept| says_all(member, kept))
        }),
        (Value::Array(read), Value::Array(written)) => {
            read.len() == written.len()
                && read.iter().zip(written).all(|(read, written)| says_all(read, written))
        }
        _ => read == written,
    }
}

/// Returns whether a value means the same as its absence.
fn is_default(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.values().all(is_default),
        _ => false,
    }
}
