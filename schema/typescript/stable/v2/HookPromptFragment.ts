// Written by `cargo xtask gen`; do not edit.

/** One hook's text. */
export type HookPromptFragment = {
  /** The hook's run. */
  hookRunId: string;
  /** The text. */
  text: string;
};
