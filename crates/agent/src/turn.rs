//! A running turn: the loop of request, response and calls, turned inside out.

use std::sync::Arc;

use turnhost_base::ItemId;
use turnhost_patch::TurnDiff;
use turnhost_ports::{McpOffer, ModelError, ModelRequest};
use turnhost_protocol::{McpToolCallProgressNotification, ServerNotification, TokenUsageBreakdown};
use turnhost_thread::{Input, Outcome};

use crate::action::{Action, Event, Timer, TurnStart, UserMessage};
use crate::call_queue::CallQueue;
use crate::cx::Cx;
use crate::mend_history::mend_history;
use crate::streamed_items::StreamedItems;
use crate::tool::{ToolCall, ToolInput, unsupported};
use crate::tools::Toolset;
use crate::turn_scope::TurnScope;
use crate::{context, items};

/// A running turn.
///
/// [`Turn::begin`] makes one, [`Turn::handle`] applies an event, and [`Turn::advance`] then goes
/// on with whatever the event made possible. Its methods are in the file of what they are about:
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
    /// The user's messages since the model was last asked.
    pub(crate) steered: Vec<UserMessage>,
    /// The number of times that this request's stream broke.
    pub(crate) retries: u32,
    is_over: bool,
}

/// The state of a response.
#[derive(Debug)]
pub(crate) enum Response {
    /// The model has not been asked: an MCP server is starting.
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

impl Turn {
    pub(crate) fn begin(start: TurnStart, cx: &mut Cx<'_>) -> Self {
        let TurnStart {
            turn: id,
            settings,
            message,
            context: told,
            output_schema,
            environment,
            mcp,
        } = start;
        let preview = message.as_ref().map(|message| context::preview(&message.input));
        cx.push(Action::Thread(Input::Begin { turn: id, preview }));
        mend_history(cx);
        let (context, sent) = context::messages(cx.thread.sent.as_ref(), &settings, &environment);
        cx.thread.sent = Some(sent);
        for item in context {
            cx.remember(item);
        }
        cx.take_injected();
        for item in told {
            cx.remember(item);
        }
        let tools = mcp.map(|offer| Toolset::for_turn(&settings, &offer));
        let mut turn = Self {
            scope: TurnScope { id, settings, environment, diff: TurnDiff::default() },
            output_schema,
            tools,
            items: StreamedItems::default(),
            response: Response::Streaming,
            calls: CallQueue::default(),
            steered: Vec::new(),
            retries: 0,
            is_over: false,
        };
        let grants = &cx.thread.grants;
        turn.scope.grant(grants);
        if let Some(message) = message {
            turn.take_message(message, cx);
        }
        if turn.tools.is_none() {
            cx.push(Action::AwaitMcp);
        }
        turn.ask_model(cx);
        turn
    }

    /// Makes a call of the tool with this name. The error goes to the model.
    pub(crate) fn make_call(
        &self,
        (namespace, name): (Option<&str>, &str),
        input: ToolInput<'_>,
    ) -> Result<Box<dyn ToolCall>, String> {
        match &self.tools {
            Some(tools) => tools.call(namespace, name, input),
            None => Err(unsupported(name, input.form())),
        }
    }

    /// Applies an event about the turn. Those about processes concern the thread and do not come here.
    pub(crate) fn handle(&mut self, event: Event, cx: &mut Cx<'_>) {
        match event {
            Event::Steer(message) => self.steer(message, cx),
            Event::Interrupt => {
                self.stop(cx);
                cx.push(Action::RespondHere);
                self.end(Outcome::Interrupted, cx);
            }
            Event::Model(event) => self.on_model(event, cx),
            Event::ModelFailed(error) => self.on_model_failed(error),
            Event::ToolResult(call, result) => self.on_tool_result(&call, result, cx),
            Event::Answered(call, answer) => self.on_answer(&call, answer, cx),
            Event::McpOffered(offer) => self.on_mcp_offered(&offer, cx),
            Event::McpProgress(call, message) => self.on_mcp_progress(call, message, cx),
            Event::Timer(Timer::Retry(turn)) if turn == self.scope.id => self.retry(cx),
            _ => {}
        }
    }

    /// Begins the calls that may begin, and ends the response once it and its calls are over.
    pub(crate) fn advance(&mut self, cx: &mut Cx<'_>) {
        if !self.is_over {
            self.run_calls(cx);
            self.settle_response(cx);
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    fn steer(&mut self, message: UserMessage, cx: &mut Cx<'_>) {
        if self.waits_for_retry() || matches!(self.response, Response::AwaitsMcp) {
            // It goes with the next try, or the first.
            return self.take_message(message, cx);
        }
        self.steered.push(message);
        if self.calls.is_empty() {
            // The answer that streams is abandoned: its open message never completes.
            cx.push(Action::CloseModel);
            self.end_response(cx);
            self.go_on(cx);
        }
    }

    /// Ends the turn as interrupted because a client said so in answer to an approval.
    pub(crate) fn cancel(&mut self, cx: &mut Cx<'_>) {
        self.stop(cx);
        self.end(Outcome::Interrupted, cx);
    }

    /// Stops listening to the model and gives every call an output.
    fn stop(&mut self, cx: &mut Cx<'_>) {
        cx.push(Action::CloseModel);
        self.end_response(cx);
        self.scope.notify_diff(cx);
        self.abort_calls(cx);
        // What the user said meanwhile was accepted: the next turn's model hears it.
        self.take_steered(cx);
        cx.remember(context::turn_aborted());
    }

    pub(crate) fn end(&mut self, outcome: Outcome, cx: &mut Cx<'_>) {
        self.is_over = true;
        cx.take_injected();
        cx.push(Action::Thread(Input::End(outcome)));
    }

    /// Shows a user's message and remembers it for the model.
    pub(crate) fn take_message(&mut self, mut message: UserMessage, cx: &mut Cx<'_>) {
        let told = std::mem::take(&mut message.context);
        for item in told.into_iter().chain(context::user_message(&message)) {
            cx.remember(item);
        }
        let item = items::user_message(message.id, message.client_id, &message.input, cx.now);
        cx.item_started(self.scope.id, items::started(&item));
        cx.item_completed(self.scope.id, item);
    }

    /// Shows and remembers what the user said while the model or a tool was busy.
    pub(crate) fn take_steered(&mut self, cx: &mut Cx<'_>) {
        for message in std::mem::take(&mut self.steered) {
            self.take_message(message, cx);
        }
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
        let Some(tools) = &self.tools else {
            self.response = Response::AwaitsMcp;
            return;
        };
        let tools = tools.specs();
        cx.take_injected();
        self.items.response_begins();
        self.response = Response::Streaming;
        let TurnScope { id, settings, environment, .. } = &self.scope;
        let request = ModelRequest {
            provider: settings.model_provider.as_str().into(),
            model: settings.model.as_str().into(),
            thread: cx.thread.id,
            turn: *id,
            originator: Arc::clone(&environment.originator),
            user_agent: Arc::clone(&environment.user_agent),
            input: cx.thread.history.clone(),
            tools,
            effort: settings.effort.clone(),
            summary: settings.summary,
            verbosity: settings.verbosity,
            service_tier: settings.service_tier.as_deref().map(Into::into),
            output_schema: self.output_schema.clone(),
            trace: None,
        };
        cx.push(Action::OpenModel(Box::new(request)));
    }
}
