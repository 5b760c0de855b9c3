//! The addresses of a server: as requested, bound, and announced.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use clap::error::ErrorKind;
use turnhost_base::AbsPath;
use turnhost_host::Host;
use turnhost_task::Tasks;
use turnhost_transport::socket_activation::Inherited;
use turnhost_transport::unix::UnixStreams;
use turnhost_transport::websocket::{HandshakePolicy, StaticFiles, WebSocketListener};
use turnhost_transport::{ListenAddress, Readiness, TcpStreams, TlsStreams};

use super::descriptors::Descriptors;
use super::start_up::control_socket;
use crate::auth::{ListenerAuth, ListenerChecks};
use crate::environment::say;

/// The addresses in the values of `--listen`, and the sockets of the service manager.
#[derive(Debug, Default)]
pub(super) struct Listen {
    /// Set if one client is on the standard streams.
    stdio: bool,
    websockets: Vec<SocketAddr>,
    /// `None` is the default path.
    unix: Vec<Option<PathBuf>>,
    inherited: Vec<Inherited>,
}

impl Listen {
    /// Puts the addresses together. None means stdio, or the sockets that were
    /// inherited. `Err` is a mistake of the command line.
    pub(super) fn new(
        addresses: Vec<ListenAddress>,
        inherited: Vec<Inherited>,
    ) -> Result<Self, clap::Error> {
        let stdio = addresses.is_empty() && inherited.is_empty();
        let alone = addresses.len() == 1;
        let mut listen = Self { stdio, inherited, ..Self::default() };
        for address in addresses {
            match address {
                ListenAddress::Stdio if listen.stdio => {
                    return Err(conflict("`--listen stdio://` cannot be given twice"));
                }
                ListenAddress::Stdio => listen.stdio = true,
                ListenAddress::Unix(path) => listen.unix.push(path),
                ListenAddress::WebSocket(address) => listen.websockets.push(address),
                ListenAddress::Off if alone => {}
                ListenAddress::Off => {
                    return Err(conflict("`--listen off` cannot be used with another `--listen`"));
                }
            }
        }
        Ok(listen)
    }

    /// Returns the socket in the home, and these besides.
    pub(super) fn in_background(addresses: &[ListenAddress]) -> Result<Self, clap::Error> {
        let mut listen = Self { unix: vec![None], ..Self::default() };
        for address in addresses {
            match address {
                // It is there anyway.
                ListenAddress::Unix(None) => {}
                ListenAddress::Unix(path) => listen.unix.push(path.clone()),
                ListenAddress::WebSocket(address) => listen.websockets.push(*address),
                ListenAddress::Stdio | ListenAddress::Off => {
                    return Err(conflict(
                        "a server in the background listens on `unix://PATH` and `ws://IP:PORT` only",
                    ));
                }
            }
        }
        Ok(listen)
    }

    /// Returns true if another server may be there already, so that starts must take turns.
    pub(super) fn takes_a_path(&self) -> bool {
        !self.unix.is_empty()
    }

    /// Opens what clients connect to, as many as there are descriptors for. Must
    /// be called within the runtime.
    pub(super) async fn bind(
        self,
        home: &AbsPath,
        mut auth: ListenerAuth,
        descriptors: Descriptors,
    ) -> Result<Listeners> {
        let own_files = std::mem::take(&mut auth.files);
        let mut listeners = Listeners { stdio: self.stdio, own_files, ..Listeners::default() };
        let tcp = |inherited: &Inherited| matches!(inherited, Inherited::Tcp(_));
        let has_websockets = !self.websockets.is_empty() || self.inherited.iter().any(tcp);
        // Before anything is bound, so that a mistake in a file leaves nothing behind.
        let count = self.websockets.len() + self.unix.len() + self.inherited.len();
        if auth.has_pages() && !has_websockets {
            bail!("`--console` needs a WebSocket listener; add `--listen ws://127.0.0.1:4500`");
        }
        let auth = has_websockets.then(|| {
            auth.handshakes = descriptors.share(count, "websocket listener", auth.handshakes);
            auth.open()
        });
        let auth = auth.transpose()?;
        let has_unix = !self.unix.is_empty() || !self.inherited.iter().all(tcp);
        let mut unix = HandshakePolicy::unix();
        if has_unix {
            unix.handshakes = descriptors.share(count, "unix socket", unix.handshakes);
        }
        for path in self.unix {
            let path = match path {
                Some(path) => std::path::absolute(path).context("the working directory is gone")?,
                None => control_socket(home).as_std().to_owned(),
            };
            let streams = UnixStreams::bind(&path).await?;
            listeners.unix.push(UnixListener::new(Some(path), streams, unix.clone()));
        }
        let mut inherited_tcp = Vec::new();
        for inherited in self.inherited {
            match inherited {
                Inherited::Tcp(socket) => inherited_tcp.push(TcpStreams::adopt(socket)?),
                Inherited::Unix(socket) => {
                    let path = socket.local_addr()?.as_pathname().map(Path::to_owned);
                    let streams = UnixStreams::adopt(socket)?;
                    listeners.unix.push(UnixListener::new(path, streams, unix.clone()));
                }
            }
        }
        if let Some(auth) = auth {
            listeners.websockets = websockets(self.websockets, inherited_tcp, &auth).await?;
        }
        Ok(listeners)
    }
}

