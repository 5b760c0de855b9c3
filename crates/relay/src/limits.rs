//! Limits of the relay, each with its reason.

use std::time::Duration;

/// 8 MiB wait for one client: half a minute of a fast model's deltas on a lost network. The newest message
/// may be more, or no client could be sent one of 100 MiB.
pub(crate) const SPOOL_BYTES: usize = 8 << 20;

/// 512 MiB wait for all clients of a machine: three of the longest messages in base64.
pub(crate) const SPOOL_OF_A_MACHINE: usize = 512 << 20;

/// 2 GiB wait for all clients of the relay: the longest messages of all machines at once have to end somewhere.
pub(crate) const SPOOL_OF_ALL: usize = 2 << 30;

/// 16,384 frames wait for one client: small ones cost more than their bytes.
pub(crate) const SPOOL_FRAMES: usize = 16_384;

/// 1 MiB of one stream waits for its host; more is left in the client's socket.
pub(crate) const INBOUND_BYTES: usize = 1 << 20;

/// 256 frames of one stream wait for its host.
pub(crate) const INBOUND_FRAMES: usize = 256;

/// 1 MiB of what the host has read is kept until it names a cursor: more than it hands over at once.
pub(crate) const READ_BYTES: usize = 1 << 20;
/// See [`READ_BYTES`].
pub(crate) const READ_FRAMES: usize = 256;

/// Acknowledgements and pings wait so long for a frame that goes the same way: each by itself would
/// wake the other side once more for every message.
pub(crate) const COMPANY: Duration = Duration::from_millis(10);

/// 32 frames or 128 KiB: a quarter of what hosts send without an acknowledgement, an eighth of what clients
/// may send ahead of their host. After so many an acknowledgement waits no longer.
pub(crate) const OWED_FRAMES: usize = 32;
/// See [`OWED_FRAMES`].
pub(crate) const OWED_BYTES: usize = 128 << 10;

/// 16 MiB: the longest frame that hosts may send, as long as the one they take.
pub(crate) const HOST_FRAME_BYTES: usize = 16 << 20;

/// Streams of one client at one machine: as many as a browser has tabs.
pub(crate) const STREAMS_OF_A_CLIENT: usize = 32;

/// Streams at one machine.
pub(crate) const STREAMS_OF_A_MACHINE: usize = 1024;

/// The time for which a stream waits for its client to come back: the time of a tunnel.
pub(crate) const DETACHED: Duration = Duration::from_mins(2);

/// The interval at which streams are kept alive at the host, which forgets them after 10 minutes.
pub(crate) const KEEP_ALIVE: Duration = Duration::from_mins(3);

/// The interval at which tokens, detached streams and codes that are over are looked for.
pub(crate) const SWEEP: Duration = Duration::from_secs(15);

/// The interval at which clients are pinged: below the minute after which proxies drop idle connections.
pub(crate) const PING: Duration = Duration::from_secs(20);

/// A socket without a sign of life for so long is cut; hosts ping every 10 s.
pub(crate) const SILENCE: Duration = Duration::from_mins(1);

/// Server tokens: longer than the 5 minutes before whose end hosts refresh them.
pub(crate) const SERVER_TOKEN: Duration = Duration::from_hours(1);

/// Client tokens end a year after pairing.
pub(crate) const CLIENT_TOKEN: Duration = Duration::from_hours(365 * 24);

/// Invitations are for being sent today.
pub(crate) const INVITE: Duration = Duration::from_hours(72);

/// Pairing codes are for being typed now.
pub(crate) const CODE: Duration = Duration::from_mins(10);

/// Codes of one machine at a time; the oldest makes room.
pub(crate) const CODES_OF_A_MACHINE: usize = 4;

/// Wrong codes from one address within [`CODE`], and from all: 40 bits over 1,000 tries leave one
/// chance in 10^9 for a code that is open.
pub(crate) const WRONG_FROM_ONE: u32 = 10;
/// See [`WRONG_FROM_ONE`].
pub(crate) const WRONG_FROM_ALL: u32 = 1000;

/// Addresses whose wrong codes are counted one by one; beyond it the count of all decides.
pub(crate) const ADDRESSES: usize = 10_000;

/// 64 KiB: the longest body of a request.
pub(crate) const BODY_BYTES: usize = 64 << 10;

/// The time that a peer may take for the head of a request.
pub(crate) const HEAD_TIME: Duration = Duration::from_secs(10);

/// The time that a peer may take for a body.
pub(crate) const BODY_TIME: Duration = Duration::from_secs(10);

/// A host may tell of so many approvals within [`TELLING`]: its people's, and not enough to fill the disk.
pub(crate) const TOLD: u32 = 120;
/// See [`TOLD`].
pub(crate) const TELLING: Duration = Duration::from_mins(1);

/// Open connections. An idle one costs some 30 kB.
pub(crate) const CONNECTIONS: usize = 16_384;

/// The seconds that peers are asked to wait while the relay restarts.
pub(crate) const RETRY_AFTER_SECONDS: u64 = 2;

/// Requests to push services that may be under way.
pub(crate) const PUSHES: usize = 16;
