//! The listener's plain HTTP, a typed client, and the ways in which a server ends.

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use turnhost_client::ClientEvent;
use turnhost_protocol::{
    ClientInfo, ServerNotification, ThreadStartParams, TurnStartParams, TurnStatus, UserInput,
    VERSION, method,
};
use turnhost_remote_client::{Address, Options, connect};
use turnhost_task::Tasks;
use turnhost_tests::{Server, Transport};

use crate::{TRANSPORTS, lab, serve};

/// Sends a request and reads the whole answer.
pub(crate) async fn http(server: &Server, request: &str) -> String {
    let address = server.url().unwrap().trim_start_matches("ws://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let request = format!("{request} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.write_all(b"\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn the_port_answers_plain_http() {
    let (lab, _model) = lab("", &[]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    for path in ["/readyz", "/healthz"] {
        let answer = http(&server, &format!("GET {path}")).await;
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("\r\n\r\n"), "{answer}");
        let answer = http(&server, &format!("POST {path}")).await;
        assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    }
    let answer = http(&server, "GET /elsewhere").await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
}

#[tokio::test]
async fn web_pages_are_kept_out() {
    let (lab, _model) = lab("", &[]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    let upgrade = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
                   sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==";
    for (path, more) in [("/", upgrade), ("/readyz", "accept: */*")] {
        let address = server.url().unwrap().trim_start_matches("ws://");
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n{more}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut start = [0; 13];
        stream.read_exact(&mut start).await.unwrap();
        assert_eq!(&start, b"HTTP/1.1 403 ", "{path}");
    }
}

#[tokio::test]
async fn a_typed_client_holds_a_turn_over_a_websocket() {
    let (lab, _model) = lab("", &["text \"hello \", text \"there\""]).await;
    let server = lab.serve(Transport::WebSocket).await.unwrap();
    let tasks = Tasks::new();
    let info = ClientInfo { name: "typed".to_owned(), title: None, version: "1".to_owned() };
    let address = Address::parse(server.url().unwrap(), None).unwrap();
    let (client, mut events, initialized) =
        connect(&address, &Options::default(), info, None, &tasks).await.unwrap();
    // The protocol's version stands where clients look for one, ours in the parenthesis.
    let agent = &initialized.user_agent;
    assert!(agent.starts_with(&format!("typed/{VERSION} (")), "{agent}");
    let own = format!("; turnhost {}) ", env!("CARGO_PKG_VERSION"));
    assert!(agent.contains(&own) && agent.ends_with("(typed; 1)"), "{agent}");
    let thread =
        client.call::<method::ThreadStart>(&ThreadStartParams::default()).await.unwrap().thread;
    let input = vec![UserInput::Text { text: "hi".to_owned(), text_elements: Vec::new() }];
    let params =
        TurnStartParams { thread_id: thread.id.to_string(), input, ..TurnStartParams::default() };
    let turn = client.call::<method::TurnStart>(&params).await.unwrap().turn;
    let mut text = String::new();
    let status = loop {
        match events.next().await.unwrap() {
            ClientEvent::Notification(notification) => match &*notification {
                ServerNotification::AgentMessageDelta(delta) => text += &delta.delta,
                ServerNotification::TurnCompleted(done) if done.turn.id == turn.id => {
                    break done.turn.status;
                }
                _ => {}
            },
            ClientEvent::Unknown { .. } => panic!("the server said what its own types do not know"),
            _ => {}
        }
    };
    assert_eq!((status, text.as_str()), (TurnStatus::Completed, "hello there"));
    client.close().await;
}

/// A regular end in the middle of a turn: exit code 0, no command left, the turn kept as interrupted.
#[tokio::test]
async fn the_end_of_input_and_a_signal_end_the_server_and_what_it_started() {
    for transport in TRANSPORTS {
        let marker = format!("3601.{:010}", std::process::id());
        let call = format!(
            "call exec_command {}",
            json!({"cmd": format!("setsid sleep {marker} & sleep {marker}; : {marker}")})
        );
        let (lab, _model) = lab("", &[&call]).await;
        let mut server = lab.serve(transport).await.unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize_as(json!({"turnhost": {}})).await.unwrap();
        let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
        let from = peer.log.len();
        let turn = peer.start_turn(&thread, "go").await.unwrap();
        let is_command = |it: &serde_json::Value| it["item"]["type"] == "commandExecution";
        peer.notified(from, "item/started", is_command).await.unwrap();
        // The first signal waits for the turn.
        if transport == Transport::WebSocket {
            server.signal("TERM").await.unwrap();
            peer.notified(0, "turnhost/draining", |_| true).await.unwrap();
        }
        drop(peer);
        let status = server.stop().await.unwrap();
        assert_eq!(status.code(), Some(0), "{transport:?}: {}", server.stderr());
        crate::kill::gone(&marker, "after a regular end").await;
        let (_server, mut peer) = serve(&lab, transport).await;
        let params = json!({"threadId": thread, "includeTurns": true});
        let read = peer.call("thread/read", params).await.unwrap();
        let turns = &read["thread"]["turns"];
        assert_eq!((&turns[0]["id"], &turns[0]["status"]), (&json!(turn), &json!("interrupted")));
    }
}

#[tokio::test]
async fn sigterm_ends_a_server_on_stdio() {
    let (lab, _model) = lab("", &[]).await;
    let (mut server, peer) = serve(&lab, Transport::Stdio).await;
    let pid = server.pid().unwrap().to_string();
    let sent = tokio::process::Command::new("kill").args(["-TERM", &pid]).status().await.unwrap();
    assert!(sent.success());
    assert_eq!(server.ended().await.unwrap().code(), Some(0), "{}", server.stderr());
    drop(peer);
}
