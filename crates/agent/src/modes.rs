//! Modes of working together, and work that continues by itself.

use indexmap::IndexMap;
use serde_json::json;
use turnhost_base::ThreadId;
use turnhost_ports::HistoryItem;
use turnhost_protocol::{
    AdditionalContextEntry, AdditionalContextKind, FunctionCallOutput, ModeKind, ResponseItem,
    ThreadGoal,
};

use crate::context::{message, text};
use crate::sub_agents::AgentStatus;

/// The namespace of texts that a client hands on without vouching for them.
const UNTRUSTED_NAMESPACE: &str = "agent";

/// Returns the instructions of a mode, for clients that bring none of their own.
pub fn mode_instructions(mode: ModeKind) -> &'static str {
    match mode {
        ModeKind::Plan => include_str!("../prompts/plan_mode.md"),
        ModeKind::Default => include_str!("../prompts/default_mode.md"),
    }
}

/// Returns the input with which the thread continues its goal without the user: the text of the
/// goal, which it gets once, and a request to continue. The text is marked as looked up,
/// not as a user's message, since the thread's own agent may have written it.
pub fn goal_continuation(goal: &ThreadGoal) -> (Option<HistoryItem>, HistoryItem) {
    let budget = match goal.token_budget {
        Some(budget) => format!("{} of {budget}", goal.tokens_used),
        None => goal.tokens_used.to_string(),
    };
    let words = format!(
        "<goal_context>\n{}\nTokens used: {budget}\n</goal_context>",
        include_str!("../prompts/goal.md"),
    );
    let objective =
        FunctionCallOutput { output: goal.objective.clone().into(), ..Default::default() };
    let objective = HistoryItem::encode(&ResponseItem::FunctionCallOutput(objective)).ok();
    (objective, message("user", vec![text(&words)]))
}

/// Characters of a user's message that a title is made of.
const TITLED_CHARS: usize = 2_000;

/// Characters of a title at most.
const TITLE_CHARS: usize = 80;

/// Returns what the model is asked for a thread's title: the user's first words.
pub fn title_request(words: &str) -> Vec<HistoryItem> {
    let words: String = words.chars().take(TITLED_CHARS).collect();
    let request = include_str!("../prompts/title.md").trim_end();
    vec![message("developer", vec![text(request)]), message("user", vec![text(&words)])]
}

/// Returns the title in a model's answer; `None` if there is none.
pub fn title(answer: &str) -> Option<String> {
    let line = answer.lines().map(str::trim).find(|line| !line.is_empty())?;
    let quotes = ['"', '\'', '`', '“', '”', '«', '»', '#', '*', ' '];
    let line = line.trim_matches(quotes).trim_end_matches('.');
    let title: String = line.chars().filter(|it| !it.is_control()).take(TITLE_CHARS).collect();
    let title = title.trim().to_owned();
    (!title.is_empty()).then_some(title)
}

/// Returns texts of the client's program for the model. What the program does not vouch for is
/// not a message of the user, but the result of a lookup.
pub fn additional_context(entries: &IndexMap<String, AdditionalContextEntry>) -> Vec<HistoryItem> {
    let item = |(key, entry): (&String, &AdditionalContextEntry)| {
        let AdditionalContextEntry { kind, value, name } = entry;
        let name = name.as_ref().unwrap_or(key);
        match kind {
            AdditionalContextKind::Application => {
                Some(message("developer", vec![text(&format!("<{name}>{value}</{name}>"))]))
            }
            AdditionalContextKind::Untrusted => {
                HistoryItem::encode(&ResponseItem::FunctionCallOutput(FunctionCallOutput {
                    output: value.clone().into(),
                    name: Some(name.clone()),
                    namespace: Some(UNTRUSTED_NAMESPACE.to_owned()),
                    ..Default::default()
                }))
                .ok()
            }
        }
    };
    entries.iter().filter_map(item).collect()
}

/// Returns a plan that the user approved, as the model is sent it.
pub fn approved_plan(markdown: String) -> Option<HistoryItem> {
    let output = FunctionCallOutput { output: markdown.into(), ..Default::default() };
    HistoryItem::encode(&ResponseItem::FunctionCallOutput(output)).ok()
}

/// Returns the message to a thread's model after an agent has finished.
pub fn agent_notice(agent: ThreadId, status: &AgentStatus) -> HistoryItem {
    let notice = json!({ "agent_path": agent.to_string(), "status": status.to_json() });
    let words = format!("<subagent_notification>\n{notice}\n</subagent_notification>");
    message("user", vec![text(&words)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_line_without_ornament() {
        assert_eq!(title("\n \"Fix the build.\" \nmore").as_deref(), Some("Fix the build"));
        assert_eq!(title("## Größe der Liste").as_deref(), Some("Größe der Liste"));
        assert_eq!(title(" \n\"\""), None);
        assert_eq!(title(&"x".repeat(200)).map(|it| it.len()), Some(TITLE_CHARS));
    }
}
