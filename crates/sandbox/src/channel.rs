//! The socket between the server and the first process of a command's namespace.
//!
//! The server first writes a zero, before which the command does not start, then numbers of signals, a byte each, for the command's process group; `SIGKILL` is
//! for the whole namespace. The other side writes one record, when the command ends. If either end is closed, the namespace is over:
//! so nothing outlives a server that was killed.
//!
//! Of a command whose network leads through a proxy, the other side first hands over the listening socket.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};

use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags};

/// Bytes of the record: the exit status.
pub const EXITED_BYTES: usize = 4;

/// The first byte that the server writes.
const RELEASED: u8 = 0;

/// Lets the command start. To be called once all is noted that must be known about it before it runs.
pub fn release(channel: impl AsFd) -> io::Result<()> {
    rustix::io::write(channel, &[RELEASED])?;
    Ok(())
}

/// Waits until the command may start. Fails if the server is gone.
#[cfg(target_os = "linux")]
pub(crate) fn wait_for_release(channel: impl AsFd) -> io::Result<()> {
    let mut byte = [0];
    match rustix::io::retry_on_intr(|| rustix::io::read(&channel, &mut byte))? {
        1 if byte == [RELEASED] => Ok(()),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Accompanies the descriptor, since one cannot be sent without a byte.
const HANDED_OVER: &[u8] = b"L";

/// A descriptor that arrives is closed on execution.
#[cfg(target_os = "linux")]
const CLOSED_ON_EXECUTION: RecvFlags = RecvFlags::CMSG_CLOEXEC;
#[cfg(not(target_os = "linux"))]
const CLOSED_ON_EXECUTION: RecvFlags = RecvFlags::empty();

/// Returns the record that says with which status the command ended.
#[cfg(target_os = "linux")]
pub(crate) fn exited(code: i32) -> [u8; EXITED_BYTES] {
    code.to_le_bytes()
}

/// Reads a record.
pub fn exit_code(record: [u8; EXITED_BYTES]) -> i32 {
    i32::from_le_bytes(record)
}

/// Hands a descriptor to the other side.
#[cfg(target_os = "linux")]
pub(crate) fn give(channel: impl AsFd, given: impl AsFd) -> io::Result<()> {
    use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags};

    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    let given = [given.as_fd()];
    control.push(SendAncillaryMessage::ScmRights(&given));
    let bytes = [io::IoSlice::new(HANDED_OVER)];
    rustix::net::sendmsg(channel, &bytes, &mut control, SendFlags::NOSIGNAL)?;
    Ok(())
}

/// Takes the descriptor that the other side has handed over. Fails if it has not.
pub fn take(channel: impl AsFd) -> io::Result<OwnedFd> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let mut byte = [0; HANDED_OVER.len()];
    let flags = RecvFlags::DONTWAIT | CLOSED_ON_EXECUTION;
    rustix::net::recvmsg(channel, &mut [io::IoSliceMut::new(&mut byte)], &mut control, flags)?;
    let mut taken = control.drain().filter_map(|message| match message {
        RecvAncillaryMessage::ScmRights(mut fds) => fds.next(),
        _ => None,
    });
    taken.next().ok_or_else(|| io::ErrorKind::InvalidData.into())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::os::unix::net::UnixStream;

    use super::*;

    #[test]
    fn a_descriptor_travels_once_and_the_bytes_behind_it_stay() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        assert!(take(&ours).is_err());
        let (mut reader, writer) = io::pipe().unwrap();
        give(&theirs, &writer).unwrap();
        drop(writer);
        theirs.write_all(b"next").unwrap();
        let taken = take(&ours).unwrap();
        std::fs::File::from(taken).write_all(b"x").unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!(text, "x");
        let mut next = [0; 4];
        (&ours).read_exact(&mut next).unwrap();
        assert_eq!(&next, b"next");
    }
}
