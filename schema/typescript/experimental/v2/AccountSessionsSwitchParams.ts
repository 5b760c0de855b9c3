// Written by `cargo xtask gen`; do not edit.

/** Params of `accountSession/switch`. */
export type AccountSessionsSwitchParams = {
  /** The workspace to use it with. */
  accountId: string;
  /** Whether a browser may be opened if the login has to be renewed. No by default. */
  allowBrowserLogin?: boolean;
  /** The login to switch to. */
  sessionId: string;
};
