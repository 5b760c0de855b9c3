//! A running turn: the loop of request, response and calls, turned inside out.

mod steering;

use std::sync::Arc;

use turnhost_base::{ItemId, TurnId};
use turnhost_ports::{HistoryItem, McpOffer, ModelError, ModelRequest, ToolSpec};
use turnhost_protocol::{
    AskForApproval, FunctionCallOutput, FunctionCallOutputItem, ItemBody,
    McpToolCallProgressNotification, ResponseItem, ServerNotification, ThreadItem,
    TokenUsageBreakdown, TurnToolOutput,
};
use turnhost_thread::{Input, Outcome, TurnKind};

use crate::action::{
    Action, Answer, Event, ShellCommand, Timer, TurnPurpose, TurnStart, UserMessage,
};
use crate::call_queue::CallQueue;
use crate::compaction::{Compaction, is_due};
use crate::cx::Cx;
use crate::mend_history::mend_history;
use crate::open_reviews::{ApprovalReview, Review};
use crate::patch_progress::PatchProgress;
use crate::processes::hosts::AfterAnswer;
use crate::repeats::Repeats;
use crate::streamed_items::StreamedItems;
use crate::tool::{ToolCall, ToolInput, unsupported};
use crate::tools::Toolset;
use crate::turn_scope::TurnScope;
use crate::waits::{Then, Waits};
use crate::{context, items};

/// The output of a call that needs a place to run in, where the thread has none that is reached.
const NO_ENVIRONMENT: &str = "No usable execution environment is available. Wait for an environment to become available before using this tool.";

/// A running turn.
///
/// [`Turn::begin`] makes one, [`Turn::handle`] applies an event, and [`Turn::advance`] then goes
/// on with everything that the event made possible. Its methods are in the file of their subject:
/// `stream` (the response as it arrives), `model_response` (its end), `tool_calls`.
pub(crate) struct Turn {
    pub(crate) scope: TurnScope,
    output_schema: Option<Arc<serde_json::Value>>,
    /// The tools; `None` until it is known what the MCP servers offer.
    tools: Option<Arc<Toolset>>,
    /// The items of the responses so far.
    pub(crate) items: StreamedItems,
    pub(crate) response: Response,
    pub(crate) calls: CallQueue,
    /// Reviews of approvals in progress.
    pub(crate) reviews: Vec<ApprovalReview>,
    /// The user's messages since the model was last asked.
    pub(crate) steered: Vec<UserMessage>,
    /// There while the history is being shortened.
    pub(crate) compaction: Option<Compaction>,
    /// There while the turn reviews changes.
    pub(crate) review: Option<Review>,
    /// Commands of the user that belong to the turn and run.
    open_shells: usize,
    /// Set if the model has to be asked again, since it does not know of something yet.
    pub(crate) is_news: bool,
    /// Set while nothing but commands of the user is awaited.
    waits_for_shells: bool,
    /// Set once the model was asked something.
    is_asked: bool,
    /// The number of times that this request's stream broke.
    pub(crate) retries: u32,
    pub(crate) repeats: Repeats,
    /// There while the model writes a patch.
    pub(crate) patch: Option<PatchProgress>,
    /// The parts that wait for extensions: the user's words, and the end of the turn.
    pub(crate) waits: Waits,
    is_over: bool,
}

/// The state of a response.
#[derive(Debug)]
pub(crate) enum Response {
    /// The model is not asked yet: an MCP server is starting, or the user's words are on their way
    /// past hooks.
    AwaitsMcp,
    /// It is awaited, or streams.
    Streaming,
    /// It came to its end.
    Complete(Option<TokenUsageBreakdown>),
    /// It broke; its calls are still finishing.
    Broken(ModelError),
    /// It has ended and no other has begun: the time to ask again has not come, or the turn is over.
    Ended,
}

/// Returns the fact that a turn begins.
fn beginning(
    turn: TurnId,
    root: Option<TurnId>,
    work: &TurnPurpose,
    message: Option<&UserMessage>,
) -> Input {
    match work {
        TurnPurpose::Review(review) => {
            Input::BeginReview { turn, run: review.run, preview: review.prompt.clone() }
        }
        TurnPurpose::Answer | TurnPurpose::Compact | TurnPurpose::Shell(_) => {
            let preview = message.map(|message| context::preview(&message.input));
            let kind = match work {
                TurnPurpose::Compact => TurnKind::Compacts,
                TurnPurpose::Answer | TurnPurpose::Shell(_) | TurnPurpose::Review(_) => {
                    TurnKind::Answers
                }
            };
            Input::Begin { turn, root, preview, kind }
        }
    }
}

