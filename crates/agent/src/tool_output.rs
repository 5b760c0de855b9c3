//! The outputs of tool calls as text for the model, and the buffers that command output waits in.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use turnhost_patch::ParseError;
use turnhost_ports::{CommandError, FileChange, FilesError, summary};

/// The output for a call whose end was not observed.
pub(crate) const ABORTED: &str = "aborted";

/// The output for a patch that the user declined.
pub(crate) const PATCH_DECLINED: &str = "patch rejected by user";

/// The same where the answer for an approval was an error, or none that could be read.
pub(crate) const APPROVAL_FAILED: &str = "approval request failed";

/// 1 MiB: more output of one command is kept for the model at no time.
const MAX_KEPT_BYTES: usize = 1024 * 1024;

/// 10,000 bytes: what a model is shown of one output unless it or its metadata say otherwise.
const DEFAULT_SHOWN_BYTES: usize = 10_000;

/// 16 MiB: the most of a command's output that its item holds. It bounds the
/// server's memory and the stored thread, and is far above what anyone reads.
const MAX_ITEM_BYTES: usize = 16 * 1024 * 1024;

/// Bytes that count as one token, for want of a tokenizer.
const BYTES_PER_TOKEN: usize = 4;

/// Output that the model has not received yet, in bounded memory: the first
/// and the last half of [`MAX_KEPT_BYTES`]; what lies between is counted and lost.
#[derive(Debug, Default)]
pub(crate) struct OutputBuffer {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    total: usize,
}

impl OutputBuffer {
    /// Adds what a command wrote.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        const HALF: usize = MAX_KEPT_BYTES / 2;
        self.total += bytes.len();
        let (head, rest) = bytes.split_at(bytes.len().min(HALF - self.head.len()));
        self.head.extend_from_slice(head);
        let rest = &rest[rest.len().saturating_sub(HALF)..];
        let excess = (self.tail.len() + rest.len()).saturating_sub(HALF);
        self.tail.drain(..excess);
        self.tail.extend(rest);
    }

    /// Takes everything out. Bytes that are no UTF-8 become replacement characters.
    fn take(&mut self) -> Kept {
        let Self { mut head, tail, total } = std::mem::take(self);
        let omitted = total - head.len() - tail.len();
        if omitted > 0 {
            head.extend_from_slice(format!("\n{}\n", omission(omitted)).as_bytes());
        }
        head.extend(tail);
        Kept { text: String::from_utf8_lossy(&head).into_owned(), total, omitted }
    }
}

struct Kept {
    text: String,
    total: usize,
    omitted: usize,
}

fn omission(bytes: usize) -> String {
    format!("... {bytes} bytes omitted ...")
}

/// All output of a command as its item shows it, up to [`MAX_ITEM_BYTES`].
#[derive(Debug, Default)]
pub(crate) struct Aggregated {
    text: String,
    /// The beginning of a character whose rest has not arrived.
    partial: Vec<u8>,
    omitted: usize,
}

impl Aggregated {
    /// Adds what a command wrote, and gives it as text. A character that is cut
    /// off at the end of `bytes` comes with the next piece.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> String {
        let mut pending = std::mem::take(&mut self.partial);
        pending.extend_from_slice(bytes);
        let cut = pending.len() - unfinished(&pending);
        self.partial = pending.split_off(cut);
        let piece = String::from_utf8_lossy(&pending).into_owned();
        self.keep(&piece);
        piece
    }

    /// Takes the whole text; `None` if there was no output.
    pub(crate) fn take(&mut self) -> Option<String> {
        let rest = std::mem::take(&mut self.partial);
        self.keep(&String::from_utf8_lossy(&rest));
        let Self { mut text, omitted, .. } = std::mem::take(self);
        if omitted > 0 {
            text.extend([
                "
",
                &omission(omitted),
                "
",
            ]);
        }
        (!text.is_empty()).then_some(text)
    }

    fn keep(&mut self, piece: &str) {
        let fits = piece.floor_char_boundary(MAX_ITEM_BYTES.saturating_sub(self.text.len()));
        let fits = if self.omitted == 0 { fits } else { 0 };
        self.text.push_str(&piece[..fits]);
        self.omitted += piece.len() - fits;
    }
}

/// Counts the bytes at the end that are the beginning of a character.
fn unfinished(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let needed = match bytes[bytes.len() - back] {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            0x80..=0xBF => continue,
            _ => 1,
        };
        return if needed > back { back } else { 0 };
    }
    0
}

