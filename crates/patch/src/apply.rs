//! Applying hunks to a text.
//!
//! The lines that a hunk expects are looked for exactly first, then with more
//! and more tolerance, because models misremember white space and typographic
//! characters. Lines that stay keep the file's own bytes.

use crate::patch::{Hunk, HunkLine};

/// The reason why hunks do not fit a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplyError {
    /// The line after an `@@` is not in the rest of the text.
    Context(String),
    /// The lines that should stay or go are not in the rest of the text.
    Lines(Vec<String>),
}

impl ApplyError {
    /// Returns the error in words for the model.
    pub fn message(&self, path: &str) -> String {
        match self {
            Self::Context(text) => format!("Failed to find context '{text}' in {path}"),
            Self::Lines(lines) => {
                format!("Failed to find expected lines in {path}:\n{}", lines.join("\n"))
            }
        }
    }
}

/// The mark at the beginning of some UTF-8 files. It is no part of the first line.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Applies `hunks`, in order from the top, and gives the new text.
///
/// An added line ends as its neighbour does: the line that it replaces, or the one above it. The
/// last line ends in a newline if the text's last line does. A byte order mark stays.
pub fn apply_hunks(original: &str, hunks: &[Hunk]) -> Result<String, ApplyError> {
    let (mark, original) = match original.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (Some(BYTE_ORDER_MARK), rest),
        None => (None, original),
    };
    let lines: Vec<&str> = original.split_terminator('\n').collect();
    let is_terminated = original.is_empty() || original.ends_with('\n');
    let text = String::with_capacity(original.len() + 256);
    let mut out = Output { text, neighbour: ending(lines.first().copied()) };
    let mut at = 0;
    let keep = |at: usize, out: &mut Output| {
        if is_terminated || at + 1 < lines.len() {
            out.keep(lines[at]);
        } else {
            // It may not be the last one any more.
            out.add(lines[at]);
        }
    };
    for hunk in hunks {
        let place = locate(&lines, at, hunk)?;
        (at..place.start).for_each(|at| keep(at, &mut out));
        at = place.start;
        for line in &hunk.lines[..place.used] {
            match line {
                HunkLine::Add(text) => out.add(text),
                HunkLine::Keep(_) => {
                    keep(at, &mut out);
                    at += 1;
                }
                HunkLine::Remove(_) => {
                    if is_terminated || at + 1 < lines.len() {
                        out.neighbour = ending(Some(lines[at]));
                    }
                    at += 1;
                }
            }
        }
    }
    (at..lines.len()).for_each(|at| keep(at, &mut out));
    if !is_terminated {
        let end = out.text.strip_suffix('\n').map_or(out.text.len(), str::len);
        out.text.truncate(out.text[..end].strip_suffix('\r').map_or(end, str::len));
    }
    match mark {
        Some(mark) if !out.text.is_empty() => Ok(format!("{mark}{}", out.text)),
        _ => Ok(out.text),
    }
}

/// Returns the ending of a line, which is without its line feed.
fn ending(line: Option<&str>) -> &'static str {
    if line.is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" }
}

struct Output {
    text: String,
    /// The ending of the line above, or of the one that was taken out here.
    neighbour: &'static str,
}

impl Output {
    /// Retains a line of the file, which still has its carriage return.
    fn keep(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.neighbour = ending(Some(line));
    }

    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str(self.neighbour);
    }
}

/// The place at which a hunk fits.
struct Place {
    /// Index of the first line that it expects, or where its additions go.
    start: usize,
    /// Number of the hunk's lines that count.
    used: usize,
}

