//! One connection, as bytes and JSON: what the server sent is kept, in order.

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use bytes::Bytes;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{ChildStdin, ChildStdout};
use tokio::sync::mpsc;
use tokio::time::timeout;
use turnhost_client::{Link as _, LinkReceiver as _, LinkSender as _, ServerMessage};
use turnhost_relay_client::RelaySender;
use turnhost_remote_client::{Address, Options, WebSocketReceiver, WebSocketSender, dial};

use turnhost_host::{InProcessReceiver, InProcessSender};

use crate::{TIMEOUT, in_process};

/// A connection to a server.
#[derive(Debug)]
pub struct Peer {
    /// The outbound side.
    pub sender: PeerSender,
    /// The inbound side.
    pub receiver: PeerReceiver,
    /// Everything that was received.
    pub log: Vec<Value>,
    next_id: i64,
}

/// The outbound side of a connection.
#[derive(Debug)]
pub enum PeerSender {
    /// The server's stdin.
    Stdio(ChildStdin),
    /// A websocket.
    WebSocket(WebSocketSender),
    /// A server in this process.
    InProcess(InProcessSender),
    /// A server behind a relay.
    Relay(RelaySender),
}

/// The inbound side of a connection.
#[derive(Debug)]
pub enum PeerReceiver {
    /// The server's stdout.
    Stdio(Lines<BufReader<ChildStdout>>),
    /// A websocket.
    WebSocket(WebSocketReceiver),
    /// A server in this process.
    InProcess(InProcessReceiver),
    /// A server behind a relay.
    Relay(mpsc::Receiver<Vec<u8>>),
}

impl PeerSender {
    /// Sends these bytes as a line or a frame.
    ///
    /// # Errors
    /// If the server is gone.
    pub async fn send(&mut self, message: String) -> Result<()> {
        match self {
            Self::Stdio(stdin) => Ok(stdin.write_all((message + "\n").as_bytes()).await?),
            Self::WebSocket(sender) => {
                sender.send(&mut vec![Bytes::from(message)]).await.map_err(|error| anyhow!(error))
            }
            Self::InProcess(sender) => {
                sender.send(&mut vec![Bytes::from(message)]).await.map_err(|error| anyhow!(error))
            }
            Self::Relay(sender) => {
                sender.send(message.as_bytes()).await.map_err(|reason| anyhow!(reason))
            }
        }
    }
}

impl PeerReceiver {
    /// Returns the next message. Safe to drop before it is done.
    ///
    /// # Errors
    /// If the connection ends.
    pub async fn recv(&mut self) -> Result<Value> {
        match self {
            Self::Stdio(lines) => {
                let line = lines.next_line().await?.context("the server closed its output")?;
                serde_json::from_str(&line).with_context(|| format!("not JSON: {line}"))
            }
            Self::WebSocket(receiver) => match receiver.recv().await {
                Ok(ServerMessage::Frame(frame)) => Ok(serde_json::from_slice(&frame)?),
                Ok(other) => bail!("a frame was expected: {other:?}"),
                Err(end) => bail!("{}", end.reason),
            },
            Self::InProcess(receiver) => in_process::receive(receiver).await,
            Self::Relay(messages) => {
                let message = messages.recv().await.context("the stream ended")?;
                Ok(serde_json::from_slice(&message)?)
            }
        }
    }
}

impl Peer {
    /// Opens a websocket to a server at `ws://HOST:PORT` or `unix://PATH`.
    ///
    /// # Errors
    /// If it cannot be made.
    pub async fn dial(url: &str) -> Result<Self> {
        Self::dial_with(url, &Options { keep_alive: None, ..Options::default() }).await
    }

    /// Opens a websocket with a token, or to a server whose certificate the system does not
    /// know. Pings are not sent, so `keep_alive` must be `None`.
    ///
    /// # Errors
    /// If it cannot be made.
    pub async fn dial_with(url: &str, options: &Options) -> Result<Self> {
        let (sender, receiver) = dial(&Address::parse(url, None)?, options).await?.split();
        Ok(Self::new(PeerSender::WebSocket(sender), PeerReceiver::WebSocket(receiver)))
    }

    /// Speaks over the lines of a process.
    pub fn over(stdin: ChildStdin, stdout: ChildStdout) -> Self {
        let lines = BufReader::new(stdout).lines();
        Self::new(PeerSender::Stdio(stdin), PeerReceiver::Stdio(lines))
    }

