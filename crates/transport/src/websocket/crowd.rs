//! The streams of a listener that have not completed a handshake.
//!
//! There is a limit on them. When little is left of it, one that has had its time makes room for the next:
//! of the address with the most streams the oldest. The last places are a reserve for streams that speak at
//! once, as probes do: when all are taken, one of the newest that has said nothing for [`PROMPT`] goes. So
//! streams that are opened and left idle keep no other peer out, and the address with the most loses its own first.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};

/// 1 s: a hundred times what a handshake takes over a slow line.
const GRACE: Duration = Duration::from_secs(1);

/// 100 ms: a round trip around the earth, and none is needed before a request.
const PROMPT: Duration = Duration::from_millis(100);

/// One place of so many belongs to the reserve: 32 of 512.
const RESERVED_SHARE: usize = 16;

/// The streams.
#[derive(Debug)]
pub(super) struct Crowd {
    limit: usize,
    state: Mutex<State>,
    /// A peer has left.
    left: Notify,
}

#[derive(Debug, Default)]
struct State {
    next: u64,
    /// By their order.
    members: BTreeMap<u64, Member>,
}

#[derive(Debug)]
struct Member {
    from: Option<IpAddr>,
    since: Instant,
    /// Dropping it cuts the stream.
    _stays: oneshot::Sender<()>,
}

/// A stream's place, which it leaves when this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    crowd: Arc<Crowd>,
    number: u64,
    cut: oneshot::Receiver<()>,
}

impl Crowd {
    pub(super) fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self { limit, state: Mutex::default(), left: Notify::new() })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for one more. Cancellation safe.
    pub(super) async fn room(&self) {
        loop {
            let Err(wait) = self.lock().make_room(self.limit, Instant::now()) else { return };
            // A note that comes between the two is kept.
            let _ = timeout(wait, self.left.notified()).await;
        }
    }

    /// Takes a stream in.
    pub(super) fn enter(self: &Arc<Self>, from: Option<IpAddr>) -> Place {
        let (stays, cut) = oneshot::channel();
        let mut state = self.lock();
        let number = state.next;
        state.next += 1;
        state.members.insert(number, Member { from, since: Instant::now(), _stays: stays });
        Place { crowd: Arc::clone(self), number, cut }
    }
}

impl State {
    /// Makes room for one more stream; fails with the time after which that may succeed.
    fn make_room(&mut self, limit: usize, now: Instant) -> Result<(), Duration> {
        let reserve = limit / RESERVED_SHARE;
        let count = self.members.len();
        if count < limit - reserve || self.end_one(0, GRACE, now) || count < limit {
            return Ok(());
        }
        let newest = self.members.keys().nth(count - reserve).copied();
        if newest.is_some_and(|newest| self.end_one(newest, PROMPT, now)) {
            return Ok(());
        }
        let left = |number, time: Duration| {
            let next = self.members.range(number..).next();
            time.saturating_sub(now.duration_since(next.map_or(now, |(_, it)| it.since)))
        };
        let wait = left(0, GRACE);
        Err(newest.map_or(wait, |newest| wait.min(left(newest, PROMPT))))
    }

    /// Ends the oldest stream from `first` on that has had its time, of the address with the most
    /// streams if one of its has; returns `false` if there is none.
    fn end_one(&mut self, first: u64, time: Duration, now: Instant) -> bool {
        let mut counts: BTreeMap<Option<IpAddr>, usize> = BTreeMap::new();
        for member in self.members.values() {
            *counts.entry(member.from).or_default() += 1;
        }
        let busiest = counts.iter().max_by_key(|(_, count)| **count).map(|(from, _)| *from);
        let old = || {
            let members = self.members.range(first..);
            members.filter(|(_, member)| now.duration_since(member.since) >= time)
        };
        let of_busiest = old().find(|(_, member)| Some(member.from) == busiest);
        let chosen = of_busiest.or_else(|| old().next()).map(|(number, _)| *number);
        chosen.is_some_and(|number| self.members.remove(&number).is_some())
    }
}

impl Place {
    /// Waits until the stream has to make room for others. Cancellation safe.
    pub(super) async fn cut(&mut self) {
        // The other end is dropped to say so, and nothing is sent.
        let _ = (&mut self.cut).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.crowd.lock().members.remove(&self.number);
        self.crowd.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[tokio::test(start_paused = true)]
    async fn who_says_nothing_makes_room_after_a_second_the_busiest_address_first() {
        let crowd = Crowd::new(3);
        let mut quiet = crowd.enter(Some(address(1)));
        let mut first = crowd.enter(Some(address(2)));
        let mut second = crowd.enter(Some(address(2)));
        let before = Instant::now();
        crowd.room().await;
        assert_eq!(before.elapsed(), GRACE);
        first.cut().await;
        let mut third = crowd.enter(Some(address(3)));
        crowd.room().await;
        assert_eq!(before.elapsed(), GRACE, "another had its time too");
        // One of the two others had to go, and the newest stays.
        let empty = Err(oneshot::error::TryRecvError::Empty);
        let stay = [quiet.cut.try_recv() == empty, second.cut.try_recv() == empty];
        assert_ne!(stay[0], stay[1]);
        assert_eq!(third.cut.try_recv(), empty);
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_places_are_for_streams_that_speak_at_once() {
        let crowd = Crowd::new(32);
        let before = Instant::now();
        let mut quiet = Vec::new();
        for _ in 0..32 {
            crowd.room().await;
            quiet.push(crowd.enter(Some(address(1))));
        }
        assert_eq!(before.elapsed(), Duration::ZERO);
        crowd.room().await;
        let probe = crowd.enter(Some(address(2)));
        assert_eq!(before.elapsed(), PROMPT, "one of the newest two has to go");
        quiet[30].cut().await;
        let empty = Err(oneshot::error::TryRecvError::Empty);
        assert!(quiet[..30].iter_mut().all(|place| place.cut.try_recv() == empty));
        drop(probe);
        for _ in 0..8 {
            crowd.room().await;
            drop(crowd.enter(Some(address(2))));
        }
        assert_eq!(before.elapsed(), PROMPT, "a place of the reserve serves one after the other");
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_leaves_makes_room_at_once() {
        let crowd = Crowd::new(1);
        let place = crowd.enter(Some(address(1)));
        let before = Instant::now();
        tokio::join!(crowd.room(), async { drop(place) });
        assert_eq!(before.elapsed(), Duration::ZERO);
    }
}
