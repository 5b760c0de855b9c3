//! Test vectors in `vectors/channel.json`, which other implementations read.
//!
//! `UPDATE_EXPECT=1` writes the file; a change of it is a change of the format.

use std::fmt::Write as _;

use expect_test::expect_file;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use turnhost_secure_channel::{Channel, Hello, Initiator, KeyPair, PairingSecret, Responder};

const CLIENT: [u8; 32] = [0x11; 32];
const HOST: [u8; 32] = [0x22; 32];
const CLIENT_EPHEMERAL: [u8; 32] = [0x33; 32];
const HOST_EPHEMERAL: [u8; 32] = [0x44; 32];
const SECRET: [u8; 10] = *b"\x00\x44\x32\x14\xc7\x42\x54\xb6\x35\xcf";

/// Frames up to this length stand in the file, of longer ones the digest.
const SHOWN_BYTES: usize = 600;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// One message: `times` a byte, sealed `repeat` times over, of which the last frame is given.
struct Step {
    to_host: bool,
    byte: u8,
    times: usize,
    repeat: usize,
}

/// Exchanges messages both ways; padding, several records, and a change of keys in each direction.
fn steps() -> Vec<Step> {
    let step = |to_host, byte, times, repeat| Step { to_host, byte, times, repeat };
    vec![
        step(true, b'a', 0, 1),
        step(false, b'b', 1, 1),
        step(true, b'c', 253, 1),
        step(false, b'd', 4092, 1),
        step(false, b'e', 4093, 1),
        step(true, b'f', 200_000, 1),
        step(true, b'g', 2, 1100),
        step(false, b'h', 3, 1100),
    ]
}

fn run(step: &Step, client: &mut Channel, host: &mut Channel) -> Value {
    let (from, to) = if step.to_host { (client, host) } else { (host, client) };
    let message = vec![step.byte; step.times];
    let mut frame = Vec::new();
    for _ in 0..step.repeat {
        frame = from.seal(&message).unwrap();
        assert_eq!(to.open(&frame).unwrap(), message);
    }
    let mut value = json!({
        "from": if step.to_host { "client" } else { "host" },
        "byte": step.byte,
        "times": step.times,
        "repeat": step.repeat,
        "lastFrameBytes": frame.len(),
        "lastFrameSha256": hex(digest(&SHA256, &frame).as_ref()),
    });
    if frame.len() <= SHOWN_BYTES {
        value["lastFrame"] = hex(&frame).into();
    }
    value
}

fn session(secret: Option<&PairingSecret>) -> Value {
    let client = KeyPair::from_private(CLIENT);
    let host = KeyPair::from_private(HOST);
    let (initiator, hello) = Initiator::with_ephemeral_for_testing_only(
        &client,
        host.public(),
        secret,
        &CLIENT_EPHEMERAL,
    )
    .unwrap();
    let read = Hello::parse(&hello).unwrap();
    let responder =
        Responder::with_ephemeral_for_testing_only(&host, &read, secret, &HOST_EPHEMERAL).unwrap();
    let (mut at_host, welcome) = responder.welcome().unwrap();
    let mut at_client = initiator.finish(&welcome).unwrap();
    let frames: Vec<_> =
        steps().iter().map(|step| run(step, &mut at_client, &mut at_host)).collect();
    json!({
        "hello": hex(&hello),
        "welcome": hex(&welcome),
        "handshakeHash": hex(at_client.handshake_hash()),
        "frames": frames,
    })
}

#[test]
fn the_vectors_are_those_of_the_file() {
    let secret = PairingSecret::from_bytes(SECRET);
    let vectors = json!({
        "clientPrivate": hex(&CLIENT),
        "clientPublic": hex(KeyPair::from_private(CLIENT).public().as_bytes()),
        "hostPrivate": hex(&HOST),
        "hostPublic": hex(KeyPair::from_private(HOST).public().as_bytes()),
        "clientEphemeral": hex(&CLIENT_EPHEMERAL),
        "hostEphemeral": hex(&HOST_EPHEMERAL),
        "pairingSecret": secret.to_string(),
        "pairingId": hex(&secret.id().0),
        "known": session(None),
        "pairing": session(Some(&secret)),
    });
    let text = serde_json::to_string_pretty(&vectors).unwrap() + "\n";
    expect_file!["../../vectors/channel.json"].assert_eq(&text);
}
