//! `review/start`: a turn that reviews changes.

use std::sync::Arc;

use turnhost_agent::{Event, ReviewRequest, TurnPurpose};
use turnhost_base::ItemId;
use turnhost_base::{ThreadId, TurnId, World};
use turnhost_protocol::{
    ItemBody, ReviewDelivery, ReviewStartParams, ReviewStartResponse, ReviewTarget, ThreadItem,
    Turn, UserInput, UserMessageItem, method,
};
use turnhost_thread::new_turn;
use turnhost_threads::{LoadedThread, NewTurn};

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

/// Digits of a commit that its label shows, as git does.
const SHORT_SHA: usize = 7;

impl OnThread for method::ReviewStart {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ReviewStartParams) -> Result<ThreadId, CallError> {
        let ReviewStartParams { thread_id: id, target: _, delivery } = params;
        match delivery {
            // The thread itself is the only place there is.
            Some(ReviewDelivery::Inline) | None => {}
        }
        thread_id(id)
    }

    /// Interrupts a turn that runs.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ReviewStartParams,
    ) -> Result<ReviewStartResponse, CallError> {
        let request = request(params.target, world.turn_id())?;
        let label = request.label.clone();
        if thread.state().running().is_some() {
            thread.event(Event::Interrupt);
        }
        let work = TurnPurpose::Review(Box::new(request));
        let turn = thread.begin_turn(NewTurn { work, ..NewTurn::default() });
        Ok(ReviewStartResponse { review_thread_id: thread.id(), turn: shown(turn, label) })
    }
}

/// Returns the review that a target asks for.
fn request(target: ReviewTarget, run: TurnId) -> Result<ReviewRequest, CallError> {
    let (label, prompt) = match target {
        ReviewTarget::UncommittedChanges => (
            "current changes".to_owned(),
            "Review the changes in the working tree that are not committed: staged, unstaged and untracked files. Begin with `git status` and `git diff HEAD`.".to_owned(),
        ),
        ReviewTarget::BaseBranch { branch } => {
            let branch = given("branch", &branch)?;
            (
                format!("changes against '{branch}'"),
                format!(
                    "Review the changes that this branch would bring into `{branch}`. Find where the two part with `git merge-base HEAD {branch}` (or with the upstream of `{branch}`, if that is ahead of it), and look at `git diff` from there."
                ),
            )
        }
        ReviewTarget::Commit { sha, title } => {
            let sha = given("sha", &sha)?;
            let short: String = sha.chars().take(SHORT_SHA).collect();
            let title = title.filter(|title| !title.trim().is_empty());
            let (label, named) = match &title {
                Some(title) => (format!("commit {short}: {title}"), format!(" (\"{title}\")")),
                None => (format!("commit {short}"), String::new()),
            };
            (
                label,
                format!("Review the changes of the commit {sha}{named}. Begin with `git show {sha}`."),
            )
        }
        ReviewTarget::Custom { instructions } => {
            let instructions = given("instructions", &instructions)?;
            (instructions.clone(), instructions)
        }
    };
    Ok(ReviewRequest { run, label, prompt })
}

/// Returns a text of the client's without white space around it. Refuses an empty one.
fn given(name: &str, text: &str) -> Result<String, CallError> {
    match text.trim() {
        "" => Err(CallError::Refused(format!("{name} must not be empty"))),
        text => Ok(text.to_owned()),
    }
}

/// Returns the turn as its beginning is answered: with the label as the user's words.
fn shown(id: TurnId, label: String) -> Turn {
    let content = vec![UserInput::Text { text: label, text_elements: Vec::new() }];
    let message = UserMessageItem { id: ItemId::new(id.to_string()), content, client_id: None };
    let item = ThreadItem {
        body: ItemBody::UserMessage(message),
        started_at_ms: None,
        completed_at_ms: None,
    };
    Turn { root_turn_id: None, items: vec![item], ..new_turn(id) }
}
