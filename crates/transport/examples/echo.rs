//! Sends each text frame back: the websocket layer alone, for public test-suites
//! of the protocol, whose clients expect an echo.
//!
//! `cargo run -p turnhost-transport --example echo [PORT]` says where it
//! listens; by default on a free port. Binary messages are not sent back, since
//! the layer takes none.

#![forbid(unsafe_code)]

use std::error::Error;
use std::future::pending;
use std::io::Write as _;
use std::net::Ipv4Addr;

use bytes::Bytes;
use turnhost_task::Tasks;
use turnhost_transport::websocket::WebSocketListener;
use turnhost_transport::{
    Connection, ConnectionIds, Inbound, Limits, MAX_MESSAGE_BYTES, Mergeable, Message, Offer,
    WhenFull,
};

/// A text as it came.
#[derive(Clone, Debug)]
struct Text(Bytes);

impl Message for Text {
    fn encode(self) -> Bytes {
        self.0
    }
}

impl Mergeable for Text {
    type Key<'a> = ();

    fn bytes(&self) -> usize {
        self.0.len()
    }

    fn merge_key(&self) -> Option<()> {
        None
    }

    fn absorb(&mut self, _next: Self) {}
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(0), |port| port.parse())?;
    let tasks = Tasks::new();
    let listener = WebSocketListener::bind((Ipv4Addr::LOCALHOST, port).into()).await?;
    writeln!(std::io::stdout(), "ws://{}", listener.local_addr())?;
    let limits = Limits { budget_bytes: 2 * MAX_MESSAGE_BYTES, ..Limits::new(WhenFull::Wait) };
    listener.serve_with(ConnectionIds::default(), limits, &tasks, |connection| {
        connection.tasks().clone().spawn(echo(connection));
    });
    pending().await
}

async fn echo(mut connection: Connection<Text>) {
    while let Some(inbound) = connection.recv().await {
        let Inbound::Frame(text) = inbound else { continue };
        match connection.outbox().offer(Text(text)) {
            Offer::Closed => return,
            Offer::Full => connection.outbox().ready().await,
            Offer::Queued | Offer::Merged | Offer::Shed => {}
        }
    }
}
