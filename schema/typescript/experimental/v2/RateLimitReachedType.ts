// Written by `cargo xtask gen`; do not edit.

/** Which limit was reached. */
export type RateLimitReachedType =
  /** The rate limit. */
  | "rate_limit_reached"
  /** The workspace has no credits left; the user owns it. */
  | "workspace_owner_credits_depleted"
  /** The workspace has no credits left; the user is a member. */
  | "workspace_member_credits_depleted"
  /** The workspace's allowance is used up; the user owns it. */
  | "workspace_owner_usage_limit_reached"
  /** The workspace's allowance is used up; the user is a member. */
  | "workspace_member_usage_limit_reached";
