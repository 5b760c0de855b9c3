//! `wss://` through the program: who is let in, and certificates that are renewed while it runs.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::json;
use turnhost_remote_client::{Address, Options, RemoteError, Roots, dial};
use turnhost_tests::{Lab, Peer, Server, Transport};

use crate::remote::scene::{after, output, run};
use crate::{PROGRAM, lab};

/// Signs certificates for this machine, and is trusted by those who are given its own.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    /// Puts a new certificate and its key where the server looks for them.
    fn issue(&self, lab: &Lab) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        std::fs::write(lab.home().join("cert.pem"), certificate.pem()).unwrap();
        std::fs::write(lab.home().join("key.pem"), key.serialize_pem()).unwrap();
    }

    /// Returns the options of a client with this token that trusts this authority and no other.
    fn options(&self, token: Option<&str>) -> Options {
        Options {
            token: token.map(str::to_owned),
            roots: Roots::from_pem(self.pem.as_bytes()).unwrap(),
            keep_alive: None,
            ..Options::default()
        }
    }
}

async fn serve(lab: &Lab) -> (Server, String) {
    let path = |name: &str| lab.home().join(name);
    let server = lab.serve_with(Transport::WebSocket, |command| {
        command.args(["--ws-auth", "capability-token", "--ws-token-file"]).arg(path("tokens"));
        command.arg("--ws-tls-cert").arg(path("cert.pem"));
        command.arg("--ws-tls-key").arg(path("key.pem"));
    });
    let server = server.await.unwrap();
    let url = server.url().unwrap().to_owned();
    (server, url)
}

async fn refusal(url: &str, options: &Options) -> RemoteError {
    let address = Address::parse(url, None).unwrap();
    dial(&address, options).await.expect_err("a stranger is let in")
}

#[tokio::test]
async fn a_turn_runs_over_wss_for_whoever_has_the_token_and_knows_the_authority() {
    let (lab, _model) = lab("", &["text \"sealed\""]).await;
    let (ours, stranger) = (Authority::new(), Authority::new());
    ours.issue(&lab);
    std::fs::write(lab.home().join("tokens"), "ann: s3cret\n").unwrap();
    let (mut server, url) = serve(&lab).await;
    assert!(url.starts_with("wss://127.0.0.1:"), "{url}");

    let refused = refusal(&url, &stranger.options(Some("s3cret"))).await;
    assert!(matches!(refused, RemoteError::Tls { .. }), "{refused:?}");
    for token in [None, Some("guess")] {
        let refused = refusal(&url, &ours.options(token)).await;
        assert!(matches!(refused, RemoteError::Unauthorized { status: 401, .. }), "{refused:?}");
    }
    let in_clear = refusal(&url.replace("wss://", "ws://"), &ours.options(Some("s3cret"))).await;
    assert!(matches!(in_clear, RemoteError::Handshake { .. }), "{in_clear:?}");

    let mut peer = Peer::dial_with(&url, &ours.options(Some("s3cret"))).await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    peer.notified(0, "item/agentMessage/delta", |it| it["delta"] == "sealed").await.unwrap();
    assert_eq!(server.stop().await.unwrap().code(), Some(0));
}

#[tokio::test]
async fn a_renewed_certificate_and_token_are_used_without_a_restart() {
    let (lab, _model) = lab("", &["text \"one\"", "text \"two\""]).await;
    let (old, new) = (Authority::new(), Authority::new());
    old.issue(&lab);
    std::fs::write(lab.home().join("tokens"), "ann: 0ld\n").unwrap();
    let (_server, url) = serve(&lab).await;
    let mut early = Peer::dial_with(&url, &old.options(Some("0ld"))).await.unwrap();
    early.initialize().await.unwrap();

    new.issue(&lab);
    std::fs::write(lab.home().join("tokens"), "ann: n3w\n").unwrap();
    let refused = refusal(&url, &old.options(Some("n3w"))).await;
    assert!(matches!(refused, RemoteError::Tls { .. }), "{refused:?}");
    let refused = refusal(&url, &new.options(Some("0ld"))).await;
    assert!(matches!(refused, RemoteError::Unauthorized { .. }), "{refused:?}");
    let mut late = Peer::dial_with(&url, &new.options(Some("n3w"))).await.unwrap();
    late.initialize().await.unwrap();
    // Who came in before stays in.
    for peer in [&mut early, &mut late] {
        let thread = peer.start_thread(json!({})).await.unwrap();
        assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    }

    // Half of a renewal: what was valid stays in use.
    std::fs::write(lab.home().join("cert.pem"), "not yet").unwrap();
    Peer::dial_with(&url, &new.options(Some("n3w"))).await.unwrap();
}

#[tokio::test]
async fn a_relay_with_a_certificate_of_its_owner_is_trusted_by_host_and_client_once_it_was_named() {
    let authority = Authority::new();
    let relay_lab = Lab::new(PROGRAM).unwrap();
    authority.issue(&relay_lab);
    let ca = relay_lab.path().join("ca.pem");
    std::fs::write(&ca, &authority.pem).unwrap();
    let ca = ca.to_str().unwrap();
    let path = |name: &str| relay_lab.home().join(name);
    let mut command = relay_lab.command(["relay", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(path("data")).arg("--tls-cert").arg(path("cert.pem"));
    command.arg("--tls-key").arg(path("key.pem"));
    let relay = relay_lab.serve_by(command, Transport::WebSocket).await.unwrap();
    relay.said(|text| text.contains("--invite ")).await.unwrap();
    let said = relay.stderr();
    let login = after(&said, "first host: turnhost remote-control login ");
    let (url, invite) = login.split_once(" --invite ").unwrap();
    assert!(url.starts_with("https://127.0.0.1:"), "{url}");

    let (host_lab, _model) = lab("", &["text \"sealed twice\""]).await;
    let login = ["remote-control", "login", url, "--invite", invite];
    let stranger = output(host_lab.command(login)).await;
    let said = String::from_utf8(stranger.stderr).unwrap();
    assert!(stranger.status.code() == Some(1) && said.contains("certificate"), "{said}");
    run(&host_lab, &[&login[..], &["--ca", ca]].concat()).await;
    let host = host_lab.serve_with(Transport::Unix, |command| {
        command.arg("--remote-control");
    });
    let _host = host.await.unwrap();
    let shown = run(&host_lab, &["remote-control", "pair"]).await;
    assert!(run(&host_lab, &["remote-control", "account"]).await.contains("machine "));

    let client_lab = Lab::new(PROGRAM).unwrap();
    let pair = ["machines", "pair", after(&shown, "Pairing link: ")];
    let stranger = output(client_lab.command(pair)).await;
    let said = String::from_utf8(stranger.stderr).unwrap();
    assert!(stranger.status.code() == Some(1) && said.contains("certificate"), "{said}");
    let address = run(&client_lab, &[&pair[..], &["--ca", ca]].concat()).await;
    let address = address.trim();
    assert!(run(&client_lab, &["machines"]).await.trim().ends_with("online"));
    let exec = ["exec", "--skip-git-repo-check", "go", "--remote", address];
    assert_eq!(run(&client_lab, &exec).await, "sealed twice\n");
    run(&client_lab, &["machines", "forget", address]).await;
}
