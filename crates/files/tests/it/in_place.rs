//! Patches leave a file what it was but for its text, and touch nothing else.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};

use turnhost_ports::{FileChange, FilePort as _};

use crate::Place;

#[tokio::test]
async fn a_file_keeps_its_inode_and_its_other_names() {
    let place = Place::new();
    place.put("work/a", "1\n");
    fs::hard_link(place.cwd().join("a").as_std(), place.cwd().join("b").as_std()).unwrap();
    let inode = |path: &str| fs::metadata(place.cwd().join(path).as_std()).unwrap().ino();
    let before = inode("a");
    place.patch("*** Update File: a\n@@\n-1\n+2").await.unwrap();
    assert_eq!((inode("a"), place.get("work/b").as_deref()), (before, Some("2\n")));
}

#[tokio::test]
async fn a_file_keeps_its_owner_its_attributes_and_its_mount() {
    let place = Place::new();
    place.put("work/a", "1\n");
    let at = place.cwd().join("a");
    let is_root = rustix::process::geteuid().is_root();
    if is_root {
        std::os::unix::fs::chown(at.as_std(), Some(12_345), Some(54_321)).unwrap();
    }
    let flags = rustix::fs::XattrFlags::empty();
    let has_attributes = rustix::fs::setxattr(at.as_std(), c"user.note", b"kept", flags).is_ok();
    let before = fs::metadata(at.as_std()).unwrap();
    place.patch("*** Update File: a\n@@\n-1\n+2").await.unwrap();
    assert_eq!(place.get("work/a").as_deref(), Some("2\n"));
    let after = fs::metadata(at.as_std()).unwrap();
    let facts = |it: &fs::Metadata| (it.ino(), it.uid(), it.gid(), it.mode());
    assert_eq!(facts(&after), facts(&before));
    if has_attributes {
        let mut value = [0; 8];
        let bytes = rustix::fs::getxattr(at.as_std(), c"user.note", &mut value[..]).unwrap();
        assert_eq!(&value[..bytes], b"kept");
    }
    // A file that is a mount point can be neither renamed nor replaced.
    let other = place.root.join("other");
    fs::write(other.as_std(), "2\n").unwrap();
    let is_mounted = is_root && rustix::mount::mount_bind(other.as_std(), at.as_std()).is_ok();
    if is_mounted {
        let patched = place.patch("*** Update File: a\n@@\n-2\n+3").await;
        rustix::mount::unmount(at.as_std(), rustix::mount::UnmountFlags::DETACH).unwrap();
        patched.unwrap();
        assert_eq!(
            (&*fs::read_to_string(other.as_std()).unwrap(), place.get("work/a").as_deref()),
            ("3\n", Some("2\n"))
        );
    }
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_overwritten() {
    let place = Place::new();
    place.put("work/a", "1\n");
    for body in [
        "*** Update File: a\n@@\n-1\n+2",
        "*** Delete File: a",
        "*** Update File: a\n*** Move to: b",
        "*** Add File: c\n+x",
    ] {
        place.put("work/a", "1\n");
        let changes = place.plan(body).await.unwrap();
        place.put("work/a", "mine\n");
        place.put("work/c", "mine\n");
        let err = place.files.apply(changes).await.unwrap_err();
        assert!(err.to_string().contains("in the meantime"), "{body}: {err}");
        assert_eq!(place.get("work/a").as_deref(), Some("mine\n"));
        assert_eq!(place.get("work/c").as_deref(), Some("mine\n"));
        fs::remove_file(place.cwd().join("c").as_std()).unwrap();
        assert_eq!(place.names("work"), ["a"]);
    }
}

#[tokio::test]
async fn files_that_are_no_text_are_deleted_and_moved_whole() {
    let place = Place::new();
    let png = b"\x89PNG\r\n\x1a\n\0\xff";
    let at = |path: &str| place.cwd().join(path).as_std().to_owned();
    for name in ["a.png", "b.png", "c.png", "d.png"] {
        fs::write(at(name), png).unwrap();
    }
    let inode = fs::metadata(at("b.png")).unwrap().ino();
    place
        .patch("*** Delete File: a.png\n*** Update File: b.png\n*** Move to: sub/b.png")
        .await
        .unwrap();
    assert_eq!(place.names("work"), ["c.png", "d.png", "sub"]);
    assert_eq!(fs::metadata(at("sub/b.png")).unwrap().ino(), inode);
    // Onto another file it is copied, so that what that one is stays.
    let inode = fs::metadata(at("d.png")).unwrap().ino();
    fs::write(at("d.png"), "old").unwrap();
    place.patch("*** Update File: c.png\n*** Move to: d.png").await.unwrap();
    assert_eq!(place.names("work"), ["d.png", "sub"]);
    assert_eq!(fs::metadata(at("d.png")).unwrap().ino(), inode);
    assert_eq!(fs::read(at("d.png")).unwrap(), png);
    for body in ["*** Update File: d.png\n@@\n-1\n+2", "*** Add File: d.png\n+x"] {
        let err = place.patch(body).await.unwrap_err();
        assert!(err.to_string().contains("it is no UTF-8 text"), "{err}");
    }
    let changes = place.plan("*** Delete File: d.png").await.unwrap();
    fs::write(at("d.png"), [png, &png[..]].concat()).unwrap();
    assert!(place.files.apply(changes).await.unwrap_err().to_string().contains("in the meantime"));
}

#[tokio::test]
async fn pipes_devices_and_huge_files_are_refused_at_once() {
    let place = Place::new();
    let pipe = place.cwd().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(pipe.as_str()).status().unwrap().success());
    symlink("/dev/zero", place.cwd().join("zero").as_std()).unwrap();
    fs::File::create(place.cwd().join("huge").as_std()).unwrap().set_len(1 << 40).unwrap();
    for name in ["pipe", "zero", "huge"] {
        for body in
            [format!("*** Update File: {name}\n@@\n-1\n+2"), format!("*** Add File: {name}\n+x")]
        {
            assert!(place.plan(&body).await.is_err(), "{body}");
        }
        let deleted = place.plan(&format!("*** Delete File: {name}")).await;
        assert_eq!(deleted.is_ok(), name == "huge");
    }
}

