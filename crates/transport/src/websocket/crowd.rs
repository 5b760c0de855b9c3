//! The streams of a listener that are under way to become something.
//!
//! There is a limit on them. Once it is reached, one that has had its time makes room for the next: of
//! the address with the most streams the oldest. So whoever opens streams and says nothing keeps others
//! out for [`GRACE`] at most, and loses its own streams first.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};

/// 1 s: a hundred times what a handshake takes over a slow line.
const GRACE: Duration = Duration::from_secs(1);

/// The streams.
#[derive(Debug)]
pub(super) struct Crowd {
    limit: usize,
    state: Mutex<State>,
    /// Somebody has left.
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
            let Err(patience) = self.lock().make_room(self.limit, Instant::now()) else { return };
            // A note that comes between the two is kept.
            let _ = timeout(patience, self.left.notified()).await;
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
        if self.members.len() < limit {
            return Ok(());
        }
        let mut counts: BTreeMap<Option<IpAddr>, usize> = BTreeMap::new();
        for member in self.members.values() {
            *counts.entry(member.from).or_default() += 1;
        }
        let busiest = counts.iter().max_by_key(|(_, count)| **count).map(|(from, _)| *from);
        let of_busiest = |member: &&Member| Some(member.from) == busiest;
        let is_old = |member: &&Member| now.duration_since(member.since) >= GRACE;
        let oldest = self.members.iter().find(|(_, it)| of_busiest(it) && is_old(it));
        let oldest = oldest.or_else(|| self.members.iter().find(|(_, it)| is_old(it)));
        if let Some(number) = oldest.map(|(number, _)| *number) {
            self.members.remove(&number);
            return Ok(());
        }
        let first = self.members.values().next().map_or(now, |first| first.since);
        Err(GRACE.saturating_sub(now.duration_since(first)))
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
    async fn one_that_leaves_makes_room_at_once() {
        let crowd = Crowd::new(1);
        let place = crowd.enter(Some(address(1)));
        let before = Instant::now();
        tokio::join!(crowd.room(), async { drop(place) });
        assert_eq!(before.elapsed(), Duration::ZERO);
    }
}
