//! A request that runs inside a thread's actor, and the history that it wants beforehand.

use turnhost_base::{ConnectionId, ThreadId, TurnId};
use turnhost_ports::{
    Append, Direction, Filing, HistoryItem, ItemRecord, PageQuery, PageStart, Ports, StoreError,
    TurnRecord,
};
use turnhost_protocol::{Turn, TurnStatus};

use crate::error::ThreadError;
use crate::loaded::LoadedThread;
use crate::wire;

/// Histories read from the store for a call before it runs, outside the actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Nothing.
    Nothing,
    /// The model's history so far, unless the thread knows it already: for calls that
    /// hand events to the agent.
    ModelHistory,
    /// All turns with their items, and what is filed about the thread.
    Turns,
    /// The last turn alone, and what is filed about the thread.
    LastTurn,
    /// All turns as in `Turns`, with the token counts at the end of each.
    CountedTurns,
}

impl Read {
    /// Returns whether turns are read, which later changes have to be applied to.
    pub(crate) fn has_turns(self) -> bool {
        matches!(self, Self::Turns | Self::LastTurn | Self::CountedTurns)
    }
}

type Run = Box<dyn FnOnce(Result<LoadedThread<'_>, ThreadError>) + Send>;

/// A request on its way into an actor.
pub struct Call {
    pub(crate) caller: ConnectionId,
    pub(crate) read: Read,
    pub(crate) run: Run,
}

impl Call {
    /// Makes a call of the connection `caller`. `run` gets the thread, or the reason why
    /// there is none; it is called exactly once.
    pub fn new(
        caller: ConnectionId,
        read: Read,
        run: impl FnOnce(Result<LoadedThread<'_>, ThreadError>) + Send + 'static,
    ) -> Self {
        Self { caller, read, run: Box::new(run) }
    }

    /// Answers the caller that the call cannot run.
    pub(crate) fn refuse(self, error: ThreadError) {
        (self.run)(Err(error));
    }
}

/// The histories read for a call.
pub(crate) enum Fetched {
    Nothing,
    ModelHistory(Vec<HistoryItem>),
    Turns(Box<FetchedTurns>),
}

/// The turns read for a call.
#[derive(Default)]
pub(crate) struct FetchedTurns {
    pub(crate) turns: Vec<Turn>,
    /// The token counts at the ends of turns, as JSON texts.
    pub(crate) counts: Vec<(TurnId, String)>,
    /// Everything filed about the thread, if it is stored.
    pub(crate) filing: Option<Filing>,
}

/// Reads what a call wants.
pub(crate) async fn fetch(
    ports: &Ports,
    thread: ThreadId,
    read: Read,
) -> Result<Fetched, StoreError> {
    Ok(match read {
        Read::Nothing => Fetched::Nothing,
        Read::ModelHistory => {
            let texts = ports.store.history(thread).await?;
            let items = texts.into_iter().map(HistoryItem::from_json);
            let items = items.collect::<Result<_, _>>();
            Fetched::ModelHistory(items.map_err(|error| {
                StoreError::Failed(format!(
                    "the stored history of thread {thread} is no JSON: {error}"
                ))
            })?)
        }
        Read::Turns | Read::LastTurn | Read::CountedTurns => {
            let filing = ports.filing.filing(thread).await?;
            let stored = match read {
                Read::LastTurn => {
                    let (start, direction) = (PageStart::Beginning, Direction::Descending);
                    let query = PageQuery { start, limit: 1, direction };
                    ports.store.turn_page(thread, query).await?.data
                }
                _ => ports.store.turns(thread).await?,
            };
            let turns = stored.iter().map(|(turn, items)| wire::turn(turn, items)).collect();
            let counts = match read {
                Read::CountedTurns => ports.store.counts(thread).await?,
                _ => Vec::new(),
            };
            Fetched::Turns(Box::new(FetchedTurns { turns, counts, filing }))
        }
    })
}

/// Brings turns that were read up to date with what was stored since the reading began.
///
/// A change may be in what was read already: turns and items are replaced by id.
pub(crate) fn apply(fetched: &mut FetchedTurns, changes: &[Append]) {
    let FetchedTurns { turns, counts, filing: _ } = fetched;
    for change in changes {
        match change {
            Append::Turn(record) => apply_turn(turns, record),
            Append::Item(record) => apply_item(turns, record),
            Append::Counts(turn, json) => counts.push((*turn, json.clone())),
            Append::Revert(turn) => {
                if let Some(at) = turns.iter().position(|it| it.id == *turn) {
                    turns.truncate(at);
                }
            }
            Append::Thread(_)
            | Append::History(_)
            | Append::HistoryReset
            | Append::Document(..) => {}
        }
    }
}

fn apply_turn(turns: &mut Vec<Turn>, record: &TurnRecord) {
    let fresh = wire::turn(record, &[]);
    match turns.iter_mut().rfind(|turn| turn.id == record.id) {
        Some(turn) => *turn = Turn { items: std::mem::take(&mut turn.items), ..fresh },
        None => turns.push(fresh),
    }
}

fn apply_item(turns: &mut [Turn], record: &ItemRecord) {
    let turn = turns.iter_mut().rfind(|turn| turn.id == record.turn);
    let (Some(turn), Some(item)) = (turn, wire::item(record)) else { return };
    match turn.items.iter_mut().rfind(|old| *old.id() == record.id) {
        Some(old) => *old = item,
        None => turn.items.push(item),
    }
}

/// Marks the turn that still runs as running.
pub(crate) fn mark_running(turns: &mut [Turn], running: Option<TurnId>) {
    if let Some(turn) = turns.iter_mut().rfind(|turn| Some(turn.id) == running) {
        turn.status = TurnStatus::InProgress;
    }
}
