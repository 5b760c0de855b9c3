// Written by `cargo xtask gen`; do not edit.

/** An answer that a question offers. */
export type ToolRequestUserInputOption = {
  /** What choosing it means. */
  description: string;
  /** The answer itself, in few words. */
  label: string;
};
