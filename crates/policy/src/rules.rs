//! The rules file: which commands may run, are asked for, or are forbidden, by
//! their first words.
//!
//! One rule is a line such as `prefix_rule(pattern=["touch"], decision="allow")`.
//! An element of the pattern may be a list of alternatives. Arguments other
//! than these two, such as a justification, are read over. Hosts have rules of
//! their own: see [`crate::network_rules`].

mod reader;

use std::collections::BTreeSet;

use turnhost_protocol::NetworkApprovalProtocol as Protocol;

use crate::decision::RuleDecision;
use crate::managed_hosts::ManagedHosts;
use crate::network_rules::NetworkRule;
use crate::script::Word;
use crate::string_literal::string_literal;
use crate::wrappers::base_name;

use self::reader::Reader;

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first words of the commands that it matches; each is a list of alternatives.
    pub pattern: Vec<Vec<String>>,
    /// The decision about them.
    pub decision: RuleDecision,
    /// The reason that its author gives, for people and models.
    pub justification: Option<String>,
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
        let mut reader = Reader::new(text);
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

    /// Adds the rules of another file.
    pub fn extend(&mut self, other: Self) {
        let Self { commands, hosts, managed, is_unreadable } = other;
        self.commands.extend(commands);
        self.hosts.extend(hosts);
        self.managed = managed.or_else(|| self.managed.take());
        self.is_unreadable |= is_unreadable;
    }

    /// Adds a rule. It can make a decision stricter, or give one where there
    /// was none; it never loosens what another rule says.
    pub fn add(&mut self, rule: Rule) {
        self.commands.push(rule);
    }

    /// Allows commands with this prefix from now on.
    pub fn allow(&mut self, prefix: &[String]) {
        let pattern = prefix.iter().map(|word| vec![word.clone()]).collect();
        self.add(Rule { pattern, decision: RuleDecision::Allow, justification: None });
    }

    /// Adds a rule about a host. Like any other it loosens nothing that another rule says.
    pub fn add_host(&mut self, rule: NetworkRule) {
        self.hosts.push(rule);
    }

    /// Adds the hosts that the administrator rules. From then on commands reach the network through
    /// the proxy or never.
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
    /// this command could match, for any values of its unknown words.
    pub(crate) fn decide_loosely(&self, words: &[Word]) -> Option<RuleDecision> {
        self.strict().filter(|rule| rule.could_match(words)).map(|rule| rule.decision).max()
    }

    /// Returns the last rule with this strict decision that one of the commands could match.
    pub(crate) fn behind(&self, decision: RuleDecision, commands: &[Vec<Word>]) -> Option<&Rule> {
        let could_match = |rule: &&Rule| commands.iter().any(|words| rule.could_match(words));
        self.strict().filter(|rule| rule.decision == decision).filter(could_match).last()
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
    /// Returns the words that commands of this rule begin with; of alternatives the first.
    pub(crate) fn prefix(&self) -> String {
        let words = self.pattern.iter().filter_map(|choices| choices.first().map(String::as_str));
        words.collect::<Vec<_>>().join(" ")
    }

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
        // An empty pattern would match everything, which is never meant.
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

#[cfg(test)]
mod tests;
