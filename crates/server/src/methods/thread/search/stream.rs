//! `thread/search/stream`: a search that sends its hits as they are found.

mod cancel;

use std::sync::Arc;

use turnhost_ports::Hit;
use turnhost_protocol::{
    ServerNotification, ThreadSearchParams, ThreadSearchPartialNotification, ThreadSearchResponse,
    method,
};

use super::{Parts, partial, search};
use crate::connection::thread_searches::{OnFound, SearchKind};
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

/// Bytes of a term at most, after trimming.
const MAX_TERM_BYTES: usize = 65_536;

impl OnConnection for method::ThreadSearchStream {
    type Needs = (Parts, Arc<Connections>);

    async fn call(
        (parts, connections): Self::Needs,
        owned: OwnedBy,
        caller: &Caller,
        params: ThreadSearchParams,
    ) -> Result<Reply<ThreadSearchResponse>, CallError> {
        if params.search_term.trim().len() > MAX_TERM_BYTES {
            return Err(CallError::BadValue(format!(
                "thread/search/stream searchTerm exceeds {MAX_TERM_BYTES} UTF-8 bytes"
            )));
        }
        let cursor = params.cursor.clone();
        let (identity, hears) = (Arc::clone(&parts.2), caller.clone());
        let found: OnFound = Box::new(move |hit: &Hit| {
            let Some(result) = partial(&identity, hit) else { return };
            let data = vec![result];
            let partial = ThreadSearchPartialNotification { request_id: hears.request(), data };
            let message = ServerNotification::ThreadSearchPartial(partial);
            hears.send(&connections.notification(message));
        });
        let searched = search(parts, &owned, caller, params, (SearchKind::Stream, found)).await;
        // A cursor is a value here, and has the code for those.
        searched.map(Reply::from).map_err(|error| match (error, cursor) {
            (CallError::Refused(text), Some(cursor))
                if text == format!("invalid cursor: {cursor}") =>
            {
                CallError::BadValue(text)
            }
            (error, _) => error,
        })
    }
}
