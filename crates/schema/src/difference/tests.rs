//! Each kind of difference, seeded; and spellings that are none.

use serde_json::{Value, json};

use super::differences;

/// Returns the differences of a definition `A`, as they are printed.
fn compare(first: Value, second: Value) -> Vec<String> {
    let [first, second] = [first, second].map(|schema| {
        let definitions = json!({ "A": schema });
        definitions.as_object().unwrap().clone()
    });
    differences(&first, &second).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(first: Value, second: Value, expected: &[&str]) {
    assert_eq!(compare(first, second), expected);
}

/// Returns an object with one field.
fn holding(name: &str, schema: &Value) -> Value {
    json!({"type": "object", "properties": {name: schema}})
}

fn requiring(name: &str, schema: &Value) -> Value {
    json!({"type": "object", "properties": {name: schema}, "required": [name]})
}

fn variant(tag: &str, extra: &Value) -> Value {
    let mut properties = json!({"type": {"const": tag, "type": "string"}});
    if let (Some(all), Some(extra)) = (properties.as_object_mut(), extra.as_object()) {
        all.extend(extra.clone());
    }
    json!({"type": "object", "properties": properties, "required": ["type"]})
}

fn text() -> Value {
    json!({"type": "string"})
}

#[test]
fn definitions() {
    let bundle = |name: &str| json!({ name: true }).as_object().unwrap().clone();
    let found = differences(&bundle("A"), &bundle("B"));
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, ["A: definition removed", "B: definition added"]);
}

#[test]
fn fields() {
    let none = || json!({"type": "object"});
    check(none(), holding("b", &text()), &["A.b: optional field added"]);
    check(none(), requiring("b", &text()), &["A.b: required field added"]);
    check(holding("b", &text()), none(), &["A.b: optional field removed"]);
    check(requiring("b", &text()), none(), &["A.b: required field removed"]);
    check(holding("b", &text()), requiring("b", &text()), &["A.b: became required"]);
    check(requiring("b", &text()), holding("b", &text()), &["A.b: became optional"]);
}

#[test]
fn other_fields() {
    let with = |rest: Value| json!({"type": "object", "additionalProperties": rest});
    check(with(json!(true)), with(json!(false)), &["A: other fields forbidden"]);
    check(with(json!(false)), with(json!(true)), &["A: other fields allowed"]);
    check(with(text()), with(json!({})), &["A: other fields allowed"]);
    check(with(json!({})), with(text()), &["A: other fields forbidden"]);
    check(
        with(text()),
        with(json!({"type": "integer"})),
        &["A{*}: type `integer` added", "A{*}: type `string` removed"],
    );
}

#[test]
fn types() {
    let integer = json!({"type": "integer"});
    let reference = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    check(
        holding("b", &text()),
        holding("b", &integer),
        &["A.b: type `integer` added", "A.b: type `string` removed"],
    );
    check(reference("B"), reference("C"), &["A: type `B` removed", "A: type `C` added"]);
    check(text(), json!({"type": ["string", "integer"]}), &["A: type `integer` added"]);
    check(
        text(),
        json!(true),
        &["A: null added", "A: type `anything` added", "A: type `string` removed"],
    );
    check(
        holding("b", &json!({"type": "array", "items": text()})),
        holding("b", &json!({"type": "array", "items": integer})),
        &["A.b[*]: type `integer` added", "A.b[*]: type `string` removed"],
    );
    let pair = |second: &Value| json!({"type": "array", "items": [text(), second]});
    check(
        pair(&text()),
        pair(&integer),
        &["A[1]: type `integer` added", "A[1]: type `string` removed"],
    );
}

#[test]
fn nulls() {
    let nullable = json!({"type": ["string", "null"]});
    check(holding("b", &text()), holding("b", &nullable), &["A.b: null added"]);
    check(holding("b", &nullable), holding("b", &text()), &["A.b: null removed"]);
}

#[test]
fn values() {
    let choice = |values: &[&str]| json!({"type": "string", "enum": values});
    check(choice(&["x"]), choice(&["x", "y"]), &["A: value \"y\" added"]);
    check(choice(&["x", "y"]), choice(&["y"]), &["A: value \"x\" removed"]);
    check(text(), choice(&["x"]), &["A: type `\"x\"` added", "A: type `string` removed"]);
}

