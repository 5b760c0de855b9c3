// Written by `cargo xtask gen`; do not edit.

/** Which calls of an app's tools are asked about. */
export type AppToolApproval =
  /** Those that look risky. */
  | "auto"
  /** All. */
  | "prompt"
  /** Those that change something. */
  | "writes"
  /** None. */
  | "approve";
