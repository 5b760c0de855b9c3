//! Methods under `mock/`.

mod experimental_method;

pub use experimental_method::*;
