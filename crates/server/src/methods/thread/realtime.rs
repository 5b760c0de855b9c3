//! `thread/realtime/*`: voice conversations, which need a model of voices that this server does not
//! reach. Clients get the same error as without a key for one.

mod append_audio;
mod append_speech;
mod append_text;
mod list;
mod start;
mod stop;

use turnhost_protocol::{CodexErrorInfo, ErrorNotification, ServerNotification, TurnError};
use turnhost_thread::Input;
use turnhost_threads::LoadedThread;

use crate::request::handler::Caller;

/// Sends a notification to the connection that asked, behind the answer.
fn publish(thread: &mut LoadedThread<'_>, caller: &Caller, notification: ServerNotification) {
    let (caller, message) = (caller.clone(), thread.notification(notification));
    thread.after(move || caller.send(&message));
}

/// Returns the error that there is no conversation to which something could be added.
fn not_running(thread: &mut LoadedThread<'_>, caller: &Caller) {
    let error = TurnError {
        message: "conversation is not running".to_owned(),
        codex_error_info: Some(CodexErrorInfo::BadRequest),
        additional_details: None,
        misalignment: None,
    };
    let notification = ServerNotification::Error(ErrorNotification {
        error: Box::new(error),
        thread_id: thread.id(),
        // It belongs to no turn of the thread, and to one of its own for clients.
        turn_id: thread.ports().world.turn_id(),
        will_retry: false,
    });
    thread.input(Input::Failed);
    publish(thread, caller, notification);
}
