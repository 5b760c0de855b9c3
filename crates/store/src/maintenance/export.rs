//! From a store to an export, and back.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use rusqlite::{Connection, params};
use turnhost_base::{ItemId, ThreadId, TurnId};
use turnhost_ports::{Append, AttachmentRecord, DocumentKind, ItemRecord, ThreadDump, TurnState};

use super::line::{Entry, ExportReader, ExportWriter, ProjectLine, SectionLine, raw};
use super::{Imported, Maintenance, MaintenanceError, OnProgress, Progress};
use crate::error::Fault;
use crate::keys::{Kind, keys, number_of};
use crate::row::turn_row;
use crate::{bodies, documents, filing, row};

/// Attachments of a thread that are read at once.
const ATTACHMENTS: u32 = 1_000;

/// The number of threads that an import found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCount {
    /// Threads that were stored.
    pub new: u64,
    /// Threads that were there before and stay as they were.
    pub existing: u64,
}

impl Maintenance {
    /// Writes sections, projects and threads: those with these ids, or all.
    ///
    /// # Errors
    /// If the store cannot be read, or `out` not be written.
    pub fn export<W: Write>(
        &mut self,
        only: Option<&[ThreadId]>,
        out: &mut ExportWriter<W>,
        on_progress: OnProgress<'_>,
    ) -> Result<(), MaintenanceError> {
        let written = |source| MaintenanceError::File { path: PathBuf::from("export"), source };
        for section in self.run(|connection| sections(connection))? {
            out.section(section).map_err(written)?;
        }
        for project in self.run(|connection| projects(connection))? {
            out.project(project).map_err(written)?;
        }
        let ids = match only {
            Some(ids) => ids.to_vec(),
            None => self.threads()?,
        };
        let total = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        for (done, id) in (1..).zip(ids) {
            match self.run(|connection| dump(connection, id))? {
                Some(dump) => out.thread(&dump).map_err(written)?,
                None => out.exported.damaged += 1,
            }
            on_progress(Progress { step: "threads", done, total });
        }
        Ok(())
    }

    /// Stores everything of an export that is not there yet. Begun again after it was cut short,
    /// it continues where it stopped.
    ///
    /// # Errors
    /// If a line cannot be read, or if the store cannot be written; what came before is stored.
    pub fn import_export<R: BufRead>(
        &mut self,
        from: &mut ExportReader<R>,
        on_progress: OnProgress<'_>,
    ) -> Result<ImportCount, MaintenanceError> {
        let mut count = ImportCount::default();
        while let Some(entry) = from.next()? {
            match entry {
                Entry::Section(section) => self.run(|it| insert_section(it, &section))?,
                Entry::Project(project) => self.run(|it| insert_project(it, &project))?,
                Entry::Thread(dump) => match self.import(&dump)? {
                    Imported::New => count.new += 1,
                    Imported::Existing => count.existing += 1,
                },
            }
            on_progress(Progress { step: "threads", done: count.new + count.existing, total: 0 });
        }
        self.checkpoint()?;
        Ok(count)
    }
}

