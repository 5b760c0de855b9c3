// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** Params of `fs/writeFile`. The file is made if need be, its parents are not. */
export type FsWriteFileParams = {
  /** Its new content, in base64. */
  dataBase64: string;
  /** The file. */
  path: AbsolutePathBuf;
};
