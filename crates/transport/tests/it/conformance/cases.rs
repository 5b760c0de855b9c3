//! The cases: the frames of a client, and what it must see until the end of the
//! connection. Numbers are those of the Autobahn test-suite; `rfc` marks ours.

use super::frame::{BINARY, CLOSE, CONTINUATION, FIN, PING, PONG, TEXT, close, frame, unmasked};
use super::{Goodbye, Seen};

/// One case.
pub(super) struct Case {
    /// Its number, or that of its group.
    pub(super) id: &'static str,
    /// Its subject; with the number it names the case.
    pub(super) about: String,
    /// The client's frames.
    pub(super) frames: Vec<Vec<u8>>,
    /// Set if the client closes when it has seen all texts and pongs.
    pub(super) closes: bool,
    /// The frames that the client must see.
    pub(super) seen: Seen,
}

/// Returns a case that ends with a close frame of the client, which the server answers.
fn good(id: &'static str, about: &str, frames: &[Vec<u8>], texts: &[&str]) -> Case {
    let texts = texts.iter().map(|&text| text.to_owned()).collect();
    let seen = Seen { texts, close: Some(Goodbye::Code(1000)), ..Seen::default() };
    Case { id, about: about.to_owned(), frames: frames.to_vec(), closes: true, seen }
}

/// Returns a case that the server ends with `code`.
fn bad(id: &'static str, about: &str, frames: &[Vec<u8>], code: u16) -> Case {
    let seen = Seen { close: Some(Goodbye::Code(code)), ..Seen::default() };
    Case { id, about: about.to_owned(), frames: frames.to_vec(), closes: false, seen }
}

impl Case {
    fn and_pongs(mut self, pongs: &[&[u8]]) -> Self {
        self.seen.pongs = pongs.iter().map(|pong| pong.to_vec()).collect();
        self
    }

    fn and_texts(mut self, texts: &[&str]) -> Self {
        self.seen.texts = texts.iter().map(|&text| text.to_owned()).collect();
        self
    }
}

/// Returns all cases.
pub(super) fn cases() -> Vec<Case> {
    let mut all = framing();
    all.extend(control());
    all.extend(reserved());
    all.extend(fragments());
    all.extend(utf8());
    all.extend(closing());
    all.extend(close_codes());
    all
}

fn text(text: &str) -> Vec<u8> {
    frame(FIN | TEXT, text.as_bytes())
}

fn framing() -> Vec<Case> {
    let mut all = Vec::new();
    for length in [0, 125, 126, 127, 128, 65_535, 65_536] {
        let long = "*".repeat(length);
        all.push(good("1.1", &format!("text of {length}"), &[text(&long)], &[&long]));
        let binary = frame(FIN | BINARY, long.as_bytes());
        all.push(good("1.2", &format!("binary of {length}"), &[binary, text("x")], &["x"]));
    }
    for length in [1 << 20, 16 << 20] {
        let long = "*".repeat(length);
        all.push(good("9.1", &format!("text of {length} in one frame"), &[text(&long)], &[&long]));
    }
    for size in [64, 1 << 10, 256 << 10] {
        let long = "*".repeat(1 << 20);
        let frames = split(long.as_bytes(), size);
        all.push(good("9.3", &format!("1 MiB in frames of {size}"), &frames, &[&long]));
    }
    let long = "*".repeat(65_536);
    let frames = split(long.as_bytes(), 1300);
    all.push(good("10.1.1", "64 KiB in frames of 1300", &frames, &[&long]));
    all.push(bad("rfc 5.1", "a client that does not mask", &[unmasked(FIN | TEXT, b"x")], 1002));
    all
}

/// Returns a text message in frames of `size`.
fn split(payload: &[u8], size: usize) -> Vec<Vec<u8>> {
    let count = payload.len().div_ceil(size);
    let frames = payload.chunks(size).enumerate().map(|(index, part)| {
        let opcode = if index == 0 { TEXT } else { CONTINUATION };
        let fin = if index + 1 == count { FIN } else { 0 };
        frame(fin | opcode, part)
    });
    frames.collect()
}

