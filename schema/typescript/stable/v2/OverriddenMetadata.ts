// Written by `cargo xtask gen`; do not edit.
import type { ConfigLayerMetadata } from "./ConfigLayerMetadata";
import type { JsonValue } from "../serde_json/JsonValue";

/** What keeps a value that was written from being in force. */
export type OverriddenMetadata = {
  /** The value that is in force. */
  effectiveValue: JsonValue;
  /** An explanation for people. */
  message: string;
  /** The layer that is stronger. */
  overridingLayer: ConfigLayerMetadata;
};
