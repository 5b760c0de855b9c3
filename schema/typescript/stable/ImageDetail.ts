// Written by `cargo xtask gen`; do not edit.

/** How closely a model should look at an image. */
export type ImageDetail =
  /** As it sees fit. */
  | "auto"
  /** Roughly. */
  | "low"
  /** Closely. */
  | "high"
  /** At full resolution. */
  | "original";
