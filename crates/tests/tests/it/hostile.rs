//! Surroundings and texts that mean no good: logs that cannot be written, limits, escapes.

use std::process::Stdio;

use serde_json::json;
use turnhost_tests::Transport;

use crate::lab;

/// Runs a turn and a request after it on a server whose stderr is as `shell` prepares it.
async fn lives(shell: &str) {
    let (lab, _model) = lab("", &["text \"hello\""]).await;
    let mut command = lab.command_by_shell(shell, ["app-server"]);
    command.env("RUST_LOG", "trace").stdin(Stdio::piped());
    let mut server = lab.serve_by(command, Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    assert_eq!(peer.turn(&thread, "go").await.unwrap()["status"], "completed");
    peer.call("model/list", json!({})).await.unwrap();
    drop(peer);
    assert!(server.stop().await.unwrap().success());
}

#[tokio::test]
async fn a_log_on_a_full_disk_ends_nothing() {
    lives("exec \"$0\" \"$@\" 2>/dev/full").await;
}

#[tokio::test]
async fn a_log_into_a_closed_pipe_ends_nothing() {
    lives("{ \"$0\" \"$@\" 2>&1 >&3 | :; } 3>&1").await;
}

#[tokio::test]
async fn a_limit_on_file_sizes_ends_no_server() {
    let (lab, _model) = lab("", &["text \"hello\""]).await;
    // 64 KiB: less than the database's own files want.
    let mut command = lab.command_by_shell("ulimit -f 64; exec \"$0\" \"$@\"", ["app-server"]);
    command.stdin(Stdio::piped());
    let mut server = lab.serve_by(command, Transport::Stdio).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let thread = peer.start_thread(json!({})).await.unwrap();
    // It does not fit into the file; what becomes of it is the store's affair.
    let _outcome = peer.start_turn(&thread, &"x".repeat(200 << 10)).await;
    peer.call("model/list", json!({})).await.unwrap();
    drop(peer);
    let status = server.stop().await.unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), None, "{status}");
}

#[tokio::test]
async fn escapes_of_a_model_and_a_command_are_shown_and_not_sent() {
    let answers = [
        r#"call exec_command {"cmd":"printf 'out\\033[2Kput'"}"#,
        r#"text "mo\u001b[31mdel\u009b0m""#,
    ];
    let (lab, _model) = lab("", &answers).await;
    let output = lab.command(["exec", "go"]).output().await.unwrap();
    let (stdout, stderr) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(stdout, "mo^[[31mdel<U+009B>0m\n");
    assert!(stderr.contains("out^[[2Kput"), "{stderr}");
    assert!(!stderr.chars().any(|it| it.is_control() && it != '\n'), "{stderr}");
}

#[tokio::test]
async fn a_setting_on_the_command_line_is_stronger_than_the_file() {
    let (lab, _model) = lab("", &[]).await;
    let mut server = lab
        .serve_with(Transport::Stdio, |command| {
            // As a client of the reference starts it.
            command.args(["--stdio", "--enable", "guardian_approval", "-c", "web_search=\"live\""]);
            command.args(["-c", "model=from-the-command-line"]);
        })
        .await
        .unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    let read = peer.call("config/read", json!({})).await.unwrap();
    assert_eq!(read["config"]["model"], "from-the-command-line");
    assert_eq!(read["origins"]["model"]["name"]["type"], "sessionFlags");
    assert_eq!(read["config"]["web_search"], "live");
    let refused = lab.command(["app-server", "-c", "model_context_window=wide"]).output().await;
    let refused = refused.unwrap();
    assert!(!refused.status.success());
    let stderr = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(stderr.contains("model_context_window"), "{stderr}");
}
