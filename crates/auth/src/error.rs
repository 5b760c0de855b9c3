//! Faults of the settings, and reasons to turn a peer away.

use std::io;
use std::path::PathBuf;

/// Settings of authentication that cannot be used. The texts are those of the
/// reference implementation, which scripts may look for.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// Mode `capability-token` without a token.
    #[error(
        "`--ws-token-file` or `--ws-token-sha256` is required when `--ws-auth capability-token` is set"
    )]
    NoToken,
    /// Two sources of one token.
    #[error("`--ws-token-file` and `--ws-token-sha256` are mutually exclusive")]
    TwoTokens,
    /// Mode `capability-token` with flags of the other mode.
    #[error(
        "`--ws-shared-secret-file`, `--ws-issuer`, `--ws-audience`, and \
         `--ws-max-clock-skew-seconds` require `--ws-auth signed-bearer-token`"
    )]
    NotSigned,
    /// Mode `signed-bearer-token` with flags of the other mode.
    #[error(
        "`--ws-token-file` and `--ws-token-sha256` require `--ws-auth capability-token`, not \
         `signed-bearer-token`"
    )]
    NotCapability,
    /// Mode `signed-bearer-token` without a secret.
    #[error("`--ws-shared-secret-file` is required when `--ws-auth signed-bearer-token` is set")]
    NoSecret,
    /// Flags of a mode, and no mode.
    #[error(
        "websocket auth flags require `--ws-auth capability-token` or `--ws-auth signed-bearer-token`"
    )]
    NoMode,
    /// A digest that is none.
    #[error("--ws-token-sha256 must be a 64-character hex SHA-256 digest")]
    Digest,
    /// A clock skew beyond what a moment can be moved by.
    #[error("websocket auth clock skew must fit in a signed 64-bit integer")]
    Skew,
    /// A file that cannot be read.
    #[error("failed to read websocket auth secret {}: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's error; part of the text, so not a source.
        cause: io::Error,
    },
    /// A file without a token or secret.
    #[error("websocket auth secret {} must not be empty", .0.display())]
    Empty(PathBuf),
    /// A secret that can be guessed.
    #[error("signed websocket bearer secret {} must be at least 32 bytes", .0.display())]
    Short(PathBuf),
    /// A line of a token file that says nothing usable.
    #[error("websocket auth secret {} line {line}: {problem}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// The fault.
        problem: LineProblem,
    },
}

/// The fault of a line of a token file. It contains names, never tokens.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// Not the form of a line.
    #[error("expected `NAME: TOKEN` or `NAME: sha256:HEX`, and then `expires=TIME` or nothing")]
    Form,
    /// A name with other characters, or too long.
    #[error("a name has 1 to 64 letters, digits, `.`, `_`, `-` or `@`")]
    Name,
    /// A token that no header can carry.
    #[error("the token of `{0}` has characters other than visible ASCII")]
    Token(String),
    /// A digest that is none.
    #[error("the digest of `{0}` must be a 64-character hex SHA-256 digest")]
    Digest(String),
    /// A moment that cannot be read.
    #[error("`{0}` is no time; write `expires=2030-12-31T23:59:59Z`")]
    Expiry(String),
    /// A name that was used before.
    #[error("the name `{name}` is taken by line {first}")]
    SameName {
        /// The name.
        name: String,
        /// The line that has it.
        first: usize,
    },
    /// A token that was used before.
    #[error("the token of `{name}` is the one of line {first}; give each its own")]
    SameToken {
        /// The name in this line.
        name: String,
        /// The line that has the token.
        first: usize,
    },
}

/// The reason to refuse a handshake, always with status 401. The text is the body of
/// the answer, as the reference implementation words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denial {
    /// No token came along.
    #[error("missing websocket bearer token")]
    Missing,
    /// A header of another scheme, or without a token.
    #[error("invalid authorization header")]
    Header,
    /// No such capability token, or one that has expired.
    #[error("invalid websocket bearer token")]
    Token,
    /// Not a token signed with the secret, or claims of wrong types.
    #[error("invalid websocket jwt")]
    Jwt,
    /// Over, by more than the clock skew.
    #[error("expired websocket jwt")]
    Expired,
    /// Still to come, by more than the clock skew.
    #[error("websocket jwt is not valid yet")]
    NotYet,
    /// Signed by another issuer, or without one.
    #[error("websocket jwt issuer mismatch")]
    Issuer,
    /// Meant for another audience.
    #[error("websocket jwt audience mismatch")]
    Audience,
}
