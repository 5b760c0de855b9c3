//! Files as clients reach them.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use turnhost_base::AbsPath;
use turnhost_files::ClientFiles;
use turnhost_ports::{FsError, FsPort as _, FsWatch};
use turnhost_protocol::{
    FsCopyParams, FsCreateDirectoryParams, FsGetMetadataParams, FsReadDirectoryParams,
    FsReadFileParams, FsRemoveParams, FsWriteFileParams,
};

/// Longer than anything here takes, shorter than anybody waits for a test.
const DEADLINE: Duration = Duration::from_secs(20);

struct Fixture {
    files: ClientFiles,
    directory: tempfile::TempDir,
}

impl Fixture {
    fn new() -> Self {
        Self { files: ClientFiles::new(), directory: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> AbsPath {
        let base = AbsPath::from_std(&fs::canonicalize(self.directory.path()).unwrap()).unwrap();
        base.join(name)
    }

    fn put(&self, name: &str, text: &str) -> AbsPath {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap().as_std()).unwrap();
        fs::write(path.as_std(), text).unwrap();
        path
    }

    async fn read(&self, name: &str) -> Result<String, FsError> {
        let response = self.files.read_file(FsReadFileParams { path: self.path(name) }).await?;
        Ok(String::from_utf8(STANDARD.decode(response.data_base64).unwrap()).unwrap())
    }

    async fn write(&self, name: &str, data_base64: &str) -> Result<(), FsError> {
        let params = FsWriteFileParams { path: self.path(name), data_base64: data_base64.into() };
        self.files.write_file(params).await.map(drop)
    }

    async fn copy(&self, from: &str, to: &str, recursive: bool) -> Result<(), FsError> {
        let (source_path, destination_path) = (self.path(from), self.path(to));
        let params = FsCopyParams { source_path, destination_path, recursive };
        self.files.copy(params).await.map(drop)
    }

    async fn list(&self, name: &str) -> Result<Vec<(String, bool)>, FsError> {
        let params = FsReadDirectoryParams { path: self.path(name) };
        let entries = self.files.read_directory(params).await?.entries;
        Ok(entries.into_iter().map(|entry| (entry.file_name, entry.is_directory)).collect())
    }

    async fn watch(&self, name: &str) -> Box<dyn FsWatch> {
        self.files.watch(self.path(name)).await.unwrap()
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, FsError>) -> String {
    match result.unwrap_err() {
        FsError::Refused(text) => text,
        FsError::System(text) => panic!("the system failed: {text}"),
    }
}

async fn changes(watch: &mut Box<dyn FsWatch>) -> Vec<AbsPath> {
    tokio::time::timeout(DEADLINE, watch.changes()).await.unwrap()
}

#[tokio::test]
async fn contents_are_read_and_written_in_place() {
    let fixture = Fixture::new();
    fixture.write("a", "aGVsbG8=").await.unwrap();
    fs::hard_link(fixture.path("a").as_std(), fixture.path("b").as_std()).unwrap();
    fixture.write("a", "").await.unwrap();
    assert_eq!(fixture.read("b").await.unwrap(), "");
    assert_eq!(
        refused(fixture.write("a", "*bad*").await),
        "fs/writeFile requires valid base64 dataBase64: Invalid symbol 42, offset 4."
    );
    let missing = fixture.read("missing").await.unwrap_err();
    assert_eq!(missing, FsError::System("No such file or directory (os error 2)".into()));
}

#[tokio::test]
async fn only_regular_files_of_a_size_are_read_or_written() {
    let fixture = Fixture::new();
    let fifo = fixture.path("fifo");
    let status = std::process::Command::new("mkfifo").arg(fifo.as_std()).status().unwrap();
    assert!(status.success());
    let not_a_file = format!("path `{fifo}` is not a file");
    assert_eq!(refused(fixture.read("fifo").await), not_a_file);
    // Without a reader it cannot be opened at all, and must not be waited for.
    assert!(fixture.write("fifo", "eA==").await.is_err());
    assert!(
        refused(fixture.copy("fifo", "x", false).await).contains("only supports regular files")
    );
    assert_eq!(refused(fixture.read("/dev/zero").await), "path `/dev/zero` is not a file");
    assert_eq!(refused(fixture.read("/").await), "path `/` is not a file");
    let huge = fs::File::create(fixture.path("huge").as_std()).unwrap();
    huge.set_len(1 << 40).unwrap();
    assert!(refused(fixture.read("huge").await).contains("has more than 67108864 bytes"));
    assert!(!fixture.read("/proc/self/status").await.unwrap().is_empty());
}

#[tokio::test]
async fn directories_are_made_listed_and_removed() {
    let fixture = Fixture::new();
    let make =
        |name: &str, recursive| FsCreateDirectoryParams { path: fixture.path(name), recursive };
    fixture.files.create_directory(make("d/e", None)).await.unwrap();
    fixture.files.create_directory(make("d/e", None)).await.unwrap();
    let exists = fixture.files.create_directory(make("d/e", Some(false))).await.unwrap_err();
    assert_eq!(exists.to_string(), "File exists (os error 17)");
    fixture.put("d/b", "");
    symlink("b", fixture.path("d/link").as_std()).unwrap();
    symlink("nowhere", fixture.path("d/dangling").as_std()).unwrap();
    let expected = [("b".into(), false), ("e".into(), true), ("link".into(), false)];
    assert_eq!(fixture.list("d").await.unwrap(), expected);
    let not_a_directory = fixture.list("d/b").await.unwrap_err();
    assert_eq!(not_a_directory.to_string(), "Not a directory (os error 20)");
    let remove = |name: &str, force, recursive| FsRemoveParams {
        path: fixture.path(name),
        force,
        recursive,
    };
    let full = fixture.files.remove(remove("d", None, Some(false))).await.unwrap_err();
    assert_eq!(full.to_string(), "Directory not empty (os error 39)");
    fixture.files.remove(remove("d", None, None)).await.unwrap();
    fixture.files.remove(remove("d", None, None)).await.unwrap();
    assert!(fixture.files.remove(remove("d", Some(false), None)).await.is_err());
    assert_eq!(
        refused(fixture.files.remove(remove("/", None, None)).await),
        "fs/remove does not remove `/`"
    );
}

#[tokio::test]
async fn removing_a_link_keeps_what_it_leads_to() {
    let fixture = Fixture::new();
    fixture.put("kept/x", "x");
    symlink(fixture.path("kept").as_std(), fixture.path("link").as_std()).unwrap();
    let params = FsRemoveParams { path: fixture.path("link"), force: None, recursive: None };
    fixture.files.remove(params).await.unwrap();
    assert_eq!(fixture.read("kept/x").await.unwrap(), "x");
}

#[tokio::test]
async fn kinds_and_times_are_those_of_what_a_link_leads_to() {
    let fixture = Fixture::new();
    fixture.put("a", "");
    symlink("a", fixture.path("link").as_std()).unwrap();
    let params = FsGetMetadataParams { path: fixture.path("link") };
    let metadata = fixture.files.get_metadata(params).await.unwrap();
    assert!(metadata.is_file && metadata.is_symlink && !metadata.is_directory);
    assert!(metadata.modified_at_ms > 1_600_000_000_000);
}

#[tokio::test]
async fn copies_keep_links_and_permissions() {
    let fixture = Fixture::new();
    let script = fixture.put("d/run", "#!");
    fs::set_permissions(script.as_std(), fs::Permissions::from_mode(0o750)).unwrap();
    fixture.put("d/deep/er/x", "x");
    symlink("run", fixture.path("d/link").as_std()).unwrap();
    fixture.copy("d", "copy", true).await.unwrap();
    assert_eq!(fixture.read("copy/deep/er/x").await.unwrap(), "x");
    assert_eq!(fs::read_link(fixture.path("copy/link").as_std()).unwrap().to_str(), Some("run"));
    let mode = fs::metadata(fixture.path("copy/run").as_std()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o750);
}

#[tokio::test]
async fn a_copy_that_cannot_end_well_is_refused() {
    let fixture = Fixture::new();
    fixture.put("d/x", "x");
    assert_eq!(
        refused(fixture.copy("d", "e", false).await),
        "fs/copy requires recursive: true when sourcePath is a directory"
    );
    symlink("d", fixture.path("link").as_std()).unwrap();
    for inside in ["d", "d/inner", "link/inner/deeper"] {
        assert_eq!(
            refused(fixture.copy("d", inside, true).await),
            "fs/copy cannot copy a directory to itself or one of its descendants"
        );
    }
    assert!(refused(fixture.copy("d/x", "link/x", false).await).contains("to itself"));
    assert_eq!(fixture.read("d/x").await.unwrap(), "x");
    let _socket = UnixListener::bind(fixture.path("d/socket").as_std()).unwrap();
    fixture.copy("d", "new/parents/e", true).await.unwrap();
    assert_eq!(fixture.read("new/parents/e/x").await.unwrap(), "x");
    assert!(!fixture.path("new/parents/e/socket").as_std().exists());
    assert!(fixture.copy("d/x", "no/parents/x", false).await.is_err());
}

#[tokio::test]
async fn a_file_is_followed_through_replacement_and_a_missing_path_until_it_is() {
    let fixture = Fixture::new();
    let file = fixture.put("f", "1");
    let (mut on_file, mut on_missing) = (fixture.watch("f").await, fixture.watch("x/y").await);
    fs::write(file.as_std(), "2").unwrap();
    assert_eq!(changes(&mut on_file).await, std::slice::from_ref(&file));
    let new = fixture.put("f.new", "3");
    fs::rename(new.as_std(), file.as_std()).unwrap();
    assert_eq!(changes(&mut on_file).await, std::slice::from_ref(&file));
    fs::write(file.as_std(), "4").unwrap();
    assert_eq!(changes(&mut on_file).await, [file]);
    let late = fixture.put("x/y", "");
    assert_eq!(changes(&mut on_missing).await, std::slice::from_ref(&late));
    fs::write(late.as_std(), "more").unwrap();
    assert_eq!(changes(&mut on_missing).await, [late]);
}

#[tokio::test]
async fn a_link_changes_with_the_file_it_leads_to() {
    let fixture = Fixture::new();
    fixture.put("f", "one");
    std::os::unix::fs::symlink("f", fixture.path("link").as_std()).unwrap();
    let mut watch = fixture.watch("link").await;
    let link = fixture.path("link");
    fixture.put("f", "two");
    assert_eq!(changes(&mut watch).await, std::slice::from_ref(&link));
    std::fs::rename(fixture.path("f").as_std(), fixture.path("g").as_std()).unwrap();
    assert_eq!(changes(&mut watch).await, [link]);
}

#[tokio::test]
async fn a_directory_reports_its_entries_also_after_another_watch_of_it_ended() {
    let fixture = Fixture::new();
    fixture.put("d/a", "");
    let mut watch = fixture.watch("d").await;
    let mut other = fixture.watch("d").await;
    let (a, b) = (fixture.put("d/a", "1"), fixture.put("d/b", ""));
    let mut seen = changes(&mut watch).await;
    while !seen.contains(&b) {
        seen.extend(changes(&mut watch).await);
    }
    assert!(seen.iter().all(|path| [&a, &b].contains(&path)), "{seen:?}");
    drop(watch);
    while !changes(&mut other).await.contains(&b) {}
    fs::write(a.as_std(), "2").unwrap();
    assert!(changes(&mut other).await.contains(&a));
}

#[tokio::test]
async fn too_many_changes_are_one() {
    let fixture = Fixture::new();
    let directory = fixture.put("d/a", "").parent().unwrap();
    let mut watch = fixture.watch("d").await;
    for number in 0..1_100 {
        fixture.put(&format!("d/{number}"), "");
    }
    while !changes(&mut watch).await.contains(&directory) {}
}

#[tokio::test]
async fn names_that_are_not_utf_8_are_copied() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let fixture = Fixture::new();
    fixture.put("from/plain", "p");
    let name = OsStr::from_bytes(b"caf\xe9");
    fs::write(fixture.path("from").as_std().join(name), "e").unwrap();
    fixture.copy("from", "to", true).await.unwrap();
    assert_eq!(fs::read(fixture.path("to").as_std().join(name)).unwrap(), b"e");
    assert_eq!(fixture.read("to/plain").await.unwrap(), "p");
}
