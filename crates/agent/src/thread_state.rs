//! The part of the agent that outlives turns.

use turnhost_base::ThreadId;
use turnhost_policy::{Rules, SessionApprovals};
use turnhost_ports::HistoryItem;
use turnhost_protocol::ResponseItem;
use turnhost_thread::Settings;

use crate::context::SentContext;
use crate::cx::Cx;
use crate::processes::Processes;
use crate::{items, tool_output};

/// The state of a thread that the next turn goes on with.
pub(crate) struct ThreadState {
    pub(crate) id: ThreadId,
    /// Everything the model is sent.
    pub(crate) history: Vec<HistoryItem>,
    /// The context that `history` ends with; `None` while it holds none.
    pub(crate) sent: Option<SentContext>,
    /// The user's rules, with those added since the thread was loaded.
    pub(crate) rules: Rules,
    pub(crate) approvals: SessionApprovals,
    pub(crate) processes: Processes,
    /// Set once calls without outputs, which a crash leaves, were looked for in `history`.
    is_mended: bool,
}

impl ThreadState {
    pub(crate) fn new(
        id: ThreadId,
        history: Vec<HistoryItem>,
        settings: &Settings,
        rules: Rules,
    ) -> Self {
        Self {
            id,
            sent: (!history.is_empty()).then(|| SentContext::assumed(settings)),
            rules,
            approvals: SessionApprovals::default(),
            // Every command before a restart left more than one item: ids above their count are free.
            processes: Processes::after(history.len()),
            is_mended: history.is_empty(),
            history,
        }
    }
}

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
