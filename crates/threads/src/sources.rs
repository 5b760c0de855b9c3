//! Sources of a thread's events: the model's stream, its commands, timers, and jobs that end.

use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Sleep, sleep};
use turnhost_agent::{Event, ProcessId, Timer, ToolResult};
use turnhost_base::ItemId;
use turnhost_ports::{
    BoxFuture, CommandControl, CommandError, CommandEvent, CommandEvents, Exit, McpEvent,
    McpEvents, ModelError, ModelEvent, ModelStream, OutputStream, RunningCommand,
};

use crate::terminals::{Terminal, Terminals};

/// Selects if the sources that produce output are polled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// They are.
    Open,
    /// MCP servers wait, which report their start and ask once: there is no subscriber, and one may
    /// be in a moment.
    AwaitsSubscriber,
    /// They wait until the sole subscriber has room. Timers and jobs continue.
    Paused,
}

/// The model, as far as this thread listens to it.
#[derive(Default)]
enum ModelState {
    #[default]
    Idle,
    Opening(BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>>),
    Open(Box<dyn ModelStream>),
    Failed(ModelError),
}

/// A running command.
struct Process {
    events: Box<dyn CommandEvents>,
    control: Arc<dyn CommandControl>,
    /// There once it outlived the call that started it.
    terminal: Option<Terminal>,
    /// There once it has ended, for as long as its last output is being reported.
    exit: Option<Exit>,
}

impl Process {
    /// Polls for what comes next; the reason for an end that the server chose comes before the end.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<CommandEvent> {
        if let Some(exit) = self.exit {
            return Poll::Ready(CommandEvent::Exited(exit));
        }
        let event = ready!(self.events.poll_next(cx));
        let Some(terminal) = &mut self.terminal else { return Poll::Ready(event) };
        let CommandEvent::Exited(exit) = event else {
            terminal.touch();
            return Poll::Ready(event);
        };
        let Some(words) = terminal.last_words() else { return Poll::Ready(event) };
        self.exit = Some(exit);
        Poll::Ready(CommandEvent::Output(OutputStream::Stdout, words.into()))
    }
}

/// The outcome of a job.
pub(crate) enum Done {
    /// An event for the agent.
    Event(Event),
    /// A command started, or did not.
    Started(ProcessId, Result<RunningCommand, CommandError>),
}

/// A time at which the agent asked to be woken.
struct Alarm {
    timer: Timer,
    sleep: Pin<Box<Sleep>>,
}

impl Alarm {
    /// Returns whether it is pointless once this command has ended.
    fn is_about(&self, ended: ProcessId) -> bool {
        match self.timer {
            Timer::Yield { process, .. } | Timer::Shell(process) => process == ended,
            Timer::Retry(_) | Timer::Review(_) | Timer::HeadStart(_) => false,
        }
    }
}

/// Something that a source has to tell.
pub(crate) enum Arrival {
    /// A fact for the agent.
    Event(Event),
    /// Something happened at an MCP server.
    Mcp(McpEvent),
    /// The model gave the thread a name.
    Named(String),
}

/// Everything that a thread listens to. Dropping it kills its commands and leaves its MCP servers.
#[derive(Default)]
pub(crate) struct Sources {
    model: ModelState,
    /// Forgetting one kills it with its process group.
    processes: BTreeMap<ProcessId, Process>,
    /// Jobs that end by themselves: a handful at most, so that polling all of them costs nothing.
    jobs: Vec<BoxFuture<'static, Done>>,
    alarms: Vec<Alarm>,
    /// Calls and lookups at MCP servers, and inquiries; dropping one cancels it there.
    calls: BTreeMap<ItemId, BoxFuture<'static, ToolResult>>,
    /// `None` once no MCP server could have an event.
    mcp: Option<Box<dyn McpEvents>>,
    /// Events of jobs that ended while the store was writing.
    ready: VecDeque<Event>,
    /// There while the model is asked for the thread's name.
    name: Option<BoxFuture<'static, Option<String>>>,
}

