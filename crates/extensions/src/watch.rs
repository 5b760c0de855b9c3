//! Watches over skills that clients have listed: when one changes, the lists may be wrong.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use tokio::sync::oneshot;
use turnhost_base::AbsPath;
use turnhost_ports::{FsPort, FsWatch};

use crate::Extensions;
use crate::cache::State;
use crate::files::lock;

/// Working directories whose skills are watched.
const MAX_WATCHES: usize = 32;

/// Directories that are watched for one of them; in more, changes are not noticed.
const MAX_DIRECTORIES: usize = 512;

/// The watches by working directory; each ends when its sender is dropped.
#[derive(Default)]
pub(crate) struct Watches(Mutex<BTreeMap<AbsPath, Watch>>);

struct Watch {
    directories: Vec<AbsPath>,
    _end: oneshot::Sender<()>,
}

impl Watches {
    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}

/// Says since when a directory's skills are watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Watched {
    /// They were before.
    Already,
    /// They are now.
    FromNow,
}

impl Extensions {
    /// Begins to watch the skills of a directory that a client has just listed, until the first
    /// change: then clients list them again.
    pub(crate) async fn watch(&self, cwd: AbsPath, state: &State) -> Watched {
        let directories: Vec<_> =
            state.skill_directories().iter().take(MAX_DIRECTORIES).cloned().collect();
        let is_same = |watch: &Watch| watch.directories == directories;
        if lock(&self.0.watches.0).get(&cwd).is_some_and(is_same) {
            return Watched::Already;
        }
        let opened = open(&self.0.around.fs, &directories).await;
        let (end, ended) = oneshot::channel();
        let mut watches = lock(&self.0.watches.0);
        if watches.len() >= MAX_WATCHES {
            watches.pop_first();
        }
        watches.insert(cwd.clone(), Watch { directories, _end: end });
        drop(watches);
        let this = self.clone();
        self.0.tasks.spawn(async move {
            tokio::select! {
                () = changed(opened) => {
                    lock(&this.0.watches.0).remove(&cwd);
                    this.0.cache.clear();
                    this.0.skills_changed.notify_one();
                }
                // There are no messages: it ends when the sender is dropped.
                _ = ended => {}
            }
        });
        Watched::FromNow
    }
}

async fn open(fs: &Arc<dyn FsPort>, directories: &[AbsPath]) -> Vec<Box<dyn FsWatch>> {
    let mut watches = Vec::new();
    for directory in directories {
        match fs.watch(directory.clone()).await {
            Ok(watch) => watches.push(watch),
            Err(error) => tracing::warn!(err = %error, "skills cannot be watched"),
        }
    }
    watches
}

/// Waits for the first change.
async fn changed(mut watches: Vec<Box<dyn FsWatch>>) {
    let mut changes: Vec<_> = watches.iter_mut().map(|watch| watch.changes()).collect();
    poll_fn(|cx| {
        let any = changes.iter_mut().any(|change| change.as_mut().poll(cx).is_ready());
        if any { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
