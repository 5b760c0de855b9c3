//! Every key of the schema, with a value of another form than its own: none is ignored in silence.

use serde_json::{Value, json};
use turnhost_config::schema;

use crate::support::Fixture;

/// A key with a value that does not fit.
struct Wrong {
    key: Vec<String>,
    value: Value,
}

/// Gathers the keys below `schema`, which is at `key`, each with values that do not fit.
fn gather(root: &Value, schema: &Value, key: &[String], found: &mut Vec<Wrong>) {
    let named = |name: &str| [key, &[name.to_owned()]].concat();
    let referred = schema["$ref"].as_str().or_else(|| schema["allOf"][0]["$ref"].as_str());
    if let Some(reference) = referred {
        let name = reference.rsplit('/').next().unwrap();
        return gather(root, &root["definitions"][name], key, found);
    }
    for value in wrong(schema) {
        found.push(Wrong { key: key.to_vec(), value });
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        gather(root, schema, &named(name), found);
    }
    if schema["additionalProperties"].is_object() && schema.get("properties").is_none() {
        gather(root, &schema["additionalProperties"], &named("x"), found);
    }
}

/// Returns values that a schema does not allow.
fn wrong(schema: &Value) -> Vec<Value> {
    let typed = match schema["type"].as_str() {
        Some("string" | "array") => vec![json!(5), json!({"a": 1})],
        Some("boolean") => vec![json!("yes"), json!(1)],
        Some("integer" | "number") => vec![json!("1"), json!([1])],
        Some("object") => vec![json!("text"), json!([1])],
        // A key whose form says nothing is checked by its own type.
        _ => vec![json!(-5)],
    };
    let mut all = typed;
    if schema.get("enum").is_some() || schema["anyOf"][0].get("enum").is_some() {
        all.push(json!("no-such-word"));
    }
    if let Some(least) = schema["minimum"].as_i64() {
        all.extend(least.checked_sub(1).map(Value::from));
    }
    if schema["pattern"] == "^/" {
        all.push(json!("not/absolute"));
    }
    if schema["items"]["type"] == "string" {
        all.push(json!([5]));
    }
    all
}

/// Returns the key with the value as a line of a file, and what else its table must have.
fn line(wrong: &Wrong) -> String {
    let parts: Vec<_> = wrong.key.iter().map(|part| json!(part).to_string()).collect();
    let text = parts.join(".");
    let value = match &wrong.value {
        Value::Object(_) => "{ a = 1 }".to_owned(),
        other => other.to_string(),
    };
    format!("{text} = {value}\n")
}

#[test]
fn a_value_of_another_form_is_told_with_its_key() {
    let schema = schema();
    let mut all = Vec::new();
    for (name, property) in schema["properties"].as_object().unwrap() {
        gather(&schema, property, std::slice::from_ref(name), &mut all);
    }
    assert!(all.len() > 400, "{}", all.len());
    let mut silent = Vec::new();
    for wrong in &all {
        // What a permission profile grants is looked at when it is chosen, and with it a profile.
        if wrong.key.join(".").starts_with("profiles.x.permissions.x.filesystem.x") {
            continue;
        }
        let fixture = Fixture::new(&line(wrong));
        let told = match fixture.config().load(Some(&fixture.base)) {
            Err(error) => error.to_string(),
            Ok(loaded) => {
                let texts = loaded.warnings().into_iter().map(|it| it.summary);
                texts.collect::<Vec<_>>().join("\n")
            }
        };
        let last = wrong.key.iter().rfind(|name| *name != "x").unwrap();
        if !told.contains(last.as_str()) {
            silent.push(format!("{}: {told:?}", line(wrong).trim()));
        }
    }
    assert!(silent.is_empty(), "{} of {}:\n{}", silent.len(), all.len(), silent.join("\n"));
}

#[test]
fn an_unknown_key_is_told_once() {
    let fixture = Fixture::new("no_such_key = 1\n[tui]\nno_such_key = 1\n");
    let loaded = fixture.load();
    let told: Vec<_> = loaded.warnings().into_iter().map(|it| it.summary).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("`no_such_key`"), "{told:?}");
}

#[test]
fn a_key_for_other_programs_is_warned_of_in_a_file_and_refused_in_a_write() {
    let fixture = Fixture::new("hide_agent_reasoning = \"no\"\n");
    let loaded = fixture.load();
    let warning = &loaded.warnings()[0];
    assert!(warning.summary.contains("`hide_agent_reasoning`"), "{warning:?}");
    assert!(warning.summary.contains("expected a boolean"), "{warning:?}");
    for (key, value, part) in [
        ("hide_agent_reasoning", json!("no"), "expected a boolean\nin `hide_agent_reasoning`\n"),
        ("tui.theme", json!(5), "in `tui.theme`\n"),
        ("sandbox_workspace_write.writable_roots", json!(["rel"]), "must be an absolute path"),
        ("sandbox_workspace_write.writable_roots", json!([5]), "expected a string"),
        ("skills.config", json!([{"path": "rel"}]), "in `skills.config.path`\n"),
        ("hooks.Stop", json!("true"), "in `hooks.Stop`\n"),
        ("plugins.x.enabled", json!("yes"), "in `plugins.x.enabled`\n"),
        ("mcp_oauth_callback_port", json!(70_000), "expected 65535 or less"),
        ("mcp_oauth_client_metadata_url", json!("http://x"), "https://"),
        ("notify", json!([""]), "has no name"),
    ] {
        let refused = fixture.write_key(key, &value).unwrap_err().to_string();
        assert!(refused.contains(part), "{key}: {refused}");
    }
    // Another key can be written while that one waits to be mended, and so can it itself.
    fixture.write_key("model", &json!("m")).unwrap();
    fixture.write_key("hide_agent_reasoning", &json!(true)).unwrap();
    assert_eq!(fixture.load().warnings(), []);
}

#[test]
fn a_write_may_mend_a_value_that_does_not_fit() {
    let fixture = Fixture::new("sandbox_mode = \"bogus\"\n");
    assert!(fixture.config().load(Some(&fixture.base)).is_err());
    fixture.write_key("sandbox_mode", &json!("read-only")).unwrap();
    assert!(fixture.config().load(Some(&fixture.base)).is_ok());
}

#[test]
fn an_old_word_for_the_approval_policy_counts_as_the_one_in_its_place() {
    let fixture = Fixture::new("approval_policy = \"on-failure\"\n");
    let loaded = fixture.load();
    let settings = loaded.settings(&turnhost_config::Overrides::default()).unwrap();
    assert_eq!(settings.approval_policy, Some(turnhost_protocol::AskForApproval::OnRequest));
    assert!(loaded.warnings()[0].summary.contains("`approval_policy"), "{:?}", loaded.warnings());
}
