//! The history of a request as messages of a system, a user and an assistant.
//!
//! Chat Completions and Messages have messages with parts where the Responses API has items. Both
//! want an output for each call, right after it, and messages of one role joined; [`messages`]
//! ensures that for every history.

use turnhost_ports::HistoryItem;
use turnhost_protocol::{
    AgentMessageInputContent, ContentItem, FunctionCallOutput, FunctionCallOutputBody,
    FunctionCallOutputContentItem, ModelImage, ReasoningItemContent, ReasoningItemReasoningSummary,
    ResponseItem, ResponseMessage, ResponseReasoning,
};

use crate::flat_tools::flat_name;

/// The speaker of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The author of the set-up: `developer` and `system` messages.
    System,
    /// The user, and the tools.
    User,
    /// The model.
    Assistant,
}

/// A piece of a message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// An image by its URL, which may be a data URL.
    Image(String),
    Thought {
        text: String,
        /// The form that only its provider can read.
        sealed: Option<String>,
    },
    Call {
        id: String,
        name: String,
        /// JSON text.
        arguments: String,
        /// Data that its provider wants back with it.
        sealed: Option<String>,
    },
    Output {
        call: String,
        /// Texts and images.
        parts: Vec<Part>,
    },
}

/// Everything that one role says until another speaks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) role: Role,
    pub(crate) parts: Vec<Part>,
}

/// Output for a call that has none in the history.
const NO_OUTPUT: &str = "(there is no output)";

/// Returns the messages of a history.
pub(crate) fn messages(input: &[HistoryItem]) -> Vec<Message> {
    let mut history = History::default();
    for item in input {
        // An item that is no item of the Responses API means nothing to other APIs either.
        if let Ok(item) = item.parse() {
            history.add(item);
        }
    }
    history.close_calls();
    history.messages
}

#[derive(Default)]
struct History {
    messages: Vec<Message>,
    /// The calls of the last assistant message that have no output yet.
    open: Vec<String>,
}

impl History {
    fn add(&mut self, item: ResponseItem) {
        match item {
            ResponseItem::Message(message) => self.message(message),
            ResponseItem::Reasoning(thought) => self.push(Role::Assistant, reasoning(thought)),
            ResponseItem::FunctionCall(call) => {
                let name = flat_name(call.namespace.as_deref(), &call.name);
                self.call(call.call_id, name, call.arguments, call.encrypted_content);
            }
            ResponseItem::CustomToolCall(call) => {
                let name = flat_name(call.namespace.as_deref(), &call.name);
                let arguments = serde_json::json!({ "input": call.input }).to_string();
                self.call(call.call_id, name, arguments, call.encrypted_content);
            }
            ResponseItem::FunctionCallOutput(output) => self.function_output(output),
            ResponseItem::CustomToolCallOutput(output) => {
                self.output(output.call_id, body_parts(output.output));
            }
            ResponseItem::AgentMessage(message) => {
                for part in message.content {
                    if let AgentMessageInputContent::InputText { text } = part {
                        self.push(Role::User, Part::Text(text));
                    }
                }
            }
            // Records of what another API's provider did.
            _ => {}
        }
    }

    fn message(&mut self, message: ResponseMessage) {
        let role = match &*message.role {
            "assistant" => Role::Assistant,
            "developer" | "system" => Role::System,
            _ => Role::User,
        };
        for part in message.content {
            match part {
                ContentItem::InputText { text } | ContentItem::OutputText { text, .. } => {
                    self.push(role, Part::Text(text));
                }
                ContentItem::InputImage { source: ModelImage::Url { image_url }, .. } => {
                    self.push(role, Part::Image(image_url));
                }
                // Files and recordings of another provider.
                ContentItem::InputImage { .. } | ContentItem::InputAudio { .. } => {}
            }
        }
    }

    fn call(&mut self, id: String, name: String, arguments: String, sealed: Option<String>) {
        self.open.push(id.clone());
        self.push(Role::Assistant, Part::Call { id, name, arguments, sealed });
    }

    fn function_output(&mut self, output: FunctionCallOutput) {
        let parts = body_parts(output.output);
        if let Some(call) = output.call_id {
            return self.output(call, parts);
        }
        // Context under the name of a tool that was not called.
        if let Some(name) = output.name {
            self.push(Role::User, Part::Text(format!("{name}:")));
        }
        self.push_all(parts);
    }

