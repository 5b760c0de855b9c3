//! A relay, a host and a client to play with.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async};
use turnhost_base::{Millis, TestWorld};
use turnhost_http::{HttpClient, Method, Proxies, Request};
use turnhost_relay::{Relay, RelayOptions};
use turnhost_task::Tasks;

/// A time by which everything has long happened.
const TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) struct Play {
    pub(crate) relay: Relay,
    pub(crate) world: Arc<TestWorld>,
    pub(crate) directory: Arc<TempDir>,
    pub(crate) authority: String,
    http: HttpClient,
    _tasks: Tasks,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) allow_origin: Option<String>,
    pub(crate) set_cookie: Option<String>,
    pub(crate) body: Value,
}

/// An account with its host token.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) token: String,
}

/// An enrolled machine.
#[derive(Clone, Debug)]
pub(crate) struct Enrolled {
    pub(crate) server: String,
    pub(crate) environment: String,
    pub(crate) token: String,
    /// The token of its account.
    pub(crate) host_token: String,
    pub(crate) installation: String,
}

pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    timeout(TIMEOUT, future).await.expect("it should not take this long")
}

impl Play {
    /// Waits until the metrics have a line.
    pub(crate) async fn until_metric(&self, line: &str) {
        soon(async {
            loop {
                let metrics = self.send(Method::Get, "/metrics", &[], None).await;
                if metrics.body.as_str().unwrap().lines().any(|it| it == line) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        })
        .await;
    }

    pub(crate) async fn new() -> Self {
        Self::with(false, &[]).await
    }

    pub(crate) async fn with(behind_proxy: bool, push_origins: &[String]) -> Self {
        Self::over(Arc::new(tempfile::tempdir().unwrap()), behind_proxy, push_origins).await
    }

    /// Makes another process of the relay over the same data.
    pub(crate) async fn after(&self) -> Self {
        Self::over(Arc::clone(&self.directory), false, &[]).await
    }

    async fn over(directory: Arc<TempDir>, behind_proxy: bool, push_origins: &[String]) -> Self {
        let world = Arc::new(TestWorld::at(Millis(1_800_000_000_000)));
        let tasks = Tasks::new();
        let options = RelayOptions {
            data: directory.path().join("data"),
            behind_proxy,
            push_origins: push_origins.to_vec(),
            ..RelayOptions::default()
        };
        let http = HttpClient::with_proxies(Proxies::from_variables(|_| None));
        let clock = Arc::<TestWorld>::clone(&world);
        let relay = Relay::open(options, clock, http.clone(), &tasks).unwrap();
        let listening = relay.listen("127.0.0.1:0".parse().unwrap(), None).await.unwrap();
        let authority = listening.address.to_string();
        Self { relay, world, directory, authority, http, _tasks: tasks }
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&'static str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::new(method, format!("http://{}{path}", self.authority));
        for (name, value) in headers {
            request = request.header(*name, (*value).to_owned());
        }
        request.body = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
        let response = self.http.request(request).await.unwrap();
        assert!(response.header("x-request-id").is_some());
        let status = response.status();
        let header = |name| response.header(name).map(str::to_owned);
        let retry_after = header("retry-after");
        let content_type = header("content-type");
        let allow_origin = header("access-control-allow-origin");
        let set_cookie = header("set-cookie");
        let body = response.into_body().read(1 << 20).await.unwrap();
        let body = serde_json::from_slice(&body)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&body).into_owned()));
        Answer { status, retry_after, content_type, allow_origin, set_cookie, body }
    }

    pub(crate) async fn account(&self) -> Account {
        let invite = self.relay.invite("test").await.unwrap();
        let body = json!({"invite": invite, "name": "ann"});
        let answer = self.send(Method::Post, "/v1/accounts", &[], Some(body)).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        Account {
            id: answer.body["accountId"].as_str().unwrap().to_owned(),
            token: answer.body["hostToken"].as_str().unwrap().to_owned(),
        }
    }

    /// Sends a request of the host's leg.
    pub(crate) async fn host_call(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<Value>,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let path = format!("/base/wham/remote/control/{path}");
        self.send(method, &path, &[("authorization", &bearer)], body).await
    }

    pub(crate) async fn enrol(&self, account: &Account, key: Option<&str>) -> Enrolled {
        self.enrol_as(account, key, "i-1").await
    }

    pub(crate) async fn enrol_as(
        &self,
        account: &Account,
        key: Option<&str>,
        installation: &str,
    ) -> Enrolled {
        let body = json!({
            "name": "box", "os": "linux", "arch": "x86_64", "app_server_version": "1",
            "installation_id": installation, "turnhost_host_key": key, "unknown": {},
        });
        let answer =
            self.host_call(Method::Post, "server/enroll", &account.token, Some(body)).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let text = |name: &str| answer.body[name].as_str().unwrap().to_owned();
        Enrolled {
            server: text("server_id"),
            environment: text("environment_id"),
            token: text("remote_control_token"),
            host_token: account.token.clone(),
            installation: installation.to_owned(),
        }
    }

    pub(crate) async fn code(&self, enrolled: &Enrolled) -> String {
        let body = Some(json!({"manual_code": true}));
        let answer = self.host_call(Method::Post, "server/pair", &enrolled.token, body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body["manual_pairing_code"].as_str().unwrap().to_owned()
    }

    /// Pairs a new client. Returns its token.
    pub(crate) async fn pair(&self, enrolled: &Enrolled) -> String {
        let code = self.code(enrolled).await;
        let body = json!({"code": code, "name": "phone"});
        let answer = self.send(Method::Post, "/v1/pair", &[], Some(body)).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.body["machine"]["id"], enrolled.environment);
        answer.body["token"].as_str().unwrap().to_owned()
    }

    /// Pairs a new client with a machine whose server token has ended. Returns its token.
    pub(crate) async fn pair_again(&self, enrolled: &Enrolled, account: &Account) -> String {
        let body = json!({"server_id": enrolled.server, "installation_id": enrolled.installation});
        let fresh =
            self.host_call(Method::Post, "server/refresh", &account.token, Some(body)).await;
        let token = fresh.body["remote_control_token"].as_str().unwrap().to_owned();
        self.pair(&Enrolled { token, ..enrolled.clone() }).await
    }

    /// Connects the socket of a host; `Err` is the status of the refusal.
    pub(crate) async fn host(
        &self,
        it: &Enrolled,
        cursor: Option<&str>,
    ) -> Result<Peer, (u16, String)> {
        let bearer = format!("Bearer {}", it.token);
        let mut headers = vec![
            ("authorization", bearer.as_str()),
            ("x-codex-server-id", &it.server),
            ("x-codex-protocol-version", "3"),
        ];
        headers.extend(cursor.map(|cursor| ("x-codex-subscribe-cursor", cursor)));
        self.socket("/wham/remote/control/server", &headers).await
    }

    /// Connects the socket of a client.
    pub(crate) async fn client(
        &self,
        environment: &str,
        token: &str,
        query: &str,
    ) -> Result<Peer, (u16, String)> {
        let path = format!("/v1/machines/{environment}/socket{query}");
        self.socket(&path, &[("authorization", &format!("Bearer {token}"))]).await
    }

    pub(crate) async fn socket(
        &self,
        path: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<Peer, (u16, String)> {
        let mut request = format!("ws://{}{path}", self.authority).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let stream = TcpStream::connect(&self.authority).await.unwrap();
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Peer(socket)),
            Err(Error::Http(response)) => {
                let body = response.body().clone().unwrap_or_default();
                Err((response.status().as_u16(), String::from_utf8(body).unwrap()))
            }
            Err(err) => panic!("{err}"),
        }
    }

    /// Returns a host and a client with an open stream, whose id comes too.
    pub(crate) async fn connected(&self) -> (Enrolled, Peer, String, Peer, String) {
        self.connected_as("i-1").await
    }

    /// See [`Play::connected`]; the host is another machine by its installation.
    pub(crate) async fn connected_as(
        &self,
        installation: &str,
    ) -> (Enrolled, Peer, String, Peer, String) {
        let account = self.account().await;
        let enrolled = self.enrol_as(&account, None, installation).await;
        let host = self.host(&enrolled, None).await.unwrap();
        let token = self.pair(&enrolled).await;
        let mut client = self.client(&enrolled.environment, &token, "").await.unwrap();
        let open = client.next().await;
        assert_eq!(open["type"], "open");
        let stream = open["stream"].as_str().unwrap().to_owned();
        (enrolled, host, token, client, stream)
    }
}

