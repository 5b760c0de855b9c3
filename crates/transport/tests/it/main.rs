//! Transports over real pipes and sockets.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod conformance;
mod corpus;
mod handshake;
mod http;
mod in_process;
mod outbox;
mod stdio;
mod unix;
mod websocket;

use std::time::Duration;

use bytes::Bytes;
use turnhost_transport::{Class, Mergeable, Message};

/// Time that no test should come near to.
const TIMEOUT: Duration = Duration::from_secs(20);

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
    fn encode(self) -> Bytes {
        match self {
            Self::Plain(text) | Self::Answer(text) => text.into(),
            Self::Piece { item, text } => format!("{item}:{text}").into(),
        }
    }
}

impl Mergeable for Note {
    type Key<'a> = u8;

    fn bytes(&self) -> usize {
        match self {
            Self::Plain(text) | Self::Answer(text) | Self::Piece { text, .. } => text.len() + 2,
        }
    }

    fn merge_key(&self) -> Option<u8> {
        match self {
            Self::Piece { item, .. } => Some(*item),
            Self::Plain(_) | Self::Answer(_) => None,
        }
    }

    fn absorb(&mut self, next: Self) {
        if let (Self::Piece { text, .. }, Self::Piece { text: more, .. }) = (self, next) {
            text.push_str(&more);
        }
    }

    fn class(&self) -> Class {
        if matches!(self, Self::Answer(_)) { Class::Answer } else { Class::Event }
    }
}

/// Fails the test instead of hanging.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(TIMEOUT, future).await.expect("it should not take this long")
}
