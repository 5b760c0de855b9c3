//! A relay of which tests give every answer.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use turnhost_base::{Millis, SystemWorld, World as _};
use turnhost_http::{HttpClient, Proxies, Roots};
use turnhost_ports::{
    RemoteControlPort as _, RemoteControlState, RemoteControlStatus, RemoteControlTrouble,
};
use turnhost_remote_control::{
    AtStart, Attach, Attached, Installation, Permission, Plain, RelayLogin, RemoteControl,
    Surroundings, save_login,
};
use turnhost_task::Tasks;

pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(20), future).await.expect("it should not take this long")
}

/// A server without connections.
struct NoServer;

impl Attach for NoServer {
    fn attach(&self) -> Attached {
        Attached { to_server: mpsc::channel(1).0, from_server: mpsc::channel(1).1 }
    }
}

pub(crate) struct Play {
    listener: TcpListener,
    pub(crate) home: tempfile::TempDir,
    pub(crate) host: RemoteControl,
    _tasks: Tasks,
}

/// A request of the host that waits for its answer.
pub(crate) struct Call {
    stream: TcpStream,
    pub(crate) line: String,
    head: String,
    pub(crate) body: Value,
}

impl Call {
    /// Answers with a status, headers (`name: value` lines), and a body.
    pub(crate) async fn answer(mut self, status: u16, headers: &[&str], body: &str) {
        let headers = headers.iter().flat_map(|line| [line, "\r\n"]).collect::<String>();
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 {status} -\r\n{headers}connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.stream.write_all(answer.as_bytes()).await.unwrap();
        // The host closes once it has read it.
        let mut rest = Vec::new();
        drop(soon(self.stream.read_to_end(&mut rest)).await);
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|it| it.1)
    }

    /// Takes a handshake, and says nothing more.
    pub(crate) async fn upgrade(mut self) -> TcpStream {
        let key = self.header("sec-websocket-key").expect("a key").to_owned();
        let accept = derive_accept_key(key.as_bytes());
        let answer = format!(
            "HTTP/1.1 101 -\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
        );
        self.stream.write_all(answer.as_bytes()).await.unwrap();
        self.stream
    }

    /// Answers an enrolment or a refresh.
    pub(crate) async fn enrolled(self, number: u32) {
        self.answer(200, &[], &enrolled(number).to_string()).await;
    }
}

/// Returns the body of an enrolment: ids and a token with this number.
pub(crate) fn enrolled(number: u32) -> Value {
    enrolled_for(number, 3600)
}

/// See [`enrolled`]; the token ends after so many seconds.
pub(crate) fn enrolled_for(number: u32, seconds: i64) -> Value {
    let expires = Millis(SystemWorld.now().0 + 1000 * seconds).civil();
    json!({
        "server_id": format!("srv_{number}"),
        "environment_id": format!("env_{number}"),
        "remote_control_token": format!("token-{number}"),
        "expires_at": format!("{}T{}Z", expires.date, expires.time),
    })
}

pub(crate) const ENROL: &str = "POST /wham/remote/control/server/enroll HTTP/1.1";
pub(crate) const REFRESH: &str = "POST /wham/remote/control/server/refresh HTTP/1.1";
pub(crate) const HANDSHAKE: &str = "GET /wham/remote/control/server HTTP/1.1";

impl Play {
    pub(crate) async fn new() -> Self {
        Self::with(Permission::Granted).await
    }

    pub(crate) async fn with(permission: Permission) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let home = tempfile::tempdir().unwrap();
        let login = RelayLogin {
            relay: format!("http://{}", listener.local_addr().unwrap()),
            account: "acct".to_owned(),
            token: "host-token".to_owned(),
            plain: Plain::Refused,
            ca: None,
        };
        save_login(home.path(), login).unwrap();
        let tasks = Tasks::new();
        let surroundings = Surroundings {
            home: home.path().to_owned(),
            installation: Installation {
                id: "inst".to_owned(),
                name: "box".to_owned(),
                version: "1".to_owned(),
            },
            world: Arc::new(SystemWorld),
            roots: Roots::System,
            http: HttpClient::with_proxies(Proxies::from_variables(|_| None)),
            attach: Arc::new(NoServer),
            permission,
        };
        let host = RemoteControl::new(surroundings, &tasks);
        Self { listener, home, host, _tasks: tasks }
    }

    pub(crate) fn begin(&self) {
        self.host.begin(AtStart::On).unwrap();
    }

    /// Takes the next request.
    pub(crate) async fn next(&self) -> Call {
        soon(async {
            let (mut stream, _) = self.listener.accept().await.unwrap();
            let mut bytes = Vec::new();
            loop {
                assert!(stream.read_buf(&mut bytes).await.unwrap() > 0, "a whole request");
                let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") else { continue };
                let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
                let line = head.lines().next().unwrap().to_owned();
                let call = Call { stream, line, head, body: Value::Null };
                let length = call.header("content-length").map_or(0, |it| it.parse().unwrap());
                if bytes.len() - end - 4 < length {
                    stream = call.stream;
                    continue;
                }
                let body = serde_json::from_slice(&bytes[end + 4..]).unwrap_or(Value::Null);
                return Call { body, ..call };
            }
        })
        .await
    }

    /// Takes the next request, which must be this one.
    pub(crate) async fn expect(&self, line: &str) -> Call {
        let call = self.next().await;
        assert_eq!(call.line, line);
        call
    }

    /// Waits for a state.
    pub(crate) async fn until(&self, state: RemoteControlState) -> RemoteControlStatus {
        soon(async {
            let mut status = self.host.status();
            while status.state != state {
                status = self.host.changed(status).await;
            }
            status
        })
        .await
    }

    /// Waits for a failure. Returns it.
    pub(crate) async fn trouble(&self) -> RemoteControlTrouble {
        self.until(RemoteControlState::Errored).await;
        self.host.trouble().expect("the reason of the failure")
    }

    /// Returns what is kept on disk.
    pub(crate) fn kept(&self) -> Value {
        let path = self.home.path().join(turnhost_remote_control::FILE_NAME);
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    }

    /// Switches off and on again, which makes the next attempt come at once.
    pub(crate) async fn again(&self) {
        use turnhost_ports::Preference::Ephemeral;
        self.host.disable(Ephemeral).await.unwrap();
        self.host.enable(Ephemeral).await.unwrap();
    }
}
