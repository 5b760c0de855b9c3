//! The bounds of connections, in one place: what each is for, and why it is this number.
//!
//! Limits that an operator may want to change are in [`Limits`] and have a key in the
//! section `[app_server]` of `config.toml`; the rest are constants. How many
//! requests may be under way is the server's business and bounded there.

use std::time::Duration;

/// 16 MiB: the largest frame taken from a peer, as the reference implementation has it.
pub const MAX_FRAME_BYTES: usize = 16 << 20;

/// 64 MiB: the largest message, a line or the sum of a websocket message's
/// fragments, as the reference implementation has it; pasted images are the
/// largest real messages, at some 20 MiB.
pub const MAX_MESSAGE_BYTES: usize = turnhost_jsonrpc::MAX_LINE_BYTES;

/// 16 MiB: 32,768 small notifications, which is where the reference implementation
/// cuts a peer off. The reference counts messages of any size; here a stalled peer's
/// cost is bounded.
pub const DEFAULT_BUDGET_BYTES: usize = 16 << 20;

/// 5 s: how long a peer may be over its budget, by up to 4 times, before it counts as too
/// slow. The item of a command with a lot of output comes at once, and a peer on a line
/// of 5 MB/s that keeps reading has it by then.
pub const DEFAULT_GRACE: Duration = Duration::from_secs(5);

/// 64 KiB beyond the budget for what must not be lost when it is used up: the
/// answer "overloaded" and the hint to resync, some hundred of them.
pub const RESERVE_BYTES: usize = 64 << 10;

/// 4 times the budget, so 64 MiB by default, for answers to the peer's own requests: some whole
/// histories with pasted images, which it waits for over however slow a line.
const ANSWERS_FACTOR: usize = 4;

/// 4 KiB: joining copies both texts, so a joined message stops growing here
/// and the cost of a delta stays bounded.
const MERGED_BYTES: usize = 4 << 10;

/// 64 KiB: what a pipe holds. Below it a peer is not behind, only not scheduled yet.
pub const DEFAULT_MERGE_ABOVE_BYTES: usize = 64 << 10;

/// 20 s: below the 30 s after which the least patient proxies and address
/// translators forget a silent connection.
pub const DEFAULT_PING_INTERVAL: Duration = Duration::from_secs(20);

/// 20 s: several retransmissions over a bad link; a laptop that sleeps longer is gone.
pub const DEFAULT_PING_TIMEOUT: Duration = Duration::from_secs(20);

/// The answer to waiting messages that exceed the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFull {
    /// The producer waits in [`crate::Outbox::ready`]; for stdio and in-process
    /// connections, whose one reader owns the process.
    Wait,
    /// The connection is closed with [`crate::CloseReason::TooSlow`]; for sockets.
    Disconnect,
}

/// The bounds of one connection.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Maximum number of bytes that may wait for the peer; four times as many, besides, of answers to
    /// its own requests.
    pub budget_bytes: usize,
    /// Time that more than the budget may wait, up to four times as much.
    pub grace: Duration,
    /// From how many waiting bytes on messages for a stalled peer are joined.
    pub merge_above_bytes: usize,
    /// The answer to messages beyond the budget.
    pub when_full: WhenFull,
    /// The longest message taken from the peer. A longer line is skipped and
    /// reported; a longer websocket message ends the connection.
    pub max_message_bytes: usize,
    /// After how long a silent socket is pinged: at least this long, at most
    /// twice as long. Zero for never.
    pub ping_interval: Duration,
    /// Time-out of the answer to a ping.
    pub ping_timeout: Duration,
}

impl Limits {
    /// Creates the default numbers with the given behaviour at the bound.
    pub fn new(when_full: WhenFull) -> Self {
        Self {
            budget_bytes: DEFAULT_BUDGET_BYTES,
            grace: DEFAULT_GRACE,
            merge_above_bytes: DEFAULT_MERGE_ABOVE_BYTES,
            when_full,
            max_message_bytes: MAX_MESSAGE_BYTES,
            ping_interval: DEFAULT_PING_INTERVAL,
            ping_timeout: DEFAULT_PING_TIMEOUT,
        }
    }

    /// Returns the maximum number of bytes of answers that may wait.
    pub(crate) fn answer_bytes(&self) -> usize {
        self.budget_bytes.saturating_mul(ANSWERS_FACTOR)
    }

    /// Returns the bounds of the outbox's queue.
    pub(crate) fn of_queue(&self) -> turnhost_queue::Bounds {
        turnhost_queue::Bounds {
            event_bytes: self.budget_bytes,
            answer_bytes: self.answer_bytes(),
            grace: self.grace,
            merged_bytes: MERGED_BYTES,
        }
    }

    /// Returns the largest websocket frame taken from the peer.
    pub(crate) fn max_frame_bytes(&self) -> usize {
        self.max_message_bytes.min(MAX_FRAME_BYTES)
    }
}
