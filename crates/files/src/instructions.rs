//! The AGENTS.md files that hold for a directory.

use std::io::Read as _;

use turnhost_base::AbsPath;
use turnhost_ports::Instructions;

const NAME: &str = "AGENTS.md";

/// The bound of the user's own file.
const MAX_HOME_BYTES: u64 = 32 * 1024;

/// The instruction files of projects: names, the sign of a project's root, and a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructionFiles {
    /// Bytes over all files of a project. 32 KiB, as agents commonly have it: longer texts take room
    /// in the model's context that the work needs. With 0 none is read.
    pub max_bytes: u64,
    /// Names of files that count where a directory has no AGENTS.md, in their order.
    pub other_names: Vec<String>,
    /// Names of entries that only the root of a project has: `.git`.
    pub root_markers: Vec<String>,
}

impl Default for InstructionFiles {
    fn default() -> Self {
        Self {
            max_bytes: 32 * 1024,
            other_names: Vec::new(),
            root_markers: vec![".git".to_owned()],
        }
    }
}

/// Returns the home's file first, then the project's from its root down to `cwd`. The root is the
/// closest directory upwards with a marker, also of where a link leads; without one it is `cwd`
/// alone.
pub(crate) fn find(home: &AbsPath, cwd: &AbsPath, files: &InstructionFiles) -> Instructions {
    let mut found = Instructions::default();
    let path = home.join(NAME);
    found.home = read(&path, MAX_HOME_BYTES);
    found.sources.extend(found.home.as_ref().map(|_| path));
    let mut left = files.max_bytes;
    let mut project: Vec<String> = Vec::new();
    for directory in directories(cwd, &files.root_markers) {
        let names = std::iter::once(NAME).chain(files.other_names.iter().map(String::as_str));
        let mut paths = names.map(|name| directory.join(name));
        let found_text = paths.find_map(|path| read(&path, left).map(|text| (path, text)));
        let Some((path, text)) = found_text else { continue };
        left = left.saturating_sub(text.len() as u64);
        if !found.sources.contains(&path) {
            found.sources.push(path);
            project.push(text);
        }
    }
    found.project = (!project.is_empty()).then(|| project.join("\n\n"));
    found
}

fn directories(cwd: &AbsPath, markers: &[String]) -> Vec<AbsPath> {
    // A path without links leads to no other directories.
    let real = || {
        let real = turnhost_sandbox::real_path(cwd).filter(|real| real != cwd)?;
        from_root(&real, markers)
    };
    from_root(cwd, markers).or_else(real).unwrap_or_else(|| vec![cwd.clone()])
}

/// Lists the directories from the project's root down to `cwd`; `None` if it is in no project.
fn from_root(cwd: &AbsPath, markers: &[String]) -> Option<Vec<AbsPath>> {
    let mut upwards = vec![cwd.clone()];
    let mut here = Some(cwd.clone());
    while let Some(directory) = here {
        if markers.iter().any(|marker| directory.join(marker).as_std().exists()) {
            upwards.reverse();
            return Some(upwards);
        }
        here = directory.parent();
        upwards.extend(here.clone());
    }
    None
}

/// Reads at most `limit` bytes of a file, cut at a character; `None` if it is missing or blank.
fn read(path: &AbsPath, limit: u64) -> Option<String> {
    let mut bytes = Vec::new();
    turnhost_sandbox::regular::open(path).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if bytes.len() as u64 == limit && text.ends_with(char::REPLACEMENT_CHARACTER) {
        text.pop();
    }
    (!text.trim().is_empty()).then_some(text)
}
