// Written by `cargo xtask gen`; do not edit.
import type { AccountSecuritySetupNotice } from "./AccountSecuritySetupNotice";

/** Answer to `account/securitySetup/read`. */
export type GetAccountSecuritySetupResponse = {
  /** What the user should be told; `None` if there is nothing to do. */
  notice: AccountSecuritySetupNotice | null;
};
