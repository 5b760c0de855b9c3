// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/getMetadata`. Fails for a link that leads nowhere. */
export type FsGetMetadataParams = {
  /** What is asked about; links are followed. */
  path: AbsolutePathBuf;
};
