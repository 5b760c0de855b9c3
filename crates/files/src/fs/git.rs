//! The difference between a working tree and what its remotes have, asked of git.

use std::io::Read as _;
use std::process::{Command, Stdio};

use turnhost_base::AbsPath;
use turnhost_ports::FsError;
use turnhost_protocol::GitDiffToRemoteResponse;

/// Bytes of one answer of git's, and of a whole diff: more than a client can show.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Files that git does not know, beyond which no diff is made: each costs a process of git's.
const MAX_NEW_FILES: usize = 1_000;

/// Settings that no repository and no user may turn against whoever reads the diff: nothing of
/// theirs is run, and prefixes are the usual ones.
const SETTINGS: [&str; 4] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "diff.mnemonicPrefix=false",
    "diff.noprefix=false",
];

/// Flags of every diff, for the same reasons.
const DIFF: [&str; 4] = ["diff", "--no-color", "--no-ext-diff", "--no-textconv"];

/// The newest commit of HEAD's history that a remote has, and the diff to it.
pub(super) fn diff_to_remote(cwd: &AbsPath) -> Result<GitDiffToRemoteResponse, FsError> {
    compare(cwd).map_err(|reason| {
        tracing::debug!(err = %reason, "no diff to the remote");
        let text = format!("failed to compute git diff to remote for cwd: {:?}", cwd.as_str());
        FsError::Refused(text)
    })
}

fn compare(cwd: &AbsPath) -> Result<GitDiffToRemoteResponse, String> {
    let sha = newest_shared(cwd)?;
    let mut diff = git(cwd, DIFF.iter().chain(&[&*sha]), &[0])?;
    let new_files = git(cwd, &["ls-files", "-z", "--others", "--exclude-standard"], &[0])?;
    let new_files: Vec<_> = new_files.split_terminator('\0').collect();
    if new_files.len() > MAX_NEW_FILES {
        return Err(format!("{} files are new, more than {MAX_NEW_FILES}", new_files.len()));
    }
    for file in new_files {
        // Its exit code says that the files differ, as they do.
        let new = ["--no-index", "--", "/dev/null", file];
        diff.push_str(&git(cwd, DIFF.iter().chain(&new), &[0, 1])?);
        if diff.len() > MAX_BYTES {
            return Err(format!("the diff has more than {MAX_BYTES} bytes"));
        }
    }
    Ok(GitDiffToRemoteResponse { diff, sha })
}

/// Returns the newest commit that HEAD and a remote's branch have in common.
fn newest_shared(cwd: &AbsPath) -> Result<String, String> {
    if git(cwd, &["for-each-ref", "--count=1", "refs/remotes"], &[0])?.is_empty() {
        return Err("no branch of a remote is known".to_owned());
    }
    let local = git(cwd, &["rev-list", "--boundary", "HEAD", "--not", "--remotes"], &[0])?;
    if local.is_empty() {
        return Ok(git(cwd, &["rev-parse", "HEAD"], &[0])?.trim().to_owned());
    }
    let shared = local.lines().find_map(|line| line.strip_prefix('-'));
    shared.map(str::to_owned).ok_or_else(|| "nothing is shared with a remote".to_owned())
}

/// Runs git and returns what it wrote. Fails if it ends with another exit code than `expected`.
fn git<'a>(
    cwd: &AbsPath,
    args: impl IntoIterator<Item = &'a &'a str>,
    expected: &[i32],
) -> Result<String, String> {
    let mut command = Command::new("git");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(args).current_dir(cwd.as_std());
    command.envs([("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0")]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|err| format!("git: {err}"))?;
    let mut output = Vec::new();
    let read = match child.stdout.take() {
        Some(stdout) => stdout.take(MAX_BYTES as u64 + 1).read_to_end(&mut output),
        None => Ok(0),
    };
    // It is cut off if it has more to say, and collected in any case.
    let is_whole = matches!(read, Ok(bytes) if bytes <= MAX_BYTES);
    if !is_whole {
        _ = child.kill();
    }
    let code = child.wait().ok().and_then(|status| status.code());
    match code {
        Some(code) if is_whole && expected.contains(&code) => {
            Ok(String::from_utf8_lossy(&output).into_owned())
        }
        _ if !is_whole => Err(format!("git wrote more than {MAX_BYTES} bytes")),
        code => Err(format!("git ended with {code:?}")),
    }
}
