// Written by `cargo xtask gen`; do not edit.

/** A reason for withholding a message. */
export type BlockReason =
  /** A rule that protects people. */
  | {
    kind: "protection";
    /** The rule, as the provider names it. */
    protectionType: string;
  }
  /** A rule about attacks on computers. */
  | {
    kind: "cyber";
    /** True if the provider's programme for security work would allow it. */
    trustedAccess?: boolean;
  };
