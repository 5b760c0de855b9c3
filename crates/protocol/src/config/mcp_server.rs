//! Methods under `config/mcpServer/`.

mod reload;

pub use reload::*;
