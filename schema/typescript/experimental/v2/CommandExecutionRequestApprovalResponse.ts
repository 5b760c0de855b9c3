// Written by `cargo xtask gen`; do not edit.
import type { CommandExecutionApprovalDecision } from "./CommandExecutionApprovalDecision";

/** Answer to `item/commandExecution/requestApproval`. */
export type CommandExecutionRequestApprovalResponse = {
  /** The user's decision. */
  decision: CommandExecutionApprovalDecision;
};
