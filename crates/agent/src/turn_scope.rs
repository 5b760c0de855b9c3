//! The part of a turn that its tool calls see.

use std::sync::Arc;

use turnhost_base::TurnId;
use turnhost_patch::TurnDiff;
use turnhost_policy::WritableRoots;
use turnhost_ports::Skill;
use turnhost_protocol::{self as wire, ServerNotification};
use turnhost_thread::TurnSettings;

use crate::action::TurnEnvironment;
use crate::cx::Cx;
use crate::grants::Grants;

/// The part of a turn that its tool calls see.
pub(crate) struct TurnScope {
    pub(crate) id: TurnId,
    pub(crate) settings: Arc<TurnSettings>,
    pub(crate) environment: TurnEnvironment,
    /// The turn's changes of files so far.
    pub(crate) diff: TurnDiff,
    /// The skills whose scripts ask for permissions.
    pub(crate) scripted_skills: Vec<Skill>,
}

impl TurnScope {
    pub(crate) fn writable_roots(&self) -> WritableRoots {
        let settings = &self.settings;
        WritableRoots::new(&settings.sandbox_policy, &settings.cwd, &self.environment.places)
    }

    /// Widens the sandbox for the rest of the turn.
    pub(crate) fn grant(&mut self, grants: &Grants) {
        grants.apply(&mut Arc::make_mut(&mut self.settings).sandbox_policy);
    }

    /// Sends the diff of the files that the turn changed, if it changed any.
    pub(crate) fn notify_diff(&self, cx: &mut Cx<'_>) {
        let diff = self.diff.text();
        if !diff.is_empty() {
            let notification = wire::TurnDiffUpdatedNotification {
                thread_id: cx.thread.id,
                turn_id: self.id,
                diff,
            };
            cx.notify(ServerNotification::TurnDiffUpdated(notification));
        }
    }
}
