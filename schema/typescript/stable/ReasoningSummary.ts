// Written by `cargo xtask gen`; do not edit.

/** Whether and how a model summarises its thoughts. */
export type ReasoningSummary =
  /** As it sees fit. */
  | "auto"
  /** Briefly. */
  | "concise"
  /** At length. */
  | "detailed"
  /** Not at all. */
  | "none";
