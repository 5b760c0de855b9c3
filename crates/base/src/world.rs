//! The clock and fresh ids, behind one trait: production asks the system, tests count.

#[cfg(feature = "system")]
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use uuid::Uuid;

use crate::{ItemId, ThreadId, TurnId};

/// A moment: milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub i64);

impl Millis {
    /// Returns whole seconds since the Unix epoch, as `*At` fields on the wire want them.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Returns the milliseconds since `earlier`; none if the clock was set back meanwhile.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// Reads a moment with its offset, `2030-12-31T23:59:59Z` or `...+01:00` (RFC 3339).
    #[cfg(feature = "system")]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        text.parse().ok().map(|moment: jiff::Timestamp| Self(moment.as_millisecond()))
    }

    /// Returns the date and the time of day by universal time.
    #[cfg(feature = "system")]
    pub fn civil(self) -> Civil {
        let utc = jiff::Timestamp::from_millisecond(self.0)
            .unwrap_or_default()
            .to_zoned(jiff::tz::TimeZone::UTC);
        Civil { date: utc.date().to_string(), time: utc.strftime("%H:%M:%S").to_string() }
    }
}

/// A moment as people write it.
#[cfg(feature = "system")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Civil {
    /// `2026-01-31`.
    pub date: String,
    /// `23:59:59`.
    pub time: String,
}

/// Source of time and fresh ids.
pub trait World: Send + Sync {
    /// Returns the present moment by the wall clock; never one before 1970, which ids, certificates and
    /// headers cannot hold.
    fn now(&self) -> Millis;

    /// Returns a UUID version 7 that was never given out before.
    fn fresh_uuid(&self) -> Uuid;

    /// Returns a random UUID version 4, for tokens that must not tell the time.
    fn random_uuid(&self) -> Uuid;

    /// Returns the local date, `2026-01-31`, and the time zone's name, `Europe/Berlin`, at `now`.
    fn local_date(&self, now: Millis) -> (String, String);

    /// Returns a fresh thread id.
    fn thread_id(&self) -> ThreadId {
        ThreadId::new(self.fresh_uuid())
    }

    /// Returns a fresh turn id.
    fn turn_id(&self) -> TurnId {
        TurnId::new(self.fresh_uuid())
    }

    /// Returns a fresh id for an item that no model named.
    fn item_id(&self) -> ItemId {
        ItemId::new(self.fresh_uuid().to_string())
    }
}

/// Makes ids sort by the time they were made, also those of one millisecond and after the clock was set back.
#[cfg(feature = "system")]
static SEQUENCE: Mutex<uuid::ContextV7> = Mutex::new(uuid::ContextV7::new());

/// Returns the moment that the machine's clock says; that of 1970 while it says an earlier one.
#[cfg(feature = "system")]
fn not_before_1970(clock: jiff::Timestamp) -> jiff::Timestamp {
    clock.max(jiff::Timestamp::UNIX_EPOCH)
}

/// Returns a UUID version 7 of this moment, or of the last one's if that was later.
#[cfg(feature = "system")]
fn uuid_at(now: jiff::Timestamp) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(&SEQUENCE, seconds, nanos))
}

/// The machine's clock, and UUIDs from its random source.
#[cfg(feature = "system")]
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemWorld;

#[cfg(feature = "system")]
impl World for SystemWorld {
    fn now(&self) -> Millis {
        Millis(not_before_1970(jiff::Timestamp::now()).as_millisecond())
    }

    fn fresh_uuid(&self) -> Uuid {
        uuid_at(not_before_1970(jiff::Timestamp::now()))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one door to fresh ids")]
    fn random_uuid(&self) -> Uuid {
        Uuid::new_v4()
    }

    fn local_date(&self, now: Millis) -> (String, String) {
        let zone = jiff::tz::TimeZone::system();
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        let date = jiff::Timestamp::from_millisecond(now.0)
            .map_or_else(|_| String::new(), |now| now.to_zoned(zone).date().to_string());
        (date, name)
    }
}

/// A world for tests: the test moves the clock, and ids count up.
#[derive(Debug, Default)]
pub struct TestWorld {
    now: AtomicI64,
    ids: AtomicU64,
}

impl TestWorld {
    /// Creates a world whose clock is at `now`.
    pub fn at(now: Millis) -> Self {
        Self { now: AtomicI64::new(now.0), ids: AtomicU64::new(0) }
    }

    /// Moves the clock forward.
    pub fn advance(&self, millis: i64) {
        self.now.fetch_add(millis, Ordering::Relaxed);
    }
}

impl World for TestWorld {
    fn now(&self) -> Millis {
        Millis(self.now.load(Ordering::Relaxed))
    }

    fn fresh_uuid(&self) -> Uuid {
        let count = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
        // Version 7 and the RFC 4122 variant, so that it reads as what it stands for.
        Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0000 | u128::from(count))
    }

    fn random_uuid(&self) -> Uuid {
        self.fresh_uuid()
    }

    fn local_date(&self, _: Millis) -> (String, String) {
        ("2026-01-31".into(), "UTC".into())
    }
}

#[cfg(all(test, feature = "system"))]
mod tests {
    use super::*;

    #[test]
    fn fresh_ids_sort_by_the_time_they_were_made() {
        let ids: Vec<_> = (0..100).map(|_| SystemWorld.thread_id()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_clock_that_is_set_before_1970_still_gives_moments_and_ids_in_order() {
        let at = |seconds| not_before_1970(jiff::Timestamp::from_second(seconds).unwrap());
        assert_eq!(at(-5).as_millisecond(), 0);
        assert_eq!(at(5).as_millisecond(), 5_000);
        let ids = [4_000_000_000, -1, -377_705_023_201, 7].map(|seconds| uuid_at(at(seconds)));
        assert!(ids.is_sorted() && ids.iter().all(|id| id.get_version_num() == 7), "{ids:?}");
    }

    #[test]
    fn no_time_passes_while_the_clock_is_set_back() {
        assert_eq!(Millis(7_000).since(Millis(5_500)), 1_500);
        assert_eq!(Millis(0).since(Millis(1_769_903_999_999)), 0);
        assert_eq!(Millis(i64::MAX).since(Millis(i64::MIN)), i64::MAX);
    }

    #[test]
    fn a_moment_has_a_date() {
        let civil = Millis(1_769_903_999_999).civil();
        assert_eq!((civil.date.as_str(), civil.time.as_str()), ("2026-01-31", "23:59:59"));
    }

    #[test]
    fn a_moment_is_read_with_its_offset() {
        assert_eq!(
            Millis::from_rfc3339("2026-01-31T23:59:59.999Z"),
            Some(Millis(1_769_903_999_999))
        );
        assert_eq!(
            Millis::from_rfc3339("2026-02-01T00:59:59+01:00"),
            Some(Millis(1_769_903_999_000))
        );
        for text in ["", "2026-01-31", "2026-01-31T23:59:59", "2026-02-30T00:00:00Z"] {
            assert_eq!(Millis::from_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn the_test_clock_moves_only_when_told() {
        let world = TestWorld::at(Millis(5_000));
        assert_eq!(world.now(), world.now());
        world.advance(1_500);
        assert_eq!(world.now(), Millis(6_500));
        assert_eq!(world.now().seconds(), 6);
    }
}
