//! Tokens and codes: random, shown once, kept as digests.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom as _, SystemRandom};
use turnhost_base::Millis;

use crate::error::RelayError;

/// Letters of pairing codes, which are not mistaken for one another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// SHA-256 of a token. Tokens have 256 random bits, so that no salt is needed.
pub(crate) type Digest = [u8; 32];

/// Returns the digest under which a token is kept.
pub(crate) fn digest_of(token: &str) -> Digest {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    bytes
}

fn random<const N: usize>() -> Result<[u8; N], RelayError> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| RelayError::NoRandomness)?;
    Ok(bytes)
}

/// Makes a token.
pub(crate) fn token() -> Result<String, RelayError> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// Makes a host token: a token behind what looks like the claims of a JWT.
///
/// Hosts of the reference implementation read account and expiry from their access token. The
/// relay looks the whole of it up by its digest, and believes none of the claims.
pub(crate) fn host_token(account: &str, expires: Millis) -> Result<String, RelayError> {
    let claims = serde_json::json!({
        "exp": expires.seconds(),
        "https://api.openai.com/auth": {
            "chatgpt_account_id": account,
            "chatgpt_user_id": account,
            "chatgpt_plan_type": "pro",
        },
    });
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
    Ok(format!("{header}.{}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()), token()?))
}

/// Makes a pairing code: two groups of four letters, 40 bits.
pub(crate) fn code() -> Result<String, RelayError> {
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    let mut text: String = random::<8>()?.into_iter().map(letter).collect();
    text.insert(4, '-');
    Ok(text)
}

/// Returns a code as [`code`] writes it, however it was typed.
pub(crate) fn normal_code(typed: &str) -> Option<String> {
    let mut letters = String::with_capacity(9);
    for letter in typed.chars().filter(|letter| !matches!(letter, '-' | ' ')) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let known = u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
        if !known || letters.len() == 8 {
            return None;
        }
        letters.push(letter);
    }
    (letters.len() == 8).then(|| format!("{}-{}", &letters[..4], &letters[4..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for typed in ["7QK2-M0WZ", "7qk2m0wz", " 7QK2 MOWZ"] {
            assert_eq!(normal_code(typed).as_deref(), Some("7QK2-M0WZ"), "{typed}");
        }
        for typed in ["", "7QK2-M0W", "7QK2-M0WZZ", "7QK2-M0WU", "ÄÄÄÄÄÄÄÄ"] {
            assert_eq!(normal_code(typed), None, "{typed}");
        }
        let code = code().unwrap();
        assert_eq!(normal_code(&code), Some(code));
    }
}