/// A report to the model about a command, but for its output.
#[derive(Debug)]
pub(crate) struct Report {
    status: String,
    waited: Duration,
    limit: Limit,
}

/// The most of an output that is shown, in the unit in which a cut is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// In tokens, as the model asked for.
    Tokens(usize),
    /// In bytes, as the model may have.
    Bytes(usize),
}

impl Limit {
    /// Returns the smaller of the tokens that the model asked for and those that the user allows.
    pub(crate) fn new(max_tokens: Option<usize>, allowed: Option<u64>) -> Self {
        let allowed = allowed.and_then(|tokens| usize::try_from(tokens).ok());
        let limit = allowed.map_or(DEFAULT_SHOWN_BYTES, |it| it.saturating_mul(BYTES_PER_TOKEN));
        match max_tokens {
            Some(tokens) if tokens.saturating_mul(BYTES_PER_TOKEN) <= limit => Self::Tokens(tokens),
            _ => Self::Bytes(limit),
        }
    }

    fn bytes(self) -> usize {
        match self {
            Self::Tokens(tokens) => tokens * BYTES_PER_TOKEN,
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl Report {
    /// Reports a command that ended. `waited` is how long the call took.
    pub(crate) fn exited(code: i32, waited: Duration, limit: Limit) -> Self {
        Self { status: format!("Process exited with code {code}"), waited, limit }
    }

    /// Reports a command that continues, under this session id.
    pub(crate) fn running(session: i64, waited: Duration, limit: Limit) -> Self {
        Self { status: format!("Process running with session ID {session}"), waited, limit }
    }

    /// Returns the whole text. Takes what `output` holds, so that the model gets it once.
    pub(crate) fn text(&self, output: &mut OutputBuffer) -> String {
        let kept = output.take();
        format!(
            "Chunk ID: {}\nWall time: {:.4} seconds\n{}\nOriginal token count: {}\nOutput:\n{}",
            chunk_id(&kept.text, self.waited),
            self.waited.as_secs_f64(),
            self.status,
            tokens(kept.total),
            shown(&kept, self.limit)
        )
    }
}

/// Returns the beginning and the end of a text that is longer than `bytes`.
pub(crate) fn head_and_tail(text: &str, bytes: usize) -> String {
    let kept = Kept { text: text.to_owned(), total: text.len(), omitted: 0 };
    shown(&kept, Limit::Bytes(bytes))
}

/// Returns six hex digits that tell one output from another.
fn chunk_id(text: &str, waited: Duration) -> String {
    let mut hasher = DefaultHasher::new();
    (text, waited).hash(&mut hasher);
    format!("{:06x}", hasher.finish() & 0xFF_FFFF)
}

fn tokens(bytes: usize) -> usize {
    bytes.div_ceil(BYTES_PER_TOKEN)
}

/// Cuts the middle out of a text that is longer than `limit`, and says so at its beginning.
pub(crate) fn cut_middle(text: &str, limit: Limit) -> String {
    shown(&Kept { text: text.to_owned(), total: text.len(), omitted: 0 }, limit)
}

fn shown(kept: &Kept, limit: Limit) -> String {
    let (text, budget) = (&kept.text, limit.bytes());
    if kept.omitted == 0 && text.len() <= budget {
        return text.clone();
    }
    let head = text.floor_char_boundary(budget / 2);
    let tail = text.ceil_char_boundary(text.len().saturating_sub(budget - budget / 2)).max(head);
    let cut = match limit {
        Limit::Tokens(_) => format!("{} tokens", tokens(text.len().saturating_sub(budget))),
        Limit::Bytes(_) => format!("{} chars", text[head..tail].chars().count()),
    };
    let size = match kept.omitted {
        0 => format!("Total output lines: {}", text.lines().count()),
        omitted => omission(omitted),
    };
    format!(
        "Warning: truncated output (original token count: {})\n{size}\n\n{}…{cut} truncated…{}",
        tokens(kept.total),
        &text[..head],
        &text[tail..]
    )
}

/// The output for a question, or a call of an MCP tool, that an interrupt stopped after this time.
pub(crate) fn aborted_after(millis: i64) -> String {
    let waited = Duration::from_millis(u64::try_from(millis).unwrap_or(0));
    format!("aborted by user after {:.1}s", waited.as_secs_f64())
}

/// Reports a call that an interrupt stopped after this time.
pub(crate) fn aborted(millis: i64) -> String {
    let waited = Duration::from_millis(u64::try_from(millis).unwrap_or(0));
    format!("Wall time: {:.1} seconds\naborted by user", waited.as_secs_f64())
}

/// Returns the output for a patch that was typed into a shell, after this elapsed time.
pub(crate) fn in_shell(millis: i64, result: &str) -> String {
    let took = Duration::from_millis(u64::try_from(millis).unwrap_or(0));
    format!("Wall time: {:.4} seconds\nOutput:\n{result}", took.as_secs_f64())
}

/// Reports a command that was not let run.
pub(crate) fn rejected(reason: &str) -> String {
    create_process(&format!("Rejected({reason:?})"))
}

/// Reports a command that the system refused to start.
pub(crate) fn could_not_start(error: &CommandError) -> String {
    rejected(&format!("Failed to create unified exec process: {error}"))
}

fn create_process(message: &str) -> String {
    format!("exec_command failed: CreateProcess {{ message: {message:?} }}")
}

/// Reports a text that is not a patch.
pub(crate) fn patch_unreadable(error: &ParseError) -> String {
    match error {
        ParseError::Empty => error.to_string(),
        ParseError::Frame(_) | ParseError::Line { .. } => {
            format!("apply_patch verification failed: {error}")
        }
    }
}

/// Reports a patch that does not fit the files, or could not be written.
pub(crate) fn patch_failed(error: &FilesError) -> String {
    match error {
        FilesError::Verification(reason) => format!("apply_patch verification failed: {reason}"),
        FilesError::Io(reason) => {
            format!("Exit code: 1\nWall time: 0 seconds\nOutput:\n{reason}\n")
        }
    }
}

/// Reports a patch that was applied.
pub(crate) fn patch_done(changes: &[FileChange]) -> String {
    format!("Exit code: 0\nWall time: 0 seconds\nOutput:\n{}", summary(changes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seq(last: usize) -> String {
        (1..=last).map(|n| n.to_string()).collect::<Vec<_>>().join("\n") + "\n"
    }

    /// Returns the report without its first two lines, whose values vary.
    fn told(output: &[u8], max_tokens: Option<usize>) -> String {
        let mut buffer = OutputBuffer::default();
        buffer.push(output);
        let text = Report::exited(0, Duration::from_micros(51_200), Limit::new(max_tokens, None))
            .text(&mut buffer);
        let (id, rest) = text.split_once('\n').unwrap();
        assert!(
            id.len() == 16
                && id.starts_with("Chunk ID: ")
                && id[10..].bytes().all(|b| b.is_ascii_hexdigit()),
            "{id}"
        );
        rest.strip_prefix("Wall time: 0.0512 seconds\n").unwrap().to_owned()
    }

    #[test]
    fn short_output_comes_whole() {
        assert_eq!(
            told(b"one\ntwo\n", None),
            "Process exited with code 0\nOriginal token count: 2\nOutput:\none\ntwo\n"
        );
        assert_eq!(
            told(b"", None),
            "Process exited with code 0\nOriginal token count: 0\nOutput:\n"
        );
        assert_eq!(
            told(b"\xff\xfeabc", None),
            "Process exited with code 0\nOriginal token count: 2\nOutput:\n\u{fffd}\u{fffd}abc"
        );
        assert!(!told(&[b'x'; 10_000], None).contains("truncated"));
    }

    #[test]
    fn a_running_command_names_its_session() {
        let mut buffer = OutputBuffer::default();
        buffer.push(b"ready\r\n");
        let report = Report::running(12_345, Duration::ZERO, Limit::new(None, None));
        let text = report.text(&mut buffer);
        assert!(
            text.ends_with(
                "Process running with session ID 12345\nOriginal token count: 2\nOutput:\nready\r\n"
            ),
            "{text}"
        );
        assert!(report.text(&mut buffer).ends_with("Output:\n"), "output is told once");
    }

    #[test]
    fn the_models_own_bound_counts_tokens() {
        let text = told(seq(20_000).as_bytes(), Some(50));
        assert!(text.starts_with("Process exited with code 0\nOriginal token count: 27224\nOutput:\nWarning: truncated output (original token count: 27224)\nTotal output lines: 20000\n\n1\n2\n"), "{text}");
        assert!(text.contains("36\n3…27174 tokens truncated…984\n19985\n"), "{text}");
        let umlauts = "äöüß".repeat(200) + "\n";
        assert!(
            told(umlauts.as_bytes(), Some(11))
                .ends_with("\n\näöüßäöüßäöü…390 tokens truncated…üßäöüßäöüß\n")
        );
        assert!(
            told(seq(100).as_bytes(), Some(0)).ends_with("lines: 100\n\n…73 tokens truncated…")
        );
        assert!(
            told(seq(100).as_bytes(), Some(1))
                .ends_with("lines: 100\n\n1\n…72 tokens truncated…0\n")
        );
    }

    #[test]
    fn the_default_bound_counts_characters() {
        let text = told(&[b'x'; 12_000], None);
        assert!(
            text.contains("Total output lines: 1\n\nxxx")
                && text.contains("x…2000 chars truncated…x"),
            "{text}"
        );
        let wide = told("x".repeat(30_000).as_bytes(), Some(9_000));
        assert!(wide.contains("x…20000 chars truncated…x"), "{wide}");
    }

    #[test]
    fn beyond_a_mebibyte_the_middle_is_lost() {
        let text = told(seq(300_000).as_bytes(), Some(40));
        assert!(
            text.contains("(original token count: 497224)\n... 940319 bytes omitted ...\n\n1\n2\n"),
            "{text}"
        );
        assert!(text.contains("30…262112 tokens truncated…89\n299990\n"), "{text}");
    }

    #[test]
    fn call_results() {
        assert_eq!(
            rejected("rejected by user"),
            r#"exec_command failed: CreateProcess { message: "Rejected(\"rejected by user\")" }"#
        );
        assert_eq!(aborted(1_234), "Wall time: 1.2 seconds\naborted by user");
        assert_eq!(
            patch_unreadable(&turnhost_patch::Patch::parse("not a patch").unwrap_err()),
            "apply_patch verification failed: invalid patch: The first line of the patch must be '*** Begin Patch'"
        );
        assert_eq!(patch_unreadable(&ParseError::Empty), "patch rejected: empty patch");
    }

    #[test]
    fn changed_files_are_listed_by_letter() {
        let abs = |path: &str| turnhost_base::AbsPath::new(path).unwrap();
        let change =
            |path: &str, to: Option<&str>, before: Option<&str>, after: Option<&str>| FileChange {
                path: abs(path),
                moved_to: to.map(abs),
                named: to.unwrap_or(path).trim_start_matches("/w/").to_owned(),
                before: before.map(|text| text.to_owned().into()),
                after: after.map(|text| text.to_owned().into()),
                targets: vec![],
            };
        let changes = [
            change("/w/a.txt", None, Some("1"), Some("2")),
            change("/w/b.txt", None, Some("1"), None),
            change("/w/c.txt", Some("/w/d.txt"), Some("1"), Some("2")),
            change("/w/sub/e.txt", None, None, Some("2")),
            change("/out/out.txt", None, None, Some("2")),
        ];
        assert_eq!(
            patch_done(&changes),
            "Exit code: 0\nWall time: 0 seconds\nOutput:\nSuccess. Updated the following files:\nA sub/e.txt\nA /out/out.txt\nM a.txt\nM d.txt\nD b.txt\n"
        );
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_give_the_same_text(text in "\\PC{0,40}", sizes in proptest::collection::vec(1_usize..5, 1..10)) {
            let (mut whole, mut pieces, mut deltas) = (text.as_bytes(), Aggregated::default(), String::new());
            for size in sizes.iter().cycle() {
                if whole.is_empty() { break; }
                let (piece, rest) = whole.split_at((*size).min(whole.len()));
                deltas += &pieces.push(piece);
                whole = rest;
            }
            prop_assert_eq!(&deltas, &text);
            prop_assert_eq!(pieces.take(), (!text.is_empty()).then_some(text));
        }

        #[test]
        fn no_bytes_are_lost_or_hang(bytes in proptest::collection::vec(any::<u8>(), 0..40), at in 0_usize..40) {
            let mut pieces = Aggregated::default();
            let (left, right) = bytes.split_at(at.min(bytes.len()));
            pieces.push(left);
            pieces.push(right);
            let text = pieces.take().unwrap_or_default();
            prop_assert_eq!(text.is_empty(), bytes.is_empty());
        }

        #[test]
        fn a_cut_stays_within_its_bound(text in "\\PC{0,300}", tokens in 0_usize..40) {
            let kept = Kept { total: text.len(), text, omitted: 0 };
            let shown = shown(&kept, Limit::Tokens(tokens));
            if kept.total > tokens * 4 {
                let (_, body) = shown.split_once("\n\n").unwrap();
                prop_assert!(body.len() <= tokens * 4 + "…999 tokens truncated…".len());
            } else {
                prop_assert_eq!(shown, kept.text);
            }
        }
    }
}
