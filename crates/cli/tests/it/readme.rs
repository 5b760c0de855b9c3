//! The README is true: its commands run, its configurations load, its messages are answered.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use turnhost_client::{Link as _, LinkReceiver as _, LinkSender as _, ServerMessage};
use turnhost_remote_client::{Address, Options, WebSocketReceiver, WebSocketSender, dial};

use crate::pattern;
use crate::program::Place;

const README: &str = include_str!("../../../../README.md");

/// Commands of `console` blocks that are not run here, and why.
const NOT_RUN: &[(&str, &str)] = &[
    ("cargo test --workspace", "runs this test"),
    ("cargo install --path crates/cli", "builds for minutes what this test has as its binary"),
];

/// The address in the README; tests take a free port instead.
const ADDRESS: &str = "ws://127.0.0.1:4500";

/// Far longer than any message takes.
const TIMEOUT: Duration = Duration::from_mins(1);

/// Returns the lines of the fenced blocks of a language.
fn blocks(language: &str) -> Vec<Vec<&'static str>> {
    let (mut blocks, mut open) = (Vec::new(), None);
    for line in README.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(named), None) => open = Some((named, Vec::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    blocks.into_iter().filter(|(named, _)| *named == language).map(|(_, lines)| lines).collect()
}

/// Returns the commands of a `console` block, each with the output that follows it.
fn commands() -> Vec<(String, Vec<&'static str>)> {
    let mut commands: Vec<(String, Vec<_>)> = Vec::new();
    for line in blocks("console").concat() {
        match line.strip_prefix("$ ") {
            Some(command) => commands.push((command.to_owned(), Vec::new())),
            None => commands.last_mut().expect("a block begins with a command").1.push(line),
        }
    }
    commands
}

#[test]
fn every_command_prints_what_the_readme_shows() {
    let mut ran = 0;
    for (command, expected) in commands() {
        if NOT_RUN.iter().any(|(known, _)| *known == command) || command.contains(ADDRESS) {
            continue;
        }
        let script = command.replace("cargo run --release --", "turnhost");
        assert!(!script.contains("cargo"), "`{command}` cannot be run here; see NOT_RUN");
        let output = Place::new().shell(&script).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "`{command}`: {}\n{text}", output.status);
        pattern::check(&expected, &text).unwrap_or_else(|why| panic!("`{command}`: {why}"));
        ran += 1;
    }
    assert!(ran >= 4, "only {ran} commands were found");
}

#[test]
fn commands_that_are_not_run_are_in_the_readme() {
    let commands = commands();
    for (known, _) in NOT_RUN {
        assert!(commands.iter().any(|(command, _)| command == known), "`{known}` is gone");
    }
}

/// Loads `configuration` as the user's file and starts a thread; gives back
/// the answer to that, and all that the server said.
fn start_with(configuration: &str) -> (Value, Vec<Value>) {
    let place = Place::new();
    std::fs::write(place.home().join("config.toml"), configuration).unwrap();
    let mut server = OverStdio::start(&place);
    let mut heard = Vec::new();
    // A file without a provider is good for any.
    let names_one = configuration.contains("model_provider = ");
    let params = if names_one { json!({}) } else { json!({"modelProvider": "scripted"}) };
    let start = json!({"id": 2, "method": "thread/start", "params": params}).to_string();
    for (message, id) in [(MESSAGES[0], Some(1)), (MESSAGES[1], None), (start.as_str(), Some(2))] {
        server.send(message);
        while id.is_some() && heard.last().is_none_or(|last: &Value| last["id"] != json!(id)) {
            heard.push(server.recv());
        }
    }
    (heard.last().unwrap().clone(), heard)
}

/// A client's first messages.
const MESSAGES: [&str; 2] = [
    r#"{"id":1,"method":"initialize","params":{"clientInfo":{"name":"me","version":"1"}}}"#,
    r#"{"method":"initialized"}"#,
];

fn warnings(heard: &[Value]) -> Vec<&Value> {
    heard.iter().filter(|message| message["method"] == "configWarning").collect()
}

#[test]
fn every_configuration_loads_without_a_warning() {
    let configurations = blocks("toml");
    assert!(!configurations.is_empty());
    for lines in configurations {
        let text = lines.join("\n");
        let (started, heard) = start_with(&text);
        assert_eq!(warnings(&heard), Vec::<&Value>::new(), "{text}");
        if let Some(wanted) = lines.iter().find_map(|line| line.strip_prefix("model_provider = ")) {
            assert_eq!(started["result"]["modelProvider"].to_string(), wanted, "{started}");
        }
        if let Some(wanted) = lines.iter().find_map(|line| line.strip_prefix("sandbox_mode = ")) {
            let found = &started["result"]["sandbox"]["type"];
            assert_eq!((wanted, found), ("\"workspace-write\"", &json!("workspaceWrite")));
        }
    }
}

