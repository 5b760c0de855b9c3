//! Checks whether two versions of the schema can talk to each other.
//!
//! A client of either version must be able to talk to a server of the other:
//! what one side sends, the other must be able to read. Readers ignore fields,
//! and variants with a tag, that they do not know; so additions pass, and most
//! other changes do not.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::difference::{Change, Difference, differences};
use crate::protocol::{MethodKind, MethodRow};
use crate::surface::reachable;

/// Returns the changes from the definitions `before` to those `now` that would break a client or a server.
///
/// `methods` are today's: they tell which types are sent by which side.
pub fn breaking_changes(
    before: &Map<String, Value>,
    now: &Map<String, Value>,
    methods: &[MethodRow],
) -> Vec<Difference> {
    let [by_client, by_server] = [Side::Client, Side::Server].map(|side| {
        let roots = side.roots(methods);
        &reachable(before, &roots) | &reachable(now, &roots)
    });
    let sent = |names: &BTreeSet<String>, path: &str| {
        names.contains(path.split(['.', '[', '{']).next().unwrap_or(path))
    };
    let mut changes = differences(before, now);
    changes.retain(|it| {
        (sent(&by_client, &it.path) && Side::Client.is_broken_by(&it.change))
            || (sent(&by_server, &it.path) && Side::Server.is_broken_by(&it.change))
    });
    changes
}

/// Sender of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Client,
    Server,
}

impl Side {
    /// Returns the types that this side's messages start from.
    fn roots(self, methods: &[MethodRow]) -> Vec<String> {
        let (unions, answered) = match self {
            Self::Client => (
                [MethodKind::ClientRequest, MethodKind::ClientNotification],
                MethodKind::ServerRequest,
            ),
            Self::Server => (
                [MethodKind::ServerRequest, MethodKind::ServerNotification],
                MethodKind::ClientRequest,
            ),
        };
        let answers = methods.iter().filter(|row| row.kind == answered);
        let mut roots: Vec<String> = answers.filter_map(|row| row.response.clone()).collect();
        roots.extend(unions.map(|kind| kind.type_name().to_owned()));
        roots
    }

