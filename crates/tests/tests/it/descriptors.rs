//! Open files: the limit that is raised, the connections that it allows, and what happens at its end.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};
use serde_json::json;
use turnhost_remote_client::{Address, Options, RemoteError, dial};
use turnhost_tests::{Lab, Peer, Server, Transport};

use crate::{PROGRAM, lab, serve};

/// The pause of a listener after an error that will not pass by itself.
const REST: Duration = Duration::from_secs(1);

/// Starts a server under these limits.
async fn serve_under(lab: &Lab, ulimit: &str) -> Server {
    let script = format!(r#"{ulimit} && exec "$0" "$@""#);
    let command = lab.command_by_shell(&script, ["app-server", "--listen", "ws://127.0.0.1:0"]);
    lab.serve_by(command, Transport::WebSocket).await.unwrap()
}

#[tokio::test]
async fn the_server_takes_what_it_may_and_commands_get_what_it_was_given() {
    let answers = [r#"call exec_command {"cmd": "ulimit -Sn"}"#, "text \"done\""];
    let (lab, _model) = lab("sandbox_mode = \"danger-full-access\"\n", &answers).await;
    let mut server = serve_under(&lab, "ulimit -Sn 300").await;
    let limits =
        std::fs::read_to_string(format!("/proc/{}/limits", server.pid().unwrap())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let [soft, hard] = [3, 4].map(|column| line.split_whitespace().nth(column).unwrap());
    assert_eq!(soft, hard, "{line}");
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let is_command = |it: &serde_json::Value| it["item"]["type"] == "commandExecution";
    let done = peer.notified(0, "item/completed", is_command).await.unwrap();
    assert_eq!(done["item"]["aggregatedOutput"], "300\n");
}

#[tokio::test]
async fn where_the_limit_is_too_low_there_are_fewer_connections_and_a_warning() {
    // Of 640 files 256 are reserved; the rest is for connections and for those to be.
    const FIT: usize = 192;
    let answers = [r#"call exec_command {"cmd": "echo still here"}"#, "text \"done\""];
    let (lab, _model) = lab("", &answers).await;
    let mut server = serve_under(&lab, "ulimit -n 640").await;
    let warning = format!(
        "warning: each websocket listener takes at most {FIT} connections instead of 4096, since \
         this process may have 640 files open; raise its hard limit"
    );
    assert!(server.stderr().contains(&warning), "{}", server.stderr());
    let mut peers = Vec::new();
    for _ in 0..FIT {
        peers.push(server.connect().await.unwrap());
    }
    let address = Address::parse(server.url().unwrap(), None).unwrap();
    let refused = dial(&address, &Options::default()).await.expect_err("one more than fit");
    let RemoteError::Handshake { source, .. } = &refused else { panic!("{refused:?}") };
    assert!(source.to_string().contains("503"), "{source}");
    let peer: &mut Peer = peers.last_mut().unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let echoed = |it: &serde_json::Value| it["item"]["aggregatedOutput"] == "still here\n";
    peer.notified(0, "item/completed", echoed).await.unwrap();
}

#[tokio::test]
async fn without_a_descriptor_left_who_connects_waits_and_the_server_does_not_spin() {
    let lab = Lab::new(PROGRAM).unwrap();
    let (server, mut before) = serve(&lab, Transport::WebSocket).await;
    let pid = Pid::from_raw(i32::try_from(server.pid().unwrap()).unwrap()).unwrap();
    let none = Rlimit { current: Some(3), ..getrlimit(Resource::Nofile) };
    let old = prlimit(Some(pid), Resource::Nofile, none).unwrap();
    let began = Instant::now();
    let complaint = "a connection could not be accepted; trying again in 1 s";
    let url = server.url().unwrap();
    let (waiting, ()) = tokio::join!(Peer::dial(url), async {
        server.said(|text| text.matches(complaint).count() > 1).await.unwrap();
        assert!(began.elapsed() >= REST, "tried again after {:?}", began.elapsed());
        before.call("account/read", json!({})).await.unwrap();
        prlimit(Some(pid), Resource::Nofile, old).unwrap();
    });
    waiting.unwrap().initialize().await.unwrap();
}
