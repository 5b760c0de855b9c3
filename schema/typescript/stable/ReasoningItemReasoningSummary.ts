// Written by `cargo xtask gen`; do not edit.

/** A part of a summary of thoughts. */
export type ReasoningItemReasoningSummary = {
    /** The text. */
    text: string;
    type: "summary_text";
  };
