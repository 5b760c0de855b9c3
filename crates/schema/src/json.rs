//! JSON Schema draft 7: bundles, and one self-contained file a type.
//!
//! Names, places, titles and forms are those that code generators meet in the published schema of
//! the protocol, so that what they make of this one bears the same names.

mod layout;
mod titles;
mod words;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::GeneratedFile;
use crate::protocol::{MethodKind, Protocol};
use crate::surface::{Marks, Surface, cut, reachable, references};
use layout::{Layout, SHARED, V2};
use titles::Qualified;

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Types that have values of other types under free names, which the schema does not say.
const MAPS: &[(&str, &str)] = &[
    ("AppsConfig", "AppConfig"),
    ("AppToolsConfig", "AppToolConfig"),
    ("AppLinksConfig", "AppLinkConfig"),
];

/// Writes three bundles and a file for each type: `NAME.json`, `v1/NAME.json` or `v2/NAME.json`.
///
/// `protocol.json` has all definitions side by side. The other two are what the published
/// generator writes: `codex_app_server_protocol.schemas.json` with most definitions in the
/// namespace `#/definitions/v2`, and `codex_app_server_protocol.v2.schemas.json` with those and
/// what the client's requests and the server's notifications need, side by side.
pub fn json_schema(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let all = cut(protocol, Surface::Experimental, Marks::Drop);
    let layout = Layout::new(&all);
    let shown = cut(protocol, surface, Marks::Drop).definitions;
    let plain = published(&shown, Qualified::No);
    let qualified = published(&shown, Qualified::Yes);
    let bundles = [
        ("protocol", "TurnhostProtocol", plain.clone()),
        (
            "codex_app_server_protocol.schemas",
            "CodexAppServerProtocol",
            in_namespaces(&qualified, &layout),
        ),
        (
            "codex_app_server_protocol.v2.schemas",
            "CodexAppServerProtocolV2",
            without_server_requests(&qualified, &layout),
        ),
    ];
    let bundles = bundles.map(|(name, title, definitions)| {
        let bundle = json!({
            "$schema": DRAFT, "title": title, "type": "object", "definitions": definitions,
        });
        GeneratedFile::new(format!("{name}.json"), pretty(&bundle))
    });
    let types = qualified.iter().map(|(name, schema)| {
        let needed = needed_by(&all.definitions, name);
        let needed = plain.iter().filter(|(name, _)| needed.contains(*name));
        let needed = needed.map(|(name, schema)| (name.clone(), schema.clone())).collect();
        GeneratedFile::new(layout.file(name), pretty(&standalone(schema, needed)))
    });
    bundles.into_iter().chain(types).collect()
}

/// Returns the definitions in the forms and with the titles of the published schema.
fn published(definitions: &Map<String, Value>, qualified: Qualified) -> Map<String, Value> {
    let mut definitions = definitions.clone();
    for (name, schema) in &mut definitions {
        words::join(name, schema);
        titles::add_to_variants(name, schema, qualified);
        if let Value::Object(schema) = schema {
            schema.insert("title".into(), titles::type_title(name).into());
        }
    }
    definitions
}

/// Returns what a type refers to; itself only if it does so in turn.
///
/// Of the whole protocol: the stable file of a type also brings what only its experimental members
/// need, as far as that is named on the stable surface.
fn needed_by(definitions: &Map<String, Value>, name: &str) -> BTreeSet<String> {
    let mut roots = Vec::new();
    definitions.get(name).into_iter().for_each(|it| references(it, &mut roots));
    let mut needed = reachable(definitions, &roots);
    for (map, values) in MAPS {
        if needed.contains(*map) || name == *map {
            needed.extend(reachable(definitions, &[(*values).to_owned()]));
        }
    }
    needed
}

/// Returns the schema of one type with the definitions that it needs.
fn standalone(schema: &Value, needed: Map<String, Value>) -> Value {
    // `true` as a whole schema: anything goes.
    let mut schema = schema.as_object().cloned().unwrap_or_default();
    schema.insert("$schema".into(), DRAFT.into());
    if !needed.is_empty() {
        schema.insert("definitions".into(), needed.into());
    }
    schema.into()
}

/// Returns the definitions with those of the namespace `v2` in a map of their own.
fn in_namespaces(definitions: &Map<String, Value>, layout: &Layout) -> Map<String, Value> {
    let (mut outer, mut inner) = (Map::new(), Map::new());
    for (name, schema) in definitions {
        let mut schema = schema.clone();
        qualify(&mut schema, layout);
        if layout.is_v2(name) {
            if SHARED.contains(&name.as_str()) {
                outer.insert(name.clone(), schema.clone());
            }
            inner.insert(name.clone(), schema);
        } else {
            outer.insert(name.clone(), schema);
        }
    }
    outer.insert(V2.to_owned(), inner.into());
    outer
}

/// Makes references lead into the namespaces.
fn qualify(schema: &mut Value, layout: &Layout) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get_mut("$ref")
                && let Some(name) = reference.strip_prefix("#/definitions/")
                && layout.is_v2(name)
            {
                *reference = format!("#/definitions/{V2}/{name}");
            }
            map.values_mut().for_each(|value| qualify(value, layout));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| qualify(value, layout)),
        _ => {}
    }
}

/// Returns the definitions of the namespace `v2`, and the messages to and from clients.
fn without_server_requests(
    definitions: &Map<String, Value>,
    layout: &Layout,
) -> Map<String, Value> {
    let roots = [MethodKind::ClientRequest, MethodKind::ServerNotification];
    let kept = reachable(definitions, &roots.map(|kind| kind.type_name().to_owned()));
    let all = definitions.iter().filter(|(name, _)| layout.is_v2(name) || kept.contains(*name));
    all.map(|(name, schema)| (name.clone(), schema.clone())).collect()
}

fn pretty(value: &Value) -> String {
    // The alternate form is serde_json's pretty printer, which cannot fail on a `Value`.
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::*;
    use crate::fixture::protocol;

    fn file(surface: Surface, path: &str) -> String {
        let files = json_schema(&protocol(), surface);
        let found = files.into_iter().find(|file| file.path == path);
        found.map_or_else(|| panic!("no {path}"), |file| file.contents)
    }

    #[test]
    fn a_type_brings_the_definitions_it_needs() {
        let path = "v2/ThreadStartParams.json";
        expect_file!["../golden/ThreadStartParams.json"].assert_eq(&file(Surface::Stable, path));
    }

    #[test]
    fn messages_are_unions_of_the_rows() {
        let path = "ServerNotification.json";
        expect_file!["../golden/ServerNotification.json"].assert_eq(&file(Surface::Stable, path));
    }

    #[test]
    fn every_reference_of_every_file_resolves() {
        for surface in [Surface::Stable, Surface::Experimental] {
            for file in json_schema(&protocol(), surface) {
                let schema: Value = serde_json::from_str(&file.contents).unwrap();
                let mut names = Vec::new();
                crate::surface::references(&schema, &mut names);
                for name in names {
                    let definitions = &schema["definitions"];
                    let found = definitions.get(&name).or_else(|| definitions[V2].get(&name));
                    assert!(found.is_some(), "{} refers to {name}", file.path);
                }
            }
        }
    }
}
