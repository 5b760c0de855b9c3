//! Transports over real pipes and sockets.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod conformance;
mod corpus;
mod door;
mod http;
mod memory;
mod outbox;
mod stdio;
mod unix;
mod websocket;

use std::time::Duration;

use bytes::Bytes;
use turnhost_transport::Message;

/// What no test should come near to.
const PATIENCE: Duration = Duration::from_secs(20);

/// A message of tests: plain text, an answer, or a piece of an item's text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Note {
    Plain(String),
    Answer(String),
    Piece { item: u8, text: String },
}

impl Note {
    fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    fn answer(text: impl Into<String>) -> Self {
        Self::Answer(text.into())
    }

    fn piece(item: u8, text: &str) -> Self {
        Self::Piece { item, text: text.to_owned() }
    }
}

impl Message for Note {
    fn encode(&self) -> Bytes {
        match self {
            Self::Plain(text) | Self::Answer(text) => text.clone().into(),
            Self::Piece { item, text } => format!("{item}:{text}").into(),
        }
    }

    fn size_hint(&self) -> usize {
        match self {
            Self::Plain(text) | Self::Answer(text) | Self::Piece { text, .. } => text.len() + 2,
        }
    }

    fn merges(&self) -> bool {
        matches!(self, Self::Piece { .. })
    }

    fn is_answer(&self) -> bool {
        matches!(self, Self::Answer(_))
    }

    fn merge(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (Self::Piece { item, text }, Self::Piece { item: other, text: more })
                if item == other =>
            {
                Some(Self::Piece { item: *item, text: format!("{text}{more}") })
            }
            _ => None,
        }
    }
}

/// Fails the test instead of hanging.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future).await.expect("it should not take this long")
}
