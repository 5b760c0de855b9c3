//! Parsed files, kept for as long as the file on the disk is the one that was parsed.
//!
//! Each new thread reads all layers, and a server with many threads reads the same few files again
//! and again. A file is opened each time; its text is read and parsed only if it changed.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::{Arc, Mutex, PoisonError};

use turnhost_base::{AbsPath, FileStamp, World};
use turnhost_sandbox::regular;

use crate::ConfigError;
use crate::document::{Check, Document};

/// Files that are kept at most; more are those of many projects, and then all are read again.
const MAX_FILES: usize = 64;

/// The files that were read and held nothing wrong. Each file is always read with one check.
#[derive(Default)]
pub(crate) struct Cache {
    kept: Mutex<HashMap<AbsPath, (FileStamp, Document)>>,
    /// The clock that decides whether a stamp is settled; without one nothing is cached.
    world: Option<Arc<dyn World>>,
}

impl Cache {
    pub(crate) fn new(world: Arc<dyn World>) -> Self {
        Self { kept: Mutex::default(), world: Some(world) }
    }

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
        let stamp = FileStamp::of(&file.metadata().map_err(failure)?);
        if let Some(document) = self.kept(path, stamp) {
            return Ok(Some(document));
        }
        let text = regular::read_opened(file).map_err(failure)?;
        let document = Document::parse_with(path, &text, check)?;
        if self.world.as_ref().is_some_and(|world| stamp.is_settled(world.now())) {
            self.keep(path, stamp, &document);
        }
        Ok(Some(document))
    }

    fn kept(&self, path: &AbsPath, stamp: FileStamp) -> Option<Document> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(path).filter(|(of, _)| *of == stamp).map(|(_, document)| document.clone())
    }

    fn keep(&self, path: &AbsPath, stamp: FileStamp, document: &Document) {
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

    fn file(directory: &tempfile::TempDir) -> AbsPath {
        let path = directory.path().join("config.toml");
        fs::write(&path, "model = \"a\"").unwrap();
        AbsPath::new(path.to_str().unwrap()).unwrap()
    }

    #[test]
    fn a_file_that_changed_just_now_is_not_kept() {
        let directory = tempfile::tempdir().unwrap();
        let path = file(&directory);
        let cache = Cache::new(Arc::new(turnhost_base::SystemWorld));
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
        let stamp = FileStamp::of(&fs::metadata(path.as_std()).unwrap());
        let cache = Cache::default();
        cache.keep(&path, stamp, &Document::parse(&path, "model = \"kept\"").unwrap());
        let read = || cache.read(&path, findings).unwrap().unwrap().value["model"].clone();
        assert_eq!(read(), "kept");
        fs::write(path.as_std(), "model = \"longer\"").unwrap();
        assert_eq!(read(), "longer");
    }
}
