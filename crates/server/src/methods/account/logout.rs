//! `account/logout`: forgets the login.

use std::sync::Arc;

use turnhost_ports::{AccountPort, ConfigPort};
use turnhost_protocol::{LogoutAccountResponse, NoParams, method};

use super::updated;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::LogoutAccount {
    type Needs = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

    async fn call(
        (accounts, config): Self::Needs,
        _: &Caller,
        _: NoParams,
    ) -> Result<Reply<LogoutAccountResponse>, CallError> {
        accounts.log_out(config.account()).await?;
        Ok(Reply::from(LogoutAccountResponse {}).broadcast(updated(None)))
    }
}
