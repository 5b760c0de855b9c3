//! Tools: one type each, in one file a tool. Tools of one family (`agents`, `goals`,
//! `mcp_resources`) share a file and their [`ToolCall`]; those that look at files share
//! `lookups`. `arguments` and `permissions` parse what several of them take.
//!
//! A [`Tool`] has a [`ToolSpec`] for the model and makes a [`ToolCall`] of a call's input. A
//! `ToolCall` is a small state machine. [`ToolCall::begin`] checks what the call needs, which it
//! asks of `turnhost-policy`, and returns its [`Progress`]: it runs, it needs a client's answer,
//! or it is over. Events of the outside take it further.
//!
//! To add a tool: a file here with both types, and a line in [`BuiltIn::new`]. Tools that are
//! known only at run time (a client's, an MCP server's) implement the same trait.

mod agents;
mod apply_patch;
mod arguments;
mod client_tool;
mod exec_command;
mod goals;
mod grep;
mod list_dir;
mod lookups;
mod mcp_resources;
mod mcp_tool;
mod permissions;
mod read_file;
mod request_permissions;
mod request_user_input;
mod update_plan;
mod view_image;
mod write_stdin;

use std::sync::{Arc, LazyLock};

use serde_json::json;
use turnhost_ports::{McpOffer, ToolSpec};
use turnhost_protocol::WebSearchMode;
use turnhost_thread::{ModelFamily, TurnSettings};

use crate::family;
use crate::question::AwaitedRequest;
use crate::tool::{
    CallCx, Progress, Tool, ToolCall, ToolInput, function, function_json, spec, unsupported,
};

/// The tools of a turn.
pub(crate) struct Toolset {
    specs: Arc<[ToolSpec]>,
    tools: Vec<Arc<dyn Tool>>,
}

impl Toolset {
    fn new(tools: Vec<Arc<dyn Tool>>) -> Self {
        Self { specs: tools.iter().map(|tool| tool.spec().clone()).collect(), tools }
    }

    /// Returns the tools of a turn with these settings. The built-in ones are encoded once in the
    /// life of the process; those of MCP servers and of a client come behind them.
    pub(crate) fn for_turn(settings: &TurnSettings, mcp: &McpOffer) -> Arc<Self> {
        static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(BuiltIn::new);
        let built_in = BUILT_IN.for_turn(settings);
        let searches = searches_the_web(settings);
        let mcp_offers = !mcp.tools.is_empty() || mcp.has_resources;
        let asks = settings.request_permissions_tool || settings.exec_permission_approvals;
        let has_file_tools = has_file_tools(settings);
        let has_more = mcp_offers || asks || has_file_tools || searches;
        let withheld = withheld(settings);
        if settings.client_tools.is_empty() && !has_more && withheld.is_empty() {
            return Arc::clone(built_in);
        }
        let (mut specs, mut tools) = (built_in.specs.to_vec(), built_in.tools.clone());
        specs.retain(|spec| !withheld.contains(&&*spec.name));
        tools.retain(|tool| !withheld.contains(&&*tool.spec().name));
        if settings.exec_permission_approvals
            && let Some(at) = tools.iter().position(|tool| *tool.spec().name == *exec_command::NAME)
        {
            let tool: Arc<dyn Tool> = Arc::new(exec_command::ExecCommand::with_permissions());
            specs.splice(at..=at, [tool.spec().clone()]);
            tools.splice(at..=at, [tool]);
        }
        if mcp.has_resources {
            specs.extend(mcp_resources::tools().iter().map(|tool| tool.spec().clone()));
            tools.extend(mcp_resources::tools().iter().cloned());
        }
        if has_file_tools {
            for tool in &BUILT_IN.file_tools {
                specs.push(tool.spec().clone());
                tools.push(Arc::clone(tool));
            }
        }
        if settings.request_permissions_tool {
            let tool = request_permissions::RequestPermissions::new();
            specs.push(tool.spec().clone());
            tools.push(Arc::new(tool));
        }
        for (spec, members) in mcp_tool::groups(mcp) {
            specs.push(spec);
            tools.extend(members.into_iter().map(|it| -> Arc<dyn Tool> { Arc::new(it) }));
        }
        if searches {
            // The provider runs it; no call of it arrives here.
            let live = settings.web_search == Some(WebSearchMode::Live);
            let definition = json!({ "type": "web_search", "external_web_access": live });
            specs.push(spec("web_search", &definition));
        }
        for declared in &settings.client_tools {
            let (spec, members) = client_tool::client_tools(declared);
            specs.push(spec);
            tools.extend(members.into_iter().map(|it| -> Arc<dyn Tool> { Arc::new(it) }));
        }
        Arc::new(Self { specs: specs.into(), tools })
    }

