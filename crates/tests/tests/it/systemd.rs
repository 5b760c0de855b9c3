//! Sockets and notifications between a service manager and the server.

use std::os::fd::OwnedFd;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};

use tokio::process::Command;
use tokio::time::timeout;
use turnhost_tests::{Lab, Peer, TIMEOUT, Transport};

use crate::PROGRAM;

/// Passes its stdin and stdout on as descriptors 3 and 4, as a service manager
/// would, to the program that it becomes.
const PASS_ON: &str = r#"LISTEN_PID=$$ exec "$0" "$@" 3<&0 4<&1 </dev/null >/dev/null"#;

/// Returns the server with two sockets that were bound for it.
fn activated(lab: &Lab, first: OwnedFd, second: OwnedFd) -> Command {
    let mut command = lab.command_by_shell(PASS_ON, ["app-server"]);
    command.env("LISTEN_FDS", "2").env("LISTEN_FDNAMES", "first:second");
    command.stdin(first).stdout(second);
    command
}

#[tokio::test]
async fn sockets_that_were_bound_for_the_server_are_served_and_kept() {
    let lab = Lab::new(PROGRAM).unwrap();
    let path = lab.path().join("s");
    let unix = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let tcp = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = tcp.local_addr().unwrap().port();
    let command = activated(&lab, unix.into(), tcp.into());
    let mut server = lab.serve_by(command, Transport::Unix).await.unwrap();
    for url in [format!("unix://{}", path.display()), format!("ws://127.0.0.1:{port}")] {
        let mut peer = Peer::dial(&url).await.unwrap();
        peer.initialize().await.unwrap();
    }
    // The process that answers is the server, not the one that bound the socket.
    let stream = tokio::net::UnixStream::connect(&path).await.unwrap();
    let pid = stream.peer_cred().unwrap().pid();
    assert_eq!(pid, server.pid().and_then(|pid| i32::try_from(pid).ok()));
    drop(stream);
    assert_eq!(server.stop().await.unwrap().code(), Some(0));
    assert!(path.exists(), "the path is the service manager's");
}

/// Runs the server where it cannot start; gives back what it says.
async fn refusal(mut command: Command) -> String {
    let child = command.spawn().unwrap();
    let output = timeout(TIMEOUT, child.wait_with_output()).await.unwrap().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    stderr
}

#[tokio::test]
async fn a_socket_that_cannot_be_served_is_named() {
    let lab = Lab::new(PROGRAM).unwrap();
    let tcp = || std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (connected, _peer) = std::os::unix::net::UnixStream::pair().unwrap();
    let stderr = refusal(activated(&lab, tcp().into(), connected.into())).await;
    assert!(stderr.starts_with("Error: cannot serve descriptor 4, "), "{stderr}");

    let strangers = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    let stderr = refusal(activated(&lab, tcp().into(), strangers.into())).await;
    assert!(stderr.contains("refusing to start non-loopback websocket listener"), "{stderr}");
}

/// Starts and stops a server; returns the messages to the manager.
async fn told(name: &str, manager: UnixDatagram) -> Vec<String> {
    let lab = Lab::new(PROGRAM).unwrap();
    manager.set_nonblocking(true).unwrap();
    let manager = tokio::net::UnixDatagram::from_std(manager).unwrap();
    let mut command = lab.command(["app-server", "--listen", "unix://"]);
    command.env("NOTIFY_SOCKET", name);
    let mut server = lab.serve_by(command, Transport::Unix).await.unwrap();
    let mut told = Vec::new();
    for at in 0..2 {
        let mut text = vec![0; 64];
        let length = timeout(TIMEOUT, manager.recv(&mut text)).await.unwrap().unwrap();
        told.push(String::from_utf8(text[..length].to_vec()).unwrap());
        if at == 0 {
            // It can be connected to by now.
            server.connect().await.unwrap().initialize().await.unwrap();
            server.stop().await.unwrap();
        }
    }
    told
}

#[tokio::test]
async fn the_manager_hears_when_the_server_is_ready_and_when_it_stops() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("n");
    let manager = UnixDatagram::bind(&path).unwrap();
    assert_eq!(told(path.to_str().unwrap(), manager).await, ["READY=1", "STOPPING=1"]);

    let name = format!("turnhost-test-{}", std::process::id());
    let address = SocketAddr::from_abstract_name(&name).unwrap();
    let manager = UnixDatagram::bind_addr(&address).unwrap();
    assert_eq!(told(&format!("@{name}"), manager).await, ["READY=1", "STOPPING=1"]);
}
