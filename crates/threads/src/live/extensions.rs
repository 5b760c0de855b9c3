//! The thread's skills, hooks and notices: reading, running and notifying.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use turnhost_agent::{Event, HookStep};
use turnhost_base::TurnId;
use turnhost_ports::{Hook, HookCall, HookRuns, Notice, Skill, TurnExtensions};
use turnhost_protocol::{
    HookCompletedNotification, HookEventName, HookStartedNotification, ServerNotification,
    ServerRequest, WarningNotification,
};
use turnhost_thread::{Input, Outcome, TurnSettings};

use super::{HookWarnings, Live};
use crate::notices::Notices;
use crate::sources::Done;
use crate::transaction::Transaction;

/// 5 seconds: the most that hooks at a session's end keep a thread from leaving, and the server from
/// its shutdown. Those that take longer are ended.
const FAREWELL: Duration = Duration::from_secs(5);

/// The reason for a session's end, in the form for hooks.
const END_REASON: &str = "other";

impl Live {
    pub(super) fn read_extensions(&mut self) {
        let settings = Arc::clone(self.thread.settings());
        let roots = settings.capability_roots.clone();
        let read = self.env.ports.extensions.read(settings.cwd.clone(), roots);
        self.sources.job(async move {
            Done::Event(Event::Extensions(without_disabled(read.await, &settings)))
        });
    }

    /// Returns what extensions bring to the thread's turns, if it is remembered and still right.
    pub(super) fn remembered_extensions(&self) -> Option<Arc<TurnExtensions>> {
        let settings = self.thread.settings();
        if !settings.capability_roots.is_empty() {
            return None;
        }
        let known = self.env.ports.extensions.remembered(&settings.cwd)?;
        Some(without_disabled(known, settings))
    }

    pub(super) fn read_skills(&mut self, turn: TurnId, skills: Vec<Skill>) {
        let read = self.env.ports.extensions.skill_texts(skills);
        self.sources.job(async move { Done::Event(Event::SkillsRead(turn, read.await)) });
    }

    /// Starts hooks, and publishes their start.
    pub(super) fn run_hooks(
        &mut self,
        turn: TurnId,
        step: HookStep,
        hooks: &[Hook],
        call: HookCall,
        tx: &mut Transaction,
    ) {
        let HookRuns { started, ended } = self.env.ports.extensions.run_hooks(hooks, call);
        for run in started {
            let started =
                HookStartedNotification { thread_id: self.id(), run, turn_id: Some(turn) };
            tx.effects.notify(ServerNotification::HookStarted(started));
        }
        self.sources
            .job(async move { Done::Event(Event::HooksRan(turn, step, Box::new(ended.await))) });
    }

    /// Takes what concerns the thread itself in an event about extensions.
    pub(super) fn on_extension_event(&mut self, event: &Event, tx: &mut Transaction) {
        match event {
            Event::Extensions(known) => {
                self.notices.know(known);
                self.note_hooks(Some(known), tx);
            }
            Event::HooksRan(turn, _, outcome) => {
                for run in outcome.runs.clone() {
                    let (thread_id, turn_id) = (self.id(), Some(*turn));
                    let completed = HookCompletedNotification { thread_id, run, turn_id };
                    tx.effects.notify(ServerNotification::HookCompleted(completed));
                }
            }
            _ => {}
        }
    }
}

impl Live {
    /// Notes if there are hooks at the end of a session whose turn knows these extensions, and informs the
    /// subscribers once of hooks that do not run.
    pub(super) fn note_hooks(&mut self, known: Option<&TurnExtensions>, tx: &mut Transaction) {
        let is_session = self.thread.settings().agent.is_none();
        let Some(known) = known else { return };
        self.has_end_hook = is_session && known.has_hook(HookEventName::SessionEnd);
        if std::mem::replace(&mut self.hook_warnings, HookWarnings::Sent) == HookWarnings::Due {
            for message in &*known.hook_warnings {
                let (message, thread_id) = (message.clone(), Some(self.id()));
                let warning = WarningNotification { message, thread_id };
                tx.effects.notify(ServerNotification::Warning(warning));
            }
        }
    }

