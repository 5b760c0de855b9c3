//! Stamps, which show that a file has changed.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;

use crate::Millis;

/// 2 s: a file that changed this short a time before it was read may change
/// again without a new time stamp, the coarsest of which (FAT) count in twos.
const SETTLES_AFTER_MILLIS: i64 = 2_000;

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
    /// The stamp in a file's metadata.
    pub fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// Returns whether an equal stamp later on means an equal file, if this one was
    /// taken at `now`: not of a file that has changed within the last 2 s.
    pub fn is_settled(&self, now: Millis) -> bool {
        let (seconds, nanos) = self.changed;
        let changed = seconds.saturating_mul(1_000).saturating_add(nanos / 1_000_000);
        now.0.saturating_sub(changed) > SETTLES_AFTER_MILLIS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_settles_two_seconds_after_the_change() {
        let stamp = FileStamp {
            device: 0,
            inode: 0,
            bytes: 0,
            modified: (9, 0),
            changed: (5, 500_000_000),
        };
        assert!(!stamp.is_settled(Millis(0)), "a file from the future");
        assert!(!stamp.is_settled(Millis(7_500)));
        assert!(stamp.is_settled(Millis(7_501)));
    }
}
