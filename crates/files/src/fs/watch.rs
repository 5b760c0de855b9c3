//! Watches over paths: one watcher of the system for all of them.
//!
//! The system watches directories. A watched path that is a file, or does not
//! exist, is watched through the nearest directory that does; when something on
//! the way to it comes or goes, the directories are chosen again. So an editor
//! that replaces a file, or a directory that is made again, is followed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::Notify;
use turnhost_base::AbsPath;
use turnhost_ports::{BoxFuture, FsError, FsWatch};

/// Time over which changes are gathered: shorter than a person notices, longer
/// than an editor takes to write, rename and touch.
const GATHER: Duration = Duration::from_millis(100);

/// Changed paths that are named; beyond, the watched path represents all.
const MAX_CHANGED: usize = 1_000;

/// All watches by their numbers.
type Watches = Mutex<BTreeMap<u64, Arc<Entry>>>;

/// The system's watcher and those who share it. Started by the first watch.
#[derive(Default)]
pub(super) struct Watcher {
    /// Held while the system is asked for something, which takes microseconds.
    /// Never locked by the system's thread, which answers those questions.
    directories: Mutex<Directories>,
    watches: Arc<Watches>,
}

#[derive(Default)]
struct Directories {
    system: Option<RecommendedWatcher>,
    /// Number of watches that need each.
    counts: BTreeMap<PathBuf, usize>,
    next: u64,
}

/// One watch, as the system's thread sees it.
struct Entry {
    path: AbsPath,
    /// The file that the path is a link to, if it is one.
    target: Mutex<Option<PathBuf>>,
    /// The directories through which it is seen. Only their owner's lock protects their counts.
    directories: Mutex<Vec<PathBuf>>,
    pending: Mutex<Pending>,
    /// Rings when something is pending.
    changed: Notify,
}

#[derive(Default)]
struct Pending {
    paths: BTreeSet<AbsPath>,
    /// Something on the way to the path came or went.
    is_stale: bool,
}

impl Watcher {
    /// Begins to watch `path`.
    pub(super) fn watch(self: &Arc<Self>, path: AbsPath) -> Result<Watch, FsError> {
        let entry = Arc::new(Entry {
            path,
            target: Mutex::default(),
            directories: Mutex::default(),
            pending: Mutex::default(),
            changed: Notify::new(),
        });
        let id = {
            let mut directories = lock(&self.directories);
            directories.next += 1;
            directories.next
        };
        // Before the first directory is watched, so that no change falls between.
        lock(&self.watches).insert(id, Arc::clone(&entry));
        let watch = Watch { watcher: Arc::clone(self), id, entry };
        self.rewatch(&watch.entry).map_err(|err| FsError::System(err.to_string()))?;
        Ok(watch)
    }

    /// Watches the directories that the entry needs now, in place of those it has.
    fn rewatch(&self, entry: &Entry) -> notify::Result<()> {
        let mut directories = lock(&self.directories);
        let mut watched = Vec::new();
        let mut result = Ok(());
        let target = target(entry.path.as_std());
        let of_target = target.as_deref().map(needed).unwrap_or_default();
        *lock(&entry.target) = target;
        for directory in needed(entry.path.as_std()).into_iter().chain(of_target) {
            result = directories.add(&directory, &self.watches);
            if result.is_err() {
                break;
            }
            watched.push(directory);
        }
        let old = std::mem::replace(&mut *lock(&entry.directories), watched);
        directories.release(&old);
        result
    }

    /// Chooses the directories again after something on the way to the path came or went.
    fn refresh(&self, entry: &Entry) {
        if let Err(err) = self.rewatch(entry) {
            tracing::warn!(path = %entry.path, %err, "a path cannot be watched any more");
        }
        // It may have come to be before its directory was watched.
        if entry.path.as_std().symlink_metadata().is_ok() {
            lock(&entry.pending).paths.insert(entry.path.clone());
        }
    }
}

impl Directories {
    /// Watches a directory, and counts that. One that was removed and made again is asked for
    /// again, also if it is counted already.
    fn add(&mut self, directory: &Path, watches: &Arc<Watches>) -> notify::Result<()> {
        self.system(watches)?.watch(directory, RecursiveMode::NonRecursive)?;
        *self.counts.entry(directory.to_owned()).or_default() += 1;
        Ok(())
    }

