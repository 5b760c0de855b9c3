// Written by `cargo xtask gen`; do not edit.

export type NetworkPolicyRuleAction = "allow" | "deny";
