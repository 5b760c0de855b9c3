//! The agents of a thread: its model's orders to them, and its own status as an agent.

use std::future::ready;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use turnhost_agent::{
    AgentFailure, AgentOrder, AgentReport, AgentStatus, Approval, InheritedApprovals, SpawnOrder,
    ToolResult, agent_notice,
};
use turnhost_base::{ItemId, ThreadId};
use turnhost_ports::BoxFuture;
use turnhost_protocol::ModeKind;
use turnhost_thread::{
    AgentIdentity, Input, Outcome, Persistence, Thread, ThreadOrigin, TurnSettings,
};

use super::Live;
use crate::agent_table::AgentTable;
use crate::agents::{AGENT_SOURCE, NewAgent, Task};
use crate::environment::Environment;
use crate::mcp_use::McpUse;
use crate::transaction::Transaction;

type Report = Result<AgentReport, AgentFailure>;

impl Live {
    /// Carries out an order of the model to its agents.
    pub(super) fn order_agents(&mut self, call: ItemId, order: AgentOrder, tx: &Transaction) {
        let report = self.report(order, tx);
        self.sources.call(call, Box::pin(async move { ToolResult::Agents(report.await) }));
    }

    fn report(&mut self, order: AgentOrder, tx: &Transaction) -> BoxFuture<'static, Report> {
        let Some(others) = self.others.upgrade() else {
            let gone = AgentFailure::Unreachable("the server is shutting down".to_owned());
            return Box::pin(ready(Err(gone)));
        };
        let (table, own) = (Arc::clone(&self.env.agents), self.id());
        match order {
            AgentOrder::Spawn(order) => match self.new_agent(*order, tx) {
                Ok((agent, report)) => Box::pin(async move {
                    // Not before the clients know that it is being started.
                    others.start_agent(agent);
                    Ok(report)
                }),
                Err(failure) => Box::pin(ready(Err(failure))),
            },
            AgentOrder::Send { agent, input, manner } => {
                let status = table.status_below(own, agent);
                let (Some(status), Some(root)) = (status, self.thread.running()) else {
                    return Box::pin(ready(Err(AgentFailure::NotFound(agent))));
                };
                let told = others.send_message(agent, Task { root, input }, manner);
                Box::pin(async move {
                    let told = told.await?;
                    let status = if told.interrupted { AgentStatus::Interrupted } else { status };
                    Ok(AgentReport::Sent { turn: told.turn, status })
                })
            }
            AgentOrder::Wait { agents, timeout } => Box::pin(async move {
                Ok(AgentReport::Waited(wait(&table, own, agents, timeout).await))
            }),
            AgentOrder::Close(agent) => {
                let Some(status) = table.status_below(own, agent) else {
                    return Box::pin(ready(Err(AgentFailure::NotFound(agent))));
                };
                let stopped = others.stop(agent);
                Box::pin(async move {
                    stopped.await;
                    Ok(AgentReport::Closed(status))
                })
            }
            AgentOrder::Resume(agent) => {
                let max = self.thread.settings().sub_agents.max_agents;
                let (env, subscribers) = (self.env.clone(), self.publisher.peers());
                Box::pin(async move {
                    if let Some(status) = table.status_below(own, agent) {
                        return Ok(AgentReport::Resumed(status));
                    }
                    enter_again(&env, own, agent, max).await?;
                    let loaded = others.load(agent, subscribers).await;
                    if loaded.is_err() {
                        table.remove(agent);
                    }
                    loaded.map(|()| AgentReport::Resumed(AgentStatus::PendingInit))
                })
            }
            AgentOrder::List => Box::pin(ready(Ok(AgentReport::Listed(table.list(own))))),
        }
    }

    /// Makes an agent, which counts from now on, and the report of its start.
    fn new_agent(
        &self,
        order: SpawnOrder,
        tx: &Transaction,
    ) -> Result<(NewAgent, AgentReport), AgentFailure> {
        let SpawnOrder { input, model, effort, history } = order;
        let settings = self.thread.settings();
        let root = self.thread.running().ok_or_else(|| {
            AgentFailure::NotStarted("the turn that wanted it has ended".to_owned())
        })?;
        let id = self.env.ports.world.thread_id();
        let nickname = self.env.agents.enter(id, self.id(), settings.sub_agents.max_agents)?;
        let settings = TurnSettings {
            model: model.unwrap_or_else(|| settings.model.clone()),
            effort: effort.or_else(|| settings.effort.clone()),
            mode: ModeKind::Default,
            mode_instructions: None,
            generate_name: false,
            agent: Some(AgentIdentity {
                depth: settings.depth() + 1,
                nickname: nickname.clone(),
                session: Some(
                    settings.agent.as_ref().and_then(|it| it.session).unwrap_or(self.id()),
                ),
            }),
            ..TurnSettings::clone(settings)
        };
        let (model, effort) = (settings.model.clone(), settings.effort.clone());
        let thread = Thread::new(self.origin_of(id, tx), settings).map_err(|refusal| {
            self.env.agents.remove(id);
            AgentFailure::NotStarted(refusal.to_string())
        })?;
        let own = self.mcp_own.clone();
        let agent = NewAgent {
            thread,
            instructions: Arc::clone(&self.instructions),
            mcp: McpUse { session: self.env.open_mcp(self.thread.settings(), &own), own },
            history,
            approvals: self
                .agent()
                .map(turnhost_agent::Agent::inheritable_approvals)
                .unwrap_or_default(),
            subscribers: self.publisher.peers(),
            task: Task { root, input },
        };
        Ok((agent, AgentReport::Spawned { agent: id, nickname, model, effort }))
    }

    /// Returns the origin of an agent of this thread.
    fn origin_of(&self, id: ThreadId, tx: &Transaction) -> ThreadOrigin {
        ThreadOrigin {
            id,
            created_at: tx.now,
            originator: self.thread.originator().to_owned(),
            source: AGENT_SOURCE.to_owned(),
            server_version: self.env.identity.version.clone(),
            forked_from: None,
            parent: Some(self.id()),
            thread_source: Some("subagent".to_owned()),
            daybreak: None,
            project: self.thread.record().filing.project.clone(),
            persistence: if self.thread.is_ephemeral() {
                Persistence::Ephemeral
            } else {
                Persistence::Stored
            },
        }
    }

    /// Updates the status of the thread as an agent of another, if it is one, and lets the other's
    /// model know of an end.
    pub(super) fn note_agent_status(&self, input: &Input, tx: &mut Transaction) {
        let Some(parent) = self.thread.record().parent else { return };
        let status = match input {
            Input::Begin { .. } | Input::BeginReview { .. } => AgentStatus::Running,
            Input::End(Outcome::Completed | Outcome::CompletedSilently) => {
                AgentStatus::Completed(self.thread.last_message().map(str::to_owned))
            }
            Input::End(Outcome::Interrupted) => AgentStatus::Interrupted,
            Input::End(Outcome::Failed(error)) => AgentStatus::Errored(error.message.clone()),
            _ => return,
        };
        let (table, others, own) = (Arc::clone(&self.env.agents), self.others.clone(), self.id());
        tx.after.push(Box::new(move || {
            let is_news = matches!(status, AgentStatus::Completed(_) | AgentStatus::Errored(_));
            let lives = table.status(own).is_some();
            let notice = agent_notice(own, &status);
            table.set(own, status);
            if let Some(others) = others.upgrade().filter(|_| is_news && lives) {
                others.inform(parent, vec![notice]);
            }
        }));
    }

    /// Shares an approval of the user with the other agents of the tree.
    pub(super) fn share_approval(&self, approval: &Approval) {
        let Some(others) = self.others.upgrade() else { return };
        for thread in self.env.agents.relatives(self.id()) {
            others.approve(thread, approval.clone());
        }
    }

    /// Gives the agent the approvals of its parent.
    pub(crate) fn inherit_approvals(&mut self, approvals: InheritedApprovals) {
        if let Some(agent) = &mut self.agent {
            agent.inherit_approvals(approvals);
        }
    }

    /// Returns whether an agent of the thread works, which is reason to stay loaded.
    pub(crate) fn awaits_agents(&self) -> bool {
        self.env.agents.list(self.id()).iter().any(|agent| !agent.status.is_final())
    }

    /// Ends the thread's agents, and its own life as one.
    pub(super) fn end_agents(&self) {
        if let Some(others) = self.others.upgrade() {
            for child in self.env.agents.children(self.id()) {
                self.env.tasks.spawn_to_end(others.stop(child));
            }
        }
        self.env.agents.remove(self.id());
    }
}

