// Written by `cargo xtask gen`; do not edit.

/** Params of `mock/experimentalMethod`. */
export type MockExperimentalMethodParams = {
  /** What to echo. */
  value?: string | null;
};
