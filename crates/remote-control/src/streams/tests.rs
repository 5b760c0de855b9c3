//! Tests of encrypted streams against a relay that has every envelope in its hands.

use std::sync::Mutex as StdMutex;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use turnhost_base::{Millis, TestWorld};
use turnhost_secure_channel::{Initiator, KeyPair, PairingSecret};

use super::*;
use crate::stored::Plain;

/// A server that records what it gets.
#[derive(Default)]
struct Server {
    connections: StdMutex<Vec<mpsc::Receiver<Bytes>>>,
    open: StdMutex<Vec<mpsc::Sender<Bytes>>>,
}

impl Attach for Server {
    fn attach(&self) -> Attached {
        let (to_server, received) = mpsc::channel(16);
        let (answers, from_server) = mpsc::channel(16);
        lock(&self.connections).push(received);
        lock(&self.open).push(answers);
        Attached { to_server, from_server }
    }
}

impl Server {
    /// Returns what arrived, a list a connection.
    fn got(&self) -> Vec<Vec<String>> {
        let text = |bytes: Bytes| String::from_utf8(bytes.to_vec()).unwrap();
        let mut connections = lock(&self.connections);
        let all = |it: &mut mpsc::Receiver<Bytes>| {
            std::iter::from_fn(|| it.try_recv().ok()).map(text).collect()
        };
        connections.iter_mut().map(all).collect()
    }
}

struct Scene {
    streams: Arc<Streams>,
    server: Arc<Server>,
    host: KeyPair,
    client: KeyPair,
    secret: PairingSecret,
    seq: u64,
    tasks: Tasks,
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

impl Scene {
    /// Has a disk that stores at once.
    fn new() -> Self {
        let scene = Self::with_slow_disk();
        let (streams, mut pairings) = (Arc::clone(&scene.streams), scene.streams.pairings());
        scene.tasks.spawn(async move {
            while pairings.changed().await.is_ok() {
                streams.stored(*pairings.borrow_and_update());
            }
        });
        scene
    }

    /// Stores nothing by itself.
    fn with_slow_disk() -> Self {
        let (host, client) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let (server, tasks) = (Arc::new(Server::default()), Tasks::new());
        let world = Arc::new(TestWorld::at(Millis(1_000_000)));
        let attach = Arc::clone(&server) as Arc<dyn Attach>;
        let streams = Streams::new(attach, world, tasks.clone());
        let mut vault = Vault::new(host.clone(), Plain::Refused, &[]);
        let secret = PairingSecret::generate().unwrap();
        vault.add_secret(secret, Millis(2_000_000));
        streams.set_vault(vault);
        Self { streams, server, host, client, secret, seq: 0, tasks }
    }

    /// Delivers a message for a stream. Returns the answers to it.
    async fn say(&mut self, stream: &str, message: Value) -> Vec<Value> {
        self.seq += 1;
        self.say_as(stream, self.seq, message).await
    }

    async fn say_as(&mut self, stream: &str, seq: u64, message: Value) -> Vec<Value> {
        let envelope = json!({
            "type": "client_message", "client_id": "c", "stream_id": stream, "seq_id": seq,
            "cursor": "k", "message": message,
        });
        self.streams.take(&envelope.to_string()).await.unwrap();
        self.streams.next().iter().map(|text| serde_json::from_str(text).unwrap()).collect()
    }

    /// Pairs, up to the welcome.
    async fn greet(&mut self, stream: &str) -> Channel {
        let (initiator, hello) =
            Initiator::pair(&self.client, self.host.public(), &self.secret).unwrap();
        let answers = self.say(stream, sealed("hello", &hello)).await;
        let welcome = answers[0]["message"]["params"]["welcome"].as_str().unwrap();
        initiator.finish(&STANDARD.decode(welcome).unwrap()).unwrap()
    }

