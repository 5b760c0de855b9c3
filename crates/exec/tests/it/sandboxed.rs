//! Commands in the kernel's sandbox, through the helper.

use turnhost_base::AbsPath;
use turnhost_ports::{
    Command, CommandError, CommandPort as _, RunningCommand, Streams, TerminalSize,
};
use turnhost_protocol::SandboxPolicy;

use crate::support::{Watched, commands, finish, read_until, run, shell};

async fn says(sandbox: SandboxPolicy, script: &str, dir: &tempfile::TempDir) -> (String, i32) {
    let mut command = shell(script);
    command.cwd = AbsPath::from_std(dir.path()).unwrap();
    command.workspace = command.cwd.clone();
    command.sandbox = sandbox;
    run(command).await.unwrap()
}

#[tokio::test]
async fn the_policy_holds_and_the_command_s_own_words_come_out() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let read_only = SandboxPolicy::ReadOnly { network_access: false };
    let (output, code) = says(read_only, "touch f", &dir).await;
    assert_eq!((output.as_str(), code), ("touch: cannot touch 'f': Read-only file system\n", 1));
    assert!(!dir.path().join("f").exists());
}

#[tokio::test]
async fn workspace_write_writes_in_the_workspace_and_in_the_given_tmpdir() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let other = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut command = shell("touch f \"$TMPDIR/g\" && echo done");
    command.cwd = AbsPath::from_std(dir.path()).unwrap();
    command.workspace = command.cwd.clone();
    command.env = vec![("TMPDIR".into(), Some(other.path().to_str().unwrap().into()))];
    command.sandbox = SandboxPolicy::WorkspaceWrite {
        writable_roots: Vec::new(),
        network_access: false,
        exclude_tmpdir_env_var: false,
        exclude_slash_tmp: false,
    };
    assert_eq!(run(command).await.unwrap(), ("done\n".to_owned(), 0));
    assert!(dir.path().join("f").exists() && other.path().join("g").exists());
}

#[tokio::test]
async fn a_status_like_the_helper_s_own_is_the_command_s() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    assert_eq!(
        says(SandboxPolicy::ReadOnly { network_access: true }, "exit 125", &dir).await.1,
        125
    );
}

#[tokio::test]
async fn what_cannot_be_enforced_is_refused_with_the_reason() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let root = AbsPath::from_std(&dir.path().join("root")).unwrap();
    let mut command = shell("true");
    command.cwd = AbsPath::from_std(dir.path()).unwrap();
    command.workspace = command.cwd.clone();
    command.sandbox = SandboxPolicy::WorkspaceWrite {
        writable_roots: vec![root.clone()],
        network_access: false,
        exclude_tmpdir_env_var: false,
        exclude_slash_tmp: false,
    };
    let commands = commands();
    drop(commands.start(command.clone()).await.unwrap());
    std::os::unix::fs::symlink("/etc", root.as_std()).unwrap();
    let Err(CommandError::Sandbox(reason)) = commands.start(command).await else {
        panic!("it was started")
    };
    assert!(reason.contains(root.as_str()), "{reason}");
}

fn confined(script: &str) -> Command {
    let mut command = shell(script);
    command.sandbox = SandboxPolicy::ReadOnly { network_access: false };
    command
}

async fn start(command: Command) -> RunningCommand {
    commands().start(command).await.unwrap()
}

#[tokio::test]
async fn exit_codes_come_through_the_namespace() {
    for (script, expected) in [
        ("exit 3", 3),
        ("kill -TERM $$", 143),
        ("kill -KILL $$", 137),
        ("kill -SEGV $$", 139),
        ("true", 0),
        ("sleep 600 & exit 7", 7),
    ] {
        assert_eq!(run(confined(script)).await.unwrap().1, expected, "{script}");
    }
}

#[tokio::test]
async fn an_interrupt_reaches_the_whole_group_in_the_namespace() {
    // The shell waits for `sh` by then; an interrupt that comes before waits for the end of `sleep`.
    let script = "trap 'echo caught; exit 9' INT; sh -c 'echo ready; exec sleep 600'";
    let mut running = start(confined(script)).await;
    read_until(&mut running, "\n").await;
    running.control.interrupt();
    let (output, exit) = finish(&mut running).await;
    assert_eq!((output.as_slice(), exit.code), (b"caught\n".as_slice(), 9));
    let mut running = start(confined("echo ready; exec sleep 600")).await;
    read_until(&mut running, "\n").await;
    running.control.write("\x03".into()).await.unwrap();
    assert_eq!(finish(&mut running).await.1.code, 130);
}

/// Returns a process whose arguments hold `mark`, whatever its number in its own namespace is.
pub(crate) fn bearing(mark: &str) -> Vec<Watched> {
    let bears = |pid: &String| {
        let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == mark.as_bytes())
    };
    let names = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let pids: Vec<_> = names.filter(|name| name.parse::<u32>().is_ok()).filter(bears).collect();
    Watched::all(&pids.join(" "))
}

/// Starts a daemon that made a session of its own and whose parents are gone.
fn daemon(mark: &str) -> Command {
    confined(&format!(
        "(setsid setsid sleep {mark} > /dev/null 2>&1 &); while ! pgrep -f '^sleep {mark}' > /dev/null; do :; done; echo up"
    ))
}

#[tokio::test]
async fn a_daemon_dies_with_its_command_s_control_however_it_forked() {
    let mark = format!("600.{}1", std::process::id());
    let mut running = start(daemon(&mark)).await;
    assert_eq!(finish(&mut running).await.1.code, 0);
    let watched = bearing(&mark);
    assert_eq!(watched.len(), 1);
    assert!(watched[0].runs(), "it may live as long as the control");
    drop(running);
    watched[0].assert_ends();
}