/// One end of a websocket.
pub(crate) struct Peer(pub(crate) WebSocketStream<TcpStream>);

/// The outbound half of a websocket.
pub(crate) struct Mouth(SplitSink<WebSocketStream<TcpStream>, Message>);

/// The inbound half of a websocket.
pub(crate) struct Ear(SplitStream<WebSocketStream<TcpStream>>);

impl Mouth {
    pub(crate) async fn say(&mut self, frame: String) {
        soon(self.0.send(frame.into())).await.unwrap();
    }
}

impl Ear {
    /// Returns the next frame of a type.
    pub(crate) async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let frame = soon(self.0.next()).await.unwrap().unwrap();
            let Message::Text(text) = frame else { continue };
            let frame: Value = serde_json::from_str(&text).unwrap();
            if frame["type"] == kind {
                return frame;
            }
        }
    }
}

impl Peer {
    pub(crate) fn split(self) -> (Mouth, Ear) {
        let (mouth, ear) = self.0.split();
        (Mouth(mouth), Ear(ear))
    }

    pub(crate) async fn say(&mut self, frame: Value) {
        self.0.send(Message::Text(frame.to_string().into())).await.unwrap();
    }

    /// Returns the next frame of JSON; pings are answered on the way.
    pub(crate) async fn next(&mut self) -> Value {
        serde_json::from_str(&self.text().await).unwrap()
    }

    /// Returns the next frame as it came.
    pub(crate) async fn text(&mut self) -> Utf8Bytes {
        loop {
            match timeout(TIMEOUT, self.0.next()).await.expect("nothing came").unwrap().unwrap() {
                Message::Text(text) => return text,
                Message::Close(frame) => panic!("closed: {frame:?}"),
                _ => {}
            }
        }
    }

    /// Returns the next frame of a type.
    pub(crate) async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await;
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    /// Returns the code of the close frame; frames before it are passed over.
    pub(crate) async fn close_code(&mut self) -> Option<u16> {
        loop {
            match timeout(TIMEOUT, self.0.next()).await.expect("nothing came") {
                Some(Ok(Message::Close(frame))) => return frame.map(|it| it.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }
}
