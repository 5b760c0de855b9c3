//! Signed bearer tokens: JSON Web Tokens (RFC 7519) under HS256.
//!
//! The library takes a token apart and checks its signature; the claims are
//! judged here, by the clock of the caller and in the order and words of the
//! reference implementation.

use std::collections::HashSet;

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use turnhost_base::Millis;

use crate::flags::Expected;
use crate::{Denial, provider};

/// Least bytes of a secret: as many as the digest has (RFC 7518 section 3.2).
pub(crate) const MIN_SECRET_BYTES: usize = 32;

/// A longer subject is not logged.
const MAX_SUBJECT_CHARS: usize = 64;

/// The shared secret. Its `Debug` form does not show it, and it is wiped when dropped.
#[derive(Debug)]
pub(crate) struct Secret(DecodingKey);

impl Secret {
    /// Returns `None` if there are too few bytes.
    pub(crate) fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= MIN_SECRET_BYTES).then(|| Self(DecodingKey::from_secret(bytes)))
    }
}

/// Claims of other types make the token invalid, whether or not they are asked for.
#[derive(Deserialize)]
struct Claims {
    exp: i64,
    nbf: Option<i64>,
    iss: Option<String>,
    aud: Option<Audience>,
    /// Only logged, so any type will do.
    sub: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::One(only) => only == name,
            Self::Several(names) => names.iter().any(|it| it == name),
        }
    }
}

/// Checks a token, and gives its subject if it has one.
pub(crate) fn check(
    token: &str,
    secret: &Secret,
    expected: &Expected,
    now: Millis,
) -> Result<Option<String>, Denial> {
    provider::install();
    let token = jsonwebtoken::decode::<Claims>(token, &secret.0, &signature_only())
        .map_err(|_| Denial::Jwt)?;
    // RFC 7515 section 4.1.11: what must be understood and is not makes the token invalid.
    if token.header.crit.is_some() {
        return Err(Denial::Jwt);
    }
    judge(&token.claims, expected, now.seconds())?;
    let subject = token.claims.sub.as_ref().and_then(|subject| subject.as_str());
    Ok(subject.map(|subject| subject.chars().take(MAX_SUBJECT_CHARS).collect()))
}

/// Checks the signature alone: the library would ask the system for the time.
fn signature_only() -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.required_spec_claims = HashSet::new();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

fn judge(claims: &Claims, expected: &Expected, now: i64) -> Result<(), Denial> {
    let skew = expected.skew_seconds;
    if now > claims.exp.saturating_add(skew) {
        return Err(Denial::Expired);
    }
    if claims.nbf.is_some_and(|nbf| now < nbf.saturating_sub(skew)) {
        return Err(Denial::NotYet);
    }
    if expected.issuer.is_some() && claims.iss != expected.issuer {
        return Err(Denial::Issuer);
    }
    match &expected.audience {
        Some(name) if !claims.aud.as_ref().is_some_and(|aud| aud.has(name)) => {
            Err(Denial::Audience)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
