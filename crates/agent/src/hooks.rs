//! Hooks around a turn: at the user's words, around tool calls, at the end. An agent that a model
//! started has its own events for its beginning and its end.
//!
//! The user's words are *admitted*: first the extensions are read if nothing is remembered of them,
//! then the hooks of the session and of the prompt run, then the texts of mentioned skills are
//! read. Words wait for those before them. Without hooks and mentions there is nothing to wait for,
//! and the words are taken at once.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use turnhost_base::TurnId;
use turnhost_ports::{
    BlockKind, HistoryItem, HookBlock, HookCall, HookOutcome, Skill, TurnExtensions,
};
use turnhost_protocol::{
    AskForApproval, FunctionCallOutputBody, HookEventName, HookPromptFragment, HookPromptItem,
    ItemBody, ModeKind, ResponseItem, SandboxPolicy, ThreadItem,
};
use turnhost_thread::Outcome;

use crate::action::{Action, HookStep, TurnPurpose, UserMessage};
use crate::call_queue::{CallState, HookPhase};
use crate::context::{message, text};
use crate::cx::Cx;
use crate::tool_subject::tool_response;
use crate::turn::{Response, Turn};
use crate::waits::Parked;
use crate::{items, skills};

/// The kind of agents that models start, for hooks; there is one.
const AGENT_TYPE: &str = "default";

/// Times that hooks may keep one turn from ending: enough to fix what a check finds, few enough
/// that a hook which never agrees costs little.
const MAX_STOPS: u32 = 25;

impl Turn {
    /// Begins the turn's work once the extensions are known.
    pub(crate) fn begin_or_park(
        &mut self,
        work: TurnPurpose,
        message: Option<UserMessage>,
        told: Vec<HistoryItem>,
        cx: &mut Cx<'_>,
    ) {
        if self.waits.known.is_some() {
            self.note_skills();
            return self.begin_work(work, message, told, cx);
        }
        self.response = Response::AwaitsMcp;
        self.waits.parked = Some(Box::new(Parked { work, message, told }));
        cx.push(Action::ReadExtensions);
    }

    /// Takes what is known of the extensions, and begins what has waited for it.
    pub(crate) fn on_extensions(&mut self, known: Arc<TurnExtensions>, cx: &mut Cx<'_>) {
        if self.waits.known.is_none() {
            self.waits.known = Some(known);
            self.note_skills();
        }
        let Some(parked) = self.waits.parked.take() else { return };
        let Parked { work, message, told } = *parked;
        let later = std::mem::take(&mut self.waits.admissions);
        self.begin_work(work, message, told, cx);
        self.waits.admissions.extend(later);
        self.admit_next(cx);
    }

    /// Adds the skills to the model's description of its environment.
    fn note_skills(&mut self) {
        let Some(known) = &self.waits.known else { return };
        self.scope.environment.skills = skills::instructions(&known.skills).into();
        let scripted = known.skills.iter().filter(|skill| skill.permissions.is_some());
        self.scope.scripted_skills = scripted.cloned().collect();
    }

    /// Takes the user's words, at once if nothing has to look at them first. Returns whether they
    /// are taken.
    pub(crate) fn admit(&mut self, message: UserMessage, cx: &mut Cx<'_>) -> Option<UserMessage> {
        let must_wait = self.waits.is_admitting()
            || self.waits.has_hook(HookEventName::UserPromptSubmit)
            || (cx.thread.session.is_some() && self.waits.has_hook(self.session_event()))
            || !self.mentioned(&message).is_empty();
        if !must_wait {
            return Some(message);
        }
        self.waits.admissions.push_back(message);
        self.admit_next(cx);
        None
    }

    fn mentioned(&self, message: &UserMessage) -> Vec<Skill> {
        let known = self.waits.known.as_ref();
        known.map(|known| skills::mentioned(&message.input, &known.skills)).unwrap_or_default()
    }

