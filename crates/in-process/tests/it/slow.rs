//! Clients of one host that read and that do not.

use std::time::Duration;

use turnhost_client::{Client, ClientEvent, EVENT_BUDGET_BYTES, Events, RequestError};
use turnhost_host::{Host, HostOptions, Pieces, SCRIPTED, Scripted, Step};
use turnhost_protocol::{
    ClientInfo, ModelListParams, ServerNotification, ThreadResumeParams, ThreadStartParams,
    TurnStartParams, TurnStatus, UserInput, method,
};

/// The text of a turn, which is sent twice: in pieces and as an item.
const TURN_BYTES: usize = 16 << 20;

/// More turns than may wait for a program.
const TURNS: usize = EVENT_BUDGET_BYTES / TURN_BYTES;

/// Far longer than anything here takes.
const TIMEOUT: Duration = Duration::from_mins(1);

fn host(directory: &tempfile::TempDir) -> Host {
    let text = Step::Text {
        text: "x".repeat(TURN_BYTES),
        pieces: Pieces::Chars(64 << 10),
        pace: Duration::ZERO,
    };
    let options = HostOptions {
        scripted: Scripted::new(vec![vec![text]; TURNS]),
        ..HostOptions::new(directory.path(), directory.path()).unwrap()
    };
    Host::start(options).unwrap()
}

async fn attach(host: &Host) -> (Client, Events) {
    let (client, events) = host.connect();
    let info = ClientInfo { name: "t".to_owned(), title: None, version: "1".to_owned() };
    client.initialize(info, None).await.unwrap();
    (client, events)
}

/// Runs a turn to its end; returns how much of it was received.
async fn turn(client: &Client, events: &mut Events, thread: &str) -> usize {
    let input = vec![UserInput::Text { text: "go".to_owned(), text_elements: Vec::new() }];
    let params =
        TurnStartParams { thread_id: thread.to_owned(), input, ..TurnStartParams::default() };
    client.call::<method::TurnStart>(&params).await.unwrap();
    let mut heard = 0;
    loop {
        let event = tokio::time::timeout(TIMEOUT, events.next()).await.expect("it goes on");
        let Some(ClientEvent::Notification(event)) = event else { panic!("{event:?}") };
        match &*event {
            ServerNotification::AgentMessageDelta(piece) => heard += piece.delta.len(),
            ServerNotification::TurnCompleted(it) => {
                assert_eq!(it.turn.status, TurnStatus::Completed, "{:?}", it.turn.error);
                return heard;
            }
            _ => {}
        }
    }
}

#[tokio::test]
async fn a_client_in_the_process_that_never_reads_gets_its_end_and_the_thread_goes_on() {
    let directory = tempfile::tempdir().unwrap();
    let host = host(&directory);
    let (reader, mut events) = attach(&host).await;
    let params = ThreadStartParams {
        model_provider: Some(SCRIPTED.to_owned()),
        // The turns fill any context; the script has no summaries.
        config: Some([("model_auto_compact_token_limit".to_owned(), 1_000_000_000.into())].into()),
        ..ThreadStartParams::default()
    };
    let thread = reader.call::<method::ThreadStart>(&params).await.unwrap().thread.id.to_string();
    assert_eq!(turn(&reader, &mut events, &thread).await, TURN_BYTES);
    let (idle, mut unread) = attach(&host).await;
    let params = ThreadResumeParams { thread_id: thread.clone(), ..ThreadResumeParams::default() };
    idle.call::<method::ThreadResume>(&params).await.unwrap();
    // Not one of its events is taken from here on; the other client receives every byte.
    for _ in 1..TURNS {
        assert_eq!(turn(&reader, &mut events, &thread).await, TURN_BYTES);
    }
    let call = idle.call::<method::ModelList>(&ModelListParams::default()).await;
    assert!(matches!(call, Err(RequestError::NotSent { .. })), "{call:?}");
    let mut last = None;
    while let Some(event) = unread.next().await {
        last = Some(event);
    }
    let Some(ClientEvent::Disconnected { reason, .. }) = last else { panic!("{last:?}") };
    let text = format!(
        "the program took events too slowly: over {EVENT_BUDGET_BYTES} bytes were waiting; \
         reconnect and resume"
    );
    assert_eq!(*reason, text);
    // A client that comes back finds everything.
    let (back, _events) = attach(&host).await;
    let resumed = back.call::<method::ThreadResume>(&params).await.unwrap();
    assert_eq!(resumed.thread.turns.len(), TURNS);
    // The server waits for its connections; the one that was cut off is over.
    reader.close().await;
    back.close().await;
    tokio::time::timeout(TIMEOUT, host.shut_down()).await.expect("it ends").unwrap();
}
