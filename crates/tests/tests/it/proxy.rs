//! Attaching to the running server through `app-server proxy`.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;
use turnhost_tests::{Lab, Peer, TIMEOUT, Transport};

use crate::{PROGRAM, lab, serve};

const UPGRADE: &str = "GET / HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
    Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

fn proxy(lab: &Lab, arguments: &[&str]) -> Command {
    let mut command = lab.command([&["app-server", "proxy"], arguments].concat());
    command.stdin(Stdio::piped());
    command
}

async fn ended(child: Child) -> (Option<i32>, String, String) {
    let output = timeout(TIMEOUT, child.wait_with_output()).await.expect("it hangs").unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[tokio::test]
async fn lines_are_a_connection_like_any_other() {
    let (lab, _model) = lab("", &["text \"hello\""]).await;
    let (_server, mut other) = serve(&lab, Transport::Unix).await;
    let mut child = proxy(&lab, &["--lines"]).spawn().unwrap();
    let mut peer = Peer::over(child.stdin.take().unwrap(), child.stdout.take().unwrap());
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    other.notified(0, "thread/started", |it| it["thread"]["id"] == *thread).await.unwrap();
    assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    drop(peer);
    assert_eq!(ended(child).await, (Some(0), String::new(), String::new()));
}

#[tokio::test]
async fn the_answers_to_piped_lines_are_waited_for() {
    let lab = Lab::new(PROGRAM).unwrap();
    let _server = lab.serve(Transport::Unix).await.unwrap();
    let mut child = proxy(&lab, &["--lines"]).spawn().unwrap();
    let client = json!({"clientInfo": {"name": "t", "version": "1"}});
    let mut lines = json!({"id": 0, "method": "initialize", "params": client}).to_string();
    for id in 1..=500 {
        lines.push('\n');
        lines += &json!({"id": id, "method": "model/list", "params": {}}).to_string();
    }
    // The last line has no newline, as `printf` leaves it.
    let mut stdin = child.stdin.take().unwrap();
    let write = async move { stdin.write_all(lines.as_bytes()).await.unwrap() };
    let ((), (code, stdout, stderr)) = tokio::join!(write, ended(child));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let messages = stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut answered: Vec<i64> = messages
        .filter(|message| message.get("result").is_some())
        .map(|message| message["id"].as_i64().unwrap())
        .collect();
    answered.sort_unstable();
    assert_eq!(answered, (0..=500).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_line_that_is_longer_than_a_frame_may_be_arrives() {
    let (lab, _model) = lab("", &[]).await;
    let _server = lab.serve(Transport::Unix).await.unwrap();
    let mut child = proxy(&lab, &["--lines"]).spawn().unwrap();
    let mut peer = Peer::over(child.stdin.take().unwrap(), child.stdout.take().unwrap());
    peer.initialize().await.unwrap();
    // A frame has 16 MiB at most, a message 64.
    let long = json!({"unknown": "x".repeat(40 << 20)});
    assert!(peer.call("account/read", long).await.unwrap().is_object());
    drop(peer);
    assert_eq!(ended(child).await, (Some(0), String::new(), String::new()));
}

#[tokio::test]
async fn the_end_of_the_server_is_told_with_its_reason() {
    let lab = Lab::new(PROGRAM).unwrap();
    let mut server = lab.serve(Transport::Unix).await.unwrap();
    let mut child = proxy(&lab, &["--lines"]).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    let mut peer = Peer::over(stdin, child.stdout.take().unwrap());
    peer.initialize().await.unwrap();
    server.stop().await.unwrap();
    let (code, _, stderr) = ended(child).await;
    assert_eq!(code, Some(1));
    assert!(stderr.starts_with("Error: "), "{stderr}");
    assert!(stderr.contains("the server is restarting; reconnect and resume"), "{stderr}");
}

#[tokio::test]
async fn bytes_are_passed_on_as_they_are() {
    let lab = Lab::new(PROGRAM).unwrap();
    let _server = lab.serve(Transport::Unix).await.unwrap();
    let socket = lab.control_socket();
    let mut child = proxy(&lab, &["--sock", socket.to_str().unwrap()]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(UPGRADE.as_bytes()).await.unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    timeout(TIMEOUT, stdout.read_line(&mut line)).await.unwrap().unwrap();
    assert_eq!(line, "HTTP/1.1 101 Switching Protocols\r\n");
    drop(stdin);
    timeout(TIMEOUT, stdout.read_to_string(&mut line)).await.unwrap().unwrap();
    assert_eq!(ended(child).await.0, Some(0));
}

#[tokio::test]
async fn nobody_there_is_an_error() {
    let lab = Lab::new(PROGRAM).unwrap();
    let expected =
        format!("Error: failed to connect to socket at {}", lab.control_socket().display());
    for arguments in [&[][..], &["--lines"]] {
        let (code, stdout, stderr) = ended(proxy(&lab, arguments).spawn().unwrap()).await;
        assert_eq!((code, stdout.as_str()), (Some(1), ""));
        assert!(stderr.starts_with(&expected), "{stderr}");
    }
}
