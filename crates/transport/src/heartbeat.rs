//! Finding out that a peer is gone although its link does not say so.
//!
//! One timer a connection, which fires once an interval whether or not
//! messages come; hearing a peer costs one store.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

use crate::Limits;

/// Watches one peer's silence.
#[derive(Debug)]
pub(crate) struct Heartbeat {
    interval: Duration,
    timeout: Duration,
    heard: Heard,
    timer: Pin<Box<Sleep>>,
}

/// The peer's activity since the timer was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    /// It sent something.
    Something,
    /// Nothing yet.
    Nothing,
    /// Nothing, although it was pinged.
    NoAnswer,
}

/// The answer to a silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// Ping the peer.
    Ping,
    /// It is gone.
    Gone,
}

impl Heartbeat {
    /// Creates a watch that begins now; `None` where the limits want none.
    pub(crate) fn new(limits: &Limits) -> Option<Self> {
        let (interval, timeout) = (limits.ping_interval, limits.ping_timeout);
        let timer = Box::pin(sleep(interval));
        (!interval.is_zero()).then_some(Self { interval, timeout, heard: Heard::Nothing, timer })
    }

    /// Notes that the peer sent something, if only the answer to a ping.
    pub(crate) fn heard(&mut self) {
        self.heard = Heard::Something;
    }

    /// Is ready once there is something to do about the peer's silence.
    pub(crate) fn poll_silence(&mut self, cx: &mut Context<'_>) -> Poll<Silence> {
        loop {
            ready!(self.timer.as_mut().poll(cx));
            let (next, heard, silence) = match self.heard {
                Heard::Something => (self.interval, Heard::Nothing, None),
                Heard::Nothing => (self.timeout, Heard::NoAnswer, Some(Silence::Ping)),
                Heard::NoAnswer => (self.timeout, Heard::NoAnswer, Some(Silence::Gone)),
            };
            self.heard = heard;
            self.timer.as_mut().reset(Instant::now() + next);
            if let Some(silence) = silence {
                return Poll::Ready(silence);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;
    use crate::WhenFull;

    const SECOND: Duration = Duration::from_secs(1);

    fn heartbeat(interval: Duration) -> Option<Heartbeat> {
        Heartbeat::new(&Limits {
            ping_interval: interval,
            ping_timeout: 3 * SECOND,
            ..Limits::new(WhenFull::Disconnect)
        })
    }

    impl Heartbeat {
        async fn silence(&mut self) -> Silence {
            poll_fn(|cx| self.poll_silence(cx)).await
        }
    }

    #[tokio::test(start_paused = true)]
    async fn silence_is_answered_with_a_ping_and_then_with_the_end() {
        let mut heartbeat = heartbeat(10 * SECOND).unwrap();
        let start = Instant::now();
        assert_eq!((heartbeat.silence().await, start.elapsed()), (Silence::Ping, 10 * SECOND));
        assert_eq!((heartbeat.silence().await, start.elapsed()), (Silence::Gone, 13 * SECOND));
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_says_something_stays() {
        let mut heartbeat = heartbeat(10 * SECOND).unwrap();
        let start = Instant::now();
        heartbeat.heard();
        assert_eq!((heartbeat.silence().await, start.elapsed()), (Silence::Ping, 20 * SECOND));
        heartbeat.heard();
        assert_eq!((heartbeat.silence().await, start.elapsed()), (Silence::Ping, 33 * SECOND));
    }

    #[tokio::test]
    async fn no_interval_is_no_watch() {
        assert!(heartbeat(Duration::ZERO).is_none());
    }
}
