// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** A word without an answer. */
export type JSONRPCNotification = {
  method: string;
  params?: JsonValue;
};
