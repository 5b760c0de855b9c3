//! Runs one shell command in the helper program.

use std::io::Read as _;
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::{Confined, Prepared, Private, Report, Route, SandboxError, Sandboxes, Spec};

/// A scratch directory outside `/tmp`, with a workspace and a place beside it.
pub(crate) struct Scratch {
    dir: tempfile::TempDir,
    sandboxes: Sandboxes,
    /// `TMPDIR` of the commands.
    pub(crate) tmpdir: Option<String>,
    /// The user that runs them.
    pub(crate) user: User,
    /// Places that they may write beyond the policy.
    pub(crate) granted: Vec<AbsPath>,
    /// Their way to the network.
    pub(crate) route: Route,
}

fn chown(path: &Path) {
    let status = Command::new("chown").args(["-Rh", "65534:65534"]).arg(path).status();
    assert!(status.unwrap().success());
}

/// The user of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum User {
    /// That of the test.
    Own,
    /// One without any privilege. Needs root.
    Nobody,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        // Not in /tmp, which is writable under most policies, and where a clone may lie.
        let below_tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).starts_with("/tmp");
        let place = if below_tmp { "/var/tmp" } else { env!("CARGO_TARGET_TMPDIR") };
        Self::in_directory(place)
    }

    /// Returns the same below `place`, such as `/tmp`: the workspace then lies in another writable
    /// root.
    pub(crate) fn in_directory(place: &str) -> Self {
        let dir = tempfile::tempdir_in(place).unwrap();
        // For commands of other users.
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::create_dir(dir.path().join("ws")).unwrap();
        std::fs::create_dir(dir.path().join("outside")).unwrap();
        let home = AbsPath::from_std(&dir.path().join("ws/home")).unwrap();
        let masked = vec![home.join("turnhost.sqlite")];
        let private = Private { sealed: vec![home], masked };
        Self {
            dir,
            sandboxes: Sandboxes::new(private),
            tmpdir: None,
            user: User::Own,
            granted: Vec::new(),
            route: Route::Policy,
        }
    }

    pub(crate) fn ws(&self) -> PathBuf {
        self.dir.path().join("ws")
    }

    pub(crate) fn outside(&self) -> PathBuf {
        self.dir.path().join("outside")
    }

    /// Makes a directory, which the commands' user owns.
    pub(crate) fn make_dir(&self, path: &Path) {
        std::fs::create_dir_all(path).unwrap();
        if self.user == User::Nobody {
            chown(&self.ws());
        }
    }

    /// Drops every privilege of commands from now on. They own all but the scratch directory
    /// itself.
    pub(crate) fn give_to_nobody(&mut self) {
        self.user = User::Nobody;
        chown(self.dir.path());
    }

    /// Runs a shell in the workspace under `policy`. `$OUT` is the directory beside it.
    pub(crate) fn shell(&self, policy: &SandboxPolicy, script: &str) -> Option<Output> {
        self.shell_in(&self.ws(), policy, script)
    }

    pub(crate) fn prepare(
        &self,
        cwd: &Path,
        policy: &SandboxPolicy,
    ) -> Result<Prepared, SandboxError> {
        let abs = |path: &Path| AbsPath::from_std(path).unwrap();
        let (workspace, cwd) = (abs(&self.ws()), abs(cwd));
        let tmpdir = self.tmpdir.as_deref();
        let confined = Confined {
            policy,
            workspace: &workspace,
            cwd: &cwd,
            tmpdir,
            granted: &self.granted,
            route: self.route,
        };
        Ok(self.sandboxes.prepare(&confined)?.unwrap())
    }

    /// Returns the reason for which no command is started at all.
    pub(crate) fn refusal(&self, policy: &SandboxPolicy) -> String {
        self.prepare(&self.ws(), policy).unwrap_err().to_string()
    }

    /// Returns `None` if the kernel cannot sandbox; it was then refused with a remedy.
    pub(crate) fn shell_in(
        &self,
        cwd: &Path,
        policy: &SandboxPolicy,
        script: &str,
    ) -> Option<Output> {
        let prepared = self.prepare(cwd, policy).unwrap();
        let mut command = Command::new("/bin/bash");
        command.args(["-c", script]).current_dir(cwd).env("OUT", self.outside());
        match run(prepared.spec(), &command, self.user) {
            (Report::Started, output) => Some(output),
            (Report::Refused(reason), _) => {
                assert!(reason.contains("danger-full-access"), "{reason}");
                eprintln!("nothing but the refusal was tested: {reason}");
                None
            }
            (other, _) => panic!("{other:?}"),
        }
    }

    /// Runs a shell that may be refused. Returns its output if it was not.
    pub(crate) fn try_shell(&self, policy: &SandboxPolicy, script: &str) -> Option<Output> {
        let prepared = self.prepare(&self.ws(), policy).ok()?;
        let mut command = Command::new("/bin/bash");
        command.args(["-c", script]).current_dir(self.ws()).env("OUT", self.outside());
        match run(prepared.spec(), &command, self.user) {
            (Report::Started, output) => Some(output),
            _ => None,
        }
    }

    /// Asserts what the script writes to either stream, without the last line's end.
    pub(crate) fn says(&self, policy: &SandboxPolicy, script: &str, expected: &str) {
        let Some(output) = self.shell(policy, &format!("exec 2>&1; {script}")) else { return };
        assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), expected);
    }

    /// Asserts that `script` succeeds.
    pub(crate) fn allows(&self, policy: &SandboxPolicy, script: &str) {
        let Some(output) = self.shell(policy, script) else { return };
        assert!(
            output.status.success(),
            "`{script}` was denied: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Asserts that `script` fails, and with one of the kernel's words for a refusal.
    pub(crate) fn denies(&self, policy: &SandboxPolicy, script: &str) {
        let Some(output) = self.shell(policy, &format!("exec 2>&1; {script}")) else { return };
        let said = String::from_utf8(output.stdout).unwrap().to_lowercase();
        assert!(!output.status.success(), "`{script}` was allowed: {said}");
        let refusals = [
            "read-only file system",
            "permission denied",
            "operation not permitted",
            "resource busy",
            "cross-device link",
            "must be superuser",
            // It is there, but not in the command's namespace.
            "no such process",
        ];
        assert!(
            refusals.iter().any(|words| said.contains(words)),
            "`{script}` failed for another reason: {said}"
        );
    }
}

/// Runs `command` in the helper; gives its report and the command's output.
pub(crate) fn run(spec: &Spec, command: &Command, user: User) -> (Report, Output) {
    let (mut report, theirs) = std::io::pipe().unwrap();
    let (channel, their_channel) = UnixStream::pair().unwrap();
    let mut helper = Command::new(env!("CARGO_BIN_EXE_turnhost-sandbox-helper"));
    // The number is given to the shell below, which opens it again for the helper alone.
    let fd = theirs.as_raw_fd();
    helper
        .args(spec.helper_args(REPORT, CHANNEL))
        .arg(command.get_program())
        .args(command.get_args());
    let as_user = match user {
        User::Own => "",
        User::Nobody => "setpriv --reuid=65534 --regid=65534 --clear-groups --",
    };
    let mut opener = Command::new("/bin/sh");
    opener.args([
        "-c",
        &format!(
            "exec {REPORT}>/proc/{}/fd/{fd} {CHANNEL}<&0 </dev/null; exec {as_user} \"$@\"",
            std::process::id()
        ),
        "sh",
    ]);
    opener.arg(helper.get_program()).args(helper.get_args());
    opener.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some(dir) = command.get_current_dir() {
        opener.current_dir(dir);
    }
    let output = opener.stdin(OwnedFd::from(their_channel)).output().unwrap();
    drop((theirs, opener, channel));
    let mut bytes = Vec::new();
    report.read_to_end(&mut bytes).unwrap();
    (Report::parse(&bytes), output)
}

/// Number of the report pipe in the helper.
const REPORT: i32 = 3;

/// Number of the channel in the helper.
const CHANNEL: i32 = 4;

/// Full reading, no writing.
pub(crate) const READ_ONLY: SandboxPolicy = SandboxPolicy::ReadOnly { network_access: false };

/// Allows writing in the workspace and `/tmp`.
pub(crate) fn workspace_write() -> SandboxPolicy {
    with_roots(Vec::new())
}

/// Allows writing in `roots` as well.
pub(crate) fn with_roots(writable_roots: Vec<AbsPath>) -> SandboxPolicy {
    SandboxPolicy::WorkspaceWrite {
        writable_roots,
        network_access: false,
        exclude_tmpdir_env_var: false,
        exclude_slash_tmp: false,
    }
}
