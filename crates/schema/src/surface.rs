//! Cuts a protocol down to one of its two surfaces.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::protocol::{MethodRow, Protocol, envelope_definitions};

/// The member that marks a field, a variant or a type as experimental.
pub const EXPERIMENTAL_MARK: &str = "x-experimental";

/// Says how much of the protocol an output shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// Says what clients may rely on.
    Stable,
    /// Everything, for clients that declare the experimental capability.
    Experimental,
}

impl Surface {
    /// Returns the name of the directory that holds this surface's output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Experimental => "experimental",
        }
    }
}

/// Returns every definition that one surface shows, by name; the unions of messages among them.
pub fn definitions(protocol: &Protocol, surface: Surface) -> Map<String, Value> {
    cut(protocol, surface, Marks::Drop).definitions
}

/// Says whether an output marks experimental parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    Keep,
    Drop,
}

/// The definitions and rows that one surface shows, envelope included.
pub(crate) struct Cut {
    pub(crate) definitions: Map<String, Value>,
    pub(crate) methods: Vec<MethodRow>,
}

pub(crate) fn cut(protocol: &Protocol, surface: Surface, marks: Marks) -> Cut {
    let stable = surface == Surface::Stable;
    let mut methods = protocol.methods.clone();
    methods.retain(|row| !(stable && row.experimental));
    let mut definitions = protocol.definitions.clone();
    if stable {
        drop_definitions(&mut definitions, EXPERIMENTAL_MARK);
        let experimental = experimental_types(&protocol.methods);
        definitions.retain(|name, _| !experimental.contains(name));
    }
    for schema in definitions.values_mut() {
        clean(schema, marks);
    }
    for (name, schema) in envelope_definitions(&methods) {
        definitions.entry(name).or_insert(schema);
    }
    Cut { definitions, methods }
}

/// Returns the params and answers that no stable method has.
fn experimental_types(methods: &[MethodRow]) -> BTreeSet<&String> {
    let (experimental, stable) = methods.iter().partition(|row| row.experimental);
    &types_of(experimental) - &types_of(stable)
}

fn types_of(rows: Vec<&MethodRow>) -> BTreeSet<&String> {
    // Params that may be left out are nameless as such: they are the named type or null.
    let types = rows.into_iter().flat_map(|row| {
        [row.params.as_ref().filter(|_| row.params_required), row.response.as_ref()]
    });
    types.flatten().collect()
}

/// Returns the names of `roots` and of all that they refer to, if defined.
pub(crate) fn reachable(definitions: &Map<String, Value>, roots: &[String]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut queue = roots.to_vec();
    while let Some(name) = queue.pop() {
        if let Some(schema) = definitions.get(&name)
            && seen.insert(name)
        {
            references(schema, &mut queue);
        }
    }
    seen
}

/// Pushes the name of every type that `schema` refers to.
pub(crate) fn references(schema: &Value, out: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            out.extend(map.get("$ref").and_then(reference_name).map(str::to_owned));
            map.values().for_each(|value| references(value, out));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, out)),
        _ => {}
    }
}

/// Returns `NAME` of `#/definitions/NAME`.
pub(crate) fn reference_name(reference: &Value) -> Option<&str> {
    reference.as_str()?.rsplit('/').next()
}

/// Returns whether the field, variant or type is experimental.
pub(crate) fn is_marked(schema: &Value) -> bool {
    bears(schema, EXPERIMENTAL_MARK)
}

fn bears(schema: &Value, mark: &str) -> bool {
    schema.get(mark) == Some(&Value::Bool(true))
}

/// Makes `const` an `enum` of one, which every draft 7 generator in use understands, and
/// perhaps removes the marks.
fn clean(schema: &mut Value, marks: Marks) {
    if let Value::Object(map) = schema {
        if marks == Marks::Drop {
            map.remove(EXPERIMENTAL_MARK);
        }
        if !map.contains_key("enum")
            && let Some(value) = map.remove("const")
        {
            map.insert("enum".into(), Value::Array(vec![value]));
        }
    }
    each_part(schema, |part| clean(part, marks));
}

/// Removes every definition, field and variant that bears `mark`.
pub(crate) fn drop_definitions(definitions: &mut Map<String, Value>, mark: &str) {
    definitions.retain(|_, schema| !bears(schema, mark));
    definitions.values_mut().for_each(|schema| drop_marked(schema, mark));
}

