//! Methods under `account/chatgptAuthTokens/`.

mod refresh;

pub use refresh::*;
