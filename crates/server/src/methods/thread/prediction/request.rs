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
        _: ThreadPredictionRequestParams,
    ) -> Result<Reply<ThreadPredictionRequestResponse>, CallError> {
        Err(CallError::NotSupported(format!("{} is not implemented yet", Self::NAME)))
    }
}
