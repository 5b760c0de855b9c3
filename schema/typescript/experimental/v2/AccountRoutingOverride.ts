// Written by `cargo xtask gen`; do not edit.

/** Where an account's requests may be processed. */
export type AccountRoutingOverride =
  /** Anywhere. */
  | "NO_CONSTRAINT"
  /** In the United States. */
  | "us"
  /** In the United States, with controlled residency. */
  | "us_cr";
