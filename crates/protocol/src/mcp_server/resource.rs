//! Methods under `mcpServer/resource/`.

mod read;

pub use read::*;
