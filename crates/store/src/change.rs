//! A change of the database, with the caller that awaits its outcome.

use rusqlite::Connection;
use turnhost_ports::StoreError;

use crate::append::RowCache;
use crate::error::Fault;
use crate::worker::Reply;

/// A change that waits to be made; made inside a savepoint, answered after the commit.
pub(crate) trait Change: Send {
    /// Makes it, and holds its outcome.
    fn make(&mut self, connection: &Connection, cache: &mut RowCache) -> Result<(), Fault>;

    /// Answers with the outcome, or with the reason why there is none.
    fn answer(self: Box<Self>, failure: Option<StoreError>);
}

struct Pending<F, T> {
    make: F,
    outcome: Option<T>,
    reply: Reply<T>,
}

/// Makes a change of a function.
pub(crate) fn change<F, T>(make: F, reply: Reply<T>) -> Box<dyn Change>
where
    F: FnMut(&Connection, &mut RowCache) -> Result<T, Fault> + Send + 'static,
    T: Send + 'static,
{
    Box::new(Pending { make, outcome: None, reply })
}

impl<F, T> Change for Pending<F, T>
where
    F: FnMut(&Connection, &mut RowCache) -> Result<T, Fault> + Send,
    T: Send,
{
    fn make(&mut self, connection: &Connection, cache: &mut RowCache) -> Result<(), Fault> {
        self.outcome = Some((self.make)(connection, cache)?);
        Ok(())
    }

    fn answer(self: Box<Self>, failure: Option<StoreError>) {
        let outcome = match (failure, self.outcome) {
            (Some(failure), _) => Err(failure),
            (None, Some(outcome)) => Ok(outcome),
            (None, None) => Err(StoreError::Failed("a change was not made".to_owned())),
        };
        // A caller that stopped waiting needs no answer.
        _ = self.reply.send(outcome);
    }
}
