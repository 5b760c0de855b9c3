//! The invariants of any file of rules: the property that the fuzzer hunts for and that a test holds the
//! corpus against.

use turnhost_policy::{RuleDecision, Rules};
use turnhost_protocol::NetworkApprovalProtocol;

/// Reads the file in `input`, and panics if a line that this program appends would break it or make
/// it say less.
pub(crate) fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Ok(rules) = Rules::parse(&text) else { return };
    let words: Vec<String> = text.split_whitespace().take(3).map(str::to_owned).collect();
    let appended = format!("{text}\n{}", Rules::allow_line(&words));
    let more = Rules::parse(&appended).expect("a line that was appended reads back");
    for command in [&words[..], &["rm".to_owned()], &["git".to_owned(), "push".to_owned()]] {
        assert!(more.decide(command) >= rules.decide(command), "{command:?}");
    }
    assert!(words.is_empty() || more.decide(&words) >= Some(RuleDecision::Allow));
    let host = rules.decide_host("crates.io", NetworkApprovalProtocol::Https);
    assert_eq!(more.decide_host("crates.io", NetworkApprovalProtocol::Https), host);
}
