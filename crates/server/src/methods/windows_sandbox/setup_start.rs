//! `windowsSandbox/setupStart`: begins, and says at once that this is not Windows.

use std::sync::Arc;

use turnhost_protocol::{
    ServerNotification, WindowsSandboxSetupCompletedNotification, WindowsSandboxSetupMode,
    WindowsSandboxSetupStartParams, WindowsSandboxSetupStartResponse, method,
};

use crate::fanout::connections::Connections;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::WindowsSandboxSetupStart {
    type Needs = Arc<Connections>;

    async fn call(
        connections: Arc<Connections>,
        caller: &Caller,
        params: WindowsSandboxSetupStartParams,
    ) -> Result<Reply<WindowsSandboxSetupStartResponse>, CallError> {
        let WindowsSandboxSetupStartParams { mode, cwd: _ } = params;
        let which = match mode {
            WindowsSandboxSetupMode::Elevated => "elevated",
            WindowsSandboxSetupMode::Unelevated => "legacy",
        };
        let completed = WindowsSandboxSetupCompletedNotification {
            mode,
            success: false,
            error: Some(format!("{which} Windows sandbox setup is only supported on Windows")),
        };
        let completed = ServerNotification::WindowsSandboxSetupCompleted(completed);
        let (caller, completed) = (caller.clone(), connections.notification(completed));
        Ok(Reply::from(WindowsSandboxSetupStartResponse { started: true })
            .then(move || caller.send(&completed)))
    }
}
