//! `mock/experimentalMethod`: echoes, for clients that test the experimental gate.

use turnhost_protocol::{MockExperimentalMethodParams, MockExperimentalMethodResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::MockExperimentalMethod {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        params: MockExperimentalMethodParams,
    ) -> Result<Reply<MockExperimentalMethodResponse>, CallError> {
        let MockExperimentalMethodParams { value } = params;
        Ok(MockExperimentalMethodResponse { echoed: value }.into())
    }
}
