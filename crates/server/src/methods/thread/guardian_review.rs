//! `thread/guardianReview`: the automatic reviewer's verdict about a thread's last call.

use std::sync::Arc;

use turnhost_agent::{LastCall, VerdictInquiry, VerdictStep};
use turnhost_ports::ModelPort;
use turnhost_protocol::{
    ThreadGuardianAssessment, ThreadGuardianReviewParams, ThreadGuardianReviewResponse, method,
};
use turnhost_threads::{Read, Threads, inquire};

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadGuardianReview {
    type Needs = (Threads, Arc<dyn ModelPort>);

    /// Subscribes the caller. Runs nothing, and leaves no trace in the thread.
    async fn call(
        (threads, models): Self::Needs,
        caller: &Caller,
        params: ThreadGuardianReviewParams,
    ) -> Result<Reply<ThreadGuardianReviewResponse>, CallError> {
        let ThreadGuardianReviewParams { thread_id: id } = params;
        let id = thread_id(&id)?;
        let thread = threads.get(id).ok_or(CallError::ThreadNotFound(id))?;
        let subscriber = caller.subscriber();
        let last = thread.ask(caller.id(), Read::ModelHistory, move |mut thread| {
            thread.subscribe(&subscriber);
            thread.review_last_call()
        });
        let last = last.await?.map_err(|refusal| CallError::Refused(refusal.to_string()))?;
        Ok(match last {
            LastCall::NeedsNoLeave { call } => {
                ThreadGuardianReviewResponse { call_id: call, assessment: None }
            }
            LastCall::Reviewed { call, inquiry } => ThreadGuardianReviewResponse {
                call_id: call,
                assessment: Some(verdict(&*models, *inquiry).await?),
            },
        }
        .into())
    }
}

/// Asks until there is a verdict, or the inquiry gives up.
async fn verdict(
    models: &dyn ModelPort,
    mut inquiry: VerdictInquiry,
) -> Result<ThreadGuardianAssessment, CallError> {
    let mut request = inquiry.begin();
    loop {
        match inquiry.take(inquire(models, *request).await) {
            VerdictStep::Ask(again) => request = again,
            VerdictStep::Verdict(verdict) => return Ok(verdict),
            VerdictStep::Failed(reason) => {
                let text = format!("Automatic approval review failed: {reason}");
                return Err(CallError::Internal(text));
            }
        }
    }
}
