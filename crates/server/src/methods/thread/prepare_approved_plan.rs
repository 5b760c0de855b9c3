//! `thread/prepareApprovedPlan`: a plan that the user approved, on its way to the model.

use turnhost_agent::{Event, approved_plan};
use turnhost_base::{AbsPath, ThreadId};
use turnhost_protocol::{
    ThreadPrepareApprovedPlanParams, ThreadPrepareApprovedPlanResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

/// 128 KiB: the largest plan that is sent as it is. Beyond it, a plan would crowd out the work.
const MAX_PLAN_BYTES: usize = 128 << 10;

/// The words that start the turn which carries the plan out.
const PROMPT: &str = "Implement the plan.";

const TOO_LARGE: &str = "The executor could not read the plan attachment and the complete plan is too large to send as context. Implement it in the original thread.";

impl OnThread for method::ThreadPrepareApprovedPlan {
    type Needs = ModelHistory;

    fn thread(params: &ThreadPrepareApprovedPlanParams) -> Result<ThreadId, CallError> {
        let ThreadPrepareApprovedPlanParams { thread_id: id, markdown, attachment_path } = params;
        let id = thread_id(id)?;
        if markdown.trim().is_empty() {
            return Err(CallError::Refused("The approved plan is empty.".to_owned()));
        }
        if attachment_path.as_deref().is_some_and(|path| AbsPath::new(path).is_err()) {
            let text = "`attachmentPath` must be absolute on the app server";
            return Err(CallError::BadValue(text.to_owned()));
        }
        Ok(id)
    }

    /// The text of the plan is sent, also if it lies in a file as well.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        params: ThreadPrepareApprovedPlanParams,
    ) -> Result<ThreadPrepareApprovedPlanResponse, CallError> {
        if params.markdown.len() > MAX_PLAN_BYTES {
            return Err(CallError::Refused(TOO_LARGE.to_owned()));
        }
        thread.event(Event::Inject(approved_plan(params.markdown).into_iter().collect()));
        Ok(ThreadPrepareApprovedPlanResponse { prompt: PROMPT.to_owned() })
    }
}
