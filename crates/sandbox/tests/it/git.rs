//! `.git` at the top of a writable root.

use std::fs;

use turnhost_base::AbsPath;

use crate::run::{Scratch, with_roots, workspace_write};

fn repository() -> Scratch {
    let scratch = Scratch::new();
    fs::create_dir_all(scratch.ws().join(".git/hooks")).unwrap();
    fs::write(scratch.ws().join(".git/config"), "ours").unwrap();
    scratch
}

fn untouched(scratch: &Scratch) {
    assert_eq!(fs::read_to_string(scratch.ws().join(".git/config")).unwrap(), "ours");
    assert_eq!(fs::read_dir(scratch.ws().join(".git/hooks")).unwrap().count(), 0);
}

const ATTACKS: [&str; 10] = [
    "echo x > .git/config",
    "echo x > .git/hooks/pre-commit",
    "rm .git/config",
    "rm -rf .git",
    "mv .git x1",
    "mv .git/config x2",
    "ln .git/config x3",
    "chmod 777 .git/config",
    "mkdir x4 && mv -T x4 .git",
    "cd .git && touch x",
];

#[test]
fn it_stays_as_it_is_while_the_rest_can_change() {
    let scratch = repository();
    for script in ATTACKS {
        scratch.denies(&workspace_write(), script);
    }
    scratch.allows(
        &workspace_write(),
        "cat .git/config > copy && mkdir d && mv copy d/.gitignore && rm -r d",
    );
    untouched(&scratch);
}

#[test]
fn a_command_that_starts_inside_it_cannot_change_it() {
    let scratch = repository();
    let inside = scratch.ws().join(".git");
    if let Some(output) =
        scratch.shell_in(&inside, &workspace_write(), "echo x > config || cd hooks && touch x")
    {
        assert!(!output.status.success());
    }
    untouched(&scratch);
}

#[test]
fn it_is_kept_in_every_root_also_in_one_inside_another() {
    let scratch = Scratch::new();
    for dir in ["outside/.git", "ws/inner/.git"] {
        fs::create_dir_all(scratch.ws().parent().unwrap().join(dir)).unwrap();
    }
    let abs = |path: std::path::PathBuf| AbsPath::from_std(&path).unwrap();
    let policy = with_roots(vec![abs(scratch.outside()), abs(scratch.ws().join("inner"))]);
    for script in ["touch $OUT/.git/x", "touch inner/.git/x", "rmdir inner/.git"] {
        scratch.denies(&policy, script);
    }
    scratch.allows(&policy, "touch $OUT/x inner/x");
}

#[test]
fn moving_the_directory_above_does_not_free_it() {
    let scratch = Scratch::new();
    fs::create_dir_all(scratch.outside().join("repo/.git")).unwrap();
    let abs = |path: std::path::PathBuf| AbsPath::from_std(&path).unwrap();
    let policy = with_roots(vec![abs(scratch.outside()), abs(scratch.outside().join("repo"))]);
    scratch.denies(&policy, "mv $OUT/repo $OUT/moved && touch $OUT/moved/.git/x");
}

#[test]
fn a_worktree_s_file_and_what_it_names_are_kept() {
    let scratch = Scratch::new();
    let git = scratch.outside().join("main/.git");
    fs::create_dir_all(git.join("worktrees/ws")).unwrap();
    fs::write(git.join("worktrees/ws/commondir"), "../..\n").unwrap();
    fs::write(
        scratch.ws().join(".git"),
        format!("gitdir: {}\n", git.join("worktrees/ws").display()),
    )
    .unwrap();
    let policy = with_roots(vec![AbsPath::from_std(&scratch.outside()).unwrap()]);
    for script in [
        "echo x > .git",
        "rm .git",
        "mv .git x1",
        "touch $OUT/main/.git/x",
        "touch $OUT/main/.git/worktrees/ws/x",
    ] {
        scratch.denies(&policy, script);
    }
    scratch.allows(&policy, "touch $OUT/main/x");
}

#[test]
fn one_that_was_granted_by_name_can_be_written() {
    let scratch = repository();
    let policy = with_roots(vec![AbsPath::from_std(&scratch.ws().join(".git")).unwrap()]);
    scratch.allows(&policy, "touch .git/x");
}

#[test]
fn a_commit_in_a_linked_worktree_works_where_the_main_repository_is_granted() {
    let scratch = Scratch::new();
    let git = |dir: &std::path::Path, arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=n", "-c", "user.email=e", "-c", "init.defaultBranch=m"]);
        command.current_dir(dir).args(arguments).env("HOME", dir).env("GIT_CONFIG_NOSYSTEM", "1");
        command.output().is_ok_and(|output| output.status.success())
    };
    let main = scratch.outside().join("main");
    fs::create_dir_all(&main).unwrap();
    let worktree = scratch.ws().join("linked");
    let is_made = git(&main, &["init"])
        && git(&main, &["commit", "--allow-empty", "-m", "first"])
        && git(&main, &["worktree", "add", worktree.to_str().unwrap()]);
    if !is_made {
        eprintln!("skipped: no git here");
        return;
    }
    let commit = "cd linked && echo x > x && HOME=$PWD git -c user.name=n -c user.email=e add x && \
                  HOME=$PWD git -c user.name=n -c user.email=e commit -qm second";
    let abs = |path: std::path::PathBuf| AbsPath::from_std(&path).unwrap();
    scratch.denies(&workspace_write(), commit);
    scratch.allows(&with_roots(vec![abs(main.join(".git"))]), commit);
}

#[test]
fn a_repository_can_be_made_where_there_was_none() {
    let scratch = Scratch::new();
    scratch.allows(&workspace_write(), "mkdir .git && touch .git/config");
    scratch.denies(&workspace_write(), "touch .git/other");
}