    /// Begins to admit the first of the words that wait.
    fn admit_next(&mut self, cx: &mut Cx<'_>) {
        if self.waits.is_admitting || self.waits.admissions.is_empty() {
            return;
        }
        self.waits.is_admitting = true;
        let source = cx.thread.session.take();
        let event = self.session_event();
        match source.filter(|_| self.waits.has_hook(event)) {
            Some(source) => {
                let is_agent = self.scope.settings.agent.is_some();
                let subject = if is_agent { AGENT_TYPE } else { source };
                let mut input = Map::new();
                if !is_agent {
                    input.insert("source".to_owned(), json!(source));
                }
                let mut call = self.hook_call(event, input, cx);
                call.subject = Some(subject.to_owned());
                self.run_hooks(HookStep::Session, call, cx);
            }
            None => self.submit_prompt(cx),
        }
    }

    /// Returns the event at which the thread's work begins: that of an agent is not a session.
    fn session_event(&self) -> HookEventName {
        match self.scope.settings.agent {
            Some(_) => HookEventName::SubagentStart,
            None => HookEventName::SessionStart,
        }
    }

    /// Returns the event at which the turn is about to end.
    fn stop_event(&self) -> HookEventName {
        match self.scope.settings.agent {
            Some(_) => HookEventName::SubagentStop,
            None => HookEventName::Stop,
        }
    }

    fn submit_prompt(&mut self, cx: &mut Cx<'_>) {
        let Some(first) = self.waits.admissions.front() else { return };
        if !self.waits.has_hook(HookEventName::UserPromptSubmit) {
            return self.read_skills(cx);
        }
        let prompt = crate::context::preview(&first.input);
        let input = Map::from_iter([("prompt".to_owned(), json!(prompt))]);
        let call = self.hook_call(HookEventName::UserPromptSubmit, input, cx);
        self.run_hooks(HookStep::Prompt, call, cx);
    }

    fn read_skills(&mut self, cx: &mut Cx<'_>) {
        let Some(first) = self.waits.admissions.front() else { return };
        let skills = self.mentioned(first);
        if skills.is_empty() {
            return self.admitted(cx);
        }
        cx.push(Action::ReadSkills(self.scope.id, skills));
    }

    /// Adds the texts of skills to the words that mention them, and lets those in.
    pub(crate) fn on_skills(&mut self, texts: &[(Skill, String)], cx: &mut Cx<'_>) {
        if let Some(first) = self.waits.admissions.front_mut() {
            let brought = texts.iter().map(|(skill, body)| skills::skill_message(skill, body));
            first.after.splice(0..0, brought);
            self.admitted(cx);
        }
    }

    /// Lets the first of the words in.
    fn admitted(&mut self, cx: &mut Cx<'_>) {
        self.waits.is_admitting = false;
        let Some(message) = self.waits.admissions.pop_front() else { return };
        self.steer_now(message, cx);
        self.go_on_after_admission(cx);
    }

    fn go_on_after_admission(&mut self, cx: &mut Cx<'_>) {
        self.admit_next(cx);
        if self.waits.is_admitting() {
            return;
        }
        if matches!(self.response, Response::AwaitsMcp) {
            if self.waits.has_words || self.is_asked() {
                self.ask_model(cx);
            } else {
                // Nothing is left of what the turn was for.
                self.end(Outcome::CompletedSilently, cx);
            }
        } else if self.waited_in_vain() {
            self.complete(cx);
        }
    }

    /// Applies the outcome of hooks.
    pub(crate) fn on_hooks(&mut self, step: HookStep, outcome: HookOutcome, cx: &mut Cx<'_>) {
        if let HookStep::Approval(call) = &step {
            return self.on_approval(call, outcome, cx);
        }
        let HookOutcome { runs: _, block, context, input, allows: _ } = outcome;
        let told = context.iter().map(|words| message("developer", vec![text(words)]));
        let told: Vec<HistoryItem> = told.collect();
        match step {
            HookStep::Session if self.waits.is_admitting => {
                cx.inject_later(told);
                if self.calls.is_empty() {
                    cx.take_injected();
                }
                match block {
                    Some(_) => self.refuse_words(cx),
                    None => self.submit_prompt(cx),
                }
            }
            HookStep::Prompt if self.waits.is_admitting && block.is_some() => {
                self.refuse_words(cx);
            }
            HookStep::Prompt if self.waits.is_admitting => {
                if let Some(first) = self.waits.admissions.front_mut() {
                    first.after.extend(told);
                }
                self.read_skills(cx);
            }
            HookStep::Before(call) => {
                cx.inject_later(told);
                self.begin_checked(&call, block, input);
            }
            HookStep::After(call) => {
                cx.inject_later(told);
                self.end_checked(&call, block);
            }
            HookStep::Stop if self.waits.at_stop => self.on_stop(block, cx),
            HookStep::PreCompact => self.on_pre_compact(block.as_ref(), cx),
            HookStep::PostCompact => self.on_post_compact(block.as_ref(), cx),
            HookStep::Session
            | HookStep::Prompt
            | HookStep::Stop
            | HookStep::Approval(_)
            | HookStep::Beside => {}
        }
    }

