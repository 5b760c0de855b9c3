// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { MergeStrategy } from "./MergeStrategy";

/** Params of `config/value/write`. The change counts for threads that start later. */
export type ConfigValueWriteParams = {
  /**
   * The version the file must still have, as last read; otherwise nothing is written. Not
   * checked by default.
   */
  expectedVersion?: string | null;
  /** The file to change. Only the user's configuration file can be, and it is the default. */
  filePath?: string | null;
  /** The key, with dots between its parts; must not be empty. */
  keyPath: string;
  /** What happens to the value that is there. */
  mergeStrategy: MergeStrategy;
  /** The new value; null removes the key. */
  value: JsonValue;
};
