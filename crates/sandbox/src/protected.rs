//! Finding what must stay as it is inside the writable roots.
//!
//! Protected names count in every directory whose configuration is read for the
//! command: the roots, and all between an outer root and the workspace or the
//! command's directory. Mount points hold them in place, together with the
//! directories above them, which could be moved away otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use turnhost_base::AbsPath;
use turnhost_policy::{PROTECTED_NAMES, RootSet};

use crate::resolve::real_path;
use crate::spec::Hold;

/// The name of the protected directory for which no placeholder is made. See [`crate::planted`].
pub(crate) const GIT: &str = ".git";

/// Places of the server itself. See [`crate::Sandboxes::new`].
#[derive(Clone, Debug, Default)]
pub struct Private {
    /// Never writable, in any root.
    pub sealed: Vec<AbsPath>,
    /// Not readable either: a command that can open a database can hold locks on it.
    pub masked: Vec<AbsPath>,
}

/// Result of a search.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Mount points beside the roots.
    pub(crate) points: BTreeMap<AbsPath, Hold>,
    /// Protected entries that are not there, in directories whose configuration is read.
    pub(crate) missing: BTreeSet<AbsPath>,
}

/// Searches under `bounds`, whose paths are real, for a command in `cwd` of a thread in `workspace`.
pub(crate) fn find(
    bounds: &RootSet,
    workspace: &AbsPath,
    cwd: &AbsPath,
    private: &Private,
) -> Found {
    let mut found = Found::default();
    let configured: BTreeSet<_> =
        bounds.configured.iter().cloned().chain(inside(bounds, workspace)).collect();
    let others = bounds.temporary.iter().cloned().chain(inside(bounds, cwd));
    let directories: BTreeSet<_> = configured.iter().cloned().chain(others).collect();
    for directory in &directories {
        for name in PROTECTED_NAMES {
            let entry = directory.join(name);
            if is_granted(bounds, &entry) {
                continue;
            }
            if fs::symlink_metadata(entry.as_std()).is_ok() {
                found.seal(bounds, entry);
            } else if configured.contains(directory) || name == GIT {
                found.missing.insert(entry);
            }
        }
    }
    for place in private.sealed.iter().filter_map(real_path) {
        if is_inside(bounds, &place) && place.as_std().exists() {
            found.points.insert(place, Hold::Sealed);
        }
    }
    // Few of them are there, and following links takes a call for each part of a path.
    let there = private.masked.iter().filter(|file| file.as_std().is_file());
    let masked = there.filter_map(real_path);
    found.points.extend(masked.map(|file| (file, Hold::Masked)));
    found.anchor(bounds);
    found
}

impl Found {
    /// Seals an entry that is there, and the directories in the roots that it leads to.
    fn seal(&mut self, bounds: &RootSet, entry: AbsPath) {
        let target = real_path(&entry);
        let led_to = led_to(target.as_ref().unwrap_or(&entry));
        let also = target.into_iter().chain(led_to);
        let also = also.filter(|place| {
            is_inside(bounds, place) && !is_granted(bounds, place) && place.as_std().exists()
        });
        self.points.extend(also.map(|place| (place, Hold::Sealed)));
        self.points.insert(entry, Hold::Sealed);
    }

    /// Holds the directories between a root and what lies in it.
    fn anchor(&mut self, bounds: &RootSet) {
        let held: Vec<_> = self.points.keys().chain(bounds.roots()).cloned().collect();
        for place in held {
            for above in inside(bounds, &place).filter(|above| *above != place) {
                if !bounds.roots().any(|root| *root == above) {
                    self.points.entry(above).or_insert(Hold::Anchor);
                }
            }
        }
    }
}

/// Iterates over `place` and the directories above it, as far as they lie in a root.
fn inside(bounds: &RootSet, place: &AbsPath) -> impl Iterator<Item = AbsPath> {
    std::iter::successors(Some(place.clone()), AbsPath::parent)
        .take_while(|place| is_inside(bounds, place))
}

fn is_inside(bounds: &RootSet, place: &AbsPath) -> bool {
    bounds.roots().any(|root| place.starts_with(root))
}

/// Returns whether a root that is, or lies in, a protected entry grants `place` by name.
fn is_granted(bounds: &RootSet, place: &AbsPath) -> bool {
    let is_protected = |name: &str| PROTECTED_NAMES.contains(&name);
    bounds.roots().any(|root| {
        let below = place.relative_to(root);
        below.is_some_and(|below| !below.components().any(|part| is_protected(part.as_str())))
            && (place == root || root.as_str().split('/').any(is_protected))
    })
}

/// Returns the directories that a `.git` file leads to: the worktree's own, and the repository's.
pub(crate) fn led_to(file: &AbsPath) -> impl Iterator<Item = AbsPath> + use<> {
    let worktree = named_in(file, "gitdir:");
    let repository = worktree.as_ref().and_then(|dir| named_in(&dir.join("commondir"), ""));
    [worktree, repository].into_iter().flatten()
}

/// Returns the directory that the text of `file` names after `mark`, relative to the file's own directory.
fn named_in(file: &AbsPath, mark: &str) -> Option<AbsPath> {
    let text = small_file(file.as_std())?;
    let name = text.trim().strip_prefix(mark)?.trim();
    real_path(&file.parent()?.join(name))
}

/// No path is longer than 4 KiB.
const MAX_POINTER_BYTES: u64 = 8 * 1024;

/// Reads a regular file. Others, such as a pipe that a command has put there,
/// could keep the server waiting or give bytes for ever.
fn small_file(path: &Path) -> Option<String> {
    // Opening a pipe without this waits for a writer.
    let nonblocking = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).ok()?;
    let file = OpenOptions::new().read(true).custom_flags(nonblocking).open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    file.take(MAX_POINTER_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}
