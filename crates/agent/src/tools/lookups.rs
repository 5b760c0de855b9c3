//! Calls of the tools that look at files: `read_file`, `list_dir` and `grep`.

use turnhost_base::AbsPath;
use turnhost_ports::FileLookup;

use super::{CallCx, Progress, ToolCall};
use crate::action::{Action, ToolResult};

/// 32 KiB: the output of a lookup where the user allows it.
const SHOWN_BYTES: usize = 32 << 10;

/// A call that is over once its lookup is answered. It needs no approval: it reads what every
/// command may read.
pub(super) struct LookUpCall<F>(Option<F>);

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

/// Makes a call of what its lookup is, once it is known where it begins.
pub(super) fn look_up<F>(lookup: F) -> Box<dyn ToolCall>
where
    F: FnOnce(Bounds<'_>) -> FileLookup + Send + 'static,
{
    Box::new(LookUpCall(Some(lookup)))
}

impl<F: FnOnce(Bounds<'_>) -> FileLookup + Send> ToolCall for LookUpCall<F> {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let Some(lookup) = self.0.take() else { return Progress::Running };
        let settings = &cx.turn.settings;
        let allowed = settings.output_token_limit.and_then(|limit| usize::try_from(limit).ok());
        let bytes = allowed.map_or(SHOWN_BYTES, |tokens| tokens.saturating_mul(4).min(SHOWN_BYTES));
        let lookup = lookup(Bounds { cwd: &settings.cwd, bytes });
        cx.cx.push(Action::LookUpFiles(cx.call.clone(), lookup));
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, _cx: &mut CallCx<'_, '_>) -> Progress {
        match result {
            ToolResult::FilesLookedUp(answer) => {
                Progress::done(answer.unwrap_or_else(|error| error.to_string()))
            }
            _ => Progress::Running,
        }
    }
}
