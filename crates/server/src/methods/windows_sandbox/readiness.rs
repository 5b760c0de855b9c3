//! `windowsSandbox/readiness`: elsewhere than on Windows it is not set up.

use turnhost_protocol::{
    NoParams, WindowsSandboxReadiness, WindowsSandboxReadinessResponse, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::WindowsSandboxReadiness {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<WindowsSandboxReadinessResponse>, CallError> {
        let status = WindowsSandboxReadiness::NotConfigured;
        Ok(WindowsSandboxReadinessResponse { status }.into())
    }
}
