//! Finding, before any command runs, which promises of the sandbox this system cannot keep.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::guarantee::Lack;

/// The first argument that makes the program look at what the kernel offers.
pub(crate) const PROBED: &str = "__turnhost-sandbox-probe";

/// Returns the promises that this system cannot keep; none if commands can be sandboxed.
///
/// Executes `helper`, which must call [`crate::helper::run_if_asked`], and blocks for some 10 ms.
/// Fails if it does not start or gives no answer.
pub fn examine(helper: &Path) -> io::Result<Vec<Lack>> {
    let mut command = Command::new(helper);
    let output = command.arg(PROBED).stdin(Stdio::null()).stderr(Stdio::null()).output()?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| io::Error::other("the sandbox helper did not answer"))
}
