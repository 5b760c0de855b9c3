// Written by `cargo xtask gen`; do not edit.
import type { AccountSessionWorkspace } from "./AccountSessionWorkspace";

/** A login that the server keeps, so that the user can switch to it. */
export type AccountSession = {
  /** The user's name, if known. */
  displayName: string | null;
  /** The user's e-mail address, if known. */
  email: string | null;
  /** The user's picture, if there is one. */
  imageUrl: string | null;
  /** Whether it is the one in use. */
  isActive: boolean;
  /** When it was last in use, in seconds since the Unix epoch. */
  lastUsedAt: number;
  /** The `accountId` of the workspace chosen in it, if any. */
  selectedWorkspaceAccountId: string | null;
  /** Its id, for `accountSession/switch`. */
  sessionId: string;
  /** The user as the backend knows it. */
  userId: string | null;
  /** The workspaces that the user can choose from. */
  workspaces: Array<AccountSessionWorkspace>;
};
