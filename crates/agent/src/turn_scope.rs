//! The part of a turn that its tool calls see.

use std::sync::Arc;

use turnhost_base::{AbsPath, ThreadId, TurnId};
use turnhost_patch::TurnDiff;
use turnhost_policy::{RealPlaces, WritableRoots};
use turnhost_ports::{AccountChoice, HistoryItem, ModelRequest, Skill, ToolSpec};
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
    /// Places to write that the user granted beyond the policy.
    pub(crate) granted: Vec<AbsPath>,
    /// The skills whose scripts ask for permissions.
    pub(crate) scripted_skills: Vec<Skill>,
}

impl TurnScope {
    /// Begins with nothing changed and nothing granted.
    pub(crate) fn new(
        id: TurnId,
        settings: Arc<TurnSettings>,
        environment: TurnEnvironment,
    ) -> Self {
        Self {
            id,
            settings,
            environment,
            diff: TurnDiff::default(),
            granted: Vec::new(),
            scripted_skills: Vec::new(),
        }
    }

    pub(crate) fn writable_roots(&self) -> WritableRoots {
        let settings = &self.settings;
        WritableRoots::new(&settings.sandbox_policy, &settings.cwd, &self.environment.places)
            .with(&self.granted)
    }

    /// Returns the roots by their real paths. A
    /// granted place that leads elsewhere by a link in the workspace is none: the user saw its name alone.
    pub(crate) fn real_roots(&self, mut real: RealPlaces) -> WritableRoots {
        let (roots, cwd) = (self.writable_roots(), &self.settings.cwd);
        let named = roots.paths();
        let own = named.iter().zip(&real.roots).find(|(named, _)| *named == cwd);
        let own = own.map_or_else(|| cwd.clone(), |(_, real)| real.clone());
        for (named, real) in named.iter().zip(&mut real.roots) {
            let below = named.relative_to(cwd).filter(|_| self.granted.contains(named));
            if below.is_some_and(|below| own.join(below.as_str()) != *real) {
                *real = named.clone();
            }
        }
        roots.map(real)
    }

    /// Makes a request to the turn's model, for an answer in any form.
    pub(crate) fn model_request(
        &self,
        thread: ThreadId,
        input: Vec<HistoryItem>,
        tools: Arc<[ToolSpec]>,
    ) -> ModelRequest {
        let Self { id, settings, environment, .. } = self;
        ModelRequest {
            provider: settings.model_provider.as_str().into(),
            model: settings.model.as_str().into(),
            thread,
            turn: *id,
            originator: Arc::clone(&environment.originator),
            user_agent: Arc::clone(&environment.user_agent),
            input,
            tools,
            effort: settings.effort.clone(),
            summary: settings.summary,
            verbosity: settings.verbosity,
            service_tier: settings
                .service_tier
                .as_deref()
                // What providers do unasked.
                .filter(|tier| *tier != "default")
                .map(Into::into),
            account: AccountChoice::of(settings.account.as_deref()),
            output_schema: None,
            trace: None,
        }
    }

    /// Widens the sandbox for the rest of the turn.
    pub(crate) fn grant(&mut self, grants: &Grants) {
        grants.apply(&mut Arc::make_mut(&mut self.settings).sandbox_policy);
        self.granted.extend(grants.write.iter().cloned());
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
