//! The unix socket in the home: one server at a time, whatever became of the last.

use std::path::Path;
use std::pin::Pin;
use std::process::{Output, Stdio};

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::time::timeout;
use turnhost_tests::{Lab, Peer, Server, TIMEOUT, Transport};

use crate::{PROGRAM, lab, serve};

/// The number of servers that start at once.
const LAUNCHES: usize = 20;

fn in_use(socket: &Path) -> String {
    format!("Error: app-server control socket is already in use at {}\n", socket.display())
}

async fn run(mut command: Command) -> Output {
    timeout(TIMEOUT, command.output()).await.expect("it does not end").unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Opens and initializes a connection.
async fn dial(socket: &Path) -> Peer {
    let mut peer = Peer::dial(&format!("unix://{}", socket.display())).await.unwrap();
    peer.initialize().await.unwrap();
    peer
}

/// The end of a server, whenever it comes.
type End = Pin<Box<dyn Future<Output = (u32, Output)>>>;

/// Starts 20 servers at once. Gives back the process id of the one that serves
/// and its end; the others have said why they do not.
async fn race(lab: &Lab) -> (u32, End) {
    let launch = |_| -> End {
        let mut command = lab.command(["app-server", "--listen", "unix://"]);
        let child = command.spawn().unwrap();
        let pid = child.id().unwrap();
        Box::pin(async move { (pid, child.wait_with_output().await.unwrap()) })
    };
    let mut running: FuturesUnordered<End> = (0..LAUNCHES).map(launch).collect();
    while running.len() > 1 {
        let (_, output) = timeout(TIMEOUT, running.next()).await.expect("two serve").unwrap();
        let said = (output.status.code(), stderr(&output));
        assert_eq!(said, (Some(1), in_use(&lab.control_socket())));
    }
    let socket = tokio::net::UnixStream::connect(lab.control_socket()).await.unwrap();
    let pid = socket.peer_cred().unwrap().pid().unwrap();
    (u32::try_from(pid).unwrap(), running.into_iter().next().expect("nobody serves"))
}

async fn kill(pid: u32) {
    let status = Command::new("kill").args(["-KILL", &pid.to_string()]).status().await.unwrap();
    assert!(status.success());
}

#[tokio::test]
async fn of_twenty_launches_one_serves_and_the_store_is_whole() {
    let answers = ["text \"one\"", "text \"two\"", "text \"three\""];
    let (lab, _model) = lab("", &answers).await;
    let mut threads = Vec::new();
    // The second and third time a killed server has left its socket behind.
    for round in 1..=answers.len() {
        let (pid, end) = race(&lab).await;
        let mut peer = dial(&lab.control_socket()).await;
        let thread = peer.start_thread(json!({})).await.unwrap();
        assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
        threads.push(thread);
        let list = peer.call("thread/list", json!({})).await.unwrap();
        let listed = list["data"].as_array().unwrap();
        assert_eq!(listed.len(), round, "{list}");
        for thread in &threads {
            let params = json!({"threadId": thread, "includeTurns": true});
            let read = peer.call("thread/read", params).await.unwrap();
            assert_eq!(read["thread"]["turns"].as_array().unwrap().len(), 1, "{read}");
        }
        kill(pid).await;
        assert_eq!(timeout(TIMEOUT, end).await.expect("it survived").0, pid);
        assert!(std::fs::symlink_metadata(lab.control_socket()).is_ok(), "nobody removed it");
    }
}

#[tokio::test]
async fn a_clean_exit_removes_the_socket_and_keeps_the_lock() {
    let (lab, _model) = lab("", &[]).await;
    let (mut server, peer) = serve(&lab, Transport::Unix).await;
    let socket = lab.control_socket();
    assert_eq!(server.url().unwrap(), format!("unix://{}", socket.display()));
    drop(peer);
    assert_eq!(server.stop().await.unwrap().code(), Some(0));
    assert!(std::fs::symlink_metadata(&socket).is_err());
    assert!(socket.with_file_name("app-server-startup.lock").exists());
}

#[tokio::test]
async fn a_home_of_any_length_is_served_at_the_documented_path() {
    let lab = Lab::new(PROGRAM).unwrap();
    let home = lab.path().join("h".repeat(120)).join("i".repeat(120));
    std::fs::create_dir_all(&home).unwrap();
    let mut command = lab.command(["app-server", "--listen", "unix://"]);
    command.env("TURNHOST_HOME", &home);
    let mut server = lab.serve_by(command, Transport::Unix).await.unwrap();
    let socket = home.join("app-server-control/app-server-control.sock");
    let result = server.connect().await.unwrap().initialize().await.unwrap();
    assert_eq!(result["codexHome"], home.to_str().unwrap());

    let mut command = lab.command(["app-server", "--listen", "unix://"]);
    command.env("TURNHOST_HOME", &home);
    let output = run(command).await;
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), in_use(&socket)));
    assert_eq!(server.stop().await.unwrap().code(), Some(0));
    assert!(std::fs::symlink_metadata(socket).is_err());
}

