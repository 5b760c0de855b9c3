//! Searches that are cancelled while they run.

use serde_json::{Value, json};
use turnhost_tests::{Peer, Transport};

use crate::{disk, lab, serve};

/// Returns the answer to a request, if it came already.
fn answer(peer: &Peer, id: i64) -> Option<&Value> {
    peer.log.iter().find(|it| it["id"] == id && it.get("method").is_none())
}

/// A search waits for what has to be added to its index, and that for the lock of another program.
#[tokio::test]
async fn a_search_is_cancelled_by_its_connection_and_by_the_method_of_its_kind_only() {
    let (lab, _model) = lab("", &[r#"text "a needle""#]).await;
    let (mut server, mut peer) = serve(&lab, Transport::WebSocket).await;
    let mut other = server.connect().await.unwrap();
    other.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let foreign = disk::lock_database(&lab);
    let params = json!({"searchTerm": "needle"});
    let search = peer.request("thread/search", Some(params.clone())).await.unwrap();
    let stream = peer.request("thread/search/stream", Some(params)).await.unwrap();
    for (method, id) in [
        ("thread/search/stream/cancel", json!(search)),
        ("thread/search/cancel", json!(search.to_string())),
        ("thread/search/cancel", json!(stream)),
        ("thread/search/stream/cancel", json!("never")),
    ] {
        assert_eq!(peer.call(method, json!({"requestId": id})).await.unwrap(), json!({}));
    }
    for id in [search, stream] {
        other.call("thread/search/cancel", json!({"requestId": id})).await.unwrap();
        other.call("thread/search/stream/cancel", json!({"requestId": id})).await.unwrap();
    }
    peer.call("thread/loaded/list", json!({})).await.unwrap();
    assert!(answer(&peer, search).is_none() && answer(&peer, stream).is_none(), "{:?}", peer.log);
    peer.call("thread/search/cancel", json!({"requestId": search})).await.unwrap();
    let cancelled = peer.find(0, |it| it["id"] == search && it.get("method").is_none()).await;
    let cancelled = cancelled.unwrap();
    assert_eq!(cancelled["error"]["code"], -32600);
    assert_eq!(cancelled["error"]["message"], "thread search cancelled");
    assert!(answer(&peer, stream).is_none(), "the other search goes on");
    drop(foreign);
    let found = peer.find(0, |it| it["id"] == stream && it.get("method").is_none()).await.unwrap();
    assert_eq!(found["result"]["data"][0]["thread"]["id"], *thread);
    // One that is over is cancelled in vain.
    peer.call("thread/search/stream/cancel", json!({"requestId": stream})).await.unwrap();
}
