//! Methods under `thread/backgroundTerminals/`.

mod clean;
mod list;
mod terminate;

pub use clean::*;
pub use list::*;
pub use terminate::*;
