//! `apply_patch`: changes files, once it is decided which of them may change.

use serde::Deserialize;
use serde_json::json;
use turnhost_base::{AbsPath, Millis};
use turnhost_patch::{FileOp, Patch, ShellPatch, Side};
use turnhost_policy::{ChangeDecision, RealPlaces, WritableRoots, decide_changes};
use turnhost_ports::{FileChange, FileContent, FilesError, ToolSpec};
use turnhost_protocol::{
    self as wire, FileChangeApprovalDecision as Decision, FileUpdateChange,
    GuardianApprovalReviewAction, PatchApplyStatus, PatchChangeKind, ServerRequest,
};
use turnhost_thread::{Input, WaitingFor};

use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, Answer, ToolResult};
use crate::sub_agents::Approval;
use crate::thread_state::ThreadState;
use crate::turn_scope::TurnScope;
use crate::verdict_inquiry::Reviewed;
use crate::{items, tool_output};

const NAME: &str = "apply_patch";

/// The tool, in one of its two forms.
pub(super) struct ApplyPatch(ToolSpec);

impl ApplyPatch {
    /// Returns the form whose input is the patch itself.
    pub(super) fn freeform() -> Self {
        let grammar = include_str!("../../prompts/apply_patch.lark");
        Self(super::spec(
            NAME,
            &json!({
                "type": "custom",
                "name": NAME,
                "description": "Adds, changes, moves and deletes files. The input is the patch itself, not JSON.",
                "format": { "type": "grammar", "syntax": "lark", "definition": grammar },
            }),
        ))
    }

    /// Returns the form whose input is a JSON object that holds the patch.
    pub(super) fn function() -> Self {
        let properties = json!({
            "input": { "type": "string", "description": "The whole patch, from `*** Begin Patch` to `*** End Patch`." },
        });
        let description = "Adds, changes, moves and deletes files by a patch.";
        Self(super::function(NAME, description, &properties, &["input"]))
    }
}

impl Tool for ApplyPatch {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    /// Takes either form, whichever the model was offered.
    fn needs_environment(&self) -> bool {
        true
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        #[derive(Deserialize)]
        struct Arguments {
            input: String,
        }
        let text = match input {
            ToolInput::Arguments(arguments) => arguments::parse::<Arguments>(arguments)?.input,
            ToolInput::Freeform(text) => text,
        };
        Ok(Box::new(PatchCall { state: State::Queued(Source::Tool(text)), in_shell: None }))
    }
}

/// A call.
pub(super) struct PatchCall {
    state: State,
    /// There if the patch was typed into a shell: its output then is a command's.
    in_shell: Option<InShell>,
}

enum State {
    Queued(Source),
    /// The changes are being worked out.
    Planned,
    /// The changes wait for an approval.
    Asked(ShownChanges),
    /// The changes are being written.
    Applied(ShownChanges),
    Over,
}

/// The place that a patch came from.
enum Source {
    Tool(String),
    /// A shell that was to run in this directory.
    Shell {
        patch: ShellPatch,
        workdir: Option<String>,
    },
}

/// A patch that was typed into a shell.
struct InShell {
    began_at: Millis,
}

/// Changes whose item has begun.
struct ShownChanges {
    changes: Vec<FileChange>,
    started_at: Millis,
}

impl Source {
    /// Returns the patch, and the directory that its paths are relative to.
    fn place(&self, cwd: &AbsPath) -> (&str, AbsPath) {
        match self {
            Self::Tool(text) => (text, cwd.clone()),
            Self::Shell { patch, workdir } => {
                let workdir = cwd.join(workdir.as_deref().unwrap_or_default());
                (&patch.text, workdir.join(patch.dir.as_deref().unwrap_or_default()))
            }
        }
    }
}

impl PatchCall {
    /// Makes a call of a patch that was typed into a shell.
    pub(super) fn from_shell(patch: ShellPatch, workdir: Option<String>) -> Self {
        Self { state: State::Queued(Source::Shell { patch, workdir }), in_shell: None }
    }
}

impl ToolCall for PatchCall {
    /// Judges the paths as they are written: symbolic links are followed when the patch is planned.
    fn needs_approval(&mut self, turn: &TurnScope, thread: &ThreadState) -> Option<Reviewed> {
        let State::Queued(source) = &self.state else { return None };
        let (text, cwd) = source.place(&turn.settings.cwd);
        let targets: Vec<AbsPath> = Patch::parse(text)
            .ok()?
            .ops
            .iter()
            .flat_map(paths)
            .map(|path| cwd.join(path))
            .collect();
        let policy = &turn.settings.approval_policy;
        match decide_changes(policy, &turn.writable_roots(), &thread.approvals, &targets) {
            ChangeDecision::Ask => {
                Some(Reviewed { action: action(&targets, &turn.settings.cwd), reason: None })
            }
            ChangeDecision::Apply | ChangeDecision::Refuse(_) => None,
        }
    }

