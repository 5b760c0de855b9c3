// Written by `cargo xtask gen`; do not edit.

/** Params of `account/login/cancel`. */
export type CancelLoginAccountParams = {
  /** The login as the answer to `account/login/start` named it; must be a UUID. */
  loginId: string;
};
