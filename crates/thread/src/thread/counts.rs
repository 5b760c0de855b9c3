//! Token counts of the thread: in its record, and at the end of each turn.

use turnhost_base::TurnId;
use turnhost_protocol as wire;

use super::{Thread, encode};
use crate::effects::Effects;
use crate::input::Refusal;
use crate::record::Append;

impl Thread {
    /// Stores the token counts as they are at the end of a turn that used any, so that they are
    /// known when later turns are taken away.
    pub(super) fn keep_counts(&self, turn: TurnId, out: &mut Effects) {
        if let Some(counts) = self.usage.as_ref().filter(|counts| counts.turn == Some(turn)) {
            self.keep(out, Append::Counts(turn, counts.entry()));
        }
    }

    /// Writes the token usage into the record.
    pub(super) fn note_usage(&mut self) -> Result<(), Refusal> {
        let json = self.usage.as_ref().map(|counts| encode("token usage", counts)).transpose()?;
        self.record_mut().usage = json;
        Ok(())
    }

    /// Counts a context that did not take the last request as full. Clients show how full it is by both
    /// counts, which begin anew from there; what was used before is told once more.
    pub(super) fn context_filled(
        &mut self,
        turn: TurnId,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        if let Some(counts) = &mut self.usage {
            counts.turn = Some(turn);
            self.tell_usage(turn, out);
        }
        let window = self.settings.context_window;
        let full = wire::TokenUsageBreakdown { total_tokens: window, ..Default::default() };
        let counts = self.usage.get_or_insert_default();
        (counts.last, counts.total, counts.turn) = (full, full, Some(turn));
        self.note_usage()
    }

    pub(super) fn context_shortened(
        &mut self,
        turn: TurnId,
        tokens: i64,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let short = wire::TokenUsageBreakdown { total_tokens: tokens, ..Default::default() };
        let counts = self.usage.get_or_insert_default();
        (counts.last, counts.turn) = (short, Some(turn));
        self.note_usage()?;
        self.tell_usage(turn, out);
        Ok(())
    }
}
