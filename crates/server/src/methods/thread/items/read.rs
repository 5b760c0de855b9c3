//! `thread/items/read`: single items of a stored turn.

use std::str::FromStr as _;
use std::sync::Arc;

use turnhost_base::{ItemId, TurnId};
use turnhost_ports::StorePort;
use turnhost_protocol::{
    ThreadItemOutputDeferral, ThreadItemsReadParams, ThreadItemsReadResponse, method,
};

use super::list::entry;
use crate::methods::params::thread_id;
use crate::methods::thread::kept;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// Ids that one request may name.
const MAX_IDS: usize = 100;

impl OnServer for method::ThreadItemsRead {
    type Needs = Arc<dyn StorePort>;

    /// Works on threads that are not loaded, and does not load them.
    async fn call(
        store: Arc<dyn StorePort>,
        _: &Caller,
        params: ThreadItemsReadParams,
    ) -> Result<Reply<ThreadItemsReadResponse>, CallError> {
        let ThreadItemsReadParams { thread_id: id, turn_id, item_ids } = params;
        let id = thread_id(&id)?;
        if !(1..=MAX_IDS).contains(&item_ids.len()) {
            return Err(CallError::Refused(format!("itemIds must contain 1 to {MAX_IDS} IDs")));
        }
        kept::refuse_unpaged(&*store, id, "thread/items/read").await?;
        let Ok(turn) = TurnId::from_str(&turn_id) else {
            return Ok(ThreadItemsReadResponse { data: Vec::new() }.into());
        };
        let ids = item_ids.into_iter().map(ItemId::new).collect();
        let items = store.items(id, turn, ids).await?;
        let whole = ThreadItemOutputDeferral::default();
        let data = items.iter().filter_map(|record| entry(record, whole)).collect();
        Ok(ThreadItemsReadResponse { data }.into())
    }
}