fn control() -> Vec<Case> {
    let ping = |payload: &[u8]| frame(FIN | PING, payload);
    let unasked = |payload: &[u8]| frame(FIN | PONG, payload);
    let binary = [0, 255, 254, 253, 128];
    let most = [0xfe; 125];
    let names: Vec<String> = (0..10).map(|number| format!("ping {number}")).collect();
    let many: Vec<_> = names.iter().map(|name| ping(name.as_bytes())).collect();
    let many_pongs: Vec<_> = names.iter().map(String::as_bytes).collect();
    vec![
        good("2.1", "ping without payload", &[ping(b"")], &[]).and_pongs(&[b""]),
        good("2.2", "ping with text", &[ping(b"Hello")], &[]).and_pongs(&[b"Hello"]),
        good("2.3", "ping that is no text", &[ping(&binary)], &[]).and_pongs(&[&binary]),
        good("2.4", "ping of 125", &[ping(&most)], &[]).and_pongs(&[&most]),
        bad("2.5", "ping of 126", &[ping(&[0xfe; 126])], 1002),
        good("2.7", "pong that nobody asked for", &[unasked(b"")], &[]),
        good("2.8", "such a pong with payload", &[unasked(b"x")], &[]),
        good("2.9", "such a pong, and a ping", &[unasked(b"x"), ping(b"y")], &[])
            .and_pongs(&[b"y"]),
        good("2.10", "ten pings", &many, &[]).and_pongs(&many_pongs),
    ]
}

fn reserved() -> Vec<Case> {
    let mut all = Vec::new();
    let kinds = [("text", TEXT), ("binary", BINARY), ("ping", PING), ("close", CLOSE)];
    for bits in 1..=7_u8 {
        for (name, opcode) in kinds {
            let wrong = frame(FIN | bits << 4 | opcode, b"");
            let about = format!("{name} with reserved bits {bits:03b}");
            all.push(bad("3", &about, &[text("x"), wrong], 1002).and_texts(&["x"]));
        }
    }
    for opcode in [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] {
        let id = if opcode < 8 { "4.1" } else { "4.2" };
        for payload in ["", "payload"] {
            let wrong = frame(FIN | opcode, payload.as_bytes());
            let about = format!("opcode {opcode} with {} octets", payload.len());
            all.push(bad(id, &about, &[text("x"), wrong], 1002).and_texts(&["x"]));
        }
    }
    all
}

fn fragments() -> Vec<Case> {
    let first = || frame(TEXT, b"frag");
    let middle = || frame(CONTINUATION, b"me");
    let last = || frame(FIN | CONTINUATION, b"nt");
    let ping = || frame(FIN | PING, b"p");
    let whole = &["fragment"];
    let and_pongs = |case: Case, count: usize| case.and_pongs(&vec![b"p" as &[u8]; count]);
    let twice = [first(), ping(), middle(), ping(), last()];
    vec![
        bad("5.1", "ping in two frames", &[frame(PING, b"a"), last()], 1002),
        bad("5.2", "pong in two frames", &[frame(PONG, b"a"), last()], 1002),
        good("5.3", "text in three frames", &[first(), middle(), last()], whole),
        and_pongs(good("5.6", "ping between them", &[first(), ping(), middle(), last()], whole), 1),
        bad("5.9", "end of nothing, then text", &[last(), text("x")], 1002),
        bad("5.12", "middle of nothing, then text", &[middle(), text("x")], 1002),
        bad("5.15", "message, then the middle of nothing", &[first(), last(), middle()], 1002)
            .and_texts(&["fragnt"]),
        bad("5.18", "text within a text", &[first(), frame(FIN | TEXT, b"x")], 1002),
        and_pongs(good("5.19", "pings between all", &twice, whole), 2),
        good("6.1.2", "three empty frames", &split_at(b"", &[0, 0]), &[""]),
        good("6.1.3", "text between empty frames", &split_at(b"x", &[0, 1]), &["x"]),
    ]
}

