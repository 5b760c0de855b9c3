//! `turnhost exec` and the commands about threads, as shells and SDKs run them.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use turnhost_tests::{Lab, Model};

/// Returns a lab whose workspace is a Git repository.
async fn lab(config: &str, answers: &[&str]) -> (Lab, Model) {
    let (lab, model) = crate::lab(config, answers).await;
    std::fs::create_dir(lab.repo().join(".git")).unwrap();
    (lab, model)
}

/// A finished run.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

async fn run(lab: &Lab, arguments: &[&str], stdin: &str) -> Ran {
    let mut child = lab.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A program that does not want its input closes it.
    let _unread = input.write_all(stdin.as_bytes()).await;
    drop(input);
    let output = child.wait_with_output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn events(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns the events without the ids and times that differ from run to run.
fn forms(ran: &Ran) -> Vec<String> {
    let form = |event: &Value| match &event["item"]["type"] {
        Value::String(item) => format!("{} {item}", event["type"].as_str().unwrap()),
        _ => event["type"].as_str().unwrap().to_owned(),
    };
    events(ran).iter().map(form).collect()
}

#[tokio::test]
async fn events_are_those_that_sdks_read() {
    let answers = [
        "reasoning \"hm\", call exec_command {\"cmd\":\"echo hi\"}, usage 100 20",
        "text \"done\", usage 100 20",
    ];
    let (lab, _model) = lab("", &answers).await;
    let ran = run(&lab, &["exec", "--experimental-json"], "say hi").await;
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let expected = [
        "thread.started",
        "turn.started",
        "item.completed reasoning",
        "item.started command_execution",
        "item.completed command_execution",
        "item.completed agent_message",
        "turn.completed",
    ];
    assert_eq!(forms(&ran), expected);
    let events = events(&ran);
    assert!(events[0]["thread_id"].as_str().is_some_and(|id| id.len() == 36));
    let (started, completed) = (&events[3]["item"], &events[4]["item"]);
    assert_eq!((&started["id"], &completed["id"]), (&json!("item_1"), &json!("item_1")));
    assert_eq!((&started["exit_code"], &started["aggregated_output"]), (&Value::Null, &json!("")));
    assert_eq!((&completed["exit_code"], &completed["status"]), (&json!(0), &json!("completed")));
    assert_eq!(completed["aggregated_output"], "hi\n");
    let message = json!({"id": "item_2", "type": "agent_message", "text": "done"});
    assert_eq!(events[5], json!({"type": "item.completed", "item": message}));
    let usage = &events[6]["usage"];
    assert_eq!((&usage["input_tokens"], &usage["output_tokens"]), (&json!(200), &json!(40)));
    assert_eq!(usage["cache_write_input_tokens"], 0);
}

#[tokio::test]
async fn a_failed_turn_is_an_event_and_an_exit_code() {
    let (lab, _model) = lab("", &["status 400 \"bad words\""]).await;
    let ran = run(&lab, &["exec", "--json", "hi"], "").await;
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(forms(&ran), ["thread.started", "turn.started", "error", "turn.failed"]);
    assert_eq!(events(&ran)[3]["error"]["message"], "bad words");
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines, ["Reading additional input from stdin..."]);
}

#[tokio::test]
async fn in_a_pipe_stdout_has_the_last_message_alone() {
    let answers = [
        "text \"let me see\", call exec_command {\"cmd\":\"echo hi\"}",
        "text \"the \\u001b[2J end\"",
    ];
    let (lab, model) = lab("", &answers).await;
    let file = lab.repo().join("last.txt");
    let ran = run(&lab, &["exec", "-o", file.to_str().unwrap(), "sum up"], "some\ninput\n").await;
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "the ^[[2J end\n"), "{}", ran.err);
    assert!(
        ran.err.contains("   model  let me see\n command  $ /bin/bash -lc 'echo hi'\n"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(file).unwrap(), "the \u{1b}[2J end");
    // What is piped in beside a prompt is added to it.
    let sent = model.request(0).await.unwrap()["input"].to_string();
    assert!(sent.contains(r"sum up\n\n<stdin>\nsome\ninput\n</stdin>"), "{sent}");
}

