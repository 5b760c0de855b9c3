//! The rules file: which commands may run, are asked for, or are forbidden, by
//! their first words.
//!
//! One rule is a line such as `prefix_rule(pattern=["touch"], decision="allow")`.
//! An element of the pattern may be a list of alternatives. Arguments other
//! than these two, such as a justification, are read over. Hosts have rules of
//! their own: see [`crate::network_rules`].

use std::collections::BTreeSet;
use std::fmt::Write as _;

use turnhost_protocol::NetworkApprovalProtocol as Protocol;

use crate::decision::RuleDecision;
use crate::managed_hosts::ManagedHosts;
use crate::network_rules::NetworkRule;
use crate::script::Word;
use crate::wrappers::base_name;

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first words of the commands that it matches; each is a list of alternatives.
    pub pattern: Vec<Vec<String>>,
    /// The decision about them.
    pub decision: RuleDecision,
}

/// A rules file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesError {
    /// Counted from 1.
    pub line: usize,
    /// The form that was expected there.
    pub expected: &'static str,
}

impl std::fmt::Display for RulesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: expected {}", self.line, self.expected)
    }
}

impl std::error::Error for RulesError {}

/// All rules that hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    commands: Vec<Rule>,
    hosts: Vec<NetworkRule>,
    /// The hosts that the administrator rules, if there is one who does.
    managed: Option<ManagedHosts>,
    /// There are rules that could not be read.
    is_unreadable: bool,
}

impl Rules {
    /// Reads a rules file. One bad rule makes the whole file bad: skipping a
    /// `forbidden` rule would be worse than telling the user.
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        let mut reader = Reader { text, at: 0 };
        let mut all = Self::default();
        while reader.more() {
            if reader.take("network_rule") {
                all.hosts.push(reader.network_rule()?);
            } else {
                all.commands.push(reader.rule()?);
            }
        }
        Ok(all)
    }

    /// Returns the rules of a file that cannot be read: every command is asked for, since it may
    /// be one that the file forbids.
    pub fn unreadable() -> Self {
        Self { is_unreadable: true, ..Self::default() }
    }

    /// Returns the line that allows commands with this prefix, with its line end, to be appended to
    /// the file.
    pub fn allow_line(prefix: &[String]) -> String {
        let words: Vec<_> = prefix.iter().map(|word| string_literal(word)).collect();
        format!("prefix_rule(pattern=[{}], decision=\"allow\")\n", words.join(", "))
    }

    /// Adds a rule. It can make a decision stricter, or give one where there
    /// was none; it never loosens what another rule says.
    pub fn add(&mut self, rule: Rule) {
        self.commands.push(rule);
    }

    /// Allows commands with this prefix from now on.
    pub fn allow(&mut self, prefix: &[String]) {
        let pattern = prefix.iter().map(|word| vec![word.clone()]).collect();
        self.add(Rule { pattern, decision: RuleDecision::Allow });
    }

    /// Adds a rule about a host. Like any other it loosens nothing that another rule says.
    pub fn add_host(&mut self, rule: NetworkRule) {
        self.hosts.push(rule);
    }

    /// Adds the hosts that the administrator rules. From then on commands reach the network through
    /// the proxy or not at all.
    pub fn manage_hosts(&mut self, hosts: ManagedHosts) {
        self.managed = Some(hosts);
    }

    /// Returns true if an administrator rules which hosts commands may reach.
    pub fn are_hosts_managed(&self) -> bool {
        self.managed.is_some()
    }

    /// Returns the strictest decision of the rules about this host; rules that could not be read ask.
    pub fn decide_host(&self, host: &str, protocol: Protocol) -> Option<RuleDecision> {
        let unreadable = self.is_unreadable.then_some(RuleDecision::Prompt);
        let matching = self.hosts.iter().filter(|rule| rule.matches(host, protocol));
        let managed = self.managed.as_ref().and_then(|managed| managed.decide(host));
        matching.map(|rule| rule.decision).chain(unreadable).chain(managed).max()
    }

    /// Returns the strictest decision of the rules that match this command.
    pub fn decide(&self, words: &[String]) -> Option<RuleDecision> {
        let unreadable = self.is_unreadable.then_some(RuleDecision::Prompt);
        let matching = self.commands.iter().filter(|rule| rule.matches(words));
        matching.map(|rule| rule.decision).chain(unreadable).max()
    }
}

impl Rules {
    /// Returns whether any rule forbids or asks, or may do so unread.
    pub(crate) fn has_strict(&self) -> bool {
        self.is_unreadable || self.commands.iter().any(|rule| rule.decision > RuleDecision::Allow)
    }

