//! The port against real files.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that fails here has lost its ground"
)]

mod client_files;
mod corpus;
mod in_place;
mod search;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::sync::Arc;

use tempfile::TempDir;
use turnhost_base::AbsPath;
use turnhost_files::{Files, InstructionFiles};
use turnhost_patch::Patch;
use turnhost_policy::{Places, WritableRoots};
use turnhost_ports::{FileChange, FileLookup, FilePort as _, FilesError};
use turnhost_protocol::SandboxPolicy;
use turnhost_sandbox::{Private, Sandboxes};

struct Place {
    _dir: TempDir,
    root: AbsPath,
    files: Files,
}

impl Place {
    /// Creates a directory with `home` and `work` in it.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        fs::create_dir(root.join("home").as_std()).unwrap();
        fs::create_dir(root.join("work").as_std()).unwrap();
        Self { files: Files::new(root.join("home"), Arc::default()), root, _dir: dir }
    }

    fn cwd(&self) -> AbsPath {
        self.root.join("work")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap().as_std()).unwrap();
        fs::write(path.as_std(), text).unwrap();
    }

    fn get(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root.join(path).as_std()).ok()
    }

    fn names(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.root.join(path).as_std()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    async fn plan(&self, body: &str) -> Result<Vec<FileChange>, FilesError> {
        let patch = Patch::parse(&format!("*** Begin Patch\n{body}\n*** End Patch")).unwrap();
        self.files.plan(patch, self.cwd()).await
    }

    async fn patch(&self, body: &str) -> Result<(), FilesError> {
        let changes = self.plan(body).await?;
        self.files.apply(changes).await
    }
}

#[tokio::test]
async fn add_update_delete_and_move() {
    let place = Place::new();
    place.put("work/a.txt", "one\ntwo\nthree\n");
    place.put("work/b.txt", "b\n");
    place.put("work/c.txt", "c\n");
    let body = "*** Update File: a.txt\n@@\n one\n-two\n+TWO\n three\n*** Delete File: b.txt\n*** Update File: c.txt\n*** Move to: d.txt\n@@\n-c\n+d\n*** Add File: sub/e.txt\n+e";
    let changes = place.plan(body).await.unwrap();
    assert_eq!(place.names("work"), ["a.txt", "b.txt", "c.txt"], "planning writes nothing");
    assert_eq!(changes[2].moved_to, Some(place.cwd().join("d.txt")));
    assert_eq!(changes[3].before, None);
    place.files.apply(changes).await.unwrap();
    assert_eq!(place.names("work"), ["a.txt", "d.txt", "sub"]);
    assert_eq!(place.get("work/a.txt").as_deref(), Some("one\nTWO\nthree\n"));
    assert_eq!(place.get("work/d.txt").as_deref(), Some("d\n"));
    assert_eq!(place.get("work/sub/e.txt").as_deref(), Some("e\n"));
}

#[tokio::test]
async fn what_does_not_fit_is_said_in_words_for_the_model() {
    let place = Place::new();
    place.put("work/a.txt", "one\n");
    let cwd = place.cwd();
    let error = |err: FilesError| err.to_string();
    assert_eq!(
        place.patch("*** Update File: missing.txt\n@@\n-a\n+b").await.map_err(error),
        Err(format!(
            "Failed to read file to update {cwd}/missing.txt: No such file or directory (os error 2)"
        ))
    );
    assert_eq!(
        place.patch("*** Update File: a.txt\n@@\n-zzz\n+b").await.map_err(error),
        Err(format!("Failed to find expected lines in {cwd}/a.txt:\nzzz"))
    );
    assert_eq!(
        place.patch("*** Delete File: gone.txt").await.map_err(error),
        Err(format!("Failed to read {cwd}/gone.txt: No such file or directory (os error 2)"))
    );
    // Nothing is written when a later operation does not fit.
    assert!(place.patch("*** Add File: n.txt\n+x\n*** Delete File: gone.txt").await.is_err());
    assert_eq!(place.names("work"), ["a.txt"]);
}

