//! Many clients at work at once, each on a thread of its own, driven by one thread of the generator:
//! it waits for all of them together, takes what is there in one read each, looks at the first bytes
//! of every message, and sends the next request of each client that has its answer. A thread of the operating
//! system for each client would cost more than the server under test, on the same processors.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};

use crate::session::{Message, Session, TURN_COMPLETED, classify, completed, started_thread};
use crate::stats::millis;

/// The work of all clients together.
#[derive(Debug, Default)]
pub struct Work {
    /// Milliseconds from each `thread/start` to its answer.
    pub starts: Vec<f64>,
    /// Milliseconds from each `turn/start` to its `turn/completed`.
    pub turns: Vec<f64>,
    /// Messages that were read.
    pub messages: u64,
}

/// Lets each client start a thread that works in `folder`, and run `turns` turns on it.
///
/// # Errors
/// If a request of any client fails, or its connection ends.
pub fn work(sessions: Vec<Session>, folder: &Path, turns: usize) -> Result<Work> {
    let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC)?;
    let mut clients = Vec::with_capacity(sessions.len());
    for (index, mut session) in sessions.into_iter().enumerate() {
        epoll.add(session.link.source(), EpollEvent::new(EpollFlags::EPOLLIN, index as u64))?;
        let since = Instant::now();
        let request = session.queue_thread(folder);
        session.link.flush()?;
        clients.push(Client { session, left: turns, state: State::Starts { request, since } });
    }
    let mut work = Work::default();
    let mut events = vec![EpollEvent::empty(); clients.len()];
    while clients.iter().any(|client| !matches!(client.state, State::Done)) {
        let ready = epoll.wait(&mut events, EpollTimeout::NONE)?;
        for event in &events[..ready] {
            clients[usize::try_from(event.data())?].read(&mut work)?;
        }
    }
    Ok(work)
}

#[derive(Debug)]
struct Client {
    session: Session,
    /// Turns that it has not begun yet.
    left: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    Starts { request: u64, since: Instant },
    Turns { thread: String, since: Instant },
    Done,
}

impl Client {
    /// Reads once, and continues what came.
    fn read(&mut self, work: &mut Work) -> Result<()> {
        self.session.link.receive()?;
        while let Some(line) = self.session.link.read_ready()? {
            work.messages += 1;
            let thread = match (&self.state, classify(line)?) {
                (State::Done, _) => continue,
                (State::Starts { request, since }, Message::Result(id)) if id == *request => {
                    work.starts.push(millis(since.elapsed()));
                    started_thread(line)?
                }
                (State::Turns { thread, since }, Message::Notification(method))
                    if method == TURN_COMPLETED =>
                {
                    work.turns.push(millis(since.elapsed()));
                    completed(line)?;
                    thread.clone()
                }
                (_, Message::Failure(_)) => {
                    bail!("a request failed: {}", String::from_utf8_lossy(line))
                }
                _ => continue,
            };
            self.go_on(thread)?;
        }
        Ok(())
    }

    /// Begins the next turn, if there is one.
    fn go_on(&mut self, thread: String) -> Result<()> {
        let Some(left) = self.left.checked_sub(1) else {
            self.state = State::Done;
            return Ok(());
        };
        self.left = left;
        self.session.queue_turn(&thread);
        self.state = State::Turns { thread, since: Instant::now() };
        self.session.link.flush().context("a client cannot write")
    }
}
