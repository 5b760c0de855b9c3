// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { SkillDependencies } from "./SkillDependencies";
import type { SkillInterface } from "./SkillInterface";
import type { SkillScope } from "./SkillScope";

/** A skill, as far as a list shows it. */
export type SkillMetadata = {
  /** What it needs, if it says so. */
  dependencies?: SkillDependencies;
  /** What it is for, from its front matter. */
  description: string;
  /** Whether models are offered it. */
  enabled: boolean;
  /** How clients show it, if it says so. */
  interface?: SkillInterface;
  /** Its name. */
  name: string;
  /** Its SKILL.md; absolute. */
  path: LegacyAppPathString;
  /** The plugin that brings it; `None` if none does. */
  pluginId: string | null;
  /** Where it was found. */
  scope: SkillScope;
  /** What it is for, in fewer words, if it says so. */
  shortDescription?: string;
};
