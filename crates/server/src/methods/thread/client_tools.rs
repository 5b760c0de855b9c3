//! The tools that a client brings (`dynamicTools`), checked before a thread is started with them.

use std::collections::BTreeSet;

use turnhost_protocol::{DynamicToolNamespaceTool, DynamicToolSpec};

use crate::request::errors::CallError;

/// Rejects names that no provider would take, and names that repeat.
pub(super) fn check(tools: &[DynamicToolSpec]) -> Result<(), CallError> {
    let mut names = BTreeSet::new();
    for tool in tools {
        match tool {
            DynamicToolSpec::Function { name, .. } => check_name(&mut names, name)?,
            DynamicToolSpec::Namespace { name: group, tools, .. } => {
                check_name(&mut names, group)?;
                let mut members = BTreeSet::new();
                for DynamicToolNamespaceTool::Function { name, .. } in tools {
                    check_name(&mut members, name)?;
                }
            }
        }
    }
    Ok(())
}

/// Adds a name to those of its group.
fn check_name<'a>(names: &mut BTreeSet<&'a str>, name: &'a str) -> Result<(), CallError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let refused = |text: String| Err(CallError::Refused(text));
    if name.is_empty() {
        refused("dynamic tool name must not be empty".to_owned())
    } else if !name.chars().all(is_plain) {
        refused(format!(
            "dynamic tool name must match ^[a-zA-Z0-9_-]+$ to match Responses API: {name}"
        ))
    } else if !names.insert(name) {
        refused(format!("duplicate dynamic tool name: {name}"))
    } else {
        Ok(())
    }
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
            "duplicate dynamic tool name: b"
        );
    }
}
