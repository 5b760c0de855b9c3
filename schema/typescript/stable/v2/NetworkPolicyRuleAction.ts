// Written by `cargo xtask gen`; do not edit.

/** What a network rule does. */
export type NetworkPolicyRuleAction =
  /** Lets connections through. */
  | "allow"
  /** Refuses them. */
  | "deny";