    /// Returns the tools of a reviewer: those that read and run.
    pub(crate) fn for_review() -> Arc<Self> {
        static TOOLS: LazyLock<Arc<Toolset>> = LazyLock::new(|| {
            Arc::new(Toolset::new(vec![
                Arc::new(exec_command::ExecCommand::new()),
                Arc::new(write_stdin::WriteStdin::new()),
                Arc::new(view_image::ViewImage::new()),
            ]))
        });
        Arc::clone(&TOOLS)
    }

    /// Returns the definitions of all tools, in the order in which the model is sent them.
    pub(crate) fn specs(&self) -> Arc<[ToolSpec]> {
        Arc::clone(&self.specs)
    }

    /// Returns whether calls of this tool need a place where commands can run.
    pub(crate) fn needs_environment(&self, namespace: Option<&str>, name: &str) -> bool {
        let found = self.tools.iter().find(|tool| is_meant(&***tool, namespace, name));
        found.is_some_and(|tool| tool.needs_environment())
    }

    /// Makes a call of the tool with this name, in this group if one is named. The error goes to
    /// the model.
    pub(crate) fn call(
        &self,
        namespace: Option<&str>,
        name: &str,
        input: ToolInput<'_>,
    ) -> Result<Box<dyn ToolCall>, String> {
        match self.tools.iter().find(|tool| is_meant(&***tool, namespace, name)) {
            Some(tool) => tool.call(input),
            None => {
                Err(unsupported(&format!("{}{name}", namespace.unwrap_or_default()), input.form()))
            }
        }
    }
}

/// Compares a tool's name with a call's. A provider that knows no groups is offered the tools of
/// one as `GROUP__NAME`, and calls them so.
fn is_meant(tool: &dyn Tool, namespace: Option<&str>, name: &str) -> bool {
    let own = &*tool.spec().name;
    if tool.namespace() == namespace {
        return own == name;
    }
    let (None, Some(group)) = (namespace, tool.namespace()) else { return false };
    name.strip_prefix(group).and_then(|rest| rest.strip_prefix("__")) == Some(own)
}

/// The tools that every thread has.
struct BuiltIn {
    /// For models that were trained on the freeform `apply_patch` and on plans.
    trained: WithAgents,
    /// For all others, which get a function that takes the same text, and no tool that they do
    /// not need for the work itself.
    other: WithAgents,
    /// For models that do badly with a shell.
    file_tools: [Arc<dyn Tool>; 3],
}

/// The same tools, for threads that may have agents and for those that may not.
struct WithAgents {
    with: Arc<Toolset>,
    without: Arc<Toolset>,
}

impl WithAgents {
    fn new(tools: Vec<Arc<dyn Tool>>) -> Self {
        let without = Toolset::new(tools.clone());
        let (group, members) = agents::group();
        let specs = without.specs.iter().cloned().chain([group]).collect();
        let members = members.into_iter().map(|it| -> Arc<dyn Tool> { Arc::new(it) });
        let with = Toolset { specs, tools: tools.into_iter().chain(members).collect() };
        Self { with: Arc::new(with), without: Arc::new(without) }
    }
}

impl BuiltIn {
    fn new() -> Self {
        let exec_command: Arc<dyn Tool> = Arc::new(exec_command::ExecCommand::new());
        let write_stdin: Arc<dyn Tool> = Arc::new(write_stdin::WriteStdin::new());
        let view_image: Arc<dyn Tool> = Arc::new(view_image::ViewImage::new());
        let request_user_input: Arc<dyn Tool> =
            Arc::new(request_user_input::RequestUserInput::new());
        let trained = vec![
            Arc::clone(&exec_command),
            Arc::clone(&write_stdin),
            Arc::new(apply_patch::ApplyPatch::freeform()),
            Arc::clone(&view_image),
            Arc::new(update_plan::UpdatePlan::new()),
            Arc::clone(&request_user_input),
        ]
        .into_iter()
        .chain(goals::tools())
        .collect();
        let function = Arc::new(apply_patch::ApplyPatch::function());
        let mut other: Vec<Arc<dyn Tool>> =
            vec![exec_command, write_stdin, function, view_image, request_user_input];
        other.extend(goals::tools());
        let file_tools: [Arc<dyn Tool>; 3] = [
            Arc::new(read_file::ReadFile::new()),
            Arc::new(list_dir::ListDir::new()),
            Arc::new(grep::Grep::new()),
        ];
        let (trained, other) = (WithAgents::new(trained), WithAgents::new(other));
        Self { trained, other, file_tools }
    }

    fn for_turn(&self, settings: &TurnSettings) -> &Arc<Toolset> {
        let tools = match family::of(settings) {
            ModelFamily::Trained => &self.trained,
            ModelFamily::General | ModelFamily::Small => &self.other,
        };
        if settings.may_have_agents() { &tools.with } else { &tools.without }
    }
}

