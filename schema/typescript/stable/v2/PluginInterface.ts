// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** How a plugin is shown. */
export type PluginInterface = {
  /** Its colour. */
  brandColor: string | null;
  /** What it can do, in few words each. */
  capabilities: Array<string>;
  /** What kind of plugin it is. */
  category: string | null;
  /** The file of its icon where the user writes. */
  composerIcon: AbsolutePathBuf | null;
  /** The URL of its icon where the user writes. */
  composerIconUrl: string | null;
  /** What the user might say to begin with it. */
  defaultPrompt: Array<string> | null;
  /** Who makes it. */
  developerName: string | null;
  /** Its name for people. */
  displayName: string | null;
  /** The file of its logo. */
  logo: AbsolutePathBuf | null;
  /** The file of its logo on dark ground. */
  logoDark: AbsolutePathBuf | null;
  /** The URL of its logo. */
  logoUrl: string | null;
  /** The URL of its logo on dark ground. */
  logoUrlDark: string | null;
  /** What it does, at length. */
  longDescription: string | null;
  /** The page on privacy. */
  privacyPolicyUrl: string | null;
  /** URLs of pictures of it. */
  screenshotUrls: Array<string>;
  /** Files with pictures of it. */
  screenshots: Array<AbsolutePathBuf>;
  /** What it does, in few words. */
  shortDescription: string | null;
  /** The page with its terms. */
  termsOfServiceUrl: string | null;
  /** Where to read about it. */
  websiteUrl: string | null;
};
