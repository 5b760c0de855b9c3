//! MCP servers and the threads that use them: whose question is whose, and whose server may run.

use serde_json::{Value, json};
use turnhost_tests::{Answer, Lab, Model, Transport, mcp_server};

use crate::{PROGRAM, lab};

/// Returns a model that has every thread ask by the tool, and repeats what came of it.
async fn asking() -> Model {
    let brain = |request: &Value| -> Answer {
        let input = request["input"].to_string();
        let answer = if input.contains("function_call_output") {
            r#"text "done""#
        } else {
            r#"call mcp__test__ask {}"#
        };
        answer.parse().unwrap()
    };
    Model::start(brain).await.unwrap()
}

#[tokio::test]
async fn threads_that_share_a_server_are_asked_their_own_questions() {
    let model = asking().await;
    let lab = Lab::new(PROGRAM).unwrap();
    let program = mcp_server(PROGRAM);
    let config = format!(
        "approval_policy = \"on-request\"\n[mcp_servers.test]\ncommand = \"{}\"\ndefault_tools_approval_mode = \"approve\"\n",
        program.display()
    );
    lab.configure(&model, &config).unwrap();
    let mut server = lab.serve(Transport::WebSocket).await.unwrap();
    let mut first = server.connect().await.unwrap();
    let mut second = server.connect().await.unwrap();
    let mut asked = Vec::new();
    for peer in [&mut first, &mut second] {
        peer.initialize().await.unwrap();
        let thread = peer.start_thread(json!({})).await.unwrap();
        let from = peer.log.len();
        peer.start_turn(&thread, "go").await.unwrap();
        let question =
            peer.find(from, |it| it["method"] == "mcpServer/elicitation/request").await.unwrap();
        assert_eq!(question["params"]["threadId"], *thread, "{question}");
        asked.push((thread, question["id"].clone(), from));
    }
    // In the order in which they were not asked.
    for (peer, (thread, id, from), name) in
        [(&mut second, &asked[1], "Bo"), (&mut first, &asked[0], "Al")]
    {
        peer.answer(id, json!({"action": "accept", "content": {"name": name}})).await.unwrap();
        let done = peer
            .notified(*from, "item/completed", |it| it["item"]["type"] == "mcpToolCall")
            .await
            .unwrap();
        assert_eq!(done["threadId"], **thread);
        assert!(done["item"]["result"].to_string().contains(name), "{done}");
    }
}

#[tokio::test]
async fn servers_of_a_project_that_is_not_trusted_stay_off() {
    let (lab, _model) = lab("", &[]).await;
    let folder = lab.repo().join(".codex");
    std::fs::create_dir(&folder).unwrap();
    let mark = lab.repo().join("it-ran");
    let config =
        format!("[mcp_servers.evil]\ncommand = \"touch\"\nargs = [\"{}\"]\n", mark.display());
    std::fs::write(folder.join("config.toml"), config).unwrap();
    let mut server = lab.serve(Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    let params = json!({"threadId": thread});
    let listed = peer.call("mcpServerStatus/list", params).await.unwrap();
    assert_eq!(listed["data"], json!([]));
    assert!(!mark.exists());
    // The reason why they are off is reported, and nothing else.
    let params = json!({"cwd": lab.repo(), "includeLayers": true});
    let layers = peer.call("config/read", params).await.unwrap()["layers"].clone();
    let reason = layers[0]["disabledReason"].as_str().unwrap();
    assert!(reason.contains("as a trusted project"), "{layers}");

    // Once the user trusts it, threads that start later have them.
    let trusted = lab.command(["project", "trust"]).output().await.unwrap();
    assert!(trusted.status.success(), "{}", String::from_utf8_lossy(&trusted.stderr));
    let from = peer.log.len();
    peer.start_thread(json!({})).await.unwrap();
    let wanted = |it: &Value| it["name"] == "evil" && it["status"] == "failed";
    peer.notified(from, "mcpServer/startupStatus/updated", wanted).await.unwrap();
    assert!(mark.exists());
}
