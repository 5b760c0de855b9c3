//! `fs/unwatch`: ends a watch; succeeds if there is none.

use turnhost_protocol::{FsUnwatchParams, FsUnwatchResponse, method};

use crate::connection::watches::Watches;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnConnection, OwnedBy, Reply};

impl OnConnection for method::FsUnwatch {
    type Needs = ();

    async fn call(
        (): (),
        owned: OwnedBy,
        _: &Caller,
        params: FsUnwatchParams,
    ) -> Result<Reply<FsUnwatchResponse>, CallError> {
        let FsUnwatchParams { watch_id } = params;
        owned.get::<Watches>().remove(&watch_id);
        Ok(FsUnwatchResponse {}.into())
    }
}
