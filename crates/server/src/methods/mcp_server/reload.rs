//! MCP servers of loaded threads, as they are configured now.

use turnhost_threads::{Call, Read, Threads};

use crate::request::handler::Caller;

/// Lets every thread use the servers that are configured now. Those that stay the same continue; those
/// that could not be reached are tried again.
pub(crate) fn reload_mcp(threads: &Threads, caller: &Caller) {
    for thread in threads.all() {
        thread.call(Call::new(caller.id(), Read::Nothing, |thread| {
            // A thread that is leaving has no use for servers.
            if let Ok(mut thread) = thread {
                thread.reload_mcp();
            }
        }));
    }
}
