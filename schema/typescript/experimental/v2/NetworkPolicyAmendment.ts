// Written by `cargo xtask gen`; do not edit.
import type { NetworkPolicyRuleAction } from "./NetworkPolicyRuleAction";

/** A network rule to be kept. */
export type NetworkPolicyAmendment = {
  /** What it does. */
  action: NetworkPolicyRuleAction;
  /** The host it is about. */
  host: string;
};
