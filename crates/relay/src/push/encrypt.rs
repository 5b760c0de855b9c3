//! Encryption of a message for one browser (RFC 8291, in the encoding of RFC 8188).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf;
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::error::RelayError;

const PUBLIC_BYTES: usize = 65;
const SECRET_BYTES: usize = 16;
const SALT_BYTES: usize = 16;

/// One record holds everything.
const RECORD_BYTES: u32 = 4096;

/// Messages are padded to one length, so that it does not tell the machine by that of its name.
const PADDED_BYTES: usize = 1024;

/// Ends the message, and says that it is in the last record.
const DELIMITER: u8 = 2;

/// The keys of a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Keys {
    /// A point on P-256, uncompressed.
    pub(super) public: Vec<u8>,
    /// The authentication secret.
    pub(super) secret: Vec<u8>,
}

impl Keys {
    /// Reads keys in base64url, with or without padding.
    pub(super) fn read(public: &str, secret: &str) -> Option<Self> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        let (public, secret) = (bytes(public)?, bytes(secret)?);
        let fits = public.len() == PUBLIC_BYTES && public[0] == 4 && secret.len() == SECRET_BYTES;
        fits.then_some(Self { public, secret })
    }
}

/// Encrypts a message with a fresh key.
pub(super) fn encrypt(keys: &Keys, message: &[u8]) -> Result<Vec<u8>, RelayError> {
    let random = SystemRandom::new();
    let failed = |_| RelayError::Encryption;
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &random).map_err(failed)?;
    let public = own.compute_public_key().map_err(failed)?;
    let mut salt = [0; SALT_BYTES];
    random.fill(&mut salt).map_err(failed)?;
    let peer = UnparsedPublicKey::new(&ECDH_P256, &keys.public);
    let mut padded = message.to_vec();
    padded.push(DELIMITER);
    padded.resize(padded.len().max(PADDED_BYTES), 0);
    let sealed =
        agree_ephemeral(own, &peer, |secret| seal(keys, secret, public.as_ref(), salt, padded));
    sealed.map_err(failed)?
}

/// Seals one record, which is padded, and writes the header in front of it.
fn seal(
    keys: &Keys,
    agreed: &[u8],
    own_public: &[u8],
    salt: [u8; SALT_BYTES],
    mut record: Vec<u8>,
) -> Result<Vec<u8>, RelayError> {
    let failed = |_| RelayError::Encryption;
    let info: [&[u8]; 3] = [b"WebPush: info\0", &keys.public, own_public];
    let input: [u8; 32] = derive(&keys.secret, agreed, &info)?;
    let key: [u8; 16] = derive(&salt, &input, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce: [u8; 12] = derive(&salt, &input, &[b"Content-Encoding: nonce\0"])?;
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(failed)?);
    let nonce = Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce, Aad::empty(), &mut record).map_err(failed)?;
    let mut body = salt.to_vec();
    body.extend_from_slice(&RECORD_BYTES.to_be_bytes());
    body.push(u8::try_from(own_public.len()).map_err(|_| RelayError::Encryption)?);
    body.extend_from_slice(own_public);
    body.append(&mut record);
    Ok(body)
}

/// Derives a key by HKDF-SHA-256 (RFC 5869).
fn derive<const N: usize>(
    salt: &[u8],
    input: &[u8],
    info: &[&[u8]],
) -> Result<[u8; N], RelayError> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(input);
    let mut derived = [0; N];
    let expanded = key.expand(info, Length(N)).and_then(|okm| okm.fill(&mut derived));
    expanded.map_err(|_| RelayError::Encryption)?;
    Ok(derived)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 8291, appendix A.
    #[test]
    fn the_example_of_the_standard_comes_out() {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let keys = Keys::read(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        );
        let agreed = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let public = bytes(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        );
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let record = b"When I grow up, I want to be a watermelon\x02".to_vec();
        let sealed = seal(&keys.unwrap(), &agreed, &public, salt, record).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml\
             mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT\
             pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn keys_of_another_form_are_refused() {
        let public = URL_SAFE_NO_PAD.encode([4; 65]);
        assert!(Keys::read(&format!("{public}="), "BTBZMqHH6r4Tts7J_aSIgg==").is_some());
        for (public, secret) in [
            ("", "BTBZMqHH6r4Tts7J_aSIgg"),
            (public.as_str(), "BTBZ"),
            (&URL_SAFE_NO_PAD.encode([2; 65]), "BTBZMqHH6r4Tts7J_aSIgg"),
            (&URL_SAFE_NO_PAD.encode([4; 33]), "BTBZMqHH6r4Tts7J_aSIgg"),
            ("%", "BTBZMqHH6r4Tts7J_aSIgg"),
        ] {
            assert_eq!(Keys::read(public, secret), None, "{public} {secret}");
        }
    }

    #[test]
    fn messages_have_one_length() {
        let own = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = own.compute_public_key().unwrap().as_ref().to_vec();
        let keys = Keys { public, secret: vec![7; 16] };
        let lengths = [b"a".as_slice(), &[b'x'; 900]].map(|it| encrypt(&keys, it).unwrap().len());
        assert_eq!(lengths[0], lengths[1]);
        // A point that is not on the curve.
        let keys = Keys { public: vec![4; 65], secret: vec![7; 16] };
        assert!(encrypt(&keys, b"a").is_err());
    }
}
