// Written by `cargo xtask gen`; do not edit.

/** Answer to `feedback/upload`. */
export type FeedbackUploadResponse = {
  /** A fingerprint of the prompt, if there is one. */
  promptHash: string | null;
  /** The thread that it is about, or an id made up for want of one. */
  threadId: string;
};
