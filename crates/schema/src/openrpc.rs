//! An OpenRPC document of the client methods.
//!
//! OpenRPC describes what a client asks of a server. This protocol goes both
//! ways, so the rest is in members that start with `x-`; the document's own
//! description says which.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use turnhost_jsonrpc::code;

use crate::GeneratedFile;
use crate::protocol::{MethodKind, MethodRow, Protocol};
use crate::surface::{Cut, Marks, Surface, cut, is_marked};

/// The newest version that the meta-schema knows.
const VERSION: &str = "1.3.2";

const DESCRIPTION: &str = "\
What a client can ask of a Turnhost app server. Messages are JSON-RPC 2.0 without the `jsonrpc` \
member; params go by name.

The protocol goes both ways. Beside `methods` stand, as lists of method objects: \
`x-client-notifications` (what a client tells), `x-server-requests` (what the server asks of a \
client, which must answer) and `x-server-notifications` (what the server tells). A notification \
has no `result`.

In every method object `x-stability` is `stable` or `experimental`; experimental methods need the \
`experimentalApi` capability in `initialize`, and so do params with that mark and fields with \
`x-experimental`. `x-params` names the type of the params as a whole, which matters where it is a \
union: `params` then lists the fields of all variants. `x-served` tells whether this server answers \
the method, or only knows it and says that it is not supported.";

/// The error codes of the protocol, with the names and meanings that the document gives them.
const ERRORS: [(&str, i64, &str); 6] = [
    ("ParseError", code::PARSE_ERROR, "The line or frame is not JSON; the answer's id is null."),
    (
        "InvalidRequest",
        code::INVALID_REQUEST,
        "Almost every refusal: malformed messages, unknown methods, ill-typed params, unknown \
         threads, operations that the state does not allow.",
    ),
    (
        "NotSupported",
        code::METHOD_NOT_FOUND,
        "The method exists, but not for this thread or in this build.",
    ),
    (
        "InvalidParams",
        code::INVALID_PARAMS,
        "Params of the right types whose values make no sense, in the methods that tell the two apart.",
    ),
    ("InternalError", code::INTERNAL_ERROR, "The server or the operating system failed."),
    ("Overloaded", code::OVERLOADED, "Too much is waiting; retry later."),
];

/// Returns the document, as `openrpc.json`.
pub fn openrpc(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let mut cut = cut(protocol, surface, Marks::Keep);
    // Whole messages say nothing that the methods do not.
    cut.definitions.retain(|name, _| MethodKind::ALL.iter().all(|kind| kind.type_name() != name));
    let mut document = json!({
        "openrpc": VERSION,
        "info": {
            "title": "Turnhost app server",
            "version": env!("CARGO_PKG_VERSION"),
            "description": DESCRIPTION,
            "license": { "name": "Apache-2.0" },
        },
        "methods": methods(&cut, MethodKind::ClientRequest),
        "x-client-notifications": methods(&cut, MethodKind::ClientNotification),
        "x-server-requests": methods(&cut, MethodKind::ServerRequest),
        "x-server-notifications": methods(&cut, MethodKind::ServerNotification),
        "components": { "schemas": cut.definitions, "errors": errors() },
    });
    relocate(&mut document);
    vec![GeneratedFile::new("openrpc.json", format!("{document:#}\n"))]
}

fn errors() -> Map<String, Value> {
    let object = |(name, code, message): &(&str, i64, &str)| {
        ((*name).to_owned(), json!({ "code": code, "message": message }))
    };
    ERRORS.iter().map(object).collect()
}

fn methods(cut: &Cut, kind: MethodKind) -> Vec<Value> {
    cut.methods.iter().filter(|row| row.kind == kind).map(|row| method(cut, row)).collect()
}

