//! Changes of files: the life of `apply_patch`.

use turnhost_base::{AbsPath, ItemId, Millis};
use turnhost_patch::{Patch, ShellPatch};
use turnhost_policy::{ChangeDecision, WritableRoots, decide_changes};
use turnhost_ports::{FileChange, FilesError};
use turnhost_protocol::{
    self as wire, FileChangeApprovalDecision as Decision, FileUpdateChange, PatchApplyStatus,
    PatchChangeKind, ServerNotification, ServerRequest,
};
use turnhost_thread::{Input, WaitingFor};

use crate::action::{Action, Answer};
use crate::agent::Agent;
use crate::items;
use crate::output;
use crate::stream::say;
use crate::turn::CallState;

impl Agent {
    pub(crate) fn patch(&mut self, now: Millis, call: &ItemId, text: &str, out: &mut Vec<Action>) {
        let Some(cwd) = self.turn.as_ref().map(|turn| turn.settings.cwd.clone()) else { return };
        self.plan(now, call, text, cwd, out);
    }

    pub(crate) fn shell_patch(
        &mut self,
        now: Millis,
        call: &ItemId,
        patch: &ShellPatch,
        workdir: Option<&str>,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &self.turn else { return };
        let workdir = turn.settings.cwd.join(workdir.unwrap_or_default());
        let cwd = workdir.join(patch.dir.as_deref().unwrap_or_default());
        self.plan(now, call, &patch.text, cwd, out);
    }

    fn plan(
        &mut self,
        now: Millis,
        call: &ItemId,
        text: &str,
        cwd: AbsPath,
        out: &mut Vec<Action>,
    ) {
        match Patch::parse(text) {
            Ok(patch) => {
                self.set_call(call, CallState::PatchPlanned);
                let roots = self.writable_roots().map(|roots| roots.paths()).unwrap_or_default();
                out.push(Action::PlanPatch { call: call.clone(), patch, cwd, roots });
            }
            Err(error) => self.finish_call(now, call, output::patch_unreadable(&error), out),
        }
    }

    pub(crate) fn on_planned(
        &mut self,
        now: Millis,
        call: &ItemId,
        result: Result<Vec<FileChange>, FilesError>,
        real_roots: Vec<AbsPath>,
        out: &mut Vec<Action>,
    ) {
        let Some(roots) = self.writable_roots() else { return };
        let Some(turn) = &mut self.turn else { return };
        if turn.call_mut(call).is_none_or(|call| !matches!(call.state, CallState::PatchPlanned)) {
            return;
        }
        let (id, policy) = (turn.id, turn.settings.approval_policy.clone());
        let changes = match result {
            Ok(changes) => changes,
            Err(error) => return self.finish_call(now, call, output::patch_failed(&error), out),
        };
        match decide_changes(&policy, &roots.map(real_roots), &self.approvals, &targets(&changes)) {
            ChangeDecision::Refuse(text) => self.finish_call(now, call, text.to_owned(), out),
            ChangeDecision::Apply => {
                self.show_change(now, call, &changes, out);
                self.apply(call, changes, out);
            }
            ChangeDecision::Ask => {
                self.show_change(now, call, &changes, out);
                let request = wire::FileChangeRequestApprovalParams {
                    thread_id: self.thread,
                    turn_id: id,
                    item_id: call.clone(),
                    started_at_ms: now.0,
                    grant_root: None,
                    reason: None,
                };
                out.push(Action::Ask {
                    item: call.clone(),
                    waiting_for: WaitingFor::Approval,
                    started: None,
                    request: Box::new(ServerRequest::FileChangeRequestApproval(Box::new(request))),
                });
                self.set_call(call, CallState::PatchAsks(changes));
            }
        }
    }

    fn writable_roots(&self) -> Option<WritableRoots> {
        let turn = self.turn.as_ref()?;
        let settings = &turn.settings;
        Some(WritableRoots::new(&settings.sandbox_policy, &settings.cwd, &turn.surroundings.places))
    }

    fn show_change(
        &mut self,
        now: Millis,
        call: &ItemId,
        changes: &[FileChange],
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        let item = items::file_change(
            call.clone(),
            shown(changes),
            PatchApplyStatus::InProgress,
            now,
            None,
        );
        out.push(Action::Thread(Input::ItemStarted(turn.id, Box::new(item))));
        if let Some(call) = turn.call_mut(call) {
            call.began_at = now;
        }
    }

