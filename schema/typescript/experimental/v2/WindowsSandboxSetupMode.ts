// Written by `cargo xtask gen`; do not edit.

/** With what rights the sandbox on Windows is set up. */
export type WindowsSandboxSetupMode =
  /** With those of an administrator. */
  | "elevated"
  /** With those of the user. */
  | "unelevated";
