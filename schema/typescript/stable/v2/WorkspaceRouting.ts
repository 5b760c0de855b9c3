// Written by `cargo xtask gen`; do not edit.
import type { AccountRoutingOverride } from "./AccountRoutingOverride";

/** Where an account's requests go. */
export type WorkspaceRouting = {
  /** Where they may be processed. */
  accountRoutingOverride: AccountRoutingOverride;
  /** The origin, `https://HOST`, of the backend they go to. */
  backendOrigin: string;
  /** The account as the backend knows it. */
  chatgptAccountId: string;
};
