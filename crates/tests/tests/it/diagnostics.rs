//! `server/diagnostics`: the numbers follow what happens.

use serde_json::{Value, json};
use turnhost_tests::{Peer, Transport};

use crate::lab;

async fn gauge(peer: &mut Peer, name: &str) -> u64 {
    let told = peer.call("server/diagnostics", json!({})).await.unwrap();
    assert!(told["process"]["residentMemoryBytes"].as_u64().unwrap() > 1_000_000, "{told}");
    let gauges = told["gauges"].as_array().unwrap();
    let found = gauges.iter().find(|it| it["name"] == name);
    found.map(|it| it["value"].as_u64().unwrap()).unwrap_or_default()
}

#[tokio::test]
async fn threads_turns_queues_and_processes_are_counted() {
    let mcp = turnhost_tests::mcp_server(crate::PROGRAM);
    let config = format!(
        "approval_policy = \"on-request\"\nsandbox_mode = \"danger-full-access\"\n[mcp_servers.kit]\ncommand = \"{}\"\n",
        mcp.display()
    );
    let answers = [
        r#"call exec_command {"cmd":"sleep 600","yield_time_ms":250}"#,
        r#"call mcp__kit__write {}"#,
        r#"text "done""#,
    ];
    let (lab, _model) = lab(&config, &answers).await;
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    let capabilities = json!({"experimentalApi": true, "turnhost": {"eventSequence": true}});
    peer.initialize_as(capabilities).await.unwrap();
    assert_eq!(gauge(&mut peer, "app.requests.in_flight").await, 1);
    assert_eq!(gauge(&mut peer, "turnhost.connections").await, 1);
    assert_eq!(gauge(&mut peer, "core.threads.live").await, 0);
    assert_eq!(gauge(&mut peer, "turnhost.processes.commands").await, 0);
    // One is enough for a server that has not stored anything yet.
    assert!(gauge(&mut peer, "turnhost.system_threads").await >= 1);
    let mut other = server.connect().await.unwrap();
    other.initialize().await.unwrap();
    assert_eq!(gauge(&mut peer, "turnhost.connections").await, 2);

    let from = peer.log.len();
    let thread = peer.start_thread(json!({})).await.unwrap();
    peer.notified(from, "mcpServer/startupStatus/updated", |it| it["status"] == "ready")
        .await
        .unwrap();
    assert_eq!(gauge(&mut peer, "core.threads.live").await, 1);
    assert_eq!(gauge(&mut peer, "turnhost.processes.commands").await, 1);
    // The command goes on while the user is asked about the tool.
    peer.start_turn(&thread, "go").await.unwrap();
    let asked = |it: &Value| it["method"] == "mcpServer/elicitation/request";
    let question = peer.find(from, asked).await.unwrap();
    assert_eq!(gauge(&mut peer, "turnhost.turns.running").await, 1);
    assert_eq!(gauge(&mut peer, "turnhost.queues.client_requests").await, 1);
    assert_eq!(gauge(&mut peer, "turnhost.processes.commands").await, 2);
    peer.answer(&question["id"], json!({"action": "accept", "content": {}})).await.unwrap();
    peer.notified(from, "turn/completed", |_| true).await.unwrap();
    assert_eq!(gauge(&mut peer, "turnhost.turns.running").await, 0);
    assert_eq!(gauge(&mut peer, "turnhost.queues.client_requests").await, 0);

    let clean = json!({"threadId": thread});
    peer.call("thread/backgroundTerminals/clean", clean).await.unwrap();
    let ended = |it: &Value| it["item"]["type"] == "commandExecution";
    peer.notified(from, "item/completed", ended).await.unwrap();
    assert_eq!(gauge(&mut peer, "turnhost.processes.commands").await, 1);
    // A client that knows no additions receives none.
    let told = other.call("server/diagnostics", json!({})).await.unwrap();
    assert!(!told.to_string().contains("turnhost."), "{told}");
}