#[tokio::test]
async fn operations_of_one_patch_build_on_each_other() {
    let place = Place::new();
    place.put("work/a.txt", "1\n");
    place
        .patch("*** Update File: a.txt\n@@\n-1\n+2\n*** Update File: a.txt\n@@\n-2\n+3")
        .await
        .unwrap();
    assert_eq!(place.get("work/a.txt").as_deref(), Some("3\n"));
    place.patch("*** Delete File: a.txt\n*** Add File: a.txt\n+x").await.unwrap();
    assert_eq!(place.get("work/a.txt").as_deref(), Some("x\n"));
    let gone = place.plan("*** Delete File: a.txt\n*** Update File: a.txt\n@@\n-x\n+y").await;
    assert!(gone.unwrap_err().to_string().ends_with("No such file or directory (os error 2)"));
}

#[tokio::test]
async fn permissions_stay_and_no_temporary_file_is_left() {
    let place = Place::new();
    place.put("work/x.sh", "#!/bin/sh\n");
    let mode = |path: &str| {
        fs::metadata(place.root.join(path).as_std()).unwrap().permissions().mode() & 0o777
    };
    fs::set_permissions(place.cwd().join("x.sh").as_std(), fs::Permissions::from_mode(0o751))
        .unwrap();
    place.patch("*** Update File: x.sh\n@@\n+echo").await.unwrap();
    assert_eq!(mode("work/x.sh"), 0o751);
    place.patch("*** Update File: x.sh\n*** Move to: y.sh").await.unwrap();
    assert_eq!(mode("work/y.sh"), 0o751);
    assert_eq!(place.names("work"), ["y.sh"]);
}

#[tokio::test]
async fn a_directory_is_not_overwritten() {
    let place = Place::new();
    place.put("work/dir/x", "x\n");
    assert!(place.patch("*** Add File: dir\n+x").await.is_err());
    assert!(place.patch("*** Delete File: dir").await.is_err());
    assert_eq!(place.get("work/dir/x").as_deref(), Some("x\n"));
}

#[tokio::test]
async fn targets_follow_links_and_links_stay_links() {
    let place = Place::new();
    place.put("outside/secret", "s\n");
    symlink("../outside", place.cwd().join("link").as_std()).unwrap();
    symlink("../outside/secret", place.cwd().join("file").as_std()).unwrap();
    let outside = |changes: Vec<FileChange>| changes[0].targets.clone();
    let added = place.plan("*** Add File: link/new\n+x").await.unwrap();
    assert_eq!(outside(added), [place.root.join("outside/new")]);
    let updated = place.plan("*** Update File: file\n@@\n-s\n+t").await.unwrap();
    assert_eq!(outside(updated.clone()), [place.root.join("outside/secret")]);
    place.files.apply(updated).await.unwrap();
    assert_eq!(place.get("outside/secret").as_deref(), Some("t\n"));
    assert!(place.cwd().join("file").as_std().is_symlink());
    let places = place.files.resolve(workspace(&place.cwd().join("link/a"))).await;
    assert_eq!(places.roots, [place.root.join("outside/a")]);
}

/// Returns the roots of a thread in `cwd` that may write nothing else.
fn workspace(cwd: &AbsPath) -> WritableRoots {
    let policy = SandboxPolicy::WorkspaceWrite {
        writable_roots: Vec::new(),
        network_access: false,
        exclude_tmpdir_env_var: true,
        exclude_slash_tmp: true,
    };
    WritableRoots::new(&policy, cwd, &Places::default())
}

#[tokio::test]
async fn what_links_lead_to_is_as_protected_as_they_are() {
    let place = Place::new();
    place.put("work/state/config.toml", "");
    place.put("work/layer/config.toml", "");
    symlink("work/state", place.root.join("named").as_std()).unwrap();
    symlink("layer", place.cwd().join(".codex").as_std()).unwrap();
    let private = Private { sealed: vec![place.root.join("named")], masked: vec![] };
    let files = Files::new(place.root.join("named"), Arc::new(Sandboxes::new(private)));
    let named = workspace(&place.cwd());
    let real = named.map(files.resolve(named.clone()).await);
    for (path, is_open) in [
        ("work/src/a", true),
        ("work/state/config.toml", false),
        ("work/state/rules/new", false),
        ("work/layer/config.toml", false),
        ("work/.codex/config.toml", false),
    ] {
        assert_eq!(real.holds(&place.root.join(path)), is_open, "{path}");
    }
}

