//! Performs what the agent wants done: through the ports, never waiting here.

use std::sync::Arc;

use bytes::Bytes;
use turnhost_agent::{Action, Answer, Event, ProcessId, ToolResult};
use turnhost_base::ItemId;
use turnhost_policy::{NamedPrograms, NetworkRule};
use turnhost_ports::{Command, CommandError, HostAnswer};
use turnhost_protocol::{
    CommandExecutionRequestApprovalResponse, FileChangeRequestApprovalResponse, ServerRequest,
};
use turnhost_thread::{Input, Outbound, Outcome, PendingRequest};

use super::Live;
use crate::inquire::inquire;
use crate::sources::Done;
use crate::transaction::Transaction;

impl Live {
    pub(super) fn perform(&mut self, mut action: Action, tx: &mut Transaction) {
        self.traces.on_action(&mut action);
        let ports = &self.env.ports;
        match action {
            Action::Thread(input) => self.take_fact(input, tx),
            Action::Notify(notification) => {
                tx.effects.publish.push(Outbound::Notify(notification));
            }
            Action::RespondHere => tx.effects.before_response(),
            Action::OpenModel(request) => self.sources.open_model(ports.models.open(*request)),
            Action::CloseModel => self.sources.close_model(),
            Action::StartCommand(process, command) => self.start_command(process, *command),
            Action::LookAround(call, command, named) => self.look_around(call, *command, *named),
            Action::KillCommand(process) => self.kill_command(process),
            Action::WriteStdin(process, bytes) => self.write_stdin(process, bytes),
            action @ (Action::PlanPatch { .. }
            | Action::ApplyPatch(..)
            | Action::LookUpFiles(..)
            | Action::ReadImage(..)) => self.perform_on_files(action),
            Action::Ask { item, waiting_for, started, request } => {
                let number = self.env.pending.open(self.id());
                self.notice_request(&request);
                let request = PendingRequest { number, item, waiting_for, request: *request };
                self.input(Input::Ask { request, started }, tx);
            }
            Action::Wait(timer, after) => self.sources.alarm(timer, after),
            Action::AwaitMcp => {
                let offer = self.mcp.offer();
                self.sources.job(async move { Done::Event(Event::McpOffered(offer.await)) });
            }
            Action::CallMcp(call) => self.call_mcp(*call),
            Action::LookUpMcp(call, lookup) => self.look_up_mcp(call, lookup),
            Action::Inquire(call, request) => {
                let models = Arc::clone(&ports.models);
                let reply = async move { ToolResult::Replied(inquire(&*models, *request).await) };
                self.sources.call(call, Box::pin(reply));
            }
            Action::Agents(call, order) => self.order_agents(call, order, tx),
            Action::ShareApproval(approval) => self.share_approval(&approval),
            Action::CancelCall(call) => self.sources.cancel_call(&call),
            Action::UseGoal(call, wanted) => {
                let used = self.use_goal(wanted, tx);
                self.sources.event(Event::ToolResult(call, ToolResult::GoalUsed(used)));
            }
            Action::KeepToolApproval { server, tool } => self.keep_tool_approval(&server, &tool),
            Action::KeepRule(words) => self.keep_rule(&words),
            Action::KeepHostRule(rule) => self.keep_host_rule(&rule),
            Action::AnswerHost(process, connection, answer) => {
                self.answer_host(process, connection, answer);
            }
            Action::Withdraw(item) => self.withdraw_request(&item, tx),
            Action::ReadExtensions => self.read_extensions(),
            Action::RunHooks { turn, step, hooks, call } => {
                self.run_hooks(turn, step, &hooks, *call, tx);
            }
            Action::ReadSkills(turn, skills) => self.read_skills(turn, skills),
        }
    }

    /// Hands a fact of the agent to the thread, and does what follows from it beside.
    fn take_fact(&mut self, input: Input, tx: &mut Transaction) {
        self.publish_raw_item(&input, tx);
        self.note_for_notice(&input);
        self.note_agent_status(&input, tx);
        if let Input::End(outcome) = &input {
            self.withdraw_requests();
            self.goes_on = *outcome != Outcome::Interrupted;
            if *outcome == Outcome::Completed {
                self.ask_for_name();
            }
        }
        self.input(input, tx);
    }

