// Written by `cargo xtask gen`; do not edit.

/** What a model is told after a finding. */
export type MisalignmentSteer = {
  /** The words. */
  message: string;
};