#[tokio::test]
async fn a_link_that_was_swapped_in_after_the_plan_is_noticed() {
    let place = Place::new();
    place.put("work/sub/a", "1\n");
    place.put("outside/a", "1\n");
    let changes = place.plan("*** Update File: sub/a\n@@\n-1\n+2").await.unwrap();
    fs::remove_dir_all(place.cwd().join("sub").as_std()).unwrap();
    symlink("../outside", place.cwd().join("sub").as_std()).unwrap();
    assert!(place.files.apply(changes).await.is_err());
    assert_eq!(place.get("outside/a").as_deref(), Some("1\n"));
}

#[tokio::test]
async fn a_failure_leaves_what_came_before_it() {
    let place = Place::new();
    place.put("work/a", "1\n");
    let changes = place.plan("*** Add File: n\n+x\n*** Delete File: a").await.unwrap();
    fs::remove_file(place.cwd().join("a").as_std()).unwrap();
    let err = place.files.apply(changes).await.unwrap_err();
    assert_eq!(
        err.to_string(),
        format!("Failed to delete file {}/a: No such file or directory (os error 2)", place.cwd())
    );
    assert_eq!(place.get("work/n").as_deref(), Some("x\n"));
}

#[tokio::test]
async fn instructions_from_home_and_from_the_projects_root_down() {
    let place = Place::new();
    place.put("home/AGENTS.md", "be kind");
    place.put("AGENTS.md", "above the project");
    place.put("work/AGENTS.md", "root");
    place.put("work/a/AGENTS.md", " \n");
    place.put("work/a/b/AGENTS.md", "leaf");
    let cwd = place.cwd().join("a/b");
    // The directory of temporary files may itself be in a repository.
    let is_in_repository = place.root.as_std().ancestors().any(|above| above.join(".git").exists());
    if !is_in_repository {
        let alone = place.files.instructions(cwd.clone()).await;
        let expected = Some("leaf");
        assert_eq!(alone.project.as_deref(), expected, "only the directory itself counts");
    }
    fs::create_dir(place.cwd().join(".git").as_std()).unwrap();
    let found = place.files.instructions(cwd.clone()).await;
    assert_eq!(found.home.as_deref(), Some("be kind"));
    assert_eq!(found.project.as_deref(), Some("root\n\nleaf"));
    assert_eq!(
        found.sources,
        [place.root.join("home/AGENTS.md"), place.cwd().join("AGENTS.md"), cwd.join("AGENTS.md")]
    );
}

#[tokio::test]
async fn the_instruction_files_of_projects_are_configurable() {
    let place = Place::new();
    place.put("work/.root", "");
    place.put("work/CLAUDE.md", "other");
    place.put("work/a/AGENTS.md", "own");
    place.put("work/a/CLAUDE.md", "not read");
    let files = |max_bytes| {
        place.files.clone().with_instruction_files(InstructionFiles {
            max_bytes,
            other_names: vec!["CLAUDE.md".to_owned()],
            root_markers: vec![".root".to_owned()],
        })
    };
    let found = files(100).instructions(place.cwd().join("a")).await;
    assert_eq!(found.project.as_deref(), Some("other\n\nown"));
    let sources = ["work/CLAUDE.md", "work/a/AGENTS.md"].map(|path| place.root.join(path));
    assert_eq!(found.sources, sources);
    let found = files(6).instructions(place.cwd().join("a")).await;
    assert_eq!(found.project.as_deref(), Some("other\n\no"));
    assert_eq!(files(0).instructions(place.cwd()).await.project, None);
}

#[tokio::test]
async fn instructions_above_the_place_that_a_link_leads_to_are_found() {
    let place = Place::new();
    place.put("work/AGENTS.md", "root");
    place.put("work/sub/x", "");
    fs::create_dir(place.cwd().join(".git").as_std()).unwrap();
    fs::create_dir(place.root.join("links").as_std()).unwrap();
    symlink("../work/sub", place.root.join("links/sub").as_std()).unwrap();
    let is_in_repository = place.root.as_std().ancestors().any(|above| above.join(".git").exists());
    if !is_in_repository {
        let found = place.files.instructions(place.root.join("links/sub")).await;
        assert_eq!(found.project.as_deref(), Some("root"));
        assert_eq!(found.sources, [place.cwd().join("AGENTS.md")]);
    }
}

