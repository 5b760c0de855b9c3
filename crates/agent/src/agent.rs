//! The agent of one thread: one event in, actions out.

use turnhost_base::{Millis, ThreadId};
use turnhost_policy::Rules;
use turnhost_ports::HistoryItem;
use turnhost_protocol::{AskForApproval, ThreadBackgroundTerminal};
use turnhost_thread::TurnSettings;

use crate::action::{Action, Event, ProcessId, Timer};
use crate::context::SentContext;
use crate::cx::Cx;
use crate::sub_agents::InheritedApprovals;
use crate::thread_state::ThreadState;
use crate::turn::Turn;

/// The state of an agent between two turns, as far as a turn changes it before it is stored.
#[derive(Clone, Debug)]
pub struct AgentMark {
    history: usize,
    injected: Vec<HistoryItem>,
    tokens: i64,
    ids: u32,
    sent: Option<SentContext>,
    is_mended: bool,
    session: Option<&'static str>,
}

/// The agent of a loaded thread, as a state machine without I/O.
///
/// - *Making one*: [`Agent::new`], with the history from the store.
/// - *Facts*: [`Agent::handle`] takes everything that happens, in the order in which it happened,
///   and pushes what is to be done. The caller carries out the actions in their order, and
///   answers those that end with an event: [`Action::OpenModel`] with [`Event::Model`] until
///   `Completed` or [`Event::ModelFailed`]; [`Action::StartCommand`] with [`Event::CommandStarted`]
///   and, if that is `Ok`, output and [`Event::CommandExited`]; [`Action::PlanPatch`],
///   [`Action::ApplyPatch`] and [`Action::WriteStdin`] with their results; [`Action::Ask`] with
///   [`Event::Answered`]; [`Action::Wait`] with [`Event::Timer`].
/// - *Getters*: [`Agent::turn_settings`], [`Agent::has_processes`], [`Agent::runs`],
///   [`Agent::background_terminals`].
///
/// An event that comes too late, such as a stream's after an interrupt, changes nothing.
///
/// The agent outlives turns, because commands do: one that a turn left running continues in the
/// background and completes its item later.
pub struct Agent {
    thread: ThreadState,
    turn: Option<Turn>,
}

impl Agent {
    /// Creates the agent of a thread with `history` so far. `settings` are those of its last turn.
    pub fn new(
        thread: ThreadId,
        history: Vec<HistoryItem>,
        settings: &TurnSettings,
        rules: Rules,
    ) -> Self {
        Self { thread: ThreadState::new(thread, history, settings, rules), turn: None }
    }

    /// Returns whether the model is sent this item already.
    pub fn has_history_item(&self, item: &HistoryItem) -> bool {
        self.thread.history.iter().any(|known| known.json() == item.json())
    }

    /// Applies one event; what is to be done is pushed to `out`.
    pub fn handle(&mut self, now: Millis, event: Event, out: &mut Vec<Action>) {
        let cx = &mut Cx::new(now, &mut self.thread, out);
        match event {
            Event::Begin(start) => self.turn = Some(Turn::begin(*start, cx)),
            Event::Inject(items) => match &mut self.turn {
                Some(turn) => {
                    if !items.is_empty() {
                        turn.note_news();
                    }
                    cx.inject_later(items);
                }
                None => cx.inject(items),
            },
            Event::SendContext(settings, environment) => {
                if self.turn.is_none() && cx.thread.sent.is_none() {
                    cx.send_context(&settings, &environment);
                }
            }
            Event::Approved(approval) => cx.thread.approve(approval),
            Event::CommandStarted(process, result) => cx.process_started(process, result),
            Event::CommandOutput(process, bytes) => cx.process_output(process, &bytes),
            Event::HostWanted(process, wanted) => match &self.turn {
                Some(turn) => cx.host_wanted(process, wanted, turn.approval_policy()),
                // No user can be asked while no turn runs.
                None => cx.host_wanted(process, wanted, &AskForApproval::Never),
            },
            Event::CommandExited(process, exit) => cx.process_exited(process, exit),
            Event::TerminateCommand(process) => cx.terminate_process(process),
            Event::TerminateBackground => cx.terminate_background(),
            Event::EndCommands => cx.end_commands(),
            Event::StdinWritten(process, result) => cx.stdin_written(process, result),
            Event::Timer(Timer::Yield { process, call }) => cx.process_yields(process, &call),
            Event::Timer(Timer::Shell(process)) => cx.shell_times_out(process),
            _ => {
                if let Some(turn) = &mut self.turn {
                    turn.handle(event, cx);
                }
            }
        }
        if let Some(turn) = &mut self.turn {
            turn.advance(cx);
            if turn.is_over() {
                cx.refuse_hosts();
                self.turn = None;
            }
        } else if cx.ended_shells > 0 {
            cx.take_injected();
        }
    }

    /// Returns the state between two turns, to come back to.
    pub fn mark(&self) -> AgentMark {
        let ThreadState { history, injected, tokens, ids, sent, is_mended, session, .. } =
            &self.thread;
        AgentMark {
            history: history.len(),
            injected: injected.clone(),
            tokens: *tokens,
            ids: *ids,
            sent: sent.clone(),
            is_mended: *is_mended,
            session: *session,
        }
    }

    /// Goes back to a state between two turns. A turn that runs has to be interrupted first.
    pub fn rewind(&mut self, mark: AgentMark) {
        let AgentMark { history, injected, tokens, ids, sent, is_mended, session } = mark;
        self.thread.history.truncate(history);
        self.thread.injected = injected;
        self.thread.tokens = tokens;
        self.thread.ids = ids;
        self.thread.sent = sent;
        self.thread.is_mended = is_mended;
        self.thread.session = session;
    }

    /// Returns the settings of the running turn, which may be others than those of the turns after it.
    pub fn turn_settings(&self) -> Option<&TurnSettings> {
        self.turn.as_ref().map(|turn| &*turn.scope.settings)
    }

    /// Returns all approvals of the user, for a new agent.
    pub fn inheritable_approvals(&self) -> InheritedApprovals {
        let ThreadState { rules, approvals, grants, .. } = &self.thread;
        InheritedApprovals {
            rules: rules.clone(),
            approvals: approvals.clone(),
            grants: grants.clone(),
        }
    }

    /// Inherits the approvals of the thread that started this one.
    pub fn inherit_approvals(&mut self, inherited: InheritedApprovals) {
        let InheritedApprovals { rules, approvals, grants } = inherited;
        (self.thread.rules, self.thread.approvals, self.thread.grants) = (rules, approvals, grants);
    }

    pub(crate) fn thread(&self) -> &ThreadState {
        &self.thread
    }

    /// Returns `true` while a command of the thread runs.
    pub fn has_processes(&self) -> bool {
        self.thread.processes.any_running()
    }

    /// Returns `true` if this command runs and is not about to be killed.
    pub fn runs(&self, process: ProcessId) -> bool {
        self.thread.processes.runs(process)
    }

    /// Returns the commands that outlived the calls that started them, in the order of their start.
    pub fn background_terminals(&self) -> Vec<ThreadBackgroundTerminal> {
        self.thread.processes.background_terminals()
    }
}
