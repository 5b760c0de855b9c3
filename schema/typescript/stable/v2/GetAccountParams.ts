// Written by `cargo xtask gen`; do not edit.

/** Params of `account/read`. */
export type GetAccountParams = {
  /** Whether to renew the login's token first. No by default. */
  refreshToken?: boolean;
};