async fn websockets(
    addresses: Vec<SocketAddr>,
    inherited: Vec<TcpStreams>,
    auth: &ListenerChecks,
) -> Result<Vec<WebSocket>> {
    let mut websockets = Vec::new();
    for address in addresses {
        // Before anyone could knock.
        auth.policy.guard(address)?;
        websockets.push(WebSocket::new(TcpStreams::bind(address).await?, auth)?);
    }
    for streams in inherited {
        websockets.push(WebSocket::new(streams, auth)?);
    }
    Ok(websockets)
}

fn conflict(message: &str) -> clap::Error {
    clap::Error::raw(ErrorKind::ArgumentConflict, format!("{message}\n"))
}

/// Bound listeners that have not accepted a connection yet.
#[derive(Debug, Default)]
pub(super) struct Listeners {
    /// Set if one client is on the standard streams.
    pub(super) stdio: bool,
    websockets: Vec<WebSocket>,
    unix: Vec<UnixListener>,
    /// The files with which clients prove who they are, and those of TLS.
    own_files: Vec<PathBuf>,
}

#[derive(Debug)]
enum WebSocket {
    Plain(WebSocketListener),
    Tls(WebSocketListener<TlsStreams>),
}

impl WebSocket {
    fn new(streams: TcpStreams, auth: &ListenerChecks) -> Result<Self> {
        let policy = auth.policy.clone();
        Ok(match &auth.tls {
            None => Self::Plain(WebSocketListener::over_tcp(streams, policy)?),
            Some(acceptor) => {
                let streams = TlsStreams::new(streams, Arc::clone(acceptor));
                Self::Tls(WebSocketListener::over_tls(streams, policy)?)
            }
        })
    }

    fn serve(self, host: &Host, readiness: &Readiness, tasks: &Tasks) {
        match self {
            Self::Plain(listener) => {
                announce_websocket(listener.local_addr(), Wire::Plain, listener.pages());
                let listener = listener.checking(host.peer_check());
                host.serve_websockets(listener.with_readiness(readiness.clone()), tasks);
            }
            Self::Tls(listener) => {
                announce_websocket(listener.local_addr(), Wire::Tls, listener.pages());
                let listener = listener.checking(host.peer_check());
                host.serve_websockets(listener.with_readiness(readiness.clone()), tasks);
            }
        }
    }
}

#[derive(Debug)]
struct UnixListener {
    /// `None` if it has no name in the file system.
    path: Option<PathBuf>,
    listener: WebSocketListener<UnixStreams>,
}

impl UnixListener {
    fn new(path: Option<PathBuf>, streams: UnixStreams, policy: HandshakePolicy) -> Self {
        Self { path, listener: WebSocketListener::over(streams, policy) }
    }
}

impl Listeners {
    /// Returns true if there is no socket to connect to.
    pub(super) fn is_empty(&self) -> bool {
        self.websockets.is_empty() && self.unix.is_empty()
    }

    /// Returns the files that these stand on, wherever they lie: sockets, tokens, keys.
    pub(super) fn own_files(&self) -> Vec<AbsPath> {
        let sockets = self.unix.iter().filter_map(|listener| listener.path.as_deref());
        let files = sockets.chain(self.own_files.iter().map(PathBuf::as_path));
        files.filter_map(|path| AbsPath::from_std(path).ok()).collect()
    }

