// Written by `cargo xtask gen`; do not edit.
import type { RequestId } from "../RequestId";

/** Params of `userVerification/cancel`. Unknown fields are refused. */
export type UserVerificationCancelParams = {
  /** The request id of the user verification to cancel. */
  requestId: RequestId;
};
