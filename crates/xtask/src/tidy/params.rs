//! Params are taken apart: every member of a served method's params has a decided fate.
//!
//! A pattern with all members (`let ThreadForkParams { thread_id, path: _ } = params;`) does not
//! compile once the protocol adds a member, so that nothing is ignored in silence.

use std::collections::BTreeSet;

use crate::sources::SourceFile;
use crate::tokens::{Token, tokens, without_tests};

/// Returns a problem for each of the `params` types that no product code takes apart.
pub(super) fn check(files: &[SourceFile], params: &BTreeSet<&str>) -> Vec<String> {
    let mut missing = params.clone();
    for file in files.iter().filter(|file| file.is_rust() && !file.path.contains("/tests/")) {
        let all = tokens(&file.text);
        let product = without_tests(&all);
        for at in 1..product.len() {
            if product[at - 1].text == "let" && is_whole_pattern(&product[at..]) {
                missing.remove(product[at].text);
            }
        }
    }
    let problem = |name: &&str| {
        format!("{name}: no handler takes it apart; write `let {name} {{ .. all members .. }} =`")
    };
    missing.iter().map(problem).collect()
}

/// Returns true for `Name { a, b: c } =`, and false where `..` leaves members out.
fn is_whole_pattern(tokens: &[Token<'_>]) -> bool {
    if tokens.get(1).is_none_or(|token| token.text != "{") {
        return false;
    }
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(1) {
        match token.text {
            "{" => depth += 1,
            "}" => depth -= 1,
            ".." | "." => return false,
            _ => {}
        }
        if depth == 0 {
            return tokens.get(at + 1).is_some_and(|token| token.text == "=");
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(text: &str) -> Vec<String> {
        let file = SourceFile { path: "crates/x/src/a.rs".to_owned(), text: text.to_owned() };
        check(&[file], &BTreeSet::from(["AParams"]))
    }

    #[test]
    fn only_a_pattern_with_all_members_counts() {
        assert_eq!(check_text("fn f() { let AParams { a, b: _ } = params; }"), [""; 0]);
        for left_out in [
            "fn f() { let AParams { a, .. } = params; }",
            "fn f() { let a = AParams { a }; }",
            "fn f() { params.a }",
            "#[cfg(test)] mod tests { fn f() { let AParams { a } = params; } }",
        ] {
            assert_eq!(check_text(left_out).len(), 1, "{left_out}");
        }
    }
}
