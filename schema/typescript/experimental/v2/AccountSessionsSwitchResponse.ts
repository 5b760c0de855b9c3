// Written by `cargo xtask gen`; do not edit.
import type { AccountSession } from "./AccountSession";

/** What came of a switch to another account session: the sessions, or a login that has to come first. */
export type AccountSessionsSwitchResponse =
  /** The switch was made. */
  | {
    /** The session in use now; `None` if none is. */
    activeSessionId: string | null;
    /** All sessions. */
    sessions: Array<AccountSession>;
  }
  /** The user has to log in with a browser first. */
  | {
    /** The page to open. */
    authUrl: string;
    /** The login's id. */
    loginId: string;
  };
