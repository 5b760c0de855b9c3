// Written by `cargo xtask gen`; do not edit.

/** What to tell people who see a model first. */
export type ModelAvailabilityNux = {
  /** The words. */
  message: string;
};
