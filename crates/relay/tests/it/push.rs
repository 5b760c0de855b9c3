//! Wake-ups, with a push service and a browser that the tests play.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf;
use ring::rand::SystemRandom;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use turnhost_http::Method;

use crate::play::{Enrolled, Play, soon};

/// A push service: answers each request as configured, and shows it.
struct Service {
    listener: TcpListener,
    origin: String,
}

/// A request that the service got.
struct Got {
    head: String,
    body: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(it, _)| it.eq_ignore_ascii_case(name)).expect("the header").1
    }

    fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }
}

impl Service {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, origin }
    }

    async fn next(&self, answer: &str) -> Got {
        soon(async {
            let (mut stream, _) = self.listener.accept().await.unwrap();
            let mut bytes = Vec::new();
            loop {
                stream.read_buf(&mut bytes).await.unwrap();
                let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") else { continue };
                let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
                let got = Got { head, body: bytes[end + 4..].to_vec() };
                if got.body.len() < got.header("content-length").parse().unwrap() {
                    continue;
                }
                let answer =
                    format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.unwrap();
                return got;
            }
        })
        .await
    }
}

impl Service {
    /// Returns whether no peer has connected: a connection of its own is the first in the queue.
    async fn is_untouched(&self) -> bool {
        let own = TcpStream::connect(self.listener.local_addr().unwrap()).await.unwrap();
        let (_, first) = soon(self.listener.accept()).await.unwrap();
        first == own.local_addr().unwrap()
    }
}

/// A browser's keys.
struct Browser {
    private: EphemeralPrivateKey,
    public: Vec<u8>,
}

const AUTH: [u8; 16] = [9; 16];

impl Browser {
    fn new() -> Self {
        let private = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = private.compute_public_key().unwrap().as_ref().to_vec();
        Self { private, public }
    }

    fn subscription(&self, endpoint: &str) -> Value {
        let (p256dh, auth) = (URL_SAFE_NO_PAD.encode(&self.public), URL_SAFE_NO_PAD.encode(AUTH));
        json!({"endpoint": endpoint, "expirationTime": null, "keys": {"p256dh": p256dh, "auth": auth}})
    }

    /// Opens a message as RFC 8291 says; written from the standard, apart from what the relay has.
    fn open(self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        assert_eq!(rest[..5], [0, 0, 16, 0, 65]);
        let (sender, sealed) = rest[5..].split_at(65);
        let peer = UnparsedPublicKey::new(&ECDH_P256, sender);
        let agreed = agree_ephemeral(self.private, &peer, <[u8]>::to_vec).unwrap();
        let input = derive(&AUTH, &agreed, &[b"WebPush: info\0", &self.public, sender], 32);
        let key = derive(salt, &input, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce = derive(salt, &input, &[b"Content-Encoding: nonce\0"], 12);
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut record = sealed.to_vec();
        let plain = key.open_in_place(nonce, Aad::empty(), &mut record).unwrap();
        let end = plain.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(plain[end], 2);
        serde_json::from_slice(&plain[..end]).unwrap()
    }
}

fn derive(salt: &[u8], input: &[u8], info: &[&[u8]], bytes: usize) -> Vec<u8> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(input);
    let mut derived = vec![0; bytes];
    key.expand(info, Length(bytes)).unwrap().fill(&mut derived).unwrap();
    derived
}

async fn scene() -> (Play, Service, Enrolled, String) {
    let service = Service::new().await;
    let play = Play::with(false, std::slice::from_ref(&service.origin)).await;
    let account = play.account().await;
    let enrolled = play.enrol(&account, None).await;
    let token = play.pair(&enrolled).await;
    (play, service, enrolled, token)
}

async fn subscribe(play: &Play, token: &str, body: Value) -> u16 {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    play.send(Method::Post, "/v1/client/push", &headers, Some(body)).await.status
}

async fn wake(play: &Play, enrolled: &Enrolled) {
    let answer = play.host_call(Method::Post, "server/wake", &enrolled.token, None).await;
    assert_eq!(answer.status, 204, "{answer:?}");
}

#[tokio::test]
async fn a_browser_that_looks_elsewhere_is_woken_in_words_that_only_it_reads() {
    let (play, service, enrolled, token) = scene().await;
    let browser = Browser::new();
    let endpoint = format!("{}/send/abc", service.origin);
    assert_eq!(subscribe(&play, &token, browser.subscription(&endpoint)).await, 204);
    wake(&play, &enrolled).await;
    let got = service.next("201 Created").await;
    assert_eq!(got.path(), "/send/abc");
    assert_eq!(got.header("content-encoding"), "aes128gcm");
    assert_eq!((got.header("ttl"), got.header("urgency")), ("86400", "high"));
    assert!(got.header("topic").len() <= 32);
    // The key that signs is the one that the browser subscribed with.
    let bearer = format!("Bearer {token}");
    let key = play.send(Method::Get, "/v1/push", &[("authorization", &bearer)], None).await;
    let key = key.body["publicKey"].as_str().unwrap().to_owned();
    let authorization = got.header("authorization");
    assert!(
        authorization.starts_with("vapid t=") && authorization.ends_with(&format!(", k={key}"))
    );
    assert_eq!(URL_SAFE_NO_PAD.decode(key).unwrap().len(), 65);
    assert_eq!(browser.open(&got.body), json!({"machine": enrolled.environment, "name": "box"}));
}

