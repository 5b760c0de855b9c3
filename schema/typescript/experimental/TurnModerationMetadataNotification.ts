// Written by `cargo xtask gen`; do not edit.

/**
 * Payload of `turn/moderationMetadata`, sent when the provider tells what its moderation makes of
 * a turn.
 */
export type TurnModerationMetadataNotification = {
  /** What it tells, as it was received. */
  metadata: unknown;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