    pub(crate) fn new(sender: PeerSender, receiver: PeerReceiver) -> Self {
        Self { sender, receiver, log: Vec::new(), next_id: 1 }
    }

    /// Introduces itself, with the experimental API.
    ///
    /// # Errors
    /// If the server refuses.
    pub async fn initialize(&mut self) -> Result<Value> {
        self.initialize_as(json!({"experimentalApi": true})).await
    }

    /// Introduces itself with these capabilities.
    ///
    /// # Errors
    /// If the server refuses.
    pub async fn initialize_as(&mut self, capabilities: Value) -> Result<Value> {
        let params = json!({
            "clientInfo": {"name": "test", "version": "1"},
            "capabilities": capabilities,
        });
        let result = self.call("initialize", params).await?;
        self.sender.send(r#"{"method":"initialized"}"#.to_owned()).await?;
        Ok(result)
    }

    /// Sends a request and gives back its id.
    ///
    /// # Errors
    /// If the server is gone.
    pub async fn request(&mut self, method: &str, params: Option<Value>) -> Result<i64> {
        let id = self.next_id;
        self.next_id += 1;
        let mut message = json!({"method": method, "id": id});
        if let Some(params) = params {
            message["params"] = params;
        }
        self.sender.send(message.to_string()).await?;
        Ok(id)
    }

    /// Sends a request and waits for its result.
    ///
    /// # Errors
    /// If the answer is an error or does not come.
    pub async fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        let from = self.log.len();
        let id = self.request(method, Some(params)).await?;
        let answer = self.find(from, |it| it["id"] == id && it.get("method").is_none()).await?;
        ensure!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
        Ok(answer["result"].clone())
    }

    /// Answers a request of the server.
    ///
    /// # Errors
    /// If the server is gone.
    pub async fn answer(&mut self, id: &Value, result: Value) -> Result<()> {
        self.sender.send(json!({"id": id, "result": result}).to_string()).await
    }

    /// Waits for a notification of `method` for which `wanted` holds, from
    /// position `from` of the log on; gives back its params.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn notified(
        &mut self,
        from: usize,
        method: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let found = self.find(from, |it| it["method"] == method && wanted(&it["params"])).await;
        Ok(found.with_context(|| format!("waiting for `{method}`"))?["params"].clone())
    }

    /// Waits for a message, from position `from` of the log on.
    ///
    /// # Errors
    /// If it does not come; the error says what came instead.
    pub async fn find(&mut self, from: usize, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let mut at = from;
        loop {
            while self.log.len() <= at {
                self.receive().await?;
            }
            if wanted(&self.log[at]) {
                return Ok(self.log[at].clone());
            }
            at += 1;
        }
    }

    /// Receives one message into the log.
    ///
    /// # Errors
    /// If none comes.
    pub async fn receive(&mut self) -> Result<()> {
        let Ok(message) = timeout(TIMEOUT, self.receiver.recv()).await else {
            let tail = self.log.len().saturating_sub(8);
            let tail: Vec<String> = self.log[tail..].iter().map(Value::to_string).collect();
            bail!("nothing came for {TIMEOUT:?}; the last messages were\n{}", tail.join("\n"));
        };
        self.log.push(message?);
        Ok(())
    }

    /// Starts a thread in `cwd` with what else `params` say; gives back its id.
    ///
    /// # Errors
    /// If the server refuses.
    pub async fn start_thread(&mut self, params: Value) -> Result<String> {
        let result = self.call("thread/start", params).await?;
        Ok(result["thread"]["id"].as_str().context("a thread has an id")?.to_owned())
    }

    /// Starts a turn; gives back its id.
    ///
    /// # Errors
    /// If the server refuses.
    pub async fn start_turn(&mut self, thread: &str, text: &str) -> Result<String> {
        let params = json!({"threadId": thread, "input": [{"type": "text", "text": text}]});
        let result = self.call("turn/start", params).await?;
        Ok(result["turn"]["id"].as_str().context("a turn has an id")?.to_owned())
    }

    /// Starts a turn and waits for its end; gives back the turn as `turn/completed` had it.
    ///
    /// # Errors
    /// If it does not end.
    pub async fn turn(&mut self, thread: &str, text: &str) -> Result<Value> {
        let from = self.log.len();
        let turn = self.start_turn(thread, text).await?;
        let done = self.notified(from, "turn/completed", |it| it["turn"]["id"] == *turn).await?;
        Ok(done["turn"].clone())
    }
}
