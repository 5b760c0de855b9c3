// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { MergeStrategy } from "./MergeStrategy";

/** A change of one key of the configuration. */
export type ConfigEdit = {
  /** The key, with dots between its parts; must not be empty. */
  keyPath: string;
  /** What happens to the value that is there. */
  mergeStrategy: MergeStrategy;
  /** The new value; null removes the key. */
  value: JsonValue;
};
