// Written by `cargo xtask gen`; do not edit.
import type { NetworkPolicyAmendment } from "./v2/NetworkPolicyAmendment";

/** The user's answer to an approval of the older form. */
export type ReviewDecision =
  /** Do it. */
  | "approved"
  /** Run it, and keep a rule that allows commands with this beginning. */
  | {
    approved_execpolicy_amendment: {
      /** First words of the commands to be allowed. */
      proposed_execpolicy_amendment: Array<string>;
    };
  }
  /** Do it, and do not ask again for the same in this session. */
  | "approved_for_session"
  /** Do it, and keep a rule that allows the MCP tool. */
  | "approved_mcp_policy_amendment"
  /** Keep a rule for a network host. */
  | {
    network_policy_amendment: {
      /** The rule. */
      network_policy_amendment: NetworkPolicyAmendment;
    };
  }
  /** Do not do it; the turn goes on. */
  | {
    denied: {
      /** What the model is told about it. */
      rejection: string;
    };
  }
  /** Nobody answered in time. */
  | "timed_out"
  /** Do not do it, and interrupt the turn. */
  | "abort";
