//! Methods under `mcpServer/`.

mod elicitation;
mod event;
mod oauth;
mod resource;
mod startup_status;
mod tool;

pub use elicitation::*;
pub use event::*;
pub use oauth::*;
pub use resource::*;
pub use startup_status::*;
pub use tool::*;
