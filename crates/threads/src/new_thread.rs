//! A thread that is about to be loaded.

use std::sync::Arc;

use turnhost_ports::{HistoryItem, Instructions};
use turnhost_thread::Thread;

use crate::mcp_use::McpUse;
use crate::raw_event_state::RawEvents;

/// A thread that was just made, and is not in the registry yet.
pub struct NewThread {
    /// Its state.
    pub thread: Thread,
    /// The instruction files that hold for it.
    pub instructions: Arc<Instructions>,
    /// The model's history so far; `None` where the store has it.
    pub history: Option<Vec<HistoryItem>>,
    /// Its MCP servers.
    pub mcp: McpUse,
    /// Selects if its subscribers get the provider's items unchanged.
    pub raw_events: RawEvents,
}