impl Turn {
    pub(crate) fn begin(start: TurnStart, cx: &mut Cx<'_>) -> Self {
        let TurnStart {
            turn: id,
            root,
            settings,
            message,
            context: mut told,
            tool_output,
            work,
            tokens,
            output_schema,
            environment,
            mcp,
            extensions,
        } = start;
        cx.thread.tokens = tokens;
        cx.push(Action::Thread(beginning(id, root, &work, message.as_ref())));
        mend_history(cx);
        let tools = match &work {
            TurnPurpose::Review(_) => Some(Toolset::for_review()),
            TurnPurpose::Answer | TurnPurpose::Compact | TurnPurpose::Shell(_) => {
                mcp.map(|offer| Toolset::for_turn(&settings, &offer))
            }
        };
        let mut turn = Self {
            scope: TurnScope::new(id, settings, environment),
            output_schema,
            tools,
            items: StreamedItems::default(),
            response: Response::Streaming,
            calls: CallQueue::default(),
            reviews: Vec::new(),
            steered: Vec::new(),
            compaction: None,
            review: None,
            open_shells: 0,
            is_news: false,
            waits_for_shells: false,
            is_asked: false,
            retries: 0,
            repeats: Repeats::default(),
            patch: None,
            waits: Waits::new(extensions),
            is_over: false,
        };
        turn.scope.grant(&cx.thread.grants);
        if turn.tools.is_none() {
            cx.push(Action::AwaitMcp);
        }
        if let Some(output) = tool_output {
            told.extend(turn.show_tool_output(output, cx));
        }
        turn.begin_or_park(work, message, told, cx);
        turn
    }

    /// Shows a tool's output that the turn begins with, and returns it for the model.
    fn show_tool_output(&self, output: TurnToolOutput, cx: &mut Cx<'_>) -> Option<HistoryItem> {
        // It stays in the history, which is what `retain` asks for.
        let TurnToolOutput { name, output, namespace, retain: _ } = output;
        let id = ItemId::new(format!("fco_{}", cx.fresh_id(self.scope.id)));
        let body = FunctionCallOutputItem {
            id,
            name: name.clone(),
            namespace: namespace.clone(),
            output: output.clone(),
        };
        let item = ThreadItem {
            body: ItemBody::FunctionCallOutput(Box::new(body)),
            started_at_ms: Some(cx.now.0),
            completed_at_ms: Some(cx.now.0),
        };
        cx.item_started(self.scope.id, items::started(&item));
        cx.item_completed(self.scope.id, item);
        let told = FunctionCallOutput { output, name: Some(name), namespace, ..Default::default() };
        HistoryItem::encode(&ResponseItem::FunctionCallOutput(told)).ok()
    }

    /// Makes a call of the tool with this name. The error goes to the model.
    pub(crate) fn make_call(
        &self,
        (namespace, name): (Option<&str>, &str),
        input: ToolInput<'_>,
    ) -> Result<Box<dyn ToolCall>, String> {
        match &self.tools {
            Some(tools) => {
                let is_usable = self.scope.settings.workspace.is_usable();
                if !is_usable && tools.needs_environment(namespace, name) {
                    return Err(NO_ENVIRONMENT.to_owned());
                }
                tools.call(namespace, name, input)
            }
            None => Err(unsupported(name, input.form())),
        }
    }

    /// Begins what the turn is for. A history that fills the context is shortened first.
    pub(crate) fn begin_work(
        &mut self,
        work: TurnPurpose,
        message: Option<UserMessage>,
        told: Vec<HistoryItem>,
        cx: &mut Cx<'_>,
    ) {
        let is_known = cx.thread.sent.is_some();
        match work {
            TurnPurpose::Compact => self.compact(Then::End, cx),
            TurnPurpose::Answer if is_known && is_due(cx.thread.tokens, &self.scope.settings) => {
                cx.thread.injected.extend(told);
                self.compact(Then::Ask, cx);
                if let Some(message) = message {
                    self.steer(message, cx);
                }
            }
            TurnPurpose::Shell(command) => {
                self.send_context(cx);
                self.response = Response::Ended;
                self.waits_for_shells = true;
                self.run_shell(command, cx);
            }
            TurnPurpose::Review(review) => self.begin_review_mode(&review, cx),
            TurnPurpose::Answer => {
                self.send_context(cx);
                for item in told {
                    self.waits.has_words = true;
                    cx.remember(item);
                }
                if let Some(message) = message
                    && let Some(message) = self.admit(message, cx)
                {
                    self.take_message(message, cx);
                }
                self.ask_model(cx);
            }
        }
    }

