// Written by `cargo xtask gen`; do not edit.
import type { DesktopOnboardingEntrypoint } from "./DesktopOnboardingEntrypoint";

/**
 * Payload of `account/login/completed`, sent to every connection when a login has succeeded or
 * failed.
 */
export type AccountLoginCompletedNotification = {
  /** Why it failed; `None` on success. */
  error: string | null;
  /**
   * The login as the answer to `account/login/start` named it; `None` for kinds without an id,
   * such as an API key.
   */
  loginId: string | null;
  /** Where in the desktop app's introduction the user should go on, if anywhere special. */
  onboardingEntrypoint: DesktopOnboardingEntrypoint | null;
  /** Whether somebody is logged in now. */
  success: boolean;
};
