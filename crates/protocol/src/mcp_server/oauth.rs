//! Methods under `mcpServer/oauth/`.

mod login;

pub use login::*;
