// Written by `cargo xtask gen`; do not edit.
import type { ProcessOutputStream } from "./ProcessOutputStream";

/** Payload of `process/outputDelta`: sent for each piece of output of a process that streams it. */
export type ProcessOutputDeltaNotification = {
  /** Whether this is the last piece of its stream because the cap was reached. */
  capReached: boolean;
  /** The bytes in base64. */
  deltaBase64: string;
  /** The process. */
  processHandle: string;
  /** Where it was written to. */
  stream: ProcessOutputStream;
};
