// Written by `cargo xtask gen`; do not edit.

/** Params of `account/usage/read`. */
export type GetAccountTokenUsageParams = {
  /** A thread whose usage is wanted too. None by default. */
  threadId?: string | null;
};