    /// Returns whether a change to what this side sends leaves a version that cannot read the
    /// other.
    fn is_broken_by(self, change: &Change) -> bool {
        match change {
            // What refers to it has changed too, or nothing has.
            Change::DefinitionAdded
            | Change::DefinitionRemoved
            // Readers ignore it until they know it.
            | Change::FieldAdded { required: false }
            | Change::VariantAdded(_)
            | Change::ValueAdded(_)
            | Change::Opened => false,
            // Answers may lose what no client could rely on; what a client asks for by a field must
            // not be passed over in silence.
            Change::FieldRemoved { required: false } => self == Self::Client,
            // Servers may accept more than before; clients must not have to.
            Change::BecameOptional
            | Change::NullAdded
            | Change::TypeAdded(_)
            | Change::Limit(_, _, None) => self == Self::Server,
            Change::FieldAdded { required: true }
            | Change::FieldRemoved { required: true }
            | Change::BecameRequired
            | Change::NullRemoved
            | Change::ValueRemoved(_)
            | Change::VariantRemoved(_)
            | Change::TypeRemoved(_)
            | Change::Default(..)
            | Change::Limit(..)
            | Change::Closed => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Lists the breaking changes between two versions of a type that the client sends (`Ask`), or
    /// the server does (`Answer`), as text without the path.
    fn check(before: &Value, now: &Value, by_client: &[&str], by_server: &[&str]) {
        let row = MethodRow {
            name: "a/b".to_owned(),
            kind: MethodKind::ClientRequest,
            experimental: false,
            params: Some("Ask".to_owned()),
            params_required: true,
            response: Some("Answer".to_owned()),
            served: true,
            reason: None,
            doc: String::new(),
        };
        for (name, expected) in [("Ask", by_client), ("Answer", by_server)] {
            let bundle = |schema: &Value| {
                let mut bundle = json!({
                    "ClientRequest": {"properties": {"params": {"$ref": "#/definitions/Ask"}}},
                    "Ask": {}, "Answer": {}, "Unused": schema,
                });
                bundle[name] = schema.clone();
                bundle.as_object().unwrap().clone()
            };
            let found = breaking_changes(&bundle(before), &bundle(now), std::slice::from_ref(&row));
            let found: Vec<String> = found.iter().map(|it| it.change.to_string()).collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    fn object(schema: &Value, required: bool) -> Value {
        let required = if required { json!(["f"]) } else { json!([]) };
        json!({"type": "object", "properties": {"f": schema}, "required": required})
    }

    fn text() -> Value {
        json!({"type": "string"})
    }

    #[test]
    fn fields() {
        let (none, optional, required) =
            (json!({"type": "object"}), object(&text(), false), object(&text(), true));
        check(&none, &optional, &[], &[]);
        check(&none, &required, &["required field added"], &["required field added"]);
        check(&optional, &none, &["optional field removed"], &[]);
        check(&required, &none, &["required field removed"], &["required field removed"]);
        check(&optional, &required, &["became required"], &["became required"]);
        check(&required, &optional, &[], &["became optional"]);
        let closed = json!({"type": "object", "additionalProperties": false});
        check(&none, &closed, &["other fields forbidden"], &["other fields forbidden"]);
        check(&closed, &none, &[], &[]);
    }

    #[test]
    fn types() {
        let nullable = json!({"type": ["string", "null"]});
        check(&text(), &nullable, &[], &["null added"]);
        check(&nullable, &text(), &["null removed"], &["null removed"]);
        let either = json!({"type": ["string", "integer"]});
        check(&text(), &either, &[], &["type `integer` added"]);
        check(&either, &text(), &["type `integer` removed"], &["type `integer` removed"]);
        check(
            &text(),
            &json!({"type": "integer"}),
            &["type `string` removed"],
            &["type `integer` added", "type `string` removed"],
        );
    }

    #[test]
    fn choices() {
        let [one, two] = [json!({"enum": ["x"]}), json!({"enum": ["x", "y"]})];
        check(&one, &two, &[], &[]);
        check(&two, &one, &["value \"y\" removed"], &["value \"y\" removed"]);
        let variant = |tag: &str| json!({"type": "object", "properties": {"type": {"const": tag}}, "required": ["type"]});
        let two = json!({"oneOf": [variant("a"), variant("b")]});
        let three = json!({"oneOf": [variant("a"), variant("b"), variant("c")]});
        check(&two, &three, &[], &[]);
        check(&three, &two, &["variant `type=c` removed"], &["variant `type=c` removed"]);
    }

    #[test]
    fn defaults_and_limits() {
        let with = |default: bool| object(&json!({"type": "boolean", "default": default}), false);
        let change = ["default was true, is false"];
        check(&with(true), &with(false), &change, &change);
        let [free, limited] = [text(), json!({"type": "string", "maxLength": 9})];
        let change = ["maxLength was none, is 9.0"];
        check(&free, &limited, &change, &change);
        check(&limited, &free, &[], &["maxLength was 9.0, is none"]);
    }

    #[test]
    fn methods() {
        let bundle = |names: &[&str]| {
            let messages: Vec<Value> = names
                .iter()
                .map(|name| {
                    json!({
                        "type": "object",
                        "properties": {"method": {"const": name}},
                        "required": ["method"],
                    })
                })
                .collect();
            json!({"ClientRequest": {"oneOf": messages}}).as_object().unwrap().clone()
        };
        let (before, now) = (bundle(&["a", "b"]), bundle(&["b", "c"]));
        let found = breaking_changes(&before, &now, &[]);
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, ["ClientRequest: variant `method=a` removed"]);
    }
}
