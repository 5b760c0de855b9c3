//! `fuzzyFileSearch/sessionStop`: ends a search; succeeds if there is none.

use turnhost_protocol::{
    FuzzyFileSearchSessionStopParams, FuzzyFileSearchSessionStopResponse, method,
};

use crate::connection::searches::SearchSessions;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::FuzzyFileSearchSessionStop {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: FuzzyFileSearchSessionStopParams,
    ) -> Result<Reply<FuzzyFileSearchSessionStopResponse>, CallError> {
        let FuzzyFileSearchSessionStopParams { session_id } = params;
        owned.get::<SearchSessions>().remove(&session_id);
        Ok(FuzzyFileSearchSessionStopResponse {}.into())
    }
}
