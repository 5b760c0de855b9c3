// Written by `cargo xtask gen`; do not edit.
import type { NonSteerableTurnKind } from "./NonSteerableTurnKind";

/** The kind of a turn's error, for clients to branch on. */
export type CodexErrorInfo =
  /** The history does not fit the model's context window. */
  | "contextWindowExceeded"
  /** The session used up its budget. */
  | "sessionBudgetExceeded"
  /** The account used up its allowance. */
  | "usageLimitExceeded"
  /** Too many requests in a short time. */
  | "rateLimitExceeded"
  /** The flexible service tier has no capacity. */
  | "flexUnavailable"
  /** The provider has no capacity. */
  | "serverOverloaded"
  /** The provider does not know the model. */
  | "modelNotFound"
  /** There is no capacity for checking policies. */
  | "policyCapacityUnavailable"
  /** The provider's rules on security work forbid it. */
  | "cyberPolicy"
  /** The provider's rules on biology forbid it. */
  | "bioPolicy"
  /** The provider's rules on misaligned behaviour forbid it. */
  | "misalignmentPolicyViolation"
  /** The automatic reviewer refused too often. */
  | "tooManyDenials"
  /** The provider failed inside. */
  | "internalServerError"
  /** The login is missing or no longer valid. */
  | "unauthorized"
  /** The provider did not accept the request. */
  | "badRequest"
  /** The thread could not be taken back to an earlier turn. */
  | "threadRollbackFailed"
  /** The sandbox could not be set up. */
  | "sandboxError"
  /** Anything else. */
  | "other"
  /** A hook refused the model request. */
  | "inferenceHookDenied"
  /** The provider could not be reached. */
  | {
    httpConnectionFailed: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The response's stream could not be opened. */
  | {
    responseStreamConnectionFailed: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The response's stream broke before its end. */
  | {
    responseStreamDisconnected: {
      /** The HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** It failed as often as it may be tried. */
  | {
    responseTooManyFailedAttempts: {
      /** The last HTTP status, if there was one. */
      httpStatusCode: number | null;
    };
  }
  /** The running turn takes no further input. */
  | {
    activeTurnNotSteerable: {
      /** What kind of turn it is. */
      turnKind: NonSteerableTurnKind;
    };
  }
  /** A kind that this version does not know, as it was received. */
  | string | Record<string, never>;
