//! Messages over streamable HTTP.

use std::collections::{BTreeMap, HashMap};
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{BoxStream, StreamExt};
use http::{HeaderName, HeaderValue};
use rmcp::model::{ClientJsonRpcMessage, ServerJsonRpcMessage};
use rmcp::transport::StreamableHttpClientTransport;
use rmcp::transport::streamable_http_client::{
    AuthRequiredError, HttpStatusError, StreamableHttpClient, StreamableHttpClientTransportConfig,
    StreamableHttpError, StreamableHttpPostResponse,
};
use sse_stream::{Sse, SseStream};
use turnhost_http::{Body, HttpClient, HttpError, Method, Request, Response};

use crate::oauth::{Key, Logins};

/// The largest answer and the largest event that are taken: as much as a line over stdio.
const MAX_MESSAGE_BYTES: usize = 16 * 1024 * 1024;

/// Bytes of a refusal that are read, for its error.
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// Time until the head of an answer. A server that works longer than that answers with a stream.
const HEAD_TIMEOUT: Duration = Duration::from_mins(5);

type Result<T> = std::result::Result<T, StreamableHttpError<HttpError>>;

/// Returns the transport to a server at `url`.
pub(crate) fn transport(
    http: HttpClient,
    url: &str,
    headers: &BTreeMap<String, String>,
    token: Token,
) -> StreamableHttpClientTransport<Http> {
    let headers = headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let backend = Http { client: http, headers, token };
    let mut config = StreamableHttpClientTransportConfig::with_uri(url.to_owned());
    config.max_sse_event_size = MAX_MESSAGE_BYTES;
    StreamableHttpClientTransport::with_client(backend, config)
}

/// Returns scheme, host and port of an address.
pub(crate) fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(format!("{}://{}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase()))
}

/// The HTTP client as rmcp uses it.
#[derive(Clone)]
pub(crate) struct Http {
    client: HttpClient,
    headers: Vec<(String, String)>,
    token: Token,
}

/// The token that goes with every request.
#[derive(Clone)]
pub(crate) enum Token {
    /// None: neither is one configured, nor could there be a login.
    None,
    /// The configured one.
    Fixed(String),
    /// The token of the user's login, if there is one by then.
    Login(Arc<Logins>, Key),
}

impl Token {
    async fn current(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Fixed(token) => Some(token.clone()),
            Self::Login(logins, key) => logins.token(key).await,
        }
    }

    /// Returns a token in place of one that was refused; `None` if there is no other.
    async fn renewed(&self, refused: &str) -> Option<String> {
        match self {
            Self::None | Self::Fixed(_) => None,
            Self::Login(logins, key) => logins.renewed(key, refused).await,
        }
    }
}

/// Adds a token to a request.
fn authorized(request: &Request, token: Option<&str>) -> Request {
    let request = request.clone();
    match token {
        Some(token) => request.header("authorization", format!("Bearer {token}")),
        None => request,
    }
}

impl Http {
    fn request(
        &self,
        method: Method,
        url: &str,
        session: Option<&str>,
        custom: &HashMap<HeaderName, HeaderValue>,
    ) -> Request {
        let mut request = Request::new(method, url);
        request.head_timeout = Some(HEAD_TIMEOUT);
        for (name, value) in &self.headers {
            request = request.header(name.clone(), value.clone());
        }
        // The order of headers of different names means nothing.
        let mut custom: Vec<_> = custom.iter().collect();
        custom.sort_by_key(|(name, _)| name.as_str());
        for (name, value) in custom {
            if let Ok(value) = value.to_str() {
                request = request.header(name.as_str().to_owned(), value.to_owned());
            }
        }
        if let Some(session) = session {
            request = request.header("mcp-session-id", session.to_owned());
        }
        request
    }

