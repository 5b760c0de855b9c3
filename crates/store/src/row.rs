//! Rows of the tables as records.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row};
use turnhost_base::{AbsPath, Millis, ThreadId, TurnId};
use turnhost_ports::{
    FiledSection, Filing, GitRecord, SectionRecord, ThreadRecord, TurnRecord, TurnState,
};

use crate::keys::{NOT_COMPLETED, blob, stored_state, turn_id};

/// The columns that [`thread_row`] reads, of the tables as [`FROM`] names them.
pub(crate) const COLUMNS: &str = "t.id, t.created_at, t.updated_at, t.recency_at, t.archived, t.usage, \
    t.read_state, x.name, x.preview, f.cwd, f.model_provider, f.source, f.originator, f.forked_from, \
    f.server_version, f.settings, f.parent, f.thread_source, s.id, s.name, s.appearance, g.section_entered_at, p.id, \
    g.git_branch, g.git_sha, g.git_origin_url, g.daybreak, f.attached_to";

/// The tables of a thread's record. `CROSS` keeps SQLite from choosing another order.
pub(crate) const FROM: &str = "CROSS JOIN thread_titles x ON x.number = t.number \
    CROSS JOIN thread_facts f ON f.number = t.number LEFT JOIN filings g ON g.number = t.number \
    LEFT JOIN sections s ON s.number = g.section LEFT JOIN projects p ON p.number = g.project";

/// Column of [`COLUMNS`] at which what is filed begins.
const FILING: usize = 18;

/// Column of [`COLUMNS`] behind what is filed.
const ATTACHED_TO: usize = 27;

/// Makes a record from a row of [`COLUMNS`].
pub(crate) fn thread_row(row: &Row<'_>) -> rusqlite::Result<ThreadRecord> {
    let forked_from: Option<Vec<u8>> = row.get(13)?;
    let parent: Option<Vec<u8>> = row.get(16)?;
    let attached_to: Option<Vec<u8>> = row.get(ATTACHED_TO)?;
    Ok(ThreadRecord {
        id: thread_id(0, row.get(0)?)?,
        created_at: Millis(row.get(1)?),
        updated_at: Millis(row.get(2)?),
        recency_at: Millis(row.get(3)?),
        archived: row.get(4)?,
        usage: row.get(5)?,
        read_state: row.get(6)?,
        name: row.get(7)?,
        preview: row.get(8)?,
        cwd: AbsPath::new(row.get::<_, String>(9)?).map_err(|err| wrong(9, Type::Text, err))?,
        model_provider: row.get(10)?,
        source: row.get(11)?,
        originator: row.get(12)?,
        forked_from: forked_from.map(|id| thread_id(13, id)).transpose()?,
        server_version: row.get(14)?,
        settings: row.get(15)?,
        parent: parent.map(|id| thread_id(16, id)).transpose()?,
        attached_to: attached_to.map(|id| thread_id(ATTACHED_TO, id)).transpose()?,
        thread_source: row.get(17)?,
        filing: filing_row(row, FILING)?,
    })
}

/// Reads what is filed about a thread, from the columns of [`COLUMNS`] that begin at `first`.
pub(crate) fn filing_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Filing> {
    let section = match row.get::<_, Option<String>>(first)? {
        None => None,
        Some(id) => Some(FiledSection {
            section: SectionRecord {
                id,
                name: row.get(first + 1)?,
                appearance: row.get(first + 2)?,
            },
            entered_at: Millis(row.get(first + 3)?),
        }),
    };
    Ok(Filing {
        section,
        project: row.get(first + 4)?,
        git: GitRecord {
            branch: row.get(first + 5)?,
            sha: row.get(first + 6)?,
            origin_url: row.get(first + 7)?,
        },
        daybreak: row.get(first + 8)?,
    })
}

/// Reads a thread's record.
pub(crate) fn thread(
    connection: &Connection,
    id: ThreadId,
) -> rusqlite::Result<Option<ThreadRecord>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM threads t {FROM} WHERE t.id = ?1"))?
        .query_row([blob(id.uuid())], thread_row)
        .optional()
}

/// Reads the id of a thread from the bytes in `column`.
pub(crate) fn thread_id(column: usize, bytes: Vec<u8>) -> rusqlite::Result<ThreadId> {
    bytes.try_into().map(ThreadId::new).map_err(|err| wrong(column, Type::Blob, err))
}

fn wrong(
    column: usize,
    kind: Type,
    err: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(err))
}

/// Makes a record from a row of `key, turn, id, state, started_at, completed_at, body`.
pub(crate) fn turn_row(row: &Row<'_>) -> rusqlite::Result<TurnRecord> {
    let state: i64 = row.get(3)?;
    let completed_at: i64 = row.get(5)?;
    let state = STATES.into_iter().find(|known| stored_state(*known) == state);
    let id = turn_id(2, row.get(2)?)?;
    let (root, error) = read_turn_body(id, row.get(6)?);
    Ok(TurnRecord {
        id,
        root,
        state: state.ok_or(rusqlite::Error::InvalidColumnType(3, "state".into(), Type::Integer))?,
        started_at: Millis(row.get(4)?),
        completed_at: (completed_at != NOT_COMPLETED).then_some(Millis(completed_at)),
        error,
    })
}

/// Reads the turn on whose behalf a turn ran, and its error. An error is a JSON object, so that
/// its text cannot be taken for an id.
fn read_turn_body(id: TurnId, body: Option<String>) -> (TurnId, Option<String>) {
    let first = body.as_deref().and_then(|body| body.split_once('\n'));
    match first.and_then(|(root, error)| Some((root.parse().ok()?, error))) {
        Some((root, error)) => (root, (!error.is_empty()).then(|| error.to_owned())),
        None => (id, body),
    }
}

const STATES: [TurnState; 4] =
    [TurnState::Running, TurnState::Completed, TurnState::Interrupted, TurnState::Failed];
