//! `thread/resume` with `history`: a new thread that continues from what its client remembers.

use turnhost_ports::HistoryItem;
use turnhost_protocol::{
    ContentItem, ResponseItem, ServerNotification, ThreadGoalClearedNotification,
    ThreadResumeParams, ThreadResumeResponse, ThreadStatus, ThreadStatusChangedNotification,
    TurnsPage, method,
};
use turnhost_thread::Persistence;
use turnhost_threads::{RawEvents, Read, Threads};

use super::{configured, overrides, unknown_provider};
use crate::methods::params::{no_such_file, parse_thread_id, refuse_two_sandboxes, thread_of_file};
use crate::methods::thread::making::{Labels, Made, Makers, Wanted, make};
use crate::methods::thread::response::thread_response;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnNewThread, Reply};

impl OnNewThread for method::ThreadResume {
    type NewNeeds = Makers;

    fn makes_thread(params: &ThreadResumeParams) -> bool {
        params.history.is_some()
    }

    /// Settings that do not fit are found before the thread is loaded, and so is the file of no thread.
    fn refuse_to_load(
        (_, (config, ..), ..): &Makers,
        params: &ThreadResumeParams,
    ) -> Result<(), CallError> {
        if let Some(path) = params.path.as_deref().filter(|path| !path.is_empty())
            && thread_of_file(path).is_none()
        {
            return Err(no_such_file(path));
        }
        let overrides = overrides(params.clone());
        if overrides.is_empty() {
            return Ok(());
        }
        configured(&**config, &overrides).map(drop)
    }

    /// Makes a thread of its own; the id in the params names none. It has no turn yet, and is stored with
    /// its history.
    async fn call_new(
        makers: Makers,
        caller: &Caller,
        params: ThreadResumeParams,
    ) -> Result<Reply<ThreadResumeResponse>, CallError> {
        let (threads, (config, ..), _, _, connections) = &makers;
        refuse_two_sandboxes(params.permissions.as_deref(), params.sandbox)?;
        refuse_loaded(threads, &params.thread_id)?;
        let given = params.history.clone().unwrap_or_default();
        let history = items(&given)?;
        let page = params.initial_turns_page.as_ref().map(|_| TurnsPage::default());
        let overrides = overrides(params);
        let settings = config
            .new_thread(&overrides)
            .map_err(|error| unknown_provider(error, overrides.model_provider.as_deref()))?;
        let wanted = Wanted {
            labels: Labels::default(),
            persistence: Persistence::Stored,
            overrides,
            client_tools: Vec::new(),
            capability_roots: Vec::new(),
            history_mode: None,
            raw_events: RawEvents::Off,
            history: Some(history.clone()),
        };
        let Made { mut thread, settings, instructions } =
            make(&makers, caller, wanted, settings).await?;
        if let Some(made) = threads.get(thread.id) {
            made.ask(caller.id(), Read::Nothing, move |mut it| it.keep_history(&history)).await?;
            // It is stored before the next call runs.
            made.ask(caller.id(), Read::Nothing, |_| ()).await?;
        }
        thread.preview = preview(&given);
        let id = thread.id;
        let status = ThreadStatusChangedNotification { thread_id: id, status: ThreadStatus::Idle };
        connections.notify_all(ServerNotification::ThreadStatusChanged(status));
        let response = thread_response!(ThreadResumeResponse {
            thread,
            &settings,
            &instructions,
            collaboration_mode: Some(settings.collaboration_mode()),
            items_backwards_cursor: None,
            turns_backwards_cursor: None,
            initial_turns_page: page,
            turnhost: None,
        });
        let cleared = ThreadGoalClearedNotification { thread_id: id };
        Ok(Reply::from(response).broadcast(ServerNotification::ThreadGoalCleared(cleared)))
    }
}

/// Refuses the id of a thread that is loaded: its history is its own.
fn refuse_loaded(threads: &Threads, id: &str) -> Result<(), CallError> {
    match parse_thread_id(id) {
        Ok(id) if threads.get(id).is_some() => Err(CallError::Refused(format!(
            "cannot resume thread {id} with history while it is already running"
        ))),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Returns the history as the model is sent it.
fn items(given: &[ResponseItem]) -> Result<Vec<HistoryItem>, CallError> {
    if given.is_empty() {
        return Err(CallError::Refused("history must not be empty".to_owned()));
    }
    // No provider would take items of unknown types.
    let known = given.iter().filter(|item| !matches!(item, ResponseItem::Other(_)));
    let items = known.map(HistoryItem::encode).collect::<Result<_, _>>();
    items.map_err(|error| CallError::Internal(error.to_string()))
}

/// Returns the text of the user's first message.
fn preview(history: &[ResponseItem]) -> String {
    let message = history.iter().find_map(|item| match item {
        ResponseItem::Message(message) if message.role == "user" => Some(message),
        _ => None,
    });
    let texts = message.into_iter().flat_map(|message| &message.content);
    let texts = texts.filter_map(|content| match content {
        ContentItem::InputText { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}
