// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "../RequestId";

/** Params of `thread/sample/cancel`. Unknown fields are refused. */
export type ThreadSampleCancelParams = {
  /** The request id of the `thread/sample` to cancel. */
  requestId: RequestId;
};
