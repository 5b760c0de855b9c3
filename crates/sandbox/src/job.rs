//! The way of a command from the server to its helper: one frame and the descriptors that go with it.
//!
//! A frame is its length in four bytes, and fields that each end with a zero: [`Head`] as JSON, the
//! working directory, the words of the command, then the name and the value of each of its variables.
//! The directory is a path, since a descriptor would lead out of the command's own mounts.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;

use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags};
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags};
use serde::{Deserialize, Serialize};

use crate::Spec;

/// A command that is to be started in a sandbox.
#[derive(Debug)]
pub struct Job<'a> {
    /// Its limits.
    pub spec: &'a Spec,
    /// Its working directory.
    pub directory: &'a Path,
    /// Its program, and the arguments of that.
    pub words: &'a [String],
    /// All variables of its environment.
    pub variables: &'a BTreeMap<OsString, OsString>,
    /// The soft limit of open files that it starts with; `None` for that of the server.
    pub open_files: Option<u64>,
    /// All that is open in it, and the ways back to the server.
    pub descriptors: Descriptors,
}

/// The descriptors of a command that is to be started.
#[derive(Debug)]
pub struct Descriptors {
    /// Its standard input.
    pub stdin: OwnedFd,
    /// Its standard output.
    pub stdout: OwnedFd,
    /// Its standard error.
    pub stderr: OwnedFd,
    /// The writing end of a pipe for its [`crate::Report`].
    pub report: OwnedFd,
    /// Its end of the [`crate::channel`].
    pub channel: OwnedFd,
}

const DESCRIPTORS: usize = 5;

#[derive(Serialize, Deserialize)]
struct Head<S> {
    spec: S,
    /// The number of words.
    words: usize,
    open_files: Option<u64>,
}

impl Job<'_> {
    /// Returns the frame. Fails if a word or a variable has a zero in it.
    pub(crate) fn frame(&self) -> io::Result<Vec<u8>> {
        let Self { spec, directory, words, variables, open_files, descriptors: _ } = self;
        let head = Head { spec: *spec, words: words.len(), open_files: *open_files };
        let mut frame = vec![0; size_of::<u32>()];
        serde_json::to_writer(&mut frame, &head)?;
        frame.push(0);
        let variables = variables.iter().flat_map(|(name, value)| [name, value]);
        let words = words.iter().map(String::as_bytes);
        let directory = std::iter::once(directory.as_os_str().as_bytes());
        for field in directory.chain(words).chain(variables.map(|it| it.as_bytes())) {
            if field.contains(&0) {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "a word or a variable of the command has a zero byte in it",
                ));
            }
            frame.extend_from_slice(field);
            frame.push(0);
        }
        let length = frame.len() - size_of::<u32>();
        let length = u32::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
        frame[..size_of::<u32>()].copy_from_slice(&length.to_le_bytes());
        Ok(frame)
    }

    /// Sends the frame and the descriptors. Blocks until they are taken.
    pub(crate) fn send(&self, frame: &[u8], socket: BorrowedFd<'_>) -> io::Result<()> {
        let Descriptors { stdin, stdout, stderr, report, channel } = &self.descriptors;
        let given = [stdin, stdout, stderr, report, channel].map(|it| it.as_fd());
        let mut space =
            [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        control.push(SendAncillaryMessage::ScmRights(&given));
        let flags = SendFlags::NOSIGNAL;
        let sent = rustix::net::sendmsg(socket, &[io::IoSlice::new(frame)], &mut control, flags)?;
        let mut rest = frame.get(sent..).unwrap_or_default();
        while !rest.is_empty() {
            let sent = rustix::net::send(socket, rest, flags)?;
            rest = rest.get(sent..).unwrap_or_default();
        }
        Ok(())
    }
}

/// A command that a server wants to be started.
pub(crate) struct Received {
    pub(crate) spec: Spec,
    pub(crate) directory: OsString,
    pub(crate) words: Vec<OsString>,
    pub(crate) variables: Vec<(OsString, OsString)>,
    pub(crate) open_files: Option<u64>,
    pub(crate) descriptors: Descriptors,
}

