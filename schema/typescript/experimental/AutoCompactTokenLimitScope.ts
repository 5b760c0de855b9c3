// Written by `cargo xtask gen`; do not edit.

/** Which tokens count towards the limit at which a history is shortened. */
export type AutoCompactTokenLimitScope =
  /** All. */
  | "total"
  /** Those after what every request begins with. */
  | "body_after_prefix";
