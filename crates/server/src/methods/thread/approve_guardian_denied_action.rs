//! `thread/approveGuardianDeniedAction`: the user's approval of what the automatic reviewer denied.

use turnhost_agent::{DeniedAction, Event, approved_action};
use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadApproveGuardianDeniedActionParams, ThreadApproveGuardianDeniedActionResponse, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadApproveGuardianDeniedAction {
    type Needs = ModelHistory;

    /// A malformed event is reported before an unknown thread is.
    fn thread(params: &ThreadApproveGuardianDeniedActionParams) -> Result<ThreadId, CallError> {
        let ThreadApproveGuardianDeniedActionParams { thread_id: id, event } = params;
        read(event)?;
        thread_id(id)
    }

    /// Informs the model, and the reviewer of the next approval. Nothing runs by itself.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        params: ThreadApproveGuardianDeniedActionParams,
    ) -> Result<ThreadApproveGuardianDeniedActionResponse, CallError> {
        let action = read(&params.event)?;
        thread.event(Event::Inject(vec![approved_action(&action)]));
        Ok(ThreadApproveGuardianDeniedActionResponse {})
    }
}

fn read(event: &serde_json::Value) -> Result<DeniedAction, CallError> {
    DeniedAction::read(event)
        .map_err(|reason| CallError::Refused(format!("invalid Guardian denial event: {reason}")))
}