    /// Adds a message of the user, or one without an author.
    fn push_all(&mut self, parts: Vec<Part>) {
        for part in parts {
            self.push(Role::User, part);
        }
    }

    fn output(&mut self, call: String, parts: Vec<Part>) {
        match self.open.iter().position(|open| *open == call) {
            Some(index) => {
                self.open.remove(index);
                self.raw_push(Role::User, Part::Output { call, parts });
            }
            None => self.push_all(parts),
        }
    }

    /// Adds a part. Anything but a part of the assistant ends the wait for outputs.
    fn push(&mut self, role: Role, part: Part) {
        if role != Role::Assistant {
            self.close_calls();
        }
        self.raw_push(role, part);
    }

    fn raw_push(&mut self, role: Role, part: Part) {
        match self.messages.last_mut() {
            Some(last) if last.role == role => last.parts.push(part),
            _ => self.messages.push(Message { role, parts: vec![part] }),
        }
    }

    fn close_calls(&mut self) {
        for call in std::mem::take(&mut self.open) {
            let parts = vec![Part::Text(NO_OUTPUT.to_owned())];
            self.raw_push(Role::User, Part::Output { call, parts });
        }
    }
}

fn reasoning(thought: ResponseReasoning) -> Part {
    let content = thought.content.unwrap_or_default().into_iter().map(|part| match part {
        ReasoningItemContent::ReasoningText { text } | ReasoningItemContent::Text { text } => text,
    });
    let mut texts: Vec<_> = content.collect();
    if texts.is_empty() {
        texts.extend(thought.summary.into_iter().map(|part| match part {
            ReasoningItemReasoningSummary::SummaryText { text } => text,
        }));
    }
    Part::Thought { text: texts.join("\n\n"), sealed: thought.encrypted_content }
}

fn body_parts(body: FunctionCallOutputBody) -> Vec<Part> {
    let parts = match body {
        FunctionCallOutputBody::Text(text) => return vec![Part::Text(text)],
        FunctionCallOutputBody::Content(parts) => parts,
    };
    let part = |part| match part {
        FunctionCallOutputContentItem::InputText { text } => Some(Part::Text(text)),
        FunctionCallOutputContentItem::InputImage {
            source: ModelImage::Url { image_url }, ..
        } => Some(Part::Image(image_url)),
        _ => None,
    };
    parts.into_iter().filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(items: &[&str]) -> Vec<Message> {
        let items: Vec<_> =
            items.iter().map(|json| HistoryItem::from_json((*json).to_owned()).unwrap()).collect();
        messages(&items)
    }

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    #[test]
    fn messages_of_one_role_are_joined() {
        let read = read(&[
            r#"{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"}]}"#,
            r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"b"}]}"#,
            r#"{"type":"message","role":"user","content":[{"type":"input_text","text":"c"},{"type":"input_image","image_url":"data:x"}]}"#,
            r#"{"type":"later"}"#,
        ]);
        assert_eq!(
            read,
            [
                Message { role: Role::System, parts: vec![text("a")] },
                Message {
                    role: Role::User,
                    parts: vec![text("b"), text("c"), Part::Image("data:x".to_owned())]
                },
            ]
        );
    }

    #[test]
    fn each_call_has_one_output_right_after_it() {
        let call = |id: &str| {
            format!(r#"{{"type":"function_call","call_id":"{id}","name":"f","arguments":"{{}}"}}"#)
        };
        let read = read(&[
            &call("a"),
            &call("b"),
            r#"{"type":"function_call_output","call_id":"b","output":"B"}"#,
            r#"{"type":"function_call_output","call_id":"c","output":"C"}"#,
            &call("d"),
        ]);
        let made = |id: &str| Part::Call {
            id: id.to_owned(),
            name: "f".to_owned(),
            arguments: "{}".to_owned(),
            sealed: None,
        };
        let output =
            |call: &str, body| Part::Output { call: call.to_owned(), parts: vec![text(body)] };
        assert_eq!(
            read,
            [
                Message { role: Role::Assistant, parts: vec![made("a"), made("b")] },
                Message {
                    role: Role::User,
                    parts: vec![output("b", "B"), output("a", NO_OUTPUT), text("C")]
                },
                Message { role: Role::Assistant, parts: vec![made("d")] },
                Message { role: Role::User, parts: vec![output("d", NO_OUTPUT)] },
            ]
        );
    }
}
