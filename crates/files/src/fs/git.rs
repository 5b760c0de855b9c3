//! The difference between a working tree and what its remotes have, asked of git.

use std::ffi::{OsStr, OsString};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use turnhost_base::AbsPath;
use turnhost_ports::FsError;
use turnhost_protocol::GitDiffToRemoteResponse;

/// Bytes of one answer of git's, and of a whole diff: more than a client can show.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Files that git does not know, beyond which no diff is made: each costs a process of git's.
const MAX_NEW_FILES: usize = 1_000;

/// Time for a whole diff. A pipe in the place of a file that git reads would keep it waiting for ever.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Settings that no repository and no user may turn against the reader of the diff: nothing of
/// theirs is run, no submodule is entered, and prefixes are the usual ones.
const SETTINGS: [(&str, &str); 6] = [
    ("core.fsmonitor", "false"),
    ("core.hooksPath", "/dev/null"),
    ("diff.ignoreSubmodules", "dirty"),
    ("diff.mnemonicPrefix", "false"),
    ("diff.noprefix", "false"),
    // A directory that looks like a repository itself could be anybody's.
    ("safe.bareRepository", "explicit"),
];

/// Variables of git: it takes no lock, prompts for nothing, and fetches nothing.
const VARIABLES: [(&str, &str); 4] = [
    ("GIT_ALLOW_PROTOCOL", ""),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
];

/// Flags of every diff, for the same reasons.
const DIFF: [&str; 4] = ["diff", "--no-color", "--no-ext-diff", "--no-textconv"];

/// Returns the newest commit of HEAD's history that a remote has, and the diff to it.
pub(super) fn diff_to_remote(cwd: &AbsPath) -> Result<GitDiffToRemoteResponse, FsError> {
    compare(cwd).map_err(|reason| {
        tracing::debug!(err = %reason, "no diff to the remote");
        let text = format!("failed to compute git diff to remote for cwd: {:?}", cwd.as_str());
        FsError::Refused(text)
    })
}

fn compare(cwd: &AbsPath) -> Result<GitDiffToRemoteResponse, String> {
    let git = Git::at(cwd)?;
    let sha = git.newest_shared()?;
    let mut diff = git.run(DIFF.iter().chain(&[&*sha]), &[0])?;
    let new_files = git.run(&["ls-files", "-z", "--others", "--exclude-standard"], &[0])?;
    let new_files: Vec<_> = new_files.split_terminator('\0').collect();
    if new_files.len() > MAX_NEW_FILES {
        return Err(format!("{} files are new, more than {MAX_NEW_FILES}", new_files.len()));
    }
    for file in new_files {
        // Its exit code says that the files differ, as they do.
        let new = ["--no-index", "--", "/dev/null", file];
        diff.push_str(&git.run(DIFF.iter().chain(&new), &[0, 1])?);
        if diff.len() > MAX_BYTES {
            return Err(format!("the diff has more than {MAX_BYTES} bytes"));
        }
    }
    Ok(GitDiffToRemoteResponse { diff, sha })
}

/// Git in a directory, for one diff.
struct Git<'a> {
    program: PathBuf,
    cwd: &'a AbsPath,
    settings: Vec<(String, String)>,
    ends_at: Instant,
}

impl<'a> Git<'a> {
    fn at(cwd: &'a AbsPath) -> Result<Self, String> {
        let program = program(cwd).ok_or("there is no git outside of the repository")?;
        let settings = SETTINGS.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let mut git = Self { program, cwd, settings, ends_at: Instant::now() + TIMEOUT };
        let pattern = r"^filter\..*\.(clean|process|required)$";
        // Programs that the repository itself names are not run.
        let asked =
            ["config", "--local", "--includes", "-z", "--name-only", "--get-regexp", pattern];
        let filters = git.run(&asked, &[0, 1])?;
        let off = |name: &str| {
            let value = if name.ends_with(".required") { "false" } else { "" };
            (name.to_owned(), value.to_owned())
        };
        git.settings.extend(filters.split_terminator('\0').map(off));
        Ok(git)
    }

    /// Returns the newest commit that HEAD and a remote's branch have in common.
    fn newest_shared(&self) -> Result<String, String> {
        if self.run(&["for-each-ref", "--count=1", "refs/remotes"], &[0])?.is_empty() {
            return Err("no branch of a remote is known".to_owned());
        }
        let local = self.run(&["rev-list", "--boundary", "HEAD", "--not", "--remotes"], &[0])?;
        if local.is_empty() {
            return Ok(self.run(&["rev-parse", "HEAD"], &[0])?.trim().to_owned());
        }
        let shared = local.lines().find_map(|line| line.strip_prefix('-'));
        shared.map(str::to_owned).ok_or_else(|| "nothing is shared with a remote".to_owned())
    }

