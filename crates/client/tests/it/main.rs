//! The client over a link in memory, against a server that a test plays.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use turnhost_base::ThreadId;
use turnhost_client::{
    Client, ClientEvent, ClientLimits, Events, Link, LinkEnd, LinkReceiver, LinkSender,
    RequestError, ServerMessage, WhenBehind,
};
use turnhost_jsonrpc::{ErrorObject, NO_PARAMS, RequestId, code};
use turnhost_protocol::{
    ClientInfo, ServerNotification, ServerRequest, ThreadArchivedNotification,
    ThreadLoadedListParams, method, server_method,
};
use turnhost_task::Tasks;

/// The client's end of a link in memory.
struct TestLink {
    to_server: mpsc::Sender<Bytes>,
    from_server: mpsc::Receiver<ServerMessage>,
}

struct TestSender(mpsc::Sender<Bytes>);
struct TestReceiver(mpsc::Receiver<ServerMessage>);

impl Link for TestLink {
    type Sender = TestSender;
    type Receiver = TestReceiver;

    fn split(self) -> (TestSender, TestReceiver) {
        (TestSender(self.to_server), TestReceiver(self.from_server))
    }
}

impl LinkSender for TestSender {
    async fn send(&mut self, frames: &mut Vec<Bytes>) -> Result<(), String> {
        for frame in frames.drain(..) {
            self.0.send(frame).await.map_err(|_| "the server does not read".to_owned())?;
        }
        Ok(())
    }

    async fn close(self) {}
}

impl LinkReceiver for TestReceiver {
    async fn recv(&mut self) -> Result<ServerMessage, LinkEnd> {
        self.0.recv().await.ok_or_else(|| LinkEnd::new("the server hung up"))
    }
}

/// The server's end.
struct Server {
    from_client: mpsc::Receiver<Bytes>,
    to_client: mpsc::Sender<ServerMessage>,
}

impl Server {
    async fn hears(&mut self) -> Value {
        let frame = soon(self.from_client.recv()).await.expect("a message from the client");
        serde_json::from_slice(&frame).unwrap()
    }

    async fn says(&self, message: &Value) {
        let frame = ServerMessage::Frame(message.to_string().into());
        soon(self.to_client.send(frame)).await.unwrap();
    }

    async fn tells(&self, message: ServerMessage) {
        soon(self.to_client.send(message)).await.unwrap();
    }
}

fn start() -> (Client, Events, Server) {
    let (to_server, from_client) = mpsc::channel(8);
    let (to_client, from_server) = mpsc::channel(8);
    let (client, events) = Client::new(TestLink { to_server, from_server }, &Tasks::new());
    (client, events, Server { from_client, to_client })
}

async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("it should not take this long")
}

async fn loaded(client: &Client) -> Result<Vec<ThreadId>, RequestError> {
    let params = ThreadLoadedListParams::default();
    soon(client.call::<method::ThreadLoadedList>(&params)).await.map(|response| response.data)
}

const THREAD: &str = "0199e0d0-0000-7000-8000-000000000001";
const OTHER: &str = "0199e0d0-0000-7000-8000-000000000002";

fn archived() -> ServerNotification {
    ThreadArchivedNotification { thread_id: THREAD.parse().unwrap() }.into()
}

fn question() -> Value {
    json!({
        "threadId": THREAD, "turnId": THREAD, "itemId": "call-1", "startedAtMs": 1,
        "environmentId": null,
    })
}

#[tokio::test]
async fn initialize_introduces_and_confirms() {
    let (client, _events, mut server) = start();
    let info = ClientInfo { name: "t".into(), title: None, version: "1".into() };
    let play = async {
        let hello = server.hears().await;
        assert_eq!((&hello["method"], &hello["id"]), (&json!("initialize"), &json!("initialize")));
        assert_eq!(hello["params"], json!({"clientInfo": {"name": "t", "version": "1"}}));
        let result = json!({
            "codexHome": "/h", "platformFamily": "unix", "platformOs": "linux", "userAgent": "u",
        });
        server.says(&json!({"id": hello["id"], "result": result})).await;
        assert_eq!(server.hears().await, json!({"method": "initialized"}));
    };
    let (response, ()) = tokio::join!(soon(client.initialize(info, None)), play);
    assert_eq!(response.unwrap().user_agent, "u");
}

