//! The part of the agent that outlives turns.

use turnhost_base::ThreadId;
use turnhost_policy::{Rules, SessionApprovals};
use turnhost_ports::HistoryItem;
use turnhost_protocol::ResponseItem;
use turnhost_thread::TurnSettings;

use crate::context::SentContext;
use crate::grants::Grants;
use crate::processes::Processes;
use crate::sub_agents::Approval;

/// The state of a thread that the next turn continues.
pub(crate) struct ThreadState {
    pub(crate) id: ThreadId,
    /// Everything the model is sent.
    pub(crate) history: Vec<HistoryItem>,
    /// Items for the model that wait for a place: behind the first context, and never between a
    /// call and its output.
    pub(crate) injected: Vec<HistoryItem>,
    /// Tokens of `history`, as the model counted them last.
    pub(crate) tokens: i64,
    /// Fresh ids that were made so far.
    pub(crate) ids: u32,
    /// The context that `history` ends with; `None` while it holds none.
    pub(crate) sent: Option<SentContext>,
    /// The user's rules, with those added since the thread was loaded.
    pub(crate) rules: Rules,
    pub(crate) approvals: SessionApprovals,
    /// Permissions that hold as long as the thread stays loaded.
    pub(crate) grants: Grants,
    pub(crate) processes: Processes,
    /// The source of the session until hooks of its beginning have run.
    pub(crate) session: Option<&'static str>,
    /// Set once calls without outputs, which a crash leaves, were looked for in `history`.
    pub(crate) is_mended: bool,
    /// The thread's own conversation, while a review has one of its own.
    rests: Option<RestingHistory>,
}

/// A history that is set aside: its items, their tokens, and the context that the model was sent.
struct RestingHistory {
    history: Vec<HistoryItem>,
    tokens: i64,
    sent: Option<SentContext>,
}

/// Returns true if a history begins with the model's initial context. Conversations of another agent that were
/// taken over do not: they begin with the user's words.
fn has_context(history: &[HistoryItem]) -> bool {
    match history.first().map(HistoryItem::parse) {
        None => false,
        Some(Ok(ResponseItem::Message(message))) => message.role != "user",
        Some(_) => true,
    }
}

impl ThreadState {
    pub(crate) fn new(
        id: ThreadId,
        history: Vec<HistoryItem>,
        settings: &TurnSettings,
        rules: Rules,
    ) -> Self {
        Self {
            id,
            injected: Vec::new(),
            tokens: 0,
            ids: 0,
            sent: has_context(&history).then(|| SentContext::assumed(settings)),
            rules,
            approvals: SessionApprovals::default(),
            grants: Grants::default(),
            // Every command before a restart left more than one item: ids above their count are free.
            processes: Processes::after(history.len()),
            session: Some(if history.is_empty() { "startup" } else { "resume" }),
            is_mended: history.is_empty(),
            rests: None,
            history,
        }
    }

    /// Stores an approval for later calls.
    pub(crate) fn approve(&mut self, approval: Approval) {
        match approval {
            Approval::Command(command) => self.approvals.approve_command(command),
            Approval::Files(files) => self.approvals.approve_files(files),
            Approval::Tool { server, tool } => self.approvals.approve_tool(&server, &tool),
            Approval::Rule(words) => self.rules.allow(&words),
        }
    }

    /// Lets the thread's conversation rest and begins an empty one, which is not stored.
    pub(crate) fn step_aside(&mut self) {
        let history = std::mem::take(&mut self.history);
        let (tokens, sent) = (std::mem::take(&mut self.tokens), self.sent.take());
        self.rests = Some(RestingHistory { history, tokens, sent });
    }

    /// Continues the thread's own conversation.
    pub(crate) fn step_back(&mut self) {
        if let Some(RestingHistory { history, tokens, sent }) = self.rests.take() {
            (self.history, self.tokens, self.sent) = (history, tokens, sent);
        }
    }

    /// Returns what the thread's own model is sent.
    pub(crate) fn own_history(&self) -> &[HistoryItem] {
        match &self.rests {
            Some(resting) => &resting.history,
            None => &self.history,
        }
    }

    /// Returns whether the conversation is not the thread's own.
    pub(crate) fn is_aside(&self) -> bool {
        self.rests.is_some()
    }
}
