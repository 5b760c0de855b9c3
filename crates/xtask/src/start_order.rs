//! The functions that run at every start, and those that a first thread with its turn and a websocket run besides, as the
//! linker gets them in `crates/cli/start.ld`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::symbols::{self, Place};
use crate::workspace;

/// The beginning of every session.
const INTRODUCTION: &str = r#"{"id":0,"method":"initialize","params":{"clientInfo":{"name":"x","title":"x","version":"1"}}}
{"method":"initialized"}
"#;

/// The configuration of the server that is watched: most users have one, with a provider.
const CONFIG: &str = r#"model = "m"
model_provider = "local"
approval_policy = "on-request"
sandbox_mode = "workspace-write"

[model_providers.local]
name = "Local"
base_url = "http://127.0.0.1:8080/v1"
wire_api = "responses"
"#;

/// Functions of one name, such as all instances of a generic one, are left out if those of them that do not
/// run have more bytes than this and than those that do: they would take more room than they save.
const MAX_IDLE_BYTES: u64 = 60_000;

/// Runs `binary`, which must have its symbols, and writes what it did to the linker's script. Finds no
/// problems. Needs valgrind.
pub(crate) fn run(binary: &Path) -> Result<Vec<String>> {
    let places = symbols::places(binary)?;
    let start = functions(binary, &[], start)?;
    let turn = functions(binary, &[], first_turn)?;
    let socket = functions(binary, &["--listen", "ws://127.0.0.1:0"], connection)?;
    let script = script(&places, &[("start", start), ("turn", turn), ("socket", socket)]);
    let path = path();
    fs::write(&path, script).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Vec::new())
}

/// The share of names that may be gone, in percent.
const MAX_GONE: usize = 5;

/// Finds whether the linker's script has aged: too many of its names are gone from `binary`, which
/// must have its symbols.
pub(crate) fn check(binary: &Path) -> Result<Vec<String>> {
    let path = path();
    let script = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (gone, all) = gone(&script, &symbols::places(binary)?);
    Ok(if gone * 100 > all * MAX_GONE {
        let remedy = "cargo xtask start-order BINARY";
        vec![format!("{gone} of {all} names in {} are gone; `{remedy}`", path.display())]
    } else {
        Vec::new()
    })
}

/// Counts the names of a script that no symbol has, and all of its names.
fn gone(script: &str, places: &BTreeMap<String, Place>) -> (usize, usize) {
    let known: BTreeSet<String> = places.keys().map(|symbol| pattern(symbol)).collect();
    let names = script.lines().filter_map(|line| line.trim().strip_prefix("*(.text."));
    let names: Vec<_> = names.filter_map(|name| name.strip_suffix(')')).collect();
    (names.iter().filter(|name| !known.contains(**name)).count(), names.len())
}

fn path() -> PathBuf {
    workspace::root().join("crates/cli/start.ld")
}

/// A session with a server, whose functions are noted. It ends when the server's input is dropped.
type Session = fn(&mut Child) -> Result<()>;

/// The start that counts: until the answer to `initialize`, and an orderly end.
fn start(server: &mut Child) -> Result<()> {
    let input = server.stdin.as_mut().context("no stdin")?;
    Ok(input.write_all(INTRODUCTION.as_bytes())?)
}

/// A start, a thread, and a turn in which the built-in model speaks.
fn first_turn(server: &mut Child) -> Result<()> {
    start(server)?;
    let input = server.stdin.as_mut().context("no stdin")?;
    let answers = server.stdout.as_mut().context("no stdout")?;
    let mut answers = BufReader::new(answers);
    let params = json!({ "modelProvider": "scripted" });
    writeln!(input, "{}", json!({ "id": 1, "method": "thread/start", "params": params }))?;
    let started = await_message(&mut answers, |message| message["id"] == 1)?;
    let text = json!([{ "type": "text", "text": "say: hello" }]);
    let params = json!({ "threadId": started["result"]["thread"]["id"], "input": text });
    writeln!(input, "{}", json!({ "id": 2, "method": "turn/start", "params": params }))?;
    await_message(&mut answers, |message| message["method"] == "turn/completed")?;
    Ok(())
}

