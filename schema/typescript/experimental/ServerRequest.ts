// Written by `cargo xtask gen`; do not edit.
import type { CommandExecutionRequestApprovalParams } from "./CommandExecutionRequestApprovalParams";
import type { FileChangeRequestApprovalParams } from "./FileChangeRequestApprovalParams";
import type { RequestId } from "./RequestId";

export type ServerRequest =
  /** Asks whether a command may run. */
  | {
    id: RequestId;
    method: "item/commandExecution/requestApproval";
    params: CommandExecutionRequestApprovalParams;
  }
  /** Asks whether files may be changed. */
  | {
    id: RequestId;
    method: "item/fileChange/requestApproval";
    params: FileChangeRequestApprovalParams;
  };
