//! Bodies on connections of HTTP/2.

use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body as _, Incoming};

use crate::error::HttpError;
use crate::pool::Pool;
use crate::shared::Shared;

/// A body beside others. Dropping it before its end ends its request alone.
pub(crate) struct SharedBody {
    incoming: Incoming,
    /// `None` once the end was seen.
    shared: Option<Arc<Shared>>,
    /// Destination of the connection then, with its name.
    home: (Weak<Pool>, String),
}

impl SharedBody {
    pub(crate) fn new(incoming: Incoming, shared: Arc<Shared>, home: (Weak<Pool>, String)) -> Self {
        Self { incoming, shared: Some(shared), home }
    }

    pub(crate) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, HttpError>>> {
        loop {
            match ready!(Pin::new(&mut self.incoming).poll_frame(cx)) {
                Some(Ok(frame)) => {
                    // What is not data is a trailer, which is not asked for; empty data ends a body.
                    if let Ok(chunk) = frame.into_data()
                        && !chunk.is_empty()
                    {
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                }
                Some(Err(err)) => return Poll::Ready(Some(Err(err.into()))),
                None => {
                    self.rest();
                    return Poll::Ready(None);
                }
            }
        }
    }

    /// Gives up the handle, and keeps the connection for the requests of a while.
    fn rest(&mut self) {
        let (pool, origin) = &mut self.home;
        if let (Some(shared), Some(pool)) = (self.shared.take(), pool.upgrade())
            && shared.is_ready()
        {
            pool.share(std::mem::take(origin), shared);
        }
    }
}
