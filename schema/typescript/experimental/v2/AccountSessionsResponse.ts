// Written by `cargo xtask gen`; do not edit.
import type { AccountSession } from "./AccountSession";

/** Answer to `accountSession/list` and `accountSession/switch`. */
export type AccountSessionsResponse = {
  /** The `sessionId` of the login in use; `None` if nobody is logged in. */
  activeSessionId: string | null;
  /** The logins that the server keeps; empty if there are none. */
  sessions: Array<AccountSession>;
};
