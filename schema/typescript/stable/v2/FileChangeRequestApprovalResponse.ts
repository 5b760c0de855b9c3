// Written by `cargo xtask gen`; do not edit.
import type { FileChangeApprovalDecision } from "./FileChangeApprovalDecision";

/** Answer to `item/fileChange/requestApproval`. */
export type FileChangeRequestApprovalResponse = {
  /** The user's decision. */
  decision: FileChangeApprovalDecision;
};
