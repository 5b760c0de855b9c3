//! Dialling over real sockets: a small JSON-RPC server, and what is none.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod fragments;
mod lasting;

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use turnhost_client::{Client, ClientEvent, Events, RequestError};
use turnhost_protocol::{
    ClientInfo, InitializeResponse, ModelListParams, ThreadLoadedListParams, method,
};
use turnhost_remote_client::{Address, Options, RemoteError, WebSocketLink};
use turnhost_task::Tasks;

async fn connect(
    url: &str,
    client_info: ClientInfo,
    tasks: &Tasks,
) -> Result<(Client, Events, InitializeResponse), RemoteError> {
    let address = Address::parse(url, None)?;
    turnhost_remote_client::connect(&address, &Options::default(), client_info, None, tasks).await
}

async fn dial(url: &str) -> Result<WebSocketLink, RemoteError> {
    turnhost_remote_client::dial(&Address::parse(url, None)?, &Options::default()).await
}

const THREAD: &str = "0199e0d0-0000-7000-8000-000000000001";

async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("it should not take this long")
}

fn info() -> ClientInfo {
    ClientInfo { name: "t".into(), title: None, version: "1".into() }
}

/// Answers `initialize`, sends a notification, answers one call and closes with a reason.
async fn play(mut socket: WebSocket) {
    while let Some(Ok(Frame::Text(text))) = socket.recv().await {
        let message: Value = serde_json::from_str(&text).unwrap();
        let result = match message["method"].as_str().unwrap() {
            "initialize" => json!({
                "codexHome": "/h", "platformFamily": "unix", "platformOs": "linux", "userAgent": "u",
            }),
            "initialized" => {
                let news = json!({"method": "later/news", "params": {}}).to_string();
                socket.send(Frame::text(news)).await.unwrap();
                continue;
            }
            "thread/loaded/list" => json!({"data": vec![THREAD; 3_000], "nextCursor": null}),
            _ => {
                let frame = CloseFrame { code: 1012, reason: "restarting".into() };
                socket.send(Frame::Close(Some(frame))).await.unwrap();
                continue;
            }
        };
        let answer = json!({"id": message["id"], "result": result}).to_string();
        socket.send(Frame::text(answer)).await.unwrap();
    }
}

async fn serve(tasks: &Tasks) -> String {
    let (listener, address) = listen().await;
    let router = Router::new().fallback(async |upgrade: WebSocketUpgrade| upgrade.on_upgrade(play));
    tasks.spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("ws://{address}")
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

#[tokio::test]
async fn a_session_from_the_introduction_to_the_goodbye() {
    let tasks = Tasks::new();
    let url = serve(&tasks).await;
    let (client, mut events, response) = soon(connect(&url, info(), &tasks)).await.unwrap();
    assert_eq!(response.user_agent, "u");
    let params = ThreadLoadedListParams::default();
    let loaded = soon(client.call::<method::ThreadLoadedList>(&params)).await.unwrap();
    assert_eq!(loaded.data.len(), 3_000);
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Unknown { .. })));

    let models = soon(client.call::<method::ModelList>(&ModelListParams::default())).await;
    let reason = format!("`{url}` closed the connection: restarting (code 1012)");
    let text = format!("`model/list` got no answer: {reason}");
    assert_eq!(models.unwrap_err().to_string(), text);
    let Some(ClientEvent::Disconnected { reason: heard, .. }) = soon(events.next()).await else {
        panic!("the end")
    };
    assert_eq!(*heard, *reason);
    tasks.cancel();
}

#[tokio::test]
async fn closing_says_goodbye_and_ends_at_once() {
    let tasks = Tasks::new();
    let url = serve(&tasks).await;
    let (client, mut events) = Client::new(soon(dial(&url)).await.unwrap(), &tasks);
    // Without a time limit: the server hangs up as soon as it receives the close frame.
    tokio::time::timeout(Duration::from_secs(4), client.close()).await.unwrap();
    assert!(matches!(soon(events.next()).await, Some(ClientEvent::Disconnected { .. })));
    tasks.cancel();
}

#[tokio::test]
async fn nobody_there_is_said_with_the_address() {
    let (listener, address) = listen().await;
    drop(listener);
    let url = format!("ws://{address}");
    let err = soon(dial(&url)).await.unwrap_err();
    assert!(matches!(err, RemoteError::Connect { .. }));
    assert!(err.to_string().starts_with(&format!("cannot connect to `{url}`; start a server")));
}

#[tokio::test]
async fn something_else_there_is_said_with_the_address() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    tasks.spawn(async move { axum::serve(listener, Router::new()).await.unwrap() });
    let err = soon(dial(&format!("ws://{address}"))).await.unwrap_err();
    assert!(matches!(err, RemoteError::Handshake { .. }), "{err}");
    tasks.cancel();
}

#[tokio::test]
async fn a_refused_introduction_is_told() {
    let tasks = Tasks::new();
    let (listener, address) = listen().await;
    let router = Router::new().fallback(async |upgrade: WebSocketUpgrade| {
        upgrade.on_upgrade(async |mut socket| {
            let Some(Ok(Frame::Text(text))) = socket.recv().await else { return };
            let hello: Value = serde_json::from_str(&text).unwrap();
            let error = json!({"code": -32600, "message": "not you"});
            let answer = json!({"id": hello["id"], "error": error}).to_string();
            socket.send(Frame::text(answer)).await.unwrap();
        })
    });
    tasks.spawn(async move { axum::serve(listener, router).await.unwrap() });
    let err = soon(connect(&format!("ws://{address}"), info(), &tasks)).await.unwrap_err();
    let RemoteError::Initialize { source: RequestError::Refused { error, .. }, .. } = err else {
        panic!("{err}")
    };
    assert_eq!(error.message, "not you");
    tasks.cancel();
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_nothing_is_given_up() {
    let (listener, address) = listen().await;
    let url = format!("ws://{address}");
    // Accepted by the kernel, never answered.
    let err = dial(&url).await.unwrap_err();
    let text =
        format!("`{url}` did not answer within 10 s; check host and port, and firewalls between");
    assert_eq!(err.to_string(), text);
    drop(listener);
}
