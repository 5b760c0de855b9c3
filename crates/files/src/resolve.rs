//! Follows the symbolic links of a path.

use turnhost_base::AbsPath;

/// Returns the path with every symbolic link of its existing part followed.
///
/// A path that leads in circles, or whose target is not UTF-8, comes back as
/// `/`, which is inside no writable root.
pub(crate) fn real_path(path: &AbsPath) -> AbsPath {
    let real = turnhost_sandbox::real_path(path);
    real.or_else(|| AbsPath::new("/").ok()).unwrap_or_else(|| path.clone())
}
