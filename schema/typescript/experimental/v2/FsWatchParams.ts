// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/watch`. Changes are told by `fs/changed` to this connection only. */
export type FsWatchParams = {
  /** A file or a directory; it need not exist yet. */
  path: AbsolutePathBuf;
  /** The client's name for the watch, unique in the connection. */
  watchId: string;
};