impl Sources {
    /// Makes the sources of a thread that has nothing but its MCP servers yet.
    pub(crate) fn with_mcp(mcp: Box<dyn McpEvents>) -> Self {
        Self { mcp: Some(mcp), ..Self::default() }
    }

    /// Listens to other MCP servers.
    pub(crate) fn replace_mcp(&mut self, mcp: Box<dyn McpEvents>) {
        self.mcp = Some(mcp);
    }

    /// Listens to a model that is being asked.
    pub(crate) fn open_model(
        &mut self,
        open: BoxFuture<'static, Result<Box<dyn ModelStream>, ModelError>>,
    ) {
        self.model = ModelState::Opening(open);
    }

    /// Stops listening to the model.
    pub(crate) fn close_model(&mut self) {
        self.model = ModelState::Idle;
    }

    /// Polls a job until it ends.
    pub(crate) fn job(&mut self, job: impl Future<Output = Done> + Send + 'static) {
        self.jobs.push(Box::pin(job));
    }

    /// Polls what a tool call waits for until it ends or is cancelled.
    pub(crate) fn call(&mut self, call: ItemId, result: BoxFuture<'static, ToolResult>) {
        self.calls.insert(call, result);
    }

    /// Cancels what a tool call waits for.
    pub(crate) fn cancel_call(&mut self, call: &ItemId) {
        self.calls.remove(call);
    }

    /// Returns whether the model is being asked for a name.
    pub(crate) fn awaits_name(&self) -> bool {
        self.name.is_some()
    }

    /// Waits for a name.
    pub(crate) fn await_name(&mut self, name: BoxFuture<'static, Option<String>>) {
        self.name = Some(name);
    }

    /// Queues an event that happened at once.
    pub(crate) fn event(&mut self, event: Event) {
        self.ready.push_back(event);
    }

    /// Wakes the agent after a while.
    pub(crate) fn alarm(&mut self, timer: Timer, after: Duration) {
        self.alarms.push(Alarm { timer, sleep: Box::pin(sleep(after)) });
    }

    /// Returns the control of a running command.
    pub(crate) fn control(&self, process: ProcessId) -> Option<Arc<dyn CommandControl>> {
        self.processes.get(&process).map(|process| Arc::clone(&process.control))
    }

    /// Notes that a command continues in the background, or that a call has just waited for it there.
    pub(crate) fn goes_on(&mut self, process: ProcessId, terminals: &Arc<Terminals>) {
        let Some(process) = self.processes.get_mut(&process) else { return };
        match &mut process.terminal {
            Some(terminal) => terminal.touch(),
            none => *none = Some(terminals.add(Arc::clone(&process.control))),
        }
    }

    /// Kills all commands.
    pub(crate) fn kill_all(&mut self) {
        self.processes.clear();
    }

    /// Kills all commands and leaves the MCP servers.
    pub(crate) fn end_all(&mut self) {
        self.processes.clear();
        self.calls.clear();
        self.name = None;
        self.mcp = None;
    }

    /// Returns whether a command runs, which is reason to stay loaded.
    pub(crate) fn is_busy(&self) -> bool {
        !self.processes.is_empty()
    }

    /// Polls for what comes next.
    pub(crate) fn poll_next(&mut self, cx: &mut Context<'_>, flow: Flow) -> Poll<Arrival> {
        // First, so that a call's progress comes before its result.
        let mcp = self.mcp.as_mut().filter(|_| flow != Flow::AwaitsSubscriber);
        match mcp.map(|mcp| mcp.poll_next(cx)) {
            Some(Poll::Ready(Some(event))) => return Poll::Ready(Arrival::Mcp(event)),
            Some(Poll::Ready(None)) => self.mcp = None,
            Some(Poll::Pending) | None => {}
        }
        if let Some(Poll::Ready(named)) = self.name.as_mut().map(|name| name.as_mut().poll(cx)) {
            self.name = None;
            if let Some(name) = named {
                return Poll::Ready(Arrival::Named(name));
            }
        }
        self.poll_event(cx, flow).map(Arrival::Event)
    }

