// Written by `cargo xtask gen`; do not edit.

/** A kind of login. */
export type ForcedLoginMethod =
  /** By a ChatGPT account. */
  | "chatgpt"
  /** By an API key. */
  | "api";
