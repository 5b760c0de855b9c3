// Written by `cargo xtask gen`; do not edit.

/** A word without an answer. */
export type JSONRPCNotification = {
  method: string;
  params?: unknown;
};
