//! Frames from the peer.

use std::task::{Context, Poll, ready};

use futures_util::StreamExt;
use futures_util::stream::SplitStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::{self, Message as Frame};

use super::unfinished::Share;
use super::upgrade::Socket;
use crate::CloseReason;
use crate::heartbeat::{Heartbeat, Silence};
use crate::inbound::Inbound;
use crate::limits::Limits;

/// Frames from the peer.
#[derive(Debug)]
pub(crate) struct FrameReader {
    stream: SplitStream<Socket>,
    share: Share,
    heartbeat: Option<Heartbeat>,
}

impl FrameReader {
    pub(super) fn new(stream: SplitStream<Socket>, share: Share, limits: &Limits) -> Self {
        Self { stream, share, heartbeat: Heartbeat::new(limits) }
    }

    /// Returns the next frame with something in it. `ping` pings the peer, which is asked for when
    /// it has been silent for long.
    pub(crate) fn poll_read(
        &mut self,
        cx: &mut Context<'_>,
        ping: &dyn Fn(),
    ) -> Poll<Result<Option<Inbound>, CloseReason>> {
        loop {
            let Poll::Ready(frame) = self.stream.poll_next_unpin(cx) else {
                let Some(heartbeat) = &mut self.heartbeat else { return Poll::Pending };
                match ready!(heartbeat.poll_silence(cx)) {
                    Silence::Ping => ping(),
                    Silence::Gone => return Poll::Ready(Err(CloseReason::Silent)),
                }
                continue;
            };
            if let Some(heartbeat) = &mut self.heartbeat {
                heartbeat.heard();
            }
            if let Some(Ok(Frame::Text(_) | Frame::Binary(_))) = &frame {
                self.share.finish();
            }
            return Poll::Ready(match frame {
                None => Ok(None),
                Some(Ok(Frame::Text(text))) => Ok(Some(Inbound::Frame(text.into()))),
                Some(Ok(Frame::Binary(_))) => {
                    Ok(Some(Inbound::Malformed("binary frames are not understood; send text")))
                }
                // The library answers them; a close frame when it is asked for more, and there is no more.
                Some(Ok(Frame::Ping(_) | Frame::Pong(_) | Frame::Close(_) | Frame::Frame(_))) => {
                    continue;
                }
                Some(Err(err)) => Err(unreadable(&err)),
            });
        }
    }
}

/// Returns the reason for which nothing more can be read, for the peer.
fn unreadable(err: &tungstenite::Error) -> CloseReason {
    match err {
        tungstenite::Error::Utf8(_) => CloseReason::NotUtf8,
        tungstenite::Error::Capacity(CapacityError::MessageTooLong { max_size, .. }) => {
            CloseReason::TooLarge { limit_bytes: *max_size }
        }
        _ => CloseReason::Unreadable(err.to_string().into()),
    }
}