    /// Drops the first of the words that wait, because a hook objects to them.
    fn refuse_words(&mut self, cx: &mut Cx<'_>) {
        self.waits.is_admitting = false;
        self.waits.admissions.pop_front();
        self.go_on_after_admission(cx);
    }

    /// Has hooks look at a call before it begins. Returns whether there are any.
    pub(crate) fn check_before(&mut self, id: &turnhost_base::ItemId, cx: &mut Cx<'_>) -> bool {
        if !self.waits.has_hook(HookEventName::PreToolUse) {
            return false;
        }
        let Some(call) = self.calls.find(id) else { return false };
        if call.phase != HookPhase::New {
            return false;
        }
        let Some(subject) = call.subject.clone() else { return false };
        call.phase = HookPhase::Before;
        let mut hook = self.hook_call(HookEventName::PreToolUse, subject.input(id), cx);
        hook.subject = Some(subject.name);
        hook.occasion = Some(id.as_str().to_owned());
        self.run_hooks(HookStep::Before(id.clone()), hook, cx);
        true
    }

    /// Lets a call begin that hooks have looked at, unless one objects.
    fn begin_checked(
        &mut self,
        id: &turnhost_base::ItemId,
        block: Option<HookBlock>,
        input: Option<Value>,
    ) {
        let Some(call) = self.calls.find(id).filter(|call| call.phase == HookPhase::Before) else {
            return;
        };
        call.phase = HookPhase::Passed;
        let Some(subject) = call.subject.clone() else { return };
        if let Some(block) = block {
            call.state = CallState::Done(subject.blocked(&block.reason).into());
            return;
        }
        let Some(changed) = input.and_then(|input| subject.changed(input)) else { return };
        let (name, input) = changed.parts();
        let made = self.make_call(name, input);
        if let Some(call) = self.calls.find(id) {
            call.subject = Some(changed);
            call.state = match made {
                Ok(made) => CallState::Queued(made),
                Err(error) => CallState::Done(error.into()),
            };
        }
    }

    /// Has hooks look at a call that is over. Gives the output back if there are none.
    pub(crate) fn check_after(
        &mut self,
        id: &turnhost_base::ItemId,
        output: FunctionCallOutputBody,
        cx: &mut Cx<'_>,
    ) {
        let has_hook = self.waits.has_hook(HookEventName::PostToolUse);
        let Some(call) = self.calls.find(id) else { return };
        let subject = call.subject.clone().filter(|_| has_hook);
        let response = subject.as_ref().and_then(|subject| tool_response(subject, &output));
        let (Some(subject), Some(response)) = (subject, response) else {
            call.state = CallState::Done(output);
            return;
        };
        call.state = CallState::Checked(output);
        let mut input = subject.input(id);
        input.insert("tool_response".to_owned(), response);
        let mut hook = self.hook_call(HookEventName::PostToolUse, input, cx);
        hook.subject = Some(subject.name);
        hook.occasion = Some(id.as_str().to_owned());
        self.run_hooks(HookStep::After(id.clone()), hook, cx);
    }

    fn end_checked(&mut self, id: &turnhost_base::ItemId, block: Option<HookBlock>) {
        let Some(call) = self.calls.find(id) else { return };
        let state = std::mem::replace(&mut call.state, CallState::Done(String::new().into()));
        call.state = match (state, block) {
            (CallState::Checked(_), Some(block)) => CallState::Done(block.reason.into()),
            (CallState::Checked(output), None) => CallState::Done(output),
            (other, _) => other,
        };
    }