    fn runs_alone(&self) -> bool {
        true
    }

    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let State::Queued(source) = std::mem::replace(&mut self.state, State::Planned) else {
            return Progress::Running;
        };
        let (text, cwd) = source.place(&cx.turn.settings.cwd);
        if matches!(source, Source::Shell { .. }) {
            self.in_shell = Some(InShell { began_at: cx.cx.now });
        }
        match Patch::parse(text) {
            Ok(patch) => {
                let roots = cx.turn.writable_roots();
                cx.cx.push(Action::PlanPatch { call: cx.call.clone(), patch, cwd, roots });
                Progress::Running
            }
            Err(error) => Progress::done(tool_output::patch_unreadable(&error)),
        }
    }

    fn aborted(&self, millis: i64) -> String {
        let is_command = matches!(self.state, State::Queued(Source::Shell { .. }));
        if is_command || self.in_shell.is_some() {
            tool_output::aborted(millis)
        } else {
            tool_output::aborted_after(millis)
        }
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        match (result, std::mem::replace(&mut self.state, State::Over)) {
            (ToolResult::PatchPlanned { result, places }, State::Planned) => match result {
                Ok(changes) => self.decide(changes, places, cx),
                Err(error) => Progress::done(tool_output::patch_failed(&error)),
            },
            (ToolResult::PatchApplied(result), State::Applied(shown)) => {
                self.applied(&shown, result, cx)
            }
            (_, state) => {
                self.state = state;
                Progress::Running
            }
        }
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        let shown = match std::mem::replace(&mut self.state, State::Over) {
            State::Asked(shown) => shown,
            state => {
                self.state = state;
                return Progress::Running;
            }
        };
        cx.cx.push(Action::Thread(Input::Resumed));
        let status = match answer {
            Answer::FileChange(Decision::Accept) => return self.apply(shown, cx),
            Answer::FileChange(Decision::AcceptForSession) => {
                cx.cx.approve(Approval::Files(targets(&shown.changes)));
                return self.apply(shown, cx);
            }
            Answer::FileChange(Decision::Cancel) => return Progress::CancelTurn,
            Answer::FileChange(Decision::Decline) => PatchApplyStatus::Declined,
            Answer::Denied(reason) => {
                complete(&shown, PatchApplyStatus::Declined, cx);
                return Progress::done(reason);
            }
            // No answer that could be read.
            _ => {
                complete(&shown, PatchApplyStatus::Declined, cx);
                return Progress::done(tool_output::APPROVAL_FAILED);
            }
        };
        complete(&shown, status, cx);
        Progress::done(tool_output::PATCH_DECLINED)
    }
}

impl PatchCall {
    fn decide(
        &mut self,
        changes: Vec<FileChange>,
        places: RealPlaces,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        let roots = cx.turn.real_roots(places);
        let policy = &cx.turn.settings.approval_policy;
        match decide_changes(policy, &roots, &cx.cx.thread.approvals, &targets(&changes)) {
            ChangeDecision::Refuse(text) => Progress::done(text),
            ChangeDecision::Apply => {
                let shown = show(changes, cx);
                self.apply(shown, cx)
            }
            ChangeDecision::Ask => {
                let reason = links_out(&changes, &roots);
                let shown = show(changes, cx);
                let request = wire::FileChangeRequestApprovalParams {
                    thread_id: cx.cx.thread.id,
                    turn_id: cx.turn.id,
                    item_id: cx.call.clone(),
                    started_at_ms: shown.started_at.0,
                    grant_root: None,
                    reason,
                };
                let reviewed = action(&targets(&shown.changes), &cx.turn.settings.cwd);
                self.state = State::Asked(shown);
                Progress::NeedsAnswer(Box::new(AwaitedRequest {
                    waiting_for: WaitingFor::Approval,
                    started: None,
                    reviewed: Some(reviewed),
                    request: ServerRequest::FileChangeRequestApproval(Box::new(request)),
                }))
            }
        }
    }

    fn apply(&mut self, shown: ShownChanges, cx: &mut CallCx<'_, '_>) -> Progress {
        cx.cx.push(Action::ApplyPatch(cx.call.clone(), shown.changes.clone()));
        self.state = State::Applied(shown);
        Progress::Running
    }

