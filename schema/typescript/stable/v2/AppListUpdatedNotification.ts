// Written by `cargo xtask gen`; do not edit.
import type { AppInfo } from "./AppInfo";

/**
 * Payload of `app/list/updated`, sent when the apps on offer, or what can be done with them, have
 * changed.
 */
export type AppListUpdatedNotification = {
  /** All apps as they are now. */
  data: Array<AppInfo>;
};
