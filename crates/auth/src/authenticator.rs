//! The judge of tokens: it returns the owner of a token, or the reason for a denial.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use turnhost_base::World;

use crate::Bearer;
use crate::error::{AuthError, Denial};
use crate::file::Watched;
use crate::flags::{Expected, Policy, Source};
use crate::jwt::{self, Secret};
use crate::tokens::{Tokens, TokensError};

/// Name of a signed token without a subject.
const SIGNED_NAME: &str = "signed";

/// Decides about handshakes. Shared by all of a listener's.
pub struct Authenticator {
    keys: Keys,
    world: Arc<dyn World>,
}

enum Keys {
    TokenFile(Watched<Tokens>),
    TokenDigest(Tokens),
    Signed { secret: Watched<Secret>, expected: Expected },
}

/// The owner of the token: the name of a capability token, the subject of a signed
/// one. Logs show it, so that operators can tell connections apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity(Arc<str>);

impl Identity {
    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Authenticator {
    /// Reads what the policy names. Later changes of its file are noticed.
    pub fn open(policy: Policy, world: Arc<dyn World>) -> Result<Self, AuthError> {
        let keys = match policy.0 {
            Source::TokenFile(path) => Keys::TokenFile(Watched::open(path, parse_tokens, &*world)?),
            Source::TokenDigest(digest) => Keys::TokenDigest(Tokens::single(digest)),
            Source::Signed { secret_file, expected } => Keys::Signed {
                secret: Watched::open(secret_file, parse_secret, &*world)?,
                expected,
            },
        };
        Ok(Self { keys, world })
    }

    /// Decides about a token that was shown. Reads a small file if it has
    /// changed, and waits for nothing else.
    pub fn check(&self, bearer: &Bearer) -> Result<Identity, Denial> {
        let now = self.world.now();
        let name = match &self.keys {
            Keys::TokenFile(file) => file.current(&*self.world).find(bearer.reveal(), now),
            Keys::TokenDigest(tokens) => tokens.find(bearer.reveal(), now),
            Keys::Signed { secret, expected } => {
                let secret = secret.current(&*self.world);
                let subject = jwt::check(bearer.reveal(), &secret, expected, now)?;
                Some(subject.map_or_else(|| SIGNED_NAME.into(), Arc::from))
            }
        };
        name.map(Identity).ok_or(Denial::Token)
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.keys {
            Keys::TokenFile(_) | Keys::TokenDigest(_) => "Authenticator(capability-token)",
            Keys::Signed { .. } => "Authenticator(signed-bearer-token)",
        })
    }
}

fn parse_tokens(path: &Path, bytes: &[u8]) -> Result<Tokens, AuthError> {
    Tokens::parse(&String::from_utf8_lossy(bytes)).map_err(|err| match err {
        TokensError::Empty => AuthError::Empty(path.to_owned()),
        TokensError::Line(line, problem) => {
            AuthError::Line { path: path.to_owned(), line, problem }
        }
    })
}

fn parse_secret(path: &Path, bytes: &[u8]) -> Result<Secret, AuthError> {
    // A byte order mark is no part of the secret.
    match bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii() {
        [] => Err(AuthError::Empty(path.to_owned())),
        secret => Secret::new(secret).ok_or_else(|| AuthError::Short(path.to_owned())),
    }
}