#[test]
fn a_configuration_with_a_mistake_would_be_noticed() {
    let (_, heard) = start_with("model_provider = \"scripted\"\nmodle = \"m\"\n");
    assert_eq!(warnings(&heard).len(), 1, "{heard:?}");
}

/// A way to talk to a server.
trait Peer {
    fn send(&mut self, message: &str);
    fn recv(&mut self) -> Value;
}

/// Pastes the messages of the README, and waits until the turn has ended.
fn paste(peer: &mut impl Peer) {
    let blocks = blocks("jsonl");
    assert_eq!(blocks.len(), 1, "one block of messages");
    let mut thread = String::new();
    for line in blocks.concat() {
        peer.send(&line.replace("THREAD_ID", &thread));
        let sent: Value = serde_json::from_str(line).unwrap();
        while sent.get("id").is_some() {
            let heard = peer.recv();
            if heard.get("id") == sent.get("id") {
                assert!(heard.get("result").is_some(), "{line}: {heard}");
                if let Some(id) = heard["result"]["thread"]["id"].as_str() {
                    id.clone_into(&mut thread);
                }
                break;
            }
        }
    }
    loop {
        let heard = peer.recv();
        if heard["method"] == "turn/completed" {
            assert_eq!(heard["params"]["turn"]["status"], "completed", "{heard}");
            return;
        }
    }
}

#[test]
fn the_messages_work_over_stdio() {
    let place = Place::new();
    paste(&mut OverStdio::start(&place));
}

#[test]
fn the_messages_work_over_a_websocket() {
    let servers: Vec<_> =
        commands().into_iter().filter(|(command, _)| command.contains(ADDRESS)).collect();
    assert_eq!(servers.len(), 1, "one command starts a server at {ADDRESS}");
    for (command, expected) in servers {
        let place = Place::new();
        let (_server, lines) = Server::start(&place, &command.replace(ADDRESS, ANY_PORT));
        // All that a server says at its start, up to the last line of the announcement.
        let mut said = vec![lines.recv_timeout(TIMEOUT).unwrap()];
        while !said.last().unwrap().contains("healthz") {
            said.push(lines.recv_timeout(TIMEOUT).unwrap());
        }
        let url = said.iter().find_map(|line| line.split_once("listening on: ")).unwrap().1;
        let shown = said.join("\n").replace(url, ADDRESS);
        pattern::check(&expected, &shown).unwrap_or_else(|why| panic!("`{command}`: {why}"));
        paste(&mut OverWebSocket::dial(url));
    }
}

/// The address that a test listens on.
const ANY_PORT: &str = "ws://127.0.0.1:0";

/// A process that is killed when the test is over.
struct Server(Child);

impl Server {
    /// Runs `command`; gives back its lines too.
    fn start(place: &Place, command: &str) -> (Self, Receiver<String>) {
        // Without `exec` the shell would be killed, and not the server.
        let mut shell = place.shell(&format!("exec {command}"));
        let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = sync_channel(1024);
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        (Self(child), lines)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _gone = self.0.kill();
        let _status = self.0.wait();
    }
}

struct OverStdio {
    server: Server,
    lines: Receiver<String>,
}

impl OverStdio {
    fn start(place: &Place) -> Self {
        let (server, lines) = Server::start(place, "turnhost app-server");
        Self { server, lines }
    }
}

impl Peer for OverStdio {
    fn send(&mut self, message: &str) {
        writeln!(self.server.0.stdin.as_mut().unwrap(), "{message}").unwrap();
    }

    fn recv(&mut self) -> Value {
        let line = self.lines.recv_timeout(TIMEOUT).expect("the server says nothing more");
        serde_json::from_str(&line).unwrap_or_else(|why| panic!("{line}: {why}"))
    }
}

struct OverWebSocket {
    runtime: Runtime,
    sender: WebSocketSender,
    receiver: WebSocketReceiver,
}

impl OverWebSocket {
    fn dial(url: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let (sender, receiver) = runtime
            .block_on(dial(
                &Address::parse(url, None).unwrap(),
                &Options { keep_alive: None, ..Options::default() },
            ))
            .unwrap()
            .split();
        Self { runtime, sender, receiver }
    }
}

impl Peer for OverWebSocket {
    fn send(&mut self, message: &str) {
        let mut frames = vec![message.to_owned().into()];
        self.runtime.block_on(self.sender.send(&mut frames)).unwrap();
    }

    fn recv(&mut self) -> Value {
        let frame = async { tokio::time::timeout(TIMEOUT, self.receiver.recv()).await };
        match self.runtime.block_on(frame).expect("the server says nothing more").unwrap() {
            ServerMessage::Frame(frame) => serde_json::from_slice(&frame).unwrap(),
            other => panic!("no frame: {other:?}"),
        }
    }
}
