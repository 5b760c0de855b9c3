//! Methods under `environment/`.

mod add;
mod info;
mod status;

pub use add::*;
pub use info::*;
pub use status::*;
