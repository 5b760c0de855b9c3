//! Tools for providers that know functions only.
//!
//! A group's tools are offered as `GROUP__NAME`, and a tool with freeform input as a function that
//! takes the text as `input`. [`FlatTools`] finds the way back when they are called.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use turnhost_ports::ToolSpec;

/// 64: the longest name of a function that Chat Completions and Messages take.
const MAX_NAME_BYTES: usize = 64;

/// A tool as a function.
#[derive(Debug, Default)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) description: String,
    /// The JSON Schema of its arguments.
    pub(crate) parameters: Value,
}

/// The names of tools that are offered in another form than their own.
#[derive(Debug, Default)]
pub(crate) struct FlatTools {
    /// The names that functions were offered under.
    offered: Vec<String>,
    freeform: Vec<String>,
    /// The offered name of a group's tool, to the group and its own name.
    grouped: BTreeMap<String, (String, String)>,
}

impl FlatTools {
    /// Returns `true` if the function with this name is a tool with freeform input.
    pub(crate) fn is_freeform(&self, name: &str) -> bool {
        self.freeform.iter().any(|known| known == name)
    }

    /// Returns the group and the own name of the tool that was offered as `name`.
    pub(crate) fn own_name(&self, name: &str) -> Option<(&str, &str)> {
        self.grouped.get(name).map(|(group, name)| (&**group, &**name))
    }

    /// Returns `true` if a function was offered under this name.
    pub(crate) fn offers(&self, name: &str) -> bool {
        self.offered.iter().any(|offered| offered == name)
    }

    /// Returns the name that a call means which names no function that was offered: one with marks
    /// of the model's template behind it (`exec_command<|channel|>commentary`), or with the name of
    /// a group before it (`functions.exec_command`).
    pub(crate) fn meant(&self, name: &str) -> Option<&str> {
        let name = name.split("<|").next().unwrap_or(name).trim();
        let own = name.rsplit(['.', ':', '/']).next().unwrap_or(name);
        let found = |meant: &str| self.offered.iter().find(|offered| *offered == meant);
        found(name).or_else(|| found(own)).map(String::as_str)
    }

    /// Reads how `tools` are called when they are offered as functions.
    pub(crate) fn of(tools: &[ToolSpec]) -> Self {
        let offered = functions(tools).into_iter().map(|function| function.name).collect();
        let mut flat = Self { offered, ..Self::default() };
        for tool in tools {
            let Ok(tool) = serde_json::from_str::<Tool<'_>>(tool.json.get()) else { continue };
            match &*tool.kind {
                "custom" => flat.freeform.push(tool.name),
                "namespace" => {
                    for member in &tool.tools {
                        let Some(own) = function_of(member).map(|it| it.name) else { continue };
                        let offered = flat_name(Some(&tool.name), &own);
                        flat.grouped.insert(offered, (tool.name.clone(), own));
                    }
                }
                _ => {}
            }
        }
        flat
    }
}

/// Returns the functions that stand for `tools`. Tools that only a provider can run have none.
pub(crate) fn functions(tools: &[ToolSpec]) -> Vec<Function> {
    let mut functions = Vec::new();
    for spec in tools {
        let Ok(tool) = serde_json::from_str::<Tool<'_>>(spec.json.get()) else { continue };
        match &*tool.kind {
            "function" => functions.extend(function_of(&spec.json)),
            "custom" => functions.push(freeform(tool)),
            "namespace" => {
                let members = tool.tools.iter().filter_map(|member| function_of(member));
                functions.extend(members.map(|member| Function {
                    name: flat_name(Some(&tool.name), &member.name),
                    ..member
                }));
            }
            _ => {}
        }
    }
    functions
}

/// Returns the name that a tool is offered under. One that is too long is cut, and a hash of
/// the whole name makes it unique.
pub(crate) fn flat_name(group: Option<&str>, name: &str) -> String {
    let whole = group.map_or_else(|| name.to_owned(), |group| format!("{group}__{name}"));
    if whole.len() <= MAX_NAME_BYTES {
        return whole;
    }
    // The same in each process of a build, as names in a history must stay the same.
    let mut hasher = DefaultHasher::new();
    whole.hash(&mut hasher);
    let hash = format!("_{:016x}", hasher.finish());
    let end = whole.floor_char_boundary(MAX_NAME_BYTES - hash.len());
    format!("{}{hash}", &whole[..end])
}

fn freeform(tool: Tool<'_>) -> Function {
    let grammar = tool
        .format
        .and_then(|format| format.definition)
        .map(|grammar| format!("\n\n`input` is text of this grammar:\n{grammar}"));
    Function {
        name: tool.name,
        description: tool.description + &grammar.unwrap_or_default(),
        parameters: json!({
            "type": "object",
            "properties": {"input": {"type": "string"}},
            "required": ["input"],
            "additionalProperties": false,
        }),
    }
}

fn function_of(tool: &RawValue) -> Option<Function> {
    let tool: Tool<'_> = serde_json::from_str(tool.get()).ok()?;
    let schema = tool.parameters.or(tool.input_schema);
    let parameters = schema.and_then(|schema| serde_json::from_str(schema.get()).ok());
    Some(Function {
        name: tool.name,
        description: tool.description,
        parameters: parameters.unwrap_or_else(|| json!({"type": "object", "properties": {}})),
    })
}

#[derive(Deserialize)]
struct Tool<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(borrow)]
    parameters: Option<&'a RawValue>,
    #[serde(borrow)]
    input_schema: Option<&'a RawValue>,
    format: Option<Format>,
    #[serde(borrow, default)]
    tools: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Format {
    definition: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_more_around_it_is_found() {
        let offered = ["exec_command", "a.b"].map(String::from).to_vec();
        let tools = FlatTools { offered, ..FlatTools::default() };
        for name in [
            "exec_command",
            " exec_command\n",
            "functions.exec_command",
            "exec_command<|channel|>commentary",
            "default_api:exec_command",
        ] {
            assert_eq!(tools.meant(name), Some("exec_command"), "{name}");
        }
        assert_eq!(tools.meant("a.b"), Some("a.b"));
        assert_eq!(tools.meant("exec"), None);
    }

    #[test]
    fn long_names_stay_unique_and_lead_back() {
        let (a, b) = (flat_name(Some("g"), &"a".repeat(80)), flat_name(Some("g"), &"a".repeat(81)));
        assert_eq!((a.len(), b.len()), (MAX_NAME_BYTES, MAX_NAME_BYTES));
        assert_ne!(a, b);
        let name = "n".repeat(70);
        let group = json!({"type": "namespace", "name": "g", "tools": [{"type": "function", "name": name}]});
        let spec = ToolSpec {
            name: "g".into(),
            json: RawValue::from_string(group.to_string()).unwrap().into(),
        };
        let flat = FlatTools::of(std::slice::from_ref(&spec));
        let offered = functions(&[spec]).remove(0).name;
        assert_eq!(flat.own_name(&offered), Some(("g", &*name)));
    }
}
