//! Large messages in pieces.

/// 150 KiB: the longest envelope of a host that is not cut, and the longest with a piece.
pub const ENVELOPE_BYTES: usize = 150 << 10;

/// 100 KiB: the aim of a piece, whose base64 of 137 KiB fits an envelope.
pub const PIECE_BYTES: usize = 100 << 10;

/// Pieces of a message.
pub const SEGMENTS: u32 = 1024;

/// 100 MiB: the longest message.
pub const MESSAGE_BYTES: usize = 100 << 20;

/// 75 MiB, less what sealing adds: the longest message that is no longer than [`MESSAGE_BYTES`] once it is
/// sealed and in base64.
pub const SEALED_BYTES: usize = MESSAGE_BYTES / 4 * 3 - (64 << 10);

/// A piece of a message that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The number of the piece, from 0.
    pub segment: u32,
    /// The number of pieces.
    pub segments: u32,
    /// The bytes of the whole message.
    pub bytes: u64,
    /// The piece.
    pub data: &'a [u8],
}

/// Cuts a message into at least two equal pieces. `None`: it is empty or over [`MESSAGE_BYTES`].
pub fn pieces(message: &[u8]) -> Option<impl Iterator<Item = Piece<'_>>> {
    if message.is_empty() || message.len() > MESSAGE_BYTES {
        return None;
    }
    let aim = message.len().div_ceil(PIECE_BYTES).max(2);
    let length = message.len().div_ceil(aim);
    // A short message may have fewer pieces than were aimed at.
    let segments = u32::try_from(message.len().div_ceil(length)).ok()?;
    let bytes = u64::try_from(message.len()).ok()?;
    let numbered = (0..).zip(message.chunks(length));
    Some(numbered.map(move |(segment, data)| Piece { segment, segments, bytes, data }))
}

/// A message that is being put together.
#[derive(Debug)]
pub struct Assembly {
    segments: u32,
    bytes: usize,
    next: u32,
    message: Vec<u8>,
}

/// The effect of a piece.
#[derive(Debug, PartialEq, Eq)]
pub enum Added {
    /// More pieces are missing.
    More,
    /// This is the message.
    Complete(Vec<u8>),
    /// The piece does not belong here; the assembly is void.
    Broken,
}

impl Assembly {
    /// Begins a message, if the members of its first piece are within their limits.
    pub fn begin(piece: &Piece<'_>) -> Option<Self> {
        let bytes =
            usize::try_from(piece.bytes).ok().filter(|it| (1..=MESSAGE_BYTES).contains(it))?;
        let fits = (1..=SEGMENTS).contains(&piece.segments) && piece.segment == 0;
        // Room is made as pieces come: the size is only what the other side says.
        fits.then(|| Self { segments: piece.segments, bytes, next: 0, message: Vec::new() })
    }

    /// Adds a piece. One that was added before is passed over.
    pub fn add(&mut self, piece: &Piece<'_>) -> Added {
        let is_same =
            piece.segments == self.segments && usize::try_from(piece.bytes) == Ok(self.bytes);
        if !is_same || piece.segment >= self.segments {
            return Added::Broken;
        }
        if piece.segment < self.next {
            return Added::More;
        }
        if piece.segment > self.next || self.message.len() + piece.data.len() > self.bytes {
            return Added::Broken;
        }
        self.message.extend_from_slice(piece.data);
        self.next += 1;
        match self.next == self.segments {
            false => Added::More,
            true if self.message.len() == self.bytes => {
                Added::Complete(std::mem::take(&mut self.message))
            }
            true => Added::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn put_together(message: &[u8]) -> Option<Vec<u8>> {
        let mut assembly: Option<Assembly> = None;
        for piece in pieces(message)? {
            let it = match &mut assembly {
                Some(it) => it,
                None => assembly.insert(Assembly::begin(&piece)?),
            };
            match it.add(&piece) {
                Added::More => assert_eq!(it.add(&piece), Added::More, "a repeat is passed over"),
                Added::Complete(message) => return Some(message),
                Added::Broken => return None,
            }
        }
        None
    }

    fn piece(segment: u32, segments: u32, bytes: u64, data: &[u8]) -> Piece<'_> {
        Piece { segment, segments, bytes, data }
    }

    #[test]
    fn the_longest_message_has_1024_pieces_and_a_longer_one_none() {
        let message = vec![b'x'; MESSAGE_BYTES];
        let cut: Vec<_> = pieces(&message).unwrap().collect();
        assert_eq!(cut.len(), 1024);
        assert!(cut.iter().all(|piece| piece.segments == 1024 && piece.data.len() == PIECE_BYTES));
        assert!(pieces(&vec![b'x'; MESSAGE_BYTES + 1]).is_none());
        assert!(pieces(b"").is_none());
    }

    #[test]
    fn first_pieces_out_of_their_limits_begin_nothing() {
        for broken in [
            piece(0, 0, 1, b"x"),
            piece(0, 1025, 1, b"x"),
            piece(1, 2, 2, b"x"),
            piece(0, 1, 0, b""),
            piece(0, 1, (100 << 20) + 1, b"x"),
            piece(0, 1, u64::MAX, b"x"),
        ] {
            assert!(Assembly::begin(&broken).is_none(), "{broken:?}");
        }
    }

    #[test]
    fn later_pieces_must_be_the_next_of_the_same_message() {
        for broken in [
            piece(2, 3, 6, b"ef"),
            piece(1, 2, 6, b"cd"),
            piece(1, 3, 7, b"cd"),
            piece(1, 3, 6, b"cdefg"),
            piece(3, 3, 6, b"cd"),
        ] {
            let first = piece(0, 3, 6, b"ab");
            let mut assembly = Assembly::begin(&first).unwrap();
            assert_eq!(assembly.add(&first), Added::More);
            assert_eq!(assembly.add(&broken), Added::Broken, "{broken:?}");
        }
        // All pieces, and too few bytes.
        let first = piece(0, 2, 6, b"ab");
        let mut assembly = Assembly::begin(&first).unwrap();
        assembly.add(&first);
        assert_eq!(assembly.add(&piece(1, 2, 6, b"cd")), Added::Broken);
    }

    proptest! {
        #[test]
        fn what_was_cut_is_put_together(message in prop::collection::vec(any::<u8>(), 1..300_000)) {
            prop_assert_eq!(put_together(&message), Some(message));
        }
    }
}
