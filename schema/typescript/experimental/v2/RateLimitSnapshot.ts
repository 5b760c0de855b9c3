// Written by `cargo xtask gen`; do not edit.
import type { CreditsSnapshot } from "./CreditsSnapshot";
import type { PlanType } from "../PlanType";
import type { RateLimitReachedType } from "./RateLimitReachedType";
import type { RateLimitWindow } from "./RateLimitWindow";
import type { SpendControlLimitSnapshot } from "./SpendControlLimitSnapshot";

/** What a provider said about its limits. */
export type RateLimitSnapshot = {
  /** Bought credits. */
  credits: CreditsSnapshot | null;
  /** A limit set for this user. */
  individualLimit: SpendControlLimitSnapshot | null;
  /** Which limit this is about. */
  limitId: string | null;
  /** Its name for people. */
  limitName: string | null;
  /** The model that the limit applies to when it is not a fallback. */
  normalModelSlug: string | null;
  /** The account's plan. */
  planType: PlanType | null;
  /** The shorter window. */
  primary: RateLimitWindow | null;
  /** Which limit was reached, if any. */
  rateLimitReachedType: RateLimitReachedType | null;
  /** The longer window. */
  secondary: RateLimitWindow | null;
  /** Whether a limit on spending was reached. */
  spendControlReached: boolean | null;
};
