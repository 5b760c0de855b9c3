// Written by `cargo xtask gen`; do not edit.
import type { HookEventName } from "./HookEventName";

/** A hook that a plugin brings. */
export type PluginHookSummary = {
  /** What sets it off. */
  eventName: HookEventName;
  /** What tells it from other hooks in the configuration. */
  key: string;
};
