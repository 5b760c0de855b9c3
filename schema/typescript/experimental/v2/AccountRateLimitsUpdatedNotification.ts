// Written by `cargo xtask gen`; do not edit.
import type { RateLimitSnapshot } from "./RateLimitSnapshot";

/** Payload of `account/rateLimits/updated`. */
export type AccountRateLimitsUpdatedNotification = {
  /** The limits as last seen. */
  rateLimits: RateLimitSnapshot;
};
