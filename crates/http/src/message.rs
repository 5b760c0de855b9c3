//! Requests and responses in types of our own.

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::sync::Weak;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::{HeaderMap, StatusCode};

use crate::connection::Connection;
use crate::destinations::Destinations;
use crate::encoding::{self, Encoding};
use crate::error::HttpError;
use crate::framing::Framing;
use crate::pool::Pool;
#[cfg(feature = "http2")]
use crate::shared_body::SharedBody;

/// The target of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Submits.
    Post,
    /// Ends, as MCP sessions are ended.
    Delete,
}

impl From<Method> for hyper::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Delete => Self::DELETE,
        }
    }
}

/// One request. Its `Debug` form leaves out everything that may be a secret.
#[derive(Clone)]
pub struct Request {
    /// The target.
    pub method: Method,
    /// `http://` or `https://` address.
    pub url: String,
    /// Pairs added to the address, not yet escaped.
    pub query: Vec<(String, String)>,
    /// Names and values of headers, in the order they are sent.
    pub headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// The body; may be empty.
    pub body: Bytes,
    /// Longest wait for the head of the answer, connecting included. The body is not limited.
    pub head_timeout: Option<Duration>,
    /// The addresses that it may go to.
    pub destinations: Destinations,
}

impl Request {
    /// Creates a request without query, headers, body or limit.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Bytes::new(),
            head_timeout: None,
            destinations: Destinations::Any,
        }
    }

    /// Adds a header. Whether HTTP allows it shows when the request is sent.
    #[must_use]
    pub fn header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The head of an answer, with its body still to be read.
#[derive(Debug)]
pub struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Body,
    proxy: Option<String>,
}

impl Response {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Body) -> Self {
        let body = Body { encoding: Encoding::of(&headers), ..body };
        Self { status, headers, body, proxy: None }
    }

    /// Notes the proxy that was asked.
    pub(crate) fn through(self, proxy: Option<String>) -> Self {
        Self { proxy, ..self }
    }

    /// Returns the status as a number, such as 404.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Returns the name of the status, such as `Not Found`; empty for numbers without one.
    pub fn reason(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or_default()
    }

    /// Returns a header's value, if it is there and readable text. Upper and lower case are alike.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the encoding of a body that is handed on as it came, such as `br`. `None` for a body
    /// that is not encoded, or that is decoded as it is read.
    pub fn unknown_encoding(&self) -> Option<String> {
        encoding::unknown(&self.headers)
    }

    /// Returns the host of the proxy that was asked, and may be who answered. `None` where the
    /// server was asked itself, also through a tunnel.
    pub fn proxy(&self) -> Option<&str> {
        self.proxy.as_deref()
    }

    /// Leaves the head behind.
    pub fn into_body(self) -> Body {
        self.body
    }
}

/// The body of an answer as it arrives. Dropping it before its end closes the connection.
///
/// Reading it reads from its connection, so all that has arrived is there without waiting for
/// another task.
pub struct Body {
    source: Source,
    encoding: Encoding,
}

enum Source {
    Single(Single),
    #[cfg(feature = "http2")]
    Shared(SharedBody),
}

/// A body on a connection that carries no other.
struct Single {
    /// `None` once the end was seen, or the connection broke.
    connection: Option<Connection>,
    framing: Framing,
    /// Destination of the connection at the end, with its name; `None` if it is not used again.
    home: Option<(Weak<Pool>, String)>,
}

impl Body {
    pub(crate) fn new(
        connection: Connection,
        framing: Framing,
        home: Option<(Weak<Pool>, String)>,
    ) -> Self {
        let single = Single { connection: Some(connection), framing, home };
        Self { source: Source::Single(single), encoding: Encoding::Plain }
    }

    /// Creates a body on a connection that carries others too.
    #[cfg(feature = "http2")]
    pub(crate) fn beside(body: SharedBody) -> Self {
        Self { source: Source::Shared(body), encoding: Encoding::Plain }
    }

    /// Returns the next piece, decoded: all that has arrived, as far as it was read at once. `None`
    /// at the end. Must not be polled after an error.
    pub fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, HttpError>>> {
        loop {
            if let Encoding::Decoded(decoder) = &mut self.encoding
                && let Some(decoded) = decoder.next().transpose()
            {
                return Poll::Ready(Some(decoded));
            }
            let arrived = ready!(match &mut self.source {
                Source::Single(single) => single.poll_chunk(cx),
                #[cfg(feature = "http2")]
                Source::Shared(shared) => shared.poll_chunk(cx),
            });
            let Encoding::Decoded(decoder) = &mut self.encoding else {
                return Poll::Ready(arrived);
            };
            match arrived {
                Some(Ok(bytes)) => decoder.push(&bytes),
                Some(Err(err)) => return Poll::Ready(Some(Err(err))),
                None => return Poll::Ready(decoder.finish().err().map(Err)),
            }
        }
    }
    /// Returns the next piece, `None` at the end. Cancellation safe.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, HttpError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Reads to the end, or until `max_bytes` are there; what is more is dropped.
    pub async fn read(mut self, max_bytes: usize) -> Result<Vec<u8>, HttpError> {
        let mut read = Vec::new();
        while let Some(chunk) = self.chunk().await {
            let chunk = chunk?;
            let room = max_bytes - read.len();
            read.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
            if read.len() == max_bytes {
                break;
            }
        }
        Ok(read)
    }

    /// Reads what is left and drops it, so that the connection can be used
    /// again. Gives up, and with that closes the connection, at the first
    /// error or after `max_bytes`.
    pub async fn drain(mut self, max_bytes: usize) {
        let mut left = max_bytes;
        while let Some(Ok(chunk)) = self.chunk().await {
            match left.checked_sub(chunk.len()) {
                Some(less) => left = less,
                None => return,
            }
        }
    }
}

impl Single {
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, HttpError>>> {
        let chunk = ready!(self.poll_piece(cx));
        match &chunk {
            Ok(Some(_)) => {}
            Ok(None) => self.keep_connection(),
            Err(_) => self.connection = None,
        }
        Poll::Ready(chunk.transpose())
    }

    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, HttpError>> {
        let Some(connection) = &mut self.connection else { return Poll::Ready(Ok(None)) };
        loop {
            connection.write(cx);
            let piece = self.framing.take(connection.input())?;
            if !piece.is_empty() {
                return Poll::Ready(Ok(Some(piece)));
            }
            if self.framing.is_over() {
                return Poll::Ready(Ok(None));
            }
            if ready!(connection.poll_read(cx))? == 0 {
                if self.framing == Framing::ToEnd {
                    return Poll::Ready(Ok(None));
                }
                let text = "the server closed the connection before the end of its answer";
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::UnexpectedEof, text).into()));
            }
        }
    }

    fn keep_connection(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        if let (true, Some((pool, origin))) = (connection.rest(), self.home.take())
            && let Some(pool) = pool.upgrade()
        {
            pool.put(origin, connection);
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}
