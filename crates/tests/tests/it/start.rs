//! Mistakes at the start are reported at the start, and nothing is touched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::time::timeout;
use turnhost_tests::{Lab, TIMEOUT, Transport};

use crate::{PROGRAM, lab, serve};

/// The place of the schema's version in an SQLite file.
const USER_VERSION: usize = 60;

async fn run(mut command: Command) -> Output {
    timeout(TIMEOUT, command.output()).await.expect("it does not end").unwrap()
}

async fn run_without_input(command: &mut Command) -> Output {
    command.stdin(Stdio::null());
    timeout(TIMEOUT, command.output()).await.expect("it does not end").unwrap()
}

/// Runs the server where it cannot start; gives back its exit code and its stderr.
async fn refused(lab: &Lab, arguments: &[&str]) -> (i32, String) {
    let output = run(lab.command([&["app-server"], arguments].concat())).await;
    assert!(output.stdout.is_empty(), "stdout belongs to the protocol");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn assert_says(stderr: &str, parts: &[&str]) {
    for part in parts {
        assert!(stderr.contains(part), "`{part}` is missing: {stderr}");
    }
}

/// Returns all files below a directory, with what is in them.
fn tree(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut left = vec![directory.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(directory).unwrap().to_path_buf();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

#[tokio::test]
async fn a_config_that_does_not_fit_is_a_warning_with_file_line_key_and_expectation() {
    let lab = Lab::new(PROGRAM).unwrap();
    let file = lab.home().join("config.toml");
    std::fs::write(&file, "model = \"m\"\n\nsandbox_mode = \"sometimes\"\n").unwrap();
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let warning = peer.notified(0, "configWarning", |_| true).await.unwrap();
    let place = format!("{}:3:", file.display());
    let text = warning.to_string();
    assert_says(&text, &[&place, "sandbox_mode", "read-only", "workspace-write"]);
    let refused = peer.start_thread(serde_json::json!({})).await.unwrap_err();
    assert_says(&refused.to_string(), &[&place, "sometimes"]);
}

#[tokio::test]
async fn an_unknown_key_is_a_warning_with_a_suggestion() {
    let (lab, _model) = lab("aproval_policy = \"never\"", &[]).await;
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let warning = peer.notified(0, "configWarning", |_| true).await.unwrap();
    let text = warning.to_string();
    assert_says(&text, &["aproval_policy", "`approval_policy`"]);
}

#[tokio::test]
async fn an_unknown_key_keeps_a_strict_server_from_starting() {
    let lab = Lab::new(PROGRAM).unwrap();
    std::fs::write(lab.home().join("config.toml"), "modle = \"m\"\n").unwrap();
    let (code, stderr) = refused(&lab, &["--strict-config"]).await;
    assert_eq!(code, 1);
    assert_says(&stderr, &["unknown key `modle`"]);
    // Editors pass this to each server that they start.
    let mut served = lab.command(["app-server", "--analytics-default-enabled"]);
    assert!(run_without_input(&mut served).await.status.success());
}

#[tokio::test]
async fn a_home_whose_path_is_no_text_is_refused_and_not_replaced_by_the_default() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let lab = Lab::new(PROGRAM).unwrap();
    let mut command = lab.command(["app-server"]);
    command.env("TURNHOST_HOME", OsStr::from_bytes(b"/tmp/h\xff"));
    let output = run(command).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert_says(&stderr, &["TURNHOST_HOME is not UTF-8"]);
}

#[tokio::test]
async fn a_home_that_cannot_be_written_is_refused() {
    let lab = Lab::new(PROGRAM).unwrap();
    // A file in the way stops every user, root too.
    let home = lab.path().join("file");
    std::fs::write(&home, "not a directory").unwrap();
    let mut command = lab.command(["app-server"]);
    command.env("TURNHOST_HOME", &home);
    let output = run(command).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert_says(&stderr, &[home.to_str().unwrap(), "TURNHOST_HOME"]);
    assert_eq!(std::fs::read_to_string(home).unwrap(), "not a directory");
}

#[tokio::test]
async fn a_store_of_a_newer_version_is_refused_and_not_touched() {
    let (lab, _model) = lab("", &["text \"hello\""]).await;
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(serde_json::json!({})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    drop(peer);
    server.stop().await.unwrap();
    let files = tree(&lab.home());
    let is_store = |bytes: &[u8]| bytes.starts_with(b"SQLite format 3\0");
    let (name, bytes) = files.iter().find(|(_, bytes)| is_store(bytes)).expect("there is a store");
    let mut newer = bytes.clone();
    newer[USER_VERSION..USER_VERSION + 4].copy_from_slice(&9999_u32.to_be_bytes());
    std::fs::write(lab.home().join(name), newer).unwrap();

    let before = tree(&lab.home());
    let (code, stderr) = refused(&lab, &[]).await;
    assert_eq!(code, 1);
    assert_says(
        &stderr,
        &[lab.home().join(name).to_str().unwrap(), "9999", "newer", "TURNHOST_HOME"],
    );
    assert!(before == tree(&lab.home()), "a file was touched");
}

#[tokio::test]
async fn a_listen_address_that_is_none_is_a_usage_error() {
    let lab = Lab::new(PROGRAM).unwrap();
    for address in [
        "nonsense",
        "http://127.0.0.1:1",
        "ws://127.0.0.1",
        "ws://localhost:1",
        "ws://127.0.0.1:99999",
    ] {
        let (code, stderr) = refused(&lab, &["--listen", address]).await;
        assert_eq!(code, 2, "{address}: {stderr}");
        assert_says(&stderr, &["--listen", address]);
    }
    let (code, stderr) = refused(&lab, &["--stdio", "--listen", "ws://127.0.0.1:0"]).await;
    assert_eq!(code, 2, "{stderr}");
    assert!(tree(&lab.home()).is_empty());
}

#[tokio::test]
async fn others_than_this_machine_are_not_served_without_authentication() {
    let lab = Lab::new(PROGRAM).unwrap();
    for address in ["ws://0.0.0.0:0", "ws://[::]:0", "ws://192.0.2.1:0"] {
        let (code, stderr) = refused(&lab, &["--listen", address]).await;
        assert_ne!(code, 0, "{address}");
        assert_says(&stderr, &["without", "auth"]);
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let lab = Lab::new(PROGRAM).unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (code, stderr) = refused(&lab, &["--listen", &format!("ws://{address}")]).await;
    assert_eq!(code, 1);
    assert_says(&stderr, &[&address, "in use"]);
}

/// Runs a generating command and returns the files that it wrote.
async fn generated(chore: &str, flags: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let lab = Lab::new(PROGRAM).unwrap();
    let out = lab.path().join("generated");
    let mut command = lab.command(["app-server", chore, "--out"]);
    command.arg(&out).args(flags);
    let output = run(command).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&out)
}

/// Takes the namespace off titles, which bundles do not have.
fn without_namespace(schema: &Value) -> Value {
    serde_json::from_str(&schema.to_string().replace("v2::", "")).unwrap()
}

/// Each file of JSON Schema has the definitions of the bundle, and its own type is one of them.
fn assert_agrees_with_bundle(path: &Path, text: &[u8], bundle: &Value) {
    let mut schema: Value = serde_json::from_slice(text).unwrap();
    let root = schema.as_object_mut().unwrap();
    root.remove("$schema");
    let definitions = root.remove("definitions");
    let own = (path.file_stem().unwrap().to_str().unwrap(), &schema);
    let definitions = definitions.iter().filter_map(Value::as_object).flatten();
    for (name, schema) in definitions.map(|(name, schema)| (name.as_str(), schema)).chain([own]) {
        let path = path.display();
        assert_eq!(without_namespace(schema), bundle["definitions"][name], "{path}: {name}");
    }
}

/// The committed bundles stand for the files of the commands: one type differs nowhere.
#[tokio::test]
async fn one_file_a_type_says_what_the_committed_bundles_say() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    for (surface, flags) in [("stable", &[][..]), ("experimental", &["--experimental"][..])] {
        let files = generated("generate-json-schema", flags).await;
        let text = std::fs::read(committed.join(format!("json/{surface}.json"))).unwrap();
        assert!(files[Path::new("protocol.json")] == text, "{surface}: run `cargo xtask gen`");
        let bundle: Value = serde_json::from_slice(&text).unwrap();
        let is_bundle = |path: &Path| path.to_string_lossy().contains("protocol.");
        for (path, text) in files.iter().filter(|(path, _)| !is_bundle(path)) {
            assert_agrees_with_bundle(path, text, &bundle);
        }
        let files = generated("generate-ts", flags).await;
        let bundle = committed.join(format!("typescript/{surface}.ts"));
        let bundle = std::fs::read_to_string(bundle).unwrap();
        for (path, text) in files.iter().filter(|(path, _)| !path.ends_with("index.ts")) {
            let text = str::from_utf8(text).unwrap();
            let (_imports, declaration) = text.split_once("\n\n").unwrap();
            // Second names of a type have no comment, and no place in the bundle.
            let is_alias = !declaration.starts_with("/**");
            assert!(is_alias || bundle.contains(declaration), "{surface}: {}", path.display());
        }
    }
}

#[tokio::test]
async fn the_generated_files_are_the_committed_ones() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    assert!(
        generated("generate-python", &[]).await == tree(&committed.join("python")),
        "run `cargo xtask gen`"
    );
    let openrpc = std::fs::read(committed.join("openrpc.json")).unwrap();
    let openrpc = BTreeMap::from([(PathBuf::from("openrpc.json"), openrpc)]);
    assert!(generated("generate-openrpc", &["--experimental"]).await == openrpc);
}

#[tokio::test]
async fn a_prettier_that_fails_fails_the_command() {
    let lab = Lab::new(PROGRAM).unwrap();
    let out = lab.path().join("generated");
    for (program, succeeds) in [("true", true), ("false", false)] {
        let mut command =
            lab.command(["app-server", "generate-ts", "--prettier", program, "--out"]);
        command.arg(&out);
        let output = run(command).await;
        assert_eq!(output.status.success(), succeeds, "{program}");
        let says_so = String::from_utf8_lossy(&output.stderr).contains("false ended with");
        assert_eq!(says_so, !succeeds, "{program}");
    }
}

#[tokio::test]
async fn exec_prints_the_answer_on_stdout_and_the_rest_on_stderr() {
    let call = r#"call exec_command {"cmd":"echo from the command"}"#;
    let (lab, model) = lab("", &[call, r#"text "the ", text "answer""#]).await;
    let output = run(lab.command(["exec", "a question"])).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "the answer\n");
    assert_says(&stderr, &["/bin/bash -lc 'echo from the command'", "from the command\n"]);
    let asked = model.request(0).await.unwrap();
    let last = asked["input"].as_array().and_then(|input| input.last()).unwrap();
    assert_eq!(last["content"][0]["text"], "a question");
}

#[tokio::test]
async fn exec_needs_neither_network_nor_key_for_the_scripted_provider() {
    let lab = Lab::new(PROGRAM).unwrap();
    let output = run(lab.command(["exec", "--provider", "scripted", "hello"])).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(!output.stdout.is_empty());
}

#[tokio::test]
async fn exec_says_by_its_code_that_a_turn_failed() {
    let refusal = r#"status 401 "{\"error\":{\"message\":\"no such key\"}}""#;
    let (lab, _model) = lab("", &[refusal]).await;
    let output = run(lab.command(["exec", "a question"])).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(output.stdout.is_empty());
    assert_says(&stderr, &["401 Unauthorized: no such key"]);
}

#[tokio::test]
async fn a_login_is_enough_for_openai() {
    let lab = Lab::new(PROGRAM).unwrap();
    let mut server = lab.serve(Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let start = serde_json::json!({});
    peer.call("thread/start", start.clone()).await.unwrap_err();
    let login = serde_json::json!({"type": "apiKey", "apiKey": "sk-test"});
    let _: Value = peer.call("account/login/start", login).await.unwrap();
    let started: Value = peer.call("thread/start", start).await.unwrap();
    assert_eq!(started["modelProvider"], "openai", "{started}");
    // A command finds the login in the home.
    let output = run(lab.command(["doctor", "--offline"])).await;
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("the default is `openai`"), "{said}");
}

#[tokio::test]
async fn exec_without_a_provider_says_what_to_write_where() {
    let lab = Lab::new(PROGRAM).unwrap();
    let output = run(lab.command(["exec", "a question"])).await;
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    let file = lab.home().join("config.toml");
    let lines = ["model = ", "model_provider = ", "model_providers.", "OPENAI_API_KEY"];
    assert_says(&stderr, &[&lines[..], &[file.to_str().unwrap()]].concat());
    // The lines that it names are right: with them the failure is another one.
    let lines: Vec<&str> =
        stderr.lines().map(str::trim).filter(|line| line.starts_with("model")).collect();
    assert_eq!(lines.len(), 3, "{stderr}");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let mut server = lab.serve(Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let started: Value = peer.call("thread/start", serde_json::json!({})).await.unwrap();
    assert_eq!(started["modelProvider"], "local");
}

#[tokio::test]
async fn exec_reads_a_prompt_from_stdin() {
    let (lab, model) = lab("", &["text \"read\""]).await;
    let mut command = lab.command(["exec", "-"]);
    command.stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"from a pipe").await.unwrap();
    let output = timeout(TIMEOUT, child.wait_with_output()).await.unwrap().unwrap();
    assert_eq!(output.stdout, b"read\n");
    let asked = model.request(0).await.unwrap();
    let last = asked["input"].as_array().and_then(|input| input.last()).unwrap();
    assert_eq!(last["content"][0]["text"], "from a pipe");
}

#[tokio::test]
async fn exec_says_by_its_code_that_it_was_interrupted() {
    let (lab, model) = lab("", &["text \"half\", hold"]).await;
    let mut child = lab.command(["exec", "a question"]).spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let mut said = Vec::new();
    while !String::from_utf8_lossy(&said).contains("half") {
        let read = timeout(TIMEOUT, stderr.read_buf(&mut said)).await.unwrap().unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&said));
    }
    let pid = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().await.unwrap().success());
    let status = timeout(TIMEOUT, child.wait()).await.unwrap().unwrap();
    assert_eq!(status.code(), Some(130));
    drop(model);
}

