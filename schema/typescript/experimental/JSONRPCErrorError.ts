// Written by `cargo xtask gen`; do not edit.

/** What went wrong. */
export type JSONRPCErrorError = {
  code: number;
  data?: unknown;
  message: string;
};