#[tokio::test]
async fn threads_are_resumed_by_id_by_name_and_as_the_last_one() {
    let answers = ["text \"one\"", "text \"two\"", "text \"three\"", "text \"four\""];
    let (lab, model) = lab("", &answers).await;
    let id = events(&run(&lab, &["exec", "--json", "first"], "").await)[0]["thread_id"].clone();
    let id = id.as_str().unwrap();
    let by_id = run(&lab, &["exec", "--json", "resume", id, "second"], "").await;
    let last = run(&lab, &["exec", "--json", "resume", "--last", "third"], "").await;
    let copy = run(&lab, &["exec", "--json", "fork", id, "fourth"], "").await;
    for (ran, is_same) in [(&by_id, true), (&last, true), (&copy, false)] {
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(events(ran)[0]["thread_id"] == id, is_same);
    }
    // A copy need not go on.
    let alone = run(&lab, &["exec", "--json", "fork", id], "").await;
    assert_eq!((alone.code, forms(&alone)), (Some(0), vec!["thread.started".to_owned()]));
    let history = model.request(3).await.unwrap()["input"].to_string();
    for said in ["first", "one", "second", "two", "third", "three", "fourth"] {
        assert!(history.contains(said), "{said} in {history}");
    }
    let missing = run(&lab, &["exec", "resume", "no-such-name", "x"], "").await;
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.contains("no thread has the id or the name `no-such-name`"));
}

#[tokio::test]
async fn a_review_has_the_events_of_a_turn() {
    let (lab, _model) = lab("", &["text \"nothing to say\""]).await;
    let ran = run(&lab, &["exec", "--json", "review", "look at it"], "").await;
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let expected =
        ["thread.started", "turn.started", "item.completed agent_message", "turn.completed"];
    assert_eq!(forms(&ran), expected);
    // SDKs ask for the version where they run the turns.
    let version = run(&lab, &["exec", "--version"], "").await;
    assert_eq!(
        (version.code, version.out.ends_with(&format!(" {}\n", env!("CARGO_PKG_VERSION")))),
        (Some(0), true)
    );
}

