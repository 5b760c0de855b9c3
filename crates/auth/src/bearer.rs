//! The token that a peer shows, from `Authorization` (RFC 6750 section 2.1).

use std::fmt;

use crate::Denial;

/// A token as it was shown. It has no `Display`, and its `Debug` form is empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Bearer(String);

impl Bearer {
    /// Takes a token from the value of an `Authorization` header. The scheme's
    /// case does not matter; whitespace around the token does not either.
    pub fn from_header(value: &[u8]) -> Result<Self, Denial> {
        let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii());
        let (scheme, token) = text.and_then(|text| text.split_once(' ')).ok_or(Denial::Header)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Denial::Header);
        }
        Self::from_text(token)
    }

    /// Takes a token that came some other way.
    pub(crate) fn from_text(token: &str) -> Result<Self, Denial> {
        match token.trim() {
            "" => Err(Denial::Header),
            token => Ok(Self(token.to_owned())),
        }
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bearer(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_as_the_reference_reads_them() {
        for header in ["Bearer tok", "bearer tok", "BEARER tok", "Bearer  tok "] {
            assert_eq!(Bearer::from_header(header.as_bytes()).unwrap().reveal(), "tok", "{header}");
        }
        for header in
            ["", "tok", "Bearer", "Bearer ", "Bearer\ttok", "Basic tok", "Bearer t\u{f6}k"]
        {
            assert_eq!(Bearer::from_header(header.as_bytes()), Err(Denial::Header), "{header}");
        }
        assert_eq!(Bearer::from_header(b"Bearer t\xf6k"), Err(Denial::Header));
    }

    #[test]
    fn a_token_is_not_shown() {
        let shown = format!("{:?}", Bearer::from_header(b"Bearer hush"));
        assert!(!shown.contains("hush"), "{shown}");
    }
}
