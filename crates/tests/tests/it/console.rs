//! The web console, used in a real browser on the real program.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use turnhost_tests::Transport;

use crate::lab;
use crate::remote::scene::{Scene, after, run};

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
    let Some(tools) = tools() else { return };
    let answers = [
        r#"text "Hello <b>you</b>""#,
        r#"call exec_command {"cmd":"echo approved output"}"#,
        r#"text "It ran.""#,
        r#"text "thinking ", hold, text "in vain""#,
        r#"text "before ", hold, text "after""#,
        r#"text "quiet ", hold, text "no more""#,
        r#"text "holding ", hold, text "on""#,
        r#"text "steered""#,
        r#"text "from the queue""#,
        r#"text "seen""#,
        r#"reasoning "<script>globalThis.broken=1</script>", text "<img src=x onerror=globalThis.broken=1> [a](javascript:globalThis.broken=1) ![b](https://elsewhere.example/b.png)\n\n```html\n<iframe src='https://elsewhere.example'></iframe>\n```\n**<b onclick=globalThis.broken=1>bold</b>**", call exec_command {"cmd":"printf '<img src=x onerror=globalThis.broken=1>\\033[31m\\342\\200\\256' # </code><script>globalThis.broken=1</script>"}"#,
        r#"call apply_patch {"input":"*** Begin Patch\n*** Add File: <img src=x onerror=globalThis.broken=1>.html\n+<script>globalThis.broken=1</script>\n*** End Patch"}"#,
        r#"text "all of it was text""#,
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
    let repo = lab.repo();
    let arguments = [address.trim_end_matches('/'), "secret", repo.to_str().unwrap()];
    let mut browser = Browser::start(&tools, "console.mjs", &arguments);
    while let Some(line) = browser.line().await {
        assert_eq!(line, "release");
        model.release();
    }
    browser.end().await;
}

/// Opens an invitation, pairs a phone by a link, answers an approval, is cut off and comes back, is
/// woken, and is revoked: through a relay, encrypted.
#[tokio::test]
async fn people_reach_their_machine_from_a_phone_through_a_relay() {
    let Some(tools) = tools() else { return };
    let answers = [
        r#"call exec_command {"cmd":"echo approved output"}"#,
        r#"text "It ran.""#,
        r#"text "before ", hold, text "after""#,
        r#"text "quiet ", hold, text "no more""#,
    ];
    let scene = Scene::new(&answers).await;
    let shown = run(&scene.host_lab, &["remote-control", "pair"]).await;
    let arguments = [after(&shown, "Pairing link: "), scene.host_lab.repo().to_str().unwrap()]
        .map(str::to_owned);
    let mut browser = Browser::start(&tools, "relay.mjs", &[&arguments[0], &arguments[1]]);
    while let Some(line) = browser.line().await {
        if line == "release" {
            scene.model.release();
            continue;
        }
        assert_eq!(line, "revoke");
        let clients = run(&scene.host_lab, &["remote-control", "clients"]).await;
        let id = clients.split_once("  ").unwrap().0;
        run(&scene.host_lab, &["remote-control", "revoke", id]).await;
    }
    browser.end().await;
}

/// A script that drives a browser.
struct Browser {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Browser {
    fn start((modules, chromium): &(PathBuf, PathBuf), script: &str, arguments: &[&str]) -> Self {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../console/tests/browser");
        let mut child = Command::new("node")
            .arg(scripts.join(script))
            .args(arguments)
            .env("TURNHOST_NODE_MODULES", modules)
            .env("TURNHOST_CHROMIUM", chromium)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Returns the next thing that the script asks for; `None` at its end.
    async fn line(&mut self) -> Option<String> {
        self.lines.next_line().await.unwrap()
    }

    /// Fails with what the script complained of.
    async fn end(mut self) {
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).await.unwrap();
        assert!(self.child.wait().await.unwrap().success(), "{said}");
    }
}
