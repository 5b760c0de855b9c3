//! Repositories whose settings a sandboxed command may have written: git runs what those name.
//!
//! [`crate::protected`] keeps the `.git` of a workspace as it is. What git runs can still come from
//! elsewhere: a directory that looks like a repository without a `.git`, a submodule whose `.git` was replaced,
//! hooks and settings that the user keeps in the working tree.

mod index;
mod settings;

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;

use turnhost_base::AbsPath;

use crate::protected::led_to;
use crate::regular;
use crate::resolve::real_path;

/// 256 KiB: far more than settings and hooks that people write.
const MAX_TEXT_BYTES: u64 = 256 * 1024;

/// 64 MiB: the index of a million files.
const MAX_INDEX_BYTES: u64 = 64 * 1024 * 1024;

/// The places that matter to git.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places<'a> {
    /// The real paths of directories that sandboxed commands may write.
    pub(crate) roots: &'a [AbsPath],
    /// The user's home directory.
    pub(crate) home: Option<&'a AbsPath>,
}

impl Places<'_> {
    /// Returns whether sandboxes keep a `.git` in this real directory as it is: where no command may write, in a root
    /// and above one.
    fn protects(self, directory: &AbsPath) -> bool {
        self.roots.iter().any(|root| root.starts_with(directory))
            || !self.roots.iter().any(|root| directory.starts_with(root))
    }

    fn is_writable(self, path: &AbsPath) -> bool {
        let real = real_path(path);
        // What leads in circles leads nowhere.
        real.is_some_and(|real| self.roots.iter().any(|root| real.starts_with(root)))
    }
}

/// Returns the reason why git, started in the real directory `cwd`, might run what a command has put
/// there; `None` if it would not. Looks at some ten files, and the index. Blocks for that.
pub(crate) fn doubt(cwd: &AbsPath, places: Places<'_>) -> Option<String> {
    for directory in std::iter::successors(Some(cwd.clone()), AbsPath::parent) {
        if is_there(&directory.join(".git")) {
            return if places.protects(&directory) {
                doubt_in(&directory, places)
            } else {
                Some(format!("`{directory}` has a repository that commands may write"))
            };
        }
        let is_bare = is_there(&directory.join("HEAD"))
            && ["objects", "commondir"].iter().any(|name| is_there(&directory.join(name)));
        if is_bare && places.is_writable(&directory) {
            return Some(format!("`{directory}` is a repository that commands may write"));
        }
    }
    user_settings(places).find_map(|file| settings::doubt(&file, cwd, &[], places))
}

fn is_there(path: &AbsPath) -> bool {
    path.as_std().symlink_metadata().is_ok()
}

/// Returns the doubt about the repository whose working tree is `tree`.
fn doubt_in(tree: &AbsPath, places: Places<'_>) -> Option<String> {
    let entry = tree.join(".git");
    let directories: Vec<_> = if entry.as_std().is_dir() {
        real_path(&entry).into_iter().collect()
    } else {
        led_to(&entry).collect()
    };
    let (Some(own), Some(common)) = (directories.first(), directories.last()) else {
        return Some(format!("`{entry}` leads nowhere"));
    };
    let own_settings = [common.join("config"), own.join("config.worktree")];
    let doubtful = own_settings
        .into_iter()
        .chain(user_settings(places))
        .find_map(|file| settings::doubt(&file, tree, &directories, places));
    doubtful
        .or_else(|| active_hook(common))
        .or_else(|| places.is_writable(tree).then(|| submodule(tree, own, common))?)
}

fn user_settings(places: Places<'_>) -> impl Iterator<Item = AbsPath> {
    let names = [".gitconfig", ".config/git/config"];
    places.home.into_iter().flat_map(move |home| names.map(|name| home.join(name)))
}

/// Reads a text of bounded length; empty if there is none.
fn text_of(file: &AbsPath) -> Result<String, String> {
    let opened = match regular::open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(String::new()),
        other => other,
    };
    let mut bytes = Vec::new();
    let read = opened.and_then(|it| it.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(read) if read as u64 <= MAX_TEXT_BYTES => {
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        Ok(_) => Err(format!("`{file}` is larger than {MAX_TEXT_BYTES} bytes")),
        Err(error) => Err(format!("`{file}` cannot be read ({error})")),
    }
}

/// Returns the doubt about a hook that git would run: what it calls may lie in the working tree. Those of Git LFS
/// call nothing else.
fn active_hook(common: &AbsPath) -> Option<String> {
    let entries = fs::read_dir(common.join("hooks").as_std()).ok()?;
    let paths = entries.flatten().filter_map(|entry| AbsPath::from_std(&entry.path()).ok());
    let mut hooks = paths.filter(|path| {
        let runs = |meta: fs::Metadata| meta.is_file() && meta.permissions().mode() & 0o111 != 0;
        !path.as_str().ends_with(".sample") && fs::metadata(path.as_std()).is_ok_and(runs)
    });
    let hook = hooks.find(|path| {
        let lines = |text: String| {
            let words = |line: &str| {
                line.starts_with('#') || line.contains("git lfs") || line.contains("git-lfs")
            };
            text.lines().map(str::trim).filter(|line| !line.is_empty()).all(words)
        };
        !text_of(path).is_ok_and(lines)
    })?;
    Some(format!("git would run the hook `{hook}`, which may call files that commands may write"))
}

