//! `thread/shellCommand`: a command that the user runs in a thread.

use std::sync::Arc;
use std::time::Duration;

use turnhost_agent::{Event, ShellCommand, TurnPurpose};
use turnhost_base::{ThreadId, World};
use turnhost_protocol::{ThreadShellCommandParams, ThreadShellCommandResponse, method};
use turnhost_threads::{LoadedThread, NewTurn};

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadShellCommand {
    type Needs = (ModelHistory, Arc<dyn World>);

    fn thread(params: &ThreadShellCommandParams) -> Result<ThreadId, CallError> {
        let id = thread_id(&params.thread_id)?;
        if params.command.trim().is_empty() {
            return Err(CallError::Refused("command must not be empty".to_owned()));
        }
        Ok(id)
    }

    /// Belongs to the turn that runs, or is a turn of its own.
    fn call(
        thread: &mut LoadedThread<'_>,
        (ModelHistory, world): Self::Needs,
        _: &Caller,
        params: ThreadShellCommandParams,
    ) -> Result<ThreadShellCommandResponse, CallError> {
        let ThreadShellCommandParams { thread_id: _, command, timeout_ms } = params;
        if !thread.state().settings().workspace.is_usable() {
            let text = "the thread has no environment that this server reaches: name `local` among its `environments` to run commands on the server's machine";
            return Err(CallError::Refused(text.to_owned()));
        }
        let command = command.trim().to_owned();
        let shell = ShellCommand { item: world.item_id(), command, timeout: timeout(timeout_ms)? };
        if thread.state().running().is_some() {
            thread.event(Event::Shell(shell));
        } else {
            thread.begin_turn(NewTurn { work: TurnPurpose::Shell(shell), ..NewTurn::default() });
        }
        Ok(ThreadShellCommandResponse {})
    }
}

fn timeout(millis: Option<i64>) -> Result<Option<Duration>, CallError> {
    let Some(millis) = millis else { return Ok(None) };
    let millis = u64::try_from(millis).map_err(|_| {
        let text = format!("thread/shellCommand timeoutMs must be non-negative, got {millis}");
        CallError::BadValue(text)
    })?;
    Ok(Some(Duration::from_millis(millis)))
}
