//! Batches of one thread, written row by row.
//!
//! Statements touch only what changed: a row or an index entry that stays the
//! same costs no page in the log.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use turnhost_base::{AbsPath, ItemId, ThreadId, TurnId};
use turnhost_ports::{Append, ItemRecord, ThreadRecord, TurnRecord};

use crate::bodies::Body;
use crate::documents;
use crate::error::Fault;
use crate::keys::{Kind, NOT_COMPLETED, blob, keys, number_of, stored_state, turn_id};
use crate::{filing, search};

/// Threads that are cached: those at work at once, and some more.
const CACHED_THREADS: usize = 128;

/// Row numbers of threads, turns and items, so that a batch need not look for them again, and what was
/// written of a thread last. Forgotten when a write fails, and when another process has written.
#[derive(Default)]
pub(crate) struct RowCache {
    threads: HashMap<ThreadId, CachedThread>,
    /// The database's `data_version` as the last batch found it.
    version: i64,
}

struct CachedThread {
    number: i64,
    /// The keys of all its turns.
    turns: HashMap<TurnId, i64>,
    open: Option<OpenTurn>,
    /// Set if the thread is marked for the index of messages.
    is_marked: bool,
    /// The rarely changing part that was written last, so that it need not be compared with what is stored.
    facts: Option<Box<Facts>>,
    /// The key of its last entry, known within a batch.
    last_key: Option<i64>,
}

impl CachedThread {
    /// Returns the key after the thread's last entry, for an entry that is added now.
    fn take_key(&mut self, connection: &Connection) -> rusqlite::Result<i64> {
        let key = match self.last_key {
            Some(last) => last + 1,
            None => next_key(connection, self.number)?,
        };
        self.last_key = Some(key);
        Ok(key)
    }
}

/// The row of `thread_facts`, which nothing else than [`write_thread`] changes while a thread is there.
#[derive(PartialEq)]
struct Facts {
    cwd: AbsPath,
    model_provider: String,
    source: String,
    originator: String,
    forked_from: Option<ThreadId>,
    server_version: String,
    settings: String,
    parent: Option<ThreadId>,
    thread_source: Option<String>,
    attached_to: Option<ThreadId>,
}

impl Facts {
    fn of(record: &ThreadRecord) -> Self {
        Self {
            cwd: record.cwd.clone(),
            model_provider: record.model_provider.clone(),
            source: record.source.clone(),
            originator: record.originator.clone(),
            forked_from: record.forked_from,
            server_version: record.server_version.clone(),
            settings: record.settings.clone(),
            parent: record.parent,
            thread_source: record.thread_source.clone(),
            attached_to: record.attached_to,
        }
    }
}

/// The turn that items were last added to, with the keys of its items.
struct OpenTurn {
    key: i64,
    items: HashMap<ItemId, i64>,
}

impl RowCache {
    /// Forgets all, after a write that did not happen.
    pub(crate) fn forget(&mut self) {
        self.threads.clear();
    }

    /// Forgets which threads are marked for the index of messages, before that is brought up to date.
    pub(crate) fn unmark(&mut self) {
        self.threads.values_mut().for_each(|thread| thread.is_marked = false);
    }

    /// Forgets a thread.
    pub(crate) fn remove(&mut self, thread: ThreadId) {
        self.threads.remove(&thread);
    }

    /// Begins a batch of a thread. Forgets all if another connection has written since the last one.
    fn begin(&mut self, connection: &Connection, thread: ThreadId) -> rusqlite::Result<()> {
        let version =
            connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        if version != self.version {
            self.forget();
            self.version = version;
        }
        if let Some(cached) = self.threads.get_mut(&thread) {
            cached.last_key = None;
        }
        Ok(())
    }

    fn remember(
        &mut self,
        thread: ThreadId,
        number: i64,
        turns: HashMap<TurnId, i64>,
    ) -> &mut CachedThread {
        if self.threads.len() >= CACHED_THREADS {
            self.threads.clear();
        }
        self.threads
            .entry(thread)
            .insert_entry(CachedThread {
                number,
                turns,
                open: None,
                is_marked: false,
                facts: None,
                last_key: None,
            })
            .into_mut()
    }

