// Written by `cargo xtask gen`; do not edit.
import type { ThreadPredictionResult } from "./ThreadPredictionResult";

/**
 * Payload of `thread/prediction/updated`, sent when a prediction that was asked for is there or
 * has failed.
 */
export type ThreadPredictionUpdatedNotification = {
  /** What came of it. */
  result: ThreadPredictionResult;
  /** The turn it follows. */
  sourceTurnId: string;
  /** The thread. */
  threadId: string;
};