#[tokio::test]
async fn a_client_that_is_there_is_not_woken_and_a_webhook_is_the_other_way() {
    let (play, service, enrolled, token) = scene().await;
    let there = Browser::new().subscription(&format!("{}/there", service.origin));
    assert_eq!(subscribe(&play, &token, there).await, 204);
    let other = play.pair(&enrolled).await;
    let elsewhere = Browser::new().subscription(&format!("{}/elsewhere", service.origin));
    assert_eq!(subscribe(&play, &other, elsewhere).await, 204);
    let mut client = play.client(&enrolled.environment, &token, "").await.unwrap();
    client.next_of("open").await;
    wake(&play, &enrolled).await;
    assert_eq!(service.next("201 Created").await.path(), "/elsewhere");
    let done = CloseFrame { code: 1000.into(), reason: "".into() };
    client.0.close(Some(done)).await.unwrap();
    play.until_metric("turnhost_relay_streams 0").await;
    play.world.advance(10_000);
    let bearer = format!("Bearer {}", enrolled.host_token);
    let headers = [("authorization", bearer.as_str())];
    let hook = |url: Value| {
        play.send(Method::Post, "/v1/account/webhook", &headers, Some(json!({"url": url})))
    };
    assert_eq!(hook(json!(format!("{}/topic", service.origin))).await.status, 204);
    assert_eq!(hook(json!("https://10.0.0.1/topic")).await.status, 400);
    wake(&play, &enrolled).await;
    let mut paths = Vec::new();
    for _ in 0..3 {
        let got = service.next("200 OK").await;
        if got.path() == "/topic" {
            assert_eq!(got.body, b"box waits for you");
        }
        paths.push(got.path().to_owned());
    }
    paths.sort_unstable();
    assert_eq!(paths, ["/elsewhere", "/there", "/topic"]);
}

/// A page in the background has its socket open, and a phone that was put away has, too, for a while.
#[tokio::test]
async fn a_client_whose_socket_is_open_is_woken_if_nobody_looks() {
    let (play, service, enrolled, token) = scene().await;
    let there = Browser::new().subscription(&format!("{}/there", service.origin));
    assert_eq!(subscribe(&play, &token, there).await, 204);
    let presence = |away: bool| json!({"type": "presence", "away": away});
    let ping = || json!({"type": "ping"});
    let mut client = play.client(&enrolled.environment, &token, "").await.unwrap();
    let stream = client.next_of("open").await["stream"].as_str().unwrap().to_owned();
    // It is in the background, and in front again.
    client.say(presence(true)).await;
    client.say(ping()).await;
    client.next_of("ack").await;
    wake(&play, &enrolled).await;
    assert_eq!(service.next("201 Created").await.path(), "/there");
    client.say(presence(false)).await;
    client.say(ping()).await;
    client.next_of("ack").await;
    play.world.advance(10_000);
    wake(&play, &enrolled).await;
    play.until_metric("turnhost_relay_pushes_total 1").await;
    // It was looked at while the machine asked; now it is not, and nothing was received from it in between.
    until_passed_over(&play, &service, &enrolled).await;
    client.say(presence(true)).await;
    assert_eq!(service.next("201 Created").await.path(), "/there");
    // Its socket is cut after a wake-up that it said nothing to.
    client.say(presence(false)).await;
    client.say(ping()).await;
    client.next_of("ack").await;
    until_passed_over(&play, &service, &enrolled).await;
    drop(client);
    assert_eq!(service.next("201 Created").await.path(), "/there");
    // It was woken; that it comes and goes again is no news.
    let taken_up = format!("?stream={stream}&after=0");
    let mut client = play.client(&enrolled.environment, &token, &taken_up).await.unwrap();
    client.next_of("open").await;
    until_passed_over(&play, &service, &enrolled).await;
    client.say(ping()).await;
    client.next_of("ack").await;
    drop(client);
    client = play.client(&enrolled.environment, &token, &taken_up).await.unwrap();
    client.next_of("open").await;
    client.say(json!({"type": "presence"})).await;
    assert_eq!(client.close_code().await, Some(4400));
    assert!(service.is_untouched().await);
}

