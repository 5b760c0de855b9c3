// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `model/safetyBuffering/updated`: sent when the provider begins or ceases to hold
 * output back for a safety check.
 */
export type ModelSafetyBufferingUpdatedNotification = {
  /** A model that would answer without the delay, if there is one. */
  fasterModel: string | null;
  /** The model whose output is held back. */
  model: string;
  /** Why, in the provider's words. */
  reasons: Array<string>;
  /** Whether to show the user that output is held back. */
  showBufferingUi: boolean;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
  /** What the request was taken for, in the provider's words. */
  useCases: Array<string>;
};
