//! Turns that begin: at a client's word, from the queue, or for a goal.

use std::sync::Arc;

use turnhost_agent::{
    Event, InquiryPlace, TurnPurpose, TurnStart, UserMessage, family_of_traits, goal_continuation,
};
use turnhost_base::TurnId;
use turnhost_ports::{HistoryItem, McpOffer};
use turnhost_protocol::{QueuedSubmission, TurnToolOutput, UserInput};
use turnhost_thread::{Input, usable_context};

use super::Live;
use crate::transaction::Transaction;

/// The beginning of a turn.
#[derive(Debug, Default)]
pub struct NewTurn {
    /// The turn of another thread on whose behalf it runs, if it does.
    pub root: Option<TurnId>,
    /// The user's words; `None` for a turn without a user message.
    pub message: Option<UserMessage>,
    /// Texts for the model before them, or instead of them.
    pub context: Vec<HistoryItem>,
    /// The output of a tool that it begins with, instead of a message.
    pub tool_output: Option<TurnToolOutput>,
    /// The provider's service tier for this turn, if it is another than the thread's.
    pub service_tier: Option<String>,
    /// The work of the turn.
    pub work: TurnPurpose,
    /// JSON Schema that the answer must match.
    pub output_schema: Option<Arc<serde_json::Value>>,
}

impl Live {
    /// Begins a turn. The model's history has to be known, and no turn may run.
    pub(crate) fn begin_turn(&mut self, new: NewTurn, tx: &mut Transaction) -> TurnId {
        if tx.before_turn.is_none() {
            tx.before_turn = Some(Box::new(self.before_turn(tx)));
        }
        let turn = self.env.ports.world.turn_id();
        let environment = self.env.turn_environment(&self.thread, &self.instructions, tx.now);
        let mut settings = Arc::clone(self.thread.settings());
        // The provider may have listed it since the thread began.
        let models = &self.env.ports.models;
        let told = models.context_window(&settings.model_provider, &settings.model);
        if let Some(window) = told.map(usable_context)
            && window < settings.context_window
        {
            Arc::make_mut(&mut settings).context_window = window;
        }
        if settings.model_family.is_none()
            && let Some(told) = models.traits(&settings.model_provider, &settings.model)
            && let Some(family) = family_of_traits(&settings.model, &told)
        {
            Arc::make_mut(&mut settings).model_family = Some(family);
        }
        let tokens = self.thread.token_usage().map_or(0, |(_, usage)| usage.last.total_tokens);
        let NewTurn { root, message, context, tool_output, service_tier, work, output_schema } =
            new;
        if service_tier.is_some() {
            Arc::make_mut(&mut settings).service_tier = service_tier;
        }
        let mcp = self.mcp.offer_now();
        let extensions = self.remembered_extensions();
        self.notices.turn_begins(turn, extensions.as_deref());
        self.note_hooks(extensions.as_deref(), tx);
        let start = TurnStart {
            turn,
            root,
            settings,
            message,
            context,
            tool_output,
            work,
            tokens,
            output_schema,
            environment,
            mcp,
            extensions,
        };
        self.event(Event::Begin(Box::new(start)), tx);
        turn
    }

    /// Returns what a turn would have that began now, for an inquiry.
    pub(crate) fn inquiry_place(&self, mcp: Arc<McpOffer>, tx: &Transaction) -> InquiryPlace {
        InquiryPlace {
            turn: self.env.ports.world.turn_id(),
            settings: Arc::clone(self.thread.settings()),
            environment: self.env.turn_environment(&self.thread, &self.instructions, tx.now),
            mcp,
        }
    }

    /// Returns a user's message with the pictures that it names.
    pub(crate) fn user_message(
        &self,
        input: Vec<UserInput>,
        client_id: Option<String>,
    ) -> UserMessage {
        let (ports, cwd) = (&self.env.ports, self.thread.cwd());
        let local_images = input.iter().filter_map(|input| match input {
            UserInput::LocalImage { path, .. } => Some(ports.files.image(&cwd.join(path))),
            _ => None,
        });
        let local_images = local_images.collect();
        let id = ports.world.item_id();
        UserMessage { id, client_id, context: Vec::new(), local_images, input, after: Vec::new() }
    }

    /// Begins the next turn if nothing runs: with what waits in the queue, else for an active goal.
    /// Both stay for the next server once this one waits for its end.
    pub(crate) fn go_on(&mut self, tx: &mut Transaction) {
        let may_begin = self.has_agent() && !self.has_ended() && self.env.connections.takes_work();
        if !may_begin || self.thread.running().is_some() {
            return;
        }
        let mut queue = self.thread.queue().clone();
        if let Ok(next) = queue.take(None) {
            self.input(Input::Queue(queue), tx);
            self.begin_queued(next, tx);
        } else if let Some(goal) = self.thread.active_goal() {
            let (objective, go_on) = goal_continuation(goal);
            let is_news = |item: &HistoryItem| {
                !self.agent().is_some_and(|agent| agent.has_history_item(item))
            };
            let context = objective.filter(is_news).into_iter().chain([go_on]).collect();
            self.begin_turn(NewTurn { context, ..NewTurn::default() }, tx);
        }
    }

    /// Begins a turn with a message that waited in the queue.
    pub(crate) fn begin_queued(&mut self, entry: QueuedSubmission, tx: &mut Transaction) -> TurnId {
        let message = self.user_message(entry.input, Some(entry.client_user_message_id));
        self.begin_turn(NewTurn { message: Some(message), ..NewTurn::default() }, tx)
    }
}
