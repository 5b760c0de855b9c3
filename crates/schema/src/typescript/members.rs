//! Which members are optional, and which may be null, for those who read and write messages.

use serde_json::{Map, Value};

use crate::protocol::{MethodKind, MethodRow};
use crate::surface::reachable;

/// Members that the server always writes but takes when they are left out, of types that clients
/// write too.
const MAY_BE_LEFT_OUT: &[(&str, &str)] = &[("UserInput", "detail")];

/// Turns definitions of what is written into those of what a reader may rely on: what is left out in
/// place of null is never null.
pub(super) fn fit_to_readers(definitions: &mut Map<String, Value>, methods: &[MethodRow]) {
    for (name, member) in MAY_BE_LEFT_OUT {
        definitions.get_mut(*name).into_iter().for_each(|schema| make_optional(schema, member));
    }
    let mut read = read_by_clients(methods);
    // Some notifications are types without a method.
    read.extend(definitions.keys().filter(|name| name.ends_with("Notification")).cloned());
    for name in reachable(definitions, &read) {
        definitions.get_mut(&name).into_iter().for_each(left_out_in_place_of_null);
    }
}

/// Returns the types that the server's messages start from.
fn read_by_clients(methods: &[MethodRow]) -> Vec<String> {
    let types = methods.iter().filter_map(|row| match row.kind {
        MethodKind::ClientRequest => row.response.clone(),
        MethodKind::ServerRequest | MethodKind::ServerNotification => row.params.clone(),
        MethodKind::ClientNotification => None,
    });
    types.collect()
}

/// Takes null away from members that are optional, for they are written without.
fn left_out_in_place_of_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            let required = map.get("required").and_then(Value::as_array).cloned();
            if let Some(Value::Object(members)) = map.get_mut("properties") {
                let is_optional =
                    |name: &str| !required.iter().flatten().any(|required| required == name);
                members
                    .iter_mut()
                    .filter(|(name, _)| is_optional(name))
                    .for_each(|(_, member)| take_null(member));
            }
            map.values_mut().for_each(left_out_in_place_of_null);
        }
        Value::Array(parts) => parts.iter_mut().for_each(left_out_in_place_of_null),
        _ => {}
    }
}

fn take_null(member: &mut Value) {
    if let Some(Value::Array(kinds)) = member.get_mut("type") {
        kinds.retain(|kind| kind != "null");
    }
    if let Some(Value::Array(variants)) = member.get_mut("anyOf") {
        variants.retain(|variant| variant["type"] != "null");
    }
}

/// Takes `member` off the lists of what is required, here and in what the schema consists of.
fn make_optional(schema: &mut Value, member: &str) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Array(required)) = map.get_mut("required") {
                required.retain(|name| name != member);
            }
            map.values_mut().for_each(|part| make_optional(part, member));
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| make_optional(part, member)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::protocol;

    #[test]
    fn what_clients_read_is_left_out_rather_than_null() {
        let nullable = json!({"properties": {"a": {"type": ["string", "null"]}, "b": {"anyOf": [
            {"$ref": "#/definitions/Mode"}, {"type": "null"}]}}, "required": ["b"]});
        let Value::Object(mut definitions) = json!({"Item": nullable, "ForkParams": nullable, "UserInput": {"required": ["detail", "type"]}})
        else {
            unreachable!("an object")
        };
        fit_to_readers(&mut definitions, &protocol().methods);
        assert_eq!(definitions["Item"]["properties"]["a"], json!({"type": ["string"]}));
        assert_eq!(definitions["Item"]["properties"]["b"], nullable["properties"]["b"]);
        assert_eq!(definitions["ForkParams"], nullable, "clients may write null");
        assert_eq!(definitions["UserInput"], json!({"required": ["type"]}));
    }
}