    /// Runs git and returns what it wrote. Fails if it ends with another exit code than `expected`.
    fn run<'b>(
        &self,
        args: impl IntoIterator<Item = &'b &'b str>,
        expected: &[i32],
    ) -> Result<String, String> {
        let mut command = Command::new(&self.program);
        command.args(args).current_dir(self.cwd.as_std());
        let inherited = std::env::vars_os().map(|(name, _)| name);
        for name in inherited.filter(|name| name.as_encoded_bytes().starts_with(b"GIT_")) {
            command.env_remove(name);
        }
        command.envs(VARIABLES).env("GIT_CONFIG_COUNT", self.settings.len().to_string());
        for (number, (name, value)) in self.settings.iter().enumerate() {
            command.env(format!("GIT_CONFIG_KEY_{number}"), name);
            command.env(format!("GIT_CONFIG_VALUE_{number}"), value);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|err| format!("git: {err}"))?;
        let output = self.output(&mut child);
        if output.is_err() {
            // It has more to say, or waits for something: it is cut off, and collected in any case.
            _ = child.kill();
        }
        let code = child.wait().ok().and_then(|status| status.code());
        match code {
            _ if output.is_err() => output,
            Some(code) if expected.contains(&code) => output,
            code => Err(format!("git ended with {code:?}")),
        }
    }

    fn output(&self, child: &mut Child) -> Result<String, String> {
        let Some(stdout) = &mut child.stdout else { return Ok(String::new()) };
        let mut output = Vec::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let left = self.ends_at.saturating_duration_since(Instant::now());
            let left = Timespec::try_from(left).map_err(|err| err.to_string())?;
            let mut ready = [PollFd::new(stdout, PollFlags::IN)];
            let is_ready = poll(&mut ready, Some(&left)).map_err(|err| err.to_string())? > 0;
            if !is_ready {
                return Err(format!("git was not done within {} s", TIMEOUT.as_secs()));
            }
            let read = stdout.read(&mut chunk).map_err(|err| err.to_string())?;
            output.extend_from_slice(chunk.get(..read).unwrap_or_default());
            if read == 0 {
                return Ok(String::from_utf8_lossy(&output).into_owned());
            }
            if output.len() > MAX_BYTES {
                return Err(format!("git wrote more than {MAX_BYTES} bytes"));
            }
        }
    }
}

/// Finds git on the `PATH`, outside of the working tree: files in there are untrusted, and a relative entry
/// would be looked up there.
fn program(cwd: &AbsPath) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_else(|| OsString::from("/usr/bin:/bin"));
    program_on(&path, cwd)
}

fn program_on(path: &OsStr, cwd: &AbsPath) -> Option<PathBuf> {
    let real = turnhost_sandbox::real_path(cwd)?;
    let has_git = |directory: &&Path| directory.join(".git").symlink_metadata().is_ok();
    let tree = real.as_std().ancestors().find(has_git).unwrap_or(real.as_std()).to_owned();
    let places = std::env::split_paths(path).filter(|place| place.is_absolute());
    let programs = places.filter_map(|place| place.join(OsStr::new("git")).canonicalize().ok());
    let mut outside = programs.filter(|program| !program.starts_with(&tree));
    outside.find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// Runs a script of `sh` in a fresh directory, and returns that.
    fn tree(script: &str) -> (tempfile::TempDir, AbsPath) {
        let dir = tempfile::tempdir().unwrap();
        let path = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        let mut sh = Command::new("sh");
        for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME"] {
            sh.env(name, "n");
        }
        sh.env("GIT_COMMITTER_EMAIL", "e").args(["-ec", script]).current_dir(path.as_std());
        assert!(sh.status().unwrap().success());
        (dir, path)
    }

    #[test]
    fn git_that_waits_for_a_pipe_is_cut_off() {
        let (_dir, path) = tree("git init -q; mkfifo .gitignore");
        let mut git = Git::at(&path).unwrap();
        git.ends_at = Instant::now() + Duration::from_millis(200);
        let others = git.run(&["ls-files", "--others", "--exclude-standard"], &[0]);
        assert!(others.unwrap_err().contains("not done"));
    }

    #[test]
    fn programs_of_a_repository_and_of_its_submodules_are_not_run() {
        let (_dir, path) = tree(
            "git init -q --bare up; git init -q ws; cd ws; echo 1 > f; git init -q sub; cd sub; echo 1 > f; git add f; git commit -qm s; cd ..;
            git add f sub; git commit -qm f; git remote add origin ../up; git push -q origin HEAD:main;
            for tree in . sub; do
              git -C $tree config filter.a=b.clean 'touch ran-a; cat'; git -C $tree config filter.a=b.required true;
              git -C $tree config core.fsmonitor 'touch ran-b; false'; git -C $tree config diff.x.textconv 'touch ran-c; cat';
              echo 'f filter=a=b diff=x' > $tree/.gitattributes; echo 2 > $tree/f;
            done",
        );
        let ws = path.join("ws");
        let found = compare(&ws).unwrap();
        assert!(found.diff.contains("-1\n+2\n"), "{}", found.diff);
        let names = |directory: &AbsPath| {
            let entries = fs::read_dir(directory.as_std()).unwrap();
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect::<Vec<_>>()
        };
        let all = [names(&ws), names(&ws.join("sub"))].concat();
        assert!(!all.iter().any(|name| name.starts_with("ran-")), "{all:?}");
    }

    #[test]
    fn a_directory_that_looks_like_a_repository_is_none() {
        let (_dir, path) =
            tree("git init -q --bare .; git config core.bare false; git config core.worktree .");
        assert!(compare(&path).is_err());
    }

    #[test]
    fn a_program_in_the_working_tree_is_not_taken_for_git() {
        let (_dir, path) = tree("git init -q; mkdir bin sub; printf '#!/bin/sh\\n' > bin/git");
        let planted = path.join("bin/git");
        fs::set_permissions(planted.as_std(), fs::Permissions::from_mode(0o755)).unwrap();
        let own = std::env::var_os("PATH").unwrap();
        let places = [path.join("bin").as_std().to_owned(), PathBuf::from("bin")];
        let with = std::env::join_paths(places.into_iter().chain(std::env::split_paths(&own)));
        let found = program_on(&with.unwrap(), &path.join("sub")).unwrap();
        assert_eq!(Some(found), program_on(&own, &path.join("sub")));
    }
}