#[tokio::test]
async fn answers_find_their_calls_in_any_order() {
    let (client, _events, mut server) = start();
    let play = async {
        let (first, second) = (server.hears().await, server.hears().await);
        assert_ne!(first["id"], second["id"]);
        server
            .says(&json!({"id": second["id"], "result": {"data": [OTHER], "nextCursor": null}}))
            .await;
        server
            .says(&json!({"id": first["id"], "result": {"data": [THREAD], "nextCursor": null}}))
            .await;
    };
    let (first, second, ()) = tokio::join!(loaded(&client), loaded(&client), play);
    assert_eq!(first.unwrap(), [THREAD.parse().unwrap()]);
    assert_eq!(second.unwrap(), [OTHER.parse().unwrap()]);
}

#[tokio::test]
async fn refusals_and_answers_of_another_type_are_errors() {
    let (client, _events, mut server) = start();
    let play = async {
        let id = server.hears().await["id"].take();
        server
            .says(&json!({"id": id, "error": {"code": -32600, "message": "Not initialized"}}))
            .await;
    };
    let (refused, ()) = tokio::join!(loaded(&client), play);
    assert!(matches!(&refused, Err(RequestError::Refused { error, .. }) if error.code == -32600));
    let expected = "the server refused `thread/loaded/list`: Not initialized (code -32600)";
    assert_eq!(refused.unwrap_err().to_string(), expected);

    let play = async {
        let id = server.hears().await["id"].take();
        server.says(&json!({"id": id, "result": {"data": 5}})).await;
    };
    let (odd, ()) = tokio::join!(loaded(&client), play);
    assert!(
        matches!(odd, Err(RequestError::Answer { method, .. }) if method == "thread/loaded/list")
    );
}

#[tokio::test]
async fn notifications_come_typed_and_encoded_alike_and_unknown_ones_raw() {
    let (_client, mut events, server) = start();
    server.tells(ServerMessage::Notification(Arc::new(archived()))).await;
    server.says(&json!({"method": "thread/archived", "params": {"threadId": THREAD}})).await;
    for _ in 0..2 {
        let Some(ClientEvent::Notification(heard)) = soon(events.next()).await else {
            panic!("archived")
        };
        assert_eq!(*heard, archived());
    }
    server.says(&json!({"method": "later/news", "params": {"a": 1}, "emittedAtMs": 5})).await;
    let Some(ClientEvent::Unknown { method, params }) = soon(events.next()).await else {
        panic!("raw")
    };
    assert_eq!((method.as_str(), params.get()), ("later/news", r#"{"a":1}"#));
}

#[tokio::test]
async fn questions_are_answered_by_id() {
    let (client, mut events, mut server) = start();
    let wire = "item/commandExecution/requestApproval";
    server.says(&json!({"id": 3, "method": wire, "params": question()})).await;
    let Some(ClientEvent::Request { id, request }) = soon(events.next()).await else {
        panic!("a question")
    };
    assert!(matches!(request, ServerRequest::CommandExecutionRequestApproval(_)));
    let answer = serde_json::from_value(json!({"decision": "accept"})).unwrap();
    client.respond::<server_method::CommandExecutionRequestApproval>(&id, &answer).unwrap();
    assert_eq!(server.hears().await, json!({"id": 3, "result": {"decision": "accept"}}));

    server.tells(ServerMessage::Request(RequestId::from("q"), request)).await;
    let Some(ClientEvent::Request { id, .. }) = soon(events.next()).await else {
        panic!("a question")
    };
    client.refuse(&id, &ErrorObject::new(-1, "no"));
    assert_eq!(server.hears().await, json!({"id": "q", "error": {"code": -1, "message": "no"}}));
}

#[tokio::test]
async fn questions_that_cannot_reach_anyone_are_refused() {
    let (_client, events, mut server) = start();
    let wire = "item/commandExecution/requestApproval";
    server.says(&json!({"id": 1, "method": "later/question", "params": {}})).await;
    let text = "unsupported remote app-server request `later/question`";
    let refusal = json!({"code": code::METHOD_NOT_FOUND, "message": text});
    assert_eq!(server.hears().await, json!({"id": 1, "error": refusal}));
    server.says(&json!({"id": 2, "method": wire, "params": {"threadId": 5}})).await;
    assert_eq!(server.hears().await["error"]["code"], code::INVALID_PARAMS);
    drop(events);
    server.says(&json!({"id": 3, "method": wire, "params": question()})).await;
    let refusal = server.hears().await;
    assert_eq!(
        (&refusal["id"], &refusal["error"]["code"]),
        (&json!(3), &json!(code::INTERNAL_ERROR))
    );
}

#[tokio::test]
async fn a_disconnect_fails_calls_in_flight_and_is_the_last_event() {
    let (client, mut events, mut server) = start();
    let play = async {
        server.hears().await;
        server.says(&json!({"method": "thread/archived", "params": {"threadId": THREAD}})).await;
        drop(server);
    };
    let (lost, ()) = tokio::join!(loaded(&client), play);
    let text = "`thread/loaded/list` got no answer: the server hung up";
    assert_eq!(lost.unwrap_err().to_string(), text);
    let text = "`thread/loaded/list` was not sent: the server hung up";
    assert_eq!(loaded(&client).await.unwrap_err().to_string(), text);
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Notification(_))));
    let Some(ClientEvent::Disconnected { reason, .. }) = soon(events.next()).await else {
        panic!("the end")
    };
    assert_eq!(&*reason, "the server hung up");
    assert!(soon(events.next()).await.is_none());
}

