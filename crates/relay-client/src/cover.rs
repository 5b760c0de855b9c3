//! The encryption of one stream. No I/O.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_relay_protocol::{MESSAGE_BYTES, Refused, SEALED_BYTES, Sealed};
use turnhost_secure_channel::{
    Channel, ChannelError, Initiator, KeyPair, PairingSecret, PublicKey,
};

/// The protection of what goes to a machine. Its `Debug` form leaves out secrets.
#[derive(Clone)]
pub enum Protection {
    /// None: a host of the reference implementation. The relay reads everything.
    Plain,
    /// The secure channel: the relay reads nothing.
    Sealed {
        /// The key of this client.
        own: KeyPair,
        /// The key of the host.
        host: PublicKey,
        /// The secret with which the client becomes known to the host.
        pairing: Option<PairingSecret>,
    },
}

impl fmt::Debug for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain => f.write_str("Plain"),
            Self::Sealed { host, .. } => write!(f, "Sealed({host})"),
        }
    }
}

/// A failure of the channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Uncovered {
    /// The host says that it does not take the stream. A relay could have said it, too.
    Refused(Refused),
    /// A frame or handshake that is not the host's.
    Broken(ChannelError),
}

/// A handshake that waits for the host.
#[derive(Debug)]
pub(crate) struct Greeting(Box<Initiator>);

impl Greeting {
    /// Begins a handshake. Returns the message for the host; `None` without encryption.
    pub(crate) fn begin(protection: &Protection) -> Result<Option<(Self, String)>, ChannelError> {
        let Protection::Sealed { own, host, pairing } = protection else { return Ok(None) };
        let (initiator, hello) = match pairing {
            Some(secret) => Initiator::pair(own, host, secret)?,
            None => Initiator::connect(own, host)?,
        };
        Ok(Some((Self(Box::new(initiator)), Sealed::hello(STANDARD.encode(hello)).message())))
    }

    /// Ends it with a message of the host. `Err` gives the greeting back for a message that is not an answer.
    pub(crate) fn finish(self, message: &[u8]) -> Result<Result<Cover, Uncovered>, Self> {
        let Some(params) = Sealed::read(message) else { return Err(self) };
        if let Some(refused) = params.refused {
            return Ok(Err(Uncovered::Refused(refused)));
        }
        let Some(welcome) = params.welcome else { return Err(self) };
        let welcome = STANDARD.decode(&*welcome).map_err(|_| ChannelError::MalformedHandshake);
        let channel = welcome.and_then(|welcome| self.0.finish(&welcome));
        Ok(channel.map(|channel| Cover::Sealed(Box::new(channel))).map_err(Uncovered::Broken))
    }
}

/// The encryption of a stream that is open.
#[derive(Debug)]
pub(crate) enum Cover {
    /// None.
    Plain,
    /// The secure channel.
    Sealed(Box<Channel>),
}

impl Cover {
    /// Returns the bytes of the longest message.
    pub(crate) fn limit(&self) -> usize {
        match self {
            Self::Plain => MESSAGE_BYTES,
            Self::Sealed(_) => SEALED_BYTES,
        }
    }

    /// Writes a message as it travels.
    pub(crate) fn seal(&mut self, message: &[u8]) -> Result<String, ChannelError> {
        match self {
            Self::Plain => {
                let text = String::from_utf8(message.to_vec());
                text.map_err(|_| ChannelError::MalformedFrame)
            }
            Self::Sealed(channel) => {
                Ok(Sealed::frame(STANDARD.encode(channel.seal(message)?)).message())
            }
        }
    }

    /// Reads a message as it came. `None`: it is not from the host, and is passed over.
    pub(crate) fn open(&mut self, message: Vec<u8>) -> Result<Option<Vec<u8>>, Uncovered> {
        let Self::Sealed(channel) = self else { return Ok(Some(message)) };
        // What a relay adds in the clear is not from the host.
        let Some(params) = Sealed::read(&message) else { return Ok(None) };
        if let Some(refused) = params.refused {
            return Err(Uncovered::Refused(refused));
        }
        let Some(frame) = params.frame else { return Ok(None) };
        let frame = STANDARD.decode(&*frame).map_err(|_| ChannelError::MalformedFrame);
        let opened = frame.and_then(|frame| channel.open(&frame));
        opened.map(Some).map_err(Uncovered::Broken)
    }
}

/// Returns the words for a refusal.
pub(crate) fn words(refused: Refused) -> &'static str {
    match refused {
        Refused::UnknownClient => "it does not know this client",
        Refused::Broken => "what arrived there was not what was sent",
        Refused::Plain => "it takes encrypted connections alone",
    }
}
