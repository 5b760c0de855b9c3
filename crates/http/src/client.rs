//! The client: sends requests over kept connections.
//!
//! A connection of HTTP/1.1 has no task of its own. It is driven by the task that waits for the
//! answer or reads the body, so that nothing lies between a provider's socket
//! and the task that uses what it says, and everything that has arrived can be
//! taken at once. A server that chooses HTTP/2 gets one connection for all that is asked of it at
//! the same time. Trust roots are read by the first request that needs them.
//! Redirects are not followed: an answer of that kind is returned as it is, so
//! that no credentials travel to an address that was not configured.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use tokio::time::timeout;

use crate::connect::{Tls, Version, connect};
use crate::connection::{Connection, Unanswered};
use crate::destinations::Destinations;
use crate::error::{HttpError, HttpErrorKind};
use crate::head::RequestHead;
use crate::message::{Body, Request, Response};
use crate::pool::{Line, Pool};
use crate::proxy::{Proxies, Route};
#[cfg(feature = "http2")]
use crate::shared::Shared;
#[cfg(feature = "http2")]
use crate::shared_body::SharedBody;
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

/// The answer to a request, once its head is there.
pub type ResponseFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, HttpError>> + Send + 'a>>;

#[derive(Default)]
struct Inner {
    pool: Arc<Pool>,
    proxies: OnceLock<Proxies>,
    tls: Tls,
}

impl HttpClient {
    /// Creates a client without connections. Takes proxies from the environment, or from the
    /// system's settings, when it sends its first request.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a client without connections that trusts these certificates.
    pub fn trusting(roots: Roots) -> Self {
        Self(Arc::new(Inner { tls: Tls::trusting(roots), ..Inner::default() }))
    }

    /// Creates a client without connections that uses these proxies.
    pub fn with_proxies(proxies: Proxies) -> Self {
        Self(Arc::new(Inner { proxies: OnceLock::from(proxies), ..Inner::default() }))
    }

    /// Sends `request` and returns once the head of the answer is there; any
    /// status is an answer, not an error.
    ///
    /// Cancellation safe: dropping the future closes the connection it used.
    pub fn request(&self, request: Request) -> ResponseFuture<'_> {
        // Boxed here: a future that other crates could see into is compiled anew in each of them,
        // with all of HTTP/2 and TLS that it leads to.
        Box::pin(async move {
            let limit = request.head_timeout;
            let exchange = self.exchange(request);
            let Some(limit) = limit else { return exchange.await };
            timeout(limit, exchange).await.map_err(|_| {
                let message = format!("no answer within {} ms", limit.as_millis());
                HttpError::new(HttpErrorKind::Timeout, message)
            })?
        })
    }

    async fn exchange(&self, request: Request) -> Result<Response, HttpError> {
        let target = Target::parse(&request.url, &request.query)?;
        let route = self.0.proxies.get_or_init(Proxies::from_system).route(&target)?;
        let head = request_head(&request, &target, &route)?;
        let Request { body, destinations, .. } = request;
        loop {
            let kept = self.0.pool.take(target.origin()).await;
            let is_kept = kept.is_some();
            let line = match kept {
                Some(line) => line,
                None => self.connect(&target, &route, destinations).await?,
            };
            let asked = match line {
                Line::Single(connection) => self.ask(connection, &head, &body, &target).await,
                #[cfg(feature = "http2")]
                Line::Shared(shared) => self.ask_beside(shared, &head, &body, &target).await,
            };
            match asked {
                Ok(response) => return Ok(response.through(route.proxy_host())),
                // The server had closed a kept connection.
                Err(Unanswered { is_unsent: true, .. }) if is_kept => {}
                Err(Unanswered { error, .. }) => return Err(error),
            }
        }
    }

    /// Sends a request over a connection that carries no other.
    async fn ask(
        &self,
        mut connection: Connection,
        head: &RequestHead,
        body: &Bytes,
        target: &Target,
    ) -> Result<Response, Unanswered> {
        let answer = connection.send(head, body).await?;
        let pool = Arc::downgrade(&self.0.pool);
        let home = answer.keeps.then(|| (pool, target.origin().to_owned()));
        let body = Body::new(connection, answer.framing, home);
        Ok(Response::new(answer.status, answer.headers, body))
    }

    /// Sends a request beside others.
    #[cfg(feature = "http2")]
    async fn ask_beside(
        &self,
        shared: Arc<Shared>,
        head: &RequestHead,
        body: &Bytes,
        target: &Target,
    ) -> Result<Response, Unanswered> {
        let mut head = head.clone();
        head.version = hyper::Version::HTTP_2;
        // The host is in the address.
        head.uri = target.uri().clone();
        head.headers.remove(header::HOST);
        let (answer, incoming) = shared.send(head, body.clone()).await?.into_parts();
        let home = (Arc::downgrade(&self.0.pool), target.origin().to_owned());
        let body = Body::beside(SharedBody::new(incoming, shared, home));
        Ok(Response::new(answer.status, answer.headers, body))
    }

    async fn connect(
        &self,
        target: &Target,
        route: &Route,
        destinations: Destinations,
    ) -> Result<Line, HttpError> {
        let connected = connect(target, route, destinations, &self.0.tls);
        let connected = timeout(CONNECT_TIMEOUT, connected).await;
        let connected = connected.map_err(|_| {
            let message = format!("no connection within {} s", CONNECT_TIMEOUT.as_secs());
            HttpError::new(HttpErrorKind::Connect, message)
        })??;
        match connected.version {
            Version::Http1 => Ok(Line::Single(Connection::new(connected.stream))),
            #[cfg(feature = "http2")]
            Version::Http2 => {
                let shared = Shared::open(connected.stream).await?;
                self.0.pool.share(target.origin().to_owned(), Arc::clone(&shared));
                Ok(Line::Shared(shared))
            }
        }
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
        // The value may be a secret, so the message has the name only.
        let message = format!("the value of header `{name}` has characters that HTTP forbids");
        HttpError::new(HttpErrorKind::Invalid, message)
    })?;
    wire.set_sensitive(name.eq_ignore_ascii_case("authorization"));
    Ok(wire)
}
