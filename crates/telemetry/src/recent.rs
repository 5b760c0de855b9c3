//! The last lines of the log, for reports of problems.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Bytes of lines that are kept: some hundred lines, of which a start and a failure take a dozen each.
#[cfg(feature = "setup")]
const KEPT_BYTES: usize = 64 * 1024;

/// The lines of this process, the oldest first.
static RECENT: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Returns the last lines that this process logged, the oldest first; none unless it set up logs.
pub fn recent_log_lines() -> Vec<String> {
    RECENT.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// Records log lines, and forgets the oldest ones beyond the bound.
#[cfg(feature = "setup")]
pub(crate) fn keep(bytes: &[u8]) {
    let mut recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(bytes);
    recent.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    let mut kept = recent.iter().map(String::len).sum::<usize>();
    while kept > KEPT_BYTES {
        let Some(oldest) = recent.pop_front() else { break };
        kept -= oldest.len();
    }
}

#[cfg(all(test, feature = "setup"))]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_kept() {
        keep(&vec![b'x'; KEPT_BYTES + 1]);
        keep(b"one\ntwo\n");
        let lines = recent_log_lines();
        assert!(lines.ends_with(&["one".to_owned(), "two".to_owned()]), "{lines:?}");
        assert!(lines.iter().map(String::len).sum::<usize>() <= KEPT_BYTES);
    }
}
