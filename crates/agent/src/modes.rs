//! Modes of working together, and work that goes on by itself.

use indexmap::IndexMap;
use turnhost_ports::HistoryItem;
use turnhost_protocol::{
    AdditionalContextEntry, AdditionalContextKind, FunctionCallOutput, ModeKind, ResponseItem,
    ThreadGoal,
};

use crate::context::{message, text};

/// The namespace of texts that a client hands on without vouching for them.
const UNTRUSTED_NAMESPACE: &str = "agent";

/// Returns the instructions of a mode, for clients that bring none of their own.
pub fn mode_instructions(mode: ModeKind) -> &'static str {
    match mode {
        ModeKind::Plan => include_str!("../prompts/plan_mode.md"),
        ModeKind::Default => include_str!("../prompts/default_mode.md"),
    }
}

/// Returns what the model is told when the thread goes on with its goal by itself.
pub fn goal_continuation(goal: &ThreadGoal) -> HistoryItem {
    let budget = match goal.token_budget {
        Some(budget) => format!("{} of {budget}", goal.tokens_used),
        None => goal.tokens_used.to_string(),
    };
    let words = format!(
        "<goal_context>\n{}\n<objective>\n{}\n</objective>\nTokens used: {budget}\n</goal_context>",
        include_str!("../prompts/goal.md"),
        goal.objective,
    );
    message("user", vec![text(&words)])
}

/// Returns texts of the client's program for the model. What the program does not vouch for is
/// no message of anybody, but something that was looked up.
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
