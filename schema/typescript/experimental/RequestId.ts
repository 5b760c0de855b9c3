// Written by `cargo xtask gen`; do not edit.

/** The id of a JSON-RPC request: whatever its sender chose. */
export type RequestId =
  /** A text. */
  | string
  /** A whole number. */
  | number;
