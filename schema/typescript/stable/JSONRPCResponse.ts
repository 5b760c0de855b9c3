// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";
import type { RequestId } from "./RequestId";

/** The answer to a request. */
export type JSONRPCResponse = {
  id: RequestId;
  result: JsonValue;
};
