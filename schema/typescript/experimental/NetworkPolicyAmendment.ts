// Written by `cargo xtask gen`; do not edit.
import type { NetworkPolicyRuleAction } from "./v2/NetworkPolicyRuleAction";

export type NetworkPolicyAmendment = { host: string; action: NetworkPolicyRuleAction };
