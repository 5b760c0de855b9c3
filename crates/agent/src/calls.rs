//! Tool calls: from the model's words to work, and from results to outputs.

use turnhost_base::{ItemId, Millis};
use turnhost_patch::ShellPatch;

use crate::action::{Action, Answer};
use crate::agent::Agent;
use crate::tools::{self, ExecArgs, WriteStdinArgs};
use crate::turn::{Call, CallState, Turn, Work};

impl Agent {
    /// A call of a function, with its arguments as JSON text.
    pub(crate) fn on_call(
        &mut self,
        now: Millis,
        id: &str,
        name: &str,
        arguments: &str,
        out: &mut Vec<Action>,
    ) {
        let work = match name {
            tools::EXEC_COMMAND => ExecArgs::parse(arguments).map(exec_or_patch),
            tools::WRITE_STDIN => WriteStdinArgs::parse(arguments).map(Work::WriteStdin),
            tools::APPLY_PATCH => tools::patch_argument(arguments).map(Work::Patch),
            _ => Err(format!("unsupported call: {name}")),
        };
        self.add_call(now, id, false, work, out);
    }

    /// A freeform call, whose input is plain text.
    pub(crate) fn on_custom_call(
        &mut self,
        now: Millis,
        id: &str,
        name: &str,
        input: String,
        out: &mut Vec<Action>,
    ) {
        let work = match name {
            tools::APPLY_PATCH => Ok(Work::Patch(input)),
            _ => Err(format!("unsupported custom tool call: {name}")),
        };
        self.add_call(now, id, true, work, out);
    }

    fn add_call(
        &mut self,
        now: Millis,
        id: &str,
        custom: bool,
        work: Result<Work, String>,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        let state = match work {
            Ok(work) => CallState::Queued(work),
            Err(refusal) => CallState::Done(refusal),
        };
        let in_shell = matches!(state, CallState::Queued(Work::ShellPatch { .. }));
        turn.calls.push_back(Call { id: ItemId::new(id), custom, in_shell, began_at: now, state });
        self.run_calls(now, out);
    }

    /// Begins every call that may begin.
    fn run_calls(&mut self, now: Millis, out: &mut Vec<Action>) {
        // A call that is over as soon as it begins comes back here: the loop below goes on for it.
        let nested = |turn: &mut Turn| std::mem::replace(&mut turn.begins_calls, true);
        if self.turn.as_mut().is_none_or(nested) {
            return;
        }
        while let Some((id, work)) = self.turn.as_mut().and_then(Turn::next_work) {
            match work {
                Work::Exec(args) => self.exec(now, &id, args, out),
                Work::WriteStdin(args) => self.write_stdin(now, &id, args, out),
                Work::Patch(text) => self.patch(now, &id, &text, out),
                Work::ShellPatch { patch, workdir } => {
                    self.shell_patch(now, &id, &patch, workdir.as_deref(), out);
                }
            }
        }
        if let Some(turn) = &mut self.turn {
            turn.begins_calls = false;
        }
    }

    pub(crate) fn set_call(&mut self, id: &ItemId, state: CallState) {
        if let Some(call) = self.turn.as_mut().and_then(|turn| turn.call_mut(id)) {
            call.state = state;
        }
    }

    /// Notes what the model is told of a call, and goes on with what waited for it.
    pub(crate) fn finish_call(
        &mut self,
        now: Millis,
        id: &ItemId,
        output: String,
        out: &mut Vec<Action>,
    ) {
        self.set_call(id, CallState::Done(output));
        self.run_calls(now, out);
        self.settle_response(now, out);
    }

    pub(crate) fn on_answer(
        &mut self,
        now: Millis,
        item: &ItemId,
        answer: Answer,
        out: &mut Vec<Action>,
    ) {
        let Some(call) = self.turn.as_mut().and_then(|turn| turn.call_mut(item)) else { return };
        match std::mem::replace(&mut call.state, CallState::Running) {
            CallState::CommandAsks(asked) => self.command_answered(now, item, *asked, answer, out),
            CallState::PatchAsks(changes) => self.patch_answered(now, item, changes, &answer, out),
            other => call.state = other,
        }
    }
}

/// `apply_patch` typed into a shell is a change of files like any other.
fn exec_or_patch(args: ExecArgs) -> Work {
    match ShellPatch::from_script(&args.cmd) {
        Some(patch) => Work::ShellPatch { patch, workdir: args.workdir },
        None => Work::Exec(args),
    }
}
