// Written by `cargo xtask gen`; do not edit.
import type { CodexErrorInfo } from "./CodexErrorInfo";
import type { MisalignmentErrorDetails } from "./MisalignmentErrorDetails";

/** Why a turn failed, or had to try again. */
export type TurnError = {
  /** The cause, where there is more to say. */
  additionalDetails: string | null;
  /** The kind, for clients to branch on. */
  codexErrorInfo: CodexErrorInfo | null;
  /** What happened, in words for the user. */
  message: string;
  /** What a reviewer of the model's behaviour found. */
  misalignment: MisalignmentErrorDetails | null;
};
