//! Laws of handshakes and channels, with a relay that does what it can.

use proptest::collection::vec;
use proptest::prelude::*;
use turnhost_secure_channel::{
    Channel, ChannelError, Hello, Initiator, KeyPair, PairingSecret, Responder,
};

fn paired() -> (Channel, Channel) {
    let (client, host) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let (initiator, hello) = Initiator::connect(&client, host.public()).unwrap();
    let responder = Responder::read(&host, &Hello::parse(&hello).unwrap(), None).unwrap();
    assert_eq!(responder.client(), client.public());
    let (host, welcome) = responder.welcome().unwrap();
    (initiator.finish(&welcome).unwrap(), host)
}

/// The manipulations that a relay can apply to the frames of one direction.
#[derive(Clone, Debug)]
enum Meddling {
    Flip { bit: usize },
    Drop,
    Repeat,
    Swap,
    CutOff { bytes: usize },
    JoinWithNext,
    Append { bytes: Vec<u8> },
    Invent { bytes: Vec<u8> },
}

fn meddling() -> impl Strategy<Value = Meddling> {
    prop_oneof![
        any::<usize>().prop_map(|bit| Meddling::Flip { bit }),
        Just(Meddling::Drop),
        Just(Meddling::Repeat),
        Just(Meddling::Swap),
        (1_usize..400).prop_map(|bytes| Meddling::CutOff { bytes }),
        Just(Meddling::JoinWithNext),
        vec(any::<u8>(), 1..40).prop_map(|bytes| Meddling::Append { bytes }),
        vec(any::<u8>(), 0..400).prop_map(|bytes| Meddling::Invent { bytes }),
    ]
}

/// Applies it to the frame at `at`, which has a successor.
fn apply(frames: &mut Vec<Vec<u8>>, at: usize, meddling: &Meddling) {
    match meddling {
        Meddling::Flip { bit } => {
            let bit = bit % (frames[at].len() * 8);
            frames[at][bit / 8] ^= 1 << (bit % 8);
        }
        Meddling::Drop => _ = frames.remove(at),
        Meddling::Repeat => frames.insert(at, frames[at].clone()),
        Meddling::Swap => frames.swap(at, at + 1),
        Meddling::CutOff { bytes } => {
            let left = frames[at].len().saturating_sub(*bytes);
            frames[at].truncate(left);
        }
        Meddling::JoinWithNext => {
            let next = frames.remove(at + 1);
            frames[at].extend(next);
        }
        Meddling::Append { bytes } => frames[at].extend(bytes),
        Meddling::Invent { bytes } => frames.insert(at, bytes.clone()),
    }
}

/// Lengths around which something changes: padding, pieces, and several pieces.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let length = prop_oneof![
        4 => 0_usize..600,
        1 => 4080_usize..4110,
        1 => 65_500_usize..65_550,
        1 => 131_020_usize..131_060,
    ];
    (length, any::<u8>()).prop_map(|(length, byte)| vec![byte; length])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_opens_in_both_directions(messages in vec((any::<bool>(), message()), 0..12)) {
        let (mut client, mut host) = paired();
        prop_assert_eq!(client.handshake_hash(), host.handshake_hash());
        for (to_host, message) in messages {
            let (from, to) = if to_host { (&mut client, &mut host) } else { (&mut host, &mut client) };
            let frame = from.seal(&message).unwrap();
            prop_assert_eq!(to.open(&frame).unwrap(), message);
        }
    }

    #[test]
    fn a_relay_that_meddles_is_found_out(
        messages in vec(message(), 3..8),
        at in any::<prop::sample::Index>(),
        meddling in meddling(),
    ) {
        let (mut client, mut host) = paired();
        let mut frames: Vec<_> = messages.iter().map(|it| client.seal(it).unwrap()).collect();
        let at = at.index(frames.len() - 1);
        apply(&mut frames, at, &meddling);
        let opened: Vec<_> = frames.iter().map(|frame| host.open(frame)).collect();
        let good = opened.iter().take_while(|it| it.is_ok()).count();
        // All before it opens (a repeated frame opens once), nothing after it does.
        let expected = at + usize::from(matches!(meddling, Meddling::Repeat));
        prop_assert_eq!(good, expected);
        for (opened, message) in opened.iter().zip(&messages).take(good) {
            prop_assert_eq!(opened.as_ref().unwrap(), message);
        }
        prop_assert!(opened.iter().skip(good + 1).all(|it| *it == Err(ChannelError::Ended)));
    }

    #[test]
    fn no_bytes_panic_a_handshake(bytes in vec(any::<u8>(), 0..200), keys in any::<bool>()) {
        let (client, host) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        if let Ok(hello) = Hello::parse(&bytes) {
            prop_assert!(Responder::read(&host, &hello, None).is_err());
        }
        let (initiator, mut hello) = Initiator::connect(&client, host.public()).unwrap();
        prop_assert!(initiator.finish(&bytes).is_err());
        if keys && let Some(first) = bytes.first().filter(|first| **first != 0) {
            let place = bytes.len() % hello.len();
            hello[place] ^= first;
            let read = Hello::parse(&hello).and_then(|it| Responder::read(&host, &it, None));
            prop_assert!(read.is_err());
        }
    }
}