/// Returns a text message split at these places.
fn split_at(payload: &[u8], cuts: &[usize]) -> Vec<Vec<u8>> {
    let mut frames = Vec::new();
    let mut start = 0;
    for &cut in cuts {
        let opcode = if frames.is_empty() { TEXT } else { CONTINUATION };
        frames.push(frame(opcode, &payload[start..cut]));
        start = cut;
    }
    frames.push(frame(FIN | CONTINUATION, &payload[start..]));
    frames
}

/// Texts of every class of UTF-8, by group.
const VALID: &[(&str, &[&[u8]])] = &[
    ("6.2", &["Hello-\u{b5}@\u{df}\u{f6}\u{e4}\u{fc}\u{e0}\u{e1}-UTF-8!!".as_bytes()]),
    ("6.5", &[b"hello$", "hello\u{a2}".as_bytes(), "\u{20ac}".as_bytes(), "\u{24b62}".as_bytes()]),
    ("6.7", &[b"\0", b"\xc2\x80", b"\xe0\xa0\x80", b"\xf0\x90\x80\x80"]),
    ("6.9", &[b"\x7f", b"\xdf\xbf", b"\xef\xbf\xbf", b"\xf4\x8f\xbf\xbf"]),
    ("6.11", &[b"\xed\x9f\xbf", b"\xee\x80\x80", b"\xef\xbf\xbd"]),
    ("6.22", &[b"\xef\xbf\xbe", b"\xf0\x9f\xbf\xbe", b"\xf4\x8f\xbf\xbe", b"\xef\xb7\x90"]),
];

