//! The secret of a pairing code: known to the host and to who reads its code, not to the relay.

use std::fmt;
use std::str::FromStr;

use ring::hkdf;
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::ChannelError;

/// 80 bits: a relay that sits in the middle would have to try 2^80 secrets while the client waits.
const SECRET_BYTES: usize = 10;

/// Letters that are not mistaken for one another when read aloud (Crockford's base 32, without I, L, O, U).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const SYMBOLS: usize = SECRET_BYTES * 8 / 5;
const GROUP: usize = 4;
const SALT: &[u8] = b"turnhost pairing v1";

/// A pairing secret, written in four groups of four letters: `7QK2-M0WZ-91AB-XXTE`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PairingSecret([u8; SECRET_BYTES]);

/// Names a pairing secret in the open: says which of its secrets a host has to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairingId(pub [u8; 8]);

impl PairingSecret {
    /// Makes a fresh secret.
    pub fn generate() -> Result<Self, ChannelError> {
        let mut bytes = [0; SECRET_BYTES];
        SystemRandom::new().fill(&mut bytes).map_err(|_| ChannelError::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Makes a secret of its bytes.
    pub fn from_bytes(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    /// Returns the name of the secret: HKDF-SHA-256 with the info text `id`.
    pub fn id(&self) -> PairingId {
        PairingId(self.derive(b"id"))
    }

    /// Returns the pre-shared key of the handshake: HKDF-SHA-256 with the info text `psk`.
    pub(crate) fn pre_shared_key(&self) -> [u8; 32] {
        self.derive(b"psk")
    }

    fn derive<const N: usize>(&self, info: &[u8]) -> [u8; N] {
        struct Length(usize);
        impl hkdf::KeyType for Length {
            fn len(&self) -> usize {
                self.0
            }
        }
        let key = hkdf::Salt::new(hkdf::HKDF_SHA256, SALT).extract(&self.0);
        let mut derived = [0; N];
        let expanded = key.expand(&[info], Length(N)).and_then(|okm| okm.fill(&mut derived));
        debug_assert!(expanded.is_ok(), "HKDF gives up to 8,160 bytes");
        derived
    }
}

impl fmt::Display for PairingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        for place in 0..SYMBOLS {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            let digit = (bits >> (5 * (SYMBOLS - 1 - place))) & 31;
            let symbol = usize::try_from(digit).ok().and_then(|digit| ALPHABET.get(digit));
            write!(f, "{}", char::from(*symbol.unwrap_or(&b'0')))?;
        }
        Ok(())
    }
}

impl fmt::Debug for PairingSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PairingSecret(..)")
    }
}

impl FromStr for PairingSecret {
    type Err = ChannelError;

    /// Reads 16 letters in either case; hyphens and spaces are skipped, `O` is 0, `I` and `L` are 1.
    fn from_str(text: &str) -> Result<Self, ChannelError> {
        let (mut bits, mut symbols) = (0_u128, 0);
        for letter in text.bytes().filter(|letter| !matches!(letter, b'-' | b' ')) {
            let letter = match letter.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let digit = (0_u128..).zip(ALPHABET).find(|(_, symbol)| **symbol == letter);
            let Some((digit, _)) = digit.filter(|_| symbols < SYMBOLS) else {
                return Err(ChannelError::MalformedHandshake);
            };
            bits = bits << 5 | digit;
            symbols += 1;
        }
        if symbols != SYMBOLS {
            return Err(ChannelError::MalformedHandshake);
        }
        let mut bytes = [0; SECRET_BYTES];
        bytes.copy_from_slice(&bits.to_be_bytes()[16 - SECRET_BYTES..]);
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_secret_is_read_as_people_type_it() {
        let secret = PairingSecret(*b"0123456789");
        let text = secret.to_string();
        assert_eq!(text.len(), 19);
        for typed in [
            text.clone(),
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " "),
            text.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(typed.parse(), Ok(secret), "{typed}");
        }
        for wrong in [
            "",
            "AAAA",
            "7QK2-M0WZ-91AB-XXT",
            "7QK2-M0WZ-91AB-XXTEE",
            "7QK2-M0WZ-91AB-XXTU",
            "ÄÄÄÄÄÄÄÄ",
        ] {
            assert!(wrong.parse::<PairingSecret>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_secret_is_read_as_it_was_written(bytes: [u8; SECRET_BYTES]) {
            let secret = PairingSecret(bytes);
            prop_assert_eq!(secret.to_string().parse(), Ok(secret));
            prop_assert_ne!(&secret.id().0[..], &secret.pre_shared_key()[..8]);
        }
    }
}
