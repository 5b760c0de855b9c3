// Written by `cargo xtask gen`; do not edit.

/** Params of `fs/unwatch`. */
export type FsUnwatchParams = {
  /** The watch, as the client named it; an unknown one is fine. */
  watchId: string;
};