#[tokio::test]
async fn flags_reach_the_thread_and_the_model() {
    let (lab, model) = lab("", &["text \"{}\"", "text \"ok\""]).await;
    let schema = lab.repo().join("schema.json");
    std::fs::write(&schema, r#"{"type":"object"}"#).unwrap();
    std::fs::write(lab.home().join("quick.config.toml"), "model = \"quick-model\"\n").unwrap();
    let schema = schema.to_str().unwrap();
    let ran = run(&lab, &["exec", "-p", "quick", "--output-schema", schema, "hi"], "").await;
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let sent = model.request(0).await.unwrap();
    assert_eq!(sent["model"], "quick-model");
    assert_eq!(sent["text"]["format"]["schema"], json!({"type": "object"}));
    let more = ["exec", "-m", "other", "-c", "model_reasoning_effort=high", "hi"];
    assert_eq!(run(&lab, &more, "").await.code, Some(0));
    let sent = model.request(1).await.unwrap();
    assert_eq!((&sent["model"], &sent["reasoning"]["effort"]), (&json!("other"), &json!("high")));
}

#[tokio::test]
async fn a_provider_of_this_machine_is_chosen_by_a_flag() {
    for (flags, provider) in
        [(&["--oss"][..], "ollama"), (&["--oss", "--local-provider", "lmstudio"], "lmstudio")]
    {
        let (lab, model) = lab("", &["text \"ok\""]).await;
        let address = format!("model_providers.{provider}.base_url=\"{}\"", model.base_url());
        let arguments = [&["exec", "-m", "tiny", "-c", &address], flags, &["hi"]].concat();
        let ran = run(&lab, &arguments, "").await;
        assert_eq!((ran.code, ran.out.trim()), (Some(0), "ok"), "{}", ran.err);
        assert_eq!(model.request(0).await.unwrap()["model"], "tiny");
    }
}

#[tokio::test]
async fn mistakes_are_named_before_anything_starts() {
    let (lab, model) = crate::lab("", &[]).await;
    for (arguments, expected) in [
        (&["exec"][..], "no prompt provided via stdin"),
        (&["exec", "-C", "/nonexistent/place", "hi"], "`/nonexistent/place`"),
        (&["exec", "-i", "/nonexistent.png", "hi"], "/nonexistent.png"),
        (&["exec", "--output-schema", "/nonexistent", "hi"], "output schema `/nonexistent`"),
        (&["exec", "-o", "/nonexistent/file", "hi"], "/nonexistent/file"),
        (&["exec", "-p", "none", "hi"], "there is no profile `none`"),
        (&["exec", "-c", "none", "hi"], "`none` is no setting"),
        (&["exec", "--strict-config", "-c", "nosuch=1", "hi"], "unknown key `nosuch`"),
        (&["exec", "--full-auto", "hi"], "is not in a Git repository"),
        (&["exec", "--remote", "ftp://x", "hi"], "cannot dial `ftp://x`"),
    ] {
        let ran = run(&lab, arguments, "").await;
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(model.headers("accept").len(), 0);
}

#[tokio::test]
async fn threads_of_a_running_server_are_listed_queued_archived_and_deleted() {
    let answers = ["text \"one\"", "text \"two\"", "text \"three\""];
    let (lab, _model) = lab("", &answers).await;
    let mut server = lab.serve(turnhost_tests::Transport::Unix).await.unwrap();
    let remote = ["--remote", "unix://"];
    let at = |words: &[&'static str]| [words, &remote].concat();
    let ran = run(&lab, &at(&["exec", "--json", "remember tulips"]), "").await;
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let id = events(&ran)[0]["thread_id"].as_str().unwrap().to_owned();
    let list = run(&lab, &["agents"], "").await;
    assert!(list.out.starts_with(&id) && list.out.contains("remember tulips"), "{}", list.out);
    let json = run(&lab, &["agents", "--json"], "").await;
    assert_eq!(events(&json)[0]["id"], id.as_str());
    let talked = run(&lab, &["resume", &id], "and lilies\n").await;
    assert_eq!(talked.code, Some(0), "{}", talked.err);
    let history = "    user  remember tulips\n   model  one\n";
    assert!(talked.out.starts_with(history), "{}", talked.out);
    assert!(talked.out.contains("\n   model  two\n"), "{}", talked.out);
    for (words, said) in [
        (&["queue", id.as_str(), "and roses"][..], "queued for"),
        (&["queue", "--thread", id.as_str(), "--message", "and irises"], "queued for"),
        (&["archive", id.as_str()], "archived"),
        (&["unarchive", id.as_str()], "unarchived"),
        (&["delete", "--yes", id.as_str()], "deleted"),
    ] {
        let ran = run(&lab, words, "").await;
        assert_eq!((ran.code, ran.out), (Some(0), format!("{said} {id}\n")), "{}", ran.err);
    }
    let gone = run(&lab, &["archive", &id, "--json"], "").await;
    assert_eq!((gone.code, gone.out.as_str()), (Some(1), ""), "{}", gone.err);
    server.stop().await.unwrap();
}

#[tokio::test]
async fn a_token_comes_from_the_variable_that_is_named() {
    let (lab, _model) = lab("", &["text \"let in\""]).await;
    let tokens = lab.home().join("tokens");
    std::fs::write(&tokens, "shell: a-token-for-tests-0123456789\n").unwrap();
    let tokens = tokens.to_str().unwrap().to_owned();
    let mut server = lab
        .serve_with(turnhost_tests::Transport::WebSocket, |command| {
            command.args(["--ws-auth", "capability-token", "--ws-token-file", &tokens]);
        })
        .await
        .unwrap();
    let url = server.url().unwrap().to_owned();
    let flags = ["exec", "--remote", &url, "--remote-auth-token-env", "TOKEN", "hi"];
    for (token, code, said) in [
        (None, 1, "`TOKEN` is not set"),
        (Some("another"), 1, "401"),
        (Some("a-token-for-tests-0123456789"), 0, "let in"),
    ] {
        let output = lab.command(flags).envs(token.map(|it| ("TOKEN", it))).output().await.unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(output.status.code(), Some(code), "{text}");
        assert!(text.contains(said), "{text}");
    }
    let alone = run(&lab, &["exec", "--remote-auth-token-env", "TOKEN", "hi"], "").await;
    assert_eq!(alone.code, Some(2), "{}", alone.err);
    server.stop().await.unwrap();
}
