//! `thread/prediction/request`: the user's next words, which no provider here predicts.

use turnhost_protocol::{
    Method as _, ThreadPredictionRequestParams, ThreadPredictionRequestResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadPredictionRequest {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: ThreadPredictionRequestParams,
    ) -> Result<Reply<ThreadPredictionRequestResponse>, CallError> {
        let ThreadPredictionRequestParams { thread_id: _, source_turn_id: _ } = params;
        Err(CallError::NotSupported(format!("{} is not implemented yet", Self::NAME)))
    }
}
