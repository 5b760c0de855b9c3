//! Unix sockets in real directories.

use std::fs::Permissions;
use std::future::poll_fn;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use futures_util::{SinkExt as _, StreamExt as _};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use tokio::sync::mpsc;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Message as Frame;
use turnhost_task::Tasks;
use turnhost_transport::unix::UnixStreams;
use turnhost_transport::websocket::{HandshakePolicy, WebSocketListener};
use turnhost_transport::{
    Connection, ConnectionIds, Inbound, StreamListener as _, TransportError, TransportKind,
};

use crate::http::UPGRADE;
use crate::{Note, soon};

fn directory() -> TempDir {
    TempDir::with_prefix("th-").unwrap()
}

/// Returns a path that no address takes.
fn long(directory: &TempDir) -> PathBuf {
    let deep = directory.path().join("d".repeat(100)).join("e".repeat(100));
    std::fs::create_dir_all(&deep).unwrap();
    deep.join("s")
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

async fn refusal(path: &Path) -> String {
    UnixStreams::bind(path).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_socket_and_the_directories_made_for_it_are_for_this_user_only() {
    let directory = directory();
    let path = directory.path().join("a/b/s");
    let streams = UnixStreams::bind(&path).await.unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!([mode(&directory.path().join("a")), mode(path.parent().unwrap())], [0o700, 0o700]);
    drop(streams);
    assert!(std::fs::symlink_metadata(&path).is_err(), "it is still there");
}

#[tokio::test]
async fn a_socket_that_is_served_is_in_use_and_a_dead_one_is_replaced() {
    let directory = directory();
    let path = directory.path().join("s");
    let in_use = format!("app-server control socket is already in use at {}", path.display());
    let served = UnixStreams::bind(&path).await.unwrap();
    assert_eq!(refusal(&path).await, in_use);
    drop(served);

    // The listener of the standard library leaves its path behind, as a killed process does.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists());
    let mut streams = UnixStreams::bind(&path).await.unwrap();
    let (accepted, connected) =
        tokio::join!(poll_fn(|cx| streams.poll_accept(cx)), UnixStream::connect(&path));
    assert!(accepted.is_ok() && connected.is_ok());
}

#[tokio::test]
async fn what_is_no_socket_is_left_alone() {
    let directory = directory();
    let file = directory.path().join("file");
    std::fs::write(&file, "precious").unwrap();
    let subdirectory = directory.path().join("directory");
    std::fs::create_dir(&subdirectory).unwrap();
    let link = directory.path().join("link");
    symlink(&file, &link).unwrap();
    for path in [&file, &subdirectory, &link] {
        let place = path.display();
        let expected =
            format!("app-server control socket path exists and is not a socket: {place}");
        assert_eq!(refusal(path).await, expected);
    }
    assert_eq!(std::fs::read_to_string(&link).unwrap(), "precious");
    assert!(subdirectory.is_dir());
}

#[tokio::test]
async fn a_directory_where_others_may_replace_the_socket_is_refused() {
    let directory = directory();
    let parent = directory.path().join("p");
    std::fs::create_dir(&parent).unwrap();
    let path = parent.join("s");
    for open in [0o777, 0o775, 0o757] {
        std::fs::set_permissions(&parent, Permissions::from_mode(open)).unwrap();
        assert_eq!(
            refusal(&path).await,
            "socket parent must be owned by the user or root and prevent other users from \
             replacing socket entries"
        );
    }
    // In a sticky directory no user removes another's files.
    for safe in [0o1777, 0o755, 0o700] {
        std::fs::set_permissions(&parent, Permissions::from_mode(safe)).unwrap();
        UnixStreams::bind(&path).await.unwrap();
    }
}

#[tokio::test]
async fn a_path_that_is_too_long_for_an_address_is_a_link_to_a_short_one() {
    let directory = directory();
    let path = long(&directory);
    let mut streams = UnixStreams::bind(&path).await.unwrap();
    let socket = std::fs::read_link(&path).unwrap();
    assert_eq!([mode(&socket), mode(socket.parent().unwrap())], [0o600, 0o700]);
    let (accepted, connected) =
        tokio::join!(poll_fn(|cx| streams.poll_accept(cx)), UnixStream::connect(&socket));
    assert!(accepted.is_ok() && connected.is_ok());
    assert!(
        matches!(UnixStreams::bind(&path).await, Err(TransportError::InUse(named)) if named == path)
    );
    drop(streams);
    assert!(!socket.exists() && std::fs::symlink_metadata(&path).is_err());

    // What a killed process leaves: the link, with or without its socket.
    drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
    symlink(&socket, &path).unwrap();
    drop(UnixStreams::bind(&path).await.unwrap());
    symlink(&socket, &path).unwrap();
    let again = UnixStreams::bind(&path).await.unwrap();
    assert_eq!(std::fs::read_link(&path).unwrap(), socket);
    drop(again);
}

#[tokio::test]
async fn a_socket_that_took_the_place_of_ours_is_not_removed() {
    let directory = directory();
    let path = directory.path().join("s");
    let first = UnixStreams::bind(&path).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let _second = UnixStreams::bind(&path).await.unwrap();
    drop(first);
    assert!(UnixStream::connect(&path).await.is_ok());
}

#[tokio::test]
async fn the_websocket_has_no_probes_lets_any_origin_in_and_tells_its_frame_limit() {
    let directory = directory();
    let path = directory.path().join("s");
    let tasks = Tasks::new();
    let streams = UnixStreams::bind(&path).await.unwrap();
    let (accepted, mut connections) = mpsc::channel(8);
    let listener = WebSocketListener::over(streams, HandshakePolicy::unix());
    listener.serve(ConnectionIds::default(), &tasks, move |connection: Connection<Note>| {
        accepted.try_send(connection).unwrap();
    });
    let ask = async |request: String| {
        let mut stream = UnixStream::connect(&path).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(soon(stream.read_u8()).await.unwrap());
        }
        String::from_utf8(head).unwrap().to_lowercase()
    };
    let head = ask("GET /readyz HTTP/1.1\r\nhost: t\r\n\r\n".to_owned()).await;
    assert!(head.starts_with("http/1.1 400 "), "{head}");
    let origin = "host: t\r\nOrigin: http://a.example";
    let head = ask(format!("GET /readyz HTTP/1.1\r\n{origin}\r\n{UPGRADE}\r\n")).await;
    assert!(head.starts_with("http/1.1 101 "), "{head}");
    assert!(
        head.contains("x-codex-websocket-max-unfragmented-message-bytes: 16777216\r\n"),
        "{head}"
    );
    drop(soon(connections.recv()).await);

    let stream = UnixStream::connect(&path).await.unwrap();
    let (mut client, _) = soon(client_async("ws://t/", stream)).await.unwrap();
    let mut connection = soon(connections.recv()).await.unwrap();
    assert_eq!(connection.kind(), TransportKind::Unix);
    assert_eq!(connection.kind().as_str(), "unix_socket");
    client.send(Frame::text("hello")).await.unwrap();
    assert_eq!(soon(connection.recv()).await, Some(Inbound::Frame("hello".into())));
    tasks.cancel();
    let Frame::Close(Some(goodbye)) = soon(client.next()).await.unwrap().unwrap() else {
        panic!("a close frame is expected");
    };
    assert_eq!(goodbye.reason.as_str(), "the server is shutting down");
    drop(client);
    soon(tasks.wait()).await;
    assert!(!path.exists());
}
