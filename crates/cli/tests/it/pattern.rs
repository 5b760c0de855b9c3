//! Expected output, in which `...` stands for what differs from run to run.

/// Says where `found` differs from `expected`. A line `...` stands for any
/// lines, `...` within a line for any text.
pub(crate) fn check(expected: &[&str], found: &str) -> Result<(), String> {
    let found: Vec<_> = found.lines().map(|line| line.trim_end_matches('\r')).collect();
    if lines(expected, &found) {
        return Ok(());
    }
    Err(format!("expected:\n{}\n\nfound:\n{}", expected.join("\n"), found.join("\n")))
}

fn lines(expected: &[&str], found: &[&str]) -> bool {
    match (expected.split_first(), found.split_first()) {
        (None, _) => found.is_empty(),
        (Some((&"...", rest)), _) => (0..=found.len()).any(|skip| lines(rest, &found[skip..])),
        (Some(_), None) => false,
        (Some((pattern, patterns)), Some((line, others))) => {
            text(pattern, line) && lines(patterns, others)
        }
    }
}

fn text(pattern: &str, line: &str) -> bool {
    let Some((start, rest)) = pattern.split_once("...") else { return pattern == line };
    let Some(line) = line.strip_prefix(start) else { return false };
    let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    ends.any(|at| text(rest, &line[at..]))
}

#[test]
fn wildcards_stand_for_any_text_and_any_lines() {
    let check = |expected: &[&str], found: &str| check(expected, found).is_ok();
    assert!(check(&["a ... c", "...", "z"], "a b c\nx\ny\nz\n"));
    assert!(check(&["a", "..."], "a\n"));
    assert!(check(&["...b...", "..."], "abc"));
    assert!(!check(&["a"], "a\nb"));
    assert!(!check(&["a ... c"], "a b d"));
    assert!(!check(&["...", "z"], "x\ny"));
}
