// Written by `cargo xtask gen`; do not edit.
import type { AddCreditsNudgeCreditType } from "./AddCreditsNudgeCreditType";

/** Params of `account/sendAddCreditsNudgeEmail`. */
export type SendAddCreditsNudgeEmailParams = {
  /** What the workspace's owner is asked for. */
  creditType: AddCreditsNudgeCreditType;
};
