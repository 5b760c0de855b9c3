// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "../RequestId";

/** Params of `thread/search/cancel` and `thread/search/stream/cancel`. */
export type ThreadSearchCancelParams = {
  /** Id of the request to cancel, of the same connection. */
  requestId: RequestId;
};
