//! What `turnhost connect` prints: for people, or a line of JSON a message.

use std::io::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde_json::value::{RawValue, Serializer};
use serde_json::{Value, json};
use turnhost_client::{CallError, Event};
use turnhost_protocol::{ItemBody, ServerNotification, ServerRequest, Thread, ThreadItem};
use turnhost_remote_client::SessionEvent;

use crate::environment::say;

/// Where it is printed: what the server says on stdout, what is about the connection on stderr.
pub(super) struct Screen {
    /// Whether it is printed as JSON.
    pub(super) json: bool,
}

impl Screen {
    pub(super) fn thread(&self, thread: &Thread) -> Result<()> {
        if self.json {
            return out(format_args!("{}\n", json!({"thread": thread})));
        }
        for item in thread.turns.iter().flat_map(|turn| &turn.items) {
            match &item.body {
                ItemBody::AgentMessage(message) => out(format_args!("{}\n", message.text))?,
                body => show_item(body)?,
            }
        }
        say(format_args!("thread {}", thread.id));
        Ok(())
    }

    pub(super) fn answer(&self, method: &str, result: &RawValue) -> Result<()> {
        if self.json {
            return out(format_args!("{}\n", json!({"method": method, "result": result})));
        }
        out(format_args!("{method}: {result}\n"))
    }

    pub(super) fn failed(&self, method: &str, error: &CallError) {
        if self.json {
            let line = json!({"method": method, "error": error.to_string()});
            // A reader that is gone is noticed at the next message.
            drop(out(format_args!("{line}\n")));
        } else {
            say(format_args!("{error}"));
        }
    }

    pub(super) fn session(&self, event: &SessionEvent) -> Result<()> {
        let (what, text) = match event {
            SessionEvent::Lost { reason } => ("lost", reason.to_string()),
            SessionEvent::Waiting { failed: 0, delay, .. } => ("waiting", again(*delay)),
            SessionEvent::Waiting { delay, reason, .. } => {
                ("waiting", format!("{reason}; {}", again(*delay)))
            }
            SessionEvent::Back { .. } => ("back", "connected again".to_owned()),
            SessionEvent::Missed { thread_id, reason, .. } => {
                ("missed", format!("thread {thread_id}: {reason}"))
            }
            SessionEvent::Server(_) | SessionEvent::Ended { .. } => return Ok(()),
        };
        if self.json {
            return out(format_args!("{}\n", json!({"connection": what, "reason": text})));
        }
        say(format_args!("[{text}]"));
        Ok(())
    }

    pub(super) fn event(&self, event: &Event) -> Result<()> {
        if self.json {
            return out(format_args!("{}\n", as_json(event)?));
        }
        match event {
            Event::Notification(notification) => show_notification(notification),
            Event::Unknown { method, params } => out(format_args!("{method} {params}\n")),
            Event::Request { request, .. } => show_question(request),
            Event::Disconnected { .. } => Ok(()),
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

fn as_json(event: &Event) -> Result<Value> {
    Ok(match event {
        Event::Notification(it) => {
            json!({"method": it.method(), "params": it.serialize_params(Serializer)?})
        }
        Event::Unknown { method, params } => json!({"method": method, "params": params}),
        Event::Request { id, request } => {
            let params = request.serialize_params(Serializer)?;
            json!({"id": id, "method": request.method(), "params": params})
        }
        Event::Disconnected { reason, .. } => json!({"connection": "lost", "reason": reason}),
    })
}

fn show_question(request: &ServerRequest) -> Result<()> {
    match request {
        ServerRequest::CommandExecutionRequestApproval(it) => {
            let command = it.command.as_deref().unwrap_or("(not said)");
            out(format_args!("run `{command}`? [y]es, [n]o, yes for this [s]ession\n"))
        }
        ServerRequest::FileChangeRequestApproval(it) => {
            let reason = it.reason.as_deref().unwrap_or("the model wants it");
            out(format_args!("change files ({reason})? [y]es, [n]o, yes for this [s]ession\n"))
        }
        other => out(format_args!("{} was refused: there is no form for it\n", other.method())),
    }
}

fn show_notification(notification: &ServerNotification) -> Result<()> {
    use ServerNotification as N;
    match notification {
        N::AgentMessageDelta(it) => out(format_args!("{}", it.delta)),
        N::CommandExecutionOutputDelta(it) => out(format_args!("{}", it.delta)),
        N::ItemStarted(it) => show_started(&it.item),
        N::ItemCompleted(it) => match &it.item.body {
            ItemBody::AgentMessage(_) => out(format_args!("\n")),
            ItemBody::FileChange(_) => show_item(&it.item.body),
            _ => Ok(()),
        },
        N::Error(it) => out(format_args!("error: {}\n", it.error.message)),
        N::Warning(it) => out(format_args!("warning: {}\n", it.message)),
        N::TurnCompleted(it) => {
            let status = serde_json::to_value(it.turn.status)?;
            out(format_args!("[turn {}]\n", status.as_str().unwrap_or_default()))
        }
        // Pieces of what is shown whole or not at all.
        N::ReasoningTextDelta(_) | N::ReasoningSummaryTextDelta(_) | N::TurnDiffUpdated(_) => {
            Ok(())
        }
        other => {
            let params = other.serialize_params(Serializer)?;
            out(format_args!("· {} {params}\n", other.method()))
        }
    }
}

fn show_started(item: &ThreadItem) -> Result<()> {
    match &item.body {
        ItemBody::CommandExecution(_) => show_item(&item.body),
        _ => Ok(()),
    }
}

fn show_item(body: &ItemBody) -> Result<()> {
    match body {
        ItemBody::CommandExecution(it) => out(format_args!("$ {}\n", it.command)),
        ItemBody::FileChange(it) => {
            it.changes.iter().try_for_each(|change| out(format_args!("changed {}\n", change.path)))
        }
        _ => Ok(()),
    }
}
