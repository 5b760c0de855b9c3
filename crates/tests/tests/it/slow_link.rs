//! A command's output over a link that carries 1 MB/s.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::time::{sleep_until, timeout};
use turnhost_tests::{Peer, Server, TIMEOUT, Transport};

use crate::lab;

/// The bytes of messages that the link carries a second.
const BYTES_A_SECOND: usize = 1_000_000;

/// The output of the command.
const OUTPUT_BYTES: usize = 100_000_000;

/// The part that is read before the command is ended.
const READ_BYTES: usize = 3_000_000;

/// The memory that the server may grow by: the sockets' buffers, a few pieces, the allocator's.
const GROWTH_BYTES: usize = 16 << 20;

/// Returns the most memory that the server has had.
fn peak_bytes(server: &Server) -> usize {
    let status = format!("/proc/{}/status", server.pid().unwrap());
    let status = std::fs::read_to_string(status).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() << 10
}

/// Reads the next message as late as the link would have brought it.
struct SlowLink {
    begun: Instant,
    bytes: usize,
}

impl SlowLink {
    async fn next(&mut self, peer: &mut Peer) -> Value {
        let message = timeout(TIMEOUT, peer.receiver.recv()).await.expect("it goes on").unwrap();
        self.bytes += message.to_string().len();
        let millis = u64::try_from(self.bytes * 1_000 / BYTES_A_SECOND).unwrap();
        sleep_until((self.begun + Duration::from_millis(millis)).into()).await;
        message
    }
}

#[tokio::test]
async fn a_command_goes_as_slowly_as_its_client_and_ends_at_once_when_that_says_so() {
    let (lab, _model) = lab("", &[]).await;
    let mut server = lab.serve(Transport::Unix).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let before = peak_bytes(&server);
    let params = json!({
        "command": ["head", "-c", OUTPUT_BYTES.to_string(), "/dev/zero"],
        "processId": "long", "streamStdoutStderr": true,
        "disableOutputCap": true, "disableTimeout": true,
        "sandboxPolicy": {"type": "dangerFullAccess"},
    });
    let command = peer.request("command/exec", Some(params)).await.unwrap();
    let mut link = SlowLink { begun: Instant::now(), bytes: 0 };
    while link.bytes < READ_BYTES {
        let message = link.next(&mut peer).await;
        assert_ne!(message["id"], command, "the command ended: {message}");
    }
    let at = link.bytes;
    let end = peer.request("command/exec/terminate", Some(json!({"processId": "long"})));
    let end = end.await.unwrap();
    let (mut is_answered, mut code) = (false, None);
    while !is_answered || code.is_none() {
        let message = link.next(&mut peer).await;
        is_answered |= message["id"] == end;
        if message["id"] == command {
            code = Some(message["result"]["exitCode"].clone());
        }
    }
    assert_eq!(code, Some(json!(137)));
    // What was on its way: the sockets' buffers and two pieces; at 1 MB/s that is below a second.
    assert!(link.bytes - at < 1_000_000, "{} bytes came before the end", link.bytes - at);
    let grown = peak_bytes(&server).saturating_sub(before);
    assert!(grown < GROWTH_BYTES, "the server grew by {grown} bytes");
    server.stop().await.unwrap();
}
