//! Stores as JSON lines: a line a record, the records of a thread behind each other.
//!
//! The first line says what the file is; a thread begins with `thread` and ends with `end`, so that
//! one that was cut short is known. Readers skip kinds of lines that they do not know.

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use turnhost_base::{AbsPath, ItemId, Millis, ThreadId, TurnId};
use turnhost_ports::{
    Append, AttachmentRecord, DocumentKind, FiledSection, Filing, GitRecord, ItemRecord,
    SectionRecord, ThreadDump, ThreadRecord, TurnRecord, TurnState,
};

use super::MaintenanceError;

/// The version of the form of exports.
const VERSION: u32 = 1;

/// A project with the client's key for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProjectLine {
    pub(super) id: String,
    pub(super) key: String,
    pub(super) name: String,
    pub(super) roots: Box<RawValue>,
    pub(super) metadata: Box<RawValue>,
    pub(super) created_at_ms: i64,
    pub(super) updated_at_ms: i64,
}

/// A section.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SectionLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) appearance: Option<Box<RawValue>>,
}

/// A line of an export.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Line {
    /// The first line.
    Turnhost {
        export: u32,
    },
    Section(SectionLine),
    Project(ProjectLine),
    Thread(Box<ThreadLine>),
    Turn {
        id: TurnId,
        state: State,
        /// The turn on whose behalf it ran, if that is another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        root: Option<TurnId>,
        started_at_ms: i64,
        completed_at_ms: Option<i64>,
        error: Option<Box<RawValue>>,
    },
    Item {
        turn: TurnId,
        id: ItemId,
        body: Box<RawValue>,
    },
    History(Box<RawValue>),
    HistoryReset {},
    Counts {
        turn: TurnId,
        body: Box<RawValue>,
    },
    Document {
        kind: Kind,
        body: Box<RawValue>,
    },
    Attachment {
        id: String,
        kind: String,
        key: String,
        payload: Box<RawValue>,
        created_at_ms: i64,
    },
    /// The thread is complete.
    End {
        thread: ThreadId,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum State {
    Completed,
    /// One that runs reads so too.
    Interrupted,
    Failed,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Queue,
    Goal,
    Once,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ThreadLine {
    id: ThreadId,
    created_at_ms: i64,
    updated_at_ms: i64,
    recency_at_ms: i64,
    archived: bool,
    name: Option<String>,
    preview: String,
    cwd: String,
    model_provider: String,
    source: String,
    originator: String,
    forked_from: Option<ThreadId>,
    server_version: String,
    settings: Box<RawValue>,
    usage: Option<Box<RawValue>>,
    read_state: Option<Box<RawValue>>,
    parent: Option<ThreadId>,
    #[serde(default)]
    attached_to: Option<ThreadId>,
    thread_source: Option<String>,
    section: Option<String>,
    section_entered_at_ms: Option<i64>,
    project: Option<String>,
    git_branch: Option<String>,
    git_sha: Option<String>,
    git_origin_url: Option<String>,
    daybreak: Option<bool>,
}

/// The number of what was exported, and of what could not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Threads.
    pub threads: u64,
    /// Entries that are no JSON and were left out.
    pub damaged: u64,
}

/// Writes an export.
pub struct ExportWriter<W> {
    out: W,
    pub(super) exported: Exported,
}

impl<W: Write> ExportWriter<W> {
    /// Begins an export.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn new(out: W) -> std::io::Result<Self> {
        let mut writer = Self { out, exported: Exported::default() };
        writer.line(&Line::Turnhost { export: VERSION })?;
        Ok(writer)
    }

    /// Ends it, and returns what was written.
    ///
    /// # Errors
    /// If `out` cannot be written.
    pub fn finish(mut self) -> std::io::Result<Exported> {
        self.out.flush()?;
        Ok(self.exported)
    }

    fn line(&mut self, line: &Line) -> std::io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }

    pub(super) fn section(&mut self, section: SectionLine) -> std::io::Result<()> {
        self.line(&Line::Section(section))
    }

    pub(super) fn project(&mut self, project: ProjectLine) -> std::io::Result<()> {
        self.line(&Line::Project(project))
    }

    pub(super) fn thread(&mut self, dump: &ThreadDump) -> std::io::Result<()> {
        let ThreadDump { record, entries, attachments } = dump;
        let Some(thread) = ThreadLine::of(record) else {
            self.exported.damaged += 1;
            return Ok(());
        };
        self.line(&Line::Thread(Box::new(thread)))?;
        let attachments = attachments.iter().map(attachment_line);
        for line in entries.iter().map(entry_line).chain(attachments) {
            match line {
                Some(line) => self.line(&line)?,
                None => self.exported.damaged += 1,
            }
        }
        self.exported.threads += 1;
        self.line(&Line::End { thread: record.id })
    }
}

