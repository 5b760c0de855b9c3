// Written by `cargo xtask gen`; do not edit.

/** What came of a prediction. */
export type ThreadPredictionResult =
  /** It was made. */
  | {
    /** The predicted words; `None` if nothing is to be suggested. */
    text: string | null;
    type: "completed";
  }
  /** It could not be made. */
  | {
    type: "failed";
  };