/// Octets that are no UTF-8, by group.
const INVALID: &[(&str, &[&[u8]])] = &[
    ("6.3.1", &[b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited"]),
    ("6.8", &[b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80"]),
    ("6.10", &[b"\xf7\xbf\xbf\xbf", b"\xfb\xbf\xbf\xbf\xbf", b"\xfd\xbf\xbf\xbf\xbf\xbf"]),
    ("6.11.5", &[b"\xf4\x90\x80\x80"]),
    ("6.12", &[b"\x80", b"\xbf", b"\x80\xbf", b"\x80\xbf\x80\xbf\x80\xbf"]),
    ("6.13", &[b"\xc0 \xc1 \xc2 ", b"\xe0 \xe1 ", b"\xf0 \xf1 ", b"\xf8 \xf9 ", b"\xfc "]),
    ("6.14", &[b"\xc0", b"\xe0\x80", b"\xf0\x80\x80", b"\xdf", b"\xef\xbf", b"\xf7\xbf\xbf"]),
    ("6.15", &[b"\xc0\xe0\x80\xf0\x80\x80\xf8\x80\x80\x80"]),
    ("6.16", &[b"\xfe", b"\xff", b"\xfe\xfe\xff\xff"]),
    ("6.17", &[b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf"]),
    ("6.18", &[b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xf0\x8f\xbf\xbf"]),
    ("6.19", &[b"\xc0\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80"]),
    ("6.20", &[b"\xed\xa0\x80", b"\xed\xad\xbf", b"\xed\xae\x80", b"\xed\xbf\xbf"]),
    ("6.21", &[b"\xed\xa0\x80\xed\xb0\x80", b"\xed\xaf\xbf\xed\xbf\xbf"]),
];

fn utf8() -> Vec<Case> {
    let mut all = Vec::new();
    for &(id, payloads) in VALID {
        for payload in payloads {
            let text = std::str::from_utf8(payload).unwrap();
            let about = payload.escape_ascii();
            all.push(good(id, &format!("{about} whole"), &[frame(FIN | TEXT, payload)], &[text]));
            // Most of these frames end within a character.
            let frames = split(payload, 1);
            all.push(good(id, &format!("{about} octet by octet"), &frames, &[text]));
        }
    }
    for &(id, payloads) in INVALID {
        for payload in payloads {
            let about = payload.escape_ascii();
            all.push(bad(id, &format!("{about} whole"), &[frame(FIN | TEXT, payload)], 1007));
            let frames = split(payload, 1);
            all.push(bad(id, &format!("{about} octet by octet"), &frames, 1007));
        }
    }
    // Every prefix of a Greek word: those within a character are no text.
    let word = "\u{3ba}\u{1f79}\u{3c3}\u{3bc}\u{3b5}";
    for end in 1..=word.len() {
        let payload = frame(FIN | TEXT, &word.as_bytes()[..end]);
        let about = format!("{end} octets of a word");
        all.push(match word.get(..end) {
            Some(text) => good("6.6", &about, &[payload], &[text]),
            None => bad("6.6", &about, &[payload], 1007),
        });
    }
    // It fails at once: the message is never ended.
    let unfinished = [frame(TEXT, b"valid"), frame(CONTINUATION, b"\xf4\x90")];
    all.push(bad("6.4.1", "wrong in an unfinished message", &unfinished, 1007));
    all.push(bad(
        "6.4.3",
        "wrong within a frame",
        &[frame(FIN | TEXT, b"valid\xf4\x90rest")],
        1007,
    ));
    all
}

fn closing() -> Vec<Case> {
    let closing = |about: &str, frames: &[Vec<u8>], code: Option<u16>| {
        let goodbye = code.map_or(Goodbye::Bare, Goodbye::Code);
        let seen = Seen { close: Some(goodbye), ..Seen::default() };
        (about.to_owned(), frames.to_vec(), seen)
    };
    let normal = || close(1000, b"");
    let rows = [
        ("7.1.2", closing("two close frames", &[normal(), normal()], Some(1000))),
        ("7.1.3", closing("ping after close", &[normal(), frame(FIN | PING, b"")], Some(1000))),
        ("7.1.4", closing("text after close", &[normal(), text("x")], Some(1000))),
        ("7.1.5", closing("close within a message", &[frame(TEXT, b"x"), normal()], Some(1000))),
        ("7.3.1", closing("close without a code", &[frame(FIN | CLOSE, b"")], None)),
        ("7.3.2", closing("close with half a code", &[frame(FIN | CLOSE, b"\x03")], Some(1002))),
        ("7.3.4", closing("close with a reason", &[close(1000, b"done")], Some(1000))),
        ("7.3.5", closing("the longest reason", &[close(1000, &[b'*'; 123])], Some(1000))),
        ("7.3.6", closing("a longer one", &[close(1000, &[b'*'; 124])], Some(1002))),
    ];
    let mut all: Vec<Case> = rows
        .into_iter()
        .map(|(id, (about, frames, seen))| Case { id, about, frames, closes: false, seen })
        .collect();
    all.push(good("7.1.1", "close after a message", &[text("x")], &["x"]));
    let wrong_reason = close(1000, b"\xce\xba\xe1\xbd\xb9\xed\xa0\x80");
    all.push(bad("7.5.1", "a reason that is no UTF-8", &[wrong_reason], 1007));
    all
}

fn close_codes() -> Vec<Case> {
    let ping = || frame(FIN | PING, b"");
    let mut all = Vec::new();
    for code in [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999] {
        let about = format!("code {code} is echoed");
        all.push(bad("7.7", &about, &[close(code, b""), ping()], code));
    }
    for code in [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999] {
        let about = format!("code {code} may not be sent");
        all.push(bad("7.9", &about, &[close(code, b""), ping()], 1002));
    }
    for code in [5000, 65_535] {
        let about = format!("code {code} is nobody's");
        all.push(bad("7.13", &about, &[close(code, b"")], 1002));
    }
    all
}