#[tokio::test]
async fn a_consumer_that_does_not_listen_hides_neither_events_nor_the_end() {
    let (client, mut events, server) = start();
    for _ in 0..10_000 {
        server.tells(ServerMessage::Notification(Arc::new(archived()))).await;
    }
    drop(server);
    // The call learns of the end although no event has been taken yet.
    assert!(matches!(loaded(&client).await, Err(RequestError::NotSent { .. })));
    let mut heard = 0;
    while let Some(event) = soon(events.next()).await {
        match event {
            ClientEvent::Notification(_) => heard += 1,
            other => assert!(matches!(other, ClientEvent::Disconnected { .. })),
        }
    }
    assert_eq!(heard, 10_000);
}

#[tokio::test]
async fn what_is_no_message_is_passed_over() {
    let (client, _events, mut server) = start();
    let play = async {
        let id = server.hears().await["id"].take();
        server.says(&json!([1, 2])).await;
        server.says(&json!({"id": 999, "result": {}})).await;
        server.says(&json!({"id": null, "error": {"code": -32700, "message": "what?"}})).await;
        server.says(&json!({"id": id, "result": {"data": [], "nextCursor": null}})).await;
    };
    let (answer, ()) = tokio::join!(loaded(&client), play);
    assert_eq!(answer.unwrap(), Vec::<ThreadId>::new());
}

#[tokio::test]
async fn the_last_handle_closes_the_link() {
    let (client, _events, mut server) = start();
    drop(client.clone());
    client.refuse(&RequestId::from(1), &ErrorObject::new(1, "still open"));
    server.hears().await;
    drop(client);
    assert_eq!(soon(server.from_client.recv()).await, None);
}

#[tokio::test]
async fn close_waits_for_the_server_to_hang_up() {
    let (client, mut events, mut server) = start();
    let play = async {
        assert_eq!(soon(server.from_client.recv()).await, None);
        drop(server);
    };
    soon(async { tokio::join!(client.close(), play) }).await;
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Disconnected { .. })));
    assert!(matches!(loaded(&client).await, Err(RequestError::NotSent { .. })));
}

#[tokio::test]
async fn a_call_that_the_link_never_took_is_known_not_to_be_sent() {
    // The link has room for 8 frames, which are not taken out.
    let (client, _events, server) = start();
    let calls: Vec<_> = (0..20).map(|_| loaded(&client)).collect();
    let play = async {
        while server.from_client.len() < 8 {
            tokio::task::yield_now().await;
        }
        let late = loaded(&client);
        tokio::pin!(late);
        tokio::select! {
            biased;
            _ = &mut late => panic!("nobody answers"),
            () = tokio::task::yield_now() => {}
        }
        drop(server.to_client);
        late.await
    };
    let (outcomes, late) = tokio::join!(futures_util::future::join_all(calls), play);
    assert!(matches!(late, Err(RequestError::NotSent { .. })));
    assert!(outcomes.iter().all(|it| matches!(it, Err(RequestError::Disconnected { .. }))));
}

