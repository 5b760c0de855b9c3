//! Calls of the tools that look at files: `read_file`, `list_dir` and `grep`.

use serde_json::Value;
use turnhost_base::{AbsPath, Millis};
use turnhost_policy::{LookUpDecision, decide_look_up};
use turnhost_ports::FileLookup;
use turnhost_protocol::{
    DynamicToolCallItem, DynamicToolCallOutputContentItem, DynamicToolCallStatus,
    FunctionCallOutputBody, ItemBody, ThreadItem,
};

use super::{CallCx, Progress, ToolCall, arguments};
use crate::action::{Action, ToolResult};

/// 32 KiB: the output of a lookup where the user allows it.
const SHOWN_BYTES: usize = 32 << 10;

/// A call that is over once its lookup is answered. It reads what every command may read, and is
/// an item like the call of a client's tool, with the tool's own name.
pub(super) struct LookUpCall<F> {
    tool: &'static str,
    arguments: Value,
    lookup: Option<F>,
    /// Set once clients were notified of it.
    started_at: Option<Millis>,
}

/// The place and the bounds of a lookup.
pub(super) struct Bounds<'a> {
    cwd: &'a AbsPath,
    /// The most bytes of output.
    pub(super) bytes: usize,
}

impl Bounds<'_> {
    /// Returns the path that a model means; the thread's directory if it names none.
    pub(super) fn path(&self, path: Option<&str>) -> AbsPath {
        self.cwd.join(path.unwrap_or_default())
    }
}

/// Makes a call of `tool` of what its lookup is, once it is known where it begins.
pub(super) fn look_up<F>(
    tool: &'static str,
    arguments: &str,
    lookup: F,
) -> Result<Box<dyn ToolCall>, String>
where
    F: FnOnce(Bounds<'_>) -> FileLookup + Send + 'static,
{
    let arguments = arguments::parse(arguments)?;
    Ok(Box::new(LookUpCall { tool, arguments, lookup: Some(lookup), started_at: None }))
}

impl<F: FnOnce(Bounds<'_>) -> FileLookup + Send> ToolCall for LookUpCall<F> {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let Some(lookup) = self.lookup.take() else { return Progress::Running };
        let settings = &cx.turn.settings;
        if let LookUpDecision::Refuse(reason) = decide_look_up(&settings.approval_policy) {
            return Progress::done(reason);
        }
        let allowed = settings.output_token_limit.and_then(|limit| usize::try_from(limit).ok());
        let bytes = allowed.map_or(SHOWN_BYTES, |tokens| tokens.saturating_mul(4).min(SHOWN_BYTES));
        let lookup = lookup(Bounds { cwd: &settings.cwd, bytes });
        self.started_at = Some(cx.cx.now);
        let item = self.item(None, cx);
        cx.item_started(item);
        cx.cx.push(Action::LookUpFiles(cx.call.clone(), lookup));
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        let ToolResult::FilesLookedUp(answer) = result else { return Progress::Running };
        let answer = answer.map_err(|error| error.to_string());
        self.complete(answer.as_deref().map_err(String::as_str), cx);
        Progress::done(answer.unwrap_or_else(|error| error))
    }

    fn on_abort(&mut self, cx: &mut CallCx<'_, '_>) -> Option<FunctionCallOutputBody> {
        if self.started_at.is_some() {
            self.complete(Err("aborted by user"), cx);
        }
        None
    }
}

impl<F> LookUpCall<F> {
    fn complete(&self, answer: Result<&str, &str>, cx: &mut CallCx<'_, '_>) {
        let item = self.item(Some(answer), cx);
        cx.item_completed(item);
    }

    /// Returns the call's item, complete if there is an answer.
    fn item(&self, answer: Option<Result<&str, &str>>, cx: &CallCx<'_, '_>) -> ThreadItem {
        let started_at = self.started_at.unwrap_or(cx.cx.now);
        let completed_at = answer.map(|_| cx.cx.now);
        let text = |text: &str| {
            vec![DynamicToolCallOutputContentItem::InputText { text: text.to_owned() }]
        };
        let body = DynamicToolCallItem {
            id: cx.call.clone(),
            arguments: self.arguments.clone(),
            status: match answer {
                None => DynamicToolCallStatus::InProgress,
                Some(Ok(_)) => DynamicToolCallStatus::Completed,
                Some(Err(_)) => DynamicToolCallStatus::Failed,
            },
            tool: self.tool.to_owned(),
            content_items: answer.map(|answer| text(answer.unwrap_or_else(|error| error))),
            duration_ms: completed_at.map(|at| at.since(started_at)),
            namespace: None,
            success: answer.map(|answer| answer.is_ok()),
        };
        ThreadItem {
            body: ItemBody::DynamicToolCall(Box::new(body)),
            started_at_ms: Some(started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }
}
