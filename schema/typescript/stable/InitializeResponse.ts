// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "./AbsolutePathBuf";

/** Answer to `initialize`. */
export type InitializeResponse = {
  /** The server's home directory. */
  codexHome: AbsolutePathBuf;
  /** `unix` or `windows`. */
  platformFamily: string;
  /** The operating system, such as `linux`. */
  platformOs: string;
  /** What the server calls itself towards model providers on behalf of this client. */
  userAgent: string;
};
