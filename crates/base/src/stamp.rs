//! Stamps, which show that a file has changed.

use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt as _;

use crate::Millis;

/// 2 s: the coarsest clocks of file systems count in twos (FAT), or in whole seconds. A file that
/// changed this short a time before it was read may change again without a new time stamp.
const SETTLES_AFTER_MILLIS: i64 = 2_000;

/// 50 ms, for stamps with a fraction of a second: such a clock moves on with each tick of the kernel,
/// every 10 ms at most.
const FINE_SETTLES_AFTER_MILLIS: i64 = 50;

/// Says what a file looked like when it was read. Another one in its place has
/// another inode; one that was written to has another time or length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl FileStamp {
    /// Reads the stamp in a file's metadata.
    pub fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// Reads the same of a regular file. To be asked with the metadata of a path before it is opened: opening
    /// a pipe waits for a writer, and a device may have no end.
    pub fn of_regular(metadata: &Metadata) -> io::Result<Self> {
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        Ok(Self::of(metadata))
    }

    /// Returns whether an equal stamp later on means an equal file, if the file was read at `now` or
    /// later: not of a file that has changed within the last 50 ms, or the last 2 s where the file
    /// system counts seconds only.
    pub fn is_settled(&self, now: Millis) -> bool {
        let (seconds, nanos) = self.changed;
        let changed = seconds.saturating_mul(1_000).saturating_add(nanos / 1_000_000);
        let settles_after =
            if nanos == 0 { SETTLES_AFTER_MILLIS } else { FINE_SETTLES_AFTER_MILLIS };
        now.0.saturating_sub(changed) > settles_after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(changed: (i64, i64)) -> FileStamp {
        FileStamp { device: 0, inode: 0, bytes: 0, modified: (9, 0), changed }
    }

    #[test]
    fn a_directory_and_a_device_have_no_stamp_of_a_regular_file() {
        let refused = |path| FileStamp::of_regular(&std::fs::metadata(path).unwrap()).unwrap_err();
        assert_eq!(refused("/").kind(), io::ErrorKind::IsADirectory);
        assert!(refused("/dev/null").to_string().contains("not a regular file"));
    }

    #[test]
    fn a_stamp_of_whole_seconds_settles_two_seconds_after_the_change() {
        let stamp = changed((5, 0));
        assert!(!stamp.is_settled(Millis(0)), "a file from the future");
        assert!(!stamp.is_settled(Millis(7_000)));
        assert!(stamp.is_settled(Millis(7_001)));
    }

    #[test]
    fn a_stamp_with_a_fraction_settles_some_ticks_after_the_change() {
        let stamp = changed((5, 500_000_001));
        assert!(!stamp.is_settled(Millis(5_550)));
        assert!(stamp.is_settled(Millis(5_551)));
    }
}
