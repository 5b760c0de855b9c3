// Written by `cargo xtask gen`; do not edit.
import type { AgentMessageDisplay } from "./AgentMessageDisplay";

/** What the provider's moderation did with a message. */
export type AgentMessageModeration = {
  /** What to show in its place. */
  display: AgentMessageDisplay | null;
  /** Whether it did anything. */
  moderated: boolean;
};
