// Written by `cargo xtask gen`; do not edit.

/**
 * What a thread has cost with one model at one effort and speed; counts that are not known are
 * `None`.
 */
export type ThreadUsageBreakdownGroup = {
  /** Tokens sent that the provider had cached. */
  cachedInputTokens: number | null;
  /** About how much in credits, in millionths of one. */
  estimatedUsageCreditsMicros: number;
  /** Tokens sent, cached ones included. */
  inputTokens: number | null;
  /** The model, if known. */
  model: string | null;
  /** Tokens sent that were new. */
  netNewInputTokens: number | null;
  /** Tokens received. */
  outputTokens: number | null;
  /** How hard the model was to think, if known. */
  reasoningEffort: string | null;
  /** The speed at which the model was used, as the backend calls it. */
  speed: string | null;
  /** All tokens, as the backend adds them up. */
  totalTokens: number | null;
};