    /// Says where clients find the server, and serves them until `tasks` is
    /// cancelled; probes are answered from `readiness`.
    pub(super) fn serve(self, host: &Host, readiness: &Readiness, tasks: &Tasks) {
        for UnixListener { path, listener } in self.unix {
            announce_unix(path.as_deref());
            host.serve_websockets(listener, tasks);
        }
        for listener in self.websockets {
            listener.serve(host, readiness, tasks);
        }
    }
}

fn announce_unix(path: Option<&Path>) {
    let path = path.unwrap_or(Path::new("(unnamed)")).display();
    say(format_args!("turnhost app-server (Unix socket)"));
    say(format_args!("  listening on: unix://{path}"));
    say(format_args!(
        "  note: only this user can connect; `turnhost app-server proxy` reaches it over SSH"
    ));
}

/// The transport under a websocket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wire {
    Plain,
    Tls,
}

/// Prints a listener's address and its reach. Port 0 is known only here.
fn announcement(address: SocketAddr, wire: Wire, pages: Option<StaticFiles>) -> Vec<String> {
    let (ws, http) = match wire {
        Wire::Plain => ("ws", "http"),
        Wire::Tls => ("wss", "https"),
    };
    let mut lines = vec![
        "turnhost app-server (WebSocket)".to_owned(),
        format!("  listening on: {ws}://{address}"),
        format!("  readyz: {http}://{address}/readyz"),
        format!("  healthz: {http}://{address}/healthz"),
    ];
    if let Some(pages) = pages {
        lines.push(format!("  console: {http}://{address}{}", pages.prefix));
    }
    if address.ip().is_loopback() {
        lines.push(
            "  note: only this machine can connect; use SSH port forwarding to reach it from elsewhere"
                .to_owned(),
        );
        return lines;
    }
    lines.push("  note: other machines can connect; every client must show its token".to_owned());
    if wire == Wire::Plain {
        lines.push(format!(
            "warning: tokens and messages to {ws}://{address} travel in clear; add `--ws-tls-cert` \
             and `--ws-tls-key`, or put a TLS proxy in front"
        ));
    }
    lines
}

fn announce_websocket(address: SocketAddr, wire: Wire, pages: Option<StaticFiles>) {
    for line in announcement(address, wire, pages) {
        say(format_args!("{line}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listen(addresses: &[&str]) -> Result<Listen, clap::Error> {
        Listen::new(addresses.iter().map(|it| it.parse().unwrap()).collect(), Vec::new())
    }

    #[test]
    fn nothing_said_is_stdio_and_several_may_be_said() {
        assert!(listen(&[]).unwrap().stdio);
        let both = listen(&["ws://127.0.0.1:0", "stdio://", "ws://[::1]:0"]).unwrap();
        assert!(both.stdio);
        assert_eq!(both.websockets.len(), 2);
        assert!(!listen(&["ws://127.0.0.1:0"]).unwrap().stdio);
        assert!(!listen(&["off"]).unwrap().stdio);
        assert!(listen(&["stdio://", "unix://"]).unwrap().takes_a_path());
    }

    #[test]
    fn an_inherited_socket_takes_the_place_of_stdio() {
        let socket = || std::net::TcpListener::bind("127.0.0.1:0").map(Inherited::Tcp).unwrap();
        assert!(!Listen::new(Vec::new(), vec![socket()]).unwrap().stdio);
        assert!(Listen::new(vec![ListenAddress::Stdio], vec![socket()]).unwrap().stdio);
        assert!(!Listen::new(vec![ListenAddress::Off], vec![socket()]).unwrap().stdio);
    }

    #[test]
    fn what_cannot_be_together_is_a_mistake_of_the_command_line() {
        for addresses in
            [["stdio://", "stdio://"], ["off", "stdio://"], ["ws://127.0.0.1:0", "off"]]
        {
            assert_eq!(listen(&addresses).unwrap_err().exit_code(), 2);
        }
    }

    #[test]
    fn tokens_in_clear_are_warned_about_where_others_can_see_them() {
        let said =
            |address: &str, wire| announcement(address.parse().unwrap(), wire, None).join("\n");
        assert!(said("0.0.0.0:1", Wire::Plain).contains("warning: tokens and messages to ws://"));
        for quiet in [said("0.0.0.0:1", Wire::Tls), said("[::1]:1", Wire::Plain)] {
            assert!(!quiet.contains("warning"), "{quiet}");
        }
        let tls = said("127.0.0.1:1", Wire::Tls);
        assert!(
            tls.contains("listening on: wss://127.0.0.1:1\n  readyz: https://127.0.0.1:1/readyz")
        );
    }
}
