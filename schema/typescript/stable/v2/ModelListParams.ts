// Written by `cargo xtask gen`; do not edit.

/** Params of `model/list`. */
export type ModelListParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** Whether to list models that are not offered to everyone. No by default. */
  includeHidden?: boolean | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The provider. The default provider if unset. */
  modelProvider?: string | null;
};