    /// Finds the thread, or fails if it is not stored.
    fn find(
        &mut self,
        connection: &Connection,
        thread: ThreadId,
    ) -> Result<&mut CachedThread, Fault> {
        if !self.threads.contains_key(&thread) {
            let number = number_of(connection, thread)?.ok_or(Fault::NoThread(thread))?;
            self.remember(thread, number, turns_of(connection, number)?);
        }
        self.threads.get_mut(&thread).ok_or(Fault::NoThread(thread))
    }
}

/// Returns the turns of a thread, read by going through its entries. Without an index, since that
/// would cost each turn a page, and this happens once while a thread is loaded.
fn turns_of(connection: &Connection, number: i64) -> rusqlite::Result<HashMap<TurnId, i64>> {
    let (first, last) = keys(number);
    connection
        .prepare_cached("SELECT id, key FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3")?
        .query_map([first, last, Kind::Turn.stored()], |row| {
            Ok((turn_id(0, row.get(0)?)?, row.get(1)?))
        })?
        .collect()
}

/// Writes a batch within the caller's transaction.
///
/// The transaction must hold the write lock: what the cache knows stays true until its end.
pub(crate) fn append(
    connection: &Connection,
    cache: &mut RowCache,
    thread: ThreadId,
    batch: &[Append],
) -> Result<(), Fault> {
    cache.begin(connection, thread)?;
    for entry in batch {
        match entry {
            Append::Thread(record) => {
                write_thread(connection, cache, record)?;
            }
            Append::Turn(record) => {
                write_turn(connection, cache.find(connection, thread)?, record)?;
            }
            Append::Item(record) => {
                write_item(connection, cache.find(connection, thread)?, record)?;
            }
            Append::History(json) => {
                write_history(connection, cache.find(connection, thread)?, json)?;
            }
            Append::Counts(turn, json) => {
                let place = cache.find(connection, thread)?;
                let turn = *place.turns.get(turn).ok_or(Fault::NoTurn(*turn))?;
                let sql = "INSERT INTO entries (key, kind, turn, body) VALUES (?1, ?2, ?3, ?4)";
                let key = place.take_key(connection)?;
                let values = params![key, Kind::Counts.stored(), turn, json];
                connection.prepare_cached(sql)?.execute(values)?;
            }
            Append::Document(kind, body) => {
                let number = cache.find(connection, thread)?.number;
                documents::write(connection, number, *kind, body.as_deref())?;
            }
            Append::Revert(turn) => {
                let place = cache.find(connection, thread)?;
                let key = *place.turns.get(turn).ok_or(Fault::NoTurn(*turn))?;
                revert(connection, place.number, key)?;
                cache.remove(thread);
            }
            Append::HistoryReset => {
                supersede_history(connection, cache.find(connection, thread)?.number)?;
            }
        }
    }
    Ok(())
}

fn write_history(
    connection: &Connection,
    place: &mut CachedThread,
    json: &str,
) -> Result<(), Fault> {
    let sql = "INSERT INTO entries (key, kind, body) VALUES (?1, ?2, ?3)";
    let key = place.take_key(connection)?;
    let body = Body::of(connection, json)?;
    let values = params![key, Kind::History.stored(), body];
    connection.prepare_cached(sql)?.execute(values)?;
    body.note_uses(connection, key)?;
    Ok(())
}

/// Takes the model's input so far out of the history, and stores it for a revert.
fn supersede_history(connection: &Connection, number: i64) -> Result<(), Fault> {
    let (first, last) = keys(number);
    let sql = "UPDATE entries SET kind = ?4, state = ?5
        WHERE key BETWEEN ?1 AND ?2 AND kind = ?3";
    let at = next_key(connection, number)?;
    let (from, to) = (Kind::History.stored(), Kind::Superseded.stored());
    connection.prepare_cached(sql)?.execute([first, last, from, to, at])?;
    Ok(())
}