    /// Returns the rules without those that allow commands.
    pub(crate) fn without_leave(&self) -> Self {
        Self { commands: self.strict().cloned().collect(), ..self.clone() }
    }

    /// Returns the strictest decision of all rules about commands; `None` without any.
    pub(crate) fn strictest(&self) -> Option<RuleDecision> {
        self.commands.iter().map(|rule| rule.decision).max()
    }

    fn strict(&self) -> impl Iterator<Item = &Rule> {
        self.commands.iter().filter(|rule| rule.decision > RuleDecision::Allow)
    }

    /// Returns the strictest decision of the rules that forbid or ask and that
    /// this command could match, whatever its unknown words turn out to be.
    pub(crate) fn decide_loosely(&self, words: &[Word]) -> Option<RuleDecision> {
        self.strict().filter(|rule| rule.could_match(words)).map(|rule| rule.decision).max()
    }

    /// Returns whether a text, such as a program in another language, has all words of a rule that
    /// forbids or asks in it.
    pub(crate) fn are_mentioned(&self, text: &str) -> bool {
        let is_end = |c: char| !c.is_alphanumeric() && !"_.+-".contains(c);
        let words: BTreeSet<&str> = text.split(is_end).collect();
        let has_one = |choices: &Vec<String>| {
            choices.iter().any(|it| words.contains(it.as_str()) || words.contains(base_name(it)))
        };
        self.strict().any(|rule| !rule.pattern.is_empty() && rule.pattern.iter().all(has_one))
    }

    /// Returns whether a rule that forbids or asks is about all that the program of this name does.
    pub(crate) fn names(&self, program: &str) -> bool {
        let is_it = |choice: &String| base_name(choice) == program;
        self.strict().any(|rule| match &rule.pattern[..] {
            [choices] => choices.iter().any(is_it),
            _ => false,
        })
    }
}

impl Rule {
    fn could_match(&self, words: &[Word]) -> bool {
        let Some((program, rest)) = self.pattern.split_first() else { return false };
        let Some((first, words)) = words.split_first() else { return false };
        match first {
            Word::Known(text) => {
                let is_named = |choice: &String| base_name(choice) == base_name(text);
                program.iter().any(is_named) && could_follow(rest, words)
            }
            // The one unknown word may give all of the pattern.
            Word::Unknown => true,
        }
    }

    fn matches(&self, words: &[String]) -> bool {
        // An empty pattern would match everything; nobody means that.
        !self.pattern.is_empty()
            && self.pattern.len() <= words.len()
            && self.pattern.iter().zip(words).all(|(choices, word)| choices.contains(word))
    }
}

/// Returns whether words could begin with a pattern. Options, with or without
/// a value of their own, may stand before what the pattern names.
fn could_follow(pattern: &[Vec<String>], words: &[Word]) -> bool {
    // Places where what is left of the pattern may begin: all at once, as there may be many.
    let mut starts = vec![false; words.len() + 2];
    starts[0] = true;
    for choices in pattern {
        let mut behind = vec![false; starts.len()];
        for (at, word) in words.iter().enumerate() {
            if !starts[at] {
                continue;
            }
            let Some(text) = word.text() else { return true };
            behind[at + 1] |= choices.iter().any(|choice| choice == text);
            if text.starts_with('-') {
                starts[at + 1] = true;
                starts[at + 2] |= at + 2 < words.len();
            }
        }
        starts = behind;
    }
    starts.contains(&true)
}

