//! `collaborationMode/list`: the modes of working together.

use turnhost_protocol::{
    CollaborationModeListParams, CollaborationModeListResponse, CollaborationModeMask, ModeKind,
    ReasoningEffort, method,
};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::CollaborationModeList {
    type Needs = ();

    /// A mode here goes with any model. Planning is worth some thought: it comes with an effort, which
    /// clients may change.
    async fn call(
        (): (),
        _: &Caller,
        _: CollaborationModeListParams,
    ) -> Result<Reply<CollaborationModeListResponse>, CallError> {
        let medium = ReasoningEffort::new("medium");
        let mask = |name: &str, mode, reasoning_effort| CollaborationModeMask {
            name: name.to_owned(),
            mode: Some(mode),
            model: None,
            reasoning_effort,
        };
        let data =
            vec![mask("Plan", ModeKind::Plan, medium), mask("Default", ModeKind::Default, None)];
        Ok(CollaborationModeListResponse { data }.into())
    }
}
