//! Request ids: strings or 64-bit integers, echoed with the type they came in.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Names one request of one connection. `5` and `"5"` are different ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RequestId {
    /// An integer, negative ones included.
    Integer(i64),
    /// A string; cloning copies a pointer.
    String(Arc<str>),
}

impl From<i64> for RequestId {
    fn from(id: i64) -> Self {
        Self::Integer(id)
    }
}

impl From<&str> for RequestId {
    fn from(id: &str) -> Self {
        Self::String(id.into())
    }
}

impl From<String> for RequestId {
    fn from(id: String) -> Self {
        Self::String(id.into())
    }
}

/// The bare number or text, for logs; use serde for the wire.
impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(id) => id.fmt(f),
            Self::String(id) => id.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_its_type_on_the_wire() {
        for text in ["5", "-5", "\"5\"", "\"abc\"", "9007199254740993", "-9223372036854775808"] {
            let id: RequestId = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), text);
        }
        assert_ne!(RequestId::from(5), RequestId::from("5"));
    }

    #[test]
    fn refuses_what_is_no_id() {
        for text in ["null", "1.5", "{}", "[]", "true", "9223372036854775808"] {
            assert!(serde_json::from_str::<RequestId>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn displays_without_quotes() {
        assert_eq!(RequestId::from("abc").to_string(), "abc");
        assert_eq!(RequestId::from(-3).to_string(), "-3");
    }
}
