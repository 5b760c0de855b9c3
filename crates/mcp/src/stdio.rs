//! Messages over the standard streams of a program.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rmcp::RoleClient;
use rmcp::model::{ServerJsonRpcMessage, ServerNotification};
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use tokio::time::timeout;
use turnhost_jsonrpc::{Line, LineBuffer};
use turnhost_ports::{
    CommandControl, CommandError, CommandEvent, CommandEvents, OutputStream, RunningCommand,
};

/// The longest message that is taken: 16 MiB, as much as rmcp takes over HTTP.
const MAX_MESSAGE_BYTES: usize = 16 * 1024 * 1024;

/// The longest line of stderr that is logged; longer ones are left out.
const MAX_LOG_LINE_BYTES: usize = 1024;

/// Lines that are passed over before other tasks get their turn, so that a server that floods
/// blocks nothing.
const LINES_A_TURN: u32 = 64;

/// Time that a program has to end by itself once its input is closed, as the protocol asks.
const FAREWELL: Duration = Duration::from_secs(1);

/// The reason a message could not be sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StdioError {
    /// The program takes no more input.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// The message has no JSON form.
    #[error(transparent)]
    Encode(#[from] serde_json::Error),
}

/// A running program that speaks MCP: one message a line. Dropping it kills the program.
pub(crate) struct Stdio {
    server: String,
    events: Box<dyn CommandEvents>,
    control: Arc<dyn CommandControl>,
    stdout: LineBuffer,
    stderr: LineBuffer,
    has_ended: bool,
}

impl Stdio {
    /// Takes charge of a program; `server` names it in logs.
    pub(crate) fn new(server: String, running: RunningCommand) -> Self {
        let RunningCommand { events, control } = running;
        Self {
            server,
            events,
            control,
            stdout: LineBuffer::with_limit(MAX_MESSAGE_BYTES),
            stderr: LineBuffer::with_limit(MAX_LOG_LINE_BYTES),
            has_ended: false,
        }
    }

    /// Waits for more output. Cancellation safe: what came is in the buffers.
    async fn read(&mut self) {
        match poll_fn(|cx| self.events.poll_next(cx)).await {
            CommandEvent::Output(OutputStream::Stdout, bytes) => self.stdout.extend(&bytes),
            CommandEvent::Output(OutputStream::Stderr, bytes) => self.log(&bytes),
            // It has no proxy.
            CommandEvent::HostWanted(_) => {}
            CommandEvent::Exited(exit) => {
                tracing::debug!(server = %self.server, code = exit.code, "an MCP server ended");
                self.has_ended = true;
            }
        }
    }

    fn log(&mut self, bytes: &[u8]) {
        self.stderr.extend(bytes);
        while let Some(line) = self.stderr.next_line() {
            if let Line::Complete(line) = line {
                let line = String::from_utf8_lossy(&line);
                tracing::debug!(server = %self.server, %line, "an MCP server wrote to stderr");
            }
        }
    }

    /// Reads a line as a message that matters; anything else is passed over.
    fn message(&self, line: &Line) -> Option<ServerJsonRpcMessage> {
        let Line::Complete(line) = line else {
            tracing::warn!(server = %self.server, "an MCP server sent a message over the limit");
            return None;
        };
        if line.trim_ascii().is_empty() {
            return None;
        }
        match serde_json::from_slice(line) {
            Ok(ServerJsonRpcMessage::Notification(notification))
                if is_passed_over(&notification.notification) =>
            {
                None
            }
            Ok(message) => Some(message),
            Err(error) => {
                tracing::debug!(server = %self.server, err = %error, "no message of MCP");
                None
            }
        }
    }
}

/// Returns whether a notification is ignored: the server's log, and unknown ones.
fn is_passed_over(notification: &ServerNotification) -> bool {
    matches!(
        notification,
        ServerNotification::LoggingMessageNotification(_)
            | ServerNotification::CustomNotification(_)
    )
}

impl Transport<RoleClient> for Stdio {
    type Error = StdioError;

    fn send(
        &mut self,
        message: TxJsonRpcMessage<RoleClient>,
    ) -> impl Future<Output = Result<(), StdioError>> + Send + 'static {
        let control = Arc::clone(&self.control);
        async move {
            let mut line = serde_json::to_vec(&message)?;
            line.push(b'\n');
            Ok(control.write(Bytes::from(line)).await?)
        }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleClient>> {
        let mut passed_over = 0;
        loop {
            while let Some(line) = self.stdout.next_line() {
                if let Some(message) = self.message(&line) {
                    return Some(message);
                }
                passed_over += 1;
                if passed_over % LINES_A_TURN == 0 {
                    tokio::task::yield_now().await;
                }
            }
            if self.has_ended {
                return None;
            }
            self.read().await;
        }
    }

    async fn close(&mut self) -> Result<(), StdioError> {
        if self.has_ended {
            return Ok(());
        }
        // A program that is gone has no input to close.
        _ = self.control.close_stdin().await;
        let ended = async {
            while !self.has_ended {
                self.read().await;
                // Its remaining output is ignored.
                self.stdout = LineBuffer::with_limit(MAX_MESSAGE_BYTES);
            }
        };
        if timeout(FAREWELL, ended).await.is_err() {
            self.control.kill();
        }
        Ok(())
    }
}
