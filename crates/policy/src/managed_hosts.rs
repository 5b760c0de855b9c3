//! Hosts as the machine's administrator rules them. Users may be stricter and never looser.

use crate::decision::RuleDecision;

/// Hosts that are allowed, refused or asked for, regardless of the user's rules and answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManagedHosts {
    /// Hosts that commands may reach, unless the user's own rules are stricter.
    pub allowed: Vec<HostPattern>,
    /// Hosts that no command may reach. They count before all others.
    pub denied: Vec<HostPattern>,
    /// Hosts that are asked for each time.
    pub reviewed: Vec<HostPattern>,
    /// The decision about every other host.
    pub others: OtherHosts,
}

/// The decision about hosts that no list of the administrator's has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OtherHosts {
    /// The user's rules and answers count.
    #[default]
    UsersChoice,
    /// No command may reach them.
    Refused,
}

impl ManagedHosts {
    /// Returns the administrator's decision about `host`, in lower case and with `:PORT` unless that is
    /// the protocol's own; `None` where the user's choice counts.
    pub(crate) fn decide(&self, host: &str) -> Option<RuleDecision> {
        let name = host_name(host);
        let has = |patterns: &[HostPattern]| patterns.iter().any(|it| it.matches(name));
        if has(&self.denied) {
            Some(RuleDecision::Forbidden)
        } else if has(&self.reviewed) {
            Some(RuleDecision::Prompt)
        } else if has(&self.allowed) {
            Some(RuleDecision::Allow)
        } else {
            match self.others {
                OtherHosts::UsersChoice => None,
                OtherHosts::Refused => Some(RuleDecision::Forbidden),
            }
        }
    }
}

/// A name or an address, `*.NAME` for all names below one, `**.NAME` for a name and all below it, or
/// `*` for every host; on every port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPattern {
    scope: Scope,
    name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Itself,
    Below,
    ItselfAndBelow,
    All,
}

impl HostPattern {
    /// Reads a pattern. The error says which forms there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lower = text.to_ascii_lowercase();
        let (scope, name) = if lower == "*" {
            (Scope::All, "")
        } else if let Some(name) = lower.strip_prefix("**.") {
            (Scope::ItselfAndBelow, name)
        } else if let Some(name) = lower.strip_prefix("*.") {
            (Scope::Below, name)
        } else {
            (Scope::Itself, lower.as_str())
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        let is_fit = !name.is_empty() && name.chars().all(is_name) && host_name(name) == name;
        if scope != Scope::All && !is_fit {
            return Err(format!(
                "`{text}` must be a host without scheme, port and path, `*.HOST`, `**.HOST` or `*`"
            ));
        }
        Ok(Self { scope, name: name.trim_end_matches('.').to_owned() })
    }

    fn matches(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.');
        let is_below = || {
            host.strip_suffix(self.name.as_str())
                .is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
        };
        match self.scope {
            Scope::All => true,
            Scope::Itself => host == self.name,
            Scope::Below => is_below(),
            Scope::ItselfAndBelow => host == self.name || is_below(),
        }
    }
}

/// Returns a host without its port. An address of version 6 has a port only behind brackets.
pub(crate) fn host_name(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split(']').next().unwrap_or(rest);
    }
    match host.split_once(':') {
        Some((name, port)) if !port.contains(':') => name,
        Some(_) | None => host,
    }
}

#[cfg(test)]
mod tests {
    use turnhost_protocol::{AskForApproval, NetworkApprovalProtocol as Protocol};

    use super::*;
    use crate::{HostDecision, Rules, SessionApprovals, decide_host};

    fn patterns(texts: &[&str]) -> Vec<HostPattern> {
        texts.iter().map(|text| HostPattern::parse(text).unwrap()).collect()
    }

    fn decide(hosts: ManagedHosts, own: &str, host: &str) -> HostDecision {
        let mut rules = Rules::parse(own).unwrap();
        rules.manage_hosts(hosts);
        let mut session = SessionApprovals::default();
        session.approve_host(host, Protocol::Https);
        decide_host(&AskForApproval::OnRequest, &rules, &session, host, Protocol::Https)
    }

    #[test]
    fn a_pattern_covers_what_it_says_and_nothing_else() {
        for (pattern, covered, others) in [
            ("a.org", vec!["a.org", "a.org:8443", "a.org."], vec!["b.a.org", "xa.org", "a.org.x"]),
            ("*.a.org", vec!["b.a.org", "c.b.a.org:80"], vec!["a.org", ".a.org", "xa.org"]),
            ("**.A.org", vec!["a.org", "b.a.org"], vec!["xa.org"]),
            ("*", vec!["a.org", "10.0.0.1", "[2001:db8::1]:443"], vec![]),
            ("10.0.0.1", vec!["10.0.0.1", "10.0.0.1:8080"], vec!["110.0.0.1"]),
            ("2001:db8::1", vec!["2001:db8::1", "[2001:db8::1]:443"], vec!["2001:db8::11"]),
        ] {
            let pattern = HostPattern::parse(pattern).unwrap();
            for host in covered {
                assert!(pattern.matches(host_name(host)), "{pattern:?} {host}");
            }
            for host in others {
                assert!(!pattern.matches(host_name(host)), "{pattern:?} {host}");
            }
        }
    }

    #[test]
    fn a_text_that_is_no_host_is_refused_with_the_forms_that_are() {
        for text in ["", "https://a.org", "a.org/x", "a.org:443", "*.", "a b", "x*", "**"] {
            let refused = HostPattern::parse(text).unwrap_err();
            assert!(refused.contains("`*.HOST`") && refused.contains(&format!("`{text}`")));
        }
    }

    #[test]
    fn nothing_of_the_users_loosens_what_the_administrator_refuses() {
        let denied = ManagedHosts { denied: patterns(&["*.evil.org"]), ..Default::default() };
        let allow = "network_rule(host=\"a.evil.org\")\nnetwork_rule(host=\"b.org\")\n";
        assert_eq!(decide(denied.clone(), allow, "a.evil.org"), HostDecision::Deny);
        assert_eq!(decide(denied.clone(), allow, "a.evil.org:8443"), HostDecision::Deny);
        assert_eq!(decide(denied, allow, "b.org"), HostDecision::Allow);
        let others = OtherHosts::Refused;
        let only = ManagedHosts { allowed: patterns(&["a.org"]), others, ..Default::default() };
        assert_eq!(decide(only.clone(), allow, "b.org"), HostDecision::Deny);
        assert_eq!(decide(only, "", "a.org"), HostDecision::Allow);
        let both = ManagedHosts {
            allowed: patterns(&["a.org"]),
            denied: patterns(&["a.org"]),
            ..Default::default()
        };
        assert_eq!(decide(both, "", "a.org"), HostDecision::Deny);
    }

    #[test]
    fn a_host_to_be_reviewed_is_asked_for_each_time() {
        let hosts = ManagedHosts {
            allowed: patterns(&["*"]),
            reviewed: patterns(&["r.org"]),
            ..Default::default()
        };
        let allow = "network_rule(host=\"r.org\")\n";
        assert_eq!(decide(hosts.clone(), allow, "r.org"), HostDecision::Ask);
        assert_eq!(decide(hosts, "", "other.org"), HostDecision::Allow);
    }

    #[test]
    fn the_user_may_be_stricter() {
        let hosts = ManagedHosts { allowed: patterns(&["a.org"]), ..Default::default() };
        let deny = "network_rule(host=\"a.org\", decision=\"deny\")\n";
        assert_eq!(decide(hosts, deny, "a.org"), HostDecision::Deny);
    }
}
