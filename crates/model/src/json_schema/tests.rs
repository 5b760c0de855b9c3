use serde_json::json;

use super::*;

fn check(schema: &Value, value: &Value) -> Result<(), String> {
    JsonSchema::new(schema).unwrap().check(value)
}

fn refused(schema: &Value) -> String {
    JsonSchema::new(schema).unwrap_err()
}

/// A schema, values that fit it, and values that do not.
type Case = (Value, Vec<Value>, Vec<Value>);

fn of_any_type_and_objects() -> Vec<Case> {
    vec![
        (json!(true), vec![json!(1)], vec![]),
        (json!(false), vec![], vec![json!(1)]),
        (json!({"type": "integer"}), vec![json!(1), json!(1.0)], vec![json!(1.5), json!("1")]),
        (
            json!({"type": ["string", "null"]}),
            vec![json!(null), json!("")],
            vec![json!(0), json!({})],
        ),
        (json!({"enum": [1, "a", {"x": 1}]}), vec![json!(1.0), json!({"x": 1})], vec![json!("b")]),
        (json!({"const": [1]}), vec![json!([1.0])], vec![json!([1, 2]), json!(1)]),
        (
            json!({"properties": {"a": {"type": "string"}}, "required": ["a"]}),
            vec![json!({"a": "", "b": 1}), json!(7)],
            vec![json!({}), json!({"a": 1})],
        ),
        (
            json!({"properties": {"a": true}, "additionalProperties": false}),
            vec![json!({"a": 1}), json!({})],
            vec![json!({"b": 1})],
        ),
        (
            json!({"patternProperties": {"^x-": {"type": "number"}}, "additionalProperties": {"type": "string"}}),
            vec![json!({"x-a": 1, "b": ""})],
            vec![json!({"x-a": ""}), json!({"b": 1})],
        ),
        (
            json!({"propertyNames": {"maxLength": 2}}),
            vec![json!({"ab": 1})],
            vec![json!({"abc": 1})],
        ),
        (
            json!({"dependentRequired": {"a": ["b"]}, "dependencies": {"c": {"required": ["d"]}}}),
            vec![json!({"a": 1, "b": 1}), json!({"c": 1, "d": 1})],
            vec![json!({"a": 1}), json!({"c": 1})],
        ),
    ]
}

fn of_lists_texts_and_numbers() -> Vec<Case> {
    vec![
        (
            json!({"items": {"type": "integer"}, "minItems": 1, "maxItems": 2.0, "uniqueItems": true}),
            vec![json!([1]), json!([1, 2])],
            vec![json!([]), json!([1, 2, 3]), json!([1, 1.0]), json!(["a"])],
        ),
        (
            json!({"prefixItems": [{"type": "string"}], "items": false}),
            vec![json!(["a"]), json!([])],
            vec![json!(["a", 1]), json!([1])],
        ),
        (
            json!({"items": [{"type": "string"}], "additionalItems": {"type": "null"}}),
            vec![json!(["a", null])],
            vec![json!(["a", 1])],
        ),
        (
            json!({"contains": {"const": 1}, "maxContains": 1}),
            vec![json!([2, 1])],
            vec![json!([2]), json!([1, 1])],
        ),
        (
            json!({"minLength": 2, "maxLength": 3, "pattern": "^é"}),
            vec![json!("éa"), json!("éab")],
            vec![json!("é"), json!("éabc"), json!("ab")],
        ),
        (
            json!({"minimum": 1, "exclusiveMaximum": 2.5, "multipleOf": 0.1}),
            vec![json!(1), json!(1.3), json!(2.4)],
            vec![json!(0.9), json!(2.5), json!(1.25)],
        ),
    ]
}

