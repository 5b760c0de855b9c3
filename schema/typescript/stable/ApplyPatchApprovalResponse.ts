// Written by `cargo xtask gen`; do not edit.
import type { ReviewDecision } from "./ReviewDecision";

/** Answer to `applyPatchApproval`. */
export type ApplyPatchApprovalResponse = {
  /** The user's decision. */
  decision: ReviewDecision;
};