    /// Polls for the next event.
    fn poll_event(&mut self, cx: &mut Context<'_>, flow: Flow) -> Poll<Event> {
        if let Some(event) = self.ready.pop_front() {
            return Poll::Ready(event);
        }
        if flow != Flow::Paused {
            if let Poll::Ready(event) = self.poll_model(cx) {
                return Poll::Ready(event);
            }
            if let Poll::Ready(event) = self.poll_processes(cx) {
                return Poll::Ready(event);
            }
        }
        if let Poll::Ready(event) = self.poll_alarms(cx) {
            return Poll::Ready(event);
        }
        if let Poll::Ready(event) = self.poll_calls(cx) {
            return Poll::Ready(event);
        }
        self.poll_jobs(cx)
    }

    /// Polls what was begun (a request to the model, a command's start), without taking events.
    pub(crate) fn poll_begun(&mut self, cx: &mut Context<'_>) {
        if let ModelState::Opening(open) = &mut self.model
            && let Poll::Ready(opened) = open.as_mut().poll(cx)
        {
            self.model = opened.map_or_else(ModelState::Failed, ModelState::Open);
        }
        while let Poll::Ready(event) = self.poll_jobs(cx) {
            self.ready.push_back(event);
        }
    }

    fn poll_alarms(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        let due = self.alarms.iter_mut().position(|alarm| alarm.sleep.as_mut().poll(cx).is_ready());
        match due {
            Some(due) => Poll::Ready(Event::Timer(self.alarms.swap_remove(due).timer)),
            None => Poll::Pending,
        }
    }

    fn poll_model(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        if let ModelState::Opening(open) = &mut self.model {
            let opened = ready!(open.as_mut().poll(cx));
            self.model = opened.map_or_else(ModelState::Failed, ModelState::Open);
        }
        let result = match &mut self.model {
            ModelState::Idle | ModelState::Opening(_) => return Poll::Pending,
            ModelState::Open(stream) => ready!(stream.poll_next(cx)),
            ModelState::Failed(error) => Err(error.clone()),
        };
        if matches!(result, Ok(ModelEvent::Completed { .. }) | Err(_)) {
            self.model = ModelState::Idle;
        }
        Poll::Ready(result.map_or_else(Event::ModelFailed, Event::Model))
    }

    fn poll_processes(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for (&id, process) in &mut self.processes {
            match process.poll_next(cx) {
                Poll::Pending => {}
                Poll::Ready(CommandEvent::Output(_, bytes)) => {
                    return Poll::Ready(Event::CommandOutput(id, bytes));
                }
                Poll::Ready(CommandEvent::HostWanted(wanted)) => {
                    return Poll::Ready(Event::HostWanted(id, wanted));
                }
                Poll::Ready(CommandEvent::Exited(exit)) => {
                    self.processes.remove(&id);
                    self.alarms.retain(|alarm| !alarm.is_about(id));
                    return Poll::Ready(Event::CommandExited(id, exit));
                }
            }
        }
        Poll::Pending
    }

    fn poll_calls(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for (id, call) in &mut self.calls {
            if let Poll::Ready(result) = call.as_mut().poll(cx) {
                let id = id.clone();
                self.calls.remove(&id);
                return Poll::Ready(Event::ToolResult(id, result));
            }
        }
        Poll::Pending
    }

    fn poll_jobs(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        for index in 0..self.jobs.len() {
            let Some(job) = self.jobs.get_mut(index) else { break };
            if let Poll::Ready(done) = job.as_mut().poll(cx) {
                drop(self.jobs.swap_remove(index));
                return Poll::Ready(self.settle(done));
            }
        }
        Poll::Pending
    }

    /// Returns what the end of a job means for the agent.
    fn settle(&mut self, done: Done) -> Event {
        match done {
            Done::Event(event) => event,
            Done::Started(id, Ok(RunningCommand { events, control })) => {
                let process = Process { events, control, terminal: None, exit: None };
                self.processes.insert(id, process);
                Event::CommandStarted(id, Ok(()))
            }
            Done::Started(id, Err(error)) => Event::CommandStarted(id, Err(error)),
        }
    }
}
