//! Rules about hosts, in the file of the other rules: `network_rule(host="crates.io", protocol="https", decision="allow")`.
//!
//! A host is a name or an address, with `:PORT` unless that is the protocol's own. A name that begins with `*.`
//! stands for all names below the rest, and not for the rest itself. Without a protocol a rule holds for each.
//! One that forbids or asks holds for every port, unless it names one.

use turnhost_protocol::{
    NetworkApprovalProtocol as Protocol, NetworkPolicyAmendment, NetworkPolicyRuleAction as Action,
};

use crate::decision::RuleDecision;
use crate::managed_hosts::host_name;
use crate::string_literal::string_literal;

/// A rule about a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkRule {
    /// The host, in lower case.
    pub host: String,
    /// The way in which it is reached; `None` for every way.
    pub protocol: Option<Protocol>,
    /// The decision.
    pub decision: RuleDecision,
}

impl NetworkRule {
    /// Makes the rule that a user has chosen in answer to a question.
    pub fn of(amendment: &NetworkPolicyAmendment, protocol: Protocol) -> Self {
        let decision = match amendment.action {
            Action::Allow => RuleDecision::Allow,
            Action::Deny => RuleDecision::Forbidden,
        };
        Self { host: amendment.host.to_ascii_lowercase(), protocol: Some(protocol), decision }
    }

    /// Returns the line of the rules file, with its line end.
    pub fn line(&self) -> String {
        let protocol = match self.protocol {
            None => String::new(),
            Some(protocol) => format!(", protocol=\"{}\"", name_of(protocol)),
        };
        let decision = match self.decision {
            RuleDecision::Allow => "allow",
            RuleDecision::Prompt => "prompt",
            RuleDecision::Forbidden => "deny",
        };
        let verb = match self.decision {
            RuleDecision::Allow => "Allow",
            RuleDecision::Prompt => "Ask for",
            RuleDecision::Forbidden => "Deny",
        };
        let way = match self.protocol {
            None => String::new(),
            // The word that the reference has in this place for what is tunnelled.
            Some(Protocol::Https) => "https_connect ".to_owned(),
            Some(protocol) => format!("{} ", name_of(protocol)),
        };
        let host = string_literal(&self.host);
        let reason = string_literal(&format!("{verb} {way}access to {}", self.host));
        format!(
            "network_rule(host={host}{protocol}, decision=\"{decision}\", justification={reason})\n"
        )
    }

    pub(crate) fn protocol_of(name: &str) -> Option<Protocol> {
        Some(match name {
            "http" => Protocol::Http,
            "https" | "https_connect" => Protocol::Https,
            "socks5_tcp" => Protocol::Socks5Tcp,
            "socks5_udp" => Protocol::Socks5Udp,
            _ => return None,
        })
    }

    pub(crate) fn matches(&self, host: &str, protocol: Protocol) -> bool {
        // What forbids or asks holds for every port, unless it names one.
        let host = match self.decision {
            RuleDecision::Allow => host,
            _ if host_name(&self.host) != self.host => host,
            _ => host_name(host),
        };
        let is_host = match self.host.strip_prefix('*').filter(|rest| rest.starts_with('.')) {
            Some(suffix) => host.len() > suffix.len() && host.ends_with(suffix),
            None => host == self.host,
        };
        is_host && self.protocol.is_none_or(|wanted| wanted == protocol)
    }
}

fn name_of(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Http => "http",
        Protocol::Https => "https",
        Protocol::Socks5Tcp => "socks5_tcp",
        Protocol::Socks5Udp => "socks5_udp",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;

    #[test]
    fn the_strictest_rule_about_a_host_holds() {
        let rules = Rules::parse(
            "network_rule(host=\"Crates.io\", protocol=\"https\", decision=\"allow\", justification=\"why\")\nnetwork_rule(host=\"*.evil.org\", decision=\"deny\")\nnetwork_rule(host=\"a.evil.org\")\n",
        )
        .unwrap();
        let decide = |host, protocol| rules.decide_host(host, protocol);
        assert_eq!(decide("crates.io", Protocol::Https), Some(RuleDecision::Allow));
        assert_eq!(decide("crates.io", Protocol::Http), None);
        assert_eq!(decide("crates.io:8443", Protocol::Https), None);
        assert_eq!(decide("xcrates.io", Protocol::Https), None);
        assert_eq!(decide("a.evil.org", Protocol::Http), Some(RuleDecision::Forbidden));
        assert_eq!(decide("a.evil.org:8443", Protocol::Https), Some(RuleDecision::Forbidden));
        assert_eq!(decide("evil.org", Protocol::Http), None);
        let addresses = "network_rule(host=\"2001:db8::1\", decision=\"deny\")\nnetwork_rule(host=\"192.0.2.1:22\", decision=\"deny\")\n";
        let addresses = Rules::parse(addresses).unwrap();
        for (host, is_denied) in [
            ("2001:db8::1", true),
            ("[2001:db8::1]:22", true),
            ("2001:db8::11", false),
            ("192.0.2.1:22", true),
            ("192.0.2.1:23", false),
        ] {
            let decision = addresses.decide_host(host, Protocol::Https);
            assert_eq!(decision == Some(RuleDecision::Forbidden), is_denied, "{host}");
        }
        assert_eq!(
            Rules::unreadable().decide_host("crates.io", Protocol::Https),
            Some(RuleDecision::Prompt)
        );
    }

    #[test]
    fn the_appended_line_reads_back() {
        for action in [Action::Allow, Action::Deny] {
            let amendment = NetworkPolicyAmendment { action, host: "Crates.io".into() };
            let rule = NetworkRule::of(&amendment, Protocol::Https);
            let mut rules = Rules::default();
            rules.add_host(rule.clone());
            assert_eq!(Rules::parse(&rule.line()), Ok(rules));
        }
        let deny = NetworkPolicyAmendment { action: Action::Deny, host: "a.org".into() };
        assert_eq!(
            NetworkRule::of(&deny, Protocol::Https).line(),
            "network_rule(host=\"a.org\", protocol=\"https\", decision=\"deny\", justification=\"Deny https_connect access to a.org\")\n"
        );
    }

    #[test]
    fn errors_name_the_remedy() {
        for (text, remedy) in [
            ("network_rule(decision=\"allow\")", "`host="),
            ("network_rule(host=[\"a\"])", "a string"),
            ("network_rule(host=\"a\", protocol=\"smtp\")", "`protocol`"),
            ("network_rule(host=\"a\", decision=\"no\")", "`decision`"),
        ] {
            let error = Rules::parse(text).unwrap_err().to_string();
            assert!(error.contains(remedy), "{error}");
        }
    }
}
