//! The agent of one thread: what the model was told, and the turn that runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use turnhost_base::{Millis, ThreadId};
use turnhost_policy::{Rules, SessionApprovals};
use turnhost_ports::{HistoryItem, ModelRequest};
use turnhost_protocol::ResponseItem;
use turnhost_thread::{Input, Outcome, Settings};

use crate::action::{Action, Begin, Event, ProcessId, Timer, UserMessage};
use crate::command::Terminal;
use crate::context::{self, Told};
use crate::items;
use crate::output;
use crate::tools;
use crate::turn::Turn;

/// The agent of a loaded thread.
///
/// It outlives turns, because commands do: one that a turn left running goes on
/// as a background terminal and completes its item later.
pub struct Agent {
    pub(crate) thread: ThreadId,
    pub(crate) history: Vec<HistoryItem>,
    pub(crate) told: Option<Told>,
    /// What the user's rules say, and what was added to them meanwhile.
    pub(crate) rules: Rules,
    pub(crate) approvals: SessionApprovals,
    pub(crate) terminals: BTreeMap<ProcessId, Terminal>,
    pub(crate) turn: Option<Turn>,
    next_process: i64,
    mended: bool,
}

/// The first process id of a thread: five digits, so that a model takes it for an id and not a count.
const FIRST_PROCESS: i64 = 10_001;

impl Agent {
    /// The agent of a thread with `history` so far. `settings` are those of its last turn.
    pub fn new(
        thread: ThreadId,
        history: Vec<HistoryItem>,
        settings: &Settings,
        rules: Rules,
    ) -> Self {
        let told = (!history.is_empty()).then(|| Told::assumed(settings));
        let mended = history.is_empty();
        // Every command before a restart left more than one item, so that this is above their ids.
        let earlier = i64::try_from(history.len()).unwrap_or(0);
        let (terminals, next_process) = (BTreeMap::new(), FIRST_PROCESS + earlier);
        let approvals = SessionApprovals::default();
        Self {
            thread,
            history,
            told,
            rules,
            approvals,
            terminals,
            turn: None,
            next_process,
            mended,
        }
    }

    /// Applies one fact; what is to be done is pushed to `out`.
    ///
    /// Facts that come too late (a stream's event after an interrupt, say) change nothing.
    pub fn handle(&mut self, now: Millis, event: Event, out: &mut Vec<Action>) {
        match event {
            Event::Begin(begin) => self.begin(now, *begin, out),
            Event::Steer(message) => self.steer(now, message, out),
            Event::Interrupt => self.interrupt(now, out),
            Event::Model(event) => self.on_model(now, event, out),
            Event::ModelFailed(error) => self.on_model_failed(now, error, out),
            Event::CommandStarted(process, result) => self.on_started(now, process, result, out),
            Event::CommandOutput(process, bytes) => self.on_output(now, process, &bytes, out),
            Event::CommandExited(process, exit) => self.on_exited(now, process, exit, out),
            Event::StdinWritten(process, result) => {
                self.on_stdin_written(now, process, result, out);
            }
            Event::PatchPlanned { call, result, roots } => {
                self.on_planned(now, &call, result, roots, out);
            }
            Event::PatchApplied(call, result) => self.on_applied(now, &call, result, out),
            Event::Answered(item, answer) => self.on_answer(now, &item, answer, out),
            Event::Timer(Timer::Yield { process, call }) => self.on_yield(now, process, &call, out),
            Event::Timer(Timer::Retry(turn)) => {
                if self
                    .turn
                    .as_ref()
                    .is_some_and(|running| running.id == turn && running.waits_for_retry())
                {
                    self.ask_model(out);
                }
            }
        }
    }

    /// Whether a command of the thread still runs.
    pub fn has_terminals(&self) -> bool {
        !self.terminals.is_empty()
    }

    fn begin(&mut self, now: Millis, begin: Begin, out: &mut Vec<Action>) {
        let Begin { turn, settings, message, output_schema, surroundings } = begin;
        let preview = message.as_ref().map(|message| context::preview(&message.input));
        out.push(Action::Thread(Input::Begin { turn, preview }));
        self.mend_history(out);
        let (context, told) = context::messages(self.told.as_ref(), &settings, &surroundings);
        self.told = Some(told);
        for item in context {
            self.remember(item, out);
        }
        self.turn = Some(Turn::new(turn, settings, surroundings, output_schema));
        if let Some(message) = message {
            self.take_message(now, message, out);
        }
        self.ask_model(out);
    }

    fn steer(&mut self, now: Millis, message: UserMessage, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        if turn.waits_for_retry() {
            // It goes with the next try.
            return self.take_message(now, message, out);
        }
        turn.steered.push(message);
        if turn.calls.is_empty() {
            // The answer that streams is abandoned: its open message never completes.
            out.push(Action::CloseModel);
            self.end_response(out);
            self.go_on(now, out);
        }
    }