fn make_pipe(path: &Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _absent = std::fs::remove_file(path);
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[tokio::test]
async fn a_pipe_in_the_place_of_a_file_of_the_home_is_named_and_not_waited_for() {
    for name in [
        "config.toml",
        "installation_id",
        "remote-control.json",
        "turnhost.sqlite",
        "turnhost.sqlite-wal",
        "turnhost.lock",
    ] {
        let (lab, _model) = lab("", &[]).await;
        make_pipe(&lab.home().join(name));
        let (code, stderr) = refused(&lab, &[]).await;
        assert_eq!(code, 1, "{name}: {stderr}");
        assert_says(&stderr, &[&format!("/{name}"), "it is not a regular file"]);
    }
}

#[tokio::test]
async fn pipes_in_the_place_of_files_that_a_server_can_do_without_stop_nothing() {
    let (lab, _model) = lab("", &["text \"hello\""]).await;
    for name in [
        "auth.json",
        "AGENTS.md",
        "history.jsonl",
        "hooks.json",
        "requirements.toml",
        "rules/default.rules",
        "session_index.jsonl",
        "skills/a/SKILL.md",
    ] {
        make_pipe(&lab.home().join(name));
    }
    let (mut server, mut peer) = serve(&lab, Transport::Stdio).await;
    let thread = peer.start_thread(serde_json::json!({})).await.unwrap();
    assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    drop(peer);
    assert!(server.stop().await.unwrap().success());
}