#[tokio::test]
async fn an_id_in_use_is_refused_and_nothing_is_sent() {
    let (client, _events, mut server) = start();
    let id = || Some(RequestId::from("mine"));
    let play = async {
        server.hears().await;
        let twice = client.call_raw(id(), "second", NO_PARAMS).await.unwrap_err();
        assert!(
            matches!(&twice, RequestError::DuplicateId { id } if *id == RequestId::from("mine"))
        );
        server.says(&json!({"id": "mine", "result": {"a": 1}})).await;
    };
    let (first, ()) = tokio::join!(client.call_raw(id(), "first", NO_PARAMS), play);
    assert_eq!(first.unwrap().get(), r#"{"a":1}"#);
    let play = async {
        assert_eq!(server.hears().await["method"], "third");
        server.says(&json!({"id": "mine", "result": 3})).await;
    };
    let (third, ()) = tokio::join!(client.call_raw(id(), "third", NO_PARAMS), play);
    assert_eq!(third.unwrap().get(), "3");
}

fn delta(text: &str) -> Value {
    json!({"method": "item/agentMessage/delta", "params": {
        "threadId": THREAD, "turnId": OTHER, "itemId": "m", "delta": text,
    }})
}

#[tokio::test]
async fn pieces_that_wait_are_one_piece() {
    let (_client, mut events, server) = start();
    for text in ["one ", "two ", "three"] {
        server.says(&delta(text)).await;
    }
    server.tells(ServerMessage::Notification(Arc::new(archived()))).await;
    drop(server);
    let mut heard = String::new();
    let mut pieces = 0;
    while let Some(event) = soon(events.next()).await {
        if let ClientEvent::Notification(notification) = event
            && let ServerNotification::AgentMessageDelta(piece) = &*notification
        {
            heard += &piece.delta;
            pieces += 1;
        }
    }
    assert_eq!((heard.as_str(), pieces), ("one two three", 1));
}

#[tokio::test]
async fn a_program_that_is_too_far_behind_is_cut_off_with_a_reason() {
    let (client, mut events, server) = start();
    let unknown = json!({"method": "later/news", "params": "x".repeat(1 << 20)});
    // The link ends when the budget is exceeded, so not all of these are taken.
    for _ in 0..80 {
        let frame = ServerMessage::Frame(unknown.to_string().into());
        if server.to_client.send(frame).await.is_err() {
            break;
        }
    }
    assert!(matches!(loaded(&client).await, Err(RequestError::NotSent { .. })));
    let mut bytes = 0;
    loop {
        match soon(events.next()).await {
            Some(ClientEvent::Unknown { params, .. }) => bytes += params.get().len(),
            Some(ClientEvent::Disconnected { reason, .. }) => {
                let text = "the program took events too slowly: over 67108864 bytes were waiting; \
                            reconnect and resume";
                assert_eq!(&*reason, text);
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!((63 << 20..=64 << 20).contains(&bytes), "{bytes} bytes were kept");
}

fn start_with(limits: ClientLimits) -> (Client, Events, Server) {
    let (to_server, from_client) = mpsc::channel(8);
    let (to_client, from_server) = mpsc::channel(8);
    let link = TestLink { to_server, from_server };
    let (client, events) = Client::with_limits(link, &Tasks::new(), limits);
    (client, events, Server { from_client, to_client })
}

#[tokio::test]
async fn a_program_that_falls_behind_is_told_and_its_approvals_are_refused() {
    let limits = ClientLimits {
        event_bytes: 4_096,
        when_behind: WhenBehind::Skip,
        ..ClientLimits::default()
    };
    let (client, mut events, mut server) = start_with(limits);
    let method = "item/fileChange/requestApproval";
    server.says(&json!({"id": 7, "method": method, "params": question()})).await;
    // Far more than fits; not one is taken.
    for _ in 0..40 {
        server.tells(ServerMessage::Notification(Arc::new(archived()))).await;
    }
    let refused = server.hears().await;
    assert_eq!((&refused["id"], &refused["error"]["code"]), (&json!(7), &json!(-32001)));
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Request { .. })));
    let mut heard = 0_u64;
    while heard < 40 {
        // The next event comes after the number of those that are gone.
        server.tells(ServerMessage::Notification(Arc::new(archived()))).await;
        match soon(events.next()).await {
            Some(ClientEvent::Notification(_)) => heard += 1,
            Some(ClientEvent::Lagged { skipped }) => heard += skipped,
            other => panic!("{other:?}"),
        }
    }
    drop(client);
}

#[tokio::test]
async fn a_call_too_many_is_refused_and_not_sent() {
    let (client, _events, mut server) =
        start_with(ClientLimits { calls: 1, ..ClientLimits::default() });
    let waiting = loaded(&client);
    tokio::pin!(waiting);
    let id = tokio::select! {
        _ = &mut waiting => panic!("nobody answered"),
        asked = server.hears() => asked["id"].clone(),
    };
    let overloaded = loaded(&client).await;
    assert!(matches!(overloaded, Err(RequestError::Overloaded { limit: 1, .. })), "{overloaded:?}");
    server.says(&json!({"id": id, "result": {"data": [], "nextCursor": null}})).await;
    assert_eq!(waiting.await.unwrap(), []);
    // There is room again.
    let play = async {
        let id = server.hears().await["id"].take();
        server.says(&json!({"id": id, "result": {"data": [], "nextCursor": null}})).await;
    };
    let (again, ()) = tokio::join!(loaded(&client), play);
    assert_eq!(again.unwrap(), []);
}
