//! `thread/inject_items`: items for the model that nobody is shown.

use serde_json::Value;
use turnhost_agent::Event;
use turnhost_base::ThreadId;
use turnhost_ports::HistoryItem;
use turnhost_protocol::{ThreadInjectItemsParams, ThreadInjectItemsResponse, method};
use turnhost_threads::LoadedThread;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnThread};
use crate::request::needs::ModelHistory;

impl OnThread for method::ThreadInjectItems {
    type Needs = ModelHistory;

    fn thread(params: &ThreadInjectItemsParams) -> Result<ThreadId, CallError> {
        thread_id(&params.thread_id)
    }

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
        let items = items.iter().enumerate().map(|(index, item)| read(index, item));
        thread.event(Event::Inject(items.collect::<Result<_, _>>()?));
        Ok(ThreadInjectItemsResponse {})
    }
}

/// Takes any object: what its type means is the provider's business.
fn read(index: usize, item: &Value) -> Result<HistoryItem, CallError> {
    let refused = |reason: &str| {
        CallError::Refused(format!("items[{index}] is not a valid response item: {reason}"))
    };
    let kind = match item {
        Value::Object(_) => {
            return HistoryItem::encode(item).map_err(|error| refused(&error.to_string()));
        }
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "sequence",
    };
    Err(refused(&format!("invalid type: {kind}, expected struct WrappedItem")))
}
