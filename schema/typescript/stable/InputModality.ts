// Written by `cargo xtask gen`; do not edit.

/** What a model takes. */
export type InputModality =
  /** Text. */
  | "text"
  /** Images. */
  | "image"
  /** Recordings. */
  | "audio";
