// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "./AbsolutePathBuf";

/** How a skill is shown. */
export type SkillInterface = {
  /** Its colour. */
  brandColor?: string | null;
  /** What the user might say to begin with it. */
  defaultPrompt?: string | null;
  /** Its name for people. */
  displayName?: string | null;
  /** The file of its large icon. */
  iconLarge?: AbsolutePathBuf | null;
  /** The URL of its large icon. */
  iconLargeUrl?: string | null;
  /** The file of its small icon. */
  iconSmall?: AbsolutePathBuf | null;
  /** The URL of its small icon. */
  iconSmallUrl?: string | null;
  /** What it does, in few words. */
  shortDescription?: string | null;
};