/// Takes JSON text as it is, on one line; `None` if it is not JSON. A line end can only be white space in it.
pub(super) fn raw(json: &str) -> Option<Box<RawValue>> {
    let json =
        if json.contains(['\n', '\r']) { json.replace(['\n', '\r'], " ") } else { json.to_owned() };
    RawValue::from_string(json).ok()
}

/// Text that should be JSON and is not.
struct Damaged;

/// Takes JSON text that may be missing.
fn optional(json: Option<&str>) -> Result<Option<Box<RawValue>>, Damaged> {
    json.map(|json| raw(json).ok_or(Damaged)).transpose()
}

impl ThreadLine {
    fn of(record: &ThreadRecord) -> Option<Self> {
        let Filing { section, project, git, daybreak } = record.filing.clone();
        let GitRecord { branch, sha, origin_url } = git;
        let (section, entered) =
            section.map(|filed| (filed.section.id, filed.entered_at.0)).unzip();
        Some(Self {
            id: record.id,
            created_at_ms: record.created_at.0,
            updated_at_ms: record.updated_at.0,
            recency_at_ms: record.recency_at.0,
            archived: record.archived,
            name: record.name.clone(),
            preview: record.preview.clone(),
            cwd: record.cwd.to_string(),
            model_provider: record.model_provider.clone(),
            source: record.source.clone(),
            originator: record.originator.clone(),
            forked_from: record.forked_from,
            server_version: record.server_version.clone(),
            settings: raw(&record.settings)?,
            usage: optional(record.usage.as_deref()).ok()?,
            read_state: optional(record.read_state.as_deref()).ok()?,
            parent: record.parent,
            attached_to: record.attached_to,
            thread_source: record.thread_source.clone(),
            section,
            section_entered_at_ms: entered,
            project,
            git_branch: branch,
            git_sha: sha,
            git_origin_url: origin_url,
            daybreak,
        })
    }

    fn record(self) -> Result<ThreadRecord, String> {
        let text = |json: Box<RawValue>| json.get().to_owned();
        let filed = |id: String| FiledSection {
            // Name and look are the section's own.
            section: SectionRecord { id, name: String::new(), appearance: None },
            entered_at: Millis(self.section_entered_at_ms.unwrap_or_default()),
        };
        Ok(ThreadRecord {
            id: self.id,
            created_at: Millis(self.created_at_ms),
            updated_at: Millis(self.updated_at_ms),
            recency_at: Millis(self.recency_at_ms),
            archived: self.archived,
            name: self.name,
            preview: self.preview,
            cwd: AbsPath::new(self.cwd).map_err(|error| error.to_string())?,
            model_provider: self.model_provider,
            source: self.source,
            originator: self.originator,
            forked_from: self.forked_from,
            server_version: self.server_version,
            settings: text(self.settings),
            usage: self.usage.map(text),
            read_state: self.read_state.map(text),
            parent: self.parent,
            attached_to: self.attached_to,
            thread_source: self.thread_source,
            filing: Filing {
                section: self.section.map(filed),
                project: self.project,
                git: GitRecord {
                    branch: self.git_branch,
                    sha: self.git_sha,
                    origin_url: self.git_origin_url,
                },
                daybreak: self.daybreak,
            },
        })
    }
}

fn attachment_line(attachment: &AttachmentRecord) -> Option<Line> {
    let AttachmentRecord { id, kind, key, payload, created_at } = attachment.clone();
    let payload = raw(&payload)?;
    Some(Line::Attachment { id, kind, key, payload, created_at_ms: created_at.0 })
}

/// Returns the line of an entry; `None` if it is not JSON.
fn entry_line(entry: &Append) -> Option<Line> {
    Some(match entry {
        Append::Turn(turn) => Line::Turn {
            id: turn.id,
            state: match turn.state {
                TurnState::Completed => State::Completed,
                TurnState::Running | TurnState::Interrupted => State::Interrupted,
                TurnState::Failed => State::Failed,
            },
            root: (turn.root != turn.id).then_some(turn.root),
            started_at_ms: turn.started_at.0,
            completed_at_ms: turn.completed_at.map(|at| at.0),
            error: optional(turn.error.as_deref()).ok()?,
        },
        Append::Item(item) => {
            Line::Item { turn: item.turn, id: item.id.clone(), body: raw(&item.json)? }
        }
        Append::History(json) => Line::History(raw(json)?),
        Append::HistoryReset => Line::HistoryReset {},
        Append::Counts(turn, json) => Line::Counts { turn: *turn, body: raw(json)? },
        Append::Document(kind, body) => Line::Document {
            kind: match kind {
                DocumentKind::Queue => Kind::Queue,
                DocumentKind::Goal => Kind::Goal,
                DocumentKind::Once => Kind::Once,
            },
            body: raw(body.as_deref()?)?,
        },
        // They are no part of a dump.
        Append::Thread(_) | Append::Revert(_) => return None,
    })
}