fn method(cut: &Cut, row: &MethodRow) -> Value {
    let mut object = json!({
        "name": row.name,
        "summary": row.summary(),
        "tags": [{ "name": noun(&row.name) }],
        "paramStructure": "by-name",
        "params": row.params.as_ref().map_or_else(Vec::new, |name| params(&cut.definitions, name)),
        "x-stability": stability(row.experimental),
    });
    let Value::Object(map) = &mut object else { return object };
    if !row.doc.is_empty() && row.doc != row.summary() {
        map.insert("description".into(), row.doc.clone().into());
    }
    if let Some(name) = &row.params {
        map.insert("x-params".into(), reference(name));
    }
    if let Some(name) = &row.response {
        map.insert("result".into(), json!({ "name": name, "schema": reference(name) }));
    }
    if row.kind == MethodKind::ClientRequest {
        map.insert("errors".into(), method_errors());
        map.insert("x-served".into(), row.served.into());
    }
    object
}

/// Returns the errors of a method. Every request may meet any error but one: what cannot be parsed
/// is not a request.
fn method_errors() -> Value {
    let possible = ERRORS.iter().filter(|(_, code, _)| *code != code::PARSE_ERROR);
    possible.map(|(name, ..)| json!({ "$ref": format!("#/components/errors/{name}") })).collect()
}

fn stability(experimental: bool) -> &'static str {
    if experimental { "experimental" } else { "stable" }
}

/// Returns what a method is about: the first word of its name where there are several.
fn noun(method: &str) -> &str {
    method.split_once('/').map_or("connection", |(noun, _)| noun)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Returns a content descriptor for each field of the type, required ones first.
///
/// Of a union: for the fields of all variants, each required if it is so in every one.
fn params(definitions: &Map<String, Value>, name: &str) -> Vec<Value> {
    let Some(schema) = definitions.get(name) else { return Vec::new() };
    let variants: Vec<&Value> = match schema.get("oneOf").or_else(|| schema.get("anyOf")) {
        Some(Value::Array(variants)) => variants.iter().collect(),
        _ => vec![schema],
    };
    let own = fields(schema).chain(variants.iter().flat_map(|variant| fields(variant)));
    let names: BTreeSet<&String> = own.map(|(name, _)| name).collect();
    let mut params: Vec<Value> = Vec::new();
    for name in names {
        let required =
            requires(schema, name) || variants.iter().all(|variant| requires(variant, name));
        let schemas = std::iter::once(&schema)
            .chain(&variants)
            .filter_map(|variant| variant.get("properties")?.get(name));
        params.push(descriptor(name, required, schemas));
    }
    params.sort_by_key(|param| param.get("required") != Some(&Value::Bool(true)));
    params
}

fn fields(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

fn requires(schema: &Value, field: &str) -> bool {
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    required.filter_map(Value::as_str).any(|name| name == field)
}

fn descriptor<'a>(name: &str, required: bool, schemas: impl Iterator<Item = &'a Value>) -> Value {
    let mut different: Vec<&Value> = Vec::new();
    for schema in schemas.filter(|schema| !schema.is_boolean()) {
        if !different.contains(&schema) {
            different.push(schema);
        }
    }
    let experimental = !different.is_empty() && different.iter().all(|it| is_marked(it));
    let description = different.iter().find_map(|schema| schema.get("description"));
    let mut param = json!({
        "name": name,
        "required": required,
        "schema": match different.as_slice() {
            [] => json!({}),
            [schema] => (*schema).clone(),
            several => json!({ "anyOf": several }),
        },
    });
    if let Value::Object(map) = &mut param {
        map.extend(description.map(|text| ("description".to_owned(), text.clone())));
        if experimental {
            map.insert("x-stability".into(), stability(true).into());
        }
    }
    param
}

/// Points the references at the place where OpenRPC keeps schemas.
fn relocate(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get_mut("$ref")
                && let Some(name) = target.strip_prefix("#/definitions/")
            {
                *target = format!("#/components/schemas/{name}");
            }
            map.values_mut().for_each(relocate);
        }
        Value::Array(values) => values.iter_mut().for_each(relocate),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
