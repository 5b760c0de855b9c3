//! `thread/inject_items`: items for the model that are not shown.

use serde_json::Value;
use turnhost_base::ThreadId;
use turnhost_ports::HistoryItem;
use turnhost_protocol::{ResponseItem, ThreadInjectItemsParams, ThreadInjectItemsResponse, method};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::methods::thread::kept::keep;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadInjectItems {
    type Needs = ModelHistory;

    fn thread(params: &ThreadInjectItemsParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

    /// A thread without a turn is stored with them.
    fn call(
        thread: &mut LoadedThread<'_>,
        ModelHistory: ModelHistory,
        _: &Caller,
        params: ThreadInjectItemsParams,
    ) -> Result<ThreadInjectItemsResponse, CallError> {
        let ThreadInjectItemsParams { thread_id: _, items } = params;
        if items.is_empty() {
            return Err(CallError::Refused("items must not be empty".to_owned()));
        }
        let items =
            items.iter().enumerate().filter_map(|(index, item)| read(index, item).transpose());
        let items = items.collect::<Result<_, _>>()?;
        keep(thread);
        thread.inject(items);
        Ok(ThreadInjectItemsResponse {})
    }
}

/// Takes an item, also one that is wrapped in an object, as it is. No provider would take one of an unknown
/// type, which is left out.
fn read(index: usize, item: &Value) -> Result<Option<HistoryItem>, CallError> {
    let refused = |reason: &str| {
        CallError::Refused(format!("items[{index}] is not a valid response item: {reason}"))
    };
    let kind = match item {
        Value::Object(item) if item.contains_key("type") => None,
        Value::Object(wrapped) => match wrapped.get("item") {
            Some(item) => return read(index, item),
            None => return Err(refused("missing field `item`")),
        },
        Value::Null => Some("null".to_owned()),
        Value::Bool(value) => Some(format!("boolean `{value}`")),
        Value::Number(_) => Some("number".to_owned()),
        Value::String(text) => Some(format!("string {text:?}")),
        Value::Array(_) => Some("sequence".to_owned()),
    };
    if let Some(kind) = kind {
        return Err(refused(&format!("invalid type: {kind}, expected struct WrappedItem")));
    }
    match ResponseItem::known(item).map_err(|reason| refused(&reason))? {
        Some(_) => HistoryItem::encode(item).map(Some).map_err(|error| refused(&error.to_string())),
        None => Ok(None),
    }
}
