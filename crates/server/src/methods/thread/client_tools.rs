//! The tools that a client brings (`dynamicTools`), checked before a thread is started with them.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_protocol::{DynamicToolNamespaceTool, DynamicToolSpec};

use super::input_schema;
use crate::request::errors::CallError;

/// Namespaces that the Responses API reserves.
const RESERVED_NAMESPACES: [&str; 14] = [
    "api_tool",
    "browser",
    "computer",
    "container",
    "file_search",
    "functions",
    "image_gen",
    "multi_tool_use",
    "python",
    "python_user_visible",
    "submodel_delegator",
    "terminal",
    "tool_search",
    "web",
];

/// Characters that the Responses API takes in a tool's name.
const MAX_NAME: usize = 128;
/// Characters that the Responses API takes in a namespace.
const MAX_NAMESPACE: usize = 64;
/// Characters that the Responses API takes in the description of a namespace.
const MAX_NAMESPACE_DESCRIPTION: usize = 1024;

/// Rejects names that no provider would take, names that MCP servers have, and names that repeat.
pub(super) fn check(tools: &[DynamicToolSpec]) -> Result<(), CallError> {
    let (mut names, mut groups) = (BTreeSet::new(), BTreeSet::new());
    for tool in tools {
        match tool {
            DynamicToolSpec::Function { name, input_schema, defer_loading, .. } => {
                check_name("name", name, MAX_NAME)?;
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
            DynamicToolSpec::Namespace { name: group, tools, description, .. } => {
                check_namespace(group, description)?;
                if !groups.insert(group) {
                    return refused(format!("duplicate dynamic tool namespace: {group}"));
                }
                check_group(group, tools)?;
            }
        }
    }
    Ok(())
}

fn check_namespace(group: &str, description: &str) -> Result<(), CallError> {
    check_name("namespace", group, MAX_NAMESPACE)?;
    if RESERVED_NAMESPACES.contains(&group) {
        return refused(format!(
            "dynamic tool namespace collides with a reserved Responses API namespace: {group}"
        ));
    }
    if description.chars().count() > MAX_NAMESPACE_DESCRIPTION {
        return refused(format!(
            "dynamic tool namespace description must be at most {MAX_NAMESPACE_DESCRIPTION} characters"
        ));
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
        check_name("name", name, MAX_NAME)?;
        if !names.insert(name) {
            return refused(format!("duplicate dynamic tool name in namespace {group}: {name}"));
        }
        check_schema(name, input_schema)?;
    }
    Ok(())
}

/// Rejects the `noun` of a tool that no provider would take, or that would pass for one of an MCP server.
fn check_name(noun: &str, name: &str, max: usize) -> Result<(), CallError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let text = if name.trim().is_empty() {
        "must not be empty".to_owned()
    } else if name.trim() != name {
        format!("has leading/trailing whitespace: {name}")
    } else if !name.chars().all(is_plain) {
        format!("must match ^[a-zA-Z0-9_-]+$ to match Responses API: {name}")
    } else if name.len() > max {
        format!("must be at most {max} characters to match Responses API: {name}")
    } else if name == "mcp" || name.starts_with("mcp__") {
        format!("is reserved: {name}")
    } else {
        return Ok(());
    };
    refused(format!("dynamic tool {noun} {text}"))
}

/// Rejects what is not a JSON Schema of a tool's arguments.
fn check_schema(name: &str, schema: &Value) -> Result<(), CallError> {
    match input_schema::fault(schema) {
        Some(fault) => {
            refused(format!("dynamic tool input schema is not supported for {name}: {fault}"))
        }
        None => Ok(()),
    }
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
        assert_eq!(error(list(&[" "])).unwrap(), "dynamic tool name must not be empty");
        assert_eq!(
            error(list(&["a "])).unwrap(),
            "dynamic tool name has leading/trailing whitespace: a "
        );
        assert_eq!(error(list(&["mcp_a", "mcpa"])), None);
        for name in ["mcp", "mcp__a"] {
            let text = format!("dynamic tool name is reserved: {name}");
            assert_eq!(error(list(&[name])).unwrap(), text);
        }
        let long = "x".repeat(128);
        assert_eq!(error(list(&[&long])), None);
        assert_eq!(
            error(list(&[&format!("{long}x")])).unwrap(),
            format!(
                "dynamic tool name must be at most 128 characters to match Responses API: {long}x"
            )
        );
    }

    #[test]
    fn a_namespace_is_none_of_the_api() {
        let group = |name: &str, description: &str| {
            error(serde_json::json!([
                {"type": "namespace", "name": name, "description": description, "tools": [tool("a")]},
            ]))
        };
        assert_eq!(group("tools", &"x".repeat(1024)), None);
        assert_eq!(
            group("tools", &"x".repeat(1025)).unwrap(),
            "dynamic tool namespace description must be at most 1024 characters"
        );
        assert_eq!(
            group("python", "d").unwrap(),
            "dynamic tool namespace collides with a reserved Responses API namespace: python"
        );
        assert_eq!(group("mcp", "d").unwrap(), "dynamic tool namespace is reserved: mcp");
        let long = "x".repeat(65);
        assert_eq!(
            group(&long, "d").unwrap(),
            format!(
                "dynamic tool namespace must be at most 64 characters to match Responses API: {long}"
            )
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
