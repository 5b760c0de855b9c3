// Written by `cargo xtask gen`; do not edit.

/** How wordy answers should be. */
export type Verbosity =
  /** Brief. */
  | "low"
  /** Ordinary. */
  | "medium"
  /** At length. */
  | "high";
