//! From text to [`Patch`].
//!
//! Lenient where models slip without harm: white space around the markers or none within them, a
//! byte order mark, a here-document or a Markdown fence around the whole patch, a first hunk
//! without `@@`, a context line that lost its leading space because it is empty.

use crate::patch::{FileOp, Hunk, HunkLine, Patch};

/// Begins every marker. Models leave out the space behind it now and then.
const STARS: &str = "***";

const BEGIN: &str = "Begin Patch";
const END: &str = "End Patch";
const ADD: &str = "Add File:";
const DELETE: &str = "Delete File:";
const UPDATE: &str = "Update File:";
const MOVE: &str = "Move to:";
const END_OF_FILE: &str = "End of File";

/// A fence of Markdown, with or without the name of a language behind it.
const FENCE: &str = "```";

/// The reason why a text is not a patch, in words for the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// The frame of the patch is missing.
    #[error("invalid patch: {0}")]
    Frame(&'static str),
    /// A line stands where it cannot.
    #[error("invalid hunk at line {line}, {reason}")]
    Line {
        /// Counted from 1, the `*** Begin Patch` line being the first.
        line: usize,
        /// The fault.
        reason: String,
    },
    /// A patch that changes nothing.
    #[error("patch rejected: empty patch")]
    Empty,
}

impl Patch {
    /// Parses a patch.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let lines = framed(text)?;
        let mut cursor = Cursor { lines: &lines, at: 0 };
        let mut ops = Vec::new();
        while let Some(op) = cursor.op()? {
            ops.push(op);
        }
        if ops.is_empty() { Err(ParseError::Empty) } else { Ok(Self { ops }) }
    }
}

impl Patch {
    /// Reads the beginning of a patch that is still being written: the operations whose headers are
    /// there, with as much of them as came in whole lines. What cannot be read ends it.
    pub fn beginning(text: &str) -> Vec<FileOp> {
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let lines: Vec<&str> = whole.trim_start_matches('\u{feff}').lines().collect();
        let Some(begin) = lines.iter().position(|line| marked(line) == Some(BEGIN)) else {
            return Vec::new();
        };
        let mut lines = &lines[begin + 1..];
        if let Some(end) = lines.iter().rposition(|line| marked(line) == Some(END)) {
            lines = &lines[..end];
        }
        let mut cursor = Cursor { lines, at: 0 };
        let mut ops = Vec::new();
        loop {
            let start = cursor.at;
            match cursor.op() {
                Ok(Some(op)) => ops.push(op),
                Ok(None) => return ops,
                Err(_) => {
                    // The last line may be a header whose lines are still to come.
                    let lines = lines.split_last().map_or(lines, |(_, rest)| rest);
                    let without = Cursor { lines, at: start }.op();
                    ops.extend(without.ok().flatten());
                    return ops;
                }
            }
        }
    }
}

/// The lines between the first and the last marker.
fn framed(text: &str) -> Result<Vec<&str>, ParseError> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let mut lines: Vec<&str> = text.trim().lines().collect();
    if lines.first().is_some_and(|first| first.starts_with(FENCE))
        && lines.last().is_some_and(|last| last.trim() == FENCE)
    {
        lines.remove(0);
        lines.pop();
    }
    if lines.first().is_some_and(|first| first.trim_start().starts_with("<<")) {
        lines.remove(0);
        lines.pop();
    }
    if lines.first().is_some_and(|first| marked(first) != Some(BEGIN)) {
        return Err(ParseError::Frame("The first line of the patch must be '*** Begin Patch'"));
    }
    if lines.len() < 2 || lines.last().is_none_or(|last| marked(last) != Some(END)) {
        return Err(ParseError::Frame("The last line of the patch must be '*** End Patch'"));
    }
    lines.pop();
    lines.remove(0);
    Ok(lines)
}

/// The text behind the stars of a marker; `None` for other lines.
fn marked(line: &str) -> Option<&str> {
    let text = line.trim().strip_prefix(STARS)?.trim_start();
    [BEGIN, END, ADD, DELETE, UPDATE, MOVE, END_OF_FILE]
        .iter()
        .any(|marker| text.starts_with(marker))
        .then_some(text)
}

/// An error about the line with this index among those between the markers.
fn wrong(index: usize, reason: String) -> ParseError {
    // `*** Begin Patch` is line 1, so the first line between the markers is line 2.
    ParseError::Line { line: index + 2, reason }
}

/// The path in a header; `index` is that of the header's line.
fn path_of(text: &str, index: usize) -> Result<String, ParseError> {
    match text.trim() {
        "" => Err(wrong(index, "the path is missing; write it behind the colon".into())),
        path => Ok(path.to_owned()),
    }
}

