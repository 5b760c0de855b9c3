//! The start of a program with a server in it, and its end.

use std::time::Duration;

use turnhost_client::{Client, ClientEvent, RequestError};
use turnhost_host::{HostOptions, Pieces, SCRIPTED, Scripted, Step};
use turnhost_in_process::{Begin, InProcess, InProcessError, InProcessOptions};
use turnhost_protocol::{
    ServerNotification, SessionSource, Thread, ThreadListParams, ThreadReadParams,
    ThreadResumeParams, ThreadSourceKind, ThreadStartParams, TurnStatus, method,
};

/// Far longer than anything here takes.
const TIMEOUT: Duration = Duration::from_mins(1);

fn options(directory: &tempfile::TempDir, source: SessionSource) -> InProcessOptions {
    let host = HostOptions::new(directory.path(), directory.path()).unwrap();
    InProcessOptions::new(host, "bot-of-a-test", source)
}

fn new_thread() -> Begin {
    let model_provider = Some(SCRIPTED.to_owned());
    Begin::Start(ThreadStartParams { model_provider, ..ThreadStartParams::default() })
}

/// Runs a turn to its end.
async fn turn(app: &mut InProcess, thread: &Thread) -> TurnStatus {
    let turn = app.start_turn(thread.id, "Hello!").await.unwrap();
    loop {
        let event = tokio::time::timeout(TIMEOUT, app.next_event()).await.expect("it goes on");
        let Some(ClientEvent::Notification(event)) = event else { panic!("{event:?}") };
        if let ServerNotification::TurnCompleted(it) = &*event
            && it.turn.id == turn.id
        {
            return it.turn.status;
        }
    }
}

async fn listed(client: &Client, kinds: Option<Vec<ThreadSourceKind>>) -> Vec<Thread> {
    let params = ThreadListParams { source_kinds: kinds, ..ThreadListParams::default() };
    client.call::<method::ThreadList>(&params).await.unwrap().data
}

#[tokio::test]
async fn threads_show_the_name_and_the_source_of_their_client() {
    let directory = tempfile::tempdir().unwrap();
    let options = options(&directory, SessionSource::Exec);
    let (mut app, thread) = InProcess::begin(options, new_thread()).await.unwrap();
    assert_eq!(turn(&mut app, &thread).await, TurnStatus::Completed);
    let params = ThreadReadParams { thread_id: thread.id.to_string(), include_turns: false };
    let read = app.client().call::<method::ThreadRead>(&params).await.unwrap().thread;
    let in_list = listed(app.client(), Some(vec![ThreadSourceKind::Exec])).await;
    for shown in [&thread, &read, &in_list[0]] {
        assert_eq!(shown.source, SessionSource::Exec);
        assert_eq!(shown.originator.as_deref(), Some("bot-of-a-test"));
    }
    // A list for people has no threads of programs.
    assert_eq!(listed(app.client(), None).await, []);
    app.shut_down().await.unwrap();
}

#[tokio::test]
async fn a_thread_is_resumed_in_one_call_with_the_source_that_it_had() {
    let directory = tempfile::tempdir().unwrap();
    let source = SessionSource::Custom("newsletter".to_owned());
    let begun = InProcess::begin(options(&directory, source.clone()), new_thread()).await;
    let (mut app, thread) = begun.unwrap();
    assert_eq!(turn(&mut app, &thread).await, TurnStatus::Completed);
    app.shut_down().await.unwrap();
    let params =
        ThreadResumeParams { thread_id: thread.id.to_string(), ..ThreadResumeParams::default() };
    let options = options(&directory, SessionSource::Cli);
    let resumed = InProcess::begin(options, Begin::Resume(params)).await;
    let (mut app, again) = resumed.unwrap();
    assert_eq!((again.id, &again.source), (thread.id, &source));
    assert_eq!(again.turns.len(), 1);
    assert_eq!(turn(&mut app, &again).await, TurnStatus::Completed);
    app.shut_down().await.unwrap();
}

#[tokio::test]
async fn a_thread_that_cannot_be_opened_leaves_no_server_behind() {
    let directory = tempfile::tempdir().unwrap();
    let thread_id = "00000000-0000-0000-0000-000000000000".to_owned();
    let params = ThreadResumeParams { thread_id, ..ThreadResumeParams::default() };
    let options = || options(&directory, SessionSource::Cli);
    let refused = InProcess::begin(options(), Begin::Resume(params)).await;
    let Err(InProcessError::Call(RequestError::Refused { error, .. })) = refused else {
        panic!("{refused:?}")
    };
    assert!(error.message.contains("no rollout found"), "{}", error.message);
    // The home is free again.
    let (app, _) = InProcess::begin(options(), new_thread()).await.unwrap();
    app.shut_down().await.unwrap();
}

#[tokio::test]
async fn a_shutdown_interrupts_what_runs_and_is_aborted_at_its_bound() {
    let directory = tempfile::tempdir().unwrap();
    let piece = Step::Text { text: "a".to_owned(), pieces: Pieces::Whole, pace: Duration::ZERO };
    let mut options = options(&directory, SessionSource::Cli);
    options.host.scripted = Scripted::new(vec![vec![piece, Step::Hold]]);
    let (mut app, thread) = InProcess::begin(options.clone(), new_thread()).await.unwrap();
    app.start_turn(thread.id, "go").await.unwrap();
    loop {
        let event = tokio::time::timeout(TIMEOUT, app.next_event()).await.expect("it goes on");
        let Some(ClientEvent::Notification(event)) = event else { panic!("{event:?}") };
        if matches!(&*event, ServerNotification::AgentMessageDelta(_)) {
            break;
        }
    }
    tokio::time::timeout(TIMEOUT, app.shut_down()).await.expect("it ends").unwrap();
    // The server waits for its connections; this one never ends.
    let app = InProcess::start(options).await.unwrap();
    let _stays = app.host().connect();
    let aborted = app.shut_down_within(Duration::from_millis(50)).await;
    assert!(matches!(aborted, Err(InProcessError::ShutdownTimeout)), "{aborted:?}");
}
