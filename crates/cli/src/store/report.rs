//! Reports work on a store to the user.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::{Value, json};
use turnhost_host::store::Progress;

use crate::environment::say;
use crate::visible::Line;

/// Time between two reports of progress, so that they cost nothing.
const PAUSE: Duration = Duration::from_millis(100);

/// Cells of the bar.
const BAR: u64 = 24;

/// The form of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// For people: a bar where stderr is a terminal.
    Plain,
    /// A JSON object a line.
    Json,
}

/// Reports progress, faults and the outcome to the user.
pub(super) struct Reporter {
    form: Form,
    /// Set if stderr shows a bar.
    has_bar: bool,
    told: Option<(Instant, Progress)>,
}

impl Reporter {
    pub(super) fn new(form: Form) -> Self {
        let has_bar = form == Form::Plain && io::stderr().is_terminal();
        Self { form, has_bar, told: None }
    }

    /// Reports progress, unless it did so a moment ago.
    pub(super) fn progress(&mut self, progress: Progress) {
        let is_new = self.told.is_none_or(|(at, told)| {
            let ends = progress.done == progress.total;
            told != progress && (told.step != progress.step || ends || at.elapsed() >= PAUSE)
        });
        if !is_new {
            return;
        }
        self.told = Some((Instant::now(), progress));
        let Progress { step, done, total } = progress;
        if self.form == Form::Json {
            let progress = json!({ "step": step, "done": done, "total": total });
            return say(format_args!("{}", json!({ "progress": progress })));
        }
        if self.has_bar {
            // If stderr is closed, no reader is left.
            _ = write!(io::stderr(), "\r{}\x1b[K", bar(progress));
            _ = io::stderr().flush();
        }
    }

    fn clear_bar(&mut self) {
        if self.has_bar && self.told.take().is_some() {
            _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// Reports a fault that does not end the work.
    pub(super) fn fault(&mut self, text: &str) {
        self.clear_bar();
        match self.form {
            Form::Plain => say(format_args!("{}", Line(text))),
            Form::Json => say(format_args!("{}", json!({ "fault": text }))),
        }
    }

    /// Writes the result to stdout.
    pub(super) fn result(&mut self, text: &str, value: &Value) -> Result<()> {
        self.clear_bar();
        let mut out = io::stdout().lock();
        match self.form {
            Form::Plain => writeln!(out, "{}", Line(text))?,
            Form::Json => writeln!(out, "{}", json!({ "result": value }))?,
        }
        Ok(())
    }

    /// Writes the result to stderr, where stdout has the data.
    pub(super) fn aside(&mut self, text: &str, value: &Value) {
        self.clear_bar();
        match self.form {
            Form::Plain => say(format_args!("{}", Line(text))),
            Form::Json => say(format_args!("{}", json!({ "result": value }))),
        }
    }
}

/// Draws progress on one line.
fn bar(Progress { step, done, total }: Progress) -> String {
    if total == 0 {
        return format!("{step} {done}");
    }
    let cells = done.min(total).saturating_mul(BAR) / total;
    let bar: String = (0..BAR).map(|cell| if cell < cells { '#' } else { '.' }).collect();
    format!("{step} [{bar}] {}%", done.min(total).saturating_mul(100) / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills() {
        let at = |done, total| bar(Progress { step: "threads", done, total });
        assert_eq!(at(7, 0), "threads 7");
        assert_eq!(at(0, 8), format!("threads [{}] 0%", ".".repeat(24)));
        assert_eq!(at(4, 8), format!("threads [{}{}] 50%", "#".repeat(12), ".".repeat(12)));
        assert_eq!(at(9, 8), format!("threads [{}] 100%", "#".repeat(24)));
    }
}
