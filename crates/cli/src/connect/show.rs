//! The output of `turnhost connect`: for people, or a line of JSON a message.

use anyhow::Result;
use serde_json::value::{RawValue, Serializer};
use serde_json::{Value, json};
use turnhost_client::{ClientEvent, RequestError};
use turnhost_protocol::{ServerNotification, ServerRequest, Thread};
use turnhost_remote_client::SessionEvent;

use super::question;
use crate::connection::News;
use crate::environment::say;
use crate::format::Format;
use crate::paint::{ColourChoice, Output, Paint};
use crate::transcript::{Shown, Transcript};
use crate::visible::{Json, Text};

/// Prints messages of the server on stdout, and news of the connection on stderr.
pub(super) struct Screen {
    format: Format,
    transcript: Transcript,
}

impl Screen {
    pub(super) fn new(format: Format) -> Self {
        let paint = Paint::of(Output::Stdout, ColourChoice::Auto);
        Self { format, transcript: Transcript::new(Output::Stdout, paint) }
    }

    /// Prints a line of its own, below what streams.
    fn line(&mut self, line: std::fmt::Arguments<'_>) -> Result<()> {
        let line = line.to_string();
        match self.format {
            Format::Json => self.transcript.raw(Json(&line))?,
            Format::Text => self.transcript.raw(Text(&line))?,
        }
        Ok(())
    }

    pub(super) fn thread(&mut self, thread: &Thread) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"thread": thread})));
        }
        for item in thread.turns.iter().flat_map(|turn| &turn.items) {
            self.transcript.past(item)?;
        }
        say(format_args!("thread {}", thread.id));
        Ok(())
    }

    pub(super) fn answer(&mut self, method: &str, result: &RawValue) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"method": method, "result": result})));
        }
        self.line(format_args!("{method}: {result}"))
    }

    pub(super) fn failed(&mut self, method: &str, error: &RequestError) {
        if self.format == Format::Json {
            let line = json!({"method": method, "error": error.to_string()});
            // A reader that is gone is noticed at the next message.
            drop(self.line(format_args!("{line}")));
        } else {
            say(format_args!("{error}"));
        }
    }

    pub(super) fn session(&mut self, event: &SessionEvent) -> Result<()> {
        let Some(News { word, text }) = News::of(event) else { return Ok(()) };
        if self.format == Format::Json {
            return self.line(format_args!("{}", json!({"connection": word, "reason": text})));
        }
        say(format_args!("[{text}]"));
        Ok(())
    }

    pub(super) fn event(&mut self, event: &ClientEvent) -> Result<()> {
        if self.format == Format::Json {
            return self.line(format_args!("{}", as_json(event)?));
        }
        match event {
            ClientEvent::Notification(notification) => self.notification(notification),
            ClientEvent::Unknown { method, params } => self.line(format_args!("{method} {params}")),
            ClientEvent::Request { request, .. } => self.question(request),
            ClientEvent::Lagged { .. } | ClientEvent::Disconnected { .. } => Ok(()),
        }
    }

    fn question(&mut self, request: &ServerRequest) -> Result<()> {
        Ok(self.transcript.line("server", question::of(request))?)
    }

    fn notification(&mut self, heard: &ServerNotification) -> Result<()> {
        if self.transcript.on_notification(heard)? == Shown::Yes {
            if let ServerNotification::TurnCompleted(it) = heard {
                let status = serde_json::to_value(it.turn.status)?;
                self.line(format_args!("[turn {}]", status.as_str().unwrap_or_default()))?;
            }
            return Ok(());
        }
        let params = heard.serialize_params(Serializer)?;
        self.line(format_args!("· {} {params}", heard.method()))
    }
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
        ClientEvent::Lagged { skipped } => json!({"connection": "lagged", "skipped": skipped}),
        ClientEvent::Disconnected { reason, .. } => json!({"connection": "lost", "reason": reason}),
    })
}