#[tokio::test]
async fn killing_ends_the_namespace() {
    let mark = format!("600.{}2", std::process::id());
    let mut command = daemon(&mark);
    command.argv[2].push_str("; sleep 600");
    let mut running = start(command).await;
    read_until(&mut running, "up\n").await;
    let watched = bearing(&mark);
    assert_eq!(watched.len(), 1);
    running.control.kill();
    assert_eq!(finish(&mut running).await.1.code, 137);
    watched[0].assert_ends();
}

#[tokio::test]
async fn a_terminal_in_the_namespace_has_job_control_a_size_and_a_name() {
    let size = TerminalSize { rows: 30, cols: 90 };
    let script = "set -m; tty; trap 'stty size' WINCH; stty size; \
        sleep 600 & kill -STOP %1; kill -CONT %1; kill %1; wait %1; echo $?; \
        read x; read y; echo got $y";
    let mut command = confined(script);
    command.streams = Streams::Terminal(size);
    let mut running = start(command).await;
    let text = read_until(&mut running, "143\r\n").await;
    assert!(text.starts_with("/dev/console\r\n30 90\r\n"), "{text}");
    running.control.resize(TerminalSize { rows: 40, cols: 100 }).unwrap();
    running.control.write("a\n".into()).await.unwrap();
    let text = read_until(&mut running, "40 100\r\n").await;
    assert!(text.contains('a'), "{text}");
    running.control.write("b\n".into()).await.unwrap();
    let (rest, exit) = finish(&mut running).await;
    assert!(String::from_utf8(rest).unwrap().ends_with("got b\r\n"));
    assert_eq!(exit.code, 0);
}

#[tokio::test]
async fn an_interrupt_typed_into_the_terminal_reaches_the_command_in_the_namespace() {
    let mut command = confined("echo ready; sleep 600");
    command.streams = Streams::Terminal(TerminalSize::default());
    let mut running = start(command).await;
    read_until(&mut running, "\n").await;
    running.control.write("\x03".into()).await.unwrap();
    assert_eq!(finish(&mut running).await.1.code, 130);
}

fn in_workspace(dir: &tempfile::TempDir, script: &str) -> Command {
    let mut command = shell(script);
    command.cwd = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
    command.workspace = command.cwd.clone();
    command.sandbox = SandboxPolicy::WorkspaceWrite {
        writable_roots: Vec::new(),
        network_access: false,
        exclude_tmpdir_env_var: true,
        exclude_slash_tmp: true,
    };
    command
}

#[tokio::test]
async fn a_repository_that_a_command_makes_is_set_aside_and_named() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let command = in_workspace(&dir, "mkdir -p .git/hooks && touch .git/HEAD && echo made");
    let (output, code) = run(command).await.unwrap();
    assert_eq!(code, 0);
    assert!(output.starts_with("made\n") && output.contains("/.git` appeared"), "{output}");
    assert!(!dir.path().join(".git").exists() && dir.path().join(".git.planted/hooks").is_dir());
}

#[tokio::test]
async fn a_repository_that_was_there_stays() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    std::fs::create_dir(dir.path().join(".git")).unwrap();
    assert_eq!(run(in_workspace(&dir, "echo quiet")).await.unwrap().0, "quiet\n");
    assert!(dir.path().join(".git").is_dir());
}

#[tokio::test]
async fn a_repository_made_while_a_command_runs_is_set_aside_before_anything_runs_free() {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let commands = commands();
    let planting = in_workspace(&dir, "mkdir .git; echo made; exec sleep 600");
    let mut running = commands.start(planting).await.unwrap();
    read_until(&mut running, "\n").await;
    assert!(dir.path().join(".git").is_dir());
    let mut free = shell("ls -A");
    free.cwd = AbsPath::from_std(dir.path()).unwrap();
    let mut free = commands.start(free).await.unwrap();
    assert_eq!(finish(&mut free).await.0, b".agents\n.codex\n.git.planted\n.turnhost\n");
}

/// A command with network access connects, says so, and stays until its input ends.
#[tokio::test]
async fn a_command_with_network_access_is_known_as_a_peer_however_it_hides() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let sandboxes = std::sync::Arc::new(turnhost_sandbox::Sandboxes::default());
    let commands = commands().with_sandboxes(std::sync::Arc::clone(&sandboxes));
    for script in [
        format!("exec 5<>/dev/tcp/127.0.0.1/{port}; echo; sleep 600"),
        // By a child of a session of its own, which cannot be looked at.
        format!(
            "exec 5<>/dev/tcp/127.0.0.1/{port}; setsid perl -e 'syscall({}, 4, 0, 0, 0, 0); $| = 1; print \"\\n\"; sleep 600' & exec 5>&-; sleep 600",
            157
        ),
        // It has sent what it has to say and is gone.
        format!("exec 5<>/dev/tcp/127.0.0.1/{port}; echo x >&5; exec 5>&-; echo; sleep 600"),
    ] {
        let mut command = shell(&script);
        command.sandbox = SandboxPolicy::ReadOnly { network_access: true };
        let mut running = commands.start(command).await.unwrap();
        let (stream, peer) = listener.accept().unwrap();
        read_until(&mut running, "\n").await;
        assert!(sandboxes.has_peer(peer, stream.local_addr().unwrap()), "{script}");
        // Others are let in meanwhile.
        let client = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, peer) = listener.accept().unwrap();
        assert!(!sandboxes.has_peer(peer, stream.local_addr().unwrap()));
        drop((client, running));
    }
}
