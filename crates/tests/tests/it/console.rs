//! The web console, used in a real browser on the real program.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::process::Command;
use turnhost_tests::Transport;

use crate::lab;

/// Set to anything, it makes the absence of a tool a failure.
const REQUIRE: &str = "TURNHOST_REQUIRE_TOOLS";

/// Returns what the browser test needs: a folder with `playwright-core` and `axe-core`, and a
/// Chromium. `None`, with the reason on stderr, where one is missing.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn tools() -> Option<(PathBuf, PathBuf)> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let modules = named("TURNHOST_NODE_MODULES").filter(|it| it.join("playwright-core").is_dir());
    let chromium = named("TURNHOST_CHROMIUM").filter(|it| it.is_file());
    let found = modules.zip(chromium);
    if found.is_none() {
        let reason = "TURNHOST_NODE_MODULES names no folder with playwright-core and axe-core, or \
                      TURNHOST_CHROMIUM no program";
        assert!(std::env::var_os(REQUIRE).is_none(), "{reason}");
        eprintln!("skipped: {reason}");
    }
    found
}

/// Starts a thread, answers an approval, interrupts, is cut off in the middle of a turn and comes
/// back, on a desktop; reads all of it on a phone; stays out without a token.
#[tokio::test]
async fn people_use_the_console_in_a_browser() {
    let Some((modules, chromium)) = tools() else { return };
    let answers = [
        r#"text "Hello <b>you</b>""#,
        r#"call exec_command {"cmd":"echo approved output"}"#,
        r#"text "It ran.""#,
        r#"text "thinking ", hold, text "in vain""#,
        r#"text "before ", hold, text "after""#,
    ];
    let (lab, model) = lab("", &answers).await;
    let tokens = lab.path().join("tokens");
    std::fs::write(&tokens, "browser: secret").unwrap();
    let server = lab
        .serve_with(Transport::WebSocket, |command| {
            command.args(["--console", "--ws-auth", "capability-token", "--ws-token-file"]);
            command.arg(&tokens);
        })
        .await
        .unwrap();
    let address = server.url().unwrap().replacen("ws://", "http://", 1);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../console/tests/browser/console.mjs");
    let mut browser = Command::new("node")
        .arg(script)
        .args([address.trim_end_matches('/'), "secret"])
        .arg(lab.repo())
        .env("TURNHOST_NODE_MODULES", modules)
        .env("TURNHOST_CHROMIUM", chromium)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut complaints = browser.stderr.take().unwrap();
    let mut lines = BufReader::new(browser.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        assert_eq!(line, "release");
        model.release();
    }
    let mut said = String::new();
    complaints.read_to_string(&mut said).await.unwrap();
    assert!(browser.wait().await.unwrap().success(), "{said}\n{}", server.stderr());
}
