//! Static keys of hosts and clients.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::ChannelError;
use crate::primitives::{KEY_BYTES, public_key};

/// A static X25519 public key, which names a host or a client. Written in base64url without padding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; KEY_BYTES]);

impl PublicKey {
    /// Makes a key of its bytes.
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads a key from a slice of 32 bytes.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Returns the bytes.
    pub fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = ChannelError;

    fn from_str(text: &str) -> Result<Self, ChannelError> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| ChannelError::MalformedHandshake)?;
        Self::from_slice(&bytes).ok_or(ChannelError::MalformedHandshake)
    }
}

/// A static key with its private half.
#[derive(Clone)]
pub struct KeyPair {
    private: [u8; KEY_BYTES],
    public: PublicKey,
}

impl KeyPair {
    /// Makes a fresh key.
    pub fn generate() -> Result<Self, ChannelError> {
        let mut private = [0; KEY_BYTES];
        SystemRandom::new().fill(&mut private).map_err(|_| ChannelError::NoRandomness)?;
        Ok(Self::from_private(private))
    }

    /// Makes the pair of a private key, any 32 random bytes.
    pub fn from_private(private: [u8; KEY_BYTES]) -> Self {
        Self { private, public: PublicKey(public_key(private)) }
    }

    /// Returns the private key: a secret, to be kept where only its owner reads.
    pub fn private(&self) -> &[u8; KEY_BYTES] {
        &self.private
    }

    /// Returns the public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
}

impl fmt::Debug for KeyPair {
    /// Shows the public half only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyPair").field("public", &self.public).finish_non_exhaustive()
    }
}
