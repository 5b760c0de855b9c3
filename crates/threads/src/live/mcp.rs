//! The thread's MCP servers: what they tell and ask.

use turnhost_ports::{McpEvent, McpSession, McpStartup};
use turnhost_protocol::{
    McpServerStartupState, McpServerStatusUpdatedNotification, ServerNotification,
};

use super::Live;
use crate::sources::Arrival;
use crate::transaction::Transaction;

impl Live {
    /// Takes what a source has to tell.
    pub(crate) fn arrive(&mut self, arrival: Arrival, tx: &mut Transaction) {
        match arrival {
            Arrival::Event(event) => self.event(event, tx),
            Arrival::Mcp(McpEvent::Startup { server, state }) => {
                self.notify_startup(server, state, tx);
            }
            Arrival::Mcp(McpEvent::Progress { .. } | McpEvent::Elicitation(_)) => {}
        }
    }

    /// Uses the servers as they are configured now. Those that stay the same go on.
    pub(crate) fn reload_mcp(&mut self, tx: &mut Transaction) {
        let McpSession { events, servers } = self.env.open_mcp(self.thread.cwd(), &self.mcp_own);
        self.mcp = servers;
        self.sources.replace_mcp(events);
        tx.changes_snapshot = true;
    }

    fn notify_startup(&self, name: String, state: McpStartup, tx: &mut Transaction) {
        let (status, error, failure_reason) = match state {
            McpStartup::Starting => (McpServerStartupState::Starting, None, None),
            McpStartup::Ready => (McpServerStartupState::Ready, None, None),
            McpStartup::Failed { error, reason } => {
                (McpServerStartupState::Failed, Some(error), reason)
            }
        };
        let notification = McpServerStatusUpdatedNotification {
            name,
            environment_id: None,
            status,
            error,
            failure_reason,
            thread_id: Some(self.id()),
        };
        tx.effects.subscribers(ServerNotification::McpServerStatusUpdated(notification));
    }
}
