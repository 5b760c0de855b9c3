// Written by `cargo xtask gen`; do not edit.
import type { ConfigEdit } from "./ConfigEdit";

/** Params of `config/batchWrite`. All edits are made or none; an empty list is fine. */
export type ConfigBatchWriteParams = {
  /** The edits, made in this order. */
  edits: Array<ConfigEdit>;
  /**
   * The version the file must still have, as last read; otherwise nothing is written. Not
   * checked by default.
   */
  expectedVersion?: string | null;
  /** The file to change. Only the user's configuration file can be, and it is the default. */
  filePath?: string | null;
  /** Whether loaded threads take the new configuration over. No by default. */
  reloadUserConfig?: boolean;
};
