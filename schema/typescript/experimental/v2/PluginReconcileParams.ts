// Written by `cargo xtask gen`; do not edit.

/** Params of `plugin/reconcile`. */
export type PluginReconcileParams = {
  /** The client's word for why it asks. */
  reason?: string | null;
};