    fn interrupt(&mut self, now: Millis, out: &mut Vec<Action>) {
        if self.turn.is_some() {
            out.push(Action::CloseModel);
            self.end_response(out);
            self.abort_calls(now, out);
            out.push(Action::RespondHere);
            self.end(Outcome::Interrupted, out);
        }
    }

    /// Ends the turn as interrupted because a client said so in answer to an approval.
    pub(crate) fn cancel(&mut self, now: Millis, out: &mut Vec<Action>) {
        out.push(Action::CloseModel);
        self.end_response(out);
        self.abort_calls(now, out);
        self.end(Outcome::Interrupted, out);
    }

    fn abort_calls(&mut self, now: Millis, out: &mut Vec<Action>) {
        self.stop_waiting();
        let Some(turn) = &mut self.turn else { return };
        let outputs: Vec<_> = turn.calls.drain(..).map(|call| call.aborted(now)).collect();
        for item in outputs {
            self.remember_item(&item, out);
        }
        // What the user said meanwhile was accepted: the next turn's model hears it.
        self.take_steered(now, out);
        self.remember(context::turn_aborted(), out);
    }

    pub(crate) fn end(&mut self, outcome: Outcome, out: &mut Vec<Action>) {
        self.turn = None;
        out.push(Action::Thread(Input::End(outcome)));
    }

    /// Shows a user's message and remembers it for the model.
    pub(crate) fn take_message(
        &mut self,
        now: Millis,
        message: UserMessage,
        out: &mut Vec<Action>,
    ) {
        let Some(turn) = self.turn.as_ref().map(|turn| turn.id) else { return };
        for item in context::user_message(&message) {
            self.remember(item, out);
        }
        let item = items::user_message(message.id, message.client_id, &message.input, now);
        out.push(Action::Thread(Input::ItemStarted(turn, Box::new(items::started(&item)))));
        out.push(Action::Thread(Input::ItemCompleted(turn, Box::new(item))));
    }

    /// Sends the history to the model.
    pub(crate) fn ask_model(&mut self, out: &mut Vec<Action>) {
        let Some(turn) = &mut self.turn else { return };
        turn.response_begins();
        let settings = &turn.settings;
        let request = ModelRequest {
            provider: settings.model_provider.as_str().into(),
            model: settings.model.as_str().into(),
            thread: self.thread,
            turn: turn.id,
            originator: Arc::clone(&turn.surroundings.originator),
            user_agent: Arc::clone(&turn.surroundings.user_agent),
            input: self.history.clone(),
            tools: tools::offered(&settings.model),
            effort: settings.effort.clone(),
            summary: settings.summary,
            verbosity: settings.verbosity,
            service_tier: settings.service_tier.as_deref().map(Into::into),
            output_schema: turn.output_schema.clone(),
            trace: None,
        };
        out.push(Action::OpenModel(Box::new(request)));
    }

    /// Adds to what the model is sent.
    pub(crate) fn remember(&mut self, item: HistoryItem, out: &mut Vec<Action>) {
        out.push(Action::Thread(Input::History(item.json().to_owned())));
        self.history.push(item);
    }

    pub(crate) fn remember_item(&mut self, item: &ResponseItem, out: &mut Vec<Action>) {
        // A response item is plain data: it always encodes.
        if let Ok(item) = HistoryItem::encode(item) {
            self.remember(item, out);
        }
    }

    pub(crate) fn fresh_process(&mut self) -> ProcessId {
        let process = ProcessId(self.next_process);
        self.next_process += 1;
        process
    }

    /// A crash may have left calls without outputs; providers refuse such a history.
    fn mend_history(&mut self, out: &mut Vec<Action>) {
        if std::mem::replace(&mut self.mended, true) {
            return;
        }
        let mut open: Vec<(String, bool)> = Vec::new();
        for item in self.history.iter().filter_map(|item| item.parse().ok()) {
            match item {
                ResponseItem::FunctionCall(call) => open.push((call.call_id, false)),
                ResponseItem::CustomToolCall(call) => open.push((call.call_id, true)),
                ResponseItem::FunctionCallOutput(output) => {
                    open.retain(|(id, _)| output.call_id.as_ref() != Some(id));
                }
                ResponseItem::CustomToolCallOutput(output) => {
                    open.retain(|(id, _)| *id != output.call_id);
                }
                _ => {}
            }
        }
        for (call, custom) in open {
            self.remember_item(&items::tool_output(&call, custom, output::ABORTED.to_owned()), out);
        }
    }
}
