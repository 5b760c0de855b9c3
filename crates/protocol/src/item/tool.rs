//! Methods under `item/tool/`.

mod call;
mod request_user_input;

pub use call::*;
pub use request_user_input::*;
