//! The form of the rules file: a list of calls with named strings, or lists of them, as Starlark has it.

use super::{Rule, RulesError};
use crate::decision::RuleDecision;
use crate::network_rules::NetworkRule;

/// A place in a rules file.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// A value in a rule: a string, or a list of values.
enum Value {
    Text(String),
    List(Vec<Value>),
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, expected: &'static str) -> RulesError {
        RulesError { line: self.text[..self.at].matches('\n').count() + 1, expected }
    }

    /// Skips white space and comments; whether anything is left.
    pub(super) fn more(&mut self) -> bool {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if !self.rest().starts_with('#') {
                return !self.rest().is_empty();
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    pub(super) fn take(&mut self, mark: &str) -> bool {
        self.more();
        let found = self.rest().starts_with(mark);
        self.at += if found { mark.len() } else { 0 };
        found
    }

    pub(super) fn rule(&mut self) -> Result<Rule, RulesError> {
        if !self.take("prefix_rule") || !self.take("(") {
            return Err(self.error("`prefix_rule(` or `network_rule(`"));
        }
        let (mut pattern, mut decision, mut justification) = (None, RuleDecision::Allow, None);
        while !self.take(")") {
            let name = self.name()?;
            let value = self.value(2)?;
            match (name, value) {
                ("pattern", Value::List(words)) => pattern = Some(self.pattern(words)?),
                ("pattern", Value::Text(_)) => {
                    return Err(self.error("a list of words as `pattern`"));
                }
                ("decision", value) => decision = self.decision(&value)?,
                ("justification", Value::Text(text)) => justification = Some(text),
                _ => {}
            }
            self.separator()?;
        }
        let pattern = pattern.ok_or_else(|| self.error("`pattern=[...]` in the rule"))?;
        Ok(Rule { pattern, decision, justification })
    }

    /// Reads a rule about a host behind its name.
    pub(super) fn network_rule(&mut self) -> Result<NetworkRule, RulesError> {
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
