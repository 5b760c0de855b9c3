//! The git-style diff of everything that a turn did to files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diff::{blob_id, unified};

/// Lines of context, as git has it by default.
const CONTEXT: usize = 3;

const NO_BLOB: &str = "0000000000000000000000000000000000000000";

/// Gathers the file changes of a turn into one diff.
///
/// Several changes of one file become one section between the file's first
/// and last state; what was changed back disappears. No repository is needed.
#[derive(Clone, Debug, Default)]
pub struct TurnDiff {
    files: BTreeMap<String, File>,
}

/// The content of a file on one side of a diff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side<'a> {
    /// A text.
    Text(&'a str),
    /// Something that has no lines to compare.
    Binary,
}

impl Side<'_> {
    fn to_owned(self) -> Content {
        match self {
            Self::Text(text) => Content::Text(text.to_owned()),
            Self::Binary => Content::Binary,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Text(String),
    Binary,
}

impl Content {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Binary => None,
        }
    }
}

/// A file's content when the turn first touched it, and now.
#[derive(Clone, Debug, Default)]
struct File {
    before: Option<Content>,
    after: Option<Content>,
    /// The path whose content came here by a move.
    from: Option<String>,
}

impl TurnDiff {
    /// Adds one change. Paths are as they shall be shown: relative to the
    /// thread's directory, or absolute outside of it. `before` and `after` are
    /// `None` where there is no such file.
    ///
    /// A file that a move overwrote counts as absent, unless the turn touched it before.
    pub fn record(
        &mut self,
        path: &str,
        moved_to: Option<&str>,
        before: Option<Side<'_>>,
        after: Option<Side<'_>>,
    ) {
        let source = self
            .files
            .entry(path.to_owned())
            .or_insert_with(|| File { before: before.map(Side::to_owned), ..File::default() });
        let after = after.map(Side::to_owned);
        let Some(target) = moved_to.filter(|target| *target != path) else {
            source.after = after;
            return;
        };
        source.after = None;
        let origin = source.from.take().unwrap_or_else(|| path.to_owned());
        let target = self.files.entry(target.to_owned()).or_default();
        target.after = after;
        target.from = Some(origin);
    }

    /// Returns the diff of all changes so far; empty if they cancel out.
    pub fn text(&self) -> String {
        let renamed: BTreeSet<&str> =
            self.files.iter().filter_map(|(path, file)| Some(self.origin(path, file)?.0)).collect();
        let mut out = String::new();
        for (path, file) in &self.files {
            if let Some((from, before)) = self.origin(path, file) {
                section(&mut out, (from, path), Some(before), file.after.as_ref());
            } else if !renamed.contains(path.as_str()) {
                section(&mut out, (path, path), file.before.as_ref(), file.after.as_ref());
            }
        }
        out
    }

    /// Returns the origin of the content, if this is a move that a diff can show as
    /// one: from a file that is gone to a place that was free.
    fn origin<'a>(&'a self, path: &str, file: &'a File) -> Option<(&'a str, &'a Content)> {
        let from = file.from.as_deref().filter(|from| *from != path)?;
        let source = self.files.get(from)?;
        let free = file.before.is_none() && file.after.is_some() && source.after.is_none();
        let before = source.before.as_ref()?;
        free.then_some((from, before))
    }
}

