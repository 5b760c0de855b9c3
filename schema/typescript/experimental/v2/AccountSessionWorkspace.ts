// Written by `cargo xtask gen`; do not edit.
import type { AccountSessionWorkspaceKind } from "./AccountSessionWorkspaceKind";

/** A workspace that a login can be used with. */
export type AccountSessionWorkspace = {
  /** Its id, for `accountSession/switch`. */
  accountId: string;
  /** Its picture, if there is one. */
  imageUrl: string | null;
  /** Whose it is, if known. */
  kind: AccountSessionWorkspaceKind | null;
  /** Its name, if known. */
  name: string | null;
};
