//! Places of types: the namespaces of the bundle, and the directories of the files.
//!
//! Clients refer to types by these places, so they are those of the published schema: the
//! namespace `v2` holds what the methods of today need, and outside of it stand messages, what the server
//! asks of clients, the handshake, file search, and types that only those need.

use std::collections::BTreeSet;

use crate::protocol::{MethodKind, MethodRow};
use crate::surface::{Cut, reachable};

/// The namespace of most types.
pub(super) const V2: &str = "v2";

/// Types that stand within the namespace and outside of it.
pub(super) const SHARED: [&str; 2] = ["AbsolutePathBuf", "RequestId"];

/// Methods whose types are filed under `v1`.
const V1_METHODS: [&str; 4] =
    ["initialize", "getAuthStatus", "getConversationSummary", "gitDiffToRemote"];

/// The place of each type.
pub(super) struct Layout {
    /// Returns whether a type is outside of the namespace.
    outer: BTreeSet<String>,
    /// Says what of it is filed under `v1`.
    v1: BTreeSet<String>,
}

impl Layout {
    /// Creates the layout of a whole protocol; what of it a surface shows changes nothing.
    pub(super) fn new(all: &Cut) -> Self {
        let types = |wanted: fn(&MethodRow) -> bool| -> Vec<String> {
            let rows = all.methods.iter().filter(|row| wanted(row));
            rows.flat_map(|row| [&row.params, &row.response]).flatten().cloned().collect()
        };
        let messages: Vec<String> =
            all.definitions.keys().filter(|it| is_message(it)).cloned().collect();
        let is_v1: fn(&MethodRow) -> bool = |row| V1_METHODS.contains(&row.name.as_str());
        let outside = reachable(&all.definitions, &types(is_outside));
        let reached = &outside | &reachable(&all.definitions, &messages);
        let unreached = all.definitions.keys().filter(|name| !reached.contains(*name)).cloned();
        let mut inner_roots = types(|row| !is_outside(row));
        inner_roots.extend(unreached);
        let inner = reachable(&all.definitions, &inner_roots);
        let mut outer = &(&outside - &inner) | &messages.into_iter().collect();
        if all.definitions.contains_key("W3cTraceContext") {
            outer.insert("W3cTraceContext".to_owned());
        }
        Self { outer, v1: types(is_v1).into_iter().collect() }
    }

    /// Returns whether the type is within the namespace.
    pub(super) fn is_v2(&self, name: &str) -> bool {
        !self.outer.contains(name)
    }

    /// Returns the file of a type.
    pub(super) fn file(&self, name: &str) -> String {
        if self.v1.contains(name) {
            format!("v1/{name}.json")
        } else if self.is_v2(name) && !SHARED.contains(&name) {
            format!("{V2}/{name}.json")
        } else {
            format!("{name}.json")
        }
    }
}

fn is_outside(row: &MethodRow) -> bool {
    row.kind == MethodKind::ServerRequest
        || row.name.starts_with("fuzzyFileSearch")
        || V1_METHODS.contains(&row.name.as_str())
}

/// Returns whether the type is a message, of some kind or of any.
fn is_message(name: &str) -> bool {
    name.starts_with("JSONRPC") || MethodKind::ALL.iter().any(|kind| kind.type_name() == name)
}
