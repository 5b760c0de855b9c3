// Written by `cargo xtask gen`; do not edit.
import type { ThreadSettings } from "./ThreadSettings";

/** Payload of `thread/settings/updated`. */
export type ThreadSettingsUpdatedNotification = {
  /** The thread. */
  threadId: string;
  /** All settings as they are now. */
  threadSettings: ThreadSettings;
};
