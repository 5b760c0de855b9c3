//! Methods under `mcpServer/event/`.

mod stream;

pub use stream::*;