struct Cursor<'a> {
    lines: &'a [&'a str],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    fn op(&mut self) -> Result<Option<FileOp>, ParseError> {
        while self.peek().is_some_and(|line| line.trim().is_empty()) {
            self.at += 1;
        }
        let Some(line) = self.peek() else { return Ok(None) };
        let header = marked(line).unwrap_or_default();
        let start = self.at;
        self.at += 1;
        let op = if let Some(path) = header.strip_prefix(ADD) {
            FileOp::Add { path: path_of(path, start)?, content: self.added() }
        } else if let Some(path) = header.strip_prefix(DELETE) {
            FileOp::Delete { path: path_of(path, start)? }
        } else if let Some(path) = header.strip_prefix(UPDATE) {
            let path = path_of(path, start)?;
            self.update(path, start)?
        } else {
            return Err(wrong(
                start,
                format!(
                    "`{}` names no operation; expected `{STARS} {ADD} PATH`, `{STARS} {DELETE} PATH` or `{STARS} {UPDATE} PATH`",
                    line.trim()
                ),
            ));
        };
        Ok(Some(op))
    }

    fn added(&mut self) -> String {
        let mut content = String::new();
        while let Some(line) = self.peek().and_then(|line| line.strip_prefix('+')) {
            content.push_str(line);
            content.push('\n');
            self.at += 1;
        }
        content
    }

    fn update(&mut self, path: String, start: usize) -> Result<FileOp, ParseError> {
        let mut move_to = None;
        if let Some(target) = self.peek().and_then(marked).and_then(|it| it.strip_prefix(MOVE)) {
            move_to = Some(path_of(target, self.at)?);
            self.at += 1;
        }
        let mut hunks = Vec::new();
        while let Some(hunk) = self.hunk()? {
            hunks.push(hunk);
        }
        if hunks.is_empty() && move_to.is_none() {
            return Err(wrong(start, format!("the update of `{path}` has no changes")));
        }
        Ok(FileOp::Update { path, move_to, hunks })
    }

    fn hunk(&mut self) -> Result<Option<Hunk>, ParseError> {
        let (start, mut hunk) = (self.at, Hunk::default());
        while let Some(rest) = self.peek().and_then(marker) {
            if !rest.is_empty() {
                hunk.context.push(rest.to_owned());
            }
            self.at += 1;
        }
        let is_marked = self.at > start;
        while let Some(line) = self.peek() {
            let header = line.starts_with('*').then(|| marked(line)).flatten();
            if header == Some(END_OF_FILE) {
                hunk.at_end = true;
                self.at += 1;
                break;
            }
            if marker(line).is_some() || header.is_some() || line.starts_with("*** ") {
                break;
            }
            hunk.lines.push(self.line(line)?);
            self.at += 1;
        }
        match (hunk.lines.is_empty(), is_marked || hunk.at_end) {
            (true, false) => Ok(None),
            (true, true) => Err(wrong(start, "the hunk has no lines".into())),
            (false, _) => Ok(Some(hunk)),
        }
    }

    fn line(&self, line: &str) -> Result<HunkLine, ParseError> {
        let mut chars = line.chars();
        match chars.next() {
            None => Ok(HunkLine::Keep(String::new())),
            Some(' ') => Ok(HunkLine::Keep(chars.as_str().to_owned())),
            Some('-') => Ok(HunkLine::Remove(chars.as_str().to_owned())),
            Some('+') => Ok(HunkLine::Add(chars.as_str().to_owned())),
            Some(_) => Err(wrong(
                self.at,
                format!(
                    "`{line}` has no mark; begin each line with a space (stays), `-` (goes) or `+` (comes)"
                ),
            )),
        }
    }
}

