// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { RateLimitResetCreditsSummary } from "./RateLimitResetCreditsSummary";
import type { RateLimitSnapshot } from "./RateLimitSnapshot";

/** Answer to `account/rateLimits/read`. */
export type GetAccountRateLimitsResponse = {
  /** The account that the limits hold for, if known. */
  accountId: string | null;
  /** Whether the account may go on as usual; `None` if the backend does not say. */
  ordinaryUsageAllowed: boolean | null;
  /** Credits by which the limits can be made to start anew, if the account may have any. */
  rateLimitResetCredits: RateLimitResetCreditsSummary | null;
  /** What the backend offers for sale when a limit is reached, as it says it. */
  rateLimitUpsell: JsonValue;
  /** The account's main limit. */
  rateLimits: RateLimitSnapshot;
  /** Every limit by its `limitId`, if the backend tells more than one. */
  rateLimitsByLimitId: { [key in string]?: RateLimitSnapshot } | null;
};
