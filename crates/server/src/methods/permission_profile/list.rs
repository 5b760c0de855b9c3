//! `permissionProfile/list`: the named sandboxes, a page at a time.

use std::sync::Arc;

use turnhost_ports::ConfigPort;
use turnhost_protocol::{
    PermissionProfileListParams, PermissionProfileListResponse, PermissionProfileSummary, method,
};

use crate::methods::params::{DEFAULT_PAGE, page_size};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// Begins a cursor; the id of the first profile of its page follows. No profile is named so.
const CURSOR: &str = "page-from ";

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
        if let Some(cursor) = cursor {
            let first = cursor.strip_prefix(CURSOR);
            let at = profiles.iter().position(|profile| Some(&*profile.id) == first);
            let at = at.ok_or_else(|| CallError::Refused(format!("invalid cursor: {cursor}")))?;
            profiles.drain(..at);
        }
        let limit = usize::try_from(page_size(limit, DEFAULT_PAGE)).unwrap_or(usize::MAX);
        let next = |profile: &PermissionProfileSummary| format!("{CURSOR}{}", profile.id);
        let next_cursor = profiles.get(limit).map(next);
        profiles.truncate(limit);
        Ok(PermissionProfileListResponse { data: profiles, next_cursor }.into())
    }
}
