//! Laws for any bytes that a stranger sends to a listener with a token and a list of origins:
//! the property that the fuzzer hunts for and that a test holds the corpus against.
//!
//! The bytes go through the listener as it is, over memory instead of a socket. What may happen
//! is derived from the bytes by plainer means.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use turnhost_auth::{Authenticator, Bearer, Flags, Mode, Origins, subprotocol};
use turnhost_base::SystemWorld;
use turnhost_task::Tasks;
use turnhost_transport::websocket::{HandshakePolicy, OriginRule, WebSocketListener};
use turnhost_transport::{Accepted, Connection, ConnectionIds, Mergeable, Message, StreamListener};

/// The token that is admitted.
const TOKEN: &str = "hush-of-the-door";

/// The same as a web page offers it: base64url, unpadded.
const ENCODED_TOKEN: &str = "aHVzaC1vZi10aGUtZG9vcg";

/// Its digest, which is all that the listener knows.
const TOKEN_SHA256: &str = "54f886e5ce719fda1feec1222c7bcbe33232fbdd0e0f69118d627f0803e6d6fb";

/// The one web page that may knock.
const ORIGIN: &str = "https://a.example";

/// Room for any answer.
const ANSWER_BYTES: usize = 64 << 10;

/// Sends `input` and panics if the answer is wrong. Gives its status; `None` if there was none.
pub(crate) fn check(input: &[u8]) -> Option<u16> {
    // Nothing here is outside the runtime: when all wait, the time of a handshake is over.
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let attached = Arc::new(AtomicUsize::new(0));
    let answer = match &runtime {
        Ok(runtime) => runtime.block_on(knock(input, Arc::clone(&attached))),
        Err(err) => panic!("no runtime: {err}"),
    };
    let text = String::from_utf8_lossy(&answer);
    let status = text.get(9..12).and_then(|digits| digits.parse().ok());
    let knocker = Knocker::read(input);
    for secret in [TOKEN, ENCODED_TOKEN] {
        assert!(!text.contains(secret), "the token came back: {text}");
    }
    if !knocker.has_listed_origin {
        assert!(!matches!(status, Some(101 | 200)), "a strange page was served: {text}");
    }
    if status == Some(101) {
        assert!(knocker.has_token, "admitted without the token: {text}");
    } else {
        assert_eq!(attached.load(Ordering::Relaxed), 0, "attached after {text:?}");
    }
    status
}

/// Returns the listener's answer to `input`: all of it, or the head of an upgrade.
async fn knock(input: &[u8], attached: Arc<AtomicUsize>) -> Vec<u8> {
    let (mut peer, stream) = duplex(input.len().max(ANSWER_BYTES));
    let tasks = Tasks::new();
    let listener = WebSocketListener::over(OneStream(Some(stream)), policy());
    listener.serve(ConnectionIds::default(), &tasks, move |_: Connection<Never>| {
        attached.fetch_add(1, Ordering::Relaxed);
    });
    let sent = peer.write_all(input).await;
    assert!(sent.is_ok(), "there is room for all of it: {sent:?}");
    let mut answer = Vec::new();
    loop {
        let read = peer.read_buf(&mut answer).await;
        if answer.starts_with(b"HTTP/1.1 101 ") {
            // What comes after the head are frames, which may be what the peer sent.
            if let Some(end) = answer.windows(4).position(|it| it == b"\r\n\r\n") {
                answer.truncate(end);
                break;
            }
        }
        if !matches!(read, Ok(1..)) {
            break;
        }
    }
    tasks.cancel();
    answer
}

fn policy() -> HandshakePolicy {
    let flags = Flags {
        mode: Some(Mode::CapabilityToken),
        token_sha256: Some(TOKEN_SHA256.to_owned()),
        ..Flags::default()
    };
    let Ok(Some(policy)) = flags.policy() else { panic!("the flags go together") };
    let Ok(auth) = Authenticator::open(policy, Arc::new(SystemWorld)) else {
        panic!("a digest needs no file")
    };
    let Ok(origin) = ORIGIN.parse() else { panic!("`{ORIGIN}` is an origin") };
    HandshakePolicy {
        auth: Some(Arc::new(auth)),
        origin: OriginRule::Listed(Origins::new(vec![origin])),
        ..HandshakePolicy::tcp()
    }
}

/// The credentials in the bytes, if they are a request at all.
struct Knocker {
    /// The first `Authorization` has the token; or there is none, and a page offers it.
    has_token: bool,
    /// Each `Origin` is the listed one, or there is none.
    has_listed_origin: bool,
}

impl Knocker {
    fn read(input: &[u8]) -> Self {
        let named = |name: &str| -> Vec<&[u8]> {
            headers(input)
                .filter(|(it, _)| it.eq_ignore_ascii_case(name.as_bytes()))
                .map(|(_, value)| value)
                .collect()
        };
        let origins = named("origin");
        let has_token = if let Some(value) = named("authorization").first() {
            is_token(value)
        } else {
            let offered = named("sec-websocket-protocol");
            let mut protocols = offered.iter().flat_map(|it| it.split(|byte| *byte == b','));
            !origins.is_empty() && protocols.any(offers_token)
        };
        Self { has_token, has_listed_origin: origins.into_iter().all(is_listed) }
    }
}

/// Names and values up to the first empty line.
fn headers(input: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let lines = input.trim_ascii_start().split(|byte| *byte == b'\n').skip(1);
    lines.map(<[u8]>::trim_ascii_end).take_while(|line| !line.is_empty()).filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at(colon);
        Some((name, value.get(1..)?.trim_ascii()))
    })
}

fn is_token(value: &[u8]) -> bool {
    value.split_at_checked(7).is_some_and(|(scheme, token)| {
        scheme.eq_ignore_ascii_case(b"bearer ") && token.trim_ascii() == TOKEN.as_bytes()
    })
}

fn offers_token(name: &[u8]) -> bool {
    let token = Bearer::from_header(format!("Bearer {TOKEN}").as_bytes());
    subprotocol::bearer([name]).is_some_and(|offered| offered == token)
}

/// Returns `true` if it is [`ORIGIN`], however it is written.
fn is_listed(value: &[u8]) -> bool {
    let text = String::from_utf8_lossy(value).to_ascii_lowercase();
    text.strip_prefix(ORIGIN).is_some_and(|port| {
        port.is_empty()
            || port.strip_prefix(':').is_some_and(|it| it.trim_start_matches('0') == "443")
    })
}

/// A listening socket with one peer.
struct OneStream(Option<DuplexStream>);

impl StreamListener for OneStream {
    fn poll_accept(&mut self, _cx: &mut Context<'_>) -> Poll<io::Result<Accepted>> {
        // The next peer never comes, so nobody needs to be woken.
        self.0.take().map_or(Poll::Pending, |stream| Poll::Ready(Ok(Accepted::unnamed(stream))))
    }
}

/// The server says nothing here.
enum Never {}

impl Message for Never {
    fn encode(self) -> Bytes {
        match self {}
    }
}

impl Mergeable for Never {
    type Key<'a> = ();

    fn bytes(&self) -> usize {
        match *self {}
    }

    fn merge_key(&self) -> Option<()> {
        match *self {}
    }

    fn absorb(&mut self, _next: Self) {
        match *self {}
    }
}
