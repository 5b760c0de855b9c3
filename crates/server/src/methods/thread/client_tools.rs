//! The tools that a client brings (`dynamicTools`), checked before a thread is started with them.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_protocol::{DynamicToolNamespaceTool, DynamicToolSpec};

use crate::request::errors::CallError;

/// Rejects names that no provider would take, and names that repeat.
pub(super) fn check(tools: &[DynamicToolSpec]) -> Result<(), CallError> {
    let (mut names, mut groups) = (BTreeSet::new(), BTreeSet::new());
    for tool in tools {
        match tool {
            DynamicToolSpec::Function { name, input_schema, defer_loading, .. } => {
                check_name("name", name)?;
                if !names.insert(name) {
                    return refused(format!("duplicate dynamic tool name: {name}"));
                }
                if *defer_loading {
                    return refused(format!(
                        "deferred dynamic tool must include a namespace: {name}"
                    ));
                }
                check_schema(name, input_schema)?;
            }
            DynamicToolSpec::Namespace { name: group, tools, .. } => {
                check_name("namespace", group)?;
                if !groups.insert(group) {
                    return refused(format!("duplicate dynamic tool namespace: {group}"));
                }
                check_group(group, tools)?;
            }
        }
    }
    Ok(())
}

fn check_group(group: &str, tools: &[DynamicToolNamespaceTool]) -> Result<(), CallError> {
    if tools.is_empty() {
        let text = format!("dynamic tool namespace must contain at least one tool: {group}");
        return refused(text);
    }
    let mut names = BTreeSet::new();
    for DynamicToolNamespaceTool::Function { name, input_schema, .. } in tools {
        check_name("name", name)?;
        if !names.insert(name) {
            return refused(format!("duplicate dynamic tool name in namespace {group}: {name}"));
        }
        check_schema(name, input_schema)?;
    }
    Ok(())
}

/// Rejects the `noun` of a tool that no provider would take.
fn check_name(noun: &str, name: &str) -> Result<(), CallError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() {
        refused(format!("dynamic tool {noun} must not be empty"))
    } else if !name.chars().all(is_plain) {
        refused(format!(
            "dynamic tool {noun} must match ^[a-zA-Z0-9_-]+$ to match Responses API: {name}"
        ))
    } else {
        Ok(())
    }
}

/// Rejects what is no JSON Schema.
fn check_schema(name: &str, schema: &Value) -> Result<(), CallError> {
    let found = match schema {
        Value::Object(_) | Value::Bool(_) => return Ok(()),
        Value::Null => "null".to_owned(),
        Value::Number(number) => format!("number `{number}`"),
        Value::String(text) => format!("string {text:?}"),
        Value::Array(_) => "sequence".to_owned(),
    };
    refused(format!(
        "dynamic tool input schema is not supported for {name}: invalid type: {found}, expected struct JsonSchema"
    ))
}

fn refused(text: String) -> Result<(), CallError> {
    Err(CallError::Refused(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(tools: serde_json::Value) -> Option<String> {
        let tools: Vec<DynamicToolSpec> = serde_json::from_value(tools).unwrap();
        check(&tools).err().map(|error| error.to_string())
    }

    fn tool(name: &str) -> serde_json::Value {
        serde_json::json!({
            "type": "function", "name": name, "description": "d", "inputSchema": {},
        })
    }

    #[test]
    fn names_are_plain_and_do_not_repeat() {
        let list = |names: &[&str]| names.iter().map(|name| tool(name)).collect();
        assert_eq!(error(list(&["a", "exec_command"])), None);
        assert_eq!(error(list(&[""])).unwrap(), "dynamic tool name must not be empty");
        assert_eq!(error(list(&["a", "a"])).unwrap(), "duplicate dynamic tool name: a");
        assert_eq!(
            error(list(&["a b"])).unwrap(),
            "dynamic tool name must match ^[a-zA-Z0-9_-]+$ to match Responses API: a b"
        );
    }

    #[test]
    fn what_no_provider_takes_is_refused() {
        let with = |member: &str, value: serde_json::Value| {
            let mut tool = tool("a");
            tool[member] = value;
            error(serde_json::json!([tool])).unwrap()
        };
        let deferred = "deferred dynamic tool must include a namespace: a";
        assert_eq!(with("deferLoading", true.into()), deferred);
        assert_eq!(
            with("inputSchema", "x".into()),
            "dynamic tool input schema is not supported for a: invalid type: string \"x\", expected struct JsonSchema"
        );
        let group = |name: &str| {
            error(serde_json::json!([
                { "type": "namespace", "name": name, "description": "d", "tools": [] },
            ]))
        };
        assert_eq!(group("").unwrap(), "dynamic tool namespace must not be empty");
        assert_eq!(group("g").unwrap(), "dynamic tool namespace must contain at least one tool: g");
    }

    #[test]
    fn a_group_has_names_of_its_own() {
        let group = |tools: Vec<serde_json::Value>| {
            serde_json::json!([
                tool("a"),
                {"type": "namespace", "name": "g", "description": "d", "tools": tools},
            ])
        };
        assert_eq!(error(group(vec![tool("a"), tool("b")])), None);
        assert_eq!(
            error(group(vec![tool("b"), tool("b")])).unwrap(),
            "duplicate dynamic tool name in namespace g: b"
        );
    }
}
