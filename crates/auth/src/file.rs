//! A file that is read again when it has changed.
//!
//! The check takes one `stat`, done in place: microseconds on a local disk,
//! once a handshake. What cannot be used leaves what was there before, and is
//! logged once, however many handshakes follow.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use turnhost_base::{FileStamp, Millis, World};

use crate::AuthError;

/// 1 MiB, some 10,000 tokens: a larger file was named by mistake.
const MAX_BYTES: u64 = 1 << 20;

/// Reads what it needs out of a file's bytes.
pub(crate) type Parse<T> = fn(&Path, &[u8]) -> Result<T, AuthError>;

/// The content of a file, as of now.
pub(crate) struct Watched<T> {
    path: PathBuf,
    parse: Parse<T>,
    state: Mutex<State<T>>,
}

struct State<T> {
    value: Arc<T>,
    /// The file's stamp when it was read last; `None` if it could not be.
    seen: Option<FileStamp>,
    /// Set if an equal stamp means an equal file.
    settled: bool,
    /// The last message about it, so that each is logged once.
    trouble: Option<String>,
}

impl<T> Watched<T> {
    /// Reads the file for the first time; what cannot be used is an error.
    pub(crate) fn open(
        path: PathBuf,
        parse: Parse<T>,
        world: &dyn World,
    ) -> Result<Self, AuthError> {
        let (bytes, stamp) =
            read(&path).map_err(|cause| AuthError::Unreadable { path: path.clone(), cause })?;
        let state = State {
            value: Arc::new(parse(&path, &bytes)?),
            seen: Some(stamp),
            settled: stamp.is_settled(world.now()),
            trouble: None,
        };
        Ok(Self { path, parse, state: Mutex::new(state) })
    }

    /// Returns the content of the file, or the last that could be used.
    pub(crate) fn current(&self, world: &dyn World) -> Arc<T> {
        // What a panic may leave behind is whole: the value is replaced in one step.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match &std::fs::metadata(&self.path) {
            Ok(metadata) if state.settled && state.seen == Some(FileStamp::of(metadata)) => {}
            _ => self.refresh(&mut state, world.now()),
        }
        Arc::clone(&state.value)
    }

    fn refresh(&self, state: &mut State<T>, now: Millis) {
        let parsed = match read(&self.path) {
            Ok((bytes, stamp)) => {
                state.seen = Some(stamp);
                state.settled = stamp.is_settled(now);
                (self.parse)(&self.path, &bytes)
            }
            Err(cause) => {
                state.seen = None;
                Err(AuthError::Unreadable { path: self.path.clone(), cause })
            }
        };
        match parsed {
            Ok(value) => {
                if state.trouble.take().is_some() {
                    tracing::info!(path = %self.path.display(), "a websocket auth file can be used again");
                }
                state.value = Arc::new(value);
            }
            Err(err) => {
                let trouble = err.to_string();
                if state.trouble.as_ref() != Some(&trouble) {
                    tracing::warn!(err = %trouble, "what a websocket auth file said before stays valid");
                    state.trouble = Some(trouble);
                }
            }
        }
    }
}

fn read(path: &Path) -> io::Result<(Vec<u8>, FileStamp)> {
    FileStamp::of_regular(&std::fs::metadata(path)?)?;
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.mode() & 0o002 != 0 {
        return Err(io::Error::other("anybody may write it; take that away with `chmod o-w`"));
    }
    let stamp = FileStamp::of(&metadata);
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 1 MiB"));
    }
    Ok((bytes, stamp))
}
