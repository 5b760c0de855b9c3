//! The client: sends requests over kept connections.
//!
//! A connection has no task of its own. It is driven by whoever waits for the
//! answer or reads the body, so that nothing lies between a provider's socket
//! and the task that uses what it says, and everything that has arrived can be
//! taken at once. Trust roots are read by the first request that needs them.
//! Redirects are not followed: an answer of that kind is returned as it is, so
//! that no credentials travel to an address nobody configured.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use hyper::header::{self, HeaderName, HeaderValue};
use tokio::time::timeout;

use crate::connect::{Tls, connect};
use crate::connection::{Connection, Unanswered};
use crate::destinations::Destinations;
use crate::error::{HttpError, HttpErrorKind};
use crate::head::RequestHead;
use crate::message::{Body, Request, Response};
use crate::pool::Pool;
use crate::proxy::{Proxies, Route};
use crate::target::Target;
use crate::tls_client::Roots;

/// 10 s: how long a connection, TLS included, may take to come about. Longer than
/// two lost SYN packets on a slow line (1 s + 2 s + 4 s).
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Sends HTTP requests over kept connections.
///
/// Cloning gives another handle to the same connections. Must be used within
/// one tokio runtime, as connections belong to the runtime that made them.
#[derive(Clone, Default)]
pub struct HttpClient(Arc<Inner>);

#[derive(Default)]
struct Inner {
    pool: Arc<Pool>,
    proxies: OnceLock<Proxies>,
    tls: Tls,
}

impl HttpClient {
    /// A client without connections. Takes proxies from the environment, or from the
    /// system's settings, when it sends its first request.
    pub fn new() -> Self {
        Self::default()
    }

    /// A client without connections that trusts these certificates.
    pub fn trusting(roots: Roots) -> Self {
        Self(Arc::new(Inner { tls: Tls::trusting(roots), ..Inner::default() }))
    }

    /// A client without connections that uses these proxies.
    pub fn with_proxies(proxies: Proxies) -> Self {
        Self(Arc::new(Inner { proxies: OnceLock::from(proxies), ..Inner::default() }))
    }

    /// Sends `request` and returns once the head of the answer is there; any
    /// status is an answer, not an error.
    ///
    /// Cancellation safe: dropping the future closes the connection it used.
    pub async fn request(&self, request: Request) -> Result<Response, HttpError> {
        let limit = request.head_timeout;
        let exchange = self.exchange(request);
        let Some(limit) = limit else { return exchange.await };
        timeout(limit, exchange).await.map_err(|_| {
            let message = format!("no answer within {} ms", limit.as_millis());
            HttpError::new(HttpErrorKind::Timeout, message)
        })?
    }

    async fn exchange(&self, request: Request) -> Result<Response, HttpError> {
        let target = Target::parse(&request.url, &request.query)?;
        let route = self.0.proxies.get_or_init(Proxies::from_system).route(&target)?;
        let head = request_head(&request, &target, &route)?;
        let Request { body, destinations, .. } = request;
        loop {
            let kept = self.0.pool.take(target.origin()).await;
            let is_kept = kept.is_some();
            let mut connection = match kept {
                Some(connection) => connection,
                None => self.connect(&target, &route, destinations).await?,
            };
            match connection.send(&head, &body).await {
                Ok(answer) => {
                    let pool = Arc::downgrade(&self.0.pool);
                    let home = answer.keeps.then(|| (pool, target.into_origin()));
                    let body = Body::new(connection, answer.framing, home);
                    let proxy = route.proxy_host();
                    return Ok(Response::new(answer.status, answer.headers, body, proxy));
                }
                // The server had closed a kept connection.
                Err(Unanswered { is_unsent: true, .. }) if is_kept => {}
                Err(Unanswered { error, .. }) => return Err(error),
            }
        }
    }

    async fn connect(
        &self,
        target: &Target,
        route: &Route,
        destinations: Destinations,
    ) -> Result<Connection, HttpError> {
        let connected = connect(target, route, destinations, &self.0.tls);
        let stream = timeout(CONNECT_TIMEOUT, connected).await;
        let stream = stream.map_err(|_| {
            let message = format!("no connection within {} s", CONNECT_TIMEOUT.as_secs());
            HttpError::new(HttpErrorKind::Connect, message)
        })??;
        Ok(Connection::new(stream))
    }
}

fn request_head(
    request: &Request,
    target: &Target,
    route: &Route,
) -> Result<RequestHead, HttpError> {
    let (mut wire, ()) = hyper::Request::new(()).into_parts();
    wire.method = request.method.into();
    wire.uri = target.request_uri(route)?;
    let fields = &mut wire.headers;
    fields.insert(header::HOST, target.host_header()?);
    for (name, value) in &request.headers {
        let value = header_value(name, value)?;
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
            let message = format!("`{name}` is no name of a header");
            HttpError::new(HttpErrorKind::Invalid, message)
        })?;
        fields.append(name, value);
    }
    fields.entry(header::ACCEPT).or_insert(HeaderValue::from_static("*/*"));
    if let Some(credentials) = target.credentials()? {
        fields.entry(header::AUTHORIZATION).or_insert(credentials);
    }
    if let Some(credentials) = route.forward_credentials() {
        fields.insert(header::PROXY_AUTHORIZATION, credentials.clone());
    }
    Ok(wire)
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, HttpError> {
    let mut wire = HeaderValue::from_str(value).map_err(|_| {
        // The value may be a secret, so only the name is told.
        let message = format!("the value of header `{name}` has characters that HTTP forbids");
        HttpError::new(HttpErrorKind::Invalid, message)
    })?;
    wire.set_sensitive(name.eq_ignore_ascii_case("authorization"));
    Ok(wire)
}
