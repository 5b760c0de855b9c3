// Written by `cargo xtask gen`; do not edit.

/** What a text must look like. */
export type McpElicitationStringFormat =
  /** An e-mail address. */
  | "email"
  /** A URI. */
  | "uri"
  /** A date. */
  | "date"
  /** A date with a time. */
  | "date-time";