fn locate(lines: &[&str], from: usize, hunk: &Hunk) -> Result<Place, ApplyError> {
    let mut from = from;
    for text in &hunk.context {
        from = find(lines, from, &[text], Anchor::Anywhere)
            .ok_or_else(|| ApplyError::Context(text.clone()))?
            + 1;
    }
    let expected: Vec<&str> = hunk.lines.iter().filter_map(HunkLine::old).collect();
    let used = hunk.lines.len();
    if expected.is_empty() {
        let after_context = !hunk.context.is_empty() && !hunk.at_end;
        return Ok(Place { start: if after_context { from } else { lines.len() }, used });
    }
    let anchor = if hunk.at_end { Anchor::End } else { Anchor::Anywhere };
    if let Some(start) = find(lines, from, &expected, anchor) {
        return Ok(Place { start, used });
    }
    // Models often leave an empty line behind the last one of a hunk.
    if let (Some(HunkLine::Keep(last)), [rest @ .., _]) = (hunk.lines.last(), &expected[..])
        && last.is_empty()
        && !rest.is_empty()
        && let Some(start) = find(lines, from, rest, anchor)
    {
        return Ok(Place { start, used: used - 1 });
    }
    Err(ApplyError::Lines(expected.iter().map(|&line| line.to_owned()).collect()))
}

#[derive(Clone, Copy)]
enum Anchor {
    Anywhere,
    End,
}

/// Comparisons of two lines, from strict to tolerant.
const LEVELS: [fn(&str, &str) -> bool; 4] = [
    |a, b| a == b,
    |a, b| a.trim_end() == b.trim_end(),
    |a, b| a.trim() == b.trim(),
    |a, b| plain(a.trim()).eq(plain(b.trim())),
];

fn find(lines: &[&str], from: usize, expected: &[&str], anchor: Anchor) -> Option<usize> {
    let last = lines.len().checked_sub(expected.len())?;
    let first = match anchor {
        Anchor::Anywhere => from,
        Anchor::End => last.max(from),
    };
    LEVELS.iter().find_map(|same| {
        (first..=last).find(|&start| lines[start..].iter().zip(expected).all(|(a, b)| same(a, b)))
    })
}

