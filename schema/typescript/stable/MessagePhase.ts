// Written by `cargo xtask gen`; do not edit.

/** What a message of the model is within its turn. */
export type MessagePhase =
  /** Said on the way. */
  | "commentary"
  /** A part of the answer. */
  | "partial_answer"
  /** The answer. */
  | "final_answer";