#[test]
fn variants() {
    let union = |variants: &[Value]| json!({ "oneOf": variants });
    let [a, b] = ["a", "b"].map(|tag| variant(tag, &json!({})));
    check(
        union(&[a.clone(), b.clone()]),
        union(&[a.clone(), b.clone(), variant("c", &json!({}))]),
        &["A: variant `type=c` added"],
    );
    check(
        union(&[a.clone(), b.clone()]),
        union(std::slice::from_ref(&b)),
        &["A: variant `type=a` removed"],
    );
    check(
        union(&[a.clone(), b]),
        union(&[a, variant("b", &json!({"n": text()}))]),
        &["A[type=b].n: optional field added"],
    );
    let keyed = |name: &str, schema: &Value| {
        let mut keyed = requiring(name, schema);
        keyed["additionalProperties"] = json!(false);
        keyed
    };
    check(
        union(&[keyed("x", &text()), keyed("y", &text())]),
        union(&[keyed("x", &text()), keyed("y", &json!({"type": ["string", "null"]}))]),
        &["A[y].y: null added"],
    );
}

#[test]
fn variants_with_one_tag_are_paired_by_what_is_equal() {
    let by = |name: &str| {
        json!({
            "type": "object",
            "properties": {"type": {"const": "image"}, name: text()},
            "required": ["type", name],
        })
    };
    let union = |variants: &[Value]| json!({ "anyOf": variants });
    check(
        union(&[by("url"), by("file")]),
        union(&[by("file"), by("data")]),
        &["A[type=image].data: required field added", "A[type=image].url: required field removed"],
    );
}

#[test]
fn intersections() {
    let with =
        |schema: &Value| json!({"allOf": [{"$ref": "#/definitions/B"}, holding("c", schema)]});
    check(with(&text()), with(&json!({"type": ["string", "null"]})), &["A[object].c: null added"]);
}

#[test]
fn defaults() {
    let with = |default: Value| json!({"type": "boolean", "default": default});
    check(with(json!(true)), with(json!(false)), &["A: default was true, is false"]);
    check(json!({"type": "boolean"}), with(json!(true)), &["A: default was none, is true"]);
    let list = |default: Value| json!({"type": "array", "items": text(), "default": default});
    check(list(json!([])), list(json!(["x"])), &["A: default was [], is [\"x\"]"]);
}

#[test]
fn limits() {
    let number = |keyword: &str, value: Value| {
        let mut schema = json!({"type": "integer"});
        schema[keyword] = value;
        schema
    };
    check(
        number("minimum", json!(0)),
        number("minimum", json!(1)),
        &["A: minimum was 0.0, is 1.0"],
    );
    check(
        number("format", json!("int64")),
        number("format", json!("uint64")),
        &["A: format was \"int64\", is \"uint64\""],
    );
    check(text(), json!({"type": "string", "minLength": 1}), &["A: minLength was none, is 1.0"]);
    let list = json!({"type": "array", "items": text()});
    let mut unique = list.clone();
    unique["uniqueItems"] = json!(true);
    check(list, unique, &["A: uniqueItems was none, is true"]);
    check(
        text(),
        json!({"type": "string", "not": {"const": "x"}}),
        &["A: not was none, is {\"const\":\"x\"}"],
    );
}

#[test]
fn what_means_the_same_is_no_difference() {
    let tagged = |tag: &str| variant(tag, &json!({"id": text()}));
    let cases = [
        (
            json!({"type": ["string", "null"], "default": null, "title": "T"}),
            json!({"anyOf": [{"type": "null"}, text()], "description": "D."}),
        ),
        (
            json!({"allOf": [{"$ref": "#/definitions/A"}], "default": "x"}),
            json!({"$ref": "#/definitions/A", "default": "x"}),
        ),
        (
            json!({"type": "string", "enum": ["a", "b"]}),
            json!({"oneOf": [{"const": "b"}, {"const": "a", "x-experimental": true}]}),
        ),
        (
            json!({"oneOf": [tagged("a"), tagged("b")]}),
            json!({
                "type": "object",
                "properties": {"id": text()},
                "oneOf": [variant("b", &json!({})), variant("a", &json!({}))],
            }),
        ),
        (
            json!({"type": "object", "required": ["a", "b"], "properties": {"a": true, "b": true}}),
            json!({"required": ["b", "a"], "properties": {"b": {}, "a": {}}}),
        ),
        (
            json!({"type": "integer", "format": "uint8", "minimum": 0.0}),
            json!({"type": "integer", "format": "uint8", "minimum": 0, "maximum": 255}),
        ),
    ];
    for (first, second) in cases {
        check(first, second, &[]);
    }
}
