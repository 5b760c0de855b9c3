// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "../RequestId";

/** Payload of `serverRequest/resolved`: answered by someone, or no longer of interest. */
export type ServerRequestResolvedNotification = {
  /** Id of the request. */
  requestId: RequestId;
  /** The thread. */
  threadId: string;
};
