//! The handshake: one message from the client, one from the host.
//!
//! The client's message carries nothing, and the host acts on nothing until the
//! first sealed frame opens: a relay that repeats an old client message gets an
//! answer that it cannot use.

use snow::{Builder, HandshakeState};

use crate::primitives::Primitives;
use crate::{Channel, ChannelError, KeyPair, PairingId, PairingSecret, PublicKey};

const KNOWN_CLIENT: &str = "Noise_IK_25519_AESGCM_SHA256";
const PAIRING: &str = "Noise_IKpsk1_25519_AESGCM_SHA256";

/// The first byte of a client's message, by version and kind.
const HELLO_KNOWN_CLIENT: u8 = 1;
const HELLO_PAIRING: u8 = 2;

/// `e, es, s, ss` and the tag of an empty payload: 32 + 48 + 16 bytes.
const FIRST_BYTES: usize = 96;
/// `e, ee, se` and the tag of an empty payload.
const SECOND_BYTES: usize = 48;

pub(crate) fn builder(secret: Option<&[u8; 32]>) -> Result<Builder<'_>, ChannelError> {
    let pattern = if secret.is_some() { PAIRING } else { KNOWN_CLIENT };
    let pattern = pattern.parse().map_err(|_| ChannelError::MalformedHandshake)?;
    let builder = Builder::with_resolver(pattern, Box::new(Primitives));
    match secret {
        // The place of `psk1` in the pattern.
        Some(secret) => builder.psk(1, secret).map_err(|_| ChannelError::MalformedHandshake),
        None => Ok(builder),
    }
}

/// The ephemeral key of one handshake.
#[derive(Clone, Copy)]
enum Ephemeral<'a> {
    /// Random, as it must be.
    Fresh,
    /// Given, so that test vectors repeat.
    Fixed(&'a [u8; 32]),
}

/// The client's message, read but not yet checked.
///
/// `1, message` of a client that the host knows, or `2, pairing id, message` of one that pairs.
#[derive(Clone, Copy, Debug)]
pub struct Hello<'a> {
    prologue: &'a [u8],
    message: &'a [u8],
    pairing: Option<PairingId>,
}

impl<'a> Hello<'a> {
    /// Takes a message apart.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, ChannelError> {
        let (prologue, message) = bytes
            .split_at_checked(bytes.len().saturating_sub(FIRST_BYTES))
            .ok_or(ChannelError::MalformedHandshake)?;
        let pairing = match prologue {
            [HELLO_KNOWN_CLIENT] => None,
            [HELLO_PAIRING, id @ ..] => {
                Some(PairingId(id.try_into().map_err(|_| ChannelError::MalformedHandshake)?))
            }
            _ => return Err(ChannelError::MalformedHandshake),
        };
        Ok(Self { prologue, message, pairing })
    }

    /// Returns the name of the secret with which the client pairs, if it does.
    pub fn pairing(&self) -> Option<PairingId> {
        self.pairing
    }
}

/// The client's side, between its message and the host's.
#[derive(Debug)]
pub struct Initiator(HandshakeState);

impl Initiator {
    /// Begins a handshake with a host that knows this client. Returns the message for the host.
    pub fn connect(own: &KeyPair, host: &PublicKey) -> Result<(Self, Vec<u8>), ChannelError> {
        Self::begin(own, host, None, Ephemeral::Fresh)
    }

    /// Begins a handshake that makes this client known to a host.
    ///
    /// The host's key may come from the relay: unless both sides hold the secret, it fails.
    pub fn pair(
        own: &KeyPair,
        host: &PublicKey,
        secret: &PairingSecret,
    ) -> Result<(Self, Vec<u8>), ChannelError> {
        Self::begin(own, host, Some(secret), Ephemeral::Fresh)
    }

    /// Begins a handshake with a given ephemeral key, for test vectors.
    #[doc(hidden)]
    pub fn with_ephemeral_for_testing_only(
        own: &KeyPair,
        host: &PublicKey,
        secret: Option<&PairingSecret>,
        ephemeral: &[u8; 32],
    ) -> Result<(Self, Vec<u8>), ChannelError> {
        Self::begin(own, host, secret, Ephemeral::Fixed(ephemeral))
    }

