//! The two items of a history that belong together: a call and its output.

use std::collections::BTreeSet;

use turnhost_ports::HistoryItem;
use turnhost_protocol::ResponseItem;

/// The two ends that a call's id joins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Call,
    Output,
}

/// Returns the id of a call, of the item that is this end of it.
pub(crate) fn call_id(item: &HistoryItem, end: End) -> Option<String> {
    match (end, item.parse().ok()?) {
        (End::Call, ResponseItem::FunctionCall(call)) => Some(call.call_id),
        (End::Call, ResponseItem::CustomToolCall(call)) => Some(call.call_id),
        (End::Output, ResponseItem::FunctionCallOutput(output)) => output.call_id,
        (End::Output, ResponseItem::CustomToolCallOutput(output)) => Some(output.call_id),
        _ => None,
    }
}

/// Returns a history without calls that have no output, which providers refuse.
pub(crate) fn answered(history: &[HistoryItem]) -> Vec<HistoryItem> {
    let outputs: BTreeSet<String> =
        history.iter().filter_map(|item| call_id(item, End::Output)).collect();
    let is_whole =
        |item: &&HistoryItem| call_id(item, End::Call).is_none_or(|call| outputs.contains(&call));
    history.iter().filter(is_whole).cloned().collect()
}
