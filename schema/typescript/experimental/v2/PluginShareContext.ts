// Written by `cargo xtask gen`; do not edit.
import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginSharePrincipal } from "./PluginSharePrincipal";

/** How a plugin is shared. */
export type PluginShareContext = {
  /** Whether the user may list it for the whole workspace; `None` if that is not known. */
  canPublishToWorkspace: boolean | null;
  /** Who made it, by id. */
  creatorAccountUserId: string | null;
  /** Who made it, by name. */
  creatorName: string | null;
  /** Who can find it; `None` if that is not known. */
  discoverability: PluginShareDiscoverability | null;
  /** The plugin's id in the cloud. */
  remotePluginId: string;
  /** The version in the cloud; `None` if that is not known. */
  remoteVersion: string | null;
  /** With whom it is shared; `None` if that is not known. */
  sharePrincipals: Array<PluginSharePrincipal> | null;
  /** The page by which it is shared. */
  shareUrl: string | null;
};