    fn begin(
        own: &KeyPair,
        host: &PublicKey,
        secret: Option<&PairingSecret>,
        ephemeral: Ephemeral<'_>,
    ) -> Result<(Self, Vec<u8>), ChannelError> {
        let mut hello = match secret {
            None => vec![HELLO_KNOWN_CLIENT],
            Some(secret) => [&[HELLO_PAIRING], &secret.id().0[..]].concat(),
        };
        let pre_shared = secret.map(PairingSecret::pre_shared_key);
        let mut builder = with_keys(builder(pre_shared.as_ref())?, own, &hello, ephemeral)?;
        builder = builder.remote_public_key(host.as_bytes()).map_err(|_| ChannelError::WrongKey)?;
        let mut state = builder.build_initiator().map_err(|_| ChannelError::WrongKey)?;
        let mut message = [0; FIRST_BYTES];
        state.write_message(&[], &mut message).map_err(|_| ChannelError::WrongKey)?;
        hello.extend_from_slice(&message);
        Ok((Self(state), hello))
    }

    /// Ends the handshake with the host's message.
    pub fn finish(mut self, welcome: &[u8]) -> Result<Channel, ChannelError> {
        if welcome.len() != SECOND_BYTES {
            return Err(ChannelError::MalformedHandshake);
        }
        self.0.read_message(welcome, &mut []).map_err(|_| ChannelError::WrongKey)?;
        Channel::new(self.0)
    }
}

/// The host's side, between the client's message and its own.
#[derive(Debug)]
pub struct Responder {
    state: HandshakeState,
    client: PublicKey,
}

impl Responder {
    /// Checks a client's message. A pairing one needs the secret that [`Hello::pairing`] names.
    ///
    /// Success proves that its sender once held [`Responder::client`]'s key, and the secret;
    /// only the first frame that opens says that it is there now.
    pub fn read(
        own: &KeyPair,
        hello: &Hello<'_>,
        secret: Option<&PairingSecret>,
    ) -> Result<Self, ChannelError> {
        Self::read_with(own, hello, secret, Ephemeral::Fresh)
    }

    /// Checks a client's message and will answer with a given ephemeral key, for test vectors.
    #[doc(hidden)]
    pub fn with_ephemeral_for_testing_only(
        own: &KeyPair,
        hello: &Hello<'_>,
        secret: Option<&PairingSecret>,
        ephemeral: &[u8; 32],
    ) -> Result<Self, ChannelError> {
        Self::read_with(own, hello, secret, Ephemeral::Fixed(ephemeral))
    }

    fn read_with(
        own: &KeyPair,
        hello: &Hello<'_>,
        secret: Option<&PairingSecret>,
        ephemeral: Ephemeral<'_>,
    ) -> Result<Self, ChannelError> {
        if hello.pairing() != secret.map(PairingSecret::id) {
            return Err(ChannelError::WrongKey);
        }
        let pre_shared = secret.map(PairingSecret::pre_shared_key);
        let builder = with_keys(builder(pre_shared.as_ref())?, own, hello.prologue, ephemeral)?;
        let mut state = builder.build_responder().map_err(|_| ChannelError::WrongKey)?;
        state.read_message(hello.message, &mut []).map_err(|_| ChannelError::WrongKey)?;
        let client = state.get_remote_static().and_then(PublicKey::from_slice);
        Ok(Self { state, client: client.ok_or(ChannelError::MalformedHandshake)? })
    }

    /// Returns the client's static key; the host decides whether it is welcome.
    pub fn client(&self) -> &PublicKey {
        &self.client
    }

    /// Ends the handshake. Returns the channel and the message for the client.
    pub fn welcome(mut self) -> Result<(Channel, Vec<u8>), ChannelError> {
        let mut message = vec![0; SECOND_BYTES];
        self.state.write_message(&[], &mut message).map_err(|_| ChannelError::WrongKey)?;
        Ok((Channel::new(self.state)?, message))
    }
}

fn with_keys<'a>(
    builder: Builder<'a>,
    own: &'a KeyPair,
    prologue: &'a [u8],
    ephemeral: Ephemeral<'a>,
) -> Result<Builder<'a>, ChannelError> {
    let builder = builder.local_private_key(own.private()).and_then(|it| it.prologue(prologue));
    let builder = builder.map_err(|_| ChannelError::MalformedHandshake)?;
    Ok(match ephemeral {
        Ephemeral::Fixed(key) => builder.fixed_ephemeral_key_for_testing_only(key),
        Ephemeral::Fresh => builder,
    })
}
