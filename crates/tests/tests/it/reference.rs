//! The reference implementation's own server behind our relay, and our client in front of it.
//!
//! `TURNHOST_REFERENCE` names its program, or is `npm`, which fetches the version whose protocol
//! this is. Without it the test is skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;
use turnhost_http::HttpClient;
use turnhost_protocol::{ThreadStartParams, TurnStatus, method};
use turnhost_relay_client::{Claimed, PairedRelays, PairingLink, Protection, RelayUrl, claim};
use turnhost_remote_client::{Address, SessionEvent};
use turnhost_remote_control::{Plain, RelayLogin, login};
use turnhost_task::Tasks;
use turnhost_tests::{Lab, Model, Peer, Server, TIMEOUT, Transport};

use crate::PROGRAM;
use crate::reconnect::{Heard, open_at, start_turn, until_the_end};
use crate::remote::scene::{after, serve_relay};

/// Returns the reference's program, and the folder that it was fetched to.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn reference() -> Option<(PathBuf, Option<TempDir>)> {
    let Some(named) = std::env::var_os("TURNHOST_REFERENCE") else {
        eprintln!("skipped: TURNHOST_REFERENCE names no program of the reference, nor `npm`");
        return None;
    };
    if named != "npm" {
        return Some((named.into(), None));
    }
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let package = format!("@openai/codex@{}", turnhost_protocol::VERSION);
    let fetched = Command::new("npm")
        .args(["install", "--no-save", "--prefix"])
        .arg(folder.path())
        .arg(package)
        .output()
        .unwrap();
    assert!(fetched.status.success(), "{}", String::from_utf8_lossy(&fetched.stderr));
    let program = folder.path().join("node_modules/.bin/codex");
    Some((program, Some(folder)))
}

/// Writes the home of a server that is logged in at our relay and asks our model.
fn write_home(home: &Path, login: &RelayLogin, model: &Model) {
    // Only decoded there, never verified.
    let tokens = json!({
        "id_token": login.token, "access_token": login.token, "refresh_token": "none", "account_id": login.account,
    });
    let auth =
        json!({"auth_mode": "chatgpt", "tokens": tokens, "last_refresh": "2026-11-01T00:00:00Z"});
    std::fs::write(home.join("auth.json"), auth.to_string()).unwrap();
    let (relay, model) = (&login.relay, model.base_url());
    let config = format!(
        "chatgpt_base_url = \"{relay}\"\nmodel = \"test-model\"\nmodel_provider = \"fake\"\n\
         check_for_update_on_startup = false\n\
         [analytics]\nenabled = false\n\
         [model_providers.fake]\nname = \"Fake\"\nbase_url = \"{model}\"\nwire_api = \"responses\"\n\
         request_max_retries = 0\nstream_max_retries = 0\n"
    );
    std::fs::write(home.join("config.toml"), config).unwrap();
}

/// A relay, and the reference's server enrolled with it.
struct Scene {
    lab: Lab,
    relay: Server,
    _home: TempDir,
    server: Server,
    login: RelayLogin,
}

impl Scene {
    async fn new(program: &Path, model: &Model) -> Self {
        let lab = Lab::new(PROGRAM).unwrap();
        let relay = serve_relay(&lab, "127.0.0.1:0").await;
        relay.said(|text| text.contains("--invite ")).await.unwrap();
        let said = relay.stderr();
        let invited = after(&said, "first host: turnhost remote-control login ");
        let (url, invite) = invited.split_once(" --invite ").unwrap();
        let http = HttpClient::new();
        let login = login(&http, &format!("{url}/"), invite, "test", Plain::Allowed).await.unwrap();
        // Not below the system's temporary directory, which the reference does not like for a home.
        let home = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        write_home(home.path(), &login, model);
        let mut command = tokio::process::Command::new(program);
        command
            .args(["app-server", "--remote-control", "--listen", "ws://127.0.0.1:0"])
            .env_clear()
            .envs(lab.variables())
            .env("CODEX_HOME", home.path())
            .current_dir(lab.repo())
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::piped())
            .kill_on_drop(true);
        let server = lab.serve_by(command, Transport::WebSocket).await.unwrap();
        Self { lab, relay, _home: home, server, login }
    }
}

/// Waits until the server is connected to the relay. Returns its id there.
async fn until_connected(peer: &mut Peer) -> String {
    let is_connected = |it: &Value| {
        it["method"] == "remoteControl/status/changed" && it["params"]["status"] == "connected"
    };
    let told = peer.find(0, is_connected).await.unwrap();
    told["params"]["environmentId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_reference_enrols_with_the_relay_and_is_used_through_it() {
    let Some((program, _folder)) = reference() else { return };
    let large = "large ".repeat(60_000);
    let answers = [format!("text {large:?}"), "text \"hold it\", hold".to_owned()];
    let answers = answers.iter().map(|it| it.parse().unwrap());
    let model = Model::with_answers(answers).await.unwrap();
    let mut scene = Scene::new(&program, &model).await;
    let mut peer = scene.server.connect().await.unwrap();
    peer.initialize_as(json!({"experimentalApi": true})).await.unwrap();
    let environment = until_connected(&mut peer).await;

    let codes =
        peer.call("remoteControl/pairing/start", json!({"manualCode": true})).await.unwrap();
    assert_eq!(codes["environmentId"], environment.as_str());
    let manual = codes["manualPairingCode"].as_str().unwrap().to_owned();
    let claimed = json!({"manualPairingCode": manual});
    let status = peer.call("remoteControl/pairing/status", claimed.clone()).await.unwrap();
    assert_eq!(status, json!({"claimed": false}));
    let relay = RelayUrl::parse(&scene.login.relay).unwrap();
    let link = PairingLink::parse(&manual, Some(&relay)).unwrap();
    let kept = PairedRelays::default();
    let Claimed { access, .. } = claim(&HttpClient::new(), &link, &kept, "far").await.unwrap();
    assert!(matches!(access.protection, Protection::Plain), "the reference does not encrypt");
    let status = peer.call("remoteControl/pairing/status", claimed).await.unwrap();
    assert_eq!(status, json!({"claimed": true}));

    // A turn whose answer comes in pieces, asked by a message that goes in pieces.
    let tasks = Tasks::new();
    let (session, mut events) = open_at(Address::relay(access), false, &tasks).await;
    let thread = start_turn(&session, &ThreadStartParams::default()).await;
    let mut heard = Heard::default();
    let status = until_the_end(&session, &mut events, &mut heard).await;
    assert_eq!(status, TurnStatus::Completed, "{}", scene.server.stderr());
    assert_eq!(heard.messages(), [(large.as_str(), large.as_str())]);
    let params = serde_json::from_value(json!({
        "threadId": thread, "input": [{"type": "text", "text": large, "text_elements": []}],
    }));
    session.call::<method::TurnStart>(&params.unwrap()).await.unwrap();
    assert!(model.request(1).await.unwrap().to_string().contains(&large));

    // Its client is cut when it is revoked.
    let list = peer.call("remoteControl/client/list", json!({"environmentId": environment}));
    let list = list.await.unwrap();
    assert_eq!(list["data"][0]["displayName"], "far");
    let client = list["data"][0]["clientId"].clone();
    let revoke = json!({"environmentId": environment, "clientId": client});
    peer.call("remoteControl/client/revoke", revoke).await.unwrap();
    let reason = loop {
        let event = timeout(TIMEOUT, events.next()).await.unwrap().unwrap();
        if let SessionEvent::Ended { reason } = event {
            break reason;
        }
    };
    assert!(reason.contains("revoked"), "{reason}");
    drop((scene.lab, scene.relay));
}