    /// Performs what the agent wants done with files.
    fn perform_on_files(&mut self, action: Action) {
        let ports = &self.env.ports;
        match action {
            Action::PlanPatch { call, patch, cwd, roots } => {
                let (plan, resolve) = (ports.files.plan(patch, cwd), ports.files.resolve(roots));
                self.sources.job(async move {
                    let (result, places) = (plan.await, resolve.await);
                    Done::Event(Event::ToolResult(
                        call,
                        ToolResult::PatchPlanned { result, places },
                    ))
                });
            }
            Action::ApplyPatch(call, changes) => {
                let apply = ports.files.apply(changes);
                self.sources.job(async move {
                    Done::Event(Event::ToolResult(call, ToolResult::PatchApplied(apply.await)))
                });
            }
            Action::LookUpFiles(call, lookup) => {
                let answer = ports.files.look_up(lookup);
                self.sources.job(async move {
                    Done::Event(Event::ToolResult(call, ToolResult::FilesLookedUp(answer.await)))
                });
            }
            Action::ReadImage(call, path) => {
                let image = ports.files.image(&path);
                self.sources.event(Event::ToolResult(call, ToolResult::ImageRead(image)));
            }
            _ => {}
        }
    }

    fn kill_command(&self, process: ProcessId) {
        if let Some(control) = self.sources.control(process) {
            control.kill();
        }
    }

    fn start_command(&mut self, process: ProcessId, command: Command) {
        let start = self.env.ports.commands.start(command);
        self.sources.job(async move { Done::Started(process, start.await) });
    }

    fn look_around(&mut self, call: ItemId, command: Command, named: NamedPrograms) {
        let looked = self.env.ports.commands.look_around(command, named);
        self.sources.job(async move {
            Done::Event(Event::ToolResult(call, ToolResult::LookedAround(looked.await)))
        });
    }

    fn answer_host(&self, process: ProcessId, connection: u64, answer: HostAnswer) {
        if let Some(control) = self.sources.control(process) {
            control.answer_host(connection, answer);
        }
    }

    fn keep_rule(&self, words: &[String]) {
        if let Err(error) = self.env.ports.config.keep_rule(words) {
            tracing::warn!(err = %error, "a rule could not be kept");
        }
    }

    fn keep_host_rule(&self, rule: &NetworkRule) {
        if let Err(error) = self.env.ports.config.keep_host_rule(rule) {
            tracing::warn!(err = %error, "a rule about a host could not be kept");
        }
    }

    /// Settles the pending requests of an item unanswered.
    fn withdraw_request(&mut self, item: &ItemId, tx: &mut Transaction) {
        let pending = self.thread.pending_requests().filter(|pending| pending.item == *item);
        for number in pending.map(|pending| pending.number).collect::<Vec<_>>() {
            self.input(Input::Settled(number), tx);
            self.env.pending.close(number);
        }
    }

    fn write_stdin(&mut self, process: ProcessId, bytes: Bytes) {
        let Some(control) = self.sources.control(process) else {
            let gone =
                CommandError::Stdin("the command has ended or has not started yet".to_owned());
            return self.sources.event(Event::StdinWritten(process, Err(gone)));
        };
        self.sources.job(async move {
            let result = control.write(bytes).await;
            Done::Event(Event::StdinWritten(process, result))
        });
    }

    /// Forgets the pending requests of a turn that ends.
    fn withdraw_requests(&mut self) {
        // Dropping what takes the answers declines them.
        self.mcp_answers.clear();
        for pending in self.thread.pending_requests() {
            self.env.pending.close(pending.number);
        }
    }
}

/// Reads a client's answer as what the request asks for; anything else is unreadable.
pub(super) fn read_answer(request: &ServerRequest, result: Option<&str>) -> Answer {
    let Some(json) = result else { return Answer::Unusable };
    let answer = match request {
        ServerRequest::CommandExecutionRequestApproval(_) => {
            serde_json::from_str(json).map(|answer: CommandExecutionRequestApprovalResponse| {
                Answer::Command(answer.decision)
            })
        }
        ServerRequest::FileChangeRequestApproval(_) => serde_json::from_str(json)
            .map(|answer: FileChangeRequestApprovalResponse| Answer::FileChange(answer.decision)),
        ServerRequest::ToolRequestUserInput(_) => serde_json::from_str(json).map(Answer::UserInput),
        ServerRequest::DynamicToolCall(_) => serde_json::from_str(json).map(Answer::ClientTool),
        ServerRequest::PermissionsRequestApproval(_) => {
            serde_json::from_str(json).map(Answer::Permissions)
        }
        ServerRequest::McpServerElicitationRequest(_) => {
            serde_json::from_str(json).map(Answer::Elicitation)
        }
        // The agent makes no other requests.
        _ => return Answer::Unusable,
    };
    answer.unwrap_or_else(|error| {
        tracing::warn!(err = %error, "an answer that is no decision");
        Answer::Unreadable
    })
}
