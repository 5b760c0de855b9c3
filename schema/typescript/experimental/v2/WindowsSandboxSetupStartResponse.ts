// Written by `cargo xtask gen`; do not edit.

/** Answer to `windowsSandbox/setupStart`. The end comes as `windowsSandbox/setupCompleted`. */
export type WindowsSandboxSetupStartResponse = {
  /** Whether the set-up was begun. */
  started: boolean;
};
