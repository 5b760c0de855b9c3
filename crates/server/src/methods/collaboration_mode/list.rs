//! `collaborationMode/list`: the modes of working together.

use turnhost_protocol::{
    CollaborationModeListParams, CollaborationModeListResponse, CollaborationModeMask, ModeKind,
    method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::CollaborationModeList {
    type Needs = ();

    /// A mode here goes with any model and any effort.
    async fn call(
        (): (),
        _: &Caller,
        _: CollaborationModeListParams,
    ) -> Result<Reply<CollaborationModeListResponse>, CallError> {
        let mask = |name: &str, mode| CollaborationModeMask {
            name: name.to_owned(),
            mode: Some(mode),
            model: None,
            reasoning_effort: None,
        };
        let data = vec![mask("Plan", ModeKind::Plan), mask("Default", ModeKind::Default)];
        Ok(CollaborationModeListResponse { data }.into())
    }
}
