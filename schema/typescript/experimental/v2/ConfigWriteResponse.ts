// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { OverriddenMetadata } from "./OverriddenMetadata";
import type { WriteStatus } from "./WriteStatus";

/** Answer to `config/value/write` and `config/batchWrite`. */
export type ConfigWriteResponse = {
  /** The file that was written. */
  filePath: AbsolutePathBuf;
  /** What stands in the way of the new value; `None` if it is in force. */
  overriddenMetadata: OverriddenMetadata | null;
  /** Whether the new value is in force. */
  status: WriteStatus;
  /** The file's new fingerprint: `sha256:` and 64 hexadecimal digits. */
  version: string;
};
