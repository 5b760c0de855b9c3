// Written by `cargo xtask gen`; do not edit.

/** How far a feature has come. */
export type ExperimentalFeatureStage =
  /** Users may try it. */
  | "beta"
  /** It is being made and not meant for users yet. */
  | "underDevelopment"
  /** It is finished. */
  | "stable"
  /** It will go away. */
  | "deprecated"
  /** It is gone; only its name is still accepted. */
  | "removed";
