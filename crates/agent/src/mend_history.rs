//! The repair of a history that a crash cut short.

use turnhost_protocol::ResponseItem;

use crate::cx::Cx;
use crate::{items, tool_output};

/// Completes calls that a crash left without outputs; providers refuse such a history.
pub(crate) fn mend_history(cx: &mut Cx<'_>) {
    if std::mem::replace(&mut cx.thread.is_mended, true) {
        return;
    }
    let mut open: Vec<(String, bool)> = Vec::new();
    for item in cx.thread.history.iter().filter_map(|item| item.parse().ok()) {
        match item {
            ResponseItem::FunctionCall(call) => open.push((call.call_id, false)),
            ResponseItem::CustomToolCall(call) => open.push((call.call_id, true)),
            ResponseItem::FunctionCallOutput(output) => {
                open.retain(|(id, _)| output.call_id.as_ref() != Some(id));
            }
            ResponseItem::CustomToolCallOutput(output) => {
                open.retain(|(id, _)| *id != output.call_id);
            }
            _ => {}
        }
    }
    for (call, custom) in open {
        let form = if custom { items::CallForm::Freeform } else { items::CallForm::Function };
        let output = tool_output::ABORTED.to_owned().into();
        cx.remember_item(&items::tool_output(&call, form, output));
    }
}
