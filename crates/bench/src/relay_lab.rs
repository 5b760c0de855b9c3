//! A relay under test, and hosts and clients of it that say nothing.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use futures_util::StreamExt as _;
use futures_util::future::{join_all, select_all};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};
use turnhost_http::{HttpClient, Method, Request};
use turnhost_remote_control::{Plain, RelayLogin, login, save_login};

use crate::home::{Home, Sandbox};
use crate::link::Transport;
use crate::server::Server;
use crate::stats::length;

/// The time that a relay may take to come up.
const COME_UP: Duration = Duration::from_secs(15);

/// The wait of a host that lost its relay: a random one from half of it to all of it.
const HOST_WAIT: Duration = Duration::from_secs(5);

/// A relay process.
pub struct RelayLab {
    program: String,
    home: Home,
    port: u16,
    /// None between its death and its next life.
    server: Option<Server>,
    login: Option<RelayLogin>,
    http: HttpClient,
}

impl std::fmt::Debug for RelayLab {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RelayLab").field("server", &self.server).finish_non_exhaustive()
    }
}

impl RelayLab {
    /// Starts the relay of `program`, with its data in a home of its own below `base`.
    ///
    /// # Errors
    /// If it does not come up.
    pub fn start(program: &str, base: &Path) -> Result<Self> {
        let home = Home::new(base, "http://127.0.0.1:9", Sandbox::FullAccess)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let server = serve(program, &home, port)?;
        let (program, server) = (program.to_owned(), Some(server));
        Ok(Self { program, home, port, server, login: None, http: HttpClient::new() })
    }

    /// Returns its base address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Returns its process id.
    pub fn pid(&self) -> u32 {
        self.server.as_ref().map_or(0, Server::pid)
    }

    /// Makes an account, and logs the server of `home` in.
    ///
    /// # Errors
    /// If the relay refuses.
    pub async fn log_in(&mut self, home: &Home) -> Result<()> {
        let invite = Command::new(&self.program)
            .args(["relay", "invite", "--data"])
            .arg(data(&self.home))
            .output()?;
        let invite = String::from_utf8(invite.stderr)?;
        let made = login(&self.http, &self.url(), invite.trim(), "bench", Plain::Refused).await?;
        save_login(&home.state(), made.clone())?;
        self.login = Some(made);
        Ok(())
    }

    /// Kills the relay and starts it again at the same address.
    ///
    /// # Errors
    /// If it does not come up.
    pub fn restart(&mut self) -> Result<()> {
        drop(self.server.take());
        self.server = Some(serve(&self.program, &self.home, self.port)?);
        Ok(())
    }

    async fn send(&self, method: Method, path: &str, token: &str, body: &Value) -> Result<Value> {
        let mut request = Request::new(method, format!("{}{path}", self.url()))
            .header("content-type", "application/json");
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        request.body = body.to_string().into();
        let response = self.http.request(request).await?;
        let status = response.status();
        let body = response.into_body().read(1 << 20).await?;
        ensure!(
            (200..300).contains(&status),
            "{path}: {status} {}",
            String::from_utf8_lossy(&body)
        );
        Ok(serde_json::from_slice(&body).unwrap_or(Value::Null))
    }

    async fn socket(&self, path: &str, headers: &[(&'static str, &str)]) -> Result<Socket> {
        let mut request = format!("ws://127.0.0.1:{}/{path}", self.port).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse()?);
        }
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await?;
        stream.set_nodelay(true)?;
        Ok(client_async(request, stream).await?.0)
    }
}

fn data(home: &Home) -> PathBuf {
    home.user().join("relay")
}

/// Starts a relay. Its listen address comes in its own arguments, so that it counts as a server
/// on stdio; it listens once a connection is taken.
fn serve(program: &str, home: &Home, port: u16) -> Result<Server> {
    let data = data(home).display().to_string();
    let listen = format!("127.0.0.1:{port}");
    let command = [program, "relay", "--listen", &listen, "--data", &data].map(str::to_owned);
    let server = Server::start(&command, home, Transport::Stdio)?;
    let end = Instant::now() + COME_UP;
    while std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(Instant::now() < end, "the relay does not listen");
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(server)
}

type Socket = WebSocketStream<TcpStream>;

/// A played host.
#[derive(Debug)]
struct Host {
    server: String,
    environment: String,
    token: String,
}

