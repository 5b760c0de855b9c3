//! Untrusted files: regular ones of a bounded size, and where the user does
//! not vouch for the directory, none beyond it.

use std::fs;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use turnhost_base::AbsPath;
use turnhost_sandbox::regular;

/// Entries of one directory that are looked at, by name; what lies behind them is passed over.
const MAX_ENTRIES: usize = 1_000;

/// Bytes of a file of settings, such as a manifest: a hundred times what people write.
pub(crate) const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;

/// Says how far symbolic links may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// Anywhere: the directory is the user's own.
    Anywhere,
    /// Not out of the directory, which came from elsewhere: a repository, a plugin.
    Within,
}

/// A directory below which files are read.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    pub(crate) path: AbsPath,
    links: Links,
}

/// An entry of a directory.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) path: AbsPath,
}

impl Root {
    /// Returns a directory of the user's own.
    pub(crate) fn own(path: AbsPath) -> Self {
        Self { path, links: Links::Anywhere }
    }

    /// Returns a directory that came from elsewhere.
    pub(crate) fn foreign(path: AbsPath) -> Self {
        Self { path, links: Links::Within }
    }

    /// Reads a text of at most `limit` bytes.
    pub(crate) fn read(&self, path: &AbsPath, limit: u64) -> io::Result<String> {
        match self.links {
            Links::Within => regular::read_beneath(&self.path, path, limit),
            Links::Anywhere => {
                let parent = path.parent().ok_or(io::ErrorKind::NotFound)?;
                // The directory may be reached by links, the file is none itself: as listed.
                let real = AbsPath::from_std(&fs::canonicalize(parent.as_std())?);
                let real = real.map_err(io::Error::other)?;
                regular::read_beneath(&real, &real.join(path.file_name().unwrap_or("")), limit)
            }
        }
    }

    /// Reads a text as [`Root::read`] does; `None` if there is no such file.
    pub(crate) fn read_if_there(&self, path: &AbsPath, limit: u64) -> io::Result<Option<String>> {
        match self.read(path, limit) {
            Ok(text) => Ok(Some(text)),
            Err(err)
                if matches!(err.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
            {
                Ok(None)
            }
            Err(err) => Err(err),
        }
    }

    /// Returns whether a directory lies within bounds.
    fn holds(&self, directory: &AbsPath) -> bool {
        let real = |path: &AbsPath| fs::canonicalize(path.as_std());
        match (self.links, real(directory), real(&self.path)) {
            (Links::Anywhere, Ok(directory), _) => directory.is_dir(),
            (Links::Within, Ok(directory), Ok(root)) => {
                directory.is_dir() && directory.starts_with(root)
            }
            _ => false,
        }
    }

    /// Lists the directories in a directory by name, without hidden ones; none if it is out of
    /// bounds or cannot be read.
    pub(crate) fn directories(&self, directory: &AbsPath) -> Vec<Entry> {
        let mut found = self.entries(directory);
        found.retain(|entry| !entry.name.starts_with('.') && self.holds(&entry.path));
        found
    }

    /// Lists what is in a directory by name.
    pub(crate) fn entries(&self, directory: &AbsPath) -> Vec<Entry> {
        if !self.holds(directory) {
            return Vec::new();
        }
        let Ok(listed) = fs::read_dir(directory.as_std()) else { return Vec::new() };
        let entry = |entry: io::Result<fs::DirEntry>| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(Entry { path: directory.join(&name), name })
        };
        let mut found: Vec<Entry> = listed.take(MAX_ENTRIES).filter_map(entry).collect();
        found.sort_by(|left, right| left.name.cmp(&right.name));
        found
    }
}

/// Returns whether a path is a regular file and no link to one.
pub(crate) fn is_plain_file(path: &AbsPath) -> bool {
    fs::symlink_metadata(path.as_std()).is_ok_and(|meta| meta.is_file())
}

/// Locks what is only ever changed as a whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs `work` on the blocking pool. `None` if it panicked or the runtime is shutting down.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => Some(value),
        Err(err) => {
            tracing::error!(%err, "work on files of extensions was cut short");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_foreign_directory_is_never_left() {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        let path = |name: &str| root.join(name);
        fs::create_dir_all(path("repo/in").as_std()).unwrap();
        fs::create_dir_all(path("out").as_std()).unwrap();
        fs::write(path("out/secret").as_std(), "secret").unwrap();
        fs::write(path("repo/in/text").as_std(), "text").unwrap();
        symlink(path("out").as_std(), path("repo/away").as_std()).unwrap();
        symlink("in", path("repo/inner").as_std()).unwrap();
        symlink("../out/secret", path("repo/in/link").as_std()).unwrap();
        let foreign = Root::foreign(path("repo"));
        assert_eq!(foreign.read(&path("repo/in/text"), 10).unwrap(), "text");
        assert_eq!(foreign.read(&path("repo/inner/text"), 10).unwrap(), "text");
        for name in ["repo/away/secret", "repo/in/link", "out/secret"] {
            assert!(foreign.read(&path(name), 10).is_err(), "{name}");
        }
        assert!(foreign.read(&path("repo/in/text"), 3).is_err());
        let names: Vec<_> =
            foreign.directories(&path("repo")).into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["in", "inner"]);
        let own = Root::own(path("repo"));
        assert_eq!(own.read(&path("repo/away/secret"), 10).unwrap(), "secret");
        assert_eq!(own.directories(&path("repo")).len(), 3);
    }
}
