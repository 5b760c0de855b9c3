//! SHA-256 digests, which stand for capability tokens and are compared in
//! constant time.

use std::fmt;

use subtle::{Choice, ConstantTimeEq};

const BYTES: usize = 32;

/// The SHA-256 digest of a token.
#[derive(Clone, Copy)]
pub(crate) struct Digest([u8; BYTES]);

impl Digest {
    pub(crate) fn of(token: &[u8]) -> Self {
        let digest = ring::digest::digest(&ring::digest::SHA256, token);
        let mut bytes = [0; BYTES];
        bytes.copy_from_slice(digest.as_ref());
        Self(bytes)
    }

    /// Reads 64 hex digits, in either case.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 2 * BYTES {
            return None;
        }
        let mut bytes = [0; BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_digit(pair[0])? << 4 | hex_digit(pair[1])?;
        }
        Some(Self(bytes))
    }

    /// Returns `true` if both are the same, in a time that does not tell where they differ.
    pub(crate) fn same(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl fmt::Debug for Digest {
    /// Hides the digest, since short tokens can be guessed from it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(..)")
    }
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| value.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // FIPS 180-4, example of one block.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let read = Digest::from_hex(abc).unwrap();
        assert!(bool::from(read.same(&Digest::of(b"abc"))));
        assert!(bool::from(Digest::from_hex(&abc.to_uppercase()).unwrap().same(&read)));
        assert!(!bool::from(read.same(&Digest::of(b"abd"))));
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in
            [String::new(), "ab".repeat(31), "ab".repeat(33), "zz".repeat(32), "é".repeat(32)]
        {
            assert!(Digest::from_hex(&text).is_none(), "{text}");
        }
    }
}
