//! Where a server listens: what was asked for, bound, and announced.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::error::ErrorKind;
use turnhost_server::Server;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{ConnectionIds, ListenAddress, Readiness};

use crate::environment::say;

/// What the values of `--listen` come to.
#[derive(Debug, Default)]
pub(super) struct Listen {
    /// Whether one client is on the standard streams.
    pub(super) stdio: bool,
    websockets: Vec<SocketAddr>,
    unix: bool,
}

impl Listen {
    /// Puts the addresses together; none means stdio. `Err` is a mistake of the
    /// command line.
    pub(super) fn from_addresses(addresses: Vec<ListenAddress>) -> Result<Self, clap::Error> {
        let mut listen = Self { stdio: addresses.is_empty(), ..Self::default() };
        let alone = addresses.len() == 1;
        for address in addresses {
            match address {
                ListenAddress::Stdio if listen.stdio => {
                    return Err(conflict("`--listen stdio://` cannot be given twice"));
                }
                ListenAddress::Stdio => listen.stdio = true,
                ListenAddress::Unix(_) => listen.unix = true,
                ListenAddress::WebSocket(address) => listen.websockets.push(address),
                ListenAddress::Off if alone => {}
                ListenAddress::Off => {
                    return Err(conflict("`--listen off` cannot be used with another `--listen`"));
                }
            }
        }
        Ok(listen)
    }

    /// Opens what clients connect to.
    pub(super) async fn bind(&self) -> Result<Listeners> {
        if self.unix {
            bail!(
                "unix sockets are not supported by this version yet; use `--listen ws://127.0.0.1:0`"
            );
        }
        if !self.stdio && self.websockets.is_empty() {
            bail!("no transport configured; use --listen or enable remote control");
        }
        let mut websockets = Vec::new();
        for address in &self.websockets {
            websockets.push(WebSocketListener::bind(*address).await?);
        }
        Ok(Listeners { websockets })
    }
}

fn conflict(message: &str) -> clap::Error {
    clap::Error::raw(ErrorKind::ArgumentConflict, format!("{message}\n"))
}

/// Bound listeners that nobody has been accepted on yet.
#[derive(Debug)]
pub(super) struct Listeners {
    websockets: Vec<WebSocketListener>,
}

impl Listeners {
    /// Whether there is anything to connect to.
    pub(super) fn is_empty(&self) -> bool {
        self.websockets.is_empty()
    }

    /// Says where clients find the server, and serves them until `tasks` is
    /// cancelled; probes are told what `readiness` says.
    pub(super) fn serve(
        self,
        ids: &ConnectionIds,
        server: &Arc<Server>,
        readiness: &Readiness,
        tasks: &Tasks,
    ) {
        for listener in self.websockets {
            announce_websocket(listener.local_addr());
            let server = Arc::clone(server);
            let listener = listener.telling(readiness.clone());
            listener.serve(ids.clone(), tasks, move |connection| server.attach(connection));
        }
    }
}

/// Port 0 is known only here.
fn announce_websocket(address: SocketAddr) {
    say(format_args!("turnhost app-server (WebSocket)"));
    say(format_args!("  listening on: ws://{address}"));
    say(format_args!("  readyz: http://{address}/readyz"));
    say(format_args!("  healthz: http://{address}/healthz"));
    say(format_args!(
        "  note: only this machine can connect; use SSH port forwarding to reach it from elsewhere"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listen(addresses: &[&str]) -> Result<Listen, clap::Error> {
        Listen::from_addresses(addresses.iter().map(|it| it.parse().unwrap()).collect())
    }

    #[test]
    fn nothing_said_is_stdio_and_several_may_be_said() {
        assert!(listen(&[]).unwrap().stdio);
        let both = listen(&["ws://127.0.0.1:0", "stdio://", "ws://[::1]:0"]).unwrap();
        assert!(both.stdio);
        assert_eq!(both.websockets.len(), 2);
        assert!(!listen(&["ws://127.0.0.1:0"]).unwrap().stdio);
        assert!(!listen(&["off"]).unwrap().stdio);
    }

    #[test]
    fn what_cannot_be_together_is_a_mistake_of_the_command_line() {
        for addresses in
            [["stdio://", "stdio://"], ["off", "stdio://"], ["ws://127.0.0.1:0", "off"]]
        {
            assert_eq!(listen(&addresses).unwrap_err().exit_code(), 2);
        }
    }
}
