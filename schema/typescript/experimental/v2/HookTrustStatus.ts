// Written by `cargo xtask gen`; do not edit.

/** Whether a hook is trusted. */
export type HookTrustStatus =
  /** An administrator set it; the user's trust is not asked. */
  | "managed"
  /** The user has not trusted it. */
  | "untrusted"
  /** The user trusts it as it is. */
  | "trusted"
  /** The user trusted it, but it has changed since. */
  | "modified";