    async fn send(&self, request: Request) -> Result<Response> {
        let token = self.token.current().await;
        let response = self.client.request(authorized(&request, token.as_deref())).await;
        let mut response = response.map_err(StreamableHttpError::Client)?;
        if response.status() == 401
            && let Some(refused) = &token
            && let Some(fresh) = self.token.renewed(refused).await
        {
            response.into_body().drain(MAX_ERROR_BYTES).await;
            let again = self.client.request(authorized(&request, Some(&fresh))).await;
            response = again.map_err(StreamableHttpError::Client)?;
        }
        if response.status() == 401 {
            let challenge = response.header("www-authenticate").unwrap_or_default().to_owned();
            response.into_body().drain(MAX_ERROR_BYTES).await;
            return Err(StreamableHttpError::AuthRequired(AuthRequiredError::new(challenge)));
        }
        Ok(response)
    }

    async fn post(
        &self,
        url: &str,
        message: &ClientJsonRpcMessage,
        session: Option<&str>,
        custom: &HashMap<HeaderName, HeaderValue>,
    ) -> Result<StreamableHttpPostResponse> {
        let mut request = self
            .request(Method::Post, url, session, custom)
            .header("content-type", "application/json")
            .header("accept", "application/json, text/event-stream");
        request.body = Bytes::from(serde_json::to_vec(message)?);
        let response = self.send(request).await?;
        let status = response.status();
        let of_session = response.header("mcp-session-id").map(str::to_owned);
        match (status, kind(&response)) {
            (404, _) if session.is_some() => Err(StreamableHttpError::SessionExpired),
            (202 | 204, _) => {
                response.into_body().drain(MAX_ERROR_BYTES).await;
                Ok(StreamableHttpPostResponse::Accepted)
            }
            (200..=299, Kind::Events) => {
                Ok(StreamableHttpPostResponse::Sse(events(response.into_body()), of_session))
            }
            (200..=299, Kind::Json) => {
                let body = whole(response.into_body()).await?;
                match serde_json::from_slice::<ServerJsonRpcMessage>(&body) {
                    Ok(message) => Ok(StreamableHttpPostResponse::Json(message, of_session)),
                    // Some servers answer a notification with something of their own.
                    Err(_) if !matches!(message, ClientJsonRpcMessage::Request(_)) => {
                        Ok(StreamableHttpPostResponse::Accepted)
                    }
                    Err(error) => Err(error.into()),
                }
            }
            (200..=299, Kind::Other(kind)) => Err(StreamableHttpError::UnexpectedContentType(kind)),
            (_, Kind::Json) => {
                let body = whole(response.into_body()).await?;
                match serde_json::from_slice::<ServerJsonRpcMessage>(&body) {
                    Ok(message @ ServerJsonRpcMessage::Error(_)) => {
                        Ok(StreamableHttpPostResponse::Json(message, of_session))
                    }
                    _ => Err(refusal(status)),
                }
            }
            _ => Err(refusal(status)),
        }
    }
}

fn refusal(status: u16) -> StreamableHttpError<HttpError> {
    StreamableHttpError::HttpStatus(HttpStatusError::new(status, None))
}

/// The kind of an answer's body.
enum Kind {
    Json,
    Events,
    Other(Option<String>),
}

fn kind(response: &Response) -> Kind {
    let media = response
        .header("content-type")
        .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    match media.as_deref() {
        Some("application/json") => Kind::Json,
        Some("text/event-stream") => Kind::Events,
        _ => Kind::Other(media),
    }
}

/// Reads a body that is one message.
async fn whole(body: Body) -> Result<Vec<u8>> {
    let read = body.read(MAX_MESSAGE_BYTES + 1).await.map_err(StreamableHttpError::Client)?;
    if read.len() > MAX_MESSAGE_BYTES {
        return Err(StreamableHttpError::ResponseBodyTooLarge { max_size: MAX_MESSAGE_BYTES });
    }
    Ok(read)
}

/// Reads a body as events.
fn events(body: Body) -> BoxStream<'static, std::result::Result<Sse, sse_stream::Error>> {
    let chunks = futures_util::stream::unfold(Bounded::new(body), |mut body| async move {
        let chunk = poll_fn(|cx| body.poll_chunk(cx)).await?;
        Some((chunk, body))
    });
    SseStream::from_bytes_stream(Box::pin(chunks)).boxed()
}

