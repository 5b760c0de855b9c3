// Written by `cargo xtask gen`; do not edit.
import type { CommandAction } from "./CommandAction";
import type { CommandExecutionApprovalKind } from "./CommandExecutionApprovalKind";
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { NetworkApprovalContext } from "./NetworkApprovalContext";
import type { NetworkPolicyAmendment } from "./NetworkPolicyAmendment";

/** Params of `item/commandExecution/requestApproval`: may this command run? */
export type CommandExecutionRequestApprovalParams = {
  /** Tells questions about the same item apart; unset if there is only one. */
  approvalId?: string;
  /** The command line. */
  command?: string;
  /** What the command is seen to do. */
  commandActions?: Array<CommandAction>;
  /** Where it would run. */
  cwd?: LegacyAppPathString;
  /** Where it would run: `local`, or the id of an environment. */
  environmentId: string | null;
  /** The item. */
  itemId: string;
  /** What is to be approved. */
  kind: CommandExecutionApprovalKind;
  /** The host it wants to reach, if the question is about the network. */
  networkApprovalContext?: NetworkApprovalContext;
  /** First words of a command rule that would make such questions unnecessary. */
  proposedExecpolicyAmendment?: Array<string>;
  /** Network rules that would make such questions unnecessary. */
  proposedNetworkPolicyAmendments?: Array<NetworkPolicyAmendment>;
  /** Why the model wants it. */
  reason?: string;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
