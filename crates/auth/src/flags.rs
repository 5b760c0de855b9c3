//! The flags, and which of them go together.

use std::path::PathBuf;
use std::time::Duration;

use crate::AuthError;
use crate::digest::Digest;

/// 30 s, as in the reference implementation: what a clock may be off.
const DEFAULT_SKEW: Duration = Duration::from_secs(30);

/// The values of `--ws-auth`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// `capability-token`: the bearer of a token may connect.
    CapabilityToken,
    /// `signed-bearer-token`: tokens that an issuer signs with a shared secret.
    SignedBearerToken,
}

/// The flags as they were given. Paths are used as they are: make them
/// absolute, so that messages name the file independently of the working directory.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--ws-auth`.
    pub mode: Option<Mode>,
    /// `--ws-token-file`.
    pub token_file: Option<PathBuf>,
    /// `--ws-token-sha256`.
    pub token_sha256: Option<String>,
    /// `--ws-shared-secret-file`.
    pub shared_secret_file: Option<PathBuf>,
    /// `--ws-issuer`.
    pub issuer: Option<String>,
    /// `--ws-audience`.
    pub audience: Option<String>,
    /// `--ws-max-clock-skew-seconds`.
    pub max_clock_skew_seconds: Option<u64>,
}

/// Flags that go together: where tokens come from and what is asked of them.
#[derive(Clone, Debug)]
pub struct Policy(pub(crate) Source);

#[derive(Clone, Debug)]
pub(crate) enum Source {
    TokenFile(PathBuf),
    TokenDigest(Digest),
    Signed { secret_file: PathBuf, expected: Expected },
}

/// The values that the claims of a signed token must match.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) issuer: Option<String>,
    pub(crate) audience: Option<String>,
    pub(crate) skew_seconds: i64,
}

impl Flags {
    /// Returns the mode that the flags ask for: `None` for no authentication. No file is read.
    pub fn policy(self) -> Result<Option<Policy>, AuthError> {
        let token_flags = self.token_file.is_some() || self.token_sha256.is_some();
        let signed_flags = self.shared_secret_file.is_some()
            || self.issuer.is_some()
            || self.audience.is_some()
            || self.max_clock_skew_seconds.is_some();
        match self.mode {
            None if token_flags || signed_flags => Err(AuthError::NoMode),
            None => Ok(None),
            Some(Mode::CapabilityToken) if signed_flags => Err(AuthError::NotSigned),
            Some(Mode::CapabilityToken) => self.capability().map(Some),
            Some(Mode::SignedBearerToken) if token_flags => Err(AuthError::NotCapability),
            Some(Mode::SignedBearerToken) => self.signed().map(Some),
        }
    }

    fn capability(self) -> Result<Policy, AuthError> {
        match (self.token_file, self.token_sha256) {
            (None, None) => Err(AuthError::NoToken),
            (Some(_), Some(_)) => Err(AuthError::TwoTokens),
            (Some(path), None) => Ok(Policy(Source::TokenFile(path))),
            (None, Some(hex)) => {
                let digest = Digest::from_hex(hex.trim()).ok_or(AuthError::Digest)?;
                Ok(Policy(Source::TokenDigest(digest)))
            }
        }
    }

    fn signed(self) -> Result<Policy, AuthError> {
        let secret_file = self.shared_secret_file.ok_or(AuthError::NoSecret)?;
        let skew = self.max_clock_skew_seconds.unwrap_or(DEFAULT_SKEW.as_secs());
        let expected = Expected {
            issuer: not_blank(self.issuer),
            audience: not_blank(self.audience),
            skew_seconds: i64::try_from(skew).map_err(|_| AuthError::Skew)?,
        };
        Ok(Policy(Source::Signed { secret_file, expected }))
    }
}

/// Takes an empty value for none: the claim is not checked.
fn not_blank(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut Flags)) -> String {
        let mut flags = Flags::default();
        change(&mut flags);
        flags.policy().unwrap_err().to_string()
    }

    #[test]
    fn what_does_not_go_together_is_named_in_the_words_of_the_reference() {
        use Mode::{CapabilityToken, SignedBearerToken};
        let no_mode = "websocket auth flags require `--ws-auth capability-token` or `--ws-auth signed-bearer-token`";
        assert_eq!(refused(|it| it.token_file = Some("t".into())), no_mode);
        assert_eq!(refused(|it| it.max_clock_skew_seconds = Some(1)), no_mode);
        assert_eq!(
            refused(|it| it.mode = Some(CapabilityToken)),
            "`--ws-token-file` or `--ws-token-sha256` is required when `--ws-auth capability-token` is set"
        );
        assert_eq!(
            refused(|it| {
                it.mode = Some(CapabilityToken);
                it.token_file = Some("t".into());
                it.token_sha256 = Some("ab".repeat(32));
            }),
            "`--ws-token-file` and `--ws-token-sha256` are mutually exclusive"
        );
        assert_eq!(
            refused(|it| {
                it.mode = Some(CapabilityToken);
                it.token_file = Some("t".into());
                it.audience = Some(String::new());
            }),
            "`--ws-shared-secret-file`, `--ws-issuer`, `--ws-audience`, and `--ws-max-clock-skew-seconds` require `--ws-auth signed-bearer-token`"
        );
        assert_eq!(
            refused(|it| {
                it.mode = Some(SignedBearerToken);
                it.token_sha256 = Some("x".into());
            }),
            "`--ws-token-file` and `--ws-token-sha256` require `--ws-auth capability-token`, not `signed-bearer-token`"
        );
        assert_eq!(
            refused(|it| it.mode = Some(SignedBearerToken)),
            "`--ws-shared-secret-file` is required when `--ws-auth signed-bearer-token` is set"
        );
        assert_eq!(
            refused(|it| {
                it.mode = Some(CapabilityToken);
                it.token_sha256 = Some("zz".into());
            }),
            "--ws-token-sha256 must be a 64-character hex SHA-256 digest"
        );
        assert_eq!(
            refused(|it| {
                it.mode = Some(SignedBearerToken);
                it.shared_secret_file = Some("s".into());
                it.max_clock_skew_seconds = Some(u64::MAX);
            }),
            "websocket auth clock skew must fit in a signed 64-bit integer"
        );
    }

    #[test]
    fn no_flags_are_no_policy() {
        assert!(Flags::default().policy().unwrap().is_none());
    }

    #[test]
    fn blank_expectations_are_none_and_others_are_trimmed() {
        let flags = Flags {
            mode: Some(Mode::SignedBearerToken),
            shared_secret_file: Some("s".into()),
            issuer: Some(" \t".into()),
            audience: Some(" me ".into()),
            ..Flags::default()
        };
        let Some(Policy(Source::Signed { expected, .. })) = flags.policy().unwrap() else {
            panic!("a policy of signed tokens")
        };
        assert_eq!((expected.issuer, expected.audience.as_deref()), (None, Some("me")));
        assert_eq!(expected.skew_seconds, 30);
    }
}
