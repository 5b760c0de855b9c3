// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";
import type { RequestId } from "./RequestId";
import type { W3cTraceContext } from "./W3cTraceContext";

/** A question. */
export type JSONRPCRequest = {
  id: RequestId;
  method: string;
  params?: JsonValue;
  trace?: W3cTraceContext | null;
};
