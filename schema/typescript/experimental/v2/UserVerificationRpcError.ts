// Written by `cargo xtask gen`; do not edit.
import type { UserVerificationErrorDetails } from "./UserVerificationErrorDetails";

/** The error that answers a user verification. */
export type UserVerificationRpcError = {
  /** The kind of error, as JSON-RPC counts it. */
  code: number;
  /** Why the verification came to nothing. */
  data: UserVerificationErrorDetails;
  /** What happened, in words. */
  message: string;
};
