//! Runs one shell command in the helper program.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output};

use rustix::process::{WaitOptions, waitpid};
use turnhost_base::AbsPath;
use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::{
    Confined, Descriptors, Job, Launcher, Prepared, Private, Report, Route, SandboxError,
    Sandboxes, Spec, channel,
};

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
    /// The test's own.
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
        let own_files = ["ws/run/server.sock", "ws/token"].map(|path| dir.path().join(path));
        let own_files = own_files.iter().map(|path| AbsPath::from_std(path).unwrap());
        let private = Private { sealed: std::iter::once(home).chain(own_files).collect(), masked };
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

/// Runs `command` in a sandbox; gives the helper's report and the command's output.
///
/// The environment is that of the test, with the variables of `command`.
pub(crate) fn run(spec: &Spec, command: &Command, user: User) -> (Report, Output) {
    match user {
        User::Own => launch(&Launcher::new(HELPER), spec, command),
        User::Nobody => {
            let dir = tempfile::tempdir().unwrap();
            launch(&Launcher::new(helper_of_nobody(dir.path())), spec, command)
        }
    }
}

/// The program that serves as helper.
pub(crate) const HELPER: &str = env!("CARGO_BIN_EXE_turnhost-sandbox-helper");

/// Writes a program that becomes the helper without any privilege.
fn helper_of_nobody(dir: &Path) -> PathBuf {
    let path = dir.join("helper");
    let become_nobody = "exec setpriv --reuid=65534 --regid=65534 --clear-groups --";
    let text = format!("#!/bin/sh\n{become_nobody} '{HELPER}' \"$@\"\n");
    // Written by another process: one that a test beside this one forks meanwhile would hold it open for
    // writing for a moment, in which it is too busy to be executed.
    let write = "printf %s \"$1\" > \"$0\" && chmod 755 \"$0\"";
    let written = Command::new("sh").args(["-c", write]).arg(&path).arg(text).status();
    assert!(written.unwrap().success());
    path
}

/// Runs `command` as [`run`] does, through this helper.
pub(crate) fn launch(launcher: &Launcher, spec: &Spec, command: &Command) -> (Report, Output) {
    let text = |word: &OsStr| word.to_str().unwrap().to_owned();
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(text).collect();
    let mut variables: BTreeMap<_, _> = std::env::vars_os().collect();
    let own = command.get_envs().filter_map(|(name, value)| Some((name.into(), value?.into())));
    variables.extend(own);
    let (mut report, their_report) = std::io::pipe().unwrap();
    let (mut stdout, their_stdout) = std::io::pipe().unwrap();
    let (mut stderr, their_stderr) = std::io::pipe().unwrap();
    let (channel, their_channel) = UnixStream::pair().unwrap();
    let job = Job {
        spec,
        directory: command.get_current_dir().unwrap_or(Path::new("/")),
        words: &words,
        variables: &variables,
        open_files: None,
        descriptors: Descriptors {
            stdin: File::open("/dev/null").unwrap().into(),
            stdout: their_stdout.into(),
            stderr: their_stderr.into(),
            report: their_report.into(),
            channel: their_channel.into(),
        },
    };
    let pid = match launcher.launch(&job) {
        Ok(pid) => pid,
        Err(SandboxError::Refused(reason)) => {
            let status = ExitStatus::from_raw(125 << 8);
            let output = Output { status, stdout: Vec::new(), stderr: Vec::new() };
            return (Report::Refused(reason), output);
        }
        Err(other) => panic!("{other}"),
    };
    drop(job);
    // One that was refused early does not wait for it.
    let _ = channel::release(&channel);
    let read = |pipe: &mut std::io::PipeReader| {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    };
    let (stdout, stderr) = std::thread::scope(|scope| {
        let stderr = scope.spawn(|| read(&mut stderr));
        (read(&mut stdout), stderr.join().unwrap())
    });
    let (_, status) = waitpid(Some(pid), WaitOptions::empty()).unwrap().unwrap();
    let output = Output { status: ExitStatus::from_raw(status.as_raw()), stdout, stderr };
    (Report::parse(&read(&mut report)), output)
}

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
