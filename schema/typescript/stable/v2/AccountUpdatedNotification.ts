// Written by `cargo xtask gen`; do not edit.
import type { AccountUpdateReason } from "./AccountUpdateReason";
import type { AuthMode } from "../AuthMode";
import type { PlanType } from "../PlanType";

/**
 * Payload of `account/updated`, sent to every connection after a login or a logout, even if nobody
 * was logged in.
 */
export type AccountUpdatedNotification = {
  /** How the user is logged in now; `None` if nobody is. */
  authMode: AuthMode | null;
  /** The account's plan; `None` for logins without one, such as an API key. */
  planType: PlanType | null;
  /** The reason for the notification where it is not a login or a logout; `None` otherwise. */
  reason: AccountUpdateReason | null;
};