/// Returns the doubt about a submodule whose repository is not one of `common`'s own, which alone are protected.
fn submodule(tree: &AbsPath, own: &AbsPath, common: &AbsPath) -> Option<String> {
    let mut bytes = Vec::new();
    let file = match regular::open(&own.join("index")) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        other => other,
    };
    let read = file.and_then(|it| it.take(MAX_INDEX_BYTES).read_to_end(&mut bytes));
    let Some(modules) = read.ok().and_then(|_| index::submodules(&bytes)) else {
        return Some(format!("the index of `{tree}` cannot be read"));
    };
    modules.into_iter().find_map(|module| {
        let entry = tree.join(&module).join(".git");
        if !is_there(&entry) {
            return None;
        }
        let is_file = entry.as_std().symlink_metadata().is_ok_and(|meta| meta.is_file());
        let is_ours = is_file && led_to(&entry).next().is_some_and(|it| it.starts_with(common));
        (!is_ours)
            .then(|| format!("the submodule `{module}` has a repository that commands may write"))
    })
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Runs a script of `sh` in a fresh directory, and returns the doubt about git there.
    fn doubt_after(script: &str) -> Option<String> {
        let dir = tempfile::tempdir().unwrap();
        let ws = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap().join("ws");
        fs::create_dir(ws.as_std()).unwrap();
        let mut sh = Command::new("sh");
        for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME"] {
            sh.env(name, "n");
        }
        sh.env("GIT_COMMITTER_EMAIL", "e").args(["-ec", script]).current_dir(ws.as_std());
        assert!(sh.status().unwrap().success(), "{script}");
        let roots = [ws.clone()];
        doubt(&ws, Places { roots: &roots, home: Some(&ws.join("../user")) })
    }

    #[test]
    fn ordinary_repositories_are_not_doubted() {
        for script in [
            "true",
            "git init -q; git commit -qm x --allow-empty; touch a; git add a",
            "git init -q ..; ",
            "git init -q; git config filter.lfs.clean 'git-lfs clean -- %f'; git config core.editor vim",
            "git init -q; printf '#!/bin/sh\\ngit lfs post-commit \"$@\"\\n' > .git/hooks/post-commit; chmod +x .git/hooks/post-commit",
            "git init -q; git config remote.origin.url ../up; git config core.fsmonitor true",
            "mkdir s; git init -q s; git -C s commit -qm x --allow-empty; git init -q; git -c protocol.file.allow=always submodule --quiet add ./s m; rm -r s; git add m",
            "git init -q; touch a b; git add .; git update-index --index-version 4",
        ] {
            assert_eq!(doubt_after(script), None, "{script}");
        }
    }

    #[test]
    fn what_commands_may_have_written_is_doubted() {
        for script in [
            "git init -q --bare .",
            "mkdir o; git init -q --bare o; cp o/HEAD .; echo o > commondir",
            "git init -q; git config core.hooksPath .husky",
            "git init -q; git config include.path ../.gitconfig",
            "git init -q; git config includeIf.gitdir:/.path ../x",
            "git init -q; git config core.fsmonitor ./watch",
            "git init -q; git config filter.x.clean 'python3 clean.py'; touch clean.py",
            "git init -q; git config diff.x.textconv tools/show",
            "git init -q; git config alias.x '!./run'",
            "git init -q; printf '[filter \"x\"] clean = \"sh -c ./x\"\\n' >> .git/config",
            "git init -q; printf 'pre-commit\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit",
            "mkdir ../user; git init -q; git config -f ../user/.gitconfig core.hooksPath hooks",
            "git init -q; git init -q s; git -C s commit -qm x --allow-empty; git add s 2>/dev/null",
            "git init -q; git init -q s; git -C s commit -qm x --allow-empty; touch a; git add . 2>/dev/null; git update-index --index-version 4",
            "git init -q; mkfifo .git/config.worktree",
            "git init -q; echo no > .git/index",
            "echo 'gitdir: x' > .git; mkfifo x",
        ] {
            assert!(doubt_after(script).is_some(), "{script}");
        }
    }

    #[test]
    fn a_repository_below_a_root_is_nobodys() {
        let dir = tempfile::tempdir().unwrap();
        let ws = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        fs::create_dir_all(ws.join("sub/.git").as_std()).unwrap();
        let (roots, places) = ([ws.clone()], |roots| Places { roots, home: None });
        let doubt = doubt(&ws.join("sub"), places(&roots));
        assert!(doubt.unwrap().contains("commands may write"));
    }
}