    pub(crate) fn patch_answered(
        &mut self,
        now: Millis,
        call: &ItemId,
        changes: Vec<FileChange>,
        answer: &Answer,
        out: &mut Vec<Action>,
    ) {
        out.push(Action::Thread(Input::Resumed));
        match answer {
            Answer::FileChange(Decision::Accept) => self.apply(call, changes, out),
            Answer::FileChange(Decision::AcceptForSession) => {
                self.approvals.approve_files(targets(&changes));
                self.apply(call, changes, out);
            }
            Answer::FileChange(Decision::Cancel) => self.cancel(now, out),
            Answer::FileChange(Decision::Decline) => {
                self.change_ended(now, call, &changes, PatchApplyStatus::Declined, out);
                self.finish_call(now, call, output::PATCH_DECLINED.to_owned(), out);
            }
            Answer::Command(_) | Answer::Unusable => {
                self.change_ended(now, call, &changes, PatchApplyStatus::Failed, out);
                self.finish_call(now, call, output::PATCH_DECLINED.to_owned(), out);
            }
        }
    }

    fn apply(&mut self, call: &ItemId, changes: Vec<FileChange>, out: &mut Vec<Action>) {
        out.push(Action::ApplyPatch(call.clone(), changes.clone()));
        self.set_call(call, CallState::PatchApplied(changes));
    }

    pub(crate) fn on_applied(
        &mut self,
        now: Millis,
        call: &ItemId,
        result: Result<(), FilesError>,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = &mut self.turn else { return };
        let Some(waiting) = turn.call_mut(call) else { return };
        let (in_shell, began_at) = (waiting.in_shell, waiting.began_at);
        let changes = match std::mem::replace(&mut waiting.state, CallState::Running) {
            CallState::PatchApplied(changes) => changes,
            other => {
                waiting.state = other;
                return;
            }
        };
        let text = match result {
            Ok(()) => {
                self.change_ended(now, call, &changes, PatchApplyStatus::Completed, out);
                self.note_diff(&changes);
                self.tell_diff(out);
                self.patch_done(&changes)
            }
            Err(error) => {
                self.change_ended(now, call, &changes, PatchApplyStatus::Failed, out);
                output::patch_failed(&error)
            }
        };
        let text = if in_shell { output::in_shell(now.0 - began_at.0, &text) } else { text };
        self.finish_call(now, call, text, out);
    }

    fn change_ended(
        &mut self,
        now: Millis,
        call: &ItemId,
        changes: &[FileChange],
        status: PatchApplyStatus,
        out: &mut Vec<Action>,
    ) {
        let began_at = self
            .turn
            .as_mut()
            .and_then(|turn| turn.call_mut(call))
            .map_or(now, |call| call.began_at);
        self.complete(
            items::file_change(call.clone(), shown(changes), status, began_at, Some(now)),
            out,
        );
    }

    fn note_diff(&mut self, changes: &[FileChange]) {
        let Some(turn) = &mut self.turn else { return };
        for change in changes {
            let path = relative(&change.path, &turn.settings.cwd);
            let moved_to = change.moved_to.as_ref().map(|path| relative(path, &turn.settings.cwd));
            turn.diff.record(
                &path,
                moved_to.as_deref(),
                change.before.as_deref(),
                change.after.as_deref(),
            );
        }
    }

    /// Tells how the files stand that the turn changed, if it changed any.
    pub(crate) fn tell_diff(&self, out: &mut Vec<Action>) {
        let Some(turn) = &self.turn else { return };
        let diff = turn.diff.text();
        if !diff.is_empty() {
            let notification = wire::TurnDiffUpdatedNotification {
                thread_id: self.thread,
                turn_id: turn.id,
                diff,
            };
            say(out, ServerNotification::TurnDiffUpdated(notification));
        }
    }

    fn patch_done(&self, changes: &[FileChange]) -> String {
        let cwd = self.turn.as_ref().map(|turn| &turn.settings.cwd);
        output::patch_done(changes, cwd)
    }
}

fn targets(changes: &[FileChange]) -> Vec<AbsPath> {
    changes.iter().flat_map(|change| change.targets.iter().cloned()).collect()
}

fn relative(path: &AbsPath, cwd: &AbsPath) -> String {
    path.relative_to(cwd).map_or_else(|| path.to_string(), ToString::to_string)
}

fn shown(changes: &[FileChange]) -> Vec<FileUpdateChange> {
    let show = |change: &FileChange| {
        let path = change.path.to_string();
        let (kind, diff) = match (&change.before, &change.after) {
            (None, Some(after)) => (PatchChangeKind::Add, after.clone()),
            (before, None) => (PatchChangeKind::Delete, before.clone().unwrap_or_default()),
            (Some(before), Some(after)) => {
                let move_path = change.moved_to.as_ref().map(ToString::to_string);
                let diff = turnhost_patch::update_diff(before, after, move_path.as_deref());
                (PatchChangeKind::Update { move_path }, diff)
            }
        };
        FileUpdateChange { diff, kind, path }
    };
    changes.iter().map(show).collect()
}
