//! The rules file: its form, and what its rules match.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_appended_line_reads_back() {
    assert_eq!(
        Rules::allow_line(&words("touch")),
        "prefix_rule(pattern=[\"touch\"], decision=\"allow\")\n"
    );
    let rules = Rules::parse(&Rules::allow_line(&words("git status"))).unwrap();
    assert_eq!(rules.decide(&words("git status -s")), Some(RuleDecision::Allow));
    assert_eq!(rules.decide(&words("git push")), None);
    assert_eq!(rules.decide(&words("git")), None);
}

#[test]
fn alternatives_comments_and_other_arguments() {
    let rules = Rules::parse(
        "# mine\nprefix_rule(\n  pattern = [\"git\", [\"push\", 'pull']],\n  decision = \"prompt\", # why\n  justification = \"net\",\n  match = [\"git push\"],\n)\nprefix_rule(pattern=['git', 'push', '-f'], decision='forbidden')\n",
    )
    .unwrap();
    assert_eq!(rules.decide(&words("git pull")), Some(RuleDecision::Prompt));
    assert_eq!(rules.decide(&words("git push -f")), Some(RuleDecision::Forbidden));
    assert_eq!(rules.decide(&words("git log")), None);
}

fn check_error(text: &str, expected: &Expect) {
    expected.assert_eq(&Rules::parse(text).unwrap_err().to_string());
}

#[test]
fn errors_name_the_line_and_the_remedy() {
    check_error("\nfoo()", &expect!["line 2: expected `prefix_rule(` or `network_rule(`"]);
    check_error(
        "prefix_rule(decision=\"allow\")",
        &expect!["line 1: expected `pattern=[...]` in the rule"],
    );
    check_error(
        "prefix_rule(pattern=[\"a\"], decision=\"yes\")",
        &expect![[r#"line 1: expected "allow", "prompt" or "forbidden" as `decision`"#]],
    );
    check_error(
        "prefix_rule(pattern=[\"a)",
        &expect!["line 1: expected the closing quote of a string"],
    );
    check_error("prefix_rule(pattern=[[[\"a\"]]])", &expect!["line 1: expected a string"]);
}

#[test]
fn an_empty_pattern_matches_nothing() {
    let rules = Rules::parse("prefix_rule(pattern=[], decision=\"allow\")").unwrap();
    assert_eq!(rules.decide(&words("rm -rf /")), None);
}

fn rule() -> impl Strategy<Value = Rule> {
    let pattern = proptest::collection::vec(proptest::collection::vec("[ab]", 1..3), 1..3);
    let decision = prop_oneof![
        Just(RuleDecision::Allow),
        Just(RuleDecision::Prompt),
        Just(RuleDecision::Forbidden)
    ];
    (pattern, decision).prop_map(|(pattern, decision)| Rule {
        pattern,
        decision,
        justification: None,
    })
}

proptest! {
    #[test]
    fn adding_a_rule_never_loosens_what_another_says(
        rules in proptest::collection::vec(rule(), 0..6), more in rule(),
        command in proptest::collection::vec("[abc]", 1..4),
    ) {
        let mut rules = Rules { commands: rules, ..Rules::default() };
        let before = rules.decide(&command);
        rules.add(more);
        // `None` is less than any decision.
        prop_assert!(rules.decide(&command) >= before);
    }

    #[test]
    fn every_prefix_reads_back_and_matches_itself(prefix in proptest::collection::vec("\\PC{0,5}[\n\t\r\u{1}]?", 1..4)) {
        let rules = Rules::parse(&Rules::allow_line(&prefix)).unwrap();
        prop_assert_eq!(rules.decide(&prefix), Some(RuleDecision::Allow));
    }

    #[test]
    fn no_text_panics(text in "(prefix_rule|\\(|\\)|\\[|\\]|,|=|\"|'|\\\\|pattern|decision|allow|#|\n|é| ){0,20}") {
        let _ = Rules::parse(&text);
    }
}
