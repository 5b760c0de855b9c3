// Written by `cargo xtask gen`; do not edit.

/** Whether the sandbox on Windows can be used. */
export type WindowsSandboxReadiness =
  /** It can. */
  | "ready"
  /** It was never set up; also the answer on other systems. */
  | "notConfigured"
  /** It has to be set up again. */
  | "updateRequired";
