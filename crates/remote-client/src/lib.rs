//! Dialling an app server over a websocket.
//!
//! [`connect`] gives a ready client, [`dial`] only the link for one. Addresses
//! are `ws://HOST:PORT` and `unix://PATH`. There is no reconnecting here: the end of the
//! connection is the last event, and what to do then is for the program to say.

#![forbid(unsafe_code)]

mod error;
mod link;
mod stream;

use std::path::Path;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::client_async_with_config;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use turnhost_client::{Client, Events};
use turnhost_protocol::{ClientInfo, InitializeCapabilities, InitializeResponse};
use turnhost_task::Tasks;

pub use error::RemoteError;
pub use link::{WebSocketLink, WebSocketReceiver, WebSocketSender};
use stream::Stream;
pub use stream::connect_unix;

/// 10 s each for the connection and for the answer to `initialize`: a server
/// that is there takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// 256 MiB: a server may send the whole history of a thread in one message.
const MAX_MESSAGE_BYTES: usize = 256 << 20;

/// Dials the server and introduces the client.
///
/// The client's tasks are a child of `tasks`. Both steps have 10 s.
pub async fn connect(
    url: &str,
    client_info: ClientInfo,
    capabilities: Option<InitializeCapabilities>,
    tasks: &Tasks,
) -> Result<(Client, Events, InitializeResponse), RemoteError> {
    let (client, events) = Client::new(dial(url).await?, tasks);
    match timeout(PATIENCE, client.initialize(client_info, capabilities)).await {
        Ok(Ok(response)) => Ok((client, events, response)),
        Ok(Err(source)) => Err(RemoteError::Initialize { url: url.to_owned(), source }),
        Err(_) => Err(RemoteError::Silent { url: url.to_owned(), after: PATIENCE }),
    }
}

/// Opens a websocket to the server, within 10 s.
pub async fn dial(url: &str) -> Result<WebSocketLink, RemoteError> {
    let target = Target::of(url)?;
    match timeout(PATIENCE, open(url, target)).await {
        Ok(link) => link,
        Err(_) => Err(RemoteError::Unreachable { url: url.to_owned(), after: PATIENCE }),
    }
}

async fn open(url: &str, target: Target<'_>) -> Result<WebSocketLink, RemoteError> {
    let connect = |source| RemoteError::Connect { url: url.to_owned(), source };
    let (stream, request): (Stream, &str) = match target {
        Target::Tcp(authority) => {
            let stream = TcpStream::connect(authority).await.map_err(connect)?;
            stream.set_nodelay(true).map_err(connect)?;
            (Box::new(stream), url)
        }
        // A path is no host; servers do not look at the name.
        Target::Unix(path) => {
            (Box::new(connect_unix(path).await.map_err(connect)?), "ws://localhost/")
        }
    };
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_MESSAGE_BYTES))
        .max_frame_size(Some(MAX_MESSAGE_BYTES));
    let (socket, _response) = client_async_with_config(request, stream, Some(config))
        .await
        .map_err(|source| RemoteError::Handshake { url: url.to_owned(), source: source.into() })?;
    Ok(WebSocketLink::new(url, socket))
}

/// What is connected to.
#[derive(Debug, PartialEq, Eq)]
enum Target<'a> {
    /// `HOST:PORT`.
    Tcp(&'a str),
    Unix(&'a Path),
}

impl<'a> Target<'a> {
    fn of(url: &'a str) -> Result<Self, RemoteError> {
        match url.strip_prefix("unix://") {
            Some(path) if !path.is_empty() => Ok(Self::Unix(Path::new(path))),
            _ => authority(url).map(Self::Tcp),
        }
    }
}

/// `HOST:PORT` of a `ws://HOST:PORT`.
fn authority(url: &str) -> Result<&str, RemoteError> {
    let invalid = || RemoteError::Address(url.to_owned());
    let rest = url.strip_prefix("ws://").ok_or_else(invalid)?;
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = authority.rsplit_once(':').ok_or_else(invalid)?;
    let sound = !host.is_empty()
        && !host.contains(['/', '?', '#', '@'])
        && port.parse::<u16>().is_ok_and(|port| port != 0);
    if sound { Ok(authority) } else { Err(invalid()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        for (url, expected) in [
            ("ws://127.0.0.1:4500", "127.0.0.1:4500"),
            ("ws://localhost:4500/", "localhost:4500"),
            ("ws://[::1]:4500", "[::1]:4500"),
        ] {
            assert_eq!(Target::of(url).unwrap(), Target::Tcp(expected));
        }
        assert_eq!(Target::of("unix://a/b").unwrap(), Target::Unix(Path::new("a/b")));
    }

    #[test]
    fn other_addresses_are_refused_with_what_is_expected() {
        for url in [
            "wss://h:1",
            "unix://",
            "http://h:1",
            "ws://h",
            "ws://:1",
            "ws://h:0",
            "ws://h:1/p",
            "h:1",
        ] {
            let expected =
                format!("cannot dial `{url}`; expected `ws://HOST:PORT` or `unix://PATH`");
            assert_eq!(Target::of(url).unwrap_err().to_string(), expected);
        }
    }
}
