// Written by `cargo xtask gen`; do not edit.
import type { CommandExecOutputStream } from "./CommandExecOutputStream";

/**
 * Payload of `command/exec/outputDelta`, sent for each piece of output if it is streamed, always
 * before the command's response.
 */
export type CommandExecOutputDeltaNotification = {
  /** Whether the cap on output is reached, so that this is the stream's last piece. */
  capReached: boolean;
  /** The bytes, in base64. */
  deltaBase64: string;
  /** The command, as the client named it. */
  processId: string;
  /** Where it was written to. */
  stream: CommandExecOutputStream;
};
