//! The line on a terminal that says that work goes on, and for how long.

use std::time::{Duration, Instant};

/// The pictures of the spinner, in turn.
const FRAMES: [char; 10] = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/// Returns to the start of the line and clears it (ECMA-48, "EL").
const ERASE: &str = "\r\x1b[K";

/// The progress of one piece of work.
#[derive(Debug)]
pub(super) struct Progress {
    begun: Instant,
    drawn: usize,
    is_visible: bool,
}

impl Progress {
    /// Begins to count.
    pub(super) fn begin() -> Self {
        Self { begun: Instant::now(), drawn: 0, is_visible: false }
    }

    /// Returns the line to draw over the one from before.
    pub(super) fn frame(&mut self) -> String {
        let picture = FRAMES.get(self.drawn % FRAMES.len()).copied().unwrap_or(' ');
        self.drawn += 1;
        self.is_visible = true;
        format!("{ERASE}{picture} {}, Ctrl-C interrupts", elapsed(self.begun.elapsed()))
    }

    /// Returns what removes the line, if it is there.
    pub(super) fn erase(&mut self) -> Option<&'static str> {
        std::mem::take(&mut self.is_visible).then_some(ERASE)
    }
}

/// Returns a time in whole seconds for people.
fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_erased_once_and_only_if_it_is_there() {
        let mut progress = Progress::begin();
        assert_eq!(progress.erase(), None);
        assert_eq!(progress.frame(), "\r\x1b[K⠋ 0 s, Ctrl-C interrupts");
        assert!(progress.frame().contains('⠙'));
        assert_eq!(progress.erase(), Some(ERASE));
        assert_eq!(progress.erase(), None);
    }

    #[test]
    fn times_are_in_minutes_and_seconds() {
        assert_eq!(elapsed(Duration::from_secs(59)), "59 s");
        assert_eq!(elapsed(Duration::from_secs(183)), "3 min 03 s");
    }
}
