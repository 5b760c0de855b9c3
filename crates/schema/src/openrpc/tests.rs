//! The document of a small protocol by heart, and that of the real one against the meta-schema.

use expect_test::expect_file;
use jsonschema::{Draft, Validator};

use super::*;

const META: &str = include_str!("../../fixtures/openrpc-meta-schema.json");

/// Returns a validator of OpenRPC documents.
///
/// The meta-schema leaves schemas to a copy of draft 7's meta-schema at another address; here
/// they are left to draft 7 itself.
fn meta_validator() -> Validator {
    let mut meta: Value = serde_json::from_str(META).unwrap();
    let definitions = meta["definitions"].as_object_mut().unwrap();
    definitions["JSONSchema"] = json!({ "$ref": "http://json-schema.org/draft-07/schema#" });
    definitions["referenceObject"]["properties"]["$ref"] = json!({ "type": "string" });
    assert!(!definitions.iter().any(|(_, it)| it.to_string().contains("meta.json-schema.tools")));
    jsonschema::options().with_draft(Draft::Draft7).build(&meta).unwrap()
}

fn document(protocol: &Protocol, surface: Surface) -> Value {
    let [file] = <[_; 1]>::try_from(openrpc(protocol, surface)).unwrap();
    assert_eq!(file.path, "openrpc.json");
    serde_json::from_str(&file.contents).unwrap()
}

#[test]
fn is_valid_by_the_meta_schema() {
    let validator = meta_validator();
    for surface in [Surface::Stable, Surface::Experimental] {
        let document = document(&Protocol::from_types(), surface);
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// The extensions hold the same objects, which the meta-schema does not look into.
#[test]
fn the_extensions_hold_valid_methods_too() {
    let validator = meta_validator();
    let mut document = document(&Protocol::from_types(), Surface::Experimental);
    for list in ["x-client-notifications", "x-server-requests", "x-server-notifications"] {
        let methods = document[list].take();
        assert!(!methods.as_array().unwrap().is_empty(), "{list}");
        document["methods"] = methods;
        assert!(validator.is_valid(&document), "{list}");
    }
}

#[test]
fn the_meta_schema_refuses_what_is_wrong() {
    let validator = meta_validator();
    let mut right = document(&Protocol::from_types(), Surface::Stable);
    let nameless = right["methods"][0].as_object_mut().unwrap().remove("name").unwrap();
    assert!(!validator.is_valid(&right));
    right["methods"][0]["name"] = nameless;
    right["components"]["schemas"]["Wrong"] = json!({ "type": "text" });
    assert!(!validator.is_valid(&right));
}

#[test]
fn every_method_of_the_tables_is_there() {
    let protocol = Protocol::from_types();
    let document = document(&protocol, Surface::Experimental);
    let lists =
        ["methods", "x-client-notifications", "x-server-requests", "x-server-notifications"];
    for (kind, list) in MethodKind::ALL.into_iter().zip(lists) {
        let wanted: Vec<&str> = protocol
            .methods
            .iter()
            .filter(|row| row.kind == kind)
            .map(|row| row.name.as_str())
            .collect();
        let found: Vec<&str> = document[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["name"].as_str().unwrap())
            .collect();
        assert_eq!(found, wanted, "{list}");
    }
}

#[test]
fn every_reference_resolves() {
    fn visit(value: &Value, document: &Value) {
        match value {
            Value::Object(map) => {
                if let Some(target) = map.get("$ref").and_then(Value::as_str) {
                    let pointer = target.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{target} leads nowhere");
                }
                map.values().for_each(|part| visit(part, document));
            }
            Value::Array(values) => values.iter().for_each(|part| visit(part, document)),
            _ => {}
        }
    }
    for surface in [Surface::Stable, Surface::Experimental] {
        let document = document(&Protocol::from_types(), surface);
        visit(&document, &document);
    }
}

#[test]
fn a_small_protocol() {
    let [file] =
        <[_; 1]>::try_from(openrpc(&crate::fixture::protocol(), Surface::Experimental)).unwrap();
    expect_file!["../../golden/openrpc.json"].assert_eq(&file.contents);
}

#[test]
fn params_of_a_union_are_the_fields_of_all_variants() {
    let login = json!({
        "oneOf": [
            {
                "properties": {"type": {"enum": ["key"]}, "key": {"type": "string"}},
                "required": ["type", "key"],
            },
            {"properties": {"type": {"enum": ["browser"]}}, "required": ["type"]},
        ],
    });
    let definitions = json!({ "Login": login }).as_object().unwrap().clone();
    assert_eq!(
        params(&definitions, "Login"),
        [
            json!({
                "name": "type",
                "required": true,
                "schema": {"anyOf": [{"enum": ["key"]}, {"enum": ["browser"]}]},
            }),
            json!({"name": "key", "required": false, "schema": {"type": "string"}}),
        ]
    );
}
