//! Listening: from a connection to the leg that answers its requests.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue, UPGRADE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};
use turnhost_http::TlsAcceptor;

use crate::error::{Refusal, RelayError};
use crate::http::{Leg, Request, Response, ending, refuse, text};
use crate::limits::{CONNECTIONS, HEAD_TIME};
use crate::relay::Relay;
use crate::{client, host, pages};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The type of what Prometheus reads; version 3 of it asks for one that it knows.
const METRICS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The prefix of the paths of the host's leg, below its base address.
const HOST_LEG: &str = "/wham/remote/control/";

/// A bound address.
#[derive(Debug)]
pub struct Listening {
    /// The address, with the port that was picked.
    pub address: SocketAddr,
}

impl Relay {
    /// Listens at an address, under TLS if there is an acceptor; port 0 picks a free one.
    pub async fn listen(
        &self,
        address: SocketAddr,
        tls: Option<Arc<TlsAcceptor>>,
    ) -> Result<Listening, RelayError> {
        let failed = |source| RelayError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        self.0.tasks.spawn_to_end(serve(self.clone(), listener, tls));
        Ok(Listening { address })
    }
}

/// Serves a listener until the relay has ended; new peers are meanwhile refused, with the time to come back.
async fn serve(relay: Relay, listener: TcpListener, tls: Option<Arc<TlsAcceptor>>) {
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let tasks = relay.0.tasks.clone();
    loop {
        let next = async {
            // The semaphore is never closed.
            let slot = Arc::clone(&slots).acquire_owned().await.ok();
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            biased;
            () = tasks.cancelled() => return,
            next = next => next,
        };
        let Ok((stream, peer)) = accepted else {
            // Too many open files, most likely: room comes when connections end.
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            continue;
        };
        // Without it a small message may wait for the peer's acknowledgement of the last one.
        _ = stream.set_nodelay(true);
        let (relay, tls) = (relay.clone(), tls.clone());
        relay.0.requests.clone().spawn(async move {
            match tls {
                Some(tls) => connection(relay, tls.accept(stream), peer).await,
                None => connection(relay, stream, peer).await,
            }
            drop(slot);
        });
    }
}

/// Answers the requests of one connection. An upgraded one continues in a task of its own.
async fn connection(
    relay: Relay,
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
) {
    let begun = Notify::new();
    let service = service_fn(|http| {
        begun.notify_one();
        let relay = relay.clone();
        async move { Ok::<_, Infallible>(answer(&relay, http, peer.ip()).await) }
    });
    let mut builder = http1::Builder::new();
    // Hyper ends the connection's task where the clock says a time before 1970.
    builder.auto_date_header(false);
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(64 << 10);
    let connection = builder.serve_connection(TokioIo::new(stream), service).with_upgrades();
    let mut connection = pin!(connection);
    let result = tokio::select! {
        biased;
        result = connection.as_mut() => result,
        () = relay.0.ending.cancelled() => {
            // A connection that was just made has not said anything yet, and is answered too.
            tokio::select! {
                biased;
                result = connection.as_mut() => result,
                () = begun.notified() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            }
        }
    };
    if let Err(err) = result {
        tracing::debug!(%err, "a connection broke");
    }
}

async fn answer(relay: &Relay, http: hyper::Request<Incoming>, peer: IpAddr) -> Response {
    relay.0.metrics.requests.count();
    // A listener for both versions says of a peer of version 4 that it is `::ffff:192.0.2.7`: all of them
    // would be of one network.
    let address = forwarded(relay, http.headers()).unwrap_or(peer).to_canonical();
    let request = Request { http, address };
    let id = relay.0.world.random_uuid().to_string();
    let path = request.http.uri().path().to_owned();
    let mut response = if is_of_another_site(&request) {
        refuse(&Refusal::another_site(), Leg::Client)
    } else if let Some((_, rest)) = path.rsplit_once(HOST_LEG) {
        let answered = host::answer(relay, request, rest).await;
        answered.unwrap_or_else(|refusal| refuse(&refusal, Leg::Host))
    } else {
        let answered = route(relay, request, &path).await;
        answered.unwrap_or_else(|refusal| refuse(&refusal, Leg::Client))
    };
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Returns whether a browser says that a page of another site asks for more than a look
/// (Fetch Metadata, `Sec-Fetch-Site`). Tokens are in no cookie, so such a page could do little: claim codes,
/// for one, and use up the tries of its reader's address.
fn is_of_another_site(request: &Request) -> bool {
    let is_look = matches!(*request.http.method(), Method::GET | Method::HEAD)
        && !request.http.headers().contains_key(UPGRADE);
    !is_look && matches!(request.header("sec-fetch-site"), Some("cross-site" | "same-site"))
}

async fn route(relay: &Relay, request: Request, path: &str) -> Result<Response, Refusal> {
    match (request.http.method(), path) {
        (&Method::GET | &Method::HEAD, "/healthz") => Ok(text(StatusCode::OK, "ok\n")),
        (&Method::GET | &Method::HEAD, "/readyz") if relay.is_ending() => Err(ending()),
        (&Method::GET | &Method::HEAD, "/readyz") => Ok(text(StatusCode::OK, "ready\n")),
        (&Method::GET, "/metrics") => {
            let mut answer = text(StatusCode::OK, relay.0.metrics.text(relay.gauges()));
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(METRICS));
            Ok(answer)
        }
        _ => match pages::answer(&request) {
            Some(page) => Ok(page),
            None => client::answer(relay, request, path).await,
        },
    }
}

/// Returns the address that the operator's proxy wrote, some with a port: the last one, since those before
/// it came from the peer.
fn forwarded(relay: &Relay, headers: &HeaderMap) -> Option<IpAddr> {
    if !relay.0.options.behind_proxy {
        return None;
    }
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?.to_str().ok()?;
    let last = last.rsplit(',').next()?.trim();
    let bare = last.trim_start_matches('[').trim_end_matches(']');
    bare.parse().or_else(|_| last.parse().map(|it: SocketAddr| it.ip())).ok()
}