    fn release(&mut self, directories: &[PathBuf]) {
        for directory in directories {
            let Some(count) = self.counts.get_mut(directory) else { continue };
            *count -= 1;
            if *count == 0 {
                self.counts.remove(directory);
                if let Some(system) = &mut self.system {
                    // It fails if the directory is gone, and then there is nothing to end.
                    let _ = system.unwatch(directory);
                }
            }
        }
    }

    fn system(&mut self, watches: &Arc<Watches>) -> notify::Result<&mut RecommendedWatcher> {
        let system = if let Some(system) = self.system.take() {
            system
        } else {
            let watches = Arc::clone(watches);
            notify::recommended_watcher(move |event| distribute(&watches, event))?
        };
        Ok(self.system.insert(system))
    }
}

/// Returns the directories through which a path is seen: itself if it is one, and the nearest above
/// it.
fn needed(path: &Path) -> Vec<PathBuf> {
    let above = path.ancestors().skip(1).find(|directory| directory.is_dir());
    let own = Some(path).filter(|path| path.is_dir());
    own.into_iter().chain(above).map(Path::to_owned).collect()
}

/// Returns the file that a path is a link to, with all links resolved. A directory is watched
/// through its link.
fn target(path: &Path) -> Option<PathBuf> {
    let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    path.canonicalize().ok().filter(|target| is_link && !target.is_dir())
}

/// A change of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Content,
    /// The path leads to something else than before, or to nothing.
    Name,
}

/// Notes an event with every watch that it concerns. Runs on the system's thread.
fn distribute(watches: &Watches, event: notify::Result<notify::Event>) {
    let event = match event {
        Ok(event) => event,
        Err(err) => {
            tracing::warn!(%err, "the system's file watcher failed");
            return;
        }
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return;
    }
    let change = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
            Change::Name
        }
        _ => Change::Content,
    };
    for entry in lock(watches).values() {
        for path in &event.paths {
            entry.note(path, change);
        }
        if event.need_rescan() {
            entry.note(entry.path.as_std(), Change::Name);
        }
    }
}

impl Entry {
    /// Notes a change of `path` if it is the watched path, what that is a link to, or directly below
    /// it.
    fn note(&self, path: &Path, change: Change) {
        let watched = self.path.as_std();
        let is_target = lock(&self.target).as_deref() == Some(path);
        let is_change = is_target || path == watched || path.parent() == Some(watched);
        let is_stale = change == Change::Name && (is_target || watched.starts_with(path));
        if !is_change && !is_stale {
            return;
        }
        let mut pending = lock(&self.pending);
        pending.is_stale |= is_stale;
        if is_change {
            let named = Some(path).filter(|_| !is_target).map(AbsPath::from_std);
            let changed = named.and_then(Result::ok).unwrap_or_else(|| self.path.clone());
            if pending.paths.len() < MAX_CHANGED {
                pending.paths.insert(changed);
            } else {
                pending.paths = BTreeSet::from([self.path.clone()]);
            }
        }
        drop(pending);
        self.changed.notify_one();
    }
}

/// One watch. Dropping it ends it.
pub(super) struct Watch {
    watcher: Arc<Watcher>,
    id: u64,
    entry: Arc<Entry>,
}

impl FsWatch for Watch {
    fn changes(&mut self) -> BoxFuture<'_, Vec<AbsPath>> {
        Box::pin(async move {
            loop {
                let is_quiet = {
                    let pending = lock(&self.entry.pending);
                    pending.paths.is_empty() && !pending.is_stale
                };
                if is_quiet {
                    self.entry.changed.notified().await;
                }
                tokio::time::sleep(GATHER).await;
                if std::mem::take(&mut lock(&self.entry.pending).is_stale) {
                    let (watcher, entry) = (Arc::clone(&self.watcher), Arc::clone(&self.entry));
                    crate::blocking(move || watcher.refresh(&entry), drop).await;
                }
                let paths = std::mem::take(&mut lock(&self.entry.pending).paths);
                if !paths.is_empty() {
                    return paths.into_iter().collect();
                }
            }
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        lock(&self.watcher.watches).remove(&self.id);
        let directories = std::mem::take(&mut *lock(&self.entry.directories));
        lock(&self.watcher.directories).release(&directories);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
