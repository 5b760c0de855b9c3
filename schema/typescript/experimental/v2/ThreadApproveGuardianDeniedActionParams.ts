// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionParams = {
  /** The automatic reviewer's event that told of the refusal, as the client received it. */
  event: JsonValue;
  /** The thread. */
  threadId: string;
};
