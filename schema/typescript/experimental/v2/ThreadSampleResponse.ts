// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/sample`. */
export type ThreadSampleResponse = {
  /** Input tokens that the provider had cached; `None` if not told. */
  cachedInputTokens: number | null;
  /** Input tokens in all; `None` if not told. */
  inputTokens: number | null;
  /** Output tokens; `None` if not told. */
  outputTokens: number | null;
  /** The provider's id of the response. */
  responseId: string;
  /** The turn up to which the history was used. */
  sourceTurnId: string;
  /** The model's text; `None` if it gave none. */
  text: string | null;
};
