//! One stream: what waits for its client, and how far both sides have got.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_base::Millis;

use crate::error::Broken;
use crate::limits::{INBOUND_BYTES, INBOUND_FRAMES, SPOOL_BYTES, SPOOL_FRAMES};

/// A frame that waits for a client, or for its acknowledgement.
#[derive(Clone, Debug)]
pub(super) struct Spooled {
    /// Counts the frames of the stream, so that a socket knows where it is.
    pub(super) number: u64,
    pub(super) seq: u64,
    pub(super) text: Utf8Bytes,
}

/// One connection of a client to the host's app server.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) client: Arc<str>,
    pub(super) spool: VecDeque<Spooled>,
    pub(super) spool_bytes: usize,
    /// Bytes that wait for the clients of all machines.
    all: Arc<AtomicUsize>,
    /// The `seq` and the bytes of the last message from the host, whole or in pieces: they do not count
    /// against the bound, since a client can acknowledge them together alone.
    newest: (u64, usize),
    pub(super) frames: u64,
    /// The last envelope from the host: `seq` and segment.
    pub(super) last_from_host: (u64, u32),
    /// The last message of the client, and the next segment if it is not complete.
    pub(super) last_from_client: u64,
    pub(super) next_segment: u32,
    pub(super) waiting_bytes: usize,
    pub(super) waiting_frames: usize,
    /// True once the host has read anything of it, so that another process of the host lacks something.
    pub(super) is_known_to_host: bool,
    /// Counts attachments; the highest holds the stream.
    pub(super) attachment: u64,
    pub(super) detached_at: Option<Millis>,
    /// True while the client says that no user looks at it.
    pub(super) is_away: bool,
    /// True if a wake-up was left out because its socket is open, until the client says something.
    pub(super) is_passed_over: bool,
    /// The client's token ends then.
    pub(super) expires: Millis,
    /// Wakes the writer and the reader of its socket.
    pub(super) wake: Arc<Notify>,
}

impl Stream {
    /// Makes a stream that nothing has passed through.
    pub(super) fn new(client: Arc<str>, expires: Millis, all: Arc<AtomicUsize>) -> Self {
        Self {
            client,
            spool: VecDeque::new(),
            spool_bytes: 0,
            all,
            newest: (0, 0),
            frames: 0,
            last_from_host: (0, 0),
            last_from_client: 0,
            next_segment: 0,
            waiting_bytes: 0,
            waiting_frames: 0,
            is_known_to_host: false,
            attachment: 0,
            detached_at: None,
            is_away: false,
            is_passed_over: false,
            expires,
            wake: Arc::new(Notify::new()),
        }
    }

    /// Returns whether a user looks at the client, as far as this side knows.
    pub(super) fn is_attended(&self) -> bool {
        self.detached_at.is_none() && !self.is_away
    }

    pub(super) fn push(&mut self, seq: u64, text: Utf8Bytes) {
        self.frames += 1;
        self.spool_bytes += text.len();
        self.all.fetch_add(text.len(), Ordering::Relaxed);
        self.spool.push_back(Spooled { number: self.frames, seq, text });
        self.wake.notify_waiters();
    }

    /// Spools a message, or a piece of one.
    pub(super) fn push_part(&mut self, seq: u64, text: Utf8Bytes) {
        if self.newest.0 != seq {
            self.newest = (seq, 0);
        }
        self.newest.1 += text.len();
        self.push(seq, text);
    }

    /// Returns what waits for the clients of all machines.
    pub(super) fn all(&self) -> usize {
        self.all.load(Ordering::Relaxed)
    }

    pub(super) fn is_over_full(&self) -> bool {
        let bytes = self.spool_bytes.saturating_sub(self.newest.1);
        bytes > SPOOL_BYTES || self.spool.len() > SPOOL_FRAMES
    }

    pub(super) fn acknowledge(&mut self, seq: u64) {
        while let Some(spooled) = self.spool.pop_front_if(|spooled| spooled.seq <= seq) {
            self.spool_bytes -= spooled.text.len();
            self.all.fetch_sub(spooled.text.len(), Ordering::Relaxed);
        }
        if self.newest.0 <= seq {
            self.newest = (0, 0);
        }
    }

    /// Returns whether the client may send more at present.
    pub(super) fn has_room(&self) -> bool {
        self.waiting_bytes < INBOUND_BYTES && self.waiting_frames < INBOUND_FRAMES
    }

    /// Notes that the host has read a frame of so many bytes.
    pub(super) fn read_by_host(&mut self, bytes: usize) {
        let had_room = self.has_room();
        self.waiting_bytes = self.waiting_bytes.saturating_sub(bytes);
        self.waiting_frames = self.waiting_frames.saturating_sub(1);
        self.is_known_to_host = true;
        if !had_room && self.has_room() {
            self.wake.notify_waiters();
        }
    }

    /// Returns whether a message of the client is the next one; false for one that was taken before.
    pub(super) fn is_next(&self, seq: u64) -> Result<bool, Broken> {
        match seq.checked_sub(self.last_from_client) {
            Some(1) => Ok(true),
            Some(0) | None if seq > 0 => Ok(false),
            _ => Err(Broken("`seq` must rise by one, from 1")),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.all.fetch_sub(self.spool_bytes, Ordering::Relaxed);
    }
}
