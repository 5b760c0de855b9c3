//! The sandbox through the wire: what a model's command can do is for the kernel to say.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::process::Command;

use serde_json::{Value, json};
use turnhost_tests::{Answer, Lab, Model, Server, Transport};

use crate::{PROGRAM, serve};

/// Directories for temporary files are writable unless the configuration says so,
/// and the lab is in one.
const ONLY_WORKSPACE: &str =
    "[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n";

/// Runs `command` as a model's under `sandbox`; gives back its completed item.
async fn run(lab: &Lab, sandbox: &str, command: &str) -> Value {
    run_with(lab, sandbox, ONLY_WORKSPACE, command).await
}

async fn run_with(lab: &Lab, sandbox: &str, config: &str, command: &str) -> Value {
    let call = format!("call exec_command {}", json!({"cmd": command}));
    let answers = [call, "text \"done\"".to_owned()].map(|it| it.parse::<Answer>().unwrap());
    let model = Model::with_answers(answers).await.unwrap();
    lab.configure(&model, config).unwrap();
    let (_server, mut peer) = serve(lab, Transport::Stdio).await;
    let params = json!({"cwd": lab.repo(), "sandbox": sandbox, "approvalPolicy": "never"});
    let thread = peer.start_thread(params).await.unwrap();
    let from = peer.log.len();
    peer.turn(&thread, "go").await.unwrap();
    let is_command = |it: &Value| it["item"]["type"] == "commandExecution";
    peer.notified(from, "item/completed", is_command).await.unwrap()["item"].clone()
}

fn assert_refused(item: &Value, reason: &str) {
    assert_eq!(item["status"], "failed", "{item}");
    let output = item["aggregatedOutput"].as_str().unwrap_or_default();
    assert!(output.contains(reason), "{item}");
}

fn assert_done(item: &Value) {
    assert_eq!((&item["status"], &item["exitCode"]), (&json!("completed"), &json!(0)), "{item}");
}

#[tokio::test]
async fn a_workspace_can_be_written_and_nothing_else() {
    let lab = Lab::new(PROGRAM).unwrap();
    assert_done(
        &run(&lab, "workspace-write", "echo x > inside && mkdir -p a/b && echo y > a/b/c").await,
    );
    assert_eq!(std::fs::read_to_string(lab.repo().join("a/b/c")).unwrap(), "y\n");
    let outside = lab.path().join("outside");
    let shown = outside.display();
    for command in [
        format!("echo x > {shown}"),
        format!("mkdir {shown}"),
        format!("ln inside {shown}"),
        format!("mv inside {shown}"),
        format!("ln -s {shown} link; echo x > link"),
    ] {
        let item = run(&lab, "workspace-write", &command).await;
        assert_eq!(item["status"], "failed", "{item}");
        assert!(!outside.exists(), "{command}");
    }
    assert!(lab.repo().join("inside").exists());
    let home = lab.home().join("config.toml");
    assert_refused(
        &run(&lab, "workspace-write", &format!("echo x >> {}", home.display())).await,
        "config.toml",
    );
}

#[tokio::test]
async fn the_repository_of_a_workspace_stays_as_it_is() {
    let lab = Lab::new(PROGRAM).unwrap();
    std::fs::create_dir_all(lab.repo().join(".git/hooks")).unwrap();
    std::fs::write(lab.repo().join(".git/config"), "[core]\n").unwrap();
    for command in [
        "echo x >> .git/config",
        "echo x > .git/hooks/pre-commit",
        "rm .git/config",
        "mv .git elsewhere",
        "rm -rf .git",
    ] {
        let item = run(&lab, "workspace-write", command).await;
        assert_eq!(item["status"], "failed", "{item}");
        assert_eq!(std::fs::read_to_string(lab.repo().join(".git/config")).unwrap(), "[core]\n");
        assert_eq!(std::fs::read_dir(lab.repo().join(".git/hooks")).unwrap().count(), 0);
    }
    assert_done(&run(&lab, "workspace-write", "cat .git/config").await);
}

#[tokio::test]
async fn no_connection_leaves_the_sandbox_and_every_one_leaves_without() {
    let lab = Lab::new(PROGRAM).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let command = format!("exec 3<>/dev/tcp/127.0.0.1/{port} && echo connected");
    for sandbox in ["read-only", "workspace-write"] {
        assert_refused(&run(&lab, sandbox, &command).await, "/dev/tcp/127.0.0.1");
        let error = listener.accept().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WouldBlock);
    }
    assert_done(&run(&lab, "danger-full-access", &command).await);
    listener.accept().unwrap();
}

#[tokio::test]
async fn read_only_reads_only_and_full_access_writes_anywhere() {
    let lab = Lab::new(PROGRAM).unwrap();
    std::fs::write(lab.repo().join("file"), "text\n").unwrap();
    let outside = lab.path().join("outside");
    assert_done(&run(&lab, "read-only", "cat file && echo x > /dev/null").await);
    assert_refused(&run(&lab, "read-only", "echo x > made").await, "made");
    assert_refused(&run(&lab, "read-only", "echo x > file").await, "file");
    assert_refused(
        &run(&lab, "read-only", "echo x > /tmp/$$.turnhost-test").await,
        "turnhost-test",
    );
    assert_eq!(std::fs::read_to_string(lab.repo().join("file")).unwrap(), "text\n");
    let command = format!("echo x > made && echo x > {}", outside.display());
    assert_done(&run(&lab, "danger-full-access", &command).await);
    assert!(outside.exists() && lab.repo().join("made").exists());
}

