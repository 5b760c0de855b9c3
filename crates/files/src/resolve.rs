//! Where a path leads once its symbolic links are followed.

use std::path::{Path, PathBuf};

use turnhost_base::AbsPath;

/// Links that are followed before a path counts as a loop; the kernel's own limit.
const MAX_LINKS: u32 = 40;

/// The path with every symbolic link of its existing part followed, dangling
/// ones included: a write through a dangling link makes the file that it names.
///
/// A path that leads in circles, or whose target is not UTF-8, comes back as
/// `/`, which is inside no writable root.
pub(crate) fn real_path(path: &AbsPath) -> AbsPath {
    let mut links = 0;
    let real = follow(path.as_std(), &mut links).and_then(|real| AbsPath::from_std(&real).ok());
    real.or_else(|| AbsPath::new("/").ok()).unwrap_or_else(|| path.clone())
}

fn follow(path: &Path, links: &mut u32) -> Option<PathBuf> {
    let mut real = PathBuf::from("/");
    for part in path.components().skip(1) {
        match part {
            std::path::Component::ParentDir => {
                real.pop();
            }
            std::path::Component::Normal(name) => {
                let next = real.join(name);
                if let Ok(target) = std::fs::read_link(&next) {
                    *links += 1;
                    if *links > MAX_LINKS {
                        return None;
                    }
                    real = follow(&real.join(target), links)?;
                } else {
                    real = next;
                }
            }
            _ => {}
        }
    }
    Some(real)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_followed_also_where_nothing_is_yet() {
        let dir = tempfile::tempdir().unwrap();
        let root = AbsPath::from_std(&dir.path().canonicalize().unwrap()).unwrap();
        let at = |path: &str| root.join(path);
        std::fs::create_dir(at("real").as_std()).unwrap();
        symlink("real", at("rel").as_std()).unwrap();
        symlink(at("real").as_std(), at("abs").as_std()).unwrap();
        symlink("../gone/x", at("real/dangling").as_std()).unwrap();
        symlink("loop", at("loop").as_std()).unwrap();
        assert_eq!(real_path(&at("rel/new/file")), at("real/new/file"));
        assert_eq!(real_path(&at("abs/f")), at("real/f"));
        assert_eq!(real_path(&at("rel/dangling")), at("gone/x"));
        assert_eq!(real_path(&at("plain")), at("plain"));
        assert_eq!(real_path(&at("loop/x")).as_str(), "/");
    }
}
