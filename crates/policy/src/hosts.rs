//! Decisions about hosts that a command wants to reach through the proxy.

use turnhost_protocol::{
    AskForApproval, CommandExecutionApprovalDecision as Answer,
    NetworkApprovalProtocol as Protocol, NetworkPolicyAmendment, NetworkPolicyRuleAction as Action,
};

use crate::decision::RuleDecision;
use crate::rules::Rules;
use crate::session::SessionApprovals;

/// The decision about a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostDecision {
    /// The connection is made.
    Allow,
    /// The user is asked.
    Ask,
    /// The connection is refused.
    Deny,
}

/// Decides about a connection to `host`, in lower case and with `:PORT` unless that is the protocol's own.
pub fn decide_host(
    policy: &AskForApproval,
    rules: &Rules,
    session: &SessionApprovals,
    host: &str,
    protocol: Protocol,
) -> HostDecision {
    let rule = rules.decide_host(host, protocol);
    let is_allowed =
        rule == Some(RuleDecision::Allow) || (rule.is_none() && session.has_host(host, protocol));
    if is_allowed {
        HostDecision::Allow
    } else if rule != Some(RuleDecision::Forbidden) && may_ask_for_hosts(policy) {
        HostDecision::Ask
    } else {
        HostDecision::Deny
    }
}

/// Returns true if the policy has the user asked for hosts.
pub fn may_ask_for_hosts(policy: &AskForApproval) -> bool {
    match policy {
        AskForApproval::Never => false,
        AskForApproval::Granular(granular) => granular.sandbox_approval,
        AskForApproval::Untrusted | AskForApproval::OnRequest => true,
    }
}

/// Returns the rules that a user is offered for a host: to allow it permanently, or to forbid it permanently.
pub fn proposed_host_rules(host: &str) -> [NetworkPolicyAmendment; 2] {
    [Action::Allow, Action::Deny]
        .map(|action| NetworkPolicyAmendment { action, host: host.to_owned() })
}

/// Returns the answers that clients are offered for a host, in their order.
pub fn available_host_decisions(host: &str) -> Vec<Answer> {
    let rules = proposed_host_rules(host).map(|network_policy_amendment| {
        Answer::ApplyNetworkPolicyAmendment { network_policy_amendment }
    });
    let [allow, deny] = rules;
    vec![Answer::Accept, Answer::AcceptForSession, allow, deny, Answer::Cancel]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(policy: &AskForApproval, rules: &str, session: &SessionApprovals) -> HostDecision {
        decide_host(policy, &Rules::parse(rules).unwrap(), session, "a.org", Protocol::Https)
    }

    #[test]
    fn unknown_hosts_are_asked_for_where_somebody_may_be_asked() {
        let none = SessionApprovals::default();
        assert_eq!(decide(&AskForApproval::OnRequest, "", &none), HostDecision::Ask);
        assert_eq!(decide(&AskForApproval::Untrusted, "", &none), HostDecision::Ask);
        assert_eq!(decide(&AskForApproval::Never, "", &none), HostDecision::Deny);
    }

    #[test]
    fn rules_come_before_sessions_and_the_one_that_forbids_before_all() {
        let mut session = SessionApprovals::default();
        let never = AskForApproval::Never;
        let allow = "network_rule(host=\"a.org\")\n";
        let deny = "network_rule(host=\"a.org\", decision=\"deny\")\n";
        let ask = "network_rule(host=\"a.org\", decision=\"prompt\")\n";
        assert_eq!(decide(&never, allow, &session), HostDecision::Allow);
        assert_eq!(decide(&never, &format!("{allow}{deny}"), &session), HostDecision::Deny);
        session.approve_host("a.org", Protocol::Https);
        assert_eq!(decide(&never, "", &session), HostDecision::Allow);
        assert_eq!(decide(&never, deny, &session), HostDecision::Deny);
        assert_eq!(decide(&AskForApproval::OnRequest, ask, &session), HostDecision::Ask);
        session.approve_host("b.org", Protocol::Https);
        assert_eq!(decide(&never, ask, &session), HostDecision::Deny);
    }
}