#[tokio::test]
async fn a_relative_path_is_taken_from_the_working_directory() {
    let lab = Lab::new(PROGRAM).unwrap();
    let command = lab.command(["app-server", "--listen", "unix://run/s"]);
    let mut server = lab.serve_by(command, Transport::Unix).await.unwrap();
    let socket = lab.repo().join("run/s");
    dial(&socket).await;
    let output = run(lab.command(["app-server", "--listen", "unix://run/s"])).await;
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), in_use(&socket)));
    server.stop().await.unwrap();
}

#[tokio::test]
async fn what_is_no_socket_is_refused_before_anything_is_made() {
    let lab = Lab::new(PROGRAM).unwrap();
    let file = lab.repo().join("file");
    std::fs::write(&file, "precious").unwrap();
    let output = run(lab.command(["app-server", "--listen", "unix://file"])).await;
    let expected = format!(
        "Error: app-server control socket path exists and is not a socket: {}\n",
        file.display()
    );
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), expected));
    assert_eq!(std::fs::read_to_string(file).unwrap(), "precious");
    let made: Vec<_> = std::fs::read_dir(lab.home()).unwrap().collect();
    assert_eq!(made.len(), 1, "more than the lock was made: {made:?}");
}

#[tokio::test]
async fn no_listener_at_all_is_refused() {
    let lab = Lab::new(PROGRAM).unwrap();
    let output = run(lab.command(["app-server", "--listen", "off"])).await;
    let expected = "Error: no transport configured; use --listen or enable remote control\n";
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), expected));
}

#[tokio::test]
async fn without_a_listener_remote_control_needs_a_login_and_is_enough() {
    let lab = Lab::new(PROGRAM).unwrap();
    let output = run(lab.command(["app-server", "--listen", "off", "--remote-control"])).await;
    let said = stderr(&output);
    assert!(output.status.code() == Some(1) && said.contains("not logged in at a relay"), "{said}");
    let relay = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", relay.local_addr().unwrap());
    let login = json!({"login": {"relay": url, "account": "a", "token": "t", "plain": "refused"}});
    std::fs::write(lab.home().join("remote-control.json"), login.to_string()).unwrap();
    let mut command = lab.command(["app-server", "--listen", "off", "--remote-control"]);
    let mut server = command.kill_on_drop(true).spawn().unwrap();
    timeout(TIMEOUT, relay.accept()).await.expect("it dials its relay").unwrap();
    server.kill().await.unwrap();
}

#[tokio::test]
async fn the_console_needs_a_websocket_listener() {
    let lab = Lab::new(PROGRAM).unwrap();
    for listen in ["stdio://", "unix://"] {
        let output = run(lab.command(["app-server", "--console", "--listen", listen])).await;
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("`--console` needs a WebSocket listener"), "{said}");
    }
}

#[tokio::test]
async fn one_server_listens_on_everything_at_once_and_stdin_owns_it() {
    let (lab, _model) = lab("", &[]).await;
    let addresses = ["--listen", "unix://", "--listen", "ws://127.0.0.1:0", "--listen", "stdio://"];
    let mut command = lab.command([&["app-server"], &addresses[..]].concat());
    command.stdin(Stdio::piped());
    let mut server: Server = lab.serve_by(command, Transport::Unix).await.unwrap();
    let mut local = dial(&lab.control_socket()).await;
    let mut stdio = server.connect_stdio().unwrap();
    stdio.initialize().await.unwrap();
    let thread = local.start_thread(json!({})).await.unwrap();
    stdio.notified(0, "thread/started", |it| it["thread"]["id"] == *thread).await.unwrap();
    drop(stdio);
    assert_eq!(server.ended().await.unwrap().code(), Some(0));
    assert!(std::fs::symlink_metadata(lab.control_socket()).is_err());
}
