//! The byte streams that carry a websocket.

use std::fmt;
use std::io;
use std::path::Path;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::UnixStream;

/// Longest path of a unix socket's address: `sun_path` has 108 bytes on Linux, the
/// last of which is a zero.
const MAX_ADDRESS_BYTES: usize = 107;

/// A stream of either kind. The indirection costs nothing beside a system call.
pub(crate) type Stream = Box<dyn AnyStream>;

/// Any stream that is read and written.
pub(crate) trait AnyStream: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin> AnyStream for S {}

/// Connects to the unix socket of a server.
///
/// A path that is too long for an address is a symbolic link to a shorter one;
/// servers lay it out so.
pub async fn connect_unix(path: &Path) -> io::Result<UnixStream> {
    if path.as_os_str().len() <= MAX_ADDRESS_BYTES {
        return UnixStream::connect(path).await;
    }
    UnixStream::connect(std::fs::read_link(path)?).await
}
