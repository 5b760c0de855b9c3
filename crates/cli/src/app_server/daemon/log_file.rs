//! The daemon's log: its stdout and stderr in a file that stays small.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result};
use turnhost_base::AbsPath;
use turnhost_task::Tasks;

/// 8 MiB: some 50,000 lines, and small enough to open in an editor.
const MAX_BYTES: u64 = 8 << 20;

/// Full files that are kept beside the one in use.
const KEPT: usize = 3;

/// The interval between looks at the size, which may be exceeded in between.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Returns the path of this home's log.
pub(super) fn path(home: &AbsPath) -> AbsPath {
    home.join("log/app-server.log")
}

/// Opens the log to append to it; a full one is put aside first.
pub(super) fn open(path: &AbsPath) -> Result<File> {
    let open = || {
        let parent = path.parent().unwrap_or_else(|| path.clone());
        DirBuilder::new().recursive(true).mode(0o700).create(parent.as_std())?;
        if std::fs::metadata(path.as_std()).is_ok_and(|found| found.len() >= MAX_BYTES) {
            put_aside(path)?;
        }
        // Opening a FIFO to write only would block until it has a reader; opening it for both does not block.
        let mut options = OpenOptions::new();
        let file = options.create(true).read(true).append(true).mode(0o600).open(path.as_std())?;
        if file.metadata()?.is_file() {
            Ok(file)
        } else {
            Err(io::Error::other("it is not a regular file"))
        }
    };
    let opened: io::Result<File> = open();
    opened.with_context(|| format!("cannot write the log `{path}`; make the home writable"))
}

/// Looks at the log from time to time and begins a new file when it is full.
pub(super) fn keep_small(path: AbsPath, tasks: &Tasks) {
    tasks.spawn(async move {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            if let Err(err) = renew(&path) {
                tracing::warn!(%err, %path, "the log cannot be renewed");
            }
        }
    });
}

/// Begins a new file if the one in use is full or gone.
fn renew(path: &AbsPath) -> Result<()> {
    if std::fs::metadata(path.as_std()).is_ok_and(|found| found.len() < MAX_BYTES) {
        return Ok(());
    }
    let file = open(path)?;
    rustix::stdio::dup2_stdout(&file)?;
    rustix::stdio::dup2_stderr(&file)?;
    Ok(())
}

/// Renames the log to `.1`, `.1` to `.2` and so on; the oldest goes.
fn put_aside(path: &AbsPath) -> io::Result<()> {
    let numbered = |number: usize| PathBuf::from(format!("{path}.{number}"));
    for number in (1..KEPT).rev() {
        match std::fs::rename(numbered(number), numbered(number + 1)) {
            Err(err) if err.kind() != io::ErrorKind::NotFound => return Err(err),
            _ => {}
        }
    }
    std::fs::rename(path.as_std(), numbered(1))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_full_log_is_put_aside_and_the_oldest_goes() {
        let home = tempfile::tempdir().unwrap();
        let path = path(&AbsPath::from_std(home.path()).unwrap());
        for round in 0..=KEPT + 1 {
            let mut file = open(&path).unwrap();
            assert_eq!(file.metadata().unwrap().len(), 0, "round {round}");
            write!(file, "{round}").unwrap();
            file.set_len(MAX_BYTES).unwrap();
        }
        let first = |path: PathBuf| std::fs::read(path).unwrap()[0];
        assert_eq!(first(path.as_std().to_owned()), b'4');
        let kept = (1..=KEPT).map(|number| first(PathBuf::from(format!("{path}.{number}"))));
        assert_eq!(kept.collect::<Vec<_>>(), b"321");
        assert_eq!(std::fs::read_dir(path.parent().unwrap().as_std()).unwrap().count(), KEPT + 1);
    }

    #[test]
    fn a_pipe_is_no_log_and_is_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = AbsPath::from_std(&dir.path().join("log")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(path.as_std()).status().unwrap();
        assert!(made.success());
        assert!(format!("{:#}", open(&path).unwrap_err()).contains("not a regular file"));
    }

    #[test]
    fn a_log_with_room_is_appended_to() {
        let home = tempfile::tempdir().unwrap();
        let path = path(&AbsPath::from_std(home.path()).unwrap());
        for _ in 0..2 {
            writeln!(open(&path).unwrap(), "line").unwrap();
        }
        assert_eq!(std::fs::read_to_string(path.as_std()).unwrap(), "line\nline\n");
    }
}
