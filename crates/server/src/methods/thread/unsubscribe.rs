//! `thread/unsubscribe`: a subscription taken back.

use turnhost_base::ThreadId;
use turnhost_protocol::{
    ThreadUnsubscribeParams, ThreadUnsubscribeResponse, ThreadUnsubscribeStatus, method,
};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnStoredThread, OnThread, Reply};

impl OnThread for method::ThreadUnsubscribe {
    type Needs = ();

    fn thread(params: &ThreadUnsubscribeParams) -> Result<ThreadId, CallError> {
        let ThreadUnsubscribeParams { thread_id: id } = params;
        thread_id(id)
    }

    /// The thread stays loaded for a while, and a running turn continues.
    fn call(
        thread: &mut LoadedThread<'_>,
        (): (),
        caller: &Caller,
        _: ThreadUnsubscribeParams,
    ) -> Result<ThreadUnsubscribeResponse, CallError> {
        let status = if thread.unsubscribe(caller.id()) {
            ThreadUnsubscribeStatus::Unsubscribed
        } else {
            ThreadUnsubscribeStatus::NotSubscribed
        };
        Ok(ThreadUnsubscribeResponse { status })
    }
}

impl OnStoredThread for method::ThreadUnsubscribe {
    type StoredNeeds = ();

    async fn call_stored(
        (): (),
        _: ThreadId,
        _: ThreadUnsubscribeParams,
    ) -> Result<Reply<ThreadUnsubscribeResponse>, CallError> {
        Ok(ThreadUnsubscribeResponse { status: ThreadUnsubscribeStatus::NotLoaded }.into())
    }
}
