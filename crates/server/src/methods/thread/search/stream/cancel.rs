//! `thread/search/stream/cancel`: the end of a `thread/search/stream` of the same connection.

use turnhost_protocol::{ThreadSearchCancelParams, ThreadSearchCancelResponse, method};

use crate::connection::thread_searches::{SearchKind, Searches};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ThreadSearchStreamCancel {
    type Needs = ();

    /// Answers the same if no such search runs.
    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ThreadSearchCancelParams,
    ) -> Result<Reply<ThreadSearchCancelResponse>, CallError> {
        let ThreadSearchCancelParams { request_id } = params;
        owned.get::<Searches>().cancel(&(SearchKind::Stream, request_id));
        Ok(ThreadSearchCancelResponse {}.into())
    }
}
