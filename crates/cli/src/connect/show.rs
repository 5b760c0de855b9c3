//! The output of `turnhost connect`: for people, or a line of JSON a message.

use std::cell::{Cell, RefCell};
use std::io::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde_json::value::{RawValue, Serializer};
use serde_json::{Value, json};
use turnhost_base::ItemId;
use turnhost_client::{ClientEvent, RequestError};
use turnhost_protocol::{ItemBody, ServerNotification, ServerRequest, Thread, ThreadItem};
use turnhost_remote_client::SessionEvent;

use crate::environment::say;
use crate::format::Format;
use crate::visible::{Json, Line, Text};

/// Prints messages of the server on stdout, and news of the connection on stderr.
#[derive(Default)]
pub(super) struct Screen {
    format: Format,
    /// Set while the last line on stdout is text that streams, and may go on.
    open: Cell<bool>,
    /// The message whose text streamed last.
    streamed: RefCell<Option<ItemId>>,
}

impl Screen {
    pub(super) fn new(format: Format) -> Self {
        Self { format, ..Self::default() }
    }

    /// Prints a line of its own, below what streams.
    fn line(&self, line: std::fmt::Arguments<'_>) -> Result<()> {
        self.end_line()?;
        let line = line.to_string();
        if self.format == Format::Json {
            out(format_args!("{}\n", Json(&line)))
        } else {
            out(format_args!("{}\n", Text(&line)))
        }
    }

    /// Prints a piece of a text.
    fn piece(&self, text: &str) -> Result<()> {
        if !text.is_empty() {
            self.open.set(!text.ends_with('\n'));
        }
        out(format_args!("{}", Text(text)))
    }

    fn end_line(&self) -> Result<()> {
        if self.open.replace(false) { out(format_args!("\n")) } else { Ok(()) }
    }

    pub(super) fn thread(&self, thread: &Thread) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"thread": thread})));
        }
        for item in thread.turns.iter().flat_map(|turn| &turn.items) {
            match &item.body {
                ItemBody::AgentMessage(message) => self.line(format_args!("{}", message.text))?,
                body => self.item(body)?,
            }
        }
        say(format_args!("thread {}", thread.id));
        Ok(())
    }

    pub(super) fn answer(&self, method: &str, result: &RawValue) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"method": method, "result": result})));
        }
        self.line(format_args!("{method}: {result}"))
    }

    pub(super) fn failed(&self, method: &str, error: &RequestError) {
        if self.format == Format::Json {
            let line = json!({"method": method, "error": error.to_string()});
            // A reader that is gone is noticed at the next message.
            drop(self.line(format_args!("{line}")));
        } else {
            say(format_args!("{error}"));
        }
    }

    pub(super) fn session(&self, event: &SessionEvent) -> Result<()> {
        let (what, text) = match event {
            SessionEvent::Disconnected { reason } => ("lost", reason.to_string()),
            SessionEvent::Reconnecting { failed: 0, delay, .. } => ("waiting", again(*delay)),
            SessionEvent::Reconnecting { delay, reason, .. } => {
                ("waiting", format!("{reason}; {}", again(*delay)))
            }
            SessionEvent::Reconnected { .. } => ("back", "connected again".to_owned()),
            SessionEvent::Gap { thread_id, reason, .. } => {
                ("missed", format!("thread {thread_id}: {reason}"))
            }
            SessionEvent::Server(_) | SessionEvent::Ended { .. } => return Ok(()),
        };
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"connection": what, "reason": text})));
        }
        say(format_args!("[{text}]"));
        Ok(())
    }

    pub(super) fn event(&self, event: &ClientEvent) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", as_json(event)?));
        }
        match event {
            ClientEvent::Notification(notification) => self.notification(notification),
            ClientEvent::Unknown { method, params } => self.line(format_args!("{method} {params}")),
            ClientEvent::Request { request, .. } => self.question(request),
            ClientEvent::Disconnected { .. } => Ok(()),
        }
    }

    fn question(&self, request: &ServerRequest) -> Result<()> {
        match request {
            ServerRequest::CommandExecutionRequestApproval(it) => {
                let command = it.command.as_deref().unwrap_or("(not said)");
                let command = Line(command);
                self.line(format_args!("run `{command}`? [y]es, [n]o, yes for this [s]ession"))
            }
            ServerRequest::FileChangeRequestApproval(it) => {
                let reason = Line(it.reason.as_deref().unwrap_or("the model wants it"));
                self.line(format_args!(
                    "change files ({reason})? [y]es, [n]o, yes for this [s]ession"
                ))
            }
            other => {
                self.line(format_args!("{} was refused: there is no form for it", other.method()))
            }
        }
    }

    fn notification(&self, notification: &ServerNotification) -> Result<()> {
        use ServerNotification as N;
        match notification {
            N::AgentMessageDelta(it) => {
                self.streamed.replace(Some(it.item_id.clone()));
                self.piece(&it.delta)
            }
            N::CommandExecutionOutputDelta(it) => self.piece(&it.delta),
            N::ItemStarted(it) => self.started(&it.item),
            N::ItemCompleted(it) => match &it.item.body {
                ItemBody::AgentMessage(message)
                    if self.streamed.borrow().as_ref() == Some(&message.id) =>
                {
                    self.end_line()
                }
                ItemBody::AgentMessage(message) => self.line(format_args!("{}", message.text)),
                ItemBody::FileChange(_) => self.item(&it.item.body),
                _ => Ok(()),
            },
            N::Error(it) => self.line(format_args!("error: {}", it.error.message)),
            N::Warning(it) => self.line(format_args!("warning: {}", it.message)),
            N::TurnCompleted(it) => {
                let status = serde_json::to_value(it.turn.status)?;
                self.line(format_args!("[turn {}]", status.as_str().unwrap_or_default()))
            }
            // Pieces of what is shown whole or not at all.
            N::ReasoningTextDelta(_) | N::ReasoningSummaryTextDelta(_) | N::TurnDiffUpdated(_) => {
                Ok(())
            }
            other => {
                let params = other.serialize_params(Serializer)?;
                self.line(format_args!("· {} {params}", other.method()))
            }
        }
    }

    fn started(&self, item: &ThreadItem) -> Result<()> {
        match &item.body {
            ItemBody::CommandExecution(_) => self.item(&item.body),
            _ => Ok(()),
        }
    }

    fn item(&self, body: &ItemBody) -> Result<()> {
        match body {
            ItemBody::CommandExecution(it) => self.line(format_args!("$ {}", Line(&it.command))),
            ItemBody::FileChange(it) => it
                .changes
                .iter()
                .try_for_each(|change| self.line(format_args!("changed {}", Line(&change.path)))),
            _ => Ok(()),
        }
    }
}

fn again(delay: Duration) -> String {
    format!("trying again in {:.1} s", delay.as_secs_f64())
}

fn out(text: std::fmt::Arguments<'_>) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_fmt(text)?;
    Ok(stdout.flush()?)
}

fn as_json(event: &ClientEvent) -> Result<Value> {
    Ok(match event {
        ClientEvent::Notification(it) => {
            json!({"method": it.method(), "params": it.serialize_params(Serializer)?})
        }
        ClientEvent::Unknown { method, params } => json!({"method": method, "params": params}),
        ClientEvent::Request { id, request } => {
            let params = request.serialize_params(Serializer)?;
            json!({"id": id, "method": request.method(), "params": params})
        }
        ClientEvent::Disconnected { reason, .. } => json!({"connection": "lost", "reason": reason}),
    })
}