/// Takes the entries of the thread from the turn at `key` on away. What was superseded since then
/// counts again.
fn revert(connection: &Connection, number: i64, key: i64) -> rusqlite::Result<()> {
    let (first, last) = keys(number);
    search::forget(connection, number, key)?;
    search::mark(connection, number)?;
    // An item may be behind a turn that came after its own.
    let sql = "DELETE FROM entries WHERE key BETWEEN ?1 AND ?2
        AND iif(kind = ?3, turn, key) >= ?4";
    connection.prepare_cached(sql)?.execute([first, last, Kind::Item.stored(), key])?;
    let sql = "UPDATE entries SET kind = ?3, state = NULL
        WHERE key BETWEEN ?1 AND ?2 AND kind = ?4 AND state >= ?5";
    let (to, from) = (Kind::History.stored(), Kind::Superseded.stored());
    connection.prepare_cached(sql)?.execute([first, last, to, from, key])?;
    Ok(())
}

/// Returns the key after the thread's last entry.
fn next_key(connection: &Connection, number: i64) -> rusqlite::Result<i64> {
    let (first, last) = keys(number);
    let sql = "SELECT key FROM entries WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT 1";
    let found =
        connection.prepare_cached(sql)?.query_row([first, last], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(first) + 1)
}

/// Writes a thread's record, and returns its number.
pub(crate) fn write_thread(
    connection: &Connection,
    cache: &mut RowCache,
    record: &ThreadRecord,
) -> Result<i64, Fault> {
    let number = match cache.find(connection, record.id) {
        Ok(place) => {
            update_thread(connection, place.number, record)?;
            place.number
        }
        Err(Fault::NoThread(_)) => {
            let number = insert_thread(connection, record)?;
            filing::insert(connection, number, &record.filing)?;
            cache.remember(record.id, number, HashMap::new()).number
        }
        Err(fault) => return Err(fault),
    };
    let sql = "INSERT INTO thread_titles (number, name, preview) VALUES (?1, ?2, ?3)
        ON CONFLICT (number) DO UPDATE SET name = ?2, preview = ?3 WHERE (name, preview) IS NOT (?2, ?3)";
    connection.prepare_cached(sql)?.execute(params![number, record.name, record.preview])?;
    write_facts(connection, cache.find(connection, record.id)?, record)?;
    Ok(number)
}

fn write_facts(
    connection: &Connection,
    place: &mut CachedThread,
    record: &ThreadRecord,
) -> Result<(), Fault> {
    let facts = Facts::of(record);
    if place.facts.as_deref() == Some(&facts) {
        return Ok(());
    }
    let sql = "INSERT INTO thread_facts
            (number, cwd, model_provider, source, originator, forked_from, server_version, settings,
                parent, thread_source, attached_to)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (number) DO UPDATE SET
            (cwd, model_provider, source, originator, forked_from, server_version, settings,
                parent, thread_source, attached_to) = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            WHERE (cwd, model_provider, source, originator, forked_from, server_version, settings,
                parent, thread_source, attached_to) IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    connection.prepare_cached(sql)?.execute(params![
        place.number,
        facts.cwd.as_str(),
        facts.model_provider,
        facts.source,
        facts.originator,
        facts.forked_from.map(|id| blob(id.uuid())),
        facts.server_version,
        facts.settings,
        facts.parent.map(|id| blob(id.uuid())),
        facts.thread_source,
        facts.attached_to.map(|id| blob(id.uuid())),
    ])?;
    place.facts = Some(Box::new(facts));
    Ok(())
}

fn insert_thread(connection: &Connection, record: &ThreadRecord) -> Result<i64, Fault> {
    let sql =
        "INSERT INTO threads (id, created_at, updated_at, recency_at, archived, usage, read_state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    Ok(connection.prepare_cached(sql)?.insert(params![
        blob(record.id.uuid()),
        record.created_at.0,
        record.updated_at.0,
        record.recency_at.0,
        record.archived,
        record.usage,
        record.read_state,
    ])?)
}

/// Runs one statement for each index, so that those of unchanged times stay as they are.
fn update_thread(connection: &Connection, number: i64, record: &ThreadRecord) -> Result<(), Fault> {
    let sql = "UPDATE threads SET usage = ?2, read_state = ?3
        WHERE number = ?1 AND (usage, read_state) IS NOT (?2, ?3)";
    connection.prepare_cached(sql)?.execute(params![number, record.usage, record.read_state])?;
    let sql = "UPDATE threads SET updated_at = ?2 WHERE number = ?1 AND updated_at <> ?2";
    connection.prepare_cached(sql)?.execute([number, record.updated_at.0])?;
    let sql = "UPDATE threads SET recency_at = ?2 WHERE number = ?1 AND recency_at <> ?2";
    connection.prepare_cached(sql)?.execute([number, record.recency_at.0])?;
    let sql = "UPDATE threads SET created_at = ?2, archived = ?3
        WHERE number = ?1 AND (created_at, archived) <> (?2, ?3)";
    connection.prepare_cached(sql)?.execute([
        number,
        record.created_at.0,
        record.archived.into(),
    ])?;
    Ok(())
}