/// Hosts that are connected, each with clients.
#[derive(Debug)]
pub struct Crowd {
    hosts: Vec<Host>,
    sockets: Vec<Socket>,
}

impl Crowd {
    /// Enrols and connects so many hosts, pairs so many clients with each, and connects them.
    ///
    /// # Errors
    /// If the relay refuses one.
    pub async fn connect(relay: &RelayLab, hosts: usize, clients: usize) -> Result<Self> {
        let mut crowd = Self { hosts: Vec::new(), sockets: Vec::new() };
        for number in 0..hosts {
            let host = enrol(relay, &format!("{hosts}-{number}")).await?;
            crowd.sockets.push(host.connect(relay).await?);
            for _ in 0..clients {
                crowd.sockets.push(host.client(relay).await?);
            }
            crowd.hosts.push(host);
        }
        Ok(crowd)
    }

    /// Reads for a while, so that pings are answered.
    pub async fn attend(&mut self, quiet: Duration) {
        let reads = self
            .sockets
            .iter_mut()
            .map(|socket| Box::pin(async move { while let Some(Ok(_)) = socket.next().await {} }));
        // None of them ends, unless the relay does.
        drop(timeout(quiet, select_all(reads)).await);
    }

    /// Lets every host notice that the relay is gone and connect again as hosts do. Returns the seconds
    /// until all are back, and how many are there twice or not at all.
    ///
    /// # Errors
    /// If the relay refuses one for good.
    pub async fn come_back(self, relay: &RelayLab) -> Result<(f64, f64)> {
        drop(self.sockets);
        let start = Instant::now();
        let count = length(&self.hosts);
        let mut back = Vec::with_capacity(self.hosts.len());
        for (number, host) in (0_u32..).zip(&self.hosts) {
            // Spread as the hosts' own waits are, and the same in every run.
            let part = f64::from(number) / count;
            let wait = HOST_WAIT.mul_f64(0.5 + part / 2.0);
            back.push(async move {
                sleep(wait).await;
                host.connect(relay).await
            });
        }
        let sockets: Vec<_> = join_all(back).await.into_iter().collect::<Result<_>>()?;
        let seconds = start.elapsed().as_secs_f64();
        let metrics = Request::new(Method::Get, format!("{}metrics", relay.url()));
        let body = relay.http.request(metrics).await?.into_body().read(1 << 20).await?;
        let text = String::from_utf8(body)?;
        let online = text
            .lines()
            .find_map(|line| line.strip_prefix("turnhost_relay_hosts_online "))
            .context("the relay counts no hosts")?;
        let wrong = (online.parse::<f64>()? - count).abs();
        drop(sockets);
        Ok((seconds, wrong))
    }
}

async fn enrol(relay: &RelayLab, name: &str) -> Result<Host> {
    let login = relay.login.as_ref().context("nobody is logged in")?;
    let body = json!({
        "name": name, "os": "linux", "arch": "x86_64", "app_server_version": "1", "installation_id": name,
    });
    let path = "wham/remote/control/server/enroll";
    let enrolled = relay.send(Method::Post, path, &login.token, &body).await?;
    let text = |name: &str| enrolled[name].as_str().unwrap_or_default().to_owned();
    Ok(Host {
        server: text("server_id"),
        environment: text("environment_id"),
        token: text("remote_control_token"),
    })
}

impl Host {
    async fn connect(&self, relay: &RelayLab) -> Result<Socket> {
        let bearer = format!("Bearer {}", self.token);
        let headers = [
            ("authorization", bearer.as_str()),
            ("x-codex-server-id", self.server.as_str()),
            ("x-codex-protocol-version", "3"),
        ];
        relay.socket("wham/remote/control/server", &headers).await
    }

    /// Pairs another client, and connects it.
    async fn client(&self, relay: &RelayLab) -> Result<Socket> {
        let path = "wham/remote/control/server/pair";
        let codes = relay.send(Method::Post, path, &self.token, &json!({})).await?;
        let body = json!({ "code": codes["pairing_code"], "name": "bench" });
        let paired = relay.send(Method::Post, "v1/pair", "", &body).await?;
        let bearer = format!("Bearer {}", paired["token"].as_str().unwrap_or_default());
        let path = format!("v1/machines/{}/socket", self.environment);
        relay.socket(&path, &[("authorization", &bearer)]).await
    }
}
