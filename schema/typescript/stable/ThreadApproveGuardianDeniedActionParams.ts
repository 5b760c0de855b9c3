// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/approveGuardianDeniedAction`. */
export type ThreadApproveGuardianDeniedActionParams = {
  /** The automatic reviewer's event that told of the refusal, as the client received it. */
  event: unknown;
  /** The thread. */
  threadId: string;
};
