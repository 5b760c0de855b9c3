//! The primitives of the Noise patterns: AES-GCM, SHA-256 and randomness of ring, X25519 of curve25519-dalek.
//!
//! Ring agrees on keys with ephemeral private keys only, and a Noise pattern needs static ones.

use curve25519_dalek::MontgomeryPoint;
use snow::params::{CipherChoice, DHChoice, HashChoice};
use snow::resolvers::{CryptoResolver, RingResolver};
use snow::types::{Cipher, Dh, Hash, Random};

/// The length of X25519 keys and of what two of them agree on (RFC 7748).
pub(crate) const KEY_BYTES: usize = 32;

/// Returns the public key of a private one.
pub(crate) fn public_key(private: [u8; KEY_BYTES]) -> [u8; KEY_BYTES] {
    MontgomeryPoint::mul_base_clamped(private).to_bytes()
}

/// Finds the implementation of each primitive for snow.
pub(crate) struct Primitives;

impl CryptoResolver for Primitives {
    fn resolve_rng(&self) -> Option<Box<dyn Random>> {
        RingResolver.resolve_rng()
    }

    fn resolve_dh(&self, choice: &DHChoice) -> Option<Box<dyn Dh>> {
        match choice {
            DHChoice::Curve25519 => Some(Box::new(X25519::default())),
            DHChoice::Curve448 => None,
        }
    }

    fn resolve_hash(&self, choice: &HashChoice) -> Option<Box<dyn Hash>> {
        RingResolver.resolve_hash(choice)
    }

    fn resolve_cipher(&self, choice: &CipherChoice) -> Option<Box<dyn Cipher>> {
        RingResolver.resolve_cipher(choice)
    }
}

/// X25519 (RFC 7748, section 5).
#[derive(Default)]
struct X25519 {
    private: [u8; KEY_BYTES],
    public: [u8; KEY_BYTES],
}

impl Dh for X25519 {
    fn name(&self) -> &'static str {
        "25519"
    }

    fn pub_len(&self) -> usize {
        KEY_BYTES
    }

    fn priv_len(&self) -> usize {
        KEY_BYTES
    }

    /// Takes a private key. Its length is that of [`Dh::priv_len`], which snow has checked.
    fn set(&mut self, private: &[u8]) {
        self.private.copy_from_slice(private);
        self.public = public_key(self.private);
    }

    fn generate(&mut self, random: &mut dyn Random) -> Result<(), snow::Error> {
        random.try_fill_bytes(&mut self.private)?;
        self.public = public_key(self.private);
        Ok(())
    }

    fn pubkey(&self) -> &[u8] {
        &self.public
    }

    fn privkey(&self) -> &[u8] {
        &self.private
    }

    /// Writes the shared secret into the first 32 bytes of `out`. Rejects public keys of low order, whose
    /// secret is zero with every private key (RFC 7748, section 6.1); WebCrypto rejects them in the browser.
    fn dh(&self, public: &[u8], out: &mut [u8]) -> Result<(), snow::Error> {
        let public = public.first_chunk::<KEY_BYTES>().ok_or(snow::Error::Dh)?;
        let out = out.first_chunk_mut::<KEY_BYTES>().ok_or(snow::Error::Dh)?;
        let shared = MontgomeryPoint(*public).mul_clamped(self.private).to_bytes();
        if shared == [0; KEY_BYTES] {
            return Err(snow::Error::Dh);
        }
        *out = shared;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(hex: &str) -> [u8; KEY_BYTES] {
        let byte = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
        std::array::from_fn(byte)
    }

    /// Agrees on a secret with a public key, as snow does.
    fn agree(private: [u8; KEY_BYTES], public: &[u8]) -> Result<[u8; KEY_BYTES], snow::Error> {
        let mut own = X25519::default();
        own.set(&private);
        let mut shared = [0; KEY_BYTES];
        own.dh(public, &mut shared).map(|()| shared)
    }

    /// The example of RFC 7748, section 6.1.
    #[test]
    fn the_rfc_s_example_comes_out() {
        let alice = key("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        let bob = key("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        assert_eq!(
            public_key(alice),
            key("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
        );
        assert_eq!(
            public_key(bob),
            key("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
        );
        let shared = key("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        assert_eq!(agree(alice, &public_key(bob)).unwrap(), shared);
        assert_eq!(agree(bob, &public_key(alice)).unwrap(), shared);
    }

    #[test]
    fn keys_of_low_order_are_rejected() {
        let one = std::array::from_fn::<u8, KEY_BYTES, _>(|at| u8::from(at == 0));
        for low in [[0; KEY_BYTES], one] {
            assert!(matches!(agree([7; KEY_BYTES], &low), Err(snow::Error::Dh)));
        }
    }

    #[test]
    fn keys_that_are_too_short_are_rejected() {
        assert!(matches!(agree([7; KEY_BYTES], &[9; KEY_BYTES - 1]), Err(snow::Error::Dh)));
    }

    proptest! {
        #[test]
        fn both_sides_agree(one: [u8; KEY_BYTES], other: [u8; KEY_BYTES]) {
            prop_assert_eq!(
                agree(one, &public_key(other)).unwrap(),
                agree(other, &public_key(one)).unwrap()
            );
        }
    }
}
