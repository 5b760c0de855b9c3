// Written by `cargo xtask gen`; do not edit.
import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** How a skill is shown. */
export type SkillInterface = {
  /** Its colour. */
  brandColor?: string;
  /** What the user might say to begin with it. */
  defaultPrompt?: string;
  /** Its name for people. */
  displayName?: string;
  /** The file of its large icon. */
  iconLarge?: AbsolutePathBuf;
  /** The URL of its large icon. */
  iconLargeUrl: string | null;
  /** The file of its small icon. */
  iconSmall?: AbsolutePathBuf;
  /** The URL of its small icon. */
  iconSmallUrl: string | null;
  /** What it does, in few words. */
  shortDescription?: string;
};
