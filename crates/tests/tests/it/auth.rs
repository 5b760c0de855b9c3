//! The flags of websocket authentication, as an operator meets them.

use std::process::{Output, Stdio};

use tokio::time::timeout;
use turnhost_tests::{Lab, TIMEOUT};

use crate::PROGRAM;

const WEBSOCKET: [&str; 2] = ["--listen", "ws://127.0.0.1:0"];

async fn run(lab: &Lab, arguments: &[&str]) -> Output {
    let mut command = lab.command([&["app-server"], arguments].concat());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    timeout(TIMEOUT, command.output()).await.expect("it does not end").unwrap()
}

/// Checks how a start with these flags ends, on a websocket or not.
async fn check(lab: &Lab, listen: &[&str], flags: &[&str], code: i32, says: &str) {
    let output = run(lab, &[listen, flags].concat()).await;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{flags:?}: {stderr}");
    assert!(stderr.contains(says), "{flags:?}: `{says}` is missing: {stderr}");
}

#[tokio::test]
async fn flags_that_do_not_go_together_end_the_start_on_any_transport() {
    let lab = Lab::new(PROGRAM).unwrap();
    let capability = ["--ws-auth", "capability-token"];
    let signed = ["--ws-auth", "signed-bearer-token"];
    for listen in [&WEBSOCKET[..], &[]] {
        let no_mode = "Error: websocket auth flags require `--ws-auth capability-token` or \
             `--ws-auth signed-bearer-token`\n";
        check(&lab, listen, &["--ws-issuer", "x"], 1, no_mode).await;
        let no_token = "Error: `--ws-token-file` or `--ws-token-sha256` is required when \
             `--ws-auth capability-token` is set\n";
        check(&lab, listen, &capability, 1, no_token).await;
        let no_secret = "Error: `--ws-shared-secret-file` is required when \
             `--ws-auth signed-bearer-token` is set\n";
        check(&lab, listen, &signed, 1, no_secret).await;
        let digest = [&capability[..], &["--ws-token-sha256", "zz"]].concat();
        let no_digest = "Error: --ws-token-sha256 must be a 64-character hex SHA-256 digest\n";
        check(&lab, listen, &digest, 1, no_digest).await;
        check(&lab, listen, &["--ws-auth", "none"], 2, "possible values: capability-token").await;
        check(&lab, listen, &["--ws-allow-origin", "a.example"], 2, "`a.example` is no origin")
            .await;
        check(&lab, listen, &["--ws-tls-cert", "x"], 2, "--ws-tls-key").await;
        check(&lab, listen, &["--ws-handshake-timeout-seconds", "0"], 2, "0 is not in 1..").await;
    }
}

#[tokio::test]
async fn files_are_read_for_websockets_only() {
    let lab = Lab::new(PROGRAM).unwrap();
    let file = lab.home().join("tokens");
    let shown = file.display();
    let path = file.to_str().unwrap();
    let capability = ["--ws-auth", "capability-token", "--ws-token-file", path];
    let signed = ["--ws-auth", "signed-bearer-token", "--ws-shared-secret-file", path];
    check(&lab, &[], &capability, 0, "").await;
    let unreadable = format!(
        "Error: failed to read websocket auth secret {shown}: No such file or directory (os error 2)\n"
    );
    check(&lab, &WEBSOCKET, &capability, 1, &unreadable).await;
    let tls = ["--ws-tls-cert", path, "--ws-tls-key", path];
    check(&lab, &[], &tls, 0, "").await;
    check(&lab, &WEBSOCKET, &tls, 1, &format!("Error: cannot read `{shown}`: No such file")).await;
    std::fs::write(&file, "\n").unwrap();
    let empty = format!("Error: websocket auth secret {shown} must not be empty\n");
    check(&lab, &WEBSOCKET, &capability, 1, &empty).await;
    std::fs::write(&file, "too short").unwrap();
    let short = format!("signed websocket bearer secret {shown} must be at least 32 bytes\n");
    check(&lab, &WEBSOCKET, &signed, 1, &short).await;
    let open = ["--listen", "ws://0.0.0.0:0"];
    let refused = "Error: refusing to start non-loopback websocket listener 0.0.0.0:0 without auth; \
         configure `--ws-auth capability-token` or `--ws-auth signed-bearer-token`\n";
    check(&lab, &open, &[], 1, refused).await;
}

#[tokio::test]
async fn a_pipe_or_a_device_in_the_place_of_a_file_is_refused_by_name_and_not_waited_for() {
    let lab = Lab::new(PROGRAM).unwrap();
    let pipe = lab.home().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    for path in [pipe.to_str().unwrap(), "/dev/zero"] {
        let capability = ["--ws-auth", "capability-token", "--ws-token-file", path];
        let signed = ["--ws-auth", "signed-bearer-token", "--ws-shared-secret-file", path];
        let secret = format!(
            "Error: failed to read websocket auth secret {path}: it is not a regular file\n"
        );
        check(&lab, &WEBSOCKET, &capability, 1, &secret).await;
        check(&lab, &WEBSOCKET, &signed, 1, &secret).await;
        let tls = ["--ws-tls-cert", path, "--ws-tls-key", path];
        let certificate = format!("Error: cannot read `{path}`: it is not a regular file\n");
        check(&lab, &WEBSOCKET, &tls, 1, &certificate).await;
    }
}
