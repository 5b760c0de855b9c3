//! The client: chooses the kept connections that fit a request's scheme.
//!
//! Two sets of connections exist, each made by the first request that needs
//! it: one for `http://` without trust roots, one for `https://` with those of
//! the system. Both take proxies from the environment (`HTTP_PROXY`,
//! `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, in either case), as it was at that
//! moment. Redirects are not followed: an answer of that kind is returned as
//! it is, so that no credentials travel to an address nobody configured.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Url};
use tokio::sync::OnceCell;

use crate::error::{HttpError, HttpErrorKind};
use crate::message::{Request, Response};

/// How long a connection, TLS included, may take to come about. Longer than
/// two lost SYN packets on a slow line (1 s + 2 s + 4 s).
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an unused connection is kept. Between two turns a person thinks;
/// most servers close idle connections after one to two minutes themselves.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Sends HTTP requests over kept connections.
///
/// Cloning gives another handle to the same connections. Must be used within
/// one tokio runtime, as connections belong to the runtime that made them.
#[derive(Clone, Default)]
pub struct HttpClient(Arc<Inner>);

#[derive(Default)]
struct Inner {
    plain: OnceLock<reqwest::Client>,
    tls: OnceCell<reqwest::Client>,
}

impl HttpClient {
    /// A client without connections. Costs nothing: see the module's text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends `request` and returns once the head of the answer is there; any
    /// status is an answer, not an error.
    ///
    /// Cancellation safe: dropping the future closes the connection it used.
    pub async fn request(&self, request: Request) -> Result<Response, HttpError> {
        let Request { method, url, query, headers, body, head_timeout } = request;
        let mut url = Url::parse(&url).map_err(|err| {
            HttpError::new(HttpErrorKind::Invalid, format!("`{url}` is not a URL: {err}"))
        })?;
        if !query.is_empty() {
            url.query_pairs_mut()
                .extend_pairs(query.iter().map(|(name, value)| (&**name, &**value)));
        }
        let client = self.client_for(&url).await?;
        let mut wire = client.request(method.into(), url).body(body);
        for (name, value) in &headers {
            wire = wire.header(&**name, header_value(name, value)?);
        }
        let sent = wire.send();
        let response = match head_timeout {
            None => sent.await?,
            Some(limit) => tokio::time::timeout(limit, sent).await.map_err(|_| {
                let message = format!("no answer within {} ms", limit.as_millis());
                HttpError::new(HttpErrorKind::Timeout, message)
            })??,
        };
        Ok(Response::from_wire(response))
    }

    async fn client_for(&self, url: &Url) -> Result<&reqwest::Client, HttpError> {
        match url.scheme() {
            "http" => self.plain(),
            "https" => self.tls().await,
            scheme => Err(HttpError::new(
                HttpErrorKind::Invalid,
                format!("`{scheme}` is not a scheme for requests: write http:// or https://"),
            )),
        }
    }

    fn plain(&self) -> Result<&reqwest::Client, HttpError> {
        if let Some(client) = self.0.plain.get() {
            return Ok(client);
        }
        // No trust roots: reqwest makes a TLS configuration in any case, and
        // with an empty list it neither reads nor parses certificates.
        let client = builder().tls_certs_only([]).http1_only().build()?;
        Ok(self.0.plain.get_or_init(|| client))
    }

    async fn tls(&self) -> Result<&reqwest::Client, HttpError> {
        self.0
            .tls
            .get_or_try_init(|| async {
                // Reading the system's certificates takes 10 ms and more.
                let built = tokio::task::spawn_blocking(|| builder().build()).await;
                let broken = |err| HttpError::new(HttpErrorKind::Broken, format!("{err}"));
                Ok(built.map_err(broken)??)
            })
            .await
    }
}

fn builder() -> ClientBuilder {
    install_crypto();
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(POOL_IDLE_TIMEOUT)
        .tcp_nodelay(true)
        .redirect(Policy::none())
        .referer(false)
}

/// Makes ring the process's TLS provider, once.
pub(crate) fn install_crypto() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error means that another thread was quicker, with the same one.
        drop(rustls::crypto::ring::default_provider().install_default());
    }
}

fn header_value(name: &str, value: &str) -> Result<reqwest::header::HeaderValue, HttpError> {
    let mut wire = reqwest::header::HeaderValue::from_str(value).map_err(|_| {
        // The value may be a secret, so only the name is told.
        let message = format!("the value of header `{name}` has characters that HTTP forbids");
        HttpError::new(HttpErrorKind::Invalid, message)
    })?;
    wire.set_sensitive(name.eq_ignore_ascii_case("authorization"));
    Ok(wire)
}