#[tokio::test]
async fn what_the_configuration_grants_is_granted_and_no_more() {
    let lab = Lab::new(PROGRAM).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let granted = lab.path().join("granted");
    std::fs::create_dir(&granted).unwrap();
    let config = format!("{ONLY_WORKSPACE}network_access = true\nwritable_roots = [{granted:?}]\n");
    let inside =
        format!("exec 3<>/dev/tcp/127.0.0.1/{port} && echo x > {}/file", granted.display());
    assert_done(&run_with(&lab, "workspace-write", &config, &inside).await);
    listener.accept().unwrap();
    assert!(granted.join("file").exists());
    let outside = format!("echo x > {}/file", lab.path().display());
    assert_refused(&run_with(&lab, "workspace-write", &config, &outside).await, "file");
    // Read-only is not for the workspace's settings to widen.
    assert_refused(&run_with(&lab, "read-only", &config, &inside).await, "/dev/tcp");
}

/// The user of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum User {
    /// The test's own.
    Own,
    /// One without any privilege. Needs root.
    Nobody,
}

/// Starts a server of this user, which owns the lab then.
async fn serve_as(lab: &Lab, user: User, listen: &str, transport: Transport) -> Server {
    let program = lab.path().join("program");
    let shown = program.display();
    let script = match user {
        User::Own => format!("exec '{shown}' \"$@\""),
        User::Nobody => {
            let owned = Command::new("chown").args(["-R", "65534:65534"]).arg(lab.path()).status();
            assert!(owned.unwrap().success());
            let drop = "setpriv --reuid=65534 --regid=65534 --clear-groups --";
            format!("exec {drop} '{shown}' \"$@\"")
        }
    };
    // A link last, so that its owner stays.
    if std::fs::hard_link(PROGRAM, &program).is_err() {
        std::fs::copy(PROGRAM, &program).unwrap();
    }
    let command = lab.command_by_shell(&script, ["app-server", "--listen", listen]);
    lab.serve_by(command, transport).await.unwrap()
}

/// A command with the network asks the server that started it for a thread without a sandbox: over
/// TCP, and over the unix socket in the home; as the test's user, and without any privilege.
#[tokio::test]
async fn a_command_with_the_network_does_not_get_into_its_own_server() {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0);
    let users = if is_root { &[User::Own, User::Nobody][..] } else { &[User::Own] };
    for user in users {
        for transport in [Transport::WebSocket, Transport::Unix] {
            let lab = Lab::new(PROGRAM).unwrap();
            let model = Model::with_answers([]).await.unwrap();
            lab.configure(&model, "").unwrap();
            let listen = if transport == Transport::Unix { "unix://" } else { "ws://127.0.0.1:0" };
            let mut server = serve_as(&lab, *user, listen, transport).await;
            let url = server.url().unwrap().to_owned();
            let script = if transport == Transport::Unix {
                format!(
                    "perl -MIO::Socket::UNIX -e 'print IO::Socket::UNIX->new({:?}) ? \"in\\n\" : \"$!\\n\"'",
                    lab.control_socket()
                )
            } else {
                let place = url.trim_start_matches("ws://").trim_end_matches('/');
                let (host, port) = place.rsplit_once(':').unwrap();
                format!(
                    "exec 5<>/dev/tcp/{host}/{port} && printf 'GET /readyz HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' >&5; timeout 20 cat <&5; echo over"
                )
            };
            let mut peer = server.connect().await.unwrap();
            peer.initialize().await.unwrap();
            let params = json!({"command": ["/bin/bash", "-c", script], "cwd": lab.repo(),
                "sandboxPolicy": {"type": "workspaceWrite", "writableRoots": [], "networkAccess": true,
                    "excludeTmpdirEnvVar": false, "excludeSlashTmp": false}});
            let result = peer.call("command/exec", params).await.unwrap();
            let expected =
                if transport == Transport::Unix { "Operation not permitted\n" } else { "over\n" };
            assert_eq!(result["stdout"], expected, "{user:?} over {transport}: {result}");
            let mut other = server.connect().await.unwrap();
            other.initialize().await.unwrap();
        }
    }
}

#[tokio::test]
async fn one_background_terminal_too_many_ends_the_one_that_is_idle_for_longest() {
    let lab = Lab::new(PROGRAM).unwrap();
    let call = |script: &str| {
        format!("call exec_command {}", json!({"cmd": script, "yield_time_ms": 250}))
    };
    let more = (1..=64).map(|_| call("exec sleep 600")).collect::<Vec<_>>().join(", ");
    let answers = [call("echo first; exec sleep 600"), more, "text \"done\"".to_owned()];
    let answers = answers.map(|it| it.parse::<Answer>().unwrap());
    let model = Model::with_answers(answers).await.unwrap();
    lab.configure(&model, "").unwrap();
    let (_server, mut peer) = serve(&lab, Transport::Stdio).await;
    let params = json!({"cwd": lab.repo(), "sandbox": "read-only", "approvalPolicy": "never"});
    let thread = peer.start_thread(params).await.unwrap();
    let from = peer.log.len();
    peer.turn(&thread, "go").await.unwrap();
    let is_command = |it: &Value| it["item"]["type"] == "commandExecution";
    let item = peer.notified(from, "item/completed", is_command).await.unwrap()["item"].clone();
    assert_eq!(item["id"], "call_1_0", "{item}");
    let output = item["aggregatedOutput"].as_str().unwrap();
    assert!(output.starts_with("first\n\n[ended by the server: of more than 64"), "{output}");
    let list = json!({"threadId": thread});
    let listed = peer.call("thread/backgroundTerminals/list", list).await.unwrap();
    assert_eq!(listed["data"].as_array().unwrap().len(), 64, "{listed}");
}
