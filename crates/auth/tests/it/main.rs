//! Authentication over real files that change while it is in use.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers too")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use turnhost_auth::{Authenticator, Bearer, Denial, Flags, Mode};
use turnhost_base::{Millis, SystemWorld, TestWorld, World};

struct Door {
    dir: TempDir,
    path: PathBuf,
    authenticator: Authenticator,
}

impl Door {
    fn open(text: &str, world: Arc<dyn World>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tokens");
        fs::write(&path, text).unwrap();
        let authenticator = open(&capability(&path), world).unwrap();
        Self { dir, path, authenticator }
    }

    /// Returns the name behind a token, or the refusal.
    fn shown(&self, token: &str) -> Result<String, Denial> {
        shown(&self.authenticator, token)
    }

    /// Puts a new file in the place of the old one, as editors and deployments do.
    fn replace(&self, text: &str) {
        let new = self.dir.path().join("new");
        fs::write(&new, text).unwrap();
        fs::rename(new, &self.path).unwrap();
    }
}

fn shown(authenticator: &Authenticator, token: &str) -> Result<String, Denial> {
    let bearer = Bearer::from_header(format!("Bearer {token}").as_bytes())?;
    authenticator.check(&bearer).map(|identity| identity.to_string())
}

fn capability(path: &Path) -> Flags {
    Flags {
        mode: Some(Mode::CapabilityToken),
        token_file: Some(path.to_owned()),
        ..Flags::default()
    }
}

fn signed(path: &Path) -> Flags {
    Flags {
        mode: Some(Mode::SignedBearerToken),
        shared_secret_file: Some(path.to_owned()),
        ..Flags::default()
    }
}

fn open(flags: &Flags, world: Arc<dyn World>) -> Result<Authenticator, String> {
    let policy = flags.clone().policy().unwrap().unwrap();
    Authenticator::open(policy, world).map_err(|err| err.to_string())
}

/// Returns a clock far ahead of the files, to which every change has settled.
fn later() -> Arc<TestWorld> {
    Arc::new(TestWorld::at(Millis(SystemWorld.now().0 + 3_600_000)))
}

#[test]
fn tokens_come_and_go_with_the_file() {
    let door = Door::open("ann: one\nbob: two\n", later());
    assert_eq!(door.shown("one").as_deref(), Ok("ann"));
    assert_eq!(door.shown("two").as_deref(), Ok("bob"));
    door.replace("bob: two\ncarl: three\n");
    assert_eq!(door.shown("one"), Err(Denial::Token));
    assert_eq!(door.shown("two").as_deref(), Ok("bob"));
    assert_eq!(door.shown("three").as_deref(), Ok("carl"));
    fs::write(&door.path, "four").unwrap();
    assert_eq!(door.shown("four").as_deref(), Ok("default"));
    assert_eq!(door.shown("three"), Err(Denial::Token));
}

#[test]
fn changes_within_one_tick_of_the_file_system_are_seen() {
    let door = Door::open("a: x0000", Arc::new(SystemWorld));
    for round in 1..200 {
        let token = format!("x{round:04}");
        fs::write(&door.path, format!("a: {token}")).unwrap();
        assert_eq!(door.shown(&token).as_deref(), Ok("a"), "round {round}");
    }
}

#[test]
fn a_broken_file_leaves_the_tokens_as_they_were() {
    let door = Door::open("ann: one", later());
    for broken in ["", "# nothing\n", "ann: one\nann: two", "one\ntwo"] {
        door.replace(broken);
        assert_eq!(door.shown("one").as_deref(), Ok("ann"), "{broken:?}");
        assert_eq!(door.shown("two"), Err(Denial::Token));
    }
    fs::remove_file(&door.path).unwrap();
    assert_eq!(door.shown("one").as_deref(), Ok("ann"));
    door.replace("ann: two");
    assert_eq!(door.shown("one"), Err(Denial::Token));
    assert_eq!(door.shown("two").as_deref(), Ok("ann"));
}

#[test]
fn a_token_expires_while_the_server_runs() {
    let world = Arc::new(TestWorld::at(Millis(1_899_999_999_000)));
    let door = Door::open("ann: one expires=2030-03-17T17:46:40Z", world.clone());
    assert_eq!(door.shown("one").as_deref(), Ok("ann"));
    world.advance(1_000);
    assert_eq!(door.shown("one"), Err(Denial::Token));
}

#[test]
fn a_file_that_cannot_be_used_at_the_start_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("secret");
    let shown = path.display();
    let capability = |text: &str| {
        fs::write(&path, text).unwrap();
        open(&capability(&path), later()).unwrap_err()
    };
    assert_eq!(capability(" \n"), format!("websocket auth secret {shown} must not be empty"));
    assert_eq!(
        capability("a: b\na: c"),
        format!("websocket auth secret {shown} line 2: the name `a` is taken by line 1")
    );
    let too_large = capability(&"x".repeat((1 << 20) + 1));
    assert!(too_large.starts_with(&format!("failed to read websocket auth secret {shown}: ")));
    fs::write(&path, format!("{}\n", "k".repeat(31))).unwrap();
    assert_eq!(
        open(&signed(&path), later()).unwrap_err(),
        format!("signed websocket bearer secret {shown} must be at least 32 bytes")
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(
        open(&signed(&path), later()).unwrap_err(),
        format!(
            "failed to read websocket auth secret {shown}: No such file or directory (os error 2)"
        )
    );
}

#[test]
fn a_file_that_anybody_may_write_opens_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("token");
    fs::write(&path, "a-token-of-more-than-thirty-two-bytes").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    let error = open(&capability(&path), later()).unwrap_err();
    assert!(error.contains("chmod o-w"), "{error}");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    open(&capability(&path), later()).unwrap();
}

#[test]
fn a_token_can_be_given_as_a_digest() {
    let flags = Flags {
        mode: Some(Mode::CapabilityToken),
        token_sha256: Some(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        ),
        ..Flags::default()
    };
    let authenticator = open(&flags, later()).unwrap();
    assert_eq!(shown(&authenticator, "abc").as_deref(), Ok("default"));
    assert_eq!(shown(&authenticator, "abd"), Err(Denial::Token));
}

/// A token of 2030-03-17, signed with 32 times `k` by another implementation (Python's `hmac`).
const SIGNED: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm4iLCJleHAiOjE5MDAwMDAwMDB9.vhZaNH2Z9F9LfS6qq5deNm_vDSTTcg-jB-rhAaqWvJs";

#[test]
fn a_signed_token_opens_until_the_secret_changes() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("secret");
    fs::write(&path, format!(" {}\n", "k".repeat(32))).unwrap();
    let authenticator =
        open(&signed(&path), Arc::new(TestWorld::at(Millis(1_900_000_030_000)))).unwrap();
    assert_eq!(shown(&authenticator, SIGNED).as_deref(), Ok("ann"));
    fs::write(&path, "z".repeat(40)).unwrap();
    assert_eq!(shown(&authenticator, SIGNED), Err(Denial::Jwt));
    let later = open(&signed(&path), Arc::new(TestWorld::at(Millis(1_900_000_031_000)))).unwrap();
    fs::write(&path, "k".repeat(32)).unwrap();
    assert_eq!(shown(&later, SIGNED), Err(Denial::Expired));
}
