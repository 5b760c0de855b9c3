//! Hooks at the other moments of a turn: when an approval is requested, around a compaction, and beside
//! requests to the model and interrupts, where they look on and nothing waits for them.

use serde_json::{Map, Value, json};
use turnhost_base::ItemId;
use turnhost_ports::{BlockKind, HookBlock, HookOutcome, ModelError};
use turnhost_protocol::{HookEventName, TokenUsageBreakdown};
use turnhost_thread::Outcome;

use crate::action::{Answer, HookStep};
use crate::approval_review::{allowed, reason};
use crate::cx::Cx;
use crate::question::AwaitedRequest;
use crate::turn::Turn;
use crate::waits::Then;

impl Turn {
    /// Lets hooks decide about an approval that a call needs. Returns the request if there are none.
    pub(crate) fn check_approval(
        &mut self,
        call: &ItemId,
        question: AwaitedRequest,
        cx: &mut Cx<'_>,
    ) -> Option<AwaitedRequest> {
        if question.reviewed.is_none() || !self.waits.has_hook(HookEventName::PermissionRequest) {
            return Some(question);
        }
        let subject = self.calls.find(call).and_then(|call| call.subject.clone());
        let Some(subject) = subject else { return Some(question) };
        let mut input = subject.input(call);
        input.remove("tool_use_id");
        if let (Some(reason), Some(Value::Object(shown))) =
            (reason(&question.request), input.get_mut("tool_input"))
        {
            shown.insert("description".to_owned(), reason.into());
        }
        let mut hook = self.hook_call(HookEventName::PermissionRequest, input, cx);
        hook.subject = Some(subject.name);
        hook.occasion = Some(call.as_str().to_owned());
        self.run_hooks(HookStep::Approval(call.clone()), hook, cx);
        self.waits.questions.push((call.clone(), question));
        None
    }

    /// Answers a call as its hooks decided; if they did not, a reviewer or the clients do.
    pub(crate) fn on_approval(&mut self, call: &ItemId, outcome: HookOutcome, cx: &mut Cx<'_>) {
        let questions = &mut self.waits.questions;
        let Some(at) = questions.iter().position(|(id, _)| id == call) else { return };
        let (_, question) = questions.swap_remove(at);
        let answer = match outcome.block {
            Some(HookBlock { reason, .. }) => Answer::Denied(reason),
            None if outcome.allows => allowed(&question.request),
            None => return self.put_question(call, question, cx),
        };
        if let Some(item) = question.started {
            cx.item_started(self.scope.id, item);
        }
        self.on_any_answer(call, answer, cx);
    }

    /// Has hooks look at a compaction before it begins. Returns whether there are any.
    pub(crate) fn check_compaction(&mut self, then: Then, cx: &mut Cx<'_>) -> bool {
        if !self.waits.has_hook(HookEventName::PreCompact) {
            return false;
        }
        self.waits.before_compaction = Some(then);
        self.run_compaction_hooks(HookEventName::PreCompact, HookStep::PreCompact, then, cx);
        true
    }

    /// Continues after a compaction, once hooks have looked at it.
    pub(crate) fn after_compaction(&mut self, then: Then, cx: &mut Cx<'_>) {
        if !self.waits.has_hook(HookEventName::PostCompact) {
            return self.compacted(then, cx);
        }
        self.waits.after_compaction = Some(then);
        self.run_compaction_hooks(HookEventName::PostCompact, HookStep::PostCompact, then, cx);
    }

    fn run_compaction_hooks(
        &mut self,
        event: HookEventName,
        step: HookStep,
        then: Then,
        cx: &mut Cx<'_>,
    ) {
        let trigger = match then {
            Then::End => "manual",
            Then::Ask => "auto",
        };
        let input = Map::from_iter([("trigger".to_owned(), json!(trigger))]);
        let mut hook = self.hook_call(event, input, cx);
        hook.subject = Some(trigger.to_owned());
        self.run_hooks(step, hook, cx);
    }