/// Returns the names of the built-in tools that the configuration withholds.
fn withheld(settings: &TurnSettings) -> Vec<&'static str> {
    let mut names = Vec::new();
    if settings.withheld.shell {
        names.extend([exec_command::NAME, write_stdin::NAME]);
    }
    if settings.withheld.goals {
        names.extend(goals::NAMES);
    }
    names
}

/// Returns `true` if the model gets tools for files: the user says so, or it does badly with a shell.
fn has_file_tools(settings: &TurnSettings) -> bool {
    settings.file_tools.unwrap_or_else(|| family::of(settings) == ModelFamily::Small)
}

/// Returns `true` for the provider that searches the web by itself, unless the user forbids it.
fn searches_the_web(settings: &TurnSettings) -> bool {
    settings.model_provider == "openai" && settings.web_search != Some(WebSearchMode::Disabled)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn settings(model: &str) -> TurnSettings {
        TurnSettings { model: model.into(), ..crate::tests::settings() }
    }

    fn names_and_types(model: &str) -> Vec<(String, String)> {
        let text = |value: &Value, key: &str| value[key].as_str().unwrap().to_owned();
        Toolset::for_turn(&settings(model), &McpOffer::default())
            .specs()
            .iter()
            .map(|tool| {
                let value: Value = serde_json::from_str(tool.json.get()).unwrap();
                assert_eq!(text(&value, "name"), *tool.name);
                (text(&value, "name"), text(&value, "type"))
            })
            .collect()
    }

    #[test]
    fn every_model_can_run_commands_and_change_files() {
        let tools = |model| Toolset::for_turn(&settings(model), &McpOffer::default());
        let type_of_patch = |model| {
            let tools = names_and_types(model);
            for name in ["exec_command", "write_stdin"] {
                assert!(tools.contains(&(name.to_owned(), "function".to_owned())), "{tools:?}");
            }
            tools.into_iter().find(|(name, _)| name == "apply_patch").map(|(_, kind)| kind)
        };
        assert_eq!(type_of_patch("mock-model").as_deref(), Some("function"));
        assert_eq!(type_of_patch("openai/gpt-5.5").as_deref(), Some("custom"));
        assert!(Arc::ptr_eq(&tools("a"), &tools("b")), "encoded once");
    }

    #[test]
    fn tools_for_files_are_offered_where_the_user_says_so() {
        let names = |model, file_tools| {
            let settings = TurnSettings { file_tools, ..settings(model) };
            let specs = Toolset::for_turn(&settings, &McpOffer::default()).specs();
            specs.iter().map(|tool| tool.name.to_string()).collect::<Vec<_>>()
        };
        let set = ["read_file", "list_dir", "grep"].map(String::from);
        assert!(!names("m", None).contains(&set[0]));
        assert!(names("m", Some(true)).ends_with(&set));
        assert!(names("llama3.2:3b", None).ends_with(&set));
        assert!(!names("llama3.2:3b", Some(false)).contains(&set[0]));
    }

    #[test]
    fn openai_is_offered_its_search_from_its_index_unless_the_user_says_otherwise() {
        let search = |provider: &str, web_search| {
            let settings = TurnSettings {
                model_provider: provider.into(),
                web_search,
                ..crate::tests::settings()
            };
            let specs = Toolset::for_turn(&settings, &McpOffer::default()).specs();
            let found = specs.iter().find(|tool| *tool.name == *"web_search");
            found.map(|tool| tool.json.get().contains(r#""external_web_access":true"#))
        };
        assert_eq!(search("openai", None), Some(false));
        assert_eq!(search("openai", Some(WebSearchMode::Live)), Some(true));
        assert_eq!(search("openai", Some(WebSearchMode::Disabled)), None);
        assert_eq!(search("ollama", Some(WebSearchMode::Live)), None);
    }

    #[test]
    fn a_call_that_no_tool_takes_is_told_to_the_model() {
        let tools = Toolset::for_turn(&settings("m"), &McpOffer::default());
        let error = |name, input| tools.call(None, name, input).err().unwrap();
        assert_eq!(error("none", ToolInput::Arguments("{}")), "unsupported call: none");
        let freeform = || ToolInput::Freeform(String::new());
        assert_eq!(error("none", freeform()), "unsupported custom tool call: none");
        let grouped = tools.call(Some("space"), "inner", ToolInput::Arguments("{}")).err();
        assert_eq!(grouped.unwrap(), "unsupported call: spaceinner");
        let typed = error("exec_command", freeform());
        assert_eq!(typed, "unsupported custom tool call: exec_command");
    }
}
