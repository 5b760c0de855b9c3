//! The audit log: who did what, and nothing of what was said.

use rusqlite::Connection;
use serde_json::json;
use turnhost_http::Method;

use crate::play::{Enrolled, Play};

/// Reports an approval by the machine's only client to the relay. Returns the status.
async fn tell(play: &Play, enrolled: &Enrolled, client: &str) -> u16 {
    let body = Some(json!({"client_id": client, "decision": "a secret"}));
    play.host_call(Method::Post, "server/approved", &enrolled.token, body).await.status
}

async fn approve(play: &Play, enrolled: &Enrolled) {
    let clients = format!("environments/{}/clients", enrolled.environment);
    let list = play.host_call(Method::Get, &clients, &enrolled.host_token, None).await;
    let id = list.body["items"][0]["client_id"].as_str().unwrap().to_owned();
    assert_eq!(tell(play, enrolled, &id).await, 204);
}

#[tokio::test]
async fn a_host_tells_of_its_own_clients_alone_and_not_without_end() {
    let play = Play::new().await;
    let (enrolled, _host, _, _client, _) = play.connected().await;
    let (other, _elsewhere, _, _near, _) = play.connected_as("i-2").await;
    let list = format!("environments/{}/clients", other.environment);
    let list = play.host_call(Method::Get, &list, &other.host_token, None).await;
    let theirs = list.body["items"][0]["client_id"].as_str().unwrap();
    for client in [theirs, "nobody", "", "a\nb"] {
        assert_eq!(tell(&play, &enrolled, client).await, 404, "{client}");
    }
    let stranger = Enrolled { token: "wrong".to_owned(), ..enrolled.clone() };
    assert_eq!(tell(&play, &stranger, theirs).await, 401);
    for _ in 4..120 {
        approve(&play, &enrolled).await;
    }
    assert_eq!(tell(&play, &enrolled, "nobody").await, 429);
    play.until_metric("turnhost_relay_approvals_total 116").await;
    play.world.advance(60_000);
    approve(&play, &enrolled).await;
    approve(&play, &other).await;
}

#[tokio::test]
async fn who_joined_enrolled_paired_and_revoked_is_kept_with_address_and_time() {
    let play = Play::new().await;
    let (enrolled, mut host, _, mut client, _) = play.connected().await;
    client.say(json!({"type": "message", "seq": 1, "message": {"text": "a secret"}})).await;
    host.next_of("client_message").await;
    approve(&play, &enrolled).await;
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
    let expected =
        ["invited", "joined", "enrolled", "paired", "approved", "revoked", "machineDeleted"];
    assert_eq!(actions, expected);
    assert!(rows.iter().all(|row| row.3 == 1_800_000_000_000));
    assert!(rows[1..].iter().all(|row| row.2.as_deref() == Some("127.0.0.1")), "{rows:?}");
    assert!(rows[3..6].iter().all(|row| row.1 == id), "{rows:?}");
    assert_eq!(rows[6].1, enrolled.environment);
    assert!(!format!("{rows:?}").contains("secret"));
}
