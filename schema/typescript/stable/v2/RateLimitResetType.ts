// Written by `cargo xtask gen`; do not edit.

/** Which limits a reset credit resets. */
export type RateLimitResetType =
  /** The rate limits of coding. */
  | "codexRateLimits"
  /** Limits that this version does not know. */
  | "unknown";
