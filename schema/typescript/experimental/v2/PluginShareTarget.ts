// Written by `cargo xtask gen`; do not edit.
import type { PluginSharePrincipalType } from "./PluginSharePrincipalType";
import type { PluginShareTargetRole } from "./PluginShareTargetRole";

/** Someone with whom a plugin is to be shared. */
export type PluginShareTarget = {
  /** Their id. */
  principalId: string;
  /** Whether they are a person, a group or a workspace. */
  principalType: PluginSharePrincipalType;
  /** What they may do with it. */
  role: PluginShareTargetRole;
};
