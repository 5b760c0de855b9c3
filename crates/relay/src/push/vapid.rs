//! The relay's name at push services: a signed token (RFC 8292).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::json;
use turnhost_base::Millis;

use super::target::origin;
use crate::database::pushes;
use crate::error::RelayError;

/// Tokens count for twelve hours; the standard allows a day.
const LIFETIME_SECONDS: i64 = 12 * 3600;

/// The key with which the relay signs.
pub(crate) struct Vapid {
    key: EcdsaKeyPair,
    contact: String,
}

impl fmt::Debug for Vapid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vapid({})", self.public_key())
    }
}

/// The contact where the operator gave none. Push services want one, and some refuse invented hosts.
const CONTACT: &str = "mailto:turnhost@example.org";

impl Vapid {
    /// Opens the key of a relay's database, and makes it the first time.
    pub(crate) fn of(db: &rusqlite::Connection, contact: Option<&str>) -> Result<Self, RelayError> {
        let kept = pushes::signing_key(db)?;
        let key = match &kept {
            Some(key) => key.clone(),
            None => Self::generate()?,
        };
        if kept.is_none() {
            pushes::set_signing_key(db, &key)?;
        }
        Self::open(&key, contact.unwrap_or(CONTACT))
    }

    /// Makes a key, in PKCS#8.
    fn generate() -> Result<Vec<u8>, RelayError> {
        let key =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        Ok(key.map_err(|_| RelayError::NoRandomness)?.as_ref().to_vec())
    }

    /// Reads a key in PKCS#8. `contact` is where push services reach the operator: `mailto:` or `https:`.
    fn open(pkcs8: &[u8], contact: &str) -> Result<Self, RelayError> {
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let key = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8, &SystemRandom::new());
        Ok(Self { key: key.map_err(|_| RelayError::Encryption)?, contact: contact.to_owned() })
    }

    /// Returns the public key, as browsers want it for a subscription.
    pub(crate) fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref())
    }

    /// Returns the value of `Authorization` for an endpoint.
    pub(crate) fn authorization(&self, endpoint: &str, now: Millis) -> Result<String, RelayError> {
        let header = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let claims = json!({
            "aud": origin(endpoint).ok_or(RelayError::Encryption)?,
            "exp": now.seconds() + LIFETIME_SECONDS,
            "sub": self.contact,
        });
        let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature = self.key.sign(&SystemRandom::new(), signed.as_bytes());
        let signature = signature.map_err(|_| RelayError::NoRandomness)?;
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()));
        Ok(format!("vapid t={token}, k={}", self.public_key()))
    }
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    #[test]
    fn tokens_are_for_one_service_and_signed_by_the_key_that_is_named() {
        let vapid = Vapid::open(&Vapid::generate().unwrap(), "mailto:ann@example.org").unwrap();
        let endpoint = "https://push.example:444/send/abc?d";
        let value = vapid.authorization(endpoint, Millis(1_000_000)).unwrap();
        let (token, key) = value.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes(key));
        key.verify(signed.as_bytes(), &bytes(signature)).unwrap();
        let claims: serde_json::Value =
            serde_json::from_slice(&bytes(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(
            claims,
            json!({"aud": "https://push.example:444", "exp": 44_200, "sub": "mailto:ann@example.org"})
        );
        assert!(Vapid::open(b"no key", "mailto:a@b").is_err());
    }
}