    /// Makes ready the hooks at the session's end. They are read again, since what the user trusts
    /// may be less than when the last turn began.
    pub(super) fn prepare_farewell(&mut self) {
        if !self.has_end_hook {
            return;
        }
        let (env, peers, thread) = (self.env.clone(), self.publisher.peers(), self.id());
        let settings = Arc::clone(self.thread.settings());
        let turn = self.notices.turn.unwrap_or_else(|| env.ports.world.turn_id());
        self.farewell = Some(Box::pin(async move {
            let known = env.ports.extensions.read(settings.cwd.clone(), Vec::new()).await;
            let known = without_disabled(known, &settings);
            let call = HookCall {
                event: HookEventName::SessionEnd,
                thread,
                turn,
                cwd: settings.cwd.clone(),
                subject: Some(END_REASON.to_owned()),
                occasion: None,
                input: Map::from_iter([("reason".to_owned(), json!(END_REASON))]),
            };
            let HookRuns { started, ended } = env.ports.extensions.run_hooks(&known.hooks, call);
            let tell = |notification| {
                let message = env.notification(notification);
                for peer in &peers {
                    peer.send(&message);
                }
            };
            for run in started {
                let started = HookStartedNotification { thread_id: thread, run, turn_id: None };
                tell(ServerNotification::HookStarted(started));
            }
            let Ok(outcome) = tokio::time::timeout(FAREWELL, ended).await else {
                return tracing::warn!(%thread, "a hook at the session's end took too long");
            };
            for run in outcome.runs {
                let ended = HookCompletedNotification { thread_id: thread, run, turn_id: None };
                tell(ServerNotification::HookCompleted(ended));
            }
        }));
    }
}

/// Leaves out what the plugins bring that the thread does without.
fn without_disabled(known: Arc<TurnExtensions>, settings: &TurnSettings) -> Arc<TurnExtensions> {
    match settings.disabled_plugins.as_slice() {
        [] => known,
        plugins => Arc::new(known.without(plugins)),
    }
}

impl Live {
    /// Notes the content of a notice, and sends one for a turn that ends.
    pub(super) fn note_for_notice(&mut self, input: &Input) {
        if !self.notices.is_wanted {
            return;
        }
        match input {
            Input::ItemCompleted(_, item) => self.notices.note(&item.body),
            Input::End(outcome) => self.notice_end(outcome),
            _ => {}
        }
    }

    fn notice_end(&mut self, outcome: &Outcome) {
        let (kind, error) = match outcome {
            Outcome::Completed | Outcome::CompletedSilently => ("agent-turn-complete", None),
            Outcome::Interrupted => ("agent-turn-interrupted", None),
            Outcome::Failed(error) => ("agent-turn-failed", Some(error.message.clone())),
        };
        let Notices { said, answered, .. } = std::mem::take(&mut self.notices);
        self.notices.is_wanted = true;
        let mut details = Map::from_iter([
            ("input-messages".to_owned(), json!(said)),
            ("last-assistant-message".to_owned(), json!(answered)),
        ]);
        if let Some(error) = error {
            details.insert("error".to_owned(), error.into());
        }
        self.send_notice(kind, details);
    }

    /// Sends a notice of a request to the clients that the user has to answer.
    pub(super) fn notice_request(&self, request: &ServerRequest) {
        if !self.notices.is_wanted {
            return;
        }
        let (reason, command) = match request {
            ServerRequest::CommandExecutionRequestApproval(it) => (&it.reason, it.command.clone()),
            ServerRequest::FileChangeRequestApproval(it) => (&it.reason, None),
            ServerRequest::PermissionsRequestApproval(it) => (&it.reason, None),
            ServerRequest::ToolRequestUserInput(_)
            | ServerRequest::McpServerElicitationRequest(_) => (&None, None),
            // Clients answer the others themselves.
            _ => return,
        };
        let details = Map::from_iter([
            ("request".to_owned(), Value::from(request.method())),
            ("reason".to_owned(), json!(reason)),
            ("command".to_owned(), json!(command)),
        ]);
        self.send_notice("approval-requested", details);
    }

    fn send_notice(&self, kind: &'static str, details: Map<String, Value>) {
        self.env.ports.extensions.notify(Notice {
            kind,
            thread: self.id(),
            turn: self.thread.running().or(self.notices.turn),
            cwd: self.thread.cwd().clone(),
            client: self.thread.originator().to_owned(),
            details,
        });
    }
}
