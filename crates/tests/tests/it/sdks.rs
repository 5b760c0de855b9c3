//! Two client libraries of other people, installed by name from their registries, unchanged.
//!
//! Where a registry cannot be reached, or the language is not installed, the test says so and passes.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;
use turnhost_tests::{Answer, Lab, Model};

/// Installing takes seconds, and a minute with a slow registry.
const INSTALL: Duration = Duration::from_mins(3);

/// Answers every request with the same words.
async fn lab() -> (Lab, Model) {
    let model = Model::start(|_| {
        "text \"Hello from \", text \"the model\"".parse().unwrap_or_else(|_| Answer::default())
    });
    let model = model.await.unwrap();
    let lab = Lab::new(crate::PROGRAM).unwrap();
    lab.configure(&model, "").unwrap();
    std::fs::create_dir(lab.repo().join(".git")).unwrap();
    // The name under which the libraries know a server.
    std::os::unix::fs::symlink(crate::PROGRAM, lab.path().join("codex")).unwrap();
    (lab, model)
}

/// Runs an installer; `false`, with a word about it, where it cannot do its work.
async fn install(mut command: Command) -> bool {
    let shown = format!("{:?}", command.as_std());
    command.stdin(Stdio::null()).kill_on_drop(true);
    let why = match timeout(INSTALL, command.output()).await {
        Ok(Ok(output)) if output.status.success() => return true,
        Ok(Ok(output)) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it took too long".to_owned(),
    };
    say(&format!("skipped: {shown}: {why}\n"));
    false
}

fn say(text: &str) {
    std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes()).unwrap();
}

/// Runs a script of a library in the lab; it must say `ok` at the end.
async fn check(lab: &Lab, program: &str, script: &str, more: &[(&str, String)]) {
    let mut command = Command::new(program);
    command
        .arg(script)
        .current_dir(lab.path())
        .env_clear()
        .envs(lab.variables())
        .env("CODEX", lab.path().join("codex"))
        .env("WORKSPACE", lab.repo())
        .envs(more.iter().cloned())
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let output = timeout(INSTALL, command.output()).await.expect("it ends").unwrap();
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.trim_end().ends_with("ok"), "{out}\n{err}");
}

/// The version whose answers were compared with the reference's.
const NODE: &str = "@openai/codex-sdk@0.163.0";

const NODE_SCRIPT: &str = r#"
import assert from "node:assert/strict";
import { Codex } from "@openai/codex-sdk";
const codex = new Codex({ codexPathOverride: process.env.CODEX });
const thread = codex.startThread({ workingDirectory: process.env.WORKSPACE });
const turn = await thread.run("hello");
assert.equal(turn.finalResponse, "Hello from the model");
assert.match(thread.id, /^[0-9a-f-]{36}$/);
assert.ok(turn.usage.input_tokens >= 0);
const again = codex.resumeThread(thread.id, { workingDirectory: process.env.WORKSPACE });
const { events } = await again.runStreamed("again");
const types = [];
for await (const event of events) types.push(event.type);
assert.deepEqual(types, ["thread.started", "turn.started", "item.completed", "turn.completed"]);
console.log("ok");
"#;

#[tokio::test]
async fn the_node_sdk_of_the_reference_runs_turns() {
    let (lab, _model) = lab().await;
    let mut npm = Command::new("npm");
    npm.args(["install", "--omit=optional", "--no-audit", "--no-fund", "--prefix"]);
    npm.arg(lab.path()).arg(NODE);
    if !install(npm).await {
        return;
    }
    std::fs::write(lab.path().join("sdk.mjs"), NODE_SCRIPT).unwrap();
    check(&lab, "node", "sdk.mjs", &[]).await;
}

/// The version whose answers were compared with the reference's.
const PYTHON: &str = "codex-python-sdk==0.2.1";

const PYTHON_SCRIPT: &str = r#"
import os
from codex_python_sdk import create_client

with create_client(codex_command=os.environ["CODEX"]) as client:
    first = client.responses_create(prompt="hello")
    assert first.text == "Hello from the model", first
    again = client.responses_create(prompt="again", thread_id=first.thread_id)
    assert again.thread_id == first.thread_id, again
    pieces = "".join(client.responses_stream_text(prompt="stream"))
    assert pieces == "Hello from the model", pieces
    turns = client.thread_read(first.thread_id, include_turns=True)["turns"]
    assert len(turns) == 2, turns
    assert client.model_list()["data"], "models"
print("ok")
"#;

#[tokio::test]
async fn a_python_sdk_runs_turns() {
    let (lab, _model) = lab().await;
    let packages = lab.path().join("packages");
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]);
    pip.arg(&packages).arg(PYTHON);
    if !install(pip).await {
        return;
    }
    std::fs::write(lab.path().join("sdk.py"), PYTHON_SCRIPT).unwrap();
    let path = packages.display().to_string();
    check(&lab, "python3", "sdk.py", &[("PYTHONPATH", path)]).await;
}
