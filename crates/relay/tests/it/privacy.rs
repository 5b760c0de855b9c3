//! The relay stores no message and no token.

use serde_json::json;
use std::os::unix::fs::PermissionsExt as _;

use crate::play::Play;

const MARKER: &str = "the-marker-of-a-secret-message";

fn holds(directory: &std::path::Path, needle: &str) -> bool {
    let files = std::fs::read_dir(directory).unwrap();
    files.flatten().any(|file| {
        let bytes = std::fs::read(file.path()).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    })
}

#[tokio::test]
async fn no_message_and_no_token_gets_into_the_files() {
    let play = Play::new().await;
    let (enrolled, mut host, token, mut client, stream) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": {"text": MARKER}})).await;
    let id = host.next_of("client_message").await["client_id"].clone();
    host.say(json!({"type": "server_message", "message": {"text": MARKER}, "client_id": id, "stream_id": stream, "seq_id": 1})).await;
    assert_eq!(client.next_of("message").await["message"]["text"], MARKER);
    let data = play.directory.path().join("data");
    for secret in [MARKER, token.as_str(), enrolled.token.as_str()] {
        assert!(!holds(&data, secret));
    }
    // The search finds what is there.
    assert!(holds(&data, &enrolled.environment));
    let mode = std::fs::metadata(&data).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
