// Written by `cargo xtask gen`; do not edit.

/** Bought credits. */
export type CreditsSnapshot = {
  /** What is left, as text. */
  balance: string | null;
  /** Whether there are any. */
  hasCredits: boolean;
  /** Whether they never run out. */
  unlimited: boolean;
};