/// Waits for a command. `None` if the server has let go of the socket.
pub(crate) fn receive(socket: BorrowedFd<'_>) -> io::Result<Option<Received>> {
    let mut length = [0; size_of::<u32>()];
    let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let flags = RecvFlags::CMSG_CLOEXEC | RecvFlags::WAITALL;
    let mut bytes = [io::IoSliceMut::new(&mut length)];
    if rustix::net::recvmsg(socket, &mut bytes, &mut control, flags)?.bytes == 0 {
        return Ok(None);
    }
    let taken = control.drain().filter_map(|message| match message {
        RecvAncillaryMessage::ScmRights(fds) => Some(fds),
        _ => None,
    });
    let taken: Vec<OwnedFd> = taken.flatten().collect();
    let lacking = |_| io::Error::other("a command came without its descriptors");
    let [stdin, stdout, stderr, report, channel] =
        <[OwnedFd; DESCRIPTORS]>::try_from(taken).map_err(lacking)?;
    let descriptors = Descriptors { stdin, stdout, stderr, report, channel };
    let length = usize::try_from(u32::from_le_bytes(length)).map_err(io::Error::other)?;
    let mut frame = vec![0; length];
    let mut read = 0;
    while read < length {
        match rustix::io::read(socket, frame.get_mut(read..).unwrap_or_default())? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            more => read += more,
        }
    }
    parse(&frame, descriptors).map(Some)
}

fn parse(frame: &[u8], descriptors: Descriptors) -> io::Result<Received> {
    let mut fields = frame.split(|byte| *byte == 0);
    let Head { spec, words, open_files } =
        serde_json::from_slice(fields.next().unwrap_or_default())?;
    let mut fields = fields.map(|field| OsString::from_vec(field.to_vec()));
    let directory = fields.next().unwrap_or_default();
    let words = fields.by_ref().take(words).collect();
    let mut variables = Vec::new();
    while let (Some(name), Some(value)) = (fields.next(), fields.next()) {
        variables.push((name, value));
    }
    Ok(Received { spec, directory, words, variables, open_files, descriptors })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::os::unix::net::UnixStream;

    use super::*;
    use crate::Network;

    fn descriptors() -> Descriptors {
        let open = || OwnedFd::from(std::fs::File::open("/dev/null").unwrap());
        Descriptors {
            stdin: open(),
            stdout: open(),
            stderr: open(),
            report: open(),
            channel: open(),
        }
    }

    fn job<'a>(
        spec: &'a Spec,
        words: &'a [String],
        variables: &'a BTreeMap<OsString, OsString>,
    ) -> Job<'a> {
        let (directory, descriptors) = (Path::new("/a b"), descriptors());
        Job { spec, directory, words, variables, open_files: Some(7), descriptors }
    }

    #[test]
    fn a_command_arrives_as_it_was_sent_whatever_its_bytes_and_size() {
        let spec = Spec { roots: Vec::new(), points: BTreeMap::new(), network: Network::Denied };
        let words = ["p", "", "two words\n"].map(str::to_owned);
        let long = OsString::from("x".repeat(1 << 20));
        let variables = [
            ("A".into(), OsString::from_vec(vec![0xff, b'='])),
            ("EMPTY".into(), OsString::new()),
            ("LONG".into(), long),
        ];
        let variables = BTreeMap::from(variables);
        let (ours, theirs) = UnixStream::pair().unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let job = job(&spec, &words, &variables);
                job.send(&job.frame().unwrap(), ours.as_fd()).unwrap();
            });
            let received = receive(theirs.as_fd()).unwrap().unwrap();
            assert_eq!(received.spec, spec);
            assert_eq!(received.directory, "/a b");
            assert_eq!(received.words, words.each_ref().map(OsString::from));
            assert_eq!(received.variables, variables.clone().into_iter().collect::<Vec<_>>());
            assert_eq!(received.open_files, Some(7));
        });
        drop(ours);
        assert!(receive(theirs.as_fd()).unwrap().is_none());
    }

    #[test]
    fn a_zero_in_a_word_is_refused_and_ends_no_field() {
        let spec = Spec { roots: Vec::new(), points: BTreeMap::new(), network: Network::Denied };
        let (words, variables) = (["a\0b".to_owned()], BTreeMap::new());
        let job = job(&spec, &words, &variables);
        assert!(job.frame().unwrap_err().to_string().contains("zero byte"));
    }
}
