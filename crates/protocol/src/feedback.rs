//! Methods under `feedback/`.

mod save;
mod upload;

pub use save::*;
pub use upload::*;
