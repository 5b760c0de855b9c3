//! A program that does not read while its server works.

use std::time::Duration;

use turnhost_client::ClientEvent;
use turnhost_host::{HostOptions, Pieces, SCRIPTED, Scripted, Step};
use turnhost_in_process::{Begin, ClientLimits, InProcess, InProcessOptions, WhenBehind};
use turnhost_protocol::{
    AskForApproval, ItemBody, SessionSource, ThreadItem, ThreadReadParams, ThreadStartParams,
    ThreadStatus, TurnStatus, method,
};

/// Far longer than anything here takes.
const TIMEOUT: Duration = Duration::from_mins(1);

/// Room for a few events.
const EVENT_BYTES: usize = 8 << 10;

#[tokio::test]
async fn no_approval_waits_for_a_program_that_does_not_read_and_it_is_told_what_it_missed() {
    let directory = tempfile::tempdir().unwrap();
    let call = Step::Call {
        name: "exec_command".to_owned(),
        arguments:
            r#"{"cmd":"touch ran","sandbox_permissions":"require_escalated","justification":"why"}"#
                .to_owned(),
    };
    let long = Step::Text {
        text: "word ".repeat(40_000),
        pieces: Pieces::Chars(1_000),
        pace: Duration::ZERO,
    };
    let end = Step::Text { text: "end".to_owned(), pieces: Pieces::Whole, pace: Duration::ZERO };
    let mut host = HostOptions::new(directory.path(), directory.path()).unwrap();
    host.scripted = Scripted::new(vec![vec![long, call], vec![end]]);
    let limits = ClientLimits {
        event_bytes: EVENT_BYTES,
        when_behind: WhenBehind::Skip,
        ..ClientLimits::default()
    };
    let options =
        InProcessOptions { limits, ..InProcessOptions::new(host, "still", SessionSource::Cli) };
    let start = ThreadStartParams {
        model_provider: Some(SCRIPTED.to_owned()),
        approval_policy: Some(AskForApproval::OnRequest),
        ..ThreadStartParams::default()
    };
    let (mut app, thread) = InProcess::begin(options, Begin::Start(start)).await.unwrap();
    app.start_turn(thread.id, "go").await.unwrap();
    // Not one event is taken; the turn ends all the same.
    let params = ThreadReadParams { thread_id: thread.id.to_string(), include_turns: true };
    let ended = async {
        loop {
            let read = app.client().call::<method::ThreadRead>(&params).await.unwrap().thread;
            if read.status == ThreadStatus::Idle && !read.turns.is_empty() {
                return read;
            }
            tokio::task::yield_now().await;
        }
    };
    let read = tokio::time::timeout(TIMEOUT, ended).await.expect("the turn ends");
    let turn = &read.turns[0];
    assert_eq!(turn.status, TurnStatus::Completed, "{:?}", turn.error);
    let is_command = |item: &ThreadItem| matches!(item.body, ItemBody::CommandExecution(_));
    assert!(!turn.items.iter().any(is_command), "a command that was declined is not history");
    assert!(!directory.path().join("ran").exists());
    // What it missed is counted.
    let mut missed = 0;
    while missed == 0 {
        match tokio::time::timeout(TIMEOUT, app.next_event()).await.expect("an event") {
            Some(ClientEvent::Lagged { skipped }) => missed = skipped,
            Some(ClientEvent::Disconnected { .. }) | None => panic!("nothing was missed"),
            Some(_) => {}
        }
    }
    app.shut_down().await.unwrap();
}