/// A client that connects by a websocket, introduces itself and leaves (RFC 6455).
fn connection(server: &mut Child) -> Result<()> {
    let announced = server.stderr.as_mut().context("no stderr")?;
    let mut lines = BufReader::new(announced).lines().map_while(Result::ok);
    let address = |line: String| {
        let (address, _) = line.split_once("ws://")?.1.split_once(char::is_whitespace)?;
        Some(address.trim_end_matches('/').to_owned())
    };
    let address = lines.find_map(|line| address(line + "\n")).context("no address was told")?;
    let mut stream = TcpStream::connect(&address)?;
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )?;
    let mut answer = [0; 4096];
    let length = stream.read(&mut answer)?;
    ensure!(answer[..length].starts_with(b"HTTP/1.1 101 "), "the server did not agree");
    for message in INTRODUCTION.lines() {
        // A mask of zeros leaves a message as it is.
        let length = u8::try_from(message.len()).ok().filter(|length| *length < 126);
        let length = length.context("the message is too long for a short frame")?;
        stream.write_all(&[0x81, 0x80 | length, 0, 0, 0, 0])?;
        stream.write_all(message.as_bytes())?;
    }
    ensure!(stream.read(&mut answer)? > 0, "the server left");
    // A close frame without a reason.
    stream.write_all(&[0x88, 0x80, 0, 0, 0, 0])?;
    std::io::copy(&mut stream, &mut std::io::sink())?;
    let ended = Command::new("kill").arg(server.id().to_string()).status()?;
    ensure!(ended.success(), "the server is gone already");
    Ok(())
}

fn await_message(answers: &mut impl BufRead, is_it: impl Fn(&Value) -> bool) -> Result<Value> {
    for line in answers.by_ref().lines() {
        let message: Value = serde_json::from_str(&line?)?;
        ensure!(message["error"].is_null(), "the server said {message}");
        if is_it(&message) {
            return Ok(message);
        }
    }
    anyhow::bail!("the server ended before it answered")
}