fn sections(connection: &Connection) -> Result<Vec<SectionLine>, Fault> {
    let sql = "SELECT id, name, appearance FROM sections ORDER BY number";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| {
        let appearance: Option<String> = row.get(2)?;
        Ok(SectionLine {
            id: row.get(0)?,
            name: row.get(1)?,
            appearance: appearance.as_deref().and_then(raw),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn insert_section(connection: &Connection, section: &SectionLine) -> Result<(), Fault> {
    let SectionLine { id, name, appearance } = section;
    let sql = "INSERT INTO sections (id, name, appearance) VALUES (?1, ?2, ?3)
        ON CONFLICT (id) DO NOTHING";
    let appearance = appearance.as_ref().map(|json| json.get());
    connection.execute(sql, params![id, name, appearance])?;
    Ok(())
}

fn projects(connection: &Connection) -> Result<Vec<ProjectLine>, Fault> {
    let sql = "SELECT id, key, name, roots, metadata, created_at, updated_at FROM projects
        ORDER BY position";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let json = |column| Ok::<_, rusqlite::Error>(raw(&row.get::<_, String>(column)?));
        // A broken project costs itself.
        let (Some(roots), Some(metadata)) = (json(3)?, json(4)?) else { continue };
        found.push(ProjectLine {
            id: row.get(0)?,
            key: row.get(1)?,
            name: row.get(2)?,
            roots,
            metadata,
            created_at_ms: row.get(5)?,
            updated_at_ms: row.get(6)?,
        });
    }
    Ok(found)
}

fn insert_project(connection: &Connection, project: &ProjectLine) -> Result<(), Fault> {
    let sql = "INSERT INTO projects
            (id, key, position, name, roots, metadata, created_at, updated_at)
        VALUES (?1, ?2, (SELECT ifnull(max(position), 0) + 1 FROM projects), ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO NOTHING";
    let ProjectLine { id, key, name, roots, metadata, created_at_ms, updated_at_ms } = project;
    let (roots, metadata) = (roots.get(), metadata.get());
    connection
        .execute(sql, params![id, key, name, roots, metadata, created_at_ms, updated_at_ms])?;
    Ok(())
}

/// Reads everything that is stored of a thread; `None` if it is not stored.
fn dump(connection: &Connection, id: ThreadId) -> Result<Option<ThreadDump>, Fault> {
    let (Some(number), Some(record)) = (number_of(connection, id)?, row::thread(connection, id)?)
    else {
        return Ok(None);
    };
    let mut entries = entries(connection, number)?;
    for kind in [DocumentKind::Queue, DocumentKind::Goal, DocumentKind::Once] {
        if let Some(body) = documents::read(connection, id, kind)? {
            entries.push(Append::Document(kind, Some(body)));
        }
    }
    Ok(Some(ThreadDump { record, entries, attachments: attachments(connection, id)? }))
}

fn attachments(connection: &Connection, id: ThreadId) -> Result<Vec<AttachmentRecord>, Fault> {
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = filing::attachments(connection, id, cursor.as_deref(), ATTACHMENTS)?;
        all.extend(page.data);
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
    }
}

/// Reads the entries of a thread as they were appended. A history that was superseded is in
/// front of the reset that did it.
fn entries(connection: &Connection, number: i64) -> Result<Vec<Append>, Fault> {
    let (first, last) = keys(number);
    let mut resets = resets(connection, first, last)?.into_iter().peekable();
    let sql = "SELECT key, turn, id, state, started_at, completed_at, body, kind FROM entries
        WHERE key BETWEEN ?1 AND ?2 ORDER BY key";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([first, last])?;
    let mut entries = Vec::new();
    let mut turns = std::collections::HashMap::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get(0)?;
        while resets.next_if(|at| *at <= key).is_some() {
            entries.push(Append::HistoryReset);
        }
        let kind: i64 = row.get(7)?;
        let turn = row.get::<_, Option<i64>>(1)?.and_then(|key| turns.get(&key).copied());
        match kind {
            kind if kind == Kind::Turn.stored() => {
                let mut turn = turn_row(row)?;
                if turn.state == TurnState::Running {
                    turn.state = TurnState::Interrupted;
                }
                turns.insert(key, turn.id);
                entries.push(Append::Turn(turn));
            }
            kind if kind == Kind::Item.stored() => {
                let Some(turn): Option<TurnId> = turn else { continue };
                let id = ItemId::new(row.get::<_, String>(2)?);
                entries.push(Append::Item(ItemRecord {
                    turn,
                    id,
                    json: bodies::read(connection, row, 6)?,
                }));
            }
            kind if kind == Kind::Counts.stored() => {
                let Some(turn) = turn else { continue };
                entries.push(Append::Counts(turn, row.get(6)?));
            }
            _ => entries.push(Append::History(bodies::read(connection, row, 6)?)),
        }
    }
    entries.extend(resets.map(|_| Append::HistoryReset));
    Ok(entries)
}

/// Returns the positions at which the history restarted.
fn resets(connection: &Connection, first: i64, last: i64) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT DISTINCT state FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3
        ORDER BY state";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([first, last, Kind::Superseded.stored()], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
