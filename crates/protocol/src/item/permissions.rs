//! Methods under `item/permissions/`.

mod request_approval;

pub use request_approval::*;