    /// Has hooks decide if the turn may end. Returns whether there are any.
    pub(crate) fn check_stop(&mut self, cx: &mut Cx<'_>) -> bool {
        if self.waits.at_stop {
            return true;
        }
        let event = self.stop_event();
        if !self.waits.has_hook(event) || self.waits.stops >= MAX_STOPS {
            return false;
        }
        self.waits.at_stop = true;
        let last = last_words(&cx.thread.history);
        let input = Map::from_iter([
            ("stop_hook_active".to_owned(), json!(self.waits.stops > 0)),
            ("last_assistant_message".to_owned(), json!(last)),
        ]);
        let call = self.hook_call(event, input, cx);
        self.run_hooks(HookStep::Stop, call, cx);
        true
    }

    fn on_stop(&mut self, block: Option<HookBlock>, cx: &mut Cx<'_>) {
        self.waits.at_stop = false;
        match block {
            Some(HookBlock { run, reason, kind: BlockKind::Blocked }) => {
                self.waits.stops += 1;
                let words = format!("<hook_prompt hook_run_id=\"{run}\">{reason}</hook_prompt>");
                let item = hook_prompt(cx.fresh_id(self.scope.id), run, reason, cx);
                cx.item_started(self.scope.id, items::started(&item));
                cx.item_completed(self.scope.id, item);
                cx.remember(message("user", vec![text(&words)]));
                self.go_on(cx);
            }
            Some(_) => {
                // Input of the user meanwhile was accepted: the next turn's model gets it.
                self.take_steered(cx);
                self.finish(cx);
            }
            None if self.is_news || !self.steered.is_empty() => self.go_on(cx),
            None => self.finish(cx),
        }
    }

    pub(crate) fn run_hooks(&self, step: HookStep, call: HookCall, cx: &mut Cx<'_>) {
        let Some(known) = &self.waits.known else { return };
        let hooks = Arc::clone(&known.hooks);
        cx.push(Action::RunHooks { turn: self.scope.id, step, hooks, call: Box::new(call) });
    }

    /// Builds the input of hooks, with the fields that all of them share.
    pub(crate) fn hook_call(
        &self,
        event: HookEventName,
        mut input: Map<String, Value>,
        cx: &Cx<'_>,
    ) -> HookCall {
        let settings = &self.scope.settings;
        let is_bypassed = settings.approval_policy == AskForApproval::Never
            && settings.sandbox_policy == SandboxPolicy::DangerFullAccess;
        let mode = match settings.mode {
            ModeKind::Plan => "plan",
            ModeKind::Default if is_bypassed => "bypassPermissions",
            ModeKind::Default => "default",
        };
        input.insert("model".to_owned(), json!(settings.model));
        input.insert("permission_mode".to_owned(), json!(mode));
        if settings.agent.is_some() {
            input.insert("agent_id".to_owned(), json!(cx.thread.id));
            input.insert("agent_type".to_owned(), json!(AGENT_TYPE));
        }
        let turn: TurnId = self.scope.id;
        HookCall {
            event,
            thread: cx.thread.id,
            turn,
            cwd: settings.cwd.clone(),
            subject: None,
            occasion: None,
            input,
        }
    }
}

fn hook_prompt(id: turnhost_base::ItemId, run: String, reason: String, cx: &Cx<'_>) -> ThreadItem {
    let fragments = vec![HookPromptFragment { hook_run_id: run, text: reason }];
    ThreadItem {
        body: ItemBody::HookPrompt(HookPromptItem { id, fragments }),
        started_at_ms: Some(cx.now.0),
        completed_at_ms: Some(cx.now.0),
    }
}

/// Returns the text of the model's last message.
fn last_words(history: &[HistoryItem]) -> Option<String> {
    history.iter().rev().find_map(|item| match item.parse().ok()? {
        ResponseItem::Message(message) if message.role == "assistant" => {
            Some(items::message_parts(&message).0)
        }
        _ => None,
    })
}
