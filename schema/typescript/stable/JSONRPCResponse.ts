// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "./RequestId";

/** The answer to a request. */
export type JSONRPCResponse = {
  id: RequestId;
  result: unknown;
};
