//! The two forms in which clients declare their tools, of which all tools of a thread have one.

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use super::start::{DynamicToolNamespaceTool, DynamicToolSpec};

/// A tool in the older form, without a type, which names its group itself.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LegacyDynamicToolSpec {
    namespace: Option<String>,
    name: String,
    description: String,
    input_schema: Value,
    #[serde(default)]
    defer_loading: bool,
}

/// Reads tools of either form.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<DynamicToolSpec>>, D::Error> {
    let tools = Option::<Vec<Value>>::deserialize(deserializer)?;
    tools.map(of_one_form).transpose().map_err(de::Error::custom)
}

fn of_one_form(tools: Vec<Value>) -> Result<Vec<DynamicToolSpec>, serde_json::Error> {
    if !tools.iter().any(has_type) {
        return tools
            .into_iter()
            .map(serde_json::from_value)
            .collect::<Result<_, _>>()
            .map(grouped);
    }
    if !tools.iter().all(is_canonical) {
        let text = "dynamic tools must use either canonical or legacy format consistently";
        return Err(de::Error::custom(text));
    }
    tools.into_iter().map(serde_json::from_value).collect()
}

fn has_type(tool: &Value) -> bool {
    tool.get("type").is_some()
}

/// Returns whether a tool and the tools in it have a type and name no group themselves.
fn is_canonical(tool: &Value) -> bool {
    let members = tool.get("tools").and_then(Value::as_array);
    has_type(tool)
        && tool.get("namespace").is_none()
        && members.is_none_or(|tools| tools.iter().all(is_canonical))
}

/// Returns tools in their order, those of a group together at the place of its first one.
fn grouped(tools: Vec<LegacyDynamicToolSpec>) -> Vec<DynamicToolSpec> {
    let mut specs: Vec<DynamicToolSpec> = Vec::new();
    for tool in tools {
        let LegacyDynamicToolSpec { namespace, name, description, input_schema, defer_loading } =
            tool;
        let Some(group) = namespace else {
            specs.push(DynamicToolSpec::Function {
                description,
                input_schema,
                name,
                defer_loading,
            });
            continue;
        };
        let tool =
            DynamicToolNamespaceTool::Function { description, input_schema, name, defer_loading };
        let known = specs.iter_mut().find_map(|spec| match spec {
            DynamicToolSpec::Namespace { name, tools, .. } if *name == group => Some(tools),
            _ => None,
        });
        match known {
            Some(tools) => tools.push(tool),
            None => specs.push(DynamicToolSpec::Namespace {
                description: format!("Tools in the `{group}` namespace."),
                name: group,
                tools: vec![tool],
            }),
        }
    }
    specs
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tools(json: Value) -> Result<Option<Vec<DynamicToolSpec>>, String> {
        read(json).map_err(|error| error.to_string())
    }

    #[test]
    fn tools_without_a_type_are_put_into_the_groups_that_they_name() {
        let tool = |name: &str, group: Value| json!({ "name": name, "description": "d", "inputSchema": {}, "namespace": group });
        let legacy = json!([tool("a", json!("g")), tool("b", json!(null)), tool("c", json!("g"))]);
        let member = |name: &str| json!({ "type": "function", "name": name, "description": "d", "inputSchema": {} });
        let canonical = json!([
            { "type": "namespace", "name": "g", "description": "Tools in the `g` namespace.", "tools": [member("a"), member("c")] },
            member("b"),
        ]);
        assert_eq!(tools(legacy), tools(canonical));
        assert_eq!(tools(json!(null)), Ok(None));
    }

    #[test]
    fn forms_are_not_mixed() {
        let mixed = "dynamic tools must use either canonical or legacy format consistently";
        for wrong in [
            json!([{ "type": "function", "name": "a", "description": "d", "inputSchema": {} }, { "name": "b", "description": "d", "inputSchema": {} }]),
            json!([{ "type": "function", "name": "a", "description": "d", "inputSchema": {}, "namespace": "g" }]),
            json!([{ "type": "namespace", "name": "g", "description": "d", "tools": [{ "name": "b", "description": "d", "inputSchema": {} }] }]),
        ] {
            assert_eq!(tools(wrong), Err(mixed.to_owned()));
        }
        let error = tools(json!(["x"])).unwrap_err();
        assert_eq!(error, "invalid type: string \"x\", expected struct LegacyDynamicToolSpec");
    }
}