#[test]
fn small_messages_of_different_lengths_look_alike() {
    let (mut client, _) = paired();
    let lengths: Vec<_> =
        [0, 1, 100, 252].map(|it| client.seal(&vec![7; it]).unwrap().len()).into();
    assert_eq!(lengths, [274; 4]);
    assert_eq!(client.seal(&[7; 253]).unwrap().len(), 274 + 256);
}

#[test]
fn keys_change_and_the_channel_goes_on() {
    let (mut client, mut host) = paired();
    for count in 0..3000_u32 {
        let frame = client.seal(&count.to_be_bytes()).unwrap();
        assert_eq!(host.open(&frame).unwrap(), count.to_be_bytes());
    }
    let frame = host.seal(b"and back").unwrap();
    assert_eq!(client.open(&frame).unwrap(), b"and back");
}

#[test]
fn a_message_over_the_limit_is_refused_and_harms_nothing() {
    let (mut client, mut host) = paired();
    let long = vec![0; turnhost_secure_channel::MAX_MESSAGE_BYTES + 1];
    assert!(matches!(client.seal(&long), Err(ChannelError::TooLong { .. })));
    let frame = client.seal(&long[1..]).unwrap();
    assert_eq!(frame.len(), turnhost_secure_channel::MAX_FRAME_BYTES);
    assert_eq!(host.open(&frame).unwrap().len(), long.len() - 1);
}

#[test]
fn another_hosts_key_is_found_out() {
    let [client, host, relay] = [(); 3].map(|()| KeyPair::generate().unwrap());
    // The relay names its own key as the host's, or sends the client elsewhere.
    let (initiator, hello) = Initiator::connect(&client, relay.public()).unwrap();
    let hello = Hello::parse(&hello).unwrap();
    assert_eq!(Responder::read(&host, &hello, None).unwrap_err(), ChannelError::WrongKey);
    // The relay answers in the host's place.
    let (initiator_of_host, hello) = Initiator::connect(&client, host.public()).unwrap();
    let hello = Hello::parse(&hello).unwrap();
    assert!(Responder::read(&relay, &hello, None).is_err());
    let (_, other) = Initiator::connect(&client, relay.public()).unwrap();
    let other = Responder::read(&relay, &Hello::parse(&other).unwrap(), None).unwrap();
    let (_, welcome) = other.welcome().unwrap();
    assert_eq!(initiator_of_host.finish(&welcome).unwrap_err(), ChannelError::WrongKey);
    drop(initiator);
}

#[test]
fn pairing_needs_the_secret_on_both_sides() {
    let (client, host) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let secret = PairingSecret::generate().unwrap();
    let (initiator, bytes) = Initiator::pair(&client, host.public(), &secret).unwrap();
    let hello = Hello::parse(&bytes).unwrap();
    assert_eq!(hello.pairing(), Some(secret.id()));
    let other = PairingSecret::generate().unwrap();
    for wrong in [None, Some(&other)] {
        assert_eq!(Responder::read(&host, &hello, wrong).unwrap_err(), ChannelError::WrongKey);
    }
    // The right name with the wrong secret: what a relay would send that saw the name.
    let (_, mut forged) = Initiator::pair(&client, host.public(), &other).unwrap();
    forged[1..9].copy_from_slice(&secret.id().0);
    let forged = Hello::parse(&forged).unwrap();
    assert_eq!(Responder::read(&host, &forged, Some(&secret)).unwrap_err(), ChannelError::WrongKey);
    let responder = Responder::read(&host, &hello, Some(&secret)).unwrap();
    assert_eq!(responder.client(), client.public());
    let (mut host, welcome) = responder.welcome().unwrap();
    let mut client = initiator.finish(&welcome).unwrap();
    assert_eq!(host.open(&client.seal(b"hi").unwrap()).unwrap(), b"hi");
}

#[test]
fn a_repeated_connection_opens_nothing() {
    let (client, host) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let (initiator, hello) = Initiator::connect(&client, host.public()).unwrap();
    let hello = Hello::parse(&hello).unwrap();
    let (_, welcome) = Responder::read(&host, &hello, None).unwrap().welcome().unwrap();
    let frame = initiator.finish(&welcome).unwrap().seal(b"do it").unwrap();
    // The relay plays client message and first frame to the host again.
    let (mut again, _) = Responder::read(&host, &hello, None).unwrap().welcome().unwrap();
    assert_eq!(again.open(&frame), Err(ChannelError::NotTheNextFrame));
}

#[test]
fn keys_are_written_and_read_and_not_shown() {
    let pair = KeyPair::generate().unwrap();
    let again = KeyPair::from_private(*pair.private());
    assert_eq!(again.public(), pair.public());
    assert_eq!(pair.public().to_string().parse(), Ok(*pair.public()));
    assert!(format!("{pair:?}").contains(&pair.public().to_string()));
    for text in ["", "AAAA", "not base64!", &"A".repeat(44)] {
        assert!(text.parse::<turnhost_secure_channel::PublicKey>().is_err(), "{text}");
    }
}
