//! Hosts that commands want to reach through their proxy.
//!
//! A command has one question open at a time; what else it wants waits behind it. An answer holds for
//! all connections of the command to the host in the same way.

use turnhost_base::ItemId;
use turnhost_policy::{self as policy, HostDecision, NetworkRule};
use turnhost_ports::{HostAnswer, WantedHost};
use turnhost_protocol::{
    self as wire, AskForApproval, CommandExecutionApprovalDecision as Decision,
    GuardianApprovalReviewAction, NetworkApprovalContext, NetworkApprovalProtocol as Protocol,
    NetworkPolicyAmendment, ServerRequest,
};
use turnhost_thread::{Input, LOCAL_ENVIRONMENT, WaitingFor};

use super::wanted_hosts::{Hosts, MAX_WAITING};
use crate::action::{Action, Answer, ProcessId};
use crate::context;
use crate::cx::Cx;
use crate::question::AwaitedRequest;

/// The effect of a user's answer on the turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterAnswer {
    GoOn,
    CancelTurn,
}

impl Cx<'_> {
    /// Decides about a host that a command wants to reach. `policy` is that of the turn that runs.
    pub(crate) fn host_wanted(
        &mut self,
        id: ProcessId,
        wanted: WantedHost,
        policy: &AskForApproval,
    ) {
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        if let Some(answer) = process.hosts.known(&wanted) {
            return self.answer_host(id, &wanted, answer);
        }
        let (rules, session) = (&self.thread.rules, &self.thread.approvals);
        match policy::decide_host(policy, rules, session, &wanted.host, wanted.protocol) {
            HostDecision::Allow => self.answer_host(id, &wanted, HostAnswer::Allow),
            HostDecision::Ask if process.hosts.open.is_none() => self.ask_for_host(id, wanted),
            HostDecision::Ask if process.hosts.waiting.len() < MAX_WAITING => {
                process.hosts.waiting.push_back(wanted);
            }
            HostDecision::Deny | HostDecision::Ask => {
                self.answer_host(id, &wanted, HostAnswer::Deny);
            }
        }
    }

    /// Returns the command whose item waits for an answer about a host.
    pub(crate) fn asks_for_host(&self, item: &ItemId) -> Option<ProcessId> {
        let mut running = self.thread.processes.running.iter();
        let asks = running.find(|(_, it)| it.item == *item && it.hosts.open.is_some());
        asks.map(|(id, _)| *id)
    }

    /// Applies the user's answer about a host.
    pub(crate) fn host_answered(
        &mut self,
        id: ProcessId,
        answer: Answer,
        policy: &AskForApproval,
    ) -> AfterAnswer {
        let open = self.thread.processes.running.get_mut(&id).and_then(|it| it.hosts.open.take());
        let Some(wanted) = open else { return AfterAnswer::GoOn };
        self.push(Action::Thread(Input::Resumed));
        let Answer::Command(decision) = answer else {
            self.settle_host(id, &wanted, HostAnswer::Deny, policy);
            return AfterAnswer::GoOn;
        };
        let is_cancelled = decision == Decision::Cancel;
        let answer = match decision {
            Decision::Accept => HostAnswer::Allow,
            Decision::AcceptForSession => {
                self.thread.approvals.approve_host(&wanted.host, wanted.protocol);
                HostAnswer::Allow
            }
            Decision::ApplyNetworkPolicyAmendment { network_policy_amendment: rule } => {
                self.keep_host_rule(&wanted, &rule)
            }
            Decision::AcceptWithExecpolicyAmendment { .. }
            | Decision::Decline
            | Decision::Cancel => HostAnswer::Deny,
        };
        self.settle_host(id, &wanted, answer, policy);
        if is_cancelled { AfterAnswer::CancelTurn } else { AfterAnswer::GoOn }
    }

    /// Refuses what commands still want to reach, since no turn is left that could ask. The turn's end
    /// has withdrawn the questions.
    pub(crate) fn refuse_hosts(&mut self) {
        let mut refused = Vec::new();
        for (id, process) in &mut self.thread.processes.running {
            let hosts = &mut process.hosts;
            let wanted = hosts.open.take().into_iter().chain(hosts.waiting.drain(..));
            refused.extend(wanted.map(|wanted| (*id, wanted)));
        }
        for (id, wanted) in refused {
            self.answer_host(id, &wanted, HostAnswer::Deny);
        }
    }

    /// Withdraws the question of a command that has ended.
    pub(crate) fn withdraw_host(&mut self, item: &ItemId, hosts: &Hosts) {
        if hosts.open.is_some() {
            self.push(Action::Withdraw(item.clone()));
            self.push(Action::Thread(Input::Resumed));
        }
    }

    fn answer_host(&mut self, id: ProcessId, wanted: &WantedHost, answer: HostAnswer) {
        self.push(Action::AnswerHost(id, wanted.connection, answer));
    }

    /// Answers the connection, and decides again about those behind it.
    fn settle_host(
        &mut self,
        id: ProcessId,
        wanted: &WantedHost,
        answer: HostAnswer,
        policy: &AskForApproval,
    ) {
        self.answer_host(id, wanted, answer);
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        process.hosts.answered.insert((wanted.host.clone(), wanted.protocol), answer);
        for next in std::mem::take(&mut process.hosts.waiting) {
            self.host_wanted(id, next, policy);
        }
    }

    /// Stores the rule that was offered; refuses one about another host.
    fn keep_host_rule(&mut self, wanted: &WantedHost, rule: &NetworkPolicyAmendment) -> HostAnswer {
        if !rule.host.eq_ignore_ascii_case(&wanted.host) {
            return HostAnswer::Deny;
        }
        let rule = NetworkRule::of(rule, wanted.protocol);
        self.inject_later(vec![context::host_rule_added(&rule)]);
        self.thread.rules.add_host(rule.clone());
        self.push(Action::KeepHostRule(rule));
        let (rules, session) = (&self.thread.rules, &self.thread.approvals);
        let never = AskForApproval::Never;
        match policy::decide_host(&never, rules, session, &wanted.host, wanted.protocol) {
            HostDecision::Allow => HostAnswer::Allow,
            HostDecision::Ask | HostDecision::Deny => HostAnswer::Deny,
        }
    }

    fn ask_for_host(&mut self, id: ProcessId, wanted: WantedHost) {
        let (now, thread_id) = (self.now, self.thread.id);
        let Some(process) = self.thread.processes.running.get_mut(&id) else { return };
        let body = process.body(id, wire::CommandExecutionStatus::InProgress);
        let item = process.item.clone();
        let host = wanted.host.clone();
        let (name, port) = host_and_port(&wanted);
        let action = GuardianApprovalReviewAction::NetworkAccess {
            host: name,
            port,
            protocol: wanted.protocol,
            target: host.clone(),
        };
        let request = wire::CommandExecutionRequestApprovalParams {
            kind: wire::CommandExecutionApprovalKind::Command,
            thread_id,
            turn_id: process.turn,
            item_id: item.clone(),
            started_at_ms: now.0,
            environment_id: Some(LOCAL_ENVIRONMENT.to_owned()),
            reason: Some(format!("Network access to {host} requires approval")),
            command: Some(body.command),
            command_actions: Some(body.command_actions),
            cwd: Some(body.cwd),
            proposed_execpolicy_amendment: None,
            available_decisions: Some(policy::available_host_decisions(&host)),
            approval_id: Some(format!("{item}:{}", wanted.connection)),
            proposed_network_policy_amendments: Some(policy::proposed_host_rules(&host).into()),
            network_approval_context: Some(NetworkApprovalContext {
                host,
                protocol: wanted.protocol,
            }),
            additional_permissions: None,
        };
        process.hosts.open = Some(wanted);
        let question = AwaitedRequest {
            waiting_for: WaitingFor::Approval,
            started: None,
            reviewed: Some(action),
            request: ServerRequest::CommandExecutionRequestApproval(Box::new(request)),
        };
        self.questions.push((item, question));
    }
}

/// Splits a host from its port, which is the protocol's own if none is written.
fn host_and_port(wanted: &WantedHost) -> (String, u16) {
    let usual = match wanted.protocol {
        Protocol::Http => 80,
        Protocol::Https => 443,
        Protocol::Socks5Tcp | Protocol::Socks5Udp => 0,
    };
    let written = wanted.host.rsplit_once(':').and_then(|(name, port)| {
        // Colons within an address are none of a port.
        let is_address = name.contains(':') && !name.ends_with(']');
        let port = port.parse().ok().filter(|_| !is_address)?;
        Some((name.to_owned(), port))
    });
    written.unwrap_or_else(|| (wanted.host.clone(), usual))
}