    fn applied(
        &self,
        shown: &ShownChanges,
        result: Result<(), FilesError>,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        let text = match result {
            Ok(()) => {
                complete(shown, PatchApplyStatus::Completed, cx);
                note_diff(&shown.changes, cx);
                cx.turn.notify_diff(cx.cx);
                tool_output::patch_done(&shown.changes)
            }
            Err(error) => {
                complete(shown, PatchApplyStatus::Failed, cx);
                tool_output::patch_failed(&error)
            }
        };
        Progress::done(match &self.in_shell {
            Some(shell) => tool_output::in_shell(cx.cx.now.since(shell.began_at), &text),
            None => text,
        })
    }
}

/// Begins the item of changes.
fn show(changes: Vec<FileChange>, cx: &mut CallCx<'_, '_>) -> ShownChanges {
    let (now, status) = (cx.cx.now, PatchApplyStatus::InProgress);
    cx.item_started(items::file_change(cx.call.clone(), to_wire(&changes), status, now, None));
    ShownChanges { changes, started_at: now }
}

/// Completes the item of changes.
fn complete(shown: &ShownChanges, status: PatchApplyStatus, cx: &mut CallCx<'_, '_>) {
    let ShownChanges { changes, started_at } = shown;
    let changes = to_wire(changes);
    let item = items::file_change(cx.call.clone(), changes, status, *started_at, Some(cx.cx.now));
    cx.item_completed(item);
}

fn note_diff(changes: &[FileChange], cx: &mut CallCx<'_, '_>) {
    for change in changes {
        let path = relative(&change.path, &cx.turn.settings.cwd);
        let moved_to = change.moved_to.as_ref().map(|path| relative(path, &cx.turn.settings.cwd));
        cx.turn.diff.record(
            &path,
            moved_to.as_deref(),
            change.before.as_ref().map(side),
            change.after.as_ref().map(side),
        );
    }
}

fn side(content: &FileContent) -> Side<'_> {
    content.text().map_or(Side::Binary, Side::Text)
}

/// Describes a change of these files for a reviewer.
fn action(targets: &[AbsPath], cwd: &AbsPath) -> GuardianApprovalReviewAction {
    let files = targets.iter().map(ToString::to_string).collect();
    GuardianApprovalReviewAction::ApplyPatch { cwd: cwd.to_string(), files }
}

/// Returns the paths that an operation writes to.
fn paths(op: &FileOp) -> Vec<&str> {
    match op {
        FileOp::Add { path, .. } | FileOp::Delete { path } => vec![path],
        FileOp::Update { path, move_to, .. } => {
            [Some(path), move_to.as_ref()].into_iter().flatten().map(String::as_str).collect()
        }
    }
}

/// Names the places outside of the roots to which links lead: the paths of the patch do not show them.
fn links_out(changes: &[FileChange], roots: &WritableRoots) -> Option<String> {
    let mut places = changes.iter().flat_map(|change| {
        let FileChange { path, moved_to, targets, .. } = change;
        let is_named = move |it: &AbsPath| it == path || Some(it) == moved_to.as_ref();
        let hidden = targets.iter().filter(move |it| !is_named(it) && !roots.holds(it));
        hidden.map(move |target| format!("`{path}` leads to `{target}`"))
    });
    let first = places.next()?;
    Some(places.fold(first, |text, place| text + ", " + &place))
}

fn targets(changes: &[FileChange]) -> Vec<AbsPath> {
    changes.iter().flat_map(|change| change.targets.iter().cloned()).collect()
}

fn relative(path: &AbsPath, cwd: &AbsPath) -> String {
    path.relative_to(cwd).map_or_else(|| path.to_string(), ToString::to_string)
}

fn to_wire(changes: &[FileChange]) -> Vec<FileUpdateChange> {
    let text = |content: &Option<FileContent>| {
        content.as_ref().and_then(FileContent::text).unwrap_or_default().to_owned()
    };
    let show = |change: &FileChange| {
        let path = change.path.to_string();
        let (kind, diff) = match (&change.before, &change.after) {
            (None, Some(_)) => (PatchChangeKind::Add, text(&change.after)),
            (before, None) => (PatchChangeKind::Delete, text(before)),
            (before @ Some(_), after @ Some(_)) => {
                let move_path = change.moved_to.as_ref().map(ToString::to_string);
                let (before, after) = (text(before), text(after));
                let diff = turnhost_patch::update_diff(&before, &after, move_path.as_deref());
                (PatchChangeKind::Update { move_path }, diff)
            }
        };
        FileUpdateChange { diff, kind, path }
    };
    let mut changes: Vec<_> = changes.iter().map(show).collect();
    // Clients know them in the order of their paths.
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    changes
}
