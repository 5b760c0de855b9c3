// Written by `cargo xtask gen`; do not edit.
import type { ReviewDecision } from "./ReviewDecision";

/** Answer to `execCommandApproval`. */
export type ExecCommandApprovalResponse = {
  /** The user's decision. */
  decision: ReviewDecision;
};
