// Written by `cargo xtask gen`; do not edit.

/** Whose name the pages of a login show. */
export type LoginAppBrand =
  /** Codex. */
  | "codex"
  /** ChatGPT. */
  | "chatgpt";
