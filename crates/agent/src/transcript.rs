//! A thread's history as text, for a model that judges it from outside.

use turnhost_ports::HistoryItem;
use turnhost_protocol::{ContentItem, FunctionCallOutputBody, ResponseItem};

use crate::tool_output::head_and_tail;

/// 8 KiB: the most of one message. Longer ones keep their beginning and end.
const MESSAGE_BYTES: usize = 8 << 10;

/// 2 KiB: the most of the input or the output of one tool call.
const TOOL_BYTES: usize = 2 << 10;

/// 96 KiB: the most of a whole transcript, some 24,000 tokens. The oldest entries give way, those
/// of the user last.
const TRANSCRIPT_BYTES: usize = 96 << 10;

/// Beginnings of messages that describe the surroundings, not the conversation.
const SURROUNDINGS: [&str; 5] = [
    "<collaboration_mode>",
    "<environment_context>",
    "<permissions instructions>",
    "<skills_instructions>",
    "<tools>",
];

/// An entry: the party that speaks, and its words.
struct Entry {
    is_users: bool,
    /// Set for words of the user, which a part begins with.
    begins: bool,
    text: String,
}

/// Returns the conversation that a history holds, the newest entries last, in parts that begin with
/// the user's words each: what was sent once stays unchanged when more follows. There is at least one.
pub(crate) fn transcript(history: &[HistoryItem]) -> Vec<String> {
    let parsed: Vec<ResponseItem> = history.iter().filter_map(|item| item.parse().ok()).collect();
    // The base instructions come before everything that anybody said.
    let begin = parsed.iter().position(|item| !is_developers(item)).unwrap_or(parsed.len());
    let entries: Vec<Entry> = parsed.iter().skip(begin).filter_map(entry).collect();
    let mut left = TRANSCRIPT_BYTES;
    let mut kept = vec![false; entries.len()];
    for wants_users in [true, false] {
        for (entry, kept) in entries.iter().zip(&mut kept).rev() {
            if entry.is_users == wants_users
                && let Some(rest) = left.checked_sub(entry.text.len())
            {
                (left, *kept) = (rest, true);
            }
        }
    }
    let mut parts = vec![String::new()];
    for (entry, _) in entries.iter().zip(kept).filter(|(_, kept)| *kept) {
        match parts.last_mut() {
            Some(part) if part.is_empty() => part.push_str(&entry.text),
            Some(part) if !entry.begins => part.extend(["\n\n", &entry.text]),
            _ => parts.push(entry.text.clone()),
        }
    }
    parts
}

fn is_developers(item: &ResponseItem) -> bool {
    matches!(item, ResponseItem::Message(message) if message.role == "developer")
}

fn entry(item: &ResponseItem) -> Option<Entry> {
    let of_tool = |label: String, text: &str| Entry {
        is_users: false,
        begins: false,
        text: format!("{label}: {}", head_and_tail(text, TOOL_BYTES)),
    };
    match item {
        ResponseItem::Message(message) => {
            let text = texts(&message.content);
            let is_said = !text.is_empty() && !SURROUNDINGS.iter().any(|it| text.starts_with(it));
            is_said.then(|| Entry {
                is_users: message.role != "assistant",
                begins: message.role == "user",
                text: format!("{}: {}", message.role, head_and_tail(&text, MESSAGE_BYTES)),
            })
        }
        ResponseItem::FunctionCall(call) => {
            Some(of_tool(format!("tool call {}", call.name), &call.arguments))
        }
        ResponseItem::CustomToolCall(call) => {
            Some(of_tool(format!("tool call {}", call.name), &call.input))
        }
        ResponseItem::FunctionCallOutput(output) => {
            Some(of_tool("tool output".to_owned(), &body(&output.output)))
        }
        ResponseItem::CustomToolCallOutput(output) => {
            Some(of_tool("tool output".to_owned(), &body(&output.output)))
        }
        _ => None,
    }
}

fn texts(content: &[ContentItem]) -> String {
    let text = |item: &ContentItem| match item {
        ContentItem::InputText { text } | ContentItem::OutputText { text, .. } => text.clone(),
        ContentItem::InputImage { .. } => "[image]".to_owned(),
        ContentItem::InputAudio { .. } => "[audio]".to_owned(),
    };
    content.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn body(output: &FunctionCallOutputBody) -> String {
    match output {
        FunctionCallOutputBody::Text(text) => text.clone(),
        FunctionCallOutputBody::Content(_) => "[content]".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{message, text};

    #[test]
    fn what_was_said_is_told_and_what_describes_the_surroundings_is_not() {
        let history = [
            message("developer", vec![text("base")]),
            message("user", vec![text("<environment_context>x")]),
            message("user", vec![text("do it")]),
            message("developer", vec![text("<permissions instructions>x")]),
            message("developer", vec![text("the user approved")]),
        ];
        assert_eq!(transcript(&history), ["user: do it\n\ndeveloper: the user approved"]);
    }

    #[test]
    fn a_part_stays_as_it_was_when_the_conversation_goes_on() {
        let mut history =
            vec![message("user", vec![text("one")]), message("assistant", vec![text("two")])];
        assert_eq!(transcript(&history), ["user: one\n\nassistant: two"]);
        history.push(message("user", vec![text("three")]));
        assert_eq!(transcript(&history), ["user: one\n\nassistant: two", "user: three"]);
        assert_eq!(transcript(&[]), [""]);
    }

    #[test]
    fn the_users_words_outlast_the_rest() {
        let mut history = vec![message("user", vec![text("the task")])];
        let long = "x".repeat(MESSAGE_BYTES);
        history.extend((0..20).map(|_| message("assistant", vec![text(&long)])));
        history.push(message("assistant", vec![text("the end")]));
        let told = transcript(&history).concat();
        assert!(told.len() <= TRANSCRIPT_BYTES + 100, "{}", told.len());
        assert!(told.starts_with("user: the task") && told.ends_with("assistant: the end"));
    }
}
