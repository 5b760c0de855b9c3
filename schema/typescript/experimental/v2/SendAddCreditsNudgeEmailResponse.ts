// Written by `cargo xtask gen`; do not edit.
import type { AddCreditsNudgeEmailStatus } from "./AddCreditsNudgeEmailStatus";

/** Answer to `account/sendAddCreditsNudgeEmail`. */
export type SendAddCreditsNudgeEmailResponse = {
  /** Whether the e-mail was sent. */
  status: AddCreditsNudgeEmailStatus;
};
