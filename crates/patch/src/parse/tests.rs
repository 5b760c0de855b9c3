//! Patches as models write them, read and printed again.

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
        invalid hunk at line 2, '*** Frob: t' is not a valid hunk header. Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'
    "]],
    );
    check(
        &framed_text("*** Update File: t"),
        &expect![[r"
        invalid hunk at line 2, Update file hunk for path 't' is empty
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
