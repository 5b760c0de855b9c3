// Written by `cargo xtask gen`; do not edit.
import type { JSONRPCErrorError } from "./JSONRPCErrorError";
import type { RequestId } from "./RequestId";

/** The answer to a request that failed. */
export type JSONRPCError = {
  error: JSONRPCErrorError;
  id: RequestId;
};