/// Replaces typographic dashes, quotes and spaces by the characters on a keyboard.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}'..='\u{201B}' => '\'',
        '\u{201C}'..='\u{201F}' => '"',
        '\u{00A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::{FileOp, Patch};

    fn hunks(body: &str) -> Vec<Hunk> {
        let text = format!("*** Begin Patch\n*** Update File: f\n{body}\n*** End Patch");
        let Some(FileOp::Update { hunks, .. }) = Patch::parse(&text).unwrap().ops.pop() else {
            panic!("no update in {text}")
        };
        hunks
    }

    fn check(original: &str, body: &str, expected: &Expect) {
        let actual = apply_hunks(original, &hunks(body))
            .map_or_else(|err| err.message("/f"), |text| format!("{text:?}"));
        expected.assert_eq(&actual);
    }

    #[test]
    fn lines_are_replaced_in_their_place() {
        check(
            "one\ntwo\nthree\n",
            "@@\n one\n-two\n+TWO\n three",
            &expect![[r#""one\nTWO\nthree\n""#]],
        );
    }

    #[test]
    fn a_later_hunk_is_looked_for_below_the_earlier_one() {
        check("x\ny\nx\n", "@@\n-x\n+1\n@@\n-x\n+2", &expect![[r#""1\ny\n2\n""#]]);
        check(
            "x\ny\n",
            "@@\n-y\n+1\n@@\n-x\n+2",
            &expect![[r"
            Failed to find expected lines in /f:
            x"]],
        );
    }

    #[test]
    fn context_narrows_the_place() {
        check("fn a\n x\nfn b\n x\n", "@@ fn b\n- x\n+ y", &expect![[r#""fn a\n x\nfn b\n y\n""#]]);
        check("a\nb\n", "@@ a\n+x", &expect![[r#""a\nx\nb\n""#]]);
        check("a\n", "@@ zz\n+x", &expect!["Failed to find context 'zz' in /f"]);
    }

    #[test]
    fn additions_alone_go_to_the_end() {
        check("a\nb\n", "@@\n+end", &expect![[r#""a\nb\nend\n""#]]);
        check("", "@@\n+end", &expect![[r#""end\n""#]]);
    }

    #[test]
    fn the_end_mark_skips_an_earlier_match() {
        check("x\ny\nx\n", "@@\n-x\n+z\n*** End of File", &expect![[r#""x\ny\nz\n""#]]);
        check(
            "k\n\n\n",
            "@@\n k\n+l\n*** End of File",
            &expect![[r"
            Failed to find expected lines in /f:
            k"]],
        );
    }

    #[test]
    fn white_space_and_typography_are_forgiven_and_kept() {
        check("x  \n\ty\n", "@@\n x\n-y\n+Y", &expect![[r#""x  \nY\n""#]]);
        check(
            "say “hi” – now\nz\n",
            "@@\n say \"hi\" - now\n-z",
            &expect![[r#""say “hi” – now\n""#]],
        );
    }

    #[test]
    fn an_exact_match_further_down_beats_a_tolerant_one() {
        check(" x\nx\n", "@@\n-x\n+1", &expect![[r#"" x\n1\n""#]]);
    }

    #[test]
    fn line_endings_of_the_file_stay() {
        check("x\r\ny\r\n", "@@\n-x\n+X", &expect![[r#""X\r\ny\r\n""#]]);
    }

    #[test]
    fn a_new_line_ends_as_its_neighbour_does() {
        check("a\nb\r\nc\n", "@@\n-b\n+B\n+BB", &expect![[r#""a\nB\r\nBB\r\nc\n""#]]);
        check("a\r\nb\n", "@@\n a\n+x", &expect![[r#""a\r\nx\r\nb\n""#]]);
        check("a\r\nb\n", "@@\n+x\n a", &expect![[r#""x\r\na\r\nb\n""#]]);
        check("a\r\nb", "@@\n+end", &expect![[r#""a\r\nb\r\nend""#]]);
    }

    #[test]
    fn a_file_without_a_final_newline_keeps_none() {
        check("a\nb", "@@\n-b\n+B", &expect![[r#""a\nB""#]]);
        check("a\nb", "@@\n-a\n+A", &expect![[r#""A\nb""#]]);
        check("a\nb", "@@\n+end", &expect![[r#""a\nb\nend""#]]);
        check("a", "@@\n-a", &expect![[r#""""#]]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_line_and_stays() {
        check("\u{feff}a\nb\n", "@@\n-a\n+A", &expect![[r#""\u{feff}A\nb\n""#]]);
        check("\u{feff}a\n", "@@\n-a", &expect![[r#""""#]]);
    }

    #[test]
    fn an_empty_line_too_many_is_forgiven() {
        check("a\nb\n", "@@\n-a\n+1\n b\n", &expect![[r#""1\nb\n""#]]);
    }

    #[test]
    fn everything_can_go() {
        check("a\nb\n", "@@\n-a\n-b", &expect![[r#""""#]]);
    }

    /// Returns a hunk that turns all of `before` into `after`.
    fn whole(before: &str, after: &str) -> Hunk {
        let diff = similar::TextDiff::from_lines(before, after);
        let lines = diff.iter_all_changes().map(|change| {
            let text = change.value().trim_end_matches('\n').to_owned();
            match change.tag() {
                similar::ChangeTag::Equal => HunkLine::Keep(text),
                similar::ChangeTag::Delete => HunkLine::Remove(text),
                similar::ChangeTag::Insert => HunkLine::Add(text),
            }
        });
        Hunk { lines: lines.collect(), ..Hunk::default() }
    }

    proptest! {
        #[test]
        fn applying_the_difference_gives_the_other_text(
            before in "([a-c ]{0,3}\n){0,12}", after in "([a-c ]{0,3}\n){0,12}",
        ) {
            let hunk = whole(&before, &after);
            prop_assert_eq!(apply_hunks(&before, &[hunk]), Ok(after));
        }

        #[test]
        fn any_hunk_on_any_text_never_panics(
            original in "([a-c ]{0,2}\r?\n?){0,8}",
            lines in proptest::collection::vec(("[ab]?", 0..3), 0..5), context in proptest::collection::vec("[ab]", 0..2), at_end: bool,
        ) {
            let lines = lines.into_iter().map(|(text, kind)| match kind {
                0 => HunkLine::Keep(text), 1 => HunkLine::Remove(text), _ => HunkLine::Add(text),
            }).collect();
            let _ = apply_hunks(&original, &[Hunk { context, lines, at_end }]);
        }
    }
}
