// Written by `cargo xtask gen`; do not edit.
import type { PluginSharePrincipalRole } from "./PluginSharePrincipalRole";
import type { PluginSharePrincipalType } from "./PluginSharePrincipalType";

/** Someone with whom a plugin is shared. */
export type PluginSharePrincipal = {
  /** Their name for people. */
  name: string;
  /** Their id. */
  principalId: string;
  /** Whether they are a person, a group or a workspace. */
  principalType: PluginSharePrincipalType;
  /** What they may do with it. */
  role: PluginSharePrincipalRole;
};
