// Written by `cargo xtask gen`; do not edit.
import type { NetworkPolicyAmendment } from "./NetworkPolicyAmendment";

/** The user's answer to a command approval. */
export type CommandExecutionApprovalDecision =
  /** Run it. */
  | "accept"
  /** Run it, and do not ask again for the same command in this session. */
  | "acceptForSession"
  /** Run it, and keep a rule that allows commands with this beginning. */
  | {
    acceptWithExecpolicyAmendment: {
      /** First words of the commands to be allowed. */
      execpolicy_amendment: Array<string>;
    };
  }
  /** Keep a rule for a network host. */
  | {
    applyNetworkPolicyAmendment: {
      /** The rule. */
      network_policy_amendment: NetworkPolicyAmendment;
    };
  }
  /** Do not run it; the turn goes on. */
  | "decline"
  /** Do not run it, and interrupt the turn. */
  | "cancel";
