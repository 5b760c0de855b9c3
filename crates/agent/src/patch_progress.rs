//! A patch while the model writes it: clients see what it changes before the call is complete.

use serde::Deserialize as _;
use turnhost_base::{AbsPath, ItemId, Millis};
use turnhost_patch::{FileOp, Hunk, Patch};
use turnhost_protocol::{FileUpdateChange, PatchChangeKind};

/// 200 ms: the time between two notifications. Each has all changes so far, and a person sees no
/// more than five a second.
const PAUSE_MS: i64 = 200;

/// The call whose patch is being written, and its input so far.
#[derive(Debug)]
pub(crate) struct PatchProgress {
    pub(crate) call: ItemId,
    input: String,
    /// The time of the last notification.
    told_at: Option<Millis>,
    told: Vec<FileOp>,
}

impl PatchProgress {
    pub(crate) fn new(call: ItemId) -> Self {
        Self { call, input: String::new(), told_at: None, told: Vec::new() }
    }

    /// Takes a piece of the input. Returns all changes so far once a notification of them is due.
    /// Paths are below `cwd`.
    pub(crate) fn push(
        &mut self,
        piece: &str,
        now: Millis,
        cwd: &AbsPath,
    ) -> Option<Vec<FileUpdateChange>> {
        self.input.push_str(piece);
        let is_due = self.told_at.is_none_or(|told| now < told || now.since(told) >= PAUSE_MS);
        // In a function's arguments, a line ends with an escape.
        if !is_due || !piece.contains('\n') && !piece.contains("\\n") {
            return None;
        }
        let ops = Patch::beginning(&text_so_far(&self.input));
        if ops.is_empty() || ops == self.told {
            return None;
        }
        self.told_at = Some(now);
        self.told = ops;
        let shown = |path: &str| cwd.join(path).to_string();
        Some(self.told.iter().map(|op| change(op, shown)).collect())
    }
}

/// Returns the text of a patch in an input that is not complete: the text itself, or that of the one
/// argument of a function.
fn text_so_far(input: &str) -> String {
    let Some(arguments) = input.trim_start().strip_prefix('{') else { return input.to_owned() };
    let value = arguments
        .trim_start()
        .strip_prefix("\"input\"")
        .and_then(|rest| rest.trim_start().strip_prefix(':'))
        .map(str::trim_start)
        .filter(|value| value.starts_with('"'));
    let Some(value) = value else { return String::new() };
    let read = |text: &str| {
        let mut reader = serde_json::Deserializer::from_str(text);
        String::deserialize(&mut reader).ok()
    };
    // An escape may be cut: at most the six characters of `\u1234`.
    let whole = (0..=6).find_map(|cut| {
        let end = value.len().checked_sub(cut)?;
        read(&format!("{}\"", value.get(..end)?))
    });
    read(value).or(whole).unwrap_or_default()
}

/// Shows an operation that may not be complete. Only the patch is known of a file that it changes.
fn change(op: &FileOp, shown: impl Fn(&str) -> String) -> FileUpdateChange {
    match op {
        FileOp::Add { path, content } => FileUpdateChange {
            path: shown(path),
            kind: PatchChangeKind::Add,
            diff: content.clone(),
        },
        FileOp::Delete { path } => FileUpdateChange {
            path: shown(path),
            kind: PatchChangeKind::Delete,
            diff: String::new(),
        },
        FileOp::Update { path, move_to, hunks } => FileUpdateChange {
            path: shown(path),
            kind: PatchChangeKind::Update { move_path: move_to.as_deref().map(shown) },
            diff: hunks.iter().map(Hunk::text).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_function_is_read_before_it_is_whole() {
        let arguments = r#"{"input": "*** Begin Patch\n+\"é\u00e9\\\n"}"#;
        let whole = "*** Begin Patch\n+\"éé\\\n";
        for end in (0..=arguments.len()).filter(|end| arguments.is_char_boundary(*end)) {
            let text = text_so_far(&arguments[..end]);
            assert!(whole.starts_with(&text), "{end}: {text:?}");
            assert!(end < 30 || !text.is_empty(), "{end}");
        }
        assert_eq!(text_so_far(arguments), whole);
        assert_eq!(text_so_far("*** Begin"), "*** Begin");
        assert_eq!(text_so_far(r#"{"other": "*** Begin"}"#), "");
    }
}
