//! `thread/sample/cancel`: the end of a `thread/sample` of the same connection.

use turnhost_protocol::{ThreadSampleCancelParams, ThreadSampleCancelResponse, method};

use crate::connection::samples::Samples;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::ThreadSampleCancel {
    type Needs = ();

    /// Answers the same if no such sample runs.
    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: ThreadSampleCancelParams,
    ) -> Result<Reply<ThreadSampleCancelResponse>, CallError> {
        let ThreadSampleCancelParams { request_id } = params;
        owned.get::<Samples>().cancel(&request_id);
        Ok(ThreadSampleCancelResponse {}.into())
    }
}
