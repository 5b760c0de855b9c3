//! The arguments of calls, read as orders to agents.

use std::str::FromStr as _;
use std::time::Duration;

use serde::Deserialize;
use turnhost_base::ThreadId;
use turnhost_protocol::{CollabAgentTool, MediaSource, ReasoningEffort, UserInput};

use super::{AgentCall, History, Kind, Shown};
use crate::sub_agents::{AgentOrder, Manner, SpawnOrder};
use crate::tools::arguments::{self, Count};

/// The wait if the model names none.
const DEFAULT_WAIT: Duration = Duration::from_secs(30);
/// The shortest wait: a model that asks more often than this only pays for asking.
const MIN_WAIT: Duration = Duration::from_secs(10);
/// The longest wait.
const MAX_WAIT: Duration = Duration::from_hours(1);

/// 64 KiB: the longest text for an agent. More belongs into a file that the agent reads.
const MAX_INPUT_BYTES: usize = 64 << 10;

/// 16: the agents that one wait names at most, more than there can be by default.
const MAX_TARGETS: usize = 16;

#[derive(Deserialize)]
struct SpawnArguments {
    message: Option<String>,
    items: Option<Vec<Part>>,
    #[serde(default)]
    fork_context: bool,
    model: Option<String>,
    reasoning_effort: Option<ReasoningEffort>,
    agent_type: Option<String>,
}

/// The only type of agents; a model that names it says what holds anyway.
const AGENT_TYPE: &str = "default";

#[derive(Deserialize)]
struct SendArguments {
    target: String,
    message: Option<String>,
    items: Option<Vec<Part>>,
    #[serde(default)]
    interrupt: bool,
}

#[derive(Deserialize)]
struct WaitArguments {
    #[serde(default)]
    targets: Vec<String>,
    timeout_ms: Option<Count>,
}

#[derive(Deserialize)]
struct TargetArguments {
    #[serde(alias = "id")]
    target: String,
}

/// A part of a message to an agent.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Part {
    Text { text: String },
    Image { image_url: String },
    LocalImage { path: String },
    Skill { name: String, path: String },
    Mention { name: String, path: String },
}

impl Part {
    fn into_input(self) -> UserInput {
        match self {
            Self::Text { text } => UserInput::Text { text, text_elements: Vec::new() },
            Self::Image { image_url: url } => {
                UserInput::Image { source: MediaSource::Url { url }, detail: None }
            }
            Self::LocalImage { path } => UserInput::LocalImage { path, detail: None },
            Self::Skill { name, path } => UserInput::Skill { name, path },
            Self::Mention { name, path } => UserInput::Mention { name, path },
        }
    }
}

/// Returns the message to an agent, for the model and for people. The error goes to the model.
fn agent_message(
    message: Option<String>,
    items: Option<Vec<Part>>,
) -> Result<(Vec<UserInput>, String), String> {
    let input: Vec<UserInput> = match (message, items) {
        (Some(_), Some(_)) => return Err("Provide either message or items, but not both".into()),
        (None, None) => return Err("Provide one of: message or items".into()),
        (Some(text), None) => vec![UserInput::Text { text, text_elements: Vec::new() }],
        (None, Some(items)) => items.into_iter().map(Part::into_input).collect(),
    };
    let shown = input.iter().map(|part| match part {
        UserInput::Text { text, .. } => text.clone(),
        UserInput::Skill { name, .. } | UserInput::Mention { name, .. } => format!("${name}"),
        _ => "[image]".to_owned(),
    });
    let shown = shown.collect::<Vec<_>>().join("\n");
    if shown.trim().is_empty() {
        return Err("Empty message can't be sent to an agent".into());
    }
    if shown.len() > MAX_INPUT_BYTES {
        return Err(format!(
            "the message is over the limit of {} KiB: write it into a file and name the file",
            MAX_INPUT_BYTES >> 10
        ));
    }
    Ok((input, shown))
}

