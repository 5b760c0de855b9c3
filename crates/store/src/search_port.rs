//! The port to the search of messages, over the same database.

use std::sync::Arc;

use turnhost_ports::{
    Hit, Occurrence, OccurrenceQuery, Page, SearchPort, SearchQuery, SearchWatch, StoreFuture,
};

use crate::change::change;
use crate::reader::ReadJob;
use crate::search::Step;
use crate::writer::WriteJob;
use crate::{Store, search};

impl SearchPort for Store {
    /// Brings the index up to date first, in steps with other changes in between.
    fn search(&self, query: SearchQuery, watch: Arc<dyn SearchWatch>) -> StoreFuture<Page<Hit>> {
        let (writer, searcher) = (Arc::clone(&self.writer), Arc::clone(&self.searcher));
        Box::pin(async move {
            let is_behind =
                searcher.ask(|reply| ReadJob::of(|it| Ok(search::is_behind(it)?), reply));
            let mut step = if is_behind.await? { Step::More } else { Step::Done };
            while step == Step::More && !watch.is_cancelled() {
                let added = writer.ask(|reply| {
                    WriteJob::Write(change(
                        |connection, cache| {
                            cache.unmark();
                            Ok(search::add_some(connection)?)
                        },
                        reply,
                    ))
                });
                step = added.await?;
            }
            let found = searcher.ask(|reply| {
                ReadJob::of(move |connection| search::threads(connection, &query, &*watch), reply)
            });
            found.await
        })
    }

    fn occurrences(&self, query: OccurrenceQuery) -> StoreFuture<Page<Occurrence>> {
        self.searcher.ask(|reply| {
            ReadJob::of(move |connection| search::occurrences(connection, &query), reply)
        })
    }
}
