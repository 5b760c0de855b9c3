//! The output of a client's command, in pieces.

use std::process::Stdio;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::time::timeout;
use turnhost_tests::{Peer, Server, TIMEOUT, Transport};

use crate::lab;

/// The output of a command, no multiple of any buffer.
const BYTES: usize = 5_000_011;

/// The memory that the server may grow by for a command whose client does not read: a few pieces,
/// the allocator's.
const GROWTH_BYTES: usize = 8 << 20;

/// Returns bytes of all values without a pattern that a lost or doubled piece would fit.
fn noise() -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..BYTES).map(|_| next()).collect()
}

/// Reads to the answer of the request. Returns what the command wrote, and the answer.
async fn output(peer: &mut Peer, request: i64) -> (Vec<u8>, Value) {
    let mut all = Vec::new();
    loop {
        let message = timeout(TIMEOUT, peer.receiver.recv()).await.expect("it goes on").unwrap();
        if message["id"] == request {
            return (all, message["result"].clone());
        }
        if message["method"] == "command/exec/outputDelta" {
            assert_eq!(message["params"]["processId"], "a \"b\"");
            let piece = message["params"]["deltaBase64"].as_str().unwrap();
            let piece = STANDARD.decode(piece).unwrap();
            assert!(piece.len() <= 64 << 10, "a piece of {} bytes", piece.len());
            all.extend(piece);
        }
    }
}

fn streaming(command: &[&str]) -> Value {
    json!({
        "command": command, "processId": "a \"b\"", "streamStdoutStderr": true,
        "disableOutputCap": true, "disableTimeout": true,
        "sandboxPolicy": {"type": "dangerFullAccess"},
    })
}

#[tokio::test]
async fn output_arrives_byte_for_byte_on_each_transport() {
    let (lab, _model) = lab("", &[]).await;
    let noise = noise();
    let file = lab.path().join("noise");
    std::fs::write(&file, &noise).unwrap();
    for transport in [Transport::Stdio, Transport::Unix, Transport::WebSocket] {
        let mut server = lab.serve(transport).await.unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize().await.unwrap();
        let params = streaming(&["cat", file.to_str().unwrap()]);
        let request = peer.request("command/exec", Some(params)).await.unwrap();
        let (all, answer) = output(&mut peer, request).await;
        assert!(all == noise, "{} of {BYTES} bytes, or others", all.len());
        assert_eq!(answer, json!({"exitCode": 0, "stdout": "", "stderr": ""}));
        drop(peer);
        server.stop().await.unwrap();
    }
}

/// Returns the most memory that the server has had.
fn peak_bytes(server: &Server) -> usize {
    let status = format!("/proc/{}/status", server.pid().unwrap());
    let status = std::fs::read_to_string(status).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() << 10
}

#[tokio::test]
async fn a_client_on_stdio_that_does_not_read_holds_its_command_up_and_costs_no_memory() {
    const ZEROS: usize = 40_000_000;
    let (lab, _model) = lab("", &[]).await;
    let arguments = ["app-server", "--listen", "stdio://", "--listen", "ws://127.0.0.1:0"];
    let mut command = lab.command(arguments);
    command.stdin(Stdio::piped());
    let mut server = lab.serve_by(command, Transport::WebSocket).await.unwrap();
    let mut owner = server.connect_stdio().unwrap();
    owner.initialize().await.unwrap();
    let mut witness = Peer::dial(server.url().unwrap()).await.unwrap();
    witness.initialize().await.unwrap();

    let before = peak_bytes(&server);
    let mark = lab.path().join("mark");
    let script = format!("head -c {ZEROS} /dev/zero; touch '{}'", mark.display());
    let params = streaming(&["sh", "-c", &script]);
    let request = owner.request("command/exec", Some(params)).await.unwrap();
    // Another client is served as ever, for longer than all of it would take to be read.
    for _ in 0..20 {
        witness.call("account/read", json!({})).await.unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(!mark.exists(), "the command went on without its reader");
    let grown = peak_bytes(&server).saturating_sub(before);
    assert!(grown <= GROWTH_BYTES, "the server grew by {grown} bytes");

    let (all, answer) = output(&mut owner, request).await;
    assert_eq!((all.len(), &answer["exitCode"]), (ZEROS, &json!(0)));
    assert!(all.iter().all(|byte| *byte == 0));
    assert!(mark.exists());
}
