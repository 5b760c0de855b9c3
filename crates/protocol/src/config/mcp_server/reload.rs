//! Types of `config/mcpServer/reload`.

use serde::Serialize;

use crate::record::Record;

/// Answer to `config/mcpServer/reload`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct McpServerRefreshResponse {}
