//! Many subscribers of one thread, read by one thread of the generator: it waits
//! for all of them at once, takes what is there in one read each, and counts.

use std::io;
use std::time::Instant;

use anyhow::{Result, bail};
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};

use crate::link::Link;
use crate::session::{self, Message, Session, classify, completed, delta_bytes};

/// Subscribers, of which the first is the one that starts turns.
#[derive(Debug)]
pub struct Crowd {
    readers: Vec<Reader>,
    epoll: Epoll,
}

/// One turn as it came through to the crowd.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// When the last reader saw the end of the turn.
    pub end: Instant,
    /// Delta messages that came, of all readers together.
    pub messages: u64,
    /// Readers whose connection ended.
    pub dropped: u64,
    /// Readers that saw the end of the turn and another amount of text than was sent.
    pub short: u64,
}

#[derive(Debug)]
struct Reader {
    session: Session,
    heard: Count,
}

/// One turn as one subscriber saw it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Bytes of text.
    pub bytes: usize,
    /// Delta messages.
    pub messages: u64,
    /// Set if it saw the turn complete.
    pub completed: bool,
    /// The end of its connection, if it went away.
    pub lost: Option<Loss>,
}

/// The reason why nothing more comes on a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The server closed it.
    Closed,
    /// It is open, and the time that its reads may take has passed.
    Silent,
}

impl Crowd {
    /// Creates a crowd of one, who starts the turns.
    ///
    /// # Errors
    /// If the kernel has no room for one more epoll set.
    pub fn new(starter: Session) -> Result<Self> {
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC)?;
        let mut crowd = Self { readers: Vec::new(), epoll };
        crowd.join(starter)?;
        Ok(crowd)
    }

    /// Adds a subscriber.
    ///
    /// # Errors
    /// If the kernel does not watch its connection.
    pub fn join(&mut self, session: Session) -> Result<()> {
        let event = EpollEvent::new(EpollFlags::EPOLLIN, self.readers.len() as u64);
        self.epoll.add(session.link.source(), event)?;
        self.readers.push(Reader { session, heard: Count::default() });
        Ok(())
    }

    /// Returns their number, the starter included.
    pub fn size(&self) -> usize {
        self.readers.len()
    }

    /// Starts a turn of which `bytes` of text are expected, and reads on every
    /// connection until it has seen the turn's end or has ended itself.
    ///
    /// # Errors
    /// If the turn does not start, or does not complete.
    pub fn turn(&mut self, thread: &str, bytes: usize) -> Result<Heard> {
        for reader in &mut self.readers {
            reader.heard = Count { lost: reader.heard.lost, ..Count::default() };
            // The content of the buffer is not needed.
            reader.heard.take_ready(&mut reader.session.link)?;
        }
        if let Some(starter) = self.readers.first_mut() {
            starter.session.queue_turn(thread);
            starter.session.link.flush()?;
        }
        let mut events = vec![EpollEvent::empty(); self.readers.len()];
        while self.readers.iter().any(|reader| !reader.heard.over()) {
            let ready = self.epoll.wait(&mut events, EpollTimeout::NONE)?;
            for event in &events[..ready] {
                let reader = &mut self.readers[usize::try_from(event.data())?];
                reader.heard.take_in(&mut reader.session.link)?;
                if reader.heard.lost.is_some() {
                    self.epoll.delete(reader.session.link.source())?;
                }
            }
        }
        let end = Instant::now();
        let heard = || self.readers.iter().map(|reader| reader.heard);
        Ok(Heard {
            end,
            messages: heard().map(|count| count.messages).sum(),
            dropped: heard().filter(|count| count.lost.is_some()).count() as u64,
            short: heard().filter(|count| count.completed && count.bytes != bytes).count() as u64,
        })
    }
}

impl Count {
    /// Returns `true` if there is nothing more to wait for.
    pub fn over(&self) -> bool {
        self.completed || self.lost.is_some()
    }

