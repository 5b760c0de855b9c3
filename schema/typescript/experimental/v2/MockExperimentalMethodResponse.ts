// Written by `cargo xtask gen`; do not edit.

/** Answer to `mock/experimentalMethod`. */
export type MockExperimentalMethodResponse = {
  /** What was given; `None` if nothing was. */
  echoed: string | null;
};
