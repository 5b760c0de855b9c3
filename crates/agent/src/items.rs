//! Builders of wire items, errors and call outputs.

use turnhost_base::{ItemId, Millis};
use turnhost_protocol::{
    AgentMessageItem, CodexErrorInfo, ContentItem, CustomToolCallOutput, FileChangeItem,
    FileUpdateChange, FunctionCallOutput, FunctionCallOutputBody, ItemBody, MessagePhase,
    PatchApplyStatus, ReasoningItem, ReasoningItemContent, ReasoningItemReasoningSummary,
    ResponseItem, ResponseMessage, ResponseReasoning, ResponsesApiWebSearchAction, ThreadItem,
    TurnError, UserInput, UserMessageItem, WebSearchAction, WebSearchCall, WebSearchItem,
};

fn item(body: ItemBody, started_at: Millis, completed_at: Option<Millis>) -> ThreadItem {
    ThreadItem {
        body,
        started_at_ms: Some(started_at.0),
        completed_at_ms: completed_at.map(|at| at.0),
    }
}

/// Returns a complete item as it was when it began, for items that do not change meanwhile.
pub(crate) fn started(complete: &ThreadItem) -> ThreadItem {
    ThreadItem { completed_at_ms: None, ..complete.clone() }
}

pub(crate) fn user_message(
    id: ItemId,
    client_id: Option<String>,
    input: &[UserInput],
    now: Millis,
) -> ThreadItem {
    let body = ItemBody::UserMessage(UserMessageItem { id, content: input.to_vec(), client_id });
    item(body, now, Some(now))
}

pub(crate) fn agent_message(
    id: ItemId,
    text: String,
    phase: Option<MessagePhase>,
    started_at: Millis,
    completed_at: Option<Millis>,
) -> ThreadItem {
    let message = AgentMessageItem {
        id,
        text,
        phase,
        delivery: None,
        memory_citation: None,
        moderation: None,
        questions: None,
    };
    item(ItemBody::AgentMessage(Box::new(message)), started_at, completed_at)
}

pub(crate) fn reasoning(
    id: ItemId,
    summary: Vec<String>,
    content: Vec<String>,
    started_at: Millis,
    completed_at: Option<Millis>,
) -> ThreadItem {
    item(ItemBody::Reasoning(ReasoningItem { id, content, summary }), started_at, completed_at)
}

pub(crate) fn file_change(
    id: ItemId,
    changes: Vec<FileUpdateChange>,
    status: PatchApplyStatus,
    started_at: Millis,
    completed_at: Option<Millis>,
) -> ThreadItem {
    item(ItemBody::FileChange(FileChangeItem { id, changes, status }), started_at, completed_at)
}

pub(crate) fn command(
    body: turnhost_protocol::CommandExecutionItem,
    started_at: Millis,
    completed_at: Option<Millis>,
) -> ThreadItem {
    item(ItemBody::CommandExecution(Box::new(body)), started_at, completed_at)
}

/// Returns a search that the provider ran.
pub(crate) fn web_search(id: ItemId, call: &WebSearchCall, now: Millis) -> ThreadItem {
    use ResponsesApiWebSearchAction as Api;
    let (query, action) = match call.action.clone() {
        Some(Api::Search { queries, query }) => {
            let several = match queries.as_deref() {
                Some([first, _, ..]) => Some(format!("{first} ...")),
                Some([only]) => Some(only.clone()),
                Some([]) | None => None,
            };
            let shown = query.clone().or(several).unwrap_or_default();
            (shown, Some(WebSearchAction::Search { queries, query }))
        }
        Some(Api::OpenPage { url }) => {
            (url.clone().unwrap_or_default(), Some(WebSearchAction::OpenPage { url }))
        }
        Some(Api::FindInPage { pattern, url }) => {
            let (what, place) = (pattern.as_deref(), url.as_deref());
            let shown = format!("'{}' in {}", what.unwrap_or_default(), place.unwrap_or_default());
            (shown, Some(WebSearchAction::FindInPage { pattern, url }))
        }
        Some(Api::Other) | None => (String::new(), Some(WebSearchAction::Other)),
    };
    let body = WebSearchItem { id, query, action, results: None };
    item(ItemBody::WebSearch(Box::new(body)), now, Some(now))
}

/// Returns the text and the phase of a model's message.
pub(crate) fn message_parts(message: &ResponseMessage) -> (String, Option<MessagePhase>) {
    let text = message.content.iter().filter_map(|content| match content {
        ContentItem::OutputText { text, .. } | ContentItem::InputText { text } => {
            Some(text.as_str())
        }
        ContentItem::InputImage { .. } | ContentItem::InputAudio { .. } => None,
    });
    (text.collect(), message.phase)
}

/// Returns the summary and the raw text of a model's thoughts.
pub(crate) fn reasoning_parts(reasoning: &ResponseReasoning) -> (Vec<String>, Vec<String>) {
    let summary = reasoning
        .summary
        .iter()
        .map(|ReasoningItemReasoningSummary::SummaryText { text }| text.clone());
    let content = reasoning.content.iter().flatten().map(|part| match part {
        ReasoningItemContent::ReasoningText { text } | ReasoningItemContent::Text { text } => {
            text.clone()
        }
    });
    (summary.collect(), content.collect())
}

/// The form of a tool call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallForm {
    /// A function with JSON arguments.
    Function,
    /// A tool whose input is plain text; its output has a type of its own.
    Freeform,
}

/// Makes the output of a call as the model is sent it.
pub(crate) fn tool_output(
    call_id: &str,
    form: CallForm,
    output: FunctionCallOutputBody,
) -> ResponseItem {
    let call_id = call_id.to_owned();
    match form {
        CallForm::Freeform => ResponseItem::CustomToolCallOutput(CustomToolCallOutput {
            call_id,
            output,
            ..Default::default()
        }),
        CallForm::Function => ResponseItem::FunctionCallOutput(FunctionCallOutput {
            call_id: Some(call_id),
            output,
            ..Default::default()
        }),
    }
}

pub(crate) fn turn_error(
    message: String,
    info: CodexErrorInfo,
    additional_details: Option<String>,
) -> TurnError {
    TurnError { message, additional_details, codex_error_info: Some(info), misalignment: None }
}
