// Written by `cargo xtask gen`; do not edit.
import type { AppBranding } from "./AppBranding";
import type { AppMetadata } from "./AppMetadata";

/** An app on offer. */
export type AppInfo = {
  /** More about it, as its directory page shows it. */
  appMetadata: AppMetadata | null;
  /** Who is behind it. */
  branding: AppBranding | null;
  /** What it does, for people. */
  description: string | null;
  /** How it is given out, as the backend calls it. */
  distributionChannel: string | null;
  /** Its icons for light backgrounds, by the backend's name for each. */
  iconAssets: { [key in string]?: string } | null;
  /** Its icons for dark backgrounds, by the backend's name for each. */
  iconDarkAssets: { [key in string]?: string } | null;
  /** Its id. */
  id: string;
  /** The page where the user can connect it. */
  installUrl: string | null;
  /** Whether the user has connected it, so that it can be used. No if left out. */
  isAccessible: boolean;
  /** Whether the configuration lets it be used. Yes if left out. */
  isEnabled: boolean;
  /** Labels of the backend, by name. */
  labels: { [key in string]?: string } | null;
  /** Its logo for light backgrounds. */
  logoUrl: string | null;
  /** Its logo for dark backgrounds. */
  logoUrlDark: string | null;
  /** Its name for people. */
  name: string;
  /** Names of the plugins that bring it along. None if left out. */
  pluginDisplayNames: Array<string>;
};
