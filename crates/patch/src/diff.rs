//! Unified diffs and git's blob ids.

use std::fmt::Write as _;

use sha1::{Digest, Sha1};
use similar::algorithms::{Capture, Compact, IdentifyDistinct, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, DiffTag, DiffableStr as _};

/// Lines of context in the diff of one file change, as clients know it.
const ITEM_CONTEXT: usize = 1;

/// Above this many differing lines on one side the whole difference is shown as
/// one replacement: finding the smallest one takes time in the square of it.
const MAX_COMPARED_LINES: usize = 10_000;

/// Returns the diff of one updated file for a `fileChange` item: unified, without file headers, and
/// with a last line about the move if there was one.
pub fn update_diff(before: &str, after: &str, moved_to: Option<&str>) -> String {
    let mut text = unified(before, after, ITEM_CONTEXT);
    if let Some(target) = moved_to {
        text.push_str("\n\nMoved to: ");
        text.push_str(target);
    }
    text
}

/// Computes Git's id of a file with this content: 40 hex digits.
pub fn blob_id(content: &str) -> String {
    let mut hash = Sha1::new();
    hash.update(format!("blob {}\0", content.len()));
    hash.update(content);
    hash.finalize().iter().fold(String::with_capacity(40), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Hunks only; empty if the texts are equal.
pub(crate) fn unified(before: &str, after: &str, context: usize) -> String {
    if too_different(before, after) {
        return replacement(before, after);
    }
    let (old, new) = (before.tokenize_lines(), after.tokenize_lines());
    let mut text = String::new();
    for hunk in similar::group_diff_ops(changes(&old, &new), context) {
        if hunk.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", UnifiedHunkHeader::new(&hunk));
        for change in hunk {
            let (tag, before, after) = change.as_tag_tuple();
            match tag {
                DiffTag::Equal => put(&mut text, ' ', &old[before]),
                DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                    put(&mut text, '-', &old[before]);
                    put(&mut text, '+', &new[after]);
                }
            }
        }
    }
    text
}

/// Returns the changes that lead from one list of lines to the other.
///
/// The same as those of [`similar::TextDiff`], which brings five other ways to find them, each in
/// several forms: 0.2 MB of code.
fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let lines = IdentifyDistinct::<u32>::new(old, 0..old.len(), new, 0..new.len());
    let (old, new) = (lines.old_lookup(), lines.new_lookup());
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut found, old, lines.old_range(), new, lines.new_range());
    found.into_inner().into_inner().into_ops()
}

/// Writes lines of a hunk, each behind its mark.
fn put(text: &mut String, mark: char, lines: &[&str]) {
    for line in lines {
        text.push(mark);
        text.push_str(line);
        if !line.ends_with(['\n', '\r']) {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

fn too_different(before: &str, after: &str) -> bool {
    let same_start = before.lines().zip(after.lines()).take_while(|(a, b)| a == b).count();
    let same_end =
        before.lines().rev().zip(after.lines().rev()).take_while(|(a, b)| a == b).count();
    let differing = |text: &str| text.lines().count().saturating_sub(same_start + same_end);
    differing(before).max(differing(after)) > MAX_COMPARED_LINES
}

fn replacement(before: &str, after: &str) -> String {
    let mut text = format!("@@ -{} +{} @@\n", range(before), range(after));
    for (mark, side) in [('-', before), ('+', after)] {
        for line in side.split_inclusive('\n') {
            text.push(mark);
            text.push_str(line);
            if !line.ends_with('\n') {
                text.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    text
}

fn range(text: &str) -> String {
    match text.lines().count() {
        0 => "0,0".into(),
        1 => "1".into(),
        count => format!("1,{count}"),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;
    use similar::TextDiff;

    use super::*;

    proptest! {
        #[test]
        fn hunks_are_those_of_the_whole_library(
            before in "([a-c]{0,2}(\n|\r\n|\r)){0,30}[a-c]?",
            after in "([a-c]{0,2}(\n|\r\n|\r)){0,30}[a-c]?",
            around in "(x\n){0,120}",
            context in 0..4_usize,
        ) {
            let (before, after) = (format!("{around}{before}"), format!("{around}{after}"));
            let diff = TextDiff::from_lines(&before, &after);
            let expected = diff.unified_diff().context_radius(context).to_string();
            prop_assert_eq!(unified(&before, &after, context), expected);
        }
    }

    #[test]
    fn an_update_shows_one_line_around_the_change() {
        let before = "7\n8\n9\n10\n11\n12\n13\n".to_owned();
        let after = before.replace("10\n", "ten\n");
        expect![[r"
            @@ -3,3 +3,3 @@
             9
            -10
            +ten
             11
        "]]
        .assert_eq(&update_diff(&before, &after, None));
    }

    #[test]
    fn a_missing_newline_is_said() {
        expect![[r"
            @@ -1,2 +1,2 @@
             a
            -b
            \ No newline at end of file
            +B
        "]]
        .assert_eq(&update_diff("a\nb", "a\nB\n", None));
    }

    #[test]
    fn ranges_of_one_line_and_of_none() {
        assert_eq!(update_diff("x\n", "y\n", None), "@@ -1 +1 @@\n-x\n+y\n");
        assert_eq!(update_diff("a\nB\n", "", None), "@@ -1,2 +0,0 @@\n-a\n-B\n");
        assert_eq!(
            update_diff("x\r\ny\r\n", "X\r\ny\r\n", None),
            "@@ -1,2 +1,2 @@\n-x\r\n+X\r\n y\r\n"
        );
    }

    #[test]
    fn a_move_is_named_below_the_hunks() {
        assert_eq!(
            update_diff("c\n", "d\n", Some("/w/d.txt")),
            "@@ -1 +1 @@\n-c\n+d\n\n\nMoved to: /w/d.txt"
        );
    }

    #[test]
    fn blob_ids_are_those_of_git() {
        assert_eq!(blob_id("hello\nworld\n"), "94954abda49de8615a048f8d2e64b5de848e27a1");
        assert_eq!(blob_id(""), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    }

    #[test]
    fn huge_differences_become_one_replacement() {
        let before =
            (0..=MAX_COMPARED_LINES).map(|n| format!("a{n}")).collect::<Vec<_>>().join("\n") + "\n";
        let diff = unified(&before, "x", 3);
        assert!(diff.starts_with("@@ -1,10001 +1 @@\n-a0\n-a1\n"));
        assert!(diff.ends_with("-a10000\n+x\n\\ No newline at end of file\n"));
    }
}
