//! One start at a time: whether a server is there already is asked, and
//! answered by binding, by one process after the other.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};

use anyhow::{Context as _, Result};
use turnhost_base::AbsPath;

/// The directory below the home that only this user may enter; the name is the protocol's.
const CONTROL_DIRECTORY: &str = "app-server-control";

/// The socket that clients on this machine look for.
pub(crate) fn control_socket(home: &AbsPath) -> AbsPath {
    home.join(CONTROL_DIRECTORY).join("app-server-control.sock")
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
    pub(super) fn take(home: &AbsPath) -> Result<Self> {
        let directory = home.join(CONTROL_DIRECTORY);
        let path = directory.join("app-server-startup.lock");
        let take = || {
            DirBuilder::new().recursive(true).mode(0o700).create(directory.as_std())?;
            // An older directory may be open to others.
            std::fs::set_permissions(directory.as_std(), Permissions::from_mode(0o700))?;
            // The file stays: removing it would let two processes hold two files.
            let mut options = OpenOptions::new();
            options.create(true).truncate(false).write(true).mode(0o644);
            let file = options.open(path.as_std())?;
            file.lock().map(|()| file)
        };
        let file: std::io::Result<File> = take();
        let file = file.with_context(|| {
            format!("cannot lock `{path}`; make the home writable or name another one with TURNHOST_HOME")
        })?;
        Ok(Self { _file: file })
    }
}
