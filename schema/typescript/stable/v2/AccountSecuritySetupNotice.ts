// Written by `cargo xtask gen`; do not edit.
import type { AccountSecuritySetupAction } from "./AccountSecuritySetupAction";

/** A notice that asks the user to make the account safer. */
export type AccountSecuritySetupNotice = {
  /** The account it is about. */
  accountId: string;
  /** What the user can do about it. */
  action: AccountSecuritySetupAction;
  /** Its text. */
  description: string;
  /** Its heading. */
  title: string;
  /** The user it is for. */
  userId: string;
};