    /// Begins a compaction that hooks have looked at, unless one stops the turn.
    pub(crate) fn on_pre_compact(&mut self, block: Option<&HookBlock>, cx: &mut Cx<'_>) {
        let Some(then) = self.waits.before_compaction.take() else { return };
        if is_stop(block) {
            return self.stopped_by_hook(cx);
        }
        self.begin_compaction(then, cx);
    }

    /// Continues after a compaction that hooks have looked at, unless one stops the turn.
    pub(crate) fn on_post_compact(&mut self, block: Option<&HookBlock>, cx: &mut Cx<'_>) {
        let Some(then) = self.waits.after_compaction.take() else { return };
        if is_stop(block) {
            return self.stopped_by_hook(cx);
        }
        self.compacted(then, cx);
    }

    fn stopped_by_hook(&mut self, cx: &mut Cx<'_>) {
        // Input of the user meanwhile was accepted: the next turn's model gets it.
        self.take_steered(cx);
        self.scope.notify_diff(cx);
        self.end(Outcome::Interrupted, cx);
    }

    /// Lets hooks look on at a request to the model.
    pub(crate) fn notify_hooks_of_request(&mut self, cx: &mut Cx<'_>) {
        let events = [HookEventName::PreModelRequest, HookEventName::PostModelRequest];
        if !events.into_iter().any(|event| self.waits.has_hook(event)) {
            return;
        }
        self.waits.request = Some(cx.fresh_id(self.scope.id));
        self.look_on_request(HookEventName::PreModelRequest, Map::new(), cx);
    }

    /// Lets hooks look on at the end of a request to the model.
    pub(crate) fn notify_hooks_of_response(
        &mut self,
        usage: Option<&TokenUsageBreakdown>,
        broken: Option<&ModelError>,
        cx: &mut Cx<'_>,
    ) {
        let status = if broken.is_some() { "failed" } else { "completed" };
        let usage = usage.map(|usage| {
            json!({
                "input_tokens": usage.input_tokens,
                "cached_input_tokens": usage.cached_input_tokens,
                "cache_write_input_tokens": usage.cache_write_input_tokens,
                "output_tokens": usage.output_tokens,
                "reasoning_output_tokens": usage.reasoning_output_tokens,
                "total_tokens": usage.total_tokens,
            })
        });
        let input = Map::from_iter([
            ("status".to_owned(), json!(status)),
            ("error".to_owned(), json!(broken.map(|error| &error.message))),
            ("token_usage".to_owned(), json!(usage)),
        ]);
        self.look_on_request(HookEventName::PostModelRequest, input, cx);
    }

    fn look_on_request(
        &self,
        event: HookEventName,
        mut input: Map<String, Value>,
        cx: &mut Cx<'_>,
    ) {
        let Some(request) = self.waits.request.as_ref().filter(|_| self.waits.has_hook(event))
        else {
            return;
        };
        let kind = if self.compaction.is_some() { "foreground_compaction" } else { "sampling" };
        input.extend([
            ("kind".to_owned(), json!(kind)),
            ("request_id".to_owned(), json!(request)),
            ("attempt_number".to_owned(), json!(self.retries + 1)),
        ]);
        let mut hook = self.hook_call(event, input, cx);
        hook.occasion = Some(request.as_str().to_owned());
        self.run_hooks(HookStep::Beside, hook, cx);
    }

    /// Lets hooks look on at an interrupt.
    pub(crate) fn notify_hooks_of_interrupt(&self, cx: &mut Cx<'_>) {
        if self.waits.has_hook(HookEventName::Interrupt) {
            let hook = self.hook_call(HookEventName::Interrupt, Map::new(), cx);
            self.run_hooks(HookStep::Beside, hook, cx);
        }
    }
}

fn is_stop(block: Option<&HookBlock>) -> bool {
    block.is_some_and(|block| block.kind == BlockKind::Stopped)
}
