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
    /// counts, which restart from there: the last response's is what was left.
    pub(super) fn context_filled(
        &mut self,
        turn: TurnId,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        let window = self.settings.context_window;
        let counts = self.usage.get_or_insert_default();
        let left = (window - counts.total.total_tokens).max(0);
        let [last, total] = [left, window]
            .map(|total_tokens| wire::TokenUsageBreakdown { total_tokens, ..Default::default() });
        (counts.last, counts.total, counts.turn) = (last, total, Some(turn));
        self.note_usage()?;
        self.publish_usage(turn, out);
        Ok(())
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
        self.publish_usage(turn, out);
        Ok(())
    }
}
