//! Laws for any patch while another thread replaces directories and files by links and pipes: the
//! property that the fuzzer hunts for and that a test holds the corpus against.
//!
//! The first byte of an input picks what is replaced, the second how often the patch is applied, and
//! each pair of the rest is an operation of the patch.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, FileType, Mode, RenameFlags};
use tempfile::TempDir;
use turnhost_base::AbsPath;
use turnhost_files::Files;
use turnhost_patch::Patch;
use turnhost_ports::{FileChange, FilePort as _};

/// Paths that operations name, from the workspace.
const PATHS: [&str; 12] = [
    "d/a",
    "d/b",
    "d/new",
    "d/s/a",
    "d/s/new",
    "d/gone",
    "f",
    "new",
    "link/a",
    "d/n/m/new",
    "../outside/a",
    "d/t/gone",
];

/// Pairs that are exchanged, by the bits of the first byte: a directory with a link out of the
/// workspace, one below it, a file with a link, a file with a pipe, a file with a directory.
const PAIRS: [[&str; 2]; 5] =
    [["d", "link"], ["d/s", "d/t"], ["f", "g"], ["d/a", "d/pipe"], ["d/b", "d/s"]];

/// Operations of a patch; more make it no more hostile.
const MAX_OPERATIONS: usize = 12;

/// Applies the patch in `input` while things are exchanged. Panics if anything outside of the
/// workspace changed.
pub(crate) fn check(input: &[u8]) {
    let [exchanged, rounds, operations @ ..] = input else { return };
    let scene = Scene::new();
    let before = scene.outside();
    let text = patch(operations);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                scene.exchange(*exchanged);
            }
        });
        for _ in 0..=*rounds {
            scene.apply(&text);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(scene.outside(), before, "something outside of the workspace changed:\n{text}");
}

/// Writes the patch that bytes stand for.
fn patch(operations: &[u8]) -> String {
    let mut text = String::from("*** Begin Patch\n");
    let path = |byte: u8| PATHS[usize::from(byte) % PATHS.len()];
    for pair in operations.chunks_exact(2).take(MAX_OPERATIONS) {
        let (name, to) = (path(pair[0]), path(pair[1] / 4));
        // Writing to a string cannot fail.
        let _ = match pair[1] % 4 {
            0 => writeln!(text, "*** Add File: {name}\n+2"),
            1 => writeln!(text, "*** Delete File: {name}"),
            2 => writeln!(text, "*** Update File: {name}\n@@\n-1\n+1\n+2"),
            _ => writeln!(text, "*** Update File: {name}\n*** Move to: {to}\n@@\n-1\n+3"),
        };
    }
    text + "*** End Patch"
}

/// A workspace, and what lies beside it.
struct Scene {
    _directory: TempDir,
    root: AbsPath,
    files: Files,
    runtime: tokio::runtime::Runtime,
}

impl Scene {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a directory can be made");
        let root = directory.path().canonicalize().expect("it is there");
        let root = AbsPath::from_std(&root).expect("its name is text");
        let at = |path: &str| root.join(path);
        // No pair lies in `outside`, or the exchanges themselves would reach it through a link.
        for path in ["home", "outside", "work/d/s"] {
            fs::create_dir_all(at(path).as_std()).expect("a directory can be made");
        }
        for path in ["outside/a", "outside/b", "outside/gone", "work/d/a", "work/d/b"] {
            fs::write(at(path).as_std(), "1\n").expect("a file can be written");
        }
        for path in ["work/d/s/a", "work/f"] {
            fs::write(at(path).as_std(), "1\n").expect("a file can be written");
        }
        for (target, link) in
            [("../outside", "work/link"), ("../../outside", "work/d/t"), ("../outside/a", "work/g")]
        {
            symlink(target, at(link).as_std()).expect("a link can be made");
        }
        let (mode, pipe) = (Mode::RUSR | Mode::WUSR, at("work/d/pipe"));
        rustix::fs::mknodat(CWD, pipe.as_std(), FileType::Fifo, mode, 0)
            .expect("a pipe can be made");
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        Self {
            files: Files::new(at("home"), Arc::default()),
            root,
            _directory: directory,
            runtime: runtime.expect("a runtime starts"),
        }
    }

    fn workspace(&self) -> AbsPath {
        self.root.join("work")
    }

    /// Exchanges the chosen pairs, as far as both are there.
    fn exchange(&self, chosen: u8) {
        for (bit, [one, other]) in PAIRS.iter().enumerate() {
            if chosen & (1 << bit) != 0 {
                let (one, other) = (self.workspace().join(one), self.workspace().join(other));
                // A patch may have removed one of them.
                let flags = RenameFlags::EXCHANGE;
                let _ = rustix::fs::renameat_with(CWD, one.as_std(), CWD, other.as_std(), flags);
            }
        }
    }

    /// Plans the patch, and applies it if nothing leads out of the workspace by then.
    fn apply(&self, text: &str) {
        let Ok(patch) = Patch::parse(text) else { return };
        let workspace = self.workspace();
        let Ok(changes) = self.runtime.block_on(self.files.plan(patch, workspace.clone())) else {
            return;
        };
        let is_inside = |change: &FileChange| {
            change.targets.iter().all(|target| target.starts_with(&workspace))
        };
        if changes.iter().all(is_inside) {
            // It fails where it meets something else than was planned.
            let _ = self.runtime.block_on(self.files.apply(changes));
        }
    }

    /// Describes all that lies beside the workspace: contents by path, and which files they are.
    fn outside(&self) -> BTreeMap<String, (u64, String)> {
        let mut found = BTreeMap::new();
        collect(self.root.join("outside").as_std(), &mut found);
        collect(self.root.join("home").as_std(), &mut found);
        found
    }
}

fn collect(directory: &Path, found: &mut BTreeMap<String, (u64, String)>) {
    for entry in fs::read_dir(directory).expect("it can be listed") {
        let path = entry.expect("it can be read").path();
        let meta = fs::symlink_metadata(&path).expect("it is there");
        if meta.is_dir() {
            collect(&path, found);
        }
        let text = if meta.is_file() { fs::read_to_string(&path) } else { Ok(String::new()) };
        let text = text.expect("it is text");
        found.insert(path.display().to_string(), (meta.ino(), text));
    }
}
