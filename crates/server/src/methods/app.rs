//! Apps: connections of an account in the vendor's cloud. Without one there are none, which
//! is what these methods answer.

mod installed;
mod list;
mod read;

use crate::methods::params::thread_id;
use crate::request::errors::CallError;

/// Checks the thread that a client names; apps are the same for all, since there are none.
fn check_thread(thread: Option<&str>) -> Result<(), CallError> {
    thread.map_or(Ok(()), |thread| thread_id(thread).map(drop))
}
