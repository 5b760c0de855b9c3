//! `thread/search/cancel`: the end of a `thread/search` of the same connection.

use turnhost_protocol::{ThreadSearchCancelParams, ThreadSearchCancelResponse, method};

use crate::connection::thread_searches::{SearchKind, Searches};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ThreadSearchCancel {
    type Needs = ();

    /// Answers the same if no such search runs.
    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ThreadSearchCancelParams,
    ) -> Result<Reply<ThreadSearchCancelResponse>, CallError> {
        let ThreadSearchCancelParams { request_id } = params;
        owned.get::<Searches>().cancel(&(SearchKind::Plain, request_id));
        Ok(ThreadSearchCancelResponse {}.into())
    }
}
