//! `permissionProfile/list`: the named sandboxes, a page at a time.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{PermissionProfileListParams, PermissionProfileListResponse, method};

use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::PermissionProfileList {
    type Needs = Arc<dyn ConfigPort>;

    async fn call(
        config: Arc<dyn ConfigPort>,
        _: &Caller,
        params: PermissionProfileListParams,
    ) -> Result<Reply<PermissionProfileListResponse>, CallError> {
        let PermissionProfileListParams { cursor, cwd, limit } = params;
        let mut profiles = config
            .permission_profiles(cwd.as_deref())
            .map_err(CallError::unreadable("reload config"))?;
        let total = profiles.len();
        if let Some(cursor) = cursor {
            profiles.drain(..place(&cursor, profiles.len())?);
        }
        let limit = usize::try_from(page_size(limit, DEFAULT_PAGE)).unwrap_or(usize::MAX);
        let next_cursor =
            (profiles.len() > limit).then(|| (total - profiles.len() + limit).to_string());
        profiles.truncate(limit);
        Ok(PermissionProfileListResponse { data: profiles, next_cursor }.into())
    }
}

/// Returns the number of profiles before the page of a cursor, which is that number.
fn place(cursor: &str, total: usize) -> Result<usize, CallError> {
    let at = cursor.parse().map_err(|_| CallError::Refused(format!("invalid cursor: {cursor}")))?;
    if at > total {
        let text = format!("cursor {at} exceeds total permission profiles {total}");
        return Err(CallError::Refused(text));
    }
    Ok(at)
}
