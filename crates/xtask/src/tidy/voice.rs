//! The voice of the docs: sentences in the third person, verb first.

use std::collections::BTreeMap;

use crate::sources::SourceFile;

/// Words that begin a relative clause and not a sentence.
const FRAGMENTS: [&str; 6] = ["What", "Who", "Whether", "How", "Where", "Why"];

/// At most this many of a hundred doc lines may begin with one of them.
const MAX_PERCENT: usize = 3;

/// Doc lines of a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    lines: usize,
    fragments: usize,
}

/// Returns the problems of crates with too many fragments; `ceilings` has the counts of those that
/// are still being rewritten, which may only fall.
pub(super) fn fragments(files: &[SourceFile], ceilings: &BTreeMap<String, usize>) -> Vec<String> {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let Some((dir, _)) = file.path.trim_start_matches("crates/").split_once('/') else {
            continue;
        };
        let count = counts.entry(dir).or_default();
        for line in file.text.lines().filter_map(doc_line) {
            count.lines += 1;
            count.fragments += usize::from(begins_fragment(line));
        }
    }
    let mut problems = Vec::new();
    for (dir, Count { lines, fragments }) in counts {
        let allowed = lines * MAX_PERCENT / 100;
        let ceiling = ceilings.get(dir).copied();
        if fragments > ceiling.unwrap_or(0).max(allowed) {
            problems.push(format!(
                "crates/{dir}: {fragments} of {lines} doc lines begin with {}; begin with a verb \
                 (at most {})",
                FRAGMENTS.join(", "),
                ceiling.unwrap_or(allowed)
            ));
        }
    }
    problems
}

/// Returns the text of a doc line that has some.
fn doc_line(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?.trim();
    (!text.is_empty()).then_some(text)
}

fn begins_fragment(text: &str) -> bool {
    let word = text.split(|it: char| !it.is_alphabetic()).next();
    word.is_some_and(|word| FRAGMENTS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_have_a_bound_and_ceilings_fall() {
        let text = concat!("/", "// What it does.\n").repeat(4) + &"//! Does it.\n".repeat(96);
        let files = [SourceFile { path: "crates/a/src/x.rs".to_owned(), text }];
        let check = |ceilings: &[(&str, usize)]| {
            let ceilings = ceilings.iter().map(|(dir, count)| ((*dir).to_owned(), *count));
            fragments(&files, &ceilings.collect())
        };
        let problem = check(&[]);
        assert!(
            problem[0].starts_with("crates/a: 4 of 100 doc lines begin with What"),
            "{problem:?}"
        );
        assert_eq!(check(&[("a", 4)]), Vec::<String>::new());
        assert_eq!(check(&[("a", 3)]).len(), 1);
    }

    #[test]
    fn words_are_whole() {
        assert!(begins_fragment("Where it lies.") && !begins_fragment("Whatever comes."));
        assert_eq!(doc_line("    /// x"), Some("x"));
        assert_eq!(doc_line("// x"), None);
    }
}
