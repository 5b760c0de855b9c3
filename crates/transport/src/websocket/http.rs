//! HTTP up to the upgrade: one request a stream, within a time and a size.
//!
//! A peer has the time of a handshake from the moment it was accepted, TLS
//! included, until it is a websocket or has read its answer. This bounds the life
//! of every stream that has not completed the upgrade.

use std::convert::Infallible;
use std::future::{poll_fn, ready};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1::{self, Parts};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt as _;
use tokio::time::{Instant, sleep, timeout};
use turnhost_task::Tasks;

use super::crowd::{Crowd, Place};
use super::handshake::HandshakeLimits;
use super::upgrade::{Agreed, Request, Response};
use crate::streams::{Accepted, ByteStream, RetryingAccept};

/// 32 KiB: a request line and headers, a large signed token among them.
pub const MAX_HEAD_BYTES: usize = 32 << 10;

/// Bytes read of a request that has not got to the end of its headers:
/// more than they may have, so that it is they who are found too large.
const MAX_READ_BYTES: usize = 2 * MAX_HEAD_BYTES;

/// 1 s: how long requests that are no websocket may take to end at shutdown.
const LINGER: Duration = Duration::from_secs(1);

/// Answers a request, and says what becomes of the stream if that agrees to an upgrade.
pub(super) type HttpHandler = Arc<dyn Fn(Request) -> (Response, Option<Agreed>) + Send + Sync>;

/// Answers the streams of a listener until `tasks` is cancelled.
pub(super) async fn serve(
    mut streams: RetryingAccept,
    limits: HandshakeLimits,
    tasks: Tasks,
    answer: HttpHandler,
) {
    let crowd = Crowd::new(limits.pending);
    // Due before the timers of the streams that come meanwhile: a timer that is the first of all costs
    // a system call, by which the runtime wakes itself.
    let (mut first_timer, mut is_set) = (pin!(sleep(Duration::ZERO)), false);
    loop {
        let next = async {
            crowd.room().await;
            streams.accept().await
        };
        let peer = tokio::select! {
            biased;
            () = tasks.cancelled() => return,
            () = first_timer.as_mut(), if is_set => {
                is_set = false;
                continue;
            }
            next = next => next,
        };
        if !is_set {
            first_timer.as_mut().reset(Instant::now() + limits.timeout / 2);
            is_set = true;
        }
        let place = crowd.enter(peer.address);
        spawn(peer, place, limits.timeout, &tasks, Arc::clone(&answer));
    }
}

/// Answers one stream in a task.
fn spawn(peer: Accepted, mut place: Place, limit: Duration, tasks: &Tasks, answer: HttpHandler) {
    let Accepted { stream, judgement, address: _ } = peer;
    let watch = tasks.clone();
    tasks.spawn_to_end(async move {
        if let Some(judgement) = judgement
            && !judgement.await
        {
            return;
        }
        tokio::select! {
            biased;
            () = handle(stream, limit, &watch, answer) => {}
            () = place.cut() => tracing::debug!("a stream was cut: others wait"),
        }
    });
}

/// Answers one request. What was upgraded continues without this future.
async fn handle(stream: Box<dyn ByteStream>, limit: Duration, tasks: &Tasks, answer: HttpHandler) {
    let agreed = Mutex::new(None);
    let service = service_fn(|request: Request| {
        let (response, upgrade) = answer(request);
        *agreed.lock().unwrap_or_else(PoisonError::into_inner) = upgrade;
        ready(Ok::<_, Infallible>(last(response)))
    });
    let mut builder = http1::Builder::new();
    // Hyper ends the connection's task where the clock says a time before 1970.
    builder.auto_date_header(false);
    // The whole of it has a limit, so none of its parts needs one.
    builder.header_read_timeout(None).max_header_size(MAX_HEAD_BYTES).max_buf_size(MAX_READ_BYTES);
    let mut connection = builder.serve_connection(TokioIo::new(stream), service);
    let in_time = tokio::select! {
        biased;
        result = timeout(limit, poll_fn(|cx| connection.poll_without_shutdown(cx))) => Some(result),
        () = tasks.cancelled() => None,
    };
    let result = if let Some(result) = in_time {
        result
    } else {
        Pin::new(&mut connection).graceful_shutdown();
        timeout(LINGER, poll_fn(|cx| connection.poll_without_shutdown(cx))).await
    };
    match result {
        Ok(Ok(())) => {
            let Parts { io, read_buf, .. } = connection.into_parts();
            let agreed = agreed.into_inner().unwrap_or_else(PoisonError::into_inner);
            conclude(io.into_inner(), read_buf, agreed).await;
        }
        Ok(Err(err)) => tracing::debug!(%err, "a stream broke before it was a websocket"),
        Err(_) => tracing::debug!("a stream was cut: it was no websocket in time"),
    }
}

/// Hands a stream that was answered over to the websocket that it is now, or ends it. `read` came
/// after the request.
async fn conclude(mut stream: Box<dyn ByteStream>, read: Bytes, agreed: Option<Agreed>) {
    match agreed {
        Some(agreed) => agreed.open(stream, read).await,
        None => match timeout(LINGER, stream.shutdown()).await {
            Ok(Ok(())) => {}
            Ok(Err(err)) => tracing::debug!(%err, "a stream broke before its end"),
            Err(_) => tracing::debug!("a stream was cut: it took too long to end"),
        },
    }
}

/// Ends the stream with this answer, unless it is an upgrade.
fn last(mut response: Response) -> Response {
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