/// The text after `@@`, if the line begins a hunk.
fn marker(line: &str) -> Option<&str> {
    match line.strip_prefix("@@")? {
        "" => Some(""),
        rest => rest.strip_prefix(' ').map(str::trim_end),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    fn check(body: &str, expected: &Expect) {
        let actual = match Patch::parse(body) {
            Ok(patch) => format!("{:?}\n", patch.ops),
            Err(err) => format!("{err}\n"),
        };
        expected.assert_eq(&actual);
    }

    fn framed_text(body: &str) -> String {
        format!("{STARS} {BEGIN}\n{body}\n{STARS} {END}")
    }

    #[test]
    fn every_operation_in_its_order() {
        let text = framed_text(
            "*** Add File: n\n+a\n+\n*** Delete File: d\n*** Update File: u\n*** Move to: v\n@@ fn x\n a\n-b\n+c\n\n@@\n+z\n*** End of File",
        );
        check(
            &text,
            &expect![[r#"
                [Add { path: "n", content: "a\n\n" }, Delete { path: "d" }, Update { path: "u", move_to: Some("v"), hunks: [Hunk { context: ["fn x"], lines: [Keep("a"), Remove("b"), Add("c"), Keep("")], at_end: false }, Hunk { context: [], lines: [Add("z")], at_end: true }] }]
            "#]],
        );
    }

    #[test]
    fn texts_that_are_no_patch() {
        check(
            "not a patch",
            &expect![[r"
            invalid patch: The first line of the patch must be '*** Begin Patch'
        "]],
        );
        check(
            "",
            &expect![[r"
            invalid patch: The last line of the patch must be '*** End Patch'
        "]],
        );
        check(
            "*** Begin Patch",
            &expect![[r"
            invalid patch: The last line of the patch must be '*** End Patch'
        "]],
        );
        check(
            "*** Begin Patch\n*** Add File: a\n+x",
            &expect![[r"
            invalid patch: The last line of the patch must be '*** End Patch'
        "]],
        );
        check(
            "*** Begin Patch\n*** End Patch",
            &expect![[r"
            patch rejected: empty patch
        "]],
        );
    }

    #[test]
    fn lines_that_stand_wrong() {
        check(
            &framed_text("*** Frob: t"),
            &expect![[r"
            invalid hunk at line 2, `*** Frob: t` names no operation; expected `*** Add File: PATH`, `*** Delete File: PATH` or `*** Update File: PATH`
        "]],
        );
        check(
            &framed_text("*** Update File: t"),
            &expect![[r"
            invalid hunk at line 2, the update of `t` has no changes
        "]],
        );
        check(
            &framed_text("*** Update File: t\nhello"),
            &expect![[r"
            invalid hunk at line 3, `hello` has no mark; begin each line with a space (stays), `-` (goes) or `+` (comes)
        "]],
        );
        check(
            &framed_text("*** Update File: t\n@@\n*** Delete File: x"),
            &expect![[r"
            invalid hunk at line 3, the hunk has no lines
        "]],
        );
        check(
            &framed_text("*** Add File: "),
            &expect![[r"
            invalid hunk at line 2, the path is missing; write it behind the colon
        "]],
        );
    }

    #[test]
    fn what_models_put_around_a_patch_does_no_harm() {
        let bare = Patch::parse("*** Begin Patch\n*** Add File: q\n+x\n*** End Patch").unwrap();
        for text in [
            "<<'EOF'\n*** Begin Patch\n*** Add File: q\n+x\n*** End Patch\nEOF\n",
            "\n  *** Begin Patch  \n*** Add File: q\n+x\n*** End Patch\n\n",
            "\u{feff}*** Begin Patch\n*** Add File: q\n+x\n*** End Patch",
            "```diff\n*** Begin Patch\n*** Add File: q\n+x\n*** End Patch\n```\n",
            "```\n\u{20}*** Begin Patch\n*** Add File: q\n+x\n*** End Patch\n```",
            "***Begin Patch\n***Add File: q\n+x\n***End Patch",
            "*** Begin Patch\r\n*** Add File: q\r\n+x\r\n*** End Patch\r\n",
        ] {
            assert_eq!(Patch::parse(text).unwrap(), bare);
        }
    }

    #[test]
    fn the_beginning_of_a_patch_is_read_by_whole_lines() {
        let text = framed_text("*** Add File: n\n+a\n+b\n*** Update File: u\n@@ x\n-1\n+2\n@@\n+3");
        let outline = |text: &str| {
            let show = |op: FileOp| match op {
                FileOp::Add { path, content } => format!("A {path} {content:?}"),
                FileOp::Delete { path } => format!("D {path}"),
                FileOp::Update { path, hunks, .. } => {
                    format!("U {path} {:?}", hunks.iter().map(Hunk::text).collect::<String>())
                }
            };
            Patch::beginning(text).into_iter().map(show).collect::<Vec<_>>()
        };
        let mut seen: Vec<Vec<String>> = Vec::new();
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let now = outline(&text[..end]);
            if seen.last() != Some(&now) {
                seen.push(now);
            }
        }
        assert_eq!(
            seen,
            [
                vec![],
                vec![r#"A n """#],
                vec![r#"A n "a\n""#],
                vec![r#"A n "a\nb\n""#],
                vec![r#"A n "a\nb\n""#, r#"U u "@@ x\n-1\n""#],
                vec![r#"A n "a\nb\n""#, r#"U u "@@ x\n-1\n+2\n""#],
                vec![r#"A n "a\nb\n""#, r#"U u "@@ x\n-1\n+2\n@@\n+3\n""#],
            ]
        );
        assert_eq!(Patch::beginning("no patch\n"), []);
    }

    #[test]
    fn a_move_needs_no_hunk() {
        let patch = Patch::parse(&framed_text("*** Update File: a\n*** Move to: b")).unwrap();
        assert_eq!(
            patch.ops,
            [FileOp::Update { path: "a".into(), move_to: Some("b".into()), hunks: vec![] }]
        );
    }

    fn print(patch: &Patch) -> String {
        let mut out = vec![format!("{STARS} {BEGIN}")];
        for op in &patch.ops {
            match op {
                FileOp::Add { path, content } => {
                    out.push(format!("{STARS} {ADD} {path}"));
                    out.extend(content.lines().map(|line| format!("+{line}")));
                }
                FileOp::Delete { path } => out.push(format!("{STARS} {DELETE} {path}")),
                FileOp::Update { path, move_to, hunks } => {
                    out.push(format!("{STARS} {UPDATE} {path}"));
                    out.extend(move_to.iter().map(|to| format!("{STARS} {MOVE} {to}")));
                    for hunk in hunks {
                        print_hunk(hunk, &mut out);
                    }
                }
            }
        }
        out.push(format!("{STARS} {END}"));
        out.join("\n")
    }

    fn print_hunk(hunk: &Hunk, out: &mut Vec<String>) {
        if hunk.context.is_empty() {
            out.push("@@".to_owned());
        }
        out.extend(hunk.context.iter().map(|text| format!("@@ {text}")));
        out.extend(hunk.lines.iter().map(|line| match line {
            HunkLine::Keep(text) => format!(" {text}"),
            HunkLine::Remove(text) => format!("-{text}"),
            HunkLine::Add(text) => format!("+{text}"),
        }));
        if hunk.at_end {
            out.push(format!("{STARS} {END_OF_FILE}"));
        }
    }

    fn word() -> impl Strategy<Value = String> {
        "[a-z@*+ -]{0,6}[a-z]"
    }

    fn path() -> impl Strategy<Value = String> {
        "/?[a-z]{1,4}(/[a-z.]{1,4})?"
    }

    fn hunk() -> impl Strategy<Value = Hunk> {
        let line = prop_oneof![
            word().prop_map(HunkLine::Keep),
            word().prop_map(HunkLine::Remove),
            word().prop_map(HunkLine::Add),
        ];
        let context = proptest::collection::vec("[a-z]{1,5}", 0..3);
        (context, proptest::collection::vec(line, 1..6), any::<bool>())
            .prop_map(|(context, lines, at_end)| Hunk { context, lines, at_end })
    }

    fn op() -> impl Strategy<Value = FileOp> {
        let content = proptest::collection::vec(word(), 0..4).prop_map(|lines| {
            lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect::<String>()
        });
        prop_oneof![
            (path(), content).prop_map(|(path, content)| FileOp::Add { path, content }),
            path().prop_map(|path| FileOp::Delete { path }),
            (path(), proptest::option::of(path()), proptest::collection::vec(hunk(), 1..4))
                .prop_map(|(path, move_to, hunks)| FileOp::Update { path, move_to, hunks }),
        ]
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,40}(\n\\PC{0,20}){0,6}") {
            let _ = Patch::parse(&text);
            let _ = Patch::parse(&framed_text(&text));
            let _ = Patch::beginning(&framed_text(&text));
        }

        #[test]
        fn lines_of_the_grammar_in_any_order_never_panic(lines in proptest::collection::vec(prop_oneof![
            Just("*** Add File: a"), Just("*** Update File: a"), Just("*** Delete File: a"), Just("*** Move to: b"),
            Just("@@"), Just("@@ x"), Just("+a"), Just("-a"), Just(" a"), Just(""), Just("*** End of File"), Just("***Begin Patch"), Just("*** End Patch"),
        ], 0..12)) {
            if let Ok(patch) = Patch::parse(&framed_text(&lines.join("\n"))) {
                prop_assert!(!patch.ops.is_empty());
            }
        }

        #[test]
        fn a_printed_patch_parses_to_itself(ops in proptest::collection::vec(op(), 1..5)) {
            let patch = Patch { ops };
            prop_assert_eq!(Patch::parse(&print(&patch)), Ok(patch));
        }
    }
}
