//! The files of a store, and the checks of them that need no database.
//!
//! A store that is not ours to open is found out by reading its header, so
//! that not a byte of it changes and no file appears beside it.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};

use turnhost_base::{AbsPath, FileStamp};

use crate::version::LATEST;

/// The reason why a store cannot be opened. Nothing was changed when it is returned.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The home directory cannot be made.
    #[error(
        "cannot make the home directory `{path}`: {source}; set TURNHOST_HOME to a directory that can be written"
    )]
    Home {
        /// The home directory.
        path: AbsPath,
        /// The system's error.
        source: std::io::Error,
    },
    /// A file in the home directory cannot be read and written.
    #[error(
        "cannot write `{path}`: {source}; make it writable, or set TURNHOST_HOME to a directory that is"
    )]
    NotWritable {
        /// The file.
        path: AbsPath,
        /// The system's error.
        source: std::io::Error,
    },
    /// A newer program made the store.
    #[error(
        "the store `{path}` has version {found}, and this program knows versions up to {known}; \
         run a newer turnhost, or set TURNHOST_HOME to another directory"
    )]
    Newer {
        /// The database file.
        path: AbsPath,
        /// The version it has.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The file is something else.
    #[error("`{path}` is not a database; move it away, or set TURNHOST_HOME to another directory")]
    NotADatabase {
        /// The file in the place of the database.
        path: AbsPath,
    },
}

/// Returns the names, in the home, of all files that a store locks.
pub fn file_names() -> [&'static str; 4] {
    ["turnhost.sqlite", "turnhost.sqlite-wal", "turnhost.sqlite-shm", "turnhost.lock"]
}

/// Says where the database came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DatabaseFile {
    /// It was there, perhaps empty.
    Found,
    /// It was made now, of the latest version.
    Made,
}

/// Paths of the files of a store.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    home: AbsPath,
    /// The database; SQLite keeps its log beside it.
    pub(crate) database: AbsPath,
    /// Locked while the database is made or migrated. Empty.
    pub(crate) lock: AbsPath,
}

impl Files {
    /// Returns the names in `home`. No other program's files have them, so a home can be shared with
    /// other programs.
    pub(crate) fn of(home: &AbsPath) -> Self {
        Self {
            home: home.clone(),
            database: home.join("turnhost.sqlite"),
            lock: home.join("turnhost.lock"),
        }
    }

    /// Returns the write-ahead log, which SQLite keeps beside the database.
    pub(crate) fn log(&self) -> AbsPath {
        self.home.join("turnhost.sqlite-wal")
    }

    /// Makes the home, refuses a database that is not ours to open, and proves that files can be written.
    pub(crate) fn check(&self) -> Result<(), OpenError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(self.home.as_std())
            .map_err(|source| OpenError::Home { path: self.home.clone(), source })?;
        self.check_regular()?;
        self.version()?;
        self.open_lock()?;
        Ok(())
    }

    /// Fails for a pipe or a device in the place of a file, which would be waited for.
    fn check_regular(&self) -> Result<(), OpenError> {
        for path in file_names().map(|name| self.home.join(name)) {
            let found = std::fs::metadata(path.as_std());
            match found.and_then(|metadata| FileStamp::of_regular(&metadata)) {
                Ok(_) => {}
                Err(source) if source.kind() == ErrorKind::NotFound => {}
                Err(source) => return Err(OpenError::NotWritable { path, source }),
            }
        }
        Ok(())
    }

    /// Returns the version that the database's header names; 0 if there is no database yet.
    ///
    /// Fails if the version is newer than ours. The header can be behind: a
    /// migration may still be in the write-ahead log.
    pub(crate) fn version(&self) -> Result<u32, OpenError> {
        let not_writable = |source| OpenError::NotWritable { path: self.database.clone(), source };
        // Opened for writing too, to learn now whether that is allowed.
        let file = match OpenOptions::new().read(true).write(true).open(self.database.as_std()) {
            Ok(file) => file,
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(0),
            Err(err) => return Err(not_writable(err)),
        };
        let mut header = Vec::with_capacity(HEADER_BYTES);
        file.take(HEADER_BYTES as u64).read_to_end(&mut header).map_err(not_writable)?;
        if header.is_empty() {
            return Ok(0);
        }
        let Some(found) = version_in(&header) else {
            return Err(OpenError::NotADatabase { path: self.database.clone() });
        };
        if found > LATEST { Err(self.newer(found)) } else { Ok(found) }
    }

    /// Returns the refusal of a store of version `found`.
    pub(crate) fn newer(&self, found: u32) -> OpenError {
        OpenError::Newer { path: self.database.clone(), found, known: LATEST }
    }

    /// Makes the database, a copy of `new` that its owner alone may read, where there is none. The
    /// caller holds the lock.
    pub(crate) fn create_database(&self, new: &[u8]) -> Result<DatabaseFile, OpenError> {
        // A link may lead to a place where nothing is yet; that is left to SQLite.
        if std::fs::symlink_metadata(self.database.as_std()).is_ok() {
            return create(&self.database).map(|_| DatabaseFile::Found);
        }
        let made = self.copy(new).map(|()| DatabaseFile::Made);
        made.map_err(|source| OpenError::NotWritable { path: self.database.clone(), source })
    }

    /// Makes the database. It appears whole, since it is moved to its place once it is on disk.
    fn copy(&self, new: &[u8]) -> std::io::Result<()> {
        let draft = self.home.join("turnhost.sqlite-new");
        // The logs of a database that was removed would be applied to this one.
        for left in [&self.log(), &self.home.join("turnhost.sqlite-journal"), &draft] {
            match std::fs::remove_file(left.as_std()) {
                Err(err) if err.kind() != ErrorKind::NotFound => return Err(err),
                Ok(()) | Err(_) => {}
            }
        }
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft.as_std())?;
        file.write_all(new)?;
        file.sync_all()?;
        std::fs::rename(draft.as_std(), self.database.as_std())
    }

    /// Opens the lock file, making it if need be; closing it unlocks.
    pub(crate) fn open_lock(&self) -> Result<File, OpenError> {
        create(&self.lock)
    }
}

fn create(path: &AbsPath) -> Result<File, OpenError> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path.as_std())
        .map_err(|source| OpenError::NotWritable { path: path.clone(), source })
}

/// Length of the header of an SQLite database (SQLite file format, section 1.3).
const HEADER_BYTES: usize = 100;

/// Returns the `user_version` of a database header (at offset 60, big-endian), or `None` if it is
/// not one.
fn version_in(header: &[u8]) -> Option<u32> {
    if header.len() < HEADER_BYTES || !header.starts_with(b"SQLite format 3\0") {
        return None;
    }
    let bytes = header.get(60..64)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
