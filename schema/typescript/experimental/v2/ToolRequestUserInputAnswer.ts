// Written by `cargo xtask gen`; do not edit.

/** The user's answer to one question. */
export type ToolRequestUserInputAnswer = {
  /** What the user chose or wrote: labels of options, or text. */
  answers: Array<string>;
};
