//! The port to the login that the server keeps for model providers.

use std::fmt;

use crate::BoxFuture;

/// A login. Its secret shows in no message.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The API key, as the user gave it.
    pub api_key: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(..)")
    }
}

/// The reason why a login could not be kept or taken away: the file, and what the system says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AccountFailure(pub String);

/// A way to the server's login.
pub trait AccountPort: Send + Sync {
    /// Returns who is logged in now. Reads a small file on the caller's thread, so that a login
    /// of another process counts at once.
    fn login(&self) -> Option<Login>;

    /// Keeps a login in place of the one there is. It outlives the server. Does not block the
    /// caller's thread.
    fn log_in(&self, login: Login) -> BoxFuture<'static, Result<(), AccountFailure>>;

    /// Takes the login away; fine if there is none. Does not block the caller's thread.
    fn log_out(&self) -> BoxFuture<'static, Result<(), AccountFailure>>;
}
