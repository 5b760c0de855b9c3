//! Messages that are longer than a frame may be.

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::protocol::frame::Frame as Part;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use turnhost_client::{Link as _, LinkReceiver as _, LinkSender as _, ServerMessage};
use turnhost_task::Tasks;

use crate::{dial, listen, soon};

const HEADER: &str = "x-codex-websocket-max-unfragmented-message-bytes";

/// Serves a peer that takes frames of `limit` bytes and says `told`; sends each
/// message back in fragments of 1,000 bytes.
async fn serve(told: Option<&'static str>, limit: usize, tasks: &Tasks) -> String {
    let (listener, address) = listen().await;
    tasks.spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        #[expect(clippy::result_large_err, reason = "the type is the library's")]
        let tell = |_: &Request, mut response: Response| {
            if let Some(told) = told {
                response.headers_mut().insert(HEADER, told.parse().unwrap());
            }
            Ok(response)
        };
        let config = WebSocketConfig::default().max_frame_size(Some(limit));
        let accepted =
            tokio_tungstenite::accept_hdr_async_with_config(stream, tell, Some(config)).await;
        let mut socket = accepted.unwrap();
        while let Some(Ok(Frame::Text(text))) = socket.next().await {
            let bytes = Bytes::from(text);
            let last = bytes.len().div_ceil(1_000).saturating_sub(1);
            for (number, part) in bytes.chunks(1_000).enumerate() {
                let kind = if number == 0 { Data::Text } else { Data::Continue };
                let part = Part::message(part.to_vec(), OpCode::Data(kind), number == last);
                socket.feed(Frame::Frame(part)).await.unwrap();
            }
            socket.flush().await.unwrap();
        }
    });
    format!("ws://{address}")
}

/// Sends messages of these lengths; they must come back.
async fn check(told: Option<&'static str>, limit: usize, lengths: &[usize]) {
    let tasks = Tasks::new();
    let url = serve(told, limit, &tasks).await;
    let (mut sender, mut receiver) = soon(dial(&url)).await.unwrap().split();
    for length in lengths {
        // Of two bytes each, so that some are cut.
        let text: String = std::iter::repeat_n('ü', length / 2).collect();
        let frame = Bytes::from(format!("{}{text}", if length % 2 == 0 { "" } else { "x" }));
        assert_eq!(frame.len(), *length);
        soon(sender.send(&mut vec![frame.clone()])).await.unwrap();
        let back = soon(receiver.recv()).await;
        let Ok(ServerMessage::Frame(back)) = back else { panic!("{length}: {back:?}") };
        assert!(back == frame, "{length} bytes came back changed");
    }
    tasks.cancel();
}

#[tokio::test]
async fn no_frame_is_longer_than_the_server_says() {
    check(Some("1001"), 1_001, &[1, 1_000, 1_001, 1_002, 2_002, 2_003, 50_000]).await;
}

#[tokio::test]
async fn where_it_says_nothing_usable_a_frame_has_16_mib_at_most() {
    const LIMIT: usize = 16 << 20;
    for told in [None, Some("0"), Some("many")] {
        check(told, LIMIT, &[LIMIT + 1]).await;
    }
}
