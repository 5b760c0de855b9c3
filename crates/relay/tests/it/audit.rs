//! The audit log: who did what, and nothing of what was said.

use rusqlite::Connection;
use serde_json::json;
use turnhost_http::Method;

use crate::play::Play;

#[tokio::test]
async fn who_joined_enrolled_paired_and_revoked_is_kept_with_address_and_time() {
    let play = Play::new().await;
    let (enrolled, mut host, _, mut client, _) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": {"text": "a secret"}})).await;
    host.next_of("client_message").await;
    let clients = format!("environments/{}/clients", enrolled.environment);
    let list = play.host_call(Method::Get, &clients, &enrolled.host_token, None).await;
    let id = list.body["items"][0]["client_id"].as_str().unwrap().to_owned();
    let revoke = format!("{clients}/{id}");
    play.host_call(Method::Delete, &revoke, &enrolled.host_token, None).await;
    let bearer = format!("Bearer {}", enrolled.host_token);
    let headers = [("authorization", bearer.as_str())];
    let machine = format!("/v1/account/machines/{}", enrolled.environment);
    play.send(Method::Delete, &machine, &headers, None).await;

    let path = play.directory.path().join("data/relay.sqlite");
    let db = Connection::open(path).unwrap();
    let mut rows =
        db.prepare("SELECT action, subject, address, at FROM audit ORDER BY id").unwrap();
    let rows = rows.query_map([], |row| {
        let (action, subject): (String, String) = (row.get(0)?, row.get(1)?);
        let (address, at): (Option<String>, i64) = (row.get(2)?, row.get(3)?);
        Ok((action, subject, address, at))
    });
    let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    let actions: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(actions, ["invited", "joined", "enrolled", "paired", "revoked", "machineDeleted"]);
    assert!(rows.iter().all(|row| row.3 == 1_800_000_000_000));
    assert!(rows[1..].iter().all(|row| row.2.as_deref() == Some("127.0.0.1")), "{rows:?}");
    assert_eq!((&rows[3].1, &rows[4].1, &rows[5].1), (&id, &id, &enrolled.environment));
    assert!(!format!("{rows:?}").contains("secret"));
}
