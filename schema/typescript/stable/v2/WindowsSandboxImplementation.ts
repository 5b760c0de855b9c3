// Written by `cargo xtask gen`; do not edit.

/** How commands are sandboxed on Windows. */
export type WindowsSandboxImplementation =
  /** By a helper that was set up with an administrator's rights. */
  | "elevated"
  /** With the user's own rights. */
  | "unelevated"
  /** By the implementation called MXC. */
  | "mxc";