fn write_turn(
    connection: &Connection,
    place: &mut CachedThread,
    record: &TurnRecord,
) -> Result<(), Fault> {
    let started = record.started_at.0;
    let completed = record.completed_at.map_or(NOT_COMPLETED, |at| at.0);
    let state = stored_state(record.state);
    if let Some(key) = place.turns.get(&record.id) {
        let sql = "UPDATE entries SET state = ?2, started_at = ?3, completed_at = ?4, body = ?5 WHERE key = ?1";
        connection.prepare_cached(sql)?.execute(params![
            key,
            state,
            started,
            completed,
            turn_body(record)
        ])?;
        return Ok(());
    }
    let key = place.take_key(connection)?;
    let sql = "INSERT INTO entries (key, kind, id, state, started_at, completed_at, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    connection.prepare_cached(sql)?.execute(params![
        key,
        Kind::Turn.stored(),
        blob(record.id.uuid()),
        state,
        started,
        completed,
        turn_body(record),
    ])?;
    place.turns.insert(record.id, key);
    place.open = Some(OpenTurn { key, items: HashMap::new() });
    Ok(())
}

/// Returns what is kept of a turn beside its times: its error, behind a first line that names
/// the turn on whose behalf it ran, if that is another.
fn turn_body(record: &TurnRecord) -> Option<String> {
    if record.root == record.id {
        return record.error.clone();
    }
    Some(format!("{}\n{}", record.root, record.error.as_deref().unwrap_or_default()))
}

fn write_item(
    connection: &Connection,
    place: &mut CachedThread,
    record: &ItemRecord,
) -> Result<(), Fault> {
    let number = place.number;
    if !place.is_marked {
        search::mark(connection, number)?;
        place.is_marked = true;
    }
    let body = Body::of(connection, &record.json)?;
    let turn = open_turn(connection, place, record.turn)?;
    let turn_key = turn.key;
    if let Some(key) = turn.items.get(&record.id) {
        let sql = "UPDATE entries SET body = ?2 WHERE key = ?1 AND body IS NOT ?2";
        if connection.prepare_cached(sql)?.execute(params![key, body])? > 0 {
            body.replace_uses(connection, *key)?;
        }
        return Ok(());
    }
    let key = place.take_key(connection)?;
    let sql = "INSERT INTO entries (key, kind, turn, id, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute(params![
        key,
        Kind::Item.stored(),
        turn_key,
        record.id.as_str(),
        body,
    ])?;
    body.note_uses(connection, key)?;
    if let Some(turn) = &mut place.open {
        turn.items.insert(record.id.clone(), key);
    }
    Ok(())
}

/// Returns the turn with its items, remembered or read; fails if it is not stored.
fn open_turn<'a>(
    connection: &Connection,
    place: &'a mut CachedThread,
    id: TurnId,
) -> Result<&'a mut OpenTurn, Fault> {
    let key = *place.turns.get(&id).ok_or(Fault::NoTurn(id))?;
    let turn = match place.open.take() {
        Some(turn) if turn.key == key => turn,
        _ => OpenTurn { key, items: items_of(connection, place.number, key)? },
    };
    Ok(place.open.insert(turn))
}

fn items_of(
    connection: &Connection,
    number: i64,
    turn: i64,
) -> rusqlite::Result<HashMap<ItemId, i64>> {
    let (_, last) = keys(number);
    connection
        .prepare_cached(
            "SELECT id, key FROM entries WHERE key BETWEEN ?1 AND ?2 AND kind = ?3 AND turn = ?1",
        )?
        .query_map([turn, last, Kind::Item.stored()], |row| {
            Ok((ItemId::new(row.get::<_, String>(0)?), row.get(1)?))
        })?
        .collect()
}