    /// Adds the changes of its context to the model's input, and the items that waited for that.
    pub(crate) fn send_context(&mut self, cx: &mut Cx<'_>) {
        let TurnScope { settings, environment, .. } = &self.scope;
        cx.send_context(settings, environment);
    }

    fn run_shell(&mut self, command: ShellCommand, cx: &mut Cx<'_>) {
        self.open_shells += 1;
        cx.start_shell(command, &self.scope);
    }

    /// Notes that something waits for the model: it is asked once more if it was asked before.
    pub(crate) fn note_news(&mut self) {
        self.is_news |= self.is_asked && self.review.is_none();
    }

    /// Continues after commands of the user have ended: the model gets their records with the next request.
    fn shells_ended(&mut self, count: usize, cx: &mut Cx<'_>) {
        self.open_shells = self.open_shells.saturating_sub(count);
        self.is_news = true;
        if !self.waits_for_shells || self.open_shells > 0 {
            return;
        }
        self.waits_for_shells = false;
        if self.is_asked {
            self.ask_model(cx);
        } else {
            self.end(Outcome::CompletedSilently, cx);
        }
    }

    /// Ends the turn, once no command of the user runs in it.
    pub(crate) fn complete(&mut self, cx: &mut Cx<'_>) {
        if self.open_shells > 0 || self.waits.is_admitting() {
            self.waits_for_shells = true;
            return;
        }
        if !self.check_stop(cx) {
            self.finish(cx);
        }
    }

    /// Ends the turn as completed, once no command of the user runs in it.
    pub(crate) fn finish(&mut self, cx: &mut Cx<'_>) {
        if self.open_shells > 0 {
            self.waits_for_shells = true;
            return;
        }
        self.scope.notify_diff(cx);
        self.end(Outcome::Completed, cx);
    }

