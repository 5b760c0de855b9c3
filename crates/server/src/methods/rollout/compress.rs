//! `rollout/compress`: nothing to do, since threads lie in a database and not in files.

use turnhost_protocol::{NoParams, RolloutCompressResponse, method};

use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::RolloutCompress {
    type Needs = ();

    async fn call(
        (): (),
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<RolloutCompressResponse>, CallError> {
        Ok(RolloutCompressResponse {}.into())
    }
}
