//! The terminal output while work is in progress. The terminal is a real one, a PTY.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::process::ExitStatus;

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;
use turnhost_task::Tasks;
use turnhost_tests::{Server, TIMEOUT, Transport};

use crate::{lab, serve};

/// Returns to the start of the line and clears it.
const ERASE: &str = "\r\x1b[K";

/// A program whose three streams are a terminal.
struct Terminal {
    child: Child,
    /// The output, as it is read from our side, in pieces.
    read: mpsc::Receiver<Vec<u8>>,
    /// The program's output.
    bytes: Vec<u8>,
}

impl Terminal {
    fn start(mut command: Command) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let name = OsStr::from_bytes(name.to_bytes());
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let theirs = rustix::fs::open(name, flags, Mode::empty()).unwrap();
        command.stdin(theirs.try_clone().unwrap());
        command.stdout(theirs.try_clone().unwrap()).stderr(theirs);
        let child = command.spawn().unwrap();
        // The command goes, and with it our copies of the program's side: what is read ends with the program.
        drop(command);
        let (pieces, read) = mpsc::channel(64);
        // The thread ends with the program, whose end is what closes the other side.
        std::thread::spawn(move || {
            let (mut ours, mut bytes) = (File::from(ours), [0; 4096]);
            while let Ok(count @ 1..) = ours.read(&mut bytes) {
                if pieces.blocking_send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, read, bytes: Vec::new() }
    }

    /// Reads what comes next. Returns whether anything did: at the end the program's side has no holder any more.
    async fn read(&mut self) -> bool {
        let read = timeout(TIMEOUT, self.read.recv()).await;
        let read = read.unwrap_or_else(|_| panic!("no more than {:?}", self.shown()));
        read.map(|bytes| self.bytes.extend(bytes)).is_some()
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Reads until a text was shown.
    async fn until(&mut self, text: &str) {
        let found = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(text);
        while !found(&self.bytes) {
            assert!(self.read().await, "no `{text}` in {:?}", self.shown());
        }
    }

    /// Waits for the program's end. Returns all that it showed.
    async fn end(mut self) -> (ExitStatus, String) {
        while self.read().await {}
        let status = timeout(TIMEOUT, self.child.wait()).await.unwrap().unwrap();
        (status, self.shown())
    }
}

/// A link to a server that holds its messages back from a word on, until it is released.
struct Held {
    url: String,
    released: watch::Sender<bool>,
    tasks: Tasks,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

impl Held {
    async fn before(server: &Server, word: &str) -> Self {
        let to = server.url().unwrap().trim_start_matches("ws://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let (tasks, word) = (Tasks::new(), word.to_owned());
        let (released, wait) = watch::channel(false);
        let running = tasks.clone();
        tasks.spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let far = TcpStream::connect(&to).await.unwrap();
                running.spawn(pass(near, far, word.clone(), wait.clone()));
            }
        });
        Self { url, released, tasks }
    }

    fn release(&self) {
        self.released.send_replace(true);
    }
}

async fn pass(near: TcpStream, far: TcpStream, word: String, mut wait: watch::Receiver<bool>) {
    let ((mut near_in, mut near_out), (mut far_in, mut far_out)) =
        (near.into_split(), far.into_split());
    let back = async {
        let (mut said, mut passed) = (Vec::new(), 0);
        while let Ok(1..) = far_in.read_buf(&mut said).await {
            if said.windows(word.len()).any(|it| it == word.as_bytes()) {
                // The receiver is gone once the test is over.
                _ = wait.wait_for(|it| *it).await;
            }
            if near_out.write_all(&said[passed..]).await.is_err() {
                return;
            }
            passed = said.len();
        }
    };
    tokio::select! {
        _ = tokio::io::copy(&mut near_in, &mut far_out) => {}
        () = back => {}
    }
}

#[tokio::test]
async fn a_thread_that_takes_long_to_open_says_so_and_for_how_long() {
    let (lab, _model) = lab("", &["text \"one\"", "text \"two\""]).await;
    let (mut server, mut peer) = serve(&lab, Transport::WebSocket).await;
    let thread = peer.start_thread(json!({"cwd": lab.repo()})).await.unwrap();
    peer.turn(&thread, "go").await.unwrap();
    let held = Held::before(&server, &thread).await;
    let resume =
        ["exec", "--remote", &held.url, "--skip-git-repo-check", "resume", &thread, "go on"];
    let mut terminal = Terminal::start(lab.command(resume));
    terminal.until("opening the thread, 1 s, Ctrl-C interrupts").await;
    held.release();
    let (status, shown) = terminal.end().await;
    assert!(status.success(), "{shown:?}");
    // It turned meanwhile, each picture over the one before, and is gone before anything else is said.
    let frames: Vec<_> =
        shown.split(ERASE).filter(|it| it.contains("opening the thread")).collect();
    assert!(
        frames.len() > 2 && frames[0].starts_with('⠋') && frames[1].starts_with('⠙'),
        "{shown:?}"
    );
    assert!(frames.iter().all(|it| it.ends_with("Ctrl-C interrupts")), "{shown:?}");
    let (_, after) = shown.rsplit_once("opening the thread").unwrap();
    let (_, after) = after.split_once(ERASE).unwrap();
    assert!(after.contains("two"), "{shown:?}");
    drop(peer);
    server.stop().await.unwrap();
}

#[tokio::test]
async fn a_turn_shows_that_it_goes_on_in_colours_unless_nobody_wants_them() {
    let (lab, model) = lab("", &["hold, text \"one is done\"", "hold, text \"two is done\""]).await;
    for colours in [true, false] {
        let mut command = lab.command(["exec", "--skip-git-repo-check", "go"]);
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
        if !colours {
            command.env("NO_COLOR", "1");
        }
        let mut terminal = Terminal::start(command);
        terminal.until("1 s, Ctrl-C interrupts").await;
        model.release();
        let (status, shown) = terminal.end().await;
        assert!(status.success() && shown.contains(" done"), "{shown:?}");
        // `CSI ... m` sets colours and weights.
        let is_set = |it: &str| {
            it.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m')
        };
        let coloured = shown.split("\x1b[").skip(1).any(is_set);
        assert_eq!(coloured, colours, "{shown:?}");
    }
}

#[tokio::test]
async fn an_import_and_a_backup_show_bars_that_fill() {
    let (lab, _model) = lab("", &[]).await;
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/../rollout/tests/data/home");
    let copy = lab.home().join("copy.sqlite");
    for work in [["store", "import", other], ["store", "backup", copy.to_str().unwrap()]] {
        let (status, shown) = Terminal::start(lab.command(work)).end().await;
        assert!(status.success(), "{shown:?}");
        let full = format!("[{}] 100%\x1b[K", "#".repeat(24));
        let (_, after) = shown.rsplit_once(&full).unwrap_or_else(|| panic!("{work:?}: {shown:?}"));
        // The bar makes room for the result.
        assert!(after.starts_with(ERASE) && after.ends_with("\r\n"), "{shown:?}");
    }
}