pub(crate) fn string_literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// A value in a rule: a string, or a list of values.
enum Value {
    Text(String),
    List(Vec<Value>),
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, expected: &'static str) -> RulesError {
        RulesError { line: self.text[..self.at].matches('\n').count() + 1, expected }
    }

    /// Skips white space and comments; whether anything is left.
    fn more(&mut self) -> bool {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if !self.rest().starts_with('#') {
                return !self.rest().is_empty();
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn take(&mut self, mark: &str) -> bool {
        self.more();
        let found = self.rest().starts_with(mark);
        self.at += if found { mark.len() } else { 0 };
        found
    }

    fn rule(&mut self) -> Result<Rule, RulesError> {
        if !self.take("prefix_rule") || !self.take("(") {
            return Err(self.error("`prefix_rule(` or `network_rule(`"));
        }
        let (mut pattern, mut decision) = (None, RuleDecision::Allow);
        while !self.take(")") {
            let name = self.name()?;
            let value = self.value(2)?;
            match (name, value) {
                ("pattern", Value::List(words)) => pattern = Some(self.pattern(words)?),
                ("pattern", Value::Text(_)) => {
                    return Err(self.error("a list of words as `pattern`"));
                }
                ("decision", value) => decision = self.decision(&value)?,
                _ => {}
            }
            self.separator()?;
        }
        let pattern = pattern.ok_or_else(|| self.error("`pattern=[...]` in the rule"))?;
        Ok(Rule { pattern, decision })
    }

    /// Reads a rule about a host behind its name.
    fn network_rule(&mut self) -> Result<NetworkRule, RulesError> {
        if !self.take("(") {
            return Err(self.error("`network_rule(`"));
        }
        let (mut host, mut protocol, mut decision) = (None, None, RuleDecision::Allow);
        while !self.take(")") {
            let name = self.name()?;
            let value = self.value(2)?;
            match (name, value) {
                ("host", Value::Text(text)) => host = Some(text),
                ("protocol", Value::Text(text)) => {
                    let known = NetworkRule::protocol_of(&text);
                    protocol = Some(known.ok_or_else(|| {
                        self.error(
                            "\"http\", \"https\", \"socks5_tcp\" or \"socks5_udp\" as `protocol`",
                        )
                    })?);
                }
                ("host" | "protocol", Value::List(_)) => return Err(self.error("a string")),
                ("decision", Value::Text(text)) if text == "deny" => {
                    decision = RuleDecision::Forbidden;
                }
                ("decision", value) => decision = self.decision(&value)?,
                _ => {}
            }
            self.separator()?;
        }
        let host = host.ok_or_else(|| self.error("`host=\"...\"` in the rule"))?;
        Ok(NetworkRule { host: host.to_ascii_lowercase(), protocol, decision })
    }

    fn separator(&mut self) -> Result<(), RulesError> {
        if self.take(",") || self.rest().starts_with(')') {
            return Ok(());
        }
        Err(self.error("`,` or `)`"))
    }

    fn name(&mut self) -> Result<&'a str, RulesError> {
        self.more();
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.at += end;
        if end == 0 || !self.take("=") {
            return Err(self.error("`name=value`"));
        }
        Ok(&rest[..end])
    }

    fn decision(&self, value: &Value) -> Result<RuleDecision, RulesError> {
        match value {
            Value::Text(text) if text == "allow" => Ok(RuleDecision::Allow),
            Value::Text(text) if text == "prompt" => Ok(RuleDecision::Prompt),
            Value::Text(text) if text == "forbidden" => Ok(RuleDecision::Forbidden),
            _ => Err(self.error("\"allow\", \"prompt\" or \"forbidden\" as `decision`")),
        }
    }

    fn pattern(&self, words: Vec<Value>) -> Result<Vec<Vec<String>>, RulesError> {
        let choices = |word| match word {
            Value::Text(text) => Ok(vec![text]),
            Value::List(texts) => texts
                .into_iter()
                .map(|text| match text {
                    Value::Text(text) => Ok(text),
                    Value::List(_) => Err(self.error("a word, not a list, as an alternative")),
                })
                .collect(),
        };
        words.into_iter().map(choices).collect()
    }

    /// Reads a value; `depth` bounds how many lists may stand in one another.
    fn value(&mut self, depth: u8) -> Result<Value, RulesError> {
        if self.take("[") {
            let inner = depth.checked_sub(1).ok_or_else(|| self.error("a string"))?;
            let mut items = Vec::new();
            while !self.take("]") {
                items.push(self.value(inner)?);
                if !self.take(",") && !self.rest().starts_with(']') {
                    return Err(self.error("`,` or `]`"));
                }
            }
            return Ok(Value::List(items));
        }
        self.string().map(Value::Text)
    }

    fn string(&mut self) -> Result<String, RulesError> {
        self.more();
        let mut chars = self.rest().char_indices();
        let Some((_, quote @ ('"' | '\''))) = chars.next() else {
            return Err(self.error("a string"));
        };
        let mut text = String::new();
        while let Some((at, c)) = chars.next() {
            match c {
                c if c == quote => {
                    self.at += at + 1;
                    return Ok(text);
                }
                '\n' => break,
                '\\' => text.push(
                    escaped(&mut chars).ok_or_else(|| self.error("an escape such as `\\n`"))?,
                ),
                c => text.push(c),
            }
        }
        Err(self.error("the closing quote of a string"))
    }
}

fn escaped(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    match chars.next()?.1 {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => {
            let digits: String = chars.take(4).map(|(_, c)| c).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
        }
        c @ ('\\' | '"' | '\'') => Some(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
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
        (pattern, decision).prop_map(|(pattern, decision)| Rule { pattern, decision })
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
}
