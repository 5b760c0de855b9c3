//! The line on a terminal that shows that work is in progress, and for how long.

use std::pin::pin;
use std::time::{Duration, Instant};

use tokio::time::interval;

use crate::paint::Output;

/// The pictures of the spinner, in turn.
const FRAMES: [char; 10] = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/// Returns to the start of the line and clears it (ECMA-48, "EL").
const ERASE: &str = "\r\x1b[K";

/// Time between two pictures.
pub(crate) const FRAME: Duration = Duration::from_millis(120);

/// The time after which a person wonders; what is done sooner is not announced.
const QUIET_DELAY: Duration = Duration::from_millis(500);

/// The progress of one piece of work.
#[derive(Debug)]
pub(super) struct Progress {
    /// The work, with a comma; empty where a person knows it.
    what: &'static str,
    begun: Instant,
    drawn: usize,
    is_visible: bool,
}

impl Progress {
    /// Begins to count.
    pub(super) fn begin(what: &'static str) -> Self {
        Self { what, begun: Instant::now(), drawn: 0, is_visible: false }
    }

    /// Returns the line to draw over the one from before.
    pub(super) fn frame(&mut self) -> String {
        let picture = FRAMES.get(self.drawn % FRAMES.len()).copied().unwrap_or(' ');
        self.drawn += 1;
        self.is_visible = true;
        let (what, time) = (self.what, elapsed(self.begun.elapsed()));
        format!("{ERASE}{picture} {what}{time}, Ctrl-C interrupts")
    }

    /// Returns what removes the line, if it is there.
    pub(super) fn erase(&mut self) -> Option<&'static str> {
        std::mem::take(&mut self.is_visible).then_some(ERASE)
    }
}

/// Waits for work that may take long, and says so meanwhile where stderr is a terminal. `what` is the
/// work with a comma and a blank. Cancellation safe as far as the work is.
pub(crate) async fn watched<T>(what: &'static str, work: impl Future<Output = T>) -> T {
    if !Output::Stderr.is_terminal() {
        return work.await;
    }
    let mut progress = Progress::begin(what);
    let (mut work, mut frames) = (pin!(work), interval(FRAME));
    let done = loop {
        tokio::select! {
            biased;
            done = &mut work => break done,
            _ = frames.tick() => {
                if progress.begun.elapsed() >= QUIET_DELAY {
                    // If stderr is closed, no reader is left.
                    _ = Output::Stderr.write(&progress.frame());
                }
            }
        }
    };
    if let Some(erase) = progress.erase() {
        _ = Output::Stderr.write(erase);
    }
    done
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
        let mut progress = Progress::begin("");
        assert_eq!(progress.erase(), None);
        assert_eq!(progress.frame(), "\r\x1b[K⠋ 0 s, Ctrl-C interrupts");
        assert!(progress.frame().contains('⠙'));
        assert_eq!(progress.erase(), Some(ERASE));
        assert_eq!(progress.erase(), None);
        let mut named = Progress::begin("opening the thread, ");
        assert_eq!(named.frame(), "\r\x1b[K⠋ opening the thread, 0 s, Ctrl-C interrupts");
    }

    #[test]
    fn times_are_in_minutes_and_seconds() {
        assert_eq!(elapsed(Duration::from_secs(59)), "59 s");
        assert_eq!(elapsed(Duration::from_secs(183)), "3 min 03 s");
    }
}
