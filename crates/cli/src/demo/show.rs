//! The output of the demo on a terminal, or in a file.

use std::fmt::{self, Display, Write as _};
use std::io::{self, IsTerminal as _, StdoutLock, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use turnhost_protocol::{
    CommandExecutionItem, FileChangeItem, ItemBody, PatchChangeKind, Turn, UserInput,
};

use crate::environment;
use crate::visible::{Line, Text};

/// Width of the column that says who speaks.
const WHO: usize = 8;

/// The colours that are used, as escape codes of terminals.
#[derive(Clone, Copy)]
pub(super) enum Colour {
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}

/// Stdout, with or without colour.
pub(super) struct Screen {
    colour: bool,
    /// Paths below it are shown without it.
    workspace: PathBuf,
    /// Set while a line of streamed text is unfinished.
    open: bool,
}

impl Screen {
    /// With colour only on a terminal, and not if `NO_COLOR` is set.
    pub(super) fn of_terminal(workspace: &Path) -> Self {
        let colour = io::stdout().is_terminal() && environment::variable("NO_COLOR").is_none();
        Self { colour, workspace: workspace.to_owned(), open: false }
    }

    fn paint(&self, colour: Colour, text: impl Display) -> String {
        if !self.colour {
            return text.to_string();
        }
        let code = colour as u8;
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    fn out(&mut self) -> io::Result<StdoutLock<'static>> {
        let mut out = io::stdout().lock();
        if std::mem::take(&mut self.open) {
            writeln!(out)?;
        }
        Ok(out)
    }

    /// One line of somebody: `who` in its column, then the text.
    pub(super) fn line(&mut self, who: &str, text: impl Display) -> io::Result<()> {
        let who = self.paint(Colour::Cyan, format_args!("{who:>WHO$}"));
        writeln!(self.out()?, "{who}  {text}")
    }

    /// A line without a speaker.
    pub(super) fn note(&mut self, text: impl Display) -> io::Result<()> {
        let text = self.paint(Colour::Dim, text);
        writeln!(self.out()?, "{:WHO$}  {text}", "")
    }

    /// Prints the fact that a step proved.
    pub(super) fn proof(&mut self, text: impl Display) -> io::Result<()> {
        let text = self.paint(Colour::Green, format_args!("ok: {text}"));
        writeln!(self.out()?, "{:WHO$}  {text}", "")
    }

    /// Prints the reason for which something cannot be shown here.
    pub(super) fn caution(&mut self, text: impl Display) -> io::Result<()> {
        let text = self.paint(Colour::Yellow, format_args!("note: {text}"));
        writeln!(self.out()?, "{:WHO$}  {text}", "")
    }

    /// The first lines.
    pub(super) fn title(&mut self, url: &str) -> io::Result<()> {
        let name = self.paint(Colour::Bold, "turnhost demo");
        let workspace = self.workspace.display().to_string();
        let mut out = self.out()?;
        writeln!(out, "{name}: a server in this process at {url},")?;
        writeln!(out, "clients over websocket, a scripted model. Nothing leaves this machine.")?;
        writeln!(out, "workspace: {workspace}")
    }

    /// The head of a step.
    pub(super) fn step(&mut self, number: usize, title: &str) -> io::Result<()> {
        let head = self.paint(Colour::Bold, format_args!("{number}. {title}"));
        writeln!(self.out()?, "\n{head}")
    }

    /// A piece of what the model says, as it comes.
    pub(super) fn delta(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if !self.open {
            write!(out, "{}  ", self.paint(Colour::Cyan, format_args!("{:>WHO$}", "model")))?;
            self.open = true;
        }
        write!(out, "{}", Text(text))?;
        out.flush()
    }

    /// The end of what the model says.
    pub(super) fn end_of_text(&mut self) -> io::Result<()> {
        self.out().map(drop)
    }

    /// A command with its output.
    pub(super) fn command(&mut self, item: &CommandExecutionItem) -> io::Result<()> {
        let command = self.paint(Colour::Bold, Line(script(item)));
        self.line("command", format_args!("$ {command}"))?;
        for line in item.aggregated_output.iter().flat_map(|output| output.lines()) {
            writeln!(self.out()?, "{:WHO$}  | {}", "", Line(line))?;
        }
        match item.exit_code {
            Some(code @ 0..) => {
                let millis = item.duration_ms.unwrap_or_default();
                self.note(format_args!("exit code {code}, {millis} ms"))
            }
            Some(_) | None => self.note("not started"),
        }
    }

    /// Changes to files, as diffs.
    pub(super) fn changes(&mut self, item: &FileChangeItem) -> io::Result<()> {
        for change in &item.changes {
            let kind = match change.kind {
                PatchChangeKind::Add => "add",
                PatchChangeKind::Delete => "delete",
                PatchChangeKind::Update { .. } => "update",
            };
            let path = Path::new(&change.path);
            let path = path.strip_prefix(&self.workspace).unwrap_or(path).display().to_string();
            self.line("patch", format_args!("{kind} {}", Line(&path)))?;
            for line in change.diff.lines() {
                let line = Line(line).to_string();
                let line = match line.as_bytes().first() {
                    Some(b'+') => self.paint(Colour::Green, line),
                    Some(b'-') => self.paint(Colour::Red, line),
                    Some(b'@') => self.paint(Colour::Cyan, line),
                    _ => line,
                };
                writeln!(self.out()?, "{:WHO$}  {line}", "")?;
            }
        }
        Ok(())
    }

    /// One line for a turn of a history.
    pub(super) fn past_turn(&mut self, turn: &Turn) -> io::Result<()> {
        let (mut asked, mut said) = (String::new(), String::new());
        let (mut commands, mut patches) = (0, 0);
        for item in &turn.items {
            match &item.body {
                ItemBody::UserMessage(message) => asked = user_text(&message.content),
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
        self.note(format_args!("{} | model: {}", Line(&line), Line(&said)))
    }

    /// The table at the end.
    pub(super) fn timings(&mut self, rows: &[(&str, Duration)]) -> io::Result<()> {
        let head = self.paint(Colour::Bold, "Timings");
        writeln!(self.out()?, "\n{head}")?;
        for (what, time) in rows {
            writeln!(self.out()?, "{:>WHO$}  {what}", Millis(*time).to_string())?;
        }
        Ok(())
    }

    /// Prints the messages to paste, for a server that stays.
    pub(super) fn how_to_connect(&mut self, url: &str, thread: &str) -> io::Result<()> {
        let head = self.paint(Colour::Bold, format_args!("The server stays at {url}"));
        let mut out = self.out()?;
        writeln!(out, "\n{head} until Ctrl-C. Connect with any websocket client, such as")?;
        writeln!(out, "`websocat {url}` or `wscat -c {url}`, and paste line by line:\n")?;
        for line in messages(thread) {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "\nThe model now does what lines such as `run: COMMAND` ask for.")?;
        out.flush()
    }
}

/// The messages of a client that resumes the thread and starts a turn in it.
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

/// Returns the script of a command line, without the shell that runs it.
fn script(item: &CommandExecutionItem) -> &str {
    let (Some(start), Some(end)) = (item.command.find('\''), item.command.rfind('\'')) else {
        return &item.command;
    };
    item.command.get(start + 1..end).unwrap_or(&item.command)
}

fn user_text(content: &[UserInput]) -> String {
    let texts = content.iter().filter_map(|input| match input {
        UserInput::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
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
    fn colours_are_left_out_where_nobody_sees_them() {
        let screen = |colour| Screen { colour, workspace: PathBuf::new(), open: false };
        let (plain, colourful) = (screen(false), screen(true));
        assert_eq!(plain.paint(Colour::Red, "-x"), "-x");
        assert_eq!(colourful.paint(Colour::Red, "-x"), "\x1b[31m-x\x1b[0m");
    }

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
