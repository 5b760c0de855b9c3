//! Admission to a listener: origins, tokens, and how many peers at a time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{self, HeaderMap, HeaderValue};
use turnhost_auth::{Authenticator, Bearer, Denial, Identity, Origins, subprotocol};

use super::static_files::{StaticFiles, is_same_origin, is_sent_to_loopback};
use super::upgrade::{Response, answer};
use crate::{TransportError, TransportKind};

/// 10 s: how long a peer may take from its first byte of TLS or HTTP to the
/// upgrade, and to read the answer if there is none. As long as clients of the
/// reference implementation wait for the server.
pub const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// 4096 websockets a listener. An idle one costs some 15 kB and a descriptor.
pub const MAX_CONNECTIONS: usize = 4096;

/// 512 handshakes a listener: a crowd that comes back at once is in within a second.
pub const MAX_HANDSHAKES: usize = 512;

/// The rules of a listener for handshakes and other requests.
#[derive(Clone, Debug)]
pub struct HandshakePolicy {
    /// By what its connections are attached.
    pub kind: TransportKind,
    /// Set if `/readyz` and `/healthz` are answered instead of upgraded.
    pub probes: bool,
    /// The rule for requests from web pages.
    pub origin: OriginRule,
    /// The judge of tokens; `None` lets everyone in who can reach the socket.
    pub auth: Option<Arc<Authenticator>>,
    /// Set if the answer to an upgrade has the [`super::FRAME_LIMIT_HEADER`].
    pub tells_frame_limit: bool,
    /// StaticFiles for browsers. They may connect to the server that they come from.
    pub pages: Option<StaticFiles>,
    /// Limits on what is not a connection yet, and on how many there are.
    pub handshakes: HandshakeLimits,
}

/// The rule for a request with an `Origin` header, which is one from a web page.
#[derive(Clone, Debug)]
pub enum OriginRule {
    /// It is served: no page can reach the socket.
    Any,
    /// It is served if its origin is listed, and answered with 403 if not: any
    /// page could use the server of its visitor.
    Listed(Origins),
}

/// Limits on handshakes.
#[derive(Clone, Copy, Debug)]
pub struct HandshakeLimits {
    /// Time in which a peer must become a connection; then it is cut off.
    pub timeout: Duration,
    /// Most connections at a time; more upgrades are answered with 503.
    pub connections: usize,
    /// Most streams under way to become one, with a reserve of a sixteenth for those that speak at
    /// once, as probes do; more wait in the system's queue.
    pub pending: usize,
}

impl Default for HandshakeLimits {
    fn default() -> Self {
        Self { timeout: HANDSHAKE_TIMEOUT, connections: MAX_CONNECTIONS, pending: MAX_HANDSHAKES }
    }
}

impl HandshakeLimits {
    /// Returns the same, or less of both, so that connections and those to be are at most so many
    /// together; one of each at least.
    #[must_use]
    pub fn within(self, streams: usize) -> Self {
        let pending = self.pending.min(streams / 2).max(1);
        let connections = self.connections.min(streams.saturating_sub(pending)).max(1);
        Self { connections, pending, ..self }
    }
}

impl HandshakePolicy {
    /// Creates the policy of a TCP port: probes, no web pages, and no tokens asked for.
    pub fn tcp() -> Self {
        Self {
            kind: TransportKind::WebSocket,
            probes: true,
            origin: OriginRule::Listed(Origins::default()),
            auth: None,
            tells_frame_limit: false,
            pages: None,
            handshakes: HandshakeLimits::default(),
        }
    }

    /// Creates the policy of a unix socket, whose permissions say who comes in.
    pub fn unix() -> Self {
        Self {
            kind: TransportKind::Unix,
            probes: false,
            origin: OriginRule::Any,
            auth: None,
            tells_frame_limit: true,
            pages: None,
            handshakes: HandshakeLimits::default(),
        }
    }

    /// Refuses an address that other machines can reach, unless tokens are asked for.
    pub fn guard(&self, address: SocketAddr) -> Result<(), TransportError> {
        if self.auth.is_some() || address.ip().is_loopback() {
            Ok(())
        } else {
            Err(TransportError::NotLoopback(address))
        }
    }

    pub(super) fn refuses_origin(&self, headers: &HeaderMap) -> bool {
        match &self.origin {
            OriginRule::Any => false,
            OriginRule::Listed(origins) => {
                let is_listed = |it: &HeaderValue| origins.allow(it.as_bytes());
                !headers.get_all(header::ORIGIN).iter().all(is_listed) && !self.is_own_page(headers)
            }
        }
    }

    /// Returns true if a request comes from a page that this listener serves. Where no token is
    /// asked for, the page's address must be one that no other page can have.
    fn is_own_page(&self, headers: &HeaderMap) -> bool {
        self.pages.is_some()
            && is_same_origin(headers)
            && (self.auth.is_some() || is_sent_to_loopback(headers))
    }

    /// Returns the owner of the token; `None` where none is asked for.
    pub(super) fn identify(&self, headers: &HeaderMap) -> Result<Option<Identity>, Refused> {
        let Some(auth) = &self.auth else { return Ok(None) };
        let mut given = headers.get_all(header::AUTHORIZATION).iter();
        let bearer = match (given.next(), given.next()) {
            (Some(value), None) => Bearer::from_header(value.as_bytes()),
            // Two may be read differently by what stands in between: neither counts.
            (Some(_), Some(_)) => Err(Denial::Header),
            (None, _) => of_page(headers).unwrap_or(Err(Denial::Missing)),
        };
        bearer.and_then(|bearer| auth.check(&bearer)).map(Some).map_err(Refused)
    }
}

/// Returns the token of a web page. Other clients can set a header, and must.
fn of_page(headers: &HeaderMap) -> Option<Result<Bearer, Denial>> {
    headers.get(header::ORIGIN)?;
    let offered = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL);
    subprotocol::bearer(offered.iter().map(HeaderValue::as_bytes))
}

/// A handshake rejected by authentication.
pub(super) struct Refused(Denial);

impl Refused {
    pub(super) fn into_response(self) -> Response {
        tracing::debug!(reason = %self.0, "a websocket handshake was refused");
        let mut response = answer(StatusCode::UNAUTHORIZED, self.0.to_string());
        // RFC 9110 section 11.6.1 wants the scheme named.
        let scheme = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_and_those_to_be_fit_into_what_there_is() {
        for streams in [0, 1, 2, 3, 700, 1_023, 1_024, 1_025, 4_607, 4_608, usize::MAX] {
            let given = HandshakeLimits::default().within(streams);
            assert!(given.connections + given.pending <= streams.max(2), "{streams}: {given:?}");
        }
        let given = |streams| HandshakeLimits::default().within(streams).connections;
        assert_eq!([768, 1_024, 4_607, 4_608].map(given), [384, 512, 4_095, 4_096]);
        let few = HandshakeLimits { connections: 3, ..HandshakeLimits::default() };
        assert_eq!(few.within(4_096).connections, 3);
    }
}