/// Returns the symbols of the functions that run.
fn functions(binary: &Path, arguments: &[&str], session: Session) -> Result<BTreeSet<String>> {
    let home = std::env::temp_dir().join(format!("turnhost-start-{}", std::process::id()));
    fs::create_dir_all(&home)?;
    fs::write(home.join("config.toml"), CONFIG)?;
    let profile = home.join("callgrind");
    let mut server = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--demangle=no"])
        .arg(format!("--callgrind-out-file={}", profile.display()))
        .arg(binary)
        .arg("app-server")
        .args(arguments)
        .current_dir(&home)
        .env("TURNHOST_HOME", &home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("`valgrind` is missing")?;
    session(&mut server)?;
    let Output { status, stderr, .. } = server.wait_with_output()?;
    let text = fs::read_to_string(&profile);
    fs::remove_dir_all(&home)?;
    ensure!(status.success(), "the server ended with {status}: {}", stderr.escape_ascii());
    Ok(text?.lines().filter_map(function).map(str::to_owned).collect())
}

/// Returns the name that a line of a profile introduces: `fn=(7) NAME` or `cfn=(7) NAME`; a `'2` behind it
/// counts recursions.
fn function(line: &str) -> Option<&str> {
    let named = line.strip_prefix("cfn=(").or_else(|| line.strip_prefix("fn=("))?;
    let name = named.split_once(") ")?.1;
    Some(name.split_once('\'').map_or(name, |(name, _)| name))
}

/// Writes the script: the groups of functions one after the other, each function in the first group that has it.
fn script(places: &BTreeMap<String, Place>, groups: &[(&str, BTreeSet<String>)]) -> String {
    let mut script =
        String::from("/* Written by `cargo xtask start-order`. See build.rs. */\nSECTIONS\n{\n");
    let mut listed = BTreeSet::new();
    for (group, functions) in groups {
        // Writing to a string does not fail.
        let _ = writeln!(script, "    .text.{group} : {{");
        for name in names(places, functions) {
            if listed.insert(name.clone()) {
                let _ = writeln!(script, "        *(.text.{name})");
            }
        }
        script.push_str("    }\n");
    }
    script.push_str("}\nINSERT BEFORE .text;\n");
    script
}

/// Returns the names that stand for these functions and few others.
fn names(places: &BTreeMap<String, Place>, functions: &BTreeSet<String>) -> Vec<String> {
    // Of several names for the same code a profile has any one.
    let run: BTreeSet<u64> =
        functions.iter().filter_map(|name| Some(places.get(name)?.address)).collect();
    let mut names: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for (symbol, Place { address, bytes }) in places {
        let [running, idle] = names.entry(pattern(symbol)).or_default();
        *if run.contains(address) { running } else { idle } += bytes;
    }
    let few = |[running, idle]: &[u64; 2]| *running > 0 && *idle <= *running.max(&MAX_IDLE_BYTES);
    names.into_iter().filter(|(_, bytes)| few(bytes)).map(|(name, _)| name).collect()
}

/// Returns a symbol without the hashes in it, which differ from build to build.
fn pattern(symbol: &str) -> String {
    if let Some((path, _)) = symbol.rsplit_once("17h").filter(|_| symbol.starts_with("_ZN")) {
        return format!("{path}17h*");
    }
    if !symbol.starts_with("_R") {
        return symbol.to_owned();
    }
    let mut pieces = symbol.split("Cs");
    let mut pattern = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once('_').map_or(piece, |(_, rest)| rest);
        pattern.push_str("Cs*_");
        pattern.push_str(rest);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_left_open() {
        assert_eq!(pattern("_ZN1a1f17h0123456789abcdefE"), "_ZN1a1f17h*");
        assert_eq!(pattern("_RNvNtCsjrHSEGnQ3l9_3std4proc1f"), "_RNvNtCs*_3std4proc1f");
        assert_eq!(pattern("sqlite3_step"), "sqlite3_step");
    }

    #[test]
    fn lines_of_a_profile_name_functions() {
        assert_eq!(function("fn=(12) _ZN1a1f17hE'2"), Some("_ZN1a1f17hE"));
        assert_eq!(function("cfn=(12) main"), Some("main"));
        assert_eq!(function("fn=(12)"), None);
        assert_eq!(function("calls=1 0"), None);
    }

    #[test]
    fn what_seldom_runs_under_a_name_is_left_out() {
        let places = [("a", 1), ("alias", 1), ("idle", 2)];
        let mut all: BTreeMap<_, _> =
            places.map(|(name, address)| (name.to_owned(), Place { address, bytes: 10 })).into();
        for at in 0..10 {
            let place = Place { address: 10 + at, bytes: MAX_IDLE_BYTES };
            all.insert(format!("_ZN1g17h{at}E"), place);
        }
        let started = ["a", "_ZN1g17h0E"].map(str::to_owned).into();
        let turn = ["a", "later"].map(str::to_owned).into();
        all.insert("later".to_owned(), Place { address: 3, bytes: 10 });
        let script = script(&all, &[("start", started), ("turn", turn)]);
        assert!(script.contains("*(.text.a)") && !script.contains("idle"), "{script}");
        assert!(
            script.ends_with(
                ".text.turn : {\n        *(.text.later)\n    }\n}\nINSERT BEFORE .text;\n"
            )
        );
        assert!(script.contains("*(.text.alias)") && !script.contains("_ZN1g"), "{script}");
        assert_eq!(gone(&script, &all), (0, 3));
        all.remove("alias");
        assert_eq!(gone(&script, &all), (1, 3));
    }
}
