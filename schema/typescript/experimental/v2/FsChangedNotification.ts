// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/**
 * Payload of `fs/changed`, sent when something watched has changed; changes within a short time
 * come together.
 */
export type FsChangedNotification = {
  /** What has changed. */
  changedPaths: Array<AbsolutePathBuf>;
  /** The watch, as the client named it. */
  watchId: string;
};