/// The reason why a stream of events broke.
#[derive(Debug, thiserror::Error)]
enum BrokenStream {
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error("an event is larger than {MAX_MESSAGE_BYTES} bytes")]
    TooLarge,
}

/// A body whose events are bounded: it breaks after that many bytes without an empty line, which
/// is what ends an event.
struct Bounded {
    body: Option<Body>,
    since_empty_line: usize,
    /// Set if the last character was a line's end.
    at_line_start: bool,
}

impl Bounded {
    fn new(body: Body) -> Self {
        Self { body: Some(body), since_empty_line: 0, at_line_start: true }
    }

    fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<Bytes, BrokenStream>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let chunk = std::task::ready!(body.poll_chunk(cx));
        let checked = match chunk {
            Some(Ok(chunk)) if self.fits(&chunk) => return Poll::Ready(Some(Ok(chunk))),
            Some(Ok(_)) => Some(Err(BrokenStream::TooLarge)),
            Some(Err(error)) => Some(Err(error.into())),
            None => None,
        };
        self.body = None;
        Poll::Ready(checked)
    }

    fn fits(&mut self, chunk: &[u8]) -> bool {
        for byte in chunk {
            let ends_line = matches!(byte, b'\n' | b'\r');
            self.since_empty_line =
                if ends_line && self.at_line_start { 0 } else { self.since_empty_line + 1 };
            self.at_line_start = ends_line;
        }
        self.since_empty_line <= MAX_MESSAGE_BYTES
    }
}

impl StreamableHttpClient for Http {
    type Error = HttpError;

    async fn post_message(
        &self,
        uri: Arc<str>,
        message: ClientJsonRpcMessage,
        session_id: Option<Arc<str>>,
        _: Option<String>,
        custom_headers: HashMap<HeaderName, HeaderValue>,
    ) -> Result<StreamableHttpPostResponse> {
        self.post(&uri, &message, session_id.as_deref(), &custom_headers).await
    }

    async fn delete_session(
        &self,
        uri: Arc<str>,
        session_id: Arc<str>,
        _: Option<String>,
        custom_headers: HashMap<HeaderName, HeaderValue>,
    ) -> Result<()> {
        let request = self.request(Method::Delete, &uri, Some(&session_id), &custom_headers);
        let response = self.send(request).await?;
        let status = response.status();
        response.into_body().drain(MAX_ERROR_BYTES).await;
        match status {
            200..=299 => Ok(()),
            405 => Err(StreamableHttpError::ServerDoesNotSupportDeleteSession),
            status => Err(refusal(status)),
        }
    }

    async fn get_stream(
        &self,
        uri: Arc<str>,
        session_id: Option<Arc<str>>,
        last_event_id: Option<String>,
        _: Option<String>,
        custom_headers: HashMap<HeaderName, HeaderValue>,
    ) -> Result<BoxStream<'static, std::result::Result<Sse, sse_stream::Error>>> {
        let mut request = self
            .request(Method::Get, &uri, session_id.as_deref(), &custom_headers)
            .header("accept", "text/event-stream");
        if let Some(last) = last_event_id {
            request = request.header("last-event-id", last);
        }
        let response = self.send(request).await?;
        match (response.status(), kind(&response)) {
            (405, _) => Err(StreamableHttpError::ServerDoesNotSupportSse),
            (404, _) if session_id.is_some() => Err(StreamableHttpError::SessionExpired),
            (200..=299, Kind::Events) => Ok(events(response.into_body())),
            (200..=299, Kind::Json) => {
                Err(StreamableHttpError::UnexpectedContentType(Some("application/json".into())))
            }
            (200..=299, Kind::Other(kind)) => Err(StreamableHttpError::UnexpectedContentType(kind)),
            (status, _) => Err(refusal(status)),
        }
    }
}
