//! `fuzzyFileSearch/sessionUpdate`: gives a search another query; notifications tell its result.

use turnhost_protocol::{
    FuzzyFileSearchSessionUpdateParams, FuzzyFileSearchSessionUpdateResponse, method,
};

use crate::connection::searches::SearchSessions;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::FuzzyFileSearchSessionUpdate {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: FuzzyFileSearchSessionUpdateParams,
    ) -> Result<Reply<FuzzyFileSearchSessionUpdateResponse>, CallError> {
        let FuzzyFileSearchSessionUpdateParams { query, session_id } = params;
        let sessions = owned.get::<SearchSessions>();
        let response = FuzzyFileSearchSessionUpdateResponse {};
        if sessions.update(&session_id, query) {
            Ok(response.into())
        } else {
            let text = format!("fuzzy file search session not found: {session_id}");
            Err(CallError::Refused(text))
        }
    }
}
