//! The state of reading: from where on a thread is unread.

use turnhost_base::TurnId;
use turnhost_protocol::{self as wire, ServerNotification, ThreadUnreadPosition};

use super::{Thread, encode};
use crate::effects::Effects;
use crate::input::Refusal;

impl Thread {
    pub(super) fn mark_unread(&mut self, turn: TurnId, out: &mut Effects) -> Result<(), Refusal> {
        let earlier = self.read_state.take().and_then(|state| state.first_unread);
        let first_unread = earlier.unwrap_or(ThreadUnreadPosition::Turn { turn_id: turn });
        let read_state = self.fresh_read_state(turn, Some(first_unread));
        if !self.is_ephemeral() {
            self.set_read_state(read_state.clone())?;
        }
        out.notify(ServerNotification::ThreadReadStateChanged(
            wire::ThreadReadStateChangedNotification { thread_id: self.id(), read_state },
        ));
        Ok(())
    }

    pub(super) fn change_read_state(
        &mut self,
        read_state: wire::ThreadReadState,
        out: &mut Effects,
    ) -> Result<(), Refusal> {
        self.set_read_state(read_state.clone())?;
        self.keep_record(out);
        out.notify(ServerNotification::ThreadReadStateChanged(
            wire::ThreadReadStateChangedNotification { thread_id: self.id(), read_state },
        ));
        Ok(())
    }

    /// Returns whether a user may read it later. Ephemeral threads and agents are not read later.
    pub(super) fn has_readers(&self) -> bool {
        !self.is_ephemeral() && self.settings.agent.is_none()
    }

    /// Returns the state of a thread that is stored for the first time: nothing of it is unread.
    pub(super) fn first_read_state(&mut self) -> wire::ThreadReadState {
        self.revisions += 1;
        let revision = format!("{}-{}", self.id(), self.revisions);
        wire::ThreadReadState { first_unread: None, revision }
    }

    pub(super) fn fresh_read_state(
        &mut self,
        turn: TurnId,
        first_unread: Option<ThreadUnreadPosition>,
    ) -> wire::ThreadReadState {
        self.revisions += 1;
        wire::ThreadReadState { first_unread, revision: format!("{turn}-{}", self.revisions) }
    }

    pub(super) fn set_read_state(
        &mut self,
        read_state: wire::ThreadReadState,
    ) -> Result<(), Refusal> {
        let json = encode("the read state", &read_state)?;
        self.record_mut().read_state = Some(json);
        self.read_state = Some(read_state);
        Ok(())
    }
}