    /// Returns whether the model was asked something.
    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked
    }

    /// Returns whether the turn waited for the user's words alone, which did not come in. It waits
    /// no longer then.
    pub(crate) fn waited_in_vain(&mut self) -> bool {
        self.open_shells == 0 && std::mem::take(&mut self.waits_for_shells)
    }

    /// Applies an event about the turn. Those about processes concern the thread and do not come here.
    pub(crate) fn handle(&mut self, event: Event, cx: &mut Cx<'_>) {
        match event {
            Event::Steer(message) => self.steer(message, cx),
            Event::Shell(command) => self.run_shell(command, cx),
            Event::Retune(settings) => {
                self.scope.settings = settings;
                self.scope.grant(&cx.thread.grants);
            }
            Event::Interrupt => {
                self.notify_hooks_of_interrupt(cx);
                self.stop(cx);
                cx.push(Action::RespondHere);
                self.end(Outcome::Interrupted, cx);
            }
            Event::Model(event) if self.compaction.is_some() => self.on_summary(event, cx),
            Event::Model(event) => self.on_model(event, cx),
            Event::ModelFailed(error) => self.on_model_failed(error),
            Event::ToolResult(call, result) => self.on_tool_result(&call, result, cx),
            Event::Answered(item, answer) => self.on_any_answer(&item, answer, cx),
            Event::McpOffered(offer) => self.on_mcp_offered(&offer, cx),
            Event::McpProgress(call, message) => self.on_mcp_progress(call, message, cx),
            Event::Extensions(known) => self.on_extensions(known, cx),
            Event::HooksRan(turn, step, outcome) if turn == self.scope.id => {
                self.on_hooks(step, *outcome, cx);
            }
            Event::SkillsRead(turn, texts) if turn == self.scope.id => self.on_skills(&texts, cx),
            Event::Timer(Timer::Retry(turn)) if turn == self.scope.id => self.retry(cx),
            Event::Timer(Timer::Review(call)) => self.review_times_out(&call, cx),
            Event::Timer(Timer::HeadStart(turn)) if turn == self.scope.id => {
                self.calls.end_head_start();
            }
            _ => {}
        }
    }

    /// Begins the calls that may begin, and ends the response once it and its calls are over.
    pub(crate) fn advance(&mut self, cx: &mut Cx<'_>) {
        let ended_shells = std::mem::take(&mut cx.ended_shells);
        if self.is_over {
            return;
        }
        if ended_shells > 0 {
            self.shells_ended(ended_shells, cx);
        }
        for (item, question) in std::mem::take(&mut cx.questions) {
            self.ask(&item, question, cx);
        }
        if !self.is_over {
            self.run_calls(cx);
            self.settle_response(cx);
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Ends the turn as interrupted because a client said so in answer to an approval.
    pub(crate) fn cancel(&mut self, cx: &mut Cx<'_>) {
        self.stop(cx);
        self.end(Outcome::Interrupted, cx);
    }

    /// Stops listening to the model and gives every call an output.
    fn stop(&mut self, cx: &mut Cx<'_>) {
        cx.push(Action::CloseModel);
        // The items of calls are completed before their response's usage is told, as in turns that go on.
        self.abort_calls(cx);
        self.end_response(cx);
        self.compaction = None;
        self.waits.give_up();
        self.scope.notify_diff(cx);
        cx.abort_shells();
        cx.take_injected();
        // Input of the user meanwhile was accepted: the next turn's model gets it.
        self.take_steered(cx);
        let told = context::turn_aborted(cx.thread.processes.of_the_model());
        cx.remember(told);
    }

    pub(crate) fn end(&mut self, outcome: Outcome, cx: &mut Cx<'_>) {
        self.is_over = true;
        if let Some(review) = self.review.take() {
            if let Outcome::Failed(error) = &outcome {
                cx.push(Action::Thread(Input::Failing(error.clone())));
            }
            self.leave_review_mode(review, &outcome, cx);
        }
        // Input that was accepted goes to the model of the next turn, since this turn sends no more requests.
        self.take_steered(cx);
        cx.take_injected();
        cx.push(Action::Thread(Input::End(outcome)));
    }

    /// Takes the user's messages and asks the model again.
    pub(crate) fn go_on(&mut self, cx: &mut Cx<'_>) {
        self.take_steered(cx);
        self.ask_model(cx);
    }

    /// Takes what the MCP servers offer, and asks the model if that has waited for it.
    fn on_mcp_offered(&mut self, offer: &McpOffer, cx: &mut Cx<'_>) {
        if self.tools.is_none() {
            self.tools = Some(Toolset::for_turn(&self.scope.settings, offer));
        }
        if matches!(self.response, Response::AwaitsMcp) {
            self.ask_model(cx);
        }
    }

    /// Applies a client's answer to the command or the call that asked.
    pub(crate) fn on_any_answer(&mut self, item: &ItemId, answer: Answer, cx: &mut Cx<'_>) {
        let Some(process) = cx.asks_for_host(item) else {
            return self.on_answer(item, answer, cx);
        };
        match cx.host_answered(process, answer, self.approval_policy()) {
            AfterAnswer::GoOn => {}
            AfterAnswer::CancelTurn => self.cancel(cx),
        }
    }

    pub(crate) fn approval_policy(&self) -> &AskForApproval {
        &self.scope.settings.approval_policy
    }

    fn on_mcp_progress(&mut self, call: ItemId, message: String, cx: &mut Cx<'_>) {
        if self.calls.find(&call).is_some() {
            cx.notify(ServerNotification::McpToolCallProgress(McpToolCallProgressNotification {
                thread_id: cx.thread.id,
                turn_id: self.scope.id,
                item_id: call,
                message,
            }));
        }
    }

    /// Sends the history to the model, once it is known what the MCP servers offer.
    pub(crate) fn ask_model(&mut self, cx: &mut Cx<'_>) {
        if self.compaction.is_some() {
            return self.ask_for_summary(cx);
        }
        let Some(tools) = self.tools.as_ref().filter(|_| !self.waits.is_admitting()) else {
            self.response = Response::AwaitsMcp;
            return;
        };
        let tools = tools.specs();
        cx.take_injected();
        self.is_news = false;
        self.is_asked = true;
        let input = cx.thread.history.clone();
        self.open_model(input, tools, cx);
    }

    /// Sends a request to the model, with these tools on offer.
    pub(crate) fn open_model(
        &mut self,
        input: Vec<HistoryItem>,
        tools: Arc<[ToolSpec]>,
        cx: &mut Cx<'_>,
    ) {
        self.items.response_begins();
        self.response = Response::Streaming;
        let output_schema = self.output_schema.clone().filter(|_| self.compaction.is_none());
        let request =
            ModelRequest { output_schema, ..self.scope.model_request(cx.thread.id, input, tools) };
        cx.push(Action::OpenModel(Box::new(request)));
        self.notify_hooks_of_request(cx);
    }
}