/// Has the machine wake its clients, up to the one that gets the push because no user looks at it.
async fn until_passed_over(play: &Play, service: &Service, enrolled: &Enrolled) {
    let mark = play.pair(enrolled).await;
    let endpoint = format!("{}/mark", service.origin);
    assert_eq!(subscribe(play, &mark, Browser::new().subscription(&endpoint)).await, 204);
    play.world.advance(10_000);
    wake(play, enrolled).await;
    assert_eq!(service.next("201 Created").await.path(), "/mark");
    let bearer = format!("Bearer {mark}");
    let headers = [("authorization", bearer.as_str())];
    assert_eq!(play.send(Method::Delete, "/v1/client", &headers, None).await.status, 204);
}

#[tokio::test]
async fn a_subscription_that_the_service_ended_is_forgotten() {
    let (play, service, enrolled, token) = scene().await;
    let endpoint = format!("{}/gone", service.origin);
    assert_eq!(subscribe(&play, &token, Browser::new().subscription(&endpoint)).await, 204);
    wake(&play, &enrolled).await;
    service.next("410 Gone").await;
    play.until_metric("turnhost_relay_failed_pushes_total 1").await;
    play.world.advance(10_000);
    // Only the other client's is left.
    let other = play.pair(&enrolled).await;
    let endpoint = format!("{}/left", service.origin);
    assert_eq!(subscribe(&play, &other, Browser::new().subscription(&endpoint)).await, 204);
    wake(&play, &enrolled).await;
    assert_eq!(service.next("201 Created").await.path(), "/left");
    play.until_metric("turnhost_relay_pushes_total 1").await;
    let bearer = format!("Bearer {other}");
    let headers = [("authorization", bearer.as_str())];
    assert_eq!(play.send(Method::Delete, "/v1/client/push", &headers, None).await.status, 204);
}

/// Neither the words for a browser nor the relay's name at its push service go to another address:
/// a service that answers with one has refused the wake-up, and keeps its subscription.
#[tokio::test]
async fn a_service_that_sends_elsewhere_is_not_followed() {
    let (play, service, enrolled, token) = scene().await;
    let elsewhere = Service::new().await;
    let endpoint = format!("{}/send/abc", service.origin);
    assert_eq!(subscribe(&play, &token, Browser::new().subscription(&endpoint)).await, 204);
    let bearer = format!("Bearer {}", enrolled.host_token);
    let headers = [("authorization", bearer.as_str())];
    let hook = json!({"url": format!("{}/topic", service.origin)});
    let hooked = play.send(Method::Post, "/v1/account/webhook", &headers, Some(hook)).await;
    assert_eq!(hooked.status, 204);
    // To another host, and to another path of the same.
    let answers = [
        format!("301 Moved Permanently\r\nlocation: {}/a", elsewhere.origin),
        format!("302 Found\r\nlocation: {}/b", elsewhere.origin),
        "303 See Other\r\nlocation: /c".to_owned(),
        format!("307 Temporary Redirect\r\nlocation: {}/d", elsewhere.origin),
        "308 Permanent Redirect\r\nlocation: /e".to_owned(),
        "300 Multiple Choices".to_owned(),
    ];
    for (round, answer) in answers.iter().enumerate() {
        play.world.advance(10_000);
        wake(&play, &enrolled).await;
        // Each is asked once: what was refused is not asked again.
        let got = [service.next(answer).await, service.next(answer).await];
        let mut paths = got.map(|got| got.path().to_owned());
        paths.sort_unstable();
        assert_eq!(paths, ["/send/abc", "/topic"], "{answer}");
        play.until_metric(&format!("turnhost_relay_failed_pushes_total {}", 2 * (round + 1))).await;
    }
    assert!(elsewhere.is_untouched().await, "the other address was asked");
    // The subscription is still there.
    play.world.advance(10_000);
    wake(&play, &enrolled).await;
    service.next("201 Created").await;
    service.next("201 Created").await;
    play.until_metric("turnhost_relay_pushes_total 2").await;
}

#[tokio::test]
async fn subscriptions_that_lead_inside_or_have_no_keys_are_refused() {
    let (play, service, enrolled, token) = scene().await;
    let fine = Browser::new().subscription(&format!("{}/x", service.origin));
    let with = |pointer: &str, value: Value| {
        let mut body = fine.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    for bad in [
        json!({}),
        with("/endpoint", json!("http://127.0.0.1:1/x")),
        with("/endpoint", json!("https://192.168.0.1/x")),
        with("/endpoint", json!(7)),
        with("/keys/p256dh", json!("AAAA")),
        with("/keys/auth", json!("")),
    ] {
        assert_eq!(subscribe(&play, &token, bad.clone()).await, 400, "{bad}");
    }
    for (token, expected) in [(token.as_str(), 204), ("wrong", 401), (enrolled.token.as_str(), 401)]
    {
        assert_eq!(subscribe(&play, token, fine.clone()).await, expected);
    }
    let answer = play.host_call(Method::Post, "server/wake", &token, None).await;
    assert_eq!(answer.status, 401);
}
