//! JSON Schema draft 7: one bundle, and one file a type that stands alone.

use serde_json::{Map, Value, json};

use crate::GeneratedFile;
use crate::protocol::Protocol;
use crate::surface::{Cut, Marks, Surface, cut, reachable};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The bundle `protocol.json` and one `types/NAME.json` for each type.
pub fn json_schema(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let Cut { definitions, .. } = cut(protocol, surface, Marks::Drop);
    let types = definitions.keys().map(|name| {
        GeneratedFile::new(format!("types/{name}.json"), pretty(&standalone(&definitions, name)))
    });
    let bundle = json!({
        "$schema": DRAFT,
        "title": "Turnhost app server protocol",
        "definitions": definitions,
    });
    let mut files = vec![GeneratedFile::new("protocol.json", pretty(&bundle))];
    files.extend(types);
    files
}

/// The schema of one type with the definitions that it needs.
fn standalone(definitions: &Map<String, Value>, name: &String) -> Value {
    let mut needed = reachable(definitions, std::slice::from_ref(name));
    let mut schema = match definitions.get(name) {
        Some(Value::Object(map)) => map.clone(),
        // `true` as a whole schema: anything goes.
        _ => Map::new(),
    };
    let mut refers = Vec::new();
    for needed_name in &needed {
        definitions
            .get(needed_name)
            .iter()
            .for_each(|it| crate::surface::references(it, &mut refers));
    }
    if !refers.contains(name) {
        needed.remove(name);
    }
    schema.insert("$schema".into(), DRAFT.into());
    schema.insert("title".into(), name.clone().into());
    let needed: Map<String, Value> = needed
        .into_iter()
        .filter_map(|name| definitions.get(&name).map(|schema| (name, schema.clone())))
        .collect();
    if !needed.is_empty() {
        schema.insert("definitions".into(), needed.into());
    }
    schema.into()
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
        let path = "types/ThreadStartParams.json";
        expect_file!["../golden/ThreadStartParams.json"].assert_eq(&file(Surface::Stable, path));
    }

    #[test]
    fn messages_are_unions_of_the_rows() {
        let path = "types/ServerNotification.json";
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
                    let found = schema["definitions"].get(&name);
                    assert!(found.is_some(), "{} refers to {name}", file.path);
                }
            }
        }
    }
}
