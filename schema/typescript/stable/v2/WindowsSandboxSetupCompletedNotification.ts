// Written by `cargo xtask gen`; do not edit.
import type { WindowsSandboxSetupMode } from "./WindowsSandboxSetupMode";

/**
 * Payload of `windowsSandbox/setupCompleted`, sent when a set-up begun with
 * `windowsSandbox/setupStart` has ended.
 */
export type WindowsSandboxSetupCompletedNotification = {
  /** What went wrong, in words; `None` if nothing did. */
  error: string | null;
  /** Which set-up it was. */
  mode: WindowsSandboxSetupMode;
  /** Whether the sandbox can be used now. */
  success: boolean;
};
