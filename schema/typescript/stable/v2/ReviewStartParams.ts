// Written by `cargo xtask gen`; do not edit.
import type { ReviewDelivery } from "./ReviewDelivery";
import type { ReviewTarget } from "./ReviewTarget";

/** Params of `review/start`. */
export type ReviewStartParams = {
  /** Where the review takes place. In the thread itself by default. */
  delivery?: ReviewDelivery | null;
  /** What is to be reviewed. */
  target: ReviewTarget;
  /** The thread. */
  threadId: string;
};
