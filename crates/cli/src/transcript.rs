//! A conversation as people read it: the one renderer of `exec`, `connect` and `demo`.
//!
//! The left column says who speaks or acts. Text of a model or a command is shown with its control
//! characters visible, never sent to the terminal.

mod progress;

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use turnhost_base::ItemId;
use turnhost_protocol::{
    CommandExecutionItem, CommandExecutionStatus, ErrorNotification, FileChangeItem, ItemBody,
    McpToolCallItem, PatchApplyStatus, PatchChangeKind, ServerNotification, ThreadItem,
    TurnPlanStepStatus, TurnPlanUpdatedNotification, TurnStatus, UserInput,
};

use crate::paint::{Colour, Output, Paint};
use crate::visible::{Line, Text};
use progress::Progress;
pub(crate) use progress::{FRAME, watched};

/// Width of the column that says who speaks.
const WHO: usize = 8;

/// The place of the model's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Messages {
    /// In the transcript, with everything else.
    Inside,
    /// On stdout, without a label, as they come.
    OnStdout,
}

/// The part of a notification that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// All that a person needs of it, which may be nothing.
    Yes,
    /// Nothing: the transcript has no form for it.
    No,
}

/// Writes a conversation as it happens.
#[derive(Debug)]
pub(crate) struct Transcript {
    output: Output,
    messages: Messages,
    paint: Paint,
    /// Paths below it are shown without it.
    workspace: PathBuf,
    /// The output whose last line is unfinished.
    open: Option<Output>,
    /// The message whose text streamed last.
    streamed: Option<ItemId>,
    /// The command that was shown last.
    command: Option<ItemId>,
    progress: Option<Progress>,
}

impl Transcript {
    /// Creates a transcript on one output, the model's messages included.
    pub(crate) fn new(output: Output, paint: Paint) -> Self {
        Self {
            output,
            messages: Messages::Inside,
            paint,
            workspace: PathBuf::new(),
            open: None,
            streamed: None,
            command: None,
            progress: None,
        }
    }

    /// Shows paths below `workspace` without it, from now on.
    pub(crate) fn set_workspace(&mut self, workspace: &Path) {
        workspace.clone_into(&mut self.workspace);
    }

    /// Puts the model's messages where `messages` says.
    pub(crate) fn with_messages(self, messages: Messages) -> Self {
        Self { messages, ..self }
    }

    /// Shows on a terminal that work is in progress, and for how long; see [`Transcript::tick`].
    pub(crate) fn with_progress(self) -> Self {
        let progress = self.output.is_terminal().then(|| Progress::begin(""));
        Self { progress, ..self }
    }

    /// Puts text in colour as this transcript does.
    pub(crate) fn paint(&self, colour: Colour, text: impl Display) -> String {
        self.paint.paint(colour, text)
    }

