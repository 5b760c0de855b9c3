// Written by `cargo xtask gen`; do not edit.
import type { ParsedCommand } from "./ParsedCommand";
import type { ThreadId } from "./ThreadId";

/**
 * Params of `execCommandApproval`: may this command run? An older form of
 * `item/commandExecution/requestApproval`.
 */
export type ExecCommandApprovalParams = {
  /** Tells questions about the same call apart; unset if there is only one. */
  approvalId: string | null;
  /** The model's call that wants it. */
  callId: string;
  /** The program and its arguments. */
  command: Array<string>;
  /** The thread. */
  conversationId: ThreadId;
  /** Where it would run. */
  cwd: string;
  /** What the command is seen to do, part by part. */
  parsedCmd: Array<ParsedCommand>;
  /** Why the model wants it. */
  reason: string | null;
};
