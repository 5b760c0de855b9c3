// Written by `cargo xtask gen`; do not edit.

/** A question that needs no answer at once. */
export type AsyncUserInputQuestion = {
  /** Answers to choose from. */
  options: Array<string> | null;
  /** The question. */
  title: string;
};
