//! The output of the demo on a terminal, or in a file.

use std::fmt::{self, Display, Write as _};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use turnhost_protocol::{ItemBody, ServerNotification, Turn};

use crate::paint::{Colour, ColourChoice, Output, Paint};
use crate::transcript::{Transcript, text_of};
use crate::visible::Line;

/// Width of the column of the timings.
const TIME: usize = 8;

/// Stdout, with or without colour.
pub(super) struct Screen {
    transcript: Transcript,
    workspace: PathBuf,
}

impl Screen {
    /// Uses colour only on a terminal, and not if `NO_COLOR` is set.
    pub(super) fn of_terminal(workspace: &Path) -> Self {
        let paint = Paint::of(Output::Stdout, ColourChoice::Auto);
        let mut transcript = Transcript::new(Output::Stdout, paint);
        transcript.set_workspace(workspace);
        Self { transcript, workspace: workspace.to_owned() }
    }

    /// Prints one line: `who` in its column, then the text.
    pub(super) fn line(&mut self, who: &str, text: impl Display) -> io::Result<()> {
        self.transcript.line(who, text)
    }

    /// Shows what a client received.
    pub(super) fn on_notification(&mut self, heard: &ServerNotification) -> io::Result<()> {
        // What it has no form for is for programs.
        self.transcript.on_notification(heard).map(drop)
    }

    /// Prints the fact that a step proved.
    pub(super) fn proof(&mut self, text: impl Display) -> io::Result<()> {
        self.transcript.aside(Colour::Green, format_args!("ok: {text}"))
    }

    /// Prints the reason for which something cannot be shown here.
    pub(super) fn caution(&mut self, text: impl Display) -> io::Result<()> {
        self.transcript.aside(Colour::Yellow, format_args!("note: {text}"))
    }

    /// Prints the first lines.
    pub(super) fn title(&mut self, url: &str) -> io::Result<()> {
        let name = self.transcript.paint(Colour::Bold, "turnhost demo");
        self.transcript.raw(format_args!(
            "{name}: a server in this process at {url},\n\
             clients over websocket, a scripted model. Nothing leaves this machine.\n\
             workspace: {}",
            self.workspace.display()
        ))
    }

    /// Prints the head of a step.
    pub(super) fn step(&mut self, number: usize, title: &str) -> io::Result<()> {
        let head = self.transcript.paint(Colour::Bold, format_args!("{number}. {title}"));
        self.transcript.raw(format_args!("\n{head}"))
    }

    /// Prints one line for a turn of a history.
    pub(super) fn past_turn(&mut self, turn: &Turn) -> io::Result<()> {
        let (mut asked, mut said) = (String::new(), String::new());
        let (mut commands, mut patches) = (0, 0);
        for item in &turn.items {
            match &item.body {
                ItemBody::UserMessage(message) => asked = text_of(&message.content),
                ItemBody::AgentMessage(message) => said.clone_from(&message.text),
                ItemBody::CommandExecution(_) => commands += 1,
                ItemBody::FileChange(_) => patches += 1,
                _ => {}
            }
        }
        let status = format!("{:?}", turn.status).to_lowercase();
        let mut line = format!("{status:<11}  user: {asked}");
        for (count, what) in [(commands, "command(s)"), (patches, "patch(es)")] {
            if count > 0 {
                // Writing to a string cannot fail.
                let _ = write!(line, " | {count} {what}");
            }
        }
        self.transcript.note(format_args!("{} | model: {}", Line(&line), Line(&said)))
    }

    /// Prints the table at the end.
    pub(super) fn timings(&mut self, rows: &[(&str, Duration)]) -> io::Result<()> {
        let head = self.transcript.paint(Colour::Bold, "Timings");
        self.transcript.raw(format_args!("\n{head}"))?;
        rows.iter().try_for_each(|(what, time)| {
            self.transcript.raw(format_args!("{:>TIME$}  {what}", Millis(*time).to_string()))
        })
    }

    /// Prints the messages to paste, for a server that stays.
    pub(super) fn how_to_connect(&mut self, url: &str, thread: &str) -> io::Result<()> {
        let stays = format_args!("The server stays at {url}");
        let head = self.transcript.paint(Colour::Bold, stays);
        self.transcript.raw(format_args!(
            "\n{head} until Ctrl-C. Connect with any websocket client, such as\n\
             `websocat {url}` or `wscat -c {url}`, and paste line by line:\n\n{}\n\n\
             The model now does what lines such as `run: COMMAND` ask for.",
            messages(thread).join("\n")
        ))
    }
}

/// Returns the messages of a client that resumes the thread and starts a turn in it.
fn messages(thread: &str) -> [String; 4] {
    [
        r#"{"id":1,"method":"initialize","params":{"clientInfo":{"name":"me","version":"1"}}}"#
            .to_owned(),
        r#"{"method":"initialized"}"#.to_owned(),
        format!(r#"{{"id":2,"method":"thread/resume","params":{{"threadId":"{thread}"}}}}"#),
        format!(
            r#"{{"id":3,"method":"turn/start","params":{{"threadId":"{thread}","input":[{{"type":"text","text":"run: cat greet.sh"}}]}}}}"#
        ),
    ]
}

/// A time for people: milliseconds with one digit after the point.
pub(super) struct Millis(pub(super) Duration);

impl Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} ms", self.0.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_to_paste_are_json() {
        for line in messages("t") {
            serde_json::from_str::<serde_json::Value>(&line).unwrap();
        }
    }

    #[test]
    fn times_have_one_digit_after_the_point() {
        assert_eq!(Millis(Duration::from_micros(1_260)).to_string(), "1.3 ms");
    }
}