/// A record of an export.
#[derive(Debug)]
pub(super) enum Entry {
    Section(SectionLine),
    Project(ProjectLine),
    Thread(Box<ThreadDump>),
}

/// Reads an export.
pub struct ExportReader<R> {
    lines: std::io::Lines<R>,
    /// Number of the line read last, from 1.
    number: u64,
    thread: Option<ThreadDump>,
}

impl<R: BufRead> ExportReader<R> {
    /// Begins to read an export.
    ///
    /// # Errors
    /// If the first line is not that of an export, or of a later form.
    pub fn new(from: R) -> Result<Self, MaintenanceError> {
        let mut reader = Self { lines: from.lines(), number: 0, thread: None };
        match reader.line()? {
            Some(Line::Turnhost { export: VERSION }) => Ok(reader),
            Some(Line::Turnhost { export }) => Err(reader.fault(format!(
                "this is an export of form {export}, and this program knows form {VERSION}; use a newer turnhost"
            ))),
            _ => Err(reader.fault(
                "this is no export: the first line of one is {\"turnhost\":{\"export\":1}}".into(),
            )),
        }
    }

    fn fault(&self, reason: String) -> MaintenanceError {
        MaintenanceError::Line { line: self.number, reason }
    }

    /// Reads the next line of a known kind.
    fn line(&mut self) -> Result<Option<Line>, MaintenanceError> {
        loop {
            let Some(line) = self.lines.next() else { return Ok(None) };
            self.number += 1;
            let line = line.map_err(|error| self.fault(error.to_string()))?;
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(&line) {
                Ok(line) => return Ok(Some(line)),
                Err(error) if error.to_string().starts_with("unknown variant") => {}
                Err(error) => return Err(self.fault(error.to_string())),
            }
        }
    }

    /// Reads the next record; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Entry>, MaintenanceError> {
        loop {
            let Some(line) = self.line()? else {
                return match &self.thread {
                    None => Ok(None),
                    Some(cut) => {
                        let id = cut.record.id;
                        Err(self
                            .fault(format!("the file ends within thread {id}; it was cut short")))
                    }
                };
            };
            match line {
                Line::Turnhost { .. } => {}
                Line::Section(section) => return Ok(Some(Entry::Section(section))),
                Line::Project(project) => return Ok(Some(Entry::Project(project))),
                Line::Thread(thread) => {
                    let record = thread.record().map_err(|reason| self.fault(reason))?;
                    let (entries, attachments) = (Vec::new(), Vec::new());
                    self.thread = Some(ThreadDump { record, entries, attachments });
                }
                Line::End { thread } => match self.thread.take() {
                    Some(dump) if dump.record.id == thread => {
                        return Ok(Some(Entry::Thread(Box::new(dump))));
                    }
                    _ => return Err(self.fault(format!("thread {thread} ends and did not begin"))),
                },
                part => match &mut self.thread {
                    Some(thread) => add(thread, part),
                    None => return Err(self.fault("this line belongs to no thread".into())),
                },
            }
        }
    }
}

/// Adds a line to the thread that it belongs to.
fn add(thread: &mut ThreadDump, line: Line) {
    let text = |json: Box<RawValue>| json.get().to_owned();
    let entry = match line {
        Line::Turn { id, state, root, started_at_ms, completed_at_ms, error } => {
            Append::Turn(TurnRecord {
                id,
                root: root.unwrap_or(id),
                state: match state {
                    State::Completed => TurnState::Completed,
                    State::Interrupted => TurnState::Interrupted,
                    State::Failed => TurnState::Failed,
                },
                error: error.map(text),
                started_at: Millis(started_at_ms),
                completed_at: completed_at_ms.map(Millis),
            })
        }
        Line::Item { turn, id, body } => Append::Item(ItemRecord { turn, id, json: text(body) }),
        Line::History(body) => Append::History(text(body)),
        Line::HistoryReset {} => Append::HistoryReset,
        Line::Counts { turn, body } => Append::Counts(turn, text(body)),
        Line::Document { kind, body } => {
            let kind = match kind {
                Kind::Queue => DocumentKind::Queue,
                Kind::Goal => DocumentKind::Goal,
                Kind::Once => DocumentKind::Once,
            };
            Append::Document(kind, Some(text(body)))
        }
        Line::Attachment { id, kind, key, payload, created_at_ms } => {
            let created_at = Millis(created_at_ms);
            let payload = text(payload);
            thread.attachments.push(AttachmentRecord { id, kind, key, payload, created_at });
            return;
        }
        Line::Turnhost { .. }
        | Line::Section(_)
        | Line::Project(_)
        | Line::Thread(_)
        | Line::End { .. } => return,
    };
    thread.entries.push(entry);
}
