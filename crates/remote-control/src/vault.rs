//! The host's key, paired clients, pairing secrets. No I/O.
//!
//! A stream is encrypted or it is not, from its first message to its last.

use std::collections::VecDeque;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_base::Millis;
use turnhost_relay_protocol::{Refused, Sealed};
use turnhost_secure_channel::{
    Channel, ChannelError, Hello, KeyPair, PairingSecret, PublicKey, Responder,
};

use crate::stored::{PairedKey, Plain};

/// Open pairing secrets; the oldest makes room.
const SECRETS: usize = 4;

/// Paired clients; the oldest makes room.
const CLIENTS: usize = 256;

/// An open pairing.
#[derive(Debug)]
struct OpenSecret {
    secret: PairingSecret,
    expires: Millis,
}

/// The keys of a host.
#[derive(Debug)]
pub(crate) struct Vault {
    key: KeyPair,
    plain: Plain,
    clients: Vec<(PublicKey, PairedKey)>,
    secrets: VecDeque<OpenSecret>,
}

/// A channel whose client has not proved yet that it is there.
#[derive(Debug)]
pub(crate) struct Greeted {
    channel: Channel,
    client: PublicKey,
    secret: Option<PairingSecret>,
}

impl Vault {
    pub(crate) fn new(key: KeyPair, plain: Plain, clients: &[PairedKey]) -> Self {
        let known = |it: &PairedKey| Some((it.key.parse().ok()?, it.clone()));
        let clients = clients.iter().filter_map(known).collect();
        Self { key, plain, clients, secrets: VecDeque::new() }
    }

    pub(crate) fn public(&self) -> &PublicKey {
        self.key.public()
    }

    /// Returns whether connections without encryption are taken.
    pub(crate) fn allows_plain(&self) -> bool {
        self.plain == Plain::Allowed
    }

    /// Opens a pairing.
    pub(crate) fn add_secret(&mut self, secret: PairingSecret, expires: Millis) {
        if self.secrets.len() >= SECRETS {
            self.secrets.pop_front();
        }
        self.secrets.push_back(OpenSecret { secret, expires });
    }

    /// Answers a client's hello. Returns the channel and the message for the client.
    pub(crate) fn greet(&self, hello: &str, now: Millis) -> Result<(Greeted, String), Refused> {
        let bytes = STANDARD.decode(hello).map_err(|_| Refused::Broken)?;
        let hello = Hello::parse(&bytes).map_err(|_| Refused::Broken)?;
        let open = |it: &&OpenSecret| hello.pairing() == Some(it.secret.id()) && now < it.expires;
        let secret = self.secrets.iter().find(open).map(|it| it.secret);
        if hello.pairing().is_some() && secret.is_none() {
            return Err(Refused::UnknownClient);
        }
        let responder = Responder::read(&self.key, &hello, secret.as_ref());
        let responder = responder.map_err(|_| Refused::UnknownClient)?;
        let client = *responder.client();
        if secret.is_none() && !self.clients.iter().any(|(key, _)| *key == client) {
            return Err(Refused::UnknownClient);
        }
        let (channel, welcome) = responder.welcome().map_err(|_| Refused::Broken)?;
        let welcome = Sealed::welcome(STANDARD.encode(welcome));
        Ok((Greeted { channel, client, secret }, welcome.message()))
    }

    /// Opens the first frame: the client is there. A pairing ends with it, and the client is known
    /// from now on; the flag says that the clients are to be stored.
    pub(crate) fn admit(
        &mut self,
        mut greeted: Greeted,
        frame: &str,
        client_id: &str,
        now: Millis,
    ) -> Result<(Channel, Vec<u8>, Admitted), Refused> {
        let message = open(&mut greeted.channel, frame).map_err(|_| Refused::Broken)?;
        let Some(secret) = greeted.secret else {
            // It may have been revoked since it was greeted.
            let known = self.clients.iter().any(|(key, _)| *key == greeted.client);
            let admitted = (greeted.channel, message, Admitted::Known);
            return if known { Ok(admitted) } else { Err(Refused::UnknownClient) };
        };
        let before = self.secrets.len();
        self.secrets.retain(|it| it.secret != secret);
        if self.secrets.len() == before {
            // Another one was quicker with the same code.
            return Err(Refused::UnknownClient);
        }
        self.clients.retain(|(key, _)| *key != greeted.client);
        if self.clients.len() >= CLIENTS {
            self.clients.remove(0);
        }
        let key = greeted.client;
        let paired = PairedKey {
            key: key.to_string(),
            client_id: client_id.to_owned(),
            paired_at: now.seconds(),
        };
        self.clients.push((key, paired));
        Ok((greeted.channel, message, Admitted::Paired))
    }

    /// Forgets a client by its id at the relay. Returns whether there was one.
    pub(crate) fn forget(&mut self, client_id: &str) -> bool {
        let before = self.clients.len();
        self.clients.retain(|(_, client)| client.client_id != client_id);
        self.clients.len() < before
    }

    /// Returns the clients, to be stored.
    pub(crate) fn clients(&self) -> Vec<PairedKey> {
        self.clients.iter().map(|(_, client)| client.clone()).collect()
    }
}

/// The way in which a client got in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admitted {
    /// Its key was known.
    Known,
    /// It was paired at this moment.
    Paired,
}

/// Opens a frame in base64.
pub(crate) fn open(channel: &mut Channel, frame: &str) -> Result<Vec<u8>, ChannelError> {
    let bytes = STANDARD.decode(frame).map_err(|_| ChannelError::MalformedFrame)?;
    channel.open(&bytes)
}

/// Seals a message of the server.
pub(crate) fn seal(channel: &mut Channel, message: &[u8]) -> Result<String, ChannelError> {
    Ok(Sealed::frame(STANDARD.encode(channel.seal(message)?)).message())
}