    /// Connects as a client that is known.
    async fn reconnect(&mut self, stream: &str) -> Vec<Value> {
        let (_, hello) = Initiator::connect(&self.client, self.host.public()).unwrap();
        self.say(stream, sealed("hello", &hello)).await
    }
}

fn sealed(member: &str, bytes: &[u8]) -> Value {
    json!({"method": SEALED, "params": {member: STANDARD.encode(bytes)}})
}

fn frame(channel: &mut Channel, message: &str) -> Value {
    sealed("frame", &channel.seal(message.as_bytes()).unwrap())
}

fn refusal(answers: &[Value]) -> Option<&str> {
    answers.iter().find_map(|it| it["message"]["params"]["refused"].as_str())
}

#[tokio::test]
async fn a_paired_client_gets_in_again_and_a_stranger_never() {
    let mut scene = Scene::new();
    assert_eq!(refusal(&scene.reconnect("s0").await), Some("unknownClient"));
    let mut channel = scene.greet("s1").await;
    assert_eq!(scene.server.got(), Vec::<Vec<String>>::new(), "nothing before a frame opens");
    let message = frame(&mut channel, "1");
    assert!(scene.say("s1", message).await.is_empty());
    assert_eq!(scene.server.got(), [["1"]]);
    // The secret counts once; the key counts from now on.
    let (_, hello) = Initiator::pair(&scene.client, scene.host.public(), &scene.secret).unwrap();
    let answers = scene.say("s2", sealed("hello", &hello)).await;
    assert_eq!(refusal(&answers), Some("unknownClient"));
    assert_eq!(refusal(&scene.reconnect("s3").await), None);
    assert!(scene.streams.with_vault(|vault| vault.forget("c")).unwrap());
    assert_eq!(refusal(&scene.reconnect("s4").await), Some("unknownClient"));
}

#[tokio::test]
async fn a_client_hears_nothing_before_a_restart_would_know_it() {
    let mut scene = Scene::with_slow_disk();
    let mut channel = scene.greet("s1").await;
    let first = frame(&mut channel, "1");
    scene.say("s1", first).await;
    assert_eq!(scene.server.got(), [["1"]]);
    let server = lock(&scene.server.open)[0].clone();
    server.send("answer".into()).await.unwrap();
    // Other clients are served meanwhile.
    let (initiator, hello) = Initiator::connect(&scene.client, scene.host.public()).unwrap();
    let answers = scene.say("s2", sealed("hello", &hello)).await;
    let welcome = answers[0]["message"]["params"]["welcome"].as_str().unwrap();
    let mut other = initiator.finish(&STANDARD.decode(welcome).unwrap()).unwrap();
    let first = frame(&mut other, "2");
    scene.say("s2", first).await;
    let second = lock(&scene.server.open)[1].clone();
    second.send("known".into()).await.unwrap();
    scene.streams.written().await;
    let heard = |scene: &Scene, channel: &mut Channel| {
        let texts = scene.streams.next();
        let [text] = texts.as_slice() else { panic!("{texts:?}") };
        let envelope: Value = serde_json::from_str(text).unwrap();
        let sealed = envelope["message"]["params"]["frame"].as_str().unwrap();
        channel.open(&STANDARD.decode(sealed).unwrap()).unwrap()
    };
    assert_eq!(heard(&scene, &mut other), b"known");
    let written = scene.streams.written();
    scene.streams.stored(1);
    written.await;
    assert_eq!(heard(&scene, &mut channel), b"answer");
}

#[tokio::test]
async fn whatever_a_relay_does_to_frames_ends_the_stream() {
    for deed in ["tampered", "repeated", "reordered", "dropped", "cut", "garbled", "mixed"] {
        let mut scene = Scene::new();
        let mut channel = scene.greet("s1").await;
        let first = frame(&mut channel, "1");
        scene.say("s1", first.clone()).await;
        let (two, three) = (channel.seal(b"2").unwrap(), channel.seal(b"3").unwrap());
        let mut flipped = two.clone();
        flipped[40] ^= 1;
        let message = match deed {
            "tampered" => sealed("frame", &flipped),
            "repeated" => first,
            "reordered" | "dropped" => sealed("frame", &three),
            "cut" => sealed("frame", &two[..two.len() - 1]),
            "garbled" => json!({"method": SEALED, "params": {"frame": "%"}}),
            _ => sealed("frame", &[two.as_slice(), &three].concat()),
        };
        let answers = scene.say("s1", message).await;
        assert_eq!(refusal(&answers), Some("broken"), "{deed}");
        let pong = answers.iter().find(|it| it["type"] == "pong");
        assert_eq!(pong.map(|it| &it["status"]), Some(&json!("unknown")), "{deed}");
        // The right frame comes too late.
        scene.say("s1", sealed("frame", &two)).await;
        assert_eq!(scene.server.got(), [["1"]], "{deed}");
    }
}

#[tokio::test]
async fn a_relay_that_repeats_a_greeting_or_speaks_for_a_client_gains_nothing() {
    let mut scene = Scene::new();
    let mut channel = scene.greet("s1").await;
    let one = frame(&mut channel, "1");
    scene.say("s1", one.clone()).await;
    let (_, hello) = Initiator::connect(&scene.client, scene.host.public()).unwrap();
    // A recorded greeting is answered, and its frame would need the client's fresh key.
    assert_eq!(refusal(&scene.say("s2", sealed("hello", &hello)).await), None);
    assert_eq!(refusal(&scene.say("s2", one).await), Some("broken"));
    let hello = json!({"id": 1, "method": "initialize", "params": {}});
    assert_eq!(refusal(&scene.say("s3", hello.clone()).await), Some("plain"));
    // In the clear, to a stream that is encrypted: neither opens it anew nor gets through.
    assert_eq!(refusal(&scene.say("s1", hello).await), Some("plain"));
    scene.say("s1", json!({"method": "turn/start", "params": {}})).await;
    let two = frame(&mut channel, "2");
    scene.say("s1", two).await;
    assert_eq!(scene.server.got(), [["1", "2"]]);
}

#[tokio::test]
async fn a_client_that_was_revoked_between_greeting_and_frame_stays_out() {
    let mut scene = Scene::new();
    let mut channel = scene.greet("s1").await;
    let first = frame(&mut channel, "1");
    scene.say("s1", first).await;
    let (initiator, hello) = Initiator::connect(&scene.client, scene.host.public()).unwrap();
    let answers = scene.say("s2", sealed("hello", &hello)).await;
    let welcome = answers[0]["message"]["params"]["welcome"].as_str().unwrap();
    let mut channel = initiator.finish(&STANDARD.decode(welcome).unwrap()).unwrap();
    scene.streams.with_vault(|vault| vault.forget("c"));
    let message = frame(&mut channel, "2");
    assert_eq!(refusal(&scene.say("s2", message).await), Some("unknownClient"));
    assert_eq!(scene.server.got(), [["1"]]);
}

#[tokio::test]
async fn a_client_that_approves_is_named_and_one_that_declines_is_not() {
    let mut scene = Scene::new();
    let mut channel = scene.greet("s1").await;
    let first = frame(&mut channel, "1");
    scene.say("s1", first).await;
    let server = lock(&scene.server.open)[0].clone();
    for (id, decision) in [(1, "decline"), (2, "accept")] {
        let request = json!({"method": "item/fileChange/requestApproval", "id": id, "params": {}});
        // Its method comes first, as the server writes it.
        let text =
            format!(r#"{{"method":"item/fileChange/requestApproval","id":{id},"params":{{}}}}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), request);
        server.send(text.into()).await.unwrap();
        scene.streams.written().await;
        let answer =
            frame(&mut channel, &json!({"id": id, "result": {"decision": decision}}).to_string());
        scene.say("s1", answer).await;
    }
    assert_eq!(&*scene.streams.approved().await, "c");
    assert!(lock(&scene.streams.approving).is_empty());
}

/// No message is lost in silence: the client learns that its stream is over, and begins another.
#[tokio::test(start_paused = true)]
async fn a_message_that_the_server_does_not_take_ends_socket_and_stream() {
    let mut scene = Scene::new();
    let mut channel = scene.greet("s1").await;
    let first = frame(&mut channel, "0");
    scene.say("s1", first).await;
    // As many as the connection holds, and one more.
    for number in 1..16 {
        let message = frame(&mut channel, &number.to_string());
        assert!(scene.say("s1", message).await.is_empty());
    }
    let envelope = json!({
        "type": "client_message", "client_id": "c", "stream_id": "s1", "seq_id": 99,
        "cursor": "late", "message": frame(&mut channel, "16"),
    });
    let taken = scene.streams.take(&envelope.to_string()).await;
    assert_eq!(taken, Err("the server did not take a message in time"));
    let said = scene.streams.next();
    let pong: Value = serde_json::from_str(said.last().unwrap()).unwrap();
    assert_eq!((&pong["type"], &pong["status"]), (&json!("pong"), &json!("unknown")));
    assert_eq!(scene.server.got()[0].len(), 16);
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_refused_in_its_place() {
    let mut scene = Scene::new();
    let mut channel = scene.greet("s1").await;
    let first = frame(&mut channel, "1");
    scene.say("s1", first).await;
    let server = lock(&scene.server.open)[0].clone();
    let filling = "x".repeat(SEALED_BYTES);
    for message in [
        format!(r#"{{"method":"news","params":{{"text":"{filling}"}}}}"#),
        format!(r#"{{"id":5,"result":{{"text":"{filling}"}}}}"#),
        r#"{"id":6,"result":{}}"#.to_owned(),
    ] {
        server.send(message.into()).await.unwrap();
    }
    let mut heard = Vec::new();
    while heard.len() < 2 {
        scene.streams.written().await;
        for text in scene.streams.next() {
            let envelope: Value = serde_json::from_str(&text).unwrap();
            let sealed = envelope["message"]["params"]["frame"].as_str().unwrap();
            let opened = channel.open(&STANDARD.decode(sealed).unwrap()).unwrap();
            heard.push(serde_json::from_slice::<Value>(&opened).unwrap());
        }
    }
    let error = &heard[0]["error"];
    assert_eq!((&heard[0]["id"], &error["data"]["kind"]), (&json!(5), &json!("tooLarge")));
    let words = error["message"].as_str().unwrap();
    assert!(words.contains("pass through a relay; ask for a part of it"), "{words}");
    assert_eq!(heard[1], json!({"id": 6, "result": {}}));
}

#[test]
fn the_longest_message_fits_once_it_is_sealed() {
    let plain = SEALED_BYTES + 4;
    let frame = plain + plain.div_ceil(65_519) * 18;
    let message = frame.div_ceil(3) * 4 + Sealed::frame(String::new()).message().len();
    assert!((MESSAGE_BYTES - (128 << 10)..=MESSAGE_BYTES).contains(&message), "{message}");
}

#[tokio::test]
async fn greetings_without_end_have_a_bound_and_nonsense_is_dropped() {
    let mut scene = Scene::new();
    for number in 0..2 * GREETED {
        scene.greet(&format!("s{number}")).await;
        // A relay acknowledges, or nothing more is sent.
        let ack = json!({"type": "ack", "client_id": "c", "stream_id": format!("s{number}"), "seq_id": 9});
        scene.streams.take(&ack.to_string()).await.unwrap();
        assert!(lock(&scene.streams.state).greeted.len() <= GREETED);
    }
    for params in
        [json!({}), json!([]), json!({"hello": "%"}), json!({"hello": ""}), json!({"frame": 1})]
    {
        scene.say("x", json!({"method": SEALED, "params": params})).await;
    }
    for text in ["", "[]", "{}", r#"{"type":"client_message"}"#] {
        assert_eq!(scene.streams.take(text).await, Ok(()));
    }
    assert_eq!(scene.server.got(), Vec::<Vec<String>>::new());
}