fn of_choices() -> Vec<Case> {
    vec![
        (
            json!({"anyOf": [{"type": "null"}, {"minimum": 3}]}),
            vec![json!(null), json!(3)],
            vec![json!(2)],
        ),
        (
            json!({"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}),
            vec![json!(2), json!(3)],
            vec![json!(6), json!(5)],
        ),
        (
            json!({"allOf": [{"minimum": 1}, {"maximum": 2}]}),
            vec![json!(1)],
            vec![json!(3), json!(0)],
        ),
        (json!({"not": {"type": "string"}}), vec![json!(1)], vec![json!("")]),
        (
            json!({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}),
            vec![json!({"a": 1, "b": 1}), json!({"c": 1})],
            vec![json!({"a": 1}), json!({})],
        ),
        (
            json!({"$ref": "#/$defs/a%20b", "$defs": {"a b": {"properties": {"next": {"$ref": "#"}}, "required": ["n"]}}}),
            vec![json!({"n": 1, "next": {"n": 2}})],
            vec![json!({"n": 1, "next": {}})],
        ),
        (
            json!({"title": "T", "format": "email", "x-own": {"type": 7}}),
            vec![json!("no mail")],
            vec![],
        ),
    ]
}

#[test]
fn values_fit_or_do_not() {
    let cases = [of_any_type_and_objects(), of_lists_texts_and_numbers(), of_choices()];
    for (schema, fitting, others) in cases.into_iter().flatten() {
        for value in fitting {
            assert_eq!(check(&schema, &value), Ok(()), "{schema} {value}");
        }
        for value in others {
            assert!(check(&schema, &value).is_err(), "{schema} {value}");
        }
    }
}

#[test]
fn the_fault_names_its_place() {
    let schema = json!({"properties": {"a": {"items": {"type": "integer"}}}});
    let fault = check(&schema, &json!({"a": [1, "x"]})).unwrap_err();
    assert_eq!(fault, "at `/a/1`: \"x\" is not of type `integer`");
    let schema = json!({"anyOf": [{"required": ["a"]}]});
    assert_eq!(check(&schema, &json!({})).unwrap_err(), "\"a\" is a required property");
}

#[test]
fn what_is_no_schema_or_not_checked_is_refused() {
    for schema in [
        json!(7),
        json!({"type": "text"}),
        json!({"properties": []}),
        json!({"properties": {"a": 1}}),
        json!({"required": "a"}),
        json!({"minLength": -1}),
        json!({"multipleOf": 0}),
        json!({"items": [1]}),
        json!({"anyOf": {"a": 1}}),
    ] {
        refused(&schema);
    }
    let fault = refused(&json!({"anyOf": [{"unevaluatedProperties": false}]}));
    assert_eq!(fault, "`unevaluatedProperties` is not supported for this provider; leave it out");
    let fault = refused(&json!({"$ref": "https://example.com/schema"}));
    assert_eq!(fault, "`$ref` to `https://example.com/schema`, which is not in the schema");
    let fault = refused(&json!({"items": {"$ref": "#/$defs/none"}}));
    assert_eq!(fault, "`$ref` to `#/$defs/none`, which the schema does not have");
}

#[test]
fn a_schema_that_does_not_come_to_an_end_is_told() {
    let ends = "the check of the value does not come to an end";
    assert_eq!(check(&json!({"$ref": "#"}), &json!(1)).unwrap_err(), ends);
    let choices = json!({"anyOf": [{"$ref": "#"}, {"$ref": "#"}]});
    assert_eq!(check(&choices, &json!(1)).unwrap_err(), ends);
    let mut definitions = json!({"d30": {"type": "string"}});
    for n in 0..30 {
        let next = json!({"$ref": format!("#/$defs/d{}", n + 1)});
        definitions[format!("d{n}")] = json!({"anyOf": [next, next]});
    }
    let schema = json!({"$ref": "#/$defs/d0", "$defs": definitions});
    assert_eq!(check(&schema, &json!(1)).unwrap_err(), ends);
}

#[test]
fn a_pattern_that_looks_around_is_left_to_the_model() {
    let schema = json!({"pattern": "^(?!a)b", "maxLength": 1});
    assert_eq!(check(&schema, &json!("a")), Ok(()));
    assert!(check(&schema, &json!("ab")).is_err());
}
