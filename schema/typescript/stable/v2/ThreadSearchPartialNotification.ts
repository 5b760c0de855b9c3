// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "../RequestId";
import type { ThreadSearchResult } from "./ThreadSearchResult";

/**
 * Payload of `thread/search/partial`: some hits of a `thread/search/stream` before its answer.
 *
 * It is sent to the asking connection only, perhaps never, and not after the answer, which
 * replaces it. Hits come in the order of discovery, each thread once.
 */
export type ThreadSearchPartialNotification = {
  /** The threads found, with what is stored of them. */
  data: Array<ThreadSearchResult>;
  /** Id of the request. */
  requestId: RequestId;
};
