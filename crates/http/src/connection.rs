//! One connection, driven by whoever waits for what it brings.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;

use crate::connect::Stream;
use crate::error::HttpError;

/// A request as the library takes it.
pub(crate) type WireRequest = hyper::Request<Full<Bytes>>;

type Driver = http1::Connection<TokioIo<Box<dyn Stream>>, Full<Bytes>>;

/// A connection to a server.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// `None` once it has ended.
    driver: Option<Pin<Box<Driver>>>,
}

impl Connection {
    pub(crate) async fn open(stream: Box<dyn Stream>) -> Result<Self, HttpError> {
        let (sender, driver) = http1::handshake(TokioIo::new(stream)).await?;
        Ok(Self { sender, driver: Some(Box::pin(driver)) })
    }

    /// Sends a request; ends when the head of its answer is there.
    pub(crate) async fn send(
        &mut self,
        request: WireRequest,
    ) -> Result<hyper::Response<Incoming>, TrySendError<WireRequest>> {
        let mut sent = pin!(self.sender.try_send_request(request));
        poll_fn(|cx| {
            drive(&mut self.driver, cx);
            sent.as_mut().poll(cx)
        })
        .await
    }

    /// Reads and writes as far as that is possible at once.
    pub(crate) fn poll_drive(&mut self, cx: &mut Context<'_>) {
        drive(&mut self.driver, cx);
    }

    /// Set if it can carry another request.
    pub(crate) fn is_ready(&self) -> bool {
        self.driver.is_some() && self.sender.is_ready()
    }
}

/// The reason for the connection's end is told to whoever waits for an answer or a body.
fn drive(driver: &mut Option<Pin<Box<Driver>>>, cx: &mut Context<'_>) {
    let ended = driver.as_mut().map(|driver| driver.as_mut().poll(cx));
    if let Some(Poll::Ready(result)) = ended {
        *driver = None;
        if let Err(err) = result {
            tracing::debug!(%err, "an HTTP connection ended");
        }
    }
}
