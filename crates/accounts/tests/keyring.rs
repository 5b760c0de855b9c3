//! Logins in a real keyring: GNOME's, on a session bus of the test's own.
//!
//! Without `dbus-daemon` and `gnome-keyring-daemon` the test says so and passes.
#![cfg(feature = "keyring")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers too")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, Command, Stdio};

use turnhost_accounts::{Accounts, FILE, KeyStore};
use turnhost_base::AbsPath;
use turnhost_ports::{AccountChoice, AccountPort as _, Login};

/// A session bus, and the programs on it. They end with it.
struct Bus(Vec<Child>);

impl Drop for Bus {
    fn drop(&mut self) {
        for program in self.0.iter_mut().rev() {
            _ = program.kill();
            _ = program.wait();
        }
    }
}

/// Starts a bus and a keyring whose password is empty, in `place`. Returns the bus's address; `None` if
/// this machine lacks the programs.
fn start(place: &std::path::Path) -> Option<(Bus, String)> {
    let mut daemon = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
        .arg(format!("--address=unix:dir={}", place.display()))
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut address = String::new();
    BufReader::new(daemon.stdout.take()?).read_line(&mut address).unwrap();
    let mut bus = Bus(vec![daemon]);
    let mut keyring = Command::new("gnome-keyring-daemon")
        .args(["--foreground", "--components=secrets", "--unlock"])
        .env("DBUS_SESSION_BUS_ADDRESS", address.trim())
        .env("XDG_DATA_HOME", place.join("data"))
        .env("XDG_RUNTIME_DIR", place)
        .env("HOME", place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    keyring.stdin.take()?.write_all(b"test").unwrap();
    // It says where its sockets are once it serves.
    let mut ready = String::new();
    BufReader::new(keyring.stdout.take()?).read_line(&mut ready).unwrap();
    bus.0.push(keyring);
    Some((bus, address.trim().to_owned()))
}

/// Runs this test again with the bus in its environment, which no test changes for itself.
#[test]
fn logins_are_kept_in_a_real_keyring() {
    let place = tempfile::tempdir().unwrap();
    std::fs::set_permissions(place.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    if std::env::var_os("TURNHOST_TEST_HOME").is_some() {
        return on_the_bus();
    }
    let Some((_bus, address)) = start(place.path()) else {
        println!("dbus-daemon or gnome-keyring-daemon is missing: nothing was tested");
        return;
    };
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "logins_are_kept_in_a_real_keyring"])
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .env("TURNHOST_TEST_HOME", place.path().join("home"))
        .status();
    assert!(run.unwrap().success());
}

#[tokio::main(flavor = "current_thread")]
async fn on_the_bus() {
    let home = AbsPath::new(std::env::var("TURNHOST_TEST_HOME").unwrap()).unwrap();
    let open = |home: &AbsPath| Accounts::open(home, KeyStore::Keyring).unwrap();
    let (own, work) = (AccountChoice::Default, AccountChoice::of(Some("work")));
    let accounts = open(&home);
    assert_eq!(accounts.login(&own), None);
    accounts.log_in(own.clone(), "sk-own".to_owned()).await.unwrap();
    accounts.log_in(work.clone(), "sk-work".to_owned()).await.unwrap();
    assert_eq!(accounts.login(&own), Some(Login::ApiKey("sk-own".to_owned())));
    // Another handle finds them, another home has its own, and no file holds them.
    let again = open(&home);
    assert_eq!(again.login(&work), Some(Login::ApiKey("sk-work".to_owned())));
    assert_eq!(again.names().unwrap(), ["work"]);
    assert_eq!(open(&home.join("other")).login(&own), None);
    assert!(!home.join(FILE).as_std().exists());
    again.log_out(own.clone()).await.unwrap();
    again.log_out(work.clone()).await.unwrap();
    assert_eq!(open(&home).login(&work), None);
}
