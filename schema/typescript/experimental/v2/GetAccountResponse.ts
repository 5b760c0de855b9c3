// Written by `cargo xtask gen`; do not edit.
import type { Account } from "./Account";
import type { WorkspaceRouting } from "./WorkspaceRouting";

/** Answer to `account/read`. */
export type GetAccountResponse = {
  /** Who is logged in; `None` if nobody is, or if no login is needed. */
  account: Account | null;
  /** Whether the default provider needs a login. */
  requiresOpenaiAuth: boolean;
  /** The user as the provider knows it. */
  userId: string | null;
  /** Where the account's requests go, if that is decided. */
  workspaceRouting: WorkspaceRouting | null;
};
