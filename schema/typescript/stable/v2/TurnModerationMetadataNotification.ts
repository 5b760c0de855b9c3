// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/**
 * Payload of `turn/moderationMetadata`, sent when the provider tells what its moderation makes of
 * a turn.
 */
export type TurnModerationMetadataNotification = {
  /** What it tells, as it was received. */
  metadata: JsonValue;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