#[tokio::test]
async fn lookups_read_list_and_search_within_bounds() {
    let place = Place::new();
    place.put("work/.gitignore", "target\n");
    place.put("work/target/built.rs", "fn needle() {}\n");
    place.put("work/src/a.rs", "one\nlet needle = 1;\r\nthree\n");
    place.put("work/src/deep/b.txt", "Needle\n");
    fs::write(place.cwd().join("src/binary").as_std(), b"needle\0").unwrap();
    symlink("/etc/passwd", place.cwd().join("src/link").as_std()).unwrap();
    let look_up = |lookup| place.files.look_up(lookup);
    let (path, bytes) = (place.cwd().join("src/a.rs"), 1_000);
    let read = |first_line, lines, bytes| FileLookup::Read {
        path: path.clone(),
        first_line,
        lines,
        bytes,
    };
    let whole = look_up(read(1, 100, bytes)).await.unwrap();
    assert_eq!(whole, "1: one\n2: let needle = 1;\n3: three\n");
    let one = look_up(read(2, 1, bytes)).await.unwrap();
    assert_eq!(one, "2: let needle = 1;\n(more lines follow; go on with `offset` 3)\n");
    assert_eq!(look_up(read(9, 1, bytes)).await.unwrap(), "(the file ends with line 3)");
    assert!(look_up(read(1, 9, 3)).await.unwrap().ends_with("`offset` 2)\n"));
    let list = |depth| FileLookup::List { path: place.cwd(), depth };
    assert_eq!(look_up(list(1)).await.unwrap(), ".gitignore\nsrc/\n");
    assert_eq!(
        look_up(list(2)).await.unwrap(),
        ".gitignore\nsrc/\nsrc/a.rs\nsrc/binary\nsrc/deep/\nsrc/link@\n"
    );
    let search = |pattern: &str, include: Option<&str>| FileLookup::Search {
        path: place.cwd(),
        pattern: pattern.to_owned(),
        include: include.map(str::to_owned),
        bytes,
    };
    assert_eq!(look_up(search("needle", None)).await.unwrap(), "src/a.rs:2: let needle = 1;\n");
    assert_eq!(
        look_up(search("(?i)needle", Some("*.txt"))).await.unwrap(),
        "src/deep/b.txt:1: Needle\n"
    );
    assert_eq!(look_up(search("zzz", None)).await.unwrap(), "(no match)");
    let error = look_up(search("(", None)).await.unwrap_err().to_string();
    assert!(error.starts_with("`pattern` is no regular expression: "), "{error}");
    let missing = FileLookup::List { path: place.cwd().join("none"), depth: 1 };
    let error = look_up(missing).await.unwrap_err().to_string();
    assert!(error.ends_with("No such file or directory (os error 2)"), "{error}");
}

#[tokio::test]
async fn lookups_do_not_read_what_commands_may_not() {
    let place = Place::new();
    place.put("home/secret", "needle\n");
    let private = Private { sealed: vec![], masked: vec![place.root.join("home/secret")] };
    let files = Files::new(place.root.join("home"), Arc::new(Sandboxes::new(private)));
    symlink("../home/secret", place.cwd().join("link").as_std()).unwrap();
    for path in ["home/secret", "work/link"] {
        let path = place.root.join(path);
        let read = FileLookup::Read { path, first_line: 1, lines: 1, bytes: 10 };
        let error = files.look_up(read).await.unwrap_err().to_string();
        assert!(error.ends_with("Permission denied (os error 13)"), "{error}");
    }
    let search = FileLookup::Search {
        path: place.root.clone(),
        pattern: "needle".to_owned(),
        include: None,
        bytes: 100,
    };
    assert_eq!(files.look_up(search).await.unwrap(), "(no match)");
}

#[tokio::test]
async fn long_instructions_are_cut_at_a_character() {
    let place = Place::new();
    place.put("work/AGENTS.md", &"é".repeat(40 * 1024));
    let found = place.files.instructions(place.cwd()).await;
    assert_eq!(found.project.unwrap(), "é".repeat(16 * 1024));
    assert_eq!(found.home, None);
    let missing = place.files.instructions(place.root.join("nowhere")).await;
    assert_eq!(missing, turnhost_ports::Instructions::default());
}
