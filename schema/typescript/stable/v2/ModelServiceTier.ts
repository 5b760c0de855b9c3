// Written by `cargo xtask gen`; do not edit.

/** A service tier that a model can be had at. */
export type ModelServiceTier = {
  /** What it is good for. */
  description: string;
  /** Its id. */
  id: string;
  /** Its name for people. */
  name: string;
};
