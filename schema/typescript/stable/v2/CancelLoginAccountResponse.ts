// Written by `cargo xtask gen`; do not edit.
import type { CancelLoginAccountStatus } from "./CancelLoginAccountStatus";

/** Answer to `account/login/cancel`. */
export type CancelLoginAccountResponse = {
  /** Whether there was anything to cancel. */
  status: CancelLoginAccountStatus;
};
