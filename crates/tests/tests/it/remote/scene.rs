//! A relay, a host and a client's home, each with a real program.

use std::process::Output;

use tokio::process::Command;
use tokio::time::timeout;
use turnhost_relay_client::{MachineAccess, PairedRelays, RelayAddress};
use turnhost_tests::{Lab, Model, Server, TIMEOUT, Transport};

use crate::{PROGRAM, lab};

/// Everything that a client far away needs.
pub(crate) struct Scene {
    pub(crate) relay_lab: Lab,
    pub(crate) relay: Server,
    pub(crate) host_lab: Lab,
    pub(crate) model: Model,
    pub(crate) host: Server,
    pub(crate) client_lab: Lab,
    /// Where the client reaches the machine, once it was paired.
    pub(crate) address: String,
}

/// Starts a relay that logs all it can.
pub(crate) async fn serve_relay(lab: &Lab, listen: &str) -> Server {
    serve_relay_with(lab, listen, &[]).await
}

async fn serve_relay_with(lab: &Lab, listen: &str, flags: &[&str]) -> Server {
    let mut command = lab.command(["relay", "--listen", listen, "--data"]);
    command.arg(lab.path().join("data")).args(flags).env("RUST_LOG", "trace");
    lab.serve_by(command, Transport::WebSocket).await.unwrap()
}

/// Runs a command that ends. Returns what it wrote.
pub(crate) async fn output(mut command: Command) -> Output {
    timeout(TIMEOUT, command.output()).await.expect("it hangs").unwrap()
}

/// Runs a command that goes well. Returns its stdout.
pub(crate) async fn run(lab: &Lab, arguments: &[&str]) -> String {
    let output = output(lab.command(arguments)).await;
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// Returns what follows a word on a line of its own.
pub(crate) fn after<'a>(text: &'a str, word: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.trim().strip_prefix(word));
    line.unwrap_or_else(|| panic!("no `{word}` in {text}")).trim()
}

impl Scene {
    /// Starts relay and host; no client is paired yet.
    pub(crate) async fn new(answers: &[&str]) -> Self {
        Self::with(answers, &[]).await
    }

    /// See [`Scene::new`]; the relay has these flags.
    pub(crate) async fn with(answers: &[&str], flags: &[&str]) -> Self {
        let relay_lab = Lab::new(PROGRAM).unwrap();
        let relay = serve_relay_with(&relay_lab, "127.0.0.1:0", flags).await;
        relay.said(|text| text.contains("--invite ")).await.unwrap();
        let said = relay.stderr();
        let login = after(&said, "first host: turnhost remote-control login ");
        let (url, invite) = login.split_once(" --invite ").unwrap();
        let (host_lab, model) = lab("", answers).await;
        run(&host_lab, &["remote-control", "login", url, "--invite", invite]).await;
        let host = host_lab.serve_with(Transport::Unix, |command| {
            command.arg("--remote-control");
        });
        let host = host.await.unwrap();
        let client_lab = Lab::new(PROGRAM).unwrap();
        Self { relay_lab, relay, host_lab, model, host, client_lab, address: String::new() }
    }

    /// Works like [`Scene::new`], with the client paired.
    pub(crate) async fn paired(answers: &[&str]) -> Self {
        let mut scene = Self::new(answers).await;
        let shown = run(&scene.host_lab, &["remote-control", "pair"]).await;
        let link = after(&shown, "Pairing link: ");
        // Pairing may be the first use of this program.
        std::fs::remove_dir_all(scene.client_lab.home()).unwrap();
        let printed = run(&scene.client_lab, &["machines", "pair", link, "--name", "far"]).await;
        printed.trim().clone_into(&mut scene.address);
        scene
    }

    /// Returns the address of the relay, `HOST:PORT`.
    pub(crate) fn authority(&self) -> String {
        self.relay.url().unwrap().trim_start_matches("http://").to_owned()
    }

    /// Returns the client's record of the machine.
    pub(crate) fn access(&self) -> MachineAccess {
        let relays = PairedRelays::read(&self.client_lab.home()).unwrap();
        relays.find(&RelayAddress::parse(&self.address).unwrap()).unwrap()
    }
}