    /// Redraws the line that says how long the work has taken, if there is one.
    pub(crate) fn tick(&mut self) -> io::Result<()> {
        match &mut self.progress {
            Some(progress) if self.open.is_none() => {
                let frame = progress.frame();
                self.output.write(&self.paint.paint(Colour::Dim, frame))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Ends what is unfinished on any output: a streamed line, the progress line.
    pub(crate) fn finish_line(&mut self) -> io::Result<()> {
        if let Some(erase) = self.progress.as_mut().and_then(Progress::erase) {
            self.output.write(erase)?;
        }
        match self.open.take() {
            Some(output) => output.write("\n"),
            None => Ok(()),
        }
    }

    /// Writes lines as they are.
    pub(crate) fn raw(&mut self, lines: impl Display) -> io::Result<()> {
        self.finish_line()?;
        self.output.write(&format!("{lines}\n"))
    }

    /// Writes a line: its source `who` in a column, then the text.
    pub(crate) fn line(&mut self, who: &str, text: impl Display) -> io::Result<()> {
        let who = self.paint.paint(Colour::Cyan, format_args!("{who:>WHO$}"));
        self.raw(format_args!("{who}  {text}"))
    }

    /// Writes a line without a speaker, in a colour.
    pub(crate) fn aside(&mut self, colour: Colour, text: impl Display) -> io::Result<()> {
        let text = self.paint.paint(colour, text);
        self.raw(format_args!("{:WHO$}  {text}", ""))
    }

    /// Writes a note below what it is about.
    pub(crate) fn note(&mut self, text: impl Display) -> io::Result<()> {
        self.aside(Colour::Dim, text)
    }

    /// Writes a line that asks for attention, such as an error.
    pub(crate) fn alert(&mut self, colour: Colour, who: &str, text: &str) -> io::Result<()> {
        let who = self.paint.paint(colour, format_args!("{who:>WHO$}"));
        self.raw(format_args!("{who}  {}", Text(text)))
    }

    /// Shows what a notification says.
    pub(crate) fn on_notification(&mut self, heard: &ServerNotification) -> io::Result<Shown> {
        use ServerNotification as N;
        match heard {
            N::AgentMessageDelta(it) => self.message_piece(&it.item_id, &it.delta)?,
            N::ItemStarted(it) => self.started(&it.item)?,
            N::ItemCompleted(it) => self.completed(&it.item)?,
            N::TurnPlanUpdated(it) => self.plan(it)?,
            N::Error(it) => self.error(it)?,
            N::Warning(it) => self.alert(Colour::Yellow, "warning", &it.message)?,
            N::ConfigWarning(it) => self.remark("warning", &it.summary, it.details.as_deref())?,
            N::DeprecationNotice(it) => {
                self.remark("notice", &it.summary, it.details.as_deref())?;
            }
            N::TurnCompleted(it) => {
                if it.turn.status == TurnStatus::Interrupted {
                    self.aside(Colour::Yellow, "interrupted")?;
                }
            }
            // Pieces of what is shown whole.
            N::CommandExecutionOutputDelta(_)
            | N::ReasoningTextDelta(_)
            | N::ReasoningSummaryTextDelta(_)
            | N::ReasoningSummaryPartAdded(_)
            | N::PlanDelta(_)
            | N::FileChangePatchUpdated(_)
            | N::TurnDiffUpdated(_) => {}
            _ => return Ok(Shown::No),
        }
        Ok(Shown::Yes)
    }

    /// Shows an item of a history, whole. What the user said is shown here alone: while a turn
    /// runs, its reader has said it.
    pub(crate) fn past(&mut self, item: &ThreadItem) -> io::Result<()> {
        if let ItemBody::UserMessage(message) = &item.body {
            return self.line("user", Text(&text_of(&message.content)));
        }
        self.started(item)?;
        self.completed(item)
    }

    fn started(&mut self, item: &ThreadItem) -> io::Result<()> {
        match &item.body {
            ItemBody::CommandExecution(command) => self.command(command),
            // Before its approval, so that a person knows what is asked.
            ItemBody::FileChange(change) => self.changes(change),
            ItemBody::McpToolCall(call) => {
                let McpToolCallItem { server, tool, arguments, .. } = &**call;
                let call = format!("{server}.{tool} {arguments}");
                self.line("tool", Line(&call))
            }
            _ => Ok(()),
        }
    }

    fn completed(&mut self, item: &ThreadItem) -> io::Result<()> {
        match &item.body {
            ItemBody::AgentMessage(message) if self.streamed.as_ref() == Some(&message.id) => {
                self.finish_line()
            }
            ItemBody::AgentMessage(message) => {
                self.message_piece(&message.id, &message.text)?;
                self.finish_line()
            }
            ItemBody::Reasoning(reasoning) if !reasoning.summary.is_empty() => {
                self.line("thinks", Text(&reasoning.summary.join("\n")))
            }
            ItemBody::Plan(plan) => self.line("plan", Text(&plan.text)),
            ItemBody::CommandExecution(command) => self.command_ended(command),
            ItemBody::FileChange(change) => self.change_ended(change),
            ItemBody::McpToolCall(call) => match &call.error {
                Some(error) => self.aside(Colour::Red, Line(&error.message)),
                None => Ok(()),
            },
            ItemBody::WebSearch(search) => self.line("search", Line(&search.query)),
            ItemBody::ImageView(image) => self.line("image", Line(&image.path)),
            ItemBody::ContextCompaction(_) => self.note("the history was shortened"),
            _ => Ok(()),
        }
    }

    /// Writes a piece of what the model says, as it comes.
    fn message_piece(&mut self, id: &ItemId, piece: &str) -> io::Result<()> {
        if piece.is_empty() {
            return Ok(());
        }
        let output = match self.messages {
            Messages::Inside => self.output,
            Messages::OnStdout => Output::Stdout,
        };
        if self.open.is_none() || self.streamed.as_ref() != Some(id) {
            self.finish_line()?;
            if self.messages == Messages::Inside {
                let who = self.paint.paint(Colour::Cyan, format_args!("{:>WHO$}", "model"));
                output.write(&format!("{who}  "))?;
            }
            self.streamed = Some(id.clone());
        }
        self.open = Some(output);
        output.write(&Text(piece).to_string())
    }

    fn command(&mut self, item: &CommandExecutionItem) -> io::Result<()> {
        self.command = Some(item.id.clone());
        let command = self.paint.paint(Colour::Bold, Line(&item.command));
        self.line("command", format_args!("$ {command}"))
    }

    fn command_ended(&mut self, item: &CommandExecutionItem) -> io::Result<()> {
        // Another one began in between.
        if self.command.as_ref() != Some(&item.id) {
            self.command(item)?;
        }
        for line in item.aggregated_output.iter().flat_map(|output| output.lines()) {
            self.raw(format_args!("{:WHO$}  | {}", "", Line(line)))?;
        }
        match (item.status, item.exit_code) {
            (CommandExecutionStatus::Declined, _) => self.aside(Colour::Yellow, "declined"),
            (_, Some(code @ 0..)) => {
                let millis = item.duration_ms.unwrap_or_default();
                self.note(format_args!("exit code {code}, {millis} ms"))
            }
            (CommandExecutionStatus::InProgress, _) => self.note("runs on"),
            (_, Some(_) | None) => self.note("not started"),
        }
    }

    /// Writes changes to files, as diffs.
    fn changes(&mut self, item: &FileChangeItem) -> io::Result<()> {
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
                    Some(b'+') => self.paint.paint(Colour::Green, line),
                    Some(b'-') => self.paint.paint(Colour::Red, line),
                    Some(b'@') => self.paint.paint(Colour::Cyan, line),
                    _ => line,
                };
                self.raw(format_args!("{:WHO$}  {line}", ""))?;
            }
        }
        Ok(())
    }

