//! The registry as threads see it that have agents, or are agents themselves.

use std::sync::Arc;

use turnhost_agent::{AgentFailure, Approval, Event, Manner};
use turnhost_base::ThreadId;
use turnhost_ports::{BoxFuture, HistoryItem};
use turnhost_protocol::{ServerNotification, ThreadStatusChangedNotification};

use super::{Registry, Threads};
use crate::actor::Actor;
use crate::agents::{NewAgent, OtherThreads, ReceivedTask, SERVER, Task};
use crate::call::{Call, Read};
use crate::error::ThreadError;
use crate::handle::ThreadHandle;
use crate::live::Live;
use crate::new_thread::NewThread;
use crate::peer::Peer;
use crate::raw_event_state::RawEvents;

impl Threads {
    fn start_agent(&self, new: NewAgent) {
        let NewAgent { thread, instructions, mcp, history, approvals, subscribers, task } = new;
        let env = self.0.env.clone();
        env.ports.store.prepare();
        let id = thread.id();
        let status = ThreadStatusChangedNotification { thread_id: id, status: thread.status() };
        let (handle, mailbox) = ThreadHandle::new(id);
        let others = self.0.others();
        let known = Some(history.clone());
        let new =
            NewThread { thread, instructions, history: known, mcp, raw_events: RawEvents::Off };
        let mut live = Live::new(env.clone(), new, handle.cell(), others);
        live.inherit_approvals(approvals);
        for subscriber in &subscribers {
            live.publisher.subscribe(subscriber);
        }
        live.publish_snapshot();
        self.lock().insert(id, handle.clone());
        env.broadcast(ServerNotification::ThreadStatusChanged(status));
        let (actor, presence) = (Actor::new(live, mailbox), self.presence(id));
        env.tasks.spawn_to_end(async move {
            let _presence = presence;
            actor.run().await;
        });
        handle.call(Call::new(SERVER, Read::Nothing, move |thread| {
            // One that was stopped already has nothing to begin.
            if let Ok(mut thread) = thread {
                thread.begin_as_agent(task, &history);
            }
        }));
    }
}

impl OtherThreads for Registry {
    fn start_agent(&self, agent: NewAgent) {
        if let Some(threads) = self.threads() {
            threads.start_agent(agent);
        }
    }

    fn send_message(
        &self,
        agent: ThreadId,
        task: Task,
        manner: Manner,
    ) -> BoxFuture<'static, Result<ReceivedTask, AgentFailure>> {
        let handle = self.threads().and_then(|threads| threads.get(agent));
        Box::pin(async move {
            let handle = handle.ok_or(AgentFailure::NotFound(agent))?;
            let told = handle.ask(SERVER, Read::ModelHistory, move |mut thread| {
                thread.take_agent_message(task, manner)
            });
            told.await.map_err(|error| failure(&error))
        })
    }

    fn load(
        &self,
        agent: ThreadId,
        subscribers: Vec<Arc<dyn Peer>>,
    ) -> BoxFuture<'static, Result<(), AgentFailure>> {
        let handle = self.threads().map(|threads| threads.get_or_load(agent));
        Box::pin(async move {
            let handle = handle.ok_or(AgentFailure::NotFound(agent))?;
            let loaded = handle.ask(SERVER, Read::Nothing, move |mut thread| {
                for subscriber in &subscribers {
                    thread.subscribe(subscriber);
                }
            });
            loaded.await.map_err(|error| AgentFailure::NotStarted(error.to_string()))
        })
    }

    fn stop(&self, thread: ThreadId) -> BoxFuture<'static, ()> {
        let handle = self.threads().and_then(|threads| threads.get(thread));
        Box::pin(async move {
            if let Some(handle) = handle {
                handle.stop().await;
            }
        })
    }

    fn inform(&self, thread: ThreadId, items: Vec<HistoryItem>) {
        if let Some(handle) = self.threads().and_then(|threads| threads.get(thread)) {
            handle.call(Call::new(SERVER, Read::ModelHistory, move |thread| {
                // A thread that is being unloaded gets nothing more.
                if let Ok(mut thread) = thread {
                    thread.event(Event::Inject(items));
                }
            }));
        }
    }

    fn approve(&self, thread: ThreadId, approval: Approval) {
        if let Some(handle) = self.threads().and_then(|threads| threads.get(thread)) {
            handle.call(Call::new(SERVER, Read::Nothing, move |thread| {
                if let Ok(mut thread) = thread {
                    thread.event(Event::Approved(approval));
                }
            }));
        }
    }
}

fn failure(error: &ThreadError) -> AgentFailure {
    AgentFailure::Unreachable(error.to_string())
}
