//! The session files of a home.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use turnhost_base::ThreadId;

use crate::line::{Line, SessionMeta};
use crate::session::{Rollout, Shelf};
use crate::unpack::{PACKED, Unpacker};

/// The file with the threads' names.
const INDEX: &str = "session_index.jsonl";

/// Directories below `sessions/`: year, month, day.
const MAX_DEPTH: u32 = 3;

/// Files that continue one another at most.
const MAX_BASES: u32 = 64;

/// The reason session files cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// There are none.
    #[error(
        "`{}` has no session files: neither `sessions/` nor `archived_sessions/` is in it", .0.display()
    )]
    None(PathBuf),
    /// A file or a directory cannot be read.
    #[error("`{}`: {source}", .path.display())]
    Unreadable {
        /// The file or directory.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A file does not begin as one of a session does.
    #[error("`{}` does not begin as a session file does", .0.display())]
    NoSession(PathBuf),
}

/// A session file.
#[derive(Clone, Debug)]
struct Found {
    path: PathBuf,
    shelf: Shelf,
}

/// The session files of a home, by thread.
#[derive(Debug, Default)]
pub struct Sessions {
    /// The files of each thread, oldest first: the last one is the thread as it is.
    files: BTreeMap<ThreadId, Vec<Found>>,
    names: BTreeMap<ThreadId, String>,
    /// Files that are packed, with nothing there to unpack them.
    compressed: Vec<PathBuf>,
    unpacker: Unpacker,
}

impl Sessions {
    /// Looks for the session files of a home.
    ///
    /// # Errors
    /// If there are none, or if a directory cannot be listed.
    pub fn find(home: &Path, unpacker: Unpacker) -> Result<Self, FindError> {
        let mut sessions = Self { unpacker, ..Self::default() };
        let mut is_home = false;
        for (name, shelf) in [("sessions", Shelf::Ordinary), ("archived_sessions", Shelf::Archive)]
        {
            is_home |= sessions.list(&home.join(name), shelf, 0)?;
        }
        if !is_home {
            return Err(FindError::None(home.to_owned()));
        }
        sessions.names = names(&home.join(INDEX));
        Ok(sessions)
    }

    /// Takes one session file alone.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub fn of_file(path: &Path, unpacker: Unpacker) -> Result<Self, FindError> {
        let unreadable = || FindError::NoSession(path.to_owned());
        let meta = first_line(path, &unpacker)?.ok_or_else(unreadable)?;
        let found = Found { path: path.to_owned(), shelf: Shelf::Ordinary };
        let files = BTreeMap::from([(meta.id, vec![found])]);
        Ok(Self { files, unpacker, ..Self::default() })
    }

    /// Lists the threads, oldest first.
    pub fn threads(&self) -> impl ExactSizeIterator<Item = ThreadId> {
        self.files.keys().copied()
    }

    /// Returns the files that are packed and therefore not read, since there is nothing to unpack them.
    pub fn compressed(&self) -> &[PathBuf] {
        &self.compressed
    }

    /// Adds the files below a directory. Returns `false` if there is no such directory.
    fn list(&mut self, directory: &Path, kind: Shelf, level: u32) -> Result<bool, FindError> {
        let unreadable = |source| FindError::Unreadable { path: directory.to_owned(), source };
        let entries = match fs::read_dir(directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(unreadable(error)),
        };
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unreadable)?;
        paths.sort_unstable();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && level < MAX_DEPTH {
                self.list(&path, kind, level + 1)?;
            } else if let Some(id) = thread_of(&name) {
                if name.trim_end_matches(PACKED).strip_suffix(".jsonl").is_none() {
                    continue;
                }
                if self.unpacker.reads(&path) {
                    self.files.entry(id).or_default().push(Found { path, shelf: kind });
                } else {
                    self.compressed.push(path);
                }
            }
        }
        Ok(true)
    }

    /// Reads a thread as it is.
    ///
    /// # Errors
    /// If its file cannot be read, or does not begin as a session file does.
    pub fn read(&self, id: ThreadId) -> Result<Rollout, FindError> {
        let files = self.files.get(&id).map(Vec::as_slice).unwrap_or_default();
        let Some(found) = files.last() else { return Err(FindError::None(PathBuf::new())) };
        let meta = first_line(&found.path, &self.unpacker)?
            .ok_or_else(|| FindError::NoSession(found.path.clone()))?;
        let mut session = Rollout::new(meta, found.shelf, self.names.get(&id).cloned())
            .ok_or_else(|| FindError::NoSession(found.path.clone()))?;
        self.feed(&mut session, &found.path, u64::MAX, 0)?;
        Ok(session)
    }

    /// Hands the lines of a file up to `end` to the session, behind those of the file that it continues.
    fn feed(
        &self,
        session: &mut Rollout,
        path: &Path,
        end: u64,
        depth: u32,
    ) -> Result<(), FindError> {
        let base = first_line(path, &self.unpacker)?.and_then(|meta| meta.history_base);
        if let Some(base) = base
            && depth < MAX_BASES
        {
            // The file before this one; a fork continues the newest that has the line.
            let files = self.files.get(&base.thread_id).map(Vec::as_slice).unwrap_or_default();
            let before = files
                .iter()
                .rev()
                .find(|it| it.path != path && it.path.file_name() < path.file_name());
            match before {
                Some(before) => {
                    self.feed(session, &before.path, base.end_ordinal_exclusive, depth + 1)?;
                }
                None => session.miss_base(base.thread_id),
            }
        }
        for line in lines(path, &self.unpacker)? {
            let line =
                line.map_err(|source| FindError::Unreadable { path: path.to_owned(), source })?;
            match serde_json::from_slice::<Line>(&line) {
                Ok(line) if line.ordinal.is_none_or(|ordinal| ordinal < end) => session.take(line),
                Ok(_) => {}
                Err(_) => session.skip(),
            }
        }
        Ok(())
    }
}

