// Written by `cargo xtask gen`; do not edit.

/** A part of a model's raw thoughts. */
export type ReasoningItemContent =
  /** Thoughts. */
  | {
    /** The text. */
    text: string;
    type: "reasoning_text";
  }
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "text";
  };