fn agent_id(text: &str) -> Result<ThreadId, String> {
    ThreadId::from_str(text).map_err(|error| format!("invalid agent id {text}: {error}"))
}

impl Kind {
    /// Makes a call of its arguments. The error goes to the model.
    pub(super) fn call(self, text: &str) -> Result<AgentCall, String> {
        match self {
            Self::Spawn => spawn(text),
            Self::Send => send(text),
            Self::Wait => wait(text),
            Self::Close => {
                let agent = target(text)?;
                Ok(call(CollabAgentTool::CloseAgent, AgentOrder::Close(agent), vec![agent]))
            }
            Self::Resume => {
                let agent = target(text)?;
                Ok(call(CollabAgentTool::ResumeAgent, AgentOrder::Resume(agent), vec![agent]))
            }
            Self::List => Ok(call(CollabAgentTool::ListAgents, AgentOrder::List, Vec::new())),
        }
    }
}

fn call(tool: CollabAgentTool, order: AgentOrder, receivers: Vec<ThreadId>) -> AgentCall {
    let shown = Shown { tool, receivers, prompt: None, model: None, effort: None };
    AgentCall::new(shown, order, History::None)
}

fn target(text: &str) -> Result<ThreadId, String> {
    let TargetArguments { target } = arguments::parse(text)?;
    agent_id(&target)
}

fn spawn(text: &str) -> Result<AgentCall, String> {
    let SpawnArguments { message, items, fork_context, model, reasoning_effort, agent_type } =
        arguments::parse(text)?;
    if let Some(other) = agent_type.filter(|name| name != AGENT_TYPE) {
        return Err(format!("unknown agent_type '{other}'"));
    }
    let (input, prompt) = agent_message(message, items)?;
    let model = model.filter(|model| !model.trim().is_empty());
    let shown = Shown {
        tool: CollabAgentTool::SpawnAgent,
        receivers: Vec::new(),
        prompt: Some(prompt),
        // As the reference has them before the agent is there.
        model: Some(model.clone().unwrap_or_default()),
        effort: reasoning_effort.clone().or(ReasoningEffort::new("medium")),
    };
    let order = SpawnOrder { input, model, effort: reasoning_effort, history: Vec::new() };
    let history = if fork_context { History::Fork } else { History::None };
    Ok(AgentCall::new(shown, AgentOrder::Spawn(Box::new(order)), history))
}

fn send(text: &str) -> Result<AgentCall, String> {
    let SendArguments { target, message, items, interrupt } = arguments::parse(text)?;
    let agent = agent_id(&target)?;
    let (input, prompt) = agent_message(message, items)?;
    let manner = if interrupt { Manner::Interrupt } else { Manner::Join };
    let shown = Shown {
        tool: CollabAgentTool::SendInput,
        receivers: vec![agent],
        prompt: Some(prompt),
        model: None,
        effort: None,
    };
    Ok(AgentCall::new(shown, AgentOrder::Send { agent, input, manner }, History::None))
}

fn wait(text: &str) -> Result<AgentCall, String> {
    let WaitArguments { targets, timeout_ms } = arguments::parse(text)?;
    if targets.is_empty() {
        return Err("agent ids must be non-empty".to_owned());
    }
    if targets.len() > MAX_TARGETS {
        return Err(format!("too many agents: name at most {MAX_TARGETS}"));
    }
    let agents: Vec<_> = targets.iter().map(|id| agent_id(id)).collect::<Result<_, _>>()?;
    let wanted = timeout_ms.map(|millis| Duration::from_millis(millis.to_u64()));
    let timeout = wanted.unwrap_or(DEFAULT_WAIT).clamp(MIN_WAIT, MAX_WAIT);
    let order = AgentOrder::Wait { agents: agents.clone(), timeout };
    Ok(call(CollabAgentTool::Wait, order, agents))
}
