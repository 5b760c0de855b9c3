// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "./AbsolutePathBuf";

/** An image that another was made from. */
export type ImageGenerationInputImage = {
  /** Its file. */
  path: AbsolutePathBuf;
  /** SHA-256 of its content, in hexadecimal. */
  sha256: string;
};
