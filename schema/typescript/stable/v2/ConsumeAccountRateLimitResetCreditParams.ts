// Written by `cargo xtask gen`; do not edit.

/** Params of `account/rateLimitResetCredit/consume`. */
export type ConsumeAccountRateLimitResetCreditParams = {
  /** The credit to spend; left out, the backend chooses one. */
  creditId?: string | null;
  /** The client's key for this wish; repeating it with the same key spends no second credit. */
  idempotencyKey: string;
};