/// A command flips a directory between itself and a link while patches are applied.
#[test]
fn a_directory_that_is_flipped_to_a_link_lets_nothing_out() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let place = Place::new();
    place.put("work/d/a", "1\n");
    place.put("outside/a", "1\n");
    place.put("outside/gone", "1\n");
    let at = |path: &str| place.cwd().join(path);
    symlink("../outside", at("link").as_std()).unwrap();
    let stop = AtomicBool::new(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let (d, link) = (at("d"), at("link"));
                let exchange = rustix::fs::RenameFlags::EXCHANGE;
                let here = rustix::fs::CWD;
                rustix::fs::renameat_with(here, d.as_str(), here, link.as_str(), exchange).unwrap();
            }
        });
        for round in 0..400 {
            for body in [
                format!("*** Add File: d/new{round}\n+x"),
                "*** Update File: d/a\n@@\n-1\n+2\n+1".to_owned(),
                "*** Add File: d/gone\n+x\n*** Delete File: d/gone".to_owned(),
            ] {
                // What leads outside is not approved.
                let inside = |change: &FileChange| {
                    change.targets.iter().all(|target| target.starts_with(&place.cwd()))
                };
                let Ok(changes) = runtime.block_on(place.plan(&body)) else { continue };
                if changes.iter().all(inside) {
                    let _ = runtime.block_on(place.files.apply(changes));
                }
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(place.names("outside"), ["a", "gone"]);
    assert_eq!(place.get("outside/a").as_deref(), Some("1\n"));
    assert_eq!(place.get("outside/gone").as_deref(), Some("1\n"));
}
