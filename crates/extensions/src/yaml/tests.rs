use proptest::prelude::*;
use serde_json::json;

use super::*;

#[track_caller]
fn check(text: &str, expected: &Value) {
    assert_eq!(parse(text).as_ref(), Ok(expected), "{text}");
}

#[test]
fn front_matter_as_it_is_found() {
    check("", &Value::Null);
    check(
        "name: greet\ndescription: Greets.\n",
        &json!({"name": "greet", "description": "Greets."}),
    );
    check("name: greet\r\ndescription: x\r\n", &json!({"name": "greet", "description": "x"}));
    check("d: use when: things\n", &json!({"d": "use when: things"}));
    check("n: [a\n", &json!({"n": "[a"}));
    check("t: [a, \"b, c\", 'd']\n", &json!({"t": ["a", "b, c", "d"]}));
    check("m: {a: 1, b: \"x: y\"}\n", &json!({"m": {"a": 1, "b": "x: y"}}));
    check("d: >\n  folded\n  text\n\n  more\nx: 1\n", &json!({"d": "folded text\nmore\n", "x": 1}));
    check("d: |-\n  a\n    b\n\nx: y\n", &json!({"d": "a\n  b", "x": "y"}));
    check("d: one\n  two\n  three\nx: y\n", &json!({"d": "one two three", "x": "y"}));
    check("a: b # comment\nc: 'd # e' # f\n# g\n", &json!({"a": "b", "c": "d # e"}));
    check("a: \"\\u00e9\\n\\\"\"\nb: 'it''s'\n", &json!({"a": "é\n\"", "b": "it's"}));
    check(
        "v: 1.0\nw: 007\nx: ~\ny: true\n",
        &json!({"v": "1.0", "w": "007", "x": null, "y": true}),
    );
}

#[test]
fn metadata_as_they_are_found() {
    let text = "interface:\n  display_name: \"Greeter\"\ndependencies:\n  tools:\n    - type: \"mcp\"\n      value: srv\n    -   type: env_var\n        value: TOKEN\npermissions:\n  file_system:\n    write:\n    - ./out\n    - \"./b\"\n";
    check(
        text,
        &json!({
            "interface": {"display_name": "Greeter"},
            "dependencies": {"tools": [{"type": "mcp", "value": "srv"}, {"type": "env_var", "value": "TOKEN"}]},
            "permissions": {"file_system": {"write": ["./out", "./b"]}},
        }),
    );
}

#[test]
fn what_is_not_understood_is_refused_with_its_line() {
    for (text, line, part) in [
        ("a: &x b\n", 1, "`&`"),
        ("a: *x\n", 1, "`*`"),
        ("a: !!str b\n", 1, "`!`"),
        ("a: b\na: c\n", 2, "second time"),
        ("\ta: b\n", 1, "tab"),
        ("a:\n    b: c\n  d: e\n", 3, "fits nowhere"),
        ("a: b\nc\n", 2, "KEY: VALUE"),
        ("a: \"b\n", 1, "not closed"),
        ("a: \"b\" c\n", 1, "behind the closing"),
        ("a: \"\\q\"\n", 1, "escape"),
        ("a: [[b]]\n", 1, "within brackets"),
        ("a: |2\n  b\n", 1, "behind"),
        ("- - a\n", 1, "another's entry"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(error.line, line, "{text}");
        assert!(error.to_string().contains(part), "{text}: {error}");
    }
    let deep: String = (0..40).flat_map(|level| [" ".repeat(level), "a:\n".into()]).collect();
    assert!(parse(&deep).unwrap_err().to_string().contains("levels"));
}

/// Values that can be written with every text in quotes.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,6}", inner, 1..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Writes a value as people do: by indentation, texts in double quotes.
fn write(value: &Value, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                *out += &[pad.as_str(), key, ":"].concat();
                nested(value, indent, out);
            }
        }
        Value::Array(list) => {
            for value in list {
                *out += &[pad.as_str(), "-"].concat();
                nested(value, indent, out);
            }
        }
        leaf => *out += &[pad, leaf.to_string(), "\n".into()].concat(),
    }
}

fn nested(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(_) | Value::Array(_) => {
            out.push('\n');
            write(value, indent + 2, out);
        }
        leaf => *out += &[" ", &leaf.to_string(), "\n"].concat(),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(value in value()) {
        let mut text = String::new();
        write(&value, 0, &mut text);
        // JSON writes the escapes that YAML's double quotes have, but for these two.
        prop_assume!(!text.contains("\\b") && !text.contains("\\f"));
        prop_assert_eq!(parse(&text), Ok(value), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,200}") {
        drop(parse(&text));
    }

    #[test]
    fn no_text_of_signs_makes_it_panic(text in "[-:#|>'\"\\[\\]{},a \\n\\\\]{0,80}") {
        drop(parse(&text));
    }
}
