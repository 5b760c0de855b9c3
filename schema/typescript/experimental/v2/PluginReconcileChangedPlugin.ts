// Written by `cargo xtask gen`; do not edit.

/** A plugin that was changed by `plugin/reconcile`, with what needs to be read anew. */
export type PluginReconcileChangedPlugin = {
  /** Whether it has connected apps. */
  hasApps: boolean;
  /** Whether it has hooks. */
  hasHooks: boolean;
  /** Whether it has MCP servers. */
  hasMcps: boolean;
  /** Whether it has skills. */
  hasSkills: boolean;
  /** The plugin's id. */
  id: string;
};