    fn change_ended(&mut self, item: &FileChangeItem) -> io::Result<()> {
        match item.status {
            PatchApplyStatus::Failed => self.aside(Colour::Red, "not applied"),
            PatchApplyStatus::Declined => self.aside(Colour::Yellow, "declined"),
            PatchApplyStatus::Completed | PatchApplyStatus::InProgress => Ok(()),
        }
    }

    fn plan(&mut self, plan: &TurnPlanUpdatedNotification) -> io::Result<()> {
        for (number, step) in plan.plan.iter().enumerate() {
            let mark = match step.status {
                TurnPlanStepStatus::Completed => 'x',
                TurnPlanStepStatus::InProgress => '>',
                TurnPlanStepStatus::Pending => ' ',
            };
            let who = if number == 0 { "plan" } else { "" };
            self.line(who, format_args!("[{mark}] {}", Line(&step.step)))?;
        }
        Ok(())
    }

    fn error(&mut self, heard: &ErrorNotification) -> io::Result<()> {
        let details = heard.error.additional_details.as_deref();
        let (colour, who) =
            if heard.will_retry { (Colour::Yellow, "retry") } else { (Colour::Red, "error") };
        self.alert(colour, who, &with_details(&heard.error.message, details))
    }

    fn remark(&mut self, who: &str, summary: &str, details: Option<&str>) -> io::Result<()> {
        self.alert(Colour::Yellow, who, &with_details(summary, details))
    }
}

/// Returns a message with its details behind it.
pub(crate) fn with_details(message: &str, details: Option<&str>) -> String {
    match details {
        Some(details) if !details.is_empty() => format!("{message} ({details})"),
        Some(_) | None => message.to_owned(),
    }
}

/// Returns the text of an input, its images and mentions left out.
pub(crate) fn text_of(input: &[UserInput]) -> String {
    let texts = input.iter().filter_map(|input| match input {
        UserInput::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