fn drop_marked(schema: &mut Value, mark: &str) {
    if let Value::Object(map) = schema {
        drop_marked_members(map, mark);
    }
    each_part(schema, |part| drop_marked(part, mark));
}

/// Calls `visit` with the schemas that `schema` directly consists of.
fn each_part(schema: &mut Value, mut visit: impl FnMut(&mut Value)) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match key.as_str() {
                    // Data, not schemas: nothing in them is a mark or a keyword.
                    "default" | "enum" | "examples" => {}
                    // Names of fields, which may be spelt like keywords.
                    "properties" | "definitions" => {
                        value
                            .as_object_mut()
                            .into_iter()
                            .flat_map(Map::values_mut)
                            .for_each(&mut visit);
                    }
                    _ => visit(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(visit),
        _ => {}
    }
}

fn drop_marked_members(schema: &mut Map<String, Value>, mark: &str) {
    let mut dropped = BTreeSet::new();
    if let Some(Value::Object(fields)) = schema.get_mut("properties") {
        fields.retain(|name, field| {
            let marked = bears(field, mark);
            if marked {
                dropped.insert(name.clone());
            }
            !marked
        });
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !name.as_str().is_some_and(|name| dropped.contains(name)));
        if required.is_empty() {
            schema.remove("required");
        }
    }
    for union in ["oneOf", "anyOf"] {
        if let Some(Value::Array(variants)) = schema.get_mut(union) {
            variants.retain(|variant| !bears(variant, mark));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::protocol;

    #[test]
    fn the_stable_surface_drops_what_is_marked_and_the_types_of_experimental_methods() {
        let stable = cut(&protocol(), Surface::Stable, Marks::Drop);
        let names: Vec<&String> = stable.definitions.keys().collect();
        assert_eq!(
            names,
            [
                "ClientNotification",
                "ClientRequest",
                "ErrorInfo",
                "Item",
                "JSONRPCError",
                "JSONRPCErrorError",
                "JSONRPCMessage",
                "JSONRPCNotification",
                "JSONRPCRequest",
                "JSONRPCResponse",
                "Mode",
                "OnlyForked",
                "RequestId",
                "ServerNotification",
                "ThreadStartParams",
                "ThreadStartResponse",
                "W3cTraceContext",
            ]
        );
        let text = serde_json::to_string(&stable.definitions).unwrap();
        for gone in [EXPERIMENTAL_MARK, "beta", "forked", "thread/fork", "ForkParams"] {
            assert!(!text.contains(gone), "{gone} is still there");
        }
        assert_eq!(stable.definitions["ThreadStartParams"]["required"], json!(["mode"]));
    }

    /// The list is what the published generator leaves out of its stable schema.
    #[test]
    fn the_stable_surface_lacks_the_listed_types_and_no_others() {
        let listed = include_str!("../../protocol/tests/it/experimental_fields.json");
        let listed: Value = serde_json::from_str(listed).unwrap();
        let types: BTreeSet<&str> =
            listed["types"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let protocol = Protocol::from_types();
        let [stable, all] = [Surface::Stable, Surface::Experimental]
            .map(|surface| cut(&protocol, surface, Marks::Drop).definitions);
        let lacking = all.keys().filter(|name| !stable.contains_key(*name));
        assert_eq!(lacking.map(String::as_str).collect::<BTreeSet<_>>(), types);
    }

    #[test]
    fn the_experimental_surface_has_everything_but_the_mark() {
        let all = cut(&protocol(), Surface::Experimental, Marks::Drop);
        let text = serde_json::to_string(&all.definitions).unwrap();
        assert!(!text.contains(EXPERIMENTAL_MARK));
        for kept in ["beta", "forked", "thread/fork", "ForkParams", "OnlyForked"] {
            assert!(text.contains(kept), "{kept} is missing");
        }
    }

    #[test]
    fn a_field_may_be_named_like_a_keyword() {
        let mut schema = json!({"properties": {"const": {"type": "string"}, "properties": {}}});
        let before = schema.clone();
        clean(&mut schema, Marks::Drop);
        drop_marked(&mut schema, EXPERIMENTAL_MARK);
        assert_eq!(schema, before);
    }
}