/// Waits until an agent of `thread` among these has ended its work. Returns those that have; none
/// if the time was up before.
async fn wait(
    table: &AgentTable,
    thread: ThreadId,
    agents: Vec<ThreadId>,
    timeout: Duration,
) -> Vec<(ThreadId, AgentStatus)> {
    let mut changes = table.watch();
    // One that goes away meanwhile was ended; one that was never there is unknown.
    let absent = |agent: &ThreadId| match table.status_below(thread, *agent) {
        Some(_) => AgentStatus::Shutdown,
        None => AgentStatus::NotFound,
    };
    let agents: Vec<_> = agents.iter().map(|agent| (*agent, absent(agent))).collect();
    let mut deadline = pin!(tokio::time::sleep(timeout));
    loop {
        let ended: Vec<_> = agents
            .iter()
            .map(|(id, absent)| {
                (*id, table.status_below(thread, *id).unwrap_or_else(|| absent.clone()))
            })
            .filter(|(_, status)| status.is_final())
            .collect();
        if !ended.is_empty() {
            return ended;
        }
        tokio::select! {
            _ = changes.changed() => {}
            () = &mut deadline => return Vec::new(),
        }
    }
}

/// Enters a stored agent that `thread` had started into the table again, as one of at most `max`.
async fn enter_again(
    env: &Environment,
    thread: ThreadId,
    agent: ThreadId,
    max: u32,
) -> Result<(), AgentFailure> {
    let record = env.ports.store.thread(agent).await;
    let record = record.map_err(|error| AgentFailure::NotStarted(error.to_string()))?;
    let record = record.filter(|record| record.parent == Some(thread) && !record.archived);
    let record = record.ok_or(AgentFailure::NotFound(agent))?;
    let identity = serde_json::from_str(&record.settings)
        .ok()
        .and_then(|settings: TurnSettings| settings.agent);
    let nickname = identity.map(|identity| identity.nickname).unwrap_or_default();
    env.agents.enter_again(agent, thread, max, nickname)
}
