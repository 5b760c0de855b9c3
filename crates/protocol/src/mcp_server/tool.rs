//! Methods under `mcpServer/tool/`.

mod call;

pub use call::*;
