//! Methods under `mcpServer/elicitation/`.

mod request;
mod schema;

pub use request::*;
pub use schema::*;
