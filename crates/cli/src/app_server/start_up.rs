//! One start at a time: whether a server is there already is asked, and
//! answered by binding, by one process after the other.

use std::fs::{DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use turnhost_base::AbsPath;

/// The directory below the home that only this user may enter; the name is the protocol's.
const CONTROL_DIRECTORY: &str = "app-server-control";

/// Returns the socket that clients on this machine look for.
pub(crate) fn control_socket(home: &AbsPath) -> AbsPath {
    home.join(CONTROL_DIRECTORY).join("app-server-control.sock")
}

/// 20 s: a store that is migrated takes seconds.
const LOCK_TIMEOUT: Duration = Duration::from_secs(20);

/// The interval between tries.
const TRY_EVERY: Duration = Duration::from_millis(20);

/// Fails for what is not a regular file, such as a pipe.
fn check_regular(file: &File) -> std::io::Result<()> {
    let is_regular = file.metadata()?.is_file();
    if is_regular { Ok(()) } else { Err(std::io::Error::other("it is not a regular file")) }
}

/// Locks a file, unless another process holds it for all this time.
fn wait_for(file: &File, timeout: Duration) -> std::io::Result<()> {
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if began.elapsed() < timeout => {
                std::thread::sleep(TRY_EVERY);
            }
            Err(TryLockError::WouldBlock) => {
                let text = format!("another process has held it for {timeout:?}");
                return Err(std::io::Error::new(ErrorKind::TimedOut, text));
            }
            other => return other.map_err(Into::into),
        }
    }
}

/// Held while a server starts; dropping it lets the next one.
#[derive(Debug)]
#[must_use = "dropping it ends the hold"]
pub(super) struct StartUpLock {
    _file: File,
}

impl StartUpLock {
    /// Waits until no other server of this home is starting. Blocks, so it
    /// belongs before the runtime. A process that is killed lets go.
    ///
    /// Fails after [`LOCK_TIMEOUT`]: a process that holds the lock for longer is not about to end.
    pub(super) fn take(home: &AbsPath) -> Result<Self> {
        Self::take_within(home, LOCK_TIMEOUT)
    }

    fn take_within(home: &AbsPath, timeout: Duration) -> Result<Self> {
        let directory = home.join(CONTROL_DIRECTORY);
        let path = directory.join("app-server-startup.lock");
        let take = || {
            DirBuilder::new().recursive(true).mode(0o700).create(directory.as_std())?;
            // An older directory may be open to others.
            std::fs::set_permissions(directory.as_std(), Permissions::from_mode(0o700))?;
            // The file stays: removing it would let two processes hold two files.
            let mut options = OpenOptions::new();
            options.create(true).truncate(false).read(true).write(true).mode(0o644);
            let file = options.open(path.as_std())?;
            check_regular(&file)?;
            wait_for(&file, timeout).map(|()| file)
        };
        let file: std::io::Result<File> = take();
        let file = file.with_context(|| {
            format!("cannot lock `{path}`; make the home writable, end what holds it, or name another home with TURNHOST_HOME")
        })?;
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_held_for_too_long_and_a_pipe_in_its_place_are_errors() {
        let dir = tempfile::tempdir().unwrap();
        let home = AbsPath::from_std(dir.path()).unwrap();
        let held = StartUpLock::take(&home).unwrap();
        let error = StartUpLock::take_within(&home, Duration::from_millis(50)).unwrap_err();
        assert!(format!("{error:#}").contains("another process has held it"), "{error:#}");
        drop(held);
        let path = dir.path().join(CONTROL_DIRECTORY).join("app-server-startup.lock");
        std::fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        let error = StartUpLock::take(&home).unwrap_err();
        assert!(format!("{error:#}").contains("not a regular file"), "{error:#}");
    }
}