/// Returns the thread's id in a file's name: `rollout-TIME-ID.jsonl`, or `rollout-TIME-ID_ID.jsonl`.
fn thread_of(name: &str) -> Option<ThreadId> {
    const ID_BYTES: usize = 36;
    let stem = name.strip_prefix("rollout-")?.split(".jsonl").next()?;
    let stem = stem.split('_').next()?;
    stem.get(stem.len().checked_sub(ID_BYTES)?..)?.parse().ok()
}

/// Returns the lines of a file that hold something; the last one may have been cut short.
fn lines(
    path: &Path,
    unpacker: &Unpacker,
) -> Result<impl Iterator<Item = std::io::Result<Vec<u8>>> + use<>, FindError> {
    let file = unpacker
        .open(path)
        .map_err(|source| FindError::Unreadable { path: path.to_owned(), source })?;
    let lines = BufReader::new(file).split(b'\n');
    Ok(lines.filter(|line| line.as_ref().map_or(true, |line| !line.trim_ascii().is_empty())))
}

/// Reads the first line of a session file; `None` if it is none.
fn first_line(path: &Path, unpacker: &Unpacker) -> Result<Option<SessionMeta>, FindError> {
    let unreadable = |source| FindError::Unreadable { path: path.to_owned(), source };
    let Some(line) = lines(path, unpacker)?.next() else { return Ok(None) };
    let line = line.map_err(unreadable)?;
    let Ok(line) = serde_json::from_slice::<Line>(&line) else { return Ok(None) };
    Ok(line.meta())
}

/// Reads the threads' names: the last line of a thread counts. Without the file nothing has a name.
fn names(path: &Path) -> BTreeMap<ThreadId, String> {
    #[derive(Deserialize)]
    struct Named {
        id: ThreadId,
        thread_name: Option<String>,
    }
    let mut names = BTreeMap::new();
    if !path.is_file() {
        return names;
    }
    let Ok(text) = fs::read_to_string(path) else { return names };
    for line in text.lines() {
        match serde_json::from_str(line) {
            Ok(Named { id, thread_name: Some(name) }) => _ = names.insert(id, name),
            Ok(Named { id, thread_name: None }) => _ = names.remove(&id),
            Err(_) => {}
        }
    }
    names
}
