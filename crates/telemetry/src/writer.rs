//! The log's way out of the process.

use std::io::{self, Stderr, Write};

use crate::recent;

/// Returns the writer of log lines: stderr, with its errors left out.
pub(crate) fn log_writer() -> Forgiving<Stderr> {
    Forgiving(io::stderr())
}

/// Drops what cannot be written, and keeps the last lines for reports of problems.
///
/// A log on a full disk or a closed pipe loses its lines. The library underneath would report that
/// on stderr, which panics if stderr is the log; so a task would end for want of a log line.
#[derive(Debug)]
pub(crate) struct Forgiving<W>(W);

impl<W: Write> Write for Forgiving<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // In one piece: half a line is of no use.
        let _lost = self.0.write_all(bytes);
        recent::keep(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _lost = self.0.flush();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_costs_lines_and_nothing_else() {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        assert!(Forgiving(full).write_all(b"a line\n").is_ok());
    }
}
