//! The thread's skills, hooks and notices: what is read, what runs, and who hears of it.

use serde_json::{Map, Value, json};
use turnhost_agent::{Event, HookStep};
use turnhost_base::TurnId;
use turnhost_ports::{Hook, HookCall, HookRuns, Notice, Skill};
use turnhost_protocol::{
    HookCompletedNotification, HookStartedNotification, ServerNotification, ServerRequest,
};
use turnhost_thread::{Input, Outcome};

use super::Live;
use crate::notices::Notices;
use crate::sources::Done;
use crate::transaction::Transaction;

impl Live {
    pub(super) fn read_extensions(&mut self) {
        let read = self.env.ports.extensions.read(self.thread.cwd().clone());
        self.sources.job(async move { Done::Event(Event::Extensions(read.await)) });
    }

    pub(super) fn read_skills(&mut self, turn: TurnId, skills: Vec<Skill>) {
        let read = self.env.ports.extensions.skill_texts(skills);
        self.sources.job(async move { Done::Event(Event::SkillsRead(turn, read.await)) });
    }

    /// Begins to run hooks, and tells the subscribers so.
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
    pub(super) fn hear_of_extensions(&mut self, event: &Event, tx: &mut Transaction) {
        match event {
            Event::Extensions(known) => self.notices.know(known),
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
    /// Notes what a notice will tell, and tells of a turn that ends.
    pub(super) fn note_for_notice(&mut self, input: &Input) {
        if !self.notices.is_wanted {
            return;
        }
        match input {
            Input::ItemCompleted(_, item) => self.notices.note(&item.body),
            Input::End(outcome) => self.tell_of_end(outcome),
            _ => {}
        }
    }

    fn tell_of_end(&mut self, outcome: &Outcome) {
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
        self.tell(kind, details);
    }

    /// Tells of a request to the clients that the user has to answer.
    pub(super) fn tell_of_request(&self, request: &ServerRequest) {
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
        self.tell("approval-requested", details);
    }

    fn tell(&self, kind: &'static str, details: Map<String, Value>) {
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