    /// Reads once and counts what came.
    ///
    /// # Errors
    /// If the turn did not start, or did not complete.
    pub fn take_in(&mut self, link: &mut Link) -> Result<()> {
        self.lost = link.receive().err().map(|error| loss(&error));
        // What came before the end of a connection counts, however it ended.
        self.take_ready(link)
    }

    /// Counts what was read already.
    ///
    /// # Errors
    /// As [`Count::take_in`].
    pub fn take_ready(&mut self, link: &mut Link) -> Result<()> {
        loop {
            match link.read_ready() {
                Ok(Some(message)) => self.add(message)?,
                Ok(None) => return Ok(()),
                Err(_) => {
                    self.lost = Some(Loss::Closed);
                    return Ok(());
                }
            }
        }
    }

    fn add(&mut self, line: &[u8]) -> Result<()> {
        match classify(line)? {
            Message::Notification(method) if method == session::DELTA => {
                self.messages += 1;
                self.bytes += delta_bytes(line).unwrap_or_default();
            }
            Message::Notification(method) if method == session::TURN_COMPLETED => {
                completed(line)?;
                self.completed = true;
            }
            Message::Failure(_) => {
                bail!("the turn did not start: {}", String::from_utf8_lossy(line))
            }
            Message::Notification(_) | Message::Result(_) => {}
        }
        Ok(())
    }
}

fn loss(error: &anyhow::Error) -> Loss {
    let timed_out = error.downcast_ref::<io::Error>().is_some_and(|error| {
        matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
    });
    if timed_out { Loss::Silent } else { Loss::Closed }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use super::*;

    const DELTA: &str = r#"{"method":"item/agentMessage/delta","params":{"delta":"12345678"}}"#;
    const END: &str = r#"{"method":"turn/completed","params":{"turn":{"status":"completed"}}}"#;

    /// Returns a client whose server has said all of `messages`, and the server's end.
    fn told(messages: &[&str]) -> (Session, UnixStream) {
        let (mut server, client) = UnixStream::pair().unwrap();
        client.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
        server.write_all(b"HTTP/1.1 101 Switching Protocols\r\n\r\n").unwrap();
        for message in messages {
            let length = u8::try_from(message.len()).unwrap();
            server.write_all(&[0x81, length]).unwrap();
            server.write_all(message.as_bytes()).unwrap();
        }
        (Session::new(Link::websocket(Box::new(client), "test").unwrap()), server)
    }

    #[test]
    fn a_reader_that_lost_text_and_one_that_was_cut_off_are_told_apart() {
        let (starter, _server) = told(&[DELTA, DELTA, END]);
        let mut crowd = Crowd::new(starter).unwrap();
        let (short, _short_server) = told(&[DELTA, END]);
        let (cut, cut_server) = told(&[DELTA]);
        drop(cut_server);
        crowd.join(short).unwrap();
        crowd.join(cut).unwrap();
        let heard = crowd.turn("thread", 16).unwrap();
        assert_eq!((heard.messages, heard.dropped, heard.short), (4, 1, 1));
    }

    #[test]
    fn a_turn_that_failed_fails_the_measurement() {
        let failed = END.replace("completed\"}", "failed\"}");
        let (starter, _server) = told(&[DELTA, &failed]);
        assert!(Crowd::new(starter).unwrap().turn("thread", 8).is_err());
    }

    #[test]
    fn silence_is_not_an_end() {
        let check = |messages: &[&str], hang_up: bool| {
            let (mut session, server) = told(messages);
            let kept = (!hang_up).then_some(server);
            let mut count = Count::default();
            count.take_ready(&mut session.link).unwrap();
            while !count.over() {
                count.take_in(&mut session.link).unwrap();
            }
            drop(kept);
            (count.bytes, count.lost)
        };
        assert_eq!(check(&[DELTA], false), (8, Some(Loss::Silent)));
        assert_eq!(check(&[DELTA], true), (8, Some(Loss::Closed)));
        assert_eq!(check(&[DELTA, END], false), (8, None));
    }
}
