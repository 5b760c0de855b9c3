// Written by `cargo xtask gen`; do not edit.
import type { Turn } from "./Turn";

/** Answer to `review/start`. */
export type ReviewStartResponse = {
  /** The thread that the review takes place in: the one that was given. */
  reviewThreadId: string;
  /** The review's turn, with a label of the review as its user message. */
  turn: Turn;
};
