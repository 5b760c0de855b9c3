//! Commands in the kernel's sandbox, through the helper.

use turnhost_base::AbsPath;
use turnhost_ports::{CommandError, CommandPort as _};
use turnhost_protocol::SandboxPolicy;

use crate::support::{commands, run, shell};

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
    let mut command = shell("touch f $TMPDIR/g && echo done");
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