fn section(
    out: &mut String,
    (old, new): (&str, &str),
    before: Option<&Content>,
    after: Option<&Content>,
) {
    if before == after && old == new {
        return;
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "diff --git a/{old} b/{new}");
    if before == after {
        let _ = writeln!(out, "similarity index 100%\nrename from {old}\nrename to {new}");
        return;
    }
    match (before, after) {
        (None, _) => out.push_str("new file mode 100644\n"),
        (_, None) => out.push_str("deleted file mode 100644\n"),
        _ => {}
    }
    let side = |mark: char, path: &str, content: Option<&Content>| {
        content.map_or_else(|| "/dev/null".to_owned(), |_| format!("{mark}/{path}"))
    };
    let (a, b) = (side('a', old, before), side('b', new, after));
    if [before, after].into_iter().flatten().any(|content| *content == Content::Binary) {
        let _ = writeln!(out, "Binary files {a} and {b} differ");
        return;
    }
    let (before, after) = (before.and_then(Content::text), after.and_then(Content::text));
    let id = |text: Option<&str>| text.map_or_else(|| NO_BLOB.to_owned(), blob_id);
    let _ = writeln!(out, "index {}..{}", id(before), id(after));
    let hunks = unified(before.unwrap_or_default(), after.unwrap_or_default(), CONTEXT);
    if !hunks.is_empty() {
        let _ = write!(out, "--- {a}\n+++ {b}\n{hunks}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Change<'a> = (&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>);

    fn diff(changes: &[Change<'_>]) -> String {
        let mut diff = TurnDiff::default();
        for (path, moved_to, before, after) in changes {
            diff.record(path, *moved_to, before.map(Side::Text), after.map(Side::Text));
        }
        diff.text()
    }

    #[test]
    fn a_new_file() {
        assert_eq!(
            diff(&[("new.txt", None, None, Some("hello\nworld\n"))]),
            "diff --git a/new.txt b/new.txt\nnew file mode 100644\nindex 0000000000000000000000000000000000000000..94954abda49de8615a048f8d2e64b5de848e27a1\n--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1,2 @@\n+hello\n+world\n"
        );
        assert_eq!(
            diff(&[("e.txt", None, None, Some(""))]),
            "diff --git a/e.txt b/e.txt\nnew file mode 100644\nindex 0000000000000000000000000000000000000000..e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n"
        );
    }

    #[test]
    fn update_delete_move_and_add_in_one_turn() {
        let changes = [
            ("a.txt", None, Some("one\ntwo\nthree\n"), Some("one\nTWO\nthree\n")),
            ("b.txt", None, Some("b\n"), None),
            ("c.txt", Some("d.txt"), Some("c\n"), Some("d\n")),
            ("sub/e.txt", None, None, Some("e\n")),
        ];
        assert_eq!(
            diff(&changes),
            "diff --git a/a.txt b/a.txt\nindex 4cb29ea38f70d7c61b2a3a25b02e3bdf44905402..ddc897f039f57aa91e16efa6dfde386c4255206f\n--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\ndiff --git a/b.txt b/b.txt\ndeleted file mode 100644\nindex 61780798228d17af2d34fce4cfbdf35556832472..0000000000000000000000000000000000000000\n--- a/b.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\ndiff --git a/c.txt b/d.txt\nindex f2ad6c76f0115a6ba5b00456a849810e7ec0af20..4bcfe98e640c8284511312660fb8709b0afa888e\n--- a/c.txt\n+++ b/d.txt\n@@ -1 +1 @@\n-c\n+d\ndiff --git a/sub/e.txt b/sub/e.txt\nnew file mode 100644\nindex 0000000000000000000000000000000000000000..d905d9da82c97264ab6f4920e20242e088850ce9\n--- /dev/null\n+++ b/sub/e.txt\n@@ -0,0 +1 @@\n+e\n"
        );
    }

    #[test]
    fn later_changes_of_a_file_join_the_earlier_ones() {
        let two =
            diff(&[("a", None, Some("1\n"), Some("2\n")), ("a", None, Some("2\n"), Some("3\n"))]);
        assert_eq!(two, diff(&[("a", None, Some("1\n"), Some("3\n"))]));
        let back =
            diff(&[("a", None, Some("1\n"), Some("2\n")), ("a", None, Some("2\n"), Some("1\n"))]);
        assert_eq!(back, "");
        let made_and_gone = diff(&[("a", None, None, Some("2\n")), ("a", None, Some("2\n"), None)]);
        assert_eq!(made_and_gone, "");
    }

    #[test]
    fn a_file_that_moved_twice_moved_once() {
        let moved = diff(&[
            ("a", Some("b"), Some("1\n"), Some("1\n")),
            ("b", Some("c"), Some("1\n"), Some("1\n")),
        ]);
        assert_eq!(
            moved,
            "diff --git a/a b/c\nsimilarity index 100%\nrename from a\nrename to c\n"
        );
        let back = diff(&[
            ("a", Some("b"), Some("1\n"), Some("1\n")),
            ("b", Some("a"), Some("1\n"), Some("1\n")),
        ]);
        assert_eq!(back, "");
    }

    #[test]
    fn a_move_onto_a_touched_file_is_a_change_and_a_deletion() {
        let text = diff(&[
            ("t", None, Some("old\n"), Some("over\n")),
            ("u", Some("t"), Some("1\n"), Some("2\n")),
        ]);
        assert!(text.contains("--- a/t\n+++ b/t\n@@ -1 +1 @@\n-old\n+2\n"), "{text}");
        assert!(text.contains("--- a/u\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n"), "{text}");
    }

    #[test]
    fn files_without_lines_are_named_only() {
        let mut diff = TurnDiff::default();
        diff.record("a.png", None, Some(Side::Binary), None);
        diff.record("b.png", Some("c.png"), Some(Side::Binary), Some(Side::Binary));
        assert_eq!(
            diff.text(),
            "diff --git a/a.png b/a.png\ndeleted file mode 100644\nBinary files a/a.png and /dev/null differ\n\
             diff --git a/b.png b/c.png\nsimilarity index 100%\nrename from b.png\nrename to c.png\n"
        );
    }

    #[test]
    fn paths_outside_stay_absolute() {
        let text = diff(&[("/h/out.txt", None, None, Some("x\n"))]);
        assert!(text.starts_with("diff --git a//h/out.txt b//h/out.txt\n"), "{text}");
    }
}
