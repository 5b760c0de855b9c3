// Written by `cargo xtask gen`; do not edit.
import type { ConfigLayerSource } from "./ConfigLayerSource";
import type { JsonValue } from "../serde_json/JsonValue";

/** One source of configuration with its content. */
export type ConfigLayer = {
  /** Its content. */
  config: JsonValue;
  /** Why it does not count, if it does not. */
  disabledReason?: string;
  /** Where it comes from. */
  name: ConfigLayerSource;
  /** A fingerprint of its content. */
  version: string;
};
