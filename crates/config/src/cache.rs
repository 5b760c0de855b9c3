//! Parsed files, kept for as long as the file on the disk is the one that was parsed.
//!
//! Each new thread reads all layers, and a server with many threads reads the same few files again
//! and again. A file is opened each time; its text is read and parsed only if it changed.

use std::collections::HashMap;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use turnhost_base::AbsPath;
use turnhost_sandbox::regular;

use crate::ConfigError;
use crate::document::{Check, Document};

/// Files that are kept at most; more are those of many projects, and then all are read anew.
const MAX_FILES: usize = 64;

/// The coarsest clock of a file system (FAT has 2 seconds). A file that changed more recently could
/// change again without a sign of it, so it is not kept.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// The files that were read and held nothing wrong. Each file is always read with one check.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    kept: Mutex<HashMap<AbsPath, (Stamp, Document)>>,
}

/// What changes whenever somebody writes to a file or puts another in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    file: (u64, u64),
    size: u64,
    written: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    fn of(file: &Metadata) -> Self {
        Self {
            file: (file.dev(), file.ino()),
            size: file.size(),
            written: (file.mtime(), file.mtime_nsec()),
            changed: (file.ctime(), file.ctime_nsec()),
        }
    }

    /// Returns true if another change would show in the stamp, by the time `now`.
    fn is_settled(self, now: SystemTime) -> bool {
        let Ok(seconds) = u64::try_from(self.changed.0) else { return false };
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        // The second in which it changed is not over at its start.
        now.duration_since(changed).is_ok_and(|age| age > COARSEST_CLOCK + Duration::from_secs(1))
    }
}

impl Cache {
    /// Returns a file that was checked with `check`; `None` if there is no such file.
    pub(crate) fn read(
        &self,
        path: &AbsPath,
        check: Check,
    ) -> Result<Option<Document>, ConfigError> {
        let failure = |source| ConfigError::Read { path: path.clone(), source };
        let file = match regular::open(path) {
            Err(err) if matches!(err.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            opened => opened.map_err(failure)?,
        };
        let stamp = Stamp::of(&file.metadata().map_err(failure)?);
        if let Some(document) = self.kept(path, stamp) {
            return Ok(Some(document));
        }
        let text = regular::read_opened(file).map_err(failure)?;
        let document = Document::parse_with(path, &text, check)?;
        if stamp.is_settled(SystemTime::now()) {
            self.keep(path, stamp, &document);
        }
        Ok(Some(document))
    }

    fn kept(&self, path: &AbsPath, stamp: Stamp) -> Option<Document> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(path).filter(|(of, _)| *of == stamp).map(|(_, document)| document.clone())
    }

    fn keep(&self, path: &AbsPath, stamp: Stamp, document: &Document) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MAX_FILES {
            kept.clear();
        }
        kept.insert(path.clone(), (stamp, document.clone()));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::keys::findings;

    /// A file that was written long ago, as far as its time of modification says.
    fn file(directory: &tempfile::TempDir) -> AbsPath {
        let path = directory.path().join("config.toml");
        fs::write(&path, "model = \"a\"").unwrap();
        AbsPath::new(path.to_str().unwrap()).unwrap()
    }

    #[test]
    fn a_file_that_changed_just_now_is_not_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = file(&directory);
        let cache = Cache::default();
        let read = || cache.read(&path, findings).unwrap().unwrap().value["model"].clone();
        assert_eq!(read(), "a");
        fs::write(path.as_std(), "model = \"b\"").unwrap();
        assert_eq!(read(), "b");
        fs::remove_file(path.as_std()).unwrap();
        assert!(cache.read(&path, findings).unwrap().is_none());
    }

    #[test]
    fn a_kept_file_is_read_anew_once_its_stamp_differs() {
        let directory = tempfile::tempdir().unwrap();
        let path = file(&directory);
        let stamp = Stamp::of(&fs::metadata(path.as_std()).unwrap());
        let cache = Cache::default();
        cache.keep(&path, stamp, &Document::parse(&path, "model = \"kept\"").unwrap());
        let read = || cache.read(&path, findings).unwrap().unwrap().value["model"].clone();
        assert_eq!(read(), "kept");
        fs::write(path.as_std(), "model = \"longer\"").unwrap();
        assert_eq!(read(), "longer");
    }

    #[test]
    fn a_stamp_settles_when_the_coarsest_clock_has_moved_on() {
        let stamp = |changed| Stamp { file: (1, 1), size: 1, written: (0, 0), changed };
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(!stamp((100, 0)).is_settled(at(103)));
        assert!(stamp((100, 0)).is_settled(at(104)));
        // A clock that was set back, and one from before the epoch.
        assert!(!stamp((100, 0)).is_settled(at(50)));
        assert!(!stamp((-5, 0)).is_settled(at(50)));
    }
}
